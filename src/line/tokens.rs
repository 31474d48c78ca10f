//! Words of a line: what is quoted or escaped, and what is a tag.

use std::ops::Range;

use super::tags::Kind;

/// The signs that make a tag of the word they begin, with what the tag names.
pub(super) const SIGILS: [(char, Kind); 4] =
    [('@', Kind::Area), ('+', Kind::Engagement), ('#', Kind::Value), ('%', Kind::Mark)];

/// The words before a colon that do the same.
pub(super) const FORMS: [(&str, Kind); 10] = [
    ("area:", Kind::Area),
    ("for:", Kind::Engagement),
    ("value:", Kind::Value),
    ("with:", Kind::Person),
    ("due:", Kind::Due),
    ("promise:", Kind::Promise),
    ("demand:", Kind::Demand),
    ("agenda:", Kind::Agenda),
    ("estimate:", Kind::Estimate),
    ("allow:", Kind::Boundary),
];

/// Marks that may follow a tag's name without belonging to it: `#craft, #health.`
const MARKS: [char; 3] = [',', '.', ')'];

/// Whether a character is a sigil.
pub(super) fn is_sigil(letter: char) -> bool {
    SIGILS.iter().any(|(sigil, _)| *sigil == letter)
}

/// A word as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Its bytes in the line.
    pub(super) range: Range<usize>,
    /// What of it belongs to a title, without quotes and escapes.
    pub(super) text: String,
    /// Whether it was quoted or escaped, and so means nothing but itself.
    pub(super) literal: bool,
    /// What it tags, if it is a tag.
    pub(super) tag: Option<Tag>,
}

/// A tag as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// What it names.
    pub(super) kind: Kind,
    /// Its sigil, or its word with the colon.
    pub(super) prefix: String,
    /// The id or the name.
    pub(super) name: String,
    /// Whether the name was quoted.
    pub(super) quoted: bool,
}

/// The characters that count, each with its place: control characters are gone, those that space become spaces.
pub(super) fn kept(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().filter_map(|(at, letter)| match letter {
        space if space.is_control() && space.is_whitespace() => Some((at, ' ')),
        control if control.is_control() => None,
        letter => Some((at, letter)),
    })
}

/// The words of a line.
pub(super) fn words(text: &str) -> Vec<Word> {
    let letters: Vec<(usize, char)> = kept(text).collect();
    let line = Line { letters: &letters };
    let mut words = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if letters[at].1.is_whitespace() {
            at += 1;
        } else {
            let (word, end) = line.word(at);
            words.push(word);
            at = end;
        }
    }
    words
}

/// The part of a line from `start` to `end` that begins a tag, if it does: its prefix and what follows it. An
/// opening quote after the prefix need not be closed yet.
pub(super) fn beginning(text: &str) -> Option<(Kind, &str, &str)> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let (kind, length) = Line { letters: &letters }.prefix(0)?;
    let (prefix, name) = text.split_at(letters.get(length).map_or(text.len(), |(at, _)| *at));
    let name = name.strip_prefix('"').unwrap_or(name);
    let sigil_alone = prefix.len() == 1;
    (!sigil_alone || name.chars().next().is_none_or(char::is_alphabetic)).then_some((kind, prefix, name))
}

struct Line<'a> {
    letters: &'a [(usize, char)],
}

impl Line<'_> {
    fn letter(&self, at: usize) -> Option<char> {
        self.letters.get(at).map(|(_, letter)| *letter)
    }

    fn text(&self, range: Range<usize>) -> String {
        self.letters[range].iter().map(|(_, letter)| *letter).collect()
    }

    /// Where the word that goes on at `at` ends.
    fn end(&self, at: usize) -> usize {
        let rest = self.letters[at..].iter();
        at + rest.take_while(|(_, letter)| !letter.is_whitespace()).count()
    }

    /// What the quote that opens at `at` holds, and where its word ends. None where no quote opens there, or where it
    /// never closes at the end of a word. `marks` may stand between the closing quote and that end.
    fn quoted(&self, at: usize, marks: &[char]) -> Option<(Range<usize>, usize)> {
        if self.letter(at)? != '"' {
            return None;
        }
        (at + 1..self.letters.len()).filter(|close| self.letter(*close) == Some('"')).find_map(|close| {
            let after = self.letters[close + 1..].iter().take_while(|(_, letter)| marks.contains(letter));
            let end = close + 1 + after.count();
            self.letter(end).is_none_or(char::is_whitespace).then_some((at + 1..close, end))
        })
    }

    /// The kind and the length of a sigil or a word form that stands at `at`.
    fn prefix(&self, at: usize) -> Option<(Kind, usize)> {
        let first = self.letter(at)?;
        if let Some((_, kind)) = SIGILS.iter().find(|(sigil, _)| *sigil == first) {
            return Some((*kind, 1));
        }
        let stands_here = |form: &str| {
            form.chars().enumerate().all(|(offset, letter)| {
                self.letter(at + offset).is_some_and(|c| c.eq_ignore_ascii_case(&letter))
            })
        };
        FORMS.iter().find(|(form, _)| stands_here(form)).map(|(form, kind)| (*kind, form.len()))
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
        let (kind, length) = self.prefix(at)?;
        let start = at + length;
        let prefix = self.text(at..start);
        let quoted = self.quoted(start, &MARKS).filter(|(inner, _)| !inner.is_empty());
        if let Some((inner, end)) = quoted {
            return Some((Tag { kind, prefix, name: self.text(inner), quoted: true }, end));
        }
        let first = self.letter(start)?;
        let names = if length == 1 { first.is_alphabetic() } else { !first.is_whitespace() && first != '"' };
        let end = self.end(start);
        let name = self.text(start..end);
        // `due:20.11.` ends with a mark of its own.
        let bare = if kind == Kind::Due { name.as_str() } else { name.trim_end_matches(MARKS) };
        (names && !bare.is_empty()).then(|| (Tag { kind, prefix, name: bare.to_owned(), quoted: false }, end))
    }

    fn made(&self, range: Range<usize>, text: String, literal: bool, tag: Option<Tag>) -> Word {
        let bytes = match (self.letters.get(range.start), self.letters.get(range.end.saturating_sub(1))) {
            (Some((start, _)), Some((last, letter))) => *start..last + letter.len_utf8(),
            _ => 0..0,
        };
        Word { range: bytes, text, literal, tag }
    }
}
