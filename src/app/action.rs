//! What `update` is told, and what it asks of the runner.

use chrono::NaiveDate;

use crate::domain::config::Zoom;
use crate::domain::{FileContent, LoadedFile, Place};

/// What happened, as `update` is told.
#[derive(Debug, Clone)]
pub enum Action {
    /// A key that has a meaning where it was pressed.
    Do(super::verb::Verb),
    /// The mouse did something.
    Mouse(super::mouse::Mouse),
    /// A character typed into a line.
    Type(char),
    /// A text pasted into a line.
    Paste(String),
    /// A movement or a deletion in a line.
    Line(tui_input::InputRequest),
    /// Files were read.
    Loaded(Vec<(Place, LoadedFile)>, Option<NaiveDate>),
    /// A file was saved: what was sent, and what it holds now.
    Saved(Place, Box<FileContent>, Box<LoadedFile>),
    /// A file was not saved, and why.
    NotSaved(Place, String),
    /// A file was changed by others, and what was found in it.
    Changed(Place, Box<LoadedFile>),
    /// What a search has found on a day, newest day first; the number tells searches apart.
    Found(u64, Vec<crate::report::search::Hit>),
    /// A search has gone through all days, but for so many files that it could not read.
    SearchedAll(u64, usize),
    /// The screens have opened.
    Begin,
    /// The clock shows another minute.
    Tick,
    /// The terminal has another size, columns and rows.
    Resized(u16, u16),
}

/// What the runner is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read the days from the first to the last that are not loaded, and these weeks.
    Load(NaiveDate, NaiveDate),
    /// Save these files, in this order: all of them, or none.
    Save(Vec<Place>),
    /// Look whether others have changed these files.
    Watch(Vec<Place>),
    /// Search all days for a text, newest first; the number tells searches apart.
    Search(u64, String),
    /// Stop searching.
    StopSearch,
    /// Keep this zoom for the next start.
    KeepZoom(Zoom),
    /// End, once everything is saved.
    Quit,
}
