//! Times of day and ranges as people type them: `9-10:30`, `9 to 10`, `9am - 10.30am`, `22:00-1:30`, `3 pm`, `14:00`.

use super::clock_parts::{ClockParts, Half, TypedClock};
use super::length;
use super::tokens::{self, Word, as_a_word, bytes, typed};
use super::{EntryError, EntryTime};
use crate::domain::time::{DAY, HOUR, Minutes, Span, Time};

/// Noon, in minutes after midnight.
pub(super) const NOON: u32 = DAY / 2;
/// The longest range into the night, in minutes.
const LONGEST_NIGHT: u32 = 12 * HOUR;

/// Hint on a range such as `9-9`. `1-1` needs none: it is a talk of two people.
pub(super) const SAME_HOUR: &str = "It ends when it starts.";

/// The result of looking for a time at a word.
pub(super) enum ClockWord {
    /// A time.
    Time(Clocked),
    /// Text that looks like a time and can't be one, with the refusal.
    Refused(EntryError),
    /// Text that looks like a time but is title: its number of words, and the hint for a note. None needs no note.
    Text(usize, Option<String>),
    /// Anything else.
    Nothing,
}

/// A time that was read.
#[derive(Clone, Copy)]
pub(super) struct Clocked {
    /// A range, or a start alone.
    pub(super) when: EntryTime,
    /// The number of words.
    pub(super) words: usize,
    /// Whether it says am or pm.
    pub(super) has_half: bool,
    /// Whether it has a dot in place of the colon, without am or pm.
    pub(super) has_dot: bool,
}

/// Reads a time of day: `14:05`, `9am`, `9.30am`, `25:30`. A time before `day_start` is in the night after that day,
/// so its hour is 24 or more. None for any other text.
pub fn time(text: &str, day_start: Time) -> Option<Time> {
    match all_of(text, day_start) {
        Some(EntryTime::At(time)) => Some(time),
        _ => None,
    }
}

/// Reads a range: `9-10:30`, `9am-10.30am`, `22:00-1:30`, or `14:00 45m`. A time before `day_start` is in the night
/// after that day.
///
/// # Errors
///
/// The text is no range, ends before it starts, ends after 48:00, or lasts longer than a day. The error suggests the
/// range that was probably meant, if there is one.
pub fn span(text: &str, day_start: Time) -> Result<Span, EntryError> {
    match spans(text, day_start)?.as_slice() {
        [span] => Ok(*span),
        _ => Err(no_range(text)),
    }
}

/// Reads ranges one after another: `9:05-9:50 10:00 - 10:40`. Empty for an empty text.
///
/// # Errors
///
/// As [`span`], for the first range that is refused.
pub fn spans(text: &str, day_start: Time) -> Result<Vec<Span>, EntryError> {
    let words = tokens::words(text);
    let words: Vec<&Word> = words.iter().collect();
    let mut spans = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let clocked = match read_at(&words, at, day_start) {
            ClockWord::Time(clocked) => clocked,
            ClockWord::Refused(error) => return Err(EntryError { at: 0..text.len(), ..error }),
            ClockWord::Text(..) | ClockWord::Nothing => return Err(no_range(&word.text)),
        };
        let next = at + clocked.words;
        let (span, taken) = match (clocked.when, length::length_at(&words, next)) {
            (EntryTime::Span(span), _) => (span, 0),
            (EntryTime::At(start), Some((length, taken))) => {
                let refused = |fault: RangeFault| EntryError {
                    message: fault.sentence(&typed(&words, at..next + taken)),
                    at: 0..text.len(),
                    suggestion: fault.suggestion(),
                };
                (lasting(start, length).map_err(refused)?, taken)
            }
            _ => return Err(no_range(&word.text)),
        };
        spans.push(span);
        at = next + taken;
    }
    Ok(spans)
}

fn no_range(text: &str) -> EntryError {
    let message = format!("'{}' is not a time range. Write it as 9-10:30 or 9am-10:30am.", text.trim());
    EntryError { message, at: 0..text.len(), suggestion: None }
}

/// Reads a whole text as a time. None for any other text.
fn all_of(text: &str, day_start: Time) -> Option<EntryTime> {
    let words = tokens::words(text);
    let words: Vec<&Word> = words.iter().collect();
    match read_at(&words, 0, day_start) {
        ClockWord::Time(clocked) if clocked.words == words.len() => Some(clocked.when),
        _ => None,
    }
}

/// Returns the range from a start for a length.
///
/// # Errors
///
/// The length is more than a day, or the range ends after 48:00.
pub(super) fn lasting(start: Time, length: Minutes) -> Result<Span, RangeFault> {
    if length.0 > DAY {
        return Err(RangeFault::Long);
    }
    start.shifted(i64::from(length.0)).map(|end| Span::new(start, end)).ok_or(RangeFault::Late)
}

