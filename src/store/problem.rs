//! Problems in files, with their position.

use std::fmt;
use std::ops::Range;
use std::path::PathBuf;

use crate::domain::text::{blank_hidden, clean};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

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
    /// Whether it is a note: worth a look, but not a fault.
    is_note: bool,
}

impl Problem {
    /// Makes a problem of a file as a whole.
    pub fn of_file(path: impl Into<PathBuf>, message: impl Into<String>) -> Problem {
        Problem {
            path: path.into(),
            line: 1,
            column: 1,
            message: message.into(),
            excerpt: None,
            is_note: false,
        }
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
            is_note: false,
        }
    }

    /// Makes a note of a problem.
    pub fn into_note(self) -> Problem {
        Problem { is_note: true, ..self }
    }

    /// Returns whether it is a note: worth a look, but not a fault.
    pub fn is_note(&self) -> bool {
        self.is_note
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
        // Each hidden character becomes one space, so that the mark stays in place.
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
        let kind = if self.is_note { "note: " } else { "" };
        write!(f, "{}:{}:{}: {kind}{}", self.path.display(), self.line, self.column, self.message)
    }
}

/// Returns problems in the order of files and lines, each once.
pub fn in_order(mut problems: Vec<Problem>) -> Vec<Problem> {
    // Files of the directory come first, then weeks, then days.
    let folder = |problem: &Problem| {
        let first = problem.path.components().next().map(|part| part.as_os_str().to_owned());
        let folder = first.filter(|_| problem.path.components().count() > 1);
        (folder.is_some(), std::cmp::Reverse(folder))
    };
    problems.sort_by(|one, other| {
        let place = |problem: &Problem| (folder(problem), problem.path.clone(), problem.line, problem.column);
        place(one).cmp(&place(other))
    });
    problems.dedup();
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::is_hidden;

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
