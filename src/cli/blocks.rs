//! Commands on one or more blocks. Some also take a task of the inbox.

use super::args::Global;
use super::failure::Failure;
use super::find::Found;
use super::session::Session;
use super::values::{DateArg, DayOrInbox};
use crate::domain::edits::{self, Target};
use crate::domain::{Block, Ctx, Edit, Energy, Life, Refused};
use crate::line::{self, LineFor};
use crate::planning::typed::{self, Extent};

/// Returns the edit of a command that needs no argument but the block.
type Simple = fn(&Life, &Ctx, &Target) -> Result<Edit, Refused>;

/// Runs `done`, `skip`, `release` and `reopen`.
pub(super) fn simple(global: &Global, ids: &[String], verb: Simple) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let targets = session.blocks(ids)?;
    session.carry_out_all(&targets, |life, ctx, target| verb(life, ctx, &target.now(life)))
}

/// Runs `energy`.
pub(super) fn energy(global: &Global, ids: &[String], felt: Option<Energy>) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let targets = session.blocks_done(ids)?;
    session.carry_out_all(&targets, |life, ctx, target| edits::energy(life, ctx, &target.now(life), felt))
}

/// Runs `did`.
pub(super) fn did(global: &Global, id: &str, words: &[String]) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let spans = session.spans(words)?;
    let target = session.block_done(id)?;
    let edit = session.carry_out(|life, ctx| edits::did(life, ctx, &target, spans.clone()))?;
    session.say_warnings(&edit)
}

/// Runs `move`.
pub(super) fn move_to(global: &Global, id: &str, to: &DayOrInbox, words: &[String]) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let target = session.block(id)?;
    let edit = match to {
        DayOrInbox::Inbox if words.is_empty() => {
            session.carry_out(|life, ctx| edits::to_inbox(life, ctx, &target))?
        }
        DayOrInbox::Inbox => return Err(Failure::usage("The inbox has no times. Leave it out.")),
        DayOrInbox::Day(date) => {
            let date = date.on(session.today());
            let span = session.span(words, target.block.plan)?;
            session.carry_out(|life, ctx| edits::move_to(life, ctx, &target, date, span))?
        }
    };
    session.say_warnings(&edit)?;
    Ok(())
}

/// Runs `copy`.
pub(super) fn copy(global: &Global, id: &str, date: &DateArg, words: &[String]) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let target = session.block(id)?;
    let date = date.on(session.today());
    let span = session.span(words, target.block.plan)?;
    let edit = session.ask(|life, ctx| edits::copy(life, ctx, &target, date, span))?;
    session.make(&edit)?;
    session.say_added(&edit)?;
    Ok(())
}

/// Runs `rm`.
pub(super) fn remove(global: &Global, ids: &[String]) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let mut found = Vec::new();
    for id in ids {
        found.push(session.block_or_task(id)?);
    }
    session.carry_out_all(&found, |life, ctx, found| match found {
        Found::Block(target) => edits::remove(life, ctx, &target.now(life)),
        Found::Task(task) => edits::inbox_remove(life, &task.id),
    })
}

/// Runs `note`: sets the note of a block, a task or a day. An empty text removes it.
pub(super) fn note(global: &Global, on: &str, text: &str) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let note = Some(text.trim().to_owned()).filter(|note| !note.is_empty());
    if let Some(date) = line::date(on, session.today()) {
        session.carry_out(|life, ctx| edits::day_note(life, ctx, date, note.clone()))?;
        return Ok(());
    }
    match session.block_or_task(on)? {
        Found::Block(target) => {
            session.carry_out(|life, ctx| edits::note(life, ctx, &target, note.clone()))?
        }
        Found::Task(task) => {
            let label =
                format!("{}: {}", task.title, if note.is_some() { "note saved" } else { "note removed" });
            let after = Block { note, ..task };
            session
                .carry_out(|life, _| edits::inbox_replace(life, &after.id, after.clone(), label.clone()))?
        }
    };
    Ok(())
}

/// Runs `edit`: changes only the fields that the line names.
pub(super) fn edit(global: &Global, id: &str, line: &str) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let vocabulary = session.vocabulary();
    let found = session.block_or_task(id)?;
    let aim = match found {
        Found::Block(_) => LineFor::Edit,
        Found::Task(_) => LineFor::InboxEdit,
    };
    let said = session.understood(line, aim)?;
    let edit = session.carry_out(|life, ctx| match &found {
        Found::Block(target) => typed::edit(life, ctx, &vocabulary, &said, (target, Extent::Part)),
        Found::Task(task) => typed::edit_task(life, ctx, &vocabulary, &said, (task, Extent::Part)),
    })?;
    session.say_understood(&edit)?;
    session.say_warnings(&edit)?;
    super::adding::note(&said);
    Ok(())
}
