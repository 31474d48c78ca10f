//! Replanning: time is lost, and the blocks in the rest of the day get new places.
//!
//! **Lost time** begins now and is as long as the user says, at first 0 minutes. It becomes a fixed block of its own.
//! Time that is needed somewhere in the rest of the day is the same, but [`find_time`] chooses when it begins. The past
//! changes only as the user says: blocks that are over and not marked are listed, each with a [`Mark`].
//!
//! **What stays**: fixed blocks, sleep, and blocks that the lost time does not touch. A running block is stopped now,
//! and the rest of it gets a place like any other block. A block whose plan has begun and that is not marked gets a
//! place too, with its whole length.
//!
//! **What gives way**:
//! 1. Up to [`RUNS_LATE`] minutes everything runs late: each block follows the one before, until a gap takes up the
//!    delay. A block in front of something fixed may become a third shorter. If that does not fit, of a block whose
//!    plan has begun only the time that it has left follows. If that does not fit either, blocks become a third shorter
//!    at most, those without values first.
//! 2. If that does not fit, the blocks that the lost time touches get the places with the most points in all. A block
//!    is worth a little, and a point for each tenth of a point that the week's alignment would lose without it. What is
//!    due today is worth most. A place today keeps all of the block, less a tenth for every hour away from its old time,
//!    and less for a shorter block: little at first, half of it at half of the length, which is the least. One of the
//!    next [`DAYS_AHEAD`] days keeps a fifth at most. So two long blocks both become shorter before one of them leaves
//!    today, and a block leaves before another loses what matters of it. A block without any place goes to the inbox. A
//!    routine's block is called off this once. The search is short and always the same: see `search`.
//!
//! A block that is tied to its time begins at most two hours late and never moves to another day: care, a meal, anything
//! with people, a routine's block. It does not move behind the next one with the same people either. A block of at most
//! half an hour moves two days ahead at most. See `tied`.
//!
//! No place crosses a boundary. A block inside the hours of its job stays inside them. Any other block stays between
//! the boundaries that keep it out: a block planned before dinner does not move behind it. Work of a weekday stays on
//! weekdays, and begins no earlier than the first work of today. A block that is not work stays within 3 hours of its
//! time of day. Times are multiples of 5 minutes. No block moves to a grace day, or to a day that has a block of the
//! same routine.

mod apply;
mod desk;
mod fit;
mod load;
mod past;
mod places;
mod points;
mod scores;
mod search;
#[cfg(test)]
mod tests;
mod tied;
mod window;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::alignment::limits::LimitUse;
use crate::alignment::{Gathered, Score};
use crate::domain::running::running;
use crate::domain::{Block, Ctx, Edit, Life, Moment, Place, Refused, Span, Time};

pub use apply::Fate;
pub use past::{Mark, Past};
pub use search::{Seeker, SeekerDay};
pub use window::find_time;

/// Number of days after today on which blocks without a place today can get one.
pub const DAYS_AHEAD: i64 = 7;
/// Lost minutes up to which everything just runs late.
pub const RUNS_LATE: i64 = 60;
/// Title of lost time until the user names it.
pub const UNNAMED: &str = "Lost time";
/// Title of time that is needed, until the user names it.
pub const NEEDED: &str = "Kept free";

/// A request: from when to replan, how much time is lost, and what the user chose.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplanRequest {
    /// Moment from which to replan.
    pub at: Moment,
    /// Minutes lost.
    pub gone: i64,
    /// Moment at which the lost time begins. `None` if it begins at `at`.
    pub starts: Option<Moment>,
    /// Block that says what the time was lost to, without times. `None` if not said.
    pub name: Option<Block>,
    /// Chosen ways, by the block's id.
    pub chosen: BTreeMap<String, ReplanKind>,
    /// Ids of blocks that the user fixed while replanning.
    pub fixed: BTreeSet<String>,
    /// Marks of blocks that are over, by the block's id.
    pub marks: BTreeMap<String, Mark>,
}

impl ReplanRequest {
    /// Returns a request to replan from a moment on, with no time lost and nothing chosen.
    pub fn from(at: Moment) -> ReplanRequest {
        ReplanRequest {
            at,
            gone: 0,
            starts: None,
            name: None,
            chosen: BTreeMap::new(),
            fixed: BTreeSet::new(),
            marks: BTreeMap::new(),
        }
    }

    /// Sets the lost time to whole hours.
    pub fn hours(&mut self, hours: usize) {
        self.gone = hours as i64 * 60;
    }

