//! Intervals of moments that may overlap: how they join, and how many minutes they cover.

use super::zone::Moment;

/// An interval from a moment to a later one, half-open.
pub type Interval = (Moment, Moment);

/// Sorts the intervals from index `from` on, and joins those that overlap or touch. Those before `from` do not
/// change.
///
/// ```
/// let mut intervals = vec![(30, 40), (0, 10), (5, 20), (20, 25)];
/// aplomb::domain::intervals::merge(&mut intervals, 0);
/// assert_eq!(intervals, [(0, 25), (30, 40)]);
/// ```
pub fn merge(intervals: &mut Vec<Interval>, from: usize) {
    if intervals.len() < from + 2 {
        return;
    }
    if let Some(own) = intervals.get_mut(from..) {
        own.sort_unstable();
    }
    let mut last = from;
    for next in from + 1..intervals.len() {
        let Some(&(start, end)) = intervals.get(next) else { break };
        match intervals.get_mut(last) {
            Some(kept) if start <= kept.1 => kept.1 = kept.1.max(end),
            _ => {
                last += 1;
                if let Some(slot) = intervals.get_mut(last) {
                    *slot = (start, end);
                }
            }
        }
    }
    intervals.truncate(last + 1);
}

/// Returns the same moments in intervals that neither overlap nor touch, earliest first.
///
/// ```
/// use aplomb::domain::intervals::union;
///
/// assert_eq!(union(vec![(60, 90), (0, 30), (20, 45), (45, 50)]), [(0, 50), (60, 90)]);
/// ```
pub fn union(mut intervals: Vec<Interval>) -> Vec<Interval> {
    merge(&mut intervals, 0);
    intervals
}

/// Returns how many minutes some intervals cover. A minute that several of them cover counts once.
///
/// ```
/// assert_eq!(aplomb::domain::covered(vec![(0, 30), (20, 45), (60, 90)]), 75);
/// ```
pub fn covered(intervals: Vec<Interval>) -> Moment {
    union(intervals).into_iter().map(|(start, end)| (end - start).max(0)).sum()
}
