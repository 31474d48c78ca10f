//! Engagements: what one works on, for whom, at what hours and for what pay.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::domain::block::Agenda;
use crate::domain::date::{self, Weekdays};
use crate::domain::record::{Field, FieldList, Fields, Record, Source, ToField, words};
use crate::domain::time::Span;

words! {
    /// What pay is counted by.
    Per {
        /// An hour.
        Hour = "hour",
        /// A day with a block.
        Day = "day",
        /// A week.
        Week = "week",
        /// A month.
        Month = "month",
        /// A year.
        Year = "year",
    }
}

/// What an engagement pays, from a day on.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Pay {
    /// From this day on.
    #[serde(default, deserialize_with = "date::optional")]
    pub from: Option<NaiveDate>,
    /// How much.
    pub amount: f64,
    /// In which currency.
    #[serde(default)]
    pub currency: Option<String>,
    /// For what.
    pub per: Per,
}

/// The hours in which someone is available for an engagement.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct HoursWindow {
    /// On these days.
    pub days: Weekdays,
    /// At this time.
    pub window: Span,
}

/// A job, a client, a study, a business: what one is engaged in.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Engagement {
    /// By what blocks name it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The area of a new block.
    pub area: Option<String>,
    /// The agenda of a new block.
    pub agenda: Option<Agenda>,
    /// The values of a new block.
    pub values: Vec<String>,
    /// What it pays, by period.
    pub pay: Vec<Pay>,
    /// When one is available for it.
    pub hours: Vec<HoursWindow>,
    /// Whether it pays for presence, not outcome.
    pub clocked: bool,
    /// From this day on.
    #[serde(deserialize_with = "date::optional")]
    pub from: Option<NaiveDate>,
    /// Until this day, inclusive.
    #[serde(deserialize_with = "date::optional")]
    pub until: Option<NaiveDate>,
    /// Kept for the past only.
    pub archived: bool,
    /// Ids it had before.
    pub was: Vec<String>,
    /// Where it was read from.
    #[serde(skip)]
    pub source: Source,
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
    /// The part of its name before the first comma: `Acme` of `Acme, day job`.
    pub fn short_name(&self) -> &str {
        self.name.split(',').next().unwrap_or(&self.name).trim()
    }
}

impl Record for Engagement {
    fn fields(&self) -> Fields {
        FieldList::default()
            .with("id", &self.id)
            .with("name", &self.name)
            .with("area", &self.area)
            .with("agenda", &self.agenda)
            .with("values", &self.values)
            .with("pay", &self.pay)
            .with("hours", &self.hours)
            .with("clocked", &self.clocked)
            .with("from", &self.from)
            .with("until", &self.until)
            .with("archived", &self.archived)
            .with("was", &self.was)
            .done()
    }
}
