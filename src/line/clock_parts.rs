//! Splits a typed time into numbers, am or pm, and dashes, so that spaces between them make no difference.

use super::clock::NOON;
use super::tokens::Word;
use crate::domain::time::{DAY, HOUR, Time};

/// The characters for the `-` of a range, or between a time and a title.
pub(super) const DASHES: [char; 3] = ['-', '–', '—'];
/// The most words of a time: `9 am to 10 am`.
const MOST_WORDS: usize = 5;

/// A half of the day: am or pm.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    /// am.
    Morning,
    /// pm.
    Afternoon,
}

/// A time as it was typed: `9`, `9:30`, `9.30`, `9am`, `9:30pm`. It may not exist: `9:75`.
#[derive(Clone, Copy)]
pub(super) struct TypedClock {
    /// The hours, as typed.
    pub(super) hours: u32,
    /// The character between hours and minutes. None without minutes.
    pub(super) mark: Option<char>,
    /// The minutes. 0 where none were typed.
    pub(super) past: u32,
    /// am or pm. None where neither was typed.
    pub(super) half: Option<Half>,
}

impl TypedClock {
    /// Returns the minutes after midnight, with am and pm taken into account. None where the time does not exist.
    pub(super) fn minutes(&self) -> Option<u32> {
        let hours = match self.half {
            None => self.hours,
            Some(half) if (1..=12).contains(&self.hours) => {
                self.hours % 12 + if half == Half::Afternoon { 12 } else { 0 }
            }
            Some(_) => return None,
        };
        let minutes = hours * HOUR + self.past;
        (self.past < HOUR && minutes <= 2 * DAY).then_some(minutes)
    }

    /// Whether it is hours alone, without am or pm.
    pub(super) fn is_bare(&self) -> bool {
        self.mark.is_none() && self.half.is_none()
    }

    /// Whether it is a time even outside a range. A lone `9` or `3.14` is text.
    pub(super) fn stands_alone(&self) -> bool {
        self.mark == Some(':') || self.half.is_some()
    }

    /// Returns minutes after midnight as minutes of the planning day. A time before the day's start is in the night
    /// after it.
    pub(super) fn in_day(&self, minutes: u32, day_start: Time) -> u32 {
        let before = minutes < DAY && minutes < day_start.minutes();
        if before { minutes + DAY } else { minutes }
    }

    /// Returns the same time in the afternoon, in the form of the range's start: `9-5` most likely means `9-17`. None
    /// where it is in the afternoon already, or does not exist.
    pub(super) fn later_half(&self, start: &TypedClock) -> Option<TypedClock> {
        if self.minutes()? >= NOON {
            return None;
        }
        Some(if self.half.is_some() || start.half.is_some() {
            let hours = if self.hours == 0 { 12 } else { self.hours };
            TypedClock { hours, half: Some(Half::Afternoon), ..*self }
        } else {
            TypedClock { hours: self.hours + 12, ..*self }
        })
    }

    /// Returns it as it would be typed.
    pub(super) fn shown(&self) -> String {
        let half = match self.half {
            None => "",
            Some(Half::Morning) => "am",
            Some(Half::Afternoon) => "pm",
        };
        match self.mark {
            Some(mark) => format!("{}{mark}{:02}{half}", self.hours, self.past),
            None => format!("{}{half}", self.hours),
        }
    }
}

/// A part of a typed time.
#[derive(Clone, Copy)]
enum ClockPart {
    /// Hours, with minutes or without.
    Number(TypedClock),
    /// am or pm.
    Half(Half),
    /// A dash, or the word `to`.
    Dash,
    /// Punctuation at the end of a word. It ends the time.
    Stop,
}

/// The parts of some words, each with the index of its word among them.
pub(super) struct ClockParts(Vec<(ClockPart, usize)>);

