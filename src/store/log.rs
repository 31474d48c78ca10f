//! The log of operations: each change of files, with their texts before and after. It is in the state directory, in a
//! file for each month, with one operation a line. It can be lost without losing a plan.
//!
//! A later aplomb may write keys and kinds that this one does not know, such as one for a file that was replaced by
//! another machine's. Such lines are shown and kept as they are, and undo leaves them out.

#![allow(clippy::disallowed_methods, reason = "the store is the one room that touches the disk")]

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::unfinished::FileTexts;
use super::{prune, write};
use crate::domain::IdSource;
use crate::domain::file::{OperationKind, OperationNote};
use crate::domain::hash::fnv1a;

/// Bytes of a month after which the log is pruned again.
const STEP: u64 = 1_000_000;

/// An operation of the log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Operation {
    /// Id, in the form of a block's.
    pub id: String,
    /// Local date and time, as in `2026-11-18T09:42`.
    pub at: String,
    /// What was done, in words.
    pub label: String,
    /// Kind.
    pub kind: OperationKind,
    /// The step of a run on the screens that it belongs to. None: it is a step alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// Id or step of the operation that it takes back or makes again. None for others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Files that it changed.
    pub(super) files: Vec<FileTexts>,
}

impl Operation {
    /// Returns the paths of its files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.path.as_str())
    }

    /// Returns whether it goes on with the step of another one.
    pub fn goes_on(&self, with: &Operation) -> bool {
        self.step.is_some() && self.step == with.step
    }

    /// Returns whether a run on the screens made it, or took it back or made it again by itself.
    fn is_of(&self, run: &str) -> bool {
        let name = self.step.as_ref().or(self.of.as_ref());
        name.and_then(|name| name.rsplit_once('-')).is_some_and(|(its, _)| its == run)
    }
}

/// The operations of a step, oldest first, and what undo leaves out to get to it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct LogStep {
    pub operations: Vec<Operation>,
    /// Labels of later operations of a kind that this aplomb can't undo, oldest first.
    pub left_out: Vec<String>,
}

/// The log of a data directory.
#[derive(Debug, Clone)]
pub struct OperationLog {
    folder: PathBuf,
}

impl OperationLog {
    /// Names the folder of the log. It need not exist.
    pub(super) fn new(folder: PathBuf) -> OperationLog {
        OperationLog { folder }
    }

