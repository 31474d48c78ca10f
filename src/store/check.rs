//! Every problem in every file.

use std::collections::HashSet;
use std::sync::Arc;

use super::problem::Problem;
use super::{Store, faults, read, shape, walk};
use crate::domain::place::Place;
use crate::domain::sense::{Fault, References, Step};
use crate::domain::{Block, Content, Week, Zone};

impl Store {
    /// Every problem in every file of the data, ids that lead nowhere included.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
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
            self.check_file(place, &references, zone, &mut problems);
        }
        problems.extend(unlisted);
        self.check_names(&mut problems);
        problems
    }

    fn check_file(&self, place: Place, references: &References<'_>, zone: Zone, problems: &mut Vec<Problem>) {
        let name = place.to_string();
        let text: Arc<str> = match read::text(&self.root, &name) {
            Ok(Some(text)) => text.into(),
            Ok(None) => return,
            Err(problem) => return problems.push(problem),
        };
        let read = match shape::read(place, &text) {
            Ok(read) => read,
            Err(error) => return problems.push(Problem::of_toml(&name, &text, &error)),
        };
        if read.schema > shape::SCHEMA {
            let message = format!(
                "schema {} is of a later aplomb; this one reads up to {}",
                read.schema,
                shape::SCHEMA
            );
            problems.push(Problem::of_file(&name, message));
        }
        let mut found = faults(&read.value, zone);
        found.extend(match &read.value {
            Content::Day(day) => references.blocks("block", &day.blocks),
            Content::Week(week) => references.week(week),
            Content::Inbox(tasks) => references.blocks("task", tasks),
            Content::Routines(routines) => {
                let own = |routine: &crate::domain::Routine| Block { routine: None, ..routine.block() };
                let blocks: Vec<Block> = routines.iter().map(own).collect();
                references.blocks("routine", &blocks)
            }
            Content::Ledger(ledger) => references.ledger(ledger),
            Content::Profile(_) => references.profile(),
            Content::Seasons(seasons) => references.seasons(seasons),
        });
        found.extend(repeated_ids(place, &text));
        if let Some(inside) = read.name_inside.filter(|inside| !name.contains(inside.as_str())) {
            let key = if matches!(place, Place::Day(_)) { "date" } else { "week" };
            let message = format!("the file's name says otherwise than {inside}, and beats it");
            found.push(Fault { path: vec![key.into()], message });
        }
        problems.extend(found.iter().map(|fault| Problem::of_fault(&name, &text, fault)));
    }

    /// Files that lie where days and weeks lie but are none.
    fn check_names(&self, problems: &mut Vec<Problem>) {
        // What can't be listed is said above.
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

/// Ids that an earlier entry of the same list has.
fn repeated_ids(place: Place, text: &str) -> Vec<Fault> {
    let Ok(table) = toml::from_str::<toml::Table>(text) else { return Vec::new() };
    let mut faults = Vec::new();
    for list in shape::lists(place) {
        let entries = table.get(*list).and_then(toml::Value::as_array);
        let mut seen = HashSet::new();
        for (index, entry) in entries.into_iter().flatten().enumerate() {
            let Some(id) = entry.get("id").and_then(toml::Value::as_str) else { continue };
            if !seen.insert(id) {
                let path = vec![Step::from(*list), index.into(), "id".into()];
                faults.push(Fault {
                    path,
                    message: format!("an earlier {list} has the id '{id}'; this one counts as without"),
                });
            }
        }
    }
    faults
}
