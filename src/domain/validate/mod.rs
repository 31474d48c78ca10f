//! Validation of a file's content beyond its syntax, and of references between files.
//!
//! A [`Finding`] names its place by keys, so that code with the text of the file can find the line.

mod files;
mod profile;
mod references;
mod running;
mod templates;

use chrono::NaiveDate;

pub use files::{day, inbox, ledger, routines, seasons};
pub use profile::profile;
pub use references::References;
pub use running::running;
pub use templates::templates;

use super::file::{FileContent, SCHEMA};
use super::id::is_id;
use super::zone::Zone;

/// A step on the path to a place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathStep {
    /// To the value of a key.
    Key(String),
    /// To an entry of a list, counted from 0.
    Entry(usize),
}

/// An error in the content of a file, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The path from the top of the file.
    pub path: Vec<PathStep>,
    /// What is wrong and what to do, without a capital and a full stop.
    pub message: String,
}

impl Finding {
    /// Returns the message as a sentence.
    pub fn sentence(&self) -> String {
        let mut letters = self.message.chars();
        let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}.", letters.as_str())
    }
}

impl From<&str> for PathStep {
    fn from(key: &str) -> PathStep {
        PathStep::Key(key.to_owned())
    }
}

impl From<usize> for PathStep {
    fn from(entry: usize) -> PathStep {
        PathStep::Entry(entry)
    }
}

/// Returns the findings in the content of a file. `zone` is the zone of days without one. None: it is not known. A
/// file with findings is not edited.
pub fn content(content: &FileContent, zone: Option<Zone>) -> Vec<Finding> {
    match content {
        FileContent::Day(day) => files::day(day, zone),
        FileContent::Week(record) => files::week(record),
        FileContent::Inbox(tasks) => inbox(tasks),
        FileContent::Routines(all) => routines(all),
        FileContent::Templates(all) => templates(all),
        FileContent::Ledger(all) => ledger(all),
        FileContent::Profile(all) => profile(all),
        FileContent::Seasons(all) => seasons(all),
    }
}

/// Returns the finding about a schema that a later version wrote. None: this version knows it.
pub fn later_schema(schema: i64) -> Option<Finding> {
    let message = format!(
        "schema {schema} was written by a later aplomb. This one knows schema {SCHEMA}. It shows what it understands and \
         never changes the file"
    );
    (schema > SCHEMA).then(|| Finding { path: vec!["schema".into()], message })
}

/// The findings so far.
struct Findings {
    found: Vec<Finding>,
}

macro_rules! finding {
    ($findings:expr, [$($step:expr),*], $($message:tt)*) => {
        $findings.found.push(Finding { path: vec![$(PathStep::from($step)),*], message: format!($($message)*) })
    };
}

use finding;

/// Checks the id of an entry, and its name where it must have one.
fn named(findings: &mut Findings, list: &str, index: usize, id: &str, name: Option<&String>) {
    if !is_id(id) || !id.starts_with(|first: char| first.is_ascii_alphabetic()) {
        finding!(
            findings,
            [list, index, "id"],
            "'{id}' is not an id: letters, digits, - and _, at most 40, the first a letter"
        );
    }
    if name.is_some_and(|name| name.trim().is_empty()) {
        finding!(findings, [list, index, "name"], "this {list} needs a name");
    }
}

/// Checks a weight from 0 to 10.
fn weight(findings: &mut Findings, path: &[PathStep], weight: Option<f64>) {
    if weight.is_some_and(|weight| !(0.0..=10.0).contains(&weight)) {
        findings
            .found
            .push(Finding { path: path.to_vec(), message: "a weight goes from 0 to 10".to_owned() });
    }
}

/// Checks that a period does not end before it begins.
fn period(
    findings: &mut Findings,
    list: &str,
    index: usize,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
) {
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        finding!(findings, [list, index, "until"], "it ends before it begins");
    }
}
