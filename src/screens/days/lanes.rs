//! Lanes: columns for blocks that share time, side by side.

use std::ops::Range;

use crate::canvas::cells;

/// One of the lanes of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lane {
    /// Which lane, from 0 at the left.
    pub at: u16,
    /// How many lanes share the column. At least 1.
    pub of: u16,
}

impl Lane {
    /// The whole column.
    pub const WHOLE: Lane = Lane { at: 0, of: 1 };

    /// Returns the lane's part of a column of the screen. Both are given as a first terminal column and the one after
    /// the last.
    pub fn columns(self, (from, to): (u16, u16)) -> (u16, u16) {
        let width = (to - from) / self.of.max(1);
        let start = from + width * self.at;
        (start, if self.at + 1 == self.of { to } else { start + width })
    }

    /// Returns whether two lanes overlap.
    pub fn meets(self, other: Lane) -> bool {
        self.at * other.of < (other.at + 1) * self.of && other.at * self.of < (self.at + 1) * other.of
    }
}

/// Returns the first terminal column of each lane, and the column after the last lane. Lanes are equally wide where
/// that gives each the columns it needs. Else lanes that need less get only that, and the others share the rest.
pub fn lane_edges(needs: &[u16], (from, to): (u16, u16)) -> Vec<u16> {
    let mut order: Vec<usize> = (0..needs.len()).collect();
    order.sort_by_key(|lane| needs.get(*lane));
    let (mut left, mut widths) = (to.saturating_sub(from), vec![0; needs.len()]);
    let equal = left / cells(needs.len().max(1));
    let is_equal = needs.iter().all(|need| *need <= equal);
    for (at, lane) in order.iter().enumerate() {
        let share = left / cells(needs.len() - at);
        let need = needs.get(*lane).copied().unwrap_or(share);
        let width = if is_equal { share } else { need.min(share) };
        left -= width;
        if let Some(taken) = widths.get_mut(*lane) {
            *taken = width;
        }
    }
    // What nobody needs is the last lane's.
    let lanes = widths.iter().take(needs.len().saturating_sub(1));
    let mut edges = vec![from];
    edges.extend(lanes.scan(from, |x, width| {
        *x += width;
        Some(*x)
    }));
    edges.push(to);
    edges
}

/// Returns the groups of blocks that clash, directly or through others, with a lane for each block of a
/// group. Blocks must be in the order of their starts. Every block is in one group.
pub fn lane_groups<T>(blocks: &[T], clash: impl Fn(&T, &T) -> bool) -> Vec<(Range<usize>, Vec<Lane>)> {
    let mut groups: Vec<(Range<usize>, Vec<Lane>)> = Vec::new();
    let mut group: Vec<(&T, u16)> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let taken: Vec<u16> =
            group.iter().filter(|(other, _)| clash(other, block)).map(|(_, lane)| *lane).collect();
        if taken.is_empty() {
            groups.extend(closed(index, &group));
            group.clear();
        }
        group.push((block, (0..).find(|lane| !taken.contains(lane)).unwrap_or(0)));
    }
    groups.extend(closed(blocks.len(), &group));
    groups
}

/// Returns the group that ends before block `end`, with its lanes. None where it is empty.
fn closed<T>(end: usize, group: &[(&T, u16)]) -> Option<(Range<usize>, Vec<Lane>)> {
    let of = group.iter().map(|(_, at)| at + 1).max()?;
    Some((end - group.len()..end, group.iter().map(|(_, at)| Lane { at: *at, of }).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_that_needs_little_leaves_room_to_the_others() {
        assert_eq!(lane_edges(&[5, 8], (10, 30)), [10, 20, 30], "equal where that is enough");
        assert_eq!(lane_edges(&[5, 30], (10, 30)), [10, 15, 30]);
        assert_eq!(lane_edges(&[30, 5], (10, 30)), [10, 25, 30]);
        assert_eq!(lane_edges(&[30, 4, 30], (0, 30)), [0, 13, 17, 30]);
        assert_eq!(lane_edges(&[90], (3, 9)), [3, 9]);
    }

    #[test]
    fn blocks_that_clash_share_the_column() {
        let blocks = [(0, 3), (1, 2), (2, 4), (4, 5)];
        let clash = |a: &(i32, i32), b: &(i32, i32)| a.0 < b.1 && b.0 < a.1;
        let lane = |at, of| Lane { at, of };
        assert_eq!(
            lane_groups(&blocks, clash),
            [(0..3, vec![lane(0, 2), lane(1, 2), lane(1, 2)]), (3..4, vec![Lane::WHOLE])]
        );
        assert_eq!(lane(1, 3).columns((10, 20)), (13, 16));
        assert_eq!(lane(2, 3).columns((10, 20)), (16, 20), "the last lane has what is left");
        assert!(lane(0, 2).meets(lane(0, 3)) && !lane(0, 2).meets(lane(1, 2)));
    }
}
