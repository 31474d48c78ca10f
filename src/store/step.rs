//! Undo, redo and restore: operations of the log that are turned around, in the files as they are now.

use super::log::Operation;
use super::patch::difference;
use super::shape::Shape;
use super::unfinished::{FileTexts, merged};
use super::{Store, StoreError, unread};
use crate::domain::Fields;
use crate::domain::file::{OperationKind, OperationNote};
use crate::domain::place::Place;

/// Why an operation can't be turned around. Nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub enum StepError {
    /// There is no such operation.
    #[error("{0}")]
    Nothing(String),
    /// A file has changed since, in a key that the operation changed too.
    #[error("{path} has changed since \"{label}\", so this can't be {done}. See aplomb history.")]
    Changed {
        /// The file.
        path: String,
        /// What the operation did.
        label: String,
        /// `undone` or `redone`.
        done: &'static str,
    },
    /// The file can't be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Takes back the newest operation of the log, or with `again` makes again what was taken back last. What others
    /// changed since stays. Returns the operation. The directory must be locked.
    ///
    /// # Errors
    ///
    /// See [`StepError`].
    pub fn step(&mut self, again: bool, at: chrono::NaiveDateTime) -> Result<Operation, StepError> {
        self.take_back()?;
        let nothing = if again { "Nothing to redo." } else { "Nothing to undo." };
        let log = self.log.clone().ok_or_else(|| StepError::Nothing(nothing.to_owned()))?;
        let operation =
            log.next(again, self.begun.as_ref()).ok_or_else(|| StepError::Nothing(nothing.to_owned()))?;
        let mut changed = Vec::new();
        for file in &operation.files {
            let (from, to) = match again {
                true => (&file.before, &file.after),
                false => (&file.after, &file.before),
            };
            let Ok(place) = file.path.parse::<Place>() else { continue };
            let now = self.read_text(place).map_err(|problem| StoreError::Unreadable(unread(&[problem])))?;
            let text = match &now {
                now if now == from => to.clone(),
                now => {
                    let texts = [from, to, now].map(|text| text.as_deref().unwrap_or_default());
                    Some(turned(place, texts).ok_or_else(|| StepError::Changed {
                        path: file.path.clone(),
                        label: operation.label.clone(),
                        done: if again { "redone" } else { "undone" },
                    })?)
                }
            };
            if text != now {
                changed.push((place, FileTexts { path: file.path.clone(), before: now, after: text }));
            }
        }
        let kind = if again { OperationKind::Redo } else { OperationKind::Undo };
        let note = OperationNote { at, label: operation.label.clone(), kind, of: Some(operation.id.clone()) };
        self.write_all(&changed)?;
        self.note(&note, changed);
        Ok(operation)
    }

    /// Brings back the text that a file had before an operation. The directory must be locked.
    ///
    /// # Errors
    ///
    /// See [`StepError`].
    pub fn restore(
        &mut self,
        path: &str,
        id: &str,
        at: chrono::NaiveDateTime,
    ) -> Result<Operation, StepError> {
        self.take_back()?;
        let nothing = |words: String| StepError::Nothing(words);
        let place: Place = path.parse().map_err(nothing)?;
        let operations = self.operations();
        let operation = operations.into_iter().rfind(|one| one.id == id);
        let operation =
            operation.ok_or_else(|| nothing(format!("No operation '{id}'. See aplomb history.")))?;
        let texts = operation.files.iter().find(|file| file.path == path);
        let texts = texts.ok_or_else(|| nothing(format!("{id} did not change {path}.")))?;
        let now = self.read_text(place).map_err(|problem| StoreError::Unreadable(unread(&[problem])))?;
        if now == texts.before {
            return Err(nothing(format!("{path} is already as it was before {id}.")));
        }
        let changed =
            vec![(place, FileTexts { path: path.to_owned(), before: now, after: texts.before.clone() })];
        let label = format!("{path} as it was before \"{}\"", operation.label);
        let note = OperationNote { at, label, kind: OperationKind::Restore, of: Some(id.to_owned()) };
        self.write_all(&changed)?;
        self.note(&note, changed);
        Ok(operation)
    }
}

/// Returns a file's text with the change from `from` to `to` made in what it is `now`. None where the same key has
/// changed since, or a text can't be read or edited.
fn turned(place: Place, texts: [&str; 3]) -> Option<String> {
    let [was, mine, theirs] = texts.map(|text| Shape::of_text(place, text).ok());
    let (was, mine, theirs) = (was?, mine?, theirs?);
    let is_same = |list: &'static str, id: &str| {
        let fields = |shape: &Shape| shape.entry(list, id).map(|entry| entry.fields.clone());
        match (fields(&was), fields(&mine), fields(&theirs)) {
            (Some(was), Some(mine), Some(theirs)) => keeps(&was, &mine, &theirs),
            (was, mine, theirs) => was == mine || was == theirs,
        }
    };
    let mut records = was.entries.iter().chain(&mine.entries);
    let is_free = keeps(&was.root, &mine.root, &theirs.root) && records.all(|one| is_same(one.list, &one.id));
    is_free.then(|| merged(place, texts)).flatten()
}

/// Returns whether none of the keys that differ between `was` and `mine` has another value in `theirs` than in `was`.
fn keeps(was: &Fields, mine: &Fields, theirs: &Fields) -> bool {
    let paths = |changes: Vec<super::patch::KeyChange>| -> Vec<Vec<String>> {
        changes.into_iter().map(|change| change.path).collect()
    };
    let others = paths(difference(was, theirs));
    let touches =
        |path: &Vec<String>| others.iter().any(|other| other.starts_with(path) || path.starts_with(other));
    !paths(difference(was, mine)).iter().any(touches)
}
