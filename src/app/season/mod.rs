//! The Season screen: where one is on it, and what is shown.

pub mod cells;
#[cfg(test)]
mod tests;
pub mod typed;

pub use cells::{Cell, Line};

use crate::report::season::{Grain, SeasonReport};

/// The parts of the screen, in the order of Tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
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

impl Part {
    /// All of them, in the order of Tab.
    pub const ALL: [Part; 5] = [Part::Year, Part::Intents, Part::Facts, Part::Values, Part::Swing];
}

/// Where one is on the screen, and what it shows.
#[derive(Debug, Clone)]
pub struct State {
    /// The part with the cursor.
    pub part: Part,
    /// By what values and swing are shown.
    pub grain: Grain,
    /// The value under the cursor, in the intents and in the map of values.
    pub value: usize,
    /// What of its intent: its weight, its weekly target, whether it rests.
    pub ask: usize,
    /// The fact under the cursor.
    pub fact: usize,
    /// The week, month or quarter under the cursor; none: the running one, else the last.
    pub column: Option<usize>,
    /// What is shown; none until its days are there.
    pub content: Option<Box<SeasonReport>>,
}

impl Default for State {
    fn default() -> State {
        State {
            part: Part::Intents,
            grain: Grain::Weeks,
            value: 0,
            ask: 0,
            fact: 0,
            column: None,
            content: None,
        }
    }
}

impl State {
    /// Whether the whole year has to be known: for its scores, its months and its quarters.
    pub fn shows_year(&self) -> bool {
        self.part == Part::Year || self.grain != Grain::Weeks
    }

    /// The column under the cursor.
    pub fn column_in(&self, content: &SeasonReport) -> usize {
        let last = content.columns.len().saturating_sub(1);
        let now = || content.columns.iter().position(|column| column.is_now);
        let latest = || content.columns.iter().rposition(|column| column.score.is_some());
        self.column.or_else(now).or_else(latest).unwrap_or(0).min(last)
    }
}
