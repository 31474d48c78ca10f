//! `check`: every problem in every file.

use super::args::Global;
use super::clock::SystemClock;
use super::failure::Failure;
use super::keys;
use super::print::{shown, write};
use super::session::{directory, say_missing};
use crate::store::{Store, in_order};

/// Prints one line for each problem, as `path:line:col: message`. Notes fail only where `is_strict`.
pub(super) fn check(global: &Global, is_strict: bool) -> Result<(), Failure> {
    let store = Store::open(directory(global)?);
    say_missing(store.root(), false);
    let clock = SystemClock::new(global.now);
    let mut problems = store.check(|zone| clock.ctx(zone, &Default::default()).minute());
    problems.extend(keys::keymap(&store).1);
    let problems = in_order(problems);
    let lines: String = problems.iter().map(|problem| shown(&problem.to_string()) + "\n").collect();
    write(&lines)?;
    match problems.iter().any(|problem| is_strict || !problem.is_note()) {
        true => Err(Failure::Said),
        false => write(&match problems.len() {
            0 => "No problems.\n".to_owned(),
            1 => "No errors, 1 note.\n".to_owned(),
            notes => format!("No errors, {notes} notes.\n"),
        }),
    }
}
