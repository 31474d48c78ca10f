//! Signs of blocks on the screens of days.

use crate::app::Model;
use crate::domain::Status;
use crate::report::day::agenda::{BlockState, Item};

/// Returns the sign of a block's state, and the word that replaces it in ASCII. A question mark means not marked.
pub fn sign(item: &Item) -> (&'static str, &'static str) {
    match item.state {
        BlockState::Running => ("●", "now"),
        _ if item.is_unmarked => ("?", "?"),
        BlockState::Done => ("✓", "done"),
        BlockState::Skipped => ("–", "skip"),
        BlockState::Moved => ("→", "moved"),
        BlockState::Released => ("–", "called off"),
        BlockState::Ghost => ("·", "usual"),
        BlockState::Planned | BlockState::Paused => ("·", "plan"),
        BlockState::Untimed => match item.block.status {
            Some(Status::Done) => ("✓", "done"),
            Some(Status::Skipped) => ("–", "skip"),
            Some(Status::Moved) => ("→", "moved"),
            Some(Status::Released) => ("–", "called off"),
            None => ("·", ""),
        },
    }
}

/// Returns whether a block is marked.
pub fn is_marked(model: &Model, item: &Item) -> bool {
    model.marks.contains(&(item.date, item.block.id.clone()))
}

/// Returns whether a block of the previewed day is not on the day shown yet. A block that is only changed is not new.
pub fn is_new(model: &Model, item: &Item) -> bool {
    model.preview.is_some() && model.agenda.items.iter().all(|one| one.block.id != item.block.id)
}
