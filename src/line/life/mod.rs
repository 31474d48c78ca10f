//! The line of a record of `life.toml`: a value, an area, a job or client, a boundary.
//!
//! ```text
//! NAME [LENGTH]    weight:2  why:"it is me"  from:mon  until:2027-06-30             a value and its weekly target
//! NAME             side:life  parent:people  most:45h  worth:14EUR/hour             an area
//! NAME             @work %theirs #craft  pay:3200EUR/month  hours:"weekdays 9-17"    a job or client
//!                  clocked:yes  before:10m  after:15m  most:40h  gives:"security"
//! NAME DAYS TIME   no:work  told:Ada  weight:2                                      a boundary
//! ```
//!
//! The keys are those of the file, one row each in `fields.rs`. The cells of the Life screen use the same rows. In an
//! edit only what is written changes: a list gets more entries, `told:-Ada` takes one away, `why:none` empties a key.

mod field;
mod fields;
mod profile;
mod steps;
mod texts;

use std::ops::Range;

use super::tokens::{self, Tag, Word, as_a_word};
use super::{EntryError, clock, length};
use crate::domain::id::nearest;
use crate::domain::profile::{Area, Boundary, Engagement, LifeKind, LifeRecord, Value};
use crate::domain::{Side, Span, Time, Weekdays};

pub use field::{LifeField, LifeReader};
pub use fields::fields;
pub use profile::{PROFILE_FIELDS, ProfileField};

impl LifeKind {
    /// Returns an example of a line.
    pub fn example(self) -> &'static str {
        match self {
            LifeKind::Value => "Music 3h weight:2 why:\"it is me\"",
            LifeKind::Area => "Band side:life parent:people",
            LifeKind::Engagement => {
                "Acme @work %theirs #craft pay:3200EUR/month hours:\"weekdays 9-17\" after:15m most:40h"
            }
            LifeKind::Boundary => "Dinner at home daily 18-20 no:work told:Ada weight:2",
        }
    }

    /// Returns a record of this kind without a name.
    fn blank(self) -> LifeRecord {
        match self {
            LifeKind::Value => LifeRecord::Value(Value::default()),
            LifeKind::Area => LifeRecord::Area(Area { side: Some(Side::Life), ..Area::default() }),
            LifeKind::Engagement => {
                LifeRecord::Engagement(Engagement { area: Some("work".to_owned()), ..Engagement::default() })
            }
            LifeKind::Boundary => LifeRecord::Boundary(Boundary {
                id: String::new(),
                name: String::new(),
                days: Weekdays::default(),
                window: Span::new(Time::MIDNIGHT, Time::MIDNIGHT),
                no: Vec::new(),
                weight: None,
                told: Vec::new(),
                from: None,
                until: None,
                archived: false,
                was: Vec::new(),
                source: Default::default(),
            }),
        }
    }
}

/// Reads a line as a new record, without an id.
///
/// ```
/// use aplomb::domain::profile::{LifeKind, LifeRecord};
/// use aplomb::domain::{Ledger, Profile};
/// use aplomb::line::{LifeReader, Vocabulary, read_life};
///
/// let vocabulary = Vocabulary::new(&Profile::default(), &Ledger::default());
/// let reader = LifeReader { vocabulary: &vocabulary, today: "2026-11-18".parse()? };
/// let read = read_life(LifeKind::Boundary, "Dinner daily 18-20 no:work told:Ada", &reader)?;
/// let LifeRecord::Boundary(dinner) = read else { panic!() };
/// assert_eq!((dinner.name.as_str(), dinner.window), ("Dinner", "18:00-20:00".parse()?));
/// assert_eq!(dinner.told, ["Ada"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// - The line has no name, or a boundary has no hours or nothing to keep out.
/// - A key is unknown, or its value is none that it takes.
/// - A tag names an unknown record, or does not go with this kind of record.
pub fn read_life(kind: LifeKind, text: &str, reader: &LifeReader<'_>) -> Result<LifeRecord, EntryError> {
    let (mut record, name) = read_onto(kind.blank(), text, reader)?;
    let end = text.len()..text.len();
    let example = kind.example();
    let name = name.ok_or_else(|| refused(format!("write a name, for example: {example}"), end.clone()))?;
    record.set_name(name);
    match &record {
        LifeRecord::Boundary(one) if one.days.is_empty() => {
            Err(refused(format!("write its days and hours, for example: {example}"), end))
        }
        LifeRecord::Boundary(one) if one.no.is_empty() => {
            Err(refused("write what it keeps out, as in no:work".to_owned(), end))
        }
        _ => Ok(record),
    }
}

/// Reads a line as a change of a record. What is not written stays.
///
/// # Errors
///
/// The line is empty, or is refused as in [`read_life`].
pub fn change_life(
    record: &LifeRecord,
    text: &str,
    reader: &LifeReader<'_>,
) -> Result<LifeRecord, EntryError> {
    if text.trim().is_empty() {
        return Err(refused("nothing changes".to_owned(), 0..text.len()));
    }
    let (mut changed, name) = read_onto(record.clone(), text, reader)?;
    if let Some(name) = name {
        changed.set_name(name);
    }
    Ok(changed)
}