/// Reads the time that begins at a word, counted from 0.
pub(super) fn read_at(words: &[&Word], at: usize, day_start: Time) -> ClockWord {
    let parts = ClockParts::of(words, at);
    let refused = |message: String, words_taken: usize, suggestion| {
        ClockWord::Refused(EntryError { message, at: bytes(words, at..at + words_taken), suggestion })
    };
    let text = |words_taken: usize| typed(words, at..at + words_taken);
    let Some((start, after)) = parts.clock(0) else { return ClockWord::Nothing };
    let range = parts.dash(after, &start).and_then(|after| parts.clock(after)).and_then(|(end, after)| {
        let words_taken = parts.words_before(after)?;
        Some((end, words_taken))
    });
    if let Some((end, taken)) = range {
        let both_bare = start.is_bare() && end.is_bare();
        let unit = words.get(at + taken).filter(|word| word.is_plain());
        if both_bare && unit.is_some_and(|word| length::is_unit(&word.text)) {
            return ClockWord::Text(taken, None);
        }
        if both_bare && start.hours == end.hours {
            return ClockWord::Text(taken, (start.hours != 1).then(|| SAME_HOUR.to_owned()));
        }
        if [&start, &end].iter().any(|clock| clock.is_bare() && clock.hours > 24) {
            let why = "After 24, write the minutes too, as in 24:30.";
            return ClockWord::Text(taken, Some(why.to_owned()));
        }
        let typed = text(taken);
        return match (start.minutes(), end.minutes()) {
            (Some(_), Some(_)) => match forward_range(&start, &end, day_start) {
                Ok(span) => ClockWord::Time(Clocked {
                    when: EntryTime::Span(span),
                    words: taken,
                    has_half: start.half.is_some() || end.half.is_some(),
                    has_dot: start.half.or(end.half).is_none()
                        && [&start, &end].iter().any(|clock| clock.mark == Some('.')),
                }),
                Err(fault) => refused(fault.sentence(&typed), taken, fault.suggestion()),
            },
            _ => refused(not_a_time(&typed), taken, None),
        };
    }
    match parts.words_before(after) {
        Some(taken) if start.stands_alone() => match start.minutes() {
            Some(minutes) if minutes < 2 * DAY => ClockWord::Time(Clocked {
                when: EntryTime::At(Time::from_minutes(start.in_day(minutes, day_start))),
                words: taken,
                has_half: start.half.is_some(),
                has_dot: false,
            }),
            _ => refused(not_a_time(&text(taken)), taken, None),
        },
        _ => ClockWord::Nothing,
    }
}

fn not_a_time(text: &str) -> String {
    as_a_word(&format!("'{text}' is not a time"), text)
}

/// The reason why a range is refused.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum RangeFault {
    /// It ends before it starts, or too far into the night. The text is a suggestion. None without one.
    Backward(Option<String>),
    /// It ends after 48:00.
    Late,
    /// It is longer than a day.
    Long,
}

impl RangeFault {
    /// Returns the refusal of a range that was typed as this text.
    pub(super) fn sentence(&self, text: &str) -> String {
        match self {
            RangeFault::Backward(Some(better)) => {
                format!("'{text}' ends before it starts. Did you mean {better}?")
            }
            RangeFault::Backward(None) => {
                format!("'{text}' ends before it starts. Write a later end, at most 12 hours into the night.")
            }
            RangeFault::Late => format!("'{text}' ends after 48:00, too late for one day."),
            RangeFault::Long => as_a_word(&format!("'{text}' is longer than a day"), text),
        }
    }

    /// Returns what to type instead. None without a suggestion.
    pub(super) fn suggestion(&self) -> Option<String> {
        match self {
            RangeFault::Backward(better) => better.clone(),
            RangeFault::Late | RangeFault::Long => None,
        }
    }
}

/// Returns the range from one typed time to another. `2-3pm` is in the afternoon, `9-5pm` begins in the morning,
/// `10-1am` in the evening.
///
/// # Errors
///
/// It ends before it starts. The error suggests what was probably meant.
fn forward_range(start: &TypedClock, end: &TypedClock, day_start: Time) -> Result<Span, RangeFault> {
    if let (None, Some(half)) = (start.half, end.half) {
        let same = TypedClock { half: Some(half), ..*start };
        let before = same.minutes().zip(end.minutes()).is_some_and(|(from, to)| from < to);
        let evening = TypedClock { half: Some(Half::Afternoon), ..*start };
        let starts =
            [Some(same).filter(|_| before), Some(*start), Some(evening).filter(|_| half == Half::Morning)];
        let found = starts.iter().flatten().find_map(|start| forward(start, end, day_start));
        if let Some(span) = found {
            return Ok(span);
        }
    } else if let Some(span) = forward(start, end, day_start) {
        return Ok(span);
    }
    let later = end.later_half(start);
    Err(RangeFault::Backward(later.and_then(|later| {
        forward(start, &later, day_start).map(|_| format!("{}-{}", start.shown(), later.shown()))
    })))
}

/// Returns the range if its end is after its start, within the day or from the afternoon into the night. None
/// otherwise.
fn forward(start: &TypedClock, end: &TypedClock, day_start: Time) -> Option<Span> {
    let (typed_from, typed_to) = (start.minutes()?, end.minutes()?);
    let from = start.in_day(typed_from, day_start);
    let to = if typed_to >= DAY || (from < DAY && typed_to > from) {
        typed_to
    } else if from >= DAY {
        // The start is in the night after the day, so the end is too.
        typed_to + DAY
    } else {
        let to = typed_to + DAY;
        (from >= NOON && to - from <= LONGEST_NIGHT).then_some(to)?
    };
    (to > from && to <= 2 * DAY).then(|| Span::new(Time::from_minutes(from), Time::from_minutes(to)))
}
