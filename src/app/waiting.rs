//! What was asked for before its days were there.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::action::Action;
use super::model::{Cursor, Model};
use super::verb::Verb;

/// An action that waits for days to be loaded, and what was in view when it was asked for.
#[derive(Debug, Clone)]
pub(super) struct Waiting {
    pub action: Box<Action>,
    date: NaiveDate,
    /// The action that goes to the screen.
    screen: Verb,
    cursor: Cursor,
    marks: BTreeSet<(NaiveDate, String)>,
}

impl Waiting {
    /// Of what is in view now.
    pub fn new(model: &Model, action: Action) -> Waiting {
        let (date, screen, cursor) = (model.date, model.screen.verb(), model.cursor.clone());
        Waiting { action: Box::new(action), date, screen, cursor, marks: model.marks.clone() }
    }

    /// Whether the user still looks at what the action is about.
    pub fn is_in_view(&self, model: &Model) -> bool {
        (self.date, self.screen) == (model.date, model.screen.verb())
            && (&self.cursor, &self.marks) == (&model.cursor, &model.marks)
    }
}
