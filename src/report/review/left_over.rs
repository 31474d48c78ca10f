//! What was left over of a week and what becomes of it: block by block, or all of a day at once where nothing is
//! written down of it.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::ahead::Choices;
use super::draft::AheadDraft;
use crate::domain::verbs::{self, Target};
use crate::domain::{AreaTree, Block, Ctx, Day, Life, Place, Side, Span, Week};
use crate::planning::free::free_from;
use crate::planning::whole_day::WholeDay;

/// A block that was carried so often goes to the inbox, where nothing is not offered another day: it wants thinking.
const OFTEN: u32 = 3;

/// What is to become of a block that was left over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOverWay {
    /// Carried to a day.
    Day(NaiveDate),
    /// Back to the inbox.
    Inbox,
    /// Crossed out.
    CrossOut,
    /// It was done, as planned.
    Done,
    /// It stays as it is.
    Leave,
}

/// Why a block is offered a way that it would not go by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOverWhy {
    /// Something of it was lived.
    Begun,
    /// It was an appointment, or belonged to its night.
    OwnHour,
    /// Its routine brings it again.
    Routine,
    /// It keeps the house going, and is over with its day.
    Upkeep,
}

/// A block of the week that was planned, is over, and has no status.
#[derive(Debug, Clone, PartialEq)]
pub struct Leftover {
    /// The block.
    pub target: Target,
    /// The ways it can go, each day with the time that is free there; those of its day alone where it goes with that.
    pub ways: Vec<(LeftOverWay, Option<Span>)>,
    /// Which of them it goes.
    pub chosen: usize,
    /// Why it goes that way, where it was not chosen.
    pub why: Option<LeftOverWhy>,
}

impl Leftover {
    /// The way it goes.
    pub fn way(&self) -> (LeftOverWay, Option<Span>) {
        self.ways.get(self.chosen).copied().unwrap_or((LeftOverWay::Leave, None))
    }
}

/// What is to become of all that was left over of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayWay {
    /// It stays as it is.
    Leave,
    /// All of it was done, as planned.
    Done,
    /// All of it is crossed out.
    CrossOut,
    /// Each block goes its own way.
    Each,
}

impl DayWay {
    /// All of them, in the order in which they are offered.
    pub const ALL: [DayWay; 4] = [DayWay::Leave, DayWay::Done, DayWay::CrossOut, DayWay::Each];

    /// The way that every block of the day goes; none where each goes its own.
    pub fn way(self) -> Option<LeftOverWay> {
        match self {
            DayWay::Leave => Some(LeftOverWay::Leave),
            DayWay::Done => Some(LeftOverWay::Done),
            DayWay::CrossOut => Some(LeftOverWay::CrossOut),
            DayWay::Each => None,
        }
    }

    /// The one so many further on; behind the last is the first.
    pub fn step(self, by: isize) -> DayWay {
        let count = DayWay::ALL.len() as isize;
        let at = DayWay::ALL.iter().position(|way| *way == self).unwrap_or(0) as isize;
        DayWay::ALL[(at + by).rem_euclid(count) as usize]
    }
}

/// A day with several blocks left over that are all left unless it is said otherwise: nothing at all is written down
/// of it, or its week lies back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftDay {
    /// Which.
    pub date: NaiveDate,
    /// Its blocks, by their numbers among what was left over.
    pub blocks: Range<usize>,
    /// What becomes of them.
    pub way: DayWay,
    /// Whether its week lies back, reviewed or longer ago than the last one: then something may be written down of it.
    pub is_past: bool,
}

/// The blocks of a week that were planned, are over, and have no status; not what came of routines and was never
/// touched, which is written in no file.
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

/// Whether anything is written down of how a day went.
fn is_written(day: &Day) -> bool {
    day.blocks.iter().any(|block| block.status.is_some() || !block.actual.is_empty())
}

impl Choices {
    /// What was chosen for a block.
    fn of_block(&self, target: &Target) -> Option<LeftOverWay> {
        self.leftovers.get(&(target.date, target.block.id.clone())).copied()
    }

