//! The guide's page of keys has the default keys and the signs, as help shows them.

use std::fmt::Write;

use aplomb::app::keymap::{Context, Keymap};
use aplomb::canvas::signs::SIGNS;

/// Returns the table of a place's keys.
fn table(place: &str) -> String {
    let context: Context = place.parse().unwrap();
    let mut text = "| key | does |\n|---|---|\n".to_owned();
    for (verb, keys) in Keymap::default().listing(context) {
        if verb.figure().is_none() {
            let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
            writeln!(text, "| {} | {} |", keys.join(" "), verb.doc_in(context)).unwrap();
        }
    }
    text
}

/// Returns the table of the signs.
fn signs() -> String {
    let mut text = "| sign | means |\n|---|---|\n".to_owned();
    for sign in SIGNS {
        let signs: Vec<String> = sign.signs.split(' ').map(|sign| format!("`{sign}`")).collect();
        writeln!(text, "| {} | {} |", signs.join(" "), sign.means).unwrap();
    }
    text
}

/// Signs that need no explanation: cut text, dashes, keys, axes of charts with a legend, and arrows for a choice.
const PLAIN: &str = "…—×┤┄←↓↑‹";

#[test]
fn every_sign_of_the_screens_is_explained() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/screens/snapshots");
    let is_known = |sign: char| PLAIN.contains(sign) || SIGNS.iter().any(|one| one.signs.contains(sign));
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // Titles from files may have any character.
        if path.to_string_lossy().contains("odd") {
            continue;
        }
        let shown = std::fs::read_to_string(&path).unwrap();
        let unknown = shown.chars().find(|one| !one.is_ascii() && !one.is_alphanumeric() && !is_known(*one));
        assert_eq!(unknown, None, "in {}", path.display());
    }
}

#[test]
fn the_page_of_keys_has_the_default_keys() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/guide/keys.md");
    let written = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let mut made = String::new();
    let mut lines = written.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        made.push_str(line);
        if let Some(place) = line.strip_prefix("<!-- keys: ").and_then(|rest| rest.strip_suffix(" -->\n")) {
            while lines.next_if(|line| line.starts_with('|')).is_some() {}
            made.push_str(&table(place));
        }
        if line == "<!-- signs -->\n" {
            while lines.next_if(|line| line.starts_with('|')).is_some() {}
            made.push_str(&signs());
        }
    }
    if std::env::var_os("UPDATE_GUIDE").is_some() {
        std::fs::write(path, &made).unwrap();
    } else {
        let differs = written.lines().zip(made.lines()).find(|(one, other)| one != other);
        assert!(written == made, "{differs:?}");
    }
}
