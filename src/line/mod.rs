//! The one line in which a block is written: for `add`, `log` and `edit`, and in the prompt.
//!
//! ```text
//! [DATE] TIME TITLE…    TITLE… [DATE] TIME    TIME DATE TITLE…    TITLE… TIME DATE     tags anywhere
//! DATE TITLE…           TITLE… DATE           an item of that day without a time
//! TITLE…                                      without a day or a time
//!
//! TIME     9-10:30  9 to 10  9am - 10.30am  22:00-1:30     a range, into the night for at most 12 hours
//!          14:00 45m  14:00 ~1h30                          a start and a length
//!          14:00  3pm  3 pm                                a start alone
//!          45m  2 h  1.5 hours                             a length alone
//! DATE     today  yesterday  tomorrow  monday  2026-11-24  20 nov     beside a time also  mon  nov 20  20.11.  +3  -1
//! tags     @area  +engagement  #value  %low %medium %high  %mine %shared %theirs  %fixed %milestone
//!          area: for: value: with: due: promise: demand: agenda: estimate: allow:
//! text     \ before a word, and "…"
//! ```
//!
//! What one end lacks the other gives; nothing in the middle is read. In front, what means a time and is none is refused.
//! At the end a time counts in the waking hours, with am or pm, or beside a day; otherwise it is title, with a note.
//! Hours alone count only in a range, and minutes have two digits. Times before the day's start mean that night. Tags
//! take ids or names, case and accents aside; one that is not known is refused with the nearest, so that nothing is made
//! up. A title keeps its spaces as they were typed.

mod clock;
mod complete;
mod dates;
mod edit;
mod ends;
mod fold;
mod length;
mod moment;
mod notes;
mod read;
mod tags;
mod tokens;
mod write;

#[cfg(test)]
mod tests;

use std::ops::Range;

use chrono::NaiveDate;

use crate::domain::block::{Agenda, Demand};
use crate::domain::time::{Minutes, Span, Time};

pub use clock::{span, spans, time};
pub use complete::{Candidate, Completion, completions, tags_of_last_time};
pub use dates::{date, date_past, day, day_of_year, week};
pub use fold::fold;
pub use length::duration;
pub use read::read;
pub use tags::{Kind, Vocabulary};
pub use write::line;

/// What a line is for, which decides what it may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineFor {
    /// A new block.
    Add,
    /// What has already been done: a weekday is the last one.
    Log,
    /// Another line for a block: what is not written stays as it is.
    Edit,
    /// A thing for the inbox: of times only a length is read, as its estimate.
    Inbox,
    /// Another line for a thing in the inbox.
    InboxEdit,
}

impl LineFor {
    /// Whether what is not written stays as it is, so that no title is needed.
    pub fn edits(self) -> bool {
        matches!(self, LineFor::Edit | LineFor::InboxEdit)
    }

    /// Whether it is about the inbox, where nothing has a day or a time.
    pub fn is_inbox(self) -> bool {
        matches!(self, LineFor::Inbox | LineFor::InboxEdit)
    }
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The day, where one is written. With it and without a time it is an item of that day.
    pub date: Option<NaiveDate>,
    /// The time.
    pub when: When,
    /// What it is; empty only in an edit that leaves the title as it is.
    pub title: String,
    /// What the tags say.
    pub tags: Tags,
    /// What an edit takes away.
    pub away: Lists,
    /// What looks like a time, a day or a tag and is title, and what may be meant otherwise: a sentence each.
    pub notes: Vec<String>,
}

/// The time that a line gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum When {
    /// None.
    #[default]
    None,
    /// From a start to an end.
    Span(Span),
    /// From a start for so long, whatever the clocks do meanwhile.
    From(Time, Minutes),
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
    /// Whether its day will not come again.
    pub milestone: bool,
    /// By when it has to be done.
    pub due: Option<NaiveDate>,
    /// The promise that it makes good.
    pub promise: Option<String>,
    /// How long it is thought to take.
    pub estimate: Option<Minutes>,
}

impl When {
    /// The time of a block in an edit: a start alone keeps the length, a length alone keeps the start. None where
    /// there is no time to go by, or where it would end after 48:00.
    pub fn applied_to(self, plan: Option<Span>) -> Option<Span> {
        match self {
            When::None => plan,
            When::Span(span) => Some(span),
            When::From(start, length) => Some(Span::new(start, start.shifted(i64::from(length.0))?)),
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
