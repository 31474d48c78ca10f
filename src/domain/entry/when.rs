//! Dates, times, spans and lengths, as people type them.

use chrono::{Datelike, NaiveDate};

use super::tokens::{self, Word};
use super::{EntryError, When};
use crate::domain::date::{self, Week, plus};
use crate::domain::time::{DAY, HOUR, Minutes, Span, Time};

const NOON: u32 = DAY / 2;
/// A span into the night lasts at most this long.
const LONGEST_NIGHT: u32 = 12 * HOUR;

/// DATE: `today`, `yesterday`, `tomorrow`, `mon` to `sun` (the next one, today included), `2026-11-24`, `+3`, `-1`.
pub fn date(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let word = text.trim().to_ascii_lowercase();
    match word.as_str() {
        "today" => return Some(today),
        "yesterday" => return Some(plus(today, -1)),
        "tomorrow" => return Some(plus(today, 1)),
        _ => {}
    }
    if let Some(days) = steps(&word) {
        return Some(plus(today, days));
    }
    match date::weekday(&word) {
        Some(day) => {
            let ahead = 7 + day.num_days_from_monday() - today.weekday().num_days_from_monday();
            Some(plus(today, i64::from(ahead % 7)))
        }
        None => date::parse_iso(&word),
    }
}

/// A day in every form that one may be written in where nothing but a day is asked for: DATE, a WEEK for its Monday,
/// `24` of the month of a day that is seen, and `12-24`, `24 dec`, `December 24` of this year or `24 dec 2027`.
pub fn day(text: &str, today: NaiveDate, seen: NaiveDate) -> Option<NaiveDate> {
    let of_month = || {
        let number: u32 = text.trim().parse().ok().filter(|number| (1..=31).contains(number))?;
        seen.with_day(number)
    };
    date(text, today)
        .or_else(|| week(text, today).map(Week::monday))
        .or_else(of_month)
        .or_else(|| day_of_year(text, today.year()))
        .or_else(|| {
            let (day, year) = text.trim().rsplit_once(' ')?;
            let year = (year.len() == 4 && all_digits(year)).then(|| year.parse().ok()).flatten()?;
            in_words(day, year)
        })
}

/// A day that does not say its year, in that year: `12-24`, `24 dec`, `December 24`.
pub fn day_of_year(text: &str, year: i32) -> Option<NaiveDate> {
    date::parse_iso(&format!("{year:04}-{}", text.trim())).or_else(|| in_words(text, year))
}

/// `24 dec` or `December 24`: months by three letters or more.
fn in_words(text: &str, year: i32) -> Option<NaiveDate> {
    let (first, second) = text.trim().split_once(' ')?;
    let (first, second) = (first.trim_end_matches('.'), second.trim().trim_end_matches('.'));
    let (number, name) = if all_digits(first) { (first, second) } else { (second, first) };
    let number: u32 = (number.len() <= 2 && all_digits(number)).then(|| number.parse().ok()).flatten()?;
    let name = name.to_lowercase();
    let is_it = |month: &&str| name.len() >= 3 && month.to_lowercase().starts_with(&name);
    let month = date::MONTHS.iter().position(is_it)?;
    NaiveDate::from_ymd_opt(year, month as u32 + 1, number)
}

/// `+3` or `-1`.
fn steps(word: &str) -> Option<i64> {
    let digits = word.strip_prefix(['+', '-'])?;
    let days: i64 = (digits.len() <= 5 && all_digits(digits)).then(|| digits.parse().ok()).flatten()?;
    Some(if word.starts_with('-') { -days } else { days })
}

/// WEEK: `this`, `last`, `next`, `2026-W47`.
pub fn week(text: &str, today: NaiveDate) -> Option<Week> {
    let word = text.trim().to_ascii_lowercase();
    let this = Week::of(today);
    match word.as_str() {
        "this" => Some(this),
        "last" => Some(this.plus(-1)),
        "next" => Some(this.plus(1)),
        _ => word.to_ascii_uppercase().parse().ok(),
    }
}

/// A length: `45m`, `1h30`, `1h30m`, `2h`, each with a `~` before it or without. No time at all is no length.
pub fn duration(text: &str) -> Option<Minutes> {
    let text = text.trim();
    let length: Minutes = text.strip_prefix('~').unwrap_or(text).parse().ok()?;
    (length.0 > 0).then_some(length)
}

/// A time: `14:05`, `9am`, `9.30am`, `25:30`. One before the day's start means that night.
pub fn time(text: &str, day_start: Time) -> Option<Time> {
    let clock = Clock::read(text.trim())?;
    clock.stands_alone().then(|| Time::from_minutes(clock.in_day(day_start)))
}

/// SPAN: `9-10:30`, `9am-10.30am`, `22:00-1:30`, and `14:00 45m`.
pub fn span(text: &str, day_start: Time) -> Result<Span, EntryError> {
    let words = tokens::words(text);
    let at = 0..text.len();
    let read = match words.as_slice() {
        [one] => two_times(&one.text, day_start),
        [start, length] => time(&start.text, day_start)
            .zip(duration(&length.text))
            .map(|(start, length)| lasting(start, length)),
        _ => None,
    };
    match read {
        Some(Ok(span)) => Ok(span),
        Some(Err(fault)) => Err(fault.about(text.trim(), at)),
        None => {
            let message = format!("'{}' is not a span; write it as in 9-10:30 or 9am-10:30am", text.trim());
            Err(EntryError { message, at, suggestion: None })
        }
    }
}

