//! An editable table as data: a screen says its columns, and the cursor, the steps and the line that is typed into a cell
//! are the same everywhere.

use super::verb::Verb;
use crate::domain::{Ctx, Edit, Life, Refused};

/// What a line typed into a cell would do: the edit and its words. None where the cell holds just that.
pub type CellRead = Result<Option<(Edit, String)>, Refused>;

/// A column of a table over rows of one type. In a table that is shown as a list of facts it is a line.
pub struct Column<R: 'static> {
    /// The name, as it stands at its head and before the line that is typed.
    pub name: &'static str,
    /// An example, shown while nothing is typed.
    pub hint: &'static str,
    /// What may be typed, as a sentence. None where any words may.
    pub choices: Option<&'static str>,
    /// What a cell shows, and whether the row says so itself; else it follows from something else.
    pub show: fn(&R) -> (String, bool),
    /// How a cell is written. The error says why it can't be: a sentence for the line of messages.
    pub write: Result<Write<R>, Fixed>,
}

/// How a cell is written.
pub struct Write<R> {
    /// The text that a line begins with.
    pub text: fn(&Life, &R) -> String,
    /// Reads a line.
    pub read: fn(&Life, &Ctx, &R, &str) -> CellRead,
    /// The edit of a step more (`true`) or less.
    pub step: fn(&Life, &R, bool) -> Result<Edit, Refused>,
}

/// Why a cell can't be written, and which action changes what it follows from.
#[derive(Debug, Clone, Copy)]
pub struct Fixed {
    /// Why.
    pub why: &'static str,
    /// The action, and what its key does.
    pub instead: (Verb, &'static str),
}

/// The cell that the cursor is on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct At {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

impl At {
    /// Moves by so many rows and columns, and stays within a table of so many.
    pub fn by(&mut self, (rows, columns): (isize, isize), size: (usize, usize)) {
        let to = |at: usize, by: isize, of: usize| {
            let last = of.saturating_sub(1);
            at.min(last).saturating_add_signed(by).min(last)
        };
        *self = At { row: to(self.row, rows, size.0), column: to(self.column, columns, size.1) };
    }
}

impl<R> std::fmt::Debug for Column<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Column").field("name", &self.name).finish_non_exhaustive()
    }
}
