//! Starting and stopping the timer, from any screen.

use super::Turn;
use crate::app::action::Action;
use crate::app::house::PendingStart;
use crate::app::message::{Said, Tone};
use crate::app::model::Cursor;
use crate::app::verb::Verb;
use crate::domain::edits::timer::{self, Started};
use crate::domain::{Moment, Refused};

impl Turn<'_> {
    /// Starts the timer, now or `at` a moment, and moves the cursor to its block. A forgotten timer ends at `ended`.
    /// Without `ended`, asks the user for it first. Returns whether the timer has started or the question is open.
    pub fn start(&mut self, what: Started, at: Option<Moment>, ended: Option<Moment>, again: Verb) -> bool {
        match timer::start(&self.model.life, self.ctx, what.clone(), at, ended) {
            Err(Refused::WhenEnded { .. }) => self.ask_when_ended(Some((what, at))),
            edit => self.make_and_follow(edit, again),
        }
    }

    /// Stops the timer, now or `at` a moment. Without a moment, asks the user when a forgotten timer ended. Returns
    /// whether the timer has stopped or the question is open.
    pub fn stop(&mut self, at: Option<Moment>) -> bool {
        match timer::stop(&self.model.life, self.ctx, at, None) {
            Ok((edit, stopped)) => {
                if self.make(Ok(edit), Verb::Timer) && stopped.kept {
                    let said = Said::from(format!("{}.", stopped.words())).key(Verb::Felt, "how it felt");
                    self.say(Tone::Plain, said);
                    self.model.cursor = Cursor::Block(stopped.date, stopped.id);
                }
                true
            }
            Err(Refused::WhenEnded { .. }) => self.ask_when_ended(None),
            Err(refused) => {
                self.refuse(refused, Action::Do(Verb::Timer));
                false
            }
        }
    }

    /// Asks the user when a forgotten timer ended. `then` starts afterwards. Returns false and opens nothing if no
    /// timer was forgotten.
    pub fn ask_when_ended(&mut self, then: Option<PendingStart>) -> bool {
        (self.model.house.ask_when_ended)(self, then)
    }
}
