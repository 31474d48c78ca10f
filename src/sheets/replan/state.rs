//! State of replanning: request, proposal and chosen row.

use crate::planning::replan::{Past, Proposal, ReplanLine, ReplanRequest};

/// Replanning from now.
#[derive(Debug, Clone)]
pub struct Replan {
    /// Request of the user.
    pub asked: ReplanRequest,
    /// Proposal for the request.
    pub proposal: Proposal,
    /// Index of the chosen row: first the blocks that are over, then the lines of the others.
    pub chosen: usize,
}

impl Replan {
    /// Chosen block that is over. None where the chosen row is a line of the rest.
    pub fn past(&self) -> Option<&Past> {
        self.proposal.past.get(self.chosen)
    }

    /// Chosen line of the rest of today. None where the chosen block is over.
    pub fn line(&self) -> Option<&ReplanLine> {
        self.proposal.lines.get(self.chosen.checked_sub(self.proposal.past.len())?)
    }

    /// Number of rows that can be chosen.
    pub fn rows(&self) -> usize {
        self.proposal.past.len() + self.proposal.lines.len()
    }

    /// Index of the row of a block. None where it has none.
    pub fn row_of(&self, id: &str) -> Option<usize> {
        let past = self.proposal.past.iter().map(|past| &past.block);
        past.chain(self.proposal.lines.iter().map(|line| &line.block)).position(|block| block.id == id)
    }

    /// Index of the first row whose block the lost time affects. None where it affects none.
    pub fn first_hit(&self) -> Option<usize> {
        let hit = self.proposal.lines.iter().position(|line| line.is_hit)?;
        Some(self.proposal.past.len() + hit)
    }
}
