//! From a typed line to an edit, once for the commands and the prompts: the same line does the same in both.

use chrono::NaiveDate;

use super::free;
use super::whole::{BESIDE, Whole};
use crate::domain::date::{long, plus};
use crate::domain::entry::{Entry, LineFor, Vocabulary, When, line, read};
use crate::domain::time::DAY;
use crate::domain::verbs::{self, Target};
use crate::domain::{
    AreaTree, Block, Change, Ctx, Day, Edit, Life, Minutes, Moment, Refused, Span, Stretch, Time,
};

/// A clock alone lasts so long in what is logged, in minutes, at most until now.
const LOGGED_LENGTH: Minutes = Minutes(30);

/// What ended less than so many minutes ago has just ended.
const LATELY: i64 = 6 * 60;

/// What a line means that says neither a day nor a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsaid {
    /// Into the inbox.
    Inbox,
    /// Into this free time of a day; none: there is none.
    Gap(NaiveDate, Option<Span>),
}

impl Unsaid {
    /// The day that is meant where none is written.
    fn day(self, life: &Life, ctx: &Ctx) -> NaiveDate {
        match self {
            Unsaid::Inbox => life.today(ctx),
            Unsaid::Gap(date, _) => date,
        }
    }
}

/// Whether a line is all of a block or only what changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What is not written stays as it is.
    Part,
    /// What is no longer written is taken away.
    Whole,
}

/// A new block of a line: planned, an item of a day without a time, or put into the inbox.
///
/// # Errors
///
/// Where the days around are not loaded, where no free time is left, or where the time does not exist on that day.
pub fn add(
    life: &Life,
    ctx: &Ctx,
    vocabulary: &Vocabulary,
    entry: &Entry,
    unsaid: Unsaid,
) -> Result<Edit, Refused> {
    let block = entry.block(vocabulary);
    if (entry.date, entry.when, unsaid) == (None, When::None, Unsaid::Inbox) {
        return verbs::inbox_add(life, ctx, block);
    }
    let date = entry.date.unwrap_or_else(|| unsaid.day(life, ctx));
    let plan = planned(life, ctx, entry, (date, &block), unsaid)?;
    // After midnight, and before the day's start, last evening's hours are over: the coming ones are meant.
    let is_night = date == life.today(ctx) && ctx.local().date() != date;
    let is_over = |plan: Span| {
        let span = ctx.zone.resolve(date, plan);
        span.is_some_and(|(_, end)| end <= ctx.minute())
    };
    let has_clock = matches!(entry.when, When::Span(_) | When::From(..) | When::At(_));
    if entry.date.is_none() && has_clock && is_night && plan.is_some_and(is_over) {
        let date = plus(date, 1);
        let plan = planned(life, ctx, entry, (date, &block), unsaid)?;
        return verbs::add(life, ctx, date, Block { plan, ..block });
    }
    verbs::add(life, ctx, date, Block { plan, ..block })
}

/// The range that a line gives a new block of a day. None of an item without a time.
fn planned(
    life: &Life,
    ctx: &Ctx,
    entry: &Entry,
    (date, block): (NaiveDate, &Block),
    unsaid: Unsaid,
) -> Result<Option<Span>, Refused> {
    let gap = match unsaid {
        Unsaid::Gap(day, gap) if day == date => gap,
        _ => None,
    };
    Ok(match entry.when {
        When::None if entry.date.is_some() => None,
        When::None => Some(free::taken_of(gap.ok_or_else(|| {
            let example = ctx.clock.example("9-10:30", "9am-10:30am");
            Refused::because(format!("No free time is left here. Write a time, as in {example}."))
        })?)),
        When::Span(span) => Some(span),
        When::From(start, length) => Some(lasting(ctx, date, start, length)),
        When::At(start) => Some(from_start(life, ctx, date, start)?),
        When::Length(length) => match gap.filter(|gap| gap.minutes() >= length.0) {
            Some(gap) => Some(Span::new(gap.start, gap.start.shifted(length.0.into()).unwrap_or(gap.end))),
            None => Some(next_free(life, ctx, date, block, length)?),
        },
    })
}

