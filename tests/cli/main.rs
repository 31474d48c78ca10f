//! Tests of the command line: the real binary, in a temporary directory and at a fixed time.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]
#![allow(clippy::disallowed_methods, reason = "data directories are made and looked into by hand")]

mod a_day;
mod availability;
mod check;
mod close;
mod files;
#[path = "../glossary/mod.rs"]
mod glossary;
mod grammar;
mod guide;
mod history;
mod life;
mod lines;
mod midnight;
mod moving;
mod pages;
mod planning;
mod replan;
mod review;
mod routine;
mod scenarios;
mod season;
mod settings;
mod shapes;
mod suggest;
mod support;
mod template;
mod timer;
mod unreadable;
mod week;
