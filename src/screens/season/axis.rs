//! Time axes of Season: the year on the strip, and the columns of the map of values and the chart below it. The map and
//! the chart always share their columns. Months and quarters of a wide terminal have those of the strip.

use super::state::SeasonState;
use super::table_columns::name_columns;
use crate::app::frame::WITH_PANEL;
use crate::canvas::cells;
use crate::domain::Week;
use crate::domain::date::plus;
use crate::report::season::{Grain, SeasonReport};

/// Number of columns from which the charts have wider cells.
pub const ROOMY: u16 = 140;
/// Fewest columns of a name in a wide terminal: `more work` has room there, left of the figures of the chart.
const WITH_SIDES: u16 = 12;
/// First column of the strip of a whole year.
const YEAR_START: u16 = 13;
/// Below this width, names are short, and the strip begins further left.
const NARROW: u16 = 70;

/// The weeks of the strip, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub struct StripAxis {
    /// The weeks.
    pub weeks: Vec<Week>,
    /// First column of each week, and the column after the last. In a narrow terminal several weeks share a column.
    edges: Vec<u16>,
}

impl StripAxis {
    /// Returns an axis of weeks of `cell` columns each.
    fn of_cells(weeks: Vec<Week>, start: u16, cell: u16) -> StripAxis {
        let edges = (0..=weeks.len()).map(|week| start + cells(week) * cell).collect();
        StripAxis { weeks, edges }
    }

    /// Returns an axis of a whole year that fills the columns from `start` up to the margin, in a terminal of `width`
    /// columns.
    fn filling(content: &SeasonReport, start: u16, width: u16) -> StripAxis {
        let weeks = content.year.all_weeks();
        let room = usize::from(width.saturating_sub(start + 1));
        let edges = (0..=weeks.len()).map(|week| start + cells(week * room / weeks.len().max(1))).collect();
        StripAxis { weeks, edges }
    }

    /// Returns an axis of a whole year with as many columns for each week as for all others.
    fn evenly(content: &SeasonReport, start: u16, width: u16) -> StripAxis {
        let weeks = content.year.all_weeks();
        let count = cells(weeks.len()).max(1);
        let room = width.saturating_sub(start + 1).max(1);
        match room / count {
            0 => {
                let group = count.div_ceil(room).max(2);
                let edges = (0..=weeks.len()).map(|week| start + cells(week) / group).collect();
                StripAxis { weeks, edges }
            }
            cell => StripAxis::of_cells(weeks, start, cell),
        }
    }

    /// Returns the first column of a week, by its index. For the number of weeks: the column after the last.
    pub fn at(&self, week: usize) -> u16 {
        self.edges.get(week).or(self.edges.last()).copied().unwrap_or(0)
    }

    /// Returns the columns of a week, by its index. At least 1.
    pub fn width(&self, week: usize) -> u16 {
        self.at(week + 1).saturating_sub(self.at(week)).max(1)
    }

    /// Returns whether each week has at least `columns` columns of its own.
    pub fn has_for_each(&self, columns: u16) -> bool {
        self.at(self.weeks.len()) - self.at(0) >= cells(self.weeks.len()) * columns
    }

    /// Returns the index of a week. `None` if the strip does not show it.
    pub fn index(&self, week: Week) -> Option<usize> {
        self.weeks.iter().position(|one| *one == week)
    }
}

/// A column in view: a week, a month or a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AxisColumn {
    /// Index among the columns of the report.
    pub index: usize,
    /// First column of the terminal.
    pub x: u16,
    /// Width in columns of the terminal, the gap after it included.
    pub width: u16,
}

/// Both axes of the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeAxes {
    /// Axis of the strip.
    pub strip: StripAxis,
    /// Column right of the names of the values.
    pub start: u16,
    /// Columns in view of the map of values and of the chart. The one under the cursor is among them.
    pub columns: Vec<AxisColumn>,
}

impl TimeAxes {
    /// Returns the columns for a name left of the first column in view.
    pub fn names(&self) -> u16 {
        self.columns.first().map_or(self.start, |column| column.x).saturating_sub(5)
    }

    /// Returns the axes for a terminal of `width` columns.
    pub fn new(state: &SeasonState, content: &SeasonReport, width: u16) -> TimeAxes {
        match content.grain {
            _ if width < WITH_PANEL || content.columns.is_empty() => apart(state, content, width),
            Grain::Weeks => of_weeks(state, content, width),
            Grain::Months | Grain::Quarters => of_year(content, width),
        }
    }
}

/// Returns the first column in view and the number of columns in view, if `room` of them fit.
fn in_view(state: &SeasonState, content: &SeasonReport, room: u16) -> (usize, usize) {
    let all = content.columns.len();
    let count = usize::from(room).min(all).max(1);
    let chosen = state.column_in(content);
    // The column under the cursor is in view, with those before it.
    ((chosen + 1).saturating_sub(count).min(all.saturating_sub(count)), count)
}

fn columns_of(first: usize, count: usize, start: u16, width: u16) -> Vec<AxisColumn> {
    let column = |(index, x)| AxisColumn { index, x, width };
    (first..first + count).zip((start..).step_by(width.into())).map(column).collect()
}

