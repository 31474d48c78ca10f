//! The one line in which a block is written: for `add`, `log` and `edit`, and in the prompt.
//!
//! ```text
//! [DATE] TIME TITLE… [tags]      tags anywhere
//! on DATE TITLE…                 an untimed item of that day
//! TITLE…                         without a time
//!
//! TIME     9-10:30  9am-10.30am  22:00-1:30     a span, into the night from noon on and for at most 12 hours
//!          14:00 45m  14:00 ~1h30               a start and a length
//!          14:00                                a start alone
//!          45m                                  a length alone
//! DATE     today  yesterday  tomorrow  mon … sun  2026-11-24  +3  -1
//! tags     @area  +engagement  #value  %low %medium %high  %mine %shared %theirs  %fixed
//!          area: for: value: with: due: promise: demand: agenda: estimate: allow:
//! text     \@ \+ \# \% \" at the start of a word, and "…"
//! ```
//!
//! A date counts only where a time or a length follows, hours alone only in a span, minutes have two digits. A
//! quote opens at the start of a word or of a tag's name and closes at the next quote; one that never closes is
//! text. Times before the day's start mean that night. Ids or names, case and accents aside; one that is not
//! known is refused with the nearest, so that nothing is made up. A title keeps its spaces as they were typed.

mod complete;
mod edit;
mod fold;
mod read;
mod tags;
mod tokens;
mod when;
mod write;

#[cfg(test)]
mod tests;

use std::ops::Range;

use chrono::NaiveDate;

use super::block::{Agenda, Demand};
use super::time::{Minutes, Span, Time};

pub use complete::{Candidate, Completion, completions};
pub use fold::fold;
pub use read::{read, read_edit};
pub use tags::{Kind, Vocabulary};
pub use when::{date, day, day_of_year, duration, span, time, week};
pub use write::line;

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The day, where one is written.
    pub date: Option<NaiveDate>,
    /// Written as `on DATE TITLE`, without a time: an item of that day.
    pub untimed: bool,
    /// The time.
    pub when: When,
    /// What it is; empty only in an edit that leaves the title as it is.
    pub title: String,
    /// What the tags say.
    pub tags: Tags,
    /// What an edit takes away.
    pub away: Lists,
}

/// The time that a line gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum When {
    /// None.
    #[default]
    None,
    /// From a start to an end.
    Span(Span),
    /// A start alone: for 30 minutes, or until the next block.
    At(Time),
    /// A length alone: in the next free time that is long enough.
    Length(Minutes),
}

/// What the tags of a line say, in ids.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tags {
    /// The area of life.
    pub area: Option<String>,
    /// The engagement.
    pub engagement: Option<String>,
    /// Values, people and boundaries that may be crossed.
    pub lists: Lists,
    /// Whose agenda it serves.
    pub agenda: Option<Agenda>,
    /// What it asks.
    pub demand: Option<Demand>,
    /// Whether replanning must leave it where it is.
    pub fixed: bool,
    /// By when it has to be done.
    pub due: Option<NaiveDate>,
    /// The promise that it makes good.
    pub promise: Option<String>,
    /// How long it is thought to take.
    pub estimate: Option<Minutes>,
}

/// The tags of which there can be several.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lists {
    /// Values, by id.
    pub values: Vec<String>,
    /// People.
    pub with: Vec<String>,
    /// Boundaries that may be crossed, by id.
    pub allow: Vec<String>,
}

/// Why a line is refused: a sentence, where in the text, and what might have been meant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct EntryError {
    /// The sentence, with the suggestion where there is one.
    pub message: String,
    /// The bytes of the text that it is about.
    pub at: Range<usize>,
    /// What to put in their place.
    pub suggestion: Option<String>,
}
