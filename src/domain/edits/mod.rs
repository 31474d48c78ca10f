//! Functions that build edits, one for each action of a person. Each returns an [`Edit`] or a refusal.
//!
//! Nothing here applies an edit. Both front ends call these functions, apply the edit and save it. Each edit has a
//! label: what was done, for the message line and for undo.
//!
//! All of them refuse with [`Refused::Need`] or [`Refused::NeedWeek`] where a day or a week is not loaded, and with a
//! sentence where nothing would change. Their own docs list further reasons.

mod block;
mod day;
mod inbox;
mod ledger;
mod moving;
mod profile;
mod routine;
mod season;
mod status;
mod template;
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
pub use day::{day_note, grace, grace_days};
pub use inbox::{inbox_add, inbox_remove, inbox_replace, place, to_inbox};
pub use ledger::{no_add, promise_add, talk_add, trial_add};
pub use moving::{move_as, move_to, resize, resize_start, shift};
pub use profile::{
    engagement_add, profile_change, record, record_add, record_archive, record_drop, record_reopen,
    record_replace, record_to, scores_since, value_add,
};
pub use routine::{
    RoutineScope, routine, routine_add, routine_change, routine_delete, routine_end, routine_from_block,
    routine_of, routine_remove, routine_skip, routine_words,
};
pub use season::{
    ValueTarget, first_season, intent_key, intent_of, next_season, season, season_add, season_end,
    season_in_gap, season_intent, season_remove, season_replace, season_split, value_target,
};
pub use status::{did, done, energy, lived, release, reopen, skip};
pub use template::{
    template, template_blocks, template_remove, template_rename, template_save, template_use,
};
pub use together::{InTurn, edits_in_turn, together};
pub use week::{answer_words, check_in, intention, own_answers, question, reviewed, step, week_note};

/// A block that an edit is about, with its day. With `is_virtual` it is usual: a routine's block that nobody changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The day.
    pub date: NaiveDate,
    /// The block as it was when it was looked up.
    pub block: Block,
}

impl Target {
    /// Returns a block of a day as a target.
    pub fn new(date: NaiveDate, block: Block) -> Target {
        Target { date, block }
    }

    /// Returns the target with the block that `life` has now. An edit of another block may have changed it.
    pub fn now(&self, life: &Life) -> Target {
        let now = life.day(self.date).and_then(|day| day.block(&self.block.id)).cloned();
        Target { date: self.date, block: now.unwrap_or_else(|| self.block.clone()) }
    }
}

/// Returns the first block that an edit adds, with its day. None: it adds none.
pub fn added(edit: &Edit) -> Option<(NaiveDate, &Block)> {
    edit.changes.iter().find_map(|change| match change {
        Change::Block(date, EntryChange { before: None, after: Some(block), .. }) => Some((*date, block)),
        _ => None,
    })
}

/// Converts a typed span from the current zone to the zone of a block, in which it is written. An existing block keeps
/// its zone.
///
/// # Errors
///
/// An end of the span is not on the day by the clocks of the block's zone.
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

/// Converts a span of a block to the current zone. None: it is on another day there, or the day is not loaded.
pub fn here(life: &Life, ctx: &Ctx, target: &Target, span: Span) -> Option<Span> {
    let zone = life.day(target.date)?.zone_of(&target.block, ctx.zone);
    if zone == ctx.zone {
        return Some(span);
    }
    let here = |time: Time| ctx.zone.time_on(target.date, zone.moment(target.date, time));
    Some(Span::new(here(span.start)?, here(span.end)?))
}

/// Returns a day, or the refusal that it is not loaded.
fn day(life: &Life, date: NaiveDate) -> Result<&Day, Refused> {
    life.day(date).ok_or(Refused::Need(date, date))
}

/// Returns an id that no loaded block and no task has.
fn new_id(life: &Life, ctx: &Ctx) -> String {
    ctx.ids.block(|id| {
        life.days.values().any(|day| day.block(id).is_some()) || life.inbox.iter().any(|task| task.id == id)
    })
}

/// Returns the change that gives a day without a file the current zone, which aplomb writes into each new file. None:
/// the day has a file or a zone.
fn zone_in_force(day: &Day, ctx: &Ctx) -> Option<Change> {
    (!day.has_file && day.head.zone.is_none()).then(|| {
        let mut head = day.head.clone();
        head.zone = Some(ctx.zone);
        Change::DayHead(day.date, RecordChange { before: day.head.clone(), after: head })
    })
}

/// Returns the changes that add a block to a day. Its× are in the zone `meant_in`. The block gets this zone
/// where the day has another. It keeps its id if that is a valid block id and free on the day.
///
/// # Errors
///
/// The day is not loaded, or the clocks skip one of the block's spans.
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

/// Refuses new spans of a block that the clocks of a zone skip, as they would last 0 minutes.
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

