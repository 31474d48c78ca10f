//! The week ahead, as a review leaves it: what was left over and what becomes of it, days of grace, and a slot for
//! each starving value. What is shown is what finishing the review does, in one edit.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::alignment::{Period, Score};
use crate::domain::date::plus;
use crate::domain::season::Intent;
use crate::domain::verbs::{self, Target, intent_key};
use crate::domain::{
    AreaTree, Block, Change, Ctx, Day, Edit, Life, Minutes, Refused, Side, Span, Value, Week, covered,
};
use crate::planning::free::{gaps, nearest_free};
use crate::planning::recurrence::with_routines;
use crate::planning::slot;

/// Below this part of what it asked for in a week a value is starving. A convention.
pub const STARVING: f64 = 0.5;
/// A block that was carried so often goes to the inbox, where nothing is not offered another day: it wants thinking.
const OFTEN: u32 = 3;
/// So many slots are offered for a value, on as many days.
const SLOTS: usize = 3;

/// What is to become of a block that was left over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Carried to a day.
    Day(NaiveDate),
    /// Back to the inbox.
    Inbox,
    /// Crossed out.
    CrossOut,
    /// It was done, as planned.
    Done,
    /// It stays as it is.
    Leave,
}

/// A block of the week that was planned, is over, and has no status.
#[derive(Debug, Clone, PartialEq)]
pub struct Leftover {
    /// The block.
    pub target: Target,
    /// The ways it can go, each day with the time that is free there.
    pub ways: Vec<(Way, Option<Span>)>,
    /// Which of them it goes.
    pub chosen: usize,
}

impl Leftover {
    /// The way it goes.
    pub fn way(&self) -> (Way, Option<Span>) {
        self.ways.get(self.chosen).copied().unwrap_or((Way::Leave, None))
    }
}

/// A day of the week ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayAhead {
    /// Which.
    pub date: NaiveDate,
    /// Minutes planned on it, sleep left out, with what is carried to it.
    pub planned: i64,
    /// Minutes of its waking hours in which nothing is planned.
    pub free: i64,
    /// Whether it is one of grace already.
    pub was_grace: bool,
    /// Whether it is to be.
    pub is_grace: bool,
}

/// A value that starves, and when it could have some time.
#[derive(Debug, Clone, PartialEq)]
pub struct Starving {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Minutes that it had in the week, and what it asked for.
    pub had: (f64, f64),
    /// Slots, the first free one first.
    pub slots: Vec<(NaiveDate, Span)>,
    /// Which of them is taken; none where none is.
    pub chosen: Option<usize>,
}

impl Starving {
    /// The slot that is taken.
    pub fn slot(&self) -> Option<(NaiveDate, Span)> {
        self.slots.get(self.chosen?).copied()
    }
}

/// What was chosen other than what is offered.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choices {
    /// By block: what becomes of it.
    pub leftovers: BTreeMap<(NaiveDate, String), Way>,
    /// By day: whether it is one of grace.
    pub grace: BTreeMap<NaiveDate, bool>,
    /// By value: which of its slots, or none.
    pub slots: BTreeMap<String, Option<usize>>,
}

/// The week ahead.
#[derive(Debug, Clone, PartialEq)]
pub struct Ahead {
    /// Which.
    pub week: Week,
    /// What it is for, where that is said.
    pub intention: Option<String>,
    /// What was left over, in the order of the week.
    pub leftovers: Vec<Leftover>,
    /// Its days that are not over.
    pub days: Vec<DayAhead>,
    /// The values that starve.
    pub starving: Vec<Starving>,
    edits: Vec<Edit>,
}

impl Ahead {
    /// After a week that was lived as its score says. The days of both weeks have to be loaded.
    pub fn new(life: &Life, ctx: &Ctx, score: &Score, plan: &Score, week: Week, choices: &Choices) -> Ahead {
        let ahead = week_ahead(week, life.today(ctx));
        let is_reviewed = life.weeks.get(&week).is_some_and(|record| record.reviewed.is_some());
        let mut laid = Laid { life: around(life, week, ahead), ctx, edits: Vec::new(), is_reviewed };
        let from = ahead.monday().max(life.today(ctx));
        let dates: Vec<NaiveDate> = from.iter_days().take_while(|date| *date <= ahead.sunday()).collect();
        let was_grace = |date: NaiveDate| life.day(date).is_some_and(|day| day.head.grace.is_some());
        let is_grace = |date: NaiveDate| choices.grace.get(&date).copied().unwrap_or(was_grace(date));
        for date in dates.iter().filter(|date| is_grace(**date) != was_grace(**date)) {
            let reason = is_grace(*date).then(String::new);
            let edit = verbs::grace(&laid.life, ctx, *date, reason);
            laid.make(edit);
        }
        let leftovers = left_over(life, ctx, week);
        let leftovers = leftovers.into_iter().map(|target| laid.leave(target, &dates, choices)).collect();
        let starving = laid.feed(score, plan, ahead, choices);
        let day = |date: &NaiveDate| {
            let (planned, free) = laid.hours(*date);
            DayAhead { date: *date, planned, free, was_grace: was_grace(*date), is_grace: is_grace(*date) }
        };
        let days = dates.iter().map(day).collect();
        let intention = life.weeks.get(&ahead).and_then(|record| record.intention.clone());
        Ahead { week: ahead, intention, leftovers, days, starving, edits: laid.edits }
    }

