//! Gathers days for scoring. All figures come from here.

use chrono::NaiveDate;

pub use crate::alignment::REACH_DAYS as REACH;
use crate::alignment::{AsOf, Gathered, Period, Terms};
use crate::domain::date::plus;
use crate::domain::{Ctx, Life, Place, Week};
use crate::planning::recurrence::with_routines;

/// Returns the time for which scores are calculated.
pub fn as_of(life: &Life, ctx: &Ctx) -> AsOf {
    AsOf { now: ctx.minute(), today: life.today(ctx) }
}

/// Returns the loaded days of a period, the days around it and its check-ins, ready to be scored.
pub fn gather(life: &Life, ctx: &Ctx, period: Period) -> Gathered {
    let terms = Terms::new(&life.profile, &life.seasons, ctx.zone);
    let today = life.today(ctx);
    let mut gathered = Gathered::new(terms, life.first_day);
    miss(&mut gathered, life, today);
    for (_, day) in life.days.range(plus(period.from, -REACH)..=plus(period.to, REACH)) {
        let day = gathered.terms().gather(&with_routines(life, day, today));
        gathered.insert(day);
    }
    for (week, record) in life.weeks.range(Week::of(period.from)..=Week::of(period.to)) {
        gathered.check_in(*week, &record.signs);
    }
    gathered
}

/// Marks the days that have no figures because a file can't be read.
pub fn miss(gathered: &mut Gathered, life: &Life, today: NaiveDate) {
    for place in life.unread.keys() {
        match place {
            Place::Day(date) => gathered.miss(Period::day(*date)),
            Place::Week(week) => gathered.miss(Period::week(*week)),
            Place::Life | Place::Seasons => gathered.miss(Period::ALL),
            // Routines add nothing to days that are over.
            Place::Routines => gathered.miss(Period::new(today, NaiveDate::MAX)),
            Place::Inbox | Place::Templates | Place::Ledger => {}
        }
    }
}
