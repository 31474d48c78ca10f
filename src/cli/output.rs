//! The only place that writes to standard output and standard error (`tests/layering.rs` checks it).
//!
//! Text is always cleaned here, even if a caller has cleaned it already. Bold and dim are marks in the text, which
//! become escape sequences here. [`clean`] removes these marks from data, so data can't set them.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::fmt::Display;
use std::io::{self, ErrorKind, IsTerminal, Write};

use serde_json::Value;

use super::failure::Failure;
use super::values::When;
use crate::domain::text::{clean, is_hidden};
use crate::store::Problem;

/// Marks for the start of bold, the start of dim, and the end of both. They are Unicode noncharacters.
const STRONG: char = '\u{fdd0}';
const FAINT: char = '\u{fdd1}';
const END: char = '\u{fdd2}';
/// The escape sequence that ends bold and dim.
const PLAIN: &str = "\u{1b}[22m";

/// Whether bold and dim are written, on standard output and on standard error.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    output: bool,
    errors: bool,
}

impl Paint {
    /// Reads `--color`. `auto` means: on a terminal that is not `dumb`, unless `NO_COLOR` is set.
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
        Paint { output: can(is_terminal()), errors: can(io::stderr().is_terminal()) }
    }

    /// Makes text bold.
    pub(super) fn strong(self, text: &str) -> String {
        self.with(STRONG, text)
    }

    /// Makes text dim.
    pub(super) fn faint(self, text: &str) -> String {
        self.with(FAINT, text)
    }

    fn with(self, mark: char, text: &str) -> String {
        if self.output && !text.trim().is_empty() { format!("{mark}{text}{END}") } else { text.to_owned() }
    }
}

/// Whether standard output is a terminal.
pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Writes lines of text to standard output. A closed pipe is no error.
///
/// # Errors
///
/// Fails where standard output can't be written, such as on a full disk.
pub(super) fn write(text: &str) -> Result<(), Failure> {
    finished(put(&lines(text)))
}

/// Writes lines of text. Returns false where writing failed, as where the reader has closed the pipe.
pub(super) fn is_read(text: &str) -> bool {
    put(&lines(text)).is_ok()
}

/// Writes a JSON value, indented.
///
/// # Errors
///
/// The same as [`write`].
pub(super) fn json(value: &Value) -> Result<(), Failure> {
    finished(put(&format!("{}\n", escaped(&format!("{value:#}")))))
}

/// Writes a JSON value in one line.
///
/// # Errors
///
/// The same as [`write`].
pub(super) fn json_line(value: &Value) -> Result<(), Failure> {
    finished(put(&format!("{}\n", escaped(&value.to_string()))))
}

/// Writes one element of a JSON list that is written piece by piece, after `separator`. Returns false where writing
/// failed.
pub(super) fn json_is_read(separator: &'static str, value: &Value) -> bool {
    put(&format!("{separator}{}", escaped(&value.to_string()))).is_ok()
}

/// Writes a whole file, such as a page or a script. Tabs stay, other control characters go.
///
/// # Errors
///
/// The same as [`write`].
pub(super) fn file(text: &str) -> Result<(), Failure> {
    let text: String = text.chars().filter(|one| matches!(one, '\n' | '\t') || !is_hidden(*one)).collect();
    finished(put(&text))
}

/// Writes an error message to standard error.
pub(super) fn complain(sentence: impl Display) {
    tell(&lines(&format!("aplomb: {sentence}\n")));
}

/// Writes to standard error how a line was read, where another meaning is possible.
pub(super) fn note(sentence: &str) {
    tell(&lines(&format!("note: {sentence}\n")));
}

/// Writes a problem to standard error, with its line of the file.
pub(super) fn report(problem: &Problem, paint: Paint) {
    tell(&styled(&format!("{}\n", problem.report(paint.errors))));
}

/// Writes clap's help or usage error. `again` is the error of the same arguments after cleaning. It is needed because
/// clap puts arguments between its own escape sequences, which can't be told from escape sequences of the arguments.
pub(super) fn usage(error: &clap::Error, again: Option<&clap::Error>) {
    if let Some(sentences) = super::usage::sentences(again.unwrap_or(error)) {
        return complain(sentences);
    }
    let paint = Paint::new(When::Auto);
    let is_painted = if error.use_stderr() { paint.errors } else { paint.output };
    let text = match again {
        Some(again) if is_painted => styled(&again.render().ansi().to_string()),
        Some(again) => lines(&again.render().to_string()),
        None => lines(&error.render().to_string()),
    };
    if error.use_stderr() {
        tell(&text);
    } else {
        // A closed pipe is no error.
        let _ = put(&text);
    }
}

/// Sends panic messages through the cleaning above: they may quote data.
pub(super) fn tell_panics() {
    std::panic::set_hook(Box::new(|panic| {
        complain(panic);
        let trace = Backtrace::capture();
        if trace.status() == BacktraceStatus::Captured {
            tell(&lines(&format!("{trace}\n")));
        }
    }));
}

fn put(text: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    output.write_all(text.as_bytes()).and_then(|()| output.flush())
}

