//! What files said to those who edit them: a change is told from what its maker had in hand, not from what others
//! have written since.

use std::collections::HashMap;
use std::sync::Arc;

use super::reconcile::{ReconcileError, read};
use super::shape::Shape;
use crate::domain::content::Revision;
use crate::domain::place::Place;

/// What a file said.
#[derive(Debug)]
enum Base {
    /// In its own words; empty where there was none.
    Text(Arc<str>),
    /// As it was sent to be saved, where others had written more by then.
    Shape(Shape),
}

/// The states of files that were given out and may still be in someone's hand, each with its revision, oldest first. The
/// last one is what the file said when it was last read or written.
#[derive(Debug, Default)]
pub struct Bases {
    last: Revision,
    of: HashMap<Place, Vec<(Revision, Base)>>,
}

impl Bases {
    /// What a file said when it was last read or written; none where it was not looked at yet.
    pub fn text(&self, place: Place) -> Option<&str> {
        match self.of.get(&place)?.last()? {
            (_, Base::Text(text)) => Some(text),
            (_, Base::Shape(_)) => None,
        }
    }

    /// The last revision of a file that was given out.
    pub fn latest(&self, place: Place) -> Option<Revision> {
        self.of.get(&place)?.last().map(|(revision, _)| *revision)
    }

    /// Keeps what a file says now, and gives it a revision.
    pub fn read(&mut self, place: Place, text: Arc<str>) -> Revision {
        self.last += 1;
        self.of.entry(place).or_default().push((self.last, Base::Text(text)));
        self.last
    }

    /// What a file said to whoever has this revision of it in hand, or, where none is named, the first that was given
    /// out; `absent` is the text of no file. What came before it is in no one's hand any more.
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

    /// Keeps what was sent to be saved by whoever has the oldest revision in hand, once the file was read anew: it goes on
    /// from that, until it has taken over what others had written.
    pub fn sent(&mut self, place: Place, sent: Shape, fresh: &Shape) {
        let Some([(_, oldest), .., (_, Base::Text(text))]) = self.of.get_mut(&place).map(Vec::as_mut_slice)
        else {
            return;
        };
        *oldest = if sent.says_as(fresh) { Base::Text(text.clone()) } else { Base::Shape(sent) };
    }
}
