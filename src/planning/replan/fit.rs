//! Who goes where: first what someone has chosen, then all of it late, else one after the other.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::desk::{Desk, STEP, Want};
use super::places::least;
use super::scores::price;
use super::{RUNS_LATE, ReplanKind, ReplanWay};
use crate::domain::{Block, Day, Demand};
use crate::planning::crossing::Interval;

/// The id that the time that is gone has while days are laid out; no block has it.
const LOST: &str = "the time that is gone";

/// The days as they are laid out so far.
type LaidDays = BTreeMap<NaiveDate, Day>;

/// The ways of all blocks, in their order.
pub(super) fn ways(desk: &Desk<'_>) -> Vec<ReplanWay> {
    let mut ways: Vec<Option<ReplanWay>> = vec![None; desk.wants.len()];
    let mut laid = desk.days.clone();
    if desk.is_lost() {
        put(desk, &mut laid, desk.today, LOST, desk.lost, &Block::default());
    }
    // What is hit takes no room until it has its place.
    for want in desk.wants.iter().filter(|want| want.is_hit && !want.is_held) {
        if desk.chosen(want) != Some(ReplanKind::Stays) {
            lift(desk, &mut laid, want);
        }
    }
    for (index, want) in desk.wants.iter().enumerate() {
        let kind = match desk.chosen(want) {
            Some(ReplanKind::Stays) => {
                ways[index] = Some(ReplanWay::Stays);
                continue;
            }
            None if want.is_held => {
                ways[index] = Some(ReplanWay::Stays);
                continue;
            }
            None => continue,
            Some(kind) => kind,
        };
        lift(desk, &mut laid, want);
        let way = match kind {
            ReplanKind::Stays => Some(ReplanWay::Stays),
            ReplanKind::Shorter | ReplanKind::Later => {
                desk.today_for(&laid[&desk.today], want, Some(kind), false)
            }
            ReplanKind::AnotherDay => desk.other_day_for(&laid, want),
            ReplanKind::Inbox => Some(without_place(want)),
        };
        // Where what was chosen is not to be had, what nothing touches stays.
        ways[index] = way.or((!want.is_hit || want.is_held).then_some(ReplanWay::Stays));
        if let Some(way) = ways[index] {
            settle(desk, &mut laid, want, way);
        }
    }
    if let Some(late) = all_late(desk, &laid, &ways) {
        return late;
    }
    one_by_one(desk, &mut laid, &mut ways);
    ways.into_iter().map(|way| way.unwrap_or(ReplanWay::Stays)).collect()
}

/// All runs late: each block behind the one before it, until a gap takes up the delay. None where that does not fit.
fn all_late(desk: &Desk<'_>, laid: &LaidDays, ways: &[Option<ReplanWay>]) -> Option<Vec<ReplanWay>> {
    if !desk.is_lost() || desk.asked.gone > RUNS_LATE {
        return None;
    }
    let open = |index: &usize| ways[*index].is_none();
    let open: Vec<usize> = (0..desk.wants.len()).filter(open).collect();
    let mut late: Vec<ReplanWay> = ways.iter().map(|way| way.unwrap_or(ReplanWay::Stays)).collect();
    let mut laid = laid.clone();
    for index in &open {
        lift(desk, &mut laid, &desk.wants[*index]);
    }
    let mut from = desk.from();
    for index in open {
        let want = &desk.wants[index];
        if !want.is_hit && want.place.0 >= from {
            settle(desk, &mut laid, want, ReplanWay::Stays);
            continue;
        }
        let length = want.length();
        let shortest = (length * 2 + 2) / 3;
        let (start, end) =
            desk.rooms(&laid[&desk.today], want, Some(from)).into_iter().find(|(start, end)| {
                let fits = (end - start).min(length);
                fits >= shortest.max(least(length))
            })?;
        let fits = (end - start).min(length);
        let fits = if fits < length { fits / STEP * STEP } else { fits };
        if fits < shortest.min(length) || start - want.place.0 > RUNS_LATE + BREATH {
            return None;
        }
        let found = super::places::PlaceCandidate { cost: 0, date: desk.today, place: (start, start + fits) };
        let way = desk.way(want, found)?;
        settle(desk, &mut laid, want, way);
        late[index] = way;
        from = start + fits;
    }
    Some(late)
}

/// So much later than what is gone a block may begin while all runs late, in minutes: a block in the way costs more.
const BREATH: i64 = 30;

/// One after the other: due first, then what keeps most of its own place, then dear, then demanding.
fn one_by_one(desk: &Desk<'_>, laid: &mut LaidDays, ways: &mut [Option<ReplanWay>]) {
    let is_open = |index: &usize| ways[*index].is_none() && desk.wants[*index].is_hit;
    let mut open: Vec<usize> = (0..desk.wants.len()).filter(is_open).collect();
    let is_choice = open.len() > 1;
    open.sort_by_cached_key(|index| {
        let want = &desk.wants[*index];
        let is_due = want.block.due.is_some_and(|due| due <= desk.today);
        let keeps = most_of_its_place(desk, laid, want).is_some();
        let dear = if is_choice { price(desk, want) } else { 0 };
        let demand = match want.block.demand {
            Some(Demand::High) => 3,
            Some(Demand::Medium) => 2,
            Some(Demand::Low) => 1,
            None => 0,
        };
        (Reverse(is_due), Reverse(keeps), Reverse(dear), Reverse(demand), want.place, *index)
    });
    for index in open {
        let want = &desk.wants[index];
        let way = most_of_its_place(desk, laid, want)
            .or_else(|| desk.today_for(&laid[&desk.today], want, None, true))
            .or_else(|| desk.other_day_for(laid, want))
            .or_else(|| desk.today_for(&laid[&desk.today], want, None, false))
            .unwrap_or_else(|| without_place(want));
        settle(desk, laid, want, way);
        ways[index] = Some(way);
    }
}

/// What is left of a block's own place, where that is two thirds of it.
fn most_of_its_place(desk: &Desk<'_>, laid: &LaidDays, want: &Want) -> Option<ReplanWay> {
    let place = (desk.from().max(want.place.0), want.place.1);
    let is_most = 3 * (place.1 - place.0) >= 2 * want.length();
    let rooms = desk.rooms(&laid[&desk.today], want, None);
    let is_free = rooms.iter().any(|(from, to)| *from <= place.0 && place.1 <= *to);
    let found = super::places::PlaceCandidate { cost: 0, date: desk.today, place };
    if is_most && is_free { desk.way(want, found) } else { None }
}

/// What becomes of a block that has no place.
fn without_place(want: &Want) -> ReplanWay {
    if want.block.routine.is_some() { ReplanWay::LetGo } else { ReplanWay::Inbox }
}

/// Takes the plan of a block out of today; what was lived of it stays.
fn lift(desk: &Desk<'_>, laid: &mut LaidDays, want: &Want) {
    let Some(day) = laid.get_mut(&desk.today) else { return };
    for block in day.blocks.iter_mut().filter(|block| block.id == want.block.id) {
        block.plan = None;
    }
}

/// Gives a block its place among the others.
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
        // Under another id, so that it keeps out itself where it is asked for again.
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
