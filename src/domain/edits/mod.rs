//! What a person does, each as a function that builds an [`Edit`] or refuses with a sentence. Nothing here
//! applies one: both front ends call the same verbs, apply the edit and save it.
//!
//! Every edit carries its label: what was done, as it stands in the message line and after "undo".

mod block;
mod day;
mod inbox;
mod moving;
mod profile;
mod season;
mod status;
#[cfg(test)]
mod tests;
pub mod timer;
mod together;
mod week;

use chrono::{Datelike, NaiveDate};

use super::block::Block;
use super::ctx::Ctx;
use super::date::{long, plus};
use super::day::Day;
use super::edit::{Change, Edit, EntryChange, Refused};
use super::life::Life;
use super::merge::RecordChange;
use super::time::{DAY, Span, Time};
use super::zone::{Moment, Zone};

pub use block::{add, allow, copy, ending_now, log, note, remove, replace, set_fixed, until_now};
pub use day::{day_note, grace};
pub use inbox::{inbox_add, inbox_remove, inbox_replace, place, to_inbox};
pub use moving::{move_as, move_to, resize, resize_start, shift};
pub use profile::{engagement_add, value_add, value_to};
pub use season::{
    ValueTarget, first_season, intent_key, intent_of, next_season, season, season_add, season_end,
    season_in_gap, season_intent, season_remove, season_replace, season_split, value_target,
};
pub use status::{did, done, energy, lived, release, reopen, skip};
pub use together::{edits_in_turn, together};
pub use week::{answer_words, check_in, intention, own_answers, question, reviewed, week_note};

/// A block where it stands. With `is_virtual` it is a routine's occurrence that no one has touched.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Its day.
    pub date: NaiveDate,
    /// The block as it is now.
    pub block: Block,
}

impl Target {
    /// A block of a day.
    pub fn new(date: NaiveDate, block: Block) -> Target {
        Target { date, block }
    }

    /// The same block as a life has it now: what was done to another may have changed it.
    pub fn now(&self, life: &Life) -> Target {
        let now = life.day(self.date).and_then(|day| day.block(&self.block.id)).cloned();
        Target { date: self.date, block: now.unwrap_or_else(|| self.block.clone()) }
    }
}

/// The first block, and its day, that an edit makes anew.
pub fn added(edit: &Edit) -> Option<(NaiveDate, &Block)> {
    edit.changes.iter().find_map(|change| match change {
        Change::Block(date, EntryChange { before: None, after: Some(block), .. }) => Some((*date, block)),
        _ => None,
    })
}

/// A span that was typed, so meant in the current zone, as it is written in a block of that day: blocks that
/// exist keep the zone in which they are read.
pub fn typed_span(life: &Life, ctx: &Ctx, target: &Target, span: Span) -> Result<Span, Refused> {
    let zone = day(life, target.date)?.zone_of(&target.block, ctx.zone);
    if zone == ctx.zone {
        return Ok(span);
    }
    let there = |time: Time| {
        zone.time_on(target.date, ctx.zone.moment(target.date, time)).ok_or_else(|| {
            Refused::because(format!(
                "{} in {} is not on that day in {zone}.",
                time.short(ctx.clock),
                ctx.zone
            ))
        })
    };
    Ok(Span::new(there(span.start)?, there(span.end)?))
}

/// A span of a block as the clocks of the current zone show it. None where they show it on another day.
pub fn here(life: &Life, ctx: &Ctx, target: &Target, span: Span) -> Option<Span> {
    let zone = life.day(target.date)?.zone_of(&target.block, ctx.zone);
    if zone == ctx.zone {
        return Some(span);
    }
    let here = |time: Time| ctx.zone.time_on(target.date, zone.moment(target.date, time));
    Some(Span::new(here(span.start)?, here(span.end)?))
}

/// The day, loaded.
fn day(life: &Life, date: NaiveDate) -> Result<&Day, Refused> {
    life.day(date).ok_or(Refused::Need(date, date))
}

