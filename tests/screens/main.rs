//! Tests of the app and its screens: keys go in, files and frames come out.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]
#![allow(clippy::disallowed_methods, reason = "tests write the files that they open")]

mod close;
mod figures;
mod files;
mod first_start;
mod frames;
mod geometry;
#[path = "../glossary/mod.rs"]
mod glossary;
mod goto;
mod guide;
mod harness;
mod help;
mod hidden;
mod lives;
mod logged;
mod look;
mod midnight;
mod mornings;
mod mouse;
mod others;
mod palette;
mod parts;
mod properties;
mod room;
mod saving;
mod scripts;
mod season;
mod sizes;
mod snapshots;
mod styles;
mod terminal;
mod unreadable;
mod way_out;
mod week;
