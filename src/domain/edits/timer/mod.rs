//! The timer: one block runs at a time. aplomb asks when a forgotten timer ended, and never guesses.

mod ending;

use chrono::NaiveDate;

pub use ending::telling;
use ending::{Ended, between, changes_of, end_all, ends, ends_before_start};
pub(super) use ending::{earlier_ended, ended_now};

use super::{Target, changes, day, not_come, put_new};
use crate::domain::block::{Block, Energy, Status};
use crate::domain::ctx::Ctx;
use crate::domain::date::{long, plus};
use crate::domain::edit::{Change, Edit, Refused};
use crate::domain::life::Life;
use crate::domain::place::Place;
use crate::domain::running::{self, DAYS_BACK, end_of_day};
pub use crate::domain::running::{Running, forgotten, latest, running};
use crate::domain::time::{Minutes, Stretch, Time};
use crate::domain::zone::{Moment, Zone};

/// A block to start.
#[derive(Debug, Clone, PartialEq)]
pub enum Started {
    /// A block of a day. If its day is over, the block stays there and a new one like it starts.
    Block(Target),
    /// A new block, which is not planned.
    New(Block),
}

/// A timer that was stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stopped {
    /// The day of the block.
    pub date: NaiveDate,
    /// The block's id.
    pub id: String,
    /// The block's title.
    pub title: String,
    /// The minutes that it ran.
    pub minutes: i64,
    /// Whether the time was kept. Less than a minute is not.
    pub kept: bool,
}

/// Returns the timer to end at a time that the user gives: the forgotten one, else the running one. None: nothing
/// runs.
pub fn to_end(life: &Life, ctx: &Ctx) -> Option<Running> {
    forgotten(life, ctx, ctx.minute()).or_else(|| running(life, ctx))
}

/// Returns the moment at which a block starts, from the time of day that the user gives: the latest such time up to
/// now.
///
/// On an earlier planning day it must be less than six hours ago. Otherwise it is the next such time, which [`start`]
/// refuses.
pub fn started_at(life: &Life, ctx: &Ctx, time: Time) -> Moment {
    let at = latest(ctx, time);
    let is_today = life.planning_day(ctx.zone, at) == life.today(ctx);
    if is_today || running::is_remembered(at, ctx.minute()) {
        return at;
    }
    ctx.zone.moment(
        plus(ctx.zone.local(at).date(), 1),
        Time::from_minutes(time.minutes() % crate::domain::time::DAY),
    )
}

/// Starts a block now or at an earlier moment. The running timer stops then, or at `ended`.
///
/// # Errors
///
/// The moment is after now, the running timer began after it, the block is running or was moved, a day is not loaded,
/// or a timer was forgotten and `ended` is None ([`Refused::WhenEnded`]).
pub fn start(
    life: &Life,
    ctx: &Ctx,
    what: Started,
    at: Option<Moment>,
    ended: Option<Moment>,
) -> Result<Edit, Refused> {
    let at = at.unwrap_or(ctx.minute());
    not_after_now(life, ctx, at)?;
    loaded(life, ctx)?;
    let runs = running::all(life, ctx);
    if let Some(last) = runs.last() {
        let (title, since) = (&last.block.title, ctx.tells(last.since));
        let is_it = matches!(&what, Started::Block(target) if is_same(target, last.date, &last.block));
        if is_it && !last.must_ask(at) {
            return Err(Refused::because(format!("{title} is already running, since {since}.")));
        }
        if at < last.since {
            return Err(Refused::because(format!(
                "{title} has run since {since}, which is after {}.",
                ctx.tells(at)
            )));
        }
    }
    let mut ended = end_all(life, ctx, &runs, &ends_before_start(life, ctx, &runs, at, ended)?)?;
    let (mut label, started) = match what {
        Started::Block(target) => {
            if target.block.status == Some(Status::Moved) {
                let title = &target.block.title;
                return Err(Refused::because(format!(
                    "{title} was moved. Start it on the day it was moved to."
                )));
            }
            let title = target.block.title.clone();
            match start_block(life, ctx, &target, at, &mut ended)? {
                Some(started) => (format!("{title} started, {}", ctx.tells(at)), started),
                None => {
                    let date = life.planning_day(ctx.zone, at);
                    let day = if date == life.today(ctx) {
                        "today".to_owned()
                    } else {
                        format!("on {}", long(date))
                    };
                    let label = format!("{title} started again {day}, {}", ctx.shows(at));
                    (label, start_new(life, ctx, like(&target.block), at)?)
                }
            }
        }
        Started::New(block) => {
            (format!("{} started, {}", block.title, ctx.tells(at)), start_new(life, ctx, block, at)?)
        }
    };
    for one in &ended {
        label.push_str(&format!(". {}", one.stopped.words()));
    }
    let mut changes = changes_of(&ended);
    changes.extend(started);
    Ok(Edit::new(label, changes))
}

