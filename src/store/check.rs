//! Checks every file for problems.

use std::collections::HashSet;
use std::sync::Arc;

use super::examine::Examination;
use super::interpret::examine;
use super::problem::{self, Problem};
use super::{Store, read, shape, walk};
use crate::domain::date::parse_iso;
use crate::domain::file::SCHEMA;
use crate::domain::place::Place;
use crate::domain::validate::{self, Finding, PathStep, References};
use crate::domain::{Block, Day, FileContent, Moment, Week, Zone};

/// The files and folders of the data directory.
const NAMES: [&str; 11] = [
    "config.toml",
    "keys.toml",
    "life.toml",
    "seasons.toml",
    "routines.toml",
    "inbox.toml",
    "templates.toml",
    "calendars.toml",
    "ledger.toml",
    "weeks",
    "days",
];

impl Store {
    /// Returns every problem in every file but `keys.toml`, in the order of files and lines. They include unknown
    /// ids, and timers that run beside a later one, began too long ago or start after `now`. Unknown keys are notes.
    /// `now` gets the zone of life.toml, if there is one.
    pub fn check(&self, now: impl FnOnce(Option<Zone>) -> Moment) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut running = Vec::new();
        let life = Store::open(&self.root).load();
        let references = References::new(&life);
        let zone = life.profile.zone.unwrap_or(Zone::UTC);
        let days = walk::dates(&self.root, None, None, &mut problems).into_iter().map(Place::Day);
        let weeks = walk::listed(&self.root, "weeks", &mut problems);
        let weeks = weeks.iter().filter_map(|name| name.strip_suffix(".toml")?.parse().ok()).map(Place::Week);
        for place in Place::SMALL.into_iter().chain(weeks).chain(days) {
            let day = self.check_file(place, &references, zone, &mut problems);
            running.extend(
                day.filter(|(day, _)| day.blocks.iter().any(|block| block.running_since().is_some())),
            );
        }
        check_running(&running, zone, now(life.profile.zone), &mut problems);
        problems.extend(self.examine_config(true).1);
        self.check_names(&mut problems);
        problem::in_order(problems)
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
        let text: Arc<str> = match read::text(&self.root, &place.to_string()) {
            Ok(text) => text?.into(),
            Err(problem) => {
                problems.push(problem);
                return None;
            }
        };
        if read::has_other_name(&self.path(place)) {
            let message =
                "this file is a hard link: the next save ends the link. Use a symbolic link instead";
            problems.push(Problem::of_file(place.to_string(), message).into_note());
        }
        let mut found = examine(place, &text, zone);
        found.add_notes();
        let mut findings = repeated_ids(place, &found);
        findings.extend(no_schema(&found, &text));
        if let Some(read) = &found.content {
            findings.extend(match &read.value {
                FileContent::Day(day) => references.blocks("block", &day.blocks),
                FileContent::Week(week) => references.week(week),
                FileContent::Inbox(tasks) => references.blocks("task", tasks),
                FileContent::Routines(routines) => {
                    let own = |routine: &crate::domain::Routine| Block { routine: None, ..routine.block() };
                    let blocks: Vec<Block> = routines.iter().map(own).collect();
                    references.blocks("routine", &blocks)
                }
                FileContent::Templates(templates) => references.templates(templates),
                FileContent::Ledger(ledger) => references.ledger(ledger),
                FileContent::Profile(_) => references.profile(),
                FileContent::Seasons(seasons) => references.seasons(seasons),
            });
            let name = place.to_string();
            if let Some(inside) = read.name_inside.as_ref().filter(|inside| !name.contains(inside.as_str())) {
                let key = if matches!(place, Place::Day(_)) { "date" } else { "week" };
                let message = format!("{inside} differs from the file's name. The name counts");
                findings.push(Finding { path: vec![key.into()], message });
            }
        }
        found.add(&findings);
        problems.append(&mut found.problems);
        match found.content?.value {
            FileContent::Day(day) => Some((day, text)),
            _ => None,
        }
    }

    /// Adds problems of files and folders that aplomb does not read because of their name or place.
    fn check_names(&self, problems: &mut Vec<Problem>) {
        let mut add = |path: &str, message: String| problems.push(Problem::of_file(path, message));
        // Folders that can't be listed are reported above.
        let names = |folder: &str| read::names(&self.root, folder).unwrap_or_default();
        let days: HashSet<String> = walk::dates(&self.root, None, None, &mut Vec::new())
            .into_iter()
            .map(|date| Place::Day(date).to_string())
            .collect();
        for name in names("") {
            let is_near = |known: &&&str| strsim::osa_distance(&name.to_lowercase(), known) <= 1;
            if let Some(near) = NAMES.iter().find(is_near)
                && !NAMES.contains(&name.as_str())
                && (name.ends_with(".toml") || !name.contains(['.', '~']))
            {
                add(&name, format!("aplomb does not read this. Rename it to {near}"));
            }
        }
        for year in names("days") {
            if let Some(date) = year.strip_suffix(".toml").and_then(parse_iso) {
                let place = Place::Day(date);
                add(&format!("days/{year}"), format!("aplomb does not read this. Move it to {place}"));
            }
            let folder = format!("days/{year}");
            for name in names(&folder) {
                let path = format!("{folder}/{name}");
                if name.ends_with(".toml") && !days.contains(&path) {
                    let place = name.strip_suffix(".toml").and_then(parse_iso).map(Place::Day);
                    let remedy = match place {
                        Some(place) => format!("Move it to {place}"),
                        None if is_copy(&name) => {
                            "It looks like a copy from syncing. Keep what you want of it in the day's own file, and \
                             delete it"
                                .to_owned()
                        }
                        None => "Name it by its date, as in 2026-11-22.toml".to_owned(),
                    };
                    add(&path, format!("aplomb does not read this. {remedy}"));
                }
            }
        }
        for name in names("weeks") {
            let is_week = name.strip_suffix(".toml").is_none_or(|week| week.parse::<Week>().is_ok());
            if !is_week {
                let remedy = "Name it by its week, as in 2026-W47.toml";
                add(&format!("weeks/{name}"), format!("aplomb does not read this. {remedy}"));
            }
        }
    }
}

