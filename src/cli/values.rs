//! Types of arguments: lines, days, weeks, energy.

use chrono::{NaiveDate, NaiveDateTime};
use clap::{Args, ValueEnum};

use super::failure::Failure;
use crate::domain::date::long;
use crate::domain::text::LONGEST;
use crate::domain::time::DAY;
use crate::domain::{Energy, Minutes, Week};
use crate::line;
use crate::report::season::Grain;

/// A line, quoted or not.
#[derive(Debug, Args)]
pub(super) struct TextArg {
    /// The line. Words without quotes are joined
    #[arg(value_name = "TEXT", required = true, allow_hyphen_values = true)]
    words: Vec<String>,
}

impl TextArg {
    /// Returns the words as one line.
    ///
    /// # Errors
    ///
    /// Fails where a word looks like an option, which would silently become part of the line, and where the line is
    /// too long.
    pub(super) fn line(&self) -> Result<String, Failure> {
        let option = self.words.iter().find(|word| word.starts_with("--") && !word.contains(' '));
        match option {
            Some(option) => Err(Failure::usage(format!(
                "'{option}' would become part of the text. Write options before the text, or write all of it in quotes."
            ))),
            None => joined(&self.words),
        }
    }
}

/// Returns words as one line.
///
/// # Errors
///
/// Fails where the line is longer than a line may be.
pub(super) fn joined(words: &[String]) -> Result<String, Failure> {
    let line = words.join(" ");
    match line.chars().count() {
        length if length > LONGEST => {
            Err(Failure::usage(format!("The text has {length} characters. At most {LONGEST} are possible.")))
        }
        _ => Ok(line),
    }
}

/// A time that is not now.
#[derive(Debug, Args)]
pub(super) struct AtArg {
    /// The time, such as 9:55. It can't be in the future
    #[arg(long = "at", value_name = "TIME")]
    pub(super) time: Option<String>,
}

/// A day as it was typed. Which date it is depends on today.
#[derive(Debug, Clone)]
pub(super) struct DateArg(String);

impl DateArg {
    /// Returns the date. A weekday is the next one, today included.
    pub(super) fn on(&self, today: NaiveDate) -> NaiveDate {
        line::date(&self.0, today).unwrap_or(today)
    }

    /// Returns the date for a command that looks back: a weekday is the last one, today included.
    pub(super) fn on_past(&self, today: NaiveDate) -> NaiveDate {
        line::date_past(&self.0, today).unwrap_or(today)
    }
}

impl std::str::FromStr for DateArg {
    type Err = String;

    fn from_str(text: &str) -> Result<DateArg, String> {
        // Whether the text is a date does not depend on today.
        match line::date(text, NaiveDate::default()) {
            Some(_) => Ok(DateArg(text.to_owned())),
            None => Err(format!("'{text}' is not a day. Write fri, tomorrow, +3 or 2026-11-24.")),
        }
    }
}

/// A day, or the first and the last of several: `fri`, `2026-11-20..2026-11-22`.
#[derive(Debug, Clone)]
pub(super) struct DaysArg(DateArg, Option<DateArg>);

impl DaysArg {
    /// Returns the dates, in order.
    ///
    /// # Errors
    ///
    /// The last day is before the first.
    pub(super) fn on(&self, today: NaiveDate) -> Result<Vec<NaiveDate>, Failure> {
        let first = self.0.on(today);
        let last = self.1.as_ref().map_or(first, |last| last.on(today));
        if last < first {
            let (first, last) = (long(first), long(last));
            return Err(Failure::refused(format!("{last} is before {first}. Write the earlier day first.")));
        }
        Ok(first.iter_days().take_while(|date| *date <= last).collect())
    }
}

impl std::str::FromStr for DaysArg {
    type Err = String;

    fn from_str(text: &str) -> Result<DaysArg, String> {
        match text.split_once("..") {
            Some((first, last)) => Ok(DaysArg(first.parse()?, Some(last.parse()?))),
            None => Ok(DaysArg(text.parse()?, None)),
        }
    }
}

/// A week as it was typed.
#[derive(Debug, Clone)]
pub(super) struct WeekArg(String);

impl WeekArg {
    /// Returns the week.
    pub(super) fn on(&self, today: NaiveDate) -> Week {
        line::week(&self.0, today).unwrap_or(Week::of(today))
    }
}

impl std::str::FromStr for WeekArg {
    type Err = String;

    fn from_str(text: &str) -> Result<WeekArg, String> {
        match line::week(text, NaiveDate::default()) {
            Some(_) => Ok(WeekArg(text.to_owned())),
            None => Err(format!("'{text}' is not a week. Write this, last, next or 2026-W47.")),
        }
    }
}

/// A day, or the inbox.
#[derive(Debug, Clone)]
pub(super) enum DayOrInbox {
    /// A day.
    Day(DateArg),
    /// The inbox.
    Inbox,
}

pub(super) fn day_or_inbox(text: &str) -> Result<DayOrInbox, String> {
    if text.eq_ignore_ascii_case("inbox") {
        return Ok(DayOrInbox::Inbox);
    }
    text.parse().map(DayOrInbox::Day)
}

/// How something felt. `None` removes the answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct FeltArg(pub(super) Option<Energy>);

pub(super) fn felt(text: &str) -> Result<FeltArg, String> {
    let word = text.to_lowercase();
    if word == "none" {
        return Ok(FeltArg(None));
    }
    let by_word = Energy::WORDS.iter().zip(-2..).find(|(known, _)| **known == word).map(|(_, felt)| felt);
    by_word.or_else(|| word.parse().ok()).and_then(Energy::new).map(|felt| FeltArg(Some(felt))).ok_or_else(
        || {
            format!(
                "'{text}' does not say how it felt. Write {}, -2 to 2, or none.",
                Energy::WORDS.join(", ")
            )
        },
    )
}

/// Most days in which times are suggested.
const MOST_DAYS: i64 = 60;

/// A number of days, at least 1.
pub(super) fn number_of_days(text: &str) -> Result<i64, String> {
    let days = text.parse().ok().filter(|days| (1..=MOST_DAYS).contains(days));
    days.ok_or_else(|| format!("'{text}' is not a number of days. Write 1 to {MOST_DAYS}."))
}

/// A length of at most a day: `45m`, `2h`, `1h30`.
pub(super) fn length(text: &str) -> Result<Minutes, String> {
    line::duration(text)
        .filter(|length| length.0 <= DAY)
        .ok_or_else(|| format!("'{text}' is not a length of at most 24h. Write it as 45m, 2h or 1h30."))
}

/// A local date and time, to the minute or the second.
pub(super) fn local_time(text: &str) -> Result<NaiveDateTime, String> {
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
        .ok_or_else(|| format!("'{text}' is not a time. Write it as 2026-11-22T09:42."))
}

/// One block or several.
#[derive(Debug, Args)]
pub(super) struct Ids {
    /// The block, or several of them
    #[arg(value_name = "ID", allow_hyphen_values = true, required = true)]
    pub(super) ids: Vec<String>,
}

/// The parts of a season.
pub(super) fn grain(text: &str) -> Result<Grain, String> {
    text.parse()
}

/// When bold and dim are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Also in files and pipes
    Always,
    /// Plain text only
    Never,
}

/// Output formats of `status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum StatusFormat {
    /// One sentence
    Plain,
    /// JSON, for programs
    Json,
    /// For a waybar module
    Waybar,
    /// For tmux's status line
    Tmux,
}
