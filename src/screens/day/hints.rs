//! The key hints of Day.

use crate::app::footer::{Hint, Hints};
use crate::app::frame::is_covered;
use crate::app::{Model, Verb};

/// Hints at the right of the last line, on Day and Week.
pub const RIGHT: &[&[Hint]] = &[&[(Verb::Open, "more"), (Verb::Help, "help")]];

/// Returns the keys for the block or the free time under the cursor, in one order at every size.
pub(super) fn hints(model: &Model) -> Hints {
    use Verb::*;
    if is_covered(model) {
        return Hints::of([(NextPart, "next"), (Back, "back")]).right(RIGHT);
    }
    let Some(item) = model.selected() else {
        return Hints::of([
            (StartStop, "start"),
            (Add, "add"),
            (Suggest, "suggest"),
            (Why, "why"),
            (Replan, "replan"),
            (Inbox, "inbox"),
            (Undo, "undo"),
            (NextPart, "panel"),
        ])
        .right(RIGHT);
    };
    let timer = if item.block.running_since().is_some() { "stop" } else { "start" };
    Hints::of([
        (Timer, timer),
        (Add, "add"),
        (Done, "done"),
        (Why, "why"),
        (Replan, "replan"),
        (NextPart, "panel"),
        (Felt, "felt"),
        (Edit, "edit"),
        (Suggest, "suggest"),
        (Later, ""),
        (Earlier, "move"),
        (Longer, "longer"),
        (Undo, "undo"),
    ])
    .right(RIGHT)
}
