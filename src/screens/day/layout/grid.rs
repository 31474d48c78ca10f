//! Lays out the day as a grid: hours down, the plan at the left and what was done at the right.

use std::collections::BTreeMap;

use crate::app::Model;
use crate::canvas::blocks::felt;
use crate::canvas::{Region, cells};
use crate::domain::config::Clock;
use crate::domain::text::width;
use crate::report::day::agenda::{Agenda, BlockState, Item, MinuteSpan};
use crate::report::day::words::tags as tags_of;
use crate::screens::day::layout::scale::RowScale;
use crate::screens::day::layout::titles::{done_words, planned_title};
use crate::screens::days::beside::GAP;
use crate::screens::days::lanes::{lane_edges, lane_groups};
use crate::screens::days::scroll::top_row;

/// Columns from the grid's left edge to the plan, with hours of two digits.
pub const PLAN: u16 = 7;

/// A stretch of a block in a column of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// Index of the block in the agenda.
    pub item: usize,
    /// Minutes of the stretch.
    pub extent: MinuteSpan,
    /// First row and the row after the last.
    pub rows: (usize, usize),
    /// First terminal column, and the one after the last.
    pub columns: (u16, u16),
    /// Terminal column after the last one of its title, which runs over blank lanes at the right, and from the plan over
    /// what was done where that is blank.
    pub title_end: u16,
    /// Whether no other stretch is beside it.
    pub is_alone: bool,
    /// Whether it is the block's first stretch in this column.
    pub is_first: bool,
}

impl GridCell {
    /// Returns the rows that may show the title. A last row that the block only partly fills is left out.
    pub fn title_rows(&self, scale: &RowScale) -> std::ops::Range<usize> {
        let ends_within = scale.minutes(self.rows.1 - 1).end > self.extent.end;
        self.rows.0..(self.rows.1 - usize::from(ends_within)).max(self.rows.0 + 1)
    }

