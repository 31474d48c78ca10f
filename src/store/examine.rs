//! Finds every fault in the text of a file: in its syntax, in the kinds of its values, and in their content.
//!
//! The file is read by the same code that reads it for use. Where a value is refused, its fault is kept, the value is
//! removed, and the rest is read again. Each place is a place in the original text.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Error};

use super::known::{Inside, KnownKey};
use super::problem::Problem;
use super::wording;
use crate::domain::id::nearest;
use crate::domain::syntax;
use crate::domain::validate::{Finding, PathStep};

/// A text with its faults so far.
#[derive(Debug)]
pub(super) struct Examination<'t, T> {
    name: String,
    text: &'t str,
    known: &'static [KnownKey],
    /// The table without the values that were refused.
    table: Spanned<DeTable<'t>>,
    /// Lines with a syntax error. Other faults in these lines follow from it and are not reported.
    broken: BTreeSet<usize>,
    /// Keys whose value was refused, each with the start of its table.
    refused: BTreeSet<(usize, String)>,
    /// Keys that were missing and got the value of the example, each with the start of its table.
    made_up: BTreeSet<(usize, String)>,
    /// Notes on keys that no file of this kind has.
    notes: Vec<Problem>,
    /// The faults, in the order in which they were found.
    pub problems: Vec<Problem>,
    /// The content that can be read. `None` if there is none.
    pub content: Option<T>,
    is_readable: bool,
}

/// A value of a file, with its place.
struct Seen<'a> {
    /// Keys and entries on the way to it.
    path: &'a [PathStep],
    value: &'a Spanned<DeValue<'a>>,
    /// The bytes of its key in the text. `None` for an entry of a list.
    name: Option<Range<usize>>,
    /// The key that it belongs to. `None` if no file of this kind has it, or if the user named it.
    key: Option<&'static KnownKey>,
    /// What it may contain.
    inside: Inside,
    /// The keys that its table may have. Empty if it may have any.
    siblings: &'static [KnownKey],
    /// The start of the table that has its key.
    table: usize,
}

/// A value that the reader refused.
struct Refused {
    /// The length of its text.
    length: usize,
    path: Vec<PathStep>,
    /// The start of the table that has its key.
    table: usize,
    /// The key that is missing in it. `None` if it is wrong itself.
    missing: Option<&'static KnownKey>,
    words: String,
}

