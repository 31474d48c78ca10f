//! Lays out the day as a grid: hours down, the plan at the left and what was done at the right.

use std::collections::BTreeMap;

use crate::app::Model;
use crate::canvas::{Region, cells};
use crate::domain::config::Clock;
use crate::report::day::agenda::{Agenda, BlockState, Item, MinuteSpan};
use crate::screens::days::lanes::{Lane, lane_groups};
use crate::screens::days::scroll::top_row;

/// Columns from the grid's left edge to the plan, with hours of two digits.
pub const PLAN: u16 = 7;

/// Scale of the rows: which minutes of the day each row shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowScale {
    /// First minute of the first row.
    pub first: i64,
    /// Minutes in a row.
    pub step: i64,
}

impl RowScale {
    /// Returns the row of a minute. Negative above the first row.
    pub fn row(&self, minute: i64) -> i64 {
        (minute - self.first).div_euclid(self.step)
    }

    /// Returns the first minute of a row.
    pub fn minute(&self, row: i64) -> i64 {
        self.first + row * self.step
    }

    /// Returns the minutes of a row.
    pub fn minutes(&self, row: i64) -> MinuteSpan {
        MinuteSpan { start: self.minute(row), end: self.minute(row + 1) }
    }

    /// Returns the first row of an extent and the row after its last.
    pub fn rows(&self, extent: MinuteSpan) -> (i64, i64) {
        let start = self.row(extent.start);
        (start, self.row(extent.end - 1).max(start) + 1)
    }
}

/// A stretch of a block in a column of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// Index of the block in the agenda.
    pub item: usize,
    /// Minutes of the stretch.
    pub extent: MinuteSpan,
    /// First row and the row after the last.
    pub rows: (i64, i64),
    /// Its lane in the column.
    pub lane: Lane,
    /// Whether it is the block's first stretch in this column.
    pub is_first: bool,
}

impl GridCell {
    /// Returns the rows that may show the title. A last row that the block only partly fills is left out.
    pub fn title_rows(&self, scale: &RowScale) -> std::ops::Range<i64> {
        let ends_within = self.extent.end.rem_euclid(scale.step) != 0;
        self.rows.0..(self.rows.1 - i64::from(ends_within)).max(self.rows.0 + 1)
    }
}

/// Layout of a day as a grid.
#[derive(Debug, Clone)]
pub struct DayGrid {
    /// The whole grid, with the heads of its columns.
    pub area: Region,
    /// Indices of blocks with no set time, and of those still running since the day before. Each has a row
    /// below the heads.
    pub untimed: Vec<usize>,
    /// Scale of the rows.
    pub scale: RowScale,
    /// Number of rows of the day, in view or not.
    pub rows: i64,
    /// Planned stretches, in the order they are drawn.
    pub plan: Vec<GridCell>,
    /// Done stretches, in the order they are drawn.
    pub lived: Vec<GridCell>,
    /// Columns that the hours take beyond two digits.
    pub wider: u16,
    /// First row under the cursor and the row after the last. None where the cursor is on no row.
    pub cursor: Option<(i64, i64)>,
    /// Part of the area with the hours.
    body: Region,
    /// Row above the line of now. None where now is not on this day.
    now: Option<i64>,
    /// First row in view.
    top: i64,
}

/// Part of the grid at a cell of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GridHit {
    /// Block with no set time, by its index in the agenda.
    Untimed(usize),
    /// Planned stretch, by its index in [`DayGrid::plan`].
    Planned(usize),
    /// Done stretch, by its index in [`DayGrid::lived`].
    Done(usize),
    /// Row of the plan with no block at that column.
    Free(i64),
}

