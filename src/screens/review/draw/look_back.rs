//! Draws planned and done hours as paired bars.

use crate::canvas::widgets::filled;
use crate::canvas::{Canvas, Region, Role};
use crate::report::day::words::length;
use crate::report::review::ReviewReport;
use crate::screens::review::layout::{FIGURE, INDENT, LARGE};

/// Most columns of a bar, unless the window is large.
const BAR: u16 = 48;

/// Draws a pair: its name, planned hours as a light bar, and done hours as a heavy bar below it.
pub fn bars(
    canvas: &mut Canvas<'_>,
    content: &ReviewReport,
    (index, shown): (usize, Option<usize>),
    name: Option<u16>,
    area: Region,
) {
    let rows = content.look_back.rows(shown);
    let Some(pair) = rows.get(index) else { return };
    let longest = rows.iter().map(|pair| pair.planned.max(pair.lived)).max().unwrap_or(1).max(1);
    let end = area.right().saturating_sub(1);
    let (x, y) = match name {
        Some(columns) => (INDENT + columns + 2, area.y),
        None => (INDENT, area.y + 1),
    };
    let room = name.unwrap_or(end.saturating_sub(INDENT));
    let beside = canvas.put(INDENT, area.y, room, &pair.name, Role::Text);
    // An area and the value it serves have much the same hours, so the row says which it is.
    let by = if name.is_some() { (INDENT, area.y + 1) } else { (INDENT + beside + 2, area.y) };
    canvas.put(by.0, by.1, room.saturating_sub(by.0 - INDENT), pair.by.word(), Role::Faint);
    let most = if area.width >= LARGE { u16::MAX } else { BAR };
    let cells = end.saturating_sub(x + 2 + FIGURE).min(most);
    let cell = |minutes: i64| {
        let whole = filled(cells, minutes as f64 / longest as f64);
        if minutes > 0 { whole.max(1) } else { 0 }
    };
    let figure = x + cells + 2;
    let mut said =
        |y: u16, words: String, role: Role| canvas.put(figure, y, end.saturating_sub(figure), &words, role);
    said(y, format!("planned {}", length(pair.planned)), Role::Muted);
    said(y + 1, format!("done    {}", length(pair.lived)), Role::Text);
    canvas.fill(x, y, cell(pair.planned), "─", "-", Role::Coming);
    canvas.fill(x, y + 1, cell(pair.lived), "━", "#", Role::Served);
}
