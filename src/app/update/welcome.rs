//! Keys on the first start, and what is written when it is left.

use chrono::Timelike;

use super::Turn;
use crate::app::action::Effect;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::sheet::Sheet;
use crate::app::verb::Verb;
use crate::app::welcome::Welcome;
use crate::domain::Time;

impl Turn<'_> {
    pub(super) fn on_welcome(&mut self, mut welcome: Welcome, verb: Verb) {
        let is_over = match verb {
            Verb::Quit => return self.effects.push(Effect::Quit),
            Verb::Close => true,
            Verb::Take => welcome.go_on(),
            Verb::Back => {
                welcome.go_back();
                false
            }
            Verb::Down | Verb::Up => {
                welcome.choose(if verb == Verb::Down { 1 } else { -1 });
                false
            }
            Verb::Less | Verb::More => {
                welcome.change(verb == Verb::More);
                false
            }
            _ => false,
        };
        if is_over {
            self.begin(&welcome);
        } else {
            self.model.sheet = Some(Sheet::Welcome(Box::new(welcome)));
        }
    }

    /// Writes what was answered, and opens today with a first half hour offered.
    fn begin(&mut self, welcome: &Welcome) {
        let edit = welcome.edit(&self.model.life, self.ctx.zone);
        if !self.make(Ok(edit), Verb::Open) {
            return;
        }
        self.model.message = None;
        self.model.refresh(self.ctx);
        self.model.to_now();
        let local = self.ctx.local();
        let mut prompt = Prompt::new(Purpose::Add(crate::app::prompt::free_time(self.model)), String::new());
        prompt.offer = welcome.first_line(Time::from_minutes(local.hour() * 60 + local.minute()));
        self.model.sheet = Some(Sheet::Prompt(Box::new(prompt)));
        self.read_again();
    }
}
