//! Undo, redo and restore: operations of the log that are turned around, in the files as they are now.

use super::log::{LogStep, Operation};
use super::patch::difference;
use super::shape::Shape;
use super::unfinished::{FileTexts, merged};
use super::{Problem, Store, StoreError, unread};
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

/// A step in the log that was taken back or made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stepped {
    /// What the step did.
    pub label: String,
    /// Files that it changed.
    pub places: Vec<Place>,
    /// Labels of later operations of a kind that this aplomb can't undo, oldest first.
    pub left_out: Vec<String>,
}

impl Stepped {
    /// Returns what the step did, and what was left out.
    pub fn words(&self) -> String {
        let left_out = self.left_out.iter().map(|label| format!(". {}", cannot_undo(label)));
        [self.label.clone()].into_iter().chain(left_out).collect()
    }
}

/// Returns why an operation of an unknown kind is left out, as a sentence without its stop.
fn cannot_undo(label: &str) -> String {
    format!("Left out: {label}. A newer aplomb made it, and only that one can undo it")
}

impl Store {
    /// Takes back the newest step of the log, or with `again` makes again what was taken back last. What others changed
    /// since stays. The directory must be locked.
    ///
    /// # Errors
    ///
    /// See [`StepError`].
    pub fn step(&mut self, again: bool, at: chrono::NaiveDateTime) -> Result<Stepped, StepError> {
        self.take_back()?;
        let found = self.log.as_ref().map(|log| log.next(again, self.run.as_deref())).unwrap_or_default();
        let LogStep { mut operations, left_out } = found;
        let Some(last) = operations.last().cloned() else {
            let left_out = left_out.iter().map(|label| format!(" {}.", cannot_undo(label)));
            let nothing = if again { "Nothing to redo." } else { "Nothing to undo." };
            return Err(StepError::Nothing([nothing.to_owned()].into_iter().chain(left_out).collect()));
        };
        if !again {
            operations.reverse();
        }
        // Texts of the files: on the disk, and after the step.
        let mut texts: Vec<(Place, Option<String>, Option<String>)> = Vec::new();
        for operation in &operations {
            for file in &operation.files {
                let Ok(place) = file.path.parse::<Place>() else { continue };
                let at = match texts.iter().position(|(other, ..)| *other == place) {
                    Some(at) => at,
                    None => {
                        let now = self.read_text(place).map_err(unreadable)?;
                        texts.push((place, now.clone(), now));
                        texts.len() - 1
                    }
                };
                let text = &mut texts[at].2;
                *text = turned_file(place, file, again, text).ok_or_else(|| StepError::Changed {
                    path: file.path.clone(),
                    label: operation.label.clone(),
                    done: if again { "redone" } else { "undone" },
                })?;
            }
        }
        let changed: Vec<FileTexts> = texts
            .into_iter()
            .filter_map(|(place, now, then)| FileTexts::of_change(place, now, then))
            .collect();
        let kind = if again { OperationKind::Redo } else { OperationKind::Undo };
        let of = last.step.clone().unwrap_or(last.id);
        let note = OperationNote { kind, of: Some(of), ..OperationNote::of_edit(at, last.label.clone()) };
        self.write_all(&changed)?;
        let places = changed.iter().filter_map(|file| file.path.parse().ok()).collect();
        self.note(vec![(note, changed)]);
        Ok(Stepped { label: last.label, places, left_out })
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
        let operation = operation.ok_or_else(|| {
            let kept = "The history keeps a year of changes, and at most 50 MB of them";
            nothing(format!("No change '{id}'. {kept}. See aplomb history --all."))
        })?;
        let texts = operation.files.iter().find(|file| file.path == path);
        let texts = texts.ok_or_else(|| nothing(format!("{id} did not change {path}.")))?;
        let now = self.read_text(place).map_err(unreadable)?;
        if now == texts.before {
            return Err(nothing(format!("{path} is already as it was before {id}.")));
        }
        let changed = vec![FileTexts { path: path.to_owned(), before: now, after: texts.before.clone() }];
        let label = format!("{path} restored as it was before \"{}\"", operation.label);
        let of = Some(id.to_owned());
        let note = OperationNote { kind: OperationKind::Restore, of, ..OperationNote::of_edit(at, label) };
        self.write_all(&changed)?;
        self.note(vec![(note, changed)]);
        Ok(operation)
    }
}

fn unreadable(problem: Problem) -> StoreError {
    StoreError::Unreadable(unread(&[problem]))
}

/// Returns a file's text after the change of an operation is turned around, or made again, in what it is `now`. `None`
/// where the same key has changed since.
fn turned_file(place: Place, file: &FileTexts, again: bool, now: &Option<String>) -> Option<Option<String>> {
    let (from, to) = if again { (&file.before, &file.after) } else { (&file.after, &file.before) };
    if now == from {
        return Some(to.clone());
    }
    turned(place, [from, to, now].map(|text| text.as_deref().unwrap_or_default())).map(Some)
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
