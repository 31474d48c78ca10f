//! A list with one chosen line: moves the choice and draws the list.

use super::verb::Verb;
use crate::canvas::{Canvas, Region, Role};

/// Moves the choice one line down or up, within `lines` lines. Returns false for any other action.
pub fn choose(chosen: &mut usize, verb: Verb, lines: usize) -> bool {
    match verb {
        Verb::Down => *chosen = (*chosen + 1).min(lines.saturating_sub(1)),
        Verb::Up => *chosen = chosen.saturating_sub(1),
        _ => return false,
    }
    true
}

/// Draws as many items as `area` has rows, scrolled so that the chosen one is visible. `line` draws one item: it gets
/// the row, the item, and whether it is chosen. The cursor's sign goes into column `x`.
pub fn draw<T>(
    canvas: &mut Canvas<'_>,
    area: Region,
    x: u16,
    (items, chosen): (&[T], usize),
    mut line: impl FnMut(&mut Canvas<'_>, u16, &T, bool),
) {
    let rows = usize::from(area.height);
    let top = chosen.saturating_sub(rows.saturating_sub(1));
    for (y, (index, item)) in (area.y..area.bottom()).zip(items.iter().enumerate().skip(top)) {
        let is_here = index == chosen;
        if is_here {
            point(canvas, x, y, (area.x, area.width));
        }
        line(canvas, y, item, is_here);
    }
}

/// Marks row `y` as chosen: draws the cursor's sign in column `x` and tints `columns` columns from `left` on.
pub fn point(canvas: &mut Canvas<'_>, x: u16, y: u16, (left, columns): (u16, u16)) {
    canvas.put(x, y, 1, "›", Role::Accent);
    canvas.tint(left, y, columns);
    canvas.point(x, y);
}
