//! A draft of next week: values that fell short get time, one after the other.

use chrono::NaiveDate;

use super::ahead::{Choices, STARVING, Starving};
use crate::alignment::{Period, Score, whole_minutes};
use crate::domain::edits;
use crate::domain::{AreaTree, Block, Ctx, Life, Value, Week, covered};
use crate::planning::draft::Draft;
use crate::planning::free::gaps;
use crate::planning::recurrence::{part, with_routines};
use crate::planning::suggest::{Finder, SUGGESTIONS, Shortfalls, Slot, Wanted, block_for};
use crate::planning::whole_day::{BESIDE, WholeDay};

/// Returns the weekly target of a value on a day, in minutes. `None` if it has none.
fn weekly(life: &Life, date: NaiveDate, value: &Value) -> Option<f64> {
    let asked = edits::value_target(life, life.season_on(date), value).minutes();
    asked.filter(|_| value.holds_on(date)).map(f64::from)
}

/// Returns the part of a life that a review changes. It is small, so a draft is cheap to make.
fn around(life: &Life, today: NaiveDate, week: Week, ahead: Week) -> Life {
    let dates = week.days().chain(ahead.days());
    Life { ledger: Default::default(), ..part(life, today, dates, BESIDE) }
}

/// Starts a draft of next week. The days of both weeks must be loaded.
pub(super) fn begin<'a>(life: &Life, ctx: &'a Ctx, week: Week, ahead: Week) -> Draft<'a> {
    Draft::new(around(life, life.today(ctx), week, ahead), ctx)
}

/// Finds free times for values that fell short, and adds the chosen ones.
pub(super) fn feed(draft: &mut Draft<'_>, score: &Score, ahead: Week, choices: &Choices) -> Vec<Starving> {
    if !score.is_shown() {
        return Vec::new();
    }
    let ctx = draft.ctx;
    let mut starving = Vec::new();
    // Each time is offered to one value only. So a choice for one value changes no time of another.
    let mut offered: Vec<Slot> = Vec::new();
    for value in draft.life.profile.values.clone() {
        let had = score.values.iter().find(|one| one.id == value.id);
        let Some((minutes, asked, needed)) =
            had.and_then(|one| Some((one.minutes, one.target?, one.needed?)))
        else {
            continue;
        };
        let lacking = lacking(draft, &value, ahead).ceil();
        if minutes >= STARVING * needed || lacking < 1.0 {
            continue;
        }
        let finder = Finder::new(&draft.life, ctx, Period::week(ahead), Shortfalls::default());
        let wanted = Wanted::value(&draft.life, &value.id, whole_minutes(lacking));
        let found = finder.find(&wanted, SUGGESTIONS, &offered);
        let mut slots: Vec<Slot> = found.into_iter().map(|one| one.slot).collect();
        slots.sort_unstable();
        // Free times are only offered. Nothing is planned unless the user chose it.
        let chosen = choices.slots.get(&value.id).copied().flatten();
        let chosen = chosen.filter(|at| *at < slots.len());
        let name = if value.name.is_empty() { value.id.clone() } else { value.name.clone() };
        let mut found = Starving { id: value.id.clone(), name, had: (minutes, asked), slots, chosen };
        offered.extend(found.slot().or(found.slots.first().copied()));
        if let Some((date, span)) = found.slot() {
            let block = Block { plan: Some(span), ..block_for(&draft.life, &found.id) };
            let edit = edits::add(&draft.life, ctx, date, block);
            if !draft.make(edit) {
                found.chosen = None;
            }
        }
        starving.push(found);
    }
    starving
}

/// Returns the minutes by which a value falls short next week, counting what is done and planned so far. Grace
/// days have no target.
fn lacking(draft: &Draft<'_>, value: &Value, ahead: Week) -> f64 {
    let ctx = draft.ctx;
    let (mut asked, mut spans) = (0.0, Vec::new());
    for day in ahead.days().filter_map(|date| draft.life.day(date)) {
        let Some(weekly) = weekly(&draft.life, day.date, value).filter(|_| day.head.grace.is_none()) else {
            continue;
        };
        asked += weekly / 7.0;
        let day = with_routines(&draft.life, day, draft.life.today(ctx));
        for block in day.blocks.iter().filter(|block| serves(&draft.life, block, &value.id)) {
            spans.extend(draft.life.lived(ctx, &day, block));
            let plan = block.plan.filter(|_| block.status.is_none());
            let plan = plan.and_then(|plan| day.resolve(block, plan, ctx.zone));
            spans.extend(plan.map(|(start, end)| (start.max(ctx.minute()), end)));
        }
    }
    spans.retain(|(start, end)| start < end);
    asked - covered(spans) as f64
}

/// Returns whether a block serves a value, by the value's current or a former id.
fn serves(life: &Life, block: &Block, value: &str) -> bool {
    let ids = block.values.iter();
    ids.filter_map(|id| life.profile.value(id)).any(|known| known.id == value)
}

/// Returns planned minutes of a day without sleep, and free minutes in its waking hours.
pub(super) fn hours(draft: &Draft<'_>, date: NaiveDate) -> (i64, i64) {
    let Some(day) = draft.day(date) else { return (0, 0) };
    let areas = AreaTree::new(&draft.life.profile);
    let is_sleep = |block: &Block| block.area.as_deref().is_some_and(|area| areas.is_under(area, "sleep"));
    let counts = |block: &&Block| block.status.is_none() && !is_sleep(block);
    let plans = day.blocks.iter().filter(counts);
    let plans = plans.filter_map(|block| day.resolve(block, block.plan?, draft.ctx.zone)).collect();
    let free = gaps(
        &WholeDay::new(&draft.life, draft.ctx, &day),
        draft.life.profile.day.wake,
        draft.ctx.zone,
        draft.now(date),
    );
    (covered(plans), free.iter().map(|span| i64::from(span.minutes())).sum())
}
