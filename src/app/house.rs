//! What the app is told of the rooms above it: the screens, and what opens sheets.

use super::screen::Screen;
use super::update::Turn;
use super::verb::Verb;
use crate::domain::Moment;
use crate::domain::edits::timer::Started;

/// What is to start once it is known when something forgotten ended, and since when. Without a moment it starts now.
pub type ThenStart = (Started, Option<Moment>);

/// An action, and what opens its sheet.
pub type Opener = (Verb, fn(&mut Turn<'_>));

/// The screens, and what opens sheets.
pub struct House {
    /// The screens in the order of the first line. The first is where `Esc` leads.
    pub screens: &'static [&'static dyn Screen],
    /// The actions that open a sheet, wherever one is.
    pub openers: &'static [Opener],
    /// Asks when something ended that was forgotten while it ran, before what is to start after it. Returns whether
    /// there is such a thing.
    pub ask_when_ended: fn(&mut Turn<'_>, Option<ThenStart>) -> bool,
}

impl House {
    /// The first screen: Day.
    pub fn home(&self) -> &'static dyn Screen {
        self.screens[0]
    }

    /// The screen that an action goes to. None where it goes to no screen.
    pub fn screen(&self, verb: Verb) -> Option<&'static dyn Screen> {
        self.screens.iter().copied().find(|screen| screen.verb() == verb)
    }
}
