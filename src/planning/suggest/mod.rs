//! Suggested times: where a task, a block or a value that is short would fit best in the coming days.
//!
//! **Where time is offered.** In the waking hours, from now on, and inside the hours of the settings
//! ([`SuggestedHours`](crate::domain::config::SuggestedHours)). A later hour is offered where energy by hour is
//! at least `AWAKE`, and any hour where the last four weeks have something alike on that kind of day: a weekday, or one
//! of the weekend. Never inside a boundary that the
//! block may not cross, never outside the hours of its job, never in the fixed hours of another one, never on a grace day or on a day that can't be read. The
//! time to settle before and to wind down after a job's blocks is kept free. No time is offered twice.
//!
//! **What makes a time better**, in points: it is this week, and a value that the block serves is short in it
//! (`SHORT_WEEK`), energy by hour suits how demanding the block is (up to `ENERGY`), and it is near the frequent start
//! of the same title, value or area (`OFTEN`). What makes it worse: each day of waiting, more so before a due date
//! (`DAY_AWAY`, `DAY_AWAY_DUE`) and most after it (`DAY_LATE`), each missing quarter of an hour (`QUARTER_LESS`), work without hours of its own
//! on a weekend (`WEEKEND`), and the hours of a job for anything else (`OTHERS_HOURS`). Of equal times the first
//! wins. Of several times the later ones prefer other days (`SAME_DAY`).

mod available;
mod busy;
mod fill;
mod finder;
mod gap;
mod habit;
mod hours;
mod reason;
mod shortfall;
mod wanted;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use available::{AvailableDay, available};
pub use fill::{FillLine, FillWhat, fill, filled};
pub use finder::Finder;
pub use gap::{Fitting, fitting};
pub use reason::{Often, Reason, in_words, on_day};
pub use shortfall::{Shortfall, Shortfalls};
pub use wanted::{Wanted, block_for};

use crate::domain::Span;

/// Shortest suggestion for a value, in minutes: even half an hour counts. Also the length of a task without an
/// estimate.
pub const LEAST: u32 = 30;
/// Longest suggestion for a value, in minutes.
pub const MOST: u32 = 90;
/// Number of times that are suggested.
pub const SUGGESTIONS: usize = 3;
/// Number of days in which times are suggested, unless the user says otherwise.
pub const DAYS: i64 = 7;
/// Days back in which something alike says when it is often done.
pub const DAYS_BACK: i64 = 28;
/// Suggestions begin on a quarter of an hour, and those for values last whole quarters.
const QUARTER: u32 = 15;
/// Lowest energy level at which an hour outside the hours of the settings is suggested too.
const AWAKE: u8 = 2;

/// Points for a time this week, if a value of the block is short in it.
const SHORT_WEEK: i64 = 24;
/// Most points for energy that suits a demanding block. An easy one gets half of them for hours of low energy.
const ENERGY: i64 = 20;
/// Most points for the frequent start.
const OFTEN: i64 = 12;
/// Points lost for each day of waiting.
const DAY_AWAY: i64 = 3;
/// The same for something due in these days, or overdue.
const DAY_AWAY_DUE: i64 = 6;
/// Points lost for each day after the due date, on top.
const DAY_LATE: i64 = 20;
/// Points lost for each quarter of an hour that is missing.
const QUARTER_LESS: i64 = 6;
/// Points lost by work on a weekend, if it is not on the user's own agenda, its job has no hours, and it was never done
/// on one.
const WEEKEND: i64 = 40;
/// Points lost inside the hours of a job that the block is not for.
const OTHERS_HOURS: i64 = 12;
/// Points lost for each better time on the same day.
const SAME_DAY: i64 = 15;

/// A free time: its day, and its span in the current zone.
pub type Slot = (NaiveDate, Span);

/// A suggested time, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The time.
    pub slot: Slot,
    /// What speaks for it, strongest first. Never empty.
    pub reasons: Vec<Reason>,
}

impl Suggestion {
    /// Returns why in words, at most two reasons: `before it is due on Friday, your energy is high then`.
    pub fn why(&self) -> String {
        let reasons: Vec<String> = self.reasons.iter().take(2).map(Reason::to_string).collect();
        reasons.join(", ")
    }
}
