//! Ends timers: each when the next began, the last at a given moment, and a forgotten one only at a time that the
//! user gives.

use chrono::NaiveDate;

use super::{Stopped, not_after_now};
use crate::domain::block::{Block, Status};
use crate::domain::ctx::Ctx;
use crate::domain::date::{long, plus};
use crate::domain::day::Day;
use crate::domain::edit::{Change, Edit, EntryChange, Refused};
use crate::domain::edits::{Target, day};
use crate::domain::life::Life;
use crate::domain::running::{self, DAYS_BACK, Running};
use crate::domain::time::{Stretch, Time};
use crate::domain::zone::Moment;

/// Returns a block with its timers ended: each when the next timer began, else now.
///
/// # Errors
///
/// One of its timers was forgotten.
pub(in crate::domain::edits) fn ended_now(life: &Life, ctx: &Ctx, target: &Target) -> Result<Block, Refused> {
    let Target { date, block } = target;
    let day = day(life, *date)?;
    let mut after = block.clone();
    if block.running_since().is_some() {
        let runs = running::all(life, ctx);
        let own: Vec<Running> = running::of_block(life, ctx, day, block).collect();
        let next = |run: &Running| runs.iter().map(|other| other.since).find(|since| *since > run.since);
        if let Some(forgotten) = own.iter().find(|run| run.must_ask(next(run).unwrap_or(ctx.minute()))) {
            // Days this old are not searched for timers, so `stop` does not find it. The refusal names `did` instead.
            if *date < plus(life.today(ctx), -DAYS_BACK) {
                return Err(Refused::because(format!(
                    "{} has run since {}. When did it end? Run aplomb did {date}/{} {}-TIME.",
                    block.title,
                    ctx.tells(forgotten.since),
                    block.id,
                    forgotten.start
                )));
            }
            return Err(forgotten.ask(ctx));
        }
        let end = |start| {
            let run = own.iter().find(|run| run.start == start)?;
            Some(next(run).unwrap_or(ctx.minute()))
        };
        end_stretches(ctx, day, &mut after, end)?;
    }
    Ok(after)
}

/// Returns the end of each timer: the start of the next later one, else `last`.
pub(super) fn ends(runs: &[Running], last: Moment) -> Vec<Option<Moment>> {
    let later = |run: &Running| runs.iter().map(|next| next.since).find(|since| *since > run.since);
    runs.iter().map(|run| Some(later(run).unwrap_or(last))).collect()
}

/// Returns the changes that end the timers that began before those of a block, each when the next began. An edit that
/// ends a block's timer needs them too.
///
/// # Errors
///
/// One of the timers was forgotten.
pub(in crate::domain::edits) fn earlier_ended(
    life: &Life,
    ctx: &Ctx,
    target: &Target,
) -> Result<Vec<Change>, Refused> {
    let runs = running::all(life, ctx);
    let is_own = |run: &Running| run.date == target.date && run.block.id == target.block.id;
    let Some(since) = runs.iter().filter(|run| is_own(run)).map(|run| run.since).min() else {
        return Ok(Vec::new());
    };
    let until: Vec<Running> = runs.into_iter().filter(|run| run.since < since || is_own(run)).collect();
    let ends = ends(&until, since);
    let (earlier, ends): (Vec<Running>, Vec<Option<Moment>>) =
        until.into_iter().zip(ends).filter(|(run, _)| !is_own(run)).unzip();
    if let Some((forgotten, _)) =
        earlier.iter().zip(&ends).find(|(run, end)| end.is_some_and(|end| run.must_ask(end)))
    {
        return Err(forgotten.ask(ctx));
    }
    Ok(changes_of(&end_all(life, ctx, &earlier, &ends)?))
}

/// Returns an edit whose label also says which timers it stops, and after how long: `…. Pricing page stopped after
/// 1h05`.
pub fn telling(life: &Life, ctx: &Ctx, mut edit: Edit) -> Edit {
    let runs = running::all(life, ctx);
    for run in &runs {
        let left = edit.changes.iter().rev().find_map(|change| match change {
            Change::Block(date, EntryChange { before: Some(before), after: Some(after), .. })
                if *date == run.date && before.id == run.block.id =>
            {
                Some(after)
            }
            _ => None,
        });
        let (Some(left), Some(day)) = (left, life.day(run.date)) else { continue };
        if left.actual.contains(&Stretch::Running(run.start)) {
            continue;
        }
        let zone = day.zone_of(left, ctx.zone);
        let over = left.actual.iter().filter_map(|stretch| stretch.over());
        let ends =
            over.filter(|span| span.start >= run.start).filter_map(|span| zone.resolve(run.date, span));
        let end = ends.map(|(_, end)| end).max();
        // Any other end was typed, so the label has it already.
        let is_own = |end: &Moment| *end == ctx.minute() || runs.iter().any(|next| next.since == *end);
        let Some(end) = end.filter(is_own) else { continue };
        let (title, id) = (run.block.title.clone(), run.block.id.clone());
        let words = Stopped { date: run.date, id, title, minutes: end - run.since, kept: true }.words();
        if !edit.label.contains(&words) {
            edit.label = format!("{}. {words}", edit.label.trim_end_matches('.'));
        }
    }
    edit
}

