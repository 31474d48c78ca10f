//! Bookkeeping of unsaved files: which are saved together, and what changes when a file is saved or read.

use super::model::Model;
use crate::domain::Place;
use crate::domain::file::LoadedFile;

impl Model {
    /// Returns these files and all that have to be saved with them. A file that gains a record comes before the one
    /// that loses it.
    pub(super) fn together(&self, places: Vec<Place>) -> Vec<Place> {
        let mut all = places;
        loop {
            let is_of_it = |group: &&Vec<Place>| group.iter().any(|place| all.contains(place));
            let linked = self.linked.iter().filter(is_of_it).flatten();
            let mut more: Vec<Place> = Vec::new();
            for place in linked.chain(&all) {
                if !more.contains(place) {
                    more.push(*place);
                }
            }
            if more.len() == all.len() {
                return more;
            }
            all = more;
        }
    }

    /// Returns all unsaved files in batches. The files of a batch are saved together.
    pub fn batches(&self) -> Vec<Vec<Place>> {
        let mut left: Vec<Place> = self.unsaved.iter().copied().collect();
        let mut batches = Vec::new();
        while let Some(first) = left.first() {
            let batch = self.together(vec![*first]);
            left.retain(|place| !batch.contains(place));
            batches.push(batch);
        }
        batches
    }

    /// Marks a file as saved. No other file has to be saved with it any more.
    pub(super) fn is_saved(&mut self, place: Place) {
        self.unsaved.remove(&place);
        for group in &mut self.linked {
            group.retain(|other| *other != place);
        }
        self.linked.retain(|group| group.len() > 1);
    }

    /// Replaces the loaded content of a file by a newer one. Does nothing where the loaded one is newer.
    pub(super) fn take_over(&mut self, place: Place, found: LoadedFile) {
        if self.revisions.get(&place).is_some_and(|held| *held > found.revision) {
            return;
        }
        self.revisions.insert(place, found.revision);
        self.life.load(place, found);
    }
}
