//! Where the chart of the weeks has its rows and columns.

use super::LARGE;
use crate::app::frame::WITH_PANEL;
use crate::canvas::cells;
use crate::domain::Week;
use crate::report::axis::ScoreAxis;
use crate::report::trend::WeekPoint;

/// Columns of the axis.
pub const AXIS: u16 = 6;
/// Columns of the last week's figures, right of the lines.
pub const FIGURES: u16 = 7;
/// Columns between the chart and the quadrants.
pub const APART: u16 = 4;
/// Fewest and most columns of a week, and most in a large window.
const CELL: (u16, u16, u16) = (5, 9, 20);
/// Columns of the quadrants beside the chart: fewest and most.
const QUADRANTS: (u16, u16) = (44, 72);
/// Rows of the axis below which the page scrolls, without and with the quadrants beside it. 7 rows are 10 points
/// each, from 100 to 40.
const ROWS: (u16, u16) = (7, 9);

/// Chart of the weeks: its axis, the weeks that it shows, and how wide they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChartLayout {
    /// Rows of the axis.
    pub axis: ScoreAxis,
    /// Index of the first week shown.
    pub first: usize,
    /// Number of weeks shown.
    pub count: usize,
    /// Columns of a week.
    pub cell: u16,
    /// Rows of the labels below the axis: 2 if a week shown has grace days.
    pub labels: u16,
    /// Columns of the quadrants beside the chart. None if they are not beside it.
    pub quadrants: Option<u16>,
    /// Whether the legend has the figures of the week under the cursor.
    pub has_figures: bool,
}

impl ChartLayout {
    /// Lays out the chart of the last weeks that fit, or of earlier ones if the cursor is on one of them. `below` is
    /// the number of rows that the page has below the chart.
    pub fn new(
        weeks: &[WeekPoint],
        chosen: Option<Week>,
        (columns, height): (u16, u16),
        below: u16,
    ) -> ChartLayout {
        let quadrants = quadrants(columns);
        let beside = quadrants.map_or(0, |quadrants| APART + quadrants);
        // A column stays empty on either side.
        let room = columns.saturating_sub(2 + beside + AXIS + FIGURES);
        let most = if columns >= LARGE { CELL.2 } else { CELL.1 };
        let cell = (room / cells(weeks.len()).max(1)).clamp(CELL.0, most);
        let count = usize::from(room / cell).clamp(1, weeks.len().max(1));
        let at = chosen.and_then(|week| weeks.iter().position(|point| point.week == week));
        let first = weeks.len().saturating_sub(count).min(at.unwrap_or(weeks.len()));
        let shown = weeks.get(first..(first + count).min(weeks.len())).unwrap_or_default();
        let labels = if shown.iter().any(|point| point.grace > 0) { 2 } else { 1 };
        let numbers = shown.iter().flat_map(|point| <[_; 2]>::from(point.score.shown_numbers())).flatten();
        let least = if quadrants.is_some() { ROWS.1 } else { ROWS.0 };
        let rows = match height.saturating_sub(below + 1 + labels) {
            left if left >= least => left,
            _ if quadrants.is_some() => least,
            _ => least.min(height.saturating_sub(1 + labels)).max(ScoreAxis::LEAST_ROWS),
        };
        let axis = ScoreAxis::new(numbers.fold(100.0, f64::min), rows);
        ChartLayout { axis, first, count: shown.len(), cell, labels, quadrants, has_figures: false }
    }

    /// Returns its rows, with heading and labels.
    pub fn rows(&self) -> u16 {
        1 + self.axis.rows() + self.labels
    }

    /// Returns the columns from its axis to the last week's figures.
    pub fn columns(&self) -> u16 {
        AXIS + cells(self.count) * self.cell + FIGURES
    }
}

/// Returns the columns of the quadrants beside the chart. None without room for them.
fn quadrants(columns: u16) -> Option<u16> {
    (columns >= WITH_PANEL).then(|| match columns {
        LARGE.. => (columns / 3).clamp(QUADRANTS.0, QUADRANTS.1),
        _ => QUADRANTS.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::samples::sample;
    use crate::alignment::{Lens, Period};

    fn weeks(count: u32) -> Vec<WeekPoint> {
        let score = sample("", "", &[]).score("2026-11-16..2026-11-22", Lens::Actual, "2026-11-23T09:00");
        assert_eq!(score.period, Period::week("2026-W47".parse().unwrap()));
        let week = |index: u32| format!("2026-W{index:02}").parse().unwrap();
        (1..=count).map(|index| WeekPoint { week: week(index), score: score.clone(), grace: 0 }).collect()
    }

    #[test]
    fn the_last_week_is_in_view_at_every_width() {
        for columns in 40..220 {
            for count in 1..30_usize {
                let weeks = weeks(count as u32);
                let chart = ChartLayout::new(&weeks, None, (columns, 30), 0);
                assert_eq!(chart.first + chart.count, count, "{columns} columns");
                let quadrants = chart.quadrants.map_or(0, |quadrants| APART + quadrants);
                assert!(1 + chart.columns() + quadrants < columns, "{columns} columns: {chart:?}");
                let first = weeks[0].week;
                let back = ChartLayout::new(&weeks, Some(first), (columns, 30), 0);
                assert_eq!(back.first, 0, "the week under the cursor is in view");
            }
        }
    }

    #[test]
    fn a_large_window_has_a_large_chart() {
        let of = |size| ChartLayout::new(&weeks(7), None, size, 6);
        let (medium, wide, huge) = (of((80, 16)), of((120, 34)), of((200, 54)));
        assert_eq!((medium.axis.rows(), medium.cell, medium.quadrants), (7, 9, None));
        assert_eq!((wide.axis.rows(), wide.cell, wide.quadrants), (25, 8, Some(44)));
        assert_eq!((huge.axis.rows(), huge.cell, huge.quadrants), (46, 16, Some(66)));
    }
}
