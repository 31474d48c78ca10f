//! Tests of starting, stopping and marking around midnight, in several zones: at most one timer runs, and no time is
//! written that has not passed.

use proptest::prelude::*;

use super::super::timer::{self, Started, running, start, stop};
use super::*;
use crate::domain::running;
use crate::domain::validate;

/// Nights without a clock change, and nights in which the clocks go forward or back.
const NIGHTS: [(&str, &str); 10] = [
    ("Europe/Lisbon", "2026-11-18"),
    ("Europe/Lisbon", "2026-12-31"),
    ("Europe/Lisbon", "2026-10-24"),
    ("Europe/Lisbon", "2026-03-28"),
    ("America/New_York", "2026-10-31"),
    ("America/New_York", "2026-03-07"),
    ("Australia/Lord_Howe", "2026-04-04"),
    ("Australia/Lord_Howe", "2026-10-03"),
    ("America/St_Johns", "2026-10-31"),
    ("Asia/Kolkata", "2026-02-28"),
];

/// One action, the minutes since the last action, and how many minutes ago the user says that it was.
#[derive(Debug, Clone, Copy)]
struct Step {
    what: usize,
    after: i64,
    back: i64,
}

fn step() -> impl Strategy<Value = Step> {
    let after = prop_oneof![0i64..3, 0i64..90, 0i64..700];
    (0usize..10, after, 0i64..400).prop_map(|(what, after, back)| Step { what, after, back })
}

/// Returns a life around an evening, with plans of that day that end after midnight and plans of the next day.
fn evening(zone: Zone, date: NaiveDate, day_start: &str) -> Life {
    let mut life = Life::default();
    life.profile.day.start = day_start.parse().unwrap();
    for day in plus(date, -4).iter_days().take(10) {
        life.days.insert(day, Day { has_file: true, ..Day::empty(day) });
    }
    let blocks =
        [(date, "ev111", "20:00-21:00"), (date, "n1ght", "22:17-25:31"), (date, "sma11", "24:30-27:00")];
    for (date, id, plan) in
        blocks.into_iter().chain([(plus(date, 1), "m0rn1", "00:15-09:00"), (plus(date, 1), "ba111", "")])
    {
        life.days.get_mut(&date).unwrap().blocks.push(block(id, id, plan));
    }
    for day in life.days.values_mut() {
        day.head.zone = Some(zone);
    }
    life
}

/// Returns the edit of an action. None: it is refused. If aplomb asks when a timer ended, the answer is halfway to
/// the action.
fn edit(life: &Life, ctx: &Ctx, date: NaiveDate, at: Option<Moment>, what: usize) -> Option<Edit> {
    let targets: Vec<Target> = [date, plus(date, 1)]
        .iter()
        .flat_map(|date| life.days[date].blocks.iter().map(|block| Target::new(*date, block.clone())))
        .collect();
    let answer = || {
        let running = timer::to_end(life, ctx)?;
        Some(running.since + (at.unwrap_or(ctx.minute()) - running.since).max(0) / 2)
    };
    let started = match what {
        0..=4 => Started::Block(targets[what % targets.len()].clone()),
        5 | 6 => Started::New(block("", "Call", "")),
        7 => {
            // A timer under a minute is not kept, and done would mean done as planned.
            let running = running(life, ctx).filter(|running| running.since < ctx.minute())?;
            let target = Target::new(running.date, running.block);
            return done(life, ctx, &target).ok();
        }
        _ => {
            let stopped = stop(life, ctx, at, None);
            let stopped = match stopped {
                Err(Refused::WhenEnded { .. }) => stop(life, ctx, answer(), None),
                other => other,
            };
            return Some(stopped.ok()?.0);
        }
    };
    match start(life, ctx, started.clone(), at, None) {
        Err(Refused::WhenEnded { .. }) => start(life, ctx, started, at, answer()).ok(),
        edit => edit.ok(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_thing_runs_and_nothing_is_written_that_was_not(
        night in 0..NIGHTS.len(),
        day_start in prop::sample::select(vec!["00:00", "04:00"]),
        begin in 18 * 60i64..28 * 60,
        steps in prop::collection::vec(step(), 1..12),
    ) {
        let (zone, date) = (zone(NIGHTS[night].0), date(NIGHTS[night].1));
        let mut life = evening(zone, date, day_start);
        let begin = zone.moment(date, Time::MIDNIGHT) + begin;
        // No written time is after this moment.
        let (mut now, mut known) = (begin, begin);
        for step in steps {
            now += step.after;
            let time = DateTime::from_timestamp(now * 60, 0).unwrap();
            let ctx = Ctx { now: time, zone, ids: IdSource { seed: now as u64 }, clock: Default::default(), hours: Default::default() };
            let at = (now - step.back >= known && step.back > 0).then_some(now - step.back);
            let Some(edit) = edit(&life, &ctx, date, at, step.what) else { continue };
            let label = edit.label.clone();
            life.apply(edit).map_err(|refused| TestCaseError::fail(format!("{label}: {refused}")))?;
            known = now;
            let all: Vec<&Block> = life.days.values().flat_map(|day| &day.blocks).collect();
            let runs = all.iter().flat_map(|block| &block.actual).filter(|stretch| stretch.over().is_none());
            prop_assert!(runs.count() <= 1, "{}", label);
            let mut sum = 0;
            for day in life.days.values() {
                prop_assert_eq!(validate::day(day, Some(zone)), Vec::new(), "{}", &label);
                for block in &day.blocks {
                    for span in block.actual.iter().filter_map(|stretch| stretch.over()) {
                        let (from, to) = day.resolve(block, span, zone).unwrap();
                        prop_assert!(begin <= from && to <= now, "{} {} {}", label, day.date, span);
                        sum += to - from;
                    }
                    for running in running::of_block(&life, &ctx, day, block) {
                        prop_assert!(begin <= running.since && running.since <= now, "{}", label);
                        sum += now - running.since;
                    }
                }
            }
            prop_assert!(sum <= now - begin, "{}: {} of {}", label, sum, now - begin);
            let days: Vec<Day> = life.days.values().cloned().collect();
            prop_assert_eq!(validate::running(&days, zone, now), Vec::new(), "{}", &label);
        }
    }
}
