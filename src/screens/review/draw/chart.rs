//! The chart of a season's weeks: alignment as a heavy line, balance as a dashed one, and a dotted line at
//! `QUADRANT_CUT`, from which a score counts as good.

use crate::alignment::QUADRANT_CUT;
use crate::canvas::widgets::filled;
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::Week;
use crate::report::trend::WeekPoint;
use crate::screens::cursor::put_label;

/// Columns of the axis.
const AXIS: u16 = 6;
/// Points between two figures of the axis.
const TICK: f64 = 15.0;
/// The axis begins at most this high, so that small changes do not look large.
const HIGHEST_FLOOR: f64 = 55.0;
/// Columns of the last week's figures, right of the lines.
const FIGURE: u16 = 4;

/// Chart of a season's weeks.
pub struct WeekChart<'a> {
    weeks: &'a [WeekPoint],
    area: Region,
    /// Columns of a week.
    cell: u16,
    floor: f64,
    rows: u16,
}

/// Weeks that are marked in the chart.
pub struct ChartMarks {
    /// Week reviewed.
    pub reviewed: Week,
    /// Week under the cursor. None until the arrows are used.
    pub chosen: Option<Week>,
}

impl<'a> WeekChart<'a> {
    /// Returns the chart of the last weeks that fit, or of earlier ones where the cursor is on one of them.
    pub fn new(weeks: &'a [WeekPoint], area: Region, marked: &ChartMarks) -> WeekChart<'a> {
        let room = area.width.saturating_sub(AXIS + FIGURE).max(5);
        let cell = (room / cells(weeks.len()).max(1)).clamp(5, 9);
        let count = usize::from(room / cell).clamp(1, weeks.len().max(1));
        let at = marked.chosen.and_then(|week| weeks.iter().position(|point| point.week == week));
        let first = weeks.len().saturating_sub(count).min(at.unwrap_or(weeks.len()));
        let weeks = weeks.get(first..(first + count).min(weeks.len())).unwrap_or_default();
        let numbers = weeks.iter().flat_map(|point| both(point).into_iter().flatten());
        let lowest = numbers.fold(HIGHEST_FLOOR, f64::min);
        let floor = (100.0 - ((100.0 - lowest) / TICK).ceil() * TICK).max(0.0);
        WeekChart { weeks, area, cell, floor, rows: area.height.saturating_sub(2).max(2) }
    }

    fn row(&self, value: f64) -> u16 {
        let part = (100.0 - value.clamp(self.floor, 100.0)) / (100.0 - self.floor);
        self.area.y + filled(self.rows - 1, part)
    }

    fn x(&self, place: usize) -> u16 {
        self.area.x + AXIS + cells(place) * self.cell
    }

    /// Returns the column after the last week's figures.
    pub fn right(&self) -> u16 {
        self.x(self.weeks.len()) + FIGURE
    }

    /// Draws the chart.
    pub fn draw(&self, canvas: &mut Canvas<'_>, marked: &ChartMarks) {
        self.axis(canvas);
        let end = self.x(self.weeks.len());
        canvas.fill(
            self.area.x + AXIS,
            self.row(QUADRANT_CUT),
            end - self.area.x - AXIS,
            "·",
            ".",
            Role::Track,
        );
        for (place, point) in self.weeks.iter().enumerate() {
            let x = self.x(place);
            let wide = self.cell - 1;
            let [alignment, balance] = both(point);
            let rows = (alignment.map(|value| self.row(value)), balance.map(|value| self.row(value)));
            if let Some(row) = rows.1 {
                canvas.fill(x, row, wide, "┄", "-", Role::Balance);
            }
            if let Some(row) = rows.0 {
                // Two lines in one row take half of it each.
                let wide = if rows.1 == Some(row) { wide.div_ceil(2) } else { wide };
                canvas.fill(x, row, wide, "━", "#", Role::Align);
            }
            self.label(canvas, point, x, marked);
        }
        self.figures(canvas, end);
    }

    fn axis(&self, canvas: &mut Canvas<'_>) {
        for row in 0..self.rows {
            canvas.fill(self.area.x + AXIS - 2, self.area.y + row, 1, "│", "|", Role::Rule);
        }
        let mut tick = 100.0;
        let mut below = None;
        while tick >= self.floor {
            let row = self.row(tick);
            if below.is_none_or(|above| row > above) {
                canvas.put_right(self.area.x + AXIS - 3, row, 3, &format!("{tick:.0}"), Role::Muted);
                canvas.fill(self.area.x + AXIS - 2, row, 1, "┤", "+", Role::Rule);
                below = Some(row);
            }
            tick -= TICK;
        }
    }

    fn label(&self, canvas: &mut Canvas<'_>, point: &WeekPoint, x: u16, marked: &ChartMarks) {
        let y = self.area.y + self.rows;
        let is_reviewed = point.week == marked.reviewed;
        let is_chosen = marked.chosen == Some(point.week);
        let role = match (is_chosen, is_reviewed) {
            (true, _) => Role::Strong,
            (_, true) => Role::Tab,
            _ => Role::Muted,
        };
        let label = format!("W{:02}", point.week.number());
        put_label(canvas, (x, y), self.cell, &label, role, (is_chosen, is_reviewed));
        if point.grace > 0 {
            let words =
                if self.cell >= 8 { format!("{} grace", point.grace) } else { format!("{} gr", point.grace) };
            canvas.put(x, y + 1, self.cell, &words, Role::Faint);
        }
    }

    /// Draws the last week's numbers right of their lines.
    fn figures(&self, canvas: &mut Canvas<'_>, x: u16) {
        let Some([alignment, balance]) = self.weeks.last().map(both) else { return };
        let mut taken = None;
        for (value, role) in [(alignment, Role::Align), (balance, Role::Balance)] {
            let Some(value) = value else { continue };
            let row = self.row(value);
            // Where both would be in one row, the second takes the row above or below.
            let row = match taken {
                Some(other) if other == row && value > alignment.unwrap_or(0.0) && row > self.area.y => {
                    row - 1
                }
                Some(other) if other == row => row + 1,
                _ => row,
            };
            taken = Some(row);
            canvas.put(x, row, 3, &crate::report::day::words::figure(value), role);
        }
    }
}

/// Returns alignment and balance of a week. None for a number that is not shown.
fn both(point: &WeekPoint) -> [Option<f64>; 2] {
    point.score.shown_numbers().into()
}
