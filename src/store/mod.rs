//! The store reads TOML files into the domain and writes them back. No other room touches the disk.
//!
//! It keeps the text of each file, so that a save can tell our edits from others' (`reconcile.rs`). Comments, order,
//! unknown keys, line ends and others' edits stay. A file that does not parse, has invalid content or comes from a
//! later version is read as far as possible and never written.

#![allow(clippy::disallowed_methods, reason = "the store is the one room that touches the disk")]

mod array;
mod bases;
mod check;
mod config;
mod document;
mod examine;
mod inline;
mod interpret;
mod known;
mod log;
mod page;
mod patch;
mod problem;
mod prune;
mod read;
mod reconcile;
mod samples;
mod save;
mod shape;
mod state;
mod step;
mod tables;
#[cfg(test)]
mod tests;
mod unfinished;
mod walk;
mod wording;
mod write;

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use interpret::{empty, interpret, unread};
pub use log::Operation;
use log::OperationLog;
pub use problem::{Problem, in_order};
pub use state::StateFolder;
pub use step::{StepError, Stepped};
pub use walk::Scanned;
pub use write::Lock;

use crate::domain::file::Revision;
use crate::domain::place::Place;
use crate::domain::{Day, FileContent, Ledger, Life, LoadedFile, Unread, Week, WeekRecord, Zone};

/// A data directory.
///
/// ```
/// use aplomb::store::Store;
///
/// let home = tempfile::tempdir()?;
/// let mut store = Store::open(home.path());
/// assert!(!store.has_data());
/// store.init()?;
/// let life = store.load();
/// assert!(store.problems().is_empty() && life.first_day.is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Store {
    root: PathBuf,
    /// Earlier states of each file that was read.
    bases: bases::Bases,
    /// Last texts of files that were removed because they were empty. Undo starts from them.
    emptied: HashMap<Place, String>,
    /// Texts of files that were found empty. The files get this text if they are empty again.
    bare: HashMap<Place, String>,
    problems: Vec<Problem>,
    /// Folders of days that could not be listed. They are reported once days are loaded.
    unlisted: Vec<Problem>,
    /// Problems of files that could not be read the last time.
    refused: HashMap<Place, Problem>,
    /// Whether saving is refused.
    only_reads: bool,
    /// Log of operations. None keeps none.
    log: Option<OperationLog>,
    /// Name of this run, if it undoes its own edits itself. [`Store::step`] leaves them out then.
    run: Option<String>,
}

/// The reason why reading or saving failed. The file that failed is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The system reported an error.
    #[error("{path}: {source}")]
    Disk {
        /// File or directory.
        path: String,
        /// Error of the system.
        source: io::Error,
    },
    /// The file cannot be edited in place.
    #[error("Can't write {path}: {reason}")]
    Unwritable {
        /// The file.
        path: String,
        /// Reason.
        reason: String,
    },
    /// The file can't be read. It is not written until it is fixed.
    #[error("{}", .0.refusal())]
    Unreadable(Unread),
    /// Another program changed the file since it was read. Nothing was written.
    #[error("Can't save: {0} changed meanwhile. Nothing was saved. Try again")]
    Changed(String),
    /// The directory has data already.
    #[error("{0} holds data already. It was not changed")]
    NotEmpty(String),
}

impl Store {
    /// Opens a data directory, which need not exist. Nothing is read or created yet.
    pub fn open(root: impl Into<PathBuf>) -> Store {
        Store {
            root: root.into(),
            bases: bases::Bases::default(),
            emptied: HashMap::new(),
            bare: HashMap::new(),
            problems: Vec::new(),
            unlisted: Vec::new(),
            refused: HashMap::new(),
            only_reads: false,
            log: None,
            run: None,
        }
    }

    /// Opens a data directory only to read it, without a lock. Saving is refused.
    pub fn open_to_read(root: impl Into<PathBuf>) -> Store {
        Store { only_reads: true, ..Store::open(root) }
    }

    /// Returns the data directory.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the problems of the files that were read.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Takes the lock of the directory, and waits for it. Hold it to read, change and write.
    ///
    /// # Errors
    ///
    /// [`StoreError::Disk`] if the lock file can't be opened or locked. A read-only or missing directory is
    /// no error.
    pub fn lock(&self) -> Result<Lock, StoreError> {
        write::lock(&self.root).map_err(|source| disk(&self.root.join(write::LOCK), source))
    }

    /// Returns whether the directory has any data.
    pub fn has_data(&self) -> bool {
        let small = Place::SMALL.map(|place| place.to_string());
        let names = small.iter().map(String::as_str).chain(["days", "weeks"]);
        names.into_iter().any(|name| read::lies_there(&self.root.join(name)))
    }

    /// Loads the small files, without days and weeks.
    pub fn load(&mut self) -> Life {
        let mut life = Life::default();
        for place in Place::SMALL {
            self.load_place(&mut life, place);
        }
        life.first_day = walk::first_day(&self.root, &mut self.unlisted);
        life
    }

    /// Returns the first day that has a file. `None` if there is none.
    pub fn first_day(&self) -> Option<NaiveDate> {
        walk::first_day(&self.root, &mut Vec::new())
    }

    /// Loads the days from `from` to `to` that are not loaded yet.
    pub fn load_days(&mut self, life: &mut Life, from: NaiveDate, to: NaiveDate) {
        self.problems.append(&mut self.unlisted);
        for date in from.iter_days().take_while(|date| *date <= to) {
            if !life.days.contains_key(&date) {
                self.load_place(life, Place::Day(date));
            }
        }
    }

