//! The log of operations: each change of files, with their texts before and after. It is in the state directory, in a
//! file for each month, with one operation a line. It can be lost without losing a plan.

#![allow(clippy::disallowed_methods, reason = "the store is the one room that touches the disk")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::unfinished::FileTexts;
use super::write;
use crate::domain::file::{OperationKind, OperationNote};
use crate::domain::hash::fnv1a;

/// Months that are kept.
const MONTHS: usize = 12;
/// Bytes that are kept.
const MOST: u64 = 50_000_000;
/// Bytes of a month after which the log is pruned again.
const STEP: u64 = 1_000_000;
/// Letters of an operation's id.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A place in the log: the file of a month, and a byte in it.
pub(super) type LogPlace = (PathBuf, u64);

/// An operation of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    /// Id, five letters and digits.
    pub id: String,
    /// Local date and time, as in `2026-11-18T09:42`.
    pub at: String,
    /// What was done, in words.
    pub label: String,
    /// Kind.
    pub kind: OperationKind,
    /// Id of the operation that it takes back or makes again. None for others, and if it has the same label.
    #[serde(default)]
    pub of: Option<String>,
    /// Files that it changed.
    pub(super) files: Vec<FileTexts>,
}

impl Operation {
    /// Returns the paths of its files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.path.as_str())
    }
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

    /// Adds an operation.
    ///
    /// # Errors
    ///
    /// The system's error.
    pub(super) fn append(&self, note: &OperationNote, files: Vec<FileTexts>) -> io::Result<()> {
        write::make_directory(&self.folder)?;
        let path = self.folder.join(format!("{}.jsonl", note.at.format("%Y-%m")));
        let mut options = fs::OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&path)?;
        let end = file.metadata()?.len();
        let mut operation = Operation {
            id: String::new(),
            at: note.at.format("%Y-%m-%dT%H:%M").to_string(),
            label: note.label.clone(),
            kind: note.kind,
            of: note.of.clone(),
            files,
        };
        // The place in the file makes ids of equal operations differ.
        let hash = fnv1a(format!("{end}{}", serde_json::to_string(&operation)?).as_bytes());
        let letter = |place: u32| char::from(LETTERS[(hash >> (5 * place) & 31) as usize]);
        operation.id = (0..5).map(letter).collect();
        // A line that was cut short by a crash ends before this one begins.
        let line = format!("{}{}\n", if end == 0 { "" } else { "\n" }, serde_json::to_string(&operation)?);
        file.write_all(line.as_bytes())?;
        file.sync_all()?;
        // Pruning may read all months, so it waits for a new month or another megabyte.
        let is_due = end == 0 || end / STEP != (end + line.len() as u64) / STEP;
        if is_due { self.prune() } else { Ok(()) }
    }

    /// Returns all operations, oldest first. Lines that can't be read are left out.
    pub fn operations(&self) -> Vec<Operation> {
        self.placed().into_iter().map(|(operation, _)| operation).collect()
    }

    /// Returns all operations with their places, oldest first.
    fn placed(&self) -> Vec<(Operation, LogPlace)> {
        let mut all = Vec::new();
        for month in self.months() {
            let text = fs::read_to_string(&month).unwrap_or_default();
            let mut at = 0;
            for line in text.split_inclusive('\n') {
                if let Ok(operation) = serde_json::from_str(line) {
                    all.push((operation, (month.clone(), at)));
                }
                at += line.len() as u64;
            }
        }
        all
    }

    /// Returns the place of the next operation.
    pub(super) fn end(&self) -> LogPlace {
        let month = self.months().pop().unwrap_or_default();
        let length = fs::metadata(&month).map_or(0, |found| found.len());
        (month, length)
    }

    /// Returns the operation that `undo` takes back, or with `again` the one that `redo` makes again. With `before`, it
    /// is one made before that place. None if there is none.
    pub(super) fn next(&self, again: bool, before: Option<&LogPlace>) -> Option<Operation> {
        let (mut done, mut undone): (Vec<Operation>, Vec<Operation>) = (Vec::new(), Vec::new());
        for (operation, place) in self.placed() {
            // Later ones count only if they are steps in the log, which name their operation.
            if before.is_some_and(|before| place >= *before) && operation.of.is_none() {
                continue;
            }
            match operation.kind {
                OperationKind::Undo => undone.extend(take(&mut done, &operation)),
                OperationKind::Redo => done.extend(take(&mut undone, &operation)),
                OperationKind::Made | OperationKind::Restore => {
                    undone.clear();
                    done.push(operation);
                }
            }
        }
        if again { undone.pop() } else { done.pop() }
    }

    /// Returns the files of the months, oldest first.
    fn months(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut months: Vec<PathBuf> =
            entries.filter(|path| path.extension().is_some_and(|end| end == "jsonl")).collect();
        months.sort_unstable();
        months
    }

    /// Removes the oldest months, beyond a year or 50 MB. The newest operation on each file stays.
    fn prune(&self) -> io::Result<()> {
        let months = self.months();
        let size = |path: &Path| fs::metadata(path).map_or(0, |found| found.len());
        let mut left = months.len();
        let mut bytes: u64 = months.iter().map(|month| size(month)).sum();
        for (at, month) in months.iter().enumerate() {
            if left <= MONTHS && bytes <= MOST || at + 1 == months.len() {
                break;
            }
            let before = size(month);
            let later: BTreeSet<String> = months.iter().skip(at + 1).flat_map(|later| paths(later)).collect();
            let text = fs::read_to_string(month)?;
            let mut known = later;
            let mut kept: Vec<&str> = Vec::new();
            for line in text.lines().rev() {
                let Ok(operation) = serde_json::from_str::<Operation>(line) else { continue };
                let is_newest = operation.paths().any(|path| !known.contains(path));
                if is_newest {
                    kept.push(line);
                }
                known.extend(operation.files.into_iter().map(|file| file.path));
            }
            kept.reverse();
            match kept.is_empty() {
                true => fs::remove_file(month)?,
                false if kept.len() < text.lines().filter(|line| !line.is_empty()).count() => {
                    write::replace(month, &format!("{}\n", kept.join("\n")))?;
                }
                false => {}
            }
            left -= 1;
            bytes = bytes.saturating_sub(before.saturating_sub(size(month)));
        }
        Ok(())
    }
}

