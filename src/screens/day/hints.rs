//! The key hints of Day.

use crate::app::footer::{Hint, Hints};
use crate::app::{Model, Verb};

/// Hints at the right of the last line, on Day and Week.
pub const RIGHT: &[&[Hint]] = &[&[(Verb::Open, "more"), (Verb::Help, "help")]];

/// Returns the likeliest keys for the block or the free time under the cursor.
pub(super) fn hints(model: &Model) -> Hints {
    use Verb::*;
    let Some(item) = model.selected() else {
        return Hints::of([
            (Add, "add"),
            (StartStop, "start"),
            (Inbox, "inbox"),
            (Why, "why"),
            (Replan, "replan"),
            (Undo, "undo"),
            (NextPart, "week"),
        ])
        .right(RIGHT);
    };
    let timer = if item.block.running_since().is_some() { "stop" } else { "start" };
    Hints::of([
        (Timer, timer),
        (Felt, "felt"),
        (Edit, "edit"),
        (Done, "done"),
        (Later, "later"),
        (Earlier, "earlier"),
        (Longer, "longer"),
        (Add, "add"),
        (Why, "why"),
        (Replan, "replan"),
        (Undo, "undo"),
    ])
    .right(RIGHT)
}
