//! Changes of several files as one: all of them, or none.
//!
//! Before the first file changes, their texts before and after are written to [`NAME`] in the data directory. Removing
//! it makes the change final. If it is there at the next start, aplomb was killed or the disk failed in between, and
//! the files get their earlier texts back. So what ended with an error has changed nothing, and trying again makes no
//! second copy.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::shape::Shape;
use super::{Store, StoreError, disk, reconcile, write};
use crate::domain::place::Place;

/// Name of the file in the data directory.
pub(super) const NAME: &str = ".unfinished";

/// The content of the file.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Unfinished {
    file: Vec<FileTexts>,
}

/// A file that changes, with its texts. None means that there is no file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct FileTexts {
    /// Its path in the data directory.
    pub path: String,
    /// Text before the change.
    pub before: Option<String>,
    /// Text after the change.
    pub after: Option<String>,
}

impl FileTexts {
    /// Returns the texts of a file before and after a change. None if they are the same.
    pub(super) fn of_change(
        place: Place,
        before: Option<String>,
        after: Option<String>,
    ) -> Option<FileTexts> {
        (before != after).then(|| FileTexts { path: place.to_string(), before, after })
    }
}

impl Store {
    /// Returns whether a change of several files was begun and not ended.
    pub fn is_unfinished(&self) -> bool {
        super::read::lies_there(&self.root.join(NAME))
    }

    /// Takes back a change of several files that was begun and not ended. Does nothing if there is none. The directory
    /// must be locked.
    ///
    /// # Errors
    ///
    /// [`StoreError::Disk`] if the disk refuses a file, [`StoreError::Unreadable`] if something else is in its place.
    /// The change can be taken back later then.
    pub fn take_back(&mut self) -> Result<(), StoreError> {
        let unreadable = |problem| StoreError::Unreadable(super::unread(&[problem]));
        let Some(text) = super::read::text(&self.root, NAME).map_err(unreadable)? else { return Ok(()) };
        // The file is written whole or not at all. One that can't be read is not ours.
        let unfinished: Unfinished = toml::from_str(&text).unwrap_or_default();
        for FileTexts { path, before, after } in unfinished.file.into_iter().rev() {
            let Ok(place) = path.parse::<Place>() else { continue };
            let now = self.read_text(place).map_err(unreadable)?;
            let text = match now {
                now if now == before => continue,
                now if now == after => before,
                // Something else has written to the file since. Its changes stay.
                now => {
                    let texts = [&after, &before, &now].map(|text| text.as_deref().unwrap_or_default());
                    match merged(place, texts) {
                        Some(text) => Some(text),
                        None => continue,
                    }
                }
            };
            put(&self.path(place), text.as_deref())?;
        }
        self.end()
    }

    /// Begins a change of several files.
    ///
    /// # Errors
    ///
    /// [`StoreError::Disk`] if the disk refuses it.
    pub(super) fn begin(&self, file: Vec<FileTexts>) -> Result<(), StoreError> {
        let path = self.root.join(NAME);
        let text = toml::to_string(&Unfinished { file }).map_err(std::io::Error::other);
        text.and_then(|text| write::replace(&path, &text)).map_err(|source| disk(&path, source))
    }

    /// Ends a change of several files: it is final.
    ///
    /// # Errors
    ///
    /// [`StoreError::Disk`] if the disk refuses it.
    pub(super) fn end(&self) -> Result<(), StoreError> {
        let path = self.root.join(NAME);
        write::remove(&path).map_err(|source| disk(&path, source))
    }
}

/// Writes a text, or removes the file for None.
fn put(path: &Path, text: Option<&str>) -> Result<(), StoreError> {
    let done = match text {
        Some(text) => write::replace(path, text),
        None => write::resolve(path).and_then(|target| write::remove(&target)),
    };
    done.map_err(|source| disk(path, source))
}

/// Returns a file's text with the change from `from` to `to` made in what it is `now`, with what others changed since.
/// None where a text can't be read or edited.
pub(super) fn merged(place: Place, [from, to, now]: [&str; 3]) -> Option<String> {
    let shape = |text: &str| Shape::of_text(place, text).ok();
    reconcile::reconcile(place, &shape(from)?, (now, &shape(now)?), &shape(to)?).ok()
}
