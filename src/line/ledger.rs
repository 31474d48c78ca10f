//! The line of something in the ledger.
//!
//! ```text
//! TO: WHAT [LENGTH]     by:fri  because:"missed the play"            a promise
//! [TO:] WHAT [LENGTH]   #value  on:yesterday                         something you say no to
//! WITH: ABOUT           by:fri  boundary:dinner  +job                a conversation to have
//! [JOB OPTION:] WHAT    from:mon  until:2027-01-10  next:"ask Ines"  a trial
//! ```
//!
//! All take `note:"…"`. An option of a trial is `role`, `field`, `own-business`, `remote` or `skill`.

use std::ops::Range;

use chrono::NaiveDate;

use super::prefix::{Prefix, prefixes};
use super::tokens::{self, Tag, Word, as_a_word};
use super::vocabulary::Vocabulary;
use super::{EntryError, dates, length};
use crate::domain::Minutes;
use crate::domain::id::nearest;
use crate::domain::ledger::{Experiment, ExperimentKind, No, Promise, Talk};

/// What a line of the ledger is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LedgerKind {
    /// A promise.
    Promise,
    /// Something the user says no to.
    No,
    /// A conversation to have.
    Talk,
    /// A trial.
    Trial,
}

/// The content of a line of the ledger, without an id.
#[derive(Debug, Clone, PartialEq)]
pub enum LedgerEntry {
    /// A promise. Its day is today.
    Promise(Promise),
    /// Something the user says no to.
    No(No),
    /// A conversation to have.
    Talk(Talk),
    /// A trial.
    Trial(Experiment),
}

impl LedgerKind {
    /// Returns an example of a line.
    pub fn example(self) -> &'static str {
        match self {
            LedgerKind::Promise => "Ada: Saturday at the aquarium 4h by:sat",
            LedgerKind::No => "committee: a talk in March 20h #family",
            LedgerKind::Talk => "Ines: no calls after 17:00 by:fri",
            LedgerKind::Trial => "2 days a week from home until:2027-01-10",
        }
    }

    /// Returns the keys and sigils that a line can have.
    pub fn keys(self) -> &'static [&'static str] {
        match self {
            LedgerKind::Promise => &["by", "because", "note"],
            LedgerKind::No => &["on", "note"],
            LedgerKind::Talk => &["by", "boundary", "note"],
            LedgerKind::Trial => &["from", "until", "next", "note"],
        }
    }

    fn noun(self) -> &'static str {
        match self {
            LedgerKind::Promise => "a promise",
            LedgerKind::No => "a no",
            LedgerKind::Talk => "a conversation",
            LedgerKind::Trial => "a trial",
        }
    }

    /// Returns the tags that a line can have, by the key of their field.
    fn tag(self) -> Option<&'static str> {
        match self {
            LedgerKind::Promise => None,
            LedgerKind::No => Some("values"),
            LedgerKind::Talk | LedgerKind::Trial => Some("engagement"),
        }
    }
}

/// The parts of a line.
#[derive(Default)]
struct Parts {
    who: String,
    what: String,
    length: Option<Minutes>,
    values: Vec<String>,
    engagement: Option<String>,
    option: Option<ExperimentKind>,
    boundary: Option<String>,
    by: Option<NaiveDate>,
    from: Option<NaiveDate>,
    because: Option<String>,
    next: Option<String>,
    note: Option<String>,
}

