//! Drawing words in roles: everything that reaches the screen passes through here, cleaned and measured.

pub mod area;
pub mod blocks;
pub mod theme;
pub mod widgets;

pub use area::{Area, Words};
pub use theme::{Role, Theme};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::text::{clean, fit, width};

/// A frame that is being drawn.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: Theme,
    /// Where the terminal's own cursor is to stand.
    pub cursor: Option<(u16, u16)>,
}

impl<'a> Canvas<'a> {
    /// On a buffer, in a theme.
    pub fn new(buffer: &'a mut Buffer, theme: Theme) -> Canvas<'a> {
        Canvas { buffer, theme, cursor: None }
    }

    /// The area of the whole frame.
    pub fn area(&self) -> Area {
        Area::new(0, 0, self.buffer.area.width, self.buffer.area.height)
    }

    /// Puts the terminal's own cursor into a cell, unless it stands in one already.
    pub fn point(&mut self, x: u16, y: u16) {
        self.cursor = self.cursor.or(Some((x, y)));
    }

    /// Whether signs are letters and words.
    pub fn is_ascii(&self) -> bool {
        self.theme.is_ascii
    }

    /// Whether there is no colour at all.
    pub fn is_mono(&self) -> bool {
        self.theme.depth == theme::Depth::Mono
    }

    /// One sign or, where those are not to be had, another.
    pub fn sign(&self, unicode: &'static str, ascii: &'static str) -> &'static str {
        if self.theme.is_ascii { ascii } else { unicode }
    }

    /// Writes a text at a place, at most so many columns of it; gives the columns it took.
    pub fn put(&mut self, x: u16, y: u16, columns: u16, text: &str, role: Role) -> u16 {
        let area = self.area();
        if y >= area.height || x >= area.width || columns == 0 {
            return 0;
        }
        let columns = columns.min(area.width - x);
        let ascii;
        let mut text = clean(text);
        if self.theme.is_ascii {
            ascii = to_ascii(&text);
            text = ascii.as_str().into();
        }
        let text = fit(&text, usize::from(columns));
        let text = if self.theme.is_ascii { text.replace('…', "~") } else { text };
        let style = self.theme.style(role);
        let (end, _) = self.buffer.set_stringn(x, y, &text, usize::from(columns), style);
        end - x
    }

    /// As [`Canvas::put`], ending at a column.
    pub fn put_right(&mut self, end: u16, y: u16, columns: u16, text: &str, role: Role) -> u16 {
        let text = fit(&self.shown(text), usize::from(columns));
        let took = width(&text) as u16;
        self.put(end.saturating_sub(took), y, took, &text, role);
        took
    }

    fn shown(&self, text: &str) -> String {
        let text = clean(text);
        if self.theme.is_ascii { to_ascii(&text) } else { text.into_owned() }
    }

    /// Writes pieces in their roles one after the other; gives the column behind them.
    pub fn put_all(&mut self, x: u16, y: u16, end: u16, pieces: &[(&str, Role)]) -> u16 {
        pieces.iter().fold(x, |x, (text, role)| x + self.put(x, y, end.saturating_sub(x), text, *role))
    }

    /// Fills columns with a sign that takes one of them.
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
                cell.set_symbol(sign).set_style(style);
            }
        }
    }

    /// Draws on a paper of so many rows, as wide as the frame, and shows in a window what lies from one of them on.
    pub fn through(&mut self, window: Area, rows: u16, top: u16, draw: impl FnOnce(&mut Canvas<'_>)) {
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

    /// Empties rows, before a sheet is drawn over them.
    pub fn clear(&mut self, area: Area) {
        let area = rect(area).intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// Tints the row under the cursor, where there are colours to do it with.
    pub fn tint(&mut self, x: u16, y: u16, columns: u16) {
        let Some(colour) = self.theme.selection() else { return };
        for x in x..(x + columns).min(self.area().width) {
            if let Some(cell) = self.buffer.cell_mut((x, y)) {
                cell.set_bg(colour);
            }
        }
    }
}

fn rect(area: Area) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height)
}

/// The same in signs that every terminal has.
fn to_ascii(text: &str) -> String {
    // Behind a title its sign is said with a comma.
    let text = text.replace(" ◆", ", fixed");
    let mut plain = String::with_capacity(text.len());
    for (index, sign) in text.chars().enumerate() {
        match sign {
            // At the head of a line it is a mark, between words a comma.
            '·' if index == 0 => plain.push('-'),
            '–' | '—' | '─' => plain.push('-'),
            '…' => plain.push('~'),
            '·' => plain.push(','),
            '›' => plain.push('>'),
            '┃' => plain.push('#'),
            '│' => plain.push('|'),
            '┊' => plain.push(':'),
            '╎' => plain.push('='),
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
    // What is said with a dot between, as in "Wed 18 Nov · Launch", is said with a comma without it.
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
