//! What is in view: the days that it takes, and what is built of them once they are there.

use chrono::NaiveDate;

use super::model::{Cursor, Model};
use super::screen::Screen;
use crate::domain::{AreaTree, Ctx, Week};
use crate::report;
use crate::report::day::agenda::Agenda;
use crate::report::review::ReviewReport;
use crate::report::season::SeasonReport;
use crate::report::standing::Standing;

impl Model {
    /// The days that have to be loaded for what is in view.
    pub fn range(&self) -> (NaiveDate, NaiveDate) {
        let around = Model::days_around(self.date);
        match self.screen {
            Screen::Day => around,
            Screen::Week => {
                let shown = report::week::shown(self.date, self.config.week_start);
                let (first, last) = (Model::days_around(shown.from), Model::days_around(shown.to));
                (first.0.min(around.0), last.1.max(around.1))
            }
            Screen::Review => {
                let (from, to) = report::review::days(&self.life, self.today, self.reviewed_week());
                (from.min(around.0), to.max(around.1))
            }
            Screen::Season => {
                let with_year = self.season.shows_year();
                match report::season::days(&self.life, self.today, self.date, with_year) {
                    Some((from, to)) => (from.min(around.0), to.max(around.1)),
                    None => around,
                }
            }
        }
    }

    /// The days that have to be loaded to look at one: its week, and what reaches into it; and those before it on
    /// which something may still run, or be started again.
    pub fn days_around(date: NaiveDate) -> (NaiveDate, NaiveDate) {
        use crate::domain::date::plus;
        let (week, reach) = (Week::of(date), crate::report::gather::REACH);
        (plus(week.monday(), -reach).min(plus(date, -super::start::DAYS_BACK)), plus(week.sunday(), reach))
    }

    /// Lays out the day in view again, and the week's numbers, after anything changed.
    pub fn refresh(&mut self, ctx: &Ctx) {
        self.today = self.life.today(ctx);
        self.areas = AreaTree::new(&self.life.profile);
        let minute = self.stop().and_then(|at| self.agenda.stops.get(at)).map(|stop| self.start(*stop));
        let is_same_day = self.agenda.date == self.date;
        self.agenda = Agenda::new(&self.life, ctx, self.date);
        self.reckon(ctx);
        match self.screen {
            Screen::Day => {}
            Screen::Week => self.refresh_week(ctx),
            Screen::Review => self.refresh_review(ctx),
            Screen::Season => self.refresh_season(ctx),
        }
        // Where the block under the cursor is gone, the cursor stays where it was.
        if matches!(self.cursor, Cursor::Block(..)) && self.stop().is_none() {
            let elsewhere = self.agenda.now.unwrap_or(self.agenda.wake.start);
            self.cursor = Cursor::Minute(minute.filter(|_| is_same_day).unwrap_or(elsewhere));
        }
    }

    /// Scores the week in view again, where its days are there.
    pub(super) fn reckon(&mut self, ctx: &Ctx) {
        let (from, to) = Model::days_around(self.date);
        if self.life.missing(from, to).is_none() {
            self.standing = Some(Standing::new(&self.life, ctx, self.week()));
        } else if self.standing.as_ref().is_some_and(|standing| standing.week != self.week()) {
            self.standing = None;
        }
    }

    /// Builds what the Week screen shows, once its days are there.
    fn refresh_week(&mut self, ctx: &Ctx) {
        let (from, to) = report::week::needed(self.date, self.config.week_start);
        if self.life.missing(from, to).is_none() {
            let of = (self.date, self.config.week_start);
            self.week.build(&self.life, ctx, of, self.standing.as_ref());
        } else {
            self.week.clear_unless(self.date, self.config.week_start);
        }
    }

    /// Builds what the Season screen shows, once its days are there.
    fn refresh_season(&mut self, ctx: &Ctx) {
        let (from, to) = self.range();
        if self.life.missing(from, to).is_some() {
            let is_of_it = |content: &SeasonReport| {
                content.season.as_ref() == self.life.season_on(self.date)
                    && content.year.period.from == report::season::year_of(self.date).from
            };
            // What is shown stays until the rest is there, where it is of the same season.
            if !self.season.content.as_deref().is_some_and(is_of_it) {
                self.season.content = None;
            }
            return;
        }
        let with_year = self.season.shows_year();
        let period = report::season::period(&self.life, self.today, self.date, with_year);
        let period = period.unwrap_or(crate::alignment::Period::day(self.date));
        let gathered = crate::report::gather::gather(&self.life, ctx, period);
        let as_of = crate::report::gather::as_of(&self.life, ctx);
        let content =
            SeasonReport::new(&self.life, &gathered, &as_of, self.date, self.season.grain, with_year);
        self.season.content = Some(Box::new(content));
    }

    /// The week that is reviewed, or would be.
    fn reviewed_week(&self) -> Week {
        self.review.week.unwrap_or_else(|| report::review::week_for(&self.life, self.today, self.date))
    }

    /// Builds what the review shows, once its days are there.
    fn refresh_review(&mut self, ctx: &Ctx) {
        let week = self.reviewed_week();
        let (from, to) = self.range();
        if self.life.missing(from, to).is_some() {
            if self.review.content.as_ref().is_some_and(|content| content.week != week) {
                self.review.content = None;
            }
            return;
        }
        let period = report::review::period(&self.life, self.today, week);
        let gathered = crate::report::gather::gather(&self.life, ctx, period);
        let as_of = crate::report::gather::as_of(&self.life, ctx);
        let choices = &self.review.choices;
        let content = ReviewReport::new(&self.life, ctx, &gathered, &as_of, week, choices);
        self.review.content = Some(Box::new(content));
    }
}
