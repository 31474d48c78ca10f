//! Earlier states of files. An edit is compared with the state that it was made from, not with what others
//! wrote since.

use std::collections::HashMap;
use std::sync::Arc;

use super::reconcile::{ReconcileError, read};
use super::shape::Shape;
use crate::domain::file::Revision;
use crate::domain::place::Place;

/// A state of a file.
#[derive(Debug)]
enum Base {
    /// Its text. Empty if there was no file.
    Text(Arc<str>),
    /// The state that was sent to be saved, if others had written more by then.
    Shape(Shape),
}

/// States of files that were read and may still be in use, each with its revision, oldest first. The last one
/// is what the file said when it was last read or written.
#[derive(Debug, Default)]
pub struct Bases {
    last: Revision,
    of: HashMap<Place, Vec<(Revision, Base)>>,
}

impl Bases {
    /// Returns the text of a file when it was last read or written. `None` if it was not read yet.
    pub fn text(&self, place: Place) -> Option<&str> {
        match self.of.get(&place)?.last()? {
            (_, Base::Text(text)) => Some(text),
            (_, Base::Shape(_)) => None,
        }
    }

    /// Returns the last revision of a file. `None` if it was not read yet.
    pub fn latest(&self, place: Place) -> Option<Revision> {
        self.of.get(&place)?.last().map(|(revision, _)| *revision)
    }

    /// Keeps the text of a file, and returns its revision.
    pub fn read(&mut self, place: Place, text: Arc<str>) -> Revision {
        self.last += 1;
        self.of.entry(place).or_default().push((self.last, Base::Text(text)));
        self.last
    }

    /// Returns what a file said at a revision, or at the oldest kept one if `revision` is `None`. `absent` is
    /// the text of a missing file. Older states are dropped.
    ///
    /// # Errors
    ///
    /// If the kept text does not parse as TOML.
    pub fn held(
        &mut self,
        place: Place,
        revision: Option<Revision>,
        absent: &str,
    ) -> Result<Shape, ReconcileError> {
        let states = self.of.entry(place).or_default();
        if let Some(held) = revision {
            states.retain(|(revision, _)| *revision >= held);
        }
        match states.first() {
            Some((_, Base::Shape(shape))) => Ok(shape.clone()),
            Some((_, Base::Text(text))) if !text.is_empty() => read(place, text),
            Some(_) | None => read(place, absent),
        }
    }

    /// Keeps what was sent to be saved, after the file was read again. The next edit of the oldest revision
    /// starts from it, until it includes what others wrote.
    pub fn sent(&mut self, place: Place, sent: Shape, fresh: &Shape) {
        let Some([(_, oldest), .., (_, Base::Text(text))]) = self.of.get_mut(&place).map(Vec::as_mut_slice)
        else {
            return;
        };
        *oldest = if sent.says_as(fresh) { Base::Text(text.clone()) } else { Base::Shape(sent) };
    }
}
