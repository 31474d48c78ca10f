//! `replan`.

use serde_json::json;

use super::support::Planner;

const LIFE: &str = r#"schema = 1
zone = "Europe/Lisbon"
value = [
    { id = "craft", name = "Craft", weight = 3, weekly = "12h" },
    { id = "health", name = "Health", weight = 2, weekly = "4h" },
]
engagement = [{ id = "acme", name = "Acme", area = "work", most = "3h" }]
"#;

const TODAY: &str = r#"schema = 1
date = 2026-11-18

[[block]]
id = "r0n00"
title = "Run"
plan = "07:00-08:00"
area = "self-care"

[[block]]
id = "c0des"
title = "Code reviews"
plan = "11:00-12:30"
area = "work"
engagement = "acme"

[[block]]
id = "wa1k0"
title = "Walk"
plan = "12:30-13:15"
area = "self-care"
values = ["health"]

[[block]]
id = "10g00"
title = "Logo"
plan = "13:30-15:00"
area = "work"
values = ["craft"]

[[block]]
id = "ca110"
title = "Call with Ines"
plan = "15:00-16:30"
area = "work"
engagement = "acme"
fixed = true
"#;

fn planner() -> Planner {
    let mut planner = Planner::with(&[("life.toml", LIFE), ("days/2026/2026-11-18.toml", TODAY)]);
    planner.at("11:00");
    planner
}

#[test]
fn time_that_is_lost_gives_the_rest_of_today_new_times() {
    let planner = planner();
    let dry = planner.done(&["replan", "--lost", "14:00", "--dry-run"]);
    assert_eq!(planner.today(), TODAY);
    insta::assert_snapshot!("replan_lost", dry);
    let done = planner.done(&["replan", "--lost", "14:00"]);
    let last = |text: &str| text.lines().last().unwrap().to_owned();
    assert_eq!(last(&dry), "Nothing is saved: this is a dry run.");
    assert_eq!(last(&done), "Lost time from 11:00 to 14:00, the day replanned.");
    assert_eq!(dry.lines().rev().skip(1).collect::<Vec<_>>(), done.lines().rev().skip(1).collect::<Vec<_>>());
    let written = planner.today();
    // The same again changes nothing, and one undo brings the bytes back.
    let again = planner.done(&["replan", "--lost", "14:00"]);
    assert_eq!(last(&again), "Nothing changes.");
    assert_eq!(planner.today(), written);
    planner.done(&["undo"]);
    assert_eq!(planner.today(), TODAY);
}

#[test]
fn time_that_is_needed_is_found_where_it_harms_least() {
    let planner = planner();
    let found = planner.done(&["replan", "--need", "1h", "--dry-run"]);
    insta::assert_snapshot!("replan_need", found);
    planner.done(&["replan", "--need", "1h"]);
    assert!(
        planner.today().contains("title = \"Kept free\"\nplan = \"16:30-17:30\"\nfixed = true"),
        "{}",
        planner.today()
    );
}

#[test]
fn nothing_lost_is_nothing_to_do() {
    let planner = planner();
    let text = planner.done(&["replan"]);
    assert!(text.starts_with("1 block is not marked. No time is lost yet.\n"), "{text}");
    assert!(
        text.ends_with("Nothing changes. Say how much time is lost: aplomb replan --lost 14:00\n"),
        "{text}"
    );
    assert_eq!(planner.today(), TODAY);
}

#[test]
fn what_can_not_be_is_refused() {
    let planner = planner();
    let refused = |arguments: &[&str]| planner.refused(&[&["replan"], arguments].concat());
    assert_eq!(refused(&["--lost", "soon"]), "aplomb: 'soon' is not a time. Write it as 14:00.\n");
    assert_eq!(
        refused(&["--lost", "10:30"]),
        "aplomb: 10:30 is over. It is 11:00. Write a time still to come today.\n"
    );
    assert_eq!(
        refused(&["--need", "13h"]),
        "aplomb: The rest of today has no 13h free of fixed blocks. Ask for less, or press f on a block that may move.\n"
    );
    assert!(planner.misused(&["replan", "--lost", "14:00", "--need", "1h"]).contains("does not go with"));
    let length = "'soon' is not a length of at most 24h. Write it as 45m, 2h or 1h30.";
    assert!(planner.misused(&["replan", "--need", "soon"]).contains(length));
}

#[test]
fn json_has_its_shape() {
    let planner = planner();
    let plan = planner.json(&["replan", "--lost", "14:00", "--dry-run", "--json"]);
    let keys: Vec<&String> = plan.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["lines", "clashes", "lost", "now", "after", "alone"]);
    assert_eq!(plan["lost"], json!({"date": "2026-11-18", "span": "11:00-14:00"}));
    let line =
        |id: &str| plan["lines"].as_array().unwrap().iter().find(|line| line["id"] == id).unwrap().clone();
    let at = |span: &str| json!({"date": "2026-11-18", "span": span});
    assert_eq!(
        line("ca110"),
        json!({
            "id": "ca110", "title": "Call with Ines", "from": at("15:00-16:30"), "to": at("15:00-16:30"),
            "way": "stays", "reason": "fixed"
        })
    );
    assert_eq!((&line("10g00")["way"], &line("10g00")["to"]), (&json!("later"), &at("16:30-18:00")));
    for which in ["now", "after", "alone"] {
        assert!(plan[which]["alignment"].is_number() && plan[which]["balance"].is_null(), "{plan}");
    }
    // The call is fixed, and a longer lost time overlaps it.
    assert_eq!(plan["clashes"], json!([]));
    let longer = ["replan", "--lost", "16:00", "--dry-run"];
    assert_eq!(planner.json(&[&longer[..], &["--json"]].concat())["clashes"], json!(["ca110"]));
    let said = planner.done(&longer);
    assert!(
        said.starts_with("5h lost, until 16:00. Call with Ines is fixed and overlaps the lost time. "),
        "{said}"
    );
    assert!(said.contains("fixed, in the lost time"), "{said}");
    assert_eq!(planner.today(), TODAY);
    planner.json(&["replan", "--lost", "14:00", "--json"]);
    assert!(planner.today().contains("Lost time"));
}
