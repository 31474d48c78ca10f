//! Places on the screen, and words in them: what a layout is made of before anything is drawn.

use super::theme::Role;

/// Cells of the terminal: columns from the left, rows from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Its first column.
    pub x: u16,
    /// Its first row.
    pub y: u16,
    /// Its columns.
    pub width: u16,
    /// Its rows.
    pub height: u16,
}

impl Area {
    /// From a corner, so many columns and rows.
    pub fn new(x: u16, y: u16, width: u16, height: u16) -> Area {
        Area { x, y, width, height }
    }

    /// The column behind it.
    pub fn right(self) -> u16 {
        self.x.saturating_add(self.width)
    }

    /// The row below it.
    pub fn bottom(self) -> u16 {
        self.y.saturating_add(self.height)
    }

    /// Whether a cell lies in it.
    pub fn contains(self, x: u16, y: u16) -> bool {
        (self.x..self.right()).contains(&x) && (self.y..self.bottom()).contains(&y)
    }
}

/// Words in a row: from which column on, and what they are for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Their first column.
    pub x: u16,
    /// What they say.
    pub text: String,
    /// What they are for.
    pub role: Role,
}

impl Words {
    /// From a column on.
    pub fn new(x: u16, text: impl Into<String>, role: Role) -> Words {
        Words { x, text: text.into(), role }
    }
}
