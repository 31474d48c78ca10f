//! Closing the day: blocks that are over and that nobody marked, and what becomes of each.
//!
//! **What is listed** ([`unmarked()`]): planned blocks whose time has passed, usual blocks of routines
//! that nobody touched, and items without a set time once their day, or the plan of today, is over. Grace days, sleep
//! and yearly items are left out.
//!
//! **The likely way** of a block of today or yesterday: what was tracked, it was done. If less than half of it was
//! done, the rest moves to the next day with room. If nothing was tracked, it was done as planned. An item without a
//! set time is skipped. A block of an earlier day stays on it, not marked: nobody remembers it well.

#[cfg(test)]
mod tests;
mod unmarked;
mod ways;

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::draft::Draft;
use super::recurrence::part;
use super::whole_day::BESIDE;
use crate::domain::date::plus;
use crate::domain::edits::{Target, together};
use crate::domain::{Ctx, Edit, Energy, Life, Span};

pub use unmarked::{is_sleep, is_unmarked, unmarked};

/// Number of days before today whose blocks are listed.
pub const DAYS_BACK: i64 = 14;
/// Number of days after today to which a block can move.
pub const DAYS_AHEAD: i64 = 7;
/// A block that was moved this often is asked about before it moves once more.
pub const OFTEN: u32 = 2;

/// What becomes of a block that nobody marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CloseWay {
    /// It stays on its day, not marked.
    Left,
    /// It was done: when it was tracked, else as planned.
    Done,
    /// It was done at these times of the current zone.
    DoneAt(Vec<Span>),
    /// It was skipped.
    Skipped,
    /// It moves to a day. What was done of it stays, and the rest moves.
    Day(NaiveDate),
    /// It moves to the inbox, or the rest of it.
    Inbox,
    /// It was called off: illness or care came first.
    CalledOff,
    /// Someone else does it: asking them goes into the inbox, and the block is skipped.
    HandedOver(String),
    /// The user said no to it: that goes into the ledger, and the block is skipped.
    SaidNo,
}

/// What the user chose for a block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CloseChoice {
    /// The way. `None`: the likely one.
    pub way: Option<CloseWay>,
    /// How it felt. `None`: not said.
    pub felt: Option<Energy>,
    /// Whether it moves with half of its length.
    pub is_shrunk: bool,
}

/// Choices by day and id of the block.
pub type CloseChoices = BTreeMap<(NaiveDate, String), CloseChoice>;

/// What is closed, and where blocks can move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CloseScope {
    /// First and last day whose blocks are listed.
    pub days: (NaiveDate, NaiveDate),
    /// First and last day to which blocks can move.
    pub ahead: (NaiveDate, NaiveDate),
    /// Whether the user named the days. The likely way of their blocks is then that of today's.
    pub is_named: bool,
}

impl CloseScope {
    /// Returns today and the [`DAYS_BACK`] days before, with [`DAYS_AHEAD`] days to move to.
    pub fn of_today(today: NaiveDate) -> CloseScope {
        let days = (plus(today, -DAYS_BACK), today);
        CloseScope { days, ahead: (today, plus(today, DAYS_AHEAD)), is_named: false }
    }

    /// Returns one day, with the days from today on to move to.
    pub fn of_day(date: NaiveDate, today: NaiveDate) -> CloseScope {
        CloseScope { days: (date, date), is_named: true, ..CloseScope::of_today(today) }
    }

    /// Returns the first and the last day that have to be loaded.
    pub fn needs(&self) -> (NaiveDate, NaiveDate) {
        (plus(self.days.0, -BESIDE), plus(self.ahead.1.max(self.days.1), BESIDE))
    }
}

/// A block that nobody marked, and what becomes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct CloseLine {
    /// The block.
    pub target: Target,
    /// Its planned time, in the current zone. `None` without a set time.
    pub planned: Option<Span>,
    /// Minutes done of it. 0: nothing was tracked.
    pub done: i64,
    /// The way it takes.
    pub way: CloseWay,
    /// Its new time, in the current zone. `None` where it does not move to a day, or has no set time.
    pub span: Option<Span>,
    /// How it felt. `None`: not said.
    pub felt: Option<Energy>,
    /// Whether the user chose something for it.
    pub is_chosen: bool,
    /// Days with room for it, and the free time there. Empty until the user chooses for this block or it moves.
    pub days: Vec<(NaiveDate, Option<Span>)>,
}

impl CloseLine {
    /// Returns the key of its choice.
    pub fn key(&self) -> (NaiveDate, String) {
        (self.target.date, self.target.block.id.clone())
    }

    /// Returns whether the user should think twice: it was moved [`OFTEN`] times and would move again.
    pub fn is_moved_often(&self) -> bool {
        self.target.block.carried >= OFTEN && matches!(self.way, CloseWay::Day(_))
    }

