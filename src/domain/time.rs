//! Wall times of a planning day, spans of them, tracked stretches, and lengths (data.md, "Scalars").
//!
//! A [`Time`] counts minutes from the midnight at the start of its planning day's date. Hours run to 48, so that the
//! hours after midnight can stay on the day before: `25:30` is 1:30 at night.

use std::fmt;
use std::str::FromStr;

use serde::{Deserializer, de};

use super::config::Clock;

/// Minutes in an hour.
pub const HOUR: u32 = 60;
/// Minutes in a calendar day.
pub const DAY: u32 = 24 * HOUR;

/// Why a text is no time, span or length. The message says how to write it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// Not `HH:MM`.
    #[error("'{0}' is not a time. Write it as in 09:00, from 00:00 to 48:00")]
    Time(String),
    /// Not `HH:MM-HH:MM`.
    #[error("'{0}' is not a time range. Write it as in 09:00-10:30")]
    Span(String),
    /// Not `1h30m`, `90m` or `10h`.
    #[error("'{0}' is not a length. Write it as in 1h30m, 90m or 10h")]
    Duration(String),
}

/// A wall time: minutes after the midnight at the start of the planning day's date, 0 to 2880.
///
/// ```
/// use aplomb::domain::Time;
/// use aplomb::domain::config::Clock;
///
/// let night: Time = "25:30".parse().unwrap();
/// assert_eq!(night.minutes(), 25 * 60 + 30);
/// assert_eq!(night.short(Clock::Hours24), "1:30");
/// assert_eq!(night.shifted(-90).unwrap().to_string(), "24:00");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Time(u16);

impl Time {
    /// 00:00, the midnight at the start of the date.
    pub const MIDNIGHT: Time = Time(0);
    /// 48:00, the last time.
    pub const LAST: Time = Time(2880);

    /// Returns the time so many minutes after midnight. More than 48 hours become 48:00.
    pub fn from_minutes(minutes: u32) -> Time {
        u16::try_from(minutes).map_or(Time::LAST, |minutes| Time(minutes).min(Time::LAST))
    }

    /// Returns the minutes after midnight, 0 to 2880.
    pub fn minutes(self) -> u32 {
        u32::from(self.0)
    }

    /// Returns the time so many minutes later, or earlier where they are negative. None: it is not within 00:00 to
    /// 48:00.
    pub fn shifted(self, minutes: i64) -> Option<Time> {
        let sum = i64::from(self.0).checked_add(minutes)?;
        u16::try_from(sum).ok().map(Time).filter(|time| *time <= Time::LAST)
    }

    /// Returns the time for people: `9:05` or `9:05 am`. For 25:30 it is `1:30` or `1:30 am`.
    pub fn short(self, clock: Clock) -> String {
        match clock {
            Clock::Hours24 => self.figures(clock),
            Clock::Hours12 => format!("{} {}", self.figures(clock), self.half()),
        }
    }

    /// Returns the time as people type it, in one word: `9:05` or `9:05am`.
    pub fn typed(self, clock: Clock) -> String {
        self.short(clock).replace(' ', "")
    }

    /// Returns the figures alone: `9:05`. On a clock of 12 hours, half past midnight is `12:30`.
    fn figures(self, clock: Clock) -> String {
        let minutes = self.minutes() % DAY;
        let hour = match (clock, minutes / HOUR) {
            (Clock::Hours24, hour) => hour,
            (Clock::Hours12, hour) => (hour + 11) % 12 + 1,
        };
        format!("{hour}:{:02}", minutes % HOUR)
    }

    fn half(self) -> &'static str {
        if self.minutes() % DAY < DAY / 2 { "am" } else { "pm" }
    }
}

/// The form in files: `09:05`.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes() / HOUR, self.minutes() % HOUR)
    }
}

impl FromStr for Time {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Time, TimeError> {
        parse_time(text).ok_or_else(|| TimeError::Time(text.to_owned()))
    }
}

fn parse_time(text: &str) -> Option<Time> {
    let [a, b, b':', c, d] = text.as_bytes() else { return None };
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
    let (hours, minutes) = (digit(a)? * 10 + digit(b)?, digit(c)? * 10 + digit(d)?);
    (minutes < HOUR && hours * HOUR + minutes <= 2 * DAY).then(|| Time::from_minutes(hours * HOUR + minutes))
}

