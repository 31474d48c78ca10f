//! Replanning: how near its proposals are to the best plan, and how long a day of 30 blocks takes.
//!
//! `cargo bench --bench replan` prints both for seeded days: the points of 200 days of 8 blocks out of those of the best
//! plan by brute force, and the time of the CPU for a proposal.
#![allow(missing_docs, clippy::unwrap_used, reason = "it may fail loudly")]

#[path = "../tests/optimum/mod.rs"]
mod optimum;

use std::hint::black_box;
use std::time::Instant;

use aplomb::planning::replan::{propose, seekers};
use criterion::Criterion;
use optimum::{BrokenDay, broken_day, optimum};

const DAYS: u64 = 200;
/// Days of 30 blocks that are timed.
const LONG_DAYS: u64 = 20;
/// Minutes that they lose: most of the day.
const LOST: i64 = 8 * 60;
/// How often each of them is timed.
const ROUNDS: u32 = 20;

fn main() {
    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    let day = long_day(1);
    criterion.bench_function("replan a day of 30 blocks", |run| run.iter(|| replan(black_box(&day))));
    criterion.final_summary();
    // Cargo passes `--bench` to measure. A test run only tries everything once.
    if std::env::args().any(|argument| argument == "--bench") {
        let (mean, least) = part_of_the_best();
        println!(
            "points of the best plan: {mean:.1}% on average over {DAYS} days of 8 blocks, {least:.1}% at least"
        );
        let (mean, most) = times();
        println!("a day of 30 blocks: {mean:.2} ms on average over {LONG_DAYS} days, {most:.2} ms at most");
    }
}

fn long_day(seed: u64) -> BrokenDay {
    let mut day = broken_day(seed, 30, &[15, 20, 30, 45]);
    day.asked.gone = LOST;
    day
}

fn replan(day: &BrokenDay) -> i64 {
    propose(&day.life, &day.ctx, &day.week, &day.asked).unwrap().points()
}

/// Returns the mean and the least percentage of the best plan's points.
fn part_of_the_best() -> (f64, f64) {
    let parts: Vec<f64> = (0..DAYS)
        .filter_map(|seed| {
            let day = broken_day(seed, 8, &[30, 45, 60, 90, 120]);
            let best = optimum(&seekers(&day.life, &day.ctx, &day.week, &day.asked).unwrap());
            (best > 0).then(|| replan(&day) as f64 * 100.0 / best as f64)
        })
        .collect();
    (parts.iter().sum::<f64>() / parts.len() as f64, parts.iter().copied().fold(100.0, f64::min))
}

/// Returns the mean and the longest time of a proposal in milliseconds: of each day the shortest of several, as a busy
/// machine only adds to it.
fn times() -> (f64, f64) {
    let times: Vec<f64> = (0..LONG_DAYS)
        .map(|seed| {
            let day = long_day(seed);
            let once = || {
                let start = Instant::now();
                black_box(replan(&day));
                start.elapsed().as_secs_f64() * 1000.0
            };
            (0..ROUNDS).map(|_| once()).fold(f64::MAX, f64::min)
        })
        .collect();
    (times.iter().sum::<f64>() / times.len() as f64, times.iter().copied().fold(0.0, f64::max))
}
