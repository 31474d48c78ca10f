//! README and the guide: their examples are run, and what a page says of keys and topics is true.
//!
//! A `console` block has commands after `$ ` and their output. `<!-- now: 2026-11-18T09:05 -->` sets the clock.
//! `<!-- file: life.toml -->` writes the `toml` block below it into the data directory, and `add to` appends it. After
//! that, `check` finds problems only where `, with a problem` says so. Each text starts with an empty directory.
//! `UPDATE_GUIDE=1` writes the output that the commands have now.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::Planner;

/// The data directory in the texts.
const HOME: &str = "/home/you/.config/aplomb";
/// The home directory in the texts.
const YOU: &str = "/home/you";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the pages of the guide, without the list of them.
fn pages() -> Vec<PathBuf> {
    let all = fs::read_dir(root().join("assets/guide")).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> = all.filter(|path| !path.ends_with("README.md")).collect();
    pages.sort();
    pages
}

/// Returns the arguments of a command line: words, or text in single or double quotes.
fn arguments(line: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for sign in line.chars() {
        match (sign, quote) {
            ('\'' | '"', None) => {
                quote = Some(sign);
                word.get_or_insert_default();
            }
            (sign, Some(open)) if sign == open => quote = None,
            (' ', None) => all.extend(word.take()),
            (sign, _) => word.get_or_insert_default().push(sign),
        }
    }
    assert_eq!(quote, None, "{line}");
    all.extend(word);
    all
}

/// Whether a word is a block's id.
fn is_id(word: &str) -> bool {
    let has = |test: fn(&char) -> bool| word.chars().any(|sign| test(&sign));
    word.len() == 5
        && has(char::is_ascii_digit)
        && word.chars().all(|sign| "0123456789abcdefghjkmnpqrstvwxyz".contains(sign))
}

/// Notes which written id stands for which real one.
fn pair(ids: &mut HashMap<String, String>, written: &str, real: &str) {
    let words = |text: &str| text.split([' ', '\n', '/']).map(str::to_owned).collect::<Vec<_>>();
    for (one, other) in
        words(written).iter().zip(words(real)).filter(|(one, other)| is_id(one) && is_id(other))
    {
        ids.entry(one.clone()).or_insert(other);
    }
}

/// Returns a text with each written id replaced by the real one.
fn real(ids: &HashMap<String, String>, text: &str) -> String {
    let word = |word: &str| ids.get(word).cloned().unwrap_or_else(|| word.to_owned());
    let mut all = String::new();
    let mut start = 0;
    for (at, sign) in text.char_indices().filter(|(_, sign)| " \n/".contains(*sign)) {
        all.push_str(&word(&text[start..at]));
        all.push(sign);
        start = at + 1;
    }
    all + &word(&text[start..])
}

/// Runs the examples of a text. Returns the text with the output that they have.
fn run(path: &Path) -> (String, String) {
    let text = fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let mut planner = Planner::with(&[]);
    let mut ids = HashMap::new();
    let mut lines = text.lines().peekable();
    let mut told: Vec<String> = Vec::new();
    let (mut file, mut before) = (None, String::new());
    let (mut commands, data) = (0, planner.root().display().to_string());
    let home = planner.root().parent().unwrap().display().to_string();
    // The page on sync looks at a copy.
    fs::create_dir_all(format!("{home}/backup/aplomb")).unwrap();
    while let Some(line) = lines.next() {
        told.push(line.to_owned());
        if let Some(now) = line.strip_prefix("<!-- now: ").and_then(|rest| rest.strip_suffix(" -->")) {
            planner.at(now);
        } else if let Some(name) = line.strip_prefix("<!-- file: ").and_then(|rest| rest.strip_suffix(" -->"))
        {
            file = Some(
                name.strip_suffix(", with a problem")
                    .map_or((name.to_owned(), 0), |name| (name.to_owned(), 1)),
            );
        } else if let Some(name) =
            line.strip_prefix("<!-- add to: ").and_then(|rest| rest.strip_suffix(" -->"))
        {
            before = format!("{}\n", planner.file(name));
            file = Some((name.to_owned(), 0));
        } else if line == "```toml" {
            let (name, code) =
                file.take().unwrap_or_else(|| panic!("{}: a toml block without its file", path.display()));
            let inside: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            told.extend(inside.iter().map(|line| (*line).to_owned()));
            told.push("```".to_owned());
            planner.write(&name, &format!("{}{}\n", std::mem::take(&mut before), inside.join("\n")));
            let said = planner.run(&["check", "--strict"]);
            assert_eq!(said.code, code, "{}: {name}: {said:?}", path.display());
        } else if let Some(command) = line.strip_prefix("$ ") {
            let mut written = String::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with("$ ") && *line != "```") {
                written.push_str(&format!("{line}\n"));
            }
            let command = arguments(&real(&ids, command));
            assert_eq!(command[0], "aplomb", "{}: {line}", path.display());
            let command: Vec<String> = command[1..].iter().map(|word| word.replace(YOU, &home)).collect();
            let said = planner.run(&command.iter().map(String::as_str).collect::<Vec<_>>());
            let said = (said.out + &said.err).replace(&data, HOME).replace(&home, YOU);
            pair(&mut ids, &written, &said);
            // Where all but the ids is as written, the written ids stay.
            let shown = if real(&ids, &written) == said { written } else { said };
            told.extend(shown.lines().map(str::to_owned));
            commands += 1;
        }
    }
    assert!(commands > 0, "{} has no example", path.display());
    (text, told.join("\n") + "\n")
}

