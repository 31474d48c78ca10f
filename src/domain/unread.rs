//! Files that can't be read. Commands and screens check them here, so that no answer treats an unreadable file as an
//! empty one.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::date::{days_between, long};
use super::edit::Refused;
use super::life::Life;
use super::place::Place;

/// Why a file can't be used: it does not parse, has an error in its content or a later schema, or the system refuses
/// it. Such a file is not edited, and no number is computed from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The path of what can't be read, from the data directory: the file, a folder above it, or a link.
    pub path: String,
    /// The first line with an error, counted from 1. None: the error is not in a line.
    pub line: Option<usize>,
    /// The first error.
    pub message: String,
    /// All errors, each as `path:line:col: message`.
    pub problems: Vec<String>,
}

impl Unread {
    /// Returns one for tests, with an error in the third line.
    #[cfg(test)]
    pub fn sample() -> Unread {
        Unread { path: "x.toml".into(), line: Some(3), message: "it is new".into(), problems: Vec::new() }
    }

    /// Returns the sentence for an edit that can't be saved to the file.
    pub fn refusal(&self) -> String {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        match self.line {
            Some(line) => {
                format!("Can't save: {name} has an error in line {line}. Fix it, or run aplomb check.")
            }
            None => format!("Can't save: {}: {}.", self.path, self.message),
        }
    }

    /// Returns the sentence that a file can't be read: `Today's file has an error in line 1. Run aplomb check.`
    pub fn sentence(&self, place: Place, today: NaiveDate) -> String {
        let name = named(place, today);
        match self.line {
            Some(line) => format!("{name} has an error in line {line}. Run aplomb check."),
            None => format!("{name} can't be read. Run aplomb check."),
        }
    }
}

/// Returns the name of a file at the beginning of a sentence.
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
    /// Returns why a file can't be used. None: it was read, does not exist, or is not loaded.
    pub fn unread(&self, place: Place) -> Option<&Unread> {
        self.unread.get(&place)
    }

    /// Returns the first of some files that can't be read. None: all were read, or are not loaded.
    pub fn first_unread(&self, places: impl IntoIterator<Item = Place>) -> Option<(Place, &Unread)> {
        places.into_iter().find_map(|place| Some((place, self.unread(place)?)))
    }

    /// Checks that no file in a list is one that can't be read. Files that are not loaded pass.
    ///
    /// # Errors
    ///
    /// [`Refused::Unread`] for the first that can't be read.
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
        assert_eq!(day("2026-11-18"), "Today's file has an error in line 3. Run aplomb check.");
        assert_eq!(day("2026-11-17"), "Yesterday's file has an error in line 3. Run aplomb check.");
        assert_eq!(day("2026-11-19"), "Tomorrow's file has an error in line 3. Run aplomb check.");
        assert_eq!(
            day("2026-11-16"),
            "The file of Monday 16 November has an error in line 3. Run aplomb check."
        );
        assert_eq!(said(Place::Life), "life.toml has an error in line 3. Run aplomb check.");
        let week = Place::Week("2026-W47".parse().unwrap());
        assert_eq!(
            unread(None).sentence(week, date("2026-11-18")),
            "The file of week 47 can't be read. Run aplomb check."
        );
    }
}
