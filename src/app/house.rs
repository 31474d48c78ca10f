//! Registers the screens and the actions that open sheets. The app can't name them itself: their rooms are above it.

use super::screen::Screen;
use super::update::Turn;
use super::verb::Verb;
use crate::domain::Moment;
use crate::domain::edits::timer::Started;

/// A timer to start once the user has said when a forgotten one ended, and its start. None starts it now.
pub type PendingStart = (Started, Option<Moment>);

/// An action, and the function that opens its sheet.
pub type Opener = (Verb, fn(&mut Turn<'_>));

/// The registered screens and openers of sheets.
pub struct House {
    /// Screens in the order of the tabs. `Esc` leads to the first.
    pub screens: &'static [&'static dyn Screen],
    /// Actions that open a sheet from any screen.
    pub openers: &'static [Opener],
    /// Opens the questions of the first start if nothing of a life is there yet.
    pub welcome: fn(&mut Turn<'_>),
    /// Opens the question when a forgotten timer ended. Returns false, and opens nothing, where none was forgotten.
    pub ask_when_ended: fn(&mut Turn<'_>, Option<PendingStart>) -> bool,
}

impl House {
    /// Returns the first screen, Day. Panics where none is registered.
    pub fn home(&self) -> &'static dyn Screen {
        *self.screens.first().expect("the first screen is registered")
    }

    /// Returns the screen that an action shows. None for any other action.
    pub fn screen(&self, verb: Verb) -> Option<&'static dyn Screen> {
        self.screens.iter().copied().find(|screen| screen.verb() == verb)
    }
}
