//! Intervals of moments that may overlap: how they join, and how many minutes they cover.

use super::zone::Moment;

/// Returns the same moments in intervals that neither overlap nor touch, earliest first.
///
/// ```
/// use aplomb::domain::intervals::union;
///
/// assert_eq!(union(vec![(60, 90), (0, 30), (20, 45), (45, 50)]), [(0, 50), (60, 90)]);
/// ```
pub fn union(mut intervals: Vec<(Moment, Moment)>) -> Vec<(Moment, Moment)> {
    intervals.sort_unstable();
    intervals.dedup_by(|next, last| {
        let joins = next.0 <= last.1;
        if joins {
            last.1 = last.1.max(next.1);
        }
        joins
    });
    intervals
}

/// Returns how many minutes some intervals cover. A minute that several of them cover counts once.
///
/// ```
/// assert_eq!(aplomb::domain::covered(vec![(0, 30), (20, 45), (60, 90)]), 75);
/// ```
pub fn covered(intervals: Vec<(Moment, Moment)>) -> Moment {
    union(intervals).into_iter().map(|(start, end)| (end - start).max(0)).sum()
}
