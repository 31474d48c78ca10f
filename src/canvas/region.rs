//! Regions of the terminal, and words with a position: the parts of a layout.

use super::theme::Role;

/// A rectangle of cells. Columns count from the left and rows from the top, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Width in columns.
    pub width: u16,
    /// Height in rows.
    pub height: u16,
}

impl Region {
    /// Returns a region with its top left corner at `x`, `y`.
    pub fn new(x: u16, y: u16, width: u16, height: u16) -> Region {
        Region { x, y, width, height }
    }

    /// Returns the column right of the region.
    pub fn right(self) -> u16 {
        self.x.saturating_add(self.width)
    }

    /// Returns the row below the region.
    pub fn bottom(self) -> u16 {
        self.y.saturating_add(self.height)
    }

    /// Returns the region without its first rows.
    pub fn without_top(self, rows: u16) -> Region {
        Region { y: self.y.saturating_add(rows), height: self.height.saturating_sub(rows), ..self }
    }

    /// Returns whether a cell is part of the region.
    pub fn contains(self, x: u16, y: u16) -> bool {
        (self.x..self.right()).contains(&x) && (self.y..self.bottom()).contains(&y)
    }
}

/// Words in a row, with their position and role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// First column.
    pub x: u16,
    /// Text.
    pub text: String,
    /// Role.
    pub role: Role,
}

impl Words {
    /// Returns words that begin at a column.
    pub fn new(x: u16, text: impl Into<String>, role: Role) -> Words {
        Words { x, text: text.into(), role }
    }
}
