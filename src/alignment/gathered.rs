//! Gathered days and check-ins, scored period by period.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::boundaries::{DayTable, REACH_DAYS};
use super::combine::Parts;
use super::components::SignAnswers;
use super::counting::may_count;
use super::gathered_day::GatheredDay;
use super::places::Places;
use super::score::Score;
use super::segment::{Measurer, Segment, says_enough, segments};
use super::terms::Terms;
use super::{AsOf, Lens, Period};
use crate::domain::date::{days_between, plus};
use crate::domain::{CheckIn, Week};

/// Shortest period with a check-in, in days: a check-in is about a week.
const SHORTEST_WITH_SIGNS: i64 = 7;

/// Days and check-ins, ready to be scored.
///
/// A block can reach into the days after its own, and past a zone's midnight into the day before. Insert the days
/// from [`REACH_DAYS`] before a period to [`REACH_DAYS`] after it, so that every block that crosses its boundaries is
/// known.
#[derive(Debug, Clone)]
pub struct Gathered {
    terms: Terms,
    first_day: Option<NaiveDate>,
    days: BTreeMap<NaiveDate, GatheredDay>,
    check_ins: BTreeMap<Week, SignAnswers>,
    /// Days with files that can't be read.
    missing: Vec<Period>,
}

impl Gathered {
    /// Starts with nothing gathered. `first_day` is the first day that has a file, inserted or not: no day
    /// counts before it. An earlier inserted day replaces it.
    pub fn new(terms: Terms, first_day: Option<NaiveDate>) -> Gathered {
        Gathered { terms, first_day, days: BTreeMap::new(), check_ins: BTreeMap::new(), missing: Vec::new() }
    }

    /// Returns the terms that days are gathered with.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// Adds a day, replacing one of the same date.
    pub fn insert(&mut self, day: GatheredDay) {
        self.days.insert(day.date(), day);
    }

    /// Returns a day. `None` if it was not inserted.
    pub fn day(&self, date: NaiveDate) -> Option<&GatheredDay> {
        self.days.get(&date)
    }

    /// Returns the inserted days of a period, in order.
    pub(super) fn days(&self, period: Period) -> impl Iterator<Item = &GatheredDay> {
        let Period { from, to } = period;
        self.days.range(from..=to.max(from)).map(|(_, day)| day).filter(move |day| day.date <= to)
    }

    /// Adds the check-in of a week, replacing an earlier one.
    pub fn check_in(&mut self, week: Week, check_in: &CheckIn) {
        self.check_ins.insert(week, check_in.life().all());
    }

    /// Marks days whose files can't be read. Periods that need them have no figures.
    pub fn miss(&mut self, period: Period) {
        self.missing.push(period);
    }

    /// Returns whether every file that a period needs was read. It needs its own days, and the day before because
    /// blocks run past midnight.
    pub fn is_whole(&self, period: Period) -> bool {
        let from = plus(period.from, -1);
        !self.missing.iter().any(|missing| missing.from <= period.to && from <= missing.to)
    }

    /// Returns whether the files of a day were read. Its hours need no other day.
    pub fn knows(&self, date: NaiveDate) -> bool {
        !self.missing.iter().any(|missing| (missing.from..=missing.to).contains(&date))
    }

    /// Returns alignment and balance of a period.
    pub fn score(&self, period: Period, lens: Lens, as_of: &AsOf) -> Score {
        self.score_days(None, period, lens, as_of)
    }

    /// Returns the score of a period with one day replaced or added, as a preview of an edit.
    pub fn score_with(&self, day: &GatheredDay, period: Period, lens: Lens, as_of: &AsOf) -> Score {
        self.score_days(Some(day), period, lens, as_of)
    }

    /// Returns the score of every week from one to another, both included.
    pub fn weeks(&self, from: Week, to: Week, lens: Lens, as_of: &AsOf) -> Vec<(Week, Score)> {
        let mut weeks = Vec::new();
        let mut week = from;
        while week <= to {
            weeks.push((week, self.score(Period::week(week), lens, as_of)));
            let next = week.plus(1);
            if next <= week {
                break;
            }
            week = next;
        }
        weeks
    }

