//! `routine`: routines without an editor.

use super::support::Planner;

/// Runs a command, and returns what it printed. It must not fail.
fn routine(planner: &Planner, arguments: &[&str]) -> String {
    planner.done(&[&["routine"], arguments].concat())
}

#[test]
fn a_week_of_routines_is_made_without_an_editor() {
    let planner = Planner::new();
    assert_eq!(
        routine(&planner, &[]),
        "No routines yet. Add one: aplomb routine add 'mon wed 7:00-7:45 Run'\n"
    );
    for (line, said) in [
        (
            "mon wed 7:00-7:45 Run @self-care #family every:2 from:2026-11-30",
            "run  Run: routine added, every 2 weeks on Monday and Wednesday, 7:00 to 7:45, from Monday 30 November.\n       \
             self-care · Family\n",
        ),
        ("3 tue 19-21 Club", "club  Club: routine added, on the 3rd Tuesday of the month, 19:00 to 21:00.\n"),
        (
            "last fri 18-19 Beer",
            "beer  Beer: routine added, on the last Friday of the month, 18:00 to 19:00.\n",
        ),
        (
            "31 Rent once:yes",
            "rent  Rent: routine added, on the 31st of the month, no second one while the last is not marked.\n",
        ),
        ("05-14 Mum's birthday", "mum-s-birthday  Mum's birthday: routine added, every year on 14 May.\n"),
        ("weekdays 12-13 Run", "run-2  Run: routine added, on weekdays, 12:00 to 13:00.\n"),
    ] {
        assert_eq!(routine(&planner, &["add", line]).replace("Self-care", "self-care"), said, "{line}");
    }
    let list = routine(&planner, &["list"]);
    assert_eq!(list.lines().count(), 6, "{list}");
    assert!(list.contains("beer            on the last Friday of the month, 18:00 to 19:00"), "{list}");
    assert!(
        planner
            .file("routines.toml")
            .contains("monthly = \"3 tue\"\nplan = \"19:00-21:00\"\nfrom = 2026-11-18\n")
    );
    let friday = planner.done(&["day", "2026-11-27"]);
    assert!(
        friday.contains("Beer") && friday.contains("12:00–13:00") && !friday.contains("Club"),
        "{friday}"
    );
    assert_eq!(planner.run(&["check", "--strict"]).out, "No problems.\n");
    // Each is one undo.
    planner.done(&["undo"]);
    assert_eq!(routine(&planner, &[]).lines().count(), 5);
}

#[test]
fn a_routine_is_changed_from_a_day_on_skipped_and_ended() {
    let planner = Planner::with(&[(
        "routines.toml",
        "schema = 1\n\n[[routine]]\nid = \"run\"\ntitle = \"Run\"\ndays = [\"mon\", \"wed\"] # the river\nplan = \"07:00-07:45\"\n\
         skip = [\n  2026-11-11, # in Porto\n  2026-12-02, # the dentist\n]\n",
    )]);
    let has = |day: &str, text: &str| planner.done(&["day", day]).contains(text);
    assert_eq!(routine(&planner, &["skip", "run", "2026-11-23"]), "Run left out on Monday 23 November.\n");
    assert!(
        planner
            .file("routines.toml")
            .contains("  2026-11-11, # in Porto\n  2026-11-23,\n  2026-12-02, # the dentist\n")
    );
    planner.done(&["undo"]);
    let said = routine(&planner, &["edit", "--from", "2026-11-25", "run", "8:00", "Jog"]);
    assert_eq!(
        said,
        "jog  Jog: routine changed, every Monday and Wednesday, 8:00 to 8:45, \
         from Wednesday 25 November.\n"
    );
    assert!(has("2026-11-23", "7:00–7:45") && has("2026-11-25", "8:00–8:45") && !has("2026-12-02", "Jog"));
    let file = planner.file("routines.toml");
    assert!(file.contains("# the river") && file.contains("# in Porto"), "{file}");
    assert_eq!(planner.run(&["check", "--strict"]).out, "No problems.\n");
    // The earlier part is untouched by what is done with the later one.
    assert_eq!(routine(&planner, &["end", "jog", "2026-12-31"]), "Jog ends on Thursday 31 December.\n");
}

