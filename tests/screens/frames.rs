//! Frames as a terminal would show them, drawn without one.

use aplomb::canvas::Canvas;
use aplomb::canvas::theme::{Depth, Theme};
use aplomb::screens;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::glossary::retired;
use super::harness::App;

/// Lines and signs, in colours.
pub const DARK: Theme = Theme { is_light: false, depth: Depth::True, is_ascii: false };
/// Letters and words, without colour.
pub const PLAIN: Theme = Theme { is_light: false, depth: Depth::Mono, is_ascii: true };

/// Draws the app at a size in columns and rows, and holds its words to the glossary. Returns the frame and the position of the terminal's cursor.
pub fn draw(app: &mut App, theme: Theme, (columns, rows): (u16, u16)) -> (Buffer, (u16, u16)) {
    app.press(&format!("<{columns}x{rows}>"));
    app.model.is_ascii = theme.is_ascii;
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let cursor = screens::draw(&app.model, &mut Canvas::new(&mut buffer, theme));
    for line in lines(&buffer) {
        assert_eq!(retired(&line), None, "{columns}×{rows}: {line}");
    }
    (buffer, cursor)
}

/// Returns how many columns a text takes. ASCII is only counted, because nearly all of a frame is ASCII.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// Returns the lines of a frame as text.
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

/// Returns the frames at several sizes, one below the other.
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
