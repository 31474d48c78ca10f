//! Where the grid shows what: the hours down, what was planned and, beside it, what was lived.

use std::collections::BTreeMap;

use crate::app::Model;
use crate::canvas::Region;
use crate::domain::config::Clock;
use crate::report::day::agenda::{Agenda, BlockState, Item, MinuteSpan, Stop};

/// Columns from the grid's left edge to where the plan begins, where the hours are two figures.
pub const PLAN: u16 = 7;

/// How the minutes of the day lie on rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowScale {
    /// The minute with which the first row begins.
    pub first: i64,
    /// The minutes of a row.
    pub step: i64,
}

impl RowScale {
    /// The row of a minute.
    pub fn row(&self, minute: i64) -> i64 {
        (minute - self.first).div_euclid(self.step)
    }

    /// The minute with which a row begins.
    pub fn minute(&self, row: i64) -> i64 {
        self.first + row * self.step
    }

    /// From the row that an extent begins in to the one behind its last.
    pub fn rows(&self, extent: MinuteSpan) -> (i64, i64) {
        let start = self.row(extent.start);
        (start, self.row(extent.end - 1).max(start) + 1)
    }
}

/// A block's place in a column: its rows, and which of how many lanes it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// The block, by its number in the agenda.
    pub item: usize,
    /// From when to when.
    pub extent: MinuteSpan,
    /// From its first row to the one behind its last.
    pub rows: (i64, i64),
    /// The lane, from the left.
    pub lane: usize,
    /// How many lanes share the column there.
    pub lanes: usize,
    /// Whether it is the first of its block's places in this column.
    pub is_first: bool,
}

impl GridCell {
    /// The columns of its lane, in the column of the grid from one x to another.
    pub fn columns(&self, (from, to): (u16, u16)) -> (u16, u16) {
        let width = (to - from) / self.lanes as u16;
        let start = from + width * self.lane as u16;
        (start, if self.lane + 1 == self.lanes { to } else { start + width })
    }

    /// The rows in which its title may stand: the first that is seen, but not one in which it only ends.
    pub fn title_rows(&self, scale: &RowScale) -> std::ops::Range<i64> {
        let ends_within = self.extent.end.rem_euclid(scale.step) != 0;
        self.rows.0..(self.rows.1 - i64::from(ends_within)).max(self.rows.0 + 1)
    }
}

/// The grid of a day, laid out.
#[derive(Debug, Clone)]
pub struct Grid {
    /// All of it, the heads of the columns included.
    pub area: Region,
    /// The blocks without a time on this day, a row for each below the heads.
    pub untimed: Vec<usize>,
    /// How minutes lie on rows.
    pub scale: RowScale,
    /// How many rows the day has; not all of them need be seen.
    pub rows: i64,
    /// What was planned, in the order in which it is drawn.
    pub plan: Vec<GridCell>,
    /// What was lived, likewise.
    pub lived: Vec<GridCell>,
    /// How many columns more the hours take than two figures do.
    pub wider: u16,
    /// The rows of the block or the free time under the cursor.
    pub cursor: Option<(i64, i64)>,
    /// The part in which the hours stand.
    body: Region,
    /// The row below which the line of now stands, where it lies within the day.
    now: Option<i64>,
    /// The first row that is seen.
    top: i64,
}

/// What of the grid lies under a cell of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under {
    /// A block without a time.
    Untimed(usize),
    /// What was planned: which of [`Grid::plan`].
    Planned(usize),
    /// What was lived: which of [`Grid::lived`].
    Lived(usize),
    /// Nothing that was planned, in that row.
    Free(i64),
}

impl Grid {
    /// Lays a day out, a row for so many minutes.
    pub fn new(model: &Model, agenda: &Agenda, area: Region, step: i64) -> Grid {
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
        let y = area.y + 1 + untimed.len() as u16;
        let body = Region::new(area.x, y, area.width, area.bottom().saturating_sub(y));
        let now_row = agenda.now.map(|now| scale.row(now));
        let now = now_row.filter(|row| (0..rows).contains(row));
        let cursor = cursor_rows(model, agenda, &scale);
        let height = i64::from(body.height);
        let cursor_row = cursor.map(|rows| rows.0).or(now_row).unwrap_or(0);
        // What is over goes first, so that the evening stays in sight; the cursor, and two rows above it, stay.
        let hidden = (rows + i64::from(now.is_some()) - height).max(0);
        let top = hidden.min((cursor_row - 2).max(0)).max(cursor_row + 2 - height).clamp(0, hidden);
        let plan = cells(&timed, &scale, |item| item.plan.into_iter().collect());
        let lived = cells(&timed, &scale, |item| item.lived.clone());
        let wider = if model.config.clock == Clock::Hours12 { 3 } else { 0 };
        Grid { area, untimed, scale, rows, plan, lived, wider, cursor, body, now, top }
    }

    /// The columns of what was planned.
    pub fn plan_columns(&self) -> (u16, u16) {
        (self.area.x + self.wider + PLAN, self.lived_columns().0 - 1)
    }

    /// The columns of what was lived.
    pub fn lived_columns(&self) -> (u16, u16) {
        let margin = self.wider + PLAN;
        (self.area.x + margin + (self.area.width - margin) * 3 / 5, self.area.right())
    }

