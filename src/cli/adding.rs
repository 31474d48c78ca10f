//! `add` and `log`: commands that make a block from a typed line.

use super::args::Global;
use super::failure::Failure;
use super::output;
use super::session::Session;
use crate::line::{self, LineFor, ParsedEntry};
use crate::planning::typed::{self, Unsaid};

/// Runs `add`. Without a time, or with `--inbox`, the line becomes a task of the inbox.
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

/// Runs `log`: adds a block that is already done.
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

/// Writes to standard error which words look like a time, a day or a tag but became part of the title.
pub(super) fn note(entry: &ParsedEntry) {
    entry.notes.iter().for_each(|note| output::note(note));
}

impl Session {
    /// Parses a typed line.
    ///
    /// # Errors
    ///
    /// Fails where [`line::read`] can't parse the line.
    pub(super) fn understood(&self, line: &str, aim: LineFor) -> Result<ParsedEntry, Failure> {
        Ok(line::read(line, &self.vocabulary(), self.today(), aim)?)
    }
}
