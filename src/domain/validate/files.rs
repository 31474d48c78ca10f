//! Validation of days, the inbox, seasons, routines and the ledger.

use super::{Finding, Findings, PathStep, finding, named, period, weight};
use crate::domain::block::{Block, MOST_DAYS};
use crate::domain::date::span;
use crate::domain::day::Day;
use crate::domain::ledger::Ledger;
use crate::domain::routine::{MonthDay, Routine, month_and_day};
use crate::domain::season::Season;
use crate::domain::time::{HOUR, Span, Stretch, Time};
use crate::domain::week::WeekRecord;
use crate::domain::zone::Zone;

/// The most minutes that clocks go back. A span that ends further before its start is empty in any zone.
const LONGEST_REPEAT: u32 = 3 * HOUR;

/// Returns the findings in a day. If no zone is known, a span passes where the clocks of some zone could show its
/// hour twice.
pub fn day(day: &Day, life_zone: Option<Zone>) -> Vec<Finding> {
    let mut findings = Findings { found: Vec::new() };
    for (index, block) in day.blocks.iter().enumerate() {
        if block.title.trim().is_empty() {
            finding!(findings, ["block", index, "title"], "a block needs a title");
        }
        lasts(&mut findings, "block", index, block.lasts);
        let zone = block.zone.or(day.head.zone).or(life_zone);
        let bad = |span: Span| match zone {
            _ if span.is_forward() => false,
            Some(zone) => zone.resolve(day.date, span).is_none(),
            None => span.start.minutes() - span.end.minutes() > LONGEST_REPEAT,
        };
        let is_late = |span: &Span| span.start > Time::LAST || span.end > Time::LAST;
        let over = block.actual.iter().filter_map(|stretch| stretch.over());
        if block.plan.into_iter().chain(over).any(|span| is_late(&span)) {
            finding!(findings, ["block", index], "{} ends after 48:00, too late for one day", block.title);
        }
        if let Some(plan) = block.plan.filter(|plan| bad(*plan)) {
            finding!(
                findings,
                ["block", index, "plan"],
                "{plan} ends before it starts. Past midnight write hours from 24 on, as in 22:00-25:30"
            );
        }
        for (part, stretch) in block.actual.iter().enumerate() {
            match stretch {
                Stretch::Over(span) if bad(*span) => {
                    finding!(
                        findings,
                        ["block", index, "actual", part],
                        "{span} ends before it starts. Past midnight write hours from 24 on, as in 22:00-25:30"
                    );
                }
                Stretch::Over(_) | Stretch::Running(_) => {}
            }
        }
    }
    findings.found
}

/// Returns the findings in a week's file.
pub fn week(week: &WeekRecord) -> Vec<Finding> {
    let mut findings = Findings { found: Vec::new() };
    for (key, score) in [("alignment", week.alignment), ("balance", week.balance)] {
        if score.is_some_and(|score| !(0.0..=100.0).contains(&score)) {
            finding!(findings, [key], "a score goes from 0 to 100");
        }
    }
    findings.found
}

/// Returns the findings in `seasons.toml`.
pub fn seasons(seasons: &[Season]) -> Vec<Finding> {
    let mut findings = Findings { found: Vec::new() };
    for (index, season) in seasons.iter().enumerate() {
        named(&mut findings, "season", index, &season.id, Some(&season.name));
        if season.end < season.start {
            finding!(findings, ["season", index, "end"], "the season ends before it starts");
        }
        match season.ratio {
            Some(_) if season.heavy.is_none() => {
                finding!(
                    findings,
                    ["season", index, "ratio"],
                    "a ratio needs a heavy side: add heavy = \"work\" or \"life\""
                );
            }
            Some(ratio) if !(0.5..=0.95).contains(&ratio) => {
                finding!(
                    findings,
                    ["season", index, "ratio"],
                    "ratio is the heavy side's share of the hours: from 0.5 to 0.95"
                );
            }
            _ => {}
        }
        for (id, intent) in &season.intent {
            let path: Vec<PathStep> =
                vec!["season".into(), index.into(), "intent".into(), id.as_str().into(), "weight".into()];
            weight(&mut findings, &path, intent.weight);
        }
        let overlapped =
            seasons.iter().take(index).find(|other| other.start <= season.end && season.start <= other.end);
        if let Some(other) = overlapped {
            finding!(
                findings,
                ["season", index, "start"],
                "{} overlaps {}, which goes from {}",
                season.name,
                other.name,
                span(other.start, other.end)
            );
        }
    }
    findings.found
}

