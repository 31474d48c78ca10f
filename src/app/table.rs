//! Editable tables as data. A screen declares its columns. Cursor, steps and the line for a cell are shared.

use std::fmt::Debug;

use super::verb::Verb;
use crate::domain::{Ctx, Edit, Life, Refused};

/// Result of reading a line for a cell: the edit, and words for it. `None` if the line leaves the cell unchanged.
pub type CellRead = Result<Option<(Edit, String)>, Refused>;

/// One kind of cell of a table with rows of type `R`: how it is shown, typed and changed by steps.
pub trait Cell<R>: Debug + Sync {
    /// Returns the name, as the label of the line.
    fn name(&self) -> &'static str;

    /// Returns an example, shown while the line is empty.
    fn hint(&self) -> &'static str;

    /// Returns a sentence about what may be typed. `None` if any words may.
    fn choices(&self) -> Option<String>;

    /// Returns the text that the line starts with.
    ///
    /// # Errors
    ///
    /// The cell can't be edited.
    fn text(&self, life: &Life, ctx: &Ctx, row: &R) -> Result<String, Fixed>;

    /// Reads a line into an edit.
    ///
    /// # Errors
    ///
    /// The line can't be read, or the edit is refused.
    fn read(&self, life: &Life, ctx: &Ctx, row: &R, line: &str) -> CellRead;

    /// Returns the edit for one step more (`true`) or less. `None` if the cell has no steps, so it is edited.
    fn step(&self, life: &Life, ctx: &Ctx, row: &R, more: bool) -> Option<Result<Edit, Refused>>;
}

/// A column of a table with rows of type `R`. In a list of facts, it is a line.
pub struct TableColumn<R: 'static> {
    /// Name, for the head and as the label of the line.
    pub name: &'static str,
    /// Example, shown while the line is empty.
    pub hint: &'static str,
    /// Sentence about what may be typed. `None` if any words may.
    pub choices: Option<&'static str>,
    /// Text of a cell, and whether the row sets it itself. If not, it follows from another setting.
    pub show: fn(&R) -> (String, bool),
    /// How a cell is edited. The error says why it can't be.
    pub write: Result<Write<R>, Fixed>,
}

/// Functions that edit a cell.
pub struct Write<R> {
    /// Returns the text that the line starts with.
    pub text: fn(&Life, &R) -> String,
    /// Reads a line into an edit.
    pub read: fn(&Life, &Ctx, &R, &str) -> CellRead,
    /// Returns the edit for one step more (`true`) or less.
    pub step: fn(&Life, &R, bool) -> Result<Edit, Refused>,
}

/// Reason why a cell can't be edited, and the action that changes the setting from which it follows.
#[derive(Debug, Clone, Copy)]
pub struct Fixed {
    /// Reason, as a sentence.
    pub why: &'static str,
    /// Action, and words for what its key does.
    pub instead: (Verb, &'static str),
}

/// Position of the cursor in a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TableCursor {
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
}

impl TableCursor {
    /// Moves by `rows` and `columns`, within a table of `size` rows and columns.
    pub fn by(&mut self, (rows, columns): (isize, isize), size: (usize, usize)) {
        let to = |at: usize, by: isize, of: usize| {
            let last = of.saturating_sub(1);
            at.min(last).saturating_add_signed(by).min(last)
        };
        *self = TableCursor { row: to(self.row, rows, size.0), column: to(self.column, columns, size.1) };
    }
}

impl<R> Cell<R> for TableColumn<R> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn hint(&self) -> &'static str {
        self.hint
    }

    fn choices(&self) -> Option<String> {
        self.choices.map(str::to_owned)
    }

    fn text(&self, life: &Life, _: &Ctx, row: &R) -> Result<String, Fixed> {
        self.write.as_ref().map(|write| (write.text)(life, row)).map_err(|fixed| *fixed)
    }

    fn read(&self, life: &Life, ctx: &Ctx, row: &R, line: &str) -> CellRead {
        match &self.write {
            Ok(write) => (write.read)(life, ctx, row, line),
            Err(_) => Ok(None),
        }
    }

    fn step(&self, life: &Life, _: &Ctx, row: &R, more: bool) -> Option<Result<Edit, Refused>> {
        self.write.as_ref().ok().map(|write| (write.step)(life, row, more))
    }
}

impl<R> Debug for TableColumn<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TableColumn").field("name", &self.name).finish_non_exhaustive()
    }
}
