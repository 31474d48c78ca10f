//! A week: what it is for, its seven days with their hours, and what its values and areas are given.

pub mod figures;
pub mod sentences;
#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate};

pub use figures::{AreaRow, DayHours, WeekReport, WeekValueRow};

use super::day::agenda::{BlockState, Item};
use super::gather::REACH;
use crate::alignment::{Lens, Period};
use crate::domain::Week;
use crate::domain::config::WeekStart;
use crate::domain::date::plus;
use crate::domain::record::words;

words! {
    /// What of a week is shown.
    Showing {
        /// What was lived, and from now on the plan.
        Outlook = "as it stands",
        /// The plan alone.
        Plan = "as planned",
        /// What was lived alone.
        Lived = "as lived",
    }
}

impl Showing {
    /// Through what its figures are seen.
    pub fn lens(self) -> Lens {
        match self {
            Showing::Outlook => Lens::Outlook,
            Showing::Plan => Lens::Plan,
            Showing::Lived => Lens::Actual,
        }
    }

    /// The next one.
    pub fn next(self) -> Showing {
        match self {
            Showing::Outlook => Showing::Plan,
            Showing::Plan => Showing::Lived,
            Showing::Lived => Showing::Outlook,
        }
    }

    /// Whether it shows a block at all.
    pub fn has(self, item: &Item) -> bool {
        match self {
            _ if item.state == BlockState::Untimed => true,
            Showing::Outlook => true,
            Showing::Plan => item.plan.is_some(),
            Showing::Lived => !item.lived.is_empty(),
        }
    }
}

/// The seven days that are shown with a day: from the last day on which weeks are shown to begin.
pub fn shown(date: NaiveDate, start: WeekStart) -> Period {
    let since_monday = i64::from(date.weekday().num_days_from_monday());
    let since = match start {
        WeekStart::Monday => since_monday,
        WeekStart::Sunday => (since_monday + 1) % 7,
        WeekStart::Saturday => (since_monday + 2) % 7,
    };
    let first = plus(date, -since);
    Period::new(first, plus(first, 6))
}

/// The days of a period, in order.
pub fn days(period: Period) -> impl Iterator<Item = NaiveDate> {
    period.from.iter_days().take_while(move |day| *day <= period.to)
}

/// All that has to be gathered: the days that are shown, and the ISO week of the day in view, of which the figures
/// are.
pub fn span(date: NaiveDate, shown: Period) -> Period {
    let week = Period::week(Week::of(date));
    Period::new(shown.from.min(week.from), shown.to.max(week.to))
}

/// The days that have to be loaded for that.
pub fn needed(date: NaiveDate, start: WeekStart) -> (NaiveDate, NaiveDate) {
    let span = span(date, shown(date, start));
    (plus(span.from, -REACH), plus(span.to, REACH))
}
