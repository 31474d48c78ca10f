//! What `life.toml` holds: values, areas, engagements, boundaries, the rhythm of a day, and how scores weigh.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::block::Agenda;
use super::date::{self, Weekdays};
use super::record::{Field, FieldList, Fields, Record, Source, ToField, words};
use super::time::{Minutes, Span, Time};
use super::zone::Zone;

words! {
    /// A side of the scale.
    Side {
        /// Work, paid or one's own.
        Work = "work",
        /// Life outside work, care included.
        Life = "life",
        /// What keeps both going: sleep, meals, chores, ways. It counts on neither.
        Upkeep = "upkeep",
    }
}

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
    /// The text that it was read from.
    #[serde(skip)]
    pub source: Source,
}

/// An area of life. Without a side it takes its parent's.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Area {
    /// By what blocks name it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its side of the scale.
    pub side: Option<Side>,
    /// The area that it is a part of.
    pub parent: Option<String>,
    /// Kept for the past only.
    pub archived: bool,
    /// Ids it had before.
    pub was: Vec<String>,
    /// The text that it was read from.
    #[serde(skip)]
    pub source: Source,
}

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
pub struct Hours {
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
    pub hours: Vec<Hours>,
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
    /// The text that it was read from.
    #[serde(skip)]
    pub source: Source,
}

impl Engagement {
    /// The part of its name before the first comma: `Acme` of `Acme, day job`.
    pub fn short_name(&self) -> &str {
        self.name.split(',').next().unwrap_or(&self.name).trim()
    }
}

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

super::time::deserialize_from_text! { Forbidden => "an area, or an engagement as in \"engagement:acme\"" }

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
    /// The text that it was read from.
    #[serde(skip)]
    pub source: Source,
}

/// Whether a day lies in a period whose ends may be open.
pub fn in_force(from: Option<NaiveDate>, until: Option<NaiveDate>, date: NaiveDate) -> bool {
    from.is_none_or(|from| from <= date) && until.is_none_or(|until| date <= until)
}

impl Boundary {
    /// Whether it holds on a day.
    pub fn holds_on(&self, date: NaiveDate) -> bool {
        use chrono::Datelike;
        self.days.contains(date.weekday()) && in_force(self.from, self.until, date)
    }
}

words! {
    /// A rhythm by name.
    Preset {
        /// Best in the morning.
        Lark = "lark",
        /// In between.
        Neutral = "neutral",
        /// Best in the evening.
        Owl = "owl",
    }
}

/// Energy by the hour of the day.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Rhythm {
    /// By name.
    pub preset: Option<Preset>,
    /// Or hour by hour from midnight, 0 to 4 each, 24 of them.
    pub levels: Vec<u8>,
}

