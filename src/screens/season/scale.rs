//! Scale of work and life by week: a row for every step of the work share, from the highest down.

/// Steps between two rows in percent, finest first.
const STEPS: [u16; 7] = [2, 5, 10, 20, 25, 50, 100];
/// Most rows of a scale.
pub const MOST_ROWS: u16 = 31;
/// From this many rows on, a step may be the finest one, and only whole tens have figures.
const MANY: u16 = 12;

/// A linear scale of work shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShareScale {
    /// Share of the first row in percent.
    pub top: u16,
    /// Percent from one row to the next.
    pub step: u16,
    /// Number of rows.
    pub rows: u16,
}

impl ShareScale {
    /// Returns the finest scale of at most `most` rows that has these shares, from 0 to 1, and 50%. It fills the rows as
    /// far as 0% and 100% allow. With fewer than 2 rows it has 2.
    pub fn new(shares: impl Iterator<Item = f64>, most: u16) -> ShareScale {
        let most = most.clamp(2, MOST_ROWS);
        let (low, high) = shares
            .map(|share| share.clamp(0.0, 1.0) * 100.0)
            .fold((50.0_f64, 50.0_f64), |(low, high), share| (low.min(share), high.max(share)));
        // A share that is a hair off its step, as 0.55 is, belongs to that step.
        let ends = |step: u16| {
            let steps = |share: f64| share / f64::from(step);
            let (bottom, top) = (steps(low + 1e-9).floor(), steps(high - 1e-9).ceil());
            (whole(bottom) * step, whole(top) * step)
        };
        let fits = |step: &u16| {
            let (bottom, top) = ends(*step);
            (most >= MANY || *step >= 5) && (top - bottom) / step < most
        };
        let step = STEPS.into_iter().find(fits).unwrap_or(100);
        let (mut bottom, mut top) = ends(step);
        // The rows that are left widen the scale at both ends in turn.
        let mut goes_up = true;
        while (top - bottom) / step + 1 < most && (bottom > 0 || top < 100) {
            if (goes_up && top < 100) || bottom == 0 {
                top += step;
            } else {
                bottom -= step;
            }
            goes_up = !goes_up;
        }
        ShareScale { top, step, rows: (top - bottom) / step + 1 }
    }

    /// Returns the share of a row in percent.
    pub fn percent(self, row: u16) -> u16 {
        self.top.saturating_sub(row * self.step)
    }

    /// Returns the row nearest to a share, from 0 to 1.
    pub fn row(self, share: f64) -> u16 {
        let down = f64::from(self.top) - share.clamp(0.0, 1.0) * 100.0;
        whole((down / f64::from(self.step)).round()).min(self.rows - 1)
    }

    /// Returns whether a row has a figure.
    pub fn has_figure(self, row: u16) -> bool {
        self.rows < MANY || self.percent(row).is_multiple_of(10)
    }
}

/// Converts a whole number of percent or rows. Below 0 it is 0.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
fn whole(number: f64) -> u16 {
    number.clamp(0.0, 100.0) as u16
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_finest_step_that_fits_is_taken() {
        let scale = |shares: &[f64], most| {
            let ShareScale { top, step, rows } = ShareScale::new(shares.iter().copied(), most);
            (top, step, rows)
        };
        assert_eq!(scale(&[0.55, 0.6], 5), (65, 5, 5), "60%, 55%, 50%, and a step at each end");
        assert_eq!(scale(&[0.31, 0.66], 5), (70, 10, 5));
        assert_eq!(scale(&[0.0, 1.0], 5), (100, 25, 5));
        assert_eq!(scale(&[0.0, 1.0], 4), (100, 50, 3));
        assert_eq!(scale(&[0.45, 0.8], 21), (82, 2, 21));
        assert_eq!(scale(&[0.0, 1.0], 31), (100, 5, 21));
        assert_eq!(scale(&[], 21), (70, 2, 21));
        assert_eq!(scale(&[0.6], 0), (60, 10, 2), "60% and 50%");
        assert_eq!(scale(&[0.3, 0.8], 2), (100, 100, 2));
    }

    proptest! {
        /// A share is in the row whose figure is nearest, a larger one never below a smaller one, and all rows are one
        /// step apart.
        #[test]
        fn rows_are_linear(shares in prop::collection::vec(0.0_f64..=1.0, 0..9), most in 0_u16..40) {
            let scale = ShareScale::new(shares.iter().copied(), most);
            prop_assert!(scale.rows >= 2 && scale.rows <= most.max(2));
            prop_assert!(scale.top <= 100 && (scale.rows - 1) * scale.step <= scale.top);
            for row in 1..scale.rows {
                prop_assert_eq!(scale.percent(row - 1) - scale.percent(row), scale.step);
            }
            for share in &shares {
                let row = scale.row(*share);
                let off = (f64::from(scale.percent(row)) - share * 100.0).abs();
                prop_assert!(off <= f64::from(scale.step) / 2.0 + 1e-6, "{share} is {off} from its row");
                for other in shares.iter().filter(|other| *other > share) {
                    prop_assert!(scale.row(*other) <= row);
                }
            }
            let figures: Vec<u16> = (0..scale.rows).filter(|row| scale.has_figure(*row)).collect();
            prop_assert!(figures.len() >= 2 || scale.rows == 2);
            prop_assert!(figures.windows(3).all(|rows| rows[1] - rows[0] == rows[2] - rows[1]));
        }
    }
}
