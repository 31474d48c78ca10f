//! The mouse on Day: what lies under it, in the layout that is drawn.

use super::grid::{Grid, Under, gap_in};
use super::layout::{DayBody, DayLayout};
use crate::app::model::Cursor;
use crate::app::mouse::{Gesture, Grip, Mouse, Press};
use crate::app::{Model, Turn, Verb};
use crate::report::day::agenda::{Agenda, Stop};
use crate::screens::days::list::ListLine;

/// How many columns at the left of a block are its edge.
const EDGE: u16 = 2;

/// Takes what the mouse did.
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
                turn.drag(grid.scale.minute(grid.row_near(mouse.y)));
            }
        }
        other => turn.roll(other),
    }
}

fn pressed(mouse: Mouse, layout: &DayLayout, model: &Model) -> Option<Press> {
    if !layout.frame.main.contains(mouse.x, mouse.y) {
        return None;
    }
    let agenda = model.shown();
    let (cursor, grip) = match &layout.body {
        DayBody::Grid(grid) => on_grid(mouse, grid, agenda)?,
        DayBody::List(list) => match list.line(mouse.y)? {
            ListLine::Item(item) | ListLine::Detail(item) => (block(agenda, item)?, None),
            ListLine::Gap(gap) => (Cursor::Minute(gap.start), None),
            ListLine::Now(_) | ListLine::Folded(_) => return None,
        },
    };
    Some(Press { date: agenda.date, cursor: Some(cursor), grip })
}

fn on_grid(mouse: Mouse, grid: &Grid, agenda: &Agenda) -> Option<(Cursor, Option<(Grip, i64)>)> {
    Some(match grid.under(mouse.x, mouse.y)? {
        Under::Untimed(item) => (block(agenda, item)?, None),
        Under::Lived(index) => (block(agenda, grid.lived.get(index)?.item)?, None),
        Under::Planned(index) => {
            let cell = grid.plan.get(index)?;
            let row = grid.row(mouse.y)?;
            let is_edge = mouse.x < cell.columns(grid.plan_columns()).0 + EDGE;
            let grip = match is_edge {
                // Where a block has one row only, its end is what is wanted.
                true if row + 1 == cell.rows.1 => Grip::End,
                true if row == cell.rows.0 => Grip::Start,
                _ => Grip::Whole,
            };
            (block(agenda, cell.item)?, Some((grip, grid.scale.minute(row))))
        }
        Under::Free(row) => (Cursor::Minute(gap_in(agenda, &grid.scale, row)?.start), None),
    })
}

/// The cursor on a block; none on one that is no stop.
fn block(agenda: &Agenda, item: usize) -> Option<Cursor> {
    let is_stop = agenda.stops.contains(&Stop::Item(item));
    let item = agenda.items.get(item).filter(|_| is_stop)?;
    Some(Cursor::Block(item.date, item.block.id.clone()))
}
