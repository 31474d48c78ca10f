//! Words for the records of `life.toml`: what is set, what a change is called, and what it does to past scores.

use chrono::{Datelike, NaiveDate};

use crate::domain::date::{long, month_name};
use crate::domain::profile::LifeRecord;
use crate::domain::profile::Profile;
use crate::line::{LifeField, LifeReader, ProfileField, life_fields};

/// Returns what is set of a record, in words: `10h a week`, `weight 3`. The name is left out.
pub fn said(record: &LifeRecord, reader: &LifeReader<'_>) -> Vec<String> {
    let fields = life_fields(record.kind()).iter().filter(|field| field.key != "name");
    let texts = fields.map(|field| (field.key, field.text(record, reader)));
    let set = texts.filter(|(_, text)| !text.is_empty()).map(|(key, text)| part(key, &text));
    let archived = record.is_archived().then(|| match record.until() {
        Some(until) => format!("archived on {}", day(until)),
        None => "archived".to_owned(),
    });
    // An archived record says its last day once.
    let is_last_day = |words: &String| record.is_archived() && words.starts_with("until ");
    set.filter(|words| !is_last_day(words)).chain(archived).collect()
}

/// Returns the value of a key as a fact on the screen. Empty where the key is not set.
pub fn shown(field: &LifeField, record: &LifeRecord, reader: &LifeReader<'_>) -> String {
    let text = field.text(record, reader);
    match field.key {
        "weekly" | "most" if !text.is_empty() => format!("{text} a week"),
        "from" | "until" => text.parse().map_or(text, long_day),
        "clocked" if !text.is_empty() => "presence".to_owned(),
        _ => text,
    }
}

/// Returns a value of a key in words: `weight 3`, `paid for presence`.
pub fn part(key: &str, text: &str) -> String {
    let date = || text.parse().map_or_else(|_| text.to_owned(), day);
    match key {
        "weekly" => format!("{text} a week"),
        "weight" => format!("weight {text}"),
        "side" if text == "upkeep" => "neither work nor life".to_owned(),
        "parent" => format!("part of {text}"),
        "most" => format!("limit {text} a week"),
        "worth" => format!("unpaid hours would cost {text}"),
        "agenda" => format!("{text} agenda"),
        "clocked" => "paid for presence".to_owned(),
        "before" => format!("{text} to settle in"),
        "after" => format!("{text} wind-down"),
        "gives" => format!("gives back {text}"),
        "no" => format!("keeps out {text}"),
        "told" if text.contains(',') => format!("{text} know"),
        "told" => format!("{text} knows"),
        "from" => format!("from {}", date()),
        "until" => format!("until {}", date()),
        _ => text.to_owned(),
    }
}

/// Returns the name of a change from one record to another: `Craft: 12h a week, weight 2`.
pub fn change(before: &LifeRecord, after: &LifeRecord, reader: &LifeReader<'_>) -> String {
    let differs = |field: &&LifeField| field.text(before, reader) != field.text(after, reader);
    let changed = life_fields(after.kind()).iter().filter(differs).filter(|field| field.key != "name");
    let words = changed.map(|field| match field.text(after, reader) {
        text if text.is_empty() => format!("{} removed", field.name.to_lowercase()),
        text => part(field.key, &text),
    });
    let words: Vec<String> = words.collect();
    let renamed =
        (before.name() != after.name()).then(|| format!("{} is now {}", before.name(), after.name()));
    match (renamed, words.is_empty()) {
        (Some(renamed), true) => renamed,
        (Some(renamed), false) => format!("{renamed}: {}", words.join(", ")),
        (None, _) => format!("{}: {}", after.name(), words.join(", ")),
    }
}

/// Returns the name of a change of a key outside the lists: `Waking hours: 06:00-22:00`.
pub fn profile_change(field: &ProfileField, after: &Profile) -> String {
    let text = field.text(after);
    format!("{}: {}", field.name, if text.is_empty() { field.empty } else { &text })
}

/// Returns the sentence about scores of the past that change, from a day on.
pub fn scores_change(since: NaiveDate) -> String {
    format!("This also changes scores since {}. Kept reviews stay.", day(since))
}

/// Returns `5 October 2026`.
fn day(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month_name(date), date.year())
}

/// Returns a first or last day in words, as of a heading: `Monday 5 October 2026`.
pub fn long_day(date: NaiveDate) -> String {
    format!("{} {}", long(date), date.year())
}
