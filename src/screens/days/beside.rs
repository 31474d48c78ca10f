//! A title, and the words at the right of it in the same row.

/// Fewest columns that the words keep beside a long title, if they need as many.
const LEAST: u16 = 12;
/// Blank columns between both.
pub const GAP: u16 = 2;

/// Divides a row between a title and the words at its right. All widths are columns. The words begin in `column` where
/// both fit. A long title pushes them to the right, long words begin further left. Returns the columns of the title,
/// and where the words begin, counted from the title's first column.
pub fn beside(room: u16, title: usize, words: usize, column: u16) -> (u16, u16) {
    beside_kept(room, title, (words, 0), column)
}

/// Divides a row as [`beside`] does. The first `kept` columns of the words are not cut before the title is, as long as
/// the title keeps a third of the row and at least 12 columns.
pub fn beside_kept(room: u16, title: usize, (words, kept): (usize, usize), column: u16) -> (u16, u16) {
    let fitting = |columns: usize| u16::try_from(columns).unwrap_or(u16::MAX).min(room);
    let (title, words) = (fitting(title), fitting(words));
    if words == 0 {
        return (room, room);
    }
    let least = fitting(kept).min(room.saturating_sub(LEAST.max(room / 3) + GAP)).max(LEAST);
    let whole = column.min(room - words).max(fitting(usize::from(title + GAP)));
    let at = whole.min(room - words.min(least));
    (at.saturating_sub(GAP), at)
}

/// Most columns that the words of a list move to the right for a long title.
const FURTHER: u16 = 8;

/// Returns the column where the words of a list begin, counted from its titles' first column: `wanted`, or another so
/// that more rows have their words in one column. `rows` are the columns of each title and of its words.
pub fn column_for(room: u16, rows: &[(usize, usize)], wanted: u16) -> u16 {
    let with_words = || rows.iter().filter(|(_, words)| *words > 0);
    let longest = |of: Option<usize>| u16::try_from(of.unwrap_or(0)).unwrap_or(u16::MAX);
    let title = longest(with_words().map(|(title, _)| *title).max()).saturating_add(GAP);
    let words = longest(with_words().map(|(_, words)| *words).max());
    let column = wanted.max(title.min(wanted.saturating_add(FURTHER)));
    // Further left for long words, but not over a title.
    column.min(room.saturating_sub(words).max(title.min(wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_row_is_divided_by_what_both_need() {
        assert_eq!(beside(60, 10, 12, 22), (20, 22), "both fit");
        assert_eq!(beside(60, 30, 12, 22), (30, 32), "the title takes free columns");
        assert_eq!(beside(60, 10, 45, 22), (13, 15), "the words begin further left");
        assert_eq!(beside(60, 70, 30, 22), (46, 48), "a very long title leaves 12 columns");
        assert_eq!(beside(60, 70, 0, 22), (60, 60));
    }

    #[test]
    fn what_is_kept_of_the_words_is_not_cut_before_the_title() {
        let kept = |room, title, words, kept| beside_kept(room, title, (words, kept), 22);
        assert_eq!(kept(38, 30, 30, 22), (14, 16), "22 columns for it");
        assert_eq!(kept(38, 10, 30, 22), (10, 12), "more where the title is short");
        assert_eq!(kept(60, 30, 60, 50), (20, 22), "but the title keeps a third");
        assert_eq!(kept(33, 30, 60, 50), (12, 14), "and at least 12 columns");
        assert_eq!(kept(20, 30, 30, 22), (6, 8), "in a narrow row both are cut");
    }

    #[test]
    fn the_words_of_a_list_share_a_column_where_they_fit() {
        assert_eq!(column_for(60, &[(10, 12), (20, 0)], 22), 22, "the wanted column");
        assert_eq!(column_for(38, &[(8, 16), (8, 26)], 21), 12, "further left for long words");
        assert_eq!(column_for(38, &[(16, 5), (8, 26)], 21), 18, "but not over a title");
        assert_eq!(column_for(60, &[(21, 12), (8, 12)], 19), 23, "further right for a long title");
        assert_eq!(column_for(60, &[(60, 12), (8, 12)], 19), 27, "not for a very long one");
        assert_eq!(column_for(36, &[(21, 12), (8, 12)], 19), 23);
        assert_eq!(column_for(30, &[], 19), 19);
    }

    proptest! {
        #[test]
        fn nothing_is_cut_beside_free_columns(
            room in 0u16..200, title in 0usize..300, words in 0usize..300, column in 0u16..200,
        ) {
            let (columns, at) = beside(room, title, words, column);
            prop_assert!(columns <= at && at <= room);
            if title + 2 + words <= usize::from(room) {
                prop_assert!(usize::from(columns) >= title && usize::from(room - at) >= words);
            }
        }
    }
}
