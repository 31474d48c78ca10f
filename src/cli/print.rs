//! Plain output: bold and dim where they are wanted, columns by display width, and a reader that goes away early.

use std::io::{ErrorKind, IsTerminal, Write};

use super::args::When;
use super::failure::Failure;
use crate::domain::text::{clean, pad, pad_left, width, wrap};

/// Bold and dim, where they are wanted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    output: bool,
    errors: bool,
}

impl Paint {
    /// As asked for, else where there is a terminal that can and nobody has said NO_COLOR.
    pub(super) fn new(when: When) -> Paint {
        let can = |is_terminal: bool| match when {
            When::Always => true,
            When::Never => false,
            When::Auto => {
                let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
                let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
                is_terminal && !dumb && !set("NO_COLOR")
            }
        };
        Paint { output: can(std::io::stdout().is_terminal()), errors: can(std::io::stderr().is_terminal()) }
    }

    /// Whether standard error takes colours.
    pub(super) fn errors(self) -> bool {
        self.errors
    }

    /// What matters most.
    pub(super) fn strong(self, text: &str) -> String {
        self.with("\u{1b}[1m", "\u{1b}[22m", text)
    }

    /// Second words.
    pub(super) fn faint(self, text: &str) -> String {
        self.with("\u{1b}[2m", "\u{1b}[22m", text)
    }

    fn with(self, on: &str, off: &str, text: &str) -> String {
        if self.output && !text.trim().is_empty() { format!("{on}{text}{off}") } else { text.to_owned() }
    }
}

/// Writes to standard output. That nobody reads on is no failure.
pub(super) fn write(text: &str) -> Result<(), Failure> {
    let mut output = std::io::stdout().lock();
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::refused(format!("Standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Writes a note on what was typed to standard error.
pub(super) fn note(text: &str) -> Result<(), Failure> {
    let note = format!("note: {}\n", clean(text));
    let written = std::io::stderr().write_all(note.as_bytes());
    written.map_err(|error| Failure::refused(format!("Standard error: {error}")))
}

/// Which side of its column a cell keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// Rows of cells, each column as wide as its widest cell, two spaces apart. Cells are cleaned; the last one is not
/// padded.
pub(super) fn table(sides: &[Side], rows: &[Vec<String>]) -> Vec<String> {
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
                Side::Left => line.push_str(&pad(cell, *width)),
                Side::Right => line.push_str(&pad_left(cell, *width)),
            }
            line.push_str("  ");
        }
        line.trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// The columns of the terminal that is written to; none where it is none, and lines may be as long as they are.
pub(super) fn columns() -> Option<usize> {
    let is_terminal = std::io::stdout().is_terminal();
    let size = is_terminal.then(|| crossterm::terminal::size().ok()).flatten();
    size.map(|(columns, _)| usize::from(columns)).filter(|columns| *columns > 0)
}

/// Text from the data as it may be shown, in lines that fit the terminal, where there is one.
pub(super) fn lines(text: &str, columns: Option<usize>) -> Vec<String> {
    match columns {
        Some(columns) => wrap(text, columns),
        None => vec![shown(text)],
    }
}

/// A [`table`] that fits the terminal, where there is one: what is too wide goes on below, with its first column again.
pub(super) fn table_within(sides: &[Side], rows: &[Vec<String>], columns: Option<usize>) -> Vec<String> {
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
        let sides: Vec<Side> = part.iter().map(|index| sides[*index]).collect();
        let cells = |row: &Vec<String>| {
            part.iter().map(|index| row.get(*index).cloned().unwrap_or_default()).collect()
        };
        table(&sides, &rows.iter().map(cells).collect::<Vec<Vec<String>>>())
    };
    parts.iter().map(of).collect::<Vec<_>>().join(&String::new())
}

/// Text from the data, as it may be shown.
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
        let lines = table(&[Side::Right, Side::Left, Side::Left], &rows);
        assert_eq!(lines, [" a  日本  x", "bb  c"]);
    }

    #[test]
    fn what_is_too_wide_goes_on_below() {
        let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
        let rows = [row(["", "one", "two", "three"]), row(["W1", "1", "2", "3"])];
        let sides = [Side::Left, Side::Right, Side::Right, Side::Right];
        let all = ["    one  two  three", "W1    1    2      3"];
        assert_eq!(table_within(&sides, &rows, None), all);
        assert_eq!(table_within(&sides, &rows, Some(19)), all);
        let folded = ["    one  two", "W1    1    2", "", "    three", "W1      3"];
        assert_eq!(table_within(&sides, &rows, Some(18)), folded);
        assert_eq!(lines("Craft is behind", Some(9)), ["Craft is", "behind"]);
        assert_eq!(lines("Craft is behind", None), ["Craft is behind"]);
    }

    #[test]
    fn without_a_terminal_nothing_is_painted_unless_asked_for() {
        assert_eq!(Paint::new(When::Never).strong("x"), "x");
        assert_eq!(Paint::new(When::Always).strong("x"), "\u{1b}[1mx\u{1b}[22m");
    }
}
