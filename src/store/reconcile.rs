//! Makes the new text of a file from three states: as it was read, as it is on disk now, and as it should be.
//!
//! If nothing else wrote to the file, the new text is the old one with our edits. If something did, both sides' edits
//! are in it, key by key within a record. For a key that both changed, ours counts. A record that others changed is
//! not removed, because we have not seen the change.

use super::document::{Document, FilePiece, PieceKind};
use super::inline;
use super::patch::{KeyChange, PatchError, difference, patch, render};
use super::shape::{FileRecord, Shape, lists};
use super::wording;
use crate::domain::place::Place;

/// A file that cannot be edited in place.
#[derive(Debug, thiserror::Error)]
pub enum ReconcileError {
    /// Its text does not parse.
    #[error("it can't be read: {0}")]
    Unreadable(String),
    /// A piece of it cannot be edited.
    #[error(transparent)]
    Patch(#[from] PatchError),
}

/// Returns the new text of a file. `was` is the state that was edited, `disk` the text now, empty if there is
/// no file.
///
/// # Errors
///
/// If a text does not parse, or has a form that cannot be edited in place.
pub fn reconcile(
    place: Place,
    was: &Shape,
    (disk, theirs): (&str, &Shape),
    mine: &Shape,
) -> Result<String, ReconcileError> {
    match brought_back(place, (disk, theirs), mine) {
        Some(text) => Ok(text),
        None => merged(place, was, (disk, theirs), mine),
    }
}

/// Returns the text before a record was removed, if that record comes back now and nothing else has changed the file
/// since. `None` otherwise.
fn brought_back(place: Place, (disk, theirs): (&str, &Shape), mine: &Shape) -> Option<String> {
    let is_new = |entry: &&FileRecord| theirs.entry(entry.list, &entry.id).is_none();
    let text = &mine.entries.iter().filter(is_new).find_map(|entry| entry.source.origin())?.file;
    let ids = |shape: &Shape| shape.entries.iter().map(|entry| entry.id.clone()).collect::<Vec<_>>();
    let is_it = |before: &Shape| before.says_as(mine) && ids(before) == ids(mine);
    let before = Shape::of_text(place, text).ok().filter(is_it)?;
    // Records that others have added since are not in that text. Then it is not used.
    let mut without = before.clone();
    without.entries.retain(|entry| theirs.entry(entry.list, &entry.id).is_some());
    let left = merged(place, &before, (text, &before), &without).ok()?;
    (left == disk).then(|| text.to_string())
}

fn merged(
    place: Place,
    was: &Shape,
    (disk, theirs): (&str, &Shape),
    mine: &Shape,
) -> Result<String, ReconcileError> {
    let mut document = Document::parse(disk, lists(place));
    edit_root(&mut document, was, mine)?;
    for list in lists(place) {
        let holds = |shape: &Shape| shape.entries.iter().any(|entry| entry.list == *list);
        if !holds(theirs) && holds(mine) {
            drop_empty_list(&mut document, list)?;
        }
        match document.pieces.iter_mut().find(|piece| has_key(piece, list)) {
            Some(piece) => piece.text = inline::edit(&piece.text, list, was, theirs, mine)?,
            None => edit_records(&mut document, list, was, theirs, mine)?,
        }
    }
    if let Some(first) =
        document.pieces.first_mut().filter(|piece| piece.kind != PieceKind::Root && disk.is_empty())
    {
        first.take_front("\n");
    }
    Ok(document.text())
}

/// Returns the content of a text in the form in which files are compared.
///
/// # Errors
///
/// If the text does not parse.
pub fn read(place: Place, text: &str) -> Result<Shape, ReconcileError> {
    Shape::of_text(place, text)
        .map_err(|error| ReconcileError::Unreadable(wording::of(error.message(), None, None)))
}

fn edit_root(document: &mut Document, was: &Shape, mine: &Shape) -> Result<(), ReconcileError> {
    for change in difference(&was.root, &mine.root) {
        let holds = |piece: &FilePiece| has_key(piece, &change.path[0]);
        let first = document.pieces.first().is_some_and(|piece| piece.kind == PieceKind::Root).then_some(0);
        match document.pieces.iter().position(holds).or(first) {
            Some(index) => {
                let piece = &mut document.pieces[index];
                piece.text = patch(&piece.text, None, &[change])?;
            }
            None => document.pieces.insert(0, FilePiece::root(patch("", None, &[change])?)),
        }
    }
    Ok(())
}

/// Returns whether a piece of the file's own keys has this key.
fn has_key(piece: &FilePiece, key: &str) -> bool {
    piece.kind == PieceKind::Root
        && piece.text.parse::<toml_edit::DocumentMut>().is_ok_and(|text| text.contains_key(key))
}

/// Removes `block = []` from a file, because tables of the same name can't be next to it. A list with a comment
/// stays, and our records are added to it.
fn drop_empty_list(document: &mut Document, list: &'static str) -> Result<(), ReconcileError> {
    let gone = KeyChange::new(vec![list.to_owned()], None);
    for piece in document.pieces.iter_mut().filter(|piece| has_key(piece, list)) {
        let text = patch(&piece.text, None, std::slice::from_ref(&gone))?;
        if piece.text.lines().all(|line| !line.contains('#') || text.contains(line)) {
            piece.text = text;
        }
    }
    Ok(())
}

fn edit_records(
    document: &mut Document,
    list: &'static str,
    was: &Shape,
    theirs: &Shape,
    mine: &Shape,
) -> Result<(), ReconcileError> {
    let mut on_disk = theirs.entries.iter().filter(|entry| entry.list == list);
    // The new pieces, each with the id of its record.
    let mut kept: Vec<(Option<&str>, FilePiece)> = Vec::new();
    for piece in document.pieces.drain(..) {
        if piece.kind != PieceKind::Record(list) {
            kept.push((None, piece));
            continue;
        }
        let Some(theirs) = on_disk.next() else { continue };
        match (mine.entry(list, &theirs.id), was.entry(list, &theirs.id)) {
            (Some(mine), was) => {
                let text = edited(&piece.text, list, was, theirs, mine)?;
                let piece = if text == piece.text { piece } else { FilePiece::record(list, text) };
                kept.push((Some(&mine.id), piece));
            }
            (None, Some(was)) if was.fields == theirs.fields => {
                kept.extend(piece.without_record().map(|loose| (None, loose)));
            }
            (None, _) => kept.push((Some(&theirs.id), piece)),
        }
    }
    let wanted: Vec<&FileRecord> = mine.entries.iter().filter(|entry| entry.list == list).collect();
    for (index, entry) in wanted.iter().enumerate() {
        if kept.iter().any(|(id, _)| *id == Some(&entry.id)) {
            continue;
        }
        // Others removed it and we did not change it. So it stays removed.
        if was.entry(list, &entry.id).is_some_and(|was| was.fields == entry.fields) {
            continue;
        }
        let place = |other: &&FileRecord| kept.iter().position(|(id, _)| *id == Some(&other.id));
        let after = wanted[..index].iter().rev().find_map(place).map(|at| at + 1);
        let last =
            kept.iter().rposition(|(_, piece)| matches!(piece.kind, PieceKind::Record(name) if name == list));
        let at = after
            .or_else(|| wanted[index..].iter().find_map(place))
            .or(last.map(|last| last + 1))
            .unwrap_or_else(|| {
                kept.iter().position(|(_, piece)| piece.kind == PieceKind::Loose).unwrap_or(kept.len())
            });
        let piece = FilePiece::record(list, inserted(list, entry)?);
        if let (Some(loose), Some((_, next))) = (piece.loose().map(str::to_owned), kept.get_mut(at)) {
            next.take_front(&loose);
        }
        kept.insert(at, (Some(&entry.id), piece));
    }
    put_in_order(&mut kept, list, was, mine);
    document.pieces =
        kept.into_iter().map(|(_, piece)| piece).filter(|piece| !piece.text.is_empty()).collect();
    Ok(())
}

/// Puts our records in our order, if that changed. Comments that stand apart and blank lines between records
/// stay in place.
fn put_in_order<'a>(
    kept: &mut [(Option<&'a str>, FilePiece)],
    list: &'static str,
    was: &Shape,
    mine: &'a Shape,
) {
    let ours = mine.entries.iter().filter(|entry| entry.list == list);
    let order: Vec<&str> = ours.map(|entry| entry.id.as_str()).collect();
    let place = |id: &str| order.iter().position(|own| *own == id);
    let were = was.entries.iter().filter(|entry| entry.list == list);
    if were.filter_map(|entry| place(&entry.id)).is_sorted() {
        return;
    }
    let is_ours = |(id, _): &(Option<&str>, FilePiece)| id.is_some_and(|id| place(id).is_some());
    let slots: Vec<usize> = (0..kept.len()).filter(|at| is_ours(&kept[*at])).collect();
    let mut records: Vec<(Option<&str>, String)> = slots
        .iter()
        .map(|at| (kept[*at].0, kept[*at].1.text[kept[*at].1.front().len()..].to_owned()))
        .collect();
    records.sort_by_key(|(id, _)| id.and_then(place));
    for (at, (id, own)) in slots.into_iter().zip(records) {
        let front = kept[at].1.front();
        // Without a blank line the comment would belong to the record above.
        let apart = if at > 0 && front.is_empty() && own.starts_with('#') { "\n" } else { "" };
        let text = format!("{front}{apart}{own}");
        kept[at] = (id, FilePiece::record(list, text));
    }
}

/// Returns the text of a record on disk with our changes.
fn edited(
    text: &str,
    list: &'static str,
    was: Option<&FileRecord>,
    theirs: &FileRecord,
    mine: &FileRecord,
) -> Result<String, ReconcileError> {
    let base = was.map_or(&theirs.fields, |was| &was.fields);
    // A record that is equal to its source text again gets that text, unless others changed it.
    if *base != mine.fields
        && let Some(source) = mine.text().filter(|source| *source != text && says(list, source, mine))
        && was.is_some_and(|was| was.text() == theirs.text())
    {
        return Ok(source);
    }
    let mut changes = difference(base, &mine.fields);
    if changes.is_empty() && (was.is_some() || theirs.fields == mine.fields) && has_id(text, list) {
        return Ok(text.to_owned());
    }
    if !has_id(text, list) {
        changes
            .extend(difference(&Vec::new(), &mine.fields).into_iter().filter(|change| change.path == ["id"]));
    }
    Ok(patch(text, Some(list), &changes)?)
}

/// Returns the text of a record that is not on disk: its source text with our changes, or a new one.
fn inserted(list: &'static str, entry: &FileRecord) -> Result<String, ReconcileError> {
    let Some(source) = entry.text() else {
        return Ok(render(list, &entry.fields));
    };
    match fields_of(list, &source) {
        Some(fields) => {
            let mut changes = difference(&fields, &entry.fields);
            if has_id(&source, list) {
                changes.retain(|change| change.path != ["id"] || change.value.is_some());
            }
            Ok(patch(&source, Some(list), &changes)?)
        }
        None => Ok(render(list, &entry.fields)),
    }
}

fn says(list: &'static str, source: &str, entry: &FileRecord) -> bool {
    has_id(source, list) && fields_of(list, source).is_some_and(|fields| fields == entry.fields)
}

/// Returns the fields of a record's text. `None` if it does not parse.
fn fields_of(list: &'static str, source: &str) -> Option<crate::domain::Fields> {
    let place = match list {
        "block" => Place::Day(chrono::NaiveDate::default()),
        "task" => Place::Inbox,
        "routine" => Place::Routines,
        "template" => Place::Templates,
        "season" => Place::Seasons,
        "promise" | "no" | "talk" | "experiment" => Place::Ledger,
        _ => Place::Life,
    };
    let shape = Shape::of_text(place, source).ok()?;
    shape.entries.into_iter().next().map(|entry| entry.fields)
}

/// Returns whether a record's text has its id. A questionnaire has its date instead.
fn has_id(text: &str, list: &str) -> bool {
    let key = if list == "questionnaire" { "on" } else { "id" };
    let Ok(document) = text.parse::<toml_edit::DocumentMut>() else { return false };
    let entries = document.get(list).and_then(toml_edit::Item::as_array_of_tables);
    entries.and_then(|entries| entries.get(0)).is_some_and(|entry| entry.contains_key(key))
}
