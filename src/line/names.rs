//! The records that tags can name, and how people call them.

use crate::domain::fold::fold;
use crate::domain::{Agenda, AreaTree, Demand, Ledger, Life, Profile};

/// Something that a tag can name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// The text that the block's field gets: an id, a word, or a person's name.
    pub(super) id: String,
    /// The name that people read.
    pub(super) name: String,
    /// Earlier ids.
    pub(super) was: Vec<String>,
    /// Whether it is no longer offered. It is still understood.
    pub(super) archived: bool,
}

impl Term {
    /// Makes a term whose id and name are the same word.
    pub(super) fn plain(word: &str) -> Term {
        Term::new(word, "", &[], false)
    }

    pub(super) fn new(id: &str, name: &str, was: &[String], archived: bool) -> Term {
        let name = if name.is_empty() { id } else { name };
        Term { id: id.to_owned(), name: name.to_owned(), was: was.to_vec(), archived }
    }
}

/// Returns a term for each record of a list.
macro_rules! terms {
    ($records:expr) => {
        $records.iter().map(|one| Term::new(&one.id, &one.name, &one.was, one.archived)).collect()
    };
}
pub(super) use terms;

/// Returns the promises. Those that are kept or called off are no longer offered.
pub(super) fn promises(_: &Profile, ledger: &Ledger) -> Vec<Term> {
    ledger.promises.iter().map(|one| Term::new(&one.id, &one.what, &[], !one.is_open())).collect()
}

/// Returns the people of promises, of conversations and of boundaries, without repeats.
pub(super) fn people(profile: &Profile, ledger: &Ledger) -> Vec<Term> {
    let promised = ledger.promises.iter().map(|promise| &promise.to);
    let spoken_to = ledger.talks.iter().map(|talk| &talk.with);
    let told = profile.boundaries.iter().flat_map(|boundary| &boundary.told);
    let mut people: Vec<Term> = Vec::new();
    for person in promised.chain(spoken_to).chain(told).filter(|person| !person.is_empty()) {
        if !people.iter().any(|known| fold(&known.name) == fold(person)) {
            people.push(Term::plain(person));
        }
    }
    people
}

/// Returns the name of an area, or its id where there is no such area.
pub(super) fn area_name(life: &Life, id: &str) -> String {
    AreaTree::new(&life.profile).get(id).map_or_else(|| id.to_owned(), |area| area.name.clone())
}

/// Returns the name of an engagement up to its first comma, or its id where there is no such engagement, or none with a
/// name.
pub fn engagement_name(life: &Life, id: &str) -> String {
    match life.profile.engagement(id) {
        Some(known) if !known.name.is_empty() => known.short_name().to_owned(),
        _ => id.to_owned(),
    }
}

/// Returns the name of a value, or its id where there is no such value, or none with a name.
pub fn value_name(life: &Life, id: &str) -> String {
    match life.profile.value(id) {
        Some(known) if !known.name.is_empty() => known.name.clone(),
        _ => id.to_owned(),
    }
}

/// Returns the words for a promise.
pub(super) fn promise_name(life: &Life, id: &str) -> String {
    match life.ledger.promises.iter().find(|promise| promise.id == id) {
        Some(promise) => format!(": {}", promise.what),
        None => format!(" {id}"),
    }
}

/// Returns the words for how demanding a block is.
pub(super) fn demand_words(_: &Life, text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |demand: Demand| demand.in_words().to_owned())
}

/// Returns the words for whose agenda a block serves.
pub(super) fn agenda_words(_: &Life, text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |agenda: Agenda| agenda.in_words().to_owned())
}

/// Returns the text itself.
pub(super) fn itself(_: &Life, text: &str) -> String {
    text.to_owned()
}
