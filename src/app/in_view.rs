//! The days that the current screen needs, and the state that is derived from them.

use chrono::NaiveDate;

use super::model::{Cursor, Model};
use crate::domain::date::plus;
use crate::domain::{AreaTree, Ctx, Week};
use crate::planning::recurrence::first_open;
use crate::report::day::Agenda;
use crate::report::gather::REACH;
use crate::report::people::TYPICAL_WEEKS;
use crate::report::standing::Standing;

/// Number of days before the current day that are loaded too. A timer may still run there, or the user may start one
/// of their blocks again.
pub const DAYS_BACK: i64 = 7;

// What closing the day asks about is loaded with the first frame.
const _: () =
    assert!(TYPICAL_WEEKS * 7 >= crate::planning::close::DAYS_BACK + crate::planning::whole_day::BESIDE);

impl Model {
    /// Returns the first and last day that the current screen needs. Where it shows today or later days, these include
    /// the days since the last block of each routine with `once`.
    pub fn range(&self) -> (NaiveDate, NaiveDate) {
        let (first, last) = self.screen.days(self);
        match first_open(&self.life, self.today).filter(|_| last >= self.today) {
            Some(open) => (first.min(open), last),
            None => (first, last),
        }
    }

    /// Returns the first and last day that a screen needs to show one day: its week, the weeks before it that a usual
    /// week is taken from, and [`REACH`] days after it.
    pub fn days_around(date: NaiveDate) -> (NaiveDate, NaiveDate) {
        let week = Week::of(date);
        (week.plus(-TYPICAL_WEEKS).monday(), plus(week.sunday(), REACH))
    }

    /// Rebuilds everything derived from the life: agenda, scores, and the state of the current screen.
    pub fn refresh(&mut self, ctx: &Ctx) {
        self.today = self.life.today(ctx);
        self.areas = AreaTree::new(&self.life.profile);
        let minute = self.stop_here().map(|stop| self.start(stop));
        let is_same_day = self.agenda.date == self.date;
        self.agenda = Agenda::new(&self.life, ctx, self.date);
        self.reckon(ctx);
        let screen = self.screen;
        screen.refresh(self, ctx);
        // A mark is removed with its block. Undo, midnight or another program may remove a block from the agenda.
        let is_here = |mark: &(NaiveDate, String)| {
            self.agenda.items.iter().any(|item| item.date == mark.0 && item.block.id == mark.1)
        };
        self.marks.retain(is_here);
        // If the block under the cursor is gone, the cursor stays at its time.
        if matches!(self.cursor, Cursor::Block(..)) && self.stop().is_none() {
            let elsewhere = self.agenda.now.unwrap_or(self.agenda.wake.start);
            self.cursor = Cursor::Minute(minute.filter(|_| is_same_day).unwrap_or(elsewhere));
        }
    }

    /// Scores the current week again. While its days are missing, the older scores of that week stay.
    pub(super) fn reckon(&mut self, ctx: &Ctx) {
        let (from, to) = Model::days_around(self.date);
        if self.life.missing(from, to).is_none() {
            self.standing = Some(Standing::new(&self.life, ctx, self.week()));
        } else if self.standing.as_ref().is_some_and(|standing| standing.week != self.week()) {
            self.standing = None;
        }
    }
}
