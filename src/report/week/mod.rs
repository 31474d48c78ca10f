//! A week: its goal, the hours of its days, its values and its areas.

pub mod figures;
pub mod sentences;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use figures::{AreaRow, DayHours, WeekReport, WeekValueRow};

use super::day::agenda::{BlockState, Item};
use super::gather::REACH;
use crate::alignment::{Lens, Period};
use crate::domain::Week;
use crate::domain::config::WeekStart;
use crate::domain::date::plus;
use crate::domain::record::words;

words! {
    /// Hours of a week that are shown.
    Showing {
        /// Forecast: what was done, and from now on the plan.
        Outlook = "forecast",
        /// The plan alone.
        Plan = "planned",
        /// What was done alone.
        Lived = "so far",
    }
}

impl Showing {
    /// Returns the lens of its figures.
    pub fn lens(self) -> Lens {
        match self {
            Showing::Outlook => Lens::Outlook,
            Showing::Plan => Lens::Plan,
            Showing::Lived => Lens::Actual,
        }
    }

    /// Returns the next choice. The first follows the last.
    pub fn next(self) -> Showing {
        match self {
            Showing::Outlook => Showing::Plan,
            Showing::Plan => Showing::Lived,
            Showing::Lived => Showing::Outlook,
        }
    }

    /// Returns whether it shows a block.
    pub fn has(self, item: &Item) -> bool {
        match self {
            _ if item.state == BlockState::Untimed => true,
            Showing::Outlook => true,
            Showing::Plan => item.plan.is_some(),
            Showing::Lived => !item.lived.is_empty(),
        }
    }
}

/// Returns the seven days to show with a day. They begin on the chosen first day of the week.
pub fn shown(date: NaiveDate, start: WeekStart) -> Period {
    let first = start.first_day(date);
    Period::new(first, plus(first, 6))
}

/// Returns the days of a period, in order.
pub fn days(period: Period) -> impl Iterator<Item = NaiveDate> {
    period.from.iter_days().take_while(move |day| *day <= period.to)
}

/// Returns the period to gather: the days shown, and the ISO week of the day shown.
pub fn span(date: NaiveDate, shown: Period) -> Period {
    let week = Period::week(Week::of(date));
    Period::new(shown.from.min(week.from), shown.to.max(week.to))
}

/// Returns the first and last day to load for the period of [`span`].
pub fn needed(date: NaiveDate, start: WeekStart) -> (NaiveDate, NaiveDate) {
    let span = span(date, shown(date, start));
    (plus(span.from, -REACH), plus(span.to, REACH))
}
