//! The week ahead while it is laid out: what was left over is carried, what starves is fed, each after what was done
//! before it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::ahead::{Choices, Leftover, STARVING, Starving, Way};
use crate::alignment::{Period, Score};
use crate::app::offers;
use crate::domain::date::plus;
use crate::domain::verbs::{self, Target};
use crate::domain::{
    AreaTree, Block, Ctx, Day, Edit, Life, Place, Refused, Side, Span, Value, Week, covered,
};
use crate::planning::free::{free_from, gaps};
use crate::planning::recurrence::with_routines;
use crate::planning::slot;
use crate::planning::whole::{BESIDE, Whole};

/// A block that was carried so often goes to the inbox, where nothing is not offered another day: it wants thinking.
const OFTEN: u32 = 3;
/// So many slots are offered for a value, on as many days.
const SLOTS: usize = 3;

/// The weekly target of a value on a day, as its season has it; none where it asks for nothing then.
fn weekly(life: &Life, date: NaiveDate, value: &Value) -> Option<f64> {
    let asked = verbs::asked(life, life.season_on(date), value).minutes();
    asked.filter(|_| value.holds_on(date)).map(f64::from)
}

/// The part of a life that a review of a week writes in: small, so that what is laid out costs little.
fn around(life: &Life, week: Week, ahead: Week) -> Life {
    let dates = week.days().chain(ahead.days());
    Life { ledger: Default::default(), ..life.around(dates, BESIDE) }
}

/// The week ahead while it is laid out: each edit sees what those before it left.
pub(super) struct Laid<'a> {
    /// As it has become so far.
    pub(super) life: Life,
    ctx: &'a Ctx,
    /// What was done for it.
    pub(super) edits: Vec<Edit>,
    /// Whether nothing is offered to be moved: the review is done, or the week lies longer back than the last one.
    is_past: bool,
}

impl<'a> Laid<'a> {
    /// Of a life in which the days of both weeks are loaded.
    pub(super) fn new(life: &Life, ctx: &'a Ctx, week: Week, ahead: Week) -> Laid<'a> {
        let is_reviewed = life.weeks.get(&week).is_some_and(|record| record.reviewed.is_some());
        let is_past = is_reviewed || ahead > week.plus(1);
        Laid { life: around(life, week, ahead), ctx, edits: Vec::new(), is_past }
    }

    /// Does an edit where it can be done; says whether it could.
    pub(super) fn make(&mut self, edit: Result<Edit, Refused>) -> bool {
        let Ok(edit) = edit else { return false };
        let is_made = self.life.apply(edit.clone()).is_ok();
        if is_made {
            self.edits.push(edit);
        }
        is_made
    }

    fn day(&self, date: NaiveDate) -> Option<Cow<'_, Day>> {
        let day = self.life.day(date).filter(|day| day.locked.is_none())?;
        Some(with_routines(&self.life.routines, day, self.life.today(self.ctx)))
    }

    fn now(&self, date: NaiveDate) -> Option<i64> {
        (date == self.life.today(self.ctx)).then(|| self.ctx.minute())
    }