/// An id that no loaded block and no task has.
fn new_id(life: &Life, ctx: &Ctx) -> String {
    ctx.ids.block(|id| {
        life.days.values().any(|day| day.block(id).is_some()) || life.inbox.iter().any(|task| task.id == id)
    })
}

/// The change that gives a day without a file the zone in force, as aplomb writes it when it creates one.
fn zone_in_force(day: &Day, ctx: &Ctx) -> Option<Change> {
    (!day.has_file && day.head.zone.is_none()).then(|| {
        let mut head = day.head.clone();
        head.zone = Some(ctx.zone);
        Change::DayHead(day.date, RecordChange { before: day.head.clone(), after: head })
    })
}

/// The changes that put a new block into a day. Its times are meant in a zone; where that is not the day's, the
/// block says so itself. Its id is kept where it is a block's and free on that day.
///
/// # Errors
///
/// Where the day is not loaded, or the clocks skip one of its times.
fn put_new(
    life: &Life,
    ctx: &Ctx,
    date: NaiveDate,
    block: Block,
    meant_in: Zone,
) -> Result<Vec<Change>, Refused> {
    lasts(ctx, date, meant_in, &Block::default(), &block)?;
    put(life, ctx, date, block, meant_in)
}

/// Refuses times that a block does not have yet and that the clocks of a zone skip: they would last no time at all.
fn lasts(ctx: &Ctx, date: NaiveDate, zone: Zone, before: &Block, after: &Block) -> Result<(), Refused> {
    let plan = after.plan.filter(|_| after.plan != before.plan);
    let lived = after.actual.iter().filter(|stretch| !before.actual.contains(stretch));
    let mut new = plan.into_iter().chain(lived.filter_map(|stretch| stretch.over()));
    match new.find(|span| span.is_forward() && zone.resolve(date, *span).is_none()) {
        Some(span) => Err(Refused::because(format!(
            "The clocks skip {} on {}. Write another time.",
            span_words(ctx, span),
            long(plus(date, i64::from(span.start.minutes() / DAY)))
        ))),
        None => Ok(()),
    }
}

fn put(
    life: &Life,
    ctx: &Ctx,
    date: NaiveDate,
    mut block: Block,
    meant_in: Zone,
) -> Result<Vec<Change>, Refused> {
    let day = day(life, date)?;
    let day_zone = day.head.zone.unwrap_or(ctx.zone);
    block.zone = (meant_in != day_zone && !block.is_untimed()).then_some(meant_in);
    block.is_virtual = false;
    if !super::id::is_block_id(&block.id) || day.block(&block.id).is_some() {
        block.id = new_id(life, ctx);
    }
    let block = Change::new_block(day, block);
    Ok(zone_in_force(day, ctx).into_iter().chain([block]).collect())
}

/// The edit that makes of a block what it shall be. A routine's occurrence becomes the day's own block by it.
fn change(
    life: &Life,
    ctx: &Ctx,
    target: &Target,
    after: Block,
    label: impl Into<String>,
) -> Result<Edit, Refused> {
    Ok(Edit::new(label, changes(life, ctx, target, after)?))
}

fn changes(life: &Life, ctx: &Ctx, target: &Target, after: Block) -> Result<Vec<Change>, Refused> {
    let day = day(life, target.date)?;
    let before = &target.block;
    if before.is_virtual {
        // Someone may have touched it since it was drawn: two copies would count twice.
        let routine = before.routine.as_deref();
        if routine.is_some_and(|id| day.blocks.iter().any(|block| block.is_occurrence_of(id))) {
            return Err(Refused::Changed(before.title.clone()));
        }
        let zone = day.zone_of(&after, ctx.zone);
        lasts(ctx, target.date, zone, before, &after)?;
        return put(life, ctx, target.date, after, zone);
    }
    if *before == after {
        return Err(Refused::because(format!("{} is like that already.", before.title)));
    }
    lasts(ctx, target.date, day.zone_of(&after, ctx.zone), before, &after)?;
    let ends = before.running_since().is_some() && after.running_since().is_none();
    let mut changes = vec![Change::of_block(target.date, before, after)];
    if ends {
        changes.extend(timer::earlier_ended(life, ctx, target)?);
    }
    Ok(changes)
}