impl DayGrid {
    /// Lays out a day with `step` minutes in a row.
    pub fn new(model: &Model, agenda: &Agenda, area: Region, step: i64) -> DayGrid {
        let numbered = || agenda.items.iter().enumerate();
        let is_above = |item: &Item| is_above(agenda, item);
        let untimed: Vec<usize> =
            numbered().filter(|(_, item)| is_above(item)).map(|(index, _)| index).collect();
        let timed: Vec<(usize, &Item)> = numbered().filter(|(_, item)| !is_above(item)).collect();
        let own = timed.iter().map(|(_, item)| item).filter(|item| item.date == agenda.date);
        let earliest = own.clone().map(|item| item.place.start).chain([agenda.wake.start]).min().unwrap_or(0);
        let latest = own.map(|item| item.place.start + step).chain([agenda.wake.end]).max().unwrap_or(0);
        let scale = RowScale { first: earliest.div_euclid(step) * step, step };
        let rows = scale.row(latest - 1) + 1;
        let y = area.y + 1 + cells(untimed.len());
        let body = Region::new(area.x, y, area.width, area.bottom().saturating_sub(y));
        let now_row = agenda.now.map(|now| scale.row(now));
        let now = now_row.filter(|row| (0..rows).contains(row));
        let plan = placed(&timed, &scale, |item| item.plan.into_iter().collect());
        let cursor = cursor_rows(model, agenda, &scale, &plan);
        let cursor_row = cursor.map(|rows| rows.0).or(now_row).unwrap_or(0);
        let top = top_row(rows + i64::from(now.is_some()), i64::from(body.height), cursor_row);
        let lived = placed(&timed, &scale, |item| item.lived.clone());
        let wider = if model.config.clock == Clock::Hours12 { 3 } else { 0 };
        DayGrid { area, untimed, scale, rows, plan, lived, wider, cursor, body, now, top }
    }

    /// Returns the plan's first column and the column after its last.
    pub fn plan_columns(&self) -> (u16, u16) {
        (self.area.x + self.wider + PLAN, self.lived_columns().0 - 1)
    }

    /// Returns the first column of what was done and the column after its last.
    pub fn lived_columns(&self) -> (u16, u16) {
        let margin = self.wider + PLAN;
        (self.area.x + margin + (self.area.width - margin) * 3 / 5, self.area.right())
    }

    /// Returns the terminal's row for a row of the day. None where it is out of view.
    pub fn y(&self, row: i64) -> Option<u16> {
        let below_now = self.now.is_some_and(|now| row > now);
        let line = u16::try_from(row - self.top + i64::from(below_now)).ok()?;
        (row < self.rows && line < self.body.height).then(|| self.body.y + line)
    }

    /// Returns the row for the label of a free time: its first row without a planned block, else the row that it
    /// begins in. The second value is true where a block is in that row.
    pub fn free_row(&self, gap: MinuteSpan) -> (i64, bool) {
        free_row(gap, &self.scale, &self.plan)
    }

    /// Returns the first row of an extent without a planned block. None where each row has one.
    pub fn empty_row(&self, extent: MinuteSpan) -> Option<i64> {
        empty_row(extent, &self.scale, &self.plan)
    }

    /// Returns how many blocks are completely above the view, and how many below it.
    pub fn out_of_sight(&self) -> (usize, usize) {
        let mut blocks: BTreeMap<usize, (bool, i64)> = BTreeMap::new();
        for cell in self.plan.iter().chain(&self.lived) {
            let is_seen = (cell.rows.0..cell.rows.1).any(|row| self.y(row).is_some());
            let block = blocks.entry(cell.item).or_insert((false, cell.rows.0));
            block.0 |= is_seen;
        }
        let hidden = || blocks.values().filter(|(is_seen, _)| !is_seen);
        let above = hidden().filter(|(_, row)| *row < self.top).count();
        (above, hidden().count() - above)
    }

    /// Returns the terminal's row for the line of now. None where it is out of view.
    pub fn now_y(&self) -> Option<u16> {
        self.now.and_then(|now| self.y(now)).map(|y| y + 1).filter(|y| *y < self.body.bottom())
    }

    /// Returns the day's row for a row of the terminal. None on the line of now and outside the day.
    pub fn row(&self, y: u16) -> Option<i64> {
        let line = i64::from(y.checked_sub(self.body.y)?);
        let row = self.top + line;
        let is_below_now = self.now.is_some_and(|now| row > now);
        let row = row - i64::from(is_below_now);
        (self.y(row) == Some(y)).then_some(row)
    }