    fn score_days(&self, exchanged: Option<&GatheredDay>, period: Period, lens: Lens, as_of: &AsOf) -> Score {
        if !self.is_whole(period) {
            return Score::unknown(period, lens);
        }
        let candidates = self.candidates(exchanged, period, lens, as_of);
        let mut measurer = Measurer {
            terms: &self.terms,
            lens,
            as_of,
            table: self.table(exchanged, candidates),
            places: Places::new(&self.terms),
        };
        let segments = segments(&self.terms, period)
            .into_iter()
            .map(|segment| {
                (segment, measurer.measure(&segment, candidates, self.check_ins(&segment, period, as_of)))
            })
            .collect();
        let score = Parts { terms: &self.terms, places: measurer.places, segments }.combine(period, lens);
        Score { all_days: self.all_days(exchanged, period, as_of), ..score }
    }

    /// Returns how many days of a period count, those still to come included.
    fn all_days(&self, exchanged: Option<&GatheredDay>, period: Period, as_of: &AsOf) -> u32 {
        // A plan can be for any day.
        let all = self.candidates(exchanged, period, Lens::Plan, as_of);
        let own = self.days(all).filter(|day| exchanged.is_none_or(|other| other.date != day.date));
        let exchanged = exchanged.filter(|day| (all.from..=all.to).contains(&day.date));
        let grace = own.chain(exchanged).filter(|day| day.is_grace).count();
        let grace = i64::try_from(grace).unwrap_or(i64::MAX);
        u32::try_from((days_between(all.from, all.to) + 1 - grace).max(0)).unwrap_or(u32::MAX)
    }

    /// Returns the days of a period that can count, grace days included. They start at the first day that has a file,
    /// or at today if no earlier day has one. In the lens `actual` they end today.
    pub(super) fn candidates(
        &self,
        exchanged: Option<&GatheredDay>,
        period: Period,
        lens: Lens,
        as_of: &AsOf,
    ) -> Period {
        let first = self.first_day_with(exchanged).map_or(as_of.today, |first| first.min(as_of.today));
        let to = if may_count(period.to, lens, as_of) { period.to } else { as_of.today };
        Period { from: period.from.max(first), to }
    }

    /// Returns the first day that counts: the first with a file. `None` if there is none.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.first_day_with(None)
    }

    fn first_day_with(&self, exchanged: Option<&GatheredDay>) -> Option<NaiveDate> {
        let begun =
            |day: &&GatheredDay| day.has_begun && exchanged.is_none_or(|other| other.date != day.date);
        let first_inserted = self.days.values().find(begun).map(|day| day.date);
        let first_exchanged = exchanged.filter(|day| day.has_begun).map(|day| day.date);
        [self.first_day, first_inserted, first_exchanged].into_iter().flatten().min()
    }

    /// Returns the days of a period, and the days whose blocks can reach into it.
    fn table<'a>(&'a self, exchanged: Option<&'a GatheredDay>, period: Period) -> DayTable<'a> {
        let (from, to) = (plus(period.from, -REACH_DAYS), plus(period.to, REACH_DAYS));
        let known = || self.days(Period { from, to }).chain(exchanged);
        // The table covers gathered days only, so a period without an end costs nothing.
        let dates = || known().map(|day| day.date).filter(|date| (from..=to).contains(date));
        let (Some(first), Some(last)) = (dates().min(), dates().max()) else {
            return DayTable { first: from, days: Vec::new() };
        };
        let length = usize::try_from(days_between(first, last) + 1).unwrap_or(0);
        let mut days: Vec<Option<&GatheredDay>> = vec![None; length];
        for day in known() {
            let place = usize::try_from(days_between(first, day.date)).ok();
            if let Some(slot) = place.and_then(|place| days.get_mut(place)) {
                *slot = Some(day);
            }
        }
        DayTable { first, days }
    }

    /// Returns the check-ins of a segment: their week's Sunday is in the segment, and its Monday is not after today.
    /// Check-ins with too few answers are left out.
    fn check_ins(&self, segment: &Segment, period: Period, as_of: &AsOf) -> Vec<SignAnswers> {
        if period.length() < SHORTEST_WITH_SIGNS {
            return Vec::new();
        }
        self.check_ins
            .range(Week::of(segment.from)..=Week::of(segment.to))
            .filter(|(week, _)| (segment.from..=segment.to).contains(&week.sunday()))
            .filter(|(week, _)| week.monday() <= as_of.today)
            .map(|(_, answers)| *answers)
            .filter(says_enough)
            .collect()
    }
}
