//! From a typed line to an edit, for commands and prompts alike: the same line does the same in both.

use chrono::NaiveDate;

mod edit;

pub use edit::{Extent, edit, edit_task, is_only_lived};

use super::free;
use super::whole_day::{BESIDE, WholeDay};
use crate::domain::date::{long, plus};
use crate::domain::edits;
use crate::domain::time::DAY;
use crate::domain::{AreaTree, Block, Ctx, Day, Edit, Life, Minutes, Moment, Refused, Span, Stretch, Time};
use crate::line::{EntryTime, LedgerEntry, ParsedEntry, Vocabulary};

/// Length of a logged block with only a start, at most until now.
const LOGGED_LENGTH: Minutes = Minutes(30);

/// A time that ended within these minutes has just ended.
const LATELY: i64 = 6 * 60;

/// Place for a line without a day and a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsaid {
    /// Into the inbox.
    Inbox,
    /// Into this free time of a day. `None` if there is no free time.
    Gap(NaiveDate, Option<Span>),
}

impl Unsaid {
    /// Returns the day for a line without one.
    fn day(self, life: &Life, ctx: &Ctx) -> NaiveDate {
        match self {
            Unsaid::Inbox => life.today(ctx),
            Unsaid::Gap(date, _) => date,
        }
    }
}

/// Returns the edit that adds a block from a line: planned, without a set time, or into the inbox.
///
/// # Errors
///
/// [`Refused::Need`] if the days around are not loaded. Refused if no free time is left, or if the time does
/// not exist on that day.
pub fn add(
    life: &Life,
    ctx: &Ctx,
    vocabulary: &Vocabulary,
    entry: &ParsedEntry,
    unsaid: Unsaid,
) -> Result<Edit, Refused> {
    let block = entry.block(vocabulary);
    if (entry.date, entry.when, unsaid) == (None, EntryTime::None, Unsaid::Inbox) {
        return edits::inbox_add(life, ctx, block);
    }
    let date = entry.date.unwrap_or_else(|| unsaid.day(life, ctx));
    let plan = planned(life, ctx, entry, (date, &block), unsaid)?;
    // Between midnight and the day's start, a time of last evening is over. So it means the coming evening.
    let is_night = date == life.today(ctx) && ctx.local().date() != date;
    let is_over = |plan: Span| {
        let span = ctx.zone.resolve(date, plan);
        span.is_some_and(|(_, end)| end <= ctx.minute())
    };
    let has_clock = matches!(entry.when, EntryTime::Span(_) | EntryTime::From(..) | EntryTime::At(_));
    if entry.date.is_none() && has_clock && is_night && plan.is_some_and(is_over) {
        let date = plus(date, 1);
        let plan = planned(life, ctx, entry, (date, &block), unsaid)?;
        return edits::add(life, ctx, date, Block { plan, ..block });
    }
    edits::add(life, ctx, date, Block { plan, ..block })
}

/// Returns the range that a line gives a new block. `None` if it has no set time.
fn planned(
    life: &Life,
    ctx: &Ctx,
    entry: &ParsedEntry,
    (date, block): (NaiveDate, &Block),
    unsaid: Unsaid,
) -> Result<Option<Span>, Refused> {
    let gap = match unsaid {
        Unsaid::Gap(day, gap) if day == date => gap,
        _ => None,
    };
    Ok(match entry.when {
        EntryTime::None if entry.date.is_some() => None,
        EntryTime::None => Some(free::taken_of(gap.ok_or_else(|| {
            let example = ctx.clock.example("9-10:30", "9am-10:30am");
            Refused::because(format!("No free time is left here. Write a time, as in {example}."))
        })?)),
        EntryTime::Span(span) => Some(shown(ctx, date, span)?),
        EntryTime::From(start, length) => Some(lasting(ctx, date, start, length)?),
        EntryTime::At(start) => Some(shown(ctx, date, from_start(life, ctx, date, start)?)?),
        EntryTime::Length(length) => match gap.filter(|gap| gap.minutes() >= length.0) {
            Some(gap) => Some(Span::new(gap.start, gap.start.shifted(length.0.into()).unwrap_or(gap.end))),
            None => Some(next_free(life, ctx, date, block, length)?),
        },
    })
}

