//! Scrolling through the hours of a day or a week.

/// Returns the first row to show, of `rows` rows in a view of `height` rows. Later rows are preferred, so
/// that the evening is in view. The cursor's row stays in view with two rows above it.
pub fn top_row(rows: i64, height: i64, cursor: i64) -> i64 {
    let hidden = (rows - height).max(0);
    hidden.min((cursor - 2).max(0)).max(cursor + 2 - height).clamp(0, hidden)
}
