//! The input of replanning: the lost time, and the blocks of today that are still to come.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::scores::worths;
use super::{DAYS_AHEAD, NEEDED, Past, ReplanKind, ReplanLine, ReplanRequest, ReplanWay, ReplanWhy, UNNAMED};
use crate::alignment::{AsOf, Gathered};
use crate::domain::date::plus;
use crate::domain::intervals::Interval;
use crate::domain::{AreaTree, Block, Ctx, Day, Life, Moment, Refused, Span, Time, Zone};
use crate::planning::free::exactly;
use crate::planning::recurrence::with_routines;
use crate::planning::whole_day::{Beside, beside};

/// Step in which lost time is given, in minutes.
pub(super) const QUARTER: i64 = 15;
/// Proposed times are multiples of these minutes.
pub(super) const STEP: i64 = 5;

/// A block of today that is still to come, in whole or in part.
pub(super) struct Want {
    pub block: Block,
    /// Planned time. If part of the block was done, the rest of its plan.
    pub place: Interval,
    pub is_begun: bool,
    /// Whether it stays unless the user chooses another way.
    pub is_held: bool,
    /// Whether the lost time overlaps it.
    pub is_hit: bool,
    /// Points for a thousandth of it. 0 unless the lost time overlaps it and it gives way.
    pub worth: i64,
}

impl Want {
    /// Returns the length it needs, in minutes. What is left of a begun block is a multiple of [`STEP`].
    pub fn length(&self) -> i64 {
        let length = self.place.1 - self.place.0;
        if self.is_begun { length / STEP * STEP } else { length }
    }
}

/// Input for a proposal.
pub(super) struct Desk<'a> {
    pub life: &'a Life,
    pub ctx: &'a Ctx,
    pub week: &'a Gathered,
    pub asked: &'a ReplanRequest,
    pub as_of: AsOf,
    pub areas: AreaTree,
    pub today: NaiveDate,
    /// Lost time. Empty if nothing is lost.
    pub lost: Interval,
    /// Today and the days to which blocks may move, with their usual blocks.
    pub days: BTreeMap<NaiveDate, Day>,
    /// Time that blocks of the days beside take on each of these days.
    pub beside: BTreeMap<NaiveDate, Vec<Beside>>,
    /// Blocks that are over and not marked, in the order of the day.
    pub past: Vec<Past>,
    /// Blocks still to come, in the order of the day.
    pub wants: Vec<Want>,
}

impl<'a> Desk<'a> {
    /// Reads the input for a request from the loaded days.
    ///
    /// # Errors
    ///
    /// [`Refused::Need`] if a day up to [`DAYS_AHEAD`] after today is not loaded.
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
        let starts = asked.starts.unwrap_or(asked.at).max(asked.at);
        let until = if asked.gone > 0 { rounded_up(starts + asked.gone).min(day_ends) } else { starts };
        let mut desk = Desk {
            life,
            ctx,
            week,
            asked,
            as_of: AsOf { now: asked.at, today },
            areas: AreaTree::new(&life.profile),
            today,
            lost: (starts, until),
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
        let worths = worths(&desk);
        for (want, worth) in desk.wants.iter_mut().zip(worths) {
            want.worth = worth;
        }
        Ok(desk)
    }

    fn want(&self, day: &Day, block: &Block) -> Option<Want> {
        if block.status.is_some() {
            return None;
        }
        let is_begun = !block.actual.is_empty();
        let (begins, end) = day.resolve(block, block.plan?, self.ctx.zone)?;
        let start = if is_begun { begins.max(self.asked.at) } else { begins };
        // The rest of a begun block gets no new place if it is less than a quarter of an hour, or at most a third of
        // the plan: the block is nearly done.
        let is_nearly_done = is_begun && (end - start < QUARTER || 3 * (end - start) <= end - begins);
        if start >= end || end <= self.asked.at || (is_nearly_done && !block.is_fixed()) {
            return None;
        }
        let is_sleep = self.is_sleep(block);
        let is_hit = self.is_lost() && start < self.lost.1 && self.lost.0 < end;
        // Sleep outside the lost time is not replanned.
        if is_sleep && !is_hit {
            return None;
        }
        Some(Want {
            place: (start, end),
            is_begun,
            is_held: block.is_fixed() || is_sleep || self.asked.fixed.contains(&block.id),
            is_hit,
            worth: 0,
            block: block.clone(),
        })
    }

    /// Returns the way that the user chose for a block. `None` if none was chosen, or if the block is fixed.
    pub fn chosen(&self, want: &Want) -> Option<ReplanKind> {
        if want.block.is_fixed() {
            return None;
        }
        if self.asked.fixed.contains(&want.block.id) {
            return Some(ReplanKind::Stays);
        }
        self.asked.chosen.get(&want.block.id).copied()
    }

    /// Returns whether a block is sleep.
    pub fn is_sleep(&self, block: &Block) -> bool {
        block.area.as_deref().is_some_and(|area| self.areas.is_under(area, "sleep"))
    }

    /// Returns whether a block is lost time that was written down before, or the same as what is lost now.
    pub fn is_lost_time(&self, block: &Block, place: Interval) -> bool {
        let name = self.asked.name.as_ref().map(|name| name.title.as_str());
        let needed = self.asked.starts.map(|_| NEEDED);
        let is_named = [Some(UNNAMED), needed, name].contains(&Some(block.title.as_str()));
        block.is_fixed() && (is_named || place == self.lost)
    }

    /// Returns whether any time is lost.
    pub fn is_lost(&self) -> bool {
        self.lost.0 < self.lost.1
    }

    /// Returns whether time is lost from now on.
    pub fn is_lost_now(&self) -> bool {
        self.is_lost() && self.lost.0 <= self.asked.at
    }

    /// Returns the lost time in the current zone. `None` if nothing is lost.
    pub fn lost_span(&self) -> Option<Span> {
        self.is_lost().then(|| on_clock(self.ctx.zone, self.today, self.lost))
    }

    /// Returns the first free moment: the end of time that is lost from now on, else now.
    pub fn from(&self) -> Moment {
        rounded_up(if self.is_lost_now() { self.lost.1 } else { self.asked.at })
    }

    /// Returns the line of a block. Its reason is found later.
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
            is_clash: want.is_hit && way == ReplanWay::Stays && !self.is_lost_time(&want.block, want.place),
            worth: want.worth,
            way,
            why: if want.block.is_fixed() { ReplanWhy::Fixed } else { ReplanWhy::Untouched },
            after,
        }
    }

    /// Returns the title of the block that ends when a span on a day begins. `None` if there is none.
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

/// Rounds a moment up to a multiple of [`STEP`].
pub(super) fn rounded_up(moment: Moment) -> Moment {
    moment + (-moment).rem_euclid(STEP)
}

/// Returns the wall times of an interval. In a repeated hour they are the nearest times that can be written.
pub(super) fn on_clock(zone: Zone, date: NaiveDate, interval: Interval) -> Span {
    exactly(zone, date, interval).unwrap_or_else(|| {
        let time = |moment: Moment| zone.time_on(date, moment).unwrap_or(Time::LAST);
        Span::new(time(interval.0), time(interval.1))
    })
}