impl<'t, T> Examination<'t, T> {
    /// Examines a text. `known` are the keys that it may contain, and `read` reads its table.
    pub(super) fn new(
        name: &str,
        text: &'t str,
        known: &'static [KnownKey],
        read: impl Fn(Spanned<DeTable<'t>>) -> Result<T, Error>,
    ) -> Examination<'t, T> {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut found = Examination {
            name: name.to_owned(),
            text,
            known,
            table,
            broken: BTreeSet::new(),
            refused: BTreeSet::new(),
            made_up: BTreeSet::new(),
            notes: Vec::new(),
            problems: Vec::new(),
            content: None,
            is_readable: false,
        };
        for error in &errors {
            let span = error.span().unwrap_or(0..0);
            let problem = Problem::at(name, text, span, syntax::in_words(error.message()));
            let line = problem.line;
            found.push(problem);
            found.broken.insert(line);
        }
        found.find_unknown_keys();
        while let Err(error) = read(found.table.clone()).map(|content| found.content = Some(content)) {
            if !found.refuse(&error) {
                break;
            }
        }
        found.is_readable = found.problems.is_empty();
        found
    }

    /// Keeps the fault of a value and removes the value. Returns false if the value was not found.
    fn refuse(&mut self, error: &Error) -> bool {
        let span = error.span().unwrap_or(0..0);
        let missing = error.message().strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
        // The value with these bytes, else the smallest one around them.
        let mut found: Option<Refused> = None;
        self.each(&mut |seen| {
            let own = seen.value.span();
            let is_around = own.start <= span.start && span.end <= own.end;
            if is_around && found.as_ref().is_none_or(|found| own.len() <= found.length) {
                let named = |name: &str| seen.inside.keys().iter().find(|key| key.name == name);
                let missing = missing.and_then(named);
                let words = wording::of(error.message(), missing.or(seen.key), Some(seen.value.get_ref()));
                let (path, table) = (seen.path.to_vec(), seen.table);
                found = Some(Refused { length: own.len(), path, table, missing, words });
            }
        });
        let is_said = missing.is_some_and(|key| self.refused.contains(&(span.start, key.to_owned())));
        let words = match &found {
            Some(found) => found.words.clone(),
            None => wording::of(error.message(), None, None),
        };
        let problem = Problem::at(&self.name, self.text, span.clone(), words);
        if !is_said {
            self.push(problem);
        }
        let Some(Refused { path, table, missing, .. }) = found else { return false };
        // The record stays, so that its other faults are found too.
        if let Some((name, value)) = missing.and_then(|key| Some((key.name, example(key)?)))
            && let Some(DeValue::Table(table)) = value_at(self.table.get_mut(), &path)
        {
            table.insert(Spanned::new(span.clone(), name.into()), value);
            self.made_up.insert((span.start, name.to_owned()));
            return true;
        }
        let key = path.iter().rev().find_map(|step| match step {
            PathStep::Key(key) => Some(key.clone()),
            PathStep::Entry(_) => None,
        });
        self.refused.extend(key.map(|key| (table, key)));
        take_out(self.table.get_mut(), &path);
        true
    }

    /// Returns whether the text has no syntax error.
    pub(super) fn is_whole(&self) -> bool {
        self.broken.is_empty()
    }

    /// Returns whether every value of the text could be read.
    pub(super) fn is_readable(&self) -> bool {
        self.is_readable
    }

    /// Calls `visit` with each value of the file, an outer one before those in it.
    fn each(&self, visit: &mut dyn FnMut(&Seen<'_>)) {
        let start = self.table.span().start;
        walk_table(self.table.get_ref(), Inside::Table(self.known), start, &mut Vec::new(), visit);
    }

    fn push(&mut self, problem: Problem) {
        if !self.broken.contains(&problem.line) {
            self.problems.push(problem);
        }
    }

    /// Adds faults in the content of the file. A fault of a value that was refused already is left out.
    pub(super) fn add(&mut self, findings: &[Finding]) {
        for finding in findings {
            if let Some(span) = self.locate(&finding.path) {
                self.push(Problem::at(&self.name, self.text, span, finding.message.clone()));
            }
        }
    }

    /// Returns the bytes of the value at a path, or of the last value on the way that exists. `None` if it was
    /// refused.
    fn locate(&self, path: &[PathStep]) -> Option<Range<usize>> {
        let root = DeValue::Table(self.table.get_ref().clone());
        let (mut span, mut value) = (0..0, &root);
        for (at, step) in path.iter().enumerate() {
            let next = match (step, value) {
                (PathStep::Key(key), DeValue::Table(table)) => {
                    let next = table.get(key.as_str());
                    let is_meant = next.is_none() || at + 1 == path.len();
                    let place = (span.start, key.clone());
                    if is_meant && self.refused.contains(&place) || self.made_up.contains(&place) {
                        return None;
                    }
                    next
                }
                (PathStep::Entry(entry), DeValue::Array(array)) => array.get(*entry),
                _ => None,
            };
            let Some(next) = next else { break };
            span = next.span();
            value = next.get_ref();
        }
        Some(span)
    }

    /// Adds a note for each key that no file of this kind has.
    pub(super) fn add_notes(&mut self) {
        for note in std::mem::take(&mut self.notes) {
            self.push(note);
        }
    }

    fn find_unknown_keys(&mut self) {
        let mut notes = Vec::new();
        self.each(&mut |seen| {
            if let (Some(at), None, Some(PathStep::Key(name))) = (&seen.name, seen.key, seen.path.last())
                && !seen.siblings.is_empty()
            {
                let near = nearest(name, seen.siblings.iter().map(|key| key.name));
                let hint = near.map(|near| format!(" Did you mean {near}?")).unwrap_or_default();
                let message = format!("aplomb knows no key '{name}' here.{hint}");
                notes.push(Problem::at(&self.name, self.text, at.clone(), message).into_note());
            }
        });
        self.notes = notes;
    }

    /// Returns the value of a key of the file itself. `None` if the file has no such key.
    pub(super) fn value(&self, key: &str) -> Option<&Spanned<DeValue<'t>>> {
        self.table.get_ref().get(key)
    }
}

