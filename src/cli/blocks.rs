//! Commands on one block, or on a task of the inbox where that makes sense.

use super::args::Global;
use super::failure::Failure;
use super::plan;
use super::session::Session;
use super::values::{DateArg, DayOrInbox};
use crate::domain::verbs::{self, Target};
use crate::domain::{Block, Change, Ctx, Edit, Energy, Entry, Life, Refused, entry};

/// A verb that needs nothing but the block.
type Simple = fn(&Life, &Ctx, &Target) -> Result<Edit, Refused>;

/// `done`, `skip`, `release`, `reopen`.
pub(super) fn simple(global: &Global, id: &str, verb: Simple) -> Result<(), Failure> {
    with_block(global, id, verb)
}

/// `energy`.
pub(super) fn energy(global: &Global, id: &str, felt: Option<Energy>) -> Result<(), Failure> {
    with_block(global, id, |life, ctx, target| verbs::energy(life, ctx, target, felt))
}

/// `did`.
pub(super) fn did(global: &Global, id: &str, words: &[String]) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let spans = session.spans(words)?;
    let target = session.block(id)?;
    let edit = session.carry_out(|life, ctx| verbs::did(life, ctx, &target, spans.clone()))?;
    session.say_crossings(&edit)
}

/// `move`.
pub(super) fn move_to(global: &Global, id: &str, to: &DayOrInbox, words: &[String]) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let target = session.block(id)?;
    let edit = match to {
        DayOrInbox::Inbox if words.is_empty() => {
            session.carry_out(|life, ctx| verbs::to_inbox(life, ctx, &target))?
        }
        DayOrInbox::Inbox => return Err(Failure::usage("The inbox knows no time; leave it out.")),
        DayOrInbox::Day(date) => {
            let date = date.on(session.today());
            let span = session.span(words, target.block.plan)?;
            session.carry_out(|life, ctx| verbs::move_to(life, ctx, &target, date, span))?
        }
    };
    session.say_crossings(&edit)?;
    Ok(())
}

/// `copy`.
pub(super) fn copy(global: &Global, id: &str, date: &DateArg, words: &[String]) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let target = session.block(id)?;
    let date = date.on(session.today());
    let span = session.span(words, target.block.plan)?;
    let edit = session.ask(|life, ctx| verbs::copy(life, ctx, &target, date, span))?;
    session.make(&edit)?;
    session.say_added(&edit)?;
    Ok(())
}

/// `rm`.
pub(super) fn remove(global: &Global, id: &str) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    match session.block_or_task(id)? {
        Found::Block(target) => session.carry_out(|life, ctx| verbs::remove(life, ctx, &target))?,
        Found::Task(task) => session.carry_out(|life, _| verbs::inbox_remove(life, &task.id))?,
    };
    Ok(())
}

/// `note`, on a block, a task or a day.
pub(super) fn note(global: &Global, on: &str, text: &str) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let note = Some(text.trim().to_owned()).filter(|note| !note.is_empty());
    if let Some(date) = entry::date(on, session.today()) {
        session.carry_out(|life, ctx| verbs::day_note(life, ctx, date, note.clone()))?;
        return Ok(());
    }
    match session.block_or_task(on)? {
        Found::Block(target) => {
            session.carry_out(|life, ctx| verbs::note(life, ctx, &target, note.clone()))?
        }
        Found::Task(task) => {
            let label =
                format!("{}: {}", task.title, if note.is_some() { "noted" } else { "note taken away" });
            let after = Block { note, ..task };
            session
                .carry_out(|life, _| verbs::inbox_replace(life, &after.id, after.clone(), label.clone()))?
        }
    };
    Ok(())
}

/// `edit`: what is written changes, the rest stays.
pub(super) fn edit(global: &Global, id: &str, line: &str) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let (today, day_start) = (session.today(), session.life.profile.day.start);
    let vocabulary = session.vocabulary();
    let said = entry::read_edit(line, &vocabulary, today, day_start)?;
    let target = match session.block_or_task(id)? {
        Found::Block(target) => target,
        Found::Task(task) => {
            if said.date.is_some() || said.when != entry::When::None {
                let hint = format!("'aplomb place {} DATE SPAN' gives it a time.", task.id);
                return Err(Failure::refused(format!("{} is in the inbox; {hint}", task.title)));
            }
            let after = said.changed(&task, &vocabulary);
            let label = format!("{} changed", after.title);
            session
                .carry_out(|life, _| verbs::inbox_replace(life, &task.id, after.clone(), label.clone()))?;
            return Ok(());
        }
    };
    let after = said.changed(&target.block, &vocabulary);
    let typed = match (said.when, target.block.plan) {
        (entry::When::At(start), None) => {
            session.load_around(target.date);
            Some(plan::from_start(&session.life, &session.ctx, target.date, start))
        }
        (entry::When::Length(length), None) => {
            return Err(Failure::refused(format!(
                "{} has no start to keep; write one, as in '{} {length}'.",
                target.block.title,
                session.ctx.clock.example("14:00", "2pm")
            )));
        }
        (when, plan) => when.applied_to(plan).filter(|_| when != entry::When::None),
    };
    let moves = said.date.filter(|date| *date != target.date);
    let edit = match moves {
        Some(date) => {
            let edit = session.ask(|life, ctx| verbs::move_to(life, ctx, &target, date, typed))?;
            with_words(edit, &after)
        }
        None => session.ask(|life, ctx| {
            let mut after = after.clone();
            if let Some(span) = typed {
                after.plan = Some(match said.when {
                    entry::When::Length(_) => span,
                    _ => verbs::typed_span(life, ctx, &target, span)?,
                });
            }
            let label = format!("{} changed", after.title);
            verbs::replace(life, ctx, &target, after, label)
        })?,
    };
    session.make(&edit)?;
    session.say_done(&edit)?;
    session.say_understood(&edit)?;
    session.say_crossings(&edit)?;
    Ok(())
}

/// The same move, with the words that the block has from now on where it goes.
fn with_words(mut edit: Edit, words: &Block) -> Edit {
    for change in &mut edit.changes {
        if let Change::Block(_, Entry { before: None, after: Some(block), .. }) = change {
            let moved = std::mem::take(block);
            *block = Block {
                id: moved.id,
                plan: moved.plan,
                zone: moved.zone,
                moved_from: moved.moved_from,
                carried: moved.carried,
                energy: None,
                status: None,
                actual: Vec::new(),
                routine: moved.routine,
                is_virtual: false,
                ..words.clone()
            };
        }
    }
    edit
}

fn with_block(
    global: &Global,
    id: &str,
    verb: impl Fn(&Life, &Ctx, &Target) -> Result<Edit, Refused>,
) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let target = session.block(id)?;
    session.carry_out(|life, ctx| verb(life, ctx, &target))?;
    Ok(())
}

/// What an id names.
enum Found {
    Block(Target),
    Task(Block),
}

impl Session {
    /// The block of an id, else the task of the inbox.
    fn block_or_task(&mut self, id: &str) -> Result<Found, Failure> {
        if let Some(target) = self.block_if_any(id)? {
            return Ok(Found::Block(target));
        }
        match self.life.inbox.iter().find(|task| task.id == id) {
            Some(task) => Ok(Found::Task(task.clone())),
            None => Err(self.no_block(id)),
        }
    }
}
