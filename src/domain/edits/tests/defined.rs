//! Tests of edits of `life.toml`.

use super::*;
use crate::domain::profile::{Area, Boundary, Forbidden, LifeKind, LifeRecord, Value};
use crate::domain::season::Intent;
use crate::domain::{Edit, Minutes, Season, Side, Weekdays};

fn value(id: &str, weekly: u32) -> Value {
    Value { id: id.into(), name: id.into(), weekly: Some(Minutes(weekly)), ..Value::default() }
}

fn dinner() -> Boundary {
    Boundary {
        id: "dinner".into(),
        name: "Dinner".into(),
        days: ["daily"].iter().filter_map(|name| Weekdays::name(name)).collect(),
        window: span("18:00-20:00"),
        no: vec![Forbidden::Area("work".into())],
        weight: None,
        told: vec!["Ada".into()],
        from: Some(date("2026-10-05")),
        until: None,
        archived: false,
        was: Vec::new(),
        source: Default::default(),
    }
}

/// Returns a life that began in October, with a value, a boundary and the five weeks after today.
fn defined() -> Life {
    let mut life = Life { first_day: Some(date("2026-10-01")), ..Life::default() };
    for day in date(TODAY).iter_days().take(40) {
        life.days.insert(day, Day::empty(day));
    }
    life.profile.values.push(value("craft", 600));
    life.profile.boundaries.push(dinner());
    life
}

fn replaced(life: &Life, after: LifeRecord) -> Edit {
    record_replace(life, &noon(), after, "changed").unwrap()
}

fn craft(change: impl FnOnce(&mut Value)) -> LifeRecord {
    let mut value = value("craft", 600);
    change(&mut value);
    LifeRecord::Value(value)
}

#[test]
fn a_new_record_begins_today_and_its_id_is_made_of_its_name() {
    let mut life = defined();
    for (name, id) in [("Família", "familia"), ("Craft", ""), (" Craft & play ", "craft-play")] {
        let edit =
            record_add(&life, &noon(), LifeRecord::Value(Value { name: name.into(), ..Value::default() }));
        if id.is_empty() {
            assert!(matches!(edit, Err(Refused::Because(said)) if said == "Another value is named craft."));
            continue;
        }
        life.apply(edit.unwrap()).unwrap();
        let made = life.profile.value(id).unwrap();
        assert_eq!((made.name.as_str(), made.from), (name.trim(), Some(date(TODAY))));
    }
}

#[test]
fn an_archived_record_ends_today_and_is_brought_back_as_it_was() {
    let mut life = defined();
    let before = life.clone();
    life.apply(record_archive(&life, &noon(), LifeKind::Value, "craft").unwrap()).unwrap();
    let archived = life.profile.value("craft").unwrap();
    assert_eq!((archived.archived, archived.until), (true, Some(date(TODAY))));
    assert!(record_archive(&life, &noon(), LifeKind::Value, "craft").is_err());
    let back = record_reopen(&life, &noon(), LifeKind::Value, "craft").unwrap();
    life.apply(back).unwrap();
    assert_eq!(life.profile, before.profile);
}

#[test]
fn what_is_new_and_unused_is_deleted_and_all_else_is_archived() {
    let mut life = defined();
    let new = Value { name: "Music".into(), ..Value::default() };
    life.apply(record_add(&life, &noon(), LifeRecord::Value(new)).unwrap()).unwrap();
    let label = |life: &Life, id: &str| record_drop(life, &noon(), LifeKind::Value, id).unwrap().label;
    assert_eq!(
        (label(&life, "music"), label(&life, "craft")),
        ("Music deleted".into(), "craft archived".into())
    );
    let song = Block { values: vec!["music".into()], ..block("k3f9x", "Song", "09:00-10:00") };
    life.days.get_mut(&date(TODAY)).unwrap().blocks.push(song);
    assert_eq!(label(&life, "music"), "Music archived", "a block names it");
}

