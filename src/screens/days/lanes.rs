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

/// With so many blocks at once, a group may have one lane more than that, for their order. With fewer, titles need the
/// columns more.
const MANY: u16 = 4;

/// Returns the groups of blocks that clash, directly or through others, with a lane for each block of a group. Blocks
/// must be in the order of their starts. Every block is in one group.
///
/// Blocks at the same time are in the order of their starts, from left to right: a block takes a lane right of those
/// that began before it and still go on. Only if a chain leaves no lane there, it begins again at the left.
pub fn lane_groups<T>(blocks: &[T], clash: impl Fn(&T, &T) -> bool) -> Vec<(Range<usize>, Vec<Lane>)> {
    // For each block, the earlier ones that it clashes with. They are in its group.
    let mut groups: Vec<Range<usize>> = Vec::new();
    let mut before: Vec<Vec<usize>> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let start = groups.last().map_or(index, |group| group.start);
        let own = (start..index).zip(blocks.iter().skip(start));
        let own: Vec<usize> = own.filter(|(_, other)| clash(other, block)).map(|(at, _)| at).collect();
        match groups.last_mut().filter(|_| !own.is_empty()) {
            Some(group) => group.end = index + 1,
            None => groups.push(index..index + 1),
        }
        before.push(own);
    }
    groups.into_iter().map(|group| (group.clone(), lanes(&before, group))).collect()
}

/// Returns a lane for each block of a group. `before` has the earlier blocks that each block clashes with.
fn lanes(before: &[Vec<usize>], group: Range<usize>) -> Vec<Lane> {
    let own = || before.iter().take(group.end).skip(group.start);
    let at_once = cells(own().map(|earlier| earlier.len() + 1).max().unwrap_or(1));
    let most = at_once + u16::from(at_once >= MANY);
    let mut placed: Vec<u16> = Vec::new();
    for earlier in own() {
        let lane_of = |block: &usize| placed.get(block - group.start).copied();
        let taken: Vec<u16> = earlier.iter().filter_map(lane_of).collect();
        let right = taken.iter().max().map_or(0, |lane| lane + 1);
        let free = || (0..).find(|lane| !taken.contains(lane)).unwrap_or(0);
        placed.push(if right < most { right } else { free() });
    }
    let of = placed.iter().max().map_or(1, |lane| lane + 1);
    placed.into_iter().map(|at| Lane { at, of }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
    fn lanes_of(blocks: &[(i32, i32)]) -> Vec<u16> {
        let groups = lane_groups(blocks, |a, b| a.0 < b.1 && b.0 < a.1);
        groups.into_iter().flat_map(|(_, lanes)| lanes).map(|lane| lane.at).collect()
    }

    #[test]
    fn blocks_at_once_are_in_the_order_of_their_starts() {
        // The first block of the chain has ended when the last two begin.
        assert_eq!(lanes_of(&[(0, 3), (1, 9), (2, 9), (4, 9), (5, 9)]), [0, 1, 2, 3, 4]);
        assert_eq!(lanes_of(&[(0, 9), (1, 2), (3, 4), (5, 6)]), [0, 1, 1, 1], "a lane is used again");
        assert_eq!(lanes_of(&[(0, 9), (1, 4), (2, 9), (5, 9)]), [0, 1, 2, 1], "between those that go on");
        // A chain of pairs has two lanes, not one for each block.
        assert_eq!(lanes_of(&[(0, 2), (1, 3), (2, 4), (3, 5), (4, 6)]), [0, 1, 0, 1, 0]);
    }

    proptest! {
        /// No two blocks at once share a lane, and there is at most one lane more than blocks at once. Where a group has
        /// no more blocks than lanes, all are in order.
        #[test]
        fn lanes_are_few_and_never_shared(blocks in proptest::collection::vec((0i32..40, 1i32..12), 1..14)) {
            let mut blocks: Vec<(i32, i32)> = blocks.into_iter().map(|(start, length)| (start, start + length)).collect();
            blocks.sort_unstable();
            let clash = |a: &(i32, i32), b: &(i32, i32)| a.0 < b.1 && b.0 < a.1;
            let mut seen = 0;
            for (group, lanes) in lane_groups(&blocks, clash) {
                prop_assert_eq!(group.start, seen);
                seen = group.end;
                let own: Vec<_> = blocks[group].iter().zip(&lanes).collect();
                let at_once = own.iter().map(|(one, _)| {
                    own.iter().filter(|(other, _)| other.0 <= one.0 && one.0 < other.1).count()
                });
                let at_once = at_once.max().unwrap_or(0);
                let most = at_once + usize::from(at_once >= 4);
                prop_assert!(usize::from(lanes[0].of) <= most);
                for (index, (one, lane)) in own.iter().enumerate() {
                    for (other, beside) in own.iter().skip(index + 1).filter(|(other, _)| clash(one, other)) {
                        prop_assert!(lane.at != beside.at, "{one:?} {other:?}");
                        prop_assert!(own.len() > most || lane.at < beside.at, "{one:?} {other:?}");
                    }
                }
            }
            prop_assert_eq!(seen, blocks.len());
        }
    }
}
