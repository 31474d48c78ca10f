//! Balance: how the hours split between work and life, measured against the season's target (`scoring.md`,
//! "Balance, 0 to 100").

/// Band around a season's target that still counts as met: 5 percentage points either way. A convention.
const TARGET_TOLERANCE: f64 = 1.0 / 20.0;
/// Band around even hours that still counts as balance when no side is heavy: 35:65 to 65:35. A convention.
const EVEN_TOLERANCE: f64 = 3.0 / 20.0;

/// Returns the balance of a work share, 0 to 100. `target` is the season's share; `None` means even hours.
pub(super) fn score(share: f64, target: Option<f64>) -> f64 {
    let (middle, tolerance) = match target {
        Some(target) => (target, TARGET_TOLERANCE),
        None => (0.5, EVEN_TOLERANCE),
    };
    let gap = ((share - middle).abs() - tolerance).max(0.0);
    let farthest = middle.max(1.0 - middle) - tolerance;
    (100.0 * (1.0 - gap / farthest)).clamp(0.0, 100.0)
}

/// Returns the minutes that work took beyond half of both sides. Positive: life is short. Negative: work is
/// short.
pub(super) fn owed(work: f64, life: f64) -> f64 {
    work - (work + life) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heavy_season_is_met_at_its_target_and_falls_on_both_sides() {
        for (share, expected) in [(0.6, 100.0), (0.65, 100.0), (0.9, 54.5), (1.0, 36.4), (0.0, 0.0)] {
            assert!((score(share, Some(0.6)) - expected).abs() < 0.05, "{share}");
        }
        // A season with life as the heavy side is its mirror.
        for share in [0.0, 0.1, 0.4, 0.77, 1.0] {
            assert!((score(share, Some(0.4)) - score(1.0 - share, Some(0.6))).abs() < 1e-9);
        }
    }

    #[test]
    fn without_a_heavy_side_a_wide_middle_is_balance() {
        for (share, expected) in [(0.35, 100.0), (0.65, 100.0), (0.5, 100.0), (1.0, 0.0), (0.0, 0.0)] {
            assert!((score(share, None) - expected).abs() < 1e-9, "{share}");
        }
        assert!((score(0.828_571_428, None) - 48.979_592).abs() < 1e-5);
    }

    #[test]
    fn what_is_owed_is_half_the_difference() {
        assert_eq!((owed(435.0, 90.0), owed(0.0, 180.0)), (172.5, -90.0));
    }
}