/// Stops the running timer, now or at an earlier moment, and sets how the block felt. An earlier moment is for the
/// forgotten timer first ([`to_end`]), and later timers run on. Returns the edit and the timer that was stopped.
///
/// # Errors
///
/// Nothing runs, the moment is after now or before the start, a day is not loaded, or the timer was forgotten and no
/// moment is given ([`Refused::WhenEnded`]).
pub fn stop(
    life: &Life,
    ctx: &Ctx,
    at: Option<Moment>,
    felt: Option<Energy>,
) -> Result<(Edit, Stopped), Refused> {
    loaded(life, ctx)?;
    let runs = running::all(life, ctx);
    let now = ctx.minute();
    let Some(last) = runs.last() else {
        // A timer may be running on a day that can't be read.
        let today = life.today(ctx);
        life.need((0..=DAYS_BACK).map(|days| Place::Day(plus(today, -days))))?;
        return Err(Refused::because("Nothing is running."));
    };
    let asked = running::first_forgotten(&runs, now);
    let ends = match (asked, at) {
        (Some(asked), None) => return Err(asked.ask(ctx)),
        (Some(asked), Some(at)) => {
            let index = runs.iter().position(|run| run == asked).unwrap_or_default();
            between(life, ctx, asked, at, runs.get(index + 1).map_or(now, |next| next.since))?;
            (0..runs.len()).map(|run| (run == index).then_some(at)).collect()
        }
        (None, at) => {
            let at = at.unwrap_or(now);
            between(life, ctx, last, at, now)?;
            ends(&runs, at)
        }
    };
    let mut ended = end_all(life, ctx, &runs, &ends)?;
    let words: Vec<String> = ended.iter().rev().map(|one| one.stopped.words()).collect();
    let one = ended.last_mut().ok_or_else(|| Refused::Changed(last.block.title.clone()))?;
    let stopped = one.stopped.clone();
    if let (Some(felt), Some(after)) = (felt, one.after.as_mut().filter(|_| stopped.kept)) {
        after.energy = Some(felt);
    }
    Ok((Edit::new(words.join(". "), changes_of(&ended)), stopped))
}

impl Stopped {
    /// Returns the words for a message: `Pricing page stopped after 1h05`.
    pub fn words(&self) -> String {
        if !self.kept {
            return format!("This start of {} lasted under a minute and is not kept", self.title);
        }
        let minutes = Minutes(u32::try_from(self.minutes).unwrap_or_default());
        format!("{} stopped after {}", self.title, minutes.short())
    }
}

