//! Boundaries: hours that are kept free of some areas, jobs or clients.

use chrono::NaiveDate;
use serde::Deserialize;

use super::in_force;
use crate::domain::date::{self, Weekdays};
use crate::domain::record::{Field, FieldList, Fields, Record, Source, ToField};
use crate::domain::time::{Span, deserialize_from_text};

/// Blocks that a boundary keeps out of its hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Forbidden {
    /// An area with the areas under it, by id.
    Area(String),
    /// A job or client, by id. Files write `engagement:acme`.
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

/// A boundary: hours that are kept free of some areas, jobs or clients.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Boundary {
    /// The id, which blocks name under `allow`.
    #[serde(default)]
    pub id: String,
    /// The name.
    pub name: String,
    /// The weekdays.
    pub days: Weekdays,
    /// The hours on each of these days.
    pub window: Span,
    /// The areas, jobs and clients to keep out.
    pub no: Vec<Forbidden>,
    /// The weight in the score, 0 to 10. None: 1.
    #[serde(default)]
    pub weight: Option<f64>,
    /// The people who know about it.
    #[serde(default)]
    pub told: Vec<String>,
    /// The first day. None: always.
    #[serde(default, deserialize_with = "date::optional")]
    pub from: Option<NaiveDate>,
    /// The last day. None: no end.
    #[serde(default, deserialize_with = "date::optional")]
    pub until: Option<NaiveDate>,
    /// Whether it is closed. With `until` it still counts up to that day, without `until` on no day.
    #[serde(default)]
    pub archived: bool,
    /// Earlier ids, which references may still use.
    #[serde(default)]
    pub was: Vec<String>,
    /// The place in the file that it was read from.
    #[serde(skip)]
    pub source: Source,
}

impl Boundary {
    /// Returns whether it counts on no day: it is archived and has no last day.
    pub fn is_closed(&self) -> bool {
        self.archived && self.until.is_none()
    }

    /// Returns whether it counts on a day, by its weekdays, its period and whether it is archived.
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