/// What stands at the head of a line.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) date: Option<NaiveDate>,
    pub(super) untimed: bool,
    pub(super) when: When,
    /// How many words it takes.
    pub(super) words: usize,
}

/// Reads the head of a line from its words without the tags.
pub(super) fn head(words: &[&Word], today: NaiveDate, day_start: Time) -> Result<Head, EntryError> {
    let plain = |at: usize| words.get(at).filter(|word| !word.literal).map(|word| word.text.as_str());
    let day = |at: usize| plain(at).and_then(|word| date(word, today));
    if plain(0).is_some_and(|word| word.eq_ignore_ascii_case("on"))
        && let Some(date) = day(1)
    {
        let (when, taken) = when(words, 2, day_start)?;
        return Ok(Head { date: Some(date), untimed: when == When::None, when, words: 2 + taken });
    }
    let date = day(0);
    // What has the form of a date and is none was meant as one, where a time follows.
    if let Some(first) =
        words.first().filter(|word| date.is_none() && !word.literal && looks_like_a_date(&word.text))
        && when(words, 1, day_start).is_ok_and(|(when, _)| when != When::None)
    {
        let message = format!("'{}' is not a date of the calendar; quote it where it is text", first.text);
        return Err(EntryError { message, at: first.range.clone(), suggestion: None });
    }
    let (when, taken) = when(words, usize::from(date.is_some()), day_start)?;
    Ok(match (date, when) {
        (_, When::None) => Head::default(),
        (None, when) => Head { when, words: taken, ..Head::default() },
        (date, when) => Head { date, when, words: 1 + taken, ..Head::default() },
    })
}

fn looks_like_a_date(word: &str) -> bool {
    let form = |(place, letter): (usize, u8)| {
        if matches!(place, 4 | 7) { letter == b'-' } else { letter.is_ascii_digit() }
    };
    word.len() == 10 && word.bytes().enumerate().all(form)
}

/// The time that stands at a word, and how many words it takes.
fn when(words: &[&Word], at: usize, day_start: Time) -> Result<(When, usize), EntryError> {
    let plain = |at: usize| words.get(at).filter(|word| !word.literal);
    let Some(first) = plain(at) else { return Ok((When::None, 0)) };
    let refused = |fault: Fault, last: &Word| {
        let range = first.range.start..last.range.end;
        let text = if first == &last { first.text.clone() } else { format!("{} {}", first.text, last.text) };
        fault.about(&text, range)
    };
    if let Some(span) = two_times(&first.text, day_start) {
        return span.map(|span| (When::Span(span), 1)).map_err(|fault| refused(fault, first));
    }
    if let Some(start) = time(&first.text, day_start) {
        let length = plain(at + 1).and_then(|word| Some((duration(&word.text)?, word)));
        return match length {
            Some((length, word)) => {
                lasting(start, length).map(|span| (When::Span(span), 2)).map_err(|fault| refused(fault, word))
            }
            None => Ok((When::At(start), 1)),
        };
    }
    match duration(&first.text) {
        Some(length) if length.0 > DAY => Err(refused(Fault::Long, first)),
        Some(length) => Ok((When::Length(length), 1)),
        None => Ok((When::None, 0)),
    }
}

impl When {
    /// The time of a block in an edit: a start alone keeps the length, a length alone keeps the start. Without a
    /// time to go by, a start alone has none yet.
    pub fn applied_to(self, plan: Option<Span>) -> Option<Span> {
        match self {
            When::None => plan,
            When::Span(span) => Some(span),
            When::At(start) => {
                let moved = i64::from(start.minutes()) - i64::from(plan?.start.minutes());
                plan?.shifted(moved)
            }
            When::Length(length) => {
                let start = plan?.start;
                Some(Span::new(start, start.shifted(i64::from(length.0))?))
            }
        }
    }
}

/// What is wrong with a time that is one.
#[derive(Debug, PartialEq, Eq)]
enum Fault {
    /// It ends before it starts, or too far into the night; what would be right.
    Backward(Option<String>),
    /// It ends after 48:00.
    Late,
    /// It is longer than a day.
    Long,
}

impl Fault {
    fn about(self, text: &str, at: std::ops::Range<usize>) -> EntryError {
        let (message, suggestion) = match self {
            Fault::Backward(Some(better)) => {
                (format!("'{text}' ends before it starts; did you mean {better}?"), Some(better))
            }
            Fault::Backward(None) => (
                format!(
                    "'{text}' ends before it starts; into the night a span starts at noon or later and lasts at \
                     most 12 hours"
                ),
                None,
            ),
            Fault::Late => (format!("'{text}' ends after 48:00, too late for one day"), None),
            Fault::Long => (format!("'{text}' is longer than a day; quote it where it is text"), None),
        };
        EntryError { message, at, suggestion }
    }
}

