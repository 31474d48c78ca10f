//! The guide's page of keys has the default keys, as help shows them.

use std::fmt::Write;

use aplomb::app::keymap::{Context, Keymap};

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
    }
    if std::env::var_os("UPDATE_GUIDE").is_some() {
        std::fs::write(path, &made).unwrap();
    } else {
        let differs = written.lines().zip(made.lines()).find(|(one, other)| one != other);
        assert!(written == made, "{differs:?}");
    }
}
