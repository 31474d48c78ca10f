//! Ways of the blocks: first the ways that the user chose, then everything late, else the places with the most points.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::desk::{Desk, STEP, Want};
use super::places::least;
use super::search::Seeker;
use super::{RUNS_LATE, ReplanKind, ReplanWay, search};
use crate::domain::intervals::Interval;
use crate::domain::{Block, Day};

/// Id of the lost time while days are laid out. No block has it.
pub(super) const LOST: &str = "the time that is gone";

/// Days as laid out so far.
type LaidDays = BTreeMap<NaiveDate, Day>;

/// Returns the ways of all blocks, in their order.
pub(super) fn ways(desk: &Desk<'_>) -> Vec<ReplanWay> {
    let mut ways: Vec<Option<ReplanWay>> = vec![None; desk.wants.len()];
    let mut laid = laid_out(desk);
    for (want, chosen_way) in desk.wants.iter().zip(&mut ways) {
        let kind = match desk.chosen(want) {
            Some(ReplanKind::Stays) => {
                *chosen_way = Some(ReplanWay::Stays);
                continue;
            }
            None if want.is_held => {
                *chosen_way = Some(ReplanWay::Stays);
                continue;
            }
            None => continue,
            Some(kind) => kind,
        };
        lift(desk, &mut laid, want);
        let way = match kind {
            ReplanKind::Stays => Some(ReplanWay::Stays),
            ReplanKind::Shorter | ReplanKind::Later => {
                laid.get(&desk.today).and_then(|today| desk.today_for(today, want, kind))
            }
            ReplanKind::AnotherDay => desk.other_day_for(&laid, want),
            ReplanKind::Inbox => Some(without_place(want)),
        };
        // If the chosen way is not possible, an untouched block stays.
        *chosen_way = way.or((!want.is_hit || want.is_held).then_some(ReplanWay::Stays));
        if let Some(way) = *chosen_way {
            settle(desk, &mut laid, want, way);
        }
    }
    if let Some(late) = late(desk, &laid, &ways) {
        return late;
    }
    search_all(desk, &laid, &mut ways);
    ways.into_iter().map(|way| way.unwrap_or(ReplanWay::Stays)).collect()
}

/// How everything runs late.
#[derive(Clone, Copy)]
struct Later {
    /// Whether of a block whose plan has begun only the time that it has left follows.
    is_rest: bool,
    /// Twelfths of its length that a block keeps: first one without values, then one with values.
    kept: (i64, i64),
}

/// Twelfths of a block that it keeps if everything runs late and it becomes shorter.
const KEPT: [i64; 4] = [11, 10, 9, 8];
/// How much more a minute of a block with values counts, where blocks become shorter.
const WITH_VALUES: i64 = 4;

/// Returns the ways if everything runs late. If it fits in no other way, blocks become shorter, and those with values
/// keep most. `None` if lost time is longer, or if that does not fit either.
fn late(desk: &Desk<'_>, laid: &LaidDays, ways: &[Option<ReplanWay>]) -> Option<Vec<ReplanWay>> {
    let as_long = [false, true].map(|is_rest| Later { is_rest, kept: (12, 12) });
    let as_long = as_long.into_iter().find_map(|later| all_late(desk, laid, ways, later));
    // Needed time may be elsewhere, where nothing becomes shorter.
    if as_long.is_some() || desk.asked.starts.is_some() {
        return as_long;
    }
    let shorter = KEPT.into_iter().flat_map(|kept| [(kept, 12), (kept, kept)]);
    let found = shorter.filter_map(|kept| all_late(desk, laid, ways, Later { is_rest: false, kept }));
    let counts = |late: &Vec<ReplanWay>| -> i64 {
        let minutes = desk.wants.iter().zip(late).map(|(want, way)| {
            let minutes = way.span().map_or(want.length(), |span| i64::from(span.minutes()));
            minutes * if want.block.values.is_empty() { 1 } else { WITH_VALUES }
        });
        minutes.sum()
    };
    // Of equals the first: it shortens least.
    found.fold(None, |best: Option<Vec<ReplanWay>>, late| match best {
        Some(best) if counts(&best) >= counts(&late) => Some(best),
        _ => Some(late),
    })
}

