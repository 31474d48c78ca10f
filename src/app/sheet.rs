//! What a sheet answers. One sheet at a time lies over a screen, with keys of its own.
//!
//! A sheet is a folder of `sheets`. Nothing outside its folder asks which one it is, but for what opens it.

use std::any::Any;
use std::fmt::Debug;

use tui_input::Input;

use super::footer::Hints;
use super::keymap::Context;
use super::model::Model;
use super::update::Turn;
use super::verb::Verb;
use crate::canvas::{Area, Canvas};
use crate::report::search::Hit;

/// What becomes of a sheet once it has taken a key. Another sheet that was opened meanwhile stands in its place either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// It stays.
    Stay,
    /// It is closed.
    Close,
}

/// Which part of the terminal a sheet takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// All of it.
    Whole,
    /// So many rows at the bottom, as far as there are as many.
    Lower(u16),
    /// The side panel, or so many rows at the bottom where there is none.
    Panel(u16),
}

/// A sheet over a screen.
pub trait Sheet: Any + Debug {
    /// Where its keys are looked up.
    fn context(&self) -> Context;

    /// The line that is typed on it. None where nothing is typed.
    fn line(&self) -> Option<&Input> {
        None
    }

    /// The same, to be changed.
    fn line_mut(&mut self) -> Option<&mut Input> {
        None
    }

    /// Takes an action. The sheet is not open in the model meanwhile.
    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> Then;

    /// Hears that its line has changed.
    fn typed(&mut self, _: &mut Turn<'_>) -> Then {
        Then::Stay
    }

    /// Hears that days that were missing are there, or that what it shows is to be read again.
    fn refresh(&mut self, _: &mut Turn<'_>) -> Then {
        Then::Stay
    }

    /// Hears that the life or the time has changed.
    fn changed(&mut self, _: &mut Turn<'_>) -> Then {
        Then::Stay
    }

    /// Takes what a search has found.
    fn found(&mut self, _: &Model, _: Vec<Hit>) {}

    /// Hears that the search has gone through all days, but for so many files that it could not read.
    fn searched_all(&mut self, _: usize) {}

    /// Whether a press of the mouse beside it closes it and means what it means without it.
    fn gives_way(&self) -> bool {
        false
    }

    /// Which part of a terminal of so many columns and rows it takes.
    fn cover(&self, model: &Model, size: (u16, u16)) -> Cover;

    /// The keys that the last line names.
    fn hints(&self, model: &Model) -> Hints;

    /// Draws it in the area that it takes.
    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Area);
}

impl dyn Sheet {
    /// The sheet as the one that it is. None where it is another one.
    pub fn as_a<T: Sheet>(&self) -> Option<&T> {
        (self as &dyn Any).downcast_ref()
    }

    /// The same, to be changed.
    pub fn as_a_mut<T: Sheet>(&mut self) -> Option<&mut T> {
        (self as &mut dyn Any).downcast_mut()
    }
}
