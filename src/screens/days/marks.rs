//! The signs of a block on the screens of days.

use crate::app::Model;
use crate::report::day::agenda::{Item, State};

/// The sign of a state, and the word that stands for it where signs are words.
pub fn sign(item: &Item) -> (&'static str, &'static str) {
    match item.state {
        State::Running => ("●", "now"),
        State::Done => ("✓", "done"),
        State::Skipped => ("–", "skip"),
        State::Moved => ("→", "moved"),
        State::Released => ("–", "let go"),
        State::Ghost => ("·", "usual"),
        State::Planned | State::Paused => ("·", "plan"),
        State::Untimed => ("·", ""),
    }
}

/// Whether an item is marked.
pub fn is_marked(model: &Model, item: &Item) -> bool {
    model.marks.contains(&(item.date, item.block.id.clone()))
}
