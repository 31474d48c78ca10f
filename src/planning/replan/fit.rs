//! Ways of the blocks: first the ways that the user chose, then everything late, else one block after the other.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::desk::{Desk, STEP, Want};
use super::places::{PlaceCandidate, least};
use super::scores::price;
use super::{RUNS_LATE, ReplanKind, ReplanWay};
use crate::domain::intervals::Interval;
use crate::domain::{Block, Day, Demand};

/// Id of the lost time while days are laid out. No block has it.
const LOST: &str = "the time that is gone";

/// Days as laid out so far.
type LaidDays = BTreeMap<NaiveDate, Day>;

/// Returns the ways of all blocks, in their order.
pub(super) fn ways(desk: &Desk<'_>) -> Vec<ReplanWay> {
    let mut ways: Vec<Option<ReplanWay>> = vec![None; desk.wants.len()];
    let mut laid = desk.days.clone();
    if desk.is_lost() {
        put(desk, &mut laid, desk.today, LOST, desk.lost, &Block::default());
    }
    // A block that is hit takes no time until it has its place.
    for want in desk.wants.iter().filter(|want| want.is_hit && !want.is_held) {
        if desk.chosen(want) != Some(ReplanKind::Stays) {
            lift(desk, &mut laid, want);
        }
    }
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
            ReplanKind::Shorter | ReplanKind::Later => today_for(desk, &laid, want, Some(kind), false),
            ReplanKind::AnotherDay => desk.other_day_for(&laid, want),
            ReplanKind::Inbox => Some(without_place(want)),
        };
        // If the chosen way is not possible, an untouched block stays.
        *chosen_way = way.or((!want.is_hit || want.is_held).then_some(ReplanWay::Stays));
        if let Some(way) = *chosen_way {
            settle(desk, &mut laid, want, way);
        }
    }
    if let Some(late) = all_late(desk, &laid, &ways) {
        return late;
    }
    one_by_one(desk, &mut laid, &mut ways);
    ways.into_iter().map(|way| way.unwrap_or(ReplanWay::Stays)).collect()
}

/// Returns the ways if everything runs late: each block follows the one before, until a gap takes up the delay.
/// `None` if that does not fit.
fn all_late(desk: &Desk<'_>, laid: &LaidDays, ways: &[Option<ReplanWay>]) -> Option<Vec<ReplanWay>> {
    if !desk.is_lost() || desk.asked.gone > RUNS_LATE {
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
        let length = want.length();
        let shortest = (length * 2 + 2) / 3;
        let rooms = desk.rooms(laid.get(&desk.today)?, want, Some(from));
        let (start, end) = rooms.into_iter().find(|(start, end)| {
            let fits = (end - start).min(length);
            fits >= shortest.max(least(length))
        })?;
        let fits = (end - start).min(length);
        let fits = if fits < length { fits / STEP * STEP } else { fits };
        if fits < shortest.min(length) || start - want.place.0 > RUNS_LATE + BREATH {
            return None;
        }
        let found = PlaceCandidate { cost: 0, date: desk.today, place: (start, start + fits) };
        let way = desk.way(want, found)?;
        settle(desk, &mut laid, want, way);
        *late_way = way;
        from = start + fits;
    }
    Some(late)
}

/// Minutes by which a block may begin later than [`RUNS_LATE`] after its plan, while everything runs late. A block in
/// the way can cause such a delay.
const BREATH: i64 = 30;

/// Places one block after the other: those due first, then those that keep most of their place, then those worth most
/// to the week, then the most demanding.
fn one_by_one(desk: &Desk<'_>, laid: &mut LaidDays, ways: &mut [Option<ReplanWay>]) {
    let open = desk.wants.iter().zip(ways).filter(|(want, way)| way.is_none() && want.is_hit);
    let mut open: Vec<(&Want, &mut Option<ReplanWay>)> = open.collect();
    let is_choice = open.len() > 1;
    open.sort_by_cached_key(|(want, _)| {
        let is_due = want.block.due.is_some_and(|due| due <= desk.today);
        let keeps = most_of_its_place(desk, laid, want).is_some();
        let dear = if is_choice { price(desk, want) } else { 0 };
        let demand = match want.block.demand {
            Some(Demand::High) => 3,
            Some(Demand::Medium) => 2,
            Some(Demand::Low) => 1,
            None => 0,
        };
        (Reverse(is_due), Reverse(keeps), Reverse(dear), Reverse(demand), want.place)
    });
    for (want, found) in open {
        let way = most_of_its_place(desk, laid, want)
            .or_else(|| today_for(desk, laid, want, None, true))
            .or_else(|| desk.other_day_for(laid, want))
            .or_else(|| today_for(desk, laid, want, None, false))
            .unwrap_or_else(|| without_place(want));
        settle(desk, laid, want, way);
        *found = Some(way);
    }
}

/// Returns the cheapest place of today as laid out so far, as [`Desk::today_for`] finds it.
fn today_for(
    desk: &Desk<'_>,
    laid: &LaidDays,
    want: &Want,
    kind: Option<ReplanKind>,
    is_near: bool,
) -> Option<ReplanWay> {
    desk.today_for(laid.get(&desk.today)?, want, kind, is_near)
}

/// Returns the way into the rest of a block's own place. `None` if that is less than two thirds, or taken.
fn most_of_its_place(desk: &Desk<'_>, laid: &LaidDays, want: &Want) -> Option<ReplanWay> {
    let place = (desk.from().max(want.place.0), want.place.1);
    let is_most = 3 * (place.1 - place.0) >= 2 * want.length();
    let rooms = desk.rooms(laid.get(&desk.today)?, want, None);
    let is_free = rooms.iter().any(|(from, to)| *from <= place.0 && place.1 <= *to);
    let found = PlaceCandidate { cost: 0, date: desk.today, place };
    if is_most && is_free { desk.way(want, found) } else { None }
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
