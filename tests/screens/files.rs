//! The files of a directory, and the differences between two directories.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The texts of a directory's files, by name.
pub type Files = BTreeMap<String, String>;

/// Reads all files under a folder. Their names start at the root.
pub fn read(root: &Path, folder: &Path, files: &mut Files) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().display().to_string().replace('\\', "/");
            files.insert(name, std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// Checks that two directories are the same, byte by byte.
#[track_caller]
pub fn assert_same(before: &Files, after: &Files, what: &str) {
    if before != after {
        let bytes: Vec<_> = after.iter().filter(|(name, text)| before.get(*name) != Some(text)).collect();
        panic!("{what}: {:#?}\n{bytes:#?}", difference(before, after));
    }
}

/// Returns the differences between two directories, such as `18: + status = 'done'`. Lines that follow each other are
/// joined. New ids become stars.
pub fn difference(before: &Files, after: &Files) -> Vec<String> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut lines: Vec<String> = Vec::new();
    for name in names {
        let short = name.strip_prefix("days/2026/2026-11-").unwrap_or(name).trim_end_matches(".toml");
        let of = |files: &Files| files.get(name).cloned().unwrap_or_default();
        let (old, new) = (of(before), of(after));
        let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
        for (sign, line, is_together) in changed_lines(&old, &new) {
            if line.is_empty() || line.starts_with("schema") || line.starts_with("[[") {
                continue;
            }
            let begin = format!("{short}: {sign} ");
            let line = line.replace('"', "'");
            match lines.last_mut() {
                Some(last) if is_together && last.starts_with(&begin) => {
                    last.push_str(&format!(" | {line}"));
                }
                _ => lines.push(format!("{begin}{line}")),
            }
        }
    }
    lines
}

/// Returns the removed and added lines, from the longest common subsequence, and whether each follows the one before
/// it.
fn changed_lines(old: &[&str], new: &[&str]) -> Vec<(char, String, bool)> {
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = match old[i] == new[j] {
                true => common[i + 1][j + 1] + 1,
                false => common[i + 1][j].max(common[i][j + 1]),
            };
        }
    }
    let (mut i, mut j, mut lines, mut follows) = (0, 0, Vec::new(), false);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j, follows) = (i + 1, j + 1, false);
            continue;
        }
        if j < new.len() && (i == old.len() || common[i][j + 1] > common[i + 1][j]) {
            let is_id = new[j].starts_with("id = ");
            lines.push(('+', if is_id { "id = *".to_owned() } else { new[j].to_owned() }, follows));
            j += 1;
        } else {
            lines.push(('-', old[i].to_owned(), follows));
            i += 1;
        }
        follows = true;
    }
    lines
}