    /// What finishing does, besides marking the week as reviewed.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }
}

/// The week that a review plans for: the one after it, or this one where that is over.
pub fn week_ahead(week: Week, today: NaiveDate) -> Week {
    week.plus(1).max(Week::of(today))
}

/// The blocks of a week that were planned, are over, and have no status; not what came of routines and was never
/// touched, which is written in no file.
pub fn left_over(life: &Life, ctx: &Ctx, week: Week) -> Vec<Target> {
    let days = week.days().filter_map(|date| life.day(date));
    let is_over = |day: &Day, block: &Block| {
        let end = block.plan.and_then(|plan| day.resolve(block, plan, ctx.zone)).map(|(_, end)| end);
        end.is_some_and(|end| end <= ctx.minute())
    };
    let of_day = |day: &'_ Day| {
        let waits =
            |block: &&Block| block.status.is_none() && block.running_since().is_none() && is_over(day, block);
        let mut left: Vec<Target> =
            day.blocks.iter().filter(waits).map(|block| Target::new(day.date, block.clone())).collect();
        left.sort_by_key(|target| target.block.plan);
        left
    };
    days.filter(|day| day.head.grace.is_none()).flat_map(of_day).collect()
}

/// The weekly target of a value on a day, as its season has it; none where it asks for nothing then.
fn weekly(life: &Life, date: NaiveDate, value: &Value) -> Option<f64> {
    let season = life.season_on(date);
    let said: Intent = season
        .and_then(|season| season.intent.get(&intent_key(life, season, &value.id)).cloned())
        .unwrap_or_default();
    let weekly = said.weekly.or(value.weekly).unwrap_or_default();
    let weight = said.weight.or(value.weight).unwrap_or(1.0);
    let asks = !said.resting && weight > 0.0 && weekly > Minutes(0);
    let holds = crate::domain::profile::in_force(value.from, value.until, date);
    (asks && holds && !(value.archived && value.until.is_none())).then_some(f64::from(weekly.0))
}

/// The part of a life that a review of a week writes in: small, so that what is laid out costs little.
fn around(life: &Life, week: Week, ahead: Week) -> Life {
    let days = |week: Week| life.days.range(plus(week.monday(), -1)..=plus(week.sunday(), 1));
    Life {
        profile: life.profile.clone(),
        seasons: life.seasons.clone(),
        routines: life.routines.clone(),
        inbox: life.inbox.clone(),
        ledger: Default::default(),
        weeks: [week, ahead].iter().filter_map(|week| Some((*week, life.weeks.get(week)?.clone()))).collect(),
        days: days(week).chain(days(ahead)).map(|(date, day)| (*date, day.clone())).collect(),
        first_day: life.first_day,
        locked: life.locked.clone(),
    }
}

/// The week ahead while it is laid out: each edit sees what those before it left.
struct Laid<'a> {
    life: Life,
    ctx: &'a Ctx,
    edits: Vec<Edit>,
    /// Whether the review is done: then nothing is offered a second time.
    is_reviewed: bool,
}

