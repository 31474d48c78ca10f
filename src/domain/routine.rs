//! Routines: the recurring blocks of the usual week.

use chrono::NaiveDate;
use serde::Deserialize;

use super::block::{Agenda, Block, Demand};
use super::date::{self, Weekdays};
use super::record::{FieldList, Fields, Record, Source};
use super::time::{Minutes, Span};
use super::zone::Zone;

/// A recurring block: on weekdays, on one day of every month, or once a year.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Routine {
    /// The id, which its blocks name under `routine`.
    pub id: String,
    /// The title of its blocks.
    pub title: String,
    /// The weekdays.
    pub days: Weekdays,
    /// Or the day of the month, 1 to 31. In a shorter month it is the last day.
    pub monthly: Option<u32>,
    /// Or the day of the year, `MM-DD`. 29 February becomes 28 February in other years.
    pub yearly: Option<String>,
    /// The number of weeks from one block to the next, counted from the ISO week of `from`. None: every week.
    pub every: Option<u32>,
    /// The planned time. None: no set time.
    pub plan: Option<Span>,
    /// The first day. None: always.
    #[serde(deserialize_with = "date::optional")]
    pub from: Option<NaiveDate>,
    /// The last day. None: no end.
    #[serde(deserialize_with = "date::optional")]
    pub until: Option<NaiveDate>,
    /// Dates on which it has no block.
    #[serde(deserialize_with = "date::list")]
    pub skip: Vec<NaiveDate>,
    /// As in a block.
    pub area: Option<String>,
    /// As in a block.
    pub engagement: Option<String>,
    /// As in a block.
    pub values: Vec<String>,
    /// As in a block.
    pub with: Vec<String>,
    /// As in a block.
    pub agenda: Option<Agenda>,
    /// As in a block.
    pub demand: Option<Demand>,
    /// As in a block.
    pub fixed: bool,
    /// As in a block.
    pub milestone: bool,
    /// As in a block.
    pub allow: Vec<String>,
    /// As in a block.
    pub paid: Option<bool>,
    /// As in a block.
    pub promise: Option<String>,
    /// As in a block.
    pub estimate: Option<Minutes>,
    /// As in a block.
    pub zone: Option<Zone>,
    /// As in a block.
    pub note: Option<String>,
    /// The place in the file that it was read from.
    #[serde(skip)]
    pub source: Source,
}

impl Routine {
    /// Returns its usual block for a day, without an id.
    pub fn block(&self) -> Block {
        Block {
            title: self.title.clone(),
            plan: self.plan,
            area: self.area.clone(),
            engagement: self.engagement.clone(),
            values: self.values.clone(),
            with: self.with.clone(),
            agenda: self.agenda,
            demand: self.demand,
            fixed: self.fixed,
            milestone: self.milestone,
            allow: self.allow.clone(),
            paid: self.paid,
            promise: self.promise.clone(),
            routine: Some(self.id.clone()),
            estimate: self.estimate,
            zone: self.zone,
            note: self.note.clone(),
            is_virtual: true,
            ..Block::default()
        }
    }
}

impl Record for Routine {
    fn fields(&self) -> Fields {
        let recurrence = FieldList::default()
            .with("id", &self.id)
            .with("title", &self.title)
            .with("days", &self.days)
            .with("monthly", &self.monthly)
            .with("yearly", &self.yearly)
            .with("every", &self.every)
            .with("plan", &self.plan)
            .with("from", &self.from)
            .with("until", &self.until)
            .with("skip", &self.skip)
            .done();
        let shared = self.block().fields();
        let rest =
            shared.into_iter().filter(|(key, _)| !matches!(key.as_str(), "title" | "plan" | "routine"));
        recurrence.into_iter().chain(rest).collect()
    }
}
