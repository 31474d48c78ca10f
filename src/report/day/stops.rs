//! Stops of the cursor on a day: its blocks, and the free time between them.

use super::agenda::{BlockState, DayClocks, Item, MinuteSpan, Stop};
use super::windows::BoundaryWindow;
use crate::domain::intervals::Interval;
use crate::domain::{Ctx, Life};
use crate::planning::free::between;
use crate::planning::whole_day::taken_on;

/// Shortest free time that is a stop for the cursor, in minutes.
const SHORTEST_GAP: i64 = 30;
/// Free time that has begun starts at the next quarter of an hour.
const QUARTER: i64 = 15;

/// Returns the minutes taken on a day, also by blocks of the days before and after.
pub(super) fn busy(life: &Life, ctx: &Ctx, clocks: &DayClocks) -> Vec<Interval> {
    let taken = taken_on(life, ctx, clocks.date);
    let minutes = |interval| {
        let MinuteSpan { start, end } = clocks.extent(interval);
        (start, end)
    };
    taken.into_iter().map(minutes).collect()
}

/// Divides free time where a boundary's window begins or ends in it. No part is shorter than a quarter of an hour.
fn divided(gap: MinuteSpan, windows: &[BoundaryWindow]) -> Vec<MinuteSpan> {
    let mut edges: Vec<i64> = windows.iter().flat_map(|one| [one.extent.start, one.extent.end]).collect();
    edges.sort_unstable();
    let mut parts = vec![gap];
    for edge in edges {
        let Some(last) = parts.last_mut() else { break };
        if edge - last.start >= QUARTER && last.end - edge >= QUARTER {
            let rest = MinuteSpan { start: edge, end: last.end };
            last.end = edge;
            parts.push(rest);
        }
    }
    parts
}

/// Returns the stops of the cursor: blocks, and the free time that is left in the waking hours.
pub(super) fn stops(
    items: &[Item],
    busy: Vec<Interval>,
    wake: MinuteSpan,
    now: i64,
    windows: &[BoundaryWindow],
) -> Vec<Stop> {
    let mut stops: Vec<(i64, Stop)> =
        items.iter().enumerate().map(|(index, item)| (item.place.start, Stop::Item(index))).collect();
    let untimed = items.iter().filter(|item| item.state == BlockState::Untimed).count();
    let from = if now > wake.start { (now + QUARTER - 1).div_euclid(QUARTER) * QUARTER } else { wake.start };
    let gaps = between(Some((from.max(wake.start), wake.end)), busy);
    let gaps = gaps.into_iter().map(|(start, end)| MinuteSpan { start, end });
    let long = gaps.filter(|gap| gap.minutes() >= SHORTEST_GAP);
    stops.extend(long.flat_map(|gap| divided(gap, windows)).map(|gap| (gap.start, Stop::Gap(gap))));
    // Blocks with no set time stay on top. Free time comes after a block that begins at the same minute.
    if let Some(timed) = stops.get_mut(untimed..) {
        timed.sort_by_key(|(start, stop)| (*start, matches!(stop, Stop::Gap(_))));
    }
    stops.into_iter().map(|(_, stop)| stop).collect()
}
