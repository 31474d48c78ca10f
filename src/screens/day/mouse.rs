//! The mouse on Day.

use super::layout::grid::{DayGrid, GridHit};
use super::layout::{DayBody, DayLayout};
use crate::app::mouse::{Gesture, Grip, Mouse, Press};
use crate::app::{Model, Turn, Verb};
use crate::report::day::agenda::{Agenda, Stop};
use crate::screens::day::state::next_day;
use crate::screens::days::mouse::{cursor_on, gap_in};

/// Columns at the left of a block that count as its edge.
const EDGE: u16 = 2;

/// Carries out a press, drag or release of the mouse, or a turn of its wheel.
pub(super) fn on_mouse(turn: &mut Turn<'_>, mouse: Mouse) {
    if !turn.takes_mouse() {
        return;
    }
    let layout = || DayLayout::new(turn.model, turn.model.size);
    match mouse.gesture {
        Gesture::Press => {
            let layout = layout();
            let is_head =
                |panel: crate::canvas::Region| panel.contains(mouse.x, mouse.y) && panel.y == mouse.y;
            if layout.frame.panel.is_some_and(is_head) {
                if turn.model.sheet.is_none() {
                    turn.verb(Verb::NextPart);
                }
            } else if let Some(press) = pressed(mouse, &layout, turn.model) {
                turn.press(press);
            }
        }
        Gesture::Drag => {
            let is_held = turn.model.held.as_ref().is_some_and(|held| held.press.grip.is_some());
            if let (DayBody::Grid(grid), true) = (layout().body, is_held) {
                turn.drag(grid.scale.minutes(grid.row_near(mouse.y)).start);
            }
        }
        other => turn.roll(other),
    }
}

/// Returns the press on a block or free time. None outside the day and where the cursor can't go.
fn pressed(mouse: Mouse, layout: &DayLayout, model: &Model) -> Option<Press> {
    if !layout.frame.main.contains(mouse.x, mouse.y) {
        return None;
    }
    if let Some((next, agenda)) = layout.next.as_ref().zip(next_day(model))
        && next.list.area.contains(mouse.x, mouse.y)
    {
        let cursor = cursor_on(agenda, next.list.stop(mouse.y)?)?;
        return Some(Press { date: agenda.date, cursor: Some(cursor), grip: None });
    }
    let agenda = model.shown();
    let (stop, grip) = match &layout.body {
        DayBody::Grid(grid) => on_grid(mouse, grid, agenda)?,
        DayBody::List(list) => (list.stop(mouse.y)?, None),
    };
    Some(Press { date: agenda.date, cursor: Some(cursor_on(agenda, stop)?), grip })
}

/// Returns the stop under the mouse and, for a planned block, the part that a drag moves and the first minute of the
/// row. None where the cursor can't go.
fn on_grid(mouse: Mouse, grid: &DayGrid, agenda: &Agenda) -> Option<(Stop, Option<(Grip, i64)>)> {
    Some(match grid.under(mouse.x, mouse.y)? {
        GridHit::Untimed(item) => (Stop::Item(item), None),
        GridHit::Done(index) => (Stop::Item(grid.lived.get(index)?.item), None),
        GridHit::Planned(index) => {
            let cell = grid.plan.get(index)?;
            let row = grid.row(mouse.y)?;
            let is_edge = mouse.x < cell.columns.0 + EDGE;
            let grip = match is_edge {
                // In a block of one row, only the end can be dragged.
                true if row + 1 == cell.rows.1 => Grip::End,
                true if row == cell.rows.0 => Grip::Start,
                _ => Grip::Whole,
            };
            (Stop::Item(cell.item), Some((grip, grid.scale.minutes(row).start)))
        }
        GridHit::Free(row) => (Stop::Gap(gap_in(agenda, grid.scale.minutes(row))?), None),
    })
}
