//! `undo`, `redo`, `history` and `restore`: changes that were made earlier, by commands or on the screens.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use serde_json::{Value, json};

use super::args::Global;
use super::failure::Failure;
use super::print::{Align, shown, table, write};
use super::session::{Session, saved};
use crate::domain::date::long;
use crate::domain::file::OperationKind;
use crate::domain::time::Time;
use crate::store::{Operation, StepError};

/// Changes that `history` lists without `--all`.
const LAST: usize = 20;

impl From<StepError> for Failure {
    fn from(error: StepError) -> Failure {
        Failure::refused(error.to_string())
    }
}

/// Takes back the last change, or makes it again.
pub(super) fn step(global: &Global, again: bool) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let step = session.store.step(again, session.ctx.local())?;
    saved();
    let done = if again { "Done again" } else { "Undone" };
    write(&format!("{done}: {}.\n", shown(&step.words())))
}

/// Brings back a file as it was before a change.
pub(super) fn restore(global: &Global, version: &str) -> Result<(), Failure> {
    if version.ends_with(".toml") {
        let words = format!("'{version}' has no change. Write it as {version}@k3f9x. See aplomb history.");
        return Err(Failure::usage(words));
    }
    let mut session = Session::edit(global)?;
    let version = match version.contains('@') {
        true => version.to_owned(),
        false => of_change(session.store.operations(), version)?,
    };
    let (path, id) = version.rsplit_once('@').unwrap_or((&version, ""));
    let operation = session.store.restore(path, id, session.ctx.local())?;
    saved();
    write(&format!("{} is as it was before: {}.\n", shown(path), shown(&operation.label)))
}

/// Returns the one file of a change, with the change's id: `inbox.toml@k3f9x`.
///
/// # Errors
///
/// No change has the id, or it is one of several files, which are named.
fn of_change(operations: Vec<Operation>, id: &str) -> Result<String, Failure> {
    let Some(entry) = entries(operations).into_iter().rev().find(|entry| entry.id == id) else {
        return Err(Failure::refused(format!(
            "No change has the id '{id}'. Run aplomb history for the list."
        )));
    };
    match entry.files.as_slice() {
        [file] => Ok(format!("{file}@{id}")),
        files => {
            let versions: Vec<String> = files.iter().map(|file| format!("{file}@{id}")).collect();
            let versions = versions.join(" or ");
            Err(Failure::refused(format!("That change is one of several files. Name one: {versions}.")))
        }
    }
}

/// A change, as `history` shows it.
struct HistoryEntry {
    /// Id with which a file can be restored as it was before the change.
    id: String,
    /// Local date and time. None where a line of the log has none.
    at: Option<NaiveDateTime>,
    kind: OperationKind,
    words: String,
    files: Vec<String>,
}

/// Prints the last changes, newest first, with a heading for each day.
pub(super) fn history(global: &Global, all: bool, json: bool) -> Result<(), Failure> {
    let session = Session::read(global)?;
    let mut entries = entries(session.store.operations());
    entries.reverse();
    entries.truncate(if all { usize::MAX } else { LAST });
    if json {
        return session.answer_json(entries.iter().map(value).collect());
    }
    if entries.is_empty() {
        return write("No changes yet. They appear here from the first one on.\n");
    }
    let time = |at: NaiveDateTime| {
        Time::from_minutes(chrono::Timelike::num_seconds_from_midnight(&at) / 60).short(session.ctx.clock)
    };
    let row = |entry: &HistoryEntry| {
        vec![entry.at.map_or(String::new(), time), shown(&entry.words), shown(&entry.id)]
    };
    let rows: Vec<Vec<String>> = entries.iter().map(row).collect();
    let lines = table(&[Align::Right, Align::Left, Align::Left], &rows);
    let mut text = String::new();
    let mut day = None;
    for (entry, line) in entries.iter().zip(lines) {
        let date = entry.at.map(|at| at.date());
        if day != Some(date) {
            let gap = if day.is_some() { "\n" } else { "" };
            text.push_str(&format!("{gap}{}\n", heading(date, session.today())));
            day = Some(date);
        }
        text.push_str(&format!("{line}\n"));
    }
    write(&text)
}

/// Returns `Wednesday 18 November`, with the year unless it is this one.
fn heading(date: Option<NaiveDate>, today: NaiveDate) -> String {
    match date {
        None => "On an unknown day".to_owned(),
        Some(date) if date.year() == today.year() => long(date),
        Some(date) => format!("{} {}", long(date), date.year()),
    }
}

/// Returns an entry for each change, oldest first. Operations of one step on the screens are one: it has the id of the
/// first, and the words of the last.
fn entries(operations: Vec<Operation>) -> Vec<HistoryEntry> {
    let mut entries: Vec<HistoryEntry> = Vec::new();
    let mut last: Option<Operation> = None;
    for operation in operations {
        let before =
            last.as_ref().is_some_and(|last| operation.goes_on(last)).then(|| entries.pop()).flatten();
        let what = match operation.kind {
            OperationKind::Made | OperationKind::Restore | OperationKind::Later => "",
            OperationKind::Undo => "Undone: ",
            OperationKind::Redo => "Done again: ",
        };
        entries.push(HistoryEntry {
            id: before.map_or(operation.id.clone(), |before| before.id),
            at: NaiveDateTime::parse_from_str(&operation.at, "%Y-%m-%dT%H:%M").ok(),
            kind: operation.kind,
            words: format!("{what}{}", operation.label.trim_end_matches('.')),
            files: operation.paths().map(str::to_owned).collect(),
        });
        last = Some(operation);
    }
    entries
}

/// Returns an entry as JSON.
fn value(entry: &HistoryEntry) -> Value {
    let at = entry.at.map(|at| at.format("%Y-%m-%dT%H:%M").to_string());
    json!({ "id": entry.id, "at": at, "kind": entry.kind, "text": entry.words, "files": entry.files })
}
