//! A block of a day: what was planned, and what happened.

use chrono::NaiveDate;
use serde::Deserialize;

use super::date;
use super::record::{FieldList, Fields, Record, Source, words};
use super::time::{Minutes, Span, Stretch};
use super::zone::Zone;

words! {
    /// Whose agenda a block serves.
    Agenda {
        /// One's own.
        Mine = "mine",
        /// One's own and others'.
        Shared = "shared",
        /// Others'.
        Theirs = "theirs",
    }
}

words! {
    /// How much a block asks of whoever does it.
    Demand {
        /// Little.
        Low = "low",
        /// Some.
        Medium = "medium",
        /// Much.
        High = "high",
    }
}

words! {
    /// What became of a block. One without a status is open.
    Status {
        /// It was done; without actual spans it counts as done as planned.
        Done = "done",
        /// The plan was not kept.
        Skipped = "skipped",
        /// It was carried elsewhere; what had already been done stays.
        Moved = "moved",
        /// Let go because life turned over: it counts as never planned.
        Released = "released",
    }
}

/// Felt energy, from −2 (drained) to +2 (energised).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Energy(i8);

impl Energy {
    /// The five steps in words, lowest first.
    pub const WORDS: [&'static str; 5] = ["drained", "tired", "level", "lifted", "energised"];

    /// From −2 to +2; none beyond.
    pub fn new(felt: i64) -> Option<Energy> {
        (-2..=2).contains(&felt).then_some(Energy(felt as i8))
    }

    /// The figure, −2 to +2.
    pub fn felt(self) -> i8 {
        self.0
    }

    /// The step in words.
    pub fn word(self) -> &'static str {
        Self::WORDS[(self.0 + 2) as usize]
    }
}

impl<'de> Deserialize<'de> for Energy {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Energy, D::Error> {
        let felt = i64::deserialize(deserializer)?;
        Energy::new(felt)
            .ok_or_else(|| serde::de::Error::custom("felt energy goes from -2 (drained) to 2 (energised)"))
    }
}

/// A block of a day, and, without plan and actual spans, an item of that day or of the inbox.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Block {
    /// Five base-32 characters, unique within its day. Empty only before the store has derived one.
    pub id: String,
    /// What it is.
    pub title: String,
    /// When it was meant to be; absent: not planned, only logged.
    pub plan: Option<Span>,
    /// When it was; empty: nothing tracked.
    pub actual: Vec<Stretch>,
    /// The area of life, by id.
    pub area: Option<String>,
    /// The engagement, by id.
    pub engagement: Option<String>,
    /// The values that it serves, by id.
    pub values: Vec<String>,
    /// The people it is spent with.
    pub with: Vec<String>,
    /// Whose agenda it serves.
    pub agenda: Option<Agenda>,
    /// What it asks.
    pub demand: Option<Demand>,
    /// How it felt.
    pub energy: Option<Energy>,
    /// What became of it; absent: open.
    pub status: Option<Status>,
    /// Whether replanning must leave it where it is.
    pub fixed: bool,
    /// Whether its day will not come again: a recital, a birthday.
    pub milestone: bool,
    /// The boundaries that it may cross, by choice.
    pub allow: Vec<String>,
    /// Whether it is paid, in an engagement paid by the hour; absent: it is.
    pub paid: Option<bool>,
    /// The promise that it makes good.
    pub promise: Option<String>,
    /// With status moved: to when; absent: to the inbox.
    #[serde(deserialize_with = "date::optional")]
    pub moved_to: Option<NaiveDate>,
    /// Where it carries on from.
    #[serde(deserialize_with = "date::optional")]
    pub moved_from: Option<NaiveDate>,
    /// The routine that it came from.
    pub routine: Option<String>,
    /// How long it is thought to take.
    pub estimate: Option<Minutes>,
    /// By when it has to be done.
    #[serde(deserialize_with = "date::optional")]
    pub due: Option<NaiveDate>,
    /// When it was put into the inbox; only there.
    #[serde(deserialize_with = "date::optional")]
    pub created: Option<NaiveDate>,
    /// How often it was carried over.
    pub carried: u32,
    /// Of an imported event.
    pub uid: Option<String>,
    /// Where its times are not in the day's zone.
    pub zone: Option<Zone>,
    /// Whatever else there is to say.
    pub note: Option<String>,
    /// Whether it is a routine's occurrence that no one has touched: on no disk, a ghost in the plan.
    #[serde(skip)]
    pub is_virtual: bool,
    /// Where it was read from.
    #[serde(skip)]
    pub source: Source,
}

