//! What runs: since when, how much of it counts while it runs, and when only a person can say when it ended.
//!
//! Verbs, screens, commands and scores all ask here, so that they agree.

use chrono::NaiveDate;

use super::block::Block;
use super::ctx::Ctx;
use super::date::plus;
use super::day::Day;
use super::edit::Refused;
use super::life::Life;
use super::time::{Stretch, Time};
use super::zone::{Moment, Zone};

/// How many days before today a running block is looked for on.
pub const DAYS_BACK: i64 = 2;
/// What began less than so many minutes before it ends is ended without a question.
const REMEMBERED: i64 = 6 * 60;

/// A running stretch of a block.
#[derive(Debug, Clone, PartialEq)]
pub struct Running {
    /// The day of the block.
    pub date: NaiveDate,
    /// The block.
    pub block: Block,
    /// When the stretch began, as its file has it.
    pub start: Time,
    /// The same as a moment.
    pub since: Moment,
    /// When the block's plan is over. None where it has no plan.
    pub plan_end: Option<Moment>,
    /// The end of its planning day, or of its plan where that is later. From then on aplomb asks when it ended.
    pub ends_by: Moment,
    /// Up to when it counts while nobody stops it.
    pub counts_to: Moment,
}

impl Running {
    /// Whether nobody but a person can say when it ended, where all that is known is that it was over at `end`.
    pub fn must_ask(&self, end: Moment) -> bool {
        end > self.ends_by && !is_remembered(self.since, end)
    }

    /// Whether it was forgotten: whatever ends it now has to ask when it ended.
    pub fn is_forgotten(&self, ctx: &Ctx) -> bool {
        self.must_ask(ctx.minute())
    }

    /// Minutes since it began. Of a forgotten one only those that count.
    pub fn minutes(&self, ctx: &Ctx) -> i64 {
        let end = if self.is_forgotten(ctx) { self.counts_to } else { ctx.minute() };
        (end.min(ctx.minute()) - self.since).max(0)
    }

    /// Minutes that it runs past its plan, where it has run so long that no more of it counts. None elsewhere.
    pub fn far_over(&self, ctx: &Ctx) -> Option<i64> {
        let over = ctx.minute() - self.plan_end?;
        (over > 0 && ctx.minute() > self.counts_to && !self.is_forgotten(ctx)).then_some(over)
    }

    /// The moment that is meant where someone says at what time of day it ended: the latest such time up to now,
    /// within a day of its start. Where there is none it is the nearest such time: after now, or before it began.
    pub fn ended_at(&self, ctx: &Ctx, time: Time) -> Moment {
        let today = ctx.local().date();
        let mut past = (0..=DAYS_BACK + 1).map(|days| on_clock(ctx, plus(today, -days), time));
        let is_meant = |end: &Moment| (self.since..=ctx.minute()).contains(end) && end - self.since < DAY;
        past.find(is_meant).unwrap_or_else(|| {
            let (next, last) = (on_clock(ctx, today, time), latest(ctx, time));
            if next > ctx.minute() && next - ctx.minute() < self.since - last { next } else { last }
        })
    }

    /// The refusal of what would have to guess when it ended.
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

/// Whether what began at `since` is ended at `end` without a question, whatever day it is.
pub fn is_remembered(since: Moment, end: Moment) -> bool {
    end - since < REMEMBERED
}

/// Of a stretch that runs since a moment: up to when it may go on without a question, and up to when it counts
/// (`scoring.md`, "What counts of a block"). Both lie at the end of its planning day, or of its plan where that is
/// later; it counts for at most twice the length of a plan that has one.
pub fn bounds(since: Moment, plan: Option<(Moment, Moment)>, end_of_day: Moment) -> (Moment, Moment) {
    let ends_by = plan.map_or(end_of_day, |(_, end)| end.max(end_of_day));
    let twice = plan.filter(|(start, end)| start < end).map(|(start, end)| since + 2 * (end - start));
    (ends_by, twice.map_or(ends_by, |twice| twice.min(ends_by)))
}

/// The moment with which a planning day ends, as a block of it sees it.
pub fn end_of_day(life: &Life, zone: Zone, date: NaiveDate) -> Moment {
    zone.moment(plus(date, 1), life.profile.day.start)
}

/// What counts of a block's running stretch by now, from its start to its end. None where none runs, or where it is
/// to begin after now.
pub fn counted(life: &Life, ctx: &Ctx, day: &Day, block: &Block) -> Option<(Moment, Moment)> {
    let running = of_block(life, ctx, day, block).next_back()?;
    Some((running.since, running.counts_to.min(ctx.minute()).max(running.since)))
}

/// The running stretches of a block that have begun, in the order of its file.
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

/// Everything that runs, looked for on today and two days back, earliest first. What is to begin after now does not
/// run yet. More than one runs only after a sync or by hand; each then ended where the next began.
pub fn all(life: &Life, ctx: &Ctx) -> Vec<Running> {
    let today = life.today(ctx);
    let days = life.days.range(plus(today, -DAYS_BACK)..=today);
    let blocks = days.flat_map(|(_, day)| day.blocks.iter().map(move |block| (day, block)));
    let mut all: Vec<Running> = blocks.flat_map(|(day, block)| of_block(life, ctx, day, block)).collect();
    all.sort_by_key(|running| running.since);
    all
}

/// The block that runs: of several the one that began last.
pub fn running(life: &Life, ctx: &Ctx) -> Option<Running> {
    all(life, ctx).pop()
}

/// The first that must be asked about before anything can end at a moment.
pub fn forgotten(life: &Life, ctx: &Ctx, end: Moment) -> Option<Running> {
    first_forgotten(&all(life, ctx), end).cloned()
}

/// The same of what is known to run.
pub fn first_forgotten(all: &[Running], end: Moment) -> Option<&Running> {
    let ends = all.iter().skip(1).map(|next| next.since).chain([end]);
    all.iter().zip(ends).find(|(running, end)| running.must_ask(*end)).map(|(running, _)| running)
}

/// The latest moment, not after now, at which the clocks of the current zone show a time.
pub fn latest(ctx: &Ctx, time: Time) -> Moment {
    let today = ctx.local().date();
    let moment = on_clock(ctx, today, time);
    if moment <= ctx.minute() { moment } else { on_clock(ctx, plus(today, -1), time) }
}

/// The moment at which the clocks show a time on a calendar day: where they show it twice, the later one that is not
/// after now.
fn on_clock(ctx: &Ctx, date: NaiveDate, time: Time) -> Moment {
    let time = Time::from_minutes(time.minutes() % super::time::DAY);
    let (first, second) = ctx.zone.moments(date, time);
    if second <= ctx.minute() { second } else { first }
}
