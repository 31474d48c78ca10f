//! A change of several files under faults of the disk, at every step.

use std::collections::BTreeMap;
use std::path::Path;

use crate::alignment::{Gathered, Terms};
use crate::domain::edits::{self, Target};
use crate::domain::file::OperationNote;
use crate::domain::{Ctx, Edit, Life, Place, Refused, Week, Zone};
use crate::planning::replan::{ReplanRequest, propose};
use crate::store::write::faults;
use crate::store::{StateFolder, Store, StoreError, unfinished};

const THURSDAY: &str =
    "schema = 1\n\n[[block]]\nid = \"c4111\"\ntitle = \"Dinner\"\nplan = \"19:00-20:00\"\n";
const WEDNESDAY: &str = "schema = 1\n# a day\n\n[[block]]\nid = \"b3111\"\ntitle = \"Call\"   # long\nplan = \"10:00-11:00\"\n\n[[block]]\nid = \"a2111\"\ntitle = \"Lunch\"\nplan = \"12:00-13:00\"\n\n[[block]]\nid = \"w5111\"\ntitle = \"Workshop\"\nplan = \"13:00-22:30\"\nfixed = true\n";
const SEASONS: &str = "schema = 1\n[[season]]\nid = \"launch\"\nname = \"Launch\"   # v1\nstart = 2026-10-05\nend = 2027-01-03\n";
const INBOX: &str = "schema = 1\n\n[[task]]\nid = \"t5111\"\ntitle = \"Taxes\"\nestimate = \"1h\"\n";

fn ctx() -> Ctx {
    Ctx::at(Zone::UTC, "2026-11-18T09:42")
}

fn date(day: u32) -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

/// Returns all data files with their texts.
fn files(root: &Path) -> Files {
    fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, found);
            } else if path.extension().is_some_and(|end| end == "toml") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                found.insert(name, std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(root, root, &mut found);
    found
}

fn home() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(root.path().join("days/2026")).unwrap();
    for (name, text) in [
        ("days/2026/2026-11-18.toml", WEDNESDAY),
        ("days/2026/2026-11-19.toml", THURSDAY),
        ("inbox.toml", INBOX),
        ("seasons.toml", SEASONS),
    ] {
        std::fs::write(root.path().join(name), text).unwrap();
    }
    root
}

/// Starts anew: takes back what was not finished, and loads.
fn start(root: &Path) -> (Store, Life) {
    let mut store = Store::open(root);
    store.take_back().unwrap();
    store.keep_log(&StateFolder::new(&root.join("state"), root));
    let mut life = store.load();
    store.load_days(&mut life, date(9), date(30));
    store.load_weeks(&mut life, Week::of(date(9)), Week::of(date(30)));
    (store, life)
}

fn target(life: &Life, id: &str) -> Target {
    let mut blocks = life.day(date(18)).unwrap().blocks.iter();
    Target::new(date(18), blocks.find(|block| block.id == id).unwrap().clone())
}

/// An edit, if the life allows it.
type Act = fn(&Life, &Ctx) -> Result<Edit, Refused>;

/// Edits of one file and more.
const EDITS: [(&str, Act); 6] = [
    ("a block moves to the next day", |life, ctx| {
        edits::move_to(life, ctx, &target(life, "b3111"), date(19), None)
    }),
    ("a task gets a day and a time", |life, ctx| {
        edits::place(life, ctx, "t5111", date(19), "09:00-10:00".parse().ok())
    }),
    ("a block moves to the inbox", |life, ctx| edits::to_inbox(life, ctx, &target(life, "a2111"))),
    ("the day is replanned", |life, ctx| {
        let mut week = Gathered::new(Terms::new(&life.profile, &life.seasons, ctx.zone), life.first_day);
        life.days.values().for_each(|day| {
            let day = week.terms().gather(day);
            week.insert(day);
        });
        let lost = ReplanRequest { gone: 180, ..ReplanRequest::from(ctx.minute()) };
        Ok(propose(life, ctx, &week, &lost)?.edit)
    }),
    ("a review skips and moves blocks", |life, ctx| {
        let week = Week::of(date(18));
        Ok(edits::together(vec![
            edits::skip(life, ctx, &target(life, "a2111"))?,
            edits::move_to(life, ctx, &target(life, "b3111"), date(25), None)?,
            edits::reviewed(life, ctx, week, Some(71.9), None)?,
            edits::intention(life, week.plus(1), Some("Two dinners".to_owned()))?,
        ]))
    }),
    ("a season is split", |life, _| edits::season_split(life, "launch", date(30), "")),
];

fn make(store: &mut Store, life: &mut Life, act: Act) -> Result<(), StoreError> {
    let edit = act(life, &ctx()).unwrap();
    let places: Vec<_> = edit.places().into_iter().collect();
    let note = OperationNote::of_edit(ctx().local(), edit.label.clone());
    life.apply(edit).unwrap();
    store.save_noted(life, &places, Some(note))
}