/// Returns the end of each timer before something starts at `at`. `said` is the end that the user gives for the
/// forgotten timer, or for the last one.
pub(super) fn ends_before_start(
    life: &Life,
    ctx: &Ctx,
    runs: &[Running],
    at: Moment,
    said: Option<Moment>,
) -> Result<Vec<Option<Moment>>, Refused> {
    let mut all = ends(runs, at);
    let must_ask = |(run, end): &(&Running, &mut Option<Moment>)| end.is_some_and(|end| run.must_ask(end));
    let (mut forgotten, mut known): (Vec<_>, Vec<_>) = runs.iter().zip(&mut all).partition(must_ask);
    let (run, end) = match (forgotten.as_mut_slice(), said) {
        ([], None) => return Ok(all),
        ([one], Some(_)) => one,
        ([(first, _), ..], _) => return Err(first.ask(ctx)),
        ([], Some(_)) => known
            .last_mut()
            .ok_or_else(|| Refused::because("Nothing is running, so nothing can have ended."))?,
    };
    if let Some(said) = said {
        between(life, ctx, run, said, end.unwrap_or(at))?;
        **end = Some(said);
    }
    Ok(all)
}

/// Refuses a moment at which a timer can't have ended: after now, before its start or after `latest`.
pub(super) fn between(
    life: &Life,
    ctx: &Ctx,
    run: &Running,
    end: Moment,
    latest: Moment,
) -> Result<(), Refused> {
    not_after_now(life, ctx, end)?;
    let title = &run.block.title;
    if end < run.since {
        let (since, end) = (ctx.tells_at(run.since), ctx.tells_at(end));
        return Err(Refused::because(format!("{title} can't have ended {end}: it began {since}.")));
    }
    if end > latest {
        return Err(Refused::because(format!(
            "{title} can't have ended {}: something else began {}.",
            ctx.tells_at(end),
            ctx.tells_at(latest)
        )));
    }
    Ok(())
}

/// A block whose timers were ended.
pub(super) struct Ended {
    pub(super) date: NaiveDate,
    pub(super) before: Block,
    /// The block with its timers ended. None: it is deleted, as nothing of it is left to keep.
    pub(super) after: Option<Block>,
    /// The timer that is named in the message.
    pub(super) stopped: Stopped,
}

/// Returns the blocks of some timers, with each timer ended at its moment. A timer without one runs on.
pub(super) fn end_all(
    life: &Life,
    ctx: &Ctx,
    runs: &[Running],
    ends: &[Option<Moment>],
) -> Result<Vec<Ended>, Refused> {
    let ending = || runs.iter().zip(ends).filter_map(|(run, end)| Some((run, (*end)?)));
    let mut ended: Vec<Ended> = Vec::new();
    for (run, end) in ending() {
        let kept = end > run.since;
        let (title, id) = (run.block.title.clone(), run.block.id.clone());
        let stopped = Stopped { date: run.date, id, title, minutes: end - run.since, kept };
        let known = ended.iter_mut().find(|one| one.date == run.date && one.before.id == run.block.id);
        if let Some(known) = known {
            // Of two timers of one block, the message names the later.
            known.stopped = stopped;
            continue;
        }
        let day = day(life, run.date)?;
        let own = |start| {
            let is_it =
                |run: &Running, other: &Running| run.date == other.date && run.block.id == other.block.id;
            ending().find(|(other, _)| is_it(run, other) && other.start == start).map(|(_, end)| end)
        };
        let mut after = run.block.clone();
        let anything = end_stretches(ctx, day, &mut after, own)?;
        let over = run.plan_end.is_none_or(|end| end <= ctx.minute());
        if anything && after.status.is_none() && over && after.running_since().is_none() {
            after.status = Some(Status::Done);
        }
        let after = (anything || !was_only_started(&after)).then_some(after);
        ended.push(Ended { date: run.date, before: run.block.clone(), after, stopped });
    }
    Ok(ended)
}

/// Ends the timers of a block that have a moment to end at. Returns whether any time is kept of them.
fn end_stretches(
    ctx: &Ctx,
    day: &Day,
    block: &mut Block,
    end_of: impl Fn(Time) -> Option<Moment>,
) -> Result<bool, Refused> {
    let zone = day.zone_of(block, ctx.zone);
    let mut anything = false;
    let mut actual = Vec::with_capacity(block.actual.len());
    for stretch in std::mem::take(&mut block.actual) {
        match (stretch, end_of(stretch.start())) {
            (Stretch::Running(start), Some(end)) => {
                let since = zone.moment(day.date, start);
                if end > since {
                    let spans = zone.spans(day.date, since, end).ok_or_else(|| {
                        Refused::because(format!(
                            "{} of {} cannot go on until {}: its day ends at {}.",
                            block.title,
                            long(day.date),
                            ctx.tells(end),
                            Time::LAST
                        ))
                    })?;
                    actual.extend(spans.into_iter().map(Stretch::Over));
                    anything = true;
                }
            }
            _ => actual.push(stretch),
        }
    }
    block.actual = actual;
    Ok(anything)
}

/// Returns whether a block has only the fields that starting it wrote.
fn was_only_started(block: &Block) -> bool {
    let said = block.note.is_some() || block.due.is_some() || block.estimate.is_some() || block.uid.is_some();
    let linked = block.promise.is_some() || block.moved_from.is_some() || block.routine.is_some();
    block.is_untimed() && block.status.is_none() && block.energy.is_none() && !said && !linked
}

/// Returns the changes of blocks whose timers were ended.
pub(super) fn changes_of(ended: &[Ended]) -> Vec<Change> {
    let change = |one: &Ended| match &one.after {
        Some(after) => Change::of_block(one.date, &one.before, after.clone()),
        None => Change::without_block(one.date, &one.before),
    };
    ended.iter().map(change).collect()
}
