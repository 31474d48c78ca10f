//! The ideal week: what the routines plan. It can be laid out in a week, and taken from a week as it was.

use chrono::{Datelike, NaiveDate};

use super::recurrence::{occurrences, part};
use crate::domain::date::plus;
use crate::domain::edits::{self, Target, edits_in_turn};
use crate::domain::{Block, Ctx, Day, Edit, Life, Place, Refused, Routine, Span, Status, Week, Weekdays};

/// Returns the edit that plans the usual blocks of a week in its days, from now on. Later changes of the routines leave
/// them as they are. Grace days, and what is over, are left out.
///
/// # Errors
///
/// [`Refused::Need`] if days of the week are not loaded. Refused if the week is over, there is no routine, or all of it
/// is planned already.
pub fn lay_out(life: &Life, ctx: &Ctx, week: Week) -> Result<Edit, Refused> {
    let (today, last) = (life.today(ctx), week.sunday());
    let first = week.monday().max(today);
    if last < today {
        return Err(Refused::because(format!("Week {} is over.", week.number())));
    }
    if life.routines.is_empty() {
        let words = "There is no ideal week yet: you have no routines.";
        return Err(Refused::because(words));
    }
    if let Some((from, to)) = life.missing(first, last) {
        return Err(Refused::Need(from, to));
    }
    let is_open = |day: &&Day| day.head.grace.is_none() && life.unread(Place::Day(day.date)).is_none();
    let days = life.days.range(first..=last).map(|(_, day)| day).filter(is_open);
    let usual: Vec<Target> = days
        .flat_map(|day| {
            let is_ahead = |block: &Block| {
                let plan = block.plan.and_then(|plan| day.resolve(block, plan, ctx.zone));
                plan.is_none_or(|(_, end)| end > ctx.minute())
            };
            let blocks = occurrences(life, day, today).into_iter().filter(is_ahead);
            blocks.map(|block| Target::new(day.date, block)).collect::<Vec<_>>()
        })
        .collect();
    if usual.is_empty() {
        let words = format!("All of the ideal week is planned already in week {}.", week.number());
        return Err(Refused::Already(words));
    }
    let near = part(life, today, week.days(), 0);
    let made = edits_in_turn(&near, ctx, &usual, |life, ctx, target| {
        edits::replace(life, ctx, target, Block { is_virtual: false, ..target.block.clone() }, "planned")
    })?;
    let days = usual.iter().map(|target| target.date).collect::<std::collections::BTreeSet<_>>().len();
    let count = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    let on = match week == Week::of(today) {
        true => String::new(),
        false => format!(" in week {}", week.number()),
    };
    let label = format!("Ideal week laid out{on}: {} on {}", count(usual.len(), "block"), count(days, "day"));
    Ok(Edit { label, step: None, ..made.together() })
}

/// Returns the edit that makes weekly routines of the blocks of a week. The same block on several days becomes one
/// routine. They begin after the week, or today where that is later, and leave out days that have such a block already,
/// at any time.
///
/// Blocks of routines, of a milestone, of a promise, with a due date or without a time are left out, and so are those
/// that were skipped, moved or called off.
///
/// # Errors
///
/// [`Refused::Need`] if days of the week are not loaded. Refused if it has no block to make a routine of.
pub fn from_week(life: &Life, ctx: &Ctx, week: Week) -> Result<Edit, Refused> {
    if let Some((from, to)) = life.missing(week.monday(), week.sunday()) {
        return Err(Refused::Need(from, to));
    }
    let from = life.today(ctx).max(plus(week.sunday(), 1));
    let mut routines: Vec<(Routine, Vec<chrono::Weekday>)> = Vec::new();
    for (date, day) in life.days.range(week.monday()..=week.sunday()) {
        for block in day.blocks.iter().filter(|block| is_usual_work(life, *date, block)) {
            let own = Block { plan: block.line_span(), ..block.anew() };
            let own = Block { carried: 0, created: None, note: None, ..own };
            let routine = Routine { from: Some(from), ..Routine::default() }.like(&own);
            match routines.iter_mut().find(|(other, _)| *other == routine) {
                Some((_, days)) => days.push(date.weekday()),
                None => routines.push((routine, vec![date.weekday()])),
            }
        }
    }
    if routines.is_empty() {
        let words = format!("Week {} has no blocks that are not in your routines.", week.number());
        return Err(Refused::because(words));
    }
    let new: Vec<Routine> = routines
        .into_iter()
        .map(|(routine, days)| {
            let routine = Routine { days: days.into_iter().collect::<Weekdays>(), ..routine };
            Routine { skip: planned_already(life, &routine, from), ..routine }
        })
        .collect();
    let near = Life { routines: life.routines.clone(), ..Life::default() };
    let made = edits_in_turn(&near, ctx, &new, |life, ctx, one| edits::routine_add(life, ctx, one.clone()))?;
    let label = match new.len() {
        1 => format!("1 routine made from week {}", week.number()),
        count => format!("{count} routines made from week {}", week.number()),
    };
    Ok(Edit { label, step: None, ..made.together() })
}

/// Returns whether a block of a week can be one of each week.
fn is_usual_work(life: &Life, date: NaiveDate, block: &Block) -> bool {
    let target = Target::new(date, block.clone());
    let is_kept = !matches!(block.status, Some(Status::Skipped | Status::Moved | Status::Released));
    let is_only_once = block.milestone || block.promise.is_some() || block.due.is_some();
    let has_routine = |span: &Span| {
        let is_alike = |one: &&Routine| one.title == block.title && one.plan == Some(*span);
        life.routines.iter().filter(is_alike).any(|one| one.until.is_none() && one.names(date))
    };
    let span = block.line_span().filter(|span| span.is_forward());
    is_kept
        && !is_only_once
        && span.is_some_and(|span| !has_routine(&span))
        && edits::routine_of(life, &target).is_none()
}

/// Returns the loaded days from `from` on that have a block with a routine's title, at any time.
fn planned_already(life: &Life, routine: &Routine, from: NaiveDate) -> Vec<NaiveDate> {
    let is_alike = |block: &Block| block.title == routine.title;
    let days = life.days.range(from..).filter(|(date, _)| routine.names(**date));
    days.filter(|(_, day)| day.blocks.iter().any(is_alike)).map(|(date, _)| *date).collect()
}

#[cfg(test)]
mod tests;
