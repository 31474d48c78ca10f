//! Blocks of a week that are not marked, and what to do with them: block by block, or a whole day at once if
//! nothing was recorded on it.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::ahead::Choices;
use super::draft::AheadDraft;
use crate::domain::edits::{self, Target};
use crate::domain::{AreaTree, Block, Ctx, Day, Life, Place, Side, Span, Week};
use crate::planning::free::free_from;
use crate::planning::whole_day::WholeDay;

/// A block moved this often is offered the inbox instead of another day, because it needs thought.
const OFTEN: u32 = 3;

/// What to do with a block that is not marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOverWay {
    /// Move it to a day.
    Day(NaiveDate),
    /// Move it to the inbox.
    Inbox,
    /// Skip it.
    CrossOut,
    /// Mark it as done, as planned.
    Done,
    /// Leave it where it is, not marked.
    Leave,
}

/// Reason why a way is offered for a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOverWhy {
    /// Part of it was done.
    Begun,
    /// Its time has passed: an appointment, or a block of the night.
    OwnHour,
    /// Its routine plans the next one.
    Routine,
    /// It is a chore, and chores do not move on.
    Upkeep,
}

/// A block of the week that was planned, is over, and is not marked.
#[derive(Debug, Clone, PartialEq)]
pub struct Leftover {
    /// The block.
    pub target: Target,
    /// Possible ways. A day comes with the free time found there. If one way is chosen for the whole day, only the
    /// ways of a day are listed.
    pub ways: Vec<(LeftOverWay, Option<Span>)>,
    /// Index of the chosen way.
    pub chosen: usize,
    /// Why this way is offered. `None` if the user chose it, or if no reason is needed.
    pub why: Option<LeftOverWhy>,
}

impl Leftover {
    /// Returns the chosen way.
    pub fn way(&self) -> (LeftOverWay, Option<Span>) {
        self.ways.get(self.chosen).copied().unwrap_or((LeftOverWay::Leave, None))
    }
}

/// What to do with all blocks of a day that are not marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayWay {
    /// Leave them where they are, not marked.
    Leave,
    /// Mark all as done, as planned.
    Done,
    /// Skip all.
    CrossOut,
    /// Decide block by block.
    Each,
}

impl DayWay {
    /// All ways, in the order in which they are offered.
    pub const ALL: [DayWay; 4] = [DayWay::Leave, DayWay::Done, DayWay::CrossOut, DayWay::Each];

    /// Returns the way for every block of the day. `None` if the user decides block by block.
    pub fn way(self) -> Option<LeftOverWay> {
        match self {
            DayWay::Leave => Some(LeftOverWay::Leave),
            DayWay::Done => Some(LeftOverWay::Done),
            DayWay::CrossOut => Some(LeftOverWay::CrossOut),
            DayWay::Each => None,
        }
    }

    /// Returns the way some steps further. After the last comes the first.
    pub fn step(self, by: isize) -> DayWay {
        let count = DayWay::ALL.len() as isize;
        let at = DayWay::ALL.iter().position(|way| *way == self).unwrap_or(0) as isize;
        let at = usize::try_from((at + by).rem_euclid(count)).unwrap_or(0);
        DayWay::ALL.get(at).copied().unwrap_or(self)
    }
}

/// A day with several blocks not marked. They are all left unless the user chooses otherwise, because nothing was
/// recorded on the day, or because its week is past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftDay {
    /// The day.
    pub date: NaiveDate,
    /// Indices of its blocks in the list.
    pub blocks: Range<usize>,
    /// What to do with them.
    pub way: DayWay,
    /// Whether its week is reviewed, or older than last week. Something may be recorded on it then.
    pub is_past: bool,
}

/// Returns the blocks of a week that were planned, are over, and are not marked. Usual blocks that nobody touched are
/// left out, because they are in no file.
pub fn left_over(life: &Life, ctx: &Ctx, week: Week) -> Vec<Target> {
    let days = week.days().filter_map(|date| life.day(date));
    let is_over = |day: &Day, block: &Block| {
        let end = block.plan.and_then(|plan| day.resolve(block, plan, ctx.zone)).map(|(_, end)| end);
        end.is_some_and(|end| end <= ctx.minute())
    };
    let of_day = |day: &'_ Day| {
        let waits =
            |block: &&Block| block.status.is_none() && block.running_since().is_none() && is_over(day, block);
        let mut left: Vec<Target> =
            day.blocks.iter().filter(waits).map(|block| Target::new(day.date, block.clone())).collect();
        left.sort_by_key(|target| target.block.plan);
        left
    };
    let is_open = |day: &&Day| day.head.grace.is_none() && life.unread(Place::Day(day.date)).is_none();
    days.filter(is_open).flat_map(of_day).collect()
}

