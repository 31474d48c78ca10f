//! The year as a strip: its seasons, the days between them, and its weeks.

use chrono::NaiveDate;

use super::year_of;
use crate::alignment::Period;
use crate::alignment::{AsOf, Gathered};
use crate::domain::date::plus;
use crate::domain::{Life, Week};
use crate::report::trend::{self, WeekPoint};

/// Days of the year in one season, or between seasons.
#[derive(Debug, Clone, PartialEq)]
pub struct YearStretch {
    /// Days inside the year.
    pub period: Period,
    /// Id and name of the season. `None` between seasons.
    pub season: Option<(String, String)>,
    /// All days of the season, also in other years. Between seasons, those inside the year.
    pub whole: Period,
}

/// A year.
#[derive(Debug, Clone, PartialEq)]
pub struct Year {
    /// Days of the year.
    pub period: Period,
    /// Seasons and the days between them, in order. Together they are the whole year.
    pub stretches: Vec<YearStretch>,
    /// Weeks with their numbers, from the first day that has a file up to today. `None` if the year is not
    /// shown.
    pub weeks: Option<Vec<WeekPoint>>,
}

impl Year {
    /// Returns the year of a day. Its weeks are scored if `known` is given.
    pub fn new(life: &Life, date: NaiveDate, known: Option<(&Gathered, &AsOf)>) -> Year {
        let period = year_of(date);
        let weeks = known.map(|(gathered, as_of)| trend::weeks(gathered, period, as_of));
        Year { period, stretches: stretches(life, period), weeks }
    }

    /// Returns all weeks with a day in the year.
    pub fn all_weeks(&self) -> Vec<Week> {
        let last = Week::of(self.period.to);
        let mut weeks = vec![Week::of(self.period.from)];
        while let Some(next) = weeks.last().map(|week| week.plus(1)).filter(|next| *next <= last) {
            if weeks.last() == Some(&next) {
                break;
            }
            weeks.push(next);
        }
        weeks
    }

    /// Returns the index of the stretch that shows a week: the stretch of its Thursday, or of the nearest day of the
    /// year.
    pub fn stretch_of(&self, week: Week) -> usize {
        let day = plus(week.monday(), 3).clamp(self.period.from, self.period.to);
        self.stretch_on(day)
    }

    /// Returns the index of the stretch of a day.
    pub fn stretch_on(&self, date: NaiveDate) -> usize {
        self.stretches.iter().position(|stretch| date <= stretch.period.to).unwrap_or(0)
    }
}

/// Returns the seasons of a period and the days between them, in order.
fn stretches(life: &Life, period: Period) -> Vec<YearStretch> {
    let mut seasons: Vec<_> = life
        .seasons
        .iter()
        .filter(|season| season.start <= period.to && period.from <= season.end && season.start <= season.end)
        .collect();
    seasons.sort_by_key(|season| season.start);
    let gap =
        |from, to| YearStretch { period: Period::new(from, to), season: None, whole: Period::new(from, to) };
    let mut stretches: Vec<YearStretch> = Vec::new();
    let mut next = period.from;
    for season in seasons {
        let (from, to) = (season.start.max(next), season.end.min(period.to));
        if from > to {
            continue;
        }
        if next < from {
            stretches.push(gap(next, plus(from, -1)));
        }
        stretches.push(YearStretch {
            period: Period::new(from, to),
            season: Some((season.id.clone(), season.name.clone())),
            whole: Period::new(season.start, season.end),
        });
        next = plus(to, 1);
    }
    if next <= period.to {
        stretches.push(gap(next, period.to));
    }
    stretches
}