/// A start and a length.
fn lasting(start: Time, length: Minutes) -> Result<Span, Fault> {
    if length.0 > DAY {
        return Err(Fault::Long);
    }
    start.shifted(i64::from(length.0)).map(|end| Span::new(start, end)).ok_or(Fault::Late)
}

/// Two times with a dash between them. None where it is text, as are two equal hours: `1-1 with Sam`.
fn two_times(text: &str, day_start: Time) -> Option<Result<Span, Fault>> {
    let (left, right) = text.split_once(['-', '–'])?;
    let (mut start, end) = (Clock::read(left)?, Clock::read(right)?);
    if start.is_bare() && end.is_bare() && start.minutes == end.minutes {
        return None;
    }
    // `2-3pm` is in the afternoon, `9-5pm` begins in the morning.
    if let (None, Some(half)) = (start.half, end.half)
        && let Some(same) = start.in_half(half)
        && same.minutes < end.minutes
    {
        start = same;
    }
    Some(match forward(&start, &end, day_start) {
        Some(span) => Ok(span),
        None => Err(Fault::Backward(end.later_half(&start).and_then(|later| {
            let better = format!("{left}-{later}");
            matches!(two_times(&better, day_start), Some(Ok(_))).then_some(better)
        }))),
    })
}

fn forward(start: &Clock, end: &Clock, day_start: Time) -> Option<Span> {
    let from = start.in_day(day_start);
    let to = if end.minutes >= DAY || (from < DAY && end.minutes > from) {
        end.minutes
    } else if from >= DAY {
        // The start lies in the night, and so does the end.
        end.minutes + DAY
    } else {
        let to = end.minutes + DAY;
        (from >= NOON && to - from <= LONGEST_NIGHT).then_some(to)?
    };
    (to > from && to <= 2 * DAY).then(|| Span::new(Time::from_minutes(from), Time::from_minutes(to)))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// A time as it was typed: `9`, `9:30`, `9.30`, `9am`, `9:30pm`.
#[derive(Debug, Clone, Copy)]
struct Clock {
    /// After midnight, with the half of the day taken into account.
    minutes: u32,
    half: Option<Half>,
    /// What stands between hours and minutes, if minutes are written.
    mark: Option<char>,
}

impl Clock {
    fn read(text: &str) -> Option<Clock> {
        let lower = text.to_ascii_lowercase();
        let (digits, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
            (Some(digits), _) => (digits, Some(Half::Morning)),
            (_, Some(digits)) => (digits, Some(Half::Afternoon)),
            _ => (lower.as_str(), None),
        };
        let mark = digits.chars().find(|letter| matches!(letter, ':' | '.'));
        let (hours, minutes) = match mark {
            Some(mark) => digits.split_once(mark).filter(|(_, minutes)| minutes.len() == 2)?,
            None => (digits, "0"),
        };
        if !(1..=2).contains(&hours.len()) || !all_digits(hours) || !all_digits(minutes) {
            return None;
        }
        let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
        let clock = Clock { minutes: hours * HOUR + minutes, half: None, mark };
        let clock = match half {
            Some(half) => clock.in_half(half)?,
            None => clock,
        };
        (minutes < HOUR && clock.minutes <= 2 * DAY).then_some(clock)
    }

    /// The same figures in a half of the day; hours go from 1 to 12 there.
    fn in_half(self, half: Half) -> Option<Clock> {
        let (hours, minutes) = (self.minutes / HOUR, self.minutes % HOUR);
        let noon = if half == Half::Afternoon { NOON } else { 0 };
        (1..=12).contains(&hours).then_some(Clock {
            minutes: hours % 12 * HOUR + minutes + noon,
            half: Some(half),
            ..self
        })
    }

    /// Hours alone.
    fn is_bare(&self) -> bool {
        self.mark.is_none() && self.half.is_none()
    }

    /// Whether it is a time outside a span too: a lone `9` or `3.14` is text.
    fn stands_alone(&self) -> bool {
        self.mark == Some(':') || self.half.is_some()
    }

    /// Minutes into the planning day: a time before its start means that night.
    fn in_day(&self, day_start: Time) -> u32 {
        let before = self.minutes < DAY && self.minutes < day_start.minutes();
        if before { self.minutes + DAY } else { self.minutes }
    }

    /// The same time in the afternoon, written as its own start is: what `9-5` most likely means.
    fn later_half(&self, start: &Clock) -> Option<String> {
        if self.minutes >= NOON {
            return None;
        }
        let (hours, minutes) = (self.minutes / HOUR, self.minutes % HOUR);
        Some(if self.half.is_some() || start.half.is_some() {
            let hours = if hours == 0 { 12 } else { hours };
            match self.mark {
                Some(mark) => format!("{hours}{mark}{minutes:02}pm"),
                None => format!("{hours}pm"),
            }
        } else {
            match self.mark {
                Some(mark) => format!("{}{mark}{minutes:02}", hours + 12),
                None => (hours + 12).to_string(),
            }
        })
    }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