    /// Changes the lost time by a quarter of an hour, from 0 to 24 hours.
    pub fn quarter(&mut self, is_more: bool) {
        let step = if is_more { desk::QUARTER } else { -desk::QUARTER };
        self.gone = (self.gone + step).clamp(0, 24 * 60);
    }
}

/// Kind of way for a block, in the order in which kinds are offered.
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
    /// All kinds.
    pub const ALL: [ReplanKind; 5] = [
        ReplanKind::Stays,
        ReplanKind::Shorter,
        ReplanKind::Later,
        ReplanKind::AnotherDay,
        ReplanKind::Inbox,
    ];
}

/// Way that a block takes. Spans are in the current zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplanWay {
    /// It stays where it is.
    Stays,
    /// It stays, and is shorter.
    Shorter(Span),
    /// Later today, and shorter if there is less room.
    Later(Span),
    /// On another day, and shorter if there is less room.
    AnotherDay(NaiveDate, Span),
    /// Into the inbox.
    Inbox,
    /// Called off this once, in place of the inbox: its routine plans it again.
    LetGo,
}

impl ReplanWay {
    /// Returns the kind of the way.
    pub fn kind(self) -> ReplanKind {
        match self {
            ReplanWay::Stays => ReplanKind::Stays,
            ReplanWay::Shorter(_) => ReplanKind::Shorter,
            ReplanWay::Later(_) => ReplanKind::Later,
            ReplanWay::AnotherDay(..) => ReplanKind::AnotherDay,
            ReplanWay::Inbox | ReplanWay::LetGo => ReplanKind::Inbox,
        }
    }

    /// Returns the new time. `None` if the block stays or has none.
    pub fn span(self) -> Option<Span> {
        match self {
            ReplanWay::Shorter(span) | ReplanWay::Later(span) | ReplanWay::AnotherDay(_, span) => Some(span),
            ReplanWay::Stays | ReplanWay::Inbox | ReplanWay::LetGo => None,
        }
    }
}

/// Reason why a block takes its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplanWhy {
    /// The lost time does not touch it.
    Untouched,
    /// It is fixed.
    Fixed,
    /// The user chose so.
    Chosen,
    /// Everything runs late, by these minutes.
    Late(i64),
    /// It is due on this day.
    Due(NaiveDate),
    /// A value that it serves is short by these minutes this week.
    Short(String, i64),
    /// The values that it serves reached their targets.
    Served,
    /// It serves no value with a target.
    NoValue,
    /// It is tied to its time, and no time near it is free.
    Tied,
    /// It is small, and the next days have no room.
    Small,
}

/// A block of today and the way it takes.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplanLine {
    /// The block.
    pub block: Block,
    /// Planned time in the current zone. If part of the block was done, the rest of the planned time.
    pub planned: Span,
    /// Whether part of it was done.
    pub is_begun: bool,
    /// Whether the lost time overlaps it.
    pub is_hit: bool,
    /// Whether it stays although the lost time overlaps it.
    pub is_clash: bool,
    /// Points for a thousandth of it. 0 if it does not give way.
    pub worth: i64,
    /// The way it takes.
    pub way: ReplanWay,
    /// Why it takes this way.
    pub why: ReplanWhy,
    /// Title of the block right before it on another day. `None` if there is none.
    pub after: Option<String>,
}

impl ReplanLine {
    /// Returns the new and the planned length, in minutes.
    pub fn lengths(&self) -> (u32, u32) {
        let planned = self.planned.minutes();
        (self.way.span().map_or(planned, Span::minutes), planned)
    }
}

/// The week's numbers before and after replanning.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// As planned, as if no time were lost.
    pub before: Score,
    /// As proposed.
    pub like_this: Score,
    /// Left alone: what was planned in the lost time does not happen, and nothing takes its place.
    pub left_alone: Score,
}

/// A rest of the day that is too full. Minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overload {
    /// Planned after the lost time, without sleep. Minutes of several blocks count once.
    pub planned: i64,
    /// Waking time from now on, without lost time.
    pub left: i64,
    /// End of the waking hours, in the current zone.
    pub until: Time,
}

/// A proposal for the rest of today.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// Today.
    pub date: NaiveDate,
    /// Time from which to replan, in the current zone.
    pub from: Time,
    /// Lost time in the current zone. `None` if nothing is lost.
    pub lost: Option<Span>,
    /// Block for the lost time. `None` if nothing is lost, or if lost time written down before has it already.
    pub block: Option<Block>,
    /// The running block and what becomes of it. `None` if nothing runs.
    pub running: Option<(Block, Fate)>,
    /// Blocks of today that are over and not marked, the earliest first.
    pub past: Vec<Past>,
    /// Blocks of today that are still to come, in the order of the day.
    pub lines: Vec<ReplanLine>,
    /// The week's numbers.
    pub scores: Compared,
    /// The rest of today with this plan, if it is longer than its waking hours. `None` if it is not.
    pub overload: Option<Overload>,
    /// Limits of the week that this plan comes near or passes, the most used first.
    pub limits: Vec<LimitUse>,
    /// The proposal as one edit. It has no changes if there is nothing to do.
    pub edit: Edit,
}

