//! Weeks in a row with their numbers, as the Season screen draws them.

use crate::alignment::{AsOf, Gathered, Lens, Period, Score};
use crate::domain::Week;

/// A week with the numbers of what was done in it.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekPoint {
    /// The week.
    pub week: Week,
    /// Score of the whole ISO week, as `score --week` gives it.
    pub score: Score,
    /// Number of grace days.
    pub grace: usize,
}

/// Returns the weeks of a period from the first day that has a file up to today, oldest first. The days of
/// its first and last week must be gathered too.
pub fn weeks(gathered: &Gathered, period: Period, as_of: &AsOf) -> Vec<WeekPoint> {
    let from = gathered.first_day().unwrap_or(as_of.today).max(period.from);
    let to = period.to.min(as_of.today);
    if from > to {
        return Vec::new();
    }
    let grace = |week: Week| {
        let is_grace = |date| gathered.day(date).is_some_and(|day| day.is_grace());
        week.days().filter(|date| is_grace(*date)).count()
    };
    let weeks = gathered.weeks(Week::of(from), Week::of(to), Lens::Actual, as_of);
    weeks.into_iter().map(|(week, score)| WeekPoint { week, score, grace: grace(week) }).collect()
}
