//! From a typed line to the edit of what is there already.

use super::{from_start, lasting, shown};
use crate::domain::Entry as EntryChange;
use crate::domain::verbs::{self, Target};
use crate::domain::{Block, Change, Ctx, Edit, Life, Minutes, Refused, Span, Time, Zone};
use crate::line::{Entry, LineFor, Vocabulary, When, line, read};

/// Whether a line is all of a block or only what changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What is not written stays as it is.
    Part,
    /// What is no longer written is taken away.
    Whole,
}

/// A block changed by a line. A clock alone keeps the length, a length alone the start, a day alone the time; another
/// day moves it there.
///
/// # Errors
///
/// Where a length has no start to keep, where the time does not exist or ends after 48:00, where the block can't move,
/// or where a day is not loaded.
pub fn edit(
    life: &Life,
    ctx: &Ctx,
    vocabulary: &Vocabulary,
    entry: &Entry,
    (target, extent): (&Target, Extent),
) -> Result<Edit, Refused> {
    let (block, today) = (&target.block, life.today(ctx));
    let after = match extent {
        Extent::Part => entry.changed(block, vocabulary),
        Extent::Whole => entry.rewritten(block, vocabulary, today),
    };
    // A time that stands as it stood changes nothing, whatever its zone.
    let stood = match extent {
        Extent::Part => When::None,
        Extent::Whole => {
            let old = read(&line(block, vocabulary), vocabulary, today, LineFor::Edit);
            old.map_or(When::None, |old| old.when)
        }
    };
    let typed = if entry.when == stood { None } else { new_plan(life, ctx, entry, target)? };
    match entry.date.filter(|date| *date != target.date) {
        Some(date) => Ok(with_words(verbs::move_as(life, ctx, target, (date, typed), &after.title)?, &after)),
        None => {
            let mut after = after;
            let time = typed.map(|span| format!(", {}", verbs::when(life, ctx, target.date, [span])));
            match typed {
                Some(span) if is_only_lived(block) => {
                    after.actual = verbs::lived(life, ctx, target, &[span])?
                }
                Some(span) => after.plan = Some(verbs::typed_span(life, ctx, target, span)?),
                None => {}
            }
            let day = || verbs::on_other_day(life, ctx, target.date);
            let label = format!("{} changed{}", after.title, time.unwrap_or_else(day));
            verbs::replace(life, ctx, target, after, label)
        }
    }
}

/// Whether a block was done without ever being planned, so that its time is when it was done.
pub fn is_only_lived(block: &Block) -> bool {
    block.plan.is_none() && !block.actual.is_empty()
}

/// The range, in the current zone, that a line gives a block on the day that it names. None where the line says no time.
fn new_plan(life: &Life, ctx: &Ctx, entry: &Entry, target: &Target) -> Result<Option<Span>, Refused> {
    let (block, when, date) = (&target.block, entry.when, entry.date.unwrap_or(target.date));
    match (when, block.line_span()) {
        (When::None, _) => Ok(None),
        (_, None) if block.running_since().is_some() && is_only_lived(block) => Err(Refused::because(
            format!("{} still runs. Stop it first, then write when it was.", block.title),
        )),
        (_, None) if is_only_lived(block) => Err(Refused::because(format!(
            "{} was done at several times. Write all of them, as in 'aplomb did {} 9:05-9:50 10:00-10:40'.",
            block.title, block.id
        ))),
        (When::From(start, length), _) => lasting(ctx, date, start, length).map(Some),
        (When::At(start), None) => shown(ctx, date, from_start(life, ctx, date, start)?).map(Some),
        (When::Length(length), None) => Err(Refused::because(format!(
            "{} has no start to keep. Write one, as in '{} {length}'.",
            block.title,
            ctx.clock.example("14:00", "2pm")
        ))),
        (when, plan) => {
            let span = when.applied_to(plan).ok_or_else(|| {
                Refused::because(format!(
                    "{} would end after {}. Write from when to when.",
                    block.title,
                    Time::LAST
                ))
            })?;
            // The plan is read in the block's zone, what is typed in the current one.
            let zone = zone_of(life, ctx, target)?;
            let lasted =
                plan.and_then(|plan| zone.resolve(target.date, plan)).map(|(start, end)| end - start);
            match (when, lasted.and_then(|lasted| u32::try_from(lasted).ok())) {
                (When::At(start), Some(lasted)) => lasting(ctx, date, start, Minutes(lasted)),
                (When::Length(length), _) => {
                    let own = lasting(&Ctx { zone, ..*ctx }, date, span.start, length)?;
                    verbs::here(life, ctx, target, own).ok_or_else(|| {
                        Refused::because(format!("Write from when to when {} is.", block.title))
                    })
                }
                _ => shown(ctx, date, span),
            }
            .map(Some)
        }
    }
}

/// The zone in which a block's times are read.
fn zone_of(life: &Life, ctx: &Ctx, target: &Target) -> Result<Zone, Refused> {
    let day = life.day(target.date).ok_or(Refused::Need(target.date, target.date))?;
    Ok(day.zone_of(&target.block, ctx.zone))
}

/// The same move, with the words that the block has from now on where it goes.
fn with_words(mut edit: Edit, words: &Block) -> Edit {
    for change in &mut edit.changes {
        if let Change::Block(_, EntryChange { before: None, after: Some(block), .. }) = change {
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

/// A thing of the inbox changed by a line.
///
/// # Errors
///
/// Where it is gone, or nothing would change.
pub fn edit_task(
    life: &Life,
    ctx: &Ctx,
    vocabulary: &Vocabulary,
    entry: &Entry,
    (task, extent): (&Block, Extent),
) -> Result<Edit, Refused> {
    let after = match extent {
        Extent::Part => entry.changed(task, vocabulary),
        Extent::Whole => entry.rewritten(task, vocabulary, life.today(ctx)),
    };
    let label = format!("{} changed", after.title);
    verbs::inbox_replace(life, &task.id, after, label)
}
