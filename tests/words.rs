//! The glossary: one word for one idea, in everything that a person reads. No text in the code, in README and CHANGELOG
//! and in the files that aplomb writes has one of the retired phrases. What tests hold the texts to is not looked at.
#![allow(missing_docs, clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly")]

mod glossary;

use std::fs;
use std::path::{Path, PathBuf};

use glossary::retired;

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

/// Returns a text without the names in its backticks.
fn without_names(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join("…")
}

/// Returns the comments of code, each with its line, without names in backticks.
fn comments(code: &str) -> Vec<(usize, String)> {
    let comment = |line: &str| {
        let text = line.trim_start().strip_prefix("//")?;
        Some(without_names(text))
    };
    (1..).zip(code.lines()).filter_map(|(at, line)| Some((at, comment(line)?))).collect()
}

/// Returns a text of `format!` with the names of its figures left out: `{name} had {}`.
fn without_figures(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| match part.split_once('}') {
        Some((_, after)) => format!("{all}{{}}{after}"),
        None => format!("{all}{{{part}"),
    })
}

/// Whether a semicolon joins two sentences. Refusals of a typed line, whose form programs know, may have one.
fn is_two_sentences(text: &str) -> bool {
    let is_known = ["; did you mean", "; quote it", "'{}'; {}"].iter().any(|known| text.contains(known));
    text.contains("; ") && !is_known && !text.starts_with("cannot recurse") && !text.contains('<')
}

/// Whether a number of minutes is written as `45 min`.
fn has_minutes_in_words(text: &str) -> bool {
    text.match_indices(" min").any(|(at, _)| {
        let is_number = text[..at].ends_with(|sign: char| sign.is_ascii_digit() || sign == '}');
        is_number && !text[at + 4..].starts_with(char::is_alphabetic)
    })
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
        // A text without a space is a name: a key of a file or of `--json`. One text is the parser's own.
        for (line, text) in texts.iter().filter(|(_, text)| text.contains(' ')) {
            let text = &without_figures(text);
            if let Some((phrase, instead)) = retired(text) {
                wrong.push(format!("{}:{line}: \"{phrase}\", say {instead}: {text}", path.display()));
            }
            if is_two_sentences(text) || has_minutes_in_words(text) {
                wrong.push(format!("{}:{line}: write two sentences, and 45m: {text}", path.display()));
            }
        }
        for (line, text) in comments(code) {
            if let Some((phrase, instead)) = retired(&text) {
                wrong.push(format!("{}:{line}: \"{phrase}\", say {instead}: {text}", path.display()));
            }
        }
    }
    let plain = [
        "README.md",
        "src/README.md",
        "CHANGELOG.md",
        "assets/init",
        "assets/guide",
        "assets/demo/README.md",
        "assets/keymap.toml",
    ]
    .map(|name| root.join(name));
    for path in plain {
        let all = if path.is_dir() { files(&path, &[".toml", ".md"]) } else { vec![path] };
        for path in all {
            for (line, text) in (1..).zip(fs::read_to_string(&path).unwrap().lines()) {
                let text = &without_names(text);
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
    assert!(is_two_sentences("Saved; closing.") && !is_two_sentences("no value 'x'; did you mean #y?"));
    assert!(has_minutes_in_words("{} min left") && !has_minutes_in_words("for 10 minutes"));
}