impl Laid<'_> {
    fn make(&mut self, edit: Result<Edit, Refused>) -> bool {
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
    fn leave(&mut self, target: Target, dates: &[NaiveDate], choices: &Choices) -> Leftover {
        let areas = AreaTree::new(&self.life.profile);
        let (profile, ctx) = (&self.life.profile, self.ctx);
        let room = |date: &NaiveDate| {
            let day = self.day(*date).filter(|day| day.head.grace.is_none())?;
            // Without its id it does not stand in its own way, where it comes to the day that it is on.
            let block = Block { id: String::new(), ..target.block.clone() };
            let span = nearest_free(profile, &areas, &day, &block, ctx.zone, self.now(*date))?;
            let (start, end) = day.resolve(&block, span, ctx.zone)?;
            let time = |moment| ctx.zone.time_on(*date, moment);
            Some((Way::Day(*date), Some(Span::new(time(start)?, time(end)?))))
        };
        let mut ways: Vec<(Way, Option<Span>)> = dates.iter().filter_map(room).collect();
        let usual = self.usual(&target, &ways, &areas);
        ways.extend([Way::Inbox, Way::CrossOut, Way::Done, Way::Leave].map(|way| (way, None)));
        let wanted = choices.leftovers.get(&(target.date, target.block.id.clone())).copied().unwrap_or(usual);
        let at = |wanted: Way| ways.iter().position(|(way, _)| *way == wanted);
        // A day that has no room left any more is none to choose.
        let chosen = at(wanted).or_else(|| at(Way::Inbox)).unwrap_or(0);
        let leftover = Leftover { target, ways, chosen };
        let (life, target) = (&self.life, &leftover.target);
        let edit = match leftover.way() {
            (Way::Day(date), span) => Some(verbs::move_to(life, ctx, target, date, span)),
            (Way::Inbox, _) => Some(verbs::to_inbox(life, ctx, target)),
            (Way::CrossOut, _) => Some(verbs::skip(life, ctx, target)),
            (Way::Done, _) => Some(verbs::done(life, ctx, target)),
            (Way::Leave, _) => None,
        };
        if let Some(edit) = edit {
            self.make(edit);
        }
        leftover
    }

    /// What is offered: its weekday where that has room, else the next day that has. What keeps the house going is
    /// over when its day is; what its routine brings again needs no carrying; and of a day on which nothing at all
    /// was written down, aplomb does not know what came about.
    fn usual(&self, target: &Target, ways: &[(Way, Option<Span>)], areas: &AreaTree) -> Way {
        let block = &target.block;
        let is_written = self.life.day(target.date).is_some_and(|day| {
            day.blocks.iter().any(|block| block.status.is_some() || !block.actual.is_empty())
        });
        let is_upkeep = block.area.as_deref().and_then(|area| areas.side(area)) == Some(Side::Upkeep);
        if !is_written || self.is_reviewed {
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

    /// Finds slots for the values that starve, and lays out those that are taken.
    fn feed(&mut self, score: &Score, plan: &Score, ahead: Week, choices: &Choices) -> Vec<Starving> {
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
            let planned = plan.values.iter().find(|one| one.id == value.id).map_or(0.0, |one| one.minutes);
            let wanted = weekly(&self.life, ahead.monday(), &value).unwrap_or(0.0);
            let lacking = (wanted - planned).ceil();
            if minutes >= STARVING * asked || lacking < 1.0 {
                continue;
            }
            let mut slots: Vec<(NaiveDate, Span)> = Vec::new();
            let mut from = ahead.monday();
            while slots.len() < SLOTS && from <= ahead.sunday() {
                let Some(found) =
                    slot::slot(&self.life, ctx, Period::new(from, ahead.sunday()), lacking as u32)
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
            let found = Starving { id: value.id.clone(), name, had: (minutes, asked), slots, chosen };
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
                self.make(edit);
            }
            starving.push(found);
        }
        starving
    }

    /// The area in which most blocks of these weeks serve a value.
    fn area_of(&self, value: &str) -> Option<String> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let blocks = self.life.days.values().flat_map(|day| &day.blocks);
        let serving = blocks.filter(|block| block.values.iter().any(|id| id == value));
        for area in serving.filter_map(|block| block.area.as_deref()) {
            *counts.entry(area).or_default() += 1;
        }
        counts.into_iter().max_by_key(|(_, count)| *count).map(|(area, _)| area.to_owned())
    }

    /// Minutes planned on a day, sleep left out, and minutes of its waking hours that are free.
    fn hours(&self, date: NaiveDate) -> (i64, i64) {
        let Some(day) = self.day(date) else { return (0, 0) };
        let areas = AreaTree::new(&self.life.profile);
        let is_sleep =
            |block: &Block| block.area.as_deref().is_some_and(|area| areas.is_under(area, "sleep"));
        let counts = |block: &&Block| block.status.is_none() && !is_sleep(block);
        let plans = day.blocks.iter().filter(counts);
        let plans = plans.filter_map(|block| day.resolve(block, block.plan?, self.ctx.zone)).collect();
        let free = gaps(&day, self.life.profile.day.wake, self.ctx.zone, self.now(date));
        (covered(plans), free.iter().map(|span| i64::from(span.minutes())).sum())
    }
}

/// One edit of everything that finishing a review does: the week is marked as reviewed with both numbers as they were
/// shown, and the week ahead is laid out as it is shown.
pub fn finish(
    life: &Life,
    ctx: &Ctx,
    week: Week,
    score: &Score,
    ahead: &Ahead,
    summary: &str,
) -> Result<Edit, Refused> {
    let shown = |number: Option<f64>| number.filter(|_| score.is_shown());
    let reviewed = verbs::reviewed(life, ctx, week, shown(score.alignment), shown(score.balance.score))?;
    let mut changes: Vec<Change> = ahead.edits.iter().flat_map(|edit| edit.changes.clone()).collect();
    changes.extend(reviewed.changes);
    Ok(Edit::new(format!("W{:02} is reviewed{summary}", week.number()), changes))
}
