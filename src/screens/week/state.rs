//! State of Week: the view, the report, and the part below the days.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::alignment::Period;
use crate::app::{Model, ScreenState};
use crate::domain::config::WeekStart;
use crate::domain::date::plus;
use crate::domain::{Ctx, Life, Week};
use crate::report::day::Agenda;
use crate::report::gather::{self, REACH, gather};
use crate::report::standing::Standing;
use crate::report::week::{Showing, WeekReport, days, needed, shown, span};

/// Part of the screen below the days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeekPart {
    /// Hours of each day. Only a terminal with few rows shows them alone.
    Days,
    /// Values with their targets.
    Values,
    /// Hours by area.
    Areas,
}

impl WeekPart {
    /// Returns the next one, in the order of Tab.
    pub fn next(self, is_low: bool) -> WeekPart {
        match self {
            WeekPart::Days => WeekPart::Values,
            WeekPart::Values => WeekPart::Areas,
            WeekPart::Areas if is_low => WeekPart::Days,
            WeekPart::Areas => WeekPart::Values,
        }
    }

    /// Returns the previous one, in the order of Tab.
    pub fn previous(self, is_low: bool) -> WeekPart {
        let others = [WeekPart::Days, WeekPart::Values, WeekPart::Areas];
        others.into_iter().find(|other| other.next(is_low) == self).unwrap_or(self)
    }
}

/// State of Week.
#[derive(Debug, Clone)]
pub struct WeekState {
    /// View chosen: forecast, plan, or what was done.
    pub showing: Showing,
    /// Part chosen below the days. None means the values or, with few rows, the hours of the days.
    pub part: Option<WeekPart>,
    /// First row of that part in view.
    pub part_top: u16,
    /// Rows of an hour, 1 or 2. None means 2 where they fit.
    pub rows: Option<u16>,
    /// Report shown. None until its days are loaded.
    pub content: Option<Box<WeekReport>>,
    /// The other days of the week, by date.
    pub others: BTreeMap<NaiveDate, Agenda>,
}

impl Default for WeekState {
    fn default() -> WeekState {
        WeekState {
            showing: Showing::Outlook,
            part: None,
            part_top: 0,
            rows: None,
            content: None,
            others: BTreeMap::new(),
        }
    }
}

impl WeekState {
    /// Returns the part below the days.
    pub fn part(&self, is_low: bool) -> WeekPart {
        match self.part {
            Some(WeekPart::Days) | None if !is_low => WeekPart::Values,
            part => part.unwrap_or(WeekPart::Days),
        }
    }

    /// Builds the report, and the days beside the one shown. The days gathered for the ISO week are used again, where
    /// the same days are shown.
    fn built(
        &self,
        life: &Life,
        ctx: &Ctx,
        (date, start): (NaiveDate, WeekStart),
        standing: Option<&Standing>,
    ) -> (WeekReport, BTreeMap<NaiveDate, Agenda>) {
        let shown = shown(date, start);
        let week = Week::of(date);
        let standing = standing.filter(|standing| standing.week == week && shown == Period::week(week));
        let as_of = gather::as_of(life, ctx);
        let content = match standing {
            Some(standing) => WeekReport::new(life, standing.gathered(), &as_of, date, shown, self.showing),
            None => {
                let gathered = gather(life, ctx, span(date, shown));
                WeekReport::new(life, &gathered, &as_of, date, shown, self.showing)
            }
        };
        let others = days(shown).filter(|day| *day != date);
        (content, others.map(|day| (day, Agenda::new(life, ctx, day))).collect())
    }

    /// Drops the report and the other days, unless they are for this day and its week.
    fn clear_unless(&mut self, date: NaiveDate, start: WeekStart) {
        let is_of_it = |content: &WeekReport| content.date == date && content.shown == shown(date, start);
        if !self.content.as_deref().is_some_and(is_of_it) {
            self.content = None;
            self.others.clear();
        }
    }
}

impl ScreenState for WeekState {}

/// Returns the state of Week.
pub fn kept(model: &Model) -> &WeekState {
    model.kept()
}

/// Returns the state of Week, to be changed.
pub fn kept_mut(model: &mut Model) -> &mut WeekState {
    model.kept_mut()
}

/// Builds what the screen shows, once its days are loaded.
pub(super) fn refresh(model: &mut Model, ctx: &Ctx) {
    let of = (model.date, model.config.week_start);
    let (from, to) = needed(of.0, of.1);
    if model.life.missing(from, to).is_some() {
        return kept_mut(model).clear_unless(of.0, of.1);
    }
    let (content, others) = kept(model).built(&model.life, ctx, of, model.standing.as_ref());
    let state = kept_mut(model);
    (state.content, state.others) = (Some(Box::new(content)), others);
}

/// Builds the days around a day in another week. Returns the first and the last day to load. None where all
/// are loaded.
pub(super) fn look_beside(model: &mut Model, ctx: &Ctx, date: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let shown = shown(date, model.config.week_start);
    let others = days(shown).filter(|day| *day != date);
    let others: Vec<_> = others.map(|day| (day, Agenda::new(&model.life, ctx, day))).collect();
    kept_mut(model).others.extend(others);
    model.life.missing(plus(shown.from, -REACH), shown.to)
}

/// Returns the seven days shown, around the day of the block being written or, without one, the day shown.
/// Days not loaded yet are left out.
pub fn week_days(model: &Model) -> Vec<(NaiveDate, &Agenda)> {
    let shown = shown(model.shown().date, model.config.week_start);
    days(shown).filter_map(|date| Some((date, agenda_of(model, date)?))).collect()
}

/// Returns a day of the week as it is shown. None where it is not loaded.
pub fn agenda_of(model: &Model, date: NaiveDate) -> Option<&Agenda> {
    let would_be = model.preview.as_ref().map(|preview| &preview.agenda);
    let would_be = would_be.filter(|agenda| agenda.date == date);
    let in_view = (model.agenda.date == date).then_some(&model.agenda);
    would_be.or(in_view).or_else(|| kept(model).others.get(&date))
}