/// A span of wall times from a start to an end, half-open. The end may be at or before the start. In an hour that the
/// clocks show twice that can be valid: see [`crate::domain::Zone::resolve`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The start.
    pub start: Time,
    /// The end.
    pub end: Time,
}

impl Span {
    /// Returns the span from a start to an end.
    pub fn new(start: Time, end: Time) -> Span {
        Span { start, end }
    }

    /// Returns the minutes by the wall clock. 0: the end is not after the start.
    pub fn minutes(self) -> u32 {
        self.end.minutes().saturating_sub(self.start.minutes())
    }

    /// Returns whether the end is after the start, as it is everywhere but in an hour that the clocks show twice.
    pub fn is_forward(self) -> bool {
        self.end > self.start
    }

    /// Returns the span so many minutes later, or earlier where they are negative. None: an end is not within 00:00 to
    /// 48:00.
    pub fn shifted(self, minutes: i64) -> Option<Span> {
        Some(Span::new(self.start.shifted(minutes)?, self.end.shifted(minutes)?))
    }

    /// Returns whether two spans share a minute of the wall clock.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the span for people: `9:00–10:30`, `9:00–10:30 am`, `11:00 am–12:30 pm`.
    pub fn short(self, clock: Clock) -> String {
        let (start, end) = self.ends(clock);
        format!("{start}–{end}")
    }

    /// Returns the two parts of [`Span::short`], before and after the dash.
    pub fn ends(self, clock: Clock) -> (String, String) {
        let is_said_once = clock == Clock::Hours12 && self.start.half() == self.end.half();
        let start = if is_said_once { self.start.figures(clock) } else { self.start.short(clock) };
        (start, self.end.short(clock))
    }
}

/// The form in files: `09:00-10:30`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.start, self.end)
    }
}

impl FromStr for Span {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Span, TimeError> {
        let ends = text.split_once('-');
        ends.and_then(|(start, end)| Some(Span::new(parse_time(start)?, parse_time(end)?)))
            .ok_or_else(|| TimeError::Span(text.to_owned()))
    }
}

/// A stretch of tracked time of a block: over, or still running.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stretch {
    /// It is over.
    Over(Span),
    /// It has been running since a time. Files write `"09:05-"`.
    Running(Time),
}

impl Stretch {
    /// Returns the start.
    pub fn start(self) -> Time {
        match self {
            Stretch::Over(span) => span.start,
            Stretch::Running(since) => since,
        }
    }

    /// Returns the span. None: it still runs.
    pub fn over(self) -> Option<Span> {
        match self {
            Stretch::Over(span) => Some(span),
            Stretch::Running(_) => None,
        }
    }
}

impl fmt::Display for Stretch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stretch::Over(span) => span.fmt(f),
            Stretch::Running(since) => write!(f, "{since}-"),
        }
    }
}

impl FromStr for Stretch {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Stretch, TimeError> {
        match text.strip_suffix('-') {
            Some(since) => since.parse().map(Stretch::Running),
            None => text.parse().map(Stretch::Over),
        }
    }
}

/// A length of time in whole minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Minutes(pub u32);

impl Minutes {
    /// Returns the length for people: `1h30`, `45m`, `2h`.
    ///
    /// ```
    /// use aplomb::domain::Minutes;
    ///
    /// let length: Minutes = "90m".parse().unwrap();
    /// assert_eq!((length.0, length.short(), length.to_string()), (90, "1h30".into(), "1h30m".into()));
    /// ```
    pub fn short(self) -> String {
        match (self.0 / HOUR, self.0 % HOUR) {
            (0, minutes) => format!("{minutes}m"),
            (hours, 0) => format!("{hours}h"),
            (hours, minutes) => format!("{hours}h{minutes:02}"),
        }
    }
}

/// The form in files: `1h30m`.
impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / HOUR, self.0 % HOUR) {
            (0, minutes) => write!(f, "{minutes}m"),
            (hours, 0) => write!(f, "{hours}h"),
            (hours, minutes) => write!(f, "{hours}h{minutes}m"),
        }
    }
}

