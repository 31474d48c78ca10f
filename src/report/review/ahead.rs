//! The week ahead, as a review leaves it: what was left over and what becomes of it, days of grace, and a slot for
//! each starving value. What is shown is what finishing the review does, in one edit.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::draft::AheadDraft;
use super::left_over::{DayWay, LeftDay, LeftOverWay, Leftover, left_over};
use crate::alignment::Score;
use crate::domain::verbs;
use crate::domain::{Change, Ctx, Edit, Life, Place, Refused, Span, Week};

/// Below this part of what it asked for in a week a value is starving. A convention.
pub const STARVING: f64 = 0.5;

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
    pub leftovers: BTreeMap<(NaiveDate, String), LeftOverWay>,
    /// By day: what becomes of all that was left over of it.
    pub left_days: BTreeMap<NaiveDate, DayWay>,
    /// By day: whether it is one of grace.
    pub grace: BTreeMap<NaiveDate, bool>,
    /// By value: which of its slots, or none.
    pub slots: BTreeMap<String, Option<usize>>,
}

impl Choices {
    /// That everything stays as the files have it: for where nothing is offered, only told.
    pub fn none(life: &Life, ctx: &Ctx, week: Week) -> Choices {
        let left = left_over(life, ctx, week);
        let left_days = left.iter().map(|target| (target.date, DayWay::Leave)).collect();
        let blocks = left.into_iter().map(|target| (target.date, target.block.id));
        Choices {
            leftovers: blocks.map(|block| (block, LeftOverWay::Leave)).collect(),
            left_days,
            ..Choices::default()
        }
    }
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
    /// The days of which all that was left over goes one way, unless it is said otherwise.
    pub left_days: Vec<LeftDay>,
    /// Its days that are not over.
    pub days: Vec<DayAhead>,
    /// The values that starve.
    pub starving: Vec<Starving>,
    edits: Vec<Edit>,
}

impl Ahead {
    /// After a week that was lived as its score says. The days of both weeks have to be loaded.
    pub fn new(life: &Life, ctx: &Ctx, score: &Score, week: Week, choices: &Choices) -> Ahead {
        let ahead = week_ahead(week, life.today(ctx));
        let mut laid = AheadDraft::new(life, ctx, week, ahead);
        let from = ahead.monday().max(life.today(ctx));
        let dates: Vec<NaiveDate> = from.iter_days().take_while(|date| *date <= ahead.sunday()).collect();
        let was_grace = |date: NaiveDate| life.day(date).is_some_and(|day| day.head.grace.is_some());
        let is_chosen = |date: NaiveDate| choices.grace.get(&date).copied().unwrap_or(was_grace(date));
        for date in dates.iter().filter(|date| is_chosen(**date) != was_grace(**date)) {
            let reason = is_chosen(*date).then(String::new);
            let edit = verbs::grace(&laid.life, ctx, *date, reason);
            laid.make(edit);
        }
        let (leftovers, left_days) = laid.leave_all(life, left_over(life, ctx, week), &dates, choices);
        let starving = laid.feed(score, ahead, choices);
        let day = |date: &NaiveDate| {
            let (planned, free) = laid.hours(*date);
            let is_grace = laid.life.day(*date).is_some_and(|day| day.head.grace.is_some());
            DayAhead { date: *date, planned, free, was_grace: was_grace(*date), is_grace }
        };
        // Waking hours and boundaries stand in life.toml.
        let is_read = |date: &&NaiveDate| life.need([Place::Life, Place::Day(**date)]).is_ok();
        let days = dates.iter().filter(is_read).map(day).collect();
        let intention = life.weeks.get(&ahead).and_then(|record| record.intention.clone());
        Ahead { week: ahead, intention, leftovers, left_days, days, starving, edits: laid.edits }
    }

    /// Whether nothing is listed that anything could be chosen for, its days apart.
    pub fn is_decided(&self) -> bool {
        self.leftovers.is_empty() && self.starving.is_empty()
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
    if changes.is_empty() {
        return Err(Refused::because(format!("Week {} is reviewed already.", week.number())));
    }
    Ok(Edit::new(format!("W{:02} is reviewed{summary}", week.number()), changes))
}
