//! Saving: the texts of changed files are prepared, then all of them are written or none, and the log gets a line.

#![allow(clippy::disallowed_methods, reason = "the store is the one room that touches the disk")]

use super::interpret::{examine, unread};
use super::log::{Operation, OperationLog};
use super::unfinished::FileTexts;
use super::{Problem, StateFolder, Store, StoreError, disk, reconcile, says_nothing, shape, write};
use crate::domain::file::{EditToLog, FileToSave, OperationNote, Revision};
use crate::domain::place::Place;
use crate::domain::{FileContent, Life, LoadedFile, Zone};

impl Store {
    /// Keeps a log of operations in the state folder of this directory.
    pub fn keep_log(&mut self, state: &StateFolder) {
        self.log = Some(state.log());
    }

    /// Begins a run with this name, which undoes its own edits itself. [`Store::step`] leaves them out then.
    pub fn begin_run(&mut self, run: &str) {
        self.run = Some(run.to_owned());
    }

    /// Returns the operations of the log, oldest first. Empty without a log.
    pub fn operations(&self) -> Vec<Operation> {
        self.log.as_ref().map(OperationLog::operations).unwrap_or_default()
    }

    /// Adds operations to the log, except those that changed nothing. It is not worth failing for, as the files are
    /// saved.
    pub(super) fn note(&self, mut operations: Vec<(OperationNote, Vec<FileTexts>)>) {
        operations.retain(|(_, files)| !files.is_empty());
        if let Some(log) = &self.log {
            let _ = log.append(operations);
        }
    }

    /// Saves these files of a life, in this order. The life then has their new content, including what others wrote
    /// meanwhile.
    ///
    /// # Errors
    ///
    /// The same as [`Store::save_together`]. Nothing is saved then.
    pub fn save(&mut self, life: &mut Life, places: &[Place]) -> Result<(), StoreError> {
        self.save_noted(life, places, None)
    }

    /// The same, as an operation of the log.
    ///
    /// # Errors
    ///
    /// The same as [`Store::save_together`]. Nothing is saved then.
    pub fn save_noted(
        &mut self,
        life: &mut Life,
        places: &[Place],
        note: Option<OperationNote>,
    ) -> Result<(), StoreError> {
        let edits: Vec<EditToLog> =
            note.into_iter().map(|note| EditToLog { note, after: Vec::new() }).collect();
        let zone = life.profile.zone.unwrap_or(Zone::UTC);
        let held = |place: &Place| Some((*place, life.content(*place)?, self.bases.latest(*place)));
        let files: Vec<FileToSave> = places.iter().filter_map(held).collect();
        let saved = self.save_together(&files, zone, &edits)?;
        for ((place, ..), found) in files.iter().zip(saved) {
            life.load(*place, found);
        }
        life.first_day = self.first_day();
        Ok(())
    }

    /// Saves files that belong together, and returns their content: all of them are saved, or none. Takes no lock. Each
    /// of the edits that led to it, oldest first, is an operation of the log.
    ///
    /// # Errors
    ///
    /// [`StoreError::Unreadable`] or [`StoreError::Unwritable`] if a file can't be read or edited. [`StoreError::Disk`]
    /// if the disk refuses one. If it also refuses to take back what was written, the next start does.
    pub fn save_together(
        &mut self,
        files: &[FileToSave],
        zone: Zone,
        edits: &[EditToLog],
    ) -> Result<Vec<LoadedFile>, StoreError> {
        self.take_back()?;
        let prepared = files.iter().map(|(place, content, held)| self.prepare(*place, content, *held));
        let prepared: Vec<Prepared> = prepared.collect::<Result<_, _>>()?;
        let mut operations = Vec::new();
        let mut before: Vec<Option<String>> = prepared.iter().map(|file| file.on_disk.clone()).collect();
        if let Some((last, earlier)) = edits.split_last().filter(|_| self.log.is_some()) {
            for edit in earlier {
                operations.push((edit.note.clone(), self.step_texts(edit, files, &mut before)));
            }
            let after = prepared.iter().map(|file| file.after());
            operations.push((last.note.clone(), changed(files, before.into_iter().zip(after))));
        }
        let on_disk = prepared.iter().map(|file| file.on_disk.clone());
        self.write_all(&changed(files, on_disk.zip(prepared.iter().map(Prepared::after))))?;
        self.note(operations);
        let taken = files.iter().zip(prepared).map(|((place, ..), file)| self.written(*place, file, zone));
        Ok(taken.collect())
    }

