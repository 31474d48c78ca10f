//! From a text to its content, and to the reasons why it can't be used.

use super::{Problem, shape};
use crate::domain::place::Place;
use crate::domain::{Day, FileContent, Unread, Zone, validate};

/// Returns why a file can't be read, for those who use it.
pub(super) fn unread(problems: &[Problem]) -> Unread {
    let first = problems.first();
    Unread {
        path: first.map(|problem| problem.path.display().to_string()).unwrap_or_default(),
        line: first.and_then(Problem::line_meant),
        message: first.map(|problem| problem.message.clone()).unwrap_or_default(),
        problems: problems.iter().map(Problem::to_string).collect(),
    }
}

/// Returns the content of a text and its problems. The content is `None` if the text does not parse.
pub(super) fn interpret(place: Place, text: &str, zone: Zone) -> (Option<FileContent>, Vec<Problem>) {
    let path = place.to_string();
    let read = match shape::read(place, text) {
        Ok(read) => read,
        Err(error) => return (None, vec![Problem::of_toml(&path, text, &error)]),
    };
    let mut problems = Vec::new();
    if read.schema > shape::SCHEMA {
        let message = format!(
            "schema {} is of a later aplomb; the file is shown as far as it is understood and not written",
            read.schema
        );
        problems.push(Problem::of_file(&path, message));
    }
    let faults = validate::content(&read.value, Some(zone));
    problems.extend(faults.iter().map(|fault| Problem::of_fault(&path, text, fault)));
    (Some(read.value), problems)
}

/// Returns the content of a missing file.
pub(super) fn empty(place: Place) -> FileContent {
    match place {
        Place::Day(date) => FileContent::Day(Day::empty(date)),
        Place::Week(_) => FileContent::Week(Box::default()),
        Place::Inbox => FileContent::Inbox(Vec::new()),
        Place::Routines => FileContent::Routines(Vec::new()),
        Place::Ledger => FileContent::Ledger(Default::default()),
        Place::Life => FileContent::Profile(Box::default()),
        Place::Seasons => FileContent::Seasons(Vec::new()),
    }
}
