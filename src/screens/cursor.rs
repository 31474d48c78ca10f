//! Drawing of the cursor and of chosen labels, the same on every screen.

use crate::canvas::{Canvas, Role};

/// Puts the cursor's sign and the terminal's own cursor into a cell.
pub fn put_pointer(canvas: &mut Canvas<'_>, x: u16, y: u16) {
    canvas.put(x, y, 1, "›", Role::Accent);
    canvas.cursor = Some((x, y));
}

/// Writes a label in at most `columns` columns. A chosen label has round brackets, else a current one has square
/// brackets. The brackets take one column on each side. Returns the columns that the label took without them.
pub fn put_label(
    canvas: &mut Canvas<'_>,
    (x, y): (u16, u16),
    columns: u16,
    words: &str,
    role: Role,
    (is_chosen, is_current): (bool, bool),
) -> u16 {
    let took = canvas.put(x, y, columns, words, role);
    let brackets = if is_chosen { Some(("(", ")")) } else { is_current.then_some(("[", "]")) };
    if let Some((left, right)) = brackets {
        canvas.put(x - 1, y, 1, left, role);
        canvas.put(x + took, y, 1, right, role);
    }
    took
}
