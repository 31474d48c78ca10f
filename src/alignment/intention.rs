//! Kept plans: how many planned minutes of each value were done, day by day (`scoring.md`, component
//! "intention"). Only the sums of a day count, so moving a block within its day costs nothing.

use super::AsOf;
use super::Lens;
use super::counting::{CountedPiece, count};
use super::gathered_day::GatheredDay;
use crate::domain::{Moment, Status, covered};

/// Minutes of a value, summed over days.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Intended {
    pub planned: i64,
    /// Sum over days of the smaller of planned and done.
    pub kept: i64,
}

/// An interval that serves a value.
type Serving = (u32, Moment, Moment);

/// Adds the minutes of a counted day for each active value. Skipped blocks count as planned. Blocks that were moved
/// or called off do not: a moved block counts on its new day. Usual blocks do not count either. Only the part of a
/// plan before now counts.
pub(super) fn add_day(day: &GatheredDay, as_of: &AsOf, is_active: &[bool], sums: &mut [Intended]) {
    let mut planned: Vec<Serving> = Vec::new();
    for block in &day.blocks {
        if matches!(block.status, Some(Status::Moved | Status::Released)) || block.is_virtual {
            continue;
        }
        let Some((start, end)) = block.plan.map(|(start, end)| (start, end.min(as_of.now))) else { continue };
        if start < end {
            let active =
                day.values(block).iter().filter(|value| is_active.get(**value as usize) == Some(&true));
            planned.extend(active.map(|&value| (value, start, end)));
        }
    }
    if planned.is_empty() {
        return;
    }
    let mut lived: Vec<Serving> = Vec::new();
    let mut pieces: Vec<CountedPiece> = Vec::new();
    for block in &day.blocks {
        pieces.clear();
        count(day, block, Lens::Actual, as_of, &mut pieces);
        for piece in &pieces {
            lived.extend(day.values(block).iter().map(|&value| (value, piece.start, piece.end)));
        }
    }
    planned.sort_unstable();
    lived.sort_unstable();
    let mut lived = lived.as_slice();
    for run in planned.chunk_by(|a, b| a.0 == b.0) {
        let Some(&(value, ..)) = run.first() else { continue };
        (_, lived) = lived.split_at(lived.partition_point(|serving| serving.0 < value));
        let (own, rest) = lived.split_at(lived.partition_point(|serving| serving.0 == value));
        lived = rest;
        let asked = union(run);
        if let Some(sum) = sums.get_mut(value as usize) {
            sum.planned += asked;
            sum.kept += asked.min(union(own));
        }
    }
}

/// Returns the minutes covered by at least one of the intervals.
fn union(servings: &[Serving]) -> i64 {
    covered(servings.iter().map(|&(_, start, end)| (start, end)).collect())
}
