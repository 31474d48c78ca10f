//! By how much values fall short of their targets, week by week.

use crate::domain::Week;

/// A value that falls short in a week, counting what is done and planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortfall {
    /// The week.
    pub week: Week,
    /// Id of the value.
    pub value: String,
    /// Missing minutes, above 0.
    pub minutes: u32,
    /// Target of the week, in minutes.
    pub target: u32,
}

/// Values that fall short, by week. In a week the one furthest behind is first: the one with the largest missing part
/// of its target, then with the most missing minutes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shortfalls(Vec<Shortfall>);

impl Shortfalls {
    /// Puts shortfalls in order.
    pub fn new(mut all: Vec<Shortfall>) -> Shortfalls {
        all.sort_by(|a, b| {
            let part = |one: &Shortfall, other: &Shortfall| u64::from(one.minutes) * u64::from(other.target);
            a.week.cmp(&b.week).then(part(b, a).cmp(&part(a, b))).then(b.minutes.cmp(&a.minutes))
        });
        Shortfalls(all)
    }

    /// Returns the values that fall short in a week, furthest behind first.
    pub fn of(&self, week: Week) -> impl Iterator<Item = &Shortfall> {
        self.0.iter().filter(move |one| one.week == week)
    }

    /// Returns all of them, the earliest week first.
    pub fn all(&self) -> &[Shortfall] {
        &self.0
    }

    /// Returns the minutes by which a value falls short in a week. 0: it does not.
    pub fn minutes(&self, week: Week, value: &str) -> u32 {
        self.of(week).find(|one| one.value == value).map_or(0, |one| one.minutes)
    }

    /// Returns the value furthest behind in the first of some weeks in which any is.
    pub fn furthest(&self) -> Option<&Shortfall> {
        self.0.first()
    }

    /// Counts more minutes for a value in a week.
    pub(super) fn count(&mut self, week: Week, value: &str, minutes: u32) {
        for one in self.0.iter_mut().filter(|one| one.week == week && one.value == value) {
            one.minutes = one.minutes.saturating_sub(minutes);
        }
        self.0.retain(|one| one.minutes > 0);
    }
}
