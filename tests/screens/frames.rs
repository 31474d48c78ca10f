//! Frames as they would stand in a terminal, without one.

use aplomb::canvas::Canvas;
use aplomb::canvas::theme::{Depth, Theme};
use aplomb::screens;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::harness::App;

/// Lines and signs, in colours.
pub const DARK: Theme = Theme { is_light: false, depth: Depth::True, is_ascii: false };
/// Letters and words, without colour.
pub const PLAIN: Theme = Theme { is_light: false, depth: Depth::Mono, is_ascii: true };

/// Draws the app in a terminal of this size; gives the frame and where the terminal's cursor stands.
pub fn draw(app: &mut App, theme: Theme, (columns, rows): (u16, u16)) -> (Buffer, (u16, u16)) {
    app.press(&format!("<{columns}x{rows}>"));
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let cursor = screens::draw(&app.model, &mut Canvas::new(&mut buffer, theme));
    (buffer, cursor)
}

/// How many columns a text takes. Of letters that is a matter of counting, and nearly all frames are letters.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// The lines of a frame, as they are read.
pub fn lines(buffer: &Buffer) -> Vec<String> {
    let line = |cells: &[Cell]| {
        let (mut x, mut line) = (0, String::with_capacity(cells.len()));
        while x < cells.len() {
            let symbol = cells[x].symbol();
            line.push_str(symbol);
            // A wide sign covers the cells behind it.
            x += width(symbol).max(1);
        }
        line
    };
    buffer.content.chunks(usize::from(buffer.area.width)).map(line).collect()
}

/// Frames at several sizes, under each other.
pub fn frames(app: &mut App, theme: Theme, sizes: &[(u16, u16)]) -> String {
    let mut text = String::new();
    for (columns, rows) in sizes {
        let (buffer, cursor) = draw(app, theme, (*columns, *rows));
        let at = format!("{},{}", cursor.0, cursor.1);
        text.push_str(&format!("--- {columns}×{rows}, cursor at {at}\n"));
        for line in lines(&buffer) {
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text
}