/// Returns the edit that adds an entry of the ledger.
pub fn ledger(life: &Life, entry: LedgerEntry) -> Edit {
    match entry {
        LedgerEntry::Promise(promise) => edits::promise_add(life, promise),
        LedgerEntry::No(no) => edits::no_add(life, no),
        LedgerEntry::Talk(talk) => edits::talk_add(life, talk),
        LedgerEntry::Trial(trial) => edits::trial_add(life, trial),
    }
}

/// Returns the range that begins at a time and has a length, even if the clocks change in between.
///
/// # Errors
///
/// Refused if the clocks skip its start.
fn lasting(ctx: &Ctx, date: NaiveDate, start: Time, length: Minutes) -> Result<Span, Refused> {
    let begin = ctx.zone.moment(date, start);
    let end = begin + i64::from(length.0);
    let by_clock = Span::new(start, start.shifted(length.0.into()).unwrap_or(Time::LAST));
    let exact = ctx.zone.time_on(date, end).map(|end| Span::new(start, end));
    let is_exact = |span: &Span| ctx.zone.resolve(date, *span) == Some((begin, end));
    shown(ctx, date, exact.filter(is_exact).unwrap_or(by_clock))
}

/// Returns a typed range if the clocks show both its ends on that day.
///
/// # Errors
///
/// Refused if they skip one of the ends: the block would be shorter than written.
fn shown(ctx: &Ctx, date: NaiveDate, span: Span) -> Result<Span, Refused> {
    let shown = |time: Time| ctx.zone.time_on(date, ctx.zone.moment(date, time));
    let is_skipped = |time: &Time| shown(*time).is_some_and(|shown| shown != *time);
    match [span.start, span.end].into_iter().find(is_skipped) {
        Some(time) => Err(Refused::because(format!(
            "The clocks skip {} on {}. Write another time.",
            time.short(ctx.clock),
            long(plus(date, i64::from(time.minutes() / DAY)))
        ))),
        None => Ok(span),
    }
}

/// Returns the range of a new block with only a start.
///
/// # Errors
///
/// [`Refused::Need`] if the days around are not loaded.
pub fn from_start(life: &Life, ctx: &Ctx, date: NaiveDate, start: Time) -> Result<Span, Refused> {
    let day = day_around(life, date)?;
    let block = in_current_zone(day, ctx, Block::default());
    Ok(free::until_next(&WholeDay::new(life, ctx, day), &block, start, ctx.zone))
}

/// Returns the next free time of a day that is long enough and in which a new block crosses no boundary.
fn next_free(
    life: &Life,
    ctx: &Ctx,
    date: NaiveDate,
    block: &Block,
    length: Minutes,
) -> Result<Span, Refused> {
    let day = day_around(life, date)?;
    let block = in_current_zone(day, ctx, block.clone());
    let is_today = date == life.today(ctx);
    let now = is_today.then(|| ctx.minute());
    let areas = AreaTree::new(&life.profile);
    let found =
        free::next_free(&life.profile, &areas, &WholeDay::new(life, ctx, day), &block, length, ctx.zone, now);
    found.ok_or_else(|| {
        let day = if is_today { "Today".to_owned() } else { long(date) };
        let example = ctx.clock.example("14:00", "2pm");
        Refused::because(format!(
            "{day} has no {} free in one piece. Write when, as in '{example} {length}'.",
            length.short()
        ))
    })
}

/// Returns the edit that logs a line as done. A length alone ends now. A start alone lasts 30 minutes, at
/// most until now.
///
/// # Errors
///
/// Refused if the line has no time, or if the time is in the future or does not exist on that day.
/// [`Refused::Need`] if a day is not loaded.
pub fn log(
    life: &Life,
    ctx: &Ctx,
    vocabulary: &Vocabulary,
    entry: &ParsedEntry,
    day: NaiveDate,
) -> Result<Edit, Refused> {
    let (block, today) = (entry.block(vocabulary), life.today(ctx));
    let date = entry.date.unwrap_or(day);
    let (date, span) = match entry.when {
        // A block that ends now belongs to the day on which it began, even if another day is shown.
        EntryTime::Length(length) if entry.date.is_none_or(|date| date == today) => {
            edits::ending_now(life, ctx, length)?
        }
        // At 0:45 `23:30-0:30` was last night.
        when => match last_night(life, ctx, when).filter(|_| entry.date.is_none() && day == today) {
            Some(found) => found,
            None => (date, logged_at(life, ctx, date, when)?),
        },
    };
    edits::log(life, ctx, date, block, vec![Stretch::Over(shown(ctx, date, span)?)])
}

