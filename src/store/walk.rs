//! Which days have files, and going through them without keeping them.

#![allow(clippy::disallowed_methods, reason = "the store is the one room that touches the disk")]

use std::ops::ControlFlow;
use std::path::Path;

use chrono::{Datelike, NaiveDate};

use super::problem::Problem;
use super::{Store, read_file, shape};
use crate::domain::date::parse_iso;
use crate::domain::place::Place;
use crate::domain::{Content, Day, Zone, sense};

/// The names in a directory, in no order; none where there is none.
fn names(path: &Path) -> impl Iterator<Item = String> {
    let entries = std::fs::read_dir(path).into_iter().flatten();
    entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok())
}

fn year(name: &str) -> Option<i32> {
    (name.len() == 4).then(|| name.parse().ok()).flatten()
}

fn date_of(name: &str, year: i32) -> Option<NaiveDate> {
    parse_iso(name.strip_suffix(".toml")?).filter(|date| date.year() == year)
}

/// The first day that has a file. Only the first years' folders are looked into.
pub(super) fn first_day(root: &Path) -> Option<NaiveDate> {
    let days = root.join("days");
    let mut years: Vec<i32> = names(&days).filter_map(|name| year(&name)).collect();
    years.sort_unstable();
    years.into_iter().find_map(|year| {
        let folder = days.join(format!("{year:04}"));
        names(&folder).filter_map(|name| date_of(&name, year)).min()
    })
}

/// The days in a range that have files, oldest first.
pub(super) fn dates(root: &Path, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Vec<NaiveDate> {
    let days = root.join("days");
    let mut years: Vec<i32> = names(&days).filter_map(|name| year(&name)).collect();
    years.retain(|year| {
        from.is_none_or(|from| from.year() <= *year) && to.is_none_or(|to| *year <= to.year())
    });
    let mut dates: Vec<NaiveDate> = years
        .into_iter()
        .flat_map(|year| {
            let folder = days.join(format!("{year:04}"));
            names(&folder).filter_map(|name| date_of(&name, year)).collect::<Vec<_>>()
        })
        .filter(|date| from.is_none_or(|from| from <= *date) && to.is_none_or(|to| *date <= to))
        .collect();
    dates.sort_unstable();
    dates
}

impl Store {
    /// Goes through the days of a range that have files, without keeping them and without their sources. Gives
    /// what was wrong; a file that does not parse is left out.
    pub fn scan(
        &self,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        newest_first: bool,
        zone: Zone,
        each: &mut dyn FnMut(Day) -> ControlFlow<()>,
    ) -> Vec<Problem> {
        let mut dates = dates(&self.root, from, to);
        if newest_first {
            dates.reverse();
        }
        let mut problems = Vec::new();
        for date in dates {
            let name = Place::Day(date).to_string();
            let text = match read_file(&self.root.join(&name), &name) {
                Ok(text) => text.unwrap_or_default(),
                Err(problem) => {
                    problems.push(problem);
                    continue;
                }
            };
            match shape::read_day(&text, date) {
                Ok(read) => {
                    let content = Content::Day(read.value);
                    let faults = sense::content(&content, zone);
                    problems.extend(faults.iter().map(|fault| Problem::of_fault(&name, &text, fault)));
                    if let Content::Day(day) = content
                        && each(day).is_break()
                    {
                        break;
                    }
                }
                Err(error) => problems.push(Problem::of_toml(&name, &text, &error)),
            }
        }
        problems
    }
}
