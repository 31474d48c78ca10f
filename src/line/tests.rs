mod blocks;
mod fields;
mod refused;
mod round_trip;
mod table;

use chrono::NaiveDate;

use super::*;
use crate::domain::date::parse_iso;
use crate::domain::ledger::{Ledger, Promise};
use crate::domain::profile::{Boundary, Engagement, Profile, Value};
use crate::domain::{Agenda, Demand};

/// A Wednesday.
fn today() -> NaiveDate {
    parse_iso("2026-11-18").unwrap()
}

fn profile() -> Profile {
    let value = |id: &str, name: &str| Value { id: id.into(), name: name.into(), ..Value::default() };
    Profile {
        values: vec![
            value("craft", "Craft"),
            value("family", "Family"),
            value("health", "Health"),
            value("freedom", "Freedom"),
            value("sante", "Santé mentale"),
            Value { archived: true, ..value("fame", "Fame") },
        ],
        engagements: vec![
            Engagement {
                id: "acme".into(),
                name: "Acme, day job".into(),
                area: Some("work".into()),
                agenda: Some(Agenda::Theirs),
                was: vec!["acme-2024".into()],
                ..Engagement::default()
            },
            Engagement {
                id: "studio".into(),
                name: "Studio".into(),
                area: Some("work".into()),
                agenda: Some(Agenda::Mine),
                values: vec!["craft".into(), "freedom".into()],
                ..Engagement::default()
            },
        ],
        boundaries: vec![Boundary {
            id: "dinner".into(),
            name: "Dinner at home".into(),
            days: [chrono::Weekday::Mon].into_iter().collect(),
            window: "18:00-20:00".parse().unwrap(),
            no: Vec::new(),
            weight: None,
            told: vec!["Ada".into(), "Acme team lead".into()],
            from: None,
            until: None,
            archived: false,
            was: Vec::new(),
            source: Default::default(),
        }],
        ..Profile::default()
    }
}

fn vocabulary() -> Vocabulary {
    let what = "Saturday at the aquarium".to_owned();
    let promise = Promise { id: "p7".into(), to: "Ada".into(), what, ..Promise::default() };
    Vocabulary::new(&profile(), &Ledger { promises: vec![promise], ..Ledger::default() })
}

/// Returns the content of a line as one line of text.
fn said(entry: &ParsedEntry) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut say = |key: &str, value: Option<String>| parts.extend(value.map(|value| format!("{key}{value}")));
    let on = if entry.date.is_some() && entry.when == EntryTime::None { "on " } else { "" };
    say(on, entry.date.map(|date| date.to_string()));
    match entry.when {
        EntryTime::None => {}
        EntryTime::Span(_) | EntryTime::From(..) => {
            say("", entry.when.applied_to(None).map(|span| span.to_string()));
        }
        EntryTime::At(time) => say("at ", Some(time.to_string())),
        EntryTime::Length(length) => say("", Some(length.to_string())),
    }
    say("", Some(format!("‹{}›", entry.title)));
    let list = |list: &[String]| (!list.is_empty()).then(|| list.join(","));
    let tags = &entry.tags;
    say("area=", tags.area.clone());
    say("for=", tags.engagement.clone());
    say("value=", list(&tags.values));
    say("agenda=", tags.agenda.map(|agenda| agenda.to_string()));
    say("demand=", tags.demand.map(|demand| demand.to_string()));
    say("fixed", tags.fixed.then(String::new));
    say("milestone", tags.milestone.then(String::new));
    say("with=", list(&tags.with));
    say("due=", tags.due.map(|due| due.to_string()));
    say("promise=", tags.promise.clone());
    say("estimate=", tags.estimate.map(|length| length.to_string()));
    say("allow=", list(&tags.allow));
    say("value-=", list(&entry.away.values));
    say("with-=", list(&entry.away.with));
    say("allow-=", list(&entry.away.allow));
    parts.join(" ")
}

/// Returns the vocabulary of a life whose days start at this time.
fn starting(day_start: Time) -> Vocabulary {
    let mut profile = profile();
    profile.day.start = day_start;
    Vocabulary::new(&profile, &Ledger::default())
}

fn at(text: &str) -> Time {
    text.parse().unwrap()
}
