//! The timer: one block runs at a time, and it counts at most to the end of its planning day.

use chrono::NaiveDate;

use super::{Target, changes, day, end_of_day, put_new};
use crate::domain::block::{Block, Energy, Status};
use crate::domain::date::{long, plus};
use crate::domain::edit::{Change, Edit, Refused};
use crate::domain::life::{Ctx, Life};
use crate::domain::place::Place;
use crate::domain::time::{DAY, Minutes, Span, Stretch, Time};
use crate::domain::zone::{Moment, Zone};

/// How many days before today the running block is looked for on.
const DAYS_BACK: i64 = 2;

/// What is started.
#[derive(Debug, Clone, PartialEq)]
pub enum Started {
    /// A block of a day. One of another day stays there, and a new one like it starts.
    Block(Target),
    /// Something that is in no plan.
    New(Block),
}

/// The block that runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Running {
    /// Its day.
    pub date: NaiveDate,
    /// The block.
    pub block: Block,
    /// Since when.
    pub since: Moment,
    /// The end of its planning day: so far it counts by itself.
    pub until: Moment,
}

impl Running {
    /// Whether its planning day is over, so that only a person can say when it ended.
    pub fn is_forgotten(&self, ctx: &Ctx) -> bool {
        ctx.minute() > self.until
    }

    /// Minutes that it counts by now.
    pub fn minutes(&self, ctx: &Ctx) -> i64 {
        (ctx.minute().min(self.until) - self.since).max(0)
    }

    /// When it ended, where someone names a time of day: the latest such time not after now, within a day of
    /// its start.
    pub fn ended_at(&self, ctx: &Ctx, time: Time) -> Moment {
        let mut end = latest(ctx, time);
        while end >= self.since + i64::from(DAY) {
            end -= i64::from(DAY);
        }
        end
    }
}

/// What a stop did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stopped {
    /// The day of the block.
    pub date: NaiveDate,
    /// The block's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How long it ran, in minutes.
    pub minutes: i64,
    /// Whether anything is kept of it: not under a minute.
    pub kept: bool,
}

/// The block that runs, looked for on today and two days back. Of several, as after a sync, the one that began
/// last: it ended the others.
pub fn running(life: &Life, ctx: &Ctx) -> Option<Running> {
    let (day, block) = life.running(ctx)?;
    let zone = day.zone_of(block, ctx.zone);
    let since = running_stretches(day.date, block, zone).max()?;
    Some(Running { date: day.date, block: block.clone(), since, until: end_of_day(life, zone, day.date) })
}

/// The latest moment, not after now, at which the clocks of the current zone show a time.
pub fn latest(ctx: &Ctx, time: Time) -> Moment {
    let time = Time::from_minutes(time.minutes() % DAY);
    let today = ctx.local().date();
    let moment = ctx.zone.moment(today, time);
    if moment <= ctx.minute() { moment } else { ctx.zone.moment(plus(today, -1), time) }
}

/// Starts a block, now or at a moment before, and stops what runs.
pub fn start(life: &Life, ctx: &Ctx, what: Started, at: Option<Moment>) -> Result<Edit, Refused> {
    let at = at.unwrap_or(ctx.minute());
    not_after_now(ctx, at)?;
    loaded(life, ctx)?;
    if let Some(running) = running(life, ctx) {
        let since = ctx.shows(running.since);
        if matches!(&what, Started::Block(target) if is_same(target, running.date, &running.block)) {
            return Err(Refused::because(format!("{} runs already, since {since}.", running.block.title)));
        }
        if at < running.since {
            let title = &running.block.title;
            return Err(Refused::because(format!(
                "{title} runs since {since}, which is after {}.",
                ctx.shows(at)
            )));
        }
    }
    let mut ended = end_all(life, ctx, at, true);
    let (title, started) = match what {
        Started::Block(target) => {
            if target.block.status == Some(Status::Moved) {
                let title = &target.block.title;
                return Err(Refused::because(format!("{title} was moved; start it where it carries on.")));
            }
            let title = target.block.title.clone();
            (title, start_block(life, ctx, target, at, &mut ended)?)
        }
        Started::New(block) => (block.title.clone(), start_new(life, ctx, block, at)?),
    };
    let mut label = format!("{title} started, {}", ctx.shows(at));
    for stopped in ended.iter().filter_map(|one| one.stopped.as_ref()) {
        label.push_str(&format!("; {}", stopped.words()));
    }
    let mut changes = changes_of(&ended);
    changes.extend(started);
    Ok(Edit::new(label, changes))
}

