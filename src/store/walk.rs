//! Lists the days that have files, and scans them without keeping them.

use std::ops::ControlFlow;
use std::path::Path;

use chrono::{Datelike, NaiveDate};

use super::problem::Problem;
use super::{Store, interpret, read, unread};
use crate::domain::date::parse_iso;
use crate::domain::place::Place;
use crate::domain::{Day, FileContent, Unread, Zone};

fn year(name: &str) -> Option<i32> {
    (name.len() == 4).then(|| name.parse().ok()).flatten()
}

fn date_of(name: &str, year: i32) -> Option<NaiveDate> {
    parse_iso(name.strip_suffix(".toml")?).filter(|date| date.year() == year)
}

/// Returns the years for which there are folders, oldest first. Adds a problem if they can't be listed.
fn years(root: &Path, within: impl Fn(i32) -> bool, problems: &mut Vec<Problem>) -> Vec<i32> {
    let mut years: Vec<i32> = listed(root, "days", problems).iter().filter_map(|name| year(name)).collect();
    years.retain(|year| within(*year));
    years.sort_unstable();
    years
}

/// Returns the days of a year that have files, oldest first.
fn days_of(root: &Path, year: i32, problems: &mut Vec<Problem>) -> Vec<NaiveDate> {
    let names = listed(root, &format!("days/{year:04}"), problems);
    let mut dates: Vec<NaiveDate> = names.iter().filter_map(|name| date_of(name, year)).collect();
    dates.sort_unstable();
    dates
}

/// Returns the names in a folder, sorted. Adds a problem if it can't be listed.
pub(super) fn listed(root: &Path, folder: &str, problems: &mut Vec<Problem>) -> Vec<String> {
    read::names(root, folder).unwrap_or_else(|problem| {
        problems.push(problem);
        Vec::new()
    })
}

/// Returns the first day that has a file. Only the folders of the first years are listed.
pub(super) fn first_day(root: &Path, problems: &mut Vec<Problem>) -> Option<NaiveDate> {
    let years = years(root, |_| true, problems);
    years.into_iter().find_map(|year| days_of(root, year, problems).first().copied())
}

/// Returns the days in a range that have files, oldest first. `None` leaves an end open.
pub(super) fn dates(
    root: &Path,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    problems: &mut Vec<Problem>,
) -> Vec<NaiveDate> {
    let within =
        |year: i32| from.is_none_or(|from| from.year() <= year) && to.is_none_or(|to| year <= to.year());
    let years = years(root, within, problems);
    let days = years.into_iter().flat_map(|year| days_of(root, year, problems));
    days.filter(|date| from.is_none_or(|from| from <= *date) && to.is_none_or(|to| *date <= to)).collect()
}

/// Problems of the days that were scanned.
#[derive(Debug, Default)]
pub struct Scanned {
    /// All problems.
    pub problems: Vec<Problem>,
    /// Days whose files can't be read, and why, in the order of the scan.
    pub unread: Vec<(NaiveDate, Unread)>,
    /// Whether a folder could not be listed, so that any day may have a file.
    pub is_partial: bool,
}

impl Store {
    /// Scans the days of a range that have files, without keeping them or their sources. `None` leaves an end open.
    /// `each` gets every day, and stops the scan with a break. A file that does not parse or has a value of the wrong
    /// kind is left out. A file with other problems is included.
    pub fn scan(
        &self,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        newest_first: bool,
        zone: Zone,
        each: &mut dyn FnMut(Day) -> ControlFlow<()>,
    ) -> Scanned {
        let mut scanned = Scanned::default();
        let mut dates = dates(&self.root, from, to, &mut scanned.problems);
        scanned.is_partial = !scanned.problems.is_empty();
        if newest_first {
            dates.reverse();
        }
        for date in dates {
            let place = Place::Day(date);
            let name = place.to_string();
            let (content, problems) = match read::text(&self.root, &name) {
                Ok(text) => interpret(place, &text.unwrap_or_default(), zone),
                Err(problem) => (None, vec![problem]),
            };
            if !problems.is_empty() {
                scanned.unread.push((date, unread(&problems)));
            }
            scanned.problems.extend(problems);
            if let Some(FileContent::Day(day)) = content
                && each(day).is_break()
            {
                break;
            }
        }
        scanned
    }
}
