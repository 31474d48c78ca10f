//! Pruning of the log of operations.

#![allow(clippy::disallowed_methods, reason = "the store is the one room that touches the disk")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::log::{Operation, months, read};
use super::write;

/// Months with changes that are kept. They are counted, so that one change with a wrong clock removes no year.
const MONTHS: usize = 12;
/// Bytes that are kept.
const MOST: usize = 50_000_000;

/// Removes the oldest operations from the log in this folder, beyond a year or 50 MB. The newest operation on each file
/// stays, and what only a later aplomb can read.
///
/// # Errors
///
/// The system's error. The log may then be pruned in part.
pub(super) fn prune(folder: &Path) -> io::Result<()> {
    prune_to(folder, MONTHS, MOST)
}

fn prune_to(folder: &Path, most_months: usize, most: usize) -> io::Result<()> {
    let months = months(folder);
    let texts: Vec<String> = months.iter().map(|month| read(month)).collect();
    // Files with a newer operation. The walk goes from the newest to the oldest.
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut bytes = 0;
    let mut is_full = false;
    for (at, (month, text)) in months.iter().zip(&texts).enumerate().rev() {
        let is_recent = at + most_months >= months.len();
        let mut kept: Vec<&str> = Vec::new();
        for line in text.lines().rev().filter(|line| !line.is_empty()) {
            let stays = match serde_json::from_str::<Operation>(line) {
                Ok(operation) => {
                    let is_newest = operation.paths().any(|path| !known.contains(path));
                    known.extend(operation.paths().map(str::to_owned));
                    // What is older than the first that does not fit goes too, even if it is short.
                    is_full |= bytes + line.len() > most;
                    is_newest || is_recent && !is_full
                }
                Err(_) => serde_json::from_str::<serde_json::Value>(line).is_ok(),
            };
            if stays {
                bytes += line.len() + 1;
                kept.push(line);
            }
        }
        kept.reverse();
        let count = text.lines().filter(|line| !line.is_empty()).count();
        match kept.is_empty() {
            true => fs::remove_file(month)?,
            false if kept.len() < count => write::replace(month, &format!("{}\n", kept.join("\n")))?,
            false => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::file::{OperationKind, OperationNote};
    use crate::store::log::OperationLog;
    use crate::store::unfinished::FileTexts;

    /// Adds an operation on a file, made in a month counted from January 2025.
    fn append(log: &OperationLog, month: u32, label: &str, path: &str) {
        let date = chrono::NaiveDate::from_ymd_opt(2025 + (month as i32 - 1) / 12, (month - 1) % 12 + 1, 18);
        let note = OperationNote::of_edit(date.unwrap().and_hms_opt(9, 0, 0).unwrap(), label);
        let file = FileTexts { path: path.to_owned(), before: None, after: Some("x".to_owned()) };
        log.append(vec![(note, vec![file])]).unwrap();
    }

    fn labels(log: &OperationLog) -> Vec<String> {
        log.operations().into_iter().map(|one| one.label).collect()
    }

    #[test]
    fn a_year_is_kept_and_of_each_file_the_newest() {
        let home = tempfile::tempdir().unwrap();
        let log = OperationLog::new(home.path().to_owned());
        append(&log, 1, "promise", "ledger.toml");
        for month in 1..=14 {
            append(&log, month, &month.to_string(), "inbox.toml");
        }
        let labels = labels(&log);
        assert_eq!(labels[..2], ["promise", "3"], "the ledger's newest stays");
        assert_eq!((labels.len(), labels.last().unwrap().as_str()), (13, "14"));
    }

    #[test]
    fn one_change_with_a_wrong_clock_removes_no_year() {
        let home = tempfile::tempdir().unwrap();
        let log = OperationLog::new(home.path().to_owned());
        append(&log, 11, "1", "inbox.toml");
        append(&log, 99, "2", "inbox.toml");
        append(&log, 12, "3", "inbox.toml");
        assert_eq!(labels(&log), ["1", "2", "3"]);
    }

    #[test]
    fn within_the_bytes_the_oldest_go_first_and_the_newest_of_a_file_never() {
        let home = tempfile::tempdir().unwrap();
        let log = OperationLog::new(home.path().to_owned());
        append(&log, 1, "promise", "ledger.toml");
        for label in ["1", "2", "3", "4"] {
            append(&log, 1, label, "inbox.toml");
        }
        append(&log, 2, "5", "inbox.toml");
        let line = read(&months(home.path())[1]).lines().next().unwrap().len() + 1;
        prune_to(home.path(), MONTHS, line * 3).unwrap();
        assert_eq!(labels(&log), ["promise", "3", "4", "5"]);
        prune_to(home.path(), MONTHS, 1).unwrap();
        assert_eq!(labels(&log), ["promise", "5"]);
        append(&log, 2, "6", "inbox.toml");
        assert_eq!(labels(&log), ["promise", "5", "6"]);
    }

    #[test]
    fn what_a_later_aplomb_wrote_stays_as_it_is() {
        let home = tempfile::tempdir().unwrap();
        let log = OperationLog::new(home.path().to_owned());
        let month = home.path().join("2024-11.jsonl");
        let theirs = r#"{"id":"k3f9x","at":"2024-11-18T09:42","label":"Call replaced","kind":"theirs","from":{"host":"b"},"files":[{"path":"inbox.toml","before":"a","after":"b","of":3}]}"#;
        let other = r#"{"form":2,"files":"packed"}"#;
        fs::write(&month, format!("{theirs}\n{other}\n{{\"id\":\n")).unwrap();
        prune_to(home.path(), 0, 0).unwrap();
        assert_eq!(read(&month), format!("{theirs}\n{other}\n"), "only the line that was cut short goes");
        assert_eq!(log.operations()[0].kind, OperationKind::Later);
        append(&log, 1, "1", "inbox.toml");
        prune_to(home.path(), 1, MOST).unwrap();
        assert_eq!(read(&month), format!("{other}\n"), "a year later it goes like any other");
    }
}