    /// Adds operations, each with the files that it changed.
    ///
    /// # Errors
    ///
    /// The system's error.
    pub(super) fn append(&self, operations: Vec<(OperationNote, Vec<FileTexts>)>) -> io::Result<()> {
        let Some((first, _)) = operations.first() else { return Ok(()) };
        write::make_directory(&self.folder)?;
        let month = self.folder.join(format!("{}.jsonl", first.at.format("%Y-%m")));
        // Where the clock was set back, the order of the lines stays the order of the changes.
        let path = months(&self.folder).pop().map_or(month.clone(), |latest| latest.max(month));
        let mut options = fs::OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&path)?;
        let end = file.metadata()?.len();
        let mut text = String::new();
        for (note, files) in operations {
            let mut operation = Operation {
                id: String::new(),
                at: note.at.format("%Y-%m-%dT%H:%M").to_string(),
                label: note.label,
                kind: note.kind,
                step: note.step,
                of: note.of,
                files,
            };
            // The place in the file makes ids of equal operations differ.
            let place = end + text.len() as u64;
            let seed = fnv1a(format!("{place}{}", serde_json::to_string(&operation)?).as_bytes());
            operation.id = IdSource { seed }.block(|_| false);
            // A line that was cut short by a crash ends before the first one begins.
            text.push_str(if place == end && end > 0 { "\n" } else { "" });
            text.push_str(&format!("{}\n", serde_json::to_string(&operation)?));
        }
        write::fault()?;
        file.write_all(text.as_bytes())?;
        write::fault()?;
        file.sync_all()?;
        // Pruning reads all months, so it waits for a new month or another megabyte.
        let is_due = end == 0 || end / STEP != (end + text.len() as u64) / STEP;
        if is_due { prune::prune(&self.folder) } else { Ok(()) }
    }

    /// Returns all operations, oldest first. Lines that can't be read are left out.
    pub fn operations(&self) -> Vec<Operation> {
        let texts: Vec<String> = months(&self.folder).iter().map(|month| read(month)).collect();
        texts
            .iter()
            .flat_map(|text| text.lines())
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect()
    }

    /// Returns the step that `undo` takes back, or with `again` the one that `redo` makes again. It is none of the run
    /// with this name, which undoes its own steps itself. Without operations there is no such step.
    pub(super) fn next(&self, again: bool, run: Option<&str>) -> LogStep {
        let (mut done, mut undone): (Vec<Vec<Operation>>, Vec<Vec<Operation>>) = (Vec::new(), Vec::new());
        for operation in self.operations() {
            let is_own = run.is_some_and(|run| operation.is_of(run));
            match operation.kind {
                OperationKind::Later => done.push(vec![operation]),
                OperationKind::Undo if !is_own => undone.extend(take(&mut done, &operation)),
                OperationKind::Redo if !is_own => done.extend(take(&mut undone, &operation)),
                OperationKind::Undo | OperationKind::Redo => {}
                OperationKind::Made | OperationKind::Restore => {
                    undone.clear();
                    match done.last_mut() {
                        _ if is_own => {}
                        Some(last) if last.iter().any(|one| operation.goes_on(one)) => last.push(operation),
                        _ => done.push(vec![operation]),
                    }
                }
            }
        }
        if again {
            return LogStep { operations: undone.pop().unwrap_or_default(), left_out: Vec::new() };
        }
        let is_known = |step: &Vec<Operation>| step.iter().any(|one| one.kind != OperationKind::Later);
        let newest = done.iter().rposition(is_known);
        let left_out = done.split_off(newest.map_or(0, |newest| newest + 1));
        let left_out = left_out.into_iter().flatten().map(|operation| operation.label).collect();
        LogStep { operations: done.pop().unwrap_or_default(), left_out }
    }
}

/// Returns the files of the months, oldest first.
pub(super) fn months(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut months: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "jsonl")).collect();
    months.sort_unstable();
    months
}

/// Returns the text of a month. A line that was cut within a letter spoils no other line.
pub(super) fn read(month: &Path) -> String {
    String::from_utf8_lossy(&fs::read(month).unwrap_or_default()).into_owned()
}