/// Stops what runs, now or at a moment before. Where its planning day is over someone has to say when it ended.
pub fn stop(
    life: &Life,
    ctx: &Ctx,
    at: Option<Moment>,
    felt: Option<Energy>,
) -> Result<(Edit, Stopped), Refused> {
    loaded(life, ctx)?;
    let running = match running(life, ctx) {
        Some(running) => running,
        None => {
            let today = life.today(ctx);
            life.need([0, -1, -2].map(|days| Place::Day(plus(today, days))))?;
            return Err(Refused::because("Nothing is running."));
        }
    };
    let (title, since) = (&running.block.title, ctx.shows(running.since));
    if at.is_none() && running.is_forgotten(ctx) {
        return Err(Refused::because(format!(
            "{title} has run since {}, {since}. Say when it ended, as in 'stop --at {}'.",
            long(running.date),
            ctx.clock.example("17:00", "5pm")
        )));
    }
    let at = at.unwrap_or(ctx.minute());
    not_after_now(ctx, at)?;
    if at < running.since {
        return Err(Refused::because(format!(
            "{title} runs since {since}; it cannot have ended at {}.",
            ctx.shows(at)
        )));
    }
    let mut ended = end_all(life, ctx, at, false);
    let last = ended.iter_mut().find(|one| is_same_block(one.date, &one.before, &running));
    let last = last.ok_or_else(|| Refused::Changed(title.clone()))?;
    if let (Some(felt), Some(after)) = (felt, last.after.as_mut().filter(|_| last.kept)) {
        after.energy = Some(felt);
    }
    let stopped = Stopped {
        date: running.date,
        id: running.block.id.clone(),
        title: title.clone(),
        minutes: at - running.since,
        kept: last.kept,
    };
    Ok((Edit::new(stopped.words(), changes_of(&ended)), stopped))
}

impl Stopped {
    /// `Pricing page stopped after 1h05`.
    pub fn words(&self) -> String {
        if !self.kept {
            return format!("{} stopped, under a minute: nothing is kept", self.title);
        }
        let minutes = Minutes(u32::try_from(self.minutes).unwrap_or_default());
        format!("{} stopped after {}", self.title, minutes.short())
    }
}

/// A block whose running stretches have been ended.
struct Ended {
    date: NaiveDate,
    before: Block,
    /// Absent: it was nothing but what ran, and that was too short to keep.
    after: Option<Block>,
    kept: bool,
    /// Of the one that ran until now; the others had been ended by it before.
    stopped: Option<Stopped>,
}

/// Ends all that runs: each stretch where the next one begins, the last one at a moment, and none after the end
/// of its planning day unless someone has said so of the last one.
fn end_all(life: &Life, ctx: &Ctx, at: Moment, last_within_day: bool) -> Vec<Ended> {
    let today = life.today(ctx);
    let days = || life.days.range(plus(today, -DAYS_BACK)..=today).map(|(_, day)| day);
    let running = |block: &&Block| block.running_since().is_some();
    let mut starts: Vec<Moment> = days()
        .flat_map(|day| day.blocks.iter().map(move |block| (day, block)))
        .flat_map(|(day, block)| running_stretches(day.date, block, day.zone_of(block, ctx.zone)))
        .collect();
    starts.sort_unstable();
    let last = starts.last().copied().unwrap_or(at);
    let mut ended = Vec::new();
    for day in days() {
        for before in day.blocks.iter().filter(running) {
            let zone = day.zone_of(before, ctx.zone);
            let until = end_of_day(life, zone, day.date);
            let end_of = |since: Moment| match starts.iter().find(|start| **start > since) {
                Some(next) => (*next).min(until),
                None if last_within_day => at.min(until),
                None => at,
            };
            let mut after = before.clone();
            let kept = end_running(&mut after, day.date, zone, end_of);
            let over =
                |plan: Span| day.resolve(before, plan, ctx.zone).is_none_or(|(_, end)| end <= ctx.minute());
            if kept && after.status.is_none() && after.plan.is_none_or(over) {
                after.status = Some(Status::Done);
            }
            let ran_last = running_stretches(day.date, before, zone).max() == Some(last);
            let stopped = ran_last.then(|| Stopped {
                date: day.date,
                id: before.id.clone(),
                title: before.title.clone(),
                minutes: end_of(last) - last,
                kept,
            });
            let after = (kept || !was_only_started(&after)).then_some(after);
            ended.push(Ended { date: day.date, before: before.clone(), after, kept, stopped });
        }
    }
    ended
}