    /// The terminal's row in which a row of the day stands, where it is seen.
    pub fn y(&self, row: i64) -> Option<u16> {
        let below_now = self.now.is_some_and(|now| row > now);
        let line = row - self.top + i64::from(below_now);
        (row < self.rows && (0..i64::from(self.body.height)).contains(&line))
            .then(|| self.body.y + line as u16)
    }

    /// How many blocks lie wholly above what is seen, and how many below it.
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

    /// The terminal's row in which the line of now stands, where it is seen.
    pub fn now_y(&self) -> Option<u16> {
        self.now.and_then(|now| self.y(now)).map(|y| y + 1).filter(|y| *y < self.body.bottom())
    }

    /// The row of the day that stands in a row of the terminal.
    pub fn row(&self, y: u16) -> Option<i64> {
        let line = i64::from(y.checked_sub(self.body.y)?);
        let row = self.top + line;
        let is_below_now = self.now.is_some_and(|now| row > now);
        let row = row - i64::from(is_below_now);
        (self.y(row) == Some(y)).then_some(row)
    }

    /// The row of the day that is seen nearest to a row of the terminal: on the line of now the one above it.
    pub fn row_near(&self, y: u16) -> i64 {
        let y = y.clamp(self.body.y, self.body.bottom().saturating_sub(1).max(self.body.y));
        let above = (self.body.y..=y).rev().find_map(|y| self.row(y));
        above.or_else(|| (y..self.body.bottom()).find_map(|y| self.row(y))).unwrap_or(self.top)
    }

    /// What lies under a cell of the terminal.
    pub fn under(&self, x: u16, y: u16) -> Option<Under> {
        if !self.area.contains(x, y) {
            return None;
        }
        if let Some(index) =
            y.checked_sub(self.area.y + 1).and_then(|line| self.untimed.get(usize::from(line)))
        {
            return Some(Under::Untimed(*index));
        }
        let row = self.row(y)?;
        // Of two in one row the one that is drawn last is seen.
        let at = |cells: &[GridCell], columns: (u16, u16)| {
            cells.iter().rposition(|cell| {
                let (from, to) = cell.columns(columns);
                (cell.rows.0..cell.rows.1).contains(&row) && (from..to).contains(&x)
            })
        };
        if x >= self.lived_columns().0 {
            return at(&self.lived, self.lived_columns()).map(Under::Lived);
        }
        Some(at(&self.plan, self.plan_columns()).map_or(Under::Free(row), Under::Planned))
    }
}

/// Whether a block has no hour of this day to stand at.
fn is_above(agenda: &Agenda, item: &Item) -> bool {
    item.state == BlockState::Untimed || agenda.runs_on(item)
}

/// The rows of the block or the free time under the cursor.
fn cursor_rows(model: &Model, agenda: &Agenda, scale: &RowScale) -> Option<(i64, i64)> {
    let item = agenda.items.iter().find(|item| model.is_under_cursor(agenda, item));
    if let Some(item) = item {
        return (!is_above(agenda, item)).then(|| scale.rows(item.plan.unwrap_or(item.place)));
    }
    let gap = model.gap().filter(|_| model.preview.is_none())?;
    Some((scale.row(gap.start), scale.row(gap.start) + 1))
}

/// Gives each place of each block its lane: blocks that share time, or begin in the same row, stand side by side.
fn cells(
    items: &[(usize, &Item)],
    scale: &RowScale,
    extents: impl Fn(&Item) -> Vec<MinuteSpan>,
) -> Vec<GridCell> {
    let mut cells: Vec<GridCell> = Vec::new();
    for (item, block) in items {
        for (index, extent) in extents(block).into_iter().enumerate() {
            let rows = scale.rows(extent);
            cells.push(GridCell { item: *item, extent, rows, lane: 0, lanes: 1, is_first: index == 0 });
        }
    }
    cells.sort_by_key(|cell| (cell.extent.start, -cell.extent.end));
    let clash = |a: &GridCell, b: &GridCell| a.extent.overlaps(b.extent) || a.rows.0 == b.rows.0;
    // Blocks that touch each other through others share their lanes' width.
    let mut start = 0;
    while start < cells.len() {
        let mut end = start + 1;
        while end < cells.len() && cells[start..end].iter().any(|cell| clash(cell, &cells[end])) {
            end += 1;
        }
        for index in start..end {
            let taken: Vec<usize> = cells[start..index]
                .iter()
                .filter(|cell| clash(cell, &cells[index]))
                .map(|cell| cell.lane)
                .collect();
            cells[index].lane = (0..).find(|lane| !taken.contains(lane)).unwrap_or(0);
        }
        let lanes = cells[start..end].iter().map(|cell| cell.lane + 1).max().unwrap_or(1);
        cells[start..end].iter_mut().for_each(|cell| cell.lanes = lanes);
        start = end;
    }
    cells
}

/// The free time that a row shows, in the order of the day.
pub fn gap_in(agenda: &Agenda, scale: &RowScale, row: i64) -> Option<MinuteSpan> {
    let shown = MinuteSpan { start: scale.minute(row), end: scale.minute(row + 1) };
    agenda.stops.iter().find_map(|stop| match stop {
        Stop::Gap(gap) if gap.overlaps(shown) => Some(*gap),
        _ => None,
    })
}
