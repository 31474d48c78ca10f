//! Tables of a page. A figure also carries its exact value and its place in `--json`, so that a program can compare
//! both.

use maud::{Markup, html};

use super::super::json::number;
use super::DASH;
use crate::domain::text::width;

/// How many letters fit side by side on a phone. A wider table is folded there: the cells of a row follow each other.
const ON_A_PHONE: usize = 40;
/// How many letters fit on the widest page. A wider table is always folded.
const ON_A_PAGE: usize = 84;
/// The longest word, in letters, that is never broken.
const LONG: usize = 16;
/// The gap between two columns, in letters.
const GAP: usize = 2;

/// A table. Its first column names the rows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The heads of the columns.
    pub head: Vec<String>,
    /// The rows. Each has as many cells as the head.
    pub rows: Vec<Vec<PageCell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum PageCell {
    /// Text, which may be empty.
    Words(String),
    /// A number.
    Figure {
        /// The text that is shown.
        shown: String,
        /// The exact value.
        value: f64,
        /// The place in `--json`: keys and ids, separated by `/`.
        key: String,
    },
}

impl PageCell {
    /// Makes a cell of text.
    pub fn words(words: impl Into<String>) -> PageCell {
        PageCell::Words(words.into())
    }

    /// Makes a cell of a number. `None` becomes a dash.
    pub fn figure(value: Option<f64>, key: impl Into<String>, shown: impl Fn(f64) -> String) -> PageCell {
        match value {
            Some(value) => PageCell::Figure { shown: shown(value), value, key: key.into() },
            None => PageCell::words(DASH),
        }
    }

    /// Returns the text that is shown.
    pub fn text(&self) -> &str {
        match self {
            PageCell::Words(words) => words,
            PageCell::Figure { shown, .. } => shown,
        }
    }

    /// Whether the cell is a number, or the dash in place of one.
    pub fn is_figure(&self) -> bool {
        matches!(self, PageCell::Figure { .. }) || self.text() == DASH
    }
}

impl Table {
    /// Makes a table without rows.
    pub fn new<const N: usize>(head: [&str; N]) -> Table {
        Table { head: head.map(str::to_owned).to_vec(), rows: Vec::new() }
    }

    /// Whether a column has numbers. Such a column is aligned to the right.
    pub fn is_of_figures(&self, column: usize) -> bool {
        self.rows.iter().filter_map(|row| row.get(column)).any(PageCell::is_figure)
    }

    /// Returns the least width in letters where only words longer than [`LONG`] are broken.
    fn letters(&self) -> usize {
        let column = |index: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(index)).map(PageCell::text);
            let widest = cells.chain([self.head[index].as_str()]).map(longest_word).max().unwrap_or(0);
            widest.min(LONG) + GAP
        };
        (0..self.head.len()).map(column).sum()
    }

    /// Returns the table as HTML. `label` names it for screen readers.
    pub fn html(&self, label: &str) -> Markup {
        let class = match self.letters() {
            letters if letters <= ON_A_PHONE => "slim",
            letters if letters <= ON_A_PAGE => "wide",
            _ => "wide folded",
        };
        let side = |column: usize| if self.is_of_figures(column) { "figure" } else { "words" };
        html! {
            table class=(class) aria-label=(label) {
                thead {
                    tr { @for (column, head) in self.head.iter().enumerate() {
                        th scope="col" class={ (side(column)) (long(head)) } { (head) }
                    } }
                }
                tbody {
                    @for row in &self.rows {
                        tr { @for (column, cell) in row.iter().enumerate() {
                            @if column == 0 {
                                th scope="row" class={ (side(column)) (long(cell.text())) } { (of_cell(cell)) }
                            } @else if !cell.text().is_empty() {
                                td class={ (side(column)) (long(&format!("{} {}", self.head[column], cell.text()))) } data-head=(self.head[column]) { (of_cell(cell)) }
                            } @else {
                                td class="empty" {}
                            }
                        } }
                    }
                }
            }
        }
    }
}

fn longest_word(text: &str) -> usize {
    text.split(' ').map(width).max().unwrap_or(0)
}

/// Returns the extra class of a cell whose text has a word that may be broken. The text includes the column's head
/// where a folded table shows it before the cell.
fn long(text: &str) -> &'static str {
    if longest_word(text) > LONG { " long" } else { "" }
}

fn of_cell(cell: &PageCell) -> Markup {
    match cell {
        PageCell::Words(words) => html! { bdi { (words) } },
        PageCell::Figure { shown, value, key } => {
            html! { data value=(number(*value)) data-key=(key) { (shown) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use roxmltree::Document;

    use super::*;

    #[test]
    fn a_table_folds_where_it_does_not_fit() {
        let class = |columns: usize, word: &str| {
            let table = Table {
                head: vec![word.to_owned(); columns],
                rows: vec![vec![PageCell::words("x"); columns]],
            };
            let text = table.html("Values").into_string();
            let document = Document::parse(&text).unwrap();
            let cell = document.descendants().find(|node| node.has_tag_name("th")).unwrap();
            let of = |node: roxmltree::Node<'_, '_>| node.attribute("class").unwrap_or_default().to_owned();
            (of(document.root_element()), of(cell))
        };
        let both = |table: &str, cell: &str| (table.to_owned(), cell.to_owned());
        assert_eq!(class(4, "12345678"), both("slim", "words"));
        assert_eq!(class(5, "12345678"), both("wide", "words"));
        assert_eq!(class(8, "12345678"), both("wide", "words"));
        assert_eq!(class(9, "12345678"), both("wide folded", "words"));
        assert_eq!(class(2, "1234567812345678x"), both("slim", "words long"));
        assert_eq!(class(9, "1234 678"), both("wide", "words"), "lines break between words");
    }

    #[test]
    fn figures_keep_to_the_right_with_what_stands_for_them() {
        let mut table = Table::new(["Week", "Alignment", "Note"]);
        let shown = |value: f64| format!("{value:.0}");
        table.rows.push(vec![
            PageCell::words("W46"),
            PageCell::figure(Some(71.6), "a", shown),
            PageCell::words("x"),
        ]);
        table.rows.push(vec![
            PageCell::words("W47"),
            PageCell::figure(None, "b", shown),
            PageCell::words(""),
        ]);
        assert_eq!([0, 1, 2].map(|column| table.is_of_figures(column)), [false, true, false]);
        let text = table.html("Weeks").into_string();
        assert!(text.contains(
            "<td class=\"figure\" data-head=\"Alignment\"><data value=\"71.6\" data-key=\"a\">72</data>"
        ));
        assert!(text.contains("<bdi>—</bdi>") && !text.contains("\"b\""), "{text}");
    }
}