/// Returns the findings in `routines.toml`.
pub fn routines(routines: &[Routine]) -> Vec<Finding> {
    let mut findings = Findings { found: Vec::new() };
    for (index, routine) in routines.iter().enumerate() {
        named(&mut findings, "routine", index, &routine.id, None);
        period(&mut findings, "routine", index, routine.from, routine.until);
        if routine.title.trim().is_empty() {
            finding!(findings, ["routine", index, "title"], "a routine needs a title");
        }
        let ways = [!routine.days.is_empty(), routine.monthly.is_some(), routine.yearly.is_some()];
        if ways.into_iter().filter(|way| *way).count() != 1 {
            finding!(
                findings,
                ["routine", index, "days"],
                "a routine has days, or monthly, or yearly: one of the three"
            );
        }
        lasts(&mut findings, "routine", index, routine.lasts);
        if matches!(routine.monthly, Some(MonthDay::Number(day)) if !(1..=31).contains(&day)) {
            finding!(findings, ["routine", index, "monthly"], "a day of the month goes from 1 to 31");
        }
        if routine.yearly.as_deref().is_some_and(|day| month_and_day(day).is_none()) {
            finding!(
                findings,
                ["routine", index, "yearly"],
                "write a day of the year as MM-DD, as in \"05-14\""
            );
        }
        match routine.every {
            Some(0) => finding!(
                findings,
                ["routine", index, "every"],
                "write a number of weeks from 1 up. Example: every = 2"
            ),
            Some(2..) if routine.from.is_none() => {
                finding!(
                    findings,
                    ["routine", index, "every"],
                    "every {} weeks needs a from to count from",
                    routine.every.unwrap_or(2)
                );
            }
            _ => {}
        }
        if let Some(plan) = routine.plan.filter(|plan| !plan.is_forward()) {
            finding!(
                findings,
                ["routine", index, "plan"],
                "{plan} ends before it starts. Past midnight write hours from 24 on"
            );
        }
    }
    findings.found
}

/// Adds a finding where an item stands on no day, or on too many.
fn lasts(findings: &mut Findings, list: &'static str, index: usize, days: Option<u32>) {
    if days.is_some_and(|days| !(1..=MOST_DAYS).contains(&days)) {
        finding!(
            findings,
            [list, index, "lasts"],
            "write a number of days from 1 to {MOST_DAYS}. Example: lasts = 3"
        );
    }
}

/// Returns the findings in `inbox.toml`.
pub fn inbox(tasks: &[Block]) -> Vec<Finding> {
    let mut findings = Findings { found: Vec::new() };
    for (index, task) in tasks.iter().enumerate() {
        if task.title.trim().is_empty() {
            finding!(findings, ["task", index, "title"], "a task needs a title");
        }
        lasts(&mut findings, "task", index, task.lasts);
        if !task.is_untimed() {
            finding!(
                findings,
                ["task", index],
                "a task in the inbox has no plan and no actual. Give it a day, or remove them"
            );
        }
    }
    findings.found
}

/// Returns the findings in `ledger.toml`.
pub fn ledger(ledger: &Ledger) -> Vec<Finding> {
    let mut findings = Findings { found: Vec::new() };
    for (index, promise) in ledger.promises.iter().enumerate() {
        named(&mut findings, "promise", index, &promise.id, None);
        if promise.what.trim().is_empty() {
            finding!(
                findings,
                ["promise", index, "what"],
                "a promise needs what you promised. Example: what = \"Saturday at the aquarium\""
            );
        }
    }
    for (index, talk) in ledger.talks.iter().enumerate() {
        if talk.about.trim().is_empty() {
            finding!(
                findings,
                ["talk", index, "about"],
                "a conversation needs what it is about. Example: about = \"no calls after 17:00\""
            );
        }
    }
    for (index, no) in ledger.noes.iter().enumerate() {
        if no.what.trim().is_empty() {
            finding!(
                findings,
                ["no", index, "what"],
                "a no needs what you said no to. Example: what = \"a talk in March\""
            );
        }
    }
    for (index, experiment) in ledger.experiments.iter().enumerate() {
        if experiment.what.trim().is_empty() {
            finding!(
                findings,
                ["experiment", index, "what"],
                "a trial needs what you try. Example: what = \"two days a week from home\""
            );
        }
        if let (Some(start), Some(until)) = (experiment.start, experiment.until)
            && until < start
        {
            finding!(findings, ["experiment", index, "until"], "it ends before it starts");
        }
    }
    findings.found
}
