//! A draft of next week: values that fell short get time, one after the other.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::ahead::{Choices, STARVING, Starving};
use crate::alignment::{Period, Score, whole_minutes};
use crate::domain::common_values;
use crate::domain::date::plus;
use crate::domain::edits;
use crate::domain::{AreaTree, Block, Ctx, Life, Value, Week, covered};
use crate::planning::draft::Draft;
use crate::planning::free::gaps;
use crate::planning::recurrence::with_routines;
use crate::planning::slot::{Slot, slot};
use crate::planning::whole_day::{BESIDE, WholeDay};

/// Number of free times offered for a value, each on another day.
const SLOTS: usize = 3;

/// Returns the weekly target of a value on a day, in minutes. `None` if it has none.
fn weekly(life: &Life, date: NaiveDate, value: &Value) -> Option<f64> {
    let asked = edits::value_target(life, life.season_on(date), value).minutes();
    asked.filter(|_| value.holds_on(date)).map(f64::from)
}

/// Returns the part of a life that a review changes. It is small, so a draft is cheap to make.
fn around(life: &Life, week: Week, ahead: Week) -> Life {
    let dates = week.days().chain(ahead.days());
    Life { ledger: Default::default(), ..life.around(dates, BESIDE) }
}

/// A draft of next week.
pub(super) struct AheadDraft<'a> {
    /// Edits so far, and the life that they lead to.
    pub(super) draft: Draft<'a>,
}

impl<'a> AheadDraft<'a> {
    /// Starts a draft. The days of both weeks must be loaded.
    pub(super) fn new(life: &Life, ctx: &'a Ctx, week: Week, ahead: Week) -> AheadDraft<'a> {
        AheadDraft { draft: Draft::new(around(life, week, ahead), ctx) }
    }

    /// Finds free times for values that fell short, and adds the chosen ones.
    pub(super) fn feed(&mut self, score: &Score, ahead: Week, choices: &Choices) -> Vec<Starving> {
        if !score.is_shown() {
            return Vec::new();
        }
        let ctx = self.draft.ctx;
        let mut starving = Vec::new();
        // Each time is offered to one value only. So a choice for one value changes no time of another.
        let mut offered: Vec<Slot> = Vec::new();
        for value in self.draft.life.profile.values.clone() {
            let had = score.values.iter().find(|one| one.id == value.id);
            let Some((minutes, asked, due)) = had.and_then(|one| Some((one.minutes, one.target?, one.due?)))
            else {
                continue;
            };
            let lacking = self.lacking(&value, ahead).ceil();
            if minutes >= STARVING * due || lacking < 1.0 {
                continue;
            }
            let mut slots: Vec<Slot> = Vec::new();
            let mut from = ahead.monday();
            while slots.len() < SLOTS && from <= ahead.sunday() {
                let (period, wanted) = (Period::new(from, ahead.sunday()), whole_minutes(lacking));
                let Some(found) = slot(&self.draft.life, ctx, &value.id, period, wanted, &offered) else {
                    break;
                };
                slots.push(found);
                from = plus(found.0, 1);
            }
            // Free times are only offered. Nothing is planned unless the user chose it.
            let chosen = choices.slots.get(&value.id).copied().flatten();
            let chosen = chosen.filter(|at| *at < slots.len());
            let name = if value.name.is_empty() { value.id.clone() } else { value.name.clone() };
            let mut found = Starving { id: value.id.clone(), name, had: (minutes, asked), slots, chosen };
            offered.extend(found.slot().or(found.slots.first().copied()));
            if let Some((date, span)) = found.slot() {
                let block = Block {
                    title: found.name.clone(),
                    plan: Some(span),
                    area: self.area_of(&found.id),
                    values: vec![found.id.clone()],
                    agenda: Some(crate::domain::Agenda::Mine),
                    ..Block::default()
                };
                let edit = edits::add(&self.draft.life, ctx, date, block);
                if !self.draft.make(edit) {
                    found.chosen = None;
                }
            }
            starving.push(found);
        }
        starving
    }

    /// Returns the minutes by which a value falls short next week, counting what is done and planned so far. Grace
    /// days have no target.
    fn lacking(&self, value: &Value, ahead: Week) -> f64 {
        let ctx = self.draft.ctx;
        let (mut asked, mut spans) = (0.0, Vec::new());
        for day in ahead.days().filter_map(|date| self.draft.life.day(date)) {
            let Some(weekly) = weekly(&self.draft.life, day.date, value).filter(|_| day.head.grace.is_none())
            else {
                continue;
            };
            asked += weekly / 7.0;
            let day = with_routines(&self.draft.life, day, self.draft.life.today(ctx));
            for block in day.blocks.iter().filter(|block| self.serves(block, &value.id)) {
                spans.extend(self.draft.life.lived(ctx, &day, block));
                let plan = block.plan.filter(|_| block.status.is_none());
                let plan = plan.and_then(|plan| day.resolve(block, plan, ctx.zone));
                spans.extend(plan.map(|(start, end)| (start.max(ctx.minute()), end)));
            }
        }
        spans.retain(|(start, end)| start < end);
        asked - covered(spans) as f64
    }

    /// Returns whether a block serves a value, by the value's current or a former id.
    fn serves(&self, block: &Block, value: &str) -> bool {
        let ids = block.values.iter();
        ids.filter_map(|id| self.draft.life.profile.value(id)).any(|known| known.id == value)
    }

    /// Returns the area of most blocks that serve a value in these weeks. Without such a block, returns the area that
    /// the value gets at the first start.
    fn area_of(&self, value: &str) -> Option<String> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let blocks = self.draft.life.days.values().flat_map(|day| &day.blocks);
        let serving = blocks.filter(|block| self.serves(block, value));
        for area in serving.filter_map(|block| block.area.as_deref()) {
            *counts.entry(area).or_default() += 1;
        }
        let most = counts.into_iter().max_by_key(|(_, count)| *count).map(|(area, _)| area);
        most.or_else(|| common_values::area_of(value)).map(str::to_owned)
    }

    /// Returns planned minutes of a day without sleep, and free minutes in its waking hours.
    pub(super) fn hours(&self, date: NaiveDate) -> (i64, i64) {
        let Some(day) = self.draft.day(date) else { return (0, 0) };
        let areas = AreaTree::new(&self.draft.life.profile);
        let is_sleep =
            |block: &Block| block.area.as_deref().is_some_and(|area| areas.is_under(area, "sleep"));
        let counts = |block: &&Block| block.status.is_none() && !is_sleep(block);
        let plans = day.blocks.iter().filter(counts);
        let plans = plans.filter_map(|block| day.resolve(block, block.plan?, self.draft.ctx.zone)).collect();
        let free = gaps(
            &WholeDay::new(&self.draft.life, self.draft.ctx, &day),
            self.draft.life.profile.day.wake,
            self.draft.ctx.zone,
            self.draft.now(date),
        );
        (covered(plans), free.iter().map(|span| i64::from(span.minutes())).sum())
    }
}
