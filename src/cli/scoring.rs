//! From files to scores: which days a score needs, and where they come from.

use std::ops::ControlFlow;

use chrono::NaiveDate;

use super::failure::Failure;
use super::plan;
use super::session::Session;
use crate::alignment::{AsOf, Gathered, Lens, Period, Score, Terms};
use crate::domain::date::{days_between, plus};
use crate::domain::{Day, Place, Week};
use crate::planning::remedy::remedy;
use crate::report::gather::{REACH, miss};

/// The days of a period up to this long are loaded; those of a longer one are streamed, so that years take no room.
const LOADED: i64 = 45;
/// So far ahead a plan can be scored: routines have no end.
const YEARS_AHEAD: i64 = 10;

/// Why points are missing.
pub(super) struct Reason {
    /// In a sentence with its figures.
    pub(super) text: String,
    /// What would mend it, where something would.
    pub(super) remedy: Option<String>,
}

/// A score with a sentence for each of its losses, in the same order.
pub(super) struct AsSeen {
    pub(super) score: Score,
    pub(super) reasons: Vec<Reason>,
}

impl Session {
    /// What has to be known to score the days of a period, through any lens.
    pub(super) fn gather(&mut self, period: Period) -> Result<Gathered, Failure> {
        let today = self.today();
        let (first, last) = (plus(period.from, -REACH), plus(period.to, REACH));
        let terms = Terms::new(&self.life.profile, &self.life.seasons, self.ctx.zone);
        let mut gathered = Gathered::new(terms, self.life.first_day);
        // Days that are over may be streamed; those to come may hold routines' ghosts, with files or without.
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
        }
        let to_come = last.min(plus(today, YEARS_AHEAD * 366));
        self.load_days(loaded, to_come);
        for date in loaded.iter_days().take_while(|date| *date <= to_come) {
            let day = match self.life.day(date) {
                // Ghosts are of today and later.
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

    /// From when scores are seen.
    pub(super) fn as_of(&self) -> AsOf {
        AsOf { now: self.ctx.minute(), today: self.today() }
    }

    /// The score of a period, with its reasons.
    pub(super) fn score(&mut self, period: Period, lens: Lens) -> Result<AsSeen, Failure> {
        let ahead = plus(self.today(), YEARS_AHEAD * 365);
        if lens != Lens::Actual && period.to > ahead {
            return Err(Failure::refused(format!("A plan can be scored until {ahead}.")));
        }
        let gathered = self.gather(period)?;
        Ok(self.seen(&gathered, period, lens))
    }

    /// The score of a period of what has been gathered.
    pub(super) fn seen(&self, gathered: &Gathered, period: Period, lens: Lens) -> AsSeen {
        let score = gathered.score(period, lens, &self.as_of());
        let reason = |loss| Reason {
            text: crate::report::reasons::sentence(loss, &score, &self.life.profile),
            remedy: remedy(loss, &score, &self.life, &self.ctx).map(|remedy| remedy.words),
        };
        let reasons = score.losses.iter().map(reason).collect();
        AsSeen { score, reasons }
    }

    /// The season that a period lies in, and which of its weeks: `Launch, week 7 of 13`.
    pub(super) fn season_words(&self, date: NaiveDate) -> Option<String> {
        let season = self.life.season_on(date)?;
        let (week, weeks) = season.week_of(date);
        Some(format!("{}, week {week} of {weeks}", season.name))
    }
}
