//! Sentences about what a person has defined: the first lines of Life, and what will appear in an empty part.

use crate::domain::Life;
use crate::domain::config::Clock;
use crate::domain::profile::{LifeKind, LifeRecord};
use crate::report::day::words::length;

/// Returns the first sentence about a kind of records, and a quiet one. `None` is the part of the day.
pub fn head(life: &Life, clock: Clock, kind: Option<LifeKind>, records: &[LifeRecord]) -> (String, String) {
    let active: Vec<&LifeRecord> = records.iter().filter(|record| !record.is_archived()).collect();
    let count = active.len();
    let (first, quiet) = match kind {
        Some(LifeKind::Value) => {
            let weekly = |record: &&LifeRecord| match record {
                LifeRecord::Value(value) => value.weekly.map_or(0, |weekly| i64::from(weekly.0)),
                _ => 0,
            };
            let sum: i64 = active.iter().map(weekly).sum();
            let first = match (count, sum) {
                (0, _) => "What should your weeks have time for?".to_owned(),
                (1, 0) => "1 value. It has no target yet.".to_owned(),
                (count, 0) => format!("{count} values. None has a target yet."),
                (1, _) => format!("1 value, with a target of {} a week.", length(sum)),
                _ => format!("{count} values, with targets of {} a week together.", length(sum)),
            };
            (first, "One hour can count for several values. 3 to 5 values are plenty.")
        }
        Some(LifeKind::Area) => (
            format!("{count} areas of life."),
            "Work and life are the two sides of balance. Chores, meals, travel and sleep are on neither.",
        ),
        Some(LifeKind::Engagement) => (
            match count {
                0 => "Who do you work for?".to_owned(),
                1 => "1 job or client.".to_owned(),
                count => format!("{count} jobs and clients."),
            },
            "A block tagged with one gets its area, agenda and values.",
        ),
        Some(LifeKind::Boundary) => {
            let known = |record: &&&LifeRecord| match record {
                LifeRecord::Boundary(boundary) => !boundary.told.is_empty(),
                _ => false,
            };
            let known = active.iter().filter(known).count();
            let first = match (count, known) {
                (0, _) => "Which hours do you keep free?".to_owned(),
                (1, 0) => "1 boundary. Nobody knows about it yet.".to_owned(),
                (1, _) => "1 boundary, and someone knows about it.".to_owned(),
                (count, 0) => format!("{count} boundaries. Nobody knows about them yet."),
                (count, known) if count == known => {
                    format!("{count} boundaries, and someone knows about each.")
                }
                (count, known) => format!("{count} boundaries. Others know about {known} of them."),
            };
            (first, "You can plan over a boundary. aplomb tells you, and records it.")
        }
        None => {
            let wake = life.profile.day.wake;
            let first = format!("Awake from {} to {}.", wake.start.short(clock), wake.end.short(clock));
            (first, "A day is full when more is planned than you are awake.")
        }
    };
    (first, quiet.to_owned())
}

/// Returns what will appear in a part without records, and the key that adds one.
pub fn empty(kind: LifeKind, key: &str) -> String {
    let what = match kind {
        LifeKind::Value => {
            "Your values will appear here: what your weeks should have time for, with a target each."
        }
        LifeKind::Area => "Areas of life will appear here.",
        LifeKind::Engagement => "Your jobs and clients will appear here, with their pay and hours.",
        LifeKind::Boundary => "Your boundaries will appear here: hours that you keep free of work.",
    };
    match kind {
        LifeKind::Value => format!("{what} Press {key} to choose from common ones, or to write your own."),
        kind => format!("{what} Press {key} to add one, for example: {}", kind.example()),
    }
}
