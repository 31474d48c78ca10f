//! The Week screen: where one is on it, and what is shown.

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

/// What stands below the days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Below {
    /// The hours of each day alone, where there are few rows; else they stand there in any case.
    Days,
    /// The values with what is asked for them.
    Values,
    /// The hours by area.
    Areas,
}

impl Below {
    /// The one after it, in the order of Tab.
    pub fn next(self, is_low: bool) -> Below {
        match self {
            Below::Days => Below::Values,
            Below::Values => Below::Areas,
            Below::Areas if is_low => Below::Days,
            Below::Areas => Below::Values,
        }
    }

    /// The one before it.
    pub fn previous(self, is_low: bool) -> Below {
        let others = [Below::Days, Below::Values, Below::Areas];
        others.into_iter().find(|other| other.next(is_low) == self).unwrap_or(self)
    }
}

/// How the screen shows a week, and what is shown.
#[derive(Debug, Clone)]
pub struct WeekState {
    /// Plan, lived, or as it stands.
    pub showing: Showing,
    /// What stands below the days; none: what there is room for.
    pub part: Option<Below>,
    /// From which of their rows on they are seen, where there is not room for all of them.
    pub part_top: u16,
    /// Rows for an hour, 1 or 2; none: two where they fit.
    pub rows: Option<u16>,
    /// What is shown; none until its days are there.
    pub content: Option<Box<WeekReport>>,
    /// The days beside the one under the cursor, laid out.
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
    /// What stands below the days.
    pub fn part(&self, is_low: bool) -> Below {
        match self.part {
            Some(Below::Days) | None if !is_low => Below::Values,
            part => part.unwrap_or(Below::Days),
        }
    }

    /// Builds what is shown: the content, and the days that are shown beside the one in view. What is gathered for the
    /// week as it stands serves here too, where the days that are shown are those of the ISO week.
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

    /// Forgets what is shown, where it is not of the days that are to be shown.
    fn clear_unless(&mut self, date: NaiveDate, start: WeekStart) {
        let is_of_it = |content: &WeekReport| content.date == date && content.shown == shown(date, start);
        if !self.content.as_deref().is_some_and(is_of_it) {
            self.content = None;
            self.others.clear();
        }
    }
}

impl ScreenState for WeekState {}

/// What Week keeps.
pub fn kept(model: &Model) -> &WeekState {
    model.kept()
}

/// The same, to be changed.
pub fn kept_mut(model: &mut Model) -> &mut WeekState {
    model.kept_mut()
}

/// Builds what the screen shows, once its days are there.
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

/// The days on either side of those that are written about, where these lie in another week than the day in view, and
/// what of them has to be loaded.
pub(super) fn look_beside(model: &mut Model, ctx: &Ctx, date: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let shown = shown(date, model.config.week_start);
    let others = days(shown).filter(|day| *day != date);
    let others: Vec<_> = others.map(|day| (day, Agenda::new(&model.life, ctx, day))).collect();
    kept_mut(model).others.extend(others);
    model.life.missing(plus(shown.from, -REACH), shown.to)
}

/// The seven days of the Week screen as they are shown: those around the one that is written about, which is as
/// it would be, else around the day in view. Days that are not loaded yet are left out.
pub fn week_days(model: &Model) -> Vec<(NaiveDate, &Agenda)> {
    let shown = shown(model.shown().date, model.config.week_start);
    days(shown).filter_map(|date| Some((date, agenda_of(model, date)?))).collect()
}

/// A day of the week in view, laid out, as it is shown.
pub fn agenda_of(model: &Model, date: NaiveDate) -> Option<&Agenda> {
    let would_be = model.preview.as_ref().map(|preview| &preview.agenda);
    let would_be = would_be.filter(|agenda| agenda.date == date);
    let in_view = (model.agenda.date == date).then_some(&model.agenda);
    would_be.or(in_view).or_else(|| kept(model).others.get(&date))
}
