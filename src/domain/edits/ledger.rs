//! Edits of the ledger. Each adds an entry, with an id made of its words.

use crate::domain::date::short;
use crate::domain::edit::{Change, Edit, EntryChange};
use crate::domain::id;
use crate::domain::ledger::{Experiment, No, Promise, Talk};
use crate::domain::life::Life;

/// Adds a promise.
pub fn promise_add(life: &Life, promise: Promise) -> Edit {
    let all = &life.ledger.promises;
    let id = id::of_words(&promise.what, |id| all.iter().any(|other| other.id == id));
    let length = promise.minutes.map(|minutes| format!(", {}", minutes.short())).unwrap_or_default();
    let label = format!("Promised {}: {}{length}", promise.to, promise.what);
    Edit::new(label, vec![Change::Promise(added(all.len(), Promise { id, ..promise }))])
}

/// Adds something the user said no to.
pub fn no_add(life: &Life, no: No) -> Edit {
    let all = &life.ledger.noes;
    let id = id::of_words(&no.what, |id| all.iter().any(|other| other.id == id));
    Edit::new(format!("Said no to {}", no.what), vec![Change::No(added(all.len(), No { id, ..no }))])
}

/// Adds a conversation to have.
pub fn talk_add(life: &Life, talk: Talk) -> Edit {
    let all = &life.ledger.talks;
    let id = id::of_words(&talk.about, |id| all.iter().any(|other| other.id == id));
    let by = talk.by.map(|by| format!(" by {}", short(by))).unwrap_or_default();
    let label = format!("Talk to {}{by}: {}", talk.with, talk.about);
    Edit::new(label, vec![Change::Talk(added(all.len(), Talk { id, ..talk }))])
}

/// Adds a trial.
pub fn trial_add(life: &Life, trial: Experiment) -> Edit {
    let all = &life.ledger.experiments;
    let id = id::of_words(&trial.what, |id| all.iter().any(|other| other.id == id));
    let until = trial.until.map(|until| format!(" until {}", short(until))).unwrap_or_default();
    let label = format!("Trial{until}: {}", trial.what);
    Edit::new(label, vec![Change::Experiment(added(all.len(), Experiment { id, ..trial }))])
}

/// Returns the change that adds an entry at the end of a list.
fn added<T>(index: usize, entry: T) -> EntryChange<T> {
    EntryChange { index, before: None, after: Some(entry) }
}
