//! `undo`, `redo`, `history` and `restore`: changes that were made earlier, by commands or on the screens.

use chrono::NaiveDateTime;

use super::args::Global;
use super::failure::Failure;
use super::print::{shown, write};
use super::session::Session;
use crate::domain::date::short;
use crate::domain::file::OperationKind;
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
    let operation = session.store.step(again, session.ctx.local())?;
    let done = if again { "Done again" } else { "Undone" };
    write(&format!("{done}: {}.\n", shown(&operation.label)))
}

/// Brings back a file as it was before a change.
pub(super) fn restore(global: &Global, version: &str) -> Result<(), Failure> {
    let example = "Write it as days/2026/2026-11-18.toml@k3f9x. See aplomb history.";
    let (path, id) = version
        .rsplit_once('@')
        .ok_or_else(|| Failure::usage(format!("'{version}' has no change. {example}")))?;
    let mut session = Session::edit(global)?;
    let operation = session.store.restore(path, id, session.ctx.local())?;
    write(&format!("{} is as it was before: {}.\n", shown(path), shown(&operation.label)))
}

/// Prints the last changes, newest first.
pub(super) fn history(global: &Global, all: bool) -> Result<(), Failure> {
    let session = Session::read(global)?;
    let operations = session.store.operations();
    if operations.is_empty() {
        return write("No changes yet. They appear here from the first one on.\n");
    }
    let most = if all { usize::MAX } else { LAST };
    let lines: Vec<String> = operations.iter().rev().take(most).map(line).collect();
    write(&format!("{}\n", lines.join("\n")))
}

/// Returns `k3f9x  Wed 18 Nov  9:42  Call moved to Friday`.
fn line(operation: &Operation) -> String {
    let at = NaiveDateTime::parse_from_str(&operation.at, "%Y-%m-%dT%H:%M");
    let when =
        at.map_or(operation.at.clone(), |at| format!("{:<10} {:>5}", short(at.date()), at.format("%-H:%M")));
    let what = match operation.kind {
        OperationKind::Made => "",
        OperationKind::Undo => "Undone: ",
        OperationKind::Redo => "Done again: ",
        OperationKind::Restore => "Restored: ",
    };
    format!("{}  {when}  {what}{}", operation.id, shown(&operation.label))
}