/// Returns the ways if everything runs late: each block follows the one before, until a gap takes up the delay. `None`
/// if that does not fit.
fn all_late(
    desk: &Desk<'_>,
    laid: &LaidDays,
    ways: &[Option<ReplanWay>],
    Later { is_rest, kept }: Later,
) -> Option<Vec<ReplanWay>> {
    let is_hit = desk.wants.iter().zip(ways).any(|(want, way)| way.is_none() && want.is_hit);
    if !is_hit || !desk.is_lost_now() || desk.asked.gone > RUNS_LATE {
        return None;
    }
    let mut late: Vec<ReplanWay> = ways.iter().map(|way| way.unwrap_or(ReplanWay::Stays)).collect();
    let mut laid = laid.clone();
    let open = desk.wants.iter().zip(&mut late).zip(ways).filter(|(_, way)| way.is_none());
    let open: Vec<(&Want, &mut ReplanWay)> = open.map(|(pair, _)| pair).collect();
    for (want, _) in &open {
        lift(desk, &mut laid, want);
    }
    let mut from = desk.from();
    for (want, late_way) in open {
        if !want.is_hit && want.place.0 >= from {
            settle(desk, &mut laid, want, ReplanWay::Stays);
            continue;
        }
        let begins = if is_rest { want.place.0.max(desk.asked.at) } else { want.place.0 };
        let rest = (want.place.1 - begins) / STEP * STEP;
        let length = if begins > want.place.0 { rest.max(STEP) } else { want.length() };
        let shortest = (length * 2 + 2) / 3;
        let length = match if want.block.values.is_empty() { kept.0 } else { kept.1 } {
            12 => length,
            twelfths => (length * twelfths / 12 / STEP * STEP).max(shortest).max(least(length)),
        };
        let rooms = desk.rooms(laid.get(&desk.today)?, want, Some(from));
        let (start, end) = rooms.into_iter().find(|(start, end)| {
            let fits = (end - start).min(length);
            fits >= shortest.max(least(length))
        })?;
        let fits = (end - start).min(length);
        let fits = if fits < length { fits / STEP * STEP } else { fits };
        if fits < shortest.min(length) || start - begins > RUNS_LATE + BREATH {
            return None;
        }
        let way = desk.way(want, desk.today, (start, start + fits))?;
        settle(desk, &mut laid, want, way);
        *late_way = way;
        from = start + fits;
    }
    Some(late)
}

/// Minutes by which a block may begin later than [`RUNS_LATE`] after its plan, while everything runs late. A block in
/// the way can cause such a delay.
const BREATH: i64 = 30;

/// Finds the places with the most points for the blocks that are hit and have no way yet.
fn search_all(desk: &Desk<'_>, laid: &LaidDays, ways: &mut [Option<ReplanWay>]) {
    let open = desk.wants.iter().zip(ways).filter(|(want, way)| way.is_none() && want.is_hit);
    let open: Vec<(&Want, &mut Option<ReplanWay>)> = open.collect();
    let seekers: Vec<Seeker> = open.iter().map(|(want, _)| desk.seeker(laid, want)).collect();
    for ((want, way), found) in open.into_iter().zip(search::places(&seekers)) {
        *way = Some(desk.way_found(want, found).unwrap_or_else(|| without_place(want)));
    }
}

/// Returns the blocks that the search would place if the user chose no way.
pub(super) fn seekers(desk: &Desk<'_>) -> Vec<Seeker> {
    let laid = laid_out(desk);
    desk.wants
        .iter()
        .filter(|want| want.is_hit && !want.is_held)
        .map(|want| desk.seeker(&laid, want))
        .collect()
}

/// Returns the days with the lost time. A block that is hit takes no time until it has its place.
fn laid_out(desk: &Desk<'_>) -> LaidDays {
    let mut laid = desk.days.clone();
    if desk.is_lost() {
        put(desk, &mut laid, desk.today, LOST, desk.lost, &Block::default());
    }
    for want in desk.wants.iter().filter(|want| want.is_hit && !want.is_held) {
        if desk.chosen(want) != Some(ReplanKind::Stays) {
            lift(desk, &mut laid, want);
        }
    }
    laid
}

/// Returns the way of a block without a place: called off if a routine brings it, else into the inbox.
fn without_place(want: &Want) -> ReplanWay {
    if want.block.routine.is_some() { ReplanWay::LetGo } else { ReplanWay::Inbox }
}

/// Takes the plan of a block out of today. The part that was done stays.
fn lift(desk: &Desk<'_>, laid: &mut LaidDays, want: &Want) {
    let Some(day) = laid.get_mut(&desk.today) else { return };
    for block in day.blocks.iter_mut().filter(|block| block.id == want.block.id) {
        block.plan = None;
    }
}

/// Puts a block into its place.
fn settle(desk: &Desk<'_>, laid: &mut LaidDays, want: &Want, way: ReplanWay) {
    let (date, place) = match way {
        ReplanWay::Stays => (desk.today, Some(want.place)),
        ReplanWay::Shorter(span) | ReplanWay::Later(span) => {
            (desk.today, desk.ctx.zone.resolve(desk.today, span))
        }
        ReplanWay::AnotherDay(date, span) => (date, desk.ctx.zone.resolve(date, span)),
        ReplanWay::Inbox | ReplanWay::LetGo => (desk.today, None),
    };
    if let Some(place) = place {
        // Under another id, so that the block itself finds this place taken.
        let id = format!("{} again", want.block.id);
        put(desk, laid, date, &id, place, &want.block);
    }
}

fn put(desk: &Desk<'_>, laid: &mut LaidDays, date: NaiveDate, id: &str, place: Interval, like: &Block) {
    let Some(day) = laid.get_mut(&date) else { return };
    let plan = super::desk::on_clock(desk.ctx.zone, date, place);
    let block = Block { id: id.to_owned(), plan: Some(plan), zone: Some(desk.ctx.zone), ..like.anew() };
    day.blocks.push(Block { id: id.to_owned(), ..block });
}
