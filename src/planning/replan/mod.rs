//! Replanning: time is gone, and the rest of the day has to find its place again.
//!
//! **The time that is gone** runs from now for as long as someone says, none at first, and becomes a block of its own,
//! planned and fixed, because it is known. Nothing that has passed is written without being said: blocks that are over
//! and that nobody has marked are listed, each with what is said of it ([`Mark`]).
//!
//! **What stays**: fixed blocks, sleep, and whatever the time does not touch. What runs is stopped now, and the rest
//! of it looks for a place like everything else. So does a block whose plan has begun and that nobody has marked, with
//! the whole of its length.
//!
//! **What gives way** is found without search, in one pass:
//! 1. Up to [`RUNS_LATE`] minutes all of it just runs late: each block is pushed behind the one before it, until a
//!    gap takes up the delay. What meets something fixed may become a third shorter.
//! 2. Where that does not fit, the blocks choose one after the other: first what is due today, then what keeps two
//!    thirds of its own place, then what the week would lose most without (its alignment with the block, less that
//!    without it), then what asks most. Each takes the place today that costs it least: a tenth of it for every hour
//!    away from where it was, and the part by which it would be shorter, at most half. A place that costs more
//!    than seven tenths is none while another of the next [`DAYS_AHEAD`] days has one; these cost a tenth each, and a
//!    hundredth for an hour. What has no place at all goes into the inbox; what a routine brings again is let go this
//!    once.
//!
//! No place crosses a boundary. A block that was within the hours of its engagement stays within them; else it stays
//! between the boundaries that bind it, so that what was planned before dinner is not put behind it. Work that was on
//! a weekday stays on weekdays, and begins no earlier than today's; what is no work stays within three hours of its
//! time of day. Times are whole multiples of five minutes. A day of grace, and a day on which a block's routine falls
//! anyway, take nothing in.

mod apply;
mod desk;
mod fit;
mod past;
mod places;
mod scores;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::alignment::{Gathered, Score};
use crate::domain::running::running;
use crate::domain::{Block, Ctx, Edit, Life, Moment, Place, Refused, Span, Time};

pub use past::{Mark, Past};

/// How many days after today take in what today has no room for.
pub const DAYS_AHEAD: i64 = 7;
/// So many minutes can go without any block giving way: all runs late.
pub const RUNS_LATE: i64 = 60;
/// What the time is called until someone says what it was for.
pub const UNNAMED: &str = "Lost time";

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplanRequest {
    /// The moment from which is replanned.
    pub at: Moment,
    /// How many minutes are gone from then on.
    pub gone: i64,
    /// What they were for, where that is said: a block without times.
    pub name: Option<Block>,
    /// The ways that someone has chosen, by the block's id.
    pub chosen: BTreeMap<String, ReplanKind>,
    /// The blocks that someone has fixed meanwhile.
    pub fixed: BTreeSet<String>,
    /// What someone has said of blocks that are over, by the block's id.
    pub marks: BTreeMap<String, Mark>,
}

impl ReplanRequest {
    /// From a moment on, with nothing gone and nothing said.
    pub fn from(at: Moment) -> ReplanRequest {
        ReplanRequest {
            at,
            gone: 0,
            name: None,
            chosen: BTreeMap::new(),
            fixed: BTreeSet::new(),
            marks: BTreeMap::new(),
        }
    }

    /// So many hours are gone.
    pub fn hours(&mut self, hours: usize) {
        self.gone = hours as i64 * 60;
    }

    /// A quarter of an hour more or less; at most a day.
    pub fn quarter(&mut self, is_more: bool) {
        let step = if is_more { desk::QUARTER } else { -desk::QUARTER };
        self.gone = (self.gone + step).clamp(0, 24 * 60);
    }
}

/// The kinds of ways that a block can take, in the order in which they are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReplanKind {
    /// It stays where it is.
    Stays,
    /// It becomes shorter.
    Shorter,
    /// Later today.
    Later,
    /// Another day.
    AnotherDay,
    /// Into the inbox.
    Inbox,
}

impl ReplanKind {
    /// All of them.
    pub const ALL: [ReplanKind; 5] = [
        ReplanKind::Stays,
        ReplanKind::Shorter,
        ReplanKind::Later,
        ReplanKind::AnotherDay,
        ReplanKind::Inbox,
    ];
}

/// What becomes of a block. Spans are meant in the current zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplanWay {
    /// It stays where it is.
    Stays,
    /// It stays, and is shorter.
    Shorter(Span),
    /// Later today; where there is less room, shorter too.
    Later(Span),
    /// On another day; where there is less room, shorter too.
    AnotherDay(NaiveDate, Span),
    /// Into the inbox.
    Inbox,
    /// In place of the inbox where a routine will bring it again: let go this once, as if it had not been planned.
    LetGo,
}

impl ReplanWay {
    /// Its kind.
    pub fn kind(self) -> ReplanKind {
        match self {
            ReplanWay::Stays => ReplanKind::Stays,
            ReplanWay::Shorter(_) => ReplanKind::Shorter,
            ReplanWay::Later(_) => ReplanKind::Later,
            ReplanWay::AnotherDay(..) => ReplanKind::AnotherDay,
            ReplanWay::Inbox | ReplanWay::LetGo => ReplanKind::Inbox,
        }
    }

