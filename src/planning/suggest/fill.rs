//! Filling a week: times for everything due and for the values below their target, as one proposal.

use chrono::NaiveDate;

use super::{Finder, Reason, Slot, Suggestion, Wanted};
use crate::domain::edits::{self, edits_in_turn};
use crate::domain::{Block, Ctx, Edit, Life, Refused, Week};
use crate::line::value_name;

/// Most blocks that one value gets.
const BLOCKS_OF_A_VALUE: usize = 3;

/// What a line of the proposal plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FillWhat {
    /// A task of the inbox, by its id.
    Task(String),
    /// A new block for a value.
    Value,
}

/// A line of the proposal.
#[derive(Debug, Clone, PartialEq)]
pub struct FillLine {
    /// What it plans.
    pub what: FillWhat,
    /// The block that would be planned, without its time.
    pub block: Block,
    /// The time, and why.
    pub suggestion: Suggestion,
}

/// Returns what fills a week: a time for each task that is due by its end, the soonest first, then times for the values
/// that are below their target in it. Each value gets at most three blocks, on different days if it can, and the one furthest behind
/// comes first in each round. The lines are in the order of their times. No two share a minute.
///
/// `finder` looks in the days from today to the end of the week. A task may be planned before the week, as it may be due
/// in its first days. Values get days of the week only.
pub fn fill(mut finder: Finder<'_>, week: Week) -> Vec<FillLine> {
    let life = finder.life();
    let before = finder.shortfalls().clone();
    let mut lines: Vec<FillLine> = Vec::new();
    let mut tasks: Vec<&Block> =
        life.inbox.iter().filter(|task| task.due.is_some_and(|due| due <= week.sunday())).collect();
    tasks.sort_by_key(|task| task.due);
    for task in tasks {
        let wanted = Wanted::task(task);
        if let Some(suggestion) = finder.find(&wanted, 1, &taken(&lines)).pop() {
            for value in &task.values {
                let known = life.profile.value(value).map_or(value.as_str(), |value| value.id.as_str());
                finder.shortfalls_mut().count(week, known, wanted.length);
            }
            let what = FillWhat::Task(task.id.clone());
            lines.push(FillLine { what, block: wanted.block, suggestion });
        }
    }
    // A value without a free time is left out of the next rounds.
    let mut full: Vec<String> = Vec::new();
    for round in 0..BLOCKS_OF_A_VALUE {
        let short: Vec<_> = finder.shortfalls().of(week).cloned().collect();
        for one in short.into_iter().filter(|one| round == 0 || one.minutes >= super::LEAST) {
            if full.contains(&one.value) {
                continue;
            }
            let wanted = Wanted::value(life, &one.value, one.minutes);
            let days: Vec<NaiveDate> = lines
                .iter()
                .filter(|line| line.block == wanted.block)
                .map(|line| line.suggestion.slot.0)
                .collect();
            let found = finder.find_from(&wanted, BLOCKS_OF_A_VALUE + 1, &taken(&lines), week.monday());
            let other = found.iter().position(|one| !days.contains(&one.slot.0)).unwrap_or(0);
            let Some(suggestion) = found.into_iter().nth(other) else {
                full.push(one.value);
                continue;
            };
            finder.shortfalls_mut().count(week, &one.value, suggestion.slot.1.minutes());
            lines.push(FillLine { what: FillWhat::Value, block: wanted.block, suggestion });
        }
    }
    // A reason says what is missing before anything of the proposal is planned.
    for reason in lines.iter_mut().flat_map(|line| &mut line.suggestion.reasons) {
        if let Reason::Short(name, minutes, _) = reason
            && let Some(short) = before.of(week).find(|one| value_name(life, &one.value) == *name)
        {
            *minutes = short.minutes;
        }
    }
    lines.sort_by_key(|line| line.suggestion.slot);
    lines
}

fn taken(lines: &[FillLine]) -> Vec<Slot> {
    lines.iter().map(|line| line.suggestion.slot).collect()
}

/// Returns one edit that plans everything in some lines.
///
/// # Errors
///
/// A day is not loaded, or a task is gone. Refused if there are no lines.
pub fn filled(life: &Life, ctx: &Ctx, lines: &[FillLine]) -> Result<Edit, Refused> {
    if lines.is_empty() {
        return Err(Refused::because("Nothing is left to plan."));
    }
    let made = edits_in_turn(life, ctx, lines, |life, ctx, line| {
        let (date, span) = line.suggestion.slot;
        match &line.what {
            FillWhat::Task(id) => edits::place(life, ctx, id, date, span),
            FillWhat::Value => edits::add(life, ctx, date, Block { plan: Some(span), ..line.block.clone() }),
        }
    })?;
    let edit = made.together();
    let label = match lines {
        [_] => edit.label.clone(),
        lines => format!("{} blocks planned", lines.len()),
    };
    Ok(Edit { label, ..edit })
}