impl ClockParts {
    /// Splits the words from `at` on, up to the first that can't be part of a time.
    pub(super) fn of(words: &[&Word], at: usize) -> ClockParts {
        let mut all = Vec::new();
        for (number, word) in words.iter().skip(at).take(MOST_WORDS).enumerate() {
            let parts = if word.is_plain() { parts_of(&word.text) } else { None };
            let Some(parts) = parts else { break };
            all.extend(parts.into_iter().map(|part| (part, number)));
        }
        ClockParts(all)
    }

    fn part(&self, at: usize) -> Option<ClockPart> {
        self.0.get(at).map(|(part, _)| *part)
    }

    /// Whether a part is the first of its word.
    fn starts_word(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.0.get(before)), self.0.get(at)) {
            (Some((_, before)), Some((_, here))) => before != here,
            _ => true,
        }
    }

    /// Returns the time at a part, and the index of the part after it. None where there is none.
    pub(super) fn clock(&self, at: usize) -> Option<(TypedClock, usize)> {
        let Some(ClockPart::Number(bare)) = self.part(at) else { return None };
        match self.part(at + 1) {
            Some(ClockPart::Half(half)) => Some((TypedClock { half: Some(half), ..bare }, at + 2)),
            _ => Some((bare, at + 1)),
        }
    }

    /// Returns the index of the part after a dash. None where there is no dash, or where the dash begins a date:
    /// `9:00 -1`.
    pub(super) fn dash(&self, at: usize, start: &TypedClock) -> Option<usize> {
        let Some(ClockPart::Dash) = self.part(at) else { return None };
        let leads = self.starts_word(at) && !self.starts_word(at + 1);
        let bare_number = matches!(self.part(at + 1), Some(ClockPart::Number(TypedClock { mark: None, .. })));
        (!leads || !bare_number || !start.stands_alone()).then_some(at + 1)
    }

    /// Returns the number of words that end before a part. None where a word goes on at that part.
    pub(super) fn words_before(&self, at: usize) -> Option<usize> {
        let at = if matches!(self.part(at), Some(ClockPart::Stop)) { at + 1 } else { at };
        let (_, last) = self.0.get(at.checked_sub(1)?)?;
        self.starts_word(at).then_some(last + 1)
    }
}

/// Returns the parts of a word. None where it has anything else in it.
fn parts_of(word: &str) -> Option<Vec<ClockPart>> {
    let word = word.to_lowercase();
    if word == "to" {
        return Some(vec![ClockPart::Dash]);
    }
    let (mut rest, stops) = match word.strip_suffix([':', ',']) {
        Some(rest) if !rest.is_empty() => (rest, true),
        _ => (word.as_str(), false),
    };
    let mut parts = Vec::new();
    while let Some(first) = rest.chars().next() {
        let (part, length) = match first {
            'a' if rest.starts_with("am") => (ClockPart::Half(Half::Morning), 2),
            'p' if rest.starts_with("pm") => (ClockPart::Half(Half::Afternoon), 2),
            dash if DASHES.contains(&dash) => (ClockPart::Dash, dash.len_utf8()),
            _ => number(rest)?,
        };
        parts.push(part);
        rest = rest.get(length..)?;
    }
    parts.extend(stops.then_some(ClockPart::Stop));
    Some(parts)
}

/// Returns the hours at the start of a text, with or without minutes of two digits, and their length in bytes.
fn number(text: &str) -> Option<(ClockPart, usize)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let length = digits(text);
    let hours = text.get(..length).filter(|_| (1..=2).contains(&length))?.parse().ok()?;
    let number = |mark, past| ClockPart::Number(TypedClock { hours, mark, past, half: None });
    let after = text.get(length..)?;
    match after.chars().next() {
        Some(mark @ (':' | '.')) => {
            let minutes = after.get(1..)?;
            let past = minutes.get(..2).filter(|_| digits(minutes) == 2)?.parse().ok()?;
            Some((number(Some(mark), past), length + 3))
        }
        _ => Some((number(None, 0), length)),
    }
}