fn finished(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Unanswered(error)),
        _ => Ok(()),
    }
}

fn tell(text: &str) {
    // Without a standard error there is no way to report it.
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Returns text as it is written: cleaned line by line, with marks as escape sequences. Bold and dim end with their
/// line at the latest.
fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut is_plain = true;
        for piece in line.trim_end_matches('\n').split_inclusive([STRONG, FAINT, END]) {
            let mark = piece.chars().next_back().filter(|last| matches!(*last, STRONG | FAINT | END));
            out.push_str(&clean(piece.trim_end_matches([STRONG, FAINT, END])));
            out.push_str(match mark {
                Some(STRONG) => "\u{1b}[1m",
                Some(FAINT) => "\u{1b}[2m",
                Some(_) => PLAIN,
                None => "",
            });
            is_plain = !matches!(mark, Some(STRONG | FAINT)) && (mark.is_some() || is_plain);
        }
        if !is_plain {
            out.push_str(PLAIN);
        }
        if line.ends_with('\n') {
            out.push('\n');
        }
    }
    out
}

/// Cleans text of a library that writes its own colours. The colours stay.
fn styled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut rest = line.trim_end_matches('\n');
        while let Some(at) = rest.find("\u{1b}[") {
            out.push_str(&clean(&rest[..at]));
            let sequence = &rest[at + 2..];
            let length = sequence.find(|one: char| !one.is_ascii_digit() && one != ';');
            match length.filter(|length| sequence[*length..].starts_with('m')) {
                Some(length) => {
                    out.push_str(&rest[at..at + 3 + length]);
                    rest = &sequence[length + 1..];
                }
                None => rest = sequence,
            }
        }
        out.push_str(&clean(rest));
        if line.ends_with('\n') {
            out.push('\n');
        }
    }
    out
}

/// Escapes control and other hidden characters of JSON. They occur only in strings, so `\u` escapes are valid.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for one in json.chars() {
        if one == '\n' || !is_hidden(one) {
            out.push(one);
            continue;
        }
        for unit in one.encode_utf16(&mut [0; 2]) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Whether a text has only visible characters, line ends and the given sequences.
    fn is_safe(text: &str, sequences: &[&str]) -> bool {
        let mut text = text.to_owned();
        for sequence in sequences {
            text = text.replace(sequence, "");
        }
        text.chars().all(|one| one == '\n' || !is_hidden(one))
    }

    const OURS: [&str; 3] = ["\u{1b}[1m", "\u{1b}[2m", "\u{1b}[22m"];

    #[test]
    fn without_a_terminal_nothing_is_painted_unless_asked_for() {
        assert_eq!(lines(&Paint::new(When::Never).strong("x")), "x");
        assert_eq!(lines(&Paint::new(When::Always).strong("x")), "\u{1b}[1mx\u{1b}[22m");
        assert_eq!(lines(&Paint::new(When::Always).faint("x\n")), "\u{1b}[2mx\u{1b}[22m\n\u{1b}[22m");
        assert_eq!(Paint::new(When::Always).faint(" "), " ");
    }

    #[test]
    fn what_others_wrote_goes_out_without_what_steers_a_terminal() {
        assert_eq!(lines("a\u{1b}]0;x\u{7}b\r\n\tc\u{9b}31m\u{202e}\u{7f}\n"), "a]0;xb\n c31m\n");
        assert_eq!(lines("\u{1b}[1mbold\n"), "[1mbold\n");
        assert_eq!(clean("a\u{fdd0}b\u{fdd2}"), "ab", "no text can paint");
        assert_eq!(
            styled("\u{1b}[1;31merror\u{1b}[0m: \u{1b}]0;x\u{7}\u{1b}[2J\u{9b}1m\n"),
            "\u{1b}[1;31merror\u{1b}[0m: ]0;x2J1m\n"
        );
        assert_eq!(
            escaped("{\n  \"a\": \"\u{9b}\u{7f}\u{202e}\u{e0041}é\"\n}"),
            "{\n  \"a\": \"\\u009b\\u007f\\u202e\\udb40\\udc41é\"\n}"
        );
    }

    proptest! {
        #[test]
        fn nothing_that_steers_a_terminal_goes_out(text in "[\u{0}-\u{9f}\u{202a}-\u{202e}\u{fdd0}-\u{fdd2}éx\\[m\n]{0,40}|\\PC{0,20}") {
            prop_assert!(is_safe(&lines(&text), &OURS));
            let painted = Paint::new(When::Always).strong(&text);
            prop_assert!(is_safe(&lines(&painted), &OURS));
            let rest = styled(&text).replace("\u{1b}[", "");
            prop_assert!(is_safe(&rest, &[]));
        }

        #[test]
        fn json_says_the_same_when_it_is_escaped(text in any::<String>()) {
            let value = serde_json::json!({ "key": text, "list": [text] });
            for whole in [format!("{value:#}"), value.to_string()] {
                let out = escaped(&whole);
                prop_assert!(is_safe(&out, &[]));
                prop_assert_eq!(&serde_json::from_str::<Value>(&out).unwrap(), &value);
            }
        }
    }
}
