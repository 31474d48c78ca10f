//! Saving and leaving: edits are saved one save at a time, and aplomb quits once everything is saved.

use super::Turn;
use crate::app::action::{Action, Effect};
use crate::app::verb::Verb;
use crate::domain::file::{OperationKind, OperationNote};
use crate::domain::{FileContent, LoadedFile, Place};

impl Turn<'_> {
    /// Saves files that one edit has changed, and all that have to be saved with them.
    pub(super) fn save(&mut self, places: Vec<Place>, kind: OperationKind, label: String) {
        self.model.unlogged.push((kind, label));
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
        // A save that is tried again has no label of its own.
        let (kinds, labels): (Vec<OperationKind>, Vec<String>) =
            std::mem::take(&mut self.model.unlogged).into_iter().unzip();
        let (kind, label) = match kinds.as_slice() {
            [] => (OperationKind::Made, "Changes on the screens".to_owned()),
            [kind] => (*kind, labels.concat()),
            _ => (OperationKind::Made, labels.join(", ")),
        };
        self.effects.push(Effect::Save(files, OperationNote::of_edit(kind, self.ctx.local(), label)));
    }

    /// Handles that a file was saved: the content that was sent, and the file as read back.
    pub(super) fn saved(&mut self, place: Place, sent: &FileContent, fresh: LoadedFile) {
        self.model.not_saved.remove(&place);
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
