//! Places the rows of help in columns, as many as have room.

use super::Help;
use super::content::{HelpRow, HelpSection, sections};
use crate::app::Model;
use crate::canvas::{Role, Words, cells};
use crate::domain::text::{width, wrap};

/// Least columns of a row. The terminal is divided by it.
const COLUMN: usize = 39;
/// Most rows side by side. More would be hard to read.
const ABREAST: usize = 4;
/// Columns of a key, unless it is longer.
const KEY: usize = 9;
/// Columns between two rows side by side.
const GAP: usize = 2;
/// Rows above the first line: the title and an empty one.
pub(super) const ABOVE: u16 = 2;
/// Rows below the last line: an empty one and the footer.
const BELOW: u16 = 2;

/// Lines of help, and the part of them that is visible.
#[derive(Debug)]
pub(super) struct HelpLayout {
    /// All lines, each with its words.
    pub lines: Vec<Vec<Words>>,
    /// Index of the first visible line.
    pub top: usize,
    /// Number of rows for lines.
    pub rows: usize,
}

impl HelpLayout {
    /// Places the sections of help in the terminal of the model.
    pub fn new(model: &Model, help: &Help) -> HelpLayout {
        let (columns, rows) = model.size;
        let lines = lines(&sections(model, help), usize::from(columns.saturating_sub(2)));
        let rows = usize::from(rows.saturating_sub(ABOVE + BELOW)).max(1);
        let top = help.top.min(lines.len().saturating_sub(rows));
        HelpLayout { lines, top, rows }
    }

    /// Returns the largest index of a first visible line.
    pub fn last_top(&self) -> usize {
        self.lines.len().saturating_sub(self.rows)
    }

    /// Returns how many lines are hidden above and below.
    pub fn out_of_sight(&self) -> (usize, usize) {
        (self.top, self.lines.len().saturating_sub(self.top + self.rows))
    }
}

/// Returns the lines of all sections, in `columns` columns.
fn lines(sections: &[HelpSection], columns: usize) -> Vec<Vec<Words>> {
    let abreast = (columns / COLUMN).clamp(1, ABREAST);
    let column = columns / abreast;
    // A single column has none beside it.
    let room = if abreast == 1 { column + GAP } else { column };
    let mut lines: Vec<Vec<Words>> = Vec::new();
    for section in sections {
        if !lines.is_empty() {
            lines.push(Vec::new());
        }
        if !section.title.is_empty() {
            lines.extend(
                wrap(section.title, columns).into_iter().map(|row| vec![Words::new(1, row, Role::Head)]),
            );
        }
        let (short, long): (Vec<&HelpRow>, Vec<&HelpRow>) =
            section.rows.iter().partition(|row| !row.key.is_empty());
        let first = lines.len();
        for (index, rows) in divided(&placed(&short, room), abreast).into_iter().enumerate() {
            for (y, row) in rows.into_iter().enumerate() {
                if lines.len() <= first + y {
                    lines.push(Vec::new());
                }
                let shifted =
                    row.into_iter().map(|words| Words { x: words.x + cells(index * column), ..words });
                if let Some(line) = lines.get_mut(first + y) {
                    line.extend(shifted);
                }
            }
        }
        for row in long {
            lines.extend(
                wrap(&row.words, columns).into_iter().map(|row| vec![Words::new(1, row, Role::Text)]),
            );
        }
    }
    lines
}

/// Returns each row as lines of a column: the key, and the words wrapped beside it.
fn placed(rows: &[&HelpRow], column: usize) -> Vec<Vec<Vec<Words>>> {
    let place = |row: &&HelpRow| {
        let behind = KEY.max(width(&row.key) + 2);
        let mut lines: Vec<Vec<Words>> = wrap(&row.words, column.saturating_sub(behind + GAP).max(1))
            .into_iter()
            .map(|words| vec![Words::new(cells(1 + behind), words, Role::Text)])
            .collect();
        if let Some(first) = lines.first_mut() {
            first.insert(0, Words::new(1, row.key.clone(), Role::Key));
        }
        lines
    };
    rows.iter().map(place).collect()
}

/// Divides rows among `abreast` columns of about the same height. Reading goes down a column, then to the next.
fn divided(rows: &[Vec<Vec<Words>>], abreast: usize) -> Vec<Vec<Vec<Words>>> {
    let all: usize = rows.iter().map(Vec::len).sum();
    let height = all.div_ceil(abreast).max(1);
    let mut columns: Vec<Vec<Vec<Words>>> = vec![Vec::new()];
    for row in rows {
        let is_full = columns.last().is_some_and(|column| column.len() >= height);
        if is_full && columns.len() < abreast {
            columns.push(Vec::new());
        }
        if let Some(column) = columns.last_mut() {
            column.extend(row.iter().cloned());
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(rows: &[(&str, &str)]) -> Vec<HelpSection> {
        let rows = rows.iter().map(|(key, words)| HelpRow::new(*key, *words)).collect();
        vec![HelpSection { title: "KEYS", rows }]
    }

    fn text(lines: &[Vec<Words>]) -> Vec<String> {
        let row = |line: &Vec<Words>| {
            line.iter().fold(String::new(), |row, words| {
                let gap = usize::from(words.x).saturating_sub(width(&row));
                format!("{row}{}{}", " ".repeat(gap), words.text)
            })
        };
        lines.iter().map(row).collect()
    }

    #[test]
    fn rows_go_down_a_column_and_long_words_are_wrapped() {
        let rows = section(&[
            ("a", "add"),
            ("Space", "start or stop this block, and everything that runs beside it"),
            ("e", "edit"),
            ("", "@area +job"),
        ]);
        assert_eq!(
            text(&lines(&rows, 78)),
            [
                " KEYS",
                " a        add                           e        edit",
                " Space    start or stop this block,",
                "          and everything that runs",
                "          beside it",
                " @area +job",
            ]
        );
        assert_eq!(text(&lines(&rows, 38)).len(), 7);
    }
}
