//! Scale of the grid's rows.

use std::collections::BTreeSet;

use crate::report::day::agenda::MinuteSpan;

/// Scale of the rows: which minutes of the day each row shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowScale {
    /// Minutes of each row, from the top. Never empty.
    rows: Vec<MinuteSpan>,
    /// Minutes of a row that is not divided.
    pub step: i64,
}

impl RowScale {
    /// Returns rows of `step` minutes for these minutes. A row in which one block of a column ends and another begins
    /// is divided there, so that each of them has its own row.
    pub(super) fn new(extent: MinuteSpan, step: i64, columns: &[Vec<MinuteSpan>]) -> RowScale {
        let first = extent.start.div_euclid(step) * step;
        let mut starts: BTreeSet<i64> = std::iter::successors(Some(first), |start| Some(start + step))
            .take_while(|start| *start < extent.end.max(first + 1))
            .collect();
        for blocks in columns {
            let same_row = |a: i64, b: i64| a.div_euclid(step) == b.div_euclid(step);
            let mut above: Option<MinuteSpan> = None;
            for block in blocks {
                if above.is_some_and(|above| same_row(above.start, block.start) && above.end <= block.start) {
                    starts.insert(block.start);
                }
                above = above.filter(|above| above.end > block.end).or(Some(*block));
            }
        }
        let end = (extent.end - 1).div_euclid(step) * step + step;
        let ends = starts.iter().copied().skip(1).chain([end]);
        let rows = starts.iter().copied().zip(ends).map(|(start, end)| MinuteSpan { start, end });
        RowScale { rows: rows.collect(), step }
    }

    /// Returns the number of rows.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Returns all minutes of the rows.
    pub(super) fn extent(&self) -> MinuteSpan {
        let (first, last) = (self.rows.first(), self.rows.last());
        let whole = first.zip(last).map(|(first, last)| MinuteSpan { start: first.start, end: last.end });
        whole.unwrap_or(MinuteSpan { start: 0, end: 1 })
    }

    /// Returns the row of a minute: the first row for an earlier one, the last for a later one.
    pub fn row(&self, minute: i64) -> usize {
        self.rows.partition_point(|row| row.end <= minute).min(self.rows.len().saturating_sub(1))
    }

    /// Returns the minutes of a row.
    pub fn minutes(&self, row: usize) -> MinuteSpan {
        self.rows.get(row).copied().unwrap_or(MinuteSpan { start: 0, end: 1 })
    }

    /// Returns the first row of an extent and the row after its last.
    pub fn rows(&self, extent: MinuteSpan) -> (usize, usize) {
        let start = self.row(extent.start);
        (start, self.row(extent.end - 1).max(start) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spans(starts: &[(i64, i64)]) -> Vec<MinuteSpan> {
        starts.iter().map(|(start, end)| MinuteSpan { start: *start, end: *end }).collect()
    }

    #[test]
    fn blocks_one_after_the_other_have_their_own_rows() {
        let day = MinuteSpan { start: 540, end: 720 };
        let scale = RowScale::new(day, 60, &[spans(&[(540, 560), (560, 600), (600, 660), (615, 630)])]);
        let starts: Vec<i64> = scale.rows.iter().map(|row| row.start).collect();
        assert_eq!(starts, [540, 560, 600, 660], "blocks that share time are beside each other instead");
    }

    proptest! {
        #[test]
        fn every_minute_has_one_row(
            blocks in proptest::collection::vec((0i64..1400, 1i64..200), 0..20),
            step in proptest::sample::select(vec![15i64, 30, 60]),
        ) {
            let mut blocks = blocks;
            blocks.sort_unstable();
            let blocks: Vec<(i64, i64)> = blocks.iter().map(|(start, length)| (*start, start + length)).collect();
            let day = MinuteSpan { start: 0, end: 1600 };
            let scale = RowScale::new(day, step, &[spans(&blocks)]);
            for pair in scale.rows.windows(2) {
                prop_assert_eq!(pair[0].end, pair[1].start);
            }
            prop_assert!(scale.extent().start <= 0 && scale.extent().end >= 1600);
            for minute in 0..1600 {
                let row = scale.minutes(scale.row(minute));
                prop_assert!((row.start..row.end).contains(&minute) && row.minutes() <= step);
            }
        }
    }
}
