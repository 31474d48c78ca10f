//! Problems in files, with their position.

use std::fmt;
use std::ops::Range;
use std::path::PathBuf;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use toml::de::{DeTable, DeValue};

use crate::domain::text::{blank_hidden, clean};
use crate::domain::validate::{Finding, PathStep};

/// A problem in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// File, relative to the data directory.
    pub path: PathBuf,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// What is wrong, and what to do.
    pub message: String,
    /// Text of the line, and the characters in it that the problem is about. `None` for the file as a whole.
    excerpt: Option<(String, Range<usize>)>,
}

impl Problem {
    /// Makes a problem of a file as a whole.
    pub fn of_file(path: impl Into<PathBuf>, message: impl Into<String>) -> Problem {
        Problem { path: path.into(), line: 1, column: 1, message: message.into(), excerpt: None }
    }

    /// Returns the line. `None` if it is about the file as a whole.
    pub fn line_meant(&self) -> Option<usize> {
        self.excerpt.as_ref().map(|_| self.line)
    }

    /// Makes a problem of a range of bytes in a file's text.
    pub fn at(
        path: impl Into<PathBuf>,
        text: &str,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> Problem {
        let floor =
            |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let (start, end) = (floor(span.start), floor(span.end));
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
        let line = text[line_start..line_end].trim_end_matches('\r');
        let column = text[line_start..start].chars().count();
        let marked =
            text[start..end.clamp(start, line_start + line.len().max(start - line_start))].chars().count();
        Problem {
            path: path.into(),
            line: text[..start].matches('\n').count() + 1,
            column: column + 1,
            message: message.into(),
            excerpt: Some((line.to_owned(), column..column + marked.max(1))),
        }
    }

    /// Makes a problem of a TOML error.
    pub fn of_toml(path: impl Into<PathBuf>, text: &str, error: &toml::de::Error) -> Problem {
        let message = error.message().trim().replace('\n', ", ");
        Problem::at(path, text, error.span().unwrap_or(0..0), message)
    }

    /// Makes a problem of a fault, found in the text by its path.
    pub fn of_fault(path: impl Into<PathBuf>, text: &str, fault: &Finding) -> Problem {
        Problem::at(path, text, locate(text, &fault.path), fault.message.clone())
    }

    /// Returns the problem with its line, as compilers show it.
    pub fn report(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let path = self.path.display().to_string();
        let (path, message) = (clean(&path), clean(&self.message));
        let title = Level::ERROR.primary_title(message.as_ref());
        let Some((line, marked)) = &self.excerpt else {
            return format!(
                "{}\n  in {path}",
                renderer.render(&[title.element(Level::NOTE.message(path.as_ref()))])
            );
        };
        // One character in, one out, so that the mark stays in place.
        let shown = blank_hidden(line);
        let byte = |at: usize| shown.char_indices().nth(at).map_or(shown.len(), |(byte, _)| byte);
        let snippet = Snippet::source(shown.as_str())
            .line_start(self.line)
            .path(path.as_ref())
            .annotation(AnnotationKind::Primary.span(byte(marked.start)..byte(marked.end)));
        renderer.render(&[title.element(snippet)])
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.path.display(), self.line, self.column, self.message)
    }
}

/// Returns the bytes of the value at a path, or of the nearest one on the way.
fn locate(text: &str, path: &[PathStep]) -> Range<usize> {
    let (table, _) = DeTable::parse_recoverable(text);
    let (mut span, table) = (0..0, table.into_inner());
    let mut value = DeValue::Table(table);
    for step in path {
        let next = match (step, &value) {
            (PathStep::Key(key), DeValue::Table(table)) => table.get(key.as_str()),
            (PathStep::Entry(entry), DeValue::Array(array)) => array.get(*entry),
            _ => None,
        };
        let Some(next) = next else { break };
        span = next.span();
        value = next.get_ref().clone();
    }
    span
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::is_hidden;

    #[test]
    fn a_fault_is_found_again_by_its_path() {
        let text = "schema = 1\n[[block]]\ntitle = \"ä\"\nplan = \"10:00-09:00\" # x\n";
        let path = vec!["block".into(), 0.into(), "plan".into()];
        let problem =
            Problem::of_fault("days/2026/2026-11-18.toml", text, &Finding { path, message: "no".into() });
        assert_eq!(problem.to_string(), "days/2026/2026-11-18.toml:4:8: no");
        assert!(problem.report(false).contains("plan = \"10:00-09:00\" # x"));
    }

    #[test]
    fn what_a_file_contains_reaches_no_terminal_raw() {
        let hostile = "\u{1b}[2J\u{202e}\u{7}\u{9b}1m\u{7f}\u{61c}";
        let text = format!("title = \"{hostile}\"\n");
        let path = format!("{hostile}.toml");
        for problem in [Problem::at(&path, &text, 8..12, hostile), Problem::of_file(&path, hostile)] {
            let report = problem.report(false);
            assert!(!report.chars().any(|one| one != '\n' && is_hidden(one)), "{report:?}");
        }
    }

    #[test]
    fn any_range_of_any_text_has_a_place() {
        for text in ["", "\n", "ä\r\nb", "abc"] {
            for start in 0..6 {
                for end in 0..6 {
                    Problem::at("x", text, start..end, "m").report(false);
                }
            }
        }
    }
}
