//! Next week in a review: blocks that are not marked and where they go, grace days, and times for values that fell
//! short. Finishing the review applies exactly what is shown, in one edit.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::draft;
use crate::alignment::Score;
use crate::domain::edits::{self, Target};
use crate::domain::{Change, Ctx, Edit, Life, Place, Refused, Span, Week};
use crate::planning::close::{
    self, CloseChoice, CloseChoices, CloseLine, CloseRow, CloseScope, CloseWay, unmarked,
};

/// Part of its target so far below which a value fell short in a week. A convention.
pub const STARVING: f64 = 0.5;

/// A day of next week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayAhead {
    /// The day.
    pub date: NaiveDate,
    /// Planned minutes without sleep, including blocks that move to the day.
    pub planned: i64,
    /// Free minutes in its waking hours.
    pub free: i64,
    /// Whether it is a grace day already.
    pub was_grace: bool,
    /// Whether it will be one.
    pub is_grace: bool,
}

/// A value that fell short, and free times for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Starving {
    /// Id of the value.
    pub id: String,
    /// Name of the value.
    pub name: String,
    /// Minutes done in the week, and the target.
    pub had: (f64, f64),
    /// Free times, the earliest first.
    pub slots: Vec<(NaiveDate, Span)>,
    /// Index of the chosen time. `None` if none is chosen.
    pub chosen: Option<usize>,
}

impl Starving {
    /// Returns the chosen time. `None` if none is chosen.
    pub fn slot(&self) -> Option<(NaiveDate, Span)> {
        self.slots.get(self.chosen?).copied()
    }
}

/// Choices of the user that differ from what is offered.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choices {
    /// What becomes of blocks that are not marked.
    pub closing: CloseChoices,
    /// Whether a day is a grace day.
    pub grace: BTreeMap<NaiveDate, bool>,
    /// Index of the free time for a value. `None` means no time.
    pub slots: BTreeMap<String, Option<usize>>,
}

impl Choices {
    /// Returns choices that change nothing, for output in which the user can't choose.
    pub fn none(life: &Life, ctx: &Ctx, week: Week) -> Choices {
        let left = |target: Target| {
            let way = Some(CloseWay::Left);
            ((target.date, target.block.id), CloseChoice { way, ..CloseChoice::default() })
        };
        let unmarked = unmarked(life, ctx, (week.monday(), week.sunday()));
        Choices { closing: unmarked.into_iter().map(left).collect(), ..Choices::default() }
    }
}

/// Next week.
#[derive(Debug, Clone, PartialEq)]
pub struct Ahead {
    /// Next week.
    pub week: Week,
    /// Goal of the week. `None` if not set.
    pub intention: Option<String>,
    /// Blocks not marked, and what becomes of them.
    pub unmarked: Vec<CloseLine>,
    /// The rows in which they are listed.
    pub rows: Vec<CloseRow>,
    /// Days of the week that are not over.
    pub days: Vec<DayAhead>,
    /// Values that fell short.
    pub starving: Vec<Starving>,
    edits: Vec<Edit>,
}

impl Ahead {
    /// Plans the week after the reviewed one. `score` is the score of the reviewed week. The days of both weeks must
    /// be loaded.
    pub fn new(life: &Life, ctx: &Ctx, score: &Score, week: Week, choices: &Choices) -> Ahead {
        let ahead = week_ahead(week, life.today(ctx));
        let mut laid = draft::begin(life, ctx, week, ahead);
        let from = ahead.monday().max(life.today(ctx));
        let dates: Vec<NaiveDate> = from.iter_days().take_while(|date| *date <= ahead.sunday()).collect();
        let was_grace = |date: NaiveDate| life.day(date).is_some_and(|day| day.head.grace.is_some());
        let is_chosen = |date: NaiveDate| choices.grace.get(&date).copied().unwrap_or(was_grace(date));
        for date in dates.iter().filter(|date| is_chosen(**date) != was_grace(**date)) {
            let reason = is_chosen(*date).then(String::new);
            let edit = edits::grace(&laid.life, ctx, *date, reason);
            laid.make(edit);
        }
        let days = (week.monday(), week.sunday());
        let scope = CloseScope { days, ahead: (from, ahead.sunday()), is_named: false };
        let unmarked = close::on(&mut laid, life, &scope, &choices.closing);
        let starving = draft::feed(&mut laid, score, ahead, choices);
        let day = |date: &NaiveDate| {
            let (planned, free) = draft::hours(&laid, *date);
            let is_grace = laid.life.day(*date).is_some_and(|day| day.head.grace.is_some());
            DayAhead { date: *date, planned, free, was_grace: was_grace(*date), is_grace }
        };
        // Waking hours and boundaries are in life.toml.
        let is_read = |date: &&NaiveDate| life.need([Place::Life, Place::Day(**date)]).is_ok();
        let days = dates.iter().filter(is_read).map(day).collect();
        let intention = life.weeks.get(&ahead).and_then(|record| record.intention.clone());
        let rows = close::rows(&unmarked);
        Ahead { week: ahead, intention, unmarked, rows, days, starving, edits: laid.edits }
    }

    /// Returns whether nothing is left to choose, apart from grace days.
    pub fn is_decided(&self) -> bool {
        self.unmarked.is_empty() && self.starving.is_empty()
    }

    /// Returns the edits that finishing applies, besides marking the week as reviewed.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }
}

/// Returns the week that a review plans: the one after the reviewed week, or the current week if that one is over.
pub fn week_ahead(week: Week, today: NaiveDate) -> Week {
    week.plus(1).max(Week::of(today))
}

/// Returns one edit for everything that finishing a review does. It marks the week as reviewed with both numbers as
/// shown, and plans next week as shown.
///
/// # Errors
///
/// Refused if the week is reviewed already and nothing would change, or if the file of the week can't be written.
pub fn finish(
    life: &Life,
    ctx: &Ctx,
    week: Week,
    score: &Score,
    ahead: &Ahead,
    summary: &str,
) -> Result<Edit, Refused> {
    let shown = |number: Option<f64>| number.filter(|_| score.is_shown());
    let reviewed = edits::reviewed(life, ctx, week, shown(score.alignment), shown(score.balance.score))?;
    let mut changes: Vec<Change> = ahead.edits.iter().flat_map(|edit| edit.changes.clone()).collect();
    changes.extend(reviewed.changes);
    if changes.is_empty() {
        return Err(Refused::because(format!("Week {} is reviewed already.", week.number())));
    }
    Ok(Edit::new(format!("Week {} reviewed{summary}", week.number()), changes))
}
