//! The signs of a block on the screens of days.

use crate::app::Model;
use crate::report::day::agenda::{BlockState, Item};

/// The sign of a state, and the word that stands for it where signs are words.
pub fn sign(item: &Item) -> (&'static str, &'static str) {
    match item.state {
        BlockState::Running => ("●", "now"),
        BlockState::Done => ("✓", "done"),
        BlockState::Skipped => ("–", "skip"),
        BlockState::Moved => ("→", "moved"),
        BlockState::Released => ("–", "let go"),
        BlockState::Ghost => ("·", "usual"),
        BlockState::Planned | BlockState::Paused => ("·", "plan"),
        BlockState::Untimed => ("·", ""),
    }
}

/// Whether an item is marked.
pub fn is_marked(model: &Model, item: &Item) -> bool {
    model.marks.contains(&(item.date, item.block.id.clone()))
}
