//! An action that waits until its days are loaded.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::action::Action;
use super::model::{Cursor, Model};
use super::verb::Verb;

/// An action that waits for days, and the state of the screen when the user chose it.
#[derive(Debug, Clone)]
pub(super) struct Waiting {
    pub action: Box<Action>,
    date: NaiveDate,
    /// Action that shows the screen. It identifies the screen.
    screen: Verb,
    cursor: Cursor,
    marks: BTreeSet<(NaiveDate, String)>,
}

impl Waiting {
    /// Stores an action together with the current state of the screen.
    pub fn new(model: &Model, action: Action) -> Waiting {
        let (date, screen, cursor) = (model.date, model.screen.verb(), model.cursor.clone());
        Waiting { action: Box::new(action), date, screen, cursor, marks: model.marks.clone() }
    }

    /// Returns whether screen, day, cursor and marks are still the same.
    pub fn is_in_view(&self, model: &Model) -> bool {
        (self.date, self.screen) == (model.date, model.screen.verb())
            && (&self.cursor, &self.marks) == (&model.cursor, &model.marks)
    }
}
