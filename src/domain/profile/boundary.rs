//! Boundaries: windows that are to be kept free of something.

use chrono::NaiveDate;
use serde::Deserialize;

use super::in_force;
use crate::domain::date::{self, Weekdays};
use crate::domain::record::{Field, FieldList, Fields, Record, Source, ToField};
use crate::domain::time::{Span, deserialize_from_text};

/// What a boundary keeps out of its window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Forbidden {
    /// An area, with the areas under it.
    Area(String),
    /// An engagement, written `engagement:acme`.
    Engagement(String),
}

impl std::str::FromStr for Forbidden {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Forbidden, Self::Err> {
        Ok(match text.strip_prefix("engagement:") {
            Some(id) => Forbidden::Engagement(id.to_owned()),
            None => Forbidden::Area(text.to_owned()),
        })
    }
}

impl ToField for Forbidden {
    fn to_field(&self) -> Option<Field> {
        Some(Field::Text(match self {
            Forbidden::Area(id) => id.clone(),
            Forbidden::Engagement(id) => format!("engagement:{id}"),
        }))
    }
}

deserialize_from_text! { Forbidden => "an area, or an engagement as in \"engagement:acme\"" }

/// A window that is to be kept free of something.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Boundary {
    /// By what blocks name it under `allow`.
    #[serde(default)]
    pub id: String,
    /// Its name.
    pub name: String,
    /// On these days.
    pub days: Weekdays,
    /// At this time.
    pub window: Span,
    /// What it keeps out.
    pub no: Vec<Forbidden>,
    /// Its weight; absent: 1.
    #[serde(default)]
    pub weight: Option<f64>,
    /// Who knows of it.
    #[serde(default)]
    pub told: Vec<String>,
    /// From this day on.
    #[serde(default, deserialize_with = "date::optional")]
    pub from: Option<NaiveDate>,
    /// Until this day, inclusive.
    #[serde(default, deserialize_with = "date::optional")]
    pub until: Option<NaiveDate>,
    /// Kept for the past only.
    #[serde(default)]
    pub archived: bool,
    /// Ids it had before.
    #[serde(default)]
    pub was: Vec<String>,
    /// Where it was read from.
    #[serde(skip)]
    pub source: Source,
}

impl Boundary {
    /// Whether it holds on no day at all: one that is kept for the past holds until its last day, where it has one.
    pub fn is_closed(&self) -> bool {
        self.archived && self.until.is_none()
    }

    /// Whether it holds on a day.
    pub fn holds_on(&self, date: NaiveDate) -> bool {
        use chrono::Datelike;
        !self.is_closed() && self.days.contains(date.weekday()) && in_force(self.from, self.until, date)
    }
}

impl Record for Boundary {
    fn fields(&self) -> Fields {
        FieldList::default()
            .with("id", &self.id)
            .with("name", &self.name)
            .with("days", &self.days)
            .with("window", &self.window)
            .with("no", &self.no)
            .with("weight", &self.weight)
            .with("told", &self.told)
            .with("from", &self.from)
            .with("until", &self.until)
            .with("archived", &self.archived)
            .with("was", &self.was)
            .done()
    }
}
