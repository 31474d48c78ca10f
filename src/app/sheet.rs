//! The trait of sheets. At most one sheet is open over a screen, and it has its own keys.
//!
//! A sheet is a folder of `sheets`. Nothing outside that folder knows which sheet is open, except the code that opens
//! it.

use std::any::Any;
use std::fmt::Debug;

use chrono::NaiveDate;
use tui_input::Input;

use super::footer::Hints;
use super::keymap::Context;
use super::model::Model;
use super::mouse::Mouse;
use super::update::Turn;
use super::verb::Verb;
use crate::canvas::{Canvas, Region};
use crate::report::search::Hit;

/// What happens to a sheet after an action. If the action opened another sheet, that one replaces it in both cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetNext {
    /// It stays open.
    Stay,
    /// It is closed.
    Close,
}

/// Part of the terminal that a sheet takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetCover {
    /// All of the terminal.
    Whole,
    /// The bottom, up to this number of rows.
    Lower(u16),
    /// The side panel or, without one, the bottom, up to this number of rows.
    Panel(u16),
}

/// A sheet over a screen.
pub trait Sheet: Any + Debug {
    /// Returns the place where its keys are looked up.
    fn context(&self) -> Context;

    /// Returns whether an action of its place does something now. Help lists no others.
    fn takes(&self, _: Verb) -> bool {
        true
    }

    /// Returns the line that the user types on it. `None` while keys are actions, not text.
    fn line(&self) -> Option<&Input> {
        None
    }

    /// Returns the same as [`Sheet::line`], mutable.
    fn line_mut(&mut self) -> Option<&mut Input> {
        None
    }

    /// Returns the first and last day that it needs besides those of the screen. `None` if it needs no others.
    fn days(&self, _: &Model) -> Option<(NaiveDate, NaiveDate)> {
        None
    }

    /// Carries out an action. Meanwhile the sheet is not in the model.
    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext;

    /// Reacts to a change of its line.
    fn typed(&mut self, _: &mut Turn<'_>) -> SheetNext {
        SheetNext::Stay
    }

    /// Reads again what it shows, for instance once missing days are loaded.
    fn refresh(&mut self, _: &mut Turn<'_>) -> SheetNext {
        SheetNext::Stay
    }

    /// Reacts to a change of the life or of the time.
    fn changed(&mut self, _: &mut Turn<'_>) -> SheetNext {
        SheetNext::Stay
    }

    /// Takes hits of its search.
    fn found(&mut self, _: &Model, _: Vec<Hit>) {}

    /// Reacts to the end of its search. The number counts the files that could not be read.
    fn searched_all(&mut self, _: usize) {}

    /// Returns whether a key that means nothing here closes it, and the screen then acts on the key.
    fn lets_through(&self) -> bool {
        false
    }

    /// Handles an event of the mouse. `area` is the region that it takes of the lower part of the terminal. Returns `None`
    /// if it does nothing there. The wheel then moves its choice.
    fn on_mouse(&mut self, _: &mut Turn<'_>, _: Mouse, _: Region) -> Option<SheetNext> {
        None
    }

    /// Returns whether a press of the mouse outside closes it, and the screen then handles the press.
    fn gives_way(&self) -> bool {
        false
    }

    /// Returns the part that it takes of a terminal, given its columns and rows.
    fn cover(&self, _: &Model, _: (u16, u16)) -> SheetCover {
        SheetCover::Whole
    }

    /// Returns hints for the footer.
    fn hints(&self, _: &Model) -> Hints {
        Hints::default()
    }

    /// Draws the sheet into its region.
    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region);
}

impl dyn Sheet {
    /// Returns the sheet as type `T`. `None` if it is of another type.
    pub fn as_a<T: Sheet>(&self) -> Option<&T> {
        (self as &dyn Any).downcast_ref()
    }

    /// Returns the same as `as_a`, mutable.
    pub fn as_a_mut<T: Sheet>(&mut self) -> Option<&mut T> {
        (self as &mut dyn Any).downcast_mut()
    }
}
