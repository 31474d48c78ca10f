//! Why a time is suggested, in words.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::domain::config::Clock;
use crate::domain::date::{long, plus, weekday_name};
use crate::domain::{Minutes, Span};

/// What is often done at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Often {
    /// The thing itself.
    Own,
    /// Its value: the name.
    Value(String),
    /// Its area: the name.
    Area(String),
}

/// A reason for a suggested time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Before the day on which it is due.
    BeforeDue(NaiveDate),
    /// On that day.
    OnDue,
    /// It was due on a day that is over.
    Overdue(NaiveDate),
    /// No time is free before it is due, in the hours of its job if it has any: the name.
    AfterDue(NaiveDate, Option<String>),
    /// A value is short in the week of the time: its name, the minutes, and whether it is this week.
    Short(String, u32, bool),
    /// Energy is high, and the block is demanding.
    HighEnergy,
    /// Energy is low, and the block is easy.
    LowEnergy,
    /// It was often done at this time, on weekdays or on weekends.
    Often(Often, bool),
    /// Inside the hours of its job: the name.
    InHours(String),
    /// In a free time that the user chose: it is due later, or is in the inbox.
    Inbox(Option<NaiveDate>),
    /// The first time that is free and long enough.
    First,
    /// Free, and nothing else speaks for it. Whether there are boundaries that it keeps to.
    Free(bool),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::BeforeDue(due) => write!(f, "before it is due on {}", weekday_name(due.weekday())),
            Reason::OnDue => f.write_str("on the day it is due"),
            Reason::Overdue(due) => write!(f, "it was due on {}", long(*due)),
            Reason::AfterDue(due, None) => {
                write!(f, "after {}, when it is due: no time is free until then", weekday_name(due.weekday()))
            }
            Reason::AfterDue(due, Some(job)) => {
                let due = weekday_name(due.weekday());
                write!(f, "after {due}, when it is due: {job}'s hours are full until then")
            }
            Reason::Short(name, minutes, is_this_week) => {
                let week = if *is_this_week { "this week's" } else { "that week's" };
                write!(f, "{name} is {} below {week} target", Minutes(*minutes).short())
            }
            Reason::HighEnergy => f.write_str("your energy is high then"),
            Reason::LowEnergy => f.write_str("easy enough for low energy"),
            Reason::Often(of, on_weekends) => {
                let what = match of {
                    Often::Own => "it",
                    Often::Value(name) | Often::Area(name) => name,
                };
                let on = if *on_weekends { " on weekends" } else { "" };
                write!(f, "you often do {what} then{on}")
            }
            Reason::InHours(name) => write!(f, "inside {name}'s hours"),
            Reason::Inbox(Some(due)) => write!(f, "due on {}", long(*due)),
            Reason::Inbox(None) => f.write_str("in the inbox"),
            Reason::First => f.write_str("the first time that is free"),
            Reason::Free(true) => f.write_str("free, and outside your boundaries"),
            Reason::Free(false) => f.write_str("free"),
        }
    }
}

/// Returns a free time in words: `30m on Thursday at 17:15`. From a week ahead it has the date.
pub fn in_words(clock: Clock, today: NaiveDate, date: NaiveDate, span: Span) -> String {
    let length = Minutes(span.minutes()).short();
    format!("{length} {} at {}", on_day(today, date), span.start.short(clock))
}

/// Returns a day in words: `today`, `tomorrow`, `on Thursday`, and from a week ahead `on Thursday 3 December`.
pub fn on_day(today: NaiveDate, date: NaiveDate) -> String {
    match date {
        date if date == today => "today".to_owned(),
        date if date == plus(today, 1) => "tomorrow".to_owned(),
        date if today < date && date < plus(today, 7) => format!("on {}", weekday_name(date.weekday())),
        date => format!("on {}", long(date)),
    }
}