/// Reads a line onto a record. Returns it, and the name that the line has. None: it has no name.
fn read_onto(
    mut record: LifeRecord,
    text: &str,
    reader: &LifeReader<'_>,
) -> Result<(LifeRecord, Option<String>), EntryError> {
    let kind = record.kind();
    let keys: Vec<&str> = fields(kind).iter().map(|field| field.key).collect();
    let words = tokens::words_with(text, &keys);
    let mut plain: Vec<&Word> = Vec::new();
    for word in &words {
        let is_taken = match &word.tag {
            Some(tag) => take_tag(&mut record, tag, word, reader)?,
            None => !word.literal && take_key(&mut record, word, reader)?,
        };
        if !is_taken {
            plain.push(word);
        }
    }
    let named = match &mut record {
        LifeRecord::Value(value) => {
            let ends = (0..plain.len()).find_map(|at| {
                let (length, taken) = length::length_at(&plain, at)?;
                (at + taken == plain.len()).then_some((at, length))
            });
            if let Some((_, length)) = ends {
                value.weekly = Some(length);
            }
            ends.map_or(plain.len(), |(at, _)| at)
        }
        LifeRecord::Boundary(boundary) => match when_at_the_end(&plain)? {
            Some((at, days, window)) => {
                boundary.days = days;
                boundary.window = window;
                at
            }
            None => plain.len(),
        },
        _ => plain.len(),
    };
    let name = plain.iter().take(named).map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    let name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    Ok((record, name))
}

/// Returns the days and the hours at the end of a line, and the number of words before them. None: the line ends with
/// something else. Without days they are all days.
fn when_at_the_end(words: &[&Word]) -> Result<Option<(usize, Weekdays, Span)>, EntryError> {
    let Some((last, before)) = words.split_last() else { return Ok(None) };
    let is_time = last.is_plain() && last.text.starts_with(|letter: char| letter.is_ascii_digit());
    if !is_time {
        return Ok(None);
    }
    let window = match clock::span(&last.text, Time::MIDNIGHT) {
        Ok(window) => window,
        // `Route 66` is a name.
        Err(_) if !last.text.contains('-') => return Ok(None),
        Err(error) => return Err(EntryError { at: last.range.clone(), ..error }),
    };
    // `Sundays` is a name.
    let day = |word: &Word| Weekdays::name(word.text.trim_end_matches(',')).filter(|_| word.is_plain());
    let days = before.iter().rev().map_while(|word| day(word));
    let mut days: Vec<_> = days.collect();
    days.reverse();
    let at = before.len() - days.len();
    let days = if days.is_empty() { Weekdays::name("daily").into_iter().collect() } else { days };
    Ok(Some((at, days.into_iter().collect(), window)))
}

/// Takes a tag of a job or client. Any other record has none.
fn take_tag(
    record: &mut LifeRecord,
    tag: &Tag,
    word: &Word,
    reader: &LifeReader<'_>,
) -> Result<bool, EntryError> {
    let key = tag.prefix.field.key;
    // `%` and the forms with a colon share their field with blocks: `demand:` is no key of a job.
    let (removes, name) = match tag.name.strip_prefix('-') {
        Some(name) if key == "values" => (true, name),
        _ => (false, tag.name.as_str()),
    };
    let meant = reader.vocabulary.known(tag, name);
    let known = meant.as_ref().map_or(key, |(field, _)| field.key);
    let LifeRecord::Engagement(job) = record else {
        return refused_tag(record.kind(), tag, word);
    };
    if !["area", "agenda", "values"].contains(&known) {
        return refused_tag(LifeKind::Engagement, tag, word);
    }
    let (_, id) =
        meant.map_err(|(message, suggestion)| EntryError { message, at: word.range.clone(), suggestion })?;
    match known {
        "area" => job.area = Some(id),
        "agenda" => job.agenda = id.parse().ok(),
        _ if removes => job.values.retain(|value| *value != id),
        _ if !job.values.contains(&id) => job.values.push(id),
        _ => {}
    }
    Ok(true)
}

fn refused_tag(kind: LifeKind, tag: &Tag, word: &Word) -> Result<bool, EntryError> {
    let typed = format!("{}{}", tag.typed_prefix, tag.name);
    let noun = match kind {
        LifeKind::Value => "a value",
        LifeKind::Area => "an area",
        LifeKind::Engagement => "a job or client",
        LifeKind::Boundary => "a boundary",
    };
    Err(refused(as_a_word(&format!("'{typed}' does not go with {noun}"), &typed), word.range.clone()))
}

/// Takes a word that is one of the keys. Returns false where it is another word.
fn take_key(record: &mut LifeRecord, word: &Word, reader: &LifeReader<'_>) -> Result<bool, EntryError> {
    let Some((key, value)) = word.text.split_once(':') else { return Ok(false) };
    let is_key = !key.is_empty() && key.chars().all(char::is_alphabetic);
    if !is_key || value.starts_with("//") {
        return Ok(false);
    }
    let (key, value) = (key.to_lowercase(), value.trim());
    let all = fields(record.kind());
    let Some(field) = all.iter().find(|field| field.key == key) else {
        if value.is_empty() {
            return Ok(false);
        }
        let near = nearest(&key, all.iter().map(|field| field.key));
        let message = match near {
            Some(near) => format!("no key '{key}:'; did you mean {near}:{value}?"),
            None => as_a_word(&format!("no key '{key}:'"), &word.text),
        };
        let suggestion = near.map(|near| format!("{near}:{value}"));
        return Err(EntryError { message, at: word.range.clone(), suggestion });
    };
    if value.is_empty() {
        let message = format!("{key}: is empty. Write {key}:none to remove it");
        return Err(refused(message, word.range.clone()));
    }
    field.add(record, value, reader).map_err(|message| refused(message, word.range.clone()))?;
    Ok(true)
}

fn refused(message: String, at: Range<usize>) -> EntryError {
    EntryError { message, at, suggestion: None }
}

#[cfg(test)]
mod tests;
