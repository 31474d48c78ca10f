//! A draft: edits that are tried one after the other, each on the result of those before it.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::recurrence::with_routines;
use crate::domain::{Ctx, Day, Edit, Life, Moment, Place, Refused};

/// Edits so far, and the life that they lead to.
#[derive(Debug, Clone)]
pub struct Draft<'a> {
    /// The life with the edits so far.
    pub life: Life,
    /// Time, zone and source of ids.
    pub ctx: &'a Ctx,
    /// Edits so far.
    pub edits: Vec<Edit>,
}

impl<'a> Draft<'a> {
    /// Starts a draft on a life, which it takes as its own copy.
    pub fn new(life: Life, ctx: &'a Ctx) -> Draft<'a> {
        Draft { life, ctx, edits: Vec::new() }
    }

    /// Applies an edit if it is possible. Returns whether it was.
    pub fn make(&mut self, edit: Result<Edit, Refused>) -> bool {
        let Ok(edit) = edit else { return false };
        let is_made = self.life.apply(edit.clone()).is_ok();
        if is_made {
            self.edits.push(edit);
        }
        is_made
    }

    /// Returns a day as changed so far, with its usual blocks. `None` if it is not loaded or can't be written.
    pub fn day(&self, date: NaiveDate) -> Option<Cow<'_, Day>> {
        let day = self.life.day(date).filter(|_| self.life.unread(Place::Day(date)).is_none())?;
        Some(with_routines(&self.life, day, self.life.today(self.ctx)))
    }

    /// Returns the current minute. `None` if the day is not today.
    pub fn now(&self, date: NaiveDate) -> Option<Moment> {
        (date == self.life.today(self.ctx)).then(|| self.ctx.minute())
    }
}
