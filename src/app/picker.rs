//! A list with a choice: the one way to go through it and to draw it.

use super::verb::Verb;
use crate::canvas::{Area, Canvas, Role};

/// Goes up or down in a list of so many lines. Returns whether the action means that.
pub fn choose(chosen: &mut usize, verb: Verb, lines: usize) -> bool {
    match verb {
        Verb::Down => *chosen = (*chosen + 1).min(lines.saturating_sub(1)),
        Verb::Up => *chosen = chosen.saturating_sub(1),
        _ => return false,
    }
    true
}

/// Draws the lines around the chosen one, as many as there are rows, each by `line` with its row, its number and whether
/// it is chosen. The sign of the cursor stands in column `x`.
pub fn draw(
    canvas: &mut Canvas<'_>,
    area: Area,
    x: u16,
    (lines, chosen): (usize, usize),
    mut line: impl FnMut(&mut Canvas<'_>, u16, usize, bool),
) {
    let rows = usize::from(area.height);
    let top = chosen.saturating_sub(rows.saturating_sub(1));
    for (y, index) in (area.y..area.bottom()).zip(top..lines) {
        let is_here = index == chosen;
        if is_here {
            canvas.put(x, y, 1, "›", Role::Accent);
            canvas.tint(area.x, y, area.width);
            canvas.point(x, y);
        }
        line(canvas, y, index, is_here);
    }
}
