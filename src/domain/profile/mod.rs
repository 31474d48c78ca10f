//! What `life.toml` holds: values, areas, engagements, boundaries, the rhythm of a day, and how scores weigh.

mod area;
mod boundary;
mod engagement;
mod rhythm;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

pub use area::{Area, AreaTree, SHIPPED_AREAS, Side};
pub use boundary::{Boundary, Forbidden};
pub use engagement::{Engagement, HoursWindow, Pay, Per};
pub use rhythm::{Preset, Rhythm};

use super::date;
use super::record::{FieldList, Fields, Record, Source, ToField, words};
use super::time::{Minutes, Span, Time};
use super::zone::Zone;

words! {
    /// A style of dealing with work and life.
    Approach {
        /// Apart, with even hours.
        Balance = "balance",
        /// Blended.
        Integration = "integration",
        /// By what is valued, in seasons.
        Alignment = "alignment",
    }
}

/// Something that a person lives for.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Value {
    /// By what blocks name it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Why it matters.
    pub why: Option<String>,
    /// 0 to 10; where a season says nothing. Absent: 1.
    pub weight: Option<f64>,
    /// Weekly target, where a season says nothing. Without one the value is not active.
    pub weekly: Option<Minutes>,
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

impl Value {
    /// Whether it is in force on no day at all: one that is kept for the past is so until its last day, where it has one.
    pub fn is_closed(&self) -> bool {
        self.archived && self.until.is_none()
    }

    /// Whether it is in force on a day.
    pub fn holds_on(&self, date: NaiveDate) -> bool {
        !self.is_closed() && in_force(self.from, self.until, date)
    }
}

/// Whether a day lies in a period whose ends may be open.
pub fn in_force(from: Option<NaiveDate>, until: Option<NaiveDate>, date: NaiveDate) -> bool {
    from.is_none_or(|from| from <= date) && until.is_none_or(|until| date <= until)
}

/// How a planning day lies on the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct DayShape {
    /// When one planning day ends and the next begins to be *today*.
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

/// How scores weigh, where it differs from the defaults.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct ScoreSettings {
    /// τ, the share of one's own agenda that is enough, above 0 and at most 1.
    pub tau: Option<f64>,
    /// Full weights by component.
    pub weights: BTreeMap<String, f64>,
}

/// The questionnaire, once it was taken.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Questionnaire {
    /// When.
    #[serde(deserialize_with = "date::required")]
    pub on: NaiveDate,
    /// Ten answers, 1 to 5; 0: not answered.
    pub answers: Vec<u8>,
    /// What came of it.
    #[serde(default)]
    pub result: Option<String>,
    /// Where it was read from.
    #[serde(skip)]
    pub source: Source,
}

/// All that `life.toml` says.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// The zone in which one lives; absent: the system's.
    pub zone: Option<Zone>,
    /// The style in use.
    pub approach: Option<Approach>,
    /// How a planning day lies on the clock.
    pub day: DayShape,
    /// How scores weigh.
    pub score: ScoreSettings,
    /// What one lives for.
    #[serde(rename = "value")]
    pub values: Vec<Value>,
    /// Areas of life beyond those shipped, or in their place.
    #[serde(rename = "area")]
    pub own_areas: Vec<Area>,
    /// Jobs, clients, studies, businesses.
    #[serde(rename = "engagement")]
    pub engagements: Vec<Engagement>,
    /// Windows to be kept free.
    #[serde(rename = "boundary")]
    pub boundaries: Vec<Boundary>,
    /// Energy by the hour.
    pub rhythm: Rhythm,
    /// The questionnaire, each time it was taken.
    #[serde(rename = "questionnaire")]
    pub questionnaires: Vec<Questionnaire>,
}

impl Profile {
    /// The value of an id, or of an id that it had before.
    pub fn value(&self, id: &str) -> Option<&Value> {
        find(&self.values, id, |value| &value.id, |value| &value.was)
    }

    /// The engagement of an id, or of an id that it had before.
    pub fn engagement(&self, id: &str) -> Option<&Engagement> {
        find(&self.engagements, id, |engagement| &engagement.id, |engagement| &engagement.was)
    }

    /// The boundary of an id, or of an id that it had before.
    pub fn boundary(&self, id: &str) -> Option<&Boundary> {
        find(&self.boundaries, id, |boundary| &boundary.id, |boundary| &boundary.was)
    }
}

/// The entry of an id: by its own id first, then by one that it had before.
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

impl Record for Value {
    fn fields(&self) -> Fields {
        FieldList::default()
            .with("id", &self.id)
            .with("name", &self.name)
            .with("why", &self.why)
            .with("weight", &self.weight)
            .with("weekly", &self.weekly)
            .with("from", &self.from)
            .with("until", &self.until)
            .with("archived", &self.archived)
            .with("was", &self.was)
            .done()
    }
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
