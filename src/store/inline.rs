//! Edits the records of a list that a file writes as one value: `block = [{ title = "Walk" }]`.

use toml_edit::{Array, DocumentMut, Item, Value};

use super::array;
use super::patch::{PatchError, apply, difference, inline};
use super::shape::{FileRecord, Shape};
use crate::domain::{Field, syntax};

/// Returns the text of a file's own keys with our edits of the list in it. `reconcile` does the same for lists of
/// tables.
///
/// # Errors
///
/// If the text does not parse, or the list is not a list of inline tables.
pub(super) fn edit(
    text: &str,
    list: &'static str,
    was: &Shape,
    theirs: &Shape,
    mine: &Shape,
) -> Result<String, PatchError> {
    let mut document: DocumentMut = text
        .parse()
        .map_err(|error: toml_edit::TomlError| PatchError::of(syntax::in_words(error.message())))?;
    let entries = document.get_mut(list).and_then(Item::as_array_mut);
    let entries = entries.ok_or_else(|| PatchError::of(&format!("{list} is not a list in [ ]")))?;
    let of_list = |shape: &'_ Shape| -> Vec<FileRecord> {
        shape.entries.iter().filter(|entry| entry.list == list).cloned().collect()
    };
    let mut ids: Vec<String> = of_list(theirs).into_iter().map(|entry| entry.id).collect();
    for theirs in of_list(theirs) {
        let Some(at) = ids.iter().position(|id| *id == theirs.id) else { continue };
        let was = was.entry(list, &theirs.id);
        match mine.entry(list, &theirs.id) {
            Some(mine) => change(entries, at, was.unwrap_or(&theirs), mine)?,
            None if was.is_some_and(|was| was.fields == theirs.fields) => {
                array::remove(entries, at);
                ids.remove(at);
            }
            // Others have changed or added it since. So it is not removed.
            None => {}
        }
    }
    let wanted = of_list(mine);
    let mut at = 0;
    for entry in &wanted {
        if let Some(found) = ids.iter().position(|id| *id == entry.id) {
            at = found + 1;
        } else if was.entry(list, &entry.id).is_none_or(|was| was.fields != entry.fields) {
            array::insert(entries, at, inline(&Field::Table(entry.fields.clone())));
            ids.insert(at, entry.id.clone());
            at += 1;
        }
    }
    put_in_order(entries, &ids, &wanted);
    Ok(document.to_string())
}

/// Applies our changes to an entry, and gives it its id.
fn change(entries: &mut Array, at: usize, was: &FileRecord, mine: &FileRecord) -> Result<(), PatchError> {
    let entry = entries.get_mut(at).and_then(Value::as_inline_table_mut);
    let entry = entry.ok_or_else(|| PatchError::of("an entry of a list is not written as keys in { }"))?;
    let mut changes = difference(&was.fields, &mine.fields);
    if was.list != "questionnaire" && !entry.contains_key("id") {
        let all = difference(&Vec::new(), &mine.fields);
        changes.extend(all.into_iter().filter(|change| change.path == ["id"]));
    }
    if changes.is_empty() {
        return Ok(());
    }
    apply(entry, &changes);
    // The space before the bracket belongs to the last key, which may be a new one.
    let last = entry.len().saturating_sub(1);
    for (at, (_, value)) in entry.iter_mut().enumerate() {
        let is_space =
            value.decor().suffix().and_then(|text| text.as_str()).is_none_or(|text| text.trim().is_empty());
        if is_space {
            value.decor_mut().set_suffix(if at == last { " " } else { "" });
        }
    }
    Ok(())
}

/// Puts our entries in our order. The text between the entries stays in place.
fn put_in_order(entries: &mut Array, ids: &[String], wanted: &[FileRecord]) {
    let place = |id: &String| wanted.iter().position(|entry| entry.id == *id);
    let slots: Vec<usize> = (0..ids.len()).filter(|at| place(&ids[*at]).is_some()).collect();
    let mut order = slots.clone();
    order.sort_by_key(|at| place(&ids[*at]));
    if order == slots {
        return;
    }
    let values: Vec<Option<Value>> = order.iter().map(|at| entries.get(*at).cloned()).collect();
    for (slot, value) in slots.into_iter().zip(values) {
        if let (Some(entry), Some(mut value)) = (entries.get_mut(slot), value) {
            *value.decor_mut() = entry.decor().clone();
            *entry = value;
        }
    }
}
