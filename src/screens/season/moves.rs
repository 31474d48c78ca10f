//! Moves of the cursor on Season: between its parts, in them, and from season to season.

use chrono::NaiveDate;

use super::facts::FACTS;
use super::intents::INTENTS;
use super::layout::facts_beside;
use super::state::{SeasonPart, kept, kept_mut};
use crate::app::{Tone, Turn};
use crate::domain::date::plus;
use crate::report::season::SeasonReport;

/// Columns that a page moves the cursor by.
const PAGE_COLUMNS: isize = 4;
/// Rows that a page moves the cursor by.
const PAGE_ROWS: isize = 10;

impl Turn<'_> {
    /// Goes to the part that is `by` further in the order of Tab.
    pub(super) fn turn_part(&mut self, by: usize) {
        let parts = SeasonPart::ALL;
        let now = kept(self.model).part;
        let at = parts.iter().position(|part| *part == now).unwrap_or(0);
        kept_mut(self.model).part = parts.into_iter().cycle().nth(at + by).unwrap_or(now);
        self.stale = true;
    }

    /// Moves the cursor to the row below or above. Behind the last row and before the first it goes to the next part.
    pub(super) fn down(&mut self, is_down: bool) {
        let Some(content) = kept(self.model).content.as_deref() else { return };
        let state = kept(self.model);
        let (row, rows) = (row(state.part, state.at.row, state.fact), rows(state.part, content));
        if (is_down && row + 1 < rows) || (!is_down && row > 0) {
            return self.by_rows(if is_down { 1 } else { -1 });
        }
        // Facts beside the targets are left like the targets.
        let is_beside = facts_beside(content, self.model.size.0).is_some();
        let part =
            if is_beside && state.part == SeasonPart::Facts { SeasonPart::Intents } else { state.part };
        let mut parts: Vec<SeasonPart> = SeasonPart::ALL.to_vec();
        parts.retain(|part| !is_beside || *part != SeasonPart::Facts);
        let at = parts.iter().position(|one| *one == part).unwrap_or(0);
        let to = if is_down { at + 1 } else { at.wrapping_sub(1) };
        let Some(to) = parts.get(to).copied() else { return };
        let row = if is_down { 0 } else { self::rows(to, content).saturating_sub(1) };
        let state = kept_mut(self.model);
        state.part = to;
        match to {
            SeasonPart::Intents | SeasonPart::Values => state.at.row = row,
            SeasonPart::Facts => state.fact = row,
            SeasonPart::Year | SeasonPart::Swing => {}
        }
        self.stale = true;
    }

    /// Moves the cursor by a number of rows. It stops at the first and the last one of its part.
    fn by_rows(&mut self, by: isize) {
        let Some(content) = kept(self.model).content.as_deref() else { return };
        let values = content.values.len();
        let state = kept_mut(self.model);
        match state.part {
            SeasonPart::Intents | SeasonPart::Values => state.at.by((by, 0), (values, INTENTS.len())),
            SeasonPart::Facts => state.fact = state.fact.saturating_add_signed(by).min(FACTS.len() - 1),
            SeasonPart::Year | SeasonPart::Swing => {}
        }
    }

    /// Moves the cursor by a number of columns, or to another season on the strip.
    pub(super) fn right(&mut self, by: isize) {
        match kept(self.model).part {
            SeasonPart::Year => self.walk(by > 0, true),
            SeasonPart::Intents => {
                let state = kept_mut(self.model);
                let rows = state.at.row + 1;
                state.at.by((0, by), (rows, INTENTS.len()));
            }
            SeasonPart::Facts => self.by_rows(by.signum()),
            SeasonPart::Values | SeasonPart::Swing => {
                let Some(content) = kept(self.model).content.as_deref() else { return };
                let at = kept(self.model).column_in(content);
                let last = content.columns.len().saturating_sub(1);
                kept_mut(self.model).column = Some(at.saturating_add_signed(by).min(last));
            }
        }
    }

    /// Moves the cursor by a page: rows in the tables, columns elsewhere.
    pub(super) fn page(&mut self, is_on: bool) {
        let sign = if is_on { 1 } else { -1 };
        match kept(self.model).part {
            SeasonPart::Intents | SeasonPart::Facts => self.by_rows(sign * PAGE_ROWS),
            _ => self.right(sign * PAGE_COLUMNS),
        }
    }

    /// Moves the cursor to the first or the last row of a table, elsewhere to the first or the last column.
    pub(super) fn far(&mut self, by: isize) {
        match kept(self.model).part {
            SeasonPart::Intents | SeasonPart::Facts => self.by_rows(by),
            _ => self.right(by),
        }
    }

    /// Goes to the season after (`on`) or before. With `with_gaps`, stops at gaps between seasons too.
    pub(super) fn walk(&mut self, on: bool, with_gaps: bool) {
        let here = self.model.date;
        let starts = || {
            let seasons = self.model.life.seasons.iter();
            let gaps = self.model.life.seasons.iter().map(|season| plus(season.end, 1));
            let gaps = gaps.filter(|day| with_gaps && self.model.life.season_on(*day).is_none());
            seasons.map(|season| season.start).chain(gaps)
        };
        let first = self.season().map_or(here, |season| season.start);
        let to = match on {
            true => starts().filter(|start| *start > here).min(),
            false => {
                // In a gap, the gap's own first day does not count.
                let is_before = |start: &NaiveDate| match self.season() {
                    Some(_) => *start < first,
                    None => *start <= here && self.model.life.season_on(*start).is_some(),
                };
                let before_all =
                    starts().min().map(|first| plus(first, -1)).filter(|day| with_gaps && *day < here);
                starts().filter(is_before).max().or(before_all)
            }
        };
        match to {
            // In the season of today, today is shown.
            Some(start) => self.look(start),
            None => {
                let words = if on { "No season after this one." } else { "No season before this one." };
                self.say(Tone::Plain, words);
            }
        }
    }
}

/// Returns the row under the cursor in a part.
fn row(part: SeasonPart, value: usize, fact: usize) -> usize {
    match part {
        SeasonPart::Intents | SeasonPart::Values => value,
        SeasonPart::Facts => fact,
        SeasonPart::Year | SeasonPart::Swing => 0,
    }
}

/// Returns the number of rows in which the cursor can be in a part.
fn rows(part: SeasonPart, content: &SeasonReport) -> usize {
    match part {
        SeasonPart::Intents | SeasonPart::Values => content.values.len().max(1),
        SeasonPart::Facts if content.season.is_some() => FACTS.len(),
        SeasonPart::Facts | SeasonPart::Year | SeasonPart::Swing => 1,
    }
}
