//! What makes sense in a file beyond its syntax, and which references lead nowhere.
//!
//! A [`Fault`] names the place by its keys, so that whoever holds the text can point at it.

mod files;
mod life;
mod references;
mod running;

use chrono::NaiveDate;

pub use files::{day, inbox, ledger, routines, seasons};
pub use life::profile;
pub use references::References;
pub use running::running;

use super::content::Content;
use super::id::is_id;
use super::zone::Zone;

/// A step on the way to a place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Into the key of that name.
    Key(String),
    /// Into the entry of that number, counted from 0.
    Entry(usize),
}

/// Something that makes no sense, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The way there, from the top of the file.
    pub path: Vec<Step>,
    /// What is wrong and what to do.
    pub message: String,
}

impl Fault {
    /// What is wrong and what to do, as a sentence.
    pub fn sentence(&self) -> String {
        let mut letters = self.message.chars();
        let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}.", letters.as_str())
    }
}

impl From<&str> for Step {
    fn from(key: &str) -> Step {
        Step::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(entry: usize) -> Step {
        Step::Entry(entry)
    }
}

/// The faults of what a file holds. Days without a zone are read in that one, if there is one.
pub fn content(content: &Content, zone: Option<Zone>) -> Vec<Fault> {
    match content {
        Content::Day(day) => files::day(day, zone),
        Content::Week(_) => Vec::new(),
        Content::Inbox(tasks) => inbox(tasks),
        Content::Routines(all) => routines(all),
        Content::Ledger(all) => ledger(all),
        Content::Profile(all) => profile(all),
        Content::Seasons(all) => seasons(all),
    }
}

/// Collects faults under a path.
struct Faults {
    found: Vec<Fault>,
}

macro_rules! fault {
    ($faults:expr, [$($step:expr),*], $($message:tt)*) => {
        $faults.found.push(Fault { path: vec![$(Step::from($step)),*], message: format!($($message)*) })
    };
}

use fault;

fn named(faults: &mut Faults, list: &str, index: usize, id: &str, name: Option<&String>) {
    if !is_id(id) || !id.starts_with(|first: char| first.is_ascii_alphabetic()) {
        fault!(
            faults,
            [list, index, "id"],
            "'{id}' is not an id: letters, digits, - and _, at most 40, the first a letter"
        );
    }
    if name.is_some_and(|name| name.trim().is_empty()) {
        fault!(faults, [list, index], "this {list} needs a name");
    }
}

fn weight(faults: &mut Faults, path: &[Step], weight: Option<f64>) {
    if weight.is_some_and(|weight| !(0.0..=10.0).contains(&weight)) {
        faults.found.push(Fault { path: path.to_vec(), message: "a weight goes from 0 to 10".to_owned() });
    }
}

fn period(faults: &mut Faults, list: &str, index: usize, from: Option<NaiveDate>, until: Option<NaiveDate>) {
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        fault!(faults, [list, index, "until"], "it ends before it begins");
    }
}
