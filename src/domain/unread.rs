//! Files that can't be read: the one place that knows them. Commands and screens ask it, so that no answer takes what is
//! missing for nothing.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::date::{days_between, long};
use super::edit::Refused;
use super::life::Life;
use super::place::Place;

/// Why a file is not used as it stands: it is not edited, and no number is made with it. It does not parse, makes no
/// sense, is of a later schema, or the system does not give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// What is in the way, from the data directory on: the file, a folder above it, or a link.
    pub path: String,
    /// The first line with an error, counted from 1; none where it is not about a line.
    pub line: Option<usize>,
    /// The first error, in words.
    pub message: String,
    /// All of them, each as `path:line:col: message`.
    pub problems: Vec<String>,
}

impl Unread {
    /// One for tests, about the third line of a file.
    #[cfg(test)]
    pub fn sample() -> Unread {
        Unread { path: "x.toml".into(), line: Some(3), message: "it is new".into(), problems: Vec::new() }
    }

    /// Why nothing is saved to it, and what to do.
    pub fn refusal(&self) -> String {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        match self.line {
            Some(line) => {
                format!("Can't save: {name} has an error in line {line}. Fix it, or run aplomb check.")
            }
            None => format!("Can't save: {}: {}.", self.path, self.message),
        }
    }

    /// That a file can't be read, and what to do: `Today's file can't be read (line 1). Run aplomb check.`
    pub fn sentence(&self, place: Place, today: NaiveDate) -> String {
        let line = self.line.map(|line| format!(" (line {line})")).unwrap_or_default();
        format!("{} can't be read{line}. Run aplomb check.", named(place, today))
    }
}

/// A file as a sentence begins with it.
fn named(place: Place, today: NaiveDate) -> Cow<'static, str> {
    match place {
        Place::Day(date) => match days_between(today, date) {
            0 => "Today's file".into(),
            -1 => "Yesterday's file".into(),
            1 => "Tomorrow's file".into(),
            _ => format!("The file of {}", long(date)).into(),
        },
        Place::Week(week) => format!("The file of week {}", week.number()).into(),
        other => other.to_string().into(),
    }
}

impl Life {
    /// Why a file is not used; none where it was read, where there is none, and where it is not loaded.
    pub fn unread(&self, place: Place) -> Option<&Unread> {
        self.unread.get(&place)
    }

    /// The first of these files that can't be read.
    pub fn first_unread(&self, places: impl IntoIterator<Item = Place>) -> Option<(Place, &Unread)> {
        places.into_iter().find_map(|place| Some((place, self.unread(place)?)))
    }

    /// Makes sure that all of these files were read, as far as they are loaded.
    ///
    /// # Errors
    /// [`Refused::Unread`] with the first that can't be.
    pub fn need(&self, places: impl IntoIterator<Item = Place>) -> Result<(), Refused> {
        match self.first_unread(places) {
            Some((_, unread)) => Err(Refused::Unread(Box::new(unread.clone()))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::date::parse_iso;
    use super::*;

    #[test]
    fn a_file_is_named_by_what_it_is_to_the_reader() {
        let unread = |line| Unread { line, ..Unread::sample() };
        let date = |text: &str| parse_iso(text).unwrap();
        let said = |place| unread(Some(3)).sentence(place, date("2026-11-18"));
        let day = |text: &str| said(Place::Day(date(text)));
        assert_eq!(day("2026-11-18"), "Today's file can't be read (line 3). Run aplomb check.");
        assert_eq!(day("2026-11-17"), "Yesterday's file can't be read (line 3). Run aplomb check.");
        assert_eq!(day("2026-11-19"), "Tomorrow's file can't be read (line 3). Run aplomb check.");
        assert_eq!(
            day("2026-11-16"),
            "The file of Monday 16 November can't be read (line 3). Run aplomb check."
        );
        assert_eq!(said(Place::Life), "life.toml can't be read (line 3). Run aplomb check.");
        let week = Place::Week("2026-W47".parse().unwrap());
        assert_eq!(
            unread(None).sentence(week, date("2026-11-18")),
            "The file of week 47 can't be read. Run aplomb check."
        );
    }
}
