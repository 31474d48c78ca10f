//! Registers the screens and the actions that open sheets. The app can't name them itself, because their modules
//! depend on it.

use super::screen::Screen;
use super::update::Turn;
use super::verb::Verb;
use crate::domain::Moment;
use crate::domain::edits::timer::Started;

/// A timer that starts once the user has said when a forgotten one ended, and its start. `None` means now.
pub type PendingStart = (Started, Option<Moment>);

/// An action, and the function that opens its sheet.
pub type Opener = (Verb, fn(&mut Turn<'_>));

/// The registered screens and openers of sheets.
pub struct House {
    /// Screens in the order of the tabs. `Esc` goes to the first.
    pub screens: &'static [&'static dyn Screen],
    /// Actions that open a sheet from any screen.
    pub openers: &'static [Opener],
    /// Opens the questions of the first start if no data exists yet.
    pub welcome: fn(&mut Turn<'_>),
    /// Asks about blocks of earlier days that nobody marked, on the first start of a day.
    pub ask_to_close: fn(&mut Turn<'_>),
    /// Asks when a forgotten timer ended. Returns false and opens nothing if no timer was forgotten.
    pub ask_when_ended: fn(&mut Turn<'_>, Option<PendingStart>) -> bool,
}

impl House {
    /// Returns the first screen, Day. Panics if none is registered.
    pub fn home(&self) -> &'static dyn Screen {
        *self.screens.first().expect("the first screen is registered")
    }

    /// Returns the screen that an action shows. `None` for any other action.
    pub fn screen(&self, verb: Verb) -> Option<&'static dyn Screen> {
        self.screens.iter().copied().find(|screen| screen.verb() == verb)
    }
}
