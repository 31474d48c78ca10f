//! Places for a block: free time today and on the days after.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};

use super::desk::{Desk, QUARTER, STEP, Want};
use super::points::{kept_there, kept_today};
use super::search::{Found, Seeker, SeekerDay, nearest};
use super::{ReplanKind, ReplanWay};
use crate::domain::date::days_between;
use crate::domain::intervals::{Interval, union};
use crate::domain::{Block, Day, Moment, Place, Side, Time};
use crate::planning::crossing;
use crate::planning::free::{between, exactly, room, taken_by_others};

/// Minutes by which a block that is not work may leave its time of day on another day.
const ABOUT: i64 = 3 * 60;

impl Desk<'_> {
    /// Returns the way of a block into a place. `None` if its times cannot be written.
    pub fn way(&self, want: &Want, date: NaiveDate, place: Interval) -> Option<ReplanWay> {
        let span = exactly(self.ctx.zone, date, place)?;
        let is_inside = want.place.0 <= place.0 && place.1 <= want.place.1;
        Some(match (date == self.today, is_inside) {
            (false, _) => ReplanWay::AnotherDay(date, span),
            (true, true) => ReplanWay::Shorter(span),
            (true, false) => ReplanWay::Later(span),
        })
    }

    /// Returns the way of a block into a place that the search found, by its number among the days. `None` if there is
    /// no place, or if its times cannot be written.
    pub fn way_found(&self, want: &Want, found: Found) -> Option<ReplanWay> {
        let (number, place) = found?;
        self.way(want, *self.days.keys().nth(number)?, place)
    }

    /// Returns a block with its free times on today and the days after, for the search.
    pub fn seeker(&self, laid: &BTreeMap<NaiveDate, Day>, want: &Want) -> Seeker {
        let (ahead, next) = (self.days_ahead(want), self.before_next_tied(want));
        let days = laid.range(self.today..).enumerate().map(|(number, (date, day))| {
            let old = (self.at_same_time(want.place.0, *date), self.at_same_time(want.place.1, *date));
            let is_open = number == 0 || (number <= ahead && self.takes_in(*date, day, want));
            let mut rooms = if is_open { self.rooms_after(day, want) } else { Vec::new() };
            if let Some(next) = next.filter(|_| number == 0) {
                rooms.iter_mut().for_each(|room| room.1 = room.1.min(next));
                rooms.retain(|(from, to)| from < to);
            }
            SeekerDay { old, rooms }
        });
        let (length, latest) = (want.length(), self.latest(want));
        let days = days.collect();
        Seeker { worth: want.worth, length, least: least(length), old: want.place, latest, days }
    }

    /// Returns the free times of a day. Today they do not begin before the old start of the block, and what is free of
    /// its old place is one of them, even outside the waking hours.
    fn rooms_after(&self, laid: &Day, want: &Want) -> Vec<Interval> {
        let rooms = self.rooms(laid, want, None);
        if laid.date != self.today {
            return rooms;
        }
        let first = want.place.0;
        let later = rooms.into_iter().map(|(from, to)| (from.max(first), to)).filter(|(from, to)| from < to);
        let beside = self.beside.get(&laid.date).map_or(&[][..], Vec::as_slice);
        let mut taken = taken_by_others((laid, beside), &want.block, self.ctx.zone, None);
        taken.extend(crossing::closed(&self.life.profile, &self.areas, laid, &want.block, self.ctx.zone));
        let own = between(Some((first.max(self.from()), want.place.1)), taken);
        union(later.chain(own).collect())
    }

    /// Returns the best place today of this kind, as laid out so far. `None` if there is none.
    pub fn today_for(&self, laid: &Day, want: &Want, kind: ReplanKind) -> Option<ReplanWay> {
        let length = want.length();
        if kind == ReplanKind::Shorter && !want.is_hit {
            let least = QUARTER.min(length);
            let half = (length / 2 / STEP * STEP).max(least.min(length - STEP));
            let place = (want.place.0, want.place.0 + half);
            return self.way(want, self.today, place).filter(|_| half >= STEP);
        }
        // A block that is hit wants its old start. Another block wants the time after its old end.
        let wished = if want.is_hit { want.place.0 } else { want.place.1 };
        let least = if kind == ReplanKind::Shorter { QUARTER.min(length) } else { least(length) };
        let rooms = self.rooms_after(laid, want);
        let inside = rooms.iter().map(|(from, to)| (*from.max(&want.place.0), *to.min(&want.place.1)));
        let inside: Vec<Interval> = inside.filter(|(from, to)| to - from >= least).collect();
        let mut places = placed(want, wished, least, &rooms);
        places.extend(inside);
        places.sort_by_key(|place| (-kept_today(want.place, wished, *place), *place));
        let ways = places.into_iter().filter_map(|place| self.way(want, self.today, place));
        ways.into_iter().find(|way| kind == way.kind())
    }

    /// Returns the best place on the days after today. `None` if there is none.
    pub fn other_day_for(&self, laid: &BTreeMap<NaiveDate, Day>, want: &Want) -> Option<ReplanWay> {
        let days = laid.range(self.today..).skip(1).filter(|(date, day)| self.takes_in(**date, day, want));
        let mut found: Vec<(i64, NaiveDate, Interval)> = days
            .flat_map(|(date, day)| {
                let old = (self.at_same_time(want.place.0, *date), self.at_same_time(want.place.1, *date));
                let away = days_between(self.today, *date);
                let places = placed(want, old.0, least(want.length()), &self.rooms(day, want, None));
                places.into_iter().map(move |place| (-kept_there(old, place, away), *date, place))
            })
            .collect();
        found.sort_unstable();
        found.into_iter().find_map(|(_, date, place)| self.way(want, date, place))
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
            routine.is_some_and(|routine| routine.falls_on(date))
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
        engagement.map_or_else(Vec::new, |engagement| engagement.hours_on(date, self.ctx.zone))
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

/// Returns the places of a block in free times, each as near as possible to the wished start.
fn placed(want: &Want, wished: Moment, least: i64, rooms: &[Interval]) -> Vec<Interval> {
    let length = want.length();
    let places = rooms.iter().filter_map(|&(from, to)| {
        let fits = (to - from).min(length);
        let fits = if fits < length { fits / STEP * STEP } else { fits };
        let at = nearest(wished, from, (to - fits).max(from));
        (fits >= least && (at, at + fits) != want.place).then_some((at, at + fits))
    });
    places.collect()
}

/// Returns the least length of a block, in minutes: half of it, and at least a quarter of an hour.
pub(super) fn least(length: i64) -> i64 {
    ((length + 1) / 2).max(QUARTER).min(length)
}
