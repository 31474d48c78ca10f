//! Edits that move blocks within their day and to other days.

use chrono::NaiveDate;

use super::{Target, change, changes, day, here, put_new, timer, when, without};
use crate::domain::block::{Block, Status};
use crate::domain::ctx::Ctx;
use crate::domain::date::long;
use crate::domain::edit::{Edit, Refused};
use crate::domain::life::Life;
use crate::domain::running::end_of_day;
use crate::domain::time::{Span, Time};

/// The least length of a block that is resized, in minutes.
const SHORTEST: i64 = 5;

/// Moves a block to a day, at a time of the current zone. Without a time it keeps its own.
///
/// A block that has not begun moves without other changes, and keeps its id where that is free on the new day. A
/// block that has begun, or whose planned time is past, stays with status moved and its tracked time, and a new block
/// continues it. Within its day, a block that was not tracked gets a new plan and nothing else.
///
/// # Errors
///
/// The block is done or moved already, it is on that day and no time is given, the clocks skip the time, or a forgotten
/// timer would end.
pub fn move_to(
    life: &Life,
    ctx: &Ctx,
    target: &Target,
    date: NaiveDate,
    span: Option<Span>,
) -> Result<Edit, Refused> {
    move_as(life, ctx, target, (date, span), &target.block.title)
}

/// Moves a block as [`move_to`] does, with another title in the label.
///
/// # Errors
///
/// As [`move_to`].
pub fn move_as(
    life: &Life,
    ctx: &Ctx,
    target: &Target,
    (date, span): (NaiveDate, Option<Span>),
    title: &str,
) -> Result<Edit, Refused> {
    let block = &target.block;
    let source = day(life, target.date)?;
    let meant_in = if span.is_some() { ctx.zone } else { source.zone_of(block, ctx.zone) };
    let plan = span.or(block.plan);
    let comes = date == life.today(ctx) && date != target.date && plan.is_some();
    let today = if comes { "today, " } else { "" };
    let told = span.or_else(|| here(life, ctx, target, plan?)).or(plan);
    let label = format!("{title} moved to {today}{}", when(life, ctx, date, told));
    may_move(target)?;
    if date == target.date && block.actual.is_empty() {
        if span.is_none() {
            return Err(Refused::Already(format!("{} is already on {}.", block.title, long(date))));
        }
        let day_zone = source.head.zone.unwrap_or(ctx.zone);
        let zone = (meant_in != day_zone).then_some(meant_in);
        let after = Block { plan, zone, status: None, ..block.clone() };
        return change(life, ctx, target, after, label);
    }
    if has_begun(life, ctx, target)? {
        let next = Block { plan, ..carrying_on(target) };
        let mut changes = put_new(life, ctx, date, next, meant_in)?;
        changes.extend(left_behind(life, ctx, target, Some(date))?);
        return Ok(Edit::new(label, changes));
    }
    let moved = Block { plan, status: None, moved_from: comes_from(target, Some(date)), ..block.clone() };
    let mut changes = put_new(life, ctx, date, moved, meant_in)?;
    changes.extend(without(life, target));
    Ok(Edit::new(label, changes))
}

/// Plans a block so many minutes later, or earlier where they are negative. A series of such steps is undone as one.
///
/// # Errors
///
/// The block has no plan, would leave the 48 hours of its day, or the clocks skip the new time.
pub fn shift(life: &Life, ctx: &Ctx, target: &Target, minutes: i64) -> Result<Edit, Refused> {
    let block = &target.block;
    let plan = plan_of(block)?;
    let plan = plan.shifted(minutes).ok_or_else(|| {
        Refused::because(format!(
            "{} has to stay on its day, from 0:00 to 48:00. Move it to another day instead.",
            block.title
        ))
    })?;
    step(life, ctx, target, plan, "shift")
}

/// Plans a block so many minutes longer, or shorter where they are negative. A series of such steps is undone as one.
///
/// # Errors
///
/// The block has no plan, would be shorter than 5 minutes, or would end after 48:00.
pub fn resize(life: &Life, ctx: &Ctx, target: &Target, minutes: i64) -> Result<Edit, Refused> {
    let block = &target.block;
    let plan = plan_of(block)?;
    let end = plan.end.shifted(minutes).ok_or_else(|| {
        Refused::because(format!("{} has to stay on its day, which ends at {}.", block.title, Time::LAST))
    })?;
    step(life, ctx, target, long_enough(block, Span::new(plan.start, end))?, "resize")
}