/// The changes that take a block from its day, and its date from the routine that it came from.
fn without(life: &Life, target: &Target) -> Vec<Change> {
    let block = &target.block;
    let mut changes = Vec::new();
    if !block.is_virtual {
        changes.push(Change::without_block(target.date, block));
    }
    let routine = life.routines.iter().find(|routine| block.is_occurrence_of(&routine.id));
    if let Some(routine) = routine.filter(|routine| !routine.skip.contains(&target.date)) {
        let mut after = routine.clone();
        after.skip.push(target.date);
        after.skip.sort_unstable();
        changes.push(Change::Routine(EntryChange {
            index: 0,
            before: Some(routine.clone()),
            after: Some(after),
        }));
    }
    changes
}

/// `11:00 to 12:30`.
fn span_words(ctx: &Ctx, span: Span) -> String {
    format!("{} to {}", span.start.short(ctx.clock), span.end.short(ctx.clock))
}

/// When a block is or was, with its day unless that is today: `Thursday 19 November, 11:00 to 12:30`. After midnight the
/// day is always said, as today may be either; of hours from 24:00 on the night is.
pub fn when(life: &Life, ctx: &Ctx, date: NaiveDate, spans: impl IntoIterator<Item = Span>) -> String {
    let mut spans = spans.into_iter().peekable();
    let is_night = spans.peek().is_some_and(|span| span.start.minutes() >= DAY);
    let spans = spans.map(|span| span_words(ctx, span)).collect::<Vec<_>>().join(" and ");
    let is_today = date == life.today(ctx) && date == ctx.local().date();
    match (is_today, spans.is_empty()) {
        (_, false) if is_night => format!("the night to {}, {spans}", dated(ctx, plus(date, 1))),
        (true, true) => "today".to_owned(),
        (true, false) => spans,
        (false, true) => dated(ctx, date),
        (false, false) => format!("{}, {spans}", dated(ctx, date)),
    }
}

/// `Thursday 19 November`, with the year where it is not this one.
pub fn dated(ctx: &Ctx, date: NaiveDate) -> String {
    match date.year() == ctx.local().year() {
        true => long(date),
        false => format!("{} {}", long(date), date.year()),
    }
}

/// The day of what is not of today, as a title is followed by it: ` on Thursday 19 November`. Empty where it is today's.
pub fn on_other_day(life: &Life, ctx: &Ctx, date: NaiveDate) -> String {
    if date == life.today(ctx) { String::new() } else { format!(" on {}", dated(ctx, date)) }
}

/// Refuses spans of a day, written in a zone, that are not over yet: what was done lies in the past.
fn over_by_now(
    life: &Life,
    ctx: &Ctx,
    date: NaiveDate,
    zone: Zone,
    spans: impl IntoIterator<Item = Span>,
) -> Result<(), Refused> {
    let ends = spans.into_iter().map(|span| match zone.resolve(date, span) {
        Some((_, end)) => end,
        None => zone.moment(date, span.start.max(span.end)),
    });
    match ends.max().filter(|end| *end > ctx.minute()) {
        Some(end) => Err(not_over(life, ctx, end)),
        None => Ok(()),
    }
}

/// The refusal of what was done up to a moment that has not passed.
pub fn not_over(life: &Life, ctx: &Ctx, end: Moment) -> Refused {
    match end == ctx.minute() {
        true => Refused::because(format!("Nothing has passed since {}. Write when it was.", ctx.shows(end))),
        false => Refused::because(format!("{} Write what is over, or plan it.", not_come(life, ctx, end))),
    }
}

/// The refusal of a moment after now for what starts or was done.
fn not_come(life: &Life, ctx: &Ctx, moment: Moment) -> Refused {
    let day = life.planning_day(ctx.zone, moment);
    let date = if day == life.today(ctx) { String::new() } else { format!("{}, ", long(day)) };
    Refused::because(format!("{date}{} has not come yet.", ctx.shows(moment)))
}
