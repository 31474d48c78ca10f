//! Balance: how the hours split between work and life, measured against the season's target (`scoring.md`,
//! "Balance, 0 to 100").

/// Band around a season's target that still counts as on target: 5 percentage points either way. A convention.
const TARGET_TOLERANCE: f64 = 1.0 / 20.0;
/// Band around even hours that still counts as balance when no side is heavy: 35:65 to 65:35. A convention.
const EVEN_TOLERANCE: f64 = 3.0 / 20.0;

/// Gap between share and target at which balance is 0, beyond the band. One width for all targets. A convention.
const WIDTH: f64 = 7.0 / 20.0;
/// Least part of work and life that each side needs for a balance. A convention.
const LEAST_SIDE: f64 = 1.0 / 20.0;
/// Fewest live days of a period for a balance. One day is too short for it. A convention.
pub(super) const LEAST_LIVE: f64 = 5.0 / 2.0;

/// Returns the balance of work and life in minutes, 0 to 100. `target` is the season's work share. Without one the
/// target is even hours. Returns `None` if one side is less than 5% of both together.
pub(super) fn score(work: f64, life: f64, target: Option<f64>) -> Option<f64> {
    let share = share(work, life).filter(|_| has_both(work, life))?;
    let (middle, band) = match target {
        Some(target) => (target, TARGET_TOLERANCE),
        None => (0.5, EVEN_TOLERANCE),
    };
    let gap = ((share - middle).abs() - band).max(0.0);
    Some((100.0 * (1.0 - gap / WIDTH)).max(0.0))
}

/// Returns the work share, 0 to 1. `None` without work and life.
pub(super) fn share(work: f64, life: f64) -> Option<f64> {
    (work + life > 0.0).then(|| work / (work + life))
}

/// Returns the minutes of work beyond the target. Above 0 life is behind, below 0 work is behind. `None` if one side
/// is less than 5% of both together.
pub(super) fn owed(work: f64, life: f64, target: Option<f64>) -> Option<f64> {
    has_both(work, life).then(|| work - target.unwrap_or(0.5) * (work + life))
}

/// Returns whether work and life each have a twentieth of their sum.
fn has_both(work: f64, life: f64) -> bool {
    work + life > 0.0 && work.min(life) / (work + life) >= LEAST_SIDE - super::NEAR
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_share(share: f64, target: Option<f64>) -> Option<f64> {
        score(share, 1.0 - share, target)
    }

    #[test]
    fn balance_falls_on_both_sides_of_a_target_at_one_width() {
        for (share, target, expected) in [
            (0.6, Some(0.6), 100.0),
            (0.65, Some(0.6), 100.0),
            (0.8, Some(0.6), 57.143),
            (0.9, Some(0.6), 28.571),
            (0.2, Some(0.6), 0.0),
            (0.1, Some(0.4), 28.571),
            (0.35, None, 100.0),
            (0.65, None, 100.0),
            (0.9, None, 28.571),
        ] {
            let found = of_share(share, target).unwrap();
            assert!((found - expected).abs() < 0.001, "{share} {target:?}: {found}");
        }
    }

    #[test]
    fn a_side_with_next_to_nothing_says_nothing() {
        for target in [None, Some(0.6)] {
            assert_eq!((score(96.0, 4.0, target), owed(96.0, 4.0, target)), (None, None));
            assert_eq!((score(4.0, 96.0, target), owed(0.0, 0.0, target)), (None, None));
            assert!(score(95.0, 5.0, target).is_some());
        }
        assert_eq!((share(96.0, 4.0), share(0.0, 0.0)), (Some(0.96), None));
    }

    #[test]
    fn what_is_owed_is_measured_against_the_target() {
        assert_eq!((owed(435.0, 90.0, None), owed(60.0, 180.0, None)), (Some(172.5), Some(-60.0)));
        assert!((owed(555.0, 210.0, Some(0.6)).unwrap() - 96.0).abs() < 1e-9);
    }
}
