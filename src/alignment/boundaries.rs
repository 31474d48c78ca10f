//! How well boundaries were kept (`scoring.md`, component "boundaries").
//!
//! A boundary has one window on every counted day that it names. A block that crosses it may come from any
//! day's file.

use chrono::NaiveDate;

use super::counting::{CountedPiece, count};
use super::gathered_day::GatheredDay;
use super::terms::Terms;
use super::{AsOf, Lens};
use crate::domain::covered;
use crate::domain::date::days_between;
use crate::domain::intervals::Interval;

/// Number of days around a period that its score needs. A block ends at 48:00 at most, and zones differ by up to 26
/// hours.
pub const REACH_DAYS: i64 = 3;

/// Days in a row by date. A day that was not gathered is `None`.
pub(super) struct DayTable<'a> {
    pub first: NaiveDate,
    pub days: Vec<Option<&'a GatheredDay>>,
}

impl<'a> DayTable<'a> {
    /// Returns the days from one date to another that were gathered, in order.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = &'a GatheredDay> {
        let at = |date: NaiveDate, beyond: i64| {
            usize::try_from(days_between(self.first, date) + beyond).unwrap_or(0).min(self.days.len())
        };
        self.days.get(at(from, 0)..at(to, 1)).unwrap_or_default().iter().copied().flatten()
    }

    /// Returns a day and the days whose blocks can reach into it.
    fn around(&self, date: NaiveDate) -> impl Iterator<Item = &'a GatheredDay> {
        let place = days_between(self.first, date);
        let at = |place: i64| usize::try_from(place).unwrap_or(0).min(self.days.len());
        let near = self.days.get(at(place - REACH_DAYS)..at(place + REACH_DAYS + 1));
        near.unwrap_or_default().iter().copied().flatten()
    }
}

/// Shortest window with full weight, in minutes. A convention.
const FULL_LENGTH: f64 = 60.0;

/// Totals of one boundary over a segment.
#[derive(Debug, Default, Clone)]
pub(super) struct Crossed {
    /// Its windows on counted days.
    pub windows: Vec<Interval>,
    /// Number of windows that were crossed.
    pub crossings: u32,
    /// Minutes crossed, summed over the windows.
    pub minutes: i64,
    /// Sum of `live` over the windows' days.
    live: f64,
    /// Sum of c, each times `live` of its day: c = 2b / (b + L) for a window of L minutes with b minutes crossed. The
    /// first minutes weigh most.
    broken: f64,
    /// Sum of L, each times `live` of its day.
    length: f64,
}

impl Crossed {
    /// Returns the mean of c, weighted by `live`. `None` if no window is on a day with `live` above 0.
    pub fn mean(&self) -> Option<f64> {
        (self.live > 0.0).then(|| self.broken / self.live)
    }

    /// Returns the weight of the boundary by the length of its windows, 0 to 1. Short windows weigh less.
    pub fn weight(&self) -> f64 {
        if self.live > 0.0 { (self.length / self.live / FULL_LENGTH).min(1.0) } else { 0.0 }
    }
}

/// Adds the windows of a counted day to the totals. `live` is the weight of the day.
pub(super) fn add_day(
    day: &GatheredDay,
    live: f64,
    table: &DayTable,
    terms: &Terms,
    lens: Lens,
    as_of: &AsOf,
    sums: &mut [Crossed],
) {
    for window in &day.windows {
        // This lens shows what happened, and nothing happened yet in a window that has not begun.
        if lens == Lens::Actual && window.start > as_of.now {
            continue;
        }
        let (Some(boundary), Some(sum)) =
            (terms.boundaries.get(window.boundary as usize), sums.get_mut(window.boundary as usize))
        else {
            continue;
        };
        let mut pieces: Vec<CountedPiece> = Vec::new();
        for near in table.around(day.date) {
            if near.is_grace || near.reach.0 >= window.end || near.reach.1 <= window.start {
                continue;
            }
            for block in &near.blocks {
                if boundary.forbids(block.area, block.engagement) && !near.allows(block, window.boundary) {
                    count(near, block, lens, as_of, &mut pieces);
                }
            }
        }
        let crossing = pieces.iter().filter_map(|piece| {
            let (start, end) = (piece.start.max(window.start), piece.end.min(window.end));
            (start < end).then_some((start, end))
        });
        let crossed = covered(crossing.collect());
        let length = window.end - window.start;
        sum.windows.push((window.start, window.end));
        sum.crossings += u32::from(crossed > 0);
        sum.minutes += crossed;
        sum.live += live;
        sum.broken += live * 2.0 * crossed as f64 / (crossed + length) as f64;
        sum.length += live * length as f64;
    }
}

