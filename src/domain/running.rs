//! Running timers: since when they run, how much of that counts, and when aplomb must ask when they ended.
//!
//! Edits, screens, commands and scores all use this module, so that they agree.

use chrono::NaiveDate;

use super::block::Block;
use super::ctx::Ctx;
use super::date::plus;
use super::day::Day;
use super::edit::Refused;
use super::life::Life;
use super::time::{Stretch, Time};
use super::zone::{Moment, Zone};

/// The number of days before today on which aplomb looks for running timers. It also looks on today.
pub const DAYS_BACK: i64 = 2;
/// The length in minutes below which a timer ends without a question.
const REMEMBERED: i64 = 6 * 60;

/// A running timer of a block.
#[derive(Debug, Clone, PartialEq)]
pub struct Running {
    /// The day of the block.
    pub date: NaiveDate,
    /// The block that it runs on.
    pub block: Block,
    /// The start as a wall time of the block's day and zone.
    pub start: Time,
    /// The start as a moment.
    pub since: Moment,
    /// The end of the block's plan. None: it has no plan.
    pub plan_end: Option<Moment>,
    /// The end of its planning day, or of its plan where that is later. A timer that runs longer may be forgotten.
    pub ends_by: Moment,
    /// The moment up to which it counts while nobody stops it.
    pub counts_to: Moment,
}

impl Running {
    /// Returns whether aplomb must ask when it ended, if something else would end it at `end`: a moment after its
    /// [`ends_by`](Running::ends_by), and six hours or more after its start.
    pub fn must_ask(&self, end: Moment) -> bool {
        end > self.ends_by && !is_remembered(self.since, end)
    }

    /// Returns whether it was forgotten: aplomb must ask when it ended.
    pub fn is_forgotten(&self, ctx: &Ctx) -> bool {
        self.must_ask(ctx.minute())
    }

    /// Returns the minutes since its start. For a forgotten timer it returns the minutes that count.
    pub fn minutes(&self, ctx: &Ctx) -> i64 {
        let end = if self.is_forgotten(ctx) { self.counts_to } else { ctx.minute() };
        (end.min(ctx.minute()) - self.since).max(0)
    }

    /// Returns the minutes past the end of its plan, once further time no longer counts. None: further time counts,
    /// it has no plan, or it was forgotten.
    pub fn far_over(&self, ctx: &Ctx) -> Option<i64> {
        let over = ctx.minute() - self.plan_end?;
        (over > 0 && ctx.minute() > self.counts_to && !self.is_forgotten(ctx)).then_some(over)
    }

    /// Returns the moment at which it ended, from the time of day that the user gives: the latest such time from its
    /// start up to now, less than 24 hours after the start. If there is none, it returns the nearest such time, after
    /// now or before the start, for an error to name.
    pub fn ended_at(&self, ctx: &Ctx, time: Time) -> Moment {
        let today = ctx.local().date();
        let mut past = (0..=DAYS_BACK + 1).map(|days| on_clock(ctx, plus(today, -days), time));
        let is_meant = |end: &Moment| (self.since..=ctx.minute()).contains(end) && end - self.since < DAY;
        past.find(is_meant).unwrap_or_else(|| {
            let (next, last) = (on_clock(ctx, today, time), latest(ctx, time));
            if next > ctx.minute() && next - ctx.minute() < self.since - last { next } else { last }
        })
    }

    /// Returns the refusal of an edit that would have to guess when it ended.
    pub fn ask(&self, ctx: &Ctx) -> Refused {
        Refused::WhenEnded { title: self.block.title.clone(), since: ctx.tells(self.since) }
    }

    fn new(life: &Life, ctx: &Ctx, day: &Day, block: &Block, start: Time) -> Running {
        let zone = day.zone_of(block, ctx.zone);
        let since = zone.moment(day.date, start);
        let plan = block.plan.and_then(|plan| day.resolve(block, plan, ctx.zone));
        let (ends_by, counts_to) = bounds(since, plan, end_of_day(life, zone, day.date));
        let plan_end = plan.map(|(_, end)| end);
        Running { date: day.date, block: block.clone(), start, since, plan_end, ends_by, counts_to }
    }
}

const DAY: i64 = super::time::DAY as i64;