/// Plans a block to start so many minutes later, or earlier where they are negative. The end stays. A series of such
/// steps is undone as one.
///
/// # Errors
///
/// The block has no plan, would be shorter than 5 minutes, or would start before 0:00.
pub fn resize_start(life: &Life, ctx: &Ctx, target: &Target, minutes: i64) -> Result<Edit, Refused> {
    let block = &target.block;
    let plan = plan_of(block)?;
    let start = plan.start.shifted(minutes).ok_or_else(|| {
        Refused::because(format!(
            "{} has to stay on its day, which begins at {}.",
            block.title,
            Time::MIDNIGHT
        ))
    })?;
    step(life, ctx, target, long_enough(block, Span::new(start, plan.end))?, "resize-start")
}

fn long_enough(block: &Block, plan: Span) -> Result<Span, Refused> {
    if i64::from(plan.minutes()) < SHORTEST {
        return Err(Refused::because(format!("{} can't be shorter than {SHORTEST}m.", block.title)));
    }
    Ok(plan)
}

fn step(life: &Life, ctx: &Ctx, target: &Target, plan: Span, key: &str) -> Result<Edit, Refused> {
    let Target { date, block } = target;
    let told = here(life, ctx, target, plan).unwrap_or(plan);
    let label = format!("{} now {}", block.title, super::span_words(ctx, told));
    let edit = change(life, ctx, target, Block { plan: Some(plan), ..block.clone() }, label)?;
    // A routine's block may get another id with the first step. So its steps are grouped by its routine.
    let who = block.routine.as_deref().unwrap_or(&block.id);
    Ok(edit.as_step(format!("{key} {date} {who}")))
}

fn plan_of(block: &Block) -> Result<Span, Refused> {
    block.plan.ok_or_else(|| {
        let why = if block.is_untimed() { "has no set time" } else { "was not planned" };
        Refused::because(format!("{} {why}, so there is no plan to change.", block.title))
    })
}

/// Returns whether a block has tracked time, or its planned time is past. Without a plan its day must be past.
pub(super) fn has_begun(life: &Life, ctx: &Ctx, target: &Target) -> Result<bool, Refused> {
    let Target { date, block } = target;
    let day = day(life, *date)?;
    let zone = day.zone_of(block, ctx.zone);
    let over = match block.plan {
        Some(plan) => day.resolve(block, plan, ctx.zone).map_or(zone.moment(*date, plan.end), |(_, end)| end),
        None => end_of_day(life, zone, *date),
    };
    Ok(!block.actual.is_empty() || over <= ctx.minute())
}

/// Refuses a block that is done or moved.
pub(super) fn may_move(target: &Target) -> Result<(), Refused> {
    let title = &target.block.title;
    match (target.block.status, target.block.moved_to) {
        (Some(Status::Done), _) => {
            Err(Refused::because(format!("{title} is already done. Copy it to plan it again, or reopen it.")))
        }
        (Some(Status::Moved), Some(date)) => {
            Err(Refused::Already(format!("{title} was already moved to {}.", long(date))))
        }
        (Some(Status::Moved), None) => {
            Err(Refused::Already(format!("{title} was already moved to the inbox.")))
        }
        _ => Ok(()),
    }
}

/// Returns the new block that continues a moved one: without tracked time, and counted as moved once more.
pub(super) fn carrying_on(target: &Target) -> Block {
    let block = target.block.anew();
    Block {
        routine: target.block.routine.clone(),
        moved_from: Some(target.date),
        carried: block.carried.saturating_add(1),
        ..block
    }
}

/// Returns the `moved_from` of a block that moves before it has begun. `to` is the new day. None: the inbox. A
/// routine's block needs it, or it would take the place of the routine's block on the other day. Back on its own day
/// it has none.
pub(super) fn comes_from(target: &Target, to: Option<NaiveDate>) -> Option<NaiveDate> {
    let block = &target.block;
    match (&block.routine, block.moved_from) {
        (Some(_), None) => Some(target.date),
        (Some(_), from) if from == to && block.carried == 0 => None,
        (_, from) => from,
    }
}

/// Returns the changes to the block that stays behind, with status moved. A block that was called off does not
/// change.
pub(super) fn left_behind(
    life: &Life,
    ctx: &Ctx,
    target: &Target,
    moved_to: Option<NaiveDate>,
) -> Result<Vec<crate::domain::Change>, Refused> {
    if target.block.status == Some(Status::Released) {
        return Ok(Vec::new());
    }
    let ended = timer::ended_now(life, ctx, target)?;
    changes(life, ctx, target, Block { status: Some(Status::Moved), moved_to, ..ended })
}
