//! `check`: every problem in every file.

use super::args::Global;
use super::clock::SystemClock;
use super::failure::Failure;
use super::keys;
use super::print::{shown, write};
use super::session::directory;
use crate::store::Store;

/// One line for each problem, as `path:line:col: message`.
pub(super) fn check(global: &Global) -> Result<(), Failure> {
    let store = Store::open(directory(global)?);
    let clock = SystemClock::new(global.now);
    let mut problems = store.check(|zone| clock.ctx(zone, Default::default()).minute());
    problems.extend(store.config().1);
    problems.extend(keys::keymap(&store).1);
    if problems.is_empty() {
        return write("No problems.\n");
    }
    let lines: Vec<String> = problems.iter().map(|problem| shown(&problem.to_string())).collect();
    write(&(lines.join("\n") + "\n"))?;
    Err(Failure::Said)
}
