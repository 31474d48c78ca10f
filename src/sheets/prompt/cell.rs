//! Editing a cell of a table, by a line that is typed or by steps.

use std::fmt::Debug;

use super::{Outcome, Outlined, Prompt, Purpose, Reader, Reading, Stays};
use crate::app::table::Cell;
use crate::app::{Said, Tone, Turn, Verb};
use crate::domain::Edit;
use crate::domain::config::Clock;

/// Words for a line that leaves its cell unchanged.
pub const AS_IT_IS: &str = "Nothing to change.";

/// A cell being edited.
#[derive(Debug)]
pub struct CellPrompt<R: 'static> {
    /// Row, as it was when the line was opened.
    pub row: R,
    /// Cell of the row.
    pub cell: &'static dyn Cell<R>,
    /// Called after the line has changed the row.
    pub written: fn(&mut Turn<'_>, &R),
}

impl<R: Debug + 'static> CellPrompt<R> {
    /// Opens the line, or says why the cell can't be edited.
    pub fn edit(self, turn: &mut Turn<'_>) {
        match self.cell.text(&turn.model.life, turn.ctx, &self.row) {
            Ok(text) => Prompt::new(self, text).open(turn),
            Err(fixed) => {
                let (verb, does) = fixed.instead;
                turn.say(Tone::Plain, Said::from(fixed.why).key(verb, does));
            }
        }
    }

    /// Changes the cell by one step: more for [`Verb::Longer`], else less.
    pub fn step(self, turn: &mut Turn<'_>, verb: Verb) {
        match self.cell.step(&turn.model.life, turn.ctx, &self.row, verb == Verb::Longer) {
            Some(edit) => {
                turn.make(edit, verb);
            }
            None => self.edit(turn),
        }
    }
}

impl<R: Debug> Purpose for CellPrompt<R> {
    fn name(&self) -> &'static str {
        self.cell.name()
    }

    fn hint(&self, _: Clock) -> String {
        self.cell.hint().to_owned()
    }

    fn unchanged(&self) -> Option<Vec<String>> {
        let choices = self.cell.choices().map(|choices| vec![AS_IT_IS.to_owned(), choices]);
        Some(choices.unwrap_or_default())
    }

    fn is_of_a_day(&self) -> bool {
        false
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        let choices = self.cell.choices();
        let (outcome, says) = match self.cell.read(&reader.model.life, reader.ctx, &self.row, text.trim())? {
            Some((edit, says)) => (Outcome::Make(Box::new(edit)), says),
            None => (Outcome::Close, AS_IT_IS.to_owned()),
        };
        Ok((outcome, [says].into_iter().chain(choices).collect(), None))
    }

    fn make(&self, turn: &mut Turn<'_>, edit: Edit, _: &Reading) -> bool {
        let is_made = turn.make(Ok(edit), Verb::Edit);
        if is_made {
            (self.written)(turn, &self.row);
        }
        is_made
    }
}
