//! Making an edit: it is applied and saved, or refused, or it waits for days to be loaded.

use chrono::NaiveDate;

use super::Turn;
use crate::app::action::{Action, Effect};
use crate::app::message::{Said, Tone};
use crate::app::model::Cursor;
use crate::app::verb::Verb;
use crate::app::waiting::Waiting;
use crate::domain::edits::{scores_since, timer};
use crate::domain::file::OperationKind;
use crate::domain::{Change, Edit, EntryChange, Refused};
use crate::report::day::Item;
use crate::report::life::words::scores_change;

impl Turn<'_> {
    /// Makes an edit, saves it and shows a message. If days are missing, loads them and then carries out `again`.
    /// Returns whether the edit was made.
    pub fn make(&mut self, edit: Result<Edit, Refused>, again: Verb) -> bool {
        let applied = edit.and_then(|edit| {
            let edit = timer::telling(&self.model.life, self.ctx, edit);
            let since = scores_since(&self.model.life, self.ctx, &edit);
            Ok((self.model.life.apply(edit.clone())?, edit, since))
        });
        match applied {
            Ok((inverse, edit, since)) => {
                for screen in self.model.house.screens {
                    screen.follow(self, &inverse, false);
                }
                let number = self.model.history.did(inverse, self.ctx.now);
                self.save(edit.places(), OperationKind::Made, edit.label.clone(), number);
                let past = since.map(|since| format!(" {}", scores_change(since))).unwrap_or_default();
                self.say(Tone::Plain, Said::from(format!("{}.{past}", edit.label)).key(Verb::Undo, "undo"));
                // Replanning and closing the day say beforehand what is too much.
                if !matches!(again, Verb::Replan | Verb::CloseDay) {
                    self.warn(&edit);
                }
                true
            }
            Err(refused) => {
                self.refuse(refused, Action::Do(again));
                false
            }
        }
    }

    /// Makes an edit as [`Turn::make`] does. Then moves the cursor to the block that the edit has written.
    pub fn make_and_follow(&mut self, edit: Result<Edit, Refused>, again: Verb) -> bool {
        let left = edit.as_ref().ok().and_then(|edit| {
            let mut blocks = edit.changes.iter().filter_map(|change| match change {
                Change::Block(date, EntryChange { after: Some(block), .. }) => {
                    Some((*date, block.id.clone()))
                }
                _ => None,
            });
            // The last change counts, because a start comes after the stop of another block.
            blocks.next_back()
        });
        let is_made = self.make(edit, again);
        if let (true, Some((date, id))) = (is_made, left) {
            if date != self.model.date && self.model.life.day(date).is_some() {
                self.model.refresh(self.ctx);
                let is_it = |item: &Item| item.date == date && item.block.id == id;
                // A block of last night may also be on the current day.
                if !self.model.agenda.items.iter().any(is_it) {
                    self.go(date);
                }
            }
            self.model.cursor = Cursor::Block(date, id);
        }
        is_made
    }

    /// Handles a refusal: loads the days that it needs and then carries out `again`, else shows the reason.
    pub fn refuse(&mut self, refused: Refused, again: Action) {
        match refused {
            Refused::Need(from, to) => self.wait_for(from, to, again),
            Refused::NeedWeek(week) => self.wait_for(week.monday(), week.sunday(), again),
            Refused::WhenEnded { .. } if self.ask_when_ended(None) => {}
            Refused::Because(words) | Refused::Already(words) => self.say(Tone::Notice, words),
            other => self.say(Tone::Error, other.to_string()),
        }
    }

    /// Loads days, and then carries out `again`, unless the user has moved on.
    pub fn wait_for(&mut self, from: NaiveDate, to: NaiveDate, again: Action) {
        self.model.waiting = Some(Waiting::new(self.model, again));
        self.say(Tone::Plain, "A day is still loading.");
        self.effects.push(Effect::Load(from, to));
    }
}
