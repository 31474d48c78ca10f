//! The Week screen: where one is on it, and what is shown.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::model::Model;
use crate::alignment::Period;
use crate::domain::config::WeekStart;
use crate::domain::date::plus;
use crate::domain::{Ctx, Life, Week};
use crate::report::day::Agenda;
use crate::report::gather::{self, REACH, gather};
use crate::report::standing::Standing;
use crate::report::week::{Showing, WeekReport, days, shown, span};

/// What stands below the days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The hours of each day alone, where there are few rows; else they stand there in any case.
    Days,
    /// The values with what is asked for them.
    Values,
    /// The hours by area.
    Areas,
}

impl Part {
    /// The one after it, in the order of Tab.
    pub fn next(self, is_low: bool) -> Part {
        match self {
            Part::Days => Part::Values,
            Part::Values => Part::Areas,
            Part::Areas if is_low => Part::Days,
            Part::Areas => Part::Values,
        }
    }

    /// The one before it.
    pub fn previous(self, is_low: bool) -> Part {
        let others = [Part::Days, Part::Values, Part::Areas];
        others.into_iter().find(|other| other.next(is_low) == self).unwrap_or(self)
    }
}

/// How the screen shows a week, and what is shown.
#[derive(Debug, Clone)]
pub struct State {
    /// Plan, lived, or as it stands.
    pub showing: Showing,
    /// What stands below the days; none: what there is room for.
    pub part: Option<Part>,
    /// From which of their rows on they are seen, where there is not room for all of them.
    pub part_top: u16,
    /// Rows for an hour, 1 or 2; none: two where they fit.
    pub rows: Option<u16>,
    /// What is shown; none until its days are there.
    pub content: Option<Box<WeekReport>>,
    /// The days beside the one under the cursor, laid out.
    pub others: BTreeMap<NaiveDate, Agenda>,
}

impl Default for State {
    fn default() -> State {
        State {
            showing: Showing::Outlook,
            part: None,
            part_top: 0,
            rows: None,
            content: None,
            others: BTreeMap::new(),
        }
    }
}

impl State {
    /// What stands below the days.
    pub fn part(&self, is_low: bool) -> Part {
        match self.part {
            Some(Part::Days) | None if !is_low => Part::Values,
            part => part.unwrap_or(Part::Days),
        }
    }

    /// Builds what is shown: the content, and the days that are shown beside the one in view. What is gathered for the
    /// week as it stands serves here too, where the days that are shown are those of the ISO week.
    pub(super) fn build(
        &mut self,
        life: &Life,
        ctx: &Ctx,
        (date, start): (NaiveDate, WeekStart),
        standing: Option<&Standing>,
    ) {
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
        self.content = Some(Box::new(content));
        let others = days(shown).filter(|day| *day != date);
        self.others = others.map(|day| (day, Agenda::new(life, ctx, day))).collect();
    }

    /// Lays out the days beside one that is written about, where it lies in another week than the day in view; gives
    /// those that have to be loaded for it.
    pub(super) fn look_beside(
        &mut self,
        life: &Life,
        ctx: &Ctx,
        date: NaiveDate,
        start: WeekStart,
    ) -> Option<(NaiveDate, NaiveDate)> {
        let shown = shown(date, start);
        let others = days(shown).filter(|day| *day != date);
        self.others.extend(others.map(|day| (day, Agenda::new(life, ctx, day))));
        life.missing(plus(shown.from, -REACH), shown.to)
    }

    /// Forgets what is shown, where it is not of the days that are to be shown.
    pub(super) fn clear_unless(&mut self, date: NaiveDate, start: WeekStart) {
        let is_of_it = |content: &WeekReport| content.date == date && content.shown == shown(date, start);
        if !self.content.as_deref().is_some_and(is_of_it) {
            self.content = None;
            self.others.clear();
        }
    }
}

impl Model {
    /// The seven days of the Week screen as they are shown: those around the one that is written about, which is as
    /// it would be, else around the day in view. Days that are not loaded yet are left out.
    pub fn week_days(&self) -> Vec<(NaiveDate, &Agenda)> {
        let shown = shown(self.shown().date, self.config.week_start);
        days(shown).filter_map(|date| Some((date, self.agenda_of(date)?))).collect()
    }

    /// A day of the week in view, laid out, as it is shown.
    pub fn agenda_of(&self, date: NaiveDate) -> Option<&Agenda> {
        let would_be = self.preview.as_ref().map(|preview| &preview.agenda);
        let would_be = would_be.filter(|agenda| agenda.date == date);
        let in_view = (self.agenda.date == date).then_some(&self.agenda);
        would_be.or(in_view).or_else(|| self.week.others.get(&date))
    }
}