    /// Decides what becomes of a block that was left over, and lays it out.
    pub(super) fn leave(
        &mut self,
        target: Target,
        is_written: bool,
        dates: &[NaiveDate],
        choices: &Choices,
    ) -> Leftover {
        let areas = AreaTree::new(&self.life.profile);
        let (profile, ctx) = (&self.life.profile, self.ctx);
        let room = |date: &NaiveDate| {
            let day = self.day(*date).filter(|day| day.head.grace.is_none())?;
            let whole = Whole::new(&self.life, ctx, &day);
            // Without its id it does not stand in its own way, where it comes to the day that it is on.
            let block = Block { id: String::new(), ..target.block.clone() };
            let span = free_from(profile, &areas, &whole, &block, ctx.zone, self.now(*date))?;
            let (start, end) = day.resolve(&block, span, ctx.zone)?;
            let time = |moment| ctx.zone.time_on(*date, moment);
            // What is written is read in the current zone, where not every minute has a time of its own.
            let span = Some(Span::new(time(start)?, time(end)?));
            let is_exact = ctx.zone.resolve(*date, span?) == Some((start, end));
            is_exact.then_some((Way::Day(*date), span))
        };
        let mut ways: Vec<(Way, Option<Span>)> = dates.iter().filter_map(room).collect();
        let usual = self.usual(&target, is_written, &ways, &areas);
        let has_inbox = self.life.may_edit(Place::Inbox).is_ok();
        ways.extend(has_inbox.then_some((Way::Inbox, None)));
        ways.extend([Way::CrossOut, Way::Done, Way::Leave].map(|way| (way, None)));
        let wanted = choices.leftovers.get(&(target.date, target.block.id.clone())).copied().unwrap_or(usual);
        let at = |wanted: Way| ways.iter().position(|(way, _)| *way == wanted);
        // A day that has no room left any more is none to choose.
        let stays = at(Way::Leave).unwrap_or(0);
        let chosen = at(wanted).or_else(|| at(Way::Inbox)).unwrap_or(stays);
        let mut leftover = Leftover { target, ways, chosen };
        let (life, target) = (&self.life, &leftover.target);
        let edit = match leftover.way() {
            (Way::Day(date), span) => Some(verbs::move_to(life, ctx, target, date, span)),
            (Way::Inbox, _) => Some(verbs::to_inbox(life, ctx, target)),
            (Way::CrossOut, _) => Some(verbs::skip(life, ctx, target)),
            (Way::Done, _) => Some(verbs::done(life, ctx, target)),
            (Way::Leave, _) => None,
        };
        if edit.is_some_and(|edit| !self.make(edit)) {
            leftover.chosen = stays;
        }
        leftover
    }

    /// What is offered: its weekday where that has room, else the next day that has. What keeps the house going is
    /// over when its day is; what its routine brings again needs no carrying; and of a day on which nothing at all
    /// was written down, aplomb does not know what came about.
    fn usual(
        &self,
        target: &Target,
        is_written: bool,
        ways: &[(Way, Option<Span>)],
        areas: &AreaTree,
    ) -> Way {
        let block = &target.block;
        let is_upkeep = block.area.as_deref().and_then(|area| areas.side(area)) == Some(Side::Upkeep);
        if !is_written || self.is_past {
            return Way::Leave;
        }
        // What was lived without being ended was not left undone.
        if !block.actual.is_empty() {
            return Way::Done;
        }
        // What has its own hour, an appointment or a night, had it and is over.
        if block.fixed || self.is_of_the_night(block) {
            return Way::Leave;
        }
        if block.routine.is_some() || is_upkeep {
            return Way::CrossOut;
        }
        if block.carried >= OFTEN {
            return Way::Inbox;
        }
        let weekday = chrono::Datelike::weekday(&target.date);
        let days: Vec<NaiveDate> = ways
            .iter()
            .filter_map(|(way, _)| match way {
                Way::Day(date) => Some(*date),
                _ => None,
            })
            .collect();
        let same = days.iter().find(|date| chrono::Datelike::weekday(*date) == weekday);
        let number = weekday.num_days_from_monday();
        let later = days.iter().find(|date| chrono::Datelike::weekday(*date).num_days_from_monday() > number);
        same.or(later).or(days.last()).map_or(Way::Inbox, |date| Way::Day(*date))
    }

    /// Whether most of a block's plan lies outside waking hours.
    fn is_of_the_night(&self, block: &Block) -> bool {
        let wake = self.life.profile.day.wake;
        let (begin, end) = (i64::from(wake.start.minutes()), i64::from(wake.end.minutes()));
        block.plan.is_some_and(|plan| {
            let start = i64::from(plan.start.minutes());
            let length = i64::from(plan.minutes());
            let awake = (start + length).min(end) - start.max(begin);
            2 * awake < length
        })
    }