/// Returns two axes of their own: the year on the strip, and as many columns below it as fit.
fn apart(state: &SeasonState, content: &SeasonReport, width: u16) -> TimeAxes {
    let (least, most) = if content.grain == Grain::Weeks { (4, 6) } else { (5, 8) };
    let is_narrow = width < NARROW;
    let all = content.columns.len();
    // Names get the space that the columns leave, and at least enough for a short one.
    let beside = width.saturating_sub(cells(all * usize::from(most) + 7)).max(if is_narrow { 9 } else { 13 });
    let start = 3 + name_columns(content, beside).max(if is_narrow { 5 } else { 10 }) + 3;
    let room = width.saturating_sub(start + 1);
    let cell = (room / cells(all).max(1)).clamp(least, most);
    let (first, count) = in_view(state, content, room / cell);
    let columns = if all == 0 { Vec::new() } else { columns_of(first, count, start, cell) };
    let strip = StripAxis::evenly(content, if is_narrow { 9 } else { YEAR_START }, width);
    TimeAxes { strip, start, columns }
}

/// Returns two axes of a wide terminal: the year on the strip, and the weeks of the season below it.
fn of_weeks(state: &SeasonState, content: &SeasonReport, width: u16) -> TimeAxes {
    let (least, most) = (4, if width < ROOMY { 7 } else { 16 });
    let all = content.columns.len();
    let beside = width.saturating_sub(cells(all * usize::from(most) + 7)).max(13);
    let start = 3 + name_columns(content, beside).max(WITH_SIDES) + 3;
    let room = width.saturating_sub(start + 1);
    let cell = (room / cells(all).max(1)).clamp(least, most);
    let (first, count) = in_view(state, content, room / cell);
    let strip = StripAxis::filling(content, YEAR_START, width);
    TimeAxes { strip, start, columns: columns_of(first, count, start, cell) }
}

/// Returns one axis of the year. A month or a quarter begins where its first week does on the strip.
fn of_year(content: &SeasonReport, width: u16) -> TimeAxes {
    let start = YEAR_START + name_columns(content, 8 + width / 16).saturating_sub(8);
    let strip = StripAxis::filling(content, start, width);
    let x_of = |index: usize| {
        let from = content.columns.get(index).map(|column| column.period.from);
        let begins = |week: &Week| from.is_some_and(|from| plus(week.monday(), 3) >= from);
        strip.at(strip.weeks.iter().position(begins).unwrap_or(strip.weeks.len()))
    };
    let column = |index| AxisColumn { index, x: x_of(index), width: x_of(index + 1) - x_of(index) };
    let columns = (0..content.columns.len()).map(column).collect();
    TimeAxes { strip, start, columns }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::season::tests::{content_of, life, on};
    use proptest::prelude::*;

    /// Returns the report of a season of `weeks` weeks, `ahead` weeks after the first day of the sample.
    fn content(weeks: i64, ahead: i64, grain: Grain) -> SeasonReport {
        let mut life = life();
        life.seasons[0].end = plus(life.seasons[0].start, weeks * 7 - 1);
        let date = plus(on("2026-11-09"), (ahead % weeks) * 7).to_string();
        content_of(&life, &date, &date, grain)
    }

    proptest! {
        /// The strip shows the whole year. From 100 columns on, a month or a quarter has the same columns there as in the
        /// map. The column under the cursor is in view, and nothing is outside the terminal.
        #[test]
        fn the_strip_is_the_year_and_a_month_has_one_place(
            width in 40_u16..240,
            weeks in 1_i64..90,
            ahead in 0_i64..90,
            chosen in proptest::option::of(0_usize..90),
            grain in proptest::sample::select(Grain::ALL.to_vec()),
        ) {
            let content = content(weeks, ahead, grain);
            let state = SeasonState { column: chosen, grain, ..SeasonState::default() };
            let axes = TimeAxes::new(&state, &content, width);
            let chosen = state.column_in(&content);
            prop_assert!(axes.columns.iter().any(|column| column.index == chosen));
            prop_assert!(axes.columns.windows(2).all(|pair| pair[0].x + pair[0].width == pair[1].x));
            prop_assert!(axes.columns.iter().all(|column| column.x + column.width <= width));
            prop_assert!(axes.strip.at(axes.strip.weeks.len()) <= width);
            prop_assert_eq!(&axes.strip.weeks, &content.year.all_weeks());
            if width < WITH_PANEL || grain == Grain::Weeks {
                return Ok(());
            }
            for column in &axes.columns {
                let period = content.columns[column.index].period;
                let is_in = |week: &Week| {
                    let thursday = plus(week.monday(), 3);
                    period.from <= thursday && thursday <= period.to
                };
                let on_strip = axes.strip.weeks.iter().filter(|week| is_in(week));
                let xs: Vec<u16> = on_strip.filter_map(|week| axes.strip.index(*week)).map(|at| axes.strip.at(at)).collect();
                let shown = column.x..column.x + column.width;
                prop_assert!(!xs.is_empty() && xs.iter().all(|x| shown.contains(x)), "{column:?} {xs:?}");
            }
        }
    }
}
