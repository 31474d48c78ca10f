//! Messages to `update`, and the effects that it returns.

use chrono::NaiveDate;

use crate::domain::config::{Config, SettingChange, Zoom};
use crate::domain::file::{EditToLog, FileToSave};
use crate::domain::{FileContent, LoadedFile, Place};

/// Something that happened: a key, the mouse, the clock, or the result of an effect.
#[derive(Debug, Clone)]
pub enum Action {
    /// A key for this action was pressed.
    Do(super::verb::Verb),
    /// The mouse was used.
    Mouse(super::mouse::Mouse),
    /// A character was typed into a line.
    Type(char),
    /// Text was pasted into a line.
    Paste(String),
    /// The cursor of a line was moved, or part of the line deleted.
    Line(tui_input::InputRequest),
    /// Files were read. The date is the first day that has a file, `None` if no day has one.
    Loaded(Vec<(Place, LoadedFile)>, Option<NaiveDate>),
    /// A file was saved: the content that was sent, and the file as read back.
    Saved(Place, Box<FileContent>, Box<LoadedFile>),
    /// A file was not saved. The text is the reason, as a sentence.
    NotSaved(Place, String),
    /// Another program changed a file. This is its new content.
    Changed(Place, Box<LoadedFile>),
    /// A step in the log of operations ended: undo, or redo if true, and the operation in words. An error is the reason
    /// why nothing was changed.
    Stepped(bool, Result<String, String>),
    /// A changed setting was saved. These are the settings of `config.toml` now.
    SettingSaved(Config),
    /// A changed setting was not saved. The text is the reason, as a sentence. If another program changed
    /// `config.toml`, these are its settings now.
    SettingRefused(Option<Config>, String),
    /// A search found these hits on one day. Days come newest first. The number is the one in [`Effect::Search`].
    Found(u64, Vec<crate::report::search::Hit>),
    /// A search is complete: its number, and how many files it could not read.
    SearchedAll(u64, usize),
    /// The app has started.
    Begin,
    /// A new minute has begun.
    Tick,
    /// The process ends. Unsaved files are saved.
    End,
    /// The terminal was resized, to these columns and rows.
    Resized(u16, u16),
}

/// A task for the runner.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read the days from the first to the last date that are not loaded yet, and the files of their weeks.
    Load(NaiveDate, NaiveDate),
    /// Save these files in this order: all or none. Each is answered with [`Action::Saved`] or [`Action::NotSaved`].
    /// No other save starts before all are answered. The edits that are saved go into the log.
    Save(Vec<FileToSave>, Vec<EditToLog>),
    /// Take back the newest operation of the log, or with `again` make it again, at this local time. It is answered with
    /// [`Action::Changed`] for each file and with [`Action::Stepped`].
    Step {
        /// Whether to redo.
        again: bool,
        /// Local time.
        at: chrono::NaiveDateTime,
    },
    /// Write the commented files of a new directory, except those that exist.
    MakeFiles,
    /// Check whether another program has changed these files.
    Watch(Vec<Place>),
    /// Search all days for a text, newest first. Results carry the number of the search.
    Search(u64, String),
    /// Stop searching.
    StopSearch,
    /// Store this zoom for the next start.
    KeepZoom(Zoom),
    /// Write a changed setting into `config.toml`. It is answered with [`Action::SettingSaved`] or
    /// [`Action::SettingRefused`].
    ChangeSetting(Box<SettingChange>),
    /// Remember that this day was asked about, so that closing it is not asked for again by itself.
    KeepAsked(NaiveDate),
    /// Quit. Files that are still unsaved are saved first, after the screens have closed.
    Quit,
}
