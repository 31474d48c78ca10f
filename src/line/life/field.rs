//! One key of a record: how its value is typed, read and changed by a step.

use chrono::NaiveDate;

use super::super::prefix::prefixes;
use super::super::vocabulary::Vocabulary;
use super::texts::{self, is_none};
use crate::domain::fold::fold;
use crate::domain::profile::LifeRecord;

/// What the values of keys are read with.
#[derive(Clone, Copy)]
pub struct LifeReader<'a> {
    /// The names of areas, values, jobs and clients.
    pub vocabulary: &'a Vocabulary,
    /// The day from which days are counted.
    pub today: NaiveDate,
}

impl LifeReader<'_> {
    /// Returns the id of what has this id or name, of the records that the sigil stands for.
    pub(super) fn id(&self, sigil: &str, name: &str) -> Option<String> {
        let prefix = prefixes().find(|prefix| prefix.text == sigil)?;
        self.vocabulary.meant(prefix, name.trim()).map(|(_, id)| id.to_owned())
    }

    /// Returns the id that is nearest to a name.
    pub(super) fn nearest(&self, sigil: &str, name: &str) -> Option<String> {
        let prefix = prefixes().find(|prefix| prefix.text == sigil)?;
        self.vocabulary.near(prefix, name.trim()).map(str::to_owned)
    }

    /// Returns the name of a record by its id, or the id where there is none.
    pub(super) fn name(&self, sigil: &str, id: &str) -> String {
        let prefix = prefixes().find(|prefix| prefix.text == sigil);
        let term = prefix.and_then(|prefix| self.vocabulary.of(prefix).find(|(_, term)| term.id == id));
        term.map_or_else(|| id.to_owned(), |(_, term)| term.name.clone())
    }

    /// Returns the name that reads back as the record with this id: the whole name, the name up to its first comma, or
    /// the id.
    pub(super) fn typed(&self, sigil: &str, id: &str) -> String {
        let name = self.name(sigil, id);
        let short = name.split(',').next().unwrap_or_default().trim();
        let is_clear =
            |name: &&str| !name.contains([',', ';', '"']) && self.id(sigil, name).as_deref() == Some(id);
        [name.as_str(), short].into_iter().find(is_clear).unwrap_or(id).to_owned()
    }

    /// Returns the id of what has this name or id, with or without its sigil.
    ///
    /// # Errors
    ///
    /// There is none.
    pub(super) fn known(&self, sigil: &str, noun: &str, name: &str) -> Result<String, String> {
        let bare = name.strip_prefix(sigil).unwrap_or(name);
        self.id(sigil, bare).ok_or_else(|| match self.nearest(sigil, bare) {
            Some(near) => format!("no {noun} '{bare}'; did you mean {near}?"),
            None => format!("no {noun} '{bare}'"),
        })
    }
}

/// A key of a record.
#[derive(Debug)]
pub struct LifeField {
    /// The key in files and in lines.
    pub key: &'static str,
    /// The name that people read.
    pub name: &'static str,
    /// An example, shown while nothing is typed.
    pub hint: &'static str,
    /// What an empty key means.
    pub empty: &'static str,
    /// Whether it is a list. Then a key of a line adds to it.
    pub(super) is_list: bool,
    pub(super) text: fn(&LifeRecord, &LifeReader<'_>) -> String,
    pub(super) read: fn(&mut LifeRecord, &str, &LifeReader<'_>) -> Result<(), String>,
    pub(super) step: Option<fn(&mut LifeRecord, bool, &LifeReader<'_>)>,
}

impl LifeField {
    /// Returns the value as it is typed. Empty where the key is not set.
    pub fn text(&self, record: &LifeRecord, reader: &LifeReader<'_>) -> String {
        (self.text)(record, reader)
    }

    /// Sets the value. An empty text, or `none`, removes the key.
    ///
    /// # Errors
    ///
    /// The text is none that the key takes: a sentence without its dot, with an example.
    pub fn set(&self, record: &mut LifeRecord, text: &str, reader: &LifeReader<'_>) -> Result<(), String> {
        (self.read)(record, text.trim(), reader)
    }

    /// Sets the value as a key of a line does. An entry is added to a list, and with `-` before it is removed.
    ///
    /// # Errors
    ///
    /// As [`LifeField::set`], or the entry to take away is not there.
    pub(super) fn add(
        &self,
        record: &mut LifeRecord,
        text: &str,
        reader: &LifeReader<'_>,
    ) -> Result<(), String> {
        if !self.is_list || is_none(text) {
            return self.set(record, text, reader);
        }
        let mut there = texts::entries(&self.text(record, reader));
        for entry in texts::entries(text) {
            match entry.strip_prefix('-') {
                Some(away) => {
                    let before = there.len();
                    there.retain(|one| fold(one) != fold(away.trim()));
                    if there.len() == before {
                        return Err(format!("{} is not there to take away", away.trim()));
                    }
                }
                None => there.push(entry),
            }
        }
        self.set(record, &texts::list_text(&there), reader)
    }

    /// Returns whether the value changes by steps.
    pub fn has_steps(&self) -> bool {
        self.step.is_some()
    }

    /// Changes the value by one step: more, or less. Nothing happens at either end, and to a key without steps.
    pub fn step(&self, record: &mut LifeRecord, more: bool, reader: &LifeReader<'_>) {
        if let Some(step) = self.step {
            step(record, more, reader);
        }
    }
}

impl LifeField {
    /// Returns the key as that of a list.
    pub(super) const fn list(self) -> LifeField {
        LifeField { is_list: true, ..self }
    }
}