    /// Returns the ways that it can take, in the order in which they are offered.
    pub fn ways(&self) -> Vec<CloseWay> {
        let at = matches!(self.way, CloseWay::DoneAt(_)).then(|| self.way.clone());
        let days = self.days.iter().map(|(date, _)| CloseWay::Day(*date));
        let first = [Some(CloseWay::Done), at, Some(CloseWay::Skipped)].into_iter().flatten();
        first.chain(days).chain([CloseWay::Inbox, CloseWay::CalledOff, CloseWay::Left]).collect()
    }

    /// Returns the way after its own, or before it. After the last comes the first.
    pub fn step(&self, is_next: bool) -> CloseWay {
        let ways = self.ways();
        let at = ways.iter().position(|way| *way == self.way).unwrap_or(0);
        let to = (at + if is_next { 1 } else { ways.len() - 1 }) % ways.len();
        ways.get(to).cloned().unwrap_or(CloseWay::Left)
    }

    /// Returns the next way of another kind: one step for all days. After the last comes the first.
    pub fn next_kind(&self) -> CloseWay {
        let ways = self.ways();
        let is_day = |way: &CloseWay| matches!(way, CloseWay::Day(_));
        let at = ways.iter().position(|way| *way == self.way).unwrap_or(0);
        let others = ways.iter().cycle().skip(at + 1).take(ways.len());
        let other = others.into_iter().find(|way| !(is_day(way) && is_day(&self.way)));
        other.cloned().unwrap_or(CloseWay::Left)
    }

    /// Returns the next day with room after the one it moves to, else the first. `None` if no day has room.
    pub fn next_day(&self) -> Option<CloseWay> {
        let is_after = |date: &NaiveDate| match self.way {
            CloseWay::Day(now) => *date > now,
            _ => true,
        };
        let mut dates = self.days.iter().map(|(date, _)| *date);
        dates.clone().find(is_after).or_else(|| dates.next()).map(CloseWay::Day)
    }
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CloseRow {
    /// A line, by its index.
    Line(usize),
    /// All lines of a day, by their indices: several blocks that are left, as nothing was chosen for any of them.
    Day(Range<usize>),
}

impl CloseRow {
    /// Returns the indices of its lines.
    pub fn lines(&self) -> Range<usize> {
        match self {
            CloseRow::Line(at) => *at..at + 1,
            CloseRow::Day(lines) => lines.clone(),
        }
    }
}

/// Returns the rows of a list. A day of which all is left takes one row.
pub fn rows(lines: &[CloseLine]) -> Vec<CloseRow> {
    let mut rows = Vec::new();
    let mut from = 0;
    for day in lines.chunk_by(|one, next| one.target.date == next.target.date) {
        let of_day = from..from + day.len();
        let is_left = day.iter().all(|line| line.way == CloseWay::Left && !line.is_chosen);
        match is_left && day.len() > 1 {
            true => rows.push(CloseRow::Day(of_day.clone())),
            false => rows.extend(of_day.clone().map(CloseRow::Line)),
        }
        from = of_day.end;
    }
    rows
}

/// Blocks that nobody marked, and what becomes of all.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Closing {
    /// The blocks: the latest day first, each day by time.
    pub lines: Vec<CloseLine>,
    edits: Vec<Edit>,
}

impl Closing {
    /// Lists what nobody marked, with the ways that the user chose or the likely ones. The days of
    /// [`CloseScope::needs`] must be loaded. A day that is not loaded has no blocks.
    pub fn new(life: &Life, ctx: &Ctx, scope: &CloseScope, choices: &CloseChoices) -> Closing {
        let (from, to) = scope.needs();
        let part = part(life, life.today(ctx), from.iter_days().take_while(|date| *date <= to), 0);
        let mut draft = Draft::new(part, ctx);
        let lines = on(&mut draft, life, scope, choices);
        Closing { lines, edits: draft.edits }
    }

    /// Returns one edit for all lines, with its label: `Closed: 3 done, 1 moved`. `None` if nothing would change.
    pub fn edit(&self, label: &str) -> Option<Edit> {
        let edit = together(self.edits.clone());
        (!edit.changes.is_empty()).then(|| Edit::new(label, edit.changes))
    }
}

/// Closes on a draft: decides about each block that nobody marked in `life`, and makes the edits.
pub fn on(draft: &mut Draft<'_>, life: &Life, scope: &CloseScope, choices: &CloseChoices) -> Vec<CloseLine> {
    let targets = unmarked(life, draft.ctx, scope.days);
    targets.into_iter().map(|target| ways::close(draft, target, scope, choices)).collect()
}
