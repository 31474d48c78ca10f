//! Keys in the inbox.

use super::Turn;
use crate::app::model::{Face, Tone};
use crate::app::prompt::Purpose;
use crate::app::sheet::Sheet;
use crate::app::verb::Verb;
use crate::domain::Block;
use crate::domain::verbs;
use crate::line::{self, Vocabulary};

impl Turn<'_> {
    pub(super) fn open_inbox(&mut self) {
        self.model.face = Face::Inbox;
        self.model.sheet = Some(Sheet::Inbox(0));
    }

    pub(super) fn on_inbox(&mut self, chosen: usize, verb: Verb) {
        let last = self.model.life.inbox.len().saturating_sub(1);
        let task = self.model.life.inbox.get(chosen).cloned();
        let stay = |turn: &mut Self, chosen: usize| turn.model.sheet = Some(Sheet::Inbox(chosen.min(last)));
        match (verb, task) {
            (Verb::Close, _) => self.model.face = Face::Week,
            (Verb::Down, _) => stay(self, chosen + 1),
            (Verb::Up, _) => stay(self, chosen.saturating_sub(1)),
            (Verb::Add, _) => self.prompt(Purpose::Task, String::new()),
            (Verb::Edit, Some(task)) => {
                let vocabulary = Vocabulary::of_life(&self.model.life);
                let line = line::line(&task, &vocabulary);
                self.prompt(Purpose::EditTask(task), line);
            }
            (Verb::Move, Some(task)) => self.prompt(Purpose::Place(task), String::new()),
            (Verb::Take, Some(task)) => match slot_for(self.model, &task) {
                Some(span) => {
                    let edit = verbs::place(&self.model.life, self.ctx, &task.id, self.model.date, span);
                    self.make_and_follow(edit, Verb::Inbox);
                    self.model.face = Face::Week;
                }
                None => {
                    self.model.say(Tone::Notice, "No free time is left on this day; m gives it another.");
                    stay(self, chosen);
                }
            },
            (Verb::Delete, Some(task)) => {
                let edit = verbs::inbox_remove(&self.model.life, &task.id);
                self.make(edit, Verb::Inbox);
                let last = self.model.life.inbox.len().saturating_sub(1);
                self.model.sheet = Some(Sheet::Inbox(chosen.min(last)));
            }
            (Verb::Undo, _) => {
                self.step_back(true);
                self.model.sheet = Some(Sheet::Inbox(chosen));
            }
            _ => stay(self, chosen),
        }
    }
}

/// The free time of the day in view that a task would take.
pub fn slot_for(model: &crate::app::Model, task: &Block) -> Option<crate::domain::Span> {
    let length = i64::from(task.estimate.map_or(30, |estimate| estimate.0));
    let here = model.stop().unwrap_or(0);
    let fits = |stop: &crate::report::day::agenda::Stop| match stop {
        crate::report::day::agenda::Stop::Gap(gap) if gap.minutes() >= length => {
            Some(crate::report::day::agenda::Extent { start: gap.start, end: gap.start + length }.span())
        }
        _ => None,
    };
    let stops = &model.agenda.stops;
    stops.get(here..).unwrap_or_default().iter().find_map(fits).or_else(|| stops.iter().find_map(fits))
}
