//! Drawing text in roles. All text on the screen passes through here: it is cleaned, measured and cut to fit.

#![warn(clippy::indexing_slicing, clippy::cast_possible_truncation)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::cast_possible_truncation))]

pub mod blocks;
pub mod region;
pub mod signs;
pub mod theme;
pub mod widgets;

pub use region::{Region, Words};
pub use theme::{Role, Theme};

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::domain::text::{clean, fit, width};

/// A frame being drawn. Cells outside it are left out.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: Theme,
    /// Cell for the terminal's own cursor, as column and row. `None` if nothing has set it yet.
    pub cursor: Option<(u16, u16)>,
}

impl<'a> Canvas<'a> {
    /// Returns a canvas that draws into a buffer in a theme.
    pub fn new(buffer: &'a mut Buffer, theme: Theme) -> Canvas<'a> {
        Canvas { buffer, theme, cursor: None }
    }

    /// Returns the region of the whole frame.
    pub fn area(&self) -> Region {
        Region::new(0, 0, self.buffer.area.width, self.buffer.area.height)
    }

    /// Sets the cell for the terminal's own cursor, unless it is set already.
    pub fn point(&mut self, x: u16, y: u16) {
        self.cursor = self.cursor.or(Some((x, y)));
    }

    /// Returns whether only ASCII is drawn: signs become letters and words.
    pub fn is_ascii(&self) -> bool {
        self.theme.is_ascii
    }

    /// Returns whether there are no colours.
    pub fn is_mono(&self) -> bool {
        self.theme.depth == theme::Depth::Mono
    }

    /// Returns the sign to draw: `ascii` if only ASCII is drawn.
    pub fn sign(&self, unicode: &'static str, ascii: &'static str) -> &'static str {
        if self.theme.is_ascii { ascii } else { unicode }
    }

    /// Writes text from a cell on, cut to at most `columns` columns. Returns the columns it took.
    pub fn put(&mut self, x: u16, y: u16, columns: u16, text: &str, role: Role) -> u16 {
        let area = self.area();
        if y >= area.height || x >= area.width || columns == 0 {
            return 0;
        }
        let columns = columns.min(area.width - x);
        let text = fit(&self.shown(text), usize::from(columns));
        let text = if self.theme.is_ascii { text.replace('…', "~") } else { text };
        let style = self.theme.style(role);
        self.forget(x, y, columns.min(cells(width(&text))));
        let (end, _) = self.buffer.set_stringn(x, y, &text, usize::from(columns), style);
        self.keep_reversed(x, y, end - x);
        end - x
    }

    /// Writes text that ends before column `end`, cut to at most `columns` columns. Returns the columns it took.
    pub fn put_right(&mut self, end: u16, y: u16, columns: u16, text: &str, role: Role) -> u16 {
        let text = fit(&self.shown(text), usize::from(columns));
        let took = cells(width(&text));
        self.put(end.saturating_sub(took), y, took, &text, role);
        took
    }