#[test]
fn every_example_of_readme_and_guide_does_what_it_says() {
    for path in [root().join("README.md")].into_iter().chain(pages()) {
        let (written, told) = run(&path);
        if written != told && std::env::var_os("UPDATE_GUIDE").is_some() {
            fs::write(&path, &told).unwrap();
        } else {
            let differs = written.lines().zip(told.lines()).find(|(one, other)| one != other);
            assert!(written == told, "{}: {differs:?}", path.display());
        }
    }
}

#[test]
fn every_page_answers_five_questions_within_80_columns() {
    for path in pages() {
        let text = fs::read_to_string(&path).unwrap();
        let questions = text.lines().filter(|line| line.starts_with("## ") && line.ends_with('?')).count();
        assert!(questions >= 5, "{}: {questions} questions", path.display());
        assert!(text.starts_with("# "), "{}", path.display());
        // Tables, comments and code have the width that they need.
        let mut prose = text.split("```").step_by(2).flat_map(str::lines);
        let long = prose.find(|line| !line.starts_with(['|', '<']) && line.chars().count() > 78);
        assert!(long.is_none(), "{}: {long:?}", path.display());
    }
}

#[test]
fn every_page_is_in_both_lists_and_printed_without_marks() {
    let planner = Planner::with(&[]);
    let listed = planner.done(&["guide"]);
    let web = fs::read_to_string(root().join("assets/guide/README.md")).unwrap();
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    assert_eq!(listed.lines().filter(|line| line.starts_with("  aplomb guide ")).count(), pages().len());
    for path in pages() {
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(listed.contains(&format!("aplomb guide {name} ")), "{listed}");
        assert!(web.contains(&format!("({name}.md)")), "{web}");
        assert!(readme.contains(&format!("(assets/guide/{name}.md)")), "{name} is not in README");
        let printed = planner.done(&["guide", name]);
        for mark in ["`", "](", "<!--", "|-", "## "] {
            assert!(!printed.contains(mark), "{name} has {mark}: {printed}");
        }
        let text = fs::read_to_string(&path).unwrap();
        for (_, link) in text
            .match_indices("](")
            .map(|(at, _)| text[at + 2..].split_once(')').unwrap())
            .map(|(link, _)| ((), link))
        {
            assert!(link.starts_with("https://") || path.with_file_name(link).exists(), "{name}: {link}");
        }
    }
    let printed = planner.done(&["guide", "replan"]);
    assert!(printed.contains("What you have fixed ('f') and sleep always stay."), "{printed}");
    // A part of a name is enough where one page has it.
    assert_eq!(planner.done(&["guide", "entry", "line"]), planner.done(&["guide", "entry"]));
    assert!(planner.refused(&["guide", "scroes"]).contains("Did you mean scores?"));
    assert!(planner.refused(&["guide", "money"]).contains("Run aplomb guide for the list"));
}
