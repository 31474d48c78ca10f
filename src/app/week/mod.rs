//! The week in view: what it is for, its seven days with their hours, and what its values and areas are given. The
//! content is built once and shown by the screen and the command line alike.

pub mod content;
pub mod sentences;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

pub use content::{AreaRow, Content, DayHours, ValueRow};

use super::agenda::{Agenda, Item, State as BlockState};
use super::model::Model;
use super::standing::{REACH, Standing};
use crate::alignment::{Lens, Period};
use crate::domain::config::WeekStart;
use crate::domain::date::plus;
use crate::domain::record::words;
use crate::domain::{Ctx, Life, Week};

words! {
    /// What of a week is shown.
    Showing {
        /// What was lived, and from now on the plan.
        Outlook = "as it stands",
        /// The plan alone.
        Plan = "as planned",
        /// What was lived alone.
        Lived = "as lived",
    }
}

impl Showing {
    /// Through what its figures are seen.
    pub fn lens(self) -> Lens {
        match self {
            Showing::Outlook => Lens::Outlook,
            Showing::Plan => Lens::Plan,
            Showing::Lived => Lens::Actual,
        }
    }

    /// The next one.
    pub fn next(self) -> Showing {
        match self {
            Showing::Outlook => Showing::Plan,
            Showing::Plan => Showing::Lived,
            Showing::Lived => Showing::Outlook,
        }
    }

    /// Whether it shows a block at all.
    pub fn has(self, item: &Item) -> bool {
        match self {
            _ if item.state == BlockState::Untimed => true,
            Showing::Outlook => true,
            Showing::Plan => item.plan.is_some(),
            Showing::Lived => !item.lived.is_empty(),
        }
    }
}

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
    pub content: Option<Box<Content>>,
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
        let as_of = super::standing::as_of(life, ctx);
        let content = match standing {
            Some(standing) => Content::new(life, standing.gathered(), &as_of, date, shown, self.showing),
            None => {
                let gathered = super::standing::gather(life, ctx, span(date, shown));
                Content::new(life, &gathered, &as_of, date, shown, self.showing)
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
        let is_of_it = |content: &Content| content.date == date && content.shown == shown(date, start);
        if !self.content.as_deref().is_some_and(is_of_it) {
            self.content = None;
            self.others.clear();
        }
    }
}

/// The seven days that are shown with a day: from the last day on which weeks are shown to begin.
pub fn shown(date: NaiveDate, start: WeekStart) -> Period {
    let since_monday = i64::from(date.weekday().num_days_from_monday());
    let since = match start {
        WeekStart::Monday => since_monday,
        WeekStart::Sunday => (since_monday + 1) % 7,
        WeekStart::Saturday => (since_monday + 2) % 7,
    };
    let first = plus(date, -since);
    Period::new(first, plus(first, 6))
}

/// The days of a period, in order.
pub fn days(period: Period) -> impl Iterator<Item = NaiveDate> {
    period.from.iter_days().take_while(move |day| *day <= period.to)
}

/// All that has to be gathered: the days that are shown, and the ISO week of the day in view, of which the figures
/// are.
pub fn span(date: NaiveDate, shown: Period) -> Period {
    let week = Period::week(Week::of(date));
    Period::new(shown.from.min(week.from), shown.to.max(week.to))
}

/// The days that have to be loaded for that.
pub fn needed(date: NaiveDate, start: WeekStart) -> (NaiveDate, NaiveDate) {
    let span = span(date, shown(date, start));
    (plus(span.from, -REACH), plus(span.to, REACH))
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