    /// Returns the text for the terminal: without control characters, and in ASCII if only ASCII is drawn.
    fn shown<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let text = clean(text);
        if self.theme.is_ascii { to_ascii(&text).into() } else { text }
    }

    /// Writes pieces one after the other, up to column `end`. Returns the column after the last.
    pub fn put_all(&mut self, x: u16, y: u16, end: u16, pieces: &[(&str, Role)]) -> u16 {
        pieces.iter().fold(x, |x, (text, role)| x + self.put(x, y, end.saturating_sub(x), text, *role))
    }

    /// Fills `columns` columns of a row with a sign of width 1.
    pub fn fill(
        &mut self,
        x: u16,
        y: u16,
        columns: u16,
        unicode: &'static str,
        ascii: &'static str,
        role: Role,
    ) {
        let sign = self.sign(unicode, ascii);
        let style = self.theme.style(role);
        let row = Rect::new(x, y, columns, 1).intersection(self.buffer.area);
        for position in row.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.modifier &= Modifier::REVERSED;
                cell.set_symbol(sign).set_style(style);
            }
        }
        self.keep_reversed(x, y, columns);
    }

    /// Takes the weight of what was drawn before off `columns` columns of a row. A chosen row stays chosen.
    fn forget(&mut self, x: u16, y: u16, columns: u16) {
        let row = Rect::new(x, y, columns, 1).intersection(self.buffer.area);
        for position in row.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.modifier &= Modifier::REVERSED;
            }
        }
    }

    /// Takes colours and the dim weight off the reversed cells of a row, where they would hardly be readable.
    fn keep_reversed(&mut self, x: u16, y: u16, columns: u16) {
        if self.theme.selection().is_some() {
            return;
        }
        let row = Rect::new(x, y, columns, 1).intersection(self.buffer.area);
        for position in row.positions() {
            if let Some(cell) = self.buffer.cell_mut(position)
                && cell.modifier.contains(Modifier::REVERSED)
            {
                cell.fg = Color::Reset;
                cell.modifier.remove(Modifier::DIM);
            }
        }
    }

    /// Draws on a separate canvas, as wide as the frame and `rows` high, and shows its rows from `top` on in a window.
    pub fn through(&mut self, window: Region, rows: u16, top: u16, draw: impl FnOnce(&mut Canvas<'_>)) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.area().width, rows));
        let mut paper = Canvas::new(&mut buffer, self.theme);
        draw(&mut paper);
        let window = rect(window).intersection(self.buffer.area);
        let in_window = |y: u16| Some(window.y + y.checked_sub(top)?).filter(|y| *y < window.bottom());
        if let Some((x, y)) = paper.cursor {
            self.cursor = in_window(y).map(|y| (x, y)).or(self.cursor);
        }
        for position in window.positions() {
            let from = buffer.cell((position.x, position.y - window.y + top));
            if let (Some(from), Some(to)) = (from, self.buffer.cell_mut(position)) {
                *to = from.clone();
            }
        }
    }

    /// Empties a region, so that a sheet can be drawn over it.
    pub fn clear(&mut self, area: Region) {
        let area = rect(area).intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// Gives `columns` columns of a row the background of the chosen row. With 16 colours or none, they are reversed.
    pub fn tint(&mut self, x: u16, y: u16, columns: u16) {
        let style = match self.theme.selection() {
            Some(colour) => Style::new().bg(colour),
            None => Style::new().add_modifier(Modifier::REVERSED),
        };
        let row = Rect::new(x, y, columns, 1).intersection(self.buffer.area);
        self.buffer.set_style(row, style);
        self.keep_reversed(x, y, columns);
    }

    /// Returns whether the chosen row is reversed, as it is with 16 colours or none.
    pub fn reverses(&self) -> bool {
        self.theme.selection().is_none()
    }

    /// Gives a further row of a chosen block the same background. Does nothing with 16 colours or none, so that only
    /// the row of the title is reversed.
    pub fn shade(&mut self, x: u16, y: u16, columns: u16) {
        if !self.reverses() {
            self.tint(x, y, columns);
        }
    }
}

/// Converts a count of columns or rows to the terminal's 16 bits. A larger count becomes the maximum.
pub fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

fn rect(area: Region) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height)
}

/// Returns a text with aplomb's own signs in ASCII. Other characters stay.
pub fn to_ascii(text: &str) -> String {
    // After a title the sign for fixed becomes a comma and a word.
    let text = text.replace(" ◆", ", fixed");
    let mut plain = String::with_capacity(text.len());
    for (index, sign) in text.chars().enumerate() {
        match sign {
            // At the start of a line the dot becomes a dash, between words a comma.
            '·' if index == 0 => plain.push('-'),
            '–' | '—' | '─' => plain.push('-'),
            '…' => plain.push('~'),
            '×' => plain.push('x'),
            '·' => plain.push(','),
            '›' => plain.push('>'),
            '┃' => plain.push('#'),
            '│' => plain.push('|'),
            '┊' => plain.push(':'),
            '╎' => plain.push('='),
            '╷' => plain.push('.'),
            '━' => plain.push('#'),
            '╍' => plain.push('+'),
            '●' => plain.push('*'),
            '✓' => plain.push_str("done"),
            '◆' => plain.push_str("fixed"),
            '▲' => plain.push('+'),
            '▼' => plain.push('-'),
            '↓' => plain.push_str("Down"),
            '↑' => plain.push_str("Up"),
            '←' => plain.push_str("Left"),
            '→' if text.contains('←') => plain.push_str("Right"),
            '→' => plain.push_str("->"),
            '’' | '‘' => plain.push('\''),
            other => plain.push(other),
        }
    }
    // "Wed 18 Nov · Launch" becomes "Wed 18 Nov, Launch".
    plain.replace(" , ", ", ").replace("Down Up", "Up, Down").replace("Left Right", "arrows")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_said_in_letters_and_what_is_said_in_letters_stays() {
        for (text, plain) in [
            ("Wed 18 Nov · Launch", "Wed 18 Nov, Launch"),
            ("· Inbox", "- Inbox"),
            (", 50 % work", ", 50 % work"),
            (", then 78", ", then 78"),
            ("Call with Ines ◆", "Call with Ines, fixed"),
            ("Release, fixed", "Release, fixed"),
            ("a fixed idea", "a fixed idea"),
            ("9:00–10:30", "9:00-10:30"),
            ("↓ ↑ choose", "Up, Down choose"),
        ] {
            assert_eq!(to_ascii(text), plain);
        }
    }
}