/// The range that begins at a time and lasts so long, whatever the clocks do meanwhile.
fn lasting(ctx: &Ctx, date: NaiveDate, start: Time, length: Minutes) -> Span {
    let begin = ctx.zone.moment(date, start);
    let end = begin + i64::from(length.0);
    let by_clock = || Span::new(start, start.shifted(length.0.into()).unwrap_or(Time::LAST));
    // A start that the clocks skip stays as it is written: it is refused.
    let is_shown = ctx.zone.time_on(date, begin) == Some(start);
    let exact = ctx.zone.time_on(date, end).filter(|_| is_shown).map(|end| Span::new(start, end));
    exact.filter(|span| ctx.zone.resolve(date, *span) == Some((begin, end))).unwrap_or_else(by_clock)
}

/// The range of something new of which only the start is said.
///
/// # Errors
///
/// Where the days around are not loaded.
pub fn from_start(life: &Life, ctx: &Ctx, date: NaiveDate, start: Time) -> Result<Span, Refused> {
    let day = day_around(life, date)?;
    let block = in_current_zone(day, ctx, Block::default());
    Ok(free::until_next(&Whole::new(life, ctx, day), &block, start, ctx.zone))
}

/// The next free time of a day that is long enough and in which a new block crosses no boundary.
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
        free::next_free(&life.profile, &areas, &Whole::new(life, ctx, day), &block, length, ctx.zone, now);
    found.ok_or_else(|| {
        let day = if is_today { "Today".to_owned() } else { long(date) };
        let example = ctx.clock.example("14:00", "2pm");
        Refused::because(format!(
            "{day} has no {} free in one piece. Write when, as in '{example} {length}'.",
            length.short()
        ))
    })
}

/// What has already been done, of a line. A length alone ends now, a clock alone lasts 30 minutes, at most until now.
///
/// # Errors
///
/// Where the line says no time, where it lies in the future or on a day that does not have it, or where a day is not
/// loaded.
pub fn log(
    life: &Life,
    ctx: &Ctx,
    vocabulary: &Vocabulary,
    entry: &Entry,
    day: NaiveDate,
) -> Result<Edit, Refused> {
    let block = entry.block(vocabulary);
    let date = entry.date.unwrap_or(day);
    let (date, span) = match entry.when {
        // At 0:45 `23:30-0:30` was last night.
        When::Span(span)
            if entry.date.is_none() && span.end.minutes() > DAY && ended_lately(life, ctx, span) =>
        {
            (plus(life.today(ctx), -1), span)
        }
        When::Span(span) => (date, span),
        When::From(start, length) => (date, lasting(ctx, date, start, length)),
        When::At(start) => {
            let begins = ctx.zone.moment(date, start);
            if begins >= ctx.minute() {
                return Err(verbs::not_over(life, ctx, begins));
            }
            (date, verbs::until_now(ctx, date, lasting(ctx, date, start, LOGGED_LENGTH)))
        }
        // What ends now is of the day that it began in, whatever day is looked at.
        When::Length(length) if entry.date.is_none_or(|date| date == life.today(ctx)) => {
            verbs::ending_now(life, ctx, length)?
        }
        When::Length(length) => {
            let example = ctx.clock.example("14:00", "2pm");
            return Err(Refused::because(format!(
                "Write when it was on {}, as in '{example} {length}'.",
                long(date)
            )));
        }
        When::None => {
            let example = ctx.clock.example("9-10:30", "9am-10:30am");
            return Err(Refused::because(format!("Write when it was: {example}, or 45m for what ends now.")));
        }
    };
    verbs::log(life, ctx, date, block, vec![Stretch::Over(span)])
}

