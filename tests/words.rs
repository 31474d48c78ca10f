//! The glossary: one word for one idea, in everything that a person reads. No text in the code, in README and CHANGELOG
//! and in the files that aplomb writes has one of the retired phrases. What tests hold the texts to is not looked at.
#![allow(missing_docs, clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};

/// Phrases that are not said any more, each with what is said instead. A phrase is found as whole words, in any case.
const RETIRED: &[(&str, &str)] = &[
    ("is meant", "target"),
    ("are meant", "target"),
    ("what is asked for", "target"),
    ("as it stands this week", "forecast"),
    ("w{:02} as it stands", "forecast"),
    ("w47 as it stands", "forecast"),
    ("as lived", "so far, done"),
    ("was lived", "done, recorded"),
    ("you lived", "done"),
    ("is lived", "done, recorded"),
    ("in sight", "done or planned, forecast"),
    ("day of grace", "grace day"),
    ("days of grace", "grace days"),
    ("crossed out", "skipped"),
    ("cross out", "skip"),
    ("let go", "called off"),
    ("left over", "not marked"),
    ("carried over", "moved"),
    ("rests this season", "paused this season"),
    ("on course", "on track"),
    ("holds a window", "boundary kept"),
    ("held a window", "boundary kept"),
    ("theirs to fill", "Acme set the agenda"),
    ("points of evidence", "based on 5 of 7 days"),
    ("due by now", "due so far, due for 2 recorded days"),
    ("it compares as", "compared without the check-in"),
    ("is owed", "is short of its share"),
    ("was owed", "was short of its share"),
    ("of 100 hours", "work share in %"),
    ("the swing", "work and life by week"),
    ("left you tired", "felt tiring"),
    ("lift you more", "felt level"),
    ("what starved", "what fell short"),
    ("the week ahead", "next week"),
    ("let it cross", "allow once"),
    ("needs much", "demanding"),
    ("an hour pays", "per hour"),
    ("with alignment {} they make", "total lost"),
    ("smaller ones", "everything else"),
    ("even hours, wrong things", "hours balanced, but Health got little"),
    ("where the two part", "where the two numbers differ"),
    ("neither holds", "off target"),
    ("both hold", "on target and aligned"),
    ("serves no value", "linked to no value"),
    ("nothing is written of", "nothing recorded"),
    ("nothing that aplomb knows of", "no suggestion"),
    ("no one knows of it yet", "nobody knows about this boundary"),
    ("tell whom it concerns", "tell the people it affects"),
    ("is left as it is: line", "can't save"),
];

/// Returns the texts of code, each with its line: what stands between quotes, outside comments.
fn texts(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut rest = code;
    let line_of = |rest: &str| code[..code.len() - rest.len()].matches('\n').count() + 1;
    while let Some(at) = rest.find(['"', '/', '\'', 'r']) {
        let before = rest[..at].chars().next_back();
        let from = &rest[at..];
        if from.starts_with("//") {
            rest = &from[from.find('\n').unwrap_or(from.len())..];
        } else if let Some(after) = from.strip_prefix("'\"'").or_else(|| from.strip_prefix("'\\\"'")) {
            rest = after;
        } else if from.starts_with("r#\"") && !before.is_some_and(char::is_alphanumeric) {
            let text = &from[3..];
            let end = text.find("\"#").unwrap();
            found.push((line_of(from), text[..end].to_owned()));
            rest = &text[end + 2..];
        } else if let Some(text) = from.strip_prefix('"') {
            let mut end = 0;
            while !text[end..].starts_with('"') {
                let escaped = text[end..].starts_with('\\');
                end += text[end..].chars().take(1 + usize::from(escaped)).map(char::len_utf8).sum::<usize>();
            }
            found.push((line_of(from), text[..end].to_owned()));
            rest = &text[end + 1..];
        } else {
            rest = &from[1..];
        }
    }
    found
}

fn files(folder: &Path, ends: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ends));
        } else if ends.iter().any(|end| path.to_string_lossy().ends_with(end)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Returns the retired phrase in a text, as whole words, and what is said instead.
fn retired(text: &str) -> Option<&'static (&'static str, &'static str)> {
    let text = text.to_lowercase();
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    RETIRED.iter().find(|(phrase, _)| {
        text.match_indices(phrase).any(|(at, found)| {
            let (before, after) = (&text[..at], &text[at + found.len()..]);
            !is_letter(before.chars().next_back()) && !is_letter(after.chars().next())
        })
    })
}

#[test]
fn one_word_for_one_idea_in_every_text() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    let mut count = 0;
    let is_test = |path: &PathBuf| {
        path.components().any(|part| part.as_os_str() == "tests") || path.ends_with("tests.rs")
    };
    for path in files(&root.join("src"), &[".rs"]).into_iter().filter(|path| !is_test(path)) {
        let code = fs::read_to_string(&path).unwrap();
        let code = code.split("#[cfg(test)]\nmod ").next().unwrap();
        let texts = texts(code);
        count += texts.len();
        for (line, text) in texts {
            if let Some((phrase, instead)) = retired(&text) {
                wrong.push(format!("{}:{line}: \"{phrase}\", say {instead}: {text}", path.display()));
            }
        }
    }
    let plain = ["README.md", "assets/init", "assets/demo/README.md", "assets/keymap.toml"]
        .map(|name| root.join(name));
    for path in plain {
        let all = if path.is_dir() { files(&path, &[".toml", ".md"]) } else { vec![path] };
        for path in all {
            for (line, text) in (1..).zip(fs::read_to_string(&path).unwrap().lines()) {
                if let Some((phrase, instead)) = retired(text) {
                    wrong.push(format!("{}:{line}: \"{phrase}\", say {instead}: {text}", path.display()));
                }
            }
        }
    }
    assert!(count > 3000, "only {count} texts were read");
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn texts_are_what_stands_between_quotes() {
    let code =
        "let a = \"one\"; // \"no\"\nlet b = ['\"', 'x']; format!(\"two \\\"2\\\"\"); r#\"three \"3\"\"#";
    let expected = [(1, "one"), (2, "two \\\"2\\\""), (2, "three \"3\"")];
    assert_eq!(texts(code), expected.map(|(line, text)| (line, text.to_owned())));
}

#[test]
fn a_phrase_is_found_as_whole_words_in_any_case() {
    assert!(retired("A Day of grace: flu").is_some());
    assert!(retired("days of graces").is_none());
    assert!(retired("It was skipped.").is_none());
}