#[test]
fn a_boundary_with_new_hours_keeps_the_old_ones_for_the_past() {
    let mut life = defined();
    let late = Block { allow: vec!["dinner".into()], ..block("k3f9x", "Late", "18:30-19:00") };
    life.days.get_mut(&date("2026-11-20")).unwrap().blocks.push(late);
    let before = life.clone();
    let edit = replaced(&life, LifeRecord::Boundary(Boundary { window: span("19:00-20:00"), ..dinner() }));
    assert_eq!(scores_since(&life, &noon(), &edit), None);
    let inverse = life.apply(edit).unwrap();
    let said: Vec<_> =
        life.profile.boundaries.iter().map(|one| (one.id.as_str(), one.from, one.until)).collect();
    let today = date(TODAY);
    assert_eq!(
        said,
        [("dinner", Some(date("2026-10-05")), Some(plus(today, -1))), ("dinner-2", Some(today), None)]
    );
    for day in date("2026-10-05").iter_days().take(90) {
        assert_eq!(life.profile.boundaries.iter().filter(|one| one.holds_on(day)).count(), 1, "{day}");
    }
    assert_eq!(life.days[&date("2026-11-20")].blocks[0].allow, ["dinner", "dinner-2"]);
    life.apply(inverse).unwrap();
    assert_eq!(life, before);
    let told = replaced(&life, LifeRecord::Boundary(Boundary { told: vec!["Ines".into()], ..dinner() }));
    assert_eq!(told.changes.len(), 1, "who knows about it changes no score");
}

#[test]
fn a_change_says_from_which_day_on_scores_change() {
    let mut life = defined();
    let since = |life: &Life, after: LifeRecord| scores_since(life, &noon(), &replaced(life, after));
    let first = Some(date("2026-10-01"));
    assert_eq!(since(&life, craft(|value| value.weekly = Some(Minutes(60)))), first);
    assert_eq!(since(&life, craft(|value| value.name = "Work".into())), None);
    assert_eq!(since(&life, craft(|value| value.from = Some(date("2026-10-20")))), first);
    assert_eq!(since(&life, craft(|value| value.until = Some(date(TODAY)))), None);
    let weight = LifeRecord::Boundary(Boundary { weight: Some(2.0), ..dinner() });
    assert_eq!(since(&life, weight), Some(date("2026-10-05")));
    let side = LifeRecord::Area(Area {
        id: "commute".into(),
        name: "Commute".into(),
        side: Some(Side::Work),
        ..Area::default()
    });
    assert_eq!(since(&life, side), first);
    let own = Intent { weekly: Some(Minutes(120)), ..Intent::default() };
    let mut season = Season { end: date("2026-11-01"), ..first_season(&life, date("2026-10-01")) };
    season.intent.insert("craft".into(), own);
    life.seasons.push(season);
    assert_eq!(since(&life, craft(|value| value.weekly = Some(Minutes(60)))), Some(date("2026-11-02")));
    assert_eq!(since(&life, craft(|value| value.weight = Some(3.0))), first, "the season sets no weight");
    life.seasons[0].end = date("2026-12-31");
    assert_eq!(since(&life, craft(|value| value.weekly = Some(Minutes(60)))), None);
    let wake = profile_change(&life, "woken", |profile| profile.day.wake = span("06:00-22:00")).unwrap();
    assert_eq!(scores_since(&life, &noon(), &wake), first);
}

#[test]
fn an_area_that_aplomb_brings_is_changed_by_an_entry_of_its_own() {
    let mut life = defined();
    let mut care = record(&life, LifeKind::Area, "care").unwrap();
    care.set_name("Caring".into());
    life.apply(replaced(&life, care)).unwrap();
    assert_eq!(life.profile.own_areas.len(), 1);
    let care = record(&life, LifeKind::Area, "care").unwrap();
    assert_eq!(care.name(), "Caring");
    let loops = |parent: &str| {
        let LifeRecord::Area(area) = record(&life, LifeKind::Area, "self-care").unwrap() else { panic!() };
        let area = Area { parent: Some(parent.into()), ..area };
        record_replace(&life, &noon(), LifeRecord::Area(area), "").unwrap_err().to_string()
    };
    assert_eq!(loops("downtime"), "Self-care can't be part of Downtime.");
    assert_eq!(loops("self-care"), "Self-care can't be part of Self-care.");
}