    /// Returns the minute of its start, such as `:15 `, where it starts within a row. Empty where it starts with an
    /// undivided row, or above the grid.
    pub fn minute_mark(&self, scale: &RowScale) -> String {
        let is_above = self.extent.start < scale.extent().start;
        match self.extent.start.rem_euclid(scale.step) {
            0 => String::new(),
            _ if is_above => String::new(),
            _ => format!(":{:02} ", self.extent.start.rem_euclid(60)),
        }
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
    /// Planned stretches, in the order they are drawn.
    pub plan: Vec<GridCell>,
    /// Done stretches, in the order they are drawn.
    pub lived: Vec<GridCell>,
    /// Columns that the hours take beyond two digits.
    pub wider: u16,
    /// First row under the cursor and the row after the last. None where the cursor is on no row.
    pub cursor: Option<(usize, usize)>,
    /// Column at which the values and jobs of planned blocks begin, where their titles leave room.
    pub tags: u16,
    /// Part of the area with the hours.
    body: Region,
    /// Row of now. None where now is not on this day.
    now: Option<usize>,
    /// First row in view.
    top: usize,
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
    Free(usize),
}

impl DayGrid {
    /// Lays out a day with `step` minutes in a row.
    pub fn new(model: &Model, agenda: &Agenda, area: Region, step: i64) -> DayGrid {
        let numbered = || agenda.items.iter().enumerate();
        let is_above = |item: &Item| is_above(agenda, item);
        let untimed: Vec<usize> =
            numbered().filter(|(_, item)| is_above(item)).map(|(index, _)| index).collect();
        let timed: Vec<(usize, &Item)> = numbered().filter(|(_, item)| !is_above(item)).collect();
        let wider = if model.config.clock == Clock::Hours12 { 3 } else { 0 };
        let (plan_columns, done_columns) = columns(area, wider);
        let spans = |of: fn(&Item) -> Vec<MinuteSpan>| {
            let mut spans: Vec<MinuteSpan> = timed.iter().flat_map(|(_, item)| of(item)).collect();
            spans.sort_unstable();
            spans
        };
        let both = [spans(plan_of), spans(done_of)];
        let scale = RowScale::new(day_extent(agenda, &timed, step), step, &both);
        let y = area.y + 1 + cells(untimed.len());
        let body = Region::new(area.x, y, area.width, area.bottom().saturating_sub(y));
        let whole = scale.extent();
        let now = agenda.now.filter(|now| (whole.start..whole.end).contains(now)).map(|now| scale.row(now));
        let plan_words =
            |cell: &GridCell, item: &Item| width(&planned_title(model, agenda, cell, item, &scale));
        let plan = placed(&timed, &scale, plan_of, plan_columns, |cell, item| (plan_words(cell, item), 0));
        let done = |cell: &GridCell, item: &Item| {
            let words = width(&done_words(model, agenda, cell, item, &scale));
            (words, felt(item.block.energy, model.is_ascii).map_or(0, |(sign, _)| width(sign) + 2))
        };
        let lived = placed(&timed, &scale, done_of, done_columns, done);
        let cursor = cursor_rows(model, agenda, &scale, &plan);
        let cursor_row = cursor.map(|rows| rows.0).or(now).unwrap_or(0);
        let top = top_row(scale.count(), body.height.into(), cursor_row);
        let alone = || {
            let alone = plan.iter().filter(|cell| cell.is_alone);
            alone.filter_map(|cell| Some((cell, agenda.items.get(cell.item)?)))
        };
        let tags =
            alone().map(|(_, item)| width(&tags_of(&item.block, &model.life.profile, &model.areas))).max();
        // Further left for long words, but not over a title in the first two fifths.
        let title = alone().map(|(cell, item)| cells(plan_words(cell, item)) + 2 + GAP).max().unwrap_or(0);
        let least = plan_columns.0 + title.min((plan_columns.1 - plan_columns.0) * 2 / 5);
        let tags = plan_columns.1.saturating_sub(cells(tags.unwrap_or(0))).max(least);
        let grid = DayGrid { area, untimed, scale, plan, lived, wider, cursor, tags, body, now, top };
        grid.with_title_ends(model, agenda)
    }

    /// Returns the plan's first column and the column after its last.
    pub fn plan_columns(&self) -> (u16, u16) {
        columns(self.area, self.wider).0
    }

    /// Returns the first column of what was done and the column after its last.
    pub fn lived_columns(&self) -> (u16, u16) {
        columns(self.area, self.wider).1
    }

    /// Returns the terminal's row for a row of the day. None where it is out of view.
    pub fn y(&self, row: usize) -> Option<u16> {
        let line = cells(row.checked_sub(self.top)?);
        (row < self.scale.count() && line < self.body.height).then(|| self.body.y + line)
    }

    /// Returns the terminal's row below the day. `None` if its last row is out of view.
    pub fn below(&self) -> Option<u16> {
        self.y(self.scale.count().checked_sub(1)?).map(|last| last + 1)
    }

    /// Returns the row for the label of a free time: its first row without a planned block, else the row that it
    /// begins in. The second value is true where a block is in that row.
    pub fn free_row(&self, gap: MinuteSpan) -> (usize, bool) {
        free_row(gap, &self.scale, &self.plan)
    }

    /// Returns the first row of an extent without a planned block. None where each row has one.
    pub fn empty_row(&self, extent: MinuteSpan) -> Option<usize> {
        empty_row(extent, &self.scale, &self.plan)
    }

    /// Returns the rows of an extent without a planned block. None are outside the hours of the grid.
    pub fn empty_rows(&self, extent: MinuteSpan) -> impl Iterator<Item = usize> {
        let inside = extent.overlaps(self.scale.extent());
        empty_rows(extent, &self.scale, &self.plan).filter(move |_| inside)
    }

