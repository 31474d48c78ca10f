//! Scrolling through the hours of a day or a week.

/// Returns the first row to show, of `rows` rows in a view of `height` rows. Later rows are preferred, so
/// that the evening is in view. The cursor's row stays in view with two rows above it.
pub fn top_row(rows: usize, height: usize, cursor: usize) -> usize {
    let hidden = rows.saturating_sub(height);
    hidden.min(cursor.saturating_sub(2)).max((cursor + 2).saturating_sub(height)).min(hidden)
}
