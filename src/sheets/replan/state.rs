//! What is asked of a replanning, what is proposed, and which line is chosen.

use crate::planning::replan::{Past, Proposal, ReplanLine, ReplanRequest};

/// Replanning from now: what is asked, and what is proposed.
#[derive(Debug, Clone)]
pub struct Replan {
    /// What is asked.
    pub asked: ReplanRequest,
    /// What is proposed.
    pub proposal: Proposal,
    /// The row that is chosen: first what is over and not marked, then what becomes of the other blocks.
    pub chosen: usize,
}

impl Replan {
    /// The block under the cursor that is over; none where it is one that is still to come.
    pub fn past(&self) -> Option<&Past> {
        self.proposal.past.get(self.chosen)
    }

    /// What becomes of the block under the cursor; none where it is over.
    pub fn line(&self) -> Option<&ReplanLine> {
        self.proposal.lines.get(self.chosen.checked_sub(self.proposal.past.len())?)
    }

    /// How many rows can be chosen.
    pub fn rows(&self) -> usize {
        self.proposal.past.len() + self.proposal.lines.len()
    }

    /// The row of a block.
    pub fn row_of(&self, id: &str) -> Option<usize> {
        let past = self.proposal.past.iter().map(|past| &past.block);
        past.chain(self.proposal.lines.iter().map(|line| &line.block)).position(|block| block.id == id)
    }

    /// The first row that has to give way.
    pub fn first_hit(&self) -> Option<usize> {
        let hit = self.proposal.lines.iter().position(|line| line.is_hit)?;
        Some(self.proposal.past.len() + hit)
    }
}
