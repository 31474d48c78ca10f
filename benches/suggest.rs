//! The cost of suggested times in 14 days, beside the cost of reading the files that they need.
//!
//! The last line of `cargo bench --bench suggest` is the important one: how many times longer three times for each task
//! and each value take than reading and parsing those days.
#![allow(missing_docs, clippy::unwrap_used, reason = "it may fail loudly")]
#![allow(clippy::disallowed_methods, reason = "it writes the history that is read")]

mod common;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use aplomb::alignment::Period;
use aplomb::domain::config::SuggestedHours;
use aplomb::domain::date::plus;
use aplomb::domain::{Block, Ctx, IdSource, Life, Minutes, Week, Zone};
use aplomb::planning::suggest::{DAYS_BACK, SUGGESTIONS, Suggestion, Wanted, fill};
use aplomb::report::gather::REACH;
use aplomb::report::suggest::finder;
use aplomb::store::Store;
use chrono::{DateTime, NaiveDate};
use criterion::Criterion;

/// Days of history: more than suggestions look back.
const DAYS: u64 = 90;
const ROUNDS: usize = 31;

/// Today. The files go on for 8 days, so that some of the days ahead are full and others are free.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
}

fn period() -> Period {
    Period::new(today(), plus(today(), 13))
}

fn main() {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path();
    common::write_life(root, DAYS, plus(today(), 8));
    let life = load(root);
    let zone = life.profile.zone.unwrap_or(Zone::UTC);
    let now = zone.moment_of(today().and_hms_opt(9, 0, 0).unwrap());
    let ctx = Ctx {
        now: DateTime::from_timestamp(now * 60, 0).unwrap(),
        zone,
        ids: IdSource { seed: 0 },
        clock: Default::default(),
        hours: SuggestedHours::default(),
    };
    assert_eq!(suggest(&life, &ctx).len(), SUGGESTIONS);

    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    criterion.bench_function("14 days: read and parse", |run| run.iter(|| load(black_box(root))));
    criterion.bench_function("14 days: suggest", |run| run.iter(|| suggest(black_box(&life), &ctx)));
    criterion.bench_function("a week: fill", |run| {
        run.iter(|| fill(finder(black_box(&life), &ctx, period()).unwrap(), Week::of(today()).plus(1)))
    });
    criterion.final_summary();
    // Cargo passes `--bench` to measure. A test run only tries everything once.
    if std::env::args().any(|argument| argument == "--bench") {
        println!("suggest in 14 days: {:.2} times reading and parsing", ratio(root, &life, &ctx));
    }
}

/// Does everything that `aplomb suggest --text` does, except reading and printing.
fn suggest(life: &Life, ctx: &Ctx) -> Vec<Suggestion> {
    let task = Block { title: "Call".into(), estimate: Some(Minutes(45)), ..Block::default() };
    finder(life, ctx, period()).unwrap().find(&Wanted::task(&task), SUGGESTIONS, &[])
}

/// Reads the days that suggestions need.
fn load(root: &Path) -> Life {
    let mut store = Store::open(root);
    let mut life = store.load();
    let sunday = Week::of(period().to).sunday();
    store.load_days(&mut life, plus(today(), -DAYS_BACK - REACH), plus(sunday, REACH));
    life
}

/// Returns the median time of suggesting divided by the median time of reading. They are measured in turn, so that a
/// busy machine slows both.
fn ratio(root: &Path, life: &Life, ctx: &Ctx) -> f64 {
    fn time<T>(work: impl FnOnce() -> T) -> Duration {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    }
    let (mut read, mut suggested) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        read.push(time(|| load(root)));
        suggested.push(time(|| suggest(life, ctx)));
    }
    let median = |mut all: Vec<Duration>| {
        all.sort_unstable();
        all[all.len() / 2].as_secs_f64()
    };
    median(suggested) / median(read)
}