/// Returns the edit that changes a block. A usual block becomes a block of the day.
fn change(
    life: &Life,
    ctx: &Ctx,
    target: &Target,
    after: Block,
    label: impl Into<String>,
) -> Result<Edit, Refused> {
    Ok(Edit::new(label, changes(life, ctx, target, after)?))
}

/// Returns the changes of [`change`].
fn changes(life: &Life, ctx: &Ctx, target: &Target, after: Block) -> Result<Vec<Change>, Refused> {
    let day = day(life, target.date)?;
    let before = &target.block;
    if before.is_virtual {
        // Another edit may have changed this usual block since it was shown. A second copy would count twice.
        let own = routine_of(life, target);
        if own.is_some_and(|own| day.blocks.iter().any(|block| own.brought(block))) {
            return Err(Refused::Changed(before.title.clone()));
        }
        let zone = day.zone_of(&after, ctx.zone);
        lasts(ctx, target.date, zone, before, &after)?;
        return put(life, ctx, target.date, after, zone);
    }
    if *before == after {
        return Err(Refused::Already(format!("Nothing changes in {}.", before.title)));
    }
    lasts(ctx, target.date, day.zone_of(&after, ctx.zone), before, &after)?;
    let ends = before.running_since().is_some() && after.running_since().is_none();
    let mut changes = vec![Change::of_block(target.date, before, after)];
    if ends {
        changes.extend(timer::earlier_ended(life, ctx, target)?);
    }
    Ok(changes)
}

/// Returns the changes that delete a block from its day, and make its routine skip the day.
fn without(life: &Life, target: &Target) -> Vec<Change> {
    let block = &target.block;
    let mut changes = Vec::new();
    if !block.is_virtual {
        changes.push(Change::without_block(target.date, block));
    }
    let routine = routine_of(life, target).filter(|routine| routine.brought(block));
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

/// Returns a span as `11:00 to 12:30`.
fn span_words(ctx: &Ctx, span: Span) -> String {
    format!("{} to {}", span.start.short(ctx.clock), span.end.short(ctx.clock))
}

/// Returns the day and spans of a block in words: `Thursday 19 November, 11:00 to 12:30`. Today's date is left out
/// while it is also the calendar's, and `yesterday` is added to yesterday's. Hours from 24:00 on read `the night to Friday 20 November,
/// 1:00 to 2:00`.
pub fn when(life: &Life, ctx: &Ctx, date: NaiveDate, spans: impl IntoIterator<Item = Span>) -> String {
    let mut spans = spans.into_iter().peekable();
    let is_night = spans.peek().is_some_and(|span| span.start.minutes() >= DAY);
    let spans = spans.map(|span| span_words(ctx, span)).collect::<Vec<_>>().join(" and ");
    let today = life.today(ctx);
    let is_today = date == today && date == ctx.local().date();
    let yesterday = if date == plus(today, -1) { "yesterday, " } else { "" };
    match (is_today, spans.is_empty()) {
        (_, false) if is_night => format!("the night to {}, {spans}", dated(ctx, plus(date, 1))),
        (true, true) => "today".to_owned(),
        (true, false) => spans,
        (false, true) => format!("{yesterday}{}", dated(ctx, date)),
        (false, false) => format!("{yesterday}{}, {spans}", dated(ctx, date)),
    }
}

/// Returns a date as `Thursday 19 November`, with the year where it is not the current one.
pub fn dated(ctx: &Ctx, date: NaiveDate) -> String {
    match date.year() == ctx.local().year() {
        true => long(date),
        false => format!("{} {}", long(date), date.year()),
    }
}

/// Returns a day to put after a title: ` on Thursday 19 November`. It is empty for today.
pub fn on_other_day(life: &Life, ctx: &Ctx, date: NaiveDate) -> String {
    if date == life.today(ctx) { String::new() } else { format!(" on {}", dated(ctx, date)) }
}

/// Refuses spans of a day, in a zone, that have not ended yet.
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

/// Returns the refusal of a span of done time that ends at a moment after now, or that would be empty.
pub fn not_over(life: &Life, ctx: &Ctx, end: Moment) -> Refused {
    match end == ctx.minute() {
        true => Refused::because(format!("Nothing has passed since {}. Write when it was.", ctx.shows(end))),
        false => Refused::because(format!("{} Write what is over, or plan it.", not_come(life, ctx, end))),
    }
}

/// Returns the refusal of a moment after now.
fn not_come(life: &Life, ctx: &Ctx, moment: Moment) -> Refused {
    let day = life.planning_day(ctx.zone, moment);
    let date = if day == life.today(ctx) { String::new() } else { format!("{}, ", long(day)) };
    let (moment, now) = (ctx.shows(moment), ctx.shows(ctx.minute()));
    Refused::because(format!("{date}{moment} is still to come. It is {now}."))
}
