//! Which blocks nobody marked.

use chrono::NaiveDate;

use crate::domain::edits::Target;
use crate::domain::running::end_of_day;
use crate::domain::{AreaTree, Block, Ctx, Day, Life, Place};
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
    // Before the first day with a file nobody planned, so routines made later have nothing to ask there.
    let has_usual = life.first_day.is_some_and(|first| first <= day.date);
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
/// sleep, about yearly items, on a grace day, or on a day that can't be read.
pub fn is_unmarked(life: &Life, ctx: &Ctx, areas: &AreaTree, day: &Day, block: &Block) -> bool {
    let is_sleep = || block.area.as_deref().is_some_and(|area| areas.is_under(area, "sleep"));
    block.status.is_none()
        && block.running_since().is_none()
        && day.head.grace.is_none()
        && life.unread(Place::Day(day.date)).is_none()
        && !is_sleep()
        && is_over(life, ctx, day, block)
        && !is_yearly(life, block)
}

/// Returns whether a block is over. What was tracked without a plan is recorded already, so it is not.
fn is_over(life: &Life, ctx: &Ctx, day: &Day, block: &Block) -> bool {
    match block.plan {
        Some(plan) => day.resolve(block, plan, ctx.zone).is_some_and(|(_, end)| end <= ctx.minute()),
        None if block.actual.is_empty() => {
            let is_past = end_of_day(life, day.zone_of(block, ctx.zone), day.date) <= ctx.minute();
            is_past || day.date == life.today(ctx) && is_evening(life, ctx, day)
        }
        None => false,
    }
}

/// Returns whether the plan of today is over: it had one, and nothing of it is still to come.
fn is_evening(life: &Life, ctx: &Ctx, today: &Day) -> bool {
    let is_ahead = || not_over(life, ctx, ctx.minute()).iter().any(|one| one.block.status.is_none());
    today.blocks.iter().any(|block| block.plan.is_some()) && !is_ahead()
}

/// Returns whether a block comes from a yearly routine, such as a birthday.
fn is_yearly(life: &Life, block: &Block) -> bool {
    life.routines.iter().any(|one| one.knows(block) && one.yearly.is_some())
}
