//! A list with one chosen line: moves the choice and draws the list.

use tui_input::Input;

use super::verb::Verb;
use crate::canvas::widgets::{hidden, out_of_sight, typed_line};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::text::width;

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
/// the row, the item, and whether it is chosen. The cursor's sign goes into column `x`. Of lists beside each other, only
/// one has the chosen item.
pub fn draw<T>(
    canvas: &mut Canvas<'_>,
    area: Region,
    x: u16,
    (items, chosen): (&[T], impl Into<Option<usize>>),
    mut line: impl FnMut(&mut Canvas<'_>, u16, &T, bool),
) {
    let (rows, chosen) = (usize::from(area.height), chosen.into());
    let top = chosen.unwrap_or(0).saturating_sub(rows.saturating_sub(1));
    for (y, (index, item)) in (area.y..area.bottom()).zip(items.iter().enumerate().skip(top)) {
        let is_here = Some(index) == chosen;
        if is_here {
            point(canvas, x, y, (area.x, area.width));
        }
        line(canvas, y, item, is_here);
    }
}

/// Returns the columns from the keys in front of a list's words to those words: `least`, or as many as the longest key
/// and a gap take.
pub fn key_columns(keys: impl Iterator<Item = String>, least: u16) -> u16 {
    keys.map(|key| cells(width(&key)) + 2).max().unwrap_or(0).max(least)
}

/// Returns how many of `items` items are above and below the rows of a list in view.
pub fn out_of_view(rows: u16, items: usize, chosen: usize) -> (usize, usize) {
    let rows = usize::from(rows);
    let above = chosen.saturating_sub(rows.saturating_sub(1));
    (above, items.saturating_sub(above + rows))
}

/// Draws the line that filters a list of `items` items in the first row of `area`, and how many items are out of view
/// at its end. Returns the column of the text cursor, and the column before which the line ends.
pub fn filter_line(
    canvas: &mut Canvas<'_>,
    name: &str,
    input: &Input,
    area: Region,
    (items, chosen): (usize, usize),
) -> (u16, u16) {
    let (above, below) = out_of_view(area.height.saturating_sub(1), items, chosen);
    let edge = area.right() - 1;
    let words = cells(width(&hidden(canvas, above, below)));
    let end = if words == 0 { edge } else { edge.saturating_sub(words + 2) };
    out_of_sight(canvas, edge, area.y, above, below);
    (typed_line(canvas, name, input, 1, area.y, end), end)
}

/// Marks row `y` as chosen: draws the cursor's sign in column `x` and tints `columns` columns from `left` on.
pub fn point(canvas: &mut Canvas<'_>, x: u16, y: u16, (left, columns): (u16, u16)) {
    canvas.put(x, y, 1, "›", Role::Accent);
    canvas.tint(left, y, columns);
    canvas.point(x, y);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_items_out_of_view_are_counted() {
        assert_eq!(out_of_view(4, 4, 3), (0, 0));
        assert_eq!(out_of_view(4, 9, 0), (0, 5));
        assert_eq!(out_of_view(4, 9, 5), (2, 3));
        assert_eq!(out_of_view(4, 9, 8), (5, 0));
    }
}
