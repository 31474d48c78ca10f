//! Plain text: columns by display width, and lines wrapped to the terminal.

pub(super) use super::output::{Paint, write};
use crate::domain::text::{clean, pad, pad_left, width, wrap};

/// How a cell is aligned in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

/// Returns a line for each row. A column is as wide as its widest cell, and two spaces follow it. Empty columns are
/// left out, and lines have no trailing spaces. Cells are cleaned.
pub(super) fn table(sides: &[Align], rows: &[Vec<String>]) -> Vec<String> {
    let columns = |index: usize| {
        rows.iter().filter_map(|row| row.get(index)).map(|cell| width(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..sides.len()).map(columns).collect();
    let line = |row: &Vec<String>| {
        let mut line = String::new();
        for ((cell, side), width) in row.iter().zip(sides).zip(&widths) {
            if *width == 0 {
                continue;
            }
            match side {
                Align::Left => line.push_str(&pad(cell, *width)),
                Align::Right => line.push_str(&pad_left(cell, *width)),
            }
            line.push_str("  ");
        }
        line.trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// Returns the width of the terminal in columns. None where standard output is no terminal: then lines are not
/// wrapped.
pub(super) fn columns() -> Option<usize> {
    let size = super::output::is_terminal().then(|| crossterm::terminal::size().ok()).flatten();
    size.map(|(columns, _)| usize::from(columns)).filter(|columns| *columns > 0)
}

/// Returns cleaned text, wrapped to `columns`. `None` puts it on one line.
pub(super) fn lines(text: &str, columns: Option<usize>) -> Vec<String> {
    match columns {
        Some(columns) => wrap(text, columns),
        None => vec![shown(text)],
    }
}

/// Returns a [`table`] within `columns`. Columns that don't fit follow below, and the first column is repeated there.
pub(super) fn table_within(sides: &[Align], rows: &[Vec<String>], columns: Option<usize>) -> Vec<String> {
    let wide = |index: usize| {
        let cells = rows.iter().filter_map(|row| row.get(index));
        cells.map(|cell| width(cell)).max().filter(|wide| *wide > 0).map_or(0, |wide| wide + 2)
    };
    let room = columns.map_or(usize::MAX, |columns| columns + 2);
    let mut parts: Vec<Vec<usize>> = vec![vec![0]];
    let mut taken = wide(0);
    for index in 1..sides.len() {
        if taken + wide(index) > room && taken > wide(0) {
            parts.push(vec![0]);
            taken = wide(0);
        }
        taken += wide(index);
        if let Some(part) = parts.last_mut() {
            part.push(index);
        }
    }
    let of = |part: &Vec<usize>| {
        let sides: Vec<Align> = part.iter().map(|index| sides[*index]).collect();
        let cells = |row: &Vec<String>| {
            part.iter().map(|index| row.get(*index).cloned().unwrap_or_default()).collect()
        };
        table(&sides, &rows.iter().map(cells).collect::<Vec<Vec<String>>>())
    };
    parts.iter().map(of).collect::<Vec<_>>().join(&String::new())
}

/// Returns text of the data without control characters.
pub(super) fn shown(text: &str) -> String {
    clean(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_what_is_seen() {
        let rows = [
            vec!["a".to_owned(), "日本".to_owned(), "x".to_owned()],
            vec!["bb".into(), "c".into(), String::new()],
        ];
        let lines = table(&[Align::Right, Align::Left, Align::Left], &rows);
        assert_eq!(lines, [" a  日本  x", "bb  c"]);
    }

    #[test]
    fn what_is_too_wide_goes_on_below() {
        let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
        let rows = [row(["", "one", "two", "three"]), row(["W1", "1", "2", "3"])];
        let sides = [Align::Left, Align::Right, Align::Right, Align::Right];
        let all = ["    one  two  three", "W1    1    2      3"];
        assert_eq!(table_within(&sides, &rows, None), all);
        assert_eq!(table_within(&sides, &rows, Some(19)), all);
        let folded = ["    one  two", "W1    1    2", "", "    three", "W1      3"];
        assert_eq!(table_within(&sides, &rows, Some(18)), folded);
        assert_eq!(lines("Craft is behind", Some(9)), ["Craft is", "behind"]);
        assert_eq!(lines("Craft is behind", None), ["Craft is behind"]);
    }
}
