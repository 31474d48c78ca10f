//! Blocks of today that are over and not marked. Replanning marks them only as the user says here.

use super::desk::{Desk, on_clock};
use crate::domain::edits::Target;
use crate::domain::{Block, Day, Span};
use crate::planning::close::unmarked;

/// How the user marks a block that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// Not marked: it does not change.
    #[default]
    NotMarked,
    /// It was done as planned.
    Done,
    /// It was not done.
    NotDone,
}

impl Mark {
    /// Returns the next mark. After the last comes the first.
    pub fn next(self) -> Mark {
        match self {
            Mark::NotMarked => Mark::Done,
            Mark::Done => Mark::NotDone,
            Mark::NotDone => Mark::NotMarked,
        }
    }
}

/// A block of today that is over and not marked.
#[derive(Debug, Clone, PartialEq)]
pub struct Past {
    /// The block.
    pub block: Block,
    /// Planned time, in the current zone.
    pub planned: Span,
    /// Mark of the block.
    pub mark: Mark,
}

impl Desk<'_> {
    /// Returns the planned blocks of today that are over and not marked, as closing the day lists them.
    pub(super) fn past(&self, day: &Day) -> Vec<Past> {
        let past = |Target { block, .. }: Target| {
            let place = day.resolve(&block, block.plan?, self.ctx.zone)?;
            let mark = self.asked.marks.get(&block.id).copied().unwrap_or_default();
            let planned = on_clock(self.ctx.zone, self.today, place);
            (place.1 <= self.asked.at).then_some(Past { block, planned, mark })
        };
        unmarked(self.life, self.ctx, (self.today, self.today)).into_iter().filter_map(past).collect()
    }
}
