//! Replanning against the best plan by brute force.
#![allow(missing_docs, clippy::unwrap_used, reason = "it may fail loudly")]

mod optimum;

use aplomb::planning::replan::{propose, seekers};
use optimum::{broken_day, optimum};

/// Days that are compared. The bench `replan` compares 200.
const DAYS: u64 = 60;

/// On average a proposal has at least 95% of the points of the best plan, and never more than all of them.
#[test]
fn proposals_have_nearly_all_points_of_the_best_plan() {
    let mut parts: Vec<f64> = Vec::new();
    for seed in 0..DAYS {
        let day = broken_day(seed, 8, &[30, 45, 60, 90, 120]);
        let seekers = seekers(&day.life, &day.ctx, &day.week, &day.asked).unwrap();
        let best = optimum(&seekers);
        let found = propose(&day.life, &day.ctx, &day.week, &day.asked).unwrap().points();
        assert!(found <= best, "day {seed}: {found} of {best} points");
        if best > 0 {
            parts.push(found as f64 / best as f64);
        }
    }
    assert!(parts.len() > DAYS as usize / 2, "only {} days break", parts.len());
    let mean = parts.iter().sum::<f64>() / parts.len() as f64;
    let least = parts.iter().copied().fold(1.0, f64::min);
    assert!(mean >= 0.95 && least >= 0.8, "{:.1}% on average, {:.1}% at least", mean * 100.0, least * 100.0);
}