/// Returns the block that a line starts at a moment. A length, or a range that contains the moment, is its
/// plan.
///
/// # Errors
///
/// Refused if the line has a day, or a time that is not now.
pub fn started(
    life: &Life,
    ctx: &Ctx,
    vocabulary: &Vocabulary,
    entry: &ParsedEntry,
    at: Moment,
) -> Result<Block, Refused> {
    let (block, zone) = (entry.block(vocabulary), ctx.zone);
    let date = life.planning_day(zone, at);
    let not_now = |start: Time| {
        let hint = match zone.moment(date, start) < ctx.minute() {
            true => format!(", or say when it began: --at {}", start.short(ctx.clock)),
            false => String::new(),
        };
        Err(Refused::because(format!("{} starts now. Leave the time out{hint}.", block.title)))
    };
    let plan = match entry.when {
        _ if entry.date.is_some() => {
            return Err(Refused::because("A timer always starts today. Leave the day out."));
        }
        EntryTime::None => None,
        EntryTime::Span(span) => match zone.resolve(date, span) {
            Some((start, end)) if (start..end).contains(&at) => Some(span),
            _ => return not_now(span.start),
        },
        EntryTime::At(start) | EntryTime::From(start, _) => return not_now(start),
        EntryTime::Length(length) => {
            zone.time_on(date, at).map(|start| lasting(ctx, date, start, length)).transpose()?
        }
    };
    Ok(Block { plan, ..block })
}

/// Returns the range of a logged line on a day.
///
/// # Errors
///
/// Refused if it has no start, if the clocks skip the start, or if a start alone is still to come.
fn logged_at(life: &Life, ctx: &Ctx, date: NaiveDate, when: EntryTime) -> Result<Span, Refused> {
    match when {
        EntryTime::From(start, length) => lasting(ctx, date, start, length),
        EntryTime::At(start) => {
            let begins = ctx.zone.moment(date, start);
            if begins >= ctx.minute() {
                return Err(edits::not_over(life, ctx, begins));
            }
            Ok(edits::until_now(ctx, date, lasting(ctx, date, start, LOGGED_LENGTH)?))
        }
        EntryTime::Span(span) => Ok(span),
        EntryTime::Length(length) => {
            let example = ctx.clock.example("14:00", "2pm");
            let day = long(date);
            Err(Refused::because(format!("Write when it was on {day}, as in '{example} {length}'.")))
        }
        EntryTime::None => {
            let example = ctx.clock.example("9-10:30", "9am-10:30am");
            Err(Refused::because(format!("Write when it was: {example}, or 45m for the last 45 minutes.")))
        }
    }
}

/// Returns yesterday and the range of a line on it. `None` if that range has not just ended.
fn last_night(life: &Life, ctx: &Ctx, when: EntryTime) -> Option<(NaiveDate, Span)> {
    let date = plus(life.today(ctx), -1);
    let span = logged_at(life, ctx, date, when).ok()?;
    let (_, end) = ctx.zone.resolve(date, span)?;
    (0..LATELY).contains(&(ctx.minute() - end)).then_some((date, span))
}

/// Returns a day, if it and the days that can reach into it are loaded.
///
/// # Errors
///
/// [`Refused::Need`] if one of them is not loaded.
pub fn day_around(life: &Life, date: NaiveDate) -> Result<&Day, Refused> {
    match life.missing(plus(date, -BESIDE), plus(date, BESIDE)) {
        Some((from, to)) => Err(Refused::Need(from, to)),
        None => life.day(date).ok_or(Refused::Need(date, date)),
    }
}

/// Puts a typed block in the current zone.
fn in_current_zone(day: &Day, ctx: &Ctx, block: Block) -> Block {
    let zone = (day.head.zone.unwrap_or(ctx.zone) != ctx.zone).then_some(ctx.zone);
    Block { zone, ..block }
}