    /// Returns how many blocks are completely above the view, and how many below it.
    pub fn out_of_sight(&self) -> (usize, usize) {
        let mut blocks: BTreeMap<usize, (bool, usize)> = BTreeMap::new();
        for cell in self.plan.iter().chain(&self.lived) {
            let is_seen = (cell.rows.0..cell.rows.1).any(|row| self.y(row).is_some());
            let block = blocks.entry(cell.item).or_insert((false, cell.rows.0));
            block.0 |= is_seen;
        }
        let hidden = || blocks.values().filter(|(is_seen, _)| !is_seen);
        let above = hidden().filter(|(_, row)| *row < self.top).count();
        (above, hidden().count() - above)
    }

    /// Returns the terminal's row of now. None where it is out of view.
    pub fn now_y(&self) -> Option<u16> {
        self.now.and_then(|now| self.y(now))
    }

    /// Returns the day's row for a row of the terminal. None outside the day.
    pub fn row(&self, y: u16) -> Option<usize> {
        let row = self.top + usize::from(y.checked_sub(self.body.y)?);
        (self.y(row) == Some(y)).then_some(row)
    }

    /// Returns the day's row in view nearest to a row of the terminal.
    pub fn row_near(&self, y: u16) -> usize {
        let y = y.clamp(self.body.y, self.body.bottom().saturating_sub(1).max(self.body.y));
        (self.body.y..=y).rev().find_map(|y| self.row(y)).unwrap_or(self.top)
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
        let at = |cells: &[GridCell]| {
            cells.iter().rposition(|cell| {
                let (from, to) = cell.columns;
                (cell.rows.0..cell.rows.1).contains(&row) && (from..to).contains(&x)
            })
        };
        if x >= self.lived_columns().0 {
            return at(&self.lived).map(GridHit::Done);
        }
        Some(at(&self.plan).map_or(GridHit::Free(row), GridHit::Planned))
    }
}

/// Returns whether a block is above the hours: it has no set time, or still runs from the day before.
fn is_above(agenda: &Agenda, item: &Item) -> bool {
    item.state == BlockState::Untimed || agenda.runs_on(item)
}

/// Returns the columns of the plan and of what was done: each the first terminal column and the one after the last.
fn columns(area: Region, wider: u16) -> ((u16, u16), (u16, u16)) {
    let margin = wider + PLAN;
    let lived = area.x + margin + (area.width - margin) * 3 / 5;
    ((area.x + margin, lived - 1), (lived, area.right()))
}

fn plan_of(item: &Item) -> Vec<MinuteSpan> {
    item.plan.into_iter().collect()
}

fn done_of(item: &Item) -> Vec<MinuteSpan> {
    item.lived.clone()
}

/// Returns the minutes that the grid shows: the waking hours and all blocks of the day. Of a block that began on the
/// day before, the end is shown.
fn day_extent(agenda: &Agenda, timed: &[(usize, &Item)], step: i64) -> MinuteSpan {
    let mut extent = agenda.wake;
    for (_, item) in timed {
        for span in plan_of(item).into_iter().chain(done_of(item)).chain([item.place]) {
            let is_own = item.date == agenda.date;
            let (start, end) =
                if is_own { (span.start, span.start + step) } else { (span.end - 1, span.end) };
            if is_own || start >= agenda.begins {
                extent = MinuteSpan { start: extent.start.min(start), end: extent.end.max(end) };
            }
        }
    }
    extent
}

/// Returns the first row under the cursor and the row after the last. None where the cursor is on no row.
fn cursor_rows(
    model: &Model,
    agenda: &Agenda,
    scale: &RowScale,
    plan: &[GridCell],
) -> Option<(usize, usize)> {
    let item = agenda.items.iter().find(|item| model.is_under_cursor(agenda, item));
    if let Some(item) = item {
        return (!is_above(agenda, item)).then(|| scale.rows(item.plan.unwrap_or(item.place)));
    }
    let gap = model.gap().filter(|_| model.preview.is_none())?;
    let (row, _) = free_row(gap, scale, plan);
    Some((row, row + 1))
}

fn free_row(gap: MinuteSpan, scale: &RowScale, plan: &[GridCell]) -> (usize, bool) {
    empty_row(gap, scale, plan).map_or((scale.row(gap.start), true), |row| (row, false))
}

fn empty_row(extent: MinuteSpan, scale: &RowScale, plan: &[GridCell]) -> Option<usize> {
    empty_rows(extent, scale, plan).next()
}

fn empty_rows(extent: MinuteSpan, scale: &RowScale, plan: &[GridCell]) -> impl Iterator<Item = usize> {
    let (first, end) = scale.rows(extent);
    (first..end).filter(|row| !plan.iter().any(|cell| (cell.rows.0..cell.rows.1).contains(row)))
}

/// Columns of a stretch beside its title: its edge, and a blank column at each side of the title.
const AROUND: usize = 3;

/// Places blocks on rows and in lanes, in the columns given. Blocks that share time or a row are side by side, and
/// get the columns that their words need, where all of them fit. `words` returns the columns of the title, and of what is
/// behind it. That needs columns only where another block is in the row of the title.
fn placed(
    items: &[(usize, &Item)],
    scale: &RowScale,
    extents: fn(&Item) -> Vec<MinuteSpan>,
    columns: (u16, u16),
    words: impl Fn(&GridCell, &Item) -> (usize, usize),
) -> Vec<GridCell> {
    let mut placed: Vec<(GridCell, &Item)> = Vec::new();
    for (index, item) in items {
        let inside = extents(item).into_iter().filter(|extent| extent.overlaps(scale.extent()));
        for (at, extent) in inside.enumerate() {
            let cell = GridCell {
                item: *index,
                extent,
                rows: scale.rows(extent),
                columns,
                title_end: columns.1,
                is_alone: true,
                is_first: at == 0,
            };
            placed.push((cell, item));
        }
    }
    placed.sort_by_key(|(cell, _)| (cell.extent.start, -cell.extent.end));
    let clash = |a: &(GridCell, &Item), b: &(GridCell, &Item)| {
        a.0.extent.overlaps(b.0.extent) || a.0.rows.0 == b.0.rows.0
    };
    for (group, lanes) in lane_groups(&placed, clash) {
        let Some(group) = placed.get_mut(group) else { continue };
        let count = lanes.first().map_or(1, |lane| lane.of);
        // Columns that each lane needs, with what is behind titles in all rows, and only beside other blocks.
        let mut needs = vec![(0, 0); usize::from(count)];
        for ((cell, item), lane) in group.iter().zip(&lanes) {
            let in_row =
                group.iter().filter(|(other, _)| (other.rows.0..other.rows.1).contains(&cell.rows.0));
            let (title, behind) = words(cell, item);
            let least_behind = if in_row.count() > 1 { behind } else { 0 };
            if let Some((all, least)) = needs.get_mut(usize::from(lane.at)) {
                *all = cells(title + behind + AROUND).max(*all);
                *least = cells(title + least_behind + AROUND).max(*least);
            }
        }
        let all: u16 = needs.iter().map(|(all, _)| all).sum();
        let is_roomy = all <= columns.1 - columns.0;
        let needs: Vec<u16> = needs.iter().map(|(all, least)| if is_roomy { *all } else { *least }).collect();
        let edges = lane_edges(&needs, columns);
        let edge = |at: u16| edges.get(usize::from(at)).copied().unwrap_or(columns.1);
        for ((cell, _), lane) in group.iter_mut().zip(&lanes) {
            cell.columns = (edge(lane.at), edge(lane.at + 1));
            cell.is_alone = count == 1;
        }
    }
    placed.into_iter().map(|(cell, _)| cell).collect()
}