    /// Finds slots for the values that starve, and lays out those that are taken.
    pub(super) fn feed(&mut self, score: &Score, ahead: Week, choices: &Choices) -> Vec<Starving> {
        if !score.is_shown() {
            return Vec::new();
        }
        let ctx = self.ctx;
        let mut starving = Vec::new();
        for value in self.life.profile.values.clone() {
            let had = score.values.iter().find(|one| one.id == value.id);
            let Some((minutes, asked)) = had.and_then(|one| Some((one.minutes, one.target?))) else {
                continue;
            };
            let lacking = self.lacking(&value, ahead).ceil();
            if minutes >= STARVING * asked || lacking < 1.0 {
                continue;
            }
            let mut slots: Vec<(NaiveDate, Span)> = Vec::new();
            let mut from = ahead.monday();
            while slots.len() < SLOTS && from <= ahead.sunday() {
                let Some(found) =
                    slot::slot(&self.life, ctx, &value.id, Period::new(from, ahead.sunday()), lacking as u32)
                else {
                    break;
                };
                slots.push(found);
                from = plus(found.0, 1);
            }
            // What is free is offered; no hour is planned that no one asked for.
            let chosen = choices.slots.get(&value.id).copied().flatten();
            let chosen = chosen.filter(|at| *at < slots.len());
            let name = if value.name.is_empty() { value.id.clone() } else { value.name.clone() };
            let mut found = Starving { id: value.id.clone(), name, had: (minutes, asked), slots, chosen };
            if let Some((date, span)) = found.slot() {
                let block = Block {
                    title: found.name.clone(),
                    plan: Some(span),
                    area: self.area_of(&found.id),
                    values: vec![found.id.clone()],
                    agenda: Some(crate::domain::Agenda::Mine),
                    ..Block::default()
                };
                let edit = verbs::add(&self.life, ctx, date, block);
                if !self.make(edit) {
                    found.chosen = None;
                }
            }
            starving.push(found);
        }
        starving
    }

    /// Minutes that a value asks for in the week ahead, days of grace left out, and does not get by what is lived
    /// and laid out so far.
    fn lacking(&self, value: &Value, ahead: Week) -> f64 {
        let ctx = self.ctx;
        let (mut asked, mut spans) = (0.0, Vec::new());
        for day in ahead.days().filter_map(|date| self.life.day(date)) {
            let Some(weekly) = weekly(&self.life, day.date, value).filter(|_| day.head.grace.is_none())
            else {
                continue;
            };
            asked += weekly / 7.0;
            let day = with_routines(&self.life.routines, day, self.life.today(ctx));
            for block in day.blocks.iter().filter(|block| self.serves(block, &value.id)) {
                spans.extend(self.life.lived(ctx, &day, block));
                let plan = block.plan.filter(|_| block.status.is_none());
                let plan = plan.and_then(|plan| day.resolve(block, plan, ctx.zone));
                spans.extend(plan.map(|(start, end)| (start.max(ctx.minute()), end)));
            }
        }
        spans.retain(|(start, end)| start < end);
        asked - covered(spans) as f64
    }

    /// Whether a block serves a value, by whichever of its ids.
    fn serves(&self, block: &Block, value: &str) -> bool {
        let ids = block.values.iter();
        ids.filter_map(|id| self.life.profile.value(id)).any(|known| known.id == value)
    }

    /// The area in which most blocks of these weeks serve a value; where none does, that of such a value at the first
    /// start.
    fn area_of(&self, value: &str) -> Option<String> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let blocks = self.life.days.values().flat_map(|day| &day.blocks);
        let serving = blocks.filter(|block| self.serves(block, value));
        for area in serving.filter_map(|block| block.area.as_deref()) {
            *counts.entry(area).or_default() += 1;
        }
        let most = counts.into_iter().max_by_key(|(_, count)| *count).map(|(area, _)| area);
        most.or_else(|| offers::area_of(value)).map(str::to_owned)
    }

    /// Minutes planned on a day, sleep left out, and minutes of its waking hours that are free.
    pub(super) fn hours(&self, date: NaiveDate) -> (i64, i64) {
        let Some(day) = self.day(date) else { return (0, 0) };
        let areas = AreaTree::new(&self.life.profile);
        let is_sleep =
            |block: &Block| block.area.as_deref().is_some_and(|area| areas.is_under(area, "sleep"));
        let counts = |block: &&Block| block.status.is_none() && !is_sleep(block);
        let plans = day.blocks.iter().filter(counts);
        let plans = plans.filter_map(|block| day.resolve(block, block.plan?, self.ctx.zone)).collect();
        let free = gaps(
            &Whole::new(&self.life, self.ctx, &day),
            self.life.profile.day.wake,
            self.ctx.zone,
            self.now(date),
        );
        (covered(plans), free.iter().map(|span| i64::from(span.minutes())).sum())
    }
}
