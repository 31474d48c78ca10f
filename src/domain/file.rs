//! The content of one data file as a value, which the store reads and writes.

use serde::{Deserialize, Serialize};

use super::block::Block;
use super::day::Day;
use super::ledger::Ledger;
use super::life::Life;
use super::place::Place;
use super::profile::Profile;
use super::routine::Routine;
use super::season::Season;
use super::template::Template;
use super::unread::Unread;
use super::week::WeekRecord;

/// The schema of the files that this version writes.
pub const SCHEMA: i64 = 1;

/// The content of one file.
#[derive(Debug, Clone, PartialEq)]
pub enum FileContent {
    /// A day.
    Day(Day),
    /// A week's record.
    Week(Box<WeekRecord>),
    /// The inbox.
    Inbox(Vec<Block>),
    /// The routines.
    Routines(Vec<Routine>),
    /// The templates.
    Templates(Vec<Template>),
    /// The ledger.
    Ledger(Ledger),
    /// The profile of `life.toml`.
    Profile(Box<Profile>),
    /// The seasons.
    Seasons(Vec<Season>),
}

/// Kind of an operation of the log.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OperationKind {
    /// A command or an edit on the screens.
    Made,
    /// It takes back another operation.
    Undo,
    /// It makes again what was taken back.
    Redo,
    /// It brings back an earlier text of a file.
    Restore,
    /// A kind that only a later aplomb knows. It is shown, and never undone.
    #[default]
    #[serde(other)]
    Later,
}

/// What an operation is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationNote {
    /// Kind.
    pub kind: OperationKind,
    /// Local date and time.
    pub at: chrono::NaiveDateTime,
    /// The edit, in words.
    pub label: String,
    /// The step that it belongs to, for an edit on the screens: the run's name and a number, as in `1f3a-12`. Edits of
    /// one step are undone together. None: it is a step alone.
    pub step: Option<String>,
    /// Id or step of the operation that it takes back or makes again. None for others.
    pub of: Option<String>,
}

impl OperationNote {
    /// Returns the note of an edit.
    pub fn of_edit(at: chrono::NaiveDateTime, label: impl Into<String>) -> OperationNote {
        OperationNote { kind: OperationKind::Made, at, label: label.into(), step: None, of: None }
    }
}

/// An edit for the log of operations.
#[derive(Debug, Clone, PartialEq)]
pub struct EditToLog {
    /// What it is about.
    pub note: OperationNote,
    /// Content of its files after it. The last edit of a save needs none: the files are saved as they are after it.
    pub after: Vec<(Place, FileContent)>,
}

/// The number of a file's state. A later state has a higher number.
pub type Revision = u64;

/// A file as the store read it.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedFile {
    /// The content. None: the file can't be read.
    pub content: Option<FileContent>,
    /// Why the file can't be used. None: it was read, or there is no such file.
    pub unread: Option<Unread>,
    /// The number of this state.
    pub revision: Revision,
}

/// A file to save: its content, and the revision that the content was made from. None: it was never read.
pub type FileToSave = (Place, FileContent, Option<Revision>);

impl Life {
    /// Takes a file from the store. If the file has no content, the last content stays. Edits of it are refused until
    /// it can be read again.
    pub fn load(&mut self, place: Place, found: LoadedFile) {
        if let Some(content) = found.content {
            self.put_content(place, content);
        }
        match found.unread {
            Some(unread) => self.unread.insert(place, unread),
            None => self.unread.remove(&place),
        };
    }

    /// Returns the content of a file. None: it is a day or a week that is not loaded.
    pub fn content(&self, place: Place) -> Option<FileContent> {
        Some(match place {
            Place::Day(date) => FileContent::Day(self.day(date)?.clone()),
            Place::Week(week) => FileContent::Week(Box::new(self.weeks.get(&week)?.clone())),
            Place::Inbox => FileContent::Inbox(self.inbox.clone()),
            Place::Routines => FileContent::Routines(self.routines.clone()),
            Place::Templates => FileContent::Templates(self.templates.clone()),
            Place::Ledger => FileContent::Ledger(self.ledger.clone()),
            Place::Life => FileContent::Profile(Box::new(self.profile.clone())),
            Place::Seasons => FileContent::Seasons(self.seasons.clone()),
        })
    }

    /// Returns whether a file has content. False: it is a day or a week that is not loaded.
    pub fn has_content(&self, place: Place) -> bool {
        match place {
            Place::Day(date) => self.day(date).is_some(),
            Place::Week(week) => self.weeks.contains_key(&week),
            Place::Inbox
            | Place::Routines
            | Place::Templates
            | Place::Ledger
            | Place::Life
            | Place::Seasons => true,
        }
    }

    /// Replaces the content of a file. It does nothing if a day or a week comes with the place of another kind of
    /// file.
    pub fn put_content(&mut self, place: Place, content: FileContent) {
        match (place, content) {
            (Place::Day(date), FileContent::Day(day)) => {
                if day.has_file && self.first_day.is_none_or(|first| date < first) {
                    self.first_day = Some(date);
                }
                self.days.insert(date, day);
            }
            (Place::Week(week), FileContent::Week(record)) => {
                self.weeks.insert(week, *record);
            }
            (_, FileContent::Inbox(tasks)) => self.inbox = tasks,
            (_, FileContent::Routines(routines)) => self.routines = routines,
            (_, FileContent::Templates(templates)) => self.templates = templates,
            (_, FileContent::Ledger(ledger)) => self.ledger = ledger,
            (_, FileContent::Profile(profile)) => self.profile = *profile,
            (_, FileContent::Seasons(seasons)) => self.seasons = seasons,
            // A day or a week with the place of another kind of file is left out.
            (_, FileContent::Day(_) | FileContent::Week(_)) => {}
        }
    }
}