impl Proposal {
    /// Returns the blocks that stay although the lost time overlaps them, in the order of the day.
    pub fn clashes(&self) -> impl Iterator<Item = &ReplanLine> {
        self.lines.iter().filter(|line| line.is_clash)
    }

    /// Returns the points of the plan: those of the ways of all lines that give way.
    pub fn points(&self) -> i64 {
        self.lines.iter().map(|line| line.points(self.date, line.way)).sum()
    }
}

/// Returns a proposal for the rest of today. The same request gives the same proposal. `week` is today's week,
/// gathered.
///
/// # Errors
///
/// [`Refused::Need`] if a day up to [`DAYS_AHEAD`] after today is not loaded. Otherwise refused if a file of
/// today, life.toml or the routines can't be read, if a block was left running far too long, or if an edit is
/// not possible.
pub fn propose(life: &Life, ctx: &Ctx, week: &Gathered, asked: &ReplanRequest) -> Result<Proposal, Refused> {
    // A day whose file can't be read is not replanned.
    let today = Place::Day(life.planning_day(ctx.zone, asked.at));
    life.need([today, Place::Life, Place::Routines])?;
    no_forgotten_timer(life, ctx)?;
    let desk = desk::Desk::new(life, ctx, week, asked)?;
    let ways = fit::ways(&desk);
    let lost = desk.lost_span();
    let lines: Vec<ReplanLine> =
        desk.wants.iter().zip(ways).map(|(want, way)| desk.line(want, way)).collect();
    let block = apply::lost_block(&desk);
    let running = apply::fate(&desk, &lines);
    let edit = apply::edit(&desk, &lines)?;
    let after = load::after(&desk, &edit)?;
    let scores = scores::compared(&desk, &after);
    let overload = load::overload(&desk, &after);
    let limits = load::limits(&desk, &after);
    let lines = lines
        .into_iter()
        .map(|line| ReplanLine { why: scores::why(&desk, &line, &scores), ..line })
        .collect();
    let from = ctx.zone.time_on(desk.today, asked.at).unwrap_or(Time::LAST);
    let (date, past) = (desk.today, desk.past);
    Ok(Proposal { date, from, lost, block, running, past, lines, scores, overload, limits, edit })
}

/// Returns the blocks that need a new place, and where each may be: the input of the search for the plan with the most
/// points.
///
/// # Errors
///
/// [`Refused::Need`] if a day up to [`DAYS_AHEAD`] after today is not loaded.
pub fn seekers(
    life: &Life,
    ctx: &Ctx,
    week: &Gathered,
    asked: &ReplanRequest,
) -> Result<Vec<Seeker>, Refused> {
    Ok(fit::seekers(&desk::Desk::new(life, ctx, week, asked)?))
}

/// Refuses where a block was left running so long that stopping it now would record time that nobody said.
fn no_forgotten_timer(life: &Life, ctx: &Ctx) -> Result<(), Refused> {
    match running(life, ctx).filter(|one| one.is_forgotten(ctx) || one.far_over(ctx).is_some()) {
        Some(running) => Err(Refused::because(format!(
            "{} has run since {}. Stop it first, and say when it ended.",
            running.block.title,
            ctx.tells(running.since)
        ))),
        None => Ok(()),
    }
}

/// Returns the next possible way of a line. `None` if there is no other.
pub fn next_way(
    life: &Life,
    ctx: &Ctx,
    week: &Gathered,
    asked: &ReplanRequest,
    line: &ReplanLine,
) -> Option<ReplanKind> {
    let id = &line.block.id;
    let here = ReplanKind::ALL.iter().position(|kind| *kind == line.way.kind())?;
    let mut others = ReplanKind::ALL.iter().cycle().skip(here + 1).take(ReplanKind::ALL.len() - 1).copied();
    others.find(|kind| {
        let mut asked = asked.clone();
        asked.fixed.remove(id);
        asked.chosen.insert(id.clone(), *kind);
        desk::Desk::new(life, ctx, week, &asked).is_ok_and(|desk| {
            let found = desk.wants.iter().zip(fit::ways(&desk)).find(|(want, _)| want.block.id == *id);
            found.is_some_and(|(_, way)| way.kind() == *kind)
        })
    })
}
