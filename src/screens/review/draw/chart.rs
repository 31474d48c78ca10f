//! The chart of a season's weeks: alignment as a heavy line, balance as a dashed one, and a dotted line at
//! `QUADRANT_CUT`, from which a score counts as good.

use crate::alignment::QUADRANT_CUT;
use crate::canvas::{Canvas, Role, cells};
use crate::domain::Week;
use crate::report::day::words::figure;
use crate::report::trend::WeekPoint;
use crate::screens::cursor::put_label;
use crate::screens::review::layout::{AXIS, ChartLayout, FIGURES};

/// Chart of a season's weeks.
pub struct WeekChart<'a> {
    /// Weeks shown.
    weeks: &'a [WeekPoint],
    of: ChartLayout,
    /// Column of the axis and its first row.
    at: (u16, u16),
}

/// Weeks that are marked in the chart.
pub struct ChartMarks {
    /// Week reviewed.
    pub reviewed: Week,
    /// Week under the cursor. None until the arrows are used.
    pub chosen: Option<Week>,
}

impl<'a> WeekChart<'a> {
    /// Returns the chart of the weeks in view.
    pub fn new(weeks: &'a [WeekPoint], of: ChartLayout, at: (u16, u16)) -> WeekChart<'a> {
        WeekChart { weeks: weeks.get(of.first..of.first + of.count).unwrap_or_default(), of, at }
    }

    fn row(&self, value: f64) -> u16 {
        self.at.1 + self.of.axis.row(value)
    }

    fn x(&self, place: usize) -> u16 {
        self.at.0 + AXIS + cells(place) * self.of.cell
    }

    /// Draws the chart.
    pub fn draw(&self, canvas: &mut Canvas<'_>, marked: &ChartMarks) {
        self.axis(canvas);
        let (from, end) = (self.x(0), self.x(self.weeks.len()));
        canvas.fill(from, self.row(QUADRANT_CUT), end - from - 1, "·", ".", Role::Track);
        for (place, point) in self.weeks.iter().enumerate() {
            let x = self.x(place);
            let wide = self.of.cell - 1;
            let [alignment, balance] = both(point).map(|value| value.map(|value| self.row(value)));
            if let Some(row) = balance {
                canvas.fill(x, row, wide, "┄", "-", Role::Balance);
            }
            if let Some(row) = alignment {
                // Two lines in one row take half of it each.
                let wide = if balance == Some(row) { wide.div_ceil(2) } else { wide };
                canvas.fill(x, row, wide, "━", "#", Role::Align);
            }
            self.label(canvas, point, x, marked);
        }
        self.figures(canvas, end);
    }

    fn axis(&self, canvas: &mut Canvas<'_>) {
        let (x, y) = (self.at.0 + AXIS - 2, self.at.1);
        for row in 0..self.of.axis.rows() {
            canvas.fill(x, y + row, 1, "│", "|", Role::Rule);
        }
        for (row, figure) in self.of.axis.ticks() {
            canvas.put_right(x - 1, y + row, 3, &figure.to_string(), Role::Muted);
            canvas.fill(x, y + row, 1, "┤", "+", Role::Rule);
        }
    }

    fn label(&self, canvas: &mut Canvas<'_>, point: &WeekPoint, x: u16, marked: &ChartMarks) {
        let (y, cell) = (self.at.1 + self.of.axis.rows(), self.of.cell);
        let is_reviewed = point.week == marked.reviewed;
        let is_chosen = marked.chosen == Some(point.week);
        let role = match (is_chosen, is_reviewed) {
            (true, _) => Role::Strong,
            (_, true) => Role::Tab,
            _ => Role::Muted,
        };
        let label = format!("W{:02}", point.week.number());
        put_label(canvas, (x, y), cell, &label, role, (is_chosen, is_reviewed));
        if point.grace > 0 {
            // In narrow columns the word is at the left of the row.
            let is_wide = cell >= 8;
            let words = if is_wide { format!("{} grace", point.grace) } else { point.grace.to_string() };
            canvas.put(x, y + 1, cell, &words, Role::Faint);
            if !is_wide {
                canvas.put(self.at.0, y + 1, AXIS - 1, "grace", Role::Faint);
            }
        }
    }

    /// Draws the last week's numbers right of their lines, in the row of each. In one row alignment is first, as its
    /// line is.
    fn figures(&self, canvas: &mut Canvas<'_>, x: u16) {
        let Some([alignment, balance]) = self.weeks.last().map(both) else { return };
        let mut beside = None;
        for (value, role) in [(alignment, Role::Align), (balance, Role::Balance)] {
            let Some(value) = value else { continue };
            let row = self.row(value);
            let x = beside.filter(|(taken, _)| *taken == row).map_or(x, |(_, end)| end + 1);
            beside = Some((row, x + canvas.put(x, row, FIGURES, &figure(value), role)));
        }
    }
}

/// Returns alignment and balance of a week. None for a number that is not shown.
fn both(point: &WeekPoint) -> [Option<f64>; 2] {
    point.score.shown_numbers().into()
}
