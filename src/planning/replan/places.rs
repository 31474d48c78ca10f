//! Places for a block: free time today and on the days after, and the cost of each place.

use chrono::{Datelike, NaiveDate, Weekday};

use super::desk::{Desk, QUARTER, STEP, Want, rounded_up};
use super::{ReplanKind, ReplanWay};
use crate::domain::date::days_between;
use crate::domain::intervals::Interval;
use crate::domain::{Block, Day, Moment, Place, Side, Time};
use crate::planning::crossing;
use crate::planning::free::{exactly, room};
use crate::planning::recurrence::falls_on;

/// Cost of an hour's distance today, in thousandths of the block. A convention.
const HOUR_AWAY: i64 = 100;
/// Cost of a day's distance, in thousandths of the block. A convention.
const DAY_AWAY: i64 = 100;
/// Cost of an hour's distance on another day. The time of day matters less there.
const HOUR_AWAY_THERE: i64 = 10;
/// Highest cost of a place today while another day has a place.
const TOO_DEAR: i64 = 700;
/// Minutes by which a block that is not work may leave its time of day on another day.
const ABOUT: i64 = 3 * 60;

/// A place that a block could take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PlaceCandidate {
    /// Cost in thousandths of the block.
    pub cost: i64,
    pub date: NaiveDate,
    pub place: Interval,
}

