//! Reads a data directory for tests of what lies below the store: no errors, no locks, whole files only.
#![allow(clippy::disallowed_methods, reason = "it stands in for the store")]

use std::fs;
use std::path::{Path, PathBuf};

use aplomb::alignment::{Gathered, Terms};
use aplomb::domain::week::WeekRecord;
use aplomb::domain::{Block, Day, Profile, Season, Week, Zone};
use chrono::NaiveDate;
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
struct SeasonsFile {
    season: Vec<Season>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct DayFile {
    zone: Option<Zone>,
    grace: Option<String>,
    note: Option<String>,
    block: Vec<Block>,
}

/// All that a directory holds as far as it is scored.
pub struct Directory {
    pub profile: Profile,
    pub seasons: Vec<Season>,
    pub days: Vec<Day>,
    pub weeks: Vec<(Week, WeekRecord)>,
}

impl Directory {
    pub fn read(root: &Path) -> Directory {
        let mut days: Vec<Day> = files(&root.join("days")).iter().map(|path| day(path)).collect();
        days.sort_by_key(|day| day.date);
        Directory {
            profile: parse(&root.join("life.toml")),
            seasons: parse::<SeasonsFile>(&root.join("seasons.toml")).season,
            days,
            weeks: files(&root.join("weeks"))
                .iter()
                .map(|path| (stem(path).parse().unwrap(), parse(path)))
                .collect(),
        }
    }

    pub fn zone(&self) -> Zone {
        self.profile.zone.unwrap_or(Zone::UTC)
    }

    pub fn gather(&self) -> Gathered {
        let terms = Terms::new(&self.profile, &self.seasons, self.zone());
        let mut gathered = Gathered::new(terms, self.days.first().map(|day| day.date));
        for day in &self.days {
            let day = gathered.terms().gather(day);
            gathered.insert(day);
        }
        for (week, record) in &self.weeks {
            gathered.check_in(*week, &record.signs);
        }
        gathered
    }
}

fn day(path: &Path) -> Day {
    let file: DayFile = parse(path);
    let date: NaiveDate = stem(path).parse().unwrap();
    let mut day = Day { blocks: file.block, has_file: true, ..Day::empty(date) };
    (day.head.zone, day.head.grace, day.head.note) = (file.zone, file.grace, file.note);
    day
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn parse<T: for<'de> Deserialize<'de> + Default>(path: &Path) -> T {
    match fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())),
        Err(_) => T::default(),
    }
}

/// The TOML files under a directory, in order.
fn files(root: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(root) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