impl Block {
    /// The start of its running stretch, if it runs.
    pub fn running_since(&self) -> Option<super::Time> {
        self.actual.iter().find_map(|stretch| match stretch {
            Stretch::Running(since) => Some(*since),
            Stretch::Over(_) => None,
        })
    }

    /// Whether it has neither a plan nor actual spans: an item of its day, never scored.
    pub fn is_untimed(&self) -> bool {
        self.plan.is_none() && self.actual.is_empty()
    }

    /// Whether nothing has become of it yet: no status, nothing tracked.
    pub fn is_open(&self) -> bool {
        self.status.is_none() && self.actual.is_empty()
    }

    /// The spans that it was lived in: the actual ones that are over, or the plan of one done as planned.
    pub fn lived(&self) -> impl Iterator<Item = Span> + '_ {
        let as_planned =
            (self.status == Some(Status::Done) && self.actual.is_empty()).then_some(self.plan).flatten();
        self.actual.iter().filter_map(|stretch| stretch.over()).chain(as_planned)
    }

    /// The range that its line has: its plan or, where it was never planned, the one in which it was done. None where there
    /// is neither, or where it was done at several times or still runs.
    pub fn line_span(&self) -> Option<Span> {
        match (self.plan, self.actual.as_slice()) {
            (None, [only]) => only.over(),
            (plan, _) => plan,
        }
    }

    /// Where it stands in its day: the first of its planned and its lived spans. None of an untimed item.
    pub fn place(&self) -> Option<super::Time> {
        let planned = self.plan.map(|span| span.start);
        match self.actual.iter().map(|stretch| stretch.start()).min() {
            Some(first) if planned.is_none_or(|start| first < start) => Some(first),
            _ => planned,
        }
    }

    /// Whether it is what a routine has on its day. One that was moved there from another day is not: the day's own
    /// stands beside it.
    pub fn is_occurrence_of(&self, routine: &str) -> bool {
        self.routine.as_deref() == Some(routine) && self.moved_from.is_none()
    }

    /// A new block with the same plan-side content: no id, no history, no source.
    pub fn anew(&self) -> Block {
        Block {
            id: String::new(),
            actual: Vec::new(),
            energy: None,
            status: None,
            moved_to: None,
            moved_from: None,
            routine: None,
            uid: None,
            is_virtual: false,
            source: Source::default(),
            ..self.clone()
        }
    }
}

impl Record for Block {
    fn fields(&self) -> Fields {
        FieldList::default()
            .with("id", &(!self.id.is_empty()).then(|| self.id.clone()))
            .with("title", &self.title)
            .with("plan", &self.plan)
            .with("actual", &self.actual)
            .with("area", &self.area)
            .with("engagement", &self.engagement)
            .with("values", &self.values)
            .with("with", &self.with)
            .with("agenda", &self.agenda)
            .with("demand", &self.demand)
            .with("energy", &self.energy.map(Energy::felt))
            .with("status", &self.status)
            .with("fixed", &self.fixed)
            .with("milestone", &self.milestone)
            .with("allow", &self.allow)
            .with("paid", &(self.paid == Some(false)).then_some(PaidNot))
            .with("promise", &self.promise)
            .with("moved_to", &self.moved_to)
            .with("moved_from", &self.moved_from)
            .with("routine", &self.routine)
            .with("estimate", &self.estimate)
            .with("due", &self.due)
            .with("created", &self.created)
            .with("carried", &(self.carried > 0).then_some(self.carried))
            .with("uid", &self.uid)
            .with("zone", &self.zone)
            .with("note", &self.note)
            .done()
    }
}

/// `paid = false`, the one flag whose default is true.
struct PaidNot;

impl super::record::ToField for PaidNot {
    fn to_field(&self) -> Option<super::record::Field> {
        Some(super::record::Field::Flag(false))
    }
}
