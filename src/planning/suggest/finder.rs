//! The search for free times.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::busy::BusyTimes;
use super::habit::{Habit, History, is_weekend, job_of};
use super::hours::{OpenDay, allows, chosen};
use super::reason::{Often, Reason};
use super::shortfall::Shortfalls;
use super::wanted::Wanted;
use super::{
    AWAKE, DAY_AWAY, DAY_AWAY_DUE, DAY_LATE, DAYS, ENERGY, OFTEN, OTHERS_HOURS, QUARTER, QUARTER_LESS,
    SAME_DAY, SHORT_WEEK, Slot, Suggestion, WEEKEND,
};
use crate::alignment::Period;
use crate::domain::date::{days_between, plus};
use crate::domain::intervals::{Interval, union};
use crate::domain::time::DAY;
use crate::domain::{Agenda, AreaTree, Ctx, Demand, Life, Moment, Side, Week};
use crate::line::{engagement_name, value_name};
use crate::planning::clocked::closed_hours;
use crate::planning::crossing::keeps_out;
use crate::planning::free::{between, exactly};

/// How near to its frequent start a time counts as frequent, in minutes.
const NEAR_OFTEN: i64 = 30;
/// Highest energy that is called low, and lowest that is called high, in tenths of a level above [`AWAKE`].
const LOW: i64 = 0;
const HIGH: i64 = 10;

/// Finds free times in some days. What does not depend on the thing to plan is read once.
#[derive(Debug, Clone)]
pub struct Finder<'a> {
    life: &'a Life,
    ctx: &'a Ctx,
    areas: AreaTree,
    today: NaiveDate,
    shortfalls: Shortfalls,
    history: History<'a>,
    busy: BusyTimes,
    days: Vec<OpenDay>,
}

/// A free time while it is compared with others.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    date: NaiveDate,
    place: Interval,
    points: i64,
    /// Energy in tenths of a level above [`AWAKE`].
    energy: i64,
}

/// What is known of the thing that is planned, for all days.
struct Terms<'a> {
    wanted: &'a Wanted,
    /// Habits of weekdays and of weekends.
    habits: [Option<Habit>; 2],
    demand: Option<Demand>,
    job: Option<String>,
    /// Whether it is work that others set the agenda for, at least in part, or nobody said.
    is_work: bool,
    on_weekends: bool,
}

impl Terms<'_> {
    /// Returns the habit of a day's kind: a weekday or one of the weekend.
    fn habit(&self, date: NaiveDate) -> Option<&Habit> {
        let [weekdays, weekends] = &self.habits;
        if is_weekend(date) { weekends.as_ref() } else { weekdays.as_ref() }
    }
}

