//! Lengths as people type them: `45m`, `1h30`, `1 h 30`, `1.5 hours`, each with or without `~` before it.

use super::tokens::Word;
use crate::domain::time::{HOUR, Minutes};

const MINUTE_WORDS: [&str; 4] = ["m", "min", "mins", "minutes"];
const HOUR_WORDS: [&str; 5] = ["h", "hr", "hrs", "hour", "hours"];
/// Units of other amounts. A range before one of them is no time: `5-10 km`.
const OTHER_UNITS: [&str; 4] = ["km", "kg", "%", "years"];

/// Whether a word is a unit. Bare numbers before a unit are no time: `10-30 min`, `5-10 km`.
pub(super) fn is_unit(word: &str) -> bool {
    let word = word.to_lowercase();
    [&MINUTE_WORDS[..], &HOUR_WORDS, &OTHER_UNITS].iter().any(|units| units.contains(&word.as_str()))
}

/// The most letters of a length in one word.
const LONGEST: usize = 8;

/// Reads a text as a length: `45m`, `1 h 30`. None for any other text, and for a length of 0.
pub fn duration(text: &str) -> Option<Minutes> {
    let words = super::tokens::words(text);
    let words: Vec<&Word> = words.iter().collect();
    length_at(&words, 0).filter(|(_, taken)| *taken == words.len()).map(|(length, _)| length)
}

/// Whether a word looks like a length but is none: `0m`, `1h60`.
pub(super) fn is_no_length(word: &Word) -> bool {
    let text = word.text.to_lowercase();
    let text = text.strip_prefix('~').unwrap_or(&text);
    let mut rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if !word.is_plain() || rest.len() == text.len() || text.len() > LONGEST {
        return false;
    }
    if let Some(minutes) = rest.strip_prefix('h') {
        rest = minutes.trim_start_matches(|letter: char| letter.is_ascii_digit());
        return (rest.is_empty() || rest == "m") && length_at(&[word], 0).is_none();
    }
    rest == "m" && length_at(&[word], 0).is_none()
}

/// Returns the length that begins at a word, and its number of words. None where there is none, and for a length of 0.
pub(super) fn length_at(words: &[&Word], at: usize) -> Option<(Minutes, usize)> {
    // Punctuation after a length is not part of it: `45m, Walk`.
    let plain = |at: usize| {
        let word = words.get(at).filter(|word| word.is_plain())?;
        Some(word.text.trim_end_matches([':', ',']).to_lowercase())
    };
    let first = plain(at)?;
    let first = first.strip_prefix('~').unwrap_or(&first);
    let second = plain(at + 1);
    let (length, taken) = match part(first) {
        Some(LengthWord::Number(amount)) => {
            let unit = unit(second.as_deref()?)?;
            // In `1 h 30` the minutes need no unit.
            let minutes = match (unit, plain(at + 2).as_deref().and_then(part)) {
                (Unit::Hour, Some(LengthWord::Length(more, Unit::Minute))) => Some((more, 1)),
                (Unit::Hour, Some(LengthWord::Number(more))) if more.is_minutes() => {
                    let has_unit = plain(at + 3).is_some_and(|word| MINUTE_WORDS.contains(&word.as_str()));
                    Some((more, 1 + usize::from(has_unit)))
                }
                _ => None,
            };
            (amount.of(unit)? + minutes.map_or(0, |(more, _)| more.whole), 2 + minutes.map_or(0, |m| m.1))
        }
        Some(LengthWord::Length(amount, Unit::Hour)) => {
            // `1h 30m`.
            let minutes = match second.as_deref().and_then(part) {
                Some(LengthWord::Length(more, Unit::Minute)) if more.is_minutes() => Some((more, 1)),
                Some(LengthWord::Number(more)) if more.is_minutes() => {
                    let unit = plain(at + 2);
                    unit.filter(|word| MINUTE_WORDS.contains(&word.as_str())).map(|_| (more, 2))
                }
                _ => None,
            };
            let more = minutes.filter(|_| !amount.has_parts());
            (amount.of(Unit::Hour)? + more.map_or(0, |(more, _)| more.whole), 1 + more.map_or(0, |m| m.1))
        }
        Some(LengthWord::Length(amount, Unit::Minute)) => (amount.of(Unit::Minute)?, 1),
        Some(LengthWord::Both(minutes)) => (minutes, 1),
        None => return None,
    };
    (length > 0).then_some((Minutes(length), taken))
}

/// A unit of time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Minute,
    Hour,
}

fn unit(word: &str) -> Option<Unit> {
    match word {
        minute if MINUTE_WORDS.contains(&minute) => Some(Unit::Minute),
        hour if HOUR_WORDS.contains(&hour) => Some(Unit::Hour),
        _ => None,
    }
}

/// A number as it was typed: `1`, `30`, `1.5`.
#[derive(Clone, Copy)]
struct Amount {
    whole: u32,
    /// The decimals, in thousandths. None without a decimal point.
    parts: Option<u32>,
    /// The number of digits before the decimal point.
    digits: usize,
}

impl Amount {
    fn read(text: &str) -> Option<Amount> {
        let (whole, parts) = match text.split_once(['.', ',']) {
            Some((whole, parts)) => (whole, Some(parts)),
            None => (text, None),
        };
        let number = |digits: &str, most: usize| -> Option<u32> {
            let is_number = (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
            is_number.then(|| digits.parse().ok()).flatten()
        };
        let parts = match parts {
            Some("") => return None,
            Some(digits) => Some(number(&format!("{digits:0<3}"), 3)?),
            None => None,
        };
        Some(Amount { whole: number(whole, 6)?, parts, digits: whole.len() })
    }

    fn has_parts(self) -> bool {
        self.parts.is_some()
    }

    /// Whether it can be the minutes of an hour: two digits at most, below 60.
    fn is_minutes(self) -> bool {
        self.digits <= 2 && self.whole < HOUR && self.parts.is_none()
    }

    /// Returns this amount of a unit in minutes. None where that is not a whole number.
    fn of(self, unit: Unit) -> Option<u32> {
        match (unit, self.parts) {
            (Unit::Minute, None) => Some(self.whole),
            (Unit::Minute, Some(_)) => None,
            (Unit::Hour, parts) => {
                let rest = (parts.unwrap_or(0) * HOUR + 500) / 1000;
                self.whole.checked_mul(HOUR)?.checked_add(rest)
            }
        }
    }
}

/// A word of a length.
enum LengthWord {
    /// A number without a unit.
    Number(Amount),
    /// A number with its unit.
    Length(Amount, Unit),
    /// Hours and minutes, in minutes: `1h30`, `1h30m`.
    Both(u32),
}

fn part(word: &str) -> Option<LengthWord> {
    let end = word.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ','));
    let (number, rest) = word.split_at(end.unwrap_or(word.len()));
    let amount = Amount::read(number)?;
    if rest.is_empty() {
        return Some(LengthWord::Number(amount));
    }
    if let Some(unit) = unit(rest) {
        return Some(LengthWord::Length(amount, unit));
    }
    let minutes = rest.strip_prefix('h')?;
    let minutes = MINUTE_WORDS.iter().find_map(|unit| minutes.strip_suffix(unit)).unwrap_or(minutes);
    let minutes = Amount::read(minutes).filter(|more| more.is_minutes())?;
    (!amount.has_parts())
        .then(|| Some(LengthWord::Both(amount.of(Unit::Hour)?.checked_add(minutes.whole)?)))?
}
