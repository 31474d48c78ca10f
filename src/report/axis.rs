//! The axis of a chart of scores in rows of text. It is linear: every row is the same number of points.

use crate::alignment::QUADRANT_CUT;

/// Points from 100 down to [`QUADRANT_CUT`], which has a row of its own.
const SPAN: f64 = 100.0 - QUADRANT_CUT;
/// The axis goes down to this score at least, so that small changes do not look large.
const HIGHEST_FLOOR: f64 = 55.0;
/// Most rows from 100 down to [`QUADRANT_CUT`]: a row is a point then.
const MOST: u16 = 30;
/// Points between two ticks. The first is taken whose ticks all stand on rows.
const STEPS: [u16; 3] = [15, 10, 30];

/// Rows of a chart of scores, from 100 in the first row down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScoreAxis {
    /// Rows from 100 down to [`QUADRANT_CUT`].
    span: u16,
    rows: u16,
}

impl ScoreAxis {
    /// Fewest rows with which every score from 0 to 100 is at most half a row from its row.
    pub const LEAST_ROWS: u16 = 4;

    /// Returns the finest axis down to a score that takes at most so many rows, and at least [`Self::LEAST_ROWS`].
    pub fn new(lowest: f64, most_rows: u16) -> ScoreAxis {
        let lowest = lowest.clamp(0.0, HIGHEST_FLOOR);
        let of_span = |span: u16| ScoreAxis { span, rows: 1 + last_row(span, lowest) };
        // With other spans most rows between two ticks would have no figure.
        let spans =
            (1..=MOST).rev().filter(|span| *span == 1 || span.is_multiple_of(2) || span.is_multiple_of(3));
        let fitting = spans.map(of_span).find(|axis| axis.rows <= most_rows);
        fitting.unwrap_or_else(|| of_span(1))
    }

    /// Returns the number of rows.
    pub fn rows(self) -> u16 {
        self.rows
    }

    /// Returns the points from one row to the next.
    pub fn points_per_row(self) -> f64 {
        SPAN / f64::from(self.span)
    }

    /// Returns the row nearest to a score. The first row is 0.
    pub fn row(self, score: f64) -> u16 {
        nearest(self.rows - 1, (100.0 - score) / self.points_per_row())
    }

    /// Returns the rows with a figure, and their figures. The figures are the same number of points apart.
    pub fn ticks(self) -> impl Iterator<Item = (u16, u16)> {
        let [.., coarsest] = STEPS;
        let points =
            STEPS.into_iter().find(|points| (points * self.span).is_multiple_of(MOST)).unwrap_or(coarsest);
        let apart = points * self.span / MOST;
        (0..).map_while(move |tick: u16| {
            let row = tick.checked_mul(apart).filter(|row| *row < self.rows)?;
            Some((row, 100_u16.checked_sub(tick * points)?))
        })
    }
}

/// Returns the last row that is needed for a score.
fn last_row(span: u16, lowest: f64) -> u16 {
    let rows = (100.0 - lowest) * f64::from(span) / SPAN;
    // A score in the middle between two rows takes the upper one.
    nearest(u16::MAX, (rows - 0.5).ceil())
}

/// Returns the whole number nearest to a number of rows, from 0 to `most`.
#[expect(clippy::cast_possible_truncation, reason = "from 0 to a u16")]
fn nearest(most: u16, rows: f64) -> u16 {
    rows.clamp(0.0, f64::from(most)).round() as u16
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_score_stands_on_the_row_nearest_to_it(
            mut scores in proptest::collection::vec(0.0..=100.0_f64, 1..20),
            most_rows in 1..60_u16,
        ) {
            let lowest = scores.iter().copied().fold(100.0, f64::min);
            let axis = ScoreAxis::new(lowest, most_rows);
            prop_assert!(axis.rows() <= most_rows.max(ScoreAxis::LEAST_ROWS));
            scores.sort_by(f64::total_cmp);
            for pair in scores.windows(2) {
                prop_assert!(axis.row(pair[0]) >= axis.row(pair[1]), "a higher score never stands lower");
            }
            for score in scores {
                let row = axis.row(score);
                prop_assert!(row < axis.rows());
                let figure = 100.0 - f64::from(row) * axis.points_per_row();
                prop_assert!((figure - score).abs() <= axis.points_per_row() / 2.0 + 1e-9, "{score} in {row}");
            }
        }

        #[test]
        fn ticks_stand_on_the_row_of_their_figure_at_equal_distances(
            lowest in 0.0..=100.0_f64,
            most_rows in 1..60_u16,
        ) {
            let axis = ScoreAxis::new(lowest, most_rows);
            let ticks: Vec<(u16, u16)> = axis.ticks().collect();
            prop_assert_eq!(ticks[0], (0, 100));
            prop_assert!(ticks.len() >= 2);
            for (row, figure) in &ticks {
                let of_row = 100.0 - f64::from(*row) * axis.points_per_row();
                prop_assert!((of_row - f64::from(*figure)).abs() < 1e-9, "{figure} in {row}");
            }
            let apart: Vec<(u16, u16)> =
                ticks.windows(2).map(|pair| (pair[1].0 - pair[0].0, pair[0].1 - pair[1].1)).collect();
            prop_assert!(apart.iter().all(|one| *one == apart[0]), "{:?}", ticks);
            let cut = 100.0 - f64::from(axis.row(QUADRANT_CUT)) * axis.points_per_row();
            prop_assert!((cut - QUADRANT_CUT).abs() < 1e-9, "the cut has a row of its own");
        }
    }

    #[test]
    fn more_rows_are_used_for_a_finer_axis() {
        let axis = |most_rows| {
            let axis = ScoreAxis::new(44.0, most_rows);
            (axis.rows(), axis.points_per_row(), axis.ticks().map(|(row, _)| row).collect::<Vec<_>>())
        };
        assert_eq!(axis(4), (3, 30.0, vec![0, 1, 2]));
        assert_eq!(axis(7), (7, 10.0, vec![0, 1, 2, 3, 4, 5, 6]));
        assert_eq!(axis(20), (20, 3.0, vec![0, 5, 10, 15]));
        assert_eq!(axis(60), (57, 1.0, vec![0, 15, 30, 45]));
    }
}