    /// Returns the day's row in view nearest to a row of the terminal. On the line of now that is the row
    /// above it.
    pub fn row_near(&self, y: u16) -> i64 {
        let y = y.clamp(self.body.y, self.body.bottom().saturating_sub(1).max(self.body.y));
        let above = (self.body.y..=y).rev().find_map(|y| self.row(y));
        above.or_else(|| (y..self.body.bottom()).find_map(|y| self.row(y))).unwrap_or(self.top)
    }

    /// Returns the part of the grid at a cell of the terminal. None outside the grid.
    pub fn under(&self, x: u16, y: u16) -> Option<GridHit> {
        if !self.area.contains(x, y) {
            return None;
        }
        if let Some(index) =
            y.checked_sub(self.area.y + 1).and_then(|line| self.untimed.get(usize::from(line)))
        {
            return Some(GridHit::Untimed(*index));
        }
        let row = self.row(y)?;
        // Of two stretches in one row the one drawn last is on top.
        let at = |cells: &[GridCell], columns: (u16, u16)| {
            cells.iter().rposition(|cell| {
                let (from, to) = cell.lane.columns(columns);
                (cell.rows.0..cell.rows.1).contains(&row) && (from..to).contains(&x)
            })
        };
        if x >= self.lived_columns().0 {
            return at(&self.lived, self.lived_columns()).map(GridHit::Done);
        }
        Some(at(&self.plan, self.plan_columns()).map_or(GridHit::Free(row), GridHit::Planned))
    }
}

/// Returns whether a block is above the hours: it has no set time, or still runs from the day before.
fn is_above(agenda: &Agenda, item: &Item) -> bool {
    item.state == BlockState::Untimed || agenda.runs_on(item)
}

/// Returns the first row under the cursor and the row after the last. None where the cursor is on no row.
fn cursor_rows(model: &Model, agenda: &Agenda, scale: &RowScale, plan: &[GridCell]) -> Option<(i64, i64)> {
    let item = agenda.items.iter().find(|item| model.is_under_cursor(agenda, item));
    if let Some(item) = item {
        return (!is_above(agenda, item)).then(|| scale.rows(item.plan.unwrap_or(item.place)));
    }
    let gap = model.gap().filter(|_| model.preview.is_none())?;
    let (row, _) = free_row(gap, scale, plan);
    Some((row, row + 1))
}

fn free_row(gap: MinuteSpan, scale: &RowScale, plan: &[GridCell]) -> (i64, bool) {
    empty_row(gap, scale, plan).map_or((scale.row(gap.start), true), |row| (row, false))
}

fn empty_row(extent: MinuteSpan, scale: &RowScale, plan: &[GridCell]) -> Option<i64> {
    let (first, end) = scale.rows(extent);
    (first..end).find(|row| !plan.iter().any(|cell| (cell.rows.0..cell.rows.1).contains(row)))
}

/// Places blocks on rows and lanes. Blocks that share time or their first row are side by side.
fn placed(
    items: &[(usize, &Item)],
    scale: &RowScale,
    extents: impl Fn(&Item) -> Vec<MinuteSpan>,
) -> Vec<GridCell> {
    let mut cells: Vec<GridCell> = Vec::new();
    for (item, block) in items {
        for (index, extent) in extents(block).into_iter().enumerate() {
            let rows = scale.rows(extent);
            cells.push(GridCell { item: *item, extent, rows, lane: Lane::WHOLE, is_first: index == 0 });
        }
    }
    cells.sort_by_key(|cell| (cell.extent.start, -cell.extent.end));
    let groups = lane_groups(&cells, |a, b| a.extent.overlaps(b.extent) || a.rows.0 == b.rows.0);
    let lanes = groups.into_iter().flat_map(|(_, lanes)| lanes);
    cells.iter_mut().zip(lanes).for_each(|(cell, lane)| cell.lane = lane);
    cells
}
