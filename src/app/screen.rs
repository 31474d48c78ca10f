//! The trait of screens, and storage for their state.
//!
//! A screen is a folder of `screens` and one line in the list there. Nothing outside that folder matches on the screen.

use std::any::Any;
use std::fmt::Debug;

use chrono::NaiveDate;

use super::footer::Hints;
use super::keymap::Context;
use super::model::Model;
use super::mouse::Mouse;
use super::update::Turn;
use super::verb::Verb;
use crate::alignment::Score;
use crate::canvas::Canvas;
use crate::domain::{Ctx, Edit};

/// Span of both scores in the first lines of a screen.
#[derive(Debug, Clone, Copy)]
pub struct ScoreSpan<'m> {
    /// Names of the span, longest first. Empty for a day of no season.
    pub names: &'static [&'static str],
    /// Its score. `None` if it is not known.
    pub score: Option<&'m Score>,
}

/// A screen.
pub trait Screen: Sync {
    /// Returns the name in the tabs.
    fn name(&self) -> &'static str;

    /// Returns the action that shows it. No two screens share one, so it identifies the screen.
    fn verb(&self) -> Verb;

    /// Returns the place where its keys are looked up while no sheet is open.
    fn context(&self, model: &Model) -> Context;

    /// Returns the actions of all screens that do nothing on this one.
    fn ignores(&self) -> &'static [Verb] {
        &[]
    }

    /// Returns its initial state. `None` for a screen without state.
    fn state(&self) -> Option<Box<dyn ScreenState>> {
        None
    }

    /// Returns the first and last day that it needs.
    fn days(&self, model: &Model) -> (NaiveDate, NaiveDate);

    /// Prepares its state when the user goes to it.
    fn open(&self, _: &mut Model) {}

    /// Rebuilds what it shows after a change. Some of its days may not be loaded yet.
    fn refresh(&self, _: &mut Model, _: &Ctx) {}

    /// Carries out an action. Returns false if the action has no meaning on this screen.
    fn on(&self, turn: &mut Turn<'_>, verb: Verb) -> bool;

    /// Handles an event of the mouse outside the footer and the names of the screens.
    fn on_mouse(&self, turn: &mut Turn<'_>, mouse: Mouse) {
        turn.wheel(mouse.gesture);
    }

    /// Shows a day that the user asked for.
    fn look_at(&self, turn: &mut Turn<'_>, date: NaiveDate) {
        turn.go(date);
    }

    /// Returns whether it shows days. If so, undo and redo take the user to the day of the edit.
    fn shows_days(&self) -> bool {
        false
    }

    /// Returns the hints of its footer.
    fn hints(&self, model: &Model) -> Hints;

    /// Returns whether its first line has the names of the screens.
    fn has_tabs(&self) -> bool {
        true
    }

    /// Returns a line about what the cursor is on, shown while there is no message. `None` if there is nothing to say.
    fn status(&self, _: &Model) -> Option<String> {
        None
    }

    /// Returns whether it has a side panel in a wide terminal.
    fn has_panel(&self) -> bool {
        false
    }

    /// Returns the span that both scores in its first lines belong to. `None` for the forecast of the current week.
    fn span<'m>(&self, _: &'m Model) -> Option<ScoreSpan<'m>> {
        None
    }

    /// Returns the indices of the day's stops in the order in which the cursor visits them.
    fn stops(&self, model: &Model) -> Vec<usize> {
        (0..model.agenda.stops.len()).collect()
    }

    /// Returns the minutes by which one step moves a block.
    fn grain(&self, _: &Model) -> i64 {
        15
    }

    /// Reacts to an edit, even while another screen is shown. The edit is the inverse of one that was made. With
    /// `is_back`, it is the one that undo or redo applied.
    fn follow(&self, _: &mut Turn<'_>, _: &Edit, _: bool) {}

    /// Makes the day of the line that the user types visible.
    fn show_beside(&self, _: &mut Turn<'_>) {}

    /// Draws the screen. The terminal has at least the smallest size.
    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>);
}

/// State of a screen.
pub trait ScreenState: Any + Debug {}

/// States of all screens, looked up by type.
#[derive(Debug)]
pub struct ScreenStates(Vec<Box<dyn ScreenState>>);

impl ScreenStates {
    /// Returns the initial states of these screens.
    pub fn of(screens: &[&dyn Screen]) -> ScreenStates {
        ScreenStates(screens.iter().filter_map(|screen| screen.state()).collect())
    }

    /// Returns the state of this type. Panics if no screen of the list has one.
    pub fn get<T: ScreenState>(&self) -> &T {
        let mut all = self.0.iter().filter_map(|state| (state.as_ref() as &dyn Any).downcast_ref());
        all.next().expect("a screen of the list brings what it keeps")
    }

    /// Returns the same as [`ScreenStates::get`], mutable.
    pub fn get_mut<T: ScreenState>(&mut self) -> &mut T {
        let mut all = self.0.iter_mut().filter_map(|state| (state.as_mut() as &mut dyn Any).downcast_mut());
        all.next().expect("a screen of the list brings what it keeps")
    }
}