/// Returns whether a timer from `since` to `end` is short enough to end without a question: less than six hours.
pub fn is_remembered(since: Moment, end: Moment) -> bool {
    end - since < REMEMBERED
}

/// Returns two moments for a timer that runs since `since`: its [`ends_by`](Running::ends_by) and its
/// [`counts_to`](Running::counts_to) (scoring.md, "What counts of a block").
///
/// Both are the end of its planning day, or of its plan where that is later. With a plan longer than 0 minutes, the
/// timer counts for at most twice the length of the plan.
pub fn bounds(since: Moment, plan: Option<(Moment, Moment)>, end_of_day: Moment) -> (Moment, Moment) {
    let ends_by = plan.map_or(end_of_day, |(_, end)| end.max(end_of_day));
    let twice = plan.filter(|(start, end)| start < end).map(|(start, end)| since + 2 * (end - start));
    (ends_by, twice.map_or(ends_by, |twice| twice.min(ends_by)))
}

/// Returns the moment at which a planning day ends in a zone: the start of the next one.
pub fn end_of_day(life: &Life, zone: Zone, date: NaiveDate) -> Moment {
    zone.moment(plus(date, 1), life.profile.day.start)
}

/// Returns the start and end of what counts of a block's running timer up to now. None: none runs, or it starts after
/// now.
pub fn counted(life: &Life, ctx: &Ctx, day: &Day, block: &Block) -> Option<(Moment, Moment)> {
    let running = of_block(life, ctx, day, block).next_back()?;
    Some((running.since, running.counts_to.min(ctx.minute()).max(running.since)))
}

/// Returns the running timers of a block that have begun, in the order of the file.
pub fn of_block<'a>(
    life: &'a Life,
    ctx: &'a Ctx,
    day: &'a Day,
    block: &'a Block,
) -> impl DoubleEndedIterator<Item = Running> + 'a {
    let running = block.actual.iter().filter_map(|stretch| match stretch {
        Stretch::Running(start) => Some(Running::new(life, ctx, day, block, *start)),
        Stretch::Over(_) => None,
    });
    running.filter(|running| running.since <= ctx.minute())
}

/// Returns all timers that run, earliest first, of today and [`DAYS_BACK`] days before. A timer that starts after now
/// does not run yet. More than one runs only after a sync or an edit by hand. Each then ended where the next began.
pub fn all(life: &Life, ctx: &Ctx) -> Vec<Running> {
    let today = life.today(ctx);
    let days = life.days.range(plus(today, -DAYS_BACK)..=today);
    let blocks = days.flat_map(|(_, day)| day.blocks.iter().map(move |block| (day, block)));
    let mut all: Vec<Running> = blocks.flat_map(|(day, block)| of_block(life, ctx, day, block)).collect();
    all.sort_by_key(|running| running.since);
    all
}

/// Returns the running timer. Of several it is the one that began last. None: nothing runs.
pub fn running(life: &Life, ctx: &Ctx) -> Option<Running> {
    all(life, ctx).pop()
}

/// Returns the first timer that aplomb must ask about before something else can end the timers at `end`. None: no timer
/// was forgotten.
pub fn forgotten(life: &Life, ctx: &Ctx, end: Moment) -> Option<Running> {
    first_forgotten(&all(life, ctx), end).cloned()
}

/// Returns the same as [`forgotten`] for timers that are already listed, earliest first.
pub fn first_forgotten(all: &[Running], end: Moment) -> Option<&Running> {
    let ends = all.iter().skip(1).map(|next| next.since).chain([end]);
    all.iter().zip(ends).find(|(running, end)| running.must_ask(*end)).map(|(running, _)| running)
}

/// Returns the latest moment up to now at which the clocks of the current zone show a time.
pub fn latest(ctx: &Ctx, time: Time) -> Moment {
    let today = ctx.local().date();
    let moment = on_clock(ctx, today, time);
    if moment <= ctx.minute() { moment } else { on_clock(ctx, plus(today, -1), time) }
}

/// Returns the moment at which the clocks show a time on a calendar day. Where they show it twice, it is the later of
/// the two that is not after now.
fn on_clock(ctx: &Ctx, date: NaiveDate, time: Time) -> Moment {
    let time = Time::from_minutes(time.minutes() % super::time::DAY);
    let (first, second) = ctx.zone.moments(date, time);
    if second <= ctx.minute() { second } else { first }
}
