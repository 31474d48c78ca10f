//! State of closing a day: the blocks that nobody marked, the choices, and the chosen line.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::{Ctx, Energy, Life};
use crate::planning::close::{
    CloseChoice, CloseChoices, CloseLine, CloseRow, CloseScope, CloseWay, Closing, rows,
};

/// Closing a day.
#[derive(Debug, Clone)]
pub struct CloseSheet {
    /// What is closed, and where blocks can move.
    pub scope: CloseScope,
    /// Choices of the user.
    pub choices: CloseChoices,
    /// The blocks, and what becomes of them.
    pub closing: Closing,
    /// Index of the chosen row.
    pub chosen: usize,
    /// Whether it opened by itself and no key was pressed yet. A key that means nothing here then closes it.
    pub is_by_itself: bool,
    /// Whether it asks about the chosen block, which was moved often.
    pub is_asking: bool,
    /// Blocks about which it has asked.
    pub asked: BTreeSet<(NaiveDate, String)>,
}

impl CloseSheet {
    /// Lists what nobody marked.
    pub fn new(life: &Life, ctx: &Ctx, scope: CloseScope) -> CloseSheet {
        let choices = CloseChoices::new();
        let closing = Closing::new(life, ctx, &scope, &choices);
        CloseSheet {
            scope,
            choices,
            closing,
            chosen: 0,
            is_by_itself: false,
            is_asking: false,
            asked: BTreeSet::new(),
        }
    }

    /// Returns the rows of the list.
    pub fn rows(&self) -> Vec<CloseRow> {
        rows(&self.closing.lines)
    }

    /// Returns the lines of the chosen row. Empty where every block is marked.
    pub fn lines_here(&self) -> &[CloseLine] {
        let here = self.rows().get(self.chosen).map(CloseRow::lines);
        here.and_then(|here| self.closing.lines.get(here)).unwrap_or_default()
    }

    /// Returns the chosen line. `None` on a row of several, and where every block is marked.
    pub fn line(&self) -> Option<&CloseLine> {
        match self.lines_here() {
            [line] => Some(line),
            _ => None,
        }
    }

    /// Lists again, after a choice or a change of the life. The cursor stays on its block.
    pub fn list_again(&mut self, life: &Life, ctx: &Ctx) {
        let here = self.lines_here().first().map(CloseLine::key);
        self.closing = Closing::new(life, ctx, &self.scope, &self.choices);
        let at = here.and_then(|key| self.closing.lines.iter().position(|line| line.key() == key));
        self.chosen = at.map_or(self.chosen, |at| self.row_of(at)).min(self.rows().len().saturating_sub(1));
    }

    /// Returns the index of the row of a line.
    pub fn row_of(&self, line: usize) -> usize {
        self.rows().iter().position(|row| row.lines().contains(&line)).unwrap_or(0)
    }

    /// Changes the choice for the lines of the chosen row.
    pub fn choose(&mut self, life: &Life, ctx: &Ctx, change: impl Fn(&CloseLine, &mut CloseChoice)) {
        let here: Vec<_> = self.lines_here().iter().map(CloseLine::key).collect();
        self.choose_for(&here, change);
        self.list_again(life, ctx);
    }

    /// Changes the way of the lines of the chosen row, by what each line can take.
    pub fn change_way(&mut self, life: &Life, ctx: &Ctx, way: impl Fn(&CloseLine) -> CloseWay) {
        let here: Vec<_> = self.lines_here().iter().map(CloseLine::key).collect();
        // The days of a line are known once something is chosen for it.
        self.choose_for(&here, |line, choice| choice.way = Some(line.way.clone()));
        self.list_again(life, ctx);
        self.choose_for(&here, |line, choice| choice.way = Some(way(line)));
        self.list_again(life, ctx);
    }

    fn choose_for(&mut self, keys: &[(NaiveDate, String)], change: impl Fn(&CloseLine, &mut CloseChoice)) {
        for line in self.closing.lines.iter().filter(|line| keys.contains(&line.key())) {
            change(line, self.choices.entry(line.key()).or_default());
        }
    }

    /// Rates the chosen row, and goes to the next. `None` takes the rating back.
    pub fn rate(&mut self, life: &Life, ctx: &Ctx, felt: Option<Energy>) {
        self.choose(life, ctx, |_, choice| choice.felt = felt);
        self.go(1);
    }

    /// Moves the cursor by some lines.
    pub fn go(&mut self, by: isize) {
        let last = self.rows().len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
    }

    /// Returns the index of the first line about which it still has to ask: moved often, and it would move again.
    pub fn to_ask(&self) -> Option<usize> {
        let has_to = |line: &CloseLine| line.is_moved_often() && !self.asked.contains(&line.key());
        self.closing.lines.iter().position(has_to)
    }
}
