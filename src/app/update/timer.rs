//! Starting and stopping, from wherever one is.

use super::Turn;
use crate::app::action::Action;
use crate::app::house::ThenStart;
use crate::app::message::{Said, Tone};
use crate::app::model::Cursor;
use crate::app::verb::Verb;
use crate::domain::edits::timer::{self, Started};
use crate::domain::{Moment, Refused};

impl Turn<'_> {
    /// Starts something, now or at a moment before, and goes where it runs. Where something was forgotten it asks first
    /// when that ended, unless that is said. Returns whether it has started or asks.
    pub fn start(&mut self, what: Started, at: Option<Moment>, ended: Option<Moment>, again: Verb) -> bool {
        match timer::start(&self.model.life, self.ctx, what.clone(), at, ended) {
            Err(Refused::WhenEnded { .. }) => self.ask_when_ended(Some((what, at))),
            edit => self.make_and_follow(edit, again),
        }
    }

    /// Stops what runs, now or at a moment before. Returns whether it has stopped or asks: only a person knows when
    /// something forgotten ended.
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

    /// Asks when something ended that was forgotten while it ran, before what is to start after it. Returns whether there
    /// is such a thing.
    pub fn ask_when_ended(&mut self, then: Option<ThenStart>) -> bool {
        (self.model.house.ask_when_ended)(self, then)
    }
}