/// Takes the steps that an operation is about out of a list, oldest first.
fn take(list: &mut Vec<Vec<Operation>>, about: &Operation) -> Vec<Vec<Operation>> {
    let is_it =
        |one: &Operation| about.of.as_ref().is_some_and(|of| *of == one.id || one.step.as_ref() == Some(of));
    list.extract_if(.., |step| step.iter().any(is_it)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: u32) -> chrono::NaiveDateTime {
        chrono::NaiveDate::from_ymd_opt(2025, 11, 18).unwrap().and_hms_opt(9, minute, 0).unwrap()
    }

    fn files() -> Vec<FileTexts> {
        vec![FileTexts { path: "inbox.toml".to_owned(), before: None, after: Some("x".to_owned()) }]
    }

    fn made(label: &str, step: Option<&str>) -> (OperationNote, Vec<FileTexts>) {
        let step = step.map(str::to_owned);
        (OperationNote { step, ..OperationNote::of_edit(at(1), label) }, files())
    }

    /// Takes a step back, or makes it again. Returns the labels of its operations.
    fn step(log: &OperationLog, again: bool, run: Option<&str>) -> Vec<String> {
        let found = log.next(again, run).operations;
        if let Some(last) = found.last() {
            let kind = if again { OperationKind::Redo } else { OperationKind::Undo };
            let of = last.step.clone().or(Some(last.id.clone()));
            let note = OperationNote { kind, of, ..OperationNote::of_edit(at(2), last.label.clone()) };
            log.append(vec![(note, files())]).unwrap();
        }
        found.into_iter().map(|one| one.label).collect()
    }

    fn log() -> (tempfile::TempDir, OperationLog) {
        let home = tempfile::tempdir().unwrap();
        let log = OperationLog::new(home.path().join("log"));
        (home, log)
    }

    #[test]
    fn undo_and_redo_go_through_the_steps_in_order() {
        let (_home, log) = log();
        assert_eq!(log.next(false, None), LogStep::default());
        log.append(vec![made("1", None), made("2", Some("a-1"))]).unwrap();
        log.append(vec![made("3", Some("a-1"))]).unwrap();
        assert_eq!(step(&log, false, None), ["2", "3"], "one step of the screens");
        assert_eq!(step(&log, false, None), ["1"]);
        assert!(step(&log, false, None).is_empty());
        assert_eq!(step(&log, true, None), ["1"]);
        assert_eq!(log.next(true, None).operations.len(), 2);
        log.append(vec![made("4", None)]).unwrap();
        assert!(step(&log, true, None).is_empty(), "something new was made");
        assert_eq!(step(&log, false, None), ["4"]);
    }

    #[test]
    fn a_run_undoes_its_own_steps_itself() {
        let (_home, log) = log();
        log.append(vec![made("1", None), made("2", Some("a-1")), made("3", None)]).unwrap();
        let own =
            OperationNote { kind: OperationKind::Undo, of: Some("a-1".to_owned()), ..made("2", None).0 };
        log.append(vec![(own, files())]).unwrap();
        assert!(step(&log, true, Some("a")).is_empty());
        assert_eq!(step(&log, false, Some("a")), ["3"], "a command made it meanwhile");
        assert_eq!(step(&log, false, Some("a")), ["1"]);
        assert!(step(&log, false, None).is_empty(), "the run has taken its own back");
        assert_eq!(step(&log, true, None), ["1"]);
        assert_eq!(step(&log, true, None), ["3"]);
        assert_eq!(step(&log, true, None), ["2"]);
        log.append(vec![made("4", Some("a-2"))]).unwrap();
        assert!(step(&log, true, Some("a")).is_empty(), "the run has made something new");
    }

    #[test]
    fn undo_leaves_out_what_only_a_later_aplomb_can_undo() {
        let (_home, log) = log();
        log.append(vec![made("1", None)]).unwrap();
        let month = months(&log.folder).pop().unwrap();
        let theirs = "{\"id\":\"k3f9x\",\"at\":\"2025-11-18T09:05\",\"label\":\"Call replaced\",\"kind\":\"theirs\",\"origin\":\"b\"}\n";
        fs::write(&month, read(&month) + theirs).unwrap();
        log.append(vec![made("2", None)]).unwrap();
        assert_eq!(log.next(false, None).left_out, Vec::<String>::new(), "it is older");
        assert_eq!(step(&log, false, None), ["2"]);
        assert_eq!(log.next(false, None).left_out, ["Call replaced"]);
        assert_eq!(step(&log, false, None), ["1"]);
        let left = log.next(false, None);
        assert!(left.operations.is_empty() && left.left_out == ["Call replaced"], "{left:?}");
        let labels: Vec<String> = log.operations().into_iter().map(|one| one.label).collect();
        assert_eq!(labels, ["1", "Call replaced", "2", "2", "1"]);
    }

    #[test]
    fn a_line_that_was_cut_short_is_left_out_and_the_next_one_is_whole() {
        let (_home, log) = log();
        log.append(vec![made("Café", None)]).unwrap();
        let path = months(&log.folder).pop().unwrap();
        let text = fs::read(&path).unwrap();
        let within = text.windows(2).position(|pair| pair == "é".as_bytes()).unwrap() + 1;
        fs::write(&path, [&text[..], &text[..within]].concat()).unwrap();
        log.append(vec![made("2", None)]).unwrap();
        let labels: Vec<String> = log.operations().into_iter().map(|one| one.label).collect();
        assert_eq!(labels, ["Café", "2"]);
    }

    #[test]
    fn a_clock_that_was_set_back_changes_no_order() {
        let (_home, log) = log();
        log.append(vec![made("1", None)]).unwrap();
        let earlier = OperationNote { at: at(0) - chrono::Days::new(60), ..made("2", None).0 };
        log.append(vec![(earlier, files())]).unwrap();
        assert_eq!(step(&log, false, None), ["2"]);
        assert_eq!(step(&log, false, None), ["1"]);
    }
}
