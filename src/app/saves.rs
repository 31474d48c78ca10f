//! Queue of saves to the disk. One save runs at a time, and other files wait.
//!
//! The queue has only the names of files. Content and revision are read from the model when a save is sent. So all
//! edits of a waiting file become one save, made from the revision that the model has then.

use std::collections::BTreeSet;

use crate::domain::Place;

/// The save in progress, and the files that wait for it.
#[derive(Debug, Clone, Default)]
pub struct Saves {
    /// Files of the save in progress that are not answered yet.
    sent: BTreeSet<Place>,
    /// Files to save after it, each once, longest waiting first.
    waiting: Vec<Place>,
}

impl Saves {
    /// Returns whether no save is in progress.
    pub fn is_idle(&self) -> bool {
        self.sent.is_empty()
    }

    /// Adds files to those that wait.
    pub fn ask(&mut self, places: impl IntoIterator<Item = Place>) {
        for place in places {
            if !self.waiting.contains(&place) {
                self.waiting.push(place);
            }
        }
    }

    /// Returns the files to save now: the one that has waited longest, and those that `together` names with it.
    /// `None` while a save is in progress or no file waits. The files that `together` names count as sent.
    pub fn next(&mut self, together: impl Fn(Place) -> Vec<Place>) -> Option<Vec<Place>> {
        while self.is_idle() && !self.waiting.is_empty() {
            let first = self.waiting.remove(0);
            let batch = together(first);
            self.waiting.retain(|place| !batch.contains(place));
            self.sent.extend(batch.iter().copied());
            if !batch.is_empty() {
                return Some(batch);
            }
        }
        None
    }

    /// Handles the answer for one file: it was saved, or it was not.
    pub fn answered(&mut self, place: Place) {
        self.sent.remove(&place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the files to save with one: inbox and routines together, the others alone.
    fn groups(place: Place) -> Vec<Place> {
        match place {
            Place::Inbox | Place::Routines => vec![Place::Routines, Place::Inbox],
            // This file has no unsaved changes any more.
            Place::Seasons => Vec::new(),
            other => vec![other],
        }
    }

    #[test]
    fn one_save_is_on_its_way_and_what_waits_is_one() {
        let mut saves = Saves::default();
        assert_eq!((saves.next(groups), saves.is_idle()), (None, true));
        saves.ask([Place::Ledger]);
        assert_eq!(saves.next(groups), Some(vec![Place::Ledger]));
        for _ in 0..30 {
            saves.ask([Place::Ledger, Place::Inbox]);
            assert_eq!((saves.next(groups), saves.is_idle()), (None, false));
        }
        saves.ask([Place::Routines, Place::Life]);
        saves.answered(Place::Ledger);
        assert_eq!(saves.next(groups), Some(vec![Place::Ledger]));
        saves.answered(Place::Ledger);
        assert_eq!(saves.next(groups), Some(vec![Place::Routines, Place::Inbox]));
        saves.answered(Place::Routines);
        assert_eq!(saves.next(groups), None, "one of two files is answered");
        saves.answered(Place::Inbox);
        assert_eq!(saves.next(groups), Some(vec![Place::Life]));
        saves.answered(Place::Life);
        assert_eq!((saves.next(groups), saves.is_idle()), (None, true));
    }

    #[test]
    fn a_file_that_is_saved_by_now_keeps_no_other_waiting() {
        let mut saves = Saves::default();
        saves.ask([Place::Seasons, Place::Life]);
        assert_eq!(saves.next(groups), Some(vec![Place::Life]));
    }
}
