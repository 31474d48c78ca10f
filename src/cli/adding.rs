//! `add` and `log`: the line that makes a block.

use super::args::Global;
use super::failure::Failure;
use super::output;
use super::session::Session;
use crate::line::{self, LineFor, ParsedEntry};
use crate::planning::typed::{self, Unsaid};

/// `add`: into the plan, or into the inbox where no time is given or `--inbox` says so.
pub(super) fn add(global: &Global, line: &str, inbox: bool) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let entry = session.understood(line, if inbox { LineFor::Inbox } else { LineFor::Add })?;
    let vocabulary = session.vocabulary();
    let edit = session.ask(|life, ctx| typed::add(life, ctx, &vocabulary, &entry, Unsaid::Inbox))?;
    session.make(&edit)?;
    session.say_added(&edit)?;
    note(&entry);
    Ok(())
}

/// `log`: what has already been done.
pub(super) fn log(global: &Global, line: &str) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let entry = session.understood(line, LineFor::Log)?;
    let (vocabulary, today) = (session.vocabulary(), session.today());
    let edit = session.ask(|life, ctx| typed::log(life, ctx, &vocabulary, &entry, today))?;
    session.make(&edit)?;
    session.say_added(&edit)?;
    note(&entry);
    Ok(())
}

/// Says on standard error what looks like a time, a day or a tag and was read as title.
pub(super) fn note(entry: &ParsedEntry) {
    entry.notes.iter().for_each(|note| output::note(note));
}

impl Session {
    /// What a line says.
    ///
    /// # Errors
    ///
    /// As [`line::read`] refuses it.
    pub(super) fn understood(&self, line: &str, aim: LineFor) -> Result<ParsedEntry, Failure> {
        Ok(line::read(line, &self.vocabulary(), self.today(), aim)?)
    }
}
