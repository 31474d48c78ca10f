//! Time that is needed today: when it harms least.

use super::desk::{Desk, QUARTER, rounded_up};
use super::points::WHOLE;
use super::{ReplanRequest, ReplanWay, fit};
use crate::alignment::Gathered;
use crate::domain::intervals::Interval;
use crate::domain::running::running;
use crate::domain::{Ctx, Life, Minutes, Moment, Refused};
use crate::planning::crossing;

/// Returns the request with a start for the needed time: the one that harms least, the earliest of equals. The time is
/// one piece, from now on and inside the waking hours, beside fixed blocks, sleep and the running block. Nobody knows yet
/// what it is for, so it is outside all boundaries if it can be. `asked.gone` is its length in minutes.
///
/// # Errors
///
/// [`Refused::Need`] if a day is not loaded. Otherwise refused if the rest of the day has no such piece.
pub fn find_time(
    life: &Life,
    ctx: &Ctx,
    week: &Gathered,
    asked: &ReplanRequest,
) -> Result<ReplanRequest, Refused> {
    let at = |starts: Moment| ReplanRequest { starts: Some(starts), ..asked.clone() };
    let from_now = at(asked.at);
    let desk = Desk::new(life, ctx, week, &from_now)?;
    let held = held(&desk);
    let length = rounded_up(asked.gone);
    let first = rounded_up(asked.at);
    let wake = ctx.zone.resolve(desk.today, life.profile.day.wake);
    let last = wake.map_or(first, |(_, sleeps)| sleeps - length);
    let quarter = first + (-first).rem_euclid(QUARTER);
    let first_in_wake = wake.map_or(first, |(wakes, _)| first.max(wakes));
    let starts = std::iter::once(first).chain((0..).map(|number| quarter + number * QUARTER));
    // A start right after something that stays is tried too.
    let after = held.iter().map(|(_, end)| rounded_up(*end));
    let mut starts: Vec<Moment> = starts
        .take_while(|start| *start <= last)
        .chain(after)
        .filter(|start| (first_in_wake..=last).contains(start))
        .filter(|start| held.iter().all(|(from, to)| start + length <= *from || to <= start))
        .collect();
    starts.sort_unstable();
    starts.dedup();
    let boundaries = desk
        .days
        .get(&desk.today)
        .map_or_else(Vec::new, |day| crossing::all_windows(&life.profile, day, ctx.zone));
    let crosses = |start: &Moment| boundaries.iter().any(|(from, to)| *start < *to && *from < start + length);
    if starts.iter().any(|start| !crosses(start)) {
        starts.retain(|start| !crosses(start));
    }
    let mut best: Option<(i64, Moment)> = None;
    for start in starts {
        let asked = at(start);
        let desk = Desk::new(life, ctx, week, &asked)?;
        let harm = harm(&desk);
        if best.is_none_or(|(least, _)| harm < least) {
            best = Some((harm, start));
        }
        if harm == 0 {
            break;
        }
    }
    let length = Minutes(u32::try_from(length).unwrap_or(u32::MAX));
    match best {
        Some((_, start)) => Ok(at(start)),
        None => Err(Refused::because(format!(
            "The rest of today has no {} free of fixed blocks. Ask for less, or press f on a block that may move.",
            length.short()
        ))),
    }
}

/// Returns the times that needed time may not take, those of blocks of the days beside included.
fn held(desk: &Desk<'_>) -> Vec<Interval> {
    let runs = running(desk.life, desk.ctx).map(|running| running.block.id);
    let own = desk.days.get(&desk.today).into_iter().flat_map(|day| {
        let held = day.blocks.iter().filter(|block| {
            block.status.is_none()
                && (block.is_fixed() || desk.is_sleep(block) || runs.as_ref() == Some(&block.id))
        });
        held.filter_map(|block| day.resolve(block, block.plan?, desk.ctx.zone))
    });
    let beside = desk.beside.get(&desk.today).into_iter().flatten().map(|one| one.interval);
    own.chain(beside).collect()
}

/// Returns the points that the plan loses.
fn harm(desk: &Desk<'_>) -> i64 {
    if desk.wants.iter().all(|want| want.worth == 0) {
        return 0;
    }
    let ways: Vec<ReplanWay> = fit::ways(desk);
    let lost = desk.wants.iter().zip(ways).map(|(want, way)| {
        let line = desk.line(want, way);
        want.worth * WHOLE - line.points(desk.today, way)
    });
    lost.sum()
}
