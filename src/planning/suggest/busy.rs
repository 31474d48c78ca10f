//! Taken time, with the time to settle before and to wind down after a job's blocks.

use chrono::NaiveDate;

use crate::domain::date::plus;
use crate::domain::intervals::{Interval, union};
use crate::domain::{Ctx, Life, Minutes, Moment};
use crate::planning::free::taken;
use crate::planning::recurrence::with_routines;
use crate::planning::whole_day::BESIDE;

/// Time that a block takes, and the id of its job.
#[derive(Debug, Clone)]
struct Busy {
    interval: Interval,
    job: Option<String>,
}

/// All time that is taken around some days.
#[derive(Debug, Clone)]
pub(super) struct BusyTimes(Vec<Busy>);

impl BusyTimes {
    /// Returns the time taken from the first to the last of some days, by blocks of the days beside too. Days that are
    /// not loaded take nothing.
    pub fn new(life: &Life, ctx: &Ctx, (from, to): (NaiveDate, NaiveDate)) -> BusyTimes {
        let (today, now) = (life.today(ctx), Some(ctx.minute()));
        let mut all = Vec::new();
        // A period that is over has no days.
        if from > to {
            return BusyTimes(all);
        }
        for (_, day) in life.days.range(plus(from, -BESIDE)..=plus(to, BESIDE)) {
            let day = with_routines(life, day, today);
            for block in &day.blocks {
                let job = block.engagement.as_deref().and_then(|id| life.profile.engagement(id));
                let job = job.map(|job| job.id.clone());
                let taken = taken(&day, block, ctx.zone, now).into_iter();
                all.extend(taken.map(|interval| Busy { interval, job: job.clone() }));
            }
        }
        BusyTimes(all)
    }

    /// Returns the time that is closed to a block of a job, in order. `None` is no job. Between blocks of one job no
    /// time to settle is needed. Between others, that of both sides is.
    pub fn closed(&self, life: &Life, job: Option<&str>) -> Vec<Interval> {
        let (own_before, own_after) = around(life, job);
        let padded = self.0.iter().map(|busy| {
            let (start, end) = busy.interval;
            if busy.job.is_some() && busy.job.as_deref() == job {
                return (start, end);
            }
            let (before, after) = around(life, busy.job.as_deref());
            (start - before - own_after, end + after + own_before)
        });
        union(padded.collect())
    }
}

/// Returns the minutes to settle before and to wind down after blocks of a job.
fn around(life: &Life, job: Option<&str>) -> (Moment, Moment) {
    let Some(job) = job.and_then(|id| life.profile.engagement(id)) else { return (0, 0) };
    let minutes = |time: Option<Minutes>| i64::from(time.unwrap_or_default().0);
    (minutes(job.before), minutes(job.after))
}
