//! From files to scores: loads the days that a score needs.

use std::ops::ControlFlow;

use super::failure::Failure;
use super::plan;
use super::session::Session;
use crate::alignment::{AsOf, Gathered, Lens, Period, Score, Terms};
use crate::domain::date::{days_between, plus};
use crate::domain::{Day, Place, Week};
use crate::report::gather::{REACH, miss};
use crate::report::season::sentences::named;
use crate::report::standing::{LossReason, reasons};

/// Periods up to this many days are loaded. Past days of longer ones are read one by one and not kept, to save memory.
const LOADED: i64 = 45;
/// How many years ahead a plan can be scored. Routines have no end.
const YEARS_AHEAD: i64 = 10;

/// A score with a reason for each of its losses, in the same order.
pub(super) struct AsSeen {
    pub(super) score: Score,
    pub(super) reasons: Vec<LossReason>,
}

impl Session {
    /// Loads what the score of a period needs, for every lens.
    pub(super) fn gather(&mut self, period: Period) -> Result<Gathered, Failure> {
        let today = self.today();
        let (first, last) = (plus(period.from, -REACH), plus(period.to, REACH));
        let terms = Terms::new(&self.life.profile, &self.life.seasons, self.ctx.zone);
        let mut gathered = Gathered::new(terms, self.life.first_day);
        // Past days may be read without keeping them. Days to come may have blocks of routines, so they are loaded.
        let loaded = if days_between(first, last) <= LOADED { first } else { first.max(today) };
        let over = last.min(plus(loaded, -1));
        if first <= over {
            let mut take = |day: Day| {
                let day = gathered.terms().gather(&day);
                gathered.insert(day);
                ControlFlow::Continue(())
            };
            let scanned = self.store.scan(Some(first), Some(over), false, self.ctx.zone, &mut take);
            for (date, unread) in scanned.unread {
                self.life.unread.insert(Place::Day(date), unread);
            }
            if scanned.is_partial {
                gathered.miss(Period::new(first, over));
            }
            self.problems.extend(scanned.problems);
            self.need_days(first, over);
        }
        let to_come = last.min(plus(today, YEARS_AHEAD * 366));
        self.load_days(loaded, to_come);
        for date in loaded.iter_days().take_while(|date| *date <= to_come) {
            let day = match self.life.day(date) {
                // Blocks of routines appear only from today on.
                Some(day) if date < today => gathered.terms().gather(day),
                _ => gathered.terms().gather(&plan::day(&self.life, &self.ctx, date)),
            };
            gathered.insert(day);
        }
        self.gather_check_ins(&mut gathered, period);
        miss(&mut gathered, &self.life, today);
        Ok(gathered)
    }

    fn gather_check_ins(&mut self, gathered: &mut Gathered, period: Period) {
        let begun = self.life.first_day.map_or(period.from, |first| first.max(period.from));
        let last = period.to.min(plus(self.today(), YEARS_AHEAD * 366));
        if begun > last {
            return;
        }
        self.load_weeks(begun, last);
        for (week, record) in self.life.weeks.range(Week::of(begun)..=Week::of(last)) {
            gathered.check_in(*week, &record.signs);
        }
    }

    /// Returns the moment that scores are made for: now, and today's date.
    pub(super) fn as_of(&self) -> AsOf {
        AsOf { now: self.ctx.minute(), today: self.today() }
    }

    /// Loads and returns the score of a period, with its reasons.
    ///
    /// # Errors
    ///
    /// Fails where the period is too far ahead for its plan to be scored.
    pub(super) fn score(&mut self, period: Period, lens: Lens) -> Result<AsSeen, Failure> {
        let ahead = plus(self.today(), YEARS_AHEAD * 365);
        if lens != Lens::Actual && period.to > ahead {
            return Err(Failure::refused(format!("A plan can be scored up to {ahead}.")));
        }
        let gathered = self.gather(period)?;
        Ok(self.seen(&gathered, period, lens))
    }

    /// Returns the score of a period from days that are already gathered.
    pub(super) fn seen(&self, gathered: &Gathered, period: Period, lens: Lens) -> AsSeen {
        let score = gathered.score(period, lens, &self.as_of());
        let reasons = reasons(&self.life, &self.ctx, &score);
        AsSeen { score, reasons }
    }

    /// Returns the season of a week or a day, and its week, such as `Launch, week 7 of 13`. None outside of seasons.
    pub(super) fn season_words(&self, period: Period) -> Option<String> {
        named(&self.life, period)
    }
}
