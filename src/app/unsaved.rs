//! Bookkeeping of unsaved files: which are saved together, in which order, and what changes when a file is saved or
//! read.

use super::model::Model;
use crate::domain::Place;
use crate::domain::file::{FileToSave, LoadedFile};

impl Model {
    /// Returns the unsaved files that must be saved with this one, itself included. Empty if it has no unsaved
    /// changes. Over all edits, a file that gains a record comes before the one that loses it.
    pub(super) fn together(&self, place: Place) -> Vec<Place> {
        let mut all: Vec<Place> = self.unsaved.get(&place).copied().into_iter().collect();
        let mut at = 0;
        while let Some(place) = all.get(at).copied() {
            for other in self.linked.iter().filter(|group| group.contains(&place)).flatten() {
                if !all.contains(other) {
                    all.push(*other);
                }
            }
            at += 1;
        }
        in_order(all, &self.linked)
    }

    /// Returns the files to save now, each with its content and the revision from which it was made. `None` while a
    /// save is in progress or no file waits.
    pub(super) fn next_save(&mut self) -> Option<Vec<FileToSave>> {
        let mut saves = std::mem::take(&mut self.saves);
        let batch = saves.next(|place| {
            let mut batch = self.together(place);
            batch.retain(|place| self.life.has_content(*place));
            batch
        });
        self.saves = saves;
        let held = |place: &Place| self.revisions.get(place).copied();
        let file = |place: Place| Some((place, self.life.content(place)?, held(&place)));
        batch.map(|batch| batch.into_iter().filter_map(file).collect())
    }

    /// Marks a file as saved. No other file must be saved with it any more.
    pub(super) fn is_saved(&mut self, place: Place) {
        self.unsaved.remove(&place);
        for group in &mut self.linked {
            group.retain(|other| *other != place);
        }
        self.linked.retain(|group| group.len() > 1);
    }

    /// Replaces the loaded content of a file by a newer one. Does nothing if the loaded one is newer.
    pub(super) fn take_over(&mut self, place: Place, found: LoadedFile) {
        if self.revisions.get(&place).is_some_and(|held| *held > found.revision) {
            return;
        }
        self.revisions.insert(place, found.revision);
        self.life.load(place, found);
    }
}

/// Returns the files in the order in which each group has them. If groups contradict each other, as after an undo,
/// the latest one counts.
fn in_order(mut left: Vec<Place>, groups: &[Vec<Place>]) -> Vec<Place> {
    let mut ordered = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let leads = |place: &Place, groups: &[Vec<Place>]| {
            groups.iter().all(|group| match group.iter().position(|other| other == place) {
                Some(at) => !group.iter().take(at).any(|before| left.contains(before)),
                None => true,
            })
        };
        // Leaves out the oldest groups one by one, until those that are left do not contradict each other.
        let first = (0..=groups.len()).find_map(|from| {
            let later = groups.get(from..)?;
            left.iter().position(|place| leads(place, later))
        });
        ordered.push(left.remove(first.unwrap_or(0)));
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_gains_a_record_is_saved_before_what_loses_it() {
        use Place::{Inbox, Ledger, Life, Routines};
        for (groups, ordered) in [
            (vec![vec![Ledger, Inbox]], vec![Ledger, Inbox]),
            // One record moved twice.
            (vec![vec![Ledger, Inbox], vec![Life, Ledger]], vec![Life, Ledger, Inbox]),
            // A second record moved into the file that the first one left.
            (vec![vec![Ledger, Inbox], vec![Inbox, Life]], vec![Ledger, Inbox, Life]),
            (vec![vec![Ledger, Inbox], vec![Ledger, Life]], vec![Ledger, Inbox, Life]),
            // A record moved back, and then to another file.
            (vec![vec![Ledger, Inbox], vec![Inbox, Ledger]], vec![Inbox, Ledger]),
            (
                vec![vec![Ledger, Inbox], vec![Inbox, Ledger], vec![Routines, Inbox]],
                vec![Routines, Inbox, Ledger],
            ),
        ] {
            for start in [[Inbox, Ledger, Life, Routines], [Routines, Life, Ledger, Inbox]] {
                let is_there = |place: &Place| groups.iter().flatten().any(|other| other == place);
                let all: Vec<Place> = start.into_iter().filter(is_there).collect();
                let found = in_order(all, &groups);
                let is_free = groups.len() == 2 && groups[0][0] == groups[1][0];
                if is_free {
                    assert_eq!(found[0], ordered[0], "{groups:?}");
                } else {
                    assert_eq!(found, ordered, "{groups:?}");
                }
            }
        }
    }
}