/// Returns whether anything was recorded on a day.
fn is_written(day: &Day) -> bool {
    day.blocks.iter().any(|block| block.status.is_some() || !block.actual.is_empty())
}

impl Choices {
    /// Returns the choice for a block. `None` if there is none.
    fn of_block(&self, target: &Target) -> Option<LeftOverWay> {
        self.leftovers.get(&(target.date, target.block.id.clone())).copied()
    }

    /// Returns the choice for the blocks of a day. If one of them has its own choice, the day is decided block by
    /// block.
    fn of_day(&self, date: NaiveDate, targets: &[Target]) -> DayWay {
        let has_own = targets.iter().any(|target| self.of_block(target).is_some());
        let usual = if has_own { DayWay::Each } else { DayWay::Leave };
        self.left_days.get(&date).copied().unwrap_or(usual)
    }
}

impl AheadDraft<'_> {
    /// Decides what to do with all blocks that are not marked, and applies it. Returns the blocks, and the
    /// days that have a line of their own.
    pub(super) fn leave_all(
        &mut self,
        life: &Life,
        targets: Vec<Target>,
        dates: &[NaiveDate],
        choices: &Choices,
    ) -> (Vec<Leftover>, Vec<LeftDay>) {
        let (mut leftovers, mut days) = (Vec::with_capacity(targets.len()), Vec::new());
        for of_day in targets.chunk_by(|one, next| one.date == next.date) {
            let Some(date) = of_day.first().map(|target| target.date) else { continue };
            // Uses the day as it was before any choice, so that the choice for one block does not affect another.
            let is_written = life.day(date).is_some_and(is_written);
            let is_alike = of_day.len() > 1 && (self.is_past || !is_written);
            let way = is_alike.then(|| choices.of_day(date, of_day));
            let from = leftovers.len();
            for target in of_day.iter().cloned() {
                leftovers.push(match way.and_then(DayWay::way) {
                    Some(way) => self.leave_with_day(target, way),
                    None => self.leave(target, is_written, dates, choices),
                });
            }
            let Some(mut way) = way else { continue };
            // If a block can't be treated like its day, the blocks are shown one by one.
            if leftovers.iter().skip(from).any(|one| way.way().is_some_and(|way| one.way().0 != way)) {
                way = DayWay::Each;
            }
            days.push(LeftDay { date, blocks: from..leftovers.len(), way, is_past: self.is_past });
        }
        (leftovers, days)
    }

    /// Applies the way of its day to a block. No other ways are looked for.
    fn leave_with_day(&mut self, target: Target, wanted: LeftOverWay) -> Leftover {
        let ways: Vec<(LeftOverWay, Option<Span>)> =
            DayWay::ALL.into_iter().filter_map(|way| Some((way.way()?, None))).collect();
        let chosen = ways.iter().position(|(way, _)| *way == wanted).unwrap_or(0);
        self.lay_out(Leftover { target, ways, chosen, why: None })
    }

    /// Decides what to do with a block that is not marked, and applies it.
    fn leave(
        &mut self,
        target: Target,
        is_written: bool,
        dates: &[NaiveDate],
        choices: &Choices,
    ) -> Leftover {
        let areas = AreaTree::new(&self.life.profile);
        let (profile, ctx) = (&self.life.profile, self.ctx);
        let room = |date: &NaiveDate| {
            let day = self.day(*date).filter(|day| day.head.grace.is_none())?;
            let whole = WholeDay::new(&self.life, ctx, &day);
            // Without its id the block's own plan counts as taken. So the block gets another time.
            let block = Block { id: String::new(), ..target.block.clone() };
            let span = free_from(profile, &areas, &whole, &block, ctx.zone, self.now(*date))?;
            let (start, end) = day.resolve(&block, span, ctx.zone)?;
            let time = |moment| ctx.zone.time_on(*date, moment);
            // The range is in the current zone, which can't express every minute of another.
            let span = Some(Span::new(time(start)?, time(end)?));
            let is_exact = ctx.zone.resolve(*date, span?) == Some((start, end));
            is_exact.then_some((LeftOverWay::Day(*date), span))
        };
        let mut ways: Vec<(LeftOverWay, Option<Span>)> = dates.iter().filter_map(room).collect();
        let (usual, why) = self.usual(&target, is_written, &ways, &areas);
        let has_inbox = self.life.may_edit(Place::Inbox).is_ok();
        ways.extend(has_inbox.then_some((LeftOverWay::Inbox, None)));
        ways.extend([LeftOverWay::CrossOut, LeftOverWay::Done, LeftOverWay::Leave].map(|way| (way, None)));
        let wanted = choices.of_block(&target).unwrap_or(usual);
        let at = |wanted: LeftOverWay| ways.iter().position(|(way, _)| *way == wanted);
        // A day without free time can't be chosen.
        let chosen =
            at(wanted).or_else(|| at(LeftOverWay::Inbox)).or_else(|| at(LeftOverWay::Leave)).unwrap_or(0);
        let why = why.filter(|_| at(usual) == Some(chosen));
        self.lay_out(Leftover { target, ways, chosen, why })
    }

    /// Applies the chosen way. If that is refused, the block is left.
    fn lay_out(&mut self, mut leftover: Leftover) -> Leftover {
        let (life, ctx, target) = (&self.life, self.ctx, &leftover.target);
        let edit = match leftover.way() {
            (LeftOverWay::Day(date), span) => Some(edits::move_to(life, ctx, target, date, span)),
            (LeftOverWay::Inbox, _) => Some(edits::to_inbox(life, ctx, target)),
            (LeftOverWay::CrossOut, _) => Some(edits::skip(life, ctx, target)),
            (LeftOverWay::Done, _) => Some(edits::done(life, ctx, target)),
            (LeftOverWay::Leave, _) => None,
        };
        if edit.is_some_and(|edit| !self.make(edit)) {
            leftover.chosen =
                leftover.ways.iter().position(|(way, _)| *way == LeftOverWay::Leave).unwrap_or(0);
        }
        leftover
    }

    /// Returns the way that is offered, and why. A block moves to the same weekday if it has free time, else to the
    /// next day that has. A chore is skipped, because chores end with their day. So is a routine's block, because the
    /// routine plans the next one. If nothing was recorded on the day, the block is left, because aplomb does not know
    /// what was done.
    fn usual(
        &self,
        target: &Target,
        is_written: bool,
        ways: &[(LeftOverWay, Option<Span>)],
        areas: &AreaTree,
    ) -> (LeftOverWay, Option<LeftOverWhy>) {
        let block = &target.block;
        let is_upkeep = block.area.as_deref().and_then(|area| areas.side(area)) == Some(Side::Upkeep);
        if !is_written || self.is_past {
            return (LeftOverWay::Leave, None);
        }
        // Part of the block was done, so it is offered as done.
        if !block.actual.is_empty() {
            return (LeftOverWay::Done, Some(LeftOverWhy::Begun));
        }
        // The time of an appointment or a night has passed.
        if block.fixed || self.is_of_the_night(block) {
            return (LeftOverWay::Leave, Some(LeftOverWhy::OwnHour));
        }
        if block.routine.is_some() || is_upkeep {
            let why = if block.routine.is_some() { LeftOverWhy::Routine } else { LeftOverWhy::Upkeep };
            return (LeftOverWay::CrossOut, Some(why));
        }
        if block.carried >= OFTEN {
            return (LeftOverWay::Inbox, None);
        }
        let weekday = target.date.weekday();
        let days: Vec<NaiveDate> = ways
            .iter()
            .filter_map(|(way, _)| match way {
                LeftOverWay::Day(date) => Some(*date),
                _ => None,
            })
            .collect();
        let same = days.iter().find(|date| date.weekday() == weekday);
        let number = weekday.num_days_from_monday();
        let later = days.iter().find(|date| date.weekday().num_days_from_monday() > number);
        (same.or(later).or(days.last()).map_or(LeftOverWay::Inbox, |date| LeftOverWay::Day(*date)), None)
    }

    /// Returns whether most of a block's plan is outside waking hours.
    fn is_of_the_night(&self, block: &Block) -> bool {
        let wake = self.life.profile.day.wake;
        let (begin, end) = (i64::from(wake.start.minutes()), i64::from(wake.end.minutes()));
        block.plan.is_some_and(|plan| {
            let start = i64::from(plan.start.minutes());
            let length = i64::from(plan.minutes());
            let awake = (start + length).min(end) - start.max(begin);
            2 * awake < length
        })
    }
}
