//! Blocks that are tied to their time: a lunch, a school run, a child's bedtime. They move a little or not at all.

use super::desk::{Desk, Want};
use crate::domain::{Block, Moment};

/// Minutes by which a block that is tied to its time may begin later, at most. Others are waiting, or the body is: after
/// two hours a lunch is no lunch and a school run no school run.
pub(super) const SHORT_WHILE: i64 = 2 * 60;
/// Longest length of a small block, in minutes.
const SMALL: i64 = 30;
/// Days after today to which a small block may move. Later, it is better thought of anew than planned.
const SMALL_AHEAD: usize = 2;
/// Areas whose blocks are tied to their time.
const AREAS: [&str; 3] = ["care", "meals", "sleep"];

impl Desk<'_> {
    /// Returns whether a block is tied to its time: care, a meal or sleep, with people, or of a routine.
    pub fn is_tied(&self, block: &Block) -> bool {
        let is_of = |area: &str| AREAS.iter().any(|tied| self.areas.is_under(area, tied));
        block.routine.is_some() || !block.with.is_empty() || block.area.as_deref().is_some_and(is_of)
    }

    /// Returns the latest start of a block today, if it leaves its old place. `None` if any is right.
    pub fn latest(&self, want: &Want) -> Option<Moment> {
        self.is_tied(&want.block).then_some(want.place.0 + SHORT_WHILE)
    }

    /// Returns the number of days after today to which a block may move.
    pub fn days_ahead(&self, want: &Want) -> usize {
        match (self.is_tied(&want.block), is_small(want.place.1 - want.place.0)) {
            (true, _) => 0,
            (false, true) => SMALL_AHEAD,
            (false, false) => usize::MAX,
        }
    }

    /// Returns the start of the next block that is tied to its time and has the same people, or is care as this one
    /// is: a pick-up does not move behind a bedtime. `None` if there is none.
    pub fn before_next_tied(&self, want: &Want) -> Option<Moment> {
        let is_care =
            |block: &Block| block.area.as_deref().is_some_and(|area| self.areas.is_under(area, "care"));
        let is_alike = |other: &Block| {
            other.with.iter().any(|who| want.block.with.contains(who))
                || (is_care(other) && is_care(&want.block))
        };
        let after = self.wants.iter().filter(|other| other.place.0 >= want.place.1 && is_alike(&other.block));
        after.map(|other| other.place.0).min()
    }
}

/// Returns whether a block is small, by its minutes.
pub(super) fn is_small(minutes: i64) -> bool {
    minutes <= SMALL
}
