//! Splits a line into words, and finds out which are quoted, escaped or tags.

use std::ops::Range;

use super::fields::TagText;
use super::prefix::{Prefix, prefixes};

/// Punctuation that may follow a tag's name without being part of it: `#craft, #health.`
const MARKS: [char; 3] = [',', '.', ')'];

/// A word of a line.
#[derive(Clone)]
pub(super) struct Word {
    /// Its bytes of the line, quotes and escapes included.
    pub(super) range: Range<usize>,
    /// Its text for a title, without quotes and escapes. Empty for a tag.
    pub(super) text: String,
    /// Whether it was quoted or escaped. Then it is title, even if it looks like a time, a day or a tag.
    pub(super) literal: bool,
    /// The tag. None where the word is not one.
    pub(super) tag: Option<Tag>,
}

impl Word {
    /// Whether it can be a time or a day: it is neither quoted nor a tag.
    pub(super) fn is_plain(&self) -> bool {
        !self.literal && self.tag.is_none()
    }
}

/// Returns words as they were typed, with one space between them and without punctuation at the end.
pub(super) fn typed(words: &[&Word], range: Range<usize>) -> String {
    let words = words.get(range).unwrap_or_default();
    let text = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    text.trim_end_matches([':', ',']).to_owned()
}

/// Returns a refusal, with how to write the text as a word of the title.
pub(super) fn as_a_word(what: &str, text: &str) -> String {
    format!("{what}. To keep it as text, quote it: \"{text}\"")
}

/// Returns the bytes of the line from the first to the last of some words.
pub(super) fn bytes(words: &[&Word], range: Range<usize>) -> Range<usize> {
    let words = words.get(range).unwrap_or_default();
    words.first().zip(words.last()).map_or(0..0, |(first, last)| first.range.start..last.range.end)
}

/// A tag as it was typed.
#[derive(Clone)]
pub(super) struct Tag {
    /// The prefix.
    pub(super) prefix: Prefix,
    /// The prefix as it was typed, such as `FOR:`.
    pub(super) typed_prefix: String,
    /// The text after the prefix, without quotes.
    pub(super) name: String,
    /// Whether the name was quoted.
    pub(super) quoted: bool,
}

/// Returns the characters of a text that are read, each with its byte index. Control characters are left out, except
/// that white space becomes a space.
pub(super) fn kept(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().filter_map(|(at, letter)| match letter {
        space if space.is_control() && space.is_whitespace() => Some((at, ' ')),
        control if control.is_control() => None,
        letter => Some((at, letter)),
    })
}

/// Returns the words of a line, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    words_with(text, &[])
}

/// Returns the words of a line in which some keys can have a text in quotes. `because:"a late call"` is one word then,
/// without its quotes.
pub(super) fn words_with(text: &str, keys: &[&str]) -> Vec<Word> {
    let kept: Vec<(usize, char)> = kept(text).collect();
    let letters = Letters(&kept);
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(letter) = letters.letter(at) {
        if letter.is_whitespace() {
            at += 1;
        } else {
            let (word, end) = letters.keyed(at, keys).unwrap_or_else(|| letters.word(at));
            words.push(word);
            at = end;
        }
    }
    words
}

/// Returns the prefix at the beginning of a text, the prefix as it was typed, and the text after it. A quote after the
/// prefix may still be open. None where the text begins no tag.
pub(super) fn beginning(text: &str) -> Option<(Prefix, &str, &str)> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let prefix = Letters(&letters).prefix(0)?;
    let (typed, name) = text.split_at_checked(prefix.text.len())?;
    let name = name.strip_prefix('"').unwrap_or(name);
    (!prefix.is_sigil() || name.chars().next().is_none_or(char::is_alphabetic))
        .then_some((prefix, typed, name))
}

/// The letters of a line, each with its byte index.
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

    /// Returns the end of the word at `at`.
    fn end(&self, at: usize) -> usize {
        at + self.from(at).take_while(|letter| !letter.is_whitespace()).count()
    }

    /// Returns the text in the quotes that open at `at`, and the end of its word. `marks` may follow the closing
    /// quote. None where no quote opens there, or where none closes at the end of a word.
    fn quoted(&self, at: usize, marks: &[char]) -> Option<(Range<usize>, usize)> {
        if self.letter(at)? != '"' {
            return None;
        }
        (at + 1..self.0.len()).filter(|close| self.letter(*close) == Some('"')).find_map(|close| {
            let end = close + 1 + self.from(close + 1).take_while(|letter| marks.contains(letter)).count();
            self.letter(end).is_none_or(char::is_whitespace).then_some((at + 1..close, end))
        })
    }

    /// Returns the prefix at `at`, in any case. None where there is none.
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

    /// Returns the word at `at` that is one of these keys with a text in quotes, and its end. None for another word.
    fn keyed(&self, at: usize, keys: &[&str]) -> Option<(Word, usize)> {
        let key: String = self.from(at).take_while(|letter| letter.is_alphabetic()).collect();
        let colon = at + key.chars().count();
        if self.letter(colon) != Some(':') || !keys.contains(&key.to_lowercase().as_str()) {
            return None;
        }
        let (inner, end) = self.quoted(colon + 1, &MARKS)?;
        Some((self.made(at..end, format!("{key}:{}", self.text(inner)), false, None), end))
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
        // The last dot of `due:20.11.` is part of the day.
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
