//! Gathered days and check-ins: what is scored, period by period.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::boundaries::{DayTable, REACH_DAYS};
use super::combine::Parts;
use super::components::SignAnswers;
use super::gather::GatheredDay;
use super::places::Places;
use super::score::Score;
use super::segment::{Measurer, Segment, says_enough, segments};
use super::terms::Terms;
use super::{AsOf, Lens, Period};
use crate::domain::date::{days_between, plus};
use crate::domain::{CheckIn, Day, Week};

/// Signs belong to weeks: shorter periods than this many days have none.
const SHORTEST_WITH_SIGNS: i64 = 7;

/// Days and check-ins, ready to be scored. A block can reach into the days after its own, and past a zone's
/// midnight into the one before, so that the days from three before a period to three after it have to be inserted
/// for its boundaries to see all that crosses them.
#[derive(Debug, Clone)]
pub struct Gathered {
    terms: Terms,
    first_day: Option<NaiveDate>,
    days: BTreeMap<NaiveDate, GatheredDay>,
    check_ins: BTreeMap<Week, SignAnswers>,
    /// The days of which something can't be read.
    missing: Vec<Period>,
}

impl Gathered {
    /// Nothing gathered yet. `first_day` is the first day that has a file, inserted or not: nothing was asked
    /// before. Where an earlier one is inserted, that one is the first.
    pub fn new(terms: Terms, first_day: Option<NaiveDate>) -> Gathered {
        Gathered { terms, first_day, days: BTreeMap::new(), check_ins: BTreeMap::new(), missing: Vec::new() }
    }

    /// What days are gathered with.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// Adds a day, in place of what was known of that date.
    pub fn insert(&mut self, day: GatheredDay) {
        self.days.insert(day.date(), day);
    }

    /// A day, where it was inserted.
    pub fn day(&self, date: NaiveDate) -> Option<&GatheredDay> {
        self.days.get(&date)
    }

    /// The days of a period that were inserted, in order.
    pub(super) fn days(&self, period: Period) -> impl Iterator<Item = &GatheredDay> {
        let Period { from, to } = period;
        self.days.range(from..=to.max(from)).map(|(_, day)| day).filter(move |day| day.date <= to)
    }

    /// Adds a week's check-in, in place of what was known of that week.
    pub fn check_in(&mut self, week: Week, check_in: &CheckIn) {
        self.check_ins.insert(week, check_in.life().all());
    }

    /// Says that files of these days can't be read: what needs them has no numbers.
    pub fn miss(&mut self, period: Period) {
        self.missing.push(period);
    }

    /// Whether every file was read that the numbers of a period need: those of its days and, as blocks reach past
    /// midnight, of the day before.
    pub fn is_whole(&self, period: Period) -> bool {
        let from = plus(period.from, -1);
        !self.missing.iter().any(|missing| missing.from <= period.to && from <= missing.to)
    }

    /// Whether the files of a day itself were read: its hours need no other.
    pub fn knows(&self, date: NaiveDate) -> bool {
        !self.missing.iter().any(|missing| (missing.from..=missing.to).contains(&date))
    }

    /// Alignment and balance of a period.
    pub fn score(&self, period: Period, lens: Lens, as_of: &AsOf) -> Score {
        self.score_days(None, period, lens, as_of)
    }

    /// The same with one day exchanged, or added: what the period would be like with another version of that day.
    pub fn score_with(&self, day: &GatheredDay, period: Period, lens: Lens, as_of: &AsOf) -> Score {
        self.score_days(Some(day), period, lens, as_of)
    }

    /// The score of every week from one to another.
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
        let counted = self.countable(exchanged, period, as_of);
        let blank = self.blank_days(exchanged, counted, as_of);
        let mut measurer = Measurer {
            terms: &self.terms,
            lens,
            as_of,
            table: self.table(exchanged, counted, &blank),
            places: Places::new(&self.terms),
        };
        let segments = segments(&self.terms, period)
            .into_iter()
            .map(|segment| (segment, measurer.measure(&segment, counted, self.check_ins(&segment, period))))
            .collect();
        Parts { terms: &self.terms, places: measurer.places, segments }.combine(period, lens)
    }

    /// The days of a period that can count: not before the first day that has a file, and no later than anything
    /// is known of, so that a period without an end costs nothing.
    pub(super) fn countable(&self, exchanged: Option<&GatheredDay>, period: Period, as_of: &AsOf) -> Period {
        let begun =
            |day: &&GatheredDay| day.has_begun && exchanged.is_none_or(|other| other.date != day.date);
        let first_inserted = self.days.values().find(begun).map(|day| day.date);
        let first_exchanged = exchanged.filter(|day| day.has_begun).map(|day| day.date);
        let first = [self.first_day, first_inserted, first_exchanged].into_iter().flatten().min();
        let last_inserted = self.days.keys().next_back().copied();
        let last =
            [Some(as_of.today), last_inserted, exchanged.map(|day| day.date)].into_iter().flatten().max();
        match (first, last) {
            (Some(first), Some(last)) => Period { from: period.from.max(first), to: period.to.min(last) },
            // Nothing has begun: an empty run of days.
            _ => Period { from: plus(period.from, 1), to: period.from },
        }
    }

    /// The first day that has begun: nothing was asked before.
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

    /// Days up to today that nothing was inserted for: nothing happened on them, but their boundaries held.
    fn blank_days(&self, exchanged: Option<&GatheredDay>, counted: Period, as_of: &AsOf) -> Vec<GatheredDay> {
        let to = counted.to.min(as_of.today);
        if counted.from > to {
            return Vec::new();
        }
        let mut known = self.days.range(counted.from..=to).map(|(date, _)| *date).peekable();
        counted
            .from
            .iter_days()
            .take_while(|date| *date <= to)
            .filter(|date| {
                let is_known = known.next_if_eq(date).is_some();
                !is_known && exchanged.is_none_or(|day| day.date != *date)
            })
            .map(|date| self.terms.gather(&Day::empty(date)))
            .collect()
    }

    fn table<'a>(
        &'a self,
        exchanged: Option<&'a GatheredDay>,
        counted: Period,
        blank: &'a [GatheredDay],
    ) -> DayTable<'a> {
        let (first, last) = (plus(counted.from, -REACH_DAYS), plus(counted.to, REACH_DAYS));
        if counted.from > counted.to {
            return DayTable { first, days: Vec::new() };
        }
        let length = usize::try_from(days_between(first, last) + 1).unwrap_or(0);
        let mut days: Vec<Option<&GatheredDay>> = vec![None; length];
        let known = self.days.range(first..=last).map(|(_, day)| day);
        for day in blank.iter().chain(known).chain(exchanged) {
            let place = usize::try_from(days_between(first, day.date)).ok();
            if let Some(slot) = place.and_then(|place| days.get_mut(place)) {
                *slot = Some(day);
            }
        }
        DayTable { first, days }
    }

    /// The check-ins that belong to a segment: those of the weeks whose Sunday it holds.
    fn check_ins(&self, segment: &Segment, period: Period) -> Vec<SignAnswers> {
        if period.length() < SHORTEST_WITH_SIGNS {
            return Vec::new();
        }
        self.check_ins
            .range(Week::of(segment.from)..=Week::of(segment.to))
            .filter(|(week, _)| (segment.from..=segment.to).contains(&week.sunday()))
            .map(|(_, answers)| *answers)
            .filter(says_enough)
            .collect()
    }
}
