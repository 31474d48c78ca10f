//! From a typed line to an edit of an existing block.

use super::{from_start, lasting, shown};
use crate::domain::EntryChange;
use crate::domain::edits::{self, Target};
use crate::domain::{Block, Change, Ctx, Edit, Life, Minutes, Refused, Span, Time, Zone};
use crate::line::{EntryTime, LineFor, ParsedEntry, Vocabulary, line, read};

/// Whether a line describes all of a block, or only what changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Only what changes: what is not written stays.
    Part,
    /// All of it: what is no longer written is removed.
    Whole,
}

/// Returns the edit that changes a block by a line. A start alone keeps the length. A length alone keeps the start. A
/// day alone keeps the time. Another day moves the block there.
///
/// # Errors
///
/// Refused if a length has no start to keep, if the time does not exist or ends after 48:00, or if the block
/// can't move. [`Refused::Need`] if a day is not loaded.
pub fn edit(
    life: &Life,
    ctx: &Ctx,
    vocabulary: &Vocabulary,
    entry: &ParsedEntry,
    (target, extent): (&Target, Extent),
) -> Result<Edit, Refused> {
    let (block, today) = (&target.block, life.today(ctx));
    let after = match extent {
        Extent::Part => entry.changed(block, vocabulary),
        Extent::Whole => entry.rewritten(block, vocabulary, today),
    };
    // An unchanged time changes nothing, in any zone.
    let stood = match extent {
        Extent::Part => EntryTime::None,
        Extent::Whole => {
            let old = read(&line(block, vocabulary), vocabulary, today, LineFor::Edit);
            old.map_or(EntryTime::None, |old| old.when)
        }
    };
    let typed = if entry.when == stood { None } else { new_plan(life, ctx, entry, target)? };
    match entry.date.filter(|date| *date != target.date) {
        Some(date) => Ok(with_words(edits::move_as(life, ctx, target, (date, typed), &after.title)?, &after)),
        None => {
            let mut after = after;
            let time = typed.map(|span| format!(", {}", edits::when(life, ctx, target.date, [span])));
            match typed {
                Some(span) if is_only_lived(block) => {
                    after.actual = edits::lived(life, ctx, target, &[span])?
                }
                Some(span) => after.plan = Some(edits::typed_span(life, ctx, target, span)?),
                None => {}
            }
            let day = || edits::on_other_day(life, ctx, target.date);
            let label = format!("{} changed{}", after.title, time.unwrap_or_else(day));
            edits::replace(life, ctx, target, after, label)
        }
    }
}

/// Returns whether a block was done without a plan. Its time is then the time when it was done.
pub fn is_only_lived(block: &Block) -> bool {
    block.plan.is_none() && !block.actual.is_empty()
}

/// Returns the range that a line gives a block, in the current zone. `None` if the line has no time.
fn new_plan(life: &Life, ctx: &Ctx, entry: &ParsedEntry, target: &Target) -> Result<Option<Span>, Refused> {
    let (block, when, date) = (&target.block, entry.when, entry.date.unwrap_or(target.date));
    match (when, block.line_span()) {
        (EntryTime::None, _) => Ok(None),
        (_, None) if block.running_since().is_some() && is_only_lived(block) => Err(Refused::because(
            format!("{} is still running. Stop it first, then write when it was.", block.title),
        )),
        (_, None) if is_only_lived(block) => Err(Refused::because(format!(
            "{} was done at several times. Write all of them, as in 'aplomb did {} 9:05-9:50 10:00-10:40'.",
            block.title, block.id
        ))),
        (EntryTime::From(start, length), _) => lasting(ctx, date, start, length).map(Some),
        (EntryTime::At(start), None) => shown(ctx, date, from_start(life, ctx, date, start)?).map(Some),
        (EntryTime::Length(length), None) => Err(Refused::because(format!(
            "{} has no start time. Write one, as in '{} {length}'.",
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
            // The plan is read in the block's zone, the typed time in the current one.
            let zone = zone_of(life, ctx, target)?;
            let lasted =
                plan.and_then(|plan| zone.resolve(target.date, plan)).map(|(start, end)| end - start);
            match (when, lasted.and_then(|lasted| u32::try_from(lasted).ok())) {
                (EntryTime::At(start), Some(lasted)) => lasting(ctx, date, start, Minutes(lasted)),
                (EntryTime::Length(length), _) => {
                    let own = lasting(&Ctx { zone, ..*ctx }, date, span.start, length)?;
                    edits::here(life, ctx, target, own).ok_or_else(|| {
                        Refused::because(format!("Write from when to when {} is.", block.title))
                    })
                }
                _ => shown(ctx, date, span),
            }
            .map(Some)
        }
    }
}

/// Returns the zone in which a block's times are read.
fn zone_of(life: &Life, ctx: &Ctx, target: &Target) -> Result<Zone, Refused> {
    let day = life.day(target.date).ok_or(Refused::Need(target.date, target.date))?;
    Ok(day.zone_of(&target.block, ctx.zone))
}

/// Gives the moved block its new title, tags and notes.
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

/// Returns the edit that changes a task of the inbox by a line.
///
/// # Errors
///
/// Refused if the task is gone, or if nothing would change.
pub fn edit_task(
    life: &Life,
    ctx: &Ctx,
    vocabulary: &Vocabulary,
    entry: &ParsedEntry,
    (task, extent): (&Block, Extent),
) -> Result<Edit, Refused> {
    let after = match extent {
        Extent::Part => entry.changed(task, vocabulary),
        Extent::Whole => entry.rewritten(task, vocabulary, life.today(ctx)),
    };
    let label = format!("{} changed", after.title);
    edits::inbox_replace(life, &task.id, after, label)
}
