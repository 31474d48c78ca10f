//! The likely way of a block, and the edit of the way that it takes.

use chrono::NaiveDate;

use super::unmarked::is_timer_over;
use super::{CloseChoices, CloseLine, CloseScope, CloseWay};
use crate::domain::date::plus;
use crate::domain::edits::{self, Target, together};
use crate::domain::ledger::No;
use crate::domain::running::of_block;
use crate::domain::{AreaTree, Block, Ctx, Edit, Life, Minutes, Refused, Span, Stretch, covered};
use crate::planning::draft::Draft;
use crate::planning::free::free_from;
use crate::planning::whole_day::WholeDay;

/// The rest of a block that moves is a multiple of these minutes.
const STEP: i64 = 5;
/// A rest of a block that moves has at least these minutes.
const LEAST: i64 = 15;

/// Decides about a block, and makes the edit. If the chosen way is not possible, takes the inbox, else leaves it.
pub(super) fn close(
    draft: &mut Draft<'_>,
    target: Target,
    scope: &CloseScope,
    choices: &CloseChoices,
) -> CloseLine {
    let chosen = choices.get(&(target.date, target.block.id.clone()));
    let ended = ended(draft, &target);
    let done = done(draft, ended.as_ref().unwrap_or(&target.block), target.date);
    let likely = likely(draft, &target, done, scope);
    let needs_days = chosen.is_some() || likely.is_none();
    let length = length(&target, done, chosen.is_some_and(|chosen| chosen.is_shrunk));
    let days = if needs_days { days(draft, &target, length, scope) } else { Vec::new() };
    let next = || days.first().map_or(CloseWay::Inbox, |(date, _)| CloseWay::Day(*date));
    let wanted = chosen.and_then(|chosen| chosen.way.clone()).unwrap_or_else(|| likely.unwrap_or_else(next));
    let felt = chosen.and_then(|chosen| chosen.felt);
    // Where a day has no room any more, the block goes to the inbox.
    let instead = matches!(wanted, CloseWay::Day(_)).then_some(CloseWay::Inbox);
    let planned =
        target.block.plan.map(|plan| edits::here(&draft.life, draft.ctx, &target, plan).unwrap_or(plan));
    let is_chosen = chosen.is_some();
    let mut line =
        CloseLine { target, planned, done, way: CloseWay::Left, span: None, felt: None, is_chosen, days };
    for way in [wanted].into_iter().chain(instead) {
        let span = line.days.iter().find(|(date, _)| way == CloseWay::Day(*date));
        let edit = match ended.clone().filter(|_| !matches!(way, CloseWay::Left | CloseWay::DoneAt(_))) {
            Some(block) => ending(draft, &line.target, block, &way, span.copied()),
            None => edit((&draft.life, draft.ctx), &line.target, &way, span.copied()),
        };
        if edit.is_some_and(|edit| draft.make(edit)) {
            line.span = span.and_then(|(_, span)| *span);
            line.way = way;
            line.felt = felt.filter(|_| rate(draft, &line, felt));
            return line;
        }
    }
    line
}

/// Returns the edit that ends a forgotten timer, and then does what becomes of its block.
fn ending(
    draft: &Draft<'_>,
    target: &Target,
    ended: Block,
    way: &CloseWay,
    day: Option<(NaiveDate, Option<Span>)>,
) -> Option<Result<Edit, Refused>> {
    let end = edits::replace(&draft.life, draft.ctx, target, ended, "ended");
    let mut then = draft.life.clone();
    let both = end.and_then(|end| {
        then.apply(end.clone())?;
        Ok(end)
    });
    match both {
        Ok(end) => {
            let edit = edit((&then, draft.ctx), &target.now(&then), way, day)?;
            Some(edit.map(|edit| together(vec![end, edit])))
        }
        Err(refused) => Some(Err(refused)),
    }
}

/// Returns a block whose timer was forgotten as it is once that ends: with its plan, else when the timer stops counting.
/// `None`: no timer runs, or it was not forgotten.
fn ended(draft: &Draft<'_>, target: &Target) -> Option<Block> {
    let (life, ctx) = (&draft.life, draft.ctx);
    let day = life.day(target.date)?;
    let running = of_block(life, ctx, day, &target.block).next_back()?;
    is_timer_over(life, ctx, day, &target.block).then_some(())?;
    let end = running.plan_end.filter(|end| *end > running.since).unwrap_or(running.counts_to);
    let zone = day.zone_of(&target.block, ctx.zone);
    let spans = zone.spans(day.date, running.since, end)?;
    let over = target.block.actual.iter().filter(|one| matches!(one, Stretch::Over(_))).copied();
    let actual = over.chain(spans.into_iter().map(Stretch::Over)).collect();
    Some(Block { actual, ..target.block.clone() })
}

/// Returns the minutes done of a block of a day.
fn done(draft: &Draft<'_>, block: &Block, date: NaiveDate) -> i64 {
    let day = draft.life.day(date);
    day.map_or(0, |day| covered(draft.life.lived(draft.ctx, day, block)))
}

