//! How far the titles of the grid run over blank cells at the right of them.

use super::grid::{DayGrid, GridCell};
use super::titles::planned_title;
use crate::app::Model;
use crate::canvas::cells;
use crate::domain::text::width;
use crate::report::day::agenda::{Agenda, Item};
use crate::report::day::words::tags as tags_of;
use crate::screens::days::beside::GAP;

impl DayGrid {
    /// Lets the titles run over the blank cells at the right of them, in the rows that show them.
    pub(super) fn with_title_ends(mut self, model: &Model, agenda: &Agenda) -> DayGrid {
        let (plan_end, done_end) = (self.plan_columns().1, self.lived_columns().1);
        let plan_ends: Vec<u16> = self
            .plan
            .iter()
            .map(|cell| {
                let end = self.lane_end(cell, &self.plan, plan_end);
                let is_blank = self.title_row(cell).is_some_and(|row| self.is_done_blank(agenda, row));
                match agenda.items.get(cell.item).filter(|_| end == plan_end && is_blank) {
                    Some(item) => self.words_end(model, agenda, cell, item).clamp(end, done_end - 1),
                    None => end,
                }
            })
            .collect();
        let done_ends: Vec<u16> =
            self.lived.iter().map(|cell| self.lane_end(cell, &self.lived, done_end)).collect();
        for (cell, end) in
            self.plan.iter_mut().chain(&mut self.lived).zip(plan_ends.into_iter().chain(done_ends))
        {
            cell.title_end = end;
        }
        self
    }

    /// Returns the column before which a title ends: the first lane at its right with a block in its row, else `end`.
    fn lane_end(&self, cell: &GridCell, others: &[GridCell], end: u16) -> u16 {
        let row = self.title_row(cell).unwrap_or(cell.rows.0);
        let beside = others
            .iter()
            .filter(|other| other.columns.0 > cell.columns.0 && (other.rows.0..other.rows.1).contains(&row));
        beside.map(|other| other.columns.0).min().unwrap_or(end)
    }

    /// Returns the column behind the title of a planned stretch, the words at its right, and a blank.
    fn words_end(&self, model: &Model, agenda: &Agenda, cell: &GridCell, item: &Item) -> u16 {
        let title = width(&planned_title(model, agenda, cell, item, &self.scale));
        let title_end = cell.columns.0 + 2 + cells(title);
        let words = width(&tags_of(&item.block, &model.life.profile, &model.areas));
        match cell.is_alone && words > 0 {
            true => (title_end + GAP).max(self.tags) + cells(words) + 1,
            false => title_end + 1,
        }
    }

    /// Returns whether nothing is drawn in a row of what was done: no block, and no word that one is not marked.
    pub fn is_done_blank(&self, agenda: &Agenda, row: usize) -> bool {
        let is_unmarked = |cell: &GridCell| {
            let item = agenda.items.get(cell.item);
            item.is_some_and(|item| item.is_unmarked && item.lived.is_empty())
        };
        !self.lived.iter().any(|done| (done.rows.0..done.rows.1).contains(&row))
            && !self.plan.iter().any(|cell| is_unmarked(cell) && self.title_row(cell) == Some(row))
    }

    /// Returns the row that shows the title of a stretch. Where only its last row is in view, that is the one. A block
    /// that begins in that row is drawn over it. None where no row is in view.
    pub fn title_row(&self, cell: &GridCell) -> Option<usize> {
        cell.title_rows(&self.scale).chain([cell.rows.1 - 1]).find(|row| self.y(*row).is_some())
    }
}
