//! Edits of a block's status, its tracked time and how it felt.

use super::{Target, change, day, here, on_other_day, over_by_now, timer, typed_span, when};
use crate::domain::block::{Block, Energy, Status};
use crate::domain::covered;
use crate::domain::ctx::Ctx;
use crate::domain::edit::{Edit, Refused};
use crate::domain::life::Life;
use crate::domain::time::{Minutes, Span, Stretch};

use chrono::NaiveDate;

/// Marks a block done. Without tracked time that means done as planned. A running timer of the block stops.
///
/// # Errors
///
/// The block is done already, or its timer was forgotten.
pub fn done(life: &Life, ctx: &Ctx, target: &Target) -> Result<Edit, Refused> {
    let after = with_status(life, ctx, target, Some(Status::Done))?;
    let title = &target.block.title;
    let label = match after.plan {
        Some(plan) if after.actual.is_empty() => {
            let begins =
                day(life, target.date)?.resolve(&target.block, plan, ctx.zone).map(|(start, _)| start);
            let early = if begins.is_some_and(|start| start > ctx.minute()) { ", ahead of time" } else { "" };
            let plan = here(life, ctx, target, plan).unwrap_or(plan);
            format!("{title} done as planned, {}{early}", when(life, ctx, target.date, [plan]))
        }
        _ => format!("{title} done{}", on_other_day(life, ctx, target.date)),
    };
    change(life, ctx, target, after, label)
}

/// Marks a block skipped. Its plan counts as not kept, and what was done of it stays.
///
/// # Errors
///
/// The block is skipped already, or its timer was forgotten.
pub fn skip(life: &Life, ctx: &Ctx, target: &Target) -> Result<Edit, Refused> {
    let after = with_status(life, ctx, target, Some(Status::Skipped))?;
    let (title, day) = (&target.block.title, on_other_day(life, ctx, target.date));
    let label = format!("{title} skipped{day}{}", stays_recorded(life, ctx, target.date, &after));
    change(life, ctx, target, after, label)
}

/// Marks a block called off. It counts as never planned, and what was done of it stays.
///
/// # Errors
///
/// The block is called off already, or its timer was forgotten.
pub fn release(life: &Life, ctx: &Ctx, target: &Target) -> Result<Edit, Refused> {
    let after = with_status(life, ctx, target, Some(Status::Released))?;
    let (title, day) = (&target.block.title, on_other_day(life, ctx, target.date));
    let label = format!("{title} called off{day}{}", stays_recorded(life, ctx, target.date, &after));
    change(life, ctx, target, after, label)
}

/// Returns how much of a block was done before it was skipped or called off: ` (1h10 of it was done and stays
/// recorded)`. Empty if nothing was.
fn stays_recorded(life: &Life, ctx: &Ctx, date: NaiveDate, block: &Block) -> String {
    let done = life.day(date).map_or(0, |day| covered(life.lived(ctx, day, block)));
    match u32::try_from(done) {
        Ok(minutes @ 1..) => format!(" ({} of it was done and stays recorded)", Minutes(minutes).short()),
        _ => String::new(),
    }
}

/// Clears the status of a block. Tracked time stays.
///
/// # Errors
///
/// The block has no status.
pub fn reopen(life: &Life, ctx: &Ctx, target: &Target) -> Result<Edit, Refused> {
    if target.block.status.is_none() {
        return Err(Refused::Already(format!("{} has no mark to take off.", target.block.title)));
    }
    let was = target.block.status.map_or("done", in_words);
    let after = Block { status: None, moved_to: None, ..target.block.clone() };
    let day = on_other_day(life, ctx, target.date);
    change(life, ctx, target, after, format!("{}{day} no longer {was}", target.block.title))
}

/// Returns what a block with a status is.
fn in_words(status: Status) -> &'static str {
    match status {
        Status::Done => "done",
        Status::Skipped => "skipped",
        Status::Moved => "moved",
        Status::Released => "called off",
    }
}

/// Sets or clears how a block felt.
///
/// # Errors
///
/// The block has that rating already.
pub fn energy(life: &Life, ctx: &Ctx, target: &Target, felt: Option<Energy>) -> Result<Edit, Refused> {
    let (title, day) = (&target.block.title, on_other_day(life, ctx, target.date));
    let label = match felt {
        Some(felt) => format!("{title}{day} felt {}", felt.word()),
        None => format!("{title}{day}: rating removed"),
    };
    change(life, ctx, target, Block { energy: felt, ..target.block.clone() }, label)
}

/// Marks a block done at some spans of the current zone, which replace its tracked time.
///
/// # Errors
///
/// There is no time range, or one ends after now, is not on the block's day in its zone, or is skipped by the clocks.
pub fn did(life: &Life, ctx: &Ctx, target: &Target, spans: Vec<Span>) -> Result<Edit, Refused> {
    if spans.is_empty() {
        let example = ctx.clock.example("9:05-9:50", "9:05am-9:50am");
        return Err(Refused::because(format!("Say when it was done, as in {example}.")));
    }
    let label =
        format!("{} done, {}", target.block.title, when(life, ctx, target.date, spans.iter().copied()));
    let actual = lived(life, ctx, target, &spans)?;
    let after = Block { actual, status: Some(Status::Done), moved_to: None, ..target.block.clone() };
    change(life, ctx, target, after, label)
}

/// Returns spans of the current zone as tracked time of a block, earliest first.
///
/// # Errors
///
/// A span ends after now, or is not on the block's day in its zone.
pub fn lived(life: &Life, ctx: &Ctx, target: &Target, spans: &[Span]) -> Result<Vec<Stretch>, Refused> {
    let zone = day(life, target.date)?.zone_of(&target.block, ctx.zone);
    let mut spans: Vec<Span> =
        spans.iter().map(|span| typed_span(life, ctx, target, *span)).collect::<Result<_, _>>()?;
    over_by_now(life, ctx, target.date, zone, spans.iter().copied())?;
    spans.sort();
    Ok(spans.into_iter().map(Stretch::Over).collect())
}

/// Returns the block with a status. Its running timer ends now.
fn with_status(life: &Life, ctx: &Ctx, target: &Target, status: Option<Status>) -> Result<Block, Refused> {
    let ended = timer::ended_now(life, ctx, target)?;
    let after = Block { status, moved_to: None, ..ended };
    match status {
        Some(status) if after == target.block => {
            Err(Refused::Already(format!("{} is already {}.", target.block.title, in_words(status))))
        }
        _ => Ok(after),
    }
}
