//! The words of a line: which are quoted or escaped, and which are tags.

use std::ops::Range;

use super::fields::TagText;
use super::prefix::{Prefix, prefixes};

/// Marks that may follow a tag's name without belonging to it: `#craft, #health.`
const MARKS: [char; 3] = [',', '.', ')'];

/// A word of a line.
#[derive(Clone)]
pub(super) struct Word {
    /// The bytes of the line that it takes, quotes and escapes included.
    pub(super) range: Range<usize>,
    /// Its text for a title, without quotes and escapes. Empty for a tag.
    pub(super) text: String,
    /// Whether it was quoted or escaped: it is then title, whatever it looks like.
    pub(super) literal: bool,
    /// The tag, where the word is one.
    pub(super) tag: Option<Tag>,
}

impl Word {
    /// Whether it can be a time or a day: it is neither quoted nor a tag.
    pub(super) fn is_plain(&self) -> bool {
        !self.literal && self.tag.is_none()
    }
}

/// Returns words as they were typed, with one space between them and without a mark at the end.
pub(super) fn typed(words: &[&Word], range: Range<usize>) -> String {
    let words = words.get(range).unwrap_or_default();
    let text = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    text.trim_end_matches([':', ',']).to_owned()
}

/// Returns the bytes of the line that words take, from the first to the last.
pub(super) fn bytes(words: &[&Word], range: Range<usize>) -> Range<usize> {
    let words = words.get(range).unwrap_or_default();
    words.first().zip(words.last()).map_or(0..0, |(first, last)| first.range.start..last.range.end)
}

/// A tag as it was typed.
#[derive(Clone)]
pub(super) struct Tag {
    /// The prefix that it begins with.
    pub(super) prefix: Prefix,
    /// The same as it was typed: `FOR:`.
    pub(super) typed_prefix: String,
    /// What follows the prefix, without quotes.
    pub(super) name: String,
    /// Whether the name was quoted.
    pub(super) quoted: bool,
}

/// Returns the characters of a text that are read, each with its byte. Control characters are left out; those that are
/// white space come as a space.
pub(super) fn kept(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().filter_map(|(at, letter)| match letter {
        space if space.is_control() && space.is_whitespace() => Some((at, ' ')),
        control if control.is_control() => None,
        letter => Some((at, letter)),
    })
}

/// Returns the words of a line, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let kept: Vec<(usize, char)> = kept(text).collect();
    let letters = Letters(&kept);
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(letter) = letters.letter(at) {
        if letter.is_whitespace() {
            at += 1;
        } else {
            let (word, end) = letters.word(at);
            words.push(word);
            at = end;
        }
    }
    words
}

/// Returns the prefix of the tag that a text begins with, the same as it was typed, and what follows it. A quote that
/// opens after the prefix need not be closed yet. None where the text begins no tag.
pub(super) fn beginning(text: &str) -> Option<(Prefix, &str, &str)> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let prefix = Letters(&letters).prefix(0)?;
    let (typed, name) = text.split_at_checked(prefix.text.len())?;
    let name = name.strip_prefix('"').unwrap_or(name);
    (!prefix.is_sigil() || name.chars().next().is_none_or(char::is_alphabetic))
        .then_some((prefix, typed, name))
}

/// The letters of a line, each with the byte that it begins at.
struct Letters<'a>(&'a [(usize, char)]);

impl Letters<'_> {
    fn letter(&self, at: usize) -> Option<char> {
        self.0.get(at).map(|(_, letter)| *letter)
    }

    fn from(&self, at: usize) -> impl Iterator<Item = char> {
        self.0.get(at..).unwrap_or_default().iter().map(|(_, letter)| *letter)
    }

    fn text(&self, range: Range<usize>) -> String {
        self.from(range.start).take(range.len()).collect()
    }

    /// Returns where the word that goes on at `at` ends.
    fn end(&self, at: usize) -> usize {
        at + self.from(at).take_while(|letter| !letter.is_whitespace()).count()
    }

    /// Returns what stands in the quotes that open at `at`, and where its word ends; `marks` may stand between the closing
    /// quote and that end. None where no quote opens there, or where none closes at the end of a word.
    fn quoted(&self, at: usize, marks: &[char]) -> Option<(Range<usize>, usize)> {
        if self.letter(at)? != '"' {
            return None;
        }
        (at + 1..self.0.len()).filter(|close| self.letter(*close) == Some('"')).find_map(|close| {
            let end = close + 1 + self.from(close + 1).take_while(|letter| marks.contains(letter)).count();
            self.letter(end).is_none_or(char::is_whitespace).then_some((at + 1..close, end))
        })
    }

    /// Returns the prefix that stands at `at`, in whatever case.
    fn prefix(&self, at: usize) -> Option<Prefix> {
        let stands_here = |prefix: &Prefix| {
            let mut letters = self.from(at);
            prefix
                .text
                .chars()
                .all(|letter| letters.next().is_some_and(|one| one.eq_ignore_ascii_case(&letter)))
        };
        prefixes().find(stands_here)
    }

    fn word(&self, at: usize) -> (Word, usize) {
        let escapes = self.letter(at) == Some('\\')
            && self.letter(at + 1).is_some_and(|letter| !letter.is_whitespace());
        if escapes {
            let end = self.end(at + 1);
            return (self.made(at..end, self.text(at + 1..end), true, None), end);
        }
        if let Some((inner, end)) = self.quoted(at, &[]) {
            return (self.made(at..end, self.text(inner), true, None), end);
        }
        if let Some((tag, end)) = self.tag(at) {
            return (self.made(at..end, String::new(), false, Some(tag)), end);
        }
        let end = self.end(at);
        (self.made(at..end, self.text(at..end), false, None), end)
    }

    fn tag(&self, at: usize) -> Option<(Tag, usize)> {
        let prefix = self.prefix(at)?;
        let start = at + prefix.text.len();
        let typed_prefix = self.text(at..start);
        let quoted = self.quoted(start, &MARKS).filter(|(inner, _)| !inner.is_empty());
        if let Some((inner, end)) = quoted {
            return Some((Tag { prefix, typed_prefix, name: self.text(inner), quoted: true }, end));
        }
        let first = self.letter(start)?;
        let names =
            if prefix.is_sigil() { first.is_alphabetic() } else { !first.is_whitespace() && first != '"' };
        let end = self.end(start);
        let name = self.text(start..end);
        // `due:20.11.` ends with a mark of its own.
        let is_day = matches!(prefix.field.text, TagText::Day);
        let bare = if is_day { name.as_str() } else { name.trim_end_matches(MARKS) };
        let tag = || Tag { prefix, typed_prefix, name: bare.to_owned(), quoted: false };
        (names && !bare.is_empty()).then(|| (tag(), end))
    }

    fn made(&self, range: Range<usize>, text: String, literal: bool, tag: Option<Tag>) -> Word {
        let bytes = match (self.0.get(range.start), self.0.get(range.end.saturating_sub(1))) {
            (Some((start, _)), Some((last, letter))) => *start..last + letter.len_utf8(),
            _ => 0..0,
        };
        Word { range: bytes, text, literal, tag }
    }
}
