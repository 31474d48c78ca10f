//! Engagements: jobs, clients, studies and businesses, with their pay and hours.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use crate::domain::block::Agenda;
use crate::domain::date::{self, Weekdays};
use crate::domain::intervals::Interval;
use crate::domain::profile::in_force;
use crate::domain::record::{Field, FieldList, Source, ToField, record, words};
use crate::domain::time::{Minutes, Span};
use crate::domain::zone::Zone;

words! {
    /// The unit that an amount of pay is for.
    Per {
        /// An hour.
        Hour = "hour",
        /// A day with at least one block.
        Day = "day",
        /// A week.
        Week = "week",
        /// A month.
        Month = "month",
        /// A year.
        Year = "year",
    }
}

/// The pay of a job or client from a day on.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Pay {
    /// The first day of this pay. None: always.
    #[serde(default, deserialize_with = "date::optional")]
    pub from: Option<NaiveDate>,
    /// The amount for one unit, not below 0.
    pub amount: f64,
    /// The currency's code. None: not said.
    #[serde(default)]
    pub currency: Option<String>,
    /// The unit.
    pub per: Per,
}

/// Hours in which the user is free for a job or client.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct HoursWindow {
    /// The weekdays.
    pub days: Weekdays,
    /// The hours on each of these days.
    pub window: Span,
}

record! {
    /// A job, a client, a study or a business.
    pub struct Engagement {
        /// The id, which blocks name under `engagement`.
        pub id: String,
        /// The name.
        pub name: String,
        /// The area that a new block gets.
        pub area: Option<String>,
        /// The agenda that a new block gets.
        pub agenda: Option<Agenda>,
        /// The values that a new block gets.
        pub values: Vec<String>,
        /// The pay, one entry for each period.
        pub pay: Vec<Pay>,
        /// When the user is free for it. Empty: not said.
        pub hours: Vec<HoursWindow>,
        /// Whether it pays for presence, not for results. Nothing private is suggested in its hours.
        pub clocked: bool,
        /// The time to settle before a stretch of its blocks. Suggestions keep it free. None: no time.
        pub before: Option<Minutes>,
        /// The time to wind down after a stretch of its blocks, kept free likewise. None: no time.
        pub after: Option<Minutes>,
        /// What it gives back besides pay, in the user's own words. Shown and never scored.
        pub gives: Vec<String>,
        /// The limit of its hours in a week. None: no limit.
        pub most: Option<Minutes>,
        /// The first day. None: always.
        #[serde(deserialize_with = "date::optional")]
        pub from: Option<NaiveDate>,
        /// The last day. None: no end.
        #[serde(deserialize_with = "date::optional")]
        pub until: Option<NaiveDate>,
        /// Whether new blocks should no longer have it.
        pub archived: bool,
        /// Earlier ids, which references may still use.
        pub was: Vec<String>,
    }
    beside {
        /// The place in the file that it was read from.
        pub source: Source,
    }
}

impl ToField for Pay {
    fn to_field(&self) -> Option<Field> {
        let fields = FieldList::default()
            .with("from", &self.from)
            .with("amount", &self.amount)
            .with("currency", &self.currency)
            .with("per", &self.per);
        Some(Field::Table(fields.done()))
    }
}

impl ToField for HoursWindow {
    fn to_field(&self) -> Option<Field> {
        Some(Field::Table(FieldList::default().with("days", &self.days).with("window", &self.window).done()))
    }
}

impl Engagement {
    /// Returns whether it is neither archived nor before its first or after its last day.
    pub fn is_active_on(&self, date: NaiveDate) -> bool {
        !self.archived && in_force(self.from, self.until, date)
    }

    /// Returns its hours that begin on a day. `own` is the zone of the day's clocks. Empty: it has none then.
    pub fn hours_on(&self, date: NaiveDate, own: Zone) -> Vec<Interval> {
        let held = self.hours.iter().filter(|hours| hours.days.contains(date.weekday()));
        held.filter_map(|hours| own.resolve(date, hours.window)).collect()
    }

    /// Returns its hours that begin on a day or on the day before, as those of a night reach into the next day.
    pub fn hours_around(&self, date: NaiveDate, own: Zone) -> Vec<Interval> {
        [date::plus(date, -1), date].into_iter().flat_map(|date| self.hours_on(date, own)).collect()
    }

    /// Returns the name up to the first comma: `Acme` for `Acme, day job`.
    pub fn short_name(&self) -> &str {
        self.name.split(',').next().unwrap_or(&self.name).trim()
    }
}
