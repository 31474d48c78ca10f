//! The log of what was done on the screens: each step is an entry, and the next run takes it back.

use std::collections::BTreeMap;

use aplomb::domain::Block;
use chrono::NaiveDate;

use super::files::Files;
use super::harness::App;
use super::lives::{LIFE, NOW};

const TODAY: &str = "days/2026/2026-11-18.toml";
/// Steps on Day. One moves a block to another file.
const STEPS: [&str; 5] = ["jjj<2s>J", "<2s>J", "<2s>f", "L", "c"];

/// Makes the steps. Returns the files before each, and at the end.
fn versions(app: &mut App) -> Vec<Files> {
    let mut all = vec![app.files()];
    for keys in STEPS {
        app.press(keys);
        all.push(app.files());
    }
    all
}

/// Takes everything back in the next run, and compares the files after each step.
fn assert_taken_back(app: App, versions: &[Files]) {
    let mut app = app.open_again(NOW);
    assert_eq!(&app.files(), versions.last().unwrap());
    for (count, version) in versions.iter().rev().skip(1).enumerate() {
        app.press("u");
        assert_eq!(&app.files(), version, "{} steps back: {}", count + 1, app.said());
    }
    app.press("u");
    assert_eq!(app.said(), "Nothing to undo.");
    for version in &versions[1..] {
        app.press("U");
        assert_eq!(&app.files(), version, "{}", app.said());
    }
}

#[test]
fn the_next_run_takes_back_one_step_after_another() {
    let mut app = App::open(LIFE, NOW);
    let all = versions(&mut app);
    assert_eq!(app.log().len(), STEPS.len(), "{:?}", app.log());
    assert_taken_back(app, &all);
}

/// Returns the days that have blocks.
fn days(app: &App) -> BTreeMap<NaiveDate, Vec<Block>> {
    let days = app.model.life.days.values().filter(|day| !day.blocks.is_empty());
    days.map(|day| (day.date, day.blocks.clone())).collect()
}

#[test]
fn steps_that_are_saved_together_are_an_entry_each() {
    let mut fast = App::open(LIFE, NOW);
    let start = fast.files();
    let mut all = vec![days(&fast)];
    for keys in STEPS {
        fast.press(keys);
        all.push(days(&fast));
    }
    let mut app = App::open(LIFE, NOW);
    app.is_slow = true;
    for keys in STEPS {
        app.press(keys);
    }
    let mut saves = 0;
    while app.deliver_one() {
        saves += 1;
    }
    assert_eq!(saves, 2, "the first step, and all others");
    assert_eq!(app.log(), fast.log());
    let mut app = app.open_again(NOW);
    for version in all.iter().rev().skip(1) {
        app.press("u");
        assert_eq!(&days(&app), version, "{}", app.said());
    }
    assert_eq!(app.files(), start);
    for version in &all[1..] {
        app.press("U");
        assert_eq!(&days(&app), version, "{}", app.said());
    }
}

#[test]
fn an_edit_waits_for_the_save_of_its_own_files() {
    let keys = "jjj<2s>J<2s>f<2s>DiDinners<Enter><2s>c";
    let mut fast = App::open(LIFE, NOW);
    fast.press(keys);
    let mut app = App::open(LIFE, NOW);
    app.is_slow = true;
    app.press(keys);
    let mut counts = Vec::new();
    while app.deliver_one() {
        counts.push(app.log().len());
    }
    assert_eq!(counts, [1, 3, 4], "the first step, the others of the day, the week's goal");
    let (mut all, mut logged) = (fast.log(), app.log());
    all.sort_unstable();
    logged.sort_unstable();
    assert_eq!(logged, all);
}

#[test]
fn quick_presses_are_one_step_in_the_next_run_too() {
    let mut app = App::open(LIFE, NOW);
    let before = app.files();
    app.is_slow = true;
    app.press("jjj").press(&"J".repeat(9));
    app.deliver();
    assert_eq!(app.log().len(), 2, "one for each save: {:?}", app.log());
    app.is_slow = false;
    let after = app.files();
    assert_taken_back(app, &[before, after]);
}

#[test]
fn a_save_that_failed_is_logged_once_it_is_made() {
    let mut app = App::open(LIFE, NOW);
    let before = app.files();
    app.press("jjj");
    app.write(TODAY, "[[block\n");
    app.press("J<2s>f");
    assert!(app.log().is_empty(), "{:?}", app.log());
    app.write(TODAY, &before[TODAY]);
    app.press("c");
    let said = app.log();
    assert_eq!(said.len(), 3, "{said:?}");
    app.assert_saved();
    let mut app = app.open_again(NOW);
    app.press("uuu");
    assert_eq!(app.files(), before, "{}", app.said());
}

#[test]
fn what_a_run_took_back_itself_is_not_taken_back_again() {
    let mut app = App::open(LIFE, NOW);
    app.press("jjjJ<2s>f");
    let kept = app.files();
    app.press("cuuU");
    assert_eq!(app.log().len(), 6, "{:?}", app.log());
    let mut app = app.open_again(NOW);
    assert_eq!(app.files(), kept);
    app.press("U");
    assert!(app.files()[TODAY].contains("skipped"), "{}", app.said());
    app.press("uu");
    assert!(!app.files()[TODAY].contains("fixed = true\n\n[[block]]\nid = \"c0des\""), "{}", app.said());
    app.press("uu");
    assert_eq!(app.said(), "Nothing to undo.");
}

#[test]
fn redo_makes_the_steps_of_earlier_runs_again_before_those_of_this_one() {
    let mut app = App::open(LIFE, NOW);
    let mut all = vec![app.files()];
    app.press("jjjJ");
    all.push(app.files());
    let mut app = app.open_again(NOW);
    app.press("jjjJ");
    all.push(app.files());
    app.press("uu");
    assert_eq!(app.files(), all[0], "{}", app.said());
    for version in &all[1..] {
        app.press("U");
        assert_eq!(&app.files(), version, "{}", app.said());
    }
    app.press("U");
    assert_eq!(app.said(), "Nothing to redo.");
}
