//! What the mouse does, and what it holds.

use chrono::NaiveDate;

use super::model::Cursor;

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

/// Which part of a block is held.
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
    /// The block or the free time. None where only the day was hit.
    pub cursor: Option<Cursor>,
    /// The part that can be dragged, and the minute with which the row begins that it was taken at.
    pub grip: Option<(Grip, i64)>,
}

/// What is held since a press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What was pressed on.
    pub press: Press,
    /// Whether the cursor was there already.
    pub was_selected: bool,
    /// Whether it has been anywhere else since.
    pub has_moved: bool,
    /// The minutes that it has been dragged by.
    pub by: i64,
}
