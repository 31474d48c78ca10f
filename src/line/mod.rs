//! The one-line language: how a block is typed in `add`, `log`, `edit` and in the prompt.
//!
//! ```text
//! [DATE] TIME TITLE…    TITLE… [DATE] TIME    TIME DATE TITLE…    TITLE… TIME DATE     tags anywhere
//! DATE TITLE…           TITLE… DATE           an item of that day with no set time
//! TITLE…                                      no day and no time
//!
//! TIME     9-10:30  9 to 10  9am - 10.30am  22:00-1:30     a range, into the night for at most 12 hours
//!          14:00 45m  14:00 ~1h30                          a start and a length
//!          14:00  3pm  3 pm                                a start alone
//!          45m  2 h  1.5 hours                             a length alone
//! DATE     today  yesterday  tomorrow  monday  2026-11-24  20 nov     beside a time also  mon  nov 20  20.11.  +3  -1
//! tags     @area  +job  #value  %low %medium %high  %mine %shared %theirs  %fixed %milestone
//!          area: for: value: with: due: promise: demand: agenda: estimate: lasts: allow:
//! text     \ before a word, and "…"
//! ```
//!
//! - What is missing at one end of the line may be at the other. Nothing in the middle is read.
//! - In front, text that looks like a time but is not one is refused.
//! - At the end, a time counts inside the waking hours, with am or pm, or beside a day. Otherwise it is title, with a
//!   note.
//! - Hours without minutes count only in a range. Minutes have two digits.
//! - A time before the day's start is in the night after that day.
//! - Tags take ids or names. Case and accents make no difference. An unknown name is refused, with the nearest known
//!   one as a suggestion. So a typo adds no record.
//! - A title keeps its spaces as they were typed.
//!
//! The table of the tags is in `fields.rs`. A new tag needs one row there.

#![warn(clippy::indexing_slicing, clippy::cast_possible_truncation)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::cast_possible_truncation))]

mod clock;
mod clock_parts;
mod complete;
mod dates;
mod edit;
mod ends;
mod field_value;
mod fields;
mod ledger;
mod length;
mod life;
mod moment;
mod names;
mod notes;
mod prefix;
mod read;
mod routine;
mod settings;
mod tokens;
mod vocabulary;
mod write;

#[cfg(test)]
mod tests;

use std::ops::Range;

use chrono::NaiveDate;

use crate::domain::{Block, Minutes, Span, Time};

pub use clock::{span, spans, time};
pub use complete::{Completion, TagCandidate, completions, tags_of_last_time};
pub use dates::{date, date_past, day, day_of_year, week};
pub use fields::{tag_forms, tags_in_words};
pub use ledger::{LedgerEntry, LedgerKind, read_ledger};
pub use length::duration;
pub use life::{
    LifeField, LifeReader, PROFILE_FIELDS, ProfileField, change_life, fields as life_fields, read_life,
};
pub use names::{engagement_name, value_name};
pub use read::read;
pub use routine::{RoutineLine, read_routine, routine_line};
pub use settings::{SETTINGS, Setting};
pub use vocabulary::Vocabulary;
pub use write::line;

/// The purpose of a typed line. It decides what the line may contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineFor {
    /// A new block.
    Add,
    /// Something that is already done. A weekday means the last one, today included.
    Log,
    /// A change of a block. Fields that are not written stay unchanged.
    Edit,
    /// A new task for the inbox. Only a length is read, as its estimate. Other times are title.
    Inbox,
    /// A change of a task in the inbox.
    InboxEdit,
}

impl LineFor {
    /// Whether it changes a block or a task that exists. Such a line needs no title.
    pub fn edits(self) -> bool {
        matches!(self, LineFor::Edit | LineFor::InboxEdit)
    }

    /// Whether it is for the inbox. Tasks there have no day and no time.
    pub fn is_inbox(self) -> bool {
        matches!(self, LineFor::Inbox | LineFor::InboxEdit)
    }
}

/// The content of a line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ParsedEntry {
    /// The day. None: the line names none. A day without a time makes an item of that day with no set time.
    pub date: Option<NaiveDate>,
    /// The time.
    pub when: EntryTime,
    /// The title. Empty only in an edit. The title then stays unchanged.
    pub title: String,
    /// A block with only the fields that the tags set. Records are ids.
    pub tags: Block,
    /// A block with only the values, people and boundaries that an edit removes.
    pub away: Block,
    /// Notes for the user, a sentence each. They are about text that looks like a time, a day or a tag but is title,
    /// and about times that probably mean another hour.
    pub notes: Vec<String>,
}

/// The time that a line gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EntryTime {
    /// No time.
    #[default]
    None,
    /// From a start to an end.
    Span(Span),
    /// From a start for a length, even where the clocks change meanwhile.
    From(Time, Minutes),
    /// A start alone: for 30 minutes, or until the next block.
    At(Time),
    /// A length alone: in the next free time that is long enough.
    Length(Minutes),
}

impl EntryTime {
    /// Returns the range that an edit gives a block with this plan. A start alone keeps the length, a length alone
    /// keeps the start. None where the plan is needed and there is none, or where the range would end after 48:00.
    pub fn applied_to(self, plan: Option<Span>) -> Option<Span> {
        match self {
            EntryTime::None => plan,
            EntryTime::Span(span) => Some(span),
            EntryTime::From(start, length) => Some(Span::new(start, start.shifted(i64::from(length.0))?)),
            EntryTime::At(start) => {
                let moved = i64::from(start.minutes()) - i64::from(plan?.start.minutes());
                plan?.shifted(moved)
            }
            EntryTime::Length(length) => {
                let start = plan?.start;
                Some(Span::new(start, start.shifted(i64::from(length.0))?))
            }
        }
    }
}

/// The refusal of a line: the reason and the place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct EntryError {
    /// The sentence. It includes the suggestion.
    pub message: String,
    /// The bytes of the text that it is about. An empty range at the end of the text means the whole text.
    pub at: Range<usize>,
    /// The text to replace these bytes with. None without a suggestion.
    pub suggestion: Option<String>,
}
