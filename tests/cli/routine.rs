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
    assert_eq!(routine(&planner, &["rm", "run"]), "Run deleted from Wednesday 18 November on.\n");
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
    assert_eq!(routine(&planner, &["from-week"]), "2 routines made from week 46.\n");
    let list = routine(&planner, &[]);
    assert!(list.contains("pages  every Monday and Wednesday, 9:00 to 12:00"), "{list}");
    assert!(list.contains("swim   every Thursday, 18:00 to 19:00"), "{list}");
    let again = planner.refused(&["routine", "from-week", "last"]);
    assert!(again.contains("Week 46 has no blocks that are not in your routines."), "{again}");
    assert_eq!(
        routine(&planner, &["ideal"]),
        "Your routines plan 7h a week, without sleep. Last week you did 7h.\n\
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

/// Returns the titles of a day, each with its mark.
fn titles(planner: &Planner) -> Vec<String> {
    let day = planner.done(&["day"]);
    let rows = day.lines().skip(3).take_while(|line| !line.is_empty() && !line.starts_with("today so far"));
    rows.map(|line| line.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn what_comes_once_stands_on_today_until_it_is_marked_touched_or_not() {
    for touch in [&["move", "medicine", "fri"][..], &["note", "medicine", "two"], &["routine", "lay-out"]] {
        let mut planner = Planner::new();
        planner.at("2026-11-16T08:00").done(&["routine", "add", "mon Medicine once:yes"]);
        planner.done(touch);
        for now in ["2026-11-21T09:00", "2026-11-24T22:00", "2026-11-29T09:00"] {
            planner.at(now);
            assert_eq!(titles(&planner), ["· Medicine"], "{touch:?} at {now}");
            let close = planner.done(&["close"]);
            assert!(!close.contains("Medicine"), "{touch:?} at {now}: {close}");
        }
        planner.at("2026-11-21T09:00").done(&["done", "medicine"]);
        assert_eq!(titles(&planner), Vec::<String>::new(), "{touch:?}");
        assert!(planner.done(&["day", "mon"]).contains("Medicine"), "the next one comes on its day");
    }
}

#[test]
fn closing_asks_about_a_visit_after_its_last_day_and_about_routines_without_a_file() {
    let mut planner = Planner::new();
    planner.at("2026-11-16T08:00").done(&["add", "wednesday Mum visits lasts:3"]);
    planner.done(&["add", "wed 9-10 Pages"]);
    for (now, asks) in [("2026-11-18T22:00", false), ("2026-11-19T22:00", false), ("2026-11-21T09:00", true)]
    {
        let close = planner.at(now).done(&["close"]);
        assert_eq!(close.contains("Mum visits"), asks, "{now}: {close}");
        assert!(close.contains("Pages"), "{now}: {close}");
    }
    let mut empty = Planner::with(&[("life.toml", "schema = 1\nzone = \"Europe/Lisbon\"\n")]);
    empty.at("2026-11-16T08:00").done(&["routine", "add", "mon wed 9-10 Pages"]);
    let close = empty.at("2026-11-18T20:00").done(&["close"]);
    assert_eq!(close.matches("Pages").count(), 2, "Monday's and today's: {close}");
}

#[test]
fn a_routine_with_blocks_on_coming_days_ends_and_says_what_stays() {
    let planner = Planner::new();
    routine(&planner, &["add", "mon wed fri 7:00-7:45 Run"]);
    routine(&planner, &["lay-out", "next"]);
    assert_eq!(routine(&planner, &["skip", "run", "2026-11-25"]), "Run left out on Wednesday 25 November.\n");
    assert!(!planner.done(&["day", "2026-11-25"]).contains("Run"), "the block of the day goes too");
    planner.done(&["undo"]);
    assert!(planner.done(&["day", "2026-11-25"]).contains("Run"));
    let said = routine(&planner, &["end", "run", "2026-11-24"]);
    assert_eq!(said, "Run ends on Tuesday 24 November (2 blocks planned after that stay).\n");
    planner.done(&["undo"]);
    let said = routine(&planner, &["rm", "run"]);
    assert_eq!(said, "Run deleted from Thursday 19 November on (3 blocks planned after that stay).\n");
    assert_eq!(planner.done(&["check", "--strict"]), "No problems.\n");
}

#[test]
fn a_time_is_no_day_of_the_year_and_an_empty_key_no_title() {
    let planner = Planner::new();
    routine(&planner, &["add", "weekdays 12-13 Lunch until:2026-12-18"]);
    let said = routine(&planner, &["edit", "lunch", "12-14"]);
    assert!(said.contains("on weekdays, 12:00 to 14:00"), "{said}");
    let said = planner.run(&["routine", "add", "12-13 Santa Lucia"]);
    assert!(said.out.contains("every year on 13 December"), "{}", said.out);
    let note = "note: 12-13 is 13 December here. For a time write mon 12:00-13:00.";
    assert!(said.err.contains(note), "{}", said.err);
    let said = planner.run(&["routine", "add", "12-24 Christmas Eve"]);
    assert!(said.err.is_empty(), "24 is no hour of an end: {}", said.err);
    let refused = planner.refused(&["routine", "edit", "lunch", "until:"]);
    assert!(refused.contains("until: is empty. Write until:2026-11-30, or none."), "{refused}");
    let said = routine(&planner, &["edit", "lunch", "until:none"]);
    assert!(!said.contains("until"), "{said}");
}

#[test]
fn a_change_from_a_day_on_keeps_the_step_of_every_second_week() {
    let planner = Planner::new();
    routine(&planner, &["add", "thu Bins every:2 from:2026-11-19"]);
    routine(&planner, &["edit", "--from", "2026-11-26", "bins", "tue every:2"]);
    let has = |date: &str| planner.done(&["day", date]).contains("Bins");
    let on: Vec<&str> = ["2026-11-19", "2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15"]
        .into_iter()
        .filter(|date| has(date))
        .collect();
    assert_eq!(on, ["2026-11-19", "2026-12-01", "2026-12-15"]);
}
