//! A block of a day: what was planned, and what happened.

use chrono::NaiveDate;
use serde::Deserialize;

use super::date;
use super::record::{Field, Source, ToField, record, words};
use super::time::{Minutes, Span, Stretch, Time};
use super::zone::Zone;

words! {
    /// Whose agenda a block serves.
    Agenda {
        /// Your own.
        Mine = "mine",
        /// Your own and someone else's.
        Shared = "shared",
        /// Someone else's.
        Theirs = "theirs",
    }
}

words! {
    /// How demanding a block is.
    Demand {
        /// Easy.
        Low = "low",
        /// Medium.
        Medium = "medium",
        /// Demanding.
        High = "high",
    }
}

impl Agenda {
    /// Returns the words for sentences.
    pub fn in_words(self) -> &'static str {
        match self {
            Agenda::Mine => "your own agenda",
            Agenda::Shared => "shared agenda",
            Agenda::Theirs => "someone else's agenda",
        }
    }
}

impl Demand {
    /// Returns the words for sentences.
    pub fn in_words(self) -> &'static str {
        match self {
            Demand::Low => "easy",
            Demand::Medium => "medium",
            Demand::High => "demanding",
        }
    }
}

words! {
    /// What became of a block. A block without a status is not marked.
    Status {
        /// It was done. Without actual times it counts as done as planned.
        Done = "done",
        /// The plan was not kept.
        Skipped = "skipped",
        /// It was moved to another day or to the inbox. What was already done stays here.
        Moved = "moved",
        /// It was called off because of illness or care. It counts as never planned.
        Released = "released",
    }
}

/// How a block felt, from −2 (drained) to +2 (energised).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Energy(i8);

impl Energy {
    /// The five steps in words, from −2 to +2.
    pub const WORDS: [&'static str; 5] = ["drained", "tired", "level", "lifted", "energised"];

    /// Returns the energy of a figure from −2 to +2. None: another figure.
    pub fn new(felt: i64) -> Option<Energy> {
        i8::try_from(felt).ok().filter(|felt| (-2..=2).contains(felt)).map(Energy)
    }

    /// Returns the figure, −2 to +2.
    pub fn felt(self) -> i8 {
        self.0
    }

    /// Returns the step in words.
    pub fn word(self) -> &'static str {
        usize::try_from(self.0 + 2).ok().and_then(|step| Self::WORDS.get(step)).copied().unwrap_or_default()
    }
}

impl<'de> Deserialize<'de> for Energy {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Energy, D::Error> {
        let felt = i64::deserialize(deserializer)?;
        Energy::new(felt)
            .ok_or_else(|| serde::de::Error::custom("energy goes from -2 (drained) to 2 (energised)"))
    }
}

impl ToField for Energy {
    fn to_field(&self) -> Option<Field> {
        self.0.to_field()
    }
}

