//! Which blocks nobody marked.

use chrono::NaiveDate;

use crate::domain::date::plus;
use crate::domain::edits::Target;
use crate::domain::running::{end_of_day, of_block};
use crate::domain::{AreaTree, Block, Ctx, Day, Life, Place, Routine};
use crate::planning::now::not_over;
use crate::planning::recurrence::with_routines_since;

/// Returns the blocks of a range of days that nobody marked, the latest day first, each day by time. Both ends are
/// included. Days that are not loaded or can't be read have none, and so have grace days.
pub fn unmarked(life: &Life, ctx: &Ctx, (from, to): (NaiveDate, NaiveDate)) -> Vec<Target> {
    if from > to {
        return Vec::new();
    }
    let areas = AreaTree::new(&life.profile);
    let days = life.days.range(from..=to).rev().map(|(_, day)| day);
    days.flat_map(|day| of_day(life, ctx, &areas, day)).collect()
}

fn of_day(life: &Life, ctx: &Ctx, areas: &AreaTree, day: &Day) -> Vec<Target> {
    // Before the first day with a file nobody planned, so routines made later have nothing to ask there. Without any
    // such day it is the first day of a routine.
    let begun = || life.routines.iter().filter_map(|routine| routine.from).min();
    let has_usual = life.first_day.or_else(begun).is_some_and(|first| first <= day.date);
    let today = life.today(ctx);
    let whole = match has_usual {
        true => with_routines_since(life, day, day.date, today),
        false => std::borrow::Cow::Borrowed(day),
    };
    let is_unmarked = |block: &&Block| is_unmarked(life, ctx, areas, &whole, block);
    let mut found: Vec<Target> =
        whole.blocks.iter().filter(is_unmarked).map(|block| Target::new(day.date, block.clone())).collect();
    // Items without a set time come last.
    found.sort_by_key(|target| (target.block.plan.is_none(), target.block.plan));
    found
}

/// Returns whether nobody marked a block of a day although it is over. `day` has its usual blocks. Nothing is asked about
/// sleep, about yearly items, about blocks that stand on today until they are marked (`once`), on a grace day, or on a day
/// that can't be read.
pub fn is_unmarked(life: &Life, ctx: &Ctx, areas: &AreaTree, day: &Day, block: &Block) -> bool {
    block.status.is_none()
        && day.head.grace.is_none()
        && life.unread(Place::Day(day.date)).is_none()
        && !is_sleep(areas, block)
        && match block.running_since() {
            Some(_) => is_timer_over(life, ctx, day, block),
            None => is_over(life, ctx, day, block),
        }
        && !is_of(life, block, |routine| routine.yearly.is_some() || routine.once)
}

/// Returns whether the timer of a block runs although it was probably forgotten: it no longer counts, or aplomb has to ask
/// when it ended.
pub(super) fn is_timer_over(life: &Life, ctx: &Ctx, day: &Day, block: &Block) -> bool {
    let mut timers = of_block(life, ctx, day, block);
    timers.any(|running| running.far_over(ctx).is_some() || running.is_forgotten(ctx))
}

/// Returns whether a block is over. What was tracked without a plan is recorded already, so it is not.
fn is_over(life: &Life, ctx: &Ctx, day: &Day, block: &Block) -> bool {
    match block.plan {
        Some(plan) => day.resolve(block, plan, ctx.zone).is_some_and(|(_, end)| end <= ctx.minute()),
        None if block.actual.is_empty() => {
            let (last, today) = (plus(day.date, i64::from(block.days()) - 1), life.today(ctx));
            let is_past = end_of_day(life, day.zone_of(block, ctx.zone), last) <= ctx.minute();
            let on_today = if day.date == today { Some(day) } else { life.day(today) };
            is_past || last == today && on_today.is_some_and(|today| is_evening(life, ctx, today))
        }
        None => false,
    }
}

/// Returns whether a block is sleep, which nobody is asked about.
pub fn is_sleep(areas: &AreaTree, block: &Block) -> bool {
    block.area.as_deref().is_some_and(|area| areas.is_under(area, "sleep"))
}

/// Returns whether the plan of today is over: it had one, and nothing of it is still to come but sleep.
fn is_evening(life: &Life, ctx: &Ctx, today: &Day) -> bool {
    let areas = AreaTree::new(&life.profile);
    let waits = |block: &Block| block.status.is_none() && !is_sleep(&areas, block);
    let is_ahead = || not_over(life, ctx, ctx.minute()).iter().any(|one| waits(&one.block));
    today.blocks.iter().any(|block| block.plan.is_some()) && !is_ahead()
}

/// Returns whether a block comes from a routine of some kind.
fn is_of(life: &Life, block: &Block, kind: impl Fn(&Routine) -> bool) -> bool {
    life.routines.iter().any(|one| one.knows(block) && kind(one))
}
