//! Blocks of today that are over and not marked. Replanning marks them only as the user says here.

use super::desk::{Desk, on_clock};
use crate::domain::{Block, Day, Moment, Span};

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
    /// Returns the blocks of a day that are over and not marked, earliest first, without sleep and running blocks.
    pub(super) fn past(&self, day: &Day) -> Vec<Past> {
        let planned = |block: &Block| {
            let is_open = block.status.is_none() && block.running_since().is_none();
            let place = day.resolve(block, block.plan?, self.ctx.zone)?;
            (is_open && !self.is_sleep(block) && place.1 <= self.asked.at).then_some(place)
        };
        let mut found: Vec<((Moment, Moment), &Block)> =
            day.blocks.iter().filter_map(|block| Some((planned(block)?, block))).collect();
        found.sort_by(|(place, block), (other, than)| (place, &block.id).cmp(&(other, &than.id)));
        let past = found.into_iter().map(|(place, block)| Past {
            block: block.clone(),
            planned: on_clock(self.ctx.zone, self.today, place),
            mark: self.asked.marks.get(&block.id).copied().unwrap_or_default(),
        });
        past.collect()
    }
}
