//! The mouse on Day and Week: a pure function of what it does, of the layout and of what is open.
//!
//! It says only what was pressed on, and what minute it has come to; `update` does the rest, as it does for keys.

use super::action::Action;
use chrono::NaiveDate;

use super::keymap::Context;
use super::layout::grid::{Grid, Under, gap_in};
use super::layout::list::Line;
use super::layout::{self, Body, Layout};
use super::model::{Cursor, Model};
use super::screen::Screen;
use super::verb::Verb;
use crate::report::day::agenda::{Agenda, Stop};

/// How many columns at the left of a block are its edge.
const EDGE: u16 = 2;

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The main button was pressed.
    Press,
    /// It was moved with the button pressed.
    Drag,
    /// The button was let go.
    Release,
    /// The wheel was turned away from the user.
    WheelUp,
    /// The wheel was turned towards the user.
    WheelDown,
}

/// What the mouse did, and in which cell of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub gesture: Gesture,
    /// The column.
    pub x: u16,
    /// The row.
    pub y: u16,
}

/// What of a block is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grip {
    /// All of it.
    Whole,
    /// The edge with which it begins.
    Start,
    /// The edge with which it ends.
    End,
}

/// What was pressed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Press {
    /// The day.
    pub date: NaiveDate,
    /// The block or the free time; none: neither, only the day.
    pub cursor: Option<Cursor>,
    /// What of it can be dragged, and the minute with which the row begins that it was taken at.
    pub grip: Option<(Grip, i64)>,
}

/// What is held since a press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    /// What was pressed on.
    pub press: Press,
    /// Whether the cursor was there already.
    pub was_selected: bool,
    /// Whether it has been anywhere else since.
    pub has_moved: bool,
    /// The minutes that it has been dragged by.
    pub by: i64,
}

/// What the mouse means on the screen in view, in a terminal that has room for it; nothing on most.
pub fn action(mouse: Mouse, model: &Model) -> Option<Action> {
    let context = model.context();
    let is_screen = matches!(model.screen, Screen::Day | Screen::Week);
    if !is_screen || !matches!(context, Context::Day | Context::Card) {
        return None;
    }
    match mouse.gesture {
        Gesture::Press if model.screen == Screen::Week => press_on_week(mouse, model),
        Gesture::Press => press(mouse, &Layout::new(model, model.size), model),
        // Blocks are dragged on Day, where an hour has the rows for it.
        Gesture::Drag if model.screen == Screen::Week => None,
        Gesture::Drag => match &Layout::new(model, model.size).body {
            Body::Grid(grid) => {
                model.held.as_ref()?.press.grip?;
                Some(Action::Drag(grid.scale.minute(grid.row_near(mouse.y))))
            }
            Body::List(_) => None,
        },
        Gesture::Release => model.held.is_some().then_some(Action::Release),
        _ if context == Context::Card || model.held.is_some() => None,
        Gesture::WheelUp => Some(Action::Do(Verb::Up)),
        Gesture::WheelDown => Some(Action::Do(Verb::Down)),
    }
}

fn press_on_week(mouse: Mouse, model: &Model) -> Option<Action> {
    let layout = layout::week::Layout::new(model, model.size);
    let (date, cursor) = layout.under(model, mouse.x, mouse.y)?;
    Some(Action::Press(Press { date, cursor, grip: None }))
}

fn press(mouse: Mouse, layout: &Layout, model: &Model) -> Option<Action> {
    let is_head =
        layout.frame.panel.is_some_and(|panel| panel.contains(mouse.x, mouse.y) && panel.y == mouse.y);
    if is_head {
        return (model.context() == Context::Day).then_some(Action::Do(Verb::NextPart));
    }
    if !layout.frame.main.contains(mouse.x, mouse.y) {
        return None;
    }
    let agenda = model.shown();
    let (cursor, grip) = match &layout.body {
        Body::Grid(grid) => on_grid(mouse, grid, agenda)?,
        Body::List(list) => match list.line(mouse.y)? {
            Line::Item(item) | Line::Detail(item) => (block(agenda, item)?, None),
            Line::Gap(gap) => (Cursor::Minute(gap.start), None),
            Line::Now(_) | Line::Folded(_) => return None,
        },
    };
    Some(Action::Press(Press { date: agenda.date, cursor: Some(cursor), grip }))
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
