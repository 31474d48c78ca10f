//! Validation of running timers. Such findings don't stop edits of the file.

use chrono::NaiveDate;

use super::{Finding, PathStep};
use crate::domain::date::days_between;
use crate::domain::day::Day;
use crate::domain::running::DAYS_BACK;
use crate::domain::time::Stretch;
use crate::domain::zone::{Moment, Zone};

/// A running timer with its place.
struct RunningStretch<'a> {
    date: NaiveDate,
    id: &'a str,
    since: Moment,
    finding: Finding,
}

/// Returns the findings about timers on some days, each with its day: all timers but the one that began last, timers
/// that start after `now`, and timers on days so long ago that aplomb looks for none there. `life_zone` is the zone of
/// days without one.
pub fn running(days: &[Day], life_zone: Zone, now: Moment) -> Vec<(NaiveDate, Finding)> {
    let mut findings = Vec::new();
    let mut runs: Vec<RunningStretch<'_>> = Vec::new();
    for day in days {
        for (index, block) in day.blocks.iter().enumerate() {
            for (part, stretch) in block.actual.iter().enumerate() {
                let Stretch::Running(start) = stretch else { continue };
                let since = day.zone_of(block, life_zone).moment(day.date, *start);
                let path = vec![PathStep::from("block"), index.into(), "actual".into(), part.into()];
                let message = format!("{start} is in the future. A running block began before now");
                let run = RunningStretch {
                    date: day.date,
                    id: &block.id,
                    since,
                    finding: Finding { path, message },
                };
                if since > now {
                    findings.push((run.date, run.finding));
                } else if days_between(day.date, life_zone.local(now).date()) > DAYS_BACK + 1 {
                    let message = "nobody stopped this timer. Write when it ended".to_owned();
                    findings.push((run.date, Finding { message, ..run.finding }));
                } else {
                    runs.push(run);
                }
            }
        }
    }
    runs.sort_by_key(|run| run.since);
    if let Some(last) = runs.pop() {
        findings.extend(runs.into_iter().map(|run| {
            let message = format!(
                "{} of {} is running too, and began later. Write when this one ended",
                if last.id.is_empty() { "a block" } else { last.id },
                last.date
            );
            (run.date, Finding { message, ..run.finding })
        }));
    }
    findings
}
