//! Checks every file for problems.

use std::collections::HashSet;
use std::sync::Arc;

use super::problem::Problem;
use super::{Store, read, shape, walk};
use crate::domain::place::Place;
use crate::domain::validate::{self, Finding, PathStep, References};
use crate::domain::{Block, Day, FileContent, Moment, Week, Zone};

impl Store {
    /// Returns every problem in every file, in the order of the files. Unknown ids are included, and blocks
    /// that run beside another, since long ago or from after now. `now` gets the zone of life.toml, if there
    /// is one.
    pub fn check(&self, now: impl FnOnce(Option<Zone>) -> Moment) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut running = Vec::new();
        let life = Store::open(&self.root).load();
        let references = References::new(&life);
        let zone = life.profile.zone.unwrap_or(Zone::UTC);
        let small = [Place::Life, Place::Seasons, Place::Routines, Place::Inbox, Place::Ledger];
        let mut unlisted = Vec::new();
        let days = walk::dates(&self.root, None, None, &mut unlisted).into_iter().map(Place::Day);
        let weeks = read::names(&self.root, "weeks").unwrap_or_else(|problem| {
            unlisted.push(problem);
            Vec::new()
        });
        let mut weeks: Vec<Week> =
            weeks.iter().filter_map(|name| name.strip_suffix(".toml")?.parse().ok()).collect();
        weeks.sort_unstable();
        for place in small.into_iter().chain(weeks.into_iter().map(Place::Week)).chain(days) {
            let day = self.check_file(place, &references, zone, &mut problems);
            running.extend(
                day.filter(|(day, _)| day.blocks.iter().any(|block| block.running_since().is_some())),
            );
        }
        check_running(&running, zone, now(life.profile.zone), &mut problems);
        problems.extend(unlisted);
        self.check_names(&mut problems);
        problems
    }

    /// Adds the problems of a file, and returns its day and text. `None` if it is no day file, or can't be
    /// read.
    fn check_file(
        &self,
        place: Place,
        references: &References<'_>,
        zone: Zone,
        problems: &mut Vec<Problem>,
    ) -> Option<(Day, Arc<str>)> {
        let name = place.to_string();
        let text: Arc<str> = match read::text(&self.root, &name) {
            Ok(Some(text)) => text.into(),
            Ok(None) => return None,
            Err(problem) => {
                problems.push(problem);
                return None;
            }
        };
        let read = match shape::read(place, &text) {
            Ok(read) => read,
            Err(error) => {
                problems.push(Problem::of_toml(&name, &text, &error));
                return None;
            }
        };
        if read.schema > shape::SCHEMA {
            let message = format!(
                "schema {} is of a later aplomb; this one reads up to {}",
                read.schema,
                shape::SCHEMA
            );
            problems.push(Problem::of_file(&name, message));
        }
        let mut found = validate::content(&read.value, Some(zone));
        found.extend(match &read.value {
            FileContent::Day(day) => references.blocks("block", &day.blocks),
            FileContent::Week(week) => references.week(week),
            FileContent::Inbox(tasks) => references.blocks("task", tasks),
            FileContent::Routines(routines) => {
                let own = |routine: &crate::domain::Routine| Block { routine: None, ..routine.block() };
                let blocks: Vec<Block> = routines.iter().map(own).collect();
                references.blocks("routine", &blocks)
            }
            FileContent::Ledger(ledger) => references.ledger(ledger),
            FileContent::Profile(_) => references.profile(),
            FileContent::Seasons(seasons) => references.seasons(seasons),
        });
        found.extend(repeated_ids(place, &text));
        if let Some(inside) = read.name_inside.filter(|inside| !name.contains(inside.as_str())) {
            let key = if matches!(place, Place::Day(_)) { "date" } else { "week" };
            let message = format!("the file's name says otherwise than {inside}, and beats it");
            found.push(Finding { path: vec![key.into()], message });
        }
        problems.extend(found.iter().map(|fault| Problem::of_fault(&name, &text, fault)));
        match read.value {
            FileContent::Day(day) => Some((day, text)),
            _ => None,
        }
    }

    /// Adds files in the folders of days and weeks that are neither.
    fn check_names(&self, problems: &mut Vec<Problem>) {
        // Folders that can't be listed are reported above.
        let names = |folder: &str| read::names(&self.root, folder).unwrap_or_default();
        let days: HashSet<String> = walk::dates(&self.root, None, None, &mut Vec::new())
            .into_iter()
            .map(|date| Place::Day(date).to_string())
            .collect();
        for year in names("days") {
            let folder = format!("days/{year}");
            for name in names(&folder) {
                let path = format!("{folder}/{name}");
                if name.ends_with(".toml") && !days.contains(&path) {
                    let message = "this is no day's file: its name is a date and its folder that date's year";
                    problems.push(Problem::of_file(path, message));
                }
            }
        }
        for name in names("weeks") {
            let is_week = name.strip_suffix(".toml").is_none_or(|week| week.parse::<Week>().is_ok());
            if !is_week {
                problems.push(Problem::of_file(
                    format!("weeks/{name}"),
                    "this is no week's file: name it as in 2026-W47.toml",
                ));
            }
        }
    }
}

/// Adds problems with running blocks, each before the problems of later files.
fn check_running(days: &[(Day, Arc<str>)], zone: Zone, now: Moment, problems: &mut Vec<Problem>) {
    let all: Vec<Day> = days.iter().map(|(day, _)| day.clone()).collect();
    for (date, fault) in validate::running(&all, zone, now) {
        let Some((_, text)) = days.iter().find(|(day, _)| day.date == date) else { continue };
        let problem = Problem::of_fault(Place::Day(date).to_string(), text, &fault);
        // Days come last, in the order of their names.
        let is_before = |other: &Problem| !other.path.starts_with("days") || other.path <= problem.path;
        problems.insert(problems.partition_point(is_before), problem);
    }
}

/// Returns a fault for each id that an earlier entry of the same list has.
fn repeated_ids(place: Place, text: &str) -> Vec<Finding> {
    let Ok(table) = toml::from_str::<toml::Table>(text) else { return Vec::new() };
    let mut faults = Vec::new();
    for list in shape::lists(place) {
        let entries = table.get(*list).and_then(toml::Value::as_array);
        let mut seen = HashSet::new();
        for (index, entry) in entries.into_iter().flatten().enumerate() {
            let Some(id) = entry.get("id").and_then(toml::Value::as_str) else { continue };
            if !seen.insert(id) {
                let path = vec![PathStep::from(*list), index.into(), "id".into()];
                faults.push(Finding {
                    path,
                    message: format!("an earlier {list} has the id '{id}'; this one counts as without"),
                });
            }
        }
    }
    faults
}