impl<'a> Finder<'a> {
    /// Reads the loaded days for suggestions from today on in a period. Days that are not loaded or can't be read offer
    /// none.
    pub fn new(life: &'a Life, ctx: &'a Ctx, period: Period, shortfalls: Shortfalls) -> Finder<'a> {
        let today = life.today(ctx);
        let from = period.from.max(today);
        let dates = from.iter_days().take_while(|date| *date <= period.to);
        Finder {
            life,
            ctx,
            areas: AreaTree::new(&life.profile),
            today,
            shortfalls,
            history: History::new(life, today, period.to),
            busy: BusyTimes::new(life, ctx, (from, period.to)),
            days: dates.filter_map(|date| OpenDay::new(life, ctx, date)).collect(),
        }
    }

    /// Returns the life in which times are found.
    pub fn life(&self) -> &'a Life {
        self.life
    }

    /// Returns the values that fall short.
    pub fn shortfalls(&self) -> &Shortfalls {
        &self.shortfalls
    }

    /// Returns the shortfalls, to count what is planned meanwhile.
    pub(super) fn shortfalls_mut(&mut self) -> &mut Shortfalls {
        &mut self.shortfalls
    }

    /// Returns the best free times for something, best first, at most `count`. They share no minute with each other or
    /// with `taken`. Empty if no time is free.
    pub fn find(&self, wanted: &Wanted, count: usize, taken: &[Slot]) -> Vec<Suggestion> {
        self.find_from(wanted, count, taken, self.today)
    }

    /// Returns the best free times as [`Finder::find`] does, none before a day.
    pub(super) fn find_from(
        &self,
        wanted: &Wanted,
        count: usize,
        taken: &[Slot],
        from: NaiveDate,
    ) -> Vec<Suggestion> {
        self.best(wanted, count, taken, (from, None))
    }

    /// Returns the best time inside a free time that the user chose. It may be at any hour, and a boundary counts only
    /// if it keeps the block out. `None` if it does not fit.
    pub fn find_in(&self, wanted: &Wanted, gap: Slot) -> Option<Suggestion> {
        let gap = self.ctx.zone.resolve(gap.0, gap.1)?;
        self.best(wanted, 1, &[], (self.today, Some(gap))).pop()
    }

    fn best(
        &self,
        wanted: &Wanted,
        count: usize,
        taken: &[Slot],
        (from, gap): (NaiveDate, Option<Interval>),
    ) -> Vec<Suggestion> {
        let block = &wanted.block;
        let profile = &self.life.profile;
        let terms = Terms {
            wanted,
            habits: [false, true].map(|on_weekends| self.history.habit(profile, block, on_weekends)),
            demand: self.history.demand(profile, block),
            job: job_of(profile, block),
            is_work: block.area.as_deref().and_then(|area| self.areas.side(area)) == Some(Side::Work)
                && block.agenda != Some(Agenda::Mine),
            on_weekends: self.history.has_weekends(profile, block),
        };
        let chosen = match gap {
            Some(_) => Default::default(),
            None => terms.habits.each_ref().map(|habit| chosen(self.life, self.ctx, habit.as_ref())),
        };
        let busy = self.busy.closed(self.life, terms.job.as_deref());
        let taken = taken.iter().filter_map(|(date, span)| self.ctx.zone.resolve(*date, *span));
        let closed = union([busy, taken.collect()].concat());
        let mut all: Vec<Candidate> = Vec::new();
        for day in self.days.iter().filter(|day| day.date >= from && self.takes_in(day.date, wanted)) {
            self.on_day(day, &terms, &closed, (&chosen, gap), &mut all);
        }
        // After its due date something is planned only if no time before is free.
        let is_in_time = |one: &Candidate| block.due.is_none_or(|due| one.date <= due);
        if all.iter().any(is_in_time) {
            all.retain(is_in_time);
        }
        let first = all.iter().map(|one| one.place.0).min();
        let mut found: Vec<Suggestion> = Vec::new();
        while found.len() < count {
            let worth = |one: &Candidate| {
                let there = found.iter().filter(|other| other.slot.0 == one.date).count();
                one.points - SAME_DAY * i64::try_from(there).unwrap_or(0)
            };
            let best = all.iter().max_by_key(|one| (worth(one), Reverse(one.place)));
            let Some(best) = best.copied() else { break };
            // While the clocks change, some times can't be written.
            let Some(span) = exactly(self.ctx.zone, best.date, best.place) else {
                all.retain(|one| one.place != best.place);
                continue;
            };
            all.retain(|one| one.place.1 <= best.place.0 || best.place.1 <= one.place.0);
            found.push(Suggestion { slot: (best.date, span), reasons: self.reasons(&terms, &best, first) });
        }
        found
    }

    /// Adds the free times of a day that are long enough.
    fn on_day(
        &self,
        day: &OpenDay,
        terms: &Terms<'_>,
        closed: &[Interval],
        (chosen, gap): (&[Vec<bool>; 2], Option<Interval>),
        all: &mut Vec<Candidate>,
    ) {
        let [weekdays, weekends] = chosen;
        let chosen = if is_weekend(day.date) { weekends } else { weekdays };
        let Wanted { block, length, shortest, .. } = terms.wanted;
        let (length, shortest, quarter) = (i64::from(*length), i64::from(*shortest), i64::from(QUARTER));
        let boundaries = day.boundaries.iter().filter(|(index, _)| self.holds(block, *index, gap.is_some()));
        let near = closed.iter().filter(|(start, end)| *start < day.window.1 && day.window.0 < *end);
        let mut closed: Vec<Interval> = near.chain(boundaries.map(|(_, window)| window)).copied().collect();
        closed.extend(closed_hours(&self.life.profile, &self.areas, block, day.date, day.own));
        let window = match gap {
            Some(gap) => (day.window.0.max(gap.0), day.window.1.min(gap.1)),
            None => day.window,
        };
        let free = between(Some(window).filter(|(start, end)| start < end), closed);
        let free = self.in_hours(day, terms, free);
        // For each quarter, how many minutes from it on are in hours that may be suggested.
        let mut runs = vec![0_i64; day.quarters.len()];
        let mut run = 0;
        for (place, (_, on_clock)) in runs.iter_mut().zip(&day.quarters).rev() {
            let is_chosen = gap.is_some() || chosen.get(*on_clock) == Some(&true);
            run = if is_chosen { run + quarter } else { 0 };
            *place = run;
        }
        let others = self.others_hours(day, terms);
        for (from, to) in free {
            let begin = day.quarters.partition_point(|(start, _)| *start < from);
            for (index, (start, on_clock)) in day.quarters.iter().enumerate().skip(begin) {
                let room = (to - start).min(runs.get(index).copied().unwrap_or(0));
                if *start >= to {
                    break;
                }
                let lasts = if room >= length { length } else { room / quarter * quarter };
                if lasts < shortest || lasts <= 0 {
                    continue;
                }
                let place = (*start, start + lasts);
                let energy = self.energy(day, index, lasts);
                let points = self.points(day.date, terms, place, *on_clock, energy, length)
                    - if others.iter().any(|(a, b)| *a < place.1 && place.0 < *b) { OTHERS_HOURS } else { 0 };
                all.push(Candidate { date: day.date, place, points, energy: energy.unwrap_or(0) });
            }
        }
    }

    /// Returns whether something may be planned on a day. A routine's block goes to no day that has its own.
    fn takes_in(&self, date: NaiveDate, wanted: &Wanted) -> bool {
        let Some(id) = wanted.block.routine.as_ref().filter(|_| wanted.from != Some(date)) else {
            return true;
        };
        let falls = self.life.routines.iter().any(|routine| routine.id == *id && routine.falls_on(date));
        let has =
            |day: &crate::domain::Day| day.blocks.iter().any(|block| block.routine.as_ref() == Some(id));
        !falls && !self.life.day(date).is_some_and(has)
    }

    /// Returns whether a boundary's windows are closed to a block. In a time that the user chose only those count that
    /// keep the block out.
    fn holds(&self, block: &crate::domain::Block, index: usize, is_chosen: bool) -> bool {
        let boundary = self.life.profile.boundaries.get(index);
        match is_chosen {
            true => boundary.is_some_and(|one| keeps_out(one, &self.life.profile, &self.areas, block)),
            false => !allows(self.life, block, index),
        }
    }

    /// Returns the parts of free times inside the hours of the block's job, if it has hours.
    fn in_hours(&self, day: &OpenDay, terms: &Terms<'_>, free: Vec<Interval>) -> Vec<Interval> {
        let job = terms.job.as_deref().and_then(|id| self.life.profile.engagement(id));
        let Some(job) = job.filter(|job| !job.hours.is_empty()) else { return free };
        let hours = union(job.hours_around(day.date, day.own));
        let shared = free.into_iter().flat_map(|(start, end)| {
            hours.iter().map(move |(from, to)| (start.max(*from), end.min(*to))).collect::<Vec<_>>()
        });
        shared.filter(|(start, end)| start < end).collect()
    }

    /// Returns the hours of other jobs on a day.
    fn others_hours(&self, day: &OpenDay, terms: &Terms<'_>) -> Vec<Interval> {
        let jobs = self.life.profile.engagements.iter();
        let others = jobs.filter(|job| job.is_active_on(day.date) && terms.job.as_ref() != Some(&job.id));
        others.flat_map(|job| job.hours_around(day.date, day.own)).collect()
    }

    /// Returns the mean energy from a quarter on, in tenths of a level above [`AWAKE`]. `None` if none is known.
    fn energy(&self, day: &OpenDay, index: usize, lasts: i64) -> Option<i64> {
        let quarters = usize::try_from(lasts.div_euclid(i64::from(QUARTER)).max(1)).ok()?;
        let hours = day.quarters.iter().skip(index).take(quarters).map(|(_, on_clock)| on_clock / 4);
        let levels = hours.map(|hour| self.life.profile.rhythm.level(u32::try_from(hour).ok()?));
        let levels: Option<Vec<i64>> = levels.map(|level| level.map(i64::from)).collect();
        let levels = levels.filter(|levels| !levels.is_empty())?;
        let count = i64::try_from(levels.len()).ok()?;
        Some((10 * levels.iter().sum::<i64>()).div_euclid(count) - 10 * i64::from(AWAKE))
    }

    /// Returns whether the energy of a time is above the mean of the waking hours.
    fn is_above_mean(&self, one: &Candidate) -> bool {
        let profile = &self.life.profile;
        let (start, end) =
            (profile.day.wake.start.minutes() / 60, profile.day.wake.end.minutes().div_ceil(60));
        let levels: Vec<i64> =
            (start..end).filter_map(|hour| profile.rhythm.level(hour % 24)).map(i64::from).collect();
        let count = i64::try_from(levels.len()).unwrap_or(0);
        (one.energy + 10 * i64::from(AWAKE)) * count > 10 * levels.iter().sum::<i64>()
    }

    fn points(
        &self,
        date: NaiveDate,
        terms: &Terms<'_>,
        place: Interval,
        on_clock: usize,
        energy: Option<i64>,
        length: i64,
    ) -> i64 {
        let mut points = 0;
        let wanted = terms.wanted;
        // In later weeks little is planned yet, so nearly every value is short there.
        if Week::of(date) == Week::of(self.today) && self.short_in(date, wanted).is_some() {
            points += SHORT_WEEK;
        }
        if let (Some(energy), Some(demand)) = (energy, terms.demand) {
            points += match demand {
                Demand::High => energy.clamp(-ENERGY, ENERGY),
                Demand::Medium => 0,
                Demand::Low => (-energy / 2).clamp(-ENERGY, ENERGY),
            };
        }
        if let Some(habit) = terms.habit(date) {
            points += OFTEN - (away(habit, on_clock) / 10).min(2 * OFTEN);
        }
        let is_due = wanted.block.due.is_some_and(|due| due <= plus(self.today, DAYS));
        let a_day = if is_due { DAY_AWAY_DUE } else { DAY_AWAY };
        points -= a_day * days_between(self.days.first().map_or(date, |day| day.date), date);
        if let Some(due) = wanted.block.due.filter(|due| *due < date) {
            points -= DAY_LATE * days_between(due.max(self.today), date);
        }
        points -= QUARTER_LESS * ((length - (place.1 - place.0)) / i64::from(QUARTER));
        if terms.is_work && !terms.on_weekends && !self.has_hours(terms) && is_weekend(date) {
            points -= WEEKEND;
        }
        points
    }

    fn has_hours(&self, terms: &Terms<'_>) -> bool {
        let job = terms.job.as_deref().and_then(|id| self.life.profile.engagement(id));
        job.is_some_and(|job| !job.hours.is_empty())
    }

    /// Returns the value of something that is most short in the week of a day, and its missing minutes. `None` if none
    /// of its values is short.
    fn short_in(&self, date: NaiveDate, wanted: &Wanted) -> Option<(String, u32)> {
        let serves = |value: &str| {
            let known = |id: &String| self.life.profile.value(id).is_some_and(|known| known.id == value);
            wanted.block.values.iter().any(known)
        };
        let short = self.shortfalls.of(Week::of(date)).find(|one| serves(&one.value))?;
        Some((short.value.clone(), short.minutes))
    }

    fn reasons(&self, terms: &Terms<'_>, one: &Candidate, first: Option<Moment>) -> Vec<Reason> {
        let (wanted, life) = (terms.wanted, self.life);
        let mut reasons = Vec::new();
        match wanted.block.due {
            Some(due) if due < self.today => reasons.push(Reason::Overdue(due)),
            Some(due) if due == one.date => reasons.push(Reason::OnDue),
            Some(due) if due < one.date => {
                let job = terms.job.as_deref().filter(|_| self.has_hours(terms));
                reasons.push(Reason::AfterDue(due, job.map(|job| engagement_name(life, job))));
            }
            Some(due) if due <= plus(self.today, DAYS - 1) => reasons.push(Reason::BeforeDue(due)),
            _ => {}
        }
        if let Some((value, minutes)) = self.short_in(one.date, wanted) {
            let is_this_week = Week::of(one.date) == Week::of(self.today);
            reasons.push(Reason::Short(value_name(life, &value), minutes, is_this_week));
        }
        match terms.demand {
            Some(Demand::High) if one.energy >= HIGH && self.is_above_mean(one) => {
                reasons.push(Reason::HighEnergy)
            }
            Some(Demand::Low) if one.energy < LOW => reasons.push(Reason::LowEnergy),
            _ => {}
        }
        let day = self.days.iter().find(|day| day.date == one.date);
        let on_clock = day.and_then(|day| day.quarters.iter().find(|(start, _)| *start == one.place.0));
        if let (Some(habit), Some((_, on_clock))) = (terms.habit(one.date), on_clock)
            && away(habit, *on_clock) <= NEAR_OFTEN
        {
            let of = match &habit.of {
                Often::Own => Often::Own,
                Often::Value(id) => Often::Value(value_name(life, id)),
                Often::Area(id) => {
                    Often::Area(self.areas.get(id).map_or_else(|| id.clone(), |area| area.name.clone()))
                }
            };
            reasons.push(Reason::Often(of, habit.on_weekends));
        }
        if let (true, Some(job)) = (self.has_hours(terms), &terms.job) {
            reasons.push(Reason::InHours(engagement_name(life, job)));
        }
        if reasons.is_empty() {
            let has_boundaries = !life.profile.boundaries.is_empty();
            let is_first = first == Some(one.place.0);
            reasons.push(if is_first { Reason::First } else { Reason::Free(has_boundaries) });
        }
        reasons
    }
}

/// Returns the minutes between a quarter of an hour and the frequent start, by the clock.
fn away(habit: &Habit, on_clock: usize) -> i64 {
    let start = i64::try_from(on_clock).unwrap_or(0) * i64::from(QUARTER);
    let frequent = i64::from(habit.start % DAY);
    let away = (start - frequent).abs();
    away.min(i64::from(DAY) - away)
}
