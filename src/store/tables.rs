//! Edits of a list of tables within a record, table by table: `[[template.block]]`, or `block = [{ … }]` in one value.
//! Comments and unknown keys of a table stay with it.

use toml_edit::{Array, ArrayOfTables, Item, Table, Value};

use super::array;
use super::patch::{apply, difference, inline, table};
use crate::domain::{Field, Fields};

/// Changes the tables of a list to the wanted ones. `was` has their fields before the change, in the same order.
pub(super) fn merge(tables: &mut ArrayOfTables, was: &[Fields], wanted: &[Fields]) {
    let was = if tables.len() == was.len() { was } else { &[] };
    let changed = wanted.iter().zip(pairs(was, wanted)).map(|(wanted, old)| {
        let found = old.and_then(|at| Some((tables.get(at)?.clone(), was.get(at)?)));
        match found {
            Some((mut table, was)) => {
                apply(&mut table, &difference(was, wanted));
                table
            }
            None => table(wanted),
        }
    });
    let mut changed: ArrayOfTables = changed.collect();
    changed.iter_mut().for_each(forget_position);
    *tables = changed;
}

/// Does the same where the list is one value.
pub(super) fn merge_inline(list: &mut Array, was: &[Fields], wanted: &[Fields]) {
    let was = if list.len() == was.len() { was } else { &[] };
    let pairs = pairs(was, wanted);
    let kept: Vec<usize> = pairs.iter().copied().flatten().collect();
    if !kept.is_sorted() || was.is_empty() {
        let fields: Vec<Field> = wanted.iter().cloned().map(Field::Table).collect();
        return array::merge(list, &fields, inline);
    }
    for at in (0..list.len()).rev().filter(|at| !kept.contains(at)).collect::<Vec<usize>>() {
        array::remove(list, at);
    }
    for (at, (wanted, old)) in wanted.iter().zip(&pairs).enumerate() {
        match old.and_then(|old| was.get(old)) {
            Some(was) => {
                if let Some(table) = list.get_mut(at).and_then(Value::as_inline_table_mut) {
                    apply(table, &difference(was, wanted));
                }
            }
            None => array::insert(list, at, inline(&Field::Table(wanted.clone()))),
        }
    }
}

/// Returns for each wanted table the old one that becomes it: an equal one, else one with the same first key, which is
/// its name. `None`: it is new.
fn pairs(was: &[Fields], wanted: &[Fields]) -> Vec<Option<usize>> {
    let mut is_free = vec![true; was.len()];
    let mut take = |is_it: &dyn Fn(&Fields) -> bool| {
        let found = was.iter().zip(&is_free).position(|(was, free)| *free && is_it(was))?;
        is_free[found] = false;
        Some(found)
    };
    let mut pairs: Vec<Option<usize>> =
        wanted.iter().map(|wanted| take(&|was: &Fields| was == wanted)).collect();
    for (wanted, pair) in wanted.iter().zip(&mut pairs).filter(|(_, pair)| pair.is_none()) {
        *pair = take(&|was: &Fields| !was.is_empty() && was.first() == wanted.first());
    }
    pairs
}

/// Lets a table and those in it follow the table before them. A position of the old text could put it elsewhere.
fn forget_position(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => forget_position(inner),
            Item::ArrayOfTables(inner) => inner.iter_mut().for_each(forget_position),
            Item::None | Item::Value(_) => {}
        }
    }
}