/// Adds problems with running blocks.
fn check_running(days: &[(Day, Arc<str>)], zone: Zone, now: Moment, problems: &mut Vec<Problem>) {
    let all: Vec<Day> = days.iter().map(|(day, _)| day.clone()).collect();
    for (date, finding) in validate::running(&all, zone, now) {
        let Some((_, text)) = days.iter().find(|(day, _)| day.date == date) else { continue };
        let mut found = examine(Place::Day(date), text, zone);
        found.problems.clear();
        found.add(&[finding]);
        problems.append(&mut found.problems);
    }
}

/// Returns a finding if a file has no schema.
fn no_schema<T>(found: &Examination<'_, T>, text: &str) -> Option<Finding> {
    let message = format!("the schema is missing. Add schema = {} at the top", SCHEMA);
    (found.value("schema").is_none() && found.is_whole() && !text.trim().is_empty())
        .then(|| Finding { path: vec!["schema".into()], message })
}

/// Returns a finding for each id that an earlier entry of the same list has.
fn repeated_ids<T>(place: Place, found: &Examination<'_, T>) -> Vec<Finding> {
    let mut faults = Vec::new();
    for list in shape::lists(place) {
        let entries = found.value(list).and_then(|list| list.get_ref().as_array());
        let mut seen = HashSet::new();
        for (index, entry) in entries.into_iter().flatten().enumerate() {
            let Some(id) = entry.get_ref().get("id").and_then(|id| id.get_ref().as_str()) else { continue };
            if !seen.insert(id) {
                let path = vec![PathStep::from(*list), index.into(), "id".into()];
                let message = format!("another {list} above has the id '{id}'. Give this one another");
                faults.push(Finding { path, message });
            }
        }
    }
    faults
}

/// Returns whether a file is a copy of a day that a sync program made: its name begins with the date and goes on.
fn is_copy(name: &str) -> bool {
    name.get(..10).and_then(parse_iso).is_some()
}
