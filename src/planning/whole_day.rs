//! A day with everything that takes its time: its blocks, usual blocks of routines, and blocks of the days beside
//! that reach into it.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::free;
use super::recurrence::with_routines;
use crate::domain::date::plus;
use crate::domain::intervals::Interval;
use crate::domain::{Ctx, Day, Life, Moment, Zone};

/// Number of days before and after a day whose blocks can reach into it.
pub const BESIDE: i64 = 2;

/// Time that a block of a day beside takes, with the block's id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Beside {
    pub id: String,
    pub interval: Interval,
}

/// A day and everything that takes its time, for the search for free time.
#[derive(Debug, Clone)]
pub struct WholeDay<'a> {
    pub(super) day: Cow<'a, Day>,
    pub(super) beside: Vec<Beside>,
}

impl<'a> WholeDay<'a> {
    /// Returns a day with everything that takes its time. `day` may differ from the loaded one. A night's work takes
    /// the small hours of the next day too. Days beside that are not loaded take nothing.
    pub fn new(life: &Life, ctx: &Ctx, day: &'a Day) -> WholeDay<'a> {
        let day = with_routines(life, day, life.today(ctx));
        let beside = beside(life, ctx, day.date);
        WholeDay { day, beside }
    }

    /// Returns the day with its usual blocks.
    pub fn day(&self) -> &Day {
        &self.day
    }

    /// Returns everything that takes its time: done time, and plans that are not marked. A running block takes the
    /// time until `now`.
    pub fn taken(&self, zone: Zone, now: Option<Moment>) -> Vec<Interval> {
        let own = self.day.blocks.iter().flat_map(|block| free::taken(&self.day, block, zone, now));
        own.chain(self.beside.iter().map(|one| one.interval)).collect()
    }

    /// Returns a day without anything from the days beside it.
    #[cfg(test)]
    pub(super) fn alone(day: &'a Day) -> WholeDay<'a> {
        WholeDay { day: Cow::Borrowed(day), beside: Vec::new() }
    }
}

/// Returns the time taken on a date. If its day is not loaded, it is the time that the days beside take.
pub fn taken_on(life: &Life, ctx: &Ctx, date: NaiveDate) -> Vec<Interval> {
    match life.day(date) {
        Some(day) => WholeDay::new(life, ctx, day).taken(ctx.zone, Some(ctx.minute())),
        None => beside(life, ctx, date).into_iter().map(|one| one.interval).collect(),
    }
}

/// Returns the time that the loaded days beside a day take, at any hour.
pub(super) fn beside(life: &Life, ctx: &Ctx, date: NaiveDate) -> Vec<Beside> {
    let dates = (-BESIDE..=BESIDE).filter(|days| *days != 0).map(|days| plus(date, days));
    let mut found = Vec::new();
    for day in dates.filter_map(|date| life.day(date)) {
        let day = with_routines(life, day, life.today(ctx));
        for block in &day.blocks {
            let taken = free::taken(&day, block, ctx.zone, Some(ctx.minute())).into_iter();
            found.extend(taken.map(|interval| Beside { id: block.id.clone(), interval }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::free::tests::{block, day, profile, zone};
    use super::super::free::{gaps, nearest_free, next_free, until_next};
    use super::*;
    use crate::domain::date::parse_iso;
    use crate::domain::{AreaTree, Block, Minutes, Routine};

    const DATE: &str = "2026-11-18";

    /// A night until 8:00 from the day before, a routine at noon, and a day after that begins at 0:30.
    fn life() -> Life {
        let mut life = Life { profile: profile(), ..Life::default() };
        life.profile.day.wake = "07:00-25:00".parse().unwrap();
        let night = Block { id: "n1ght".into(), ..block("Night", "22:00-32:00", "care") };
        for (date, blocks) in [
            ("2026-11-17", vec![night]),
            (DATE, vec![block("Pages", "09:00-10:00", "work")]),
            ("2026-11-19", vec![block("Early flight", "00:30-03:00", "home")]),
        ] {
            life.days.insert(parse_iso(date).unwrap(), day(date, &blocks));
        }
        life.routines = vec![Routine {
            id: "lunch".into(),
            title: "Lunch".into(),
            plan: "12:00-13:00".parse().ok(),
            yearly: Some("11-18".into()),
            ..Routine::default()
        }];
        life
    }

    fn ctx() -> Ctx {
        Ctx::at(zone(), "2026-11-17T20:00")
    }

    #[test]
    fn what_reaches_in_from_the_days_beside_takes_its_time_wherever_free_time_is_looked_for() {
        let (life, ctx) = (life(), ctx());
        let areas = AreaTree::new(&life.profile);
        let whole = WholeDay::new(&life, &ctx, &life.days[&parse_iso(DATE).unwrap()]);
        let found = gaps(&whole, life.profile.day.wake, zone(), None);
        let found: Vec<String> = found.iter().map(|gap| gap.to_string()).collect();
        assert_eq!(found, ["08:00-09:00", "10:00-12:00", "13:00-24:30"]);
        let walk = block("Walk", "", "self-care");
        let next = |length| {
            let found = next_free(&life.profile, &areas, &whole, &walk, Minutes(length), zone(), None);
            found.map(|span| span.to_string())
        };
        assert_eq!(next(45).as_deref(), Some("08:00-08:45"));
        assert_eq!(next(11 * 60 + 31), None);
        let nearest = |id: &str, plan: &str| {
            let block = Block { id: id.into(), ..block("Walk", plan, "self-care") };
            nearest_free(&life.profile, &areas, &whole, &block, zone(), None).unwrap().to_string()
        };
        assert_eq!(nearest("wa1k0", "07:15-08:15"), "08:00-09:00");
        assert_eq!(nearest("wa1k0", "24:15-25:00"), "23:45-24:30");
        // A block from a day beside does not take its own time.
        assert_eq!(nearest("n1ght", "07:15-08:15"), "07:15-08:15");
        assert_eq!(until_next(&whole, &walk, "24:15".parse().unwrap(), zone()).to_string(), "24:15-24:30");
    }
}