/// Returns the likely way. `None`: to the next day with room.
fn likely(draft: &Draft<'_>, target: &Target, done: i64, scope: &CloseScope) -> Option<CloseWay> {
    let yesterday = plus(draft.life.today(draft.ctx), -1);
    match target.block.plan {
        _ if target.date < yesterday && !scope.is_named => Some(CloseWay::Left),
        None => Some(CloseWay::Skipped),
        Some(plan) if done > 0 && 2 * done < i64::from(plan.minutes()) => None,
        Some(_) => Some(CloseWay::Done),
    }
}

/// Returns the length with which a block moves, in minutes: all of it, or what is left of it. `None` without a plan.
fn length(target: &Target, done: i64, is_shrunk: bool) -> Option<i64> {
    let planned = i64::from(target.block.plan?.minutes());
    let part = |minutes: i64| (minutes.max(0) as u64).div_ceil(STEP as u64) as i64 * STEP;
    let rest = if done > 0 { part(planned - done).max(LEAST) } else { planned };
    Some(if is_shrunk { part(rest / 2).max(LEAST.min(rest)) } else { rest })
}

/// Returns the days with room for a block, and the free time there.
fn days(
    draft: &Draft<'_>,
    target: &Target,
    length: Option<i64>,
    scope: &CloseScope,
) -> Vec<(NaiveDate, Option<Span>)> {
    let from = scope.ahead.0.max(plus(target.date, 1));
    let dates = from.iter_days().take_while(|date| *date <= scope.ahead.1);
    dates.filter_map(|date| Some((date, room(draft, target, length, date)?))).collect()
}

/// Returns the free time for a block on a day, in the current zone: `Some(None)` for an item without a set time. `None`
/// if the day has no room.
fn room(draft: &Draft<'_>, target: &Target, length: Option<i64>, date: NaiveDate) -> Option<Option<Span>> {
    let day = draft.day(date).filter(|day| day.head.grace.is_none())?;
    // A day with a block of the same routine has its own.
    let is_same = |block: &Block| block.routine.is_some() && block.routine == target.block.routine;
    if day.blocks.iter().any(is_same) {
        return None;
    }
    let Some((plan, length)) = target.block.plan.zip(length) else { return Some(None) };
    let (life, ctx) = (&draft.life, draft.ctx);
    // Without its id the block's own plan counts as taken. So the block gets another time.
    let plan = Span::new(plan.start, plan.start.shifted(length)?);
    let block = Block { id: String::new(), plan: Some(plan), ..target.block.clone() };
    let areas = AreaTree::new(&life.profile);
    let whole = WholeDay::new(life, ctx, &day);
    let span = free_from(&life.profile, &areas, &whole, &block, ctx.zone, draft.now(date))?;
    let (start, end) = day.resolve(&block, span, ctx.zone)?;
    let time = |moment| ctx.zone.time_on(date, moment);
    // The span is in the current zone, which can't express every minute of another.
    let span = Span::new(time(start)?, time(end)?);
    (ctx.zone.resolve(date, span) == Some((start, end))).then_some(Some(span))
}

/// Returns the edit of a way. `day` is the day it moves to, with the free time there. `None` if the block is left, or
/// the day has no room.
fn edit(
    (life, ctx): (&Life, &Ctx),
    target: &Target,
    way: &CloseWay,
    day: Option<(NaiveDate, Option<Span>)>,
) -> Option<Result<Edit, Refused>> {
    Some(match way {
        CloseWay::Left => return None,
        CloseWay::Done => edits::done(life, ctx, target),
        CloseWay::DoneAt(spans) => edits::did(life, ctx, target, spans.clone()),
        CloseWay::Skipped => edits::skip(life, ctx, target),
        CloseWay::Day(_) => {
            let (date, span) = day?;
            edits::move_to(life, ctx, target, date, span)
        }
        CloseWay::Inbox => edits::to_inbox(life, ctx, target),
        CloseWay::CalledOff => edits::release(life, ctx, target),
        CloseWay::HandedOver(name) => {
            let title = format!("Ask {name}: {}", target.block.title);
            let task = Block { title, due: target.block.due, ..Block::default() };
            let asking = edits::inbox_add(life, ctx, task);
            asking.and_then(|asking| Ok(together(vec![edits::skip(life, ctx, target)?, asking])))
        }
        CloseWay::SaidNo => {
            let to = target.block.with.first().cloned().unwrap_or_default();
            let spared = target.block.plan.map(|plan| Minutes(plan.minutes()));
            let on = Some(life.today(ctx));
            let no = No { to, what: target.block.title.clone(), spared, on, ..No::default() };
            edits::skip(life, ctx, target).map(|skip| together(vec![skip, edits::no_add(life, no)]))
        }
    })
}

/// Rates a block that was done, at least in part. Returns whether it was rated.
fn rate(draft: &mut Draft<'_>, line: &CloseLine, felt: Option<crate::domain::Energy>) -> bool {
    let was_done = match line.way {
        CloseWay::Done | CloseWay::DoneAt(_) => true,
        CloseWay::Day(_) | CloseWay::Inbox => line.done > 0,
        _ => false,
    };
    let target = line.target.now(&draft.life);
    let edit = edits::energy(&draft.life, draft.ctx, &target, felt);
    felt.is_some() && was_done && (target.block.energy == felt || draft.make(edit))
}