#[test]
fn what_is_no_routine_is_refused() {
    let planner = Planner::with(&[(
        "routines.toml",
        "schema = 1\n[[routine]]\nid = \"run\"\ntitle = \"Run\"\ndays = [\"mon\"]\n",
    )]);
    for (arguments, sentence) in [
        (
            vec!["add", "7-8 Swim"],
            "Write first when it repeats: mon wed, weekdays, daily, 3 tue, last fri, 31 or 05-14",
        ),
        (vec!["add", "mon 7-8 Swim evry:2"], "No key 'evry:'; did you mean every:2?"),
        (vec!["edit", "rum", "8:00"], "No routine has the id 'rum'. Did you mean run?"),
        (
            vec!["skip", "run", "2026-11-24"],
            "Run has no block on Tuesday 24 November. It comes every Monday.",
        ),
        (vec!["edit", "run", "every:2 until:2020-01-01"], ""),
    ] {
        let said = planner.run(&[&["routine"][..], &arguments].concat());
        assert_eq!(said.code, 1, "{arguments:?}");
        assert!(said.err.contains(sentence), "{arguments:?}: {}", said.err);
    }
    // Deleted where nothing was done.
    assert_eq!(routine(&planner, &["rm", "run"]), "Run: routine deleted.\n");
    planner.done(&["undo"]);
    planner.write(
        "days/2026/2026-11-16.toml",
        "[[block]]\nid = \"a1111\"\ntitle = \"Run\"\nroutine = \"run\"\nstatus = \"done\"\n",
    );
    assert_eq!(routine(&planner, &["rm", "run"]), "Run ends on Tuesday 17 November.\n");
}

#[test]
fn the_ideal_week_is_compared_laid_out_and_taken_from_a_week() {
    let planner = Planner::new();
    let said = planner.refused(&["routine", "lay-out"]);
    assert!(said.contains("There is no ideal week yet: you have no routines."), "{said}");
    for day in ["2026-11-09", "2026-11-11"] {
        planner.done(&["log", &format!("{day} 9-12 Pages @work #craft")]);
    }
    planner.done(&["log", "2026-11-12 18-19 Swim @self-care"]);
    planner.done(&["add", "fri 10-11 Swim @self-care"]);
    assert_eq!(routine(&planner, &["from-week"]), "2 routines made of week 46.\n");
    let list = routine(&planner, &[]);
    assert!(list.contains("pages  every Monday and Wednesday, 9:00 to 12:00"), "{list}");
    assert!(list.contains("swim   every Thursday, 18:00 to 19:00"), "{list}");
    let again = planner.refused(&["routine", "from-week", "last"]);
    assert!(again.contains("Week 46 has no blocks that are not in your routines."), "{again}");
    assert_eq!(
        routine(&planner, &["ideal"]),
        "Your routines plan 7h a week. Last week you did 7h.\n\
         AREAS      IDEAL  DONE\n\
         Work          6h    6h  as planned\n\
         Self-care     1h    1h  as planned\n\
         VALUES     IDEAL  DONE\n\
         Craft         6h    6h  as planned\n"
    );
    let said = routine(&planner, &["lay-out", "next"]);
    assert_eq!(said, "Ideal week laid out in week 48: 3 blocks on 3 days.\n");
    assert!(planner.file("days/2026/2026-11-26.toml").contains("routine = \"swim\""));
    let again = planner.refused(&["routine", "lay-out", "next"]);
    assert!(again.contains("All of the ideal week is planned already in week 48."), "{again}");
    let past = planner.refused(&["routine", "lay-out", "last"]);
    assert!(past.contains("Week 46 is over."), "{past}");
    planner.done(&["undo"]);
    assert_eq!(routine(&planner, &["lay-out", "next"]), said, "undo brought all of it back");
    assert_eq!(planner.done(&["check", "--strict"]), "No problems.\n");
}