impl Desk<'_> {
    /// Returns the way of a block into a place. `None` if its times cannot be written.
    pub fn way(&self, want: &Want, found: PlaceCandidate) -> Option<ReplanWay> {
        let span = exactly(self.ctx.zone, found.date, found.place)?;
        let is_inside = want.place.0 <= found.place.0 && found.place.1 <= want.place.1;
        Some(match (found.date == self.today, is_inside) {
            (false, _) => ReplanWay::AnotherDay(found.date, span),
            (true, true) => ReplanWay::Shorter(span),
            (true, false) => ReplanWay::Later(span),
        })
    }

    /// Returns the cheapest place today, as laid out so far. `kind` limits it to one kind of way, `is_near`
    /// to places that cost at most [`TOO_DEAR`]. `None` if there is none.
    pub fn today_for(
        &self,
        laid: &Day,
        want: &Want,
        kind: Option<ReplanKind>,
        is_near: bool,
    ) -> Option<ReplanWay> {
        // A block that is hit wants its old start. Another block wants the time after its old end.
        let wished = if want.is_hit { want.place.0 } else { want.place.1 };
        let least =
            if kind == Some(ReplanKind::Shorter) { QUARTER.min(want.length()) } else { least(want.length()) };
        let mut found = self.candidates(laid, want, wished, least);
        if kind == Some(ReplanKind::Shorter) && !want.is_hit {
            let half = (want.length() / 2 / STEP * STEP).max(least.min(want.length() - STEP));
            let place = (want.place.0, want.place.0 + half);
            found = if half >= STEP {
                vec![PlaceCandidate { cost: 0, date: self.today, place }]
            } else {
                Vec::new()
            };
        }
        found.retain(|one| !is_near || one.cost <= TOO_DEAR);
        found.sort_unstable();
        let ways = found.into_iter().filter_map(|one| self.way(want, one));
        ways.into_iter().find(|way| kind.is_none_or(|kind| kind == way.kind()))
    }

    /// Returns the cheapest place on the days after today. `None` if there is none.
    pub fn other_day_for(
        &self,
        laid: &std::collections::BTreeMap<NaiveDate, Day>,
        want: &Want,
    ) -> Option<ReplanWay> {
        let days = laid.range(self.today..).skip(1).filter(|(date, day)| self.takes_in(**date, day, want));
        let mut found: Vec<PlaceCandidate> = days
            .flat_map(|(date, day)| {
                let away = days_between(self.today, *date);
                let wished = self.at_same_time(want.place.0, *date);
                let least = least(want.length());
                let found = self.candidates(day, want, wished, least);
                found.into_iter().map(move |one| PlaceCandidate { cost: one.cost + away * DAY_AWAY, ..one })
            })
            .collect();
        found.sort_unstable();
        found.into_iter().find_map(|one| self.way(want, one))
    }

    /// Returns the moment with the same time of day on another day.
    fn at_same_time(&self, moment: Moment, date: NaiveDate) -> Moment {
        let time = self.ctx.zone.time_on(self.today, moment).unwrap_or(Time::LAST);
        self.ctx.zone.moment(date, time)
    }

    /// Returns whether a block may move to a day.
    fn takes_in(&self, date: NaiveDate, day: &Day, want: &Want) -> bool {
        let block = &want.block;
        let is_usual_there = block.routine.as_ref().is_some_and(|id| {
            let routine = self.life.routines.iter().find(|routine| routine.id == *id);
            routine.is_some_and(|routine| falls_on(routine, date))
                || day.blocks.iter().any(|other| other.routine.as_ref() == Some(id))
        });
        let is_in_time = block.due.is_none_or(|due| date <= due || due < self.today);
        let is_work = self.is_work(block);
        let is_free_day = |date: NaiveDate| matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let keeps_weekend = !is_work || self.has_hours(want) || is_free_day(self.today) || !is_free_day(date);
        let is_read = self.life.unread(Place::Day(date)).is_none();
        is_read && day.head.grace.is_none() && !is_usual_there && is_in_time && keeps_weekend
    }

    /// Returns whether a block was planned inside the hours of its job.
    fn has_hours(&self, want: &Want) -> bool {
        self.hours(want, self.today).iter().any(|(from, to)| *from <= want.place.0 && want.place.1 <= *to)
    }

    /// Returns the hours of a block's job on a day.
    fn hours(&self, want: &Want, date: NaiveDate) -> Vec<Interval> {
        let engagement = want.block.engagement.as_deref().and_then(|id| self.life.profile.engagement(id));
        let hours = engagement.map_or(&[][..], |engagement| &engagement.hours);
        hours
            .iter()
            .filter(|hours| hours.days.contains(date.weekday()))
            .filter_map(|hours| self.ctx.zone.resolve(date, hours.window))
            .collect()
    }

    /// Returns the hours of a day in which a block may be. They are the hours of its job if it was planned inside
    /// them, else the time between the boundaries that keep it out today.
    fn right_hours(&self, want: &Want, date: NaiveDate) -> Vec<Interval> {
        if self.has_hours(want) {
            return self.hours(want, date);
        }
        let Some(today) = self.days.get(&self.today) else { return Vec::new() };
        let closed = crossing::closed(&self.life.profile, &self.areas, today, &want.block, self.ctx.zone);
        let (start, end) = want.place;
        // A block that crosses a boundary already may be anywhere.
        if closed.iter().any(|(from, to)| *from < end && start < *to) {
            return vec![(Moment::MIN, Moment::MAX)];
        }
        let midnight = self.ctx.zone.moment(self.today, Time::MIDNIGHT);
        let wake = self.ctx.zone.resolve(self.today, self.life.profile.day.wake);
        let (wakes, sleeps) = wake.unwrap_or((midnight, midnight + 24 * 60));
        let before = closed.iter().map(|(_, to)| *to).filter(|to| *to <= start).max();
        let after = closed.iter().map(|(from, _)| *from).filter(|from| *from >= end).min();
        let from = before.map_or(wakes, |before| before.max(wakes)).max(self.begins(want));
        let to = after.map_or(sleeps, |after| after.min(sleeps));
        let (mut from, mut to) = (from.min(start), to.max(end));
        if date != self.today && !self.is_work(&want.block) {
            (from, to) = (from.max(start - ABOUT), to.min(end + ABOUT));
        }
        vec![(self.at_same_time(from, date), self.at_same_time(to, date))]
    }

    /// Returns whether a block is work.
    fn is_work(&self, block: &Block) -> bool {
        block.area.as_deref().and_then(|area| self.areas.side(area)) == Some(Side::Work)
    }

    /// Returns when work begins today. For a block that is not work it is the earliest moment.
    fn begins(&self, want: &Want) -> Moment {
        let Some(today) = self.days.get(&self.today).filter(|_| self.is_work(&want.block)) else {
            return Moment::MIN;
        };
        let starts = today
            .blocks
            .iter()
            .filter(|block| self.is_work(block))
            .filter_map(|block| today.resolve(block, block.plan?, self.ctx.zone).map(|(start, _)| start));
        starts.min().unwrap_or(Moment::MIN)
    }

    /// Returns the places on a day as laid out so far, each as near as possible to the wished start.
    fn candidates(&self, laid: &Day, want: &Want, wished: Moment, least: i64) -> Vec<PlaceCandidate> {
        let date = laid.date;
        let rooms = self.rooms(laid, want, None);
        let length = want.length();
        let is_earlier = |at: Moment| date == self.today && at < want.place.0;
        let at_best = rooms.into_iter().filter_map(|(from, to)| {
            let fits = (to - from).min(length);
            let fits = if fits < length { fits / STEP * STEP } else { fits };
            let at = wished.clamp(from, to - fits);
            // The time is a round one if the free time has one.
            let at = Some(rounded_up(at)).filter(|round| round + fits <= to).unwrap_or(at);
            if fits < least || is_earlier(at) || (at, at + fits) == want.place {
                return None;
            }
            let lost = 1000 * (length - fits) / length.max(1);
            let hour = if date == self.today { HOUR_AWAY } else { HOUR_AWAY_THERE };
            let cost = lost + hour * (at - wished).abs() / 60;
            Some(PlaceCandidate { cost, date, place: (at, at + fits) })
        });
        at_best.collect()
    }

    /// Returns the free times of a day in the hours in which a block may be. `from` limits today.
    pub fn rooms(&self, laid: &Day, want: &Want, from: Option<Moment>) -> Vec<Interval> {
        let date = laid.date;
        let from = (date == self.today).then(|| from.unwrap_or(Moment::MIN).max(self.from()));
        let beside = self.beside.get(&date).map_or(&[][..], Vec::as_slice);
        let free = room(&self.life.profile, &self.areas, (laid, beside), &want.block, self.ctx.zone, from);
        let right = self.right_hours(want, date);
        let shared = free.into_iter().flat_map(|(start, end)| {
            right.iter().map(move |(from, to)| (start.max(*from), end.min(*to))).collect::<Vec<_>>()
        });
        shared.filter(|(start, end)| start < end).collect()
    }
}

/// Returns the least length of a block, in minutes: half of it, and at least a quarter of an hour.
pub(super) fn least(length: i64) -> i64 {
    ((length + 1) / 2).max(QUARTER).min(length)
}
