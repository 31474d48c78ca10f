//! The Season screen: where one is on it, and what is shown.

use crate::alignment::Period;
use crate::app::table::TableCursor;
use crate::app::{Model, ScreenState};
use crate::domain::Ctx;
use crate::report::gather::{as_of, gather};
use crate::report::season::{self, Grain, SeasonReport};

/// The parts of the screen, in the order of Tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SeasonPart {
    /// The year as a strip of seasons and gaps.
    Year,
    /// What the season asks of each value.
    Intents,
    /// The season's name, dates, lean and sentence.
    Facts,
    /// The values by week, month or quarter.
    Values,
    /// Which side had more, over time.
    Swing,
}

impl SeasonPart {
    /// All of them, in the order of Tab.
    pub const ALL: [SeasonPart; 5] =
        [SeasonPart::Year, SeasonPart::Intents, SeasonPart::Facts, SeasonPart::Values, SeasonPart::Swing];
}

/// Where one is on the screen, and what it shows.
#[derive(Debug, Clone)]
pub struct SeasonState {
    /// The part with the cursor.
    pub part: SeasonPart,
    /// By what values and swing are shown.
    pub grain: Grain,
    /// The cell of what the season asks: the row is the value under the cursor, in the map of values too.
    pub at: TableCursor,
    /// The fact under the cursor.
    pub fact: usize,
    /// The week, month or quarter under the cursor; none: the running one, else the last.
    pub column: Option<usize>,
    /// What is shown; none until its days are there.
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
    /// Whether the whole year has to be known: for its scores, its months and its quarters.
    pub fn shows_year(&self) -> bool {
        self.part == SeasonPart::Year || self.grain != Grain::Weeks
    }

    /// The column under the cursor.
    pub fn column_in(&self, content: &SeasonReport) -> usize {
        let last = content.columns.len().saturating_sub(1);
        let now = || content.columns.iter().position(|column| column.is_now);
        let latest = || content.columns.iter().rposition(|column| column.score.is_some());
        self.column.or_else(now).or_else(latest).unwrap_or(0).min(last)
    }
}

impl ScreenState for SeasonState {}

/// What Season keeps.
pub fn kept(model: &Model) -> &SeasonState {
    model.kept()
}

/// The same, to be changed.
pub fn kept_mut(model: &mut Model) -> &mut SeasonState {
    model.kept_mut()
}

/// Builds what the screen shows, once its days are there.
pub(super) fn refresh(model: &mut Model, ctx: &Ctx) {
    let (life, state) = (&model.life, kept(model));
    let (from, to) = model.range();
    if life.missing(from, to).is_some() {
        let is_of_it = |content: &SeasonReport| {
            content.season.as_ref() == life.season_on(model.date)
                && content.year.period.from == season::year_of(model.date).from
        };
        // What is shown stays until the rest is there, where it is of the same season.
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
