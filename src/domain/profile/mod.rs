//! The profile in `life.toml`: values, areas, jobs and clients, boundaries, energy by hour, and the weights of the
//! scores.

mod area;
mod boundary;
mod common;
mod engagement;
mod records;
mod rhythm;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

pub use area::{Area, AreaTree, SHIPPED_AREAS, Side};
pub use boundary::{Boundary, Forbidden};
pub use common::{Answer, COMMON, CommonValue, QUESTIONS, Question, from_answers};
pub use engagement::{Engagement, HoursWindow, Pay, Per};
pub use records::{LifeKind, LifeRecord};
pub use rhythm::{Preset, Rhythm};

use super::date;
use super::record::{FieldList, Fields, Record, Source, ToField, record, words};
use super::time::{Minutes, Span, Time};
use super::zone::Zone;

words! {
    /// A style of dealing with work and life. There is no variant for a mix of them.
    Approach {
        /// Work and life apart, with even hours.
        Balance = "balance",
        /// Work and life mixed within the day.
        Integration = "integration",
        /// Hours by values, in seasons.
        Alignment = "alignment",
    }
}

record! {
    /// A value: something that matters to a person.
    pub struct Value {
        /// The id, which blocks name under `values`.
        pub id: String,
        /// The name.
        pub name: String,
        /// Why it matters.
        pub why: Option<String>,
        /// The weight, 0 to 10, where the season sets none. None: 1.
        pub weight: Option<f64>,
        /// The weekly target, where the season sets none. None: the value is not active.
        pub weekly: Option<Minutes>,
        /// The first day. None: always.
        #[serde(deserialize_with = "date::optional")]
        pub from: Option<NaiveDate>,
        /// The last day. None: no end.
        #[serde(deserialize_with = "date::optional")]
        pub until: Option<NaiveDate>,
        /// Whether it is closed. With `until` it still counts up to that day, without `until` on no day.
        pub archived: bool,
        /// Earlier ids, which references may still use.
        pub was: Vec<String>,
    }
    beside {
        /// The place in the file that it was read from.
        pub source: Source,
    }
}

impl Value {
    /// Returns whether it counts on no day: it is archived and has no last day.
    pub fn is_closed(&self) -> bool {
        self.archived && self.until.is_none()
    }

    /// Returns whether it counts on a day, by its period and whether it is archived.
    pub fn holds_on(&self, date: NaiveDate) -> bool {
        !self.is_closed() && in_force(self.from, self.until, date)
    }
}

/// Returns whether a day is in a period, both ends included. None is an open end.
pub fn in_force(from: Option<NaiveDate>, until: Option<NaiveDate>, date: NaiveDate) -> bool {
    from.is_none_or(|from| from <= date) && until.is_none_or(|until| date <= until)
}

/// The start and the waking hours of a planning day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct DayShape {
    /// The time at which a planning day begins and the one before ends.
    pub start: Time,
    /// The waking hours.
    pub wake: Span,
}

impl Default for DayShape {
    fn default() -> DayShape {
        DayShape {
            start: Time::MIDNIGHT,
            wake: Span::new(Time::from_minutes(7 * 60), Time::from_minutes(23 * 60)),
        }
    }
}

/// Settings of the score that differ from the defaults (scoring.md, "Alignment").
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct ScoreSettings {
    /// τ: the share of the user's own agenda that gives full points, above 0 and at most 1. None: 3/5.
    pub tau: Option<f64>,
    /// Weights by component id. Components without an entry have their default weight.
    pub weights: BTreeMap<String, f64>,
}

/// One set of answers to the questionnaire about the style (scoring.md, "Approach").
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Questionnaire {
    /// The date.
    #[serde(deserialize_with = "date::required")]
    pub on: NaiveDate,
    /// Ten answers, 1 to 5 each. 0: not answered.
    pub answers: Vec<u8>,
    /// The resulting style. None: too few answers.
    #[serde(default)]
    pub result: Option<String>,
    /// The place in the file that it was read from.
    #[serde(skip)]
    pub source: Source,
}

/// The content of `life.toml`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// The home time zone. None: the system's.
    pub zone: Option<Zone>,
    /// The style in use. None: not chosen.
    pub approach: Option<Approach>,
    /// The start and the waking hours of a planning day.
    pub day: DayShape,
    /// The settings of the score.
    pub score: ScoreSettings,
    /// The values.
    #[serde(rename = "value")]
    pub values: Vec<Value>,
    /// The user's own areas, which add to the shipped ones or replace them by id.
    #[serde(rename = "area")]
    pub own_areas: Vec<Area>,
    /// Jobs, clients, studies, businesses.
    #[serde(rename = "engagement")]
    pub engagements: Vec<Engagement>,
    /// The boundaries.
    #[serde(rename = "boundary")]
    pub boundaries: Vec<Boundary>,
    /// Energy by hour.
    pub rhythm: Rhythm,
    /// The answers to the questionnaire, one entry for each time that it was taken.
    #[serde(rename = "questionnaire")]
    pub questionnaires: Vec<Questionnaire>,
}

impl Profile {
    /// Returns a value by its id or an earlier one. None: no value has it.
    pub fn value(&self, id: &str) -> Option<&Value> {
        find(&self.values, id, |value| &value.id, |value| &value.was)
    }

    /// Returns a job or client by its id or an earlier one. None: no job or client has it.
    pub fn engagement(&self, id: &str) -> Option<&Engagement> {
        find(&self.engagements, id, |engagement| &engagement.id, |engagement| &engagement.was)
    }

    /// Returns a boundary by its id or an earlier one. None: no boundary has it.
    pub fn boundary(&self, id: &str) -> Option<&Boundary> {
        find(&self.boundaries, id, |boundary| &boundary.id, |boundary| &boundary.was)
    }
}

/// Returns the entry with an id. An entry that has the id now comes before one that had it earlier. None: no entry
/// has it.
pub fn find<'a, T>(
    entries: &'a [T],
    id: &str,
    own: impl Fn(&T) -> &String,
    was: impl Fn(&T) -> &Vec<String>,
) -> Option<&'a T> {
    entries
        .iter()
        .find(|entry| own(entry) == id)
        .or_else(|| entries.iter().find(|entry| was(entry).iter().any(|old| old == id)))
}

impl Record for Questionnaire {
    fn fields(&self) -> Fields {
        FieldList::default()
            .with("on", &self.on)
            .with("answers", &self.answers)
            .with("result", &self.result)
            .done()
    }
}

/// The keys of `life.toml` outside its lists.
impl Record for Profile {
    fn fields(&self) -> Fields {
        let defaults = DayShape::default();
        let day = FieldList::default()
            .with("start", &(self.day.start != defaults.start).then_some(self.day.start))
            .with("wake", &(self.day.wake != defaults.wake).then_some(self.day.wake))
            .done();
        let weights: Fields = self
            .score
            .weights
            .iter()
            .filter_map(|(id, weight)| Some((id.clone(), weight.to_field()?)))
            .collect();
        let score = FieldList::default().with("tau", &self.score.tau).with("weights", &weights).done();
        let rhythm = FieldList::default()
            .with("preset", &self.rhythm.preset)
            .with("levels", &self.rhythm.levels)
            .done();
        FieldList::default()
            .with("zone", &self.zone)
            .with("approach", &self.approach)
            .with("day", &day)
            .with("score", &score)
            .with("rhythm", &rhythm)
            .done()
    }
}
