//! An action that has to wait until its days are loaded.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::action::Action;
use super::model::{Cursor, Model};
use super::verb::Verb;

/// An action that waits for days, and the state of the screen when it was asked for.
#[derive(Debug, Clone)]
pub(super) struct Waiting {
    pub action: Box<Action>,
    date: NaiveDate,
    /// Action that shows the screen, as its identity.
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

    /// Whether screen, day, cursor and marks are still the same.
    pub fn is_in_view(&self, model: &Model) -> bool {
        (self.date, self.screen) == (model.date, model.screen.verb())
            && (&self.cursor, &self.marks) == (&model.cursor, &model.marks)
    }
}
