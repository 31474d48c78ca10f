//! Tests of the edits: what each of them changes, and that it can be undone.

mod blocks;
mod defined;
mod properties;
mod routines;
mod running;
mod seasons;
mod templates;
mod timers;
mod weeks;

use chrono::{DateTime, NaiveDate};

use super::*;
use crate::domain::Stretch;
use crate::domain::date::{Week, parse_iso, plus};
use crate::domain::id::IdSource;
use crate::domain::routine::Routine;
use crate::domain::time::Time;
use crate::domain::week::WeekRecord;

/// Wednesday, week 47.
const TODAY: &str = "2026-11-18";

fn date(text: &str) -> NaiveDate {
    parse_iso(text).unwrap()
}

fn span(text: &str) -> Span {
    text.parse().unwrap()
}

fn zone(name: &str) -> Zone {
    name.parse().unwrap()
}

/// Returns the context at a time in Lisbon. In November its clocks show UTC.
fn at(now: &str) -> Ctx {
    Ctx::at(zone("Europe/Lisbon"), now)
}

fn noon() -> Ctx {
    at("2026-11-18T12:00")
}

fn block(id: &str, title: &str, plan: &str) -> Block {
    Block { id: id.into(), title: title.into(), plan: plan.parse().ok(), ..Block::default() }
}

/// Returns a life with two weeks around today, where only today has a file, and a few blocks today and tomorrow.
fn life() -> Life {
    let mut life = Life::default();
    for day in date("2026-11-09").iter_days().take(14) {
        life.days.insert(day, Day::empty(day));
    }
    life.weeks.insert(Week::of(date(TODAY)), WeekRecord::default());
    life.routines.push(Routine {
        id: "run".into(),
        title: "Run".into(),
        plan: Some(span("18:00-18:45")),
        ..Routine::default()
    });
    let today = life.days.get_mut(&date(TODAY)).unwrap();
    today.has_file = true;
    today.blocks = vec![
        block("bday1", "Birthday", ""),
        block("morn1", "Pricing page", "09:00-10:30"),
        Block { actual: vec!["11:00-11:30".parse().unwrap()], ..block("begn1", "Reviews", "11:00-12:30") },
        block("aftr1", "Logo", "14:00-15:00"),
    ];
    life.days.get_mut(&date("2026-11-19")).unwrap().blocks = vec![block("thur1", "Tickets", "09:00-12:00")];
    life.inbox.push(block("t4", "Call the accountant", ""));
    life
}

/// Returns a block of a day as a target.
fn target(life: &Life, day: &str, id: &str) -> Target {
    Target::new(date(day), life.days[&date(day)].block(id).unwrap().clone())
}

/// Returns the usual block of the routine on a day.
fn ghost(life: &Life, day: &str) -> Target {
    Target::new(date(day), Block { id: "ghst1".into(), ..life.routines[0].block() })
}

/// Applies an edit and checks that its inverse restores the life. Returns the life after the edit, and the label.
#[track_caller]
fn after(life: &Life, edit: Result<Edit, Refused>) -> (Life, String) {
    let edit = edit.unwrap();
    let (label, mut changed) = (edit.label.clone(), life.clone());
    let inverse = changed.apply(edit).unwrap();
    let result = changed.clone();
    changed.apply(inverse).unwrap();
    assert_eq!(changed, *life, "the inverse of: {label}");
    (result, label)
}

#[track_caller]
fn refusal(edit: Result<Edit, Refused>) -> String {
    edit.unwrap_err().to_string()
}

fn get<'a>(life: &'a Life, day: &str, id: &str) -> &'a Block {
    life.days[&date(day)].block(id).unwrap()
}

/// Returns the only block of a day with that title.
fn titled<'a>(life: &'a Life, day: &str, title: &str) -> &'a Block {
    let mut found = life.days[&date(day)].blocks.iter().filter(|block| block.title == title);
    let block = found.next().unwrap();
    assert_eq!(found.next(), None);
    block
}