#[cfg(test)]
mod tests {
    use super::super::Component;
    use super::super::samples::{Sample, sample};
    use super::*;

    const LIFE: &str = r#"
        engagement = [{ id = "acme", name = "Acme" }]
        area = [{ id = "calls", name = "Calls", parent = "work" }, { id = "odd", name = "Odd", was = ["queer"] }]
        [[boundary]]
        id = "night"
        name = "Night"
        days = ["tue"]
        window = "00:00-06:00"
        no = ["work", "engagement:acme", "odd", "nowhere", "engagement:nobody"]
    "#;

    fn crossed(blocks: &[(&str, &str)]) -> (usize, u32, f64) {
        let days: Vec<(&str, &str)> = blocks.to_vec();
        let life: Sample = sample(LIFE, "", &days);
        let score = life.score("2026-11-17..2026-11-17", Lens::Actual, "2026-11-30T09:00");
        let night = &score.figures.boundaries[0];
        (night.windows.len(), night.crossings, night.minutes)
    }

    fn block(span: &str, keys: &str) -> String {
        format!("[[block]]\ntitle = \"X\"\nactual = [\"{span}\"]\n{keys}\n")
    }

    #[test]
    fn blocks_of_the_days_around_cross_a_window_too() {
        let tuesday = block("12:00-13:00", "");
        let late = block("22:00-25:30", "area = \"work\"");
        assert_eq!(crossed(&[("2026-11-16", &late), ("2026-11-17", &tuesday)]), (1, 1, 90.0));
        // The evening before in Honolulu is this night in UTC.
        let far = block("13:00-16:00", "area = \"work\"\nzone = \"Pacific/Honolulu\"");
        assert_eq!(crossed(&[("2026-11-16", &far), ("2026-11-17", &tuesday)]), (1, 1, 120.0));
        let grace = format!("grace = \"\"\n{late}");
        assert_eq!(crossed(&[("2026-11-16", &grace), ("2026-11-17", &tuesday)]), (1, 0, 0.0));
    }

    #[test]
    fn a_boundary_forbids_areas_with_those_under_them_and_engagements() {
        for (keys, minutes) in [
            ("area = \"work\"", 60.0),
            ("area = \"calls\"", 60.0),
            ("area = \"care\"\nengagement = \"acme\"", 60.0),
            ("area = \"odd\"", 60.0),
            ("area = \"queer\"", 60.0),
            ("area = \"nowhere\"", 60.0),
            ("engagement = \"nobody\"", 60.0),
            ("area = \"care\"", 0.0),
            ("area = \"elsewhere\"", 0.0),
            ("", 0.0),
            ("area = \"work\"\nallow = [\"night\"]", 0.0),
        ] {
            assert_eq!(crossed(&[("2026-11-17", &block("01:00-02:00", keys))]).2, minutes, "{keys}");
        }
    }

    #[test]
    fn the_first_minutes_weigh_most_and_a_coming_window_asks_nothing() {
        let text = block("00:00-01:00", "area = \"work\"") + &block("00:30-02:00", "engagement = \"acme\"");
        let life = sample(LIFE, "", &[("2026-11-17", &text)]);
        let score = life.score("2026-11-16..2026-11-22", Lens::Actual, "2026-11-17T02:00");
        // Two hours of six, though the window is not over.
        assert_eq!(score.component(Component::Boundaries), None, "too little is known for a score");
        assert_eq!(score.figures.boundaries[0].minutes, 120.0);
        let before = life.score("2026-11-16..2026-11-22", Lens::Actual, "2026-11-16T23:00");
        assert!(before.figures.boundaries.is_empty());
        let broken = Crossed { live: 0.5, broken: 0.25, length: 15.0, ..Crossed::default() };
        assert_eq!((broken.mean(), broken.weight()), (Some(0.5), 0.5));
        assert_eq!(Crossed::default().mean(), None);
    }
}
