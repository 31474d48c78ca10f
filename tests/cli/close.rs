//! `close`: what nobody marked, and what becomes of it.

use super::support::Planner;

fn planner() -> Planner {
    let mut planner = Planner::new();
    planner.at("2026-11-18T08:00");
    planner.add("9-10 Call");
    planner.add("10-12 Pages");
    planner.add("12-13 Lunch");
    planner.at("2026-11-18T10:00");
    planner.done(&["start", "pages"]);
    planner.at("2026-11-18T10:30");
    planner.done(&["stop"]);
    planner.at("2026-11-18T20:00");
    planner
}

#[test]
fn it_lists_and_does_nothing_until_it_is_told_to() {
    let mut planner = planner();
    let before = planner.today();
    let said = planner.done(&["close"]);
    let lines: Vec<&str> = said.lines().map(|line| line.split_once("  ").unwrap_or(("", line)).1).collect();
    assert_eq!(
        lines,
        [
            "Wed 18 Nov   9:00–10:00  Call   done as planned",
            "Wed 18 Nov  10:00–12:00  Pages  30m done, rest to tomorrow, 10:00–11:30",
            "Wed 18 Nov  12:00–13:00  Lunch  done as planned",
            "",
            "To do this: aplomb close --yes",
        ]
    );
    assert_eq!(planner.today(), before);
    let json = planner.json(&["close", "--json"]);
    let ways: Vec<_> = json.as_array().unwrap().iter().map(|one| (&one["way"], &one["to"])).collect();
    assert_eq!(
        serde_json::json!(ways),
        serde_json::json!([["done", null], ["moved", "2026-11-19"], ["done", null]])
    );
    assert_eq!(json[1]["plan"], "10:00-12:00");
    assert!(planner.done(&["day"]).starts_with("3 blocks are not marked. Run aplomb close.\n"));
    let said = planner.done(&["close", "--yes"]);
    assert!(said.ends_with("\nWed 18 Nov closed: 2 done, 1 moved.\n"), "{said}");
    assert_eq!(planner.done(&["close"]), "There is nothing to close: every past block is marked.\n");
    // One undo takes all of it back.
    planner.done(&["undo"]);
    assert_eq!(planner.today(), before);
    planner.at("2026-11-20T09:00");
    let said = planner.done(&["close", "--yes"]);
    assert!(said.ends_with("\nNothing changed: all of them stay on their days.\n"), "{said}");
    assert!(planner.done(&["close"]).contains("aplomb close DATE --yes"));
    let said = planner.done(&["close", "2026-11-18", "--yes"]);
    assert!(said.ends_with("\nWed 18 Nov closed: 2 done, 1 moved.\n"), "{said}");
}

#[test]
fn a_day_to_come_is_refused_and_a_broken_file_is_named() {
    let planner = planner();
    let said = planner.refused(&["close", "tomorrow"]);
    assert_eq!(said, "aplomb: That day is still to come. There is nothing to close yet.\n");
    planner.write("days/2026/2026-11-17.toml", "block = 3\n");
    let said = planner.run(&["close"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("Call") && said.err.contains("days/2026/2026-11-17.toml:1:"), "{said:?}");
}

#[test]
fn a_forgotten_timer_is_closed_with_its_plan_however_long_ago_it_began() {
    for (now, arguments) in [
        ("2026-11-18T21:45", &["close", "--yes"][..]),
        ("2026-11-23T09:00", &["close", "2026-11-18", "--yes"]),
    ] {
        let mut planner = Planner::new();
        planner.at("2026-11-18T10:00").done(&["add", "10:30-11 Stand-up"]);
        planner.at("2026-11-18T10:40").done(&["start", "stand-up"]);
        let said = planner.at(now).done(arguments);
        assert!(said.contains("Stand-up  done, end not known: counted to 11:00"), "{now}: {said}");
        let file = planner.file("days/2026/2026-11-18.toml");
        assert!(
            file.contains("actual = [\"10:40-11:00\"]\n") && file.contains("status = \"done\""),
            "{file}"
        );
    }
    // Left alone nothing is guessed.
    let mut planner = Planner::new();
    planner.at("2026-11-18T10:00").done(&["add", "10:30-11 Stand-up"]);
    planner.at("2026-11-18T10:40").done(&["start", "stand-up"]);
    let listed = planner.at("2026-11-23T09:00").done(&["close"]);
    assert!(listed.contains("Stand-up  stays on its day"), "{listed}");
    assert!(planner.file("days/2026/2026-11-18.toml").contains("[\"10:40-\"]"));
}

#[test]
fn sleep_that_is_still_to_come_does_not_put_off_the_evening() {
    let mut planner = Planner::new();
    planner.at("2026-11-18T09:00").done(&["add", "10-11 Pages"]);
    planner.done(&["add", "22:30-30:30 Sleep @sleep"]);
    planner.done(&["add", "today Bins"]);
    let said = planner.at("2026-11-18T21:45").done(&["day"]);
    assert!(said.starts_with("2 blocks are not marked. Run aplomb close."), "{said}");
    let said = planner.at("2026-11-18T23:00").done(&["day"]);
    assert!(said.starts_with("2 blocks are not marked."), "{said}");
}
