//! Two lines over weeks: alignment heavy, balance dashed, with the line that both are cut at.

use crate::alignment::QUADRANT_CUT;
use crate::canvas::{Canvas, Region, Role};
use crate::domain::Week;
use crate::report::trend::WeekPoint;

/// The columns of the axis.
const AXIS: u16 = 6;
/// The figures of the axis lie so far apart.
const TICK: f64 = 15.0;
/// The axis begins no higher than here, so that small swings do not look large.
const HIGHEST_FLOOR: f64 = 55.0;
/// What a last figure takes behind its line.
const FIGURE: u16 = 4;

/// The chart of a season's weeks.
pub struct Chart<'a> {
    weeks: &'a [WeekPoint],
    area: Region,
    /// SignColumns of a week.
    cell: u16,
    floor: f64,
    rows: u16,
}

/// Which weeks stand out: the one that is reviewed, and the one under the cursor.
pub struct Marked {
    /// The week that is reviewed.
    pub reviewed: Week,
    /// The one under the cursor, where the arrows were used.
    pub chosen: Option<Week>,
}

impl<'a> Chart<'a> {
    /// Of weeks, the last of them where not all fit, but among them the one under the cursor.
    pub fn new(weeks: &'a [WeekPoint], area: Region, marked: &Marked) -> Chart<'a> {
        let room = area.width.saturating_sub(AXIS + FIGURE).max(5);
        let cell = (room / (weeks.len() as u16).max(1)).clamp(5, 9);
        let count = usize::from(room / cell).clamp(1, weeks.len().max(1));
        let at = marked.chosen.and_then(|week| weeks.iter().position(|point| point.week == week));
        let first = weeks.len().saturating_sub(count).min(at.unwrap_or(weeks.len()));
        let weeks = weeks.get(first..(first + count).min(weeks.len())).unwrap_or_default();
        let numbers = weeks.iter().flat_map(|point| both(point).into_iter().flatten());
        let lowest = numbers.fold(HIGHEST_FLOOR, f64::min);
        let floor = (100.0 - ((100.0 - lowest) / TICK).ceil() * TICK).max(0.0);
        Chart { weeks, area, cell, floor, rows: area.height.saturating_sub(2).max(2) }
    }

    fn row(&self, value: f64) -> u16 {
        let part = (100.0 - value.clamp(self.floor, 100.0)) / (100.0 - self.floor);
        self.area.y + (part * f64::from(self.rows - 1)).round() as u16
    }

    fn x(&self, place: usize) -> u16 {
        self.area.x + AXIS + place as u16 * self.cell
    }

    /// The column behind its last week and that week's figures.
    pub fn right(&self) -> u16 {
        self.x(self.weeks.len()) + FIGURE
    }

    /// Draws it.
    pub fn draw(&self, canvas: &mut Canvas<'_>, marked: &Marked) {
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
                // Where both lie in one row each has its half.
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

    fn label(&self, canvas: &mut Canvas<'_>, point: &WeekPoint, x: u16, marked: &Marked) {
        let y = self.area.y + self.rows;
        let is_reviewed = point.week == marked.reviewed;
        let is_chosen = marked.chosen == Some(point.week);
        let role = match (is_chosen, is_reviewed) {
            (true, _) => Role::Strong,
            (_, true) => Role::Tab,
            _ => Role::Muted,
        };
        let took = canvas.put(x, y, self.cell, &format!("W{:02}", point.week.number()), role);
        let brackets = if is_chosen { Some(("(", ")")) } else { is_reviewed.then_some(("[", "]")) };
        if let Some((left, right)) = brackets {
            canvas.put(x - 1, y, 1, left, role);
            canvas.put(x + took, y, 1, right, role);
        }
        if point.grace > 0 {
            let words =
                if self.cell >= 8 { format!("{} grace", point.grace) } else { format!("{} gr", point.grace) };
            canvas.put(x, y + 1, self.cell, &words, Role::Faint);
        }
    }

    /// The last week's numbers, behind its lines.
    fn figures(&self, canvas: &mut Canvas<'_>, x: u16) {
        let Some([alignment, balance]) = self.weeks.last().map(both) else { return };
        let mut taken = None;
        for (value, role) in [(alignment, Role::Align), (balance, Role::Balance)] {
            let Some(value) = value else { continue };
            let row = self.row(value);
            // Where they would stand on each other, the second has the row beside it.
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

/// Both numbers of a week that is shown with any.
fn both(point: &WeekPoint) -> [Option<f64>; 2] {
    point.score.shown_numbers().into()
}