impl Rhythm {
    /// The level of an hour of the day, 0 to 4, or none where no rhythm is known.
    pub fn level(&self, hour: u32) -> Option<u8> {
        const LARK: [u8; 24] = [0, 0, 0, 0, 0, 1, 2, 3, 4, 4, 4, 3, 2, 2, 2, 3, 3, 2, 2, 1, 1, 0, 0, 0];
        const NEUTRAL: [u8; 24] = [0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 4, 4, 2, 2, 2, 3, 3, 3, 3, 2, 2, 1, 1, 0];
        const OWL: [u8; 24] = [1, 1, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 2, 3, 3, 4, 4, 4, 3, 3, 2];
        let hour = (hour % 24) as usize;
        match self.levels.get(hour) {
            Some(level) => Some((*level).min(4)),
            None => self.preset.map(|preset| match preset {
                Preset::Lark => LARK[hour],
                Preset::Neutral => NEUTRAL[hour],
                Preset::Owl => OWL[hour],
            }),
        }
    }
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
    /// The text that it was read from.
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

/// The areas that ship with aplomb: id, name, side, parent.
pub const SHIPPED_AREAS: [(&str, &str, Side, Option<&str>); 11] = [
    ("work", "Work", Side::Work, None),
    ("care", "Care", Side::Life, None),
    ("people", "People", Side::Life, None),
    ("self-care", "Self-care", Side::Life, None),
    ("downtime", "Downtime", Side::Life, Some("self-care")),
    ("growth", "Growth", Side::Life, None),
    ("community", "Community", Side::Life, None),
    ("home", "Home", Side::Upkeep, None),
    ("commute", "Commute", Side::Upkeep, None),
    ("meals", "Meals", Side::Upkeep, None),
    ("sleep", "Sleep", Side::Upkeep, None),
];

impl Profile {
    /// All areas: those shipped, as far as none of one's own has the id, then one's own. An own area that
    /// overrides a shipped one keeps of it what it does not say.
    pub fn areas(&self) -> Vec<Area> {
        let shipped = SHIPPED_AREAS.iter().map(|(id, name, side, parent)| Area {
            id: (*id).to_owned(),
            name: (*name).to_owned(),
            side: Some(*side),
            parent: parent.map(str::to_owned),
            ..Area::default()
        });
        let mut areas: Vec<Area> = shipped.collect();
        for own in &self.own_areas {
            match areas.iter_mut().find(|area| area.id == own.id) {
                Some(area) => {
                    let shipped_side = area.side;
                    let shipped_parent = area.parent.take();
                    *area = own.clone();
                    area.parent = area.parent.take().or(shipped_parent);
                    // A new parent brings its own side; else the shipped one stays.
                    if own.side.is_none() && own.parent.is_none() {
                        area.side = shipped_side;
                    }
                    if area.name.is_empty() {
                        area.name.clone_from(&area.id);
                    }
                }
                None => areas.push(own.clone()),
            }
        }
        areas
    }

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

/// The side and the line of ancestors of areas, walked once. A circle of parents has no side.
#[derive(Debug, Clone)]
pub struct AreaTree {
    areas: Vec<Area>,
}

impl AreaTree {
    /// Of a profile's areas.
    pub fn new(profile: &Profile) -> AreaTree {
        AreaTree { areas: profile.areas() }
    }

    /// All of them.
    pub fn all(&self) -> &[Area] {
        &self.areas
    }

    /// The area of an id, or of an id that it had before.
    pub fn get(&self, id: &str) -> Option<&Area> {
        find(&self.areas, id, |area| &area.id, |area| &area.was)
    }

    /// The area itself, its parent, and so on up.
    pub fn line(&self, id: &str) -> impl Iterator<Item = &Area> {
        let first = self.get(id);
        let up = |area: &&Area| area.parent.as_deref().and_then(|parent| self.get(parent));
        std::iter::successors(first, up).take(self.areas.len())
    }

    /// The side it lies on; none of an unknown one.
    pub fn side(&self, id: &str) -> Option<Side> {
        self.line(id).find_map(|area| area.side)
    }

    /// Whether it is `ancestor` or lies under it.
    pub fn is_under(&self, id: &str, ancestor: &str) -> bool {
        let ancestor = self.get(ancestor).map(|area| area.id.as_str());
        ancestor.is_some() && self.line(id).any(|area| Some(area.id.as_str()) == ancestor)
    }
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

impl Record for Area {
    fn fields(&self) -> Fields {
        FieldList::default()
            .with("id", &self.id)
            .with("name", &self.name)
            .with("side", &self.side)
            .with("parent", &self.parent)
            .with("archived", &self.archived)
            .with("was", &self.was)
            .done()
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

impl ToField for Hours {
    fn to_field(&self) -> Option<Field> {
        Some(Field::Table(FieldList::default().with("days", &self.days).with("window", &self.window).done()))
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

impl Record for Questionnaire {
    fn fields(&self) -> Fields {
        let answers: Vec<i8> = self.answers.iter().map(|answer| *answer as i8).collect();
        FieldList::default()
            .with("on", &self.on)
            .with("answers", &answers)
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
        let levels: Vec<i8> = self.rhythm.levels.iter().map(|level| *level as i8).collect();
        let rhythm = FieldList::default().with("preset", &self.rhythm.preset).with("levels", &levels).done();
        FieldList::default()
            .with("zone", &self.zone)
            .with("approach", &self.approach)
            .with("day", &day)
            .with("score", &score)
            .with("rhythm", &rhythm)
            .done()
    }
}
