//! A season: what it asks and what it was given, the year around it, its values over time and its swing.

pub mod figures;
pub mod sentences;
#[cfg(test)]
pub(crate) mod tests;
pub mod year;

use chrono::{Datelike, NaiveDate};

pub use figures::{Column, SeasonReport, SeasonValueRow, Served};
pub use year::{Year, YearStretch};

use super::gather::REACH;
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
