//! Events of the mouse, and the state of a drag.

use chrono::NaiveDate;

use super::model::Cursor;

/// Kind of a mouse event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The main button was pressed.
    Press,
    /// The mouse was moved with the main button held.
    Drag,
    /// The main button was released.
    Release,
    /// The wheel was turned away from the user.
    WheelUp,
    /// The wheel was turned towards the user.
    WheelDown,
}

/// A mouse event in a cell of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// Kind of the event.
    pub gesture: Gesture,
    /// Column, from 0.
    pub x: u16,
    /// Row, from 0.
    pub y: u16,
}

/// Part of a block that is dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grip {
    /// The whole block.
    Whole,
    /// Its start.
    Start,
    /// Its end.
    End,
}

/// Target of a press of the main button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Press {
    /// Day that was hit.
    pub date: NaiveDate,
    /// Block or free time that was hit. `None` if only the day was.
    pub cursor: Option<Cursor>,
    /// Part that can be dragged, and the first minute of the row that was hit. `None` if nothing can be dragged.
    pub grip: Option<(Grip, i64)>,
}

/// State from a press of the main button to its release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MouseHold {
    /// Target of the press.
    pub press: Press,
    /// Whether the cursor was on it before the press.
    pub was_selected: bool,
    /// Whether the mouse has left that place since.
    pub has_moved: bool,
    /// Distance of the drag in minutes, negative towards the start of the day.
    pub by: i64,
}
