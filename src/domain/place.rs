//! The data files, each named by its content.

use chrono::{Datelike, NaiveDate};

use super::date::Week;

/// A data file. Its text form is the path from the data directory: `days/2026/2026-11-18.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// The file of a day.
    Day(NaiveDate),
    /// The file of a week.
    Week(Week),
    /// `inbox.toml`.
    Inbox,
    /// `routines.toml`.
    Routines,
    /// `templates.toml`.
    Templates,
    /// `ledger.toml`.
    Ledger,
    /// `life.toml`.
    Life,
    /// `seasons.toml`.
    Seasons,
}

impl Place {
    /// The small files, which are always loaded. The profile comes first, because it has the zone.
    pub const SMALL: [Place; 6] =
        [Place::Life, Place::Seasons, Place::Routines, Place::Inbox, Place::Templates, Place::Ledger];

    /// Returns the date of a day's file. None: another file.
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
            Place::Templates => f.write_str("templates.toml"),
            Place::Ledger => f.write_str("ledger.toml"),
            Place::Life => f.write_str("life.toml"),
            Place::Seasons => f.write_str("seasons.toml"),
        }
    }
}

impl std::str::FromStr for Place {
    type Err = String;

    /// Reads a path from the data directory.
    fn from_str(path: &str) -> Result<Place, String> {
        let stem = path.rsplit('/').next().and_then(|name| name.strip_suffix(".toml")).unwrap_or_default();
        let dated = [stem.parse().map(Place::Day).ok(), stem.parse().map(Place::Week).ok()];
        let all = Place::SMALL.into_iter().chain(dated.into_iter().flatten());
        all.into_iter()
            .find(|place| place.to_string() == path)
            .ok_or_else(|| format!("{path} is not a file of your data"))
    }
}

/// Returns the files of the days from `from` to `to`, both included, then those of their weeks.
pub fn places_of(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = Place> {
    let days = from.iter_days().take_while(move |date| *date <= to).map(Place::Day);
    let weeks = std::iter::successors(Some(Week::of(from)), |week| Some(week.plus(1)));
    days.chain(weeks.take_while(move |week| *week <= Week::of(to)).map(Place::Week))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_back_and_no_other_path_is_a_data_file() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 18).unwrap();
        for place in Place::SMALL.into_iter().chain([Place::Day(date), Place::Week(Week::of(date))]) {
            assert_eq!(place.to_string().parse(), Ok(place));
        }
        for path in
            ["", "../life.toml", "days/2025/2026-11-18.toml", "2026-11-18.toml", "config.toml", "/inbox.toml"]
        {
            assert!(path.parse::<Place>().is_err(), "{path}");
        }
    }
}