impl FromStr for Minutes {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Minutes, TimeError> {
        let error = || TimeError::Duration(text.to_owned());
        let number = |digits: &str| -> Option<u32> {
            (!digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit()))
                .then(|| digits.parse().ok())
                .flatten()
        };
        let total = match text.split_once('h') {
            Some((hours, "")) => number(hours).map(|h| h * HOUR),
            Some((hours, rest)) => {
                let minutes = rest.strip_suffix('m').unwrap_or(rest);
                number(hours).zip(number(minutes)).map(|(h, m)| h * HOUR + m)
            }
            None => text.strip_suffix('m').and_then(number),
        };
        total.map(Minutes).ok_or_else(error)
    }
}

/// Reads a type that files write as text, for serde. An error has the place of that text.
pub(crate) fn from_text<'de, D, T>(deserializer: D, expected: &'static str) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr,
    T::Err: fmt::Display,
{
    struct Visitor<T>(&'static str, std::marker::PhantomData<T>);
    impl<T: FromStr<Err: fmt::Display>> de::Visitor<'_> for Visitor<T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }
    deserializer.deserialize_str(Visitor(expected, std::marker::PhantomData))
}

macro_rules! deserialize_from_text {
    ($($type:ty => $expected:literal),* $(,)?) => {$(
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::domain::time::from_text(deserializer, $expected)
            }
        }
    )*};
}
pub(crate) use deserialize_from_text;

deserialize_from_text! {
    Time => "a time, as in \"09:00\"",
    Span => "a time range, as in \"09:00-10:30\"",
    Stretch => "a time range, as in \"09:00-10:30\", or \"09:00-\" while it runs",
    Minutes => "a length, as in \"1h30m\"",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_and_written_as_files_have_them() {
        for (text, minutes) in
            [("00:00", 0), ("09:05", 545), ("24:00", 1440), ("25:30", 1530), ("48:00", 2880)]
        {
            let time: Time = text.parse().unwrap();
            assert_eq!((time.minutes(), time.to_string()), (minutes, text.to_owned()));
        }
        for text in ["", "9:05", "09:60", "48:01", "49:00", "09.05", "0９:05", "-1:00", "09:05 "] {
            assert_eq!(text.parse::<Time>(), Err(TimeError::Time(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn spans_and_running_stretches_are_read_and_written() {
        let span: Span = "22:00-25:30".parse().unwrap();
        assert_eq!(
            (span.minutes(), span.to_string(), span.short(Clock::Hours24)),
            (210, "22:00-25:30".into(), "22:00–1:30".into())
        );
        assert_eq!("09:05-".parse(), Ok(Stretch::Running(Time::from_minutes(545))));
        assert_eq!("09:05-".parse::<Stretch>().unwrap().to_string(), "09:05-");
        assert!(!"10:00-09:00".parse::<Span>().unwrap().is_forward());
        for text in ["", "-", "09:00", "09:00–10:00", "9-10", "09:00-10:00-", "09:00--10:00"] {
            assert!(text.parse::<Span>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_clock_of_twelve_hours_says_which_half_of_the_day_it_is() {
        for (span, words) in [
            ("00:00-00:30", "12:00–12:30 am"),
            ("09:05-10:30", "9:05–10:30 am"),
            ("11:00-12:30", "11:00 am–12:30 pm"),
            ("12:00-13:05", "12:00–1:05 pm"),
            ("22:00-24:00", "10:00 pm–12:00 am"),
            ("22:00-25:30", "10:00 pm–1:30 am"),
            ("36:00-47:59", "12:00–11:59 pm"),
        ] {
            assert_eq!(span.parse::<Span>().unwrap().short(Clock::Hours12), words, "{span}");
        }
        assert_eq!(Time::from_minutes(1530).short(Clock::Hours12), "1:30 am");
        assert_eq!(Time::LAST.short(Clock::Hours12), "12:00 am");
    }

    #[test]
    fn durations_are_read_and_written() {
        for (text, minutes, file, short) in [
            ("1h30m", 90, "1h30m", "1h30"),
            ("90m", 90, "1h30m", "1h30"),
            ("10h", 600, "10h", "10h"),
            ("45m", 45, "45m", "45m"),
            ("1h5", 65, "1h5m", "1h05"),
            ("0m", 0, "0m", "0m"),
        ] {
            let duration: Minutes = text.parse().unwrap();
            assert_eq!(
                (duration.0, duration.to_string(), duration.short()),
                (minutes, file.into(), short.into())
            );
        }
        for text in ["", "h", "90", "1.5h", "-3h", "9999999h", "1h m", "1h30mm"] {
            assert!(text.parse::<Minutes>().is_err(), "{text}");
        }
    }
}