fn walk_table(
    table: &DeTable<'_>,
    inside: Inside,
    start: usize,
    path: &mut Vec<PathStep>,
    visit: &mut dyn FnMut(&Seen<'_>),
) {
    for (name, value) in table {
        let (siblings, key, inside) = match inside {
            Inside::Table(keys) | Inside::Tables(keys) => {
                let key = keys.iter().find(|key| key.name == name.get_ref().as_ref());
                (keys, key, key.map_or(Inside::Value, |key| key.inside))
            }
            Inside::ById(keys) => (&[][..], None, Inside::Table(keys)),
            Inside::Value => (&[][..], None, Inside::Value),
        };
        path.push(PathStep::from(name.get_ref().as_ref()));
        walk(&Seen { path, value, name: Some(name.span()), key, inside, siblings, table: start }, visit);
        path.pop();
    }
}

fn walk(seen: &Seen<'_>, visit: &mut dyn FnMut(&Seen<'_>)) {
    visit(seen);
    let mut path = seen.path.to_vec();
    match seen.value.get_ref() {
        DeValue::Table(table) => walk_table(table, seen.inside, seen.value.span().start, &mut path, visit),
        DeValue::Array(entries) => {
            for (index, value) in entries.iter().enumerate() {
                path.push(index.into());
                walk(&Seen { path: &path, value, name: None, ..*seen }, visit);
                path.pop();
            }
        }
        _ => {}
    }
}

/// Returns the value of a key's example. `None` if it has none.
fn example(key: &KnownKey) -> Option<Spanned<DeValue<'static>>> {
    let value = DeValue::parse(key.example).ok()?;
    Some(Spanned::new(0..0, value.into_inner()))
}

/// Returns the value at a path in a table.
fn value_at<'a, 't>(table: &'a mut DeTable<'t>, path: &[PathStep]) -> Option<&'a mut DeValue<'t>> {
    let [PathStep::Key(first), path @ ..] = path else { return None };
    let first = table.get_mut(first.as_str())?.get_mut();
    path.iter().try_fold(first, |value, step| match (value, step) {
        (DeValue::Table(table), PathStep::Key(key)) => Some(table.get_mut(key.as_str())?.get_mut()),
        (DeValue::Array(entries), PathStep::Entry(index)) => Some(entries.get_mut(*index)?.get_mut()),
        _ => None,
    })
}

/// Removes the value at a path from a table.
fn take_out(table: &mut DeTable<'_>, path: &[PathStep]) {
    let Some((last, path)) = path.split_last() else { return };
    if let (PathStep::Key(key), []) = (last, path) {
        table.remove(key.as_str());
    }
    match (value_at(table, path), last) {
        (Some(DeValue::Table(table)), PathStep::Key(key)) => {
            table.remove(key.as_str());
        }
        (Some(DeValue::Array(entries)), PathStep::Entry(index)) => {
            let rest = std::mem::replace(entries, DeArray::new()).into_iter().enumerate();
            *entries = rest.filter(|(at, _)| at != index).map(|(_, entry)| entry).collect();
        }
        _ => {}
    }
}
