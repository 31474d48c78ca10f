//! State of Life: its parts, the cursor of each, and what is shown of the record under it.

use crate::alignment::Period;
use crate::app::{Model, ScreenState};
use crate::domain::Ctx;
use crate::domain::profile::{LifeKind, LifeRecord};
use crate::line::{LifeReader, PROFILE_FIELDS, Vocabulary, life_fields};
use crate::report::life::evidence::{self, Evidence};
use crate::report::life::{facts, words};
use crate::report::unread::{self, NO_NUMBERS};

/// Parts of the screen, in the order of Tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LifePart {
    /// Values.
    Values,
    /// Areas of life.
    Areas,
    /// Jobs and clients.
    Jobs,
    /// Boundaries.
    Boundaries,
    /// The hours of a day, the zone, the style and energy by hour.
    Day,
}

impl LifePart {
    /// All parts, in the order of Tab.
    pub const ALL: [LifePart; 5] =
        [LifePart::Values, LifePart::Areas, LifePart::Jobs, LifePart::Boundaries, LifePart::Day];

    /// Returns the kind of its records. `None`: it has no list.
    pub fn kind(self) -> Option<LifeKind> {
        match self {
            LifePart::Values => Some(LifeKind::Value),
            LifePart::Areas => Some(LifeKind::Area),
            LifePart::Jobs => Some(LifeKind::Engagement),
            LifePart::Boundaries => Some(LifeKind::Boundary),
            LifePart::Day => None,
        }
    }

    /// Returns the part with the records of a kind.
    pub fn of(kind: LifeKind) -> LifePart {
        LifePart::ALL.into_iter().find(|part| part.kind() == Some(kind)).unwrap_or(LifePart::Values)
    }

    /// Returns its name, long and short.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            LifePart::Values => ("Values", "Values"),
            LifePart::Areas => ("Areas", "Areas"),
            LifePart::Jobs => ("Jobs and clients", "Jobs"),
            LifePart::Boundaries => ("Boundaries", "Bounds"),
            LifePart::Day => ("Day", "Day"),
        }
    }

    fn index(self) -> usize {
        LifePart::ALL.iter().position(|part| *part == self).unwrap_or(0)
    }
}

/// The cursor of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LifeCursor {
    /// Index of the record.
    pub row: usize,
    /// Index of the fact of that record. `None`: the cursor is in the list.
    pub fact: Option<usize>,
}

/// What is shown of a part.
#[derive(Debug, Clone, Default)]
pub struct LifeContent {
    /// Records, archived ones last. Empty for a part without a list.
    pub records: Vec<LifeRecord>,
    /// Facts of the record under the cursor, or of the day: name, text as typed, and what an empty one means.
    pub facts: Vec<(&'static str, String, &'static str)>,
    /// What is said about the record. Nothing while its days are loading.
    pub about: Evidence,
    /// The first sentence of the screen, and a quiet one below it.
    pub head: (String, String),
    /// Whether days are still loading.
    pub is_loading: bool,
}

impl LifeContent {
    /// Returns how many stops the cursor has: facts, sentences, and the hours by week.
    pub fn stops(&self) -> usize {
        self.facts.len() + self.about.said.len() + usize::from(!self.about.weeks.is_empty())
    }
}

/// State of Life.
#[derive(Debug, Clone)]
pub struct LifeState {
    /// Part shown.
    pub part: LifePart,
    /// Cursors of the parts, in the order of Tab.
    cursors: [LifeCursor; LifePart::ALL.len()],
    /// What is shown.
    pub content: LifeContent,
}

impl Default for LifeState {
    fn default() -> LifeState {
        LifeState { part: LifePart::Values, cursors: Default::default(), content: LifeContent::default() }
    }
}

impl LifeState {
    /// Returns the cursor of the part shown, within what is shown.
    pub fn cursor(&self) -> LifeCursor {
        let at = self.cursors.get(self.part.index()).copied().unwrap_or_default();
        let row = at.row.min(self.content.records.len().saturating_sub(1));
        let last = self.content.stops().saturating_sub(1);
        match (self.part.kind(), self.content.records.is_empty()) {
            (None, _) => LifeCursor { row: 0, fact: Some(at.fact.unwrap_or(0).min(last)) },
            (_, true) => LifeCursor::default(),
            _ => LifeCursor { row, fact: at.fact.map(|fact| fact.min(last)) },
        }
    }

    /// Moves the cursor of the part shown.
    pub fn set_cursor(&mut self, cursor: LifeCursor) {
        if let Some(at) = self.cursors.get_mut(self.part.index()) {
            *at = cursor;
        }
    }

    /// Returns the record under the cursor. `None`: the part has none.
    pub fn record(&self) -> Option<&LifeRecord> {
        self.content.records.get(self.cursor().row)
    }
}

impl ScreenState for LifeState {}

/// Returns the state of Life.
pub fn kept(model: &Model) -> &LifeState {
    model.kept()
}

/// Returns the state of Life, to be changed.
pub fn kept_mut(model: &mut Model) -> &mut LifeState {
    model.kept_mut()
}

/// Builds what the screen shows.
pub(super) fn refresh(model: &mut Model, ctx: &Ctx) {
    let (life, state) = (&model.life, kept(model));
    let vocabulary = Vocabulary::of_life(life);
    let reader = LifeReader { vocabulary: &vocabulary, today: model.today };
    let mut records = state.part.kind().map(|kind| LifeRecord::all(&life.profile, kind)).unwrap_or_default();
    records.sort_by_key(LifeRecord::is_archived);
    let mut content = LifeContent {
        head: facts::head(life, ctx.clock, state.part.kind(), &records),
        ..LifeContent::default()
    };
    let (from, to) = evidence::needed(model.today);
    let unread = unread::of_period(life, model.today, Period::new(from, to));
    content.is_loading = life.missing(from, to).is_some();
    let row = state.cursors.get(state.part.index()).map_or(0, |at| at.row);
    match records.get(row.min(records.len().saturating_sub(1))) {
        Some(record) => {
            let fact = |field: &'static crate::line::LifeField| {
                (field.name, words::shown(field, record, &reader), field.empty)
            };
            content.facts = life_fields(record.kind()).iter().map(fact).collect();
            if unread.is_some() {
                content.about.said = vec![NO_NUMBERS.to_owned()];
            } else if !content.is_loading {
                content.about = evidence::evidence(life, ctx, record);
            }
        }
        None if state.part == LifePart::Day => {
            let fact = |field: &'static crate::line::ProfileField| {
                (field.name, field.text(&life.profile), field.empty)
            };
            content.facts = PROFILE_FIELDS.iter().map(fact).collect();
        }
        None => {}
    }
    if let Some(unread) = unread {
        content.head.0 = unread;
    }
    content.records = records;
    kept_mut(model).content = content;
}