/// The block that a line starts at a moment. A length, or a range that holds the moment, is its plan.
///
/// # Errors
///
/// Where the line says a day, or a time that is not now.
pub fn started(
    life: &Life,
    ctx: &Ctx,
    vocabulary: &Vocabulary,
    entry: &Entry,
    at: Moment,
) -> Result<Block, Refused> {
    let (block, zone) = (entry.block(vocabulary), ctx.zone);
    let date = life.planning_day(zone, at);
    let not_now = |start: Time| {
        let start = start.short(ctx.clock);
        let words =
            format!("{} starts now. Leave the time out, or say when it began: --at {start}.", block.title);
        Err(Refused::because(words))
    };
    let plan = match entry.when {
        _ if entry.date.is_some() => {
            return Err(Refused::because("What starts now is of today. Leave the day out."));
        }
        When::None => None,
        When::Span(span) => match zone.resolve(date, span) {
            Some((start, end)) if (start..end).contains(&at) => Some(span),
            _ => return not_now(span.start),
        },
        When::At(start) | When::From(start, _) => return not_now(start),
        When::Length(length) => zone.time_on(date, at).map(|start| lasting(ctx, date, start, length)),
    };
    Ok(Block { plan, ..block })
}

/// Whether a range into the night, taken as of yesterday, has just ended.
fn ended_lately(life: &Life, ctx: &Ctx, span: Span) -> bool {
    let span = ctx.zone.resolve(plus(life.today(ctx), -1), span);
    span.is_some_and(|(_, end)| end <= ctx.minute() && ctx.minute() - end < LATELY)
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
    let typed = if entry.when == stood { None } else { new_plan(life, ctx, entry.when, target)? };
    match entry.date.filter(|date| *date != target.date) {
        Some(date) => Ok(with_words(verbs::move_as(life, ctx, target, (date, typed), &after.title)?, &after)),
        None => {
            let mut after = after;
            let time = typed.map(|span| format!(", {}", verbs::when(life, ctx, target.date, [span])));
            match typed {
                Some(span) if is_only_lived(block) => {
                    after.actual = verbs::lived(life, ctx, target, &[span])?
                }
                Some(span) => {
                    after.plan = Some(match entry.when {
                        When::Length(_) => span,
                        _ => verbs::typed_span(life, ctx, target, span)?,
                    });
                }
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

fn new_plan(life: &Life, ctx: &Ctx, when: When, target: &Target) -> Result<Option<Span>, Refused> {
    let block = &target.block;
    match (when, block.line_span()) {
        (When::None, _) => Ok(None),
        (_, None) if is_only_lived(block) => {
            let why =
                if block.running_since().is_some() { "still runs" } else { "was done at several times" };
            Err(Refused::because(format!(
                "{} {why}. Write all of them, as in 'aplomb did {} 9:05-9:50 10:00-10:40'.",
                block.title, block.id
            )))
        }
        (When::From(start, length), _) => Ok(Some(lasting(ctx, target.date, start, length))),
        (When::At(start), None) => from_start(life, ctx, target.date, start).map(Some),
        (When::Length(length), None) => Err(Refused::because(format!(
            "{} has no start to keep. Write one, as in '{} {length}'.",
            target.block.title,
            ctx.clock.example("14:00", "2pm")
        ))),
        (when, plan) => match when.applied_to(plan) {
            Some(span) => Ok(Some(span)),
            None => Err(Refused::because(format!(
                "{} would end after {}. Write from when to when.",
                target.block.title,
                Time::LAST
            ))),
        },
    }
}

/// The same move, with the words that the block has from now on where it goes.
fn with_words(mut edit: Edit, words: &Block) -> Edit {
    for change in &mut edit.changes {
        if let Change::Block(_, crate::domain::Entry { before: None, after: Some(block), .. }) = change {
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

/// A day with those that can reach into it: free time is looked for between them.
///
/// # Errors
///
/// Where one of them is not loaded.
pub fn day_around(life: &Life, date: NaiveDate) -> Result<&Day, Refused> {
    match life.missing(plus(date, -BESIDE), plus(date, BESIDE)) {
        Some((from, to)) => Err(Refused::Need(from, to)),
        None => life.day(date).ok_or(Refused::Need(date, date)),
    }
}

/// What is typed is meant in the current zone.
fn in_current_zone(day: &Day, ctx: &Ctx, block: Block) -> Block {
    let zone = (day.head.zone.unwrap_or(ctx.zone) != ctx.zone).then_some(ctx.zone);
    Block { zone, ..block }
}
