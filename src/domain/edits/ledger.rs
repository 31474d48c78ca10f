//! Edits of the ledger.

use crate::domain::edit::{Change, Edit, EntryChange};
use crate::domain::id;
use crate::domain::ledger::No;
use crate::domain::life::Life;

/// Adds something the user said no to, with an id made of what it is.
pub fn no_add(life: &Life, no: No) -> Edit {
    let noes = &life.ledger.noes;
    let no = No { id: id::of_words(&no.what, |id| noes.iter().any(|other| other.id == id)), ..no };
    let label = format!("Said no to {}", no.what);
    let entry = EntryChange { index: noes.len(), before: None, after: Some(no) };
    Edit::new(label, vec![Change::No(entry)])
}