    /// Loads the weeks from `from` to `to` that are not loaded yet.
    pub fn load_weeks(&mut self, life: &mut Life, from: Week, to: Week) {
        let weeks =
            std::iter::successors(Some(from), |week| Some(week.plus(1))).take_while(|week| *week <= to);
        for week in weeks.take(6000) {
            if !life.weeks.contains_key(&week) {
                self.load_place(life, Place::Week(week));
            }
        }
    }

    fn load_place(&mut self, life: &mut Life, place: Place) {
        let found = self.find(place, life.profile.zone.unwrap_or(Zone::UTC));
        life.load(place, found);
    }

    /// Reads a file. If it can't be read, its content is empty and it must not be written.
    pub fn find(&mut self, place: Place, zone: Zone) -> LoadedFile {
        let (text, problem) = match self.read_text(place) {
            Ok(text) => (text, None),
            Err(problem) => (None, Some(problem)),
        };
        let taken = self.take(place, text, problem, zone);
        self.problems.extend(taken.problems.iter().cloned());
        taken.found(true)
    }

    /// Makes content of a text. A text with problems must not be written.
    fn take(&mut self, place: Place, text: Option<String>, unread: Option<Problem>, zone: Zone) -> Taken {
        let (is_there, has_file) = (text.is_some(), text.is_some() || unread.is_some());
        let text: Arc<str> = text.unwrap_or_default().into();
        match &unread {
            Some(problem) => self.refused.insert(place, problem.clone()),
            None => self.refused.remove(&place),
        };
        let mut problems: Vec<Problem> = unread.into_iter().collect();
        let (content, found) = interpret(place, &text, zone);
        let is_read = problems.is_empty() && content.is_some();
        problems.extend(found);
        let mut content = content.unwrap_or_else(|| empty(place));
        if is_there && problems.is_empty() && says_nothing(place, &text, &content) {
            self.bare.insert(place, text.to_string());
        }
        shape::attach_sources(&text, &mut content);
        let content = match content {
            FileContent::Day(day) => FileContent::Day(Day { has_file, ..day }),
            FileContent::Week(week) => FileContent::Week(Box::new(WeekRecord { has_file, ..*week })),
            other => other,
        };
        let revision = self.bases.read(place, text);
        Taken { content, is_read, problems, revision }
    }

    /// Returns the current content of a file, if others changed it. `None` if it has not changed since it was last
    /// read or written.
    pub fn changed_since(&mut self, place: Place, zone: Zone) -> Option<LoadedFile> {
        let was = self.bases.text(place)?;
        let (text, problem) = match self.read_text(place) {
            Ok(text) => (text, None),
            Err(problem) => (None, Some(problem)),
        };
        let was_refused = self.refused.get(&place);
        if problem.as_ref() == was_refused
            && (problem.is_some() || text.as_deref().unwrap_or_default() == was)
        {
            return None;
        }
        let taken = self.take(place, text, problem, zone);
        let is_read = taken.is_read;
        Some(taken.found(is_read))
    }

    /// Returns the text of a file such as `config.toml`. Empty if there is no file.
    ///
    /// # Errors
    ///
    /// A problem if something is there that can't be read as text.
    pub fn text_of(&self, name: &str) -> Result<String, Problem> {
        read::text(&self.root, name).map(Option::unwrap_or_default)
    }

    fn path(&self, place: Place) -> PathBuf {
        self.root.join(place.to_string())
    }

    /// Returns the text of a file. `None` if there is no file.
    fn read_text(&self, place: Place) -> Result<Option<String>, Problem> {
        read::text(&self.root, &place.to_string())
    }
}

/// The content of a text.
struct Taken {
    content: FileContent,
    /// Whether it could be read. If not, the content is empty.
    is_read: bool,
    problems: Vec<Problem>,
    revision: Revision,
}

impl Taken {
    /// Returns it for a life, with its content if `has_content`.
    fn found(self, has_content: bool) -> LoadedFile {
        LoadedFile {
            content: has_content.then_some(self.content),
            unread: (!self.problems.is_empty()).then(|| unread(&self.problems)),
            revision: self.revision,
        }
    }
}

fn disk(path: &Path, source: io::Error) -> StoreError {
    StoreError::Disk { path: path.display().to_string(), source }
}

/// Returns whether a file has nothing but the first lines of a new file, and a day its zone. Such a file is removed,
/// except life.toml. A day without a file has no targets.
fn says_nothing(place: Place, text: &str, content: &FileContent) -> bool {
    let is_bare = match content {
        FileContent::Day(day) => day.blocks.is_empty() && day.head.grace.is_none() && day.head.note.is_none(),
        FileContent::Week(week) => **week == WeekRecord { has_file: week.has_file, ..WeekRecord::default() },
        FileContent::Inbox(tasks) => tasks.is_empty(),
        FileContent::Routines(routines) => routines.is_empty(),
        FileContent::Templates(templates) => templates.is_empty(),
        FileContent::Ledger(ledger) => *ledger == Ledger::default(),
        FileContent::Seasons(seasons) => seasons.is_empty(),
        FileContent::Profile(_) => false,
    };
    let zone = |line: &str| line.starts_with("zone = ") && matches!(place, Place::Day(_));
    is_bare
        && text
            .lines()
            .all(|line| line.trim().is_empty() || zone(line) || shape::opening(place).contains(line))
}
