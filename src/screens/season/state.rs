//! State of Season: the cursor and the report.

use crate::alignment::Period;
use crate::app::table::TableCursor;
use crate::app::{Model, ScreenState};
use crate::domain::Ctx;
use crate::report::gather::{as_of, gather};
use crate::report::season::{self, Grain, SeasonReport};

/// Parts of the screen, in the order of Tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SeasonPart {
    /// The year as a strip of seasons and gaps.
    Year,
    /// Targets of the values in this season.
    Intents,
    /// Name, dates, lean, share and sentence of the season.
    Facts,
    /// Map of values by week, month or quarter.
    Values,
    /// Work and life by week, month or quarter.
    Swing,
}

impl SeasonPart {
    /// All parts, in the order of Tab.
    pub const ALL: [SeasonPart; 5] =
        [SeasonPart::Year, SeasonPart::Intents, SeasonPart::Facts, SeasonPart::Values, SeasonPart::Swing];
}

/// State of Season.
#[derive(Debug, Clone)]
pub struct SeasonState {
    /// Part under the cursor.
    pub part: SeasonPart,
    /// Period of a column: weeks, months or quarters.
    pub grain: Grain,
    /// Cell under the cursor in the table of targets. The map of values has its cursor in the same row.
    pub at: TableCursor,
    /// Index of the fact under the cursor.
    pub fact: usize,
    /// Index of the week, month or quarter under the cursor. None means the current one, else the latest.
    pub column: Option<usize>,
    /// Report shown. None until its days are loaded.
    pub content: Option<Box<SeasonReport>>,
}

impl Default for SeasonState {
    fn default() -> SeasonState {
        SeasonState {
            part: SeasonPart::Intents,
            grain: Grain::Weeks,
            at: TableCursor::default(),
            fact: 0,
            column: None,
            content: None,
        }
    }
}

impl SeasonState {
    /// Returns whether the whole year must be loaded: for its scores, months and quarters.
    pub fn shows_year(&self) -> bool {
        self.part == SeasonPart::Year || self.grain != Grain::Weeks
    }

    /// Returns the index of the column under the cursor.
    pub fn column_in(&self, content: &SeasonReport) -> usize {
        let last = content.columns.len().saturating_sub(1);
        let now = || content.columns.iter().position(|column| column.is_now);
        let latest = || content.columns.iter().rposition(|column| column.score.is_some());
        self.column.or_else(now).or_else(latest).unwrap_or(0).min(last)
    }
}

impl ScreenState for SeasonState {}

/// Returns the state of Season.
pub fn kept(model: &Model) -> &SeasonState {
    model.kept()
}

/// Returns the state of Season, to be changed.
pub fn kept_mut(model: &mut Model) -> &mut SeasonState {
    model.kept_mut()
}

/// Builds what the screen shows, once its days are loaded.
pub(super) fn refresh(model: &mut Model, ctx: &Ctx) {
    let (life, state) = (&model.life, kept(model));
    let (from, to) = model.range();
    if life.missing(from, to).is_some() {
        let is_of_it = |content: &SeasonReport| {
            content.season.as_ref() == life.season_on(model.date)
                && content.year.period.from == season::year_of(model.date).from
        };
        // The report of the same season stays until the new one is built.
        if !state.content.as_deref().is_some_and(is_of_it) {
            kept_mut(model).content = None;
        }
        return;
    }
    let with_year = state.shows_year();
    let period = season::period(life, model.today, model.date, with_year);
    let gathered = gather(life, ctx, period.unwrap_or(Period::day(model.date)));
    let as_of = as_of(life, ctx);
    let content = SeasonReport::new(life, &gathered, &as_of, model.date, state.grain, with_year);
    kept_mut(model).content = Some(Box::new(content));
}
