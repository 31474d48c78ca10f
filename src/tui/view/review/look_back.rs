//! What was planned and what was lived, as paired bars; what stands out beside them.

use ratatui::layout::Rect;

use super::{INDENT, first_shown, more_below};
use crate::app::review::look_back::Pair;
use crate::app::review::{Content, State, sentences};
use crate::app::words::length;
use crate::domain::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;
use crate::tui::view::parts::wrap;

/// So many rows are shown, those that differ most, until all are asked for.
const ROWS: usize = 5;
/// The most columns that a bar takes.
const BAR: u16 = 48;
/// What stands behind a bar: `planned 29h45`.
const FIGURE: u16 = 15;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, state: &State, content: &Content, area: Rect) {
    let back = &content.look_back;
    let rows = back.rows((!state.is_other).then_some(ROWS));
    let said: Vec<String> = sentences::stand_out(content)
        .iter()
        .flat_map(|words| wrap(words, usize::from(area.width.saturating_sub(INDENT + 2))))
        .collect();
    if rows.is_empty() {
        return tell(canvas, &said, area);
    }
    let heading = if state.is_other { "BY AREA AND BY VALUE" } else { "WHERE PLAN AND LIFE DIFFER MOST" };
    canvas.put(INDENT, area.y, area.width.saturating_sub(INDENT + 1), heading, Role::Head);
    // The bars first; the sentences have what room is left, at least three rows where all of it is shown.
    let kept = if state.is_other { 0 } else { (said.len() as u16 + 1).min(4) };
    let below = area.height.saturating_sub(1);
    let is_airy = !state.is_other && below >= 3 * rows.len() as u16 + kept;
    let each = if is_airy { 3 } else { 2 };
    let shown = (below.saturating_sub(kept) / each).max(1);
    let top = if state.is_other { first_shown(state, rows.len(), shown) } else { 0 };
    let longest = rows.iter().map(|pair| pair.planned.max(pair.lived)).max().unwrap_or(1).max(1);
    let mut y = area.y + if is_airy { 2 } else { 1 };
    for pair in rows.iter().skip(top).take(usize::from(shown)) {
        bars(canvas, pair, longest, Rect::new(area.x, y, area.width, 2));
        y += each;
    }
    if state.is_other {
        return more_below(canvas, area, rows.len().saturating_sub(top + usize::from(shown)));
    }
    let y = y + u16::from(!is_airy);
    tell(canvas, &said, Rect { y, height: area.bottom().saturating_sub(y), ..area });
}

/// What stands out, line by line.
fn tell(canvas: &mut Canvas<'_>, said: &[String], area: Rect) {
    for (y, words) in (area.y..area.bottom()).zip(said) {
        canvas.put(INDENT, y, area.width.saturating_sub(INDENT + 1), words, Role::Text);
    }
}

/// A row: its name, what was planned of it as a light bar, and below it, heavy, what was lived.
fn bars(canvas: &mut Canvas<'_>, pair: &Pair, longest: i64, area: Rect) {
    let name = if area.width < 60 { 11 } else { 16 };
    let x = INDENT + name + 1;
    let cells = area.width.saturating_sub(x + FIGURE + 2).min(BAR);
    let cell = |minutes: i64| {
        let whole = (minutes as f64 / longest as f64 * f64::from(cells)).round() as u16;
        if minutes > 0 { whole.max(1) } else { 0 }
    };
    canvas.put(INDENT, area.y, name, &pair.name, Role::Text);
    // An area and the value that it serves have much the same hours.
    canvas.put(INDENT, area.y + 1, name, pair.by.word(), Role::Faint);
    let figure = x + cells + 2;
    let end = area.right() - 1;
    canvas.fill(x, area.y, cell(pair.planned), "─", "-", Role::Coming);
    canvas.put(
        figure,
        area.y,
        end.saturating_sub(figure),
        &format!("planned {}", length(pair.planned)),
        Role::Muted,
    );
    canvas.fill(x, area.y + 1, cell(pair.lived), "━", "#", Role::Served);
    canvas.put(
        figure,
        area.y + 1,
        end.saturating_sub(figure),
        &format!("lived   {}", length(pair.lived)),
        Role::Text,
    );
    debug_assert!(width("planned ") == width("lived   "));
}
