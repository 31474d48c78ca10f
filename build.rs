//! Makes the table of the default keys.
#![allow(clippy::disallowed_methods, reason = "a build reads and writes files")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

const KEYS: &str = "assets/keymap.toml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={KEYS}");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("keys.rs"), table(&fs::read_to_string(KEYS)?)?)?;
    Ok(())
}

/// Returns the default keys as a Rust table of place, action and keys, so that no start has to read them as TOML.
fn table(text: &str) -> Result<String, Box<dyn Error>> {
    let places: BTreeMap<String, BTreeMap<String, Vec<String>>> = toml::from_str(text)?;
    let mut rows = String::new();
    for (place, actions) in &places {
        for (action, keys) in actions {
            writeln!(rows, "    ({place:?}, {action:?}, &{keys:?}),")?;
        }
    }
    Ok(format!("&[\n{rows}]\n"))
}
