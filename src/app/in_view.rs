//! What is in view: the days that it takes, and what is built of them once they are there.

use chrono::NaiveDate;

use super::model::{Cursor, Model};
use crate::domain::date::plus;
use crate::domain::{AreaTree, Ctx, Week};
use crate::report::day::Agenda;
use crate::report::gather::REACH;
use crate::report::standing::Standing;

/// Days before the day in view on which something may still run, or from which it may be started again.
pub const DAYS_BACK: i64 = 7;

impl Model {
    /// The days that have to be loaded for what is in view.
    pub fn range(&self) -> (NaiveDate, NaiveDate) {
        self.screen.days(self)
    }

    /// The days that have to be loaded to look at one: its week, and what reaches into it; and those before it on
    /// which something may still run, or be started again.
    pub fn days_around(date: NaiveDate) -> (NaiveDate, NaiveDate) {
        let week = Week::of(date);
        (plus(week.monday(), -REACH).min(plus(date, -DAYS_BACK)), plus(week.sunday(), REACH))
    }

    /// Lays out the day in view again, and the week's numbers, after anything changed.
    pub fn refresh(&mut self, ctx: &Ctx) {
        self.today = self.life.today(ctx);
        self.areas = AreaTree::new(&self.life.profile);
        let minute = self.stop().and_then(|at| self.agenda.stops.get(at)).map(|stop| self.start(*stop));
        let is_same_day = self.agenda.date == self.date;
        self.agenda = Agenda::new(&self.life, ctx, self.date);
        self.reckon(ctx);
        let screen = self.screen;
        screen.refresh(self, ctx);
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
}
