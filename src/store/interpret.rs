//! Reads the content of a text, or finds the reasons why it can't be used.

use super::examine::Examination;
use super::known;
use super::shape::{self, ReadFile};
use super::{Problem, problem};
use crate::domain::place::Place;
use crate::domain::validate;
use crate::domain::{Day, FileContent, Unread, Zone};

/// Returns why a file can't be read: its first problem, and the texts of all.
pub(super) fn unread(problems: &[Problem]) -> Unread {
    let first = problems.iter().min_by_key(|problem| (problem.line, problem.column));
    Unread {
        path: first.map(|problem| problem.path.display().to_string()).unwrap_or_default(),
        line: first.and_then(Problem::line_meant),
        message: first.map(|problem| problem.message.clone()).unwrap_or_default(),
        problems: problems.iter().map(Problem::to_string).collect(),
    }
}

/// Returns the content of a text and its problems, in the order of lines. The content is `None` if the text
/// does not parse or has a value of the wrong kind.
pub(super) fn interpret(place: Place, text: &str, zone: Zone) -> (Option<FileContent>, Vec<Problem>) {
    // Nearly every file has no problems and need not be examined.
    if let Ok(read) = shape::read(place, text)
        && validate::later_schema(read.schema).is_none()
        && validate::content(&read.value, Some(zone)).is_empty()
    {
        return (Some(read.value), Vec::new());
    }
    let mut found = examine(place, text, zone);
    let content = found.content.take().filter(|_| found.is_readable());
    (content.map(|read| read.value), problem::in_order(found.problems))
}

/// Returns a text with its faults: in its syntax, in the kinds and the content of its values, and a later schema.
pub(super) fn examine(place: Place, text: &str, zone: Zone) -> Examination<'_, ReadFile<FileContent>> {
    let name = place.to_string();
    let read = |table| shape::read_table(place, table);
    let mut found = Examination::new(&name, text, known::of_place(place), read);
    let Some(read) = &found.content else { return found };
    let mut findings = validate::content(&read.value, Some(zone));
    findings.extend(validate::later_schema(read.schema));
    found.add(&findings);
    found
}

/// Returns the content of a missing file.
pub(super) fn empty(place: Place) -> FileContent {
    match place {
        Place::Day(date) => FileContent::Day(Day::empty(date)),
        Place::Week(_) => FileContent::Week(Box::default()),
        Place::Inbox => FileContent::Inbox(Vec::new()),
        Place::Routines => FileContent::Routines(Vec::new()),
        Place::Templates => FileContent::Templates(Vec::new()),
        Place::Ledger => FileContent::Ledger(Default::default()),
        Place::Life => FileContent::Profile(Box::default()),
        Place::Seasons => FileContent::Seasons(Vec::new()),
    }
}
