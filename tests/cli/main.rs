//! The command line from outside: the real binary in a directory of its own, at a time of its own.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, missing_docs)]

mod a_day;
mod files;
mod grammar;
mod moving;
mod shapes;
mod support;
mod timer;