    /// What was chosen for the blocks of a day; each goes its own way where one of them was given its own.
    fn of_day(&self, date: NaiveDate, targets: &[Target]) -> DayWay {
        let has_own = targets.iter().any(|target| self.of_block(target).is_some());
        let usual = if has_own { DayWay::Each } else { DayWay::Leave };
        self.left_days.get(&date).copied().unwrap_or(usual)
    }
}

impl AheadDraft<'_> {
    /// Decides what becomes of all that was left over, and lays it out; the days of it that have a line of their own.
    pub(super) fn leave_all(
        &mut self,
        life: &Life,
        targets: Vec<Target>,
        dates: &[NaiveDate],
        choices: &Choices,
    ) -> (Vec<Leftover>, Vec<LeftDay>) {
        let (mut leftovers, mut days) = (Vec::with_capacity(targets.len()), Vec::new());
        for of_day in targets.chunk_by(|one, next| one.date == next.date) {
            let date = of_day[0].date;
            // As it was before anything was chosen: one line's choice decides no other's.
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
            // A block that cannot go the way of its day is seen.
            if leftovers[from..].iter().any(|one| way.way().is_some_and(|way| one.way().0 != way)) {
                way = DayWay::Each;
            }
            days.push(LeftDay { date, blocks: from..leftovers.len(), way, is_past: self.is_past });
        }
        (leftovers, days)
    }

    /// Lays out a block that goes the way of its day. Where else it could go is not looked for.
    fn leave_with_day(&mut self, target: Target, wanted: LeftOverWay) -> Leftover {
        let ways: Vec<(LeftOverWay, Option<Span>)> =
            DayWay::ALL.into_iter().filter_map(|way| Some((way.way()?, None))).collect();
        let chosen = ways.iter().position(|(way, _)| *way == wanted).unwrap_or(0);
        self.lay_out(Leftover { target, ways, chosen, why: None })
    }

    /// Decides what becomes of a block that was left over, and lays it out.
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
            // Without its id it does not stand in its own way, where it comes to the day that it is on.
            let block = Block { id: String::new(), ..target.block.clone() };
            let span = free_from(profile, &areas, &whole, &block, ctx.zone, self.now(*date))?;
            let (start, end) = day.resolve(&block, span, ctx.zone)?;
            let time = |moment| ctx.zone.time_on(*date, moment);
            // What is written is read in the current zone, where not every minute has a time of its own.
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
        // A day that has no room left any more is none to choose.
        let chosen =
            at(wanted).or_else(|| at(LeftOverWay::Inbox)).or_else(|| at(LeftOverWay::Leave)).unwrap_or(0);
        let why = why.filter(|_| at(usual) == Some(chosen));
        self.lay_out(Leftover { target, ways, chosen, why })
    }

    /// Lets a block go the way that is chosen; where it cannot, it stays.
    fn lay_out(&mut self, mut leftover: Leftover) -> Leftover {
        let (life, ctx, target) = (&self.life, self.ctx, &leftover.target);
        let edit = match leftover.way() {
            (LeftOverWay::Day(date), span) => Some(verbs::move_to(life, ctx, target, date, span)),
            (LeftOverWay::Inbox, _) => Some(verbs::to_inbox(life, ctx, target)),
            (LeftOverWay::CrossOut, _) => Some(verbs::skip(life, ctx, target)),
            (LeftOverWay::Done, _) => Some(verbs::done(life, ctx, target)),
            (LeftOverWay::Leave, _) => None,
        };
        if edit.is_some_and(|edit| !self.make(edit)) {
            leftover.chosen =
                leftover.ways.iter().position(|(way, _)| *way == LeftOverWay::Leave).unwrap_or(0);
        }
        leftover
    }

    /// What is offered: its weekday where that has room, else the next day that has. What keeps the house going is
    /// over when its day is; what its routine brings again needs no carrying; and of a day on which nothing at all
    /// was written down, aplomb does not know what came about.
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
        // What was lived without being ended was not left undone.
        if !block.actual.is_empty() {
            return (LeftOverWay::Done, Some(LeftOverWhy::Begun));
        }
        // What has its own hour, an appointment or a night, had it and is over.
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

    /// Whether most of a block's plan lies outside waking hours.
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
