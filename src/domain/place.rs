//! The files of a life, by what they hold.

use chrono::{Datelike, NaiveDate};

use super::date::Week;

/// Where a record lies: which file, and which list in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// A block of a day.
    Day(NaiveDate),
    /// A week's record.
    Week(Week),
    /// The inbox.
    Inbox,
    /// The routines.
    Routines,
    /// The ledger.
    Ledger,
    /// The profile.
    Life,
    /// The seasons.
    Seasons,
}

impl Place {
    /// The day whose file it is.
    pub fn date(self) -> Option<NaiveDate> {
        match self {
            Place::Day(date) => Some(date),
            _ => None,
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Place::Day(date) => write!(f, "days/{:04}/{date}.toml", date.year()),
            Place::Week(week) => write!(f, "weeks/{week}.toml"),
            Place::Inbox => f.write_str("inbox.toml"),
            Place::Routines => f.write_str("routines.toml"),
            Place::Ledger => f.write_str("ledger.toml"),
            Place::Life => f.write_str("life.toml"),
            Place::Seasons => f.write_str("seasons.toml"),
        }
    }
}

/// The files of the days from the first to the last, and of the weeks that hold them.
pub fn places_of(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = Place> {
    let days = from.iter_days().take_while(move |date| *date <= to).map(Place::Day);
    let weeks = std::iter::successors(Some(Week::of(from)), |week| Some(week.plus(1)));
    days.chain(weeks.take_while(move |week| *week <= Week::of(to)).map(Place::Week))
}