    /// When it is to be, where it moves.
    pub fn span(self) -> Option<Span> {
        match self {
            ReplanWay::Shorter(span) | ReplanWay::Later(span) | ReplanWay::AnotherDay(_, span) => Some(span),
            ReplanWay::Stays | ReplanWay::Inbox | ReplanWay::LetGo => None,
        }
    }
}

/// Why a block takes its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplanWhy {
    /// Nothing touches it.
    Untouched,
    /// It is fixed.
    Fixed,
    /// Someone has chosen so.
    Chosen,
    /// All runs so many minutes late.
    Late(i64),
    /// It has to be done by then.
    Due(NaiveDate),
    /// A value that it serves lacks so many minutes this week.
    Short(String, i64),
    /// The values that it serves have what they ask for.
    Served,
    /// It serves no value that asks for time.
    NoValue,
}

/// What becomes of a block of today.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplanLine {
    /// The block as it is.
    pub block: Block,
    /// Where it was planned, or what of it was still to come where something of it was done; in the current zone.
    pub planned: Span,
    /// Whether something of it was done.
    pub is_begun: bool,
    /// Whether the time that is gone takes any of it.
    pub is_hit: bool,
    /// What becomes of it.
    pub way: ReplanWay,
    /// Why.
    pub why: ReplanWhy,
    /// What it comes right after, on another day.
    pub after: Option<String>,
}

impl ReplanLine {
    /// How long it will be, in minutes by the clock, and how long it would have been.
    pub fn lengths(&self) -> (u32, u32) {
        let planned = self.planned.minutes();
        (self.way.span().map_or(planned, Span::minutes), planned)
    }
}

/// The week's numbers, before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// As it stands, as if nothing had gone.
    pub before: Score,
    /// As proposed.
    pub like_this: Score,
    /// Left alone: what was planned in the time that is gone does not happen, and nothing takes its place.
    pub left_alone: Score,
}

/// What to do with the rest of today.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// Today.
    pub date: NaiveDate,
    /// From when is replanned, by the current zone's clocks.
    pub from: Time,
    /// The time that is gone, in the current zone; none where nothing is.
    pub lost: Option<Span>,
    /// The block that it becomes.
    pub block: Option<Block>,
    /// The blocks of today that are over and that nobody has marked, the earliest first.
    pub past: Vec<Past>,
    /// What becomes of the blocks of today that are still to come, in the order of the day.
    pub lines: Vec<ReplanLine>,
    /// The week's numbers.
    pub scores: Compared,
    /// The whole of it as one edit; without changes where nothing is to be done.
    pub edit: Edit,
}

/// Proposes what becomes of the rest of today. The same question has the same answer; the days up to
/// [`DAYS_AHEAD`] after today have to be loaded. `week` is today's week, gathered.
pub fn propose(life: &Life, ctx: &Ctx, week: &Gathered, asked: &ReplanRequest) -> Result<Proposal, Refused> {
    // Nothing is said of a day of which nobody knows what it holds.
    let today = Place::Day(life.planning_day(ctx.zone, asked.at));
    life.need([today, Place::Life, Place::Routines])?;
    // What was left running so long would be written as done all that time.
    if let Some(running) =
        running(life, ctx).filter(|one| one.is_forgotten(ctx) || one.far_over(ctx).is_some())
    {
        return Err(Refused::because(format!(
            "{} has run since {}. Stop it first, and say when it ended.",
            running.block.title,
            ctx.tells(running.since)
        )));
    }
    let desk = desk::Desk::new(life, ctx, week, asked)?;
    let ways = fit::ways(&desk);
    let lost = desk.lost_span();
    let lines: Vec<ReplanLine> =
        desk.wants.iter().zip(ways).map(|(want, way)| desk.line(want, way)).collect();
    let block = lost.map(|_| apply::lost_block(&desk));
    let edit = apply::edit(&desk, &lines)?;
    let scores = scores::compared(&desk, &edit)?;
    let lines = lines
        .into_iter()
        .map(|line| ReplanLine { why: scores::why(&desk, &line, &scores), ..line })
        .collect();
    let from = ctx.zone.time_on(desk.today, asked.at).unwrap_or(Time::LAST);
    Ok(Proposal { date: desk.today, from, lost, block, past: desk.past, lines, scores, edit })
}

/// The way that a line would take next, of those that there are; none where there is no other.
pub fn next_way(
    life: &Life,
    ctx: &Ctx,
    week: &Gathered,
    asked: &ReplanRequest,
    line: &ReplanLine,
) -> Option<ReplanKind> {
    let id = &line.block.id;
    let here = ReplanKind::ALL.iter().position(|kind| *kind == line.way.kind())?;
    let others =
        (1..ReplanKind::ALL.len()).map(|step| ReplanKind::ALL[(here + step) % ReplanKind::ALL.len()]);
    others.into_iter().find(|kind| {
        let mut asked = asked.clone();
        asked.fixed.remove(id);
        asked.chosen.insert(id.clone(), *kind);
        desk::Desk::new(life, ctx, week, &asked).is_ok_and(|desk| {
            let found = desk.wants.iter().zip(fit::ways(&desk)).find(|(want, _)| want.block.id == *id);
            found.is_some_and(|(_, way)| way.kind() == *kind)
        })
    })
}
