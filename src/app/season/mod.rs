//! The season in view: what it asks and what it was given, the year around it, its values over time and its swing.
//! The content is built once and shown by the screen and the command line alike.

pub mod cells;
pub mod content;
pub mod sentences;
#[cfg(test)]
mod tests;
pub mod typed;
pub mod year;

use chrono::{Datelike, NaiveDate};

pub use cells::{Cell, Line};
pub use content::{Column, Content, Served, ValueRow};
pub use year::{Stretch, Year};

use super::standing::REACH;
use crate::alignment::Period;
use crate::domain::date::plus;
use crate::domain::record::words;
use crate::domain::{Life, Week};

words! {
    /// By what the values and the swing are shown.
    Grain {
        /// The weeks of the season.
        Weeks = "weeks",
        /// The months of the year.
        Months = "months",
        /// The quarters of the year.
        Quarters = "quarters",
    }
}

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
    pub content: Option<Box<Content>>,
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
    pub fn column_in(&self, content: &Content) -> usize {
        let last = content.columns.len().saturating_sub(1);
        let now = || content.columns.iter().position(|column| column.is_now);
        let latest = || content.columns.iter().rposition(|column| column.score.is_some());
        self.column.or_else(now).or_else(latest).unwrap_or(0).min(last)
    }
}

/// The year of a day, as a period.
pub fn year_of(date: NaiveDate) -> Period {
    let first = NaiveDate::from_ymd_opt(date.year(), 1, 1).unwrap_or(date);
    let last = NaiveDate::from_ymd_opt(date.year(), 12, 31).unwrap_or(date);
    Period::new(first, last)
}

/// The period that has to be gathered to show the season of a day, and its year where that is shown, in whole weeks:
/// what is over of it, and nothing from before the first day that has a file.
pub fn period(life: &Life, today: NaiveDate, date: NaiveDate, with_year: bool) -> Option<Period> {
    let season = life.season_on(date).map(|season| Period::new(season.start, season.end));
    let year = with_year.then(|| year_of(date));
    let from = season.iter().chain(&year).map(|period| period.from).min()?;
    let to = season.iter().chain(&year).map(|period| period.to).max()?;
    let from = from.max(life.first_day?);
    let to = to.min(today);
    (from <= to).then(|| Period::new(Week::of(from).monday(), Week::of(to).sunday()))
}

/// The days that have to be loaded for that.
pub fn days(
    life: &Life,
    today: NaiveDate,
    date: NaiveDate,
    with_year: bool,
) -> Option<(NaiveDate, NaiveDate)> {
    let period = period(life, today, date, with_year)?;
    Some((plus(period.from, -REACH), plus(period.to, REACH)))
}