/// Reads a line of the ledger. Days are counted from `today`.
///
/// ```
/// use aplomb::domain::{Ledger, Profile};
/// use aplomb::line::{LedgerEntry, LedgerKind, Vocabulary, read_ledger};
///
/// let vocabulary = Vocabulary::new(&Profile::default(), &Ledger::default());
/// let line = "Ada: Saturday at the aquarium 4h by:sat because:\"missed the play\"";
/// let read = read_ledger(LedgerKind::Promise, line, &vocabulary, "2026-11-18".parse()?)?;
/// let LedgerEntry::Promise(promise) = read else { panic!() };
/// assert_eq!((promise.to.as_str(), promise.what.as_str()), ("Ada", "Saturday at the aquarium"));
/// assert_eq!(promise.by, Some("2026-11-21".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// - It is not said what it is, or to whom where that is needed.
/// - A key is unknown, or its value is none that it takes.
/// - A tag names an unknown record, or does not go with this kind of line.
pub fn read_ledger(
    kind: LedgerKind,
    text: &str,
    vocabulary: &Vocabulary,
    today: NaiveDate,
) -> Result<LedgerEntry, EntryError> {
    let words = tokens::words_with(text, kind.keys());
    let mut parts = Parts::default();
    let mut plain: Vec<&Word> = Vec::new();
    for word in &words {
        let is_taken = match &word.tag {
            Some(tag) => parts.tag(kind, tag, word, vocabulary)?,
            None => !word.literal && parts.key(kind, word, vocabulary, today)?,
        };
        if !is_taken {
            plain.push(word);
        }
    }
    let colon =
        plain.iter().position(|word| !word.literal && word.text.len() > 1 && word.text.ends_with(':'));
    let (who, what) = plain.split_at(colon.map_or(0, |at| at + 1));
    match kind {
        LedgerKind::Trial => parts.about(who, vocabulary)?,
        _ => parts.who = joined(who).trim_end_matches(':').to_owned(),
    }
    let is_timed = matches!(kind, LedgerKind::Promise | LedgerKind::No);
    let at_the_end = |start: usize| {
        let (length, taken) = length::length_at(what, start)?;
        (start + taken == what.len()).then_some((start, length))
    };
    let length = (1..what.len()).filter(|_| is_timed).find_map(at_the_end);
    parts.length = length.map(|(_, length)| length);
    parts.what = joined(what.get(..length.map_or(what.len(), |(start, _)| start)).unwrap_or_default());
    let end = text.len()..text.len();
    if parts.what.trim().is_empty() {
        return Err(refused(format!("write what it is, for example: {}", kind.example()), end));
    }
    if parts.who.is_empty() && matches!(kind, LedgerKind::Promise | LedgerKind::Talk) {
        return Err(refused(
            format!("begin with who it is and a colon, for example: {}", kind.example()),
            end,
        ));
    }
    Ok(parts.entry(kind, today))
}

impl Parts {
    /// Returns the entry of these parts.
    fn entry(self, kind: LedgerKind, today: NaiveDate) -> LedgerEntry {
        let Parts { who, what, length, values, engagement, option, boundary, by, from, because, next, note } =
            self;
        match kind {
            LedgerKind::Promise => {
                let made = Some(today);
                LedgerEntry::Promise(Promise {
                    to: who,
                    what,
                    minutes: length,
                    because,
                    made,
                    by,
                    note,
                    ..Promise::default()
                })
            }
            LedgerKind::No => {
                let on = Some(from.unwrap_or(today));
                LedgerEntry::No(No {
                    to: who,
                    what,
                    spared: length,
                    protects: values,
                    on,
                    note,
                    ..No::default()
                })
            }
            LedgerKind::Talk => LedgerEntry::Talk(Talk {
                with: who,
                about: what,
                boundary,
                engagement,
                by,
                note,
                ..Talk::default()
            }),
            LedgerKind::Trial => LedgerEntry::Trial(Experiment {
                engagement,
                kind: option,
                what,
                start: Some(from.unwrap_or(today)),
                until: by,
                next,
                note,
                ..Experiment::default()
            }),
        }
    }