/// Takes the operation that another one is about out of a list. The screens name it by its label alone.
fn take(list: &mut Vec<Operation>, about: &Operation) -> Option<Operation> {
    let is_it = |one: &Operation| about.of.as_ref().map_or(one.label == about.label, |id| one.id == *id);
    let at = list.iter().rposition(is_it)?;
    Some(list.remove(at))
}

/// Returns the paths of the files that a month's operations changed.
fn paths(month: &Path) -> Vec<String> {
    let text = fs::read_to_string(month).unwrap_or_default();
    let operations = text.lines().filter_map(|line| serde_json::from_str::<Operation>(line).ok());
    operations.flat_map(|operation| operation.files).map(|file| file.path).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(month: u32, minute: u32, kind: OperationKind, of: Option<&str>) -> OperationNote {
        let date = chrono::NaiveDate::from_ymd_opt(2025 + (month as i32 - 1) / 12, (month - 1) % 12 + 1, 18);
        let at = date.unwrap().and_hms_opt(9, minute, 0).unwrap();
        OperationNote { at, label: format!("{month} {minute}"), kind, of: of.map(str::to_owned) }
    }

    fn file(path: &str) -> Vec<FileTexts> {
        vec![FileTexts { path: path.to_owned(), before: None, after: Some("x".to_owned()) }]
    }

    #[test]
    fn undo_and_redo_go_through_the_operations_in_order() {
        let home = tempfile::tempdir().unwrap();
        let log = OperationLog::new(home.path().join("log"));
        assert_eq!(log.next(false, None), None);
        for minute in [1, 2] {
            log.append(&note(11, minute, OperationKind::Made, None), file("inbox.toml")).unwrap();
        }
        let step = |kind: OperationKind| {
            let of = log.next(kind == OperationKind::Redo, None).unwrap();
            log.append(&note(11, 9, kind, Some(&of.id)), file("inbox.toml")).unwrap();
            of.label
        };
        assert_eq!(step(OperationKind::Undo), "11 2");
        assert_eq!(step(OperationKind::Undo), "11 1");
        assert_eq!(log.next(false, None), None);
        assert_eq!(step(OperationKind::Redo), "11 1");
        assert_eq!(log.next(true, None).unwrap().label, "11 2");
        log.append(&note(11, 3, OperationKind::Made, None), file("inbox.toml")).unwrap();
        assert_eq!(log.next(true, None), None, "something new was made");
        assert_eq!(log.next(false, None).unwrap().label, "11 3");
    }

    #[test]
    fn a_year_is_kept_and_of_each_file_the_newest() {
        let home = tempfile::tempdir().unwrap();
        let log = OperationLog::new(home.path().join("log"));
        log.append(&note(1, 1, OperationKind::Made, None), file("ledger.toml")).unwrap();
        for month in 1..=14 {
            log.append(&note(month, 2, OperationKind::Made, None), file("inbox.toml")).unwrap();
        }
        let labels: Vec<String> = log.operations().into_iter().map(|one| one.label).collect();
        assert_eq!(labels[..2], ["1 1", "3 2"], "the ledger's newest stays");
        assert_eq!((labels.len(), labels.last().unwrap().as_str()), (13, "14 2"));
    }

    #[test]
    fn a_line_that_was_cut_short_is_left_out_and_the_next_one_is_whole() {
        let home = tempfile::tempdir().unwrap();
        let log = OperationLog::new(home.path().join("log"));
        log.append(&note(11, 1, OperationKind::Made, None), file("inbox.toml")).unwrap();
        let path = home.path().join("log/2025-11.jsonl");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{text}{}", &text[..20])).unwrap();
        log.append(&note(11, 2, OperationKind::Made, None), file("inbox.toml")).unwrap();
        let labels: Vec<String> = log.operations().into_iter().map(|one| one.label).collect();
        assert_eq!(labels, ["11 1", "11 2"]);
    }
}