/// Ends the running stretches of a block and says whether anything is kept of the last of them.
fn end_running(block: &mut Block, date: NaiveDate, zone: Zone, end_of: impl Fn(Moment) -> Moment) -> bool {
    let mut kept = false;
    block.actual = std::mem::take(&mut block.actual)
        .into_iter()
        .filter_map(|stretch| {
            let Stretch::Running(start) = stretch else { return Some(stretch) };
            let (since, end) = (zone.moment(date, start), end_of(zone.moment(date, start)));
            let span = Span::new(start, zone.time_on(date, end).unwrap_or(Time::LAST));
            kept = end > since;
            kept.then_some(Stretch::Over(span))
        })
        .collect();
    kept
}

/// Whether a block that is left without anything lived holds nothing but what starting it wrote.
fn was_only_started(block: &Block) -> bool {
    let said = block.note.is_some() || block.due.is_some() || block.estimate.is_some() || block.uid.is_some();
    let linked = block.promise.is_some() || block.moved_from.is_some() || block.routine.is_some();
    block.is_untimed() && block.status.is_none() && block.energy.is_none() && !said && !linked
}

fn changes_of(ended: &[Ended]) -> Vec<Change> {
    let change = |one: &Ended| match &one.after {
        Some(after) => Change::of_block(one.date, &one.before, after.clone()),
        None => Change::without_block(one.date, &one.before),
    };
    ended.iter().map(change).collect()
}

/// The changes that start a block of a plan. Where it is mended in the same edit, that edit takes the start in.
fn start_block(
    life: &Life,
    ctx: &Ctx,
    mut target: Target,
    at: Moment,
    ended: &mut [Ended],
) -> Result<Vec<Change>, Refused> {
    // Whatever its zone, a day that long ago is over; it need not be loaded for that.
    if target.date < plus(life.today(ctx), -1 - DAYS_BACK) {
        return start_new(life, ctx, like(&target.block), at);
    }
    let zone = day(life, target.date)?.zone_of(&target.block, ctx.zone);
    let begins = zone.moment(target.date, life.profile.day.start);
    let time = zone.time_on(target.date, at);
    let Some(time) = time.filter(|_| (begins..end_of_day(life, zone, target.date)).contains(&at)) else {
        return start_new(life, ctx, like(&target.block), at);
    };
    let mended = ended.iter_mut().find(|one| is_same(&target, one.date, &one.before));
    if let Some(after) = mended.as_ref().and_then(|one| one.after.clone()) {
        target.block = after;
    }
    let before = &target.block;
    let mut after = before.clone();
    // What counted as lived as planned is lived still.
    if before.status == Some(Status::Done) && before.actual.is_empty() {
        after.actual.extend(
            before
                .plan
                .filter(|plan| plan.start < time)
                .map(|plan| Stretch::Over(Span::new(plan.start, plan.end.min(time)))),
        );
    }
    if matches!(before.status, Some(Status::Skipped | Status::Released)) {
        after.status = None;
    }
    after.actual.push(Stretch::Running(time));
    match mended {
        Some(one) => {
            one.after = Some(after);
            Ok(Vec::new())
        }
        None => changes(life, ctx, &target, after),
    }
}

/// A new block like one of another day.
fn like(block: &Block) -> Block {
    Block { plan: None, carried: 0, fixed: false, due: None, ..block.anew() }
}

/// The changes that start something new, on the planning day of the moment.
fn start_new(life: &Life, ctx: &Ctx, block: Block, at: Moment) -> Result<Vec<Change>, Refused> {
    let date = life.planning_day(ctx.zone, at);
    let time = ctx.zone.time_on(date, at).unwrap_or(Time::MIDNIGHT);
    let block = Block { id: String::new(), actual: vec![Stretch::Running(time)], status: None, ..block };
    put_new(life, ctx, date, block, ctx.zone)
}

fn running_stretches(date: NaiveDate, block: &Block, zone: Zone) -> impl Iterator<Item = Moment> + '_ {
    block.actual.iter().filter_map(move |stretch| match stretch {
        Stretch::Running(since) => Some(zone.moment(date, *since)),
        Stretch::Over(_) => None,
    })
}

fn is_same(target: &Target, date: NaiveDate, block: &Block) -> bool {
    target.date == date && target.block.id == block.id && !target.block.is_virtual
}

fn is_same_block(date: NaiveDate, block: &Block, running: &Running) -> bool {
    date == running.date && block.id == running.block.id
}

/// The days on which something may run.
fn loaded(life: &Life, ctx: &Ctx) -> Result<(), Refused> {
    let today = life.today(ctx);
    match life.missing(plus(today, -DAYS_BACK), today) {
        Some((from, to)) => Err(Refused::Need(from, to)),
        None => Ok(()),
    }
}

fn not_after_now(ctx: &Ctx, at: Moment) -> Result<(), Refused> {
    if at > ctx.minute() {
        return Err(Refused::because(format!("{} has not come yet.", ctx.shows(at))));
    }
    Ok(())
}
