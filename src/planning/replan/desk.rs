//! What there is to replan: the time that is gone, and the blocks of today that are still to come.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{DAYS_AHEAD, Past, ReplanKind, ReplanLine, ReplanRequest, ReplanWay, ReplanWhy};
use crate::alignment::{AsOf, Gathered};
use crate::domain::date::plus;
use crate::domain::{AreaTree, Block, Ctx, Day, Life, Moment, Refused, Span, Time, Zone};
use crate::planning::crossing::Interval;
use crate::planning::free::exactly;
use crate::planning::recurrence::with_routines;
use crate::planning::whole_day::{Beside, beside};

/// The step in which time is said to be gone, in minutes.
pub(super) const QUARTER: i64 = 15;
/// Times that are proposed are whole multiples of so many minutes.
pub(super) const STEP: i64 = 5;

/// A block of today that is still to come, in whole or in part.
pub(super) struct Want {
    pub block: Block,
    /// Where it is planned; where something of it was done, what is still to come.
    pub place: Interval,
    pub is_begun: bool,
    /// Whether it stays whatever happens.
    pub is_held: bool,
    /// Whether the time that is gone takes any of it.
    pub is_hit: bool,
}

impl Want {
    /// How long it has to be, in minutes: what is left of something that has begun in whole steps.
    pub fn length(&self) -> i64 {
        let length = self.place.1 - self.place.0;
        if self.is_begun { length / STEP * STEP } else { length }
    }
}

/// All that a proposal is made of.
pub(super) struct Desk<'a> {
    pub life: &'a Life,
    pub ctx: &'a Ctx,
    pub week: &'a Gathered,
    pub asked: &'a ReplanRequest,
    pub as_of: AsOf,
    pub areas: AreaTree,
    pub today: NaiveDate,
    /// The time that is gone; empty where nothing is.
    pub lost: Interval,
    /// Today and the days that may take something in, with the routines.
    pub days: BTreeMap<NaiveDate, Day>,
    /// What reaches into each of them from the days beside, as these stand.
    pub beside: BTreeMap<NaiveDate, Vec<Beside>>,
    /// What is over and not marked, in the order of the day.
    pub past: Vec<Past>,
    /// In the order of the day.
    pub wants: Vec<Want>,
}

impl<'a> Desk<'a> {
    pub fn new(
        life: &'a Life,
        ctx: &'a Ctx,
        week: &'a Gathered,
        asked: &'a ReplanRequest,
    ) -> Result<Desk<'a>, Refused> {
        let today = life.planning_day(ctx.zone, asked.at);
        if let Some((from, to)) = life.missing(today, plus(today, DAYS_AHEAD)) {
            return Err(Refused::Need(from, to));
        }
        let days: BTreeMap<NaiveDate, Day> = life
            .days
            .range(today..=plus(today, DAYS_AHEAD))
            .map(|(date, day)| (*date, with_routines(life, day, today).into_owned()))
            .collect();
        let day_ends = ctx.zone.moment(plus(today, 1), life.profile.day.start);
        let until = if asked.gone > 0 { rounded_up(asked.at + asked.gone).min(day_ends) } else { asked.at };
        let mut desk = Desk {
            life,
            ctx,
            week,
            asked,
            as_of: AsOf { now: asked.at, today },
            areas: AreaTree::new(&life.profile),
            today,
            lost: (asked.at, until),
            beside: days.keys().map(|date| (*date, beside(life, ctx, *date))).collect(),
            days,
            past: Vec::new(),
            wants: Vec::new(),
        };
        let own = desk.days.get(&today).ok_or(Refused::Need(today, today))?;
        let mut wants: Vec<Want> = own.blocks.iter().filter_map(|block| desk.want(own, block)).collect();
        wants.sort_by(|a, b| (a.place, &a.block.id).cmp(&(b.place, &b.block.id)));
        let past = desk.past(own);
        desk.wants = wants;
        desk.past = past;
        Ok(desk)
    }

    fn want(&self, day: &Day, block: &Block) -> Option<Want> {
        if block.status.is_some() {
            return None;
        }
        let is_begun = !block.actual.is_empty();
        let (begins, end) = day.resolve(block, block.plan?, self.ctx.zone)?;
        let start = if is_begun { begins.max(self.asked.at) } else { begins };
        // A quarter of an hour, or the last third, of what has begun is not worth a place: it is as good as done.
        let is_nearly_done = is_begun && (end - start < QUARTER || 3 * (end - start) <= end - begins);
        if start >= end || end <= self.lost.0 || (is_nearly_done && !block.fixed) {
            return None;
        }
        let is_sleep = block.area.as_deref().is_some_and(|area| self.areas.is_under(area, "sleep"));
        let is_hit = self.is_lost() && start < self.lost.1 && self.lost.0 < end;
        // A night that nothing touches is no part of the day.
        if is_sleep && !is_hit {
            return None;
        }
        Some(Want {
            place: (start, end),
            is_begun,
            is_held: block.fixed || is_sleep || self.asked.fixed.contains(&block.id),
            is_hit,
            block: block.clone(),
        })
    }

    /// The way that someone has chosen for a block; what is fixed takes none.
    pub fn chosen(&self, want: &Want) -> Option<ReplanKind> {
        if want.block.fixed {
            return None;
        }
        if self.asked.fixed.contains(&want.block.id) {
            return Some(ReplanKind::Stays);
        }
        self.asked.chosen.get(&want.block.id).copied()
    }

    /// Whether anything is gone.
    pub fn is_lost(&self) -> bool {
        self.lost.0 < self.lost.1
    }

    /// The time that is gone, by the current zone's clocks.
    pub fn lost_span(&self) -> Option<Span> {
        self.is_lost().then(|| on_clock(self.ctx.zone, self.today, self.lost))
    }

    /// The first moment that is free again: now, or when what is gone is over.
    pub fn from(&self) -> Moment {
        rounded_up(self.lost.1.max(self.asked.at))
    }

    /// What becomes of a block, with the reason still to be found.
    pub fn line(&self, want: &Want, way: ReplanWay) -> ReplanLine {
        let after = match way {
            ReplanWay::AnotherDay(date, span) => self.before(date, span),
            _ => None,
        };
        ReplanLine {
            block: want.block.clone(),
            planned: on_clock(self.ctx.zone, self.today, want.place),
            is_begun: want.is_begun,
            is_hit: want.is_hit,
            way,
            why: if want.block.fixed { ReplanWhy::Fixed } else { ReplanWhy::Untouched },
            after,
        }
    }

    /// What ends on another day where a span begins.
    fn before(&self, date: NaiveDate, span: Span) -> Option<String> {
        let day = self.days.get(&date)?;
        let start = self.ctx.zone.moment(date, span.start);
        let ends = |block: &&Block| {
            let plan = block.plan.and_then(|plan| day.resolve(block, plan, self.ctx.zone));
            block.status.is_none() && plan.is_some_and(|(_, end)| end == start)
        };
        day.blocks.iter().find(ends).map(|block| block.title.clone())
    }
}

/// A moment, or the next one that is a whole step.
pub(super) fn rounded_up(moment: Moment) -> Moment {
    moment + (-moment).rem_euclid(STEP)
}

/// An interval by the clocks of a zone, in an hour that comes twice as near as can be written.
pub(super) fn on_clock(zone: Zone, date: NaiveDate, interval: Interval) -> Span {
    exactly(zone, date, interval).unwrap_or_else(|| {
        let time = |moment: Moment| zone.time_on(date, moment).unwrap_or(Time::LAST);
        Span::new(time(interval.0), time(interval.1))
    })
}
