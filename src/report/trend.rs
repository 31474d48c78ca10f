//! Weeks in a row, each with its numbers: what Season draws as a strip and as a map.

use crate::alignment::{AsOf, Gathered, Lens, Period, Score};
use crate::domain::Week;

/// A week with its numbers, as it was lived.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekPoint {
    /// Which week.
    pub week: Week,
    /// The numbers of the whole ISO week, as `score --week` gives them.
    pub score: Score,
    /// How many of its days are days of grace.
    pub grace: usize,
}

/// The weeks that a period touches, from the first day that anything is known of until today, oldest first. The
/// period's days and those of its first and last week have to be gathered.
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
