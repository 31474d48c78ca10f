//! A season: targets and minutes of its values, the year around it, and work and life by week.

pub mod figures;
pub mod sentences;
#[cfg(test)]
pub(crate) mod tests;
pub mod year;

use chrono::{Datelike, NaiveDate};

pub use figures::{SeasonColumn, SeasonReport, SeasonValueRow, Served};
pub use year::{Year, YearStretch};

use super::gather::REACH;
use crate::alignment::Period;
use crate::domain::date::plus;
use crate::domain::record::words;
use crate::domain::{Life, Week};

words! {
    /// Length of a column of values and sides.
    Grain {
        /// Weeks of the season.
        Weeks = "weeks",
        /// Months of the year.
        Months = "months",
        /// Quarters of the year.
        Quarters = "quarters",
    }
}

/// Returns the year of a day.
pub fn year_of(date: NaiveDate) -> Period {
    let first = NaiveDate::from_ymd_opt(date.year(), 1, 1).unwrap_or(date);
    let last = NaiveDate::from_ymd_opt(date.year(), 12, 31).unwrap_or(date);
    Period::new(first, last)
}

/// Returns the period to gather for the season of a day, and for its year if `with_year`. It consists of whole weeks,
/// from the one with the first day that has a file, up to the current one. `None` if there is nothing to gather.
pub fn period(life: &Life, today: NaiveDate, date: NaiveDate, with_year: bool) -> Option<Period> {
    let season = life.season_on(date).map(|season| Period::new(season.start, season.end));
    let year = with_year.then(|| year_of(date));
    let from = season.iter().chain(&year).map(|period| period.from).min()?;
    let to = season.iter().chain(&year).map(|period| period.to).max()?;
    let from = from.max(life.first_day?);
    let to = to.min(today);
    (from <= to).then(|| Period::new(Week::of(from).monday(), Week::of(to).sunday()))
}

/// Returns the first and last day to load for [`period`]. `None` if there is nothing to load.
pub fn days(
    life: &Life,
    today: NaiveDate,
    date: NaiveDate,
    with_year: bool,
) -> Option<(NaiveDate, NaiveDate)> {
    let period = period(life, today, date, with_year)?;
    Some((plus(period.from, -REACH), plus(period.to, REACH)))
}
