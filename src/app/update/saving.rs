//! Saving and leaving: edits are saved one save at a time, and aplomb quits once everything is saved.

use super::Turn;
use crate::app::action::{Action, Effect};
use crate::app::verb::Verb;
use crate::domain::file::{EditToLog, OperationKind, OperationNote};
use crate::domain::{FileContent, LoadedFile, Place};

impl Turn<'_> {
    /// Saves files that one edit has changed, and all that have to be saved with them. The edit is made, taken back or
    /// made again, as the step with this number.
    pub(super) fn save(&mut self, places: Vec<Place>, kind: OperationKind, label: String, number: u64) {
        self.log(&places, kind, label, number);
        self.model.unsaved.extend(places.iter().copied());
        self.model.saves.ask(places.iter().copied());
        if places.len() > 1 {
            self.model.linked.push(places);
        }
        self.send();
        self.stale = true;
    }

    /// Saves all unsaved files.
    pub(super) fn save_all(&mut self) {
        self.model.saves.ask(self.model.unsaved.iter().copied());
        self.send();
    }

    /// Sends the files that wait to be saved, unless a save is in progress.
    fn send(&mut self) {
        let Some(files) = self.model.next_save() else { return };
        let is_sent = |edit: &EditToLog| {
            edit.after.iter().any(|(place, _)| files.iter().any(|(sent, ..)| sent == place))
        };
        let (sent, waiting) = std::mem::take(&mut self.model.unlogged).into_iter().partition(is_sent);
        (self.model.being_logged, self.model.unlogged) = (sent, waiting);
        self.effects.push(Effect::Save(files, self.model.being_logged.clone()));
    }

    /// Keeps an edit for the log, with the content of its files after it. It goes there once they are saved.
    fn log(&mut self, places: &[Place], kind: OperationKind, label: String, number: u64) {
        let step = format!("{}-{number}", self.model.run);
        let content = |place: &Place| Some((*place, self.model.life.content(*place)?));
        let after: Vec<(Place, FileContent)> = places.iter().filter_map(content).collect();
        let (step, of) = match kind {
            OperationKind::Made => (Some(step), None),
            _ => (None, Some(step)),
        };
        let note = OperationNote { step, of, kind, ..OperationNote::of_edit(self.ctx.local(), label) };
        let edit = EditToLog { note, after };
        // The next edit of a step that waits takes its place.
        let goes_on = |last: &EditToLog| {
            let places =
                |edit: &EditToLog| -> Vec<Place> { edit.after.iter().map(|(place, _)| *place).collect() };
            edit.note.step.is_some() && last.note.step == edit.note.step && places(last) == places(&edit)
        };
        match self.model.unlogged.last_mut() {
            Some(last) if goes_on(last) => *last = edit,
            _ => self.model.unlogged.push(edit),
        }
    }

    /// Handles that a file was saved: the content that was sent, and the file as read back.
    pub(super) fn saved(&mut self, place: Place, sent: &FileContent, fresh: LoadedFile) {
        self.model.not_saved.remove(&place);
        self.model.being_logged.clear();
        // The file of the first day is gone. Loading finds the new first day.
        if let (Place::Day(date), Some(FileContent::Day(day))) = (place, &fresh.content)
            && !day.has_file
            && self.model.life.first_day == Some(date)
        {
            self.effects.push(Effect::Load(date, date));
        }
        // A file that was edited since stays unsaved until its next save.
        let is_sent = self.model.life.content(place).as_ref() == Some(sent);
        if is_sent || !self.model.unsaved.contains(&place) {
            self.model.is_saved(place);
            self.model.take_over(place, fresh);
        }
        self.answered(place);
        self.stale = true;
    }

    /// Handles that a file was not saved, for this reason.
    pub(super) fn not_saved(&mut self, place: Place, reason: String) {
        self.model.unsaved.insert(place);
        // Its edits go into the log with the save that succeeds.
        let later = std::mem::take(&mut self.model.being_logged);
        self.model.unlogged.splice(..0, later);
        self.model.not_saved.insert(place, reason);
        self.answered(place);
    }

    fn answered(&mut self, place: Place) {
        self.model.saves.answered(place);
        self.send();
        if self.model.is_leaving && self.model.unsaved.is_empty() {
            self.effects.push(Effect::Quit);
        }
    }

    /// Quits once everything is saved. If the user quits again, quits without waiting.
    pub(super) fn quit(&mut self) {
        if self.model.unsaved.is_empty() || self.model.is_leaving {
            self.effects.push(Effect::Quit);
            return;
        }
        self.model.is_leaving = true;
        self.model.not_saved.clear();
        self.save_all();
    }

    /// Handles what the user does while aplomb is about to quit. Returns true if the action is not carried out any
    /// further.
    pub(super) fn while_leaving(&mut self, action: &Action) -> bool {
        let is_of_user = matches!(
            action,
            Action::Do(_) | Action::Mouse(_) | Action::Type(_) | Action::Paste(_) | Action::Line(_)
        );
        if !self.model.is_leaving || !is_of_user {
            return false;
        }
        match action {
            Action::Do(Verb::Quit | Verb::Leave) => {
                self.effects.push(Effect::Quit);
                true
            }
            // Ignores keys that the user typed for the program that comes after aplomb.
            action if !self.model.saves.is_idle() && !matches!(action, Action::Do(Verb::Back)) => true,
            _ => {
                self.model.is_leaving = false;
                false
            }
        }
    }
}