/// Returns the changes that start a block on its own day. Where the edit already ends a timer of the block, the start
/// becomes part of that change. None: the day has not begun, or the day and the block's plan are over.
fn start_block(
    life: &Life,
    ctx: &Ctx,
    target: &Target,
    at: Moment,
    ended: &mut [Ended],
) -> Result<Option<Vec<Change>>, Refused> {
    // A day that long ago is over in every zone. It need not be loaded to know that.
    if target.date < plus(life.today(ctx), -1 - DAYS_BACK) {
        return Ok(None);
    }
    let day = day(life, target.date)?;
    let zone = day.zone_of(&target.block, ctx.zone);
    let plan = target.block.plan.and_then(|plan| day.resolve(&target.block, plan, ctx.zone));
    let begins = zone.moment(target.date, life.profile.day.start);
    let is_its_day = (begins..end_of_day(life, zone, target.date)).contains(&at);
    let goes_on = target.date < life.planning_day(ctx.zone, at)
        && plan.is_some_and(|(start, end)| (start..end).contains(&at));
    if !is_its_day && !goes_on {
        return Ok(None);
    }
    let mended = ended.iter_mut().find(|one| is_same(target, one.date, &one.before));
    let before = mended.as_ref().and_then(|one| one.after.clone()).unwrap_or_else(|| target.block.clone());
    let mut after = before.clone();
    // A block that was done as planned keeps its planned time up to now.
    if before.status == Some(Status::Done) && before.actual.is_empty() {
        let lived = plan.filter(|(start, _)| *start < at);
        let spans = lived.and_then(|(start, end)| zone.spans(target.date, start, end.min(at)));
        after.actual.extend(spans.into_iter().flatten().map(Stretch::Over));
    }
    if matches!(before.status, Some(Status::Skipped | Status::Released)) {
        after.status = None;
    }
    let after = with_start(after, target.date, zone, at).ok_or_else(|| not_written(ctx, at))?;
    match mended {
        Some(one) => {
            one.after = Some(after);
            Ok(Some(Vec::new()))
        }
        None => changes(life, ctx, &Target::new(target.date, target.block.clone()), after).map(Some),
    }
}

/// Returns a new block like one of another day.
fn like(block: &Block) -> Block {
    Block { plan: None, carried: 0, fixed: false, due: None, ..block.anew() }
}

/// Returns the changes that start a new block, on the planning day of the moment.
fn start_new(life: &Life, ctx: &Ctx, block: Block, at: Moment) -> Result<Vec<Change>, Refused> {
    let date = life.planning_day(ctx.zone, at);
    let block = Block { id: String::new(), status: None, zone: None, ..block };
    let block = with_start(block, date, ctx.zone, at).ok_or_else(|| not_written(ctx, at))?;
    let zone = block.zone.unwrap_or(ctx.zone);
    put_new(life, ctx, date, block, zone)
}

/// Returns a block with a timer that starts at a moment.
///
/// In an hour that the clocks show for the second time, the same wall time would mean the first. The block then gets
/// a zone whose clocks don't change, and all its times are written in that zone. None: no zone can express them.
fn with_start(mut block: Block, date: NaiveDate, zone: Zone, at: Moment) -> Option<Block> {
    let start = |zone: Zone| zone.time_on(date, at).filter(|time| zone.moment(date, *time) == at);
    if let Some(start) = start(zone) {
        block.actual.push(Stretch::Running(start));
        return Some(block);
    }
    let other = zone.unchanging(zone.moment(date, Time::MIDNIGHT))?;
    let start = start(other)?;
    let over = |span| {
        let (from, to) = zone.resolve(date, span)?;
        other.spans(date, from, to)
    };
    block.plan = match block.plan {
        Some(plan) => Some(*over(plan)?.first()?),
        None => None,
    };
    let mut actual = Vec::new();
    for stretch in std::mem::take(&mut block.actual) {
        actual.extend(over(stretch.over()?)?.into_iter().map(Stretch::Over));
    }
    actual.push(Stretch::Running(start));
    block.actual = actual;
    block.zone = Some(other);
    Some(block)
}

/// Returns the refusal of a start that no file can express.
fn not_written(ctx: &Ctx, at: Moment) -> Refused {
    Refused::because(format!(
        "The clocks show {} twice tonight. Start it after they have shown it twice.",
        ctx.shows(at)
    ))
}

/// Returns whether a target is a block of a day.
fn is_same(target: &Target, date: NaiveDate, block: &Block) -> bool {
    target.date == date && target.block.id == block.id && !target.block.is_virtual
}

/// Refuses if a day on which a timer may run is not loaded.
fn loaded(life: &Life, ctx: &Ctx) -> Result<(), Refused> {
    let today = life.today(ctx);
    match life.missing(plus(today, -DAYS_BACK), today) {
        Some((from, to)) => Err(Refused::Need(from, to)),
        None => Ok(()),
    }
}

/// Refuses a moment after now.
fn not_after_now(life: &Life, ctx: &Ctx, at: Moment) -> Result<(), Refused> {
    if at > ctx.minute() { Err(not_come(life, ctx, at)) } else { Ok(()) }
}