    /// Takes a tag. Refuses one that does not go with this kind of line.
    fn tag(
        &mut self,
        kind: LedgerKind,
        tag: &Tag,
        word: &Word,
        vocabulary: &Vocabulary,
    ) -> Result<bool, EntryError> {
        if kind.tag() != Some(tag.prefix.field.key) {
            let message = format!("'{}{}' does not go with {}", tag.typed_prefix, tag.name, kind.noun());
            let message = as_a_word(&message, &format!("{}{}", tag.typed_prefix, tag.name));
            return Err(refused(message, word.range.clone()));
        }
        let (_, id) = known(tag, vocabulary, &word.range)?;
        match kind {
            LedgerKind::No if !self.values.contains(&id) => self.values.push(id),
            LedgerKind::No => {}
            _ => self.engagement = Some(id),
        }
        Ok(true)
    }

    /// Takes a word that is one of the keys. Returns false where it is another word.
    fn key(
        &mut self,
        kind: LedgerKind,
        word: &Word,
        vocabulary: &Vocabulary,
        today: NaiveDate,
    ) -> Result<bool, EntryError> {
        let Some((key, value)) = word.text.split_once(':') else { return Ok(false) };
        let is_key = !key.is_empty() && key.chars().all(char::is_alphabetic);
        if !is_key || value.trim().is_empty() || value.starts_with("//") {
            return Ok(false);
        }
        let key = key.to_lowercase();
        let text = || Some(value.trim().to_owned());
        let day = |past: bool| {
            let date = if past { dates::date_past(value, today) } else { dates::date(value, today) };
            date.map(Some).ok_or_else(|| {
                refused(format!("'{value}' is not a day: write fri, +3 or 2026-11-27"), word.range.clone())
            })
        };
        match key.as_str() {
            _ if !kind.keys().contains(&key.as_str()) => {
                let near = nearest(&key, kind.keys().iter().copied());
                let message = match near {
                    Some(near) => format!("no key '{key}:'; did you mean {near}:{value}?"),
                    None => as_a_word(&format!("no key '{key}:'"), &word.text),
                };
                let suggestion = near.map(|near| format!("{near}:{value}"));
                return Err(EntryError { message, at: word.range.clone(), suggestion });
            }
            "by" | "until" => self.by = day(false)?,
            "from" => self.from = day(false)?,
            "on" => self.from = day(true)?,
            "because" => self.because = text(),
            "next" => self.next = text(),
            "note" => self.note = text(),
            _ => {
                let tag = named("allow:", "boundary:", value);
                self.boundary =
                    tag.map(|tag| known(&tag, vocabulary, &word.range)).transpose()?.map(|(_, id)| id);
            }
        }
        Ok(true)
    }

    /// Takes the words before the colon of a trial: a job, an option, or both.
    fn about(&mut self, words: &[&Word], vocabulary: &Vocabulary) -> Result<(), EntryError> {
        for word in words {
            let text = word.text.trim_end_matches(':');
            match text.parse() {
                Ok(option) => self.option = Some(option),
                Err(_) => {
                    let tag = named("for:", "for:", text);
                    let job = tag.map(|tag| known(&tag, vocabulary, &word.range)).transpose()?;
                    self.engagement = job.map(|(_, id)| id).or(self.engagement.take());
                }
            }
        }
        Ok(())
    }
}

/// Returns a word as the name of a tag.
fn named(prefix: &str, typed: &str, name: &str) -> Option<Tag> {
    let prefix: Prefix = prefixes().find(|one| one.text == prefix)?;
    Some(Tag { prefix, typed_prefix: typed.to_owned(), name: name.to_owned(), quoted: false })
}

/// Returns the field and the id that a tag names.
fn known(
    tag: &Tag,
    vocabulary: &Vocabulary,
    at: &Range<usize>,
) -> Result<(&'static str, String), EntryError> {
    let known = vocabulary.known(tag, tag.name.trim());
    let known = known.map(|(field, id)| (field.key, id));
    known.map_err(|(message, suggestion)| EntryError { message, at: at.clone(), suggestion })
}

fn joined(words: &[&Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn refused(message: String, at: Range<usize>) -> EntryError {
    EntryError { message, at, suggestion: None }
}

#[cfg(test)]
mod tests;