record! {
    /// A block of a day, or a task in the inbox.
    pub struct Block {
        /// Five base-32 characters, unique within the day. Empty until the store has derived one.
        pub id: String => |id: &String| (!id.is_empty()).then(|| id.clone()),
        /// The name that people read.
        pub title: String,
        /// The planned time. None: not planned, only logged, or an item of the day with no set time.
        pub plan: Option<Span>,
        /// The times at which it was done. Empty: nothing tracked.
        pub actual: Vec<Stretch>,
        /// The area of life, by id.
        pub area: Option<String>,
        /// The job or client, by id.
        pub engagement: Option<String>,
        /// The values that it serves, by id.
        pub values: Vec<String>,
        /// The people that take part, by name.
        pub with: Vec<String>,
        /// Whose agenda it serves.
        pub agenda: Option<Agenda>,
        /// How demanding it is.
        pub demand: Option<Demand>,
        /// How it felt.
        pub energy: Option<Energy>,
        /// What became of it. None: not marked.
        pub status: Option<Status>,
        /// Whether replanning must leave it where it is.
        pub fixed: bool,
        /// Whether it happens only once, such as a recital or a birthday.
        pub milestone: bool,
        /// The boundaries that it may cross, by id.
        pub allow: Vec<String>,
        /// Whether it is paid, for a job or client that pays by the hour. None: it is.
        pub paid: Option<bool> => |paid: &Option<bool>| (*paid == Some(false)).then_some(Field::Flag(false)),
        /// The promise that it keeps, by id.
        pub promise: Option<String>,
        /// With status moved, the day it was moved to. None: to the inbox.
        #[serde(deserialize_with = "date::optional")]
        pub moved_to: Option<NaiveDate>,
        /// The day it was moved from.
        #[serde(deserialize_with = "date::optional")]
        pub moved_from: Option<NaiveDate>,
        /// The routine that it came from, by id.
        pub routine: Option<String>,
        /// How long it is expected to take.
        pub estimate: Option<Minutes>,
        /// The last day on which it can be done.
        #[serde(deserialize_with = "date::optional")]
        pub due: Option<NaiveDate>,
        /// The day on which it came into the inbox. Only tasks have one.
        #[serde(deserialize_with = "date::optional")]
        pub created: Option<NaiveDate>,
        /// How many times it was moved to a later day.
        pub carried: u32 => |carried: &u32| (*carried > 0).then_some(*carried),
        /// How many days it stands on, if it has no set time. None: 1. Only its first day's file has it.
        pub lasts: Option<u32>,
        /// The UID of the event it was imported from.
        pub uid: Option<String>,
        /// The time zone of its times, where it differs from the day's.
        pub zone: Option<Zone>,
        /// A note, of one or more lines.
        pub note: Option<String>,
    }
    beside {
        /// Whether it is usual: a routine's block that nobody has changed yet. It is in no file.
        pub is_virtual: bool,
        /// The text it was read from.
        pub source: Source,
    }
}

/// The most days that an item without a set time can stand on. Screens load as many days before the one shown.
pub const MOST_DAYS: u32 = 28;

impl Block {
    /// Returns whether replanning must leave it where it is: it is fixed, or happens only once.
    pub fn is_fixed(&self) -> bool {
        self.fixed || self.milestone
    }

    /// Returns how many days it stands on: what `lasts` says, 1 with a set time.
    pub fn days(&self) -> u32 {
        if self.is_untimed() { self.lasts.unwrap_or(1).clamp(1, MOST_DAYS) } else { 1 }
    }

    /// Returns the start of its running timer. None: none runs.
    pub fn running_since(&self) -> Option<Time> {
        self.actual.iter().find_map(|stretch| match stretch {
            Stretch::Running(since) => Some(*since),
            Stretch::Over(_) => None,
        })
    }

    /// Returns whether it can be started: it has no status and does not run.
    pub fn can_start(&self) -> bool {
        self.status.is_none() && self.running_since().is_none()
    }

    /// Returns whether it has neither a plan nor actual times. Such an item has no set time and is never scored.
    pub fn is_untimed(&self) -> bool {
        self.plan.is_none() && self.actual.is_empty()
    }

    /// Returns whether it is still to do: it has no status and nothing tracked.
    pub fn is_open(&self) -> bool {
        self.status.is_none() && self.actual.is_empty()
    }

    /// Returns the times at which it was done: the actual ones that are over, or its plan if it is marked done and
    /// nothing is tracked.
    pub fn lived(&self) -> impl Iterator<Item = Span> + '_ {
        let as_planned =
            (self.status == Some(Status::Done) && self.actual.is_empty()).then_some(self.plan).flatten();
        self.actual.iter().filter_map(|stretch| stretch.over()).chain(as_planned)
    }

    /// Returns the time to show on its line: the plan, else its only actual time. None: it has no plan, and nothing
    /// tracked, several actual times or a running timer.
    pub fn line_span(&self) -> Option<Span> {
        match (self.plan, self.actual.as_slice()) {
            (None, [only]) => only.over(),
            (plan, _) => plan,
        }
    }

    /// Returns the start that orders it in its day: the earliest of its planned and actual times. None: it has no set
    /// time.
    pub fn place(&self) -> Option<Time> {
        let planned = self.plan.map(|span| span.start);
        match self.actual.iter().map(|stretch| stretch.start()).min() {
            Some(first) if planned.is_none_or(|start| first < start) => Some(first),
            _ => planned,
        }
    }

    /// Returns a copy to plan again: without id, status, actual times, energy, moves, routine and UID.
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
