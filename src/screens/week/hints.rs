//! The key hints of Week.

use super::layout::{WeekLayout, is_low};
use super::state::{WeekPart, kept};
use crate::app::footer::Hints;
use crate::app::frame::WITH_PANEL;
use crate::app::model::Cursor;
use crate::app::{Model, Verb};
use crate::screens::day::hints::RIGHT;

/// Returns the hints: keys that move the cursor, and actions that only Week has. With few columns, actions that are
/// also on the card come last.
pub(super) fn hints(model: &Model, layout: &WeekLayout) -> Hints {
    use Verb::*;
    let is_running = model.selected().is_some_and(|item| item.block.running_since().is_some());
    let timer = if is_running { "stop" } else { "start" };
    let is_wide = model.size.0 >= WITH_PANEL;
    let across = [(NextDay, ""), (PreviousDay, "other day")];
    let across = || across.into_iter().filter(|_| model.selected().is_some());
    let mut hints = vec![(DayBefore, ""), (DayAfter, "day")];
    if model.cursor == Cursor::Intention {
        hints.insert(0, (Edit, "edit"));
    }
    hints.extend(across().filter(|_| is_wide));
    let is_low = is_low(model.size);
    let hidden = layout.part_hidden.1;
    let part = match kept(model).part(is_low).next(is_low) {
        // Rows out of view come first.
        _ if hidden > 0 => "rest",
        WeekPart::Days => "hours",
        WeekPart::Values => "values",
        WeekPart::Areas => "areas",
    };
    let menu = (DayMenu, if is_wide { "goal, grace day" } else { "goal" });
    let (add, lived, part) = (
        (Add, "add"),
        (PlanLived, if model.size.0 >= 140 { "plan, done, forecast" } else { "plan, done" }),
        (NextPart, part),
    );
    match is_wide {
        true => hints.extend([add, lived, menu, part]),
        // With few columns, the key for the part out of view comes first.
        false => hints.extend([part, add, lived, menu]),
    }
    hints.extend(across().filter(|_| !is_wide));
    if model.selected().is_some() {
        hints.extend([(Later, ""), (Earlier, "move"), (Timer, timer)]);
    }
    hints.extend([(Why, "why"), (Undo, "undo")]);
    Hints::of(hints).right(RIGHT)
}
