//! What a screen answers, and what it keeps.
//!
//! A screen is a folder of `screens`, and one line of the list there. Nothing outside its folder asks which one it is.

use std::any::Any;
use std::fmt::Debug;

use chrono::NaiveDate;

use super::keymap::Context;
use super::model::Model;
use super::mouse::Mouse;
use super::update::Turn;
use super::verb::Verb;
use crate::canvas::Canvas;
use crate::domain::{Ctx, Edit};

/// A screen.
pub trait Screen: Sync {
    /// The name in the first line.
    fn name(&self) -> &'static str;

    /// The action that goes to it. No two screens share it, so it tells them apart.
    fn verb(&self) -> Verb;

    /// Where its keys are looked up while no sheet is open.
    fn context(&self, model: &Model) -> Context;

    /// The places whose keys help shows first.
    fn help(&self) -> &'static [Context];

    /// What it keeps between two keys, as it is at the start. None where it keeps nothing.
    fn state(&self) -> Option<Box<dyn ScreenState>> {
        None
    }

    /// The first and the last day that have to be loaded to show it.
    fn days(&self, model: &Model) -> (NaiveDate, NaiveDate);

    /// Gets ready to be looked at.
    fn open(&self, _: &mut Model) {}

    /// Builds again what it shows, after anything changed. Days that are missing are on their way.
    fn refresh(&self, _: &mut Model, _: &Ctx) {}

    /// Takes an action. Returns whether the action means anything here.
    fn on(&self, turn: &mut Turn<'_>, verb: Verb) -> bool;

    /// Takes what the mouse did.
    fn on_mouse(&self, _: &mut Turn<'_>, _: Mouse) {}

    /// Looks at a day.
    fn look_at(&self, turn: &mut Turn<'_>, date: NaiveDate) {
        turn.go(date);
    }

    /// Whether it shows days, so that the cursor goes to the day of an edit that was undone.
    fn shows_days(&self) -> bool {
        false
    }

    /// Whether the card and the inbox stand in a side panel where the terminal is wide.
    fn has_panel(&self) -> bool {
        false
    }

    /// The stops of the day by their numbers, in the order in which they are seen.
    fn stops(&self, model: &Model) -> Vec<usize> {
        (0..model.agenda.stops.len()).collect()
    }

    /// Minutes by which a step moves a block.
    fn grain(&self, _: &Model) -> i64 {
        15
    }

    /// Hears of an edit that was made, or that was undone or done again (`is_back`), whichever screen is in view.
    fn follow(&self, _: &mut Turn<'_>, _: &Edit, _: bool) {}

    /// Shows the day that is written about, where it lies outside what is in view.
    fn show_beside(&self, _: &mut Turn<'_>) {}

    /// Draws it, in a terminal that has room for it.
    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>);
}

/// What a screen keeps between two keys.
pub trait ScreenState: Any + Debug {}

/// What all screens keep, by type.
#[derive(Debug)]
pub struct ScreenStates(Vec<Box<dyn ScreenState>>);

impl ScreenStates {
    /// What these screens keep, as it is at the start.
    pub fn of(screens: &[&dyn Screen]) -> ScreenStates {
        ScreenStates(screens.iter().filter_map(|screen| screen.state()).collect())
    }

    /// What a screen of the list keeps.
    pub fn get<T: ScreenState>(&self) -> &T {
        let mut all = self.0.iter().filter_map(|state| (state.as_ref() as &dyn Any).downcast_ref());
        all.next().expect("a screen of the list brings what it keeps")
    }

    /// The same, to be changed.
    pub fn get_mut<T: ScreenState>(&mut self) -> &mut T {
        let mut all = self.0.iter_mut().filter_map(|state| (state.as_mut() as &mut dyn Any).downcast_mut());
        all.next().expect("a screen of the list brings what it keeps")
    }
}