/// Carries out each edit once for every step of the disk, with a fault there: once, or from there on. Returns how many
/// faults there were. `then` gets the outcome, the directory, the program's state, and the files before and after.
fn sweep(mut then: impl FnMut(&str, Result<(), StoreError>, Running<'_>, &Files, &Files)) -> usize {
    let mut count = 0;
    for (what, act) in EDITS {
        let root = home();
        let old = files(root.path());
        let (mut store, mut life) = start(root.path());
        make(&mut store, &mut life, act).unwrap();
        let new = files(root.path());
        let changed = old.keys().chain(new.keys()).filter(|name| old.get(*name) != new.get(*name)).count();
        assert!(changed > 1 || what == "a season is split" && changed == 1, "{what}");
        for lasts in [false, true] {
            for step in 0.. {
                let root = home();
                let (mut store, mut life) = start(root.path());
                faults::set(Some((step, lasts)));
                let outcome = make(&mut store, &mut life, act);
                let is_over = faults::is_ahead();
                faults::set(None);
                if is_over {
                    assert!(outcome.is_ok() && files(root.path()) == new);
                    break;
                }
                count += 1;
                let running = Running { root: root.path(), store: &mut store, life: &mut life, act };
                then(&format!("{what}, step {step}, lasts: {lasts}"), outcome, running, &old, &new);
            }
        }
    }
    count
}

/// A program after the fault.
struct Running<'a> {
    root: &'a Path,
    store: &'a mut Store,
    life: &'a mut Life,
    act: Act,
}

type Files = BTreeMap<String, String>;

#[test]
fn after_a_fault_the_next_start_has_old_or_new_and_a_second_try_makes_one_copy() {
    let (mut kept, mut made) = (0, 0);
    let count = sweep(|place, outcome, Running { root, act, .. }, old, new| {
        let (mut store, mut life) = start(root);
        assert!(!root.join(unfinished::NAME).exists(), "{place}");
        if outcome.is_ok() {
            made += 1;
            assert_eq!(&files(root), new, "{place}");
        } else {
            kept += 1;
            assert_eq!(&files(root), old, "{place}: an error changes nothing");
            make(&mut store, &mut life, act).unwrap();
            assert_eq!(&files(root), new, "{place}: one copy after trying again");
            store.step(false, ctx().local()).unwrap();
            assert_eq!(&files(root), old, "{place}: undo brings the bytes back");
        }
    });
    assert!(kept + made == count && count > 200, "{count} faults, {kept} old, {made} new");
}

#[test]
fn the_same_program_saves_again_what_a_fault_kept_from_the_disk() {
    sweep(|place, outcome, Running { root, store, life, .. }, old, new| {
        if outcome.is_err() {
            let names = old.keys().chain(new.keys().filter(|name| !old.contains_key(*name)));
            let places: Vec<Place> = names.map(|name| name.parse().unwrap()).collect();
            store.save(life, &places).unwrap();
        }
        assert_eq!(&files(root), new, "{place}");
    });
}

#[test]
fn what_others_wrote_meanwhile_outlives_the_change_that_is_taken_back() {
    let root = home();
    let (mut store, mut life) = start(root.path());
    // The intent and the first file are written. Then the disk fails for good.
    let (_, act) = EDITS[0];
    for step in 0.. {
        faults::set(Some((step, true)));
        let outcome = make(&mut store, &mut life, act);
        faults::set(None);
        assert!(outcome.is_err());
        if files(root.path())["days/2026/2026-11-19.toml"].contains("Call") {
            break;
        }
        (store, life) = start(root.path());
    }
    let path = root.path().join("days/2026/2026-11-19.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("\"Dinner\"", "\"Dinner with Mum\"")).unwrap();
    let _ = start(root.path());
    let now = files(root.path());
    assert!(
        now["days/2026/2026-11-18.toml"].contains("Call")
            && !now["days/2026/2026-11-19.toml"].contains("Call")
    );
    assert!(now["days/2026/2026-11-19.toml"].contains("Dinner with Mum"));
}

#[test]
fn a_new_directory_is_made_whole_or_completed_the_next_time() {
    let whole = tempfile::tempdir().unwrap();
    Store::open(whole.path()).init().unwrap();
    for lasts in [false, true] {
        for step in 0.. {
            let root = tempfile::tempdir().unwrap();
            faults::set(Some((step, lasts)));
            let outcome = Store::open(root.path()).init();
            faults::set(None);
            if outcome.is_ok() {
                assert!(step >= files(whole.path()).len() * 4, "only {step} faults");
                break;
            }
            if !lasts {
                assert_eq!(files(root.path()), Files::new(), "step {step}: an error changes nothing");
            }
            Store::open(root.path()).init().unwrap();
            assert_eq!(files(root.path()), files(whole.path()), "step {step}, lasts: {lasts}");
            assert!(Store::open(root.path()).init().is_err());
        }
    }
}