    /// Returns the texts of the files that one of several edits changed. `before` has the texts of all files before it,
    /// and gets those after it. A file that can't be edited by itself counts as changed by the next edit.
    fn step_texts(
        &mut self,
        edit: &EditToLog,
        files: &[FileToSave],
        before: &mut [Option<String>],
    ) -> Vec<FileTexts> {
        let mut texts = Vec::new();
        for ((place, _, held), before) in files.iter().zip(before) {
            let content = edit.after.iter().find(|(other, _)| other == place).map(|(_, content)| content);
            let Some(Ok(prepared)) = content.map(|content| self.prepare(*place, content, *held)) else {
                continue;
            };
            let after = prepared.after();
            let was = std::mem::replace(before, after.clone());
            texts.extend(FileTexts::of_change(*place, was, after));
        }
        texts
    }

    /// Writes all of these files, or none.
    pub(super) fn write_all(&mut self, changed: &[FileTexts]) -> Result<(), StoreError> {
        let is_one_of_several = changed.len() > 1;
        if is_one_of_several {
            self.begin(changed.to_vec())?;
        }
        let written = changed.iter().try_for_each(|texts| {
            let path = self.root.join(&texts.path);
            let done = match &texts.after {
                Some(text) => write::replace(&path, text),
                None => write::remove(&path),
            };
            done.map_err(|source| disk(&path, source))
        });
        let written = written.and_then(|()| if is_one_of_several { self.end() } else { Ok(()) });
        if written.is_err() {
            // If this fails too, it is done before the next save or at the next start.
            let _ = self.take_back();
        }
        written
    }

    /// Prepares the text of a file. The content was made from revision `held`. `None` means the oldest kept one.
    fn prepare(
        &mut self,
        place: Place,
        content: &FileContent,
        held: Option<Revision>,
    ) -> Result<Prepared, StoreError> {
        let unwritable = |reason: String| StoreError::Unwritable { path: place.to_string(), reason };
        if self.only_reads {
            return Err(unwritable("it was opened to be read".to_owned()));
        }
        let unreadable = |problem: Problem| StoreError::Unreadable(unread(&[problem]));
        let on_disk = self.read_text(place).map_err(unreadable)?;
        let new = || self.emptied.get(&place).cloned().unwrap_or_else(|| shape::opening(place));
        let start = on_disk.clone().unwrap_or_else(new);
        let theirs = shape::Shape::of_text(place, &start)
            .map_err(|_| StoreError::Unreadable(unread(&examine(place, &start, Zone::UTC).problems)))?;
        let mut mine = shape::Shape::of_content(content);
        if on_disk.is_none() && self.emptied.contains_key(&place) {
            // A block that undo brings back is read in the zone that its file had.
            let is_lost = |key: &String| mine.root.iter().all(|(other, _)| other != key);
            let had = theirs.root.iter().filter(|(key, _)| key == "zone" && is_lost(key));
            let lost: Vec<_> = had.cloned().collect();
            mine.root.extend(lost);
        }
        let text = self
            .bases
            .held(place, held, &new())
            .and_then(|was| reconcile::reconcile(place, &was, (&start, &theirs), &mine))
            // Don't write a text that can't be parsed again.
            .and_then(|text| reconcile::read(place, &text).map(|_| text))
            .map_err(|error| unwritable(error.to_string()))?;
        let says_nothing = says_nothing(place, &text, content);
        // A link stays. The file that it leads to becomes empty.
        let bare = self.bare.get(&place).filter(|_| says_nothing && on_disk.is_some());
        let text = bare.cloned().unwrap_or(text);
        let stays = bare.is_some() || on_disk.is_some() && write::is_link(&self.path(place));
        Ok(Prepared { on_disk, text, goes: says_nothing && !stays, mine })
    }

    /// Takes over what was written of a file, and returns its new content.
    fn written(&mut self, place: Place, prepared: Prepared, zone: Zone) -> LoadedFile {
        let Prepared { text, goes, mine, .. } = prepared;
        let text = if goes {
            self.emptied.insert(place, text);
            None
        } else {
            self.emptied.remove(&place);
            Some(text)
        };
        let taken = self.take(place, text, None, zone);
        self.bases.sent(place, mine, &shape::Shape::of_content(&taken.content));
        taken.found(true)
    }
}

/// A file ready to be written.
struct Prepared {
    on_disk: Option<String>,
    text: String,
    /// Whether the file is removed, as the text has nothing but the first lines of a new file.
    goes: bool,
    mine: shape::Shape,
}

impl Prepared {
    /// Returns the text to write. None removes the file.
    fn after(&self) -> Option<String> {
        (!self.goes).then(|| self.text.clone())
    }
}

/// Returns the files that change, with their texts before and after, which come in the order of the files.
fn changed(
    files: &[FileToSave],
    texts: impl Iterator<Item = (Option<String>, Option<String>)>,
) -> Vec<FileTexts> {
    let places = files.iter().map(|(place, ..)| *place);
    places
        .zip(texts)
        .filter_map(|(place, (before, after))| FileTexts::of_change(place, before, after))
        .collect()
}
