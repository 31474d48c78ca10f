//! Saves on their way to the disk: one at a time, and what is to be saved meanwhile waits.
//!
//! Only the names of files wait here. Their content and its revision are read from the model when they are sent, so
//! that all edits of a file that waits become one save, made from the revision that the model has then.

use std::collections::BTreeSet;

use crate::domain::Place;

/// The save that is on its way, and the files that wait for it.
#[derive(Debug, Clone, Default)]
pub struct Saves {
    /// Files of the save that is on its way, as far as they were not answered yet.
    sent: BTreeSet<Place>,
    /// Files to save after it, each once, longest waiting first.
    waiting: Vec<Place>,
}

impl Saves {
    /// Whether no save is on its way.
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

    /// Returns the files to save now: the one that waits longest, and those that `together` names with it. None while a
    /// save is on its way or no file waits. They count as sent as far as `together` names them.
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

    /// Takes the answer for one file: it was saved, or it was not.
    pub fn answered(&mut self, place: Place) {
        self.sent.remove(&place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Inbox and routines hang together, the others are alone.
    fn groups(place: Place) -> Vec<Place> {
        match place {
            Place::Inbox | Place::Routines => vec![Place::Routines, Place::Inbox],
            // Nothing of it is unsaved any more.
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
