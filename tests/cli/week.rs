//! `week`, as text and as JSON: the same days as in `day`, and the same score as in `score --week`.

use serde_json::json;

use super::support::Planner;

/// A week with a block across midnight, a grace day, something running and something planned.
fn planner() -> Planner {
    let planner = Planner::new();
    for line in [
        "2026-11-16 9-13 Pages #craft @work",
        "2026-11-16 18-19 A visit #family @care",
        "2026-11-17 22-1:30 Release @work",
    ] {
        planner.done(&["log", line]);
    }
    planner.done(&["log", "2026-11-13 9-10 The week before @work"]);
    planner.done(&["add", "2026-11-20 10-12 Soup @care"]);
    planner.done(&["grace", "2026-11-20", "flu"]);
    planner.done(&["add", "2026-11-21 10-14 Zoo #family @people"]);
    planner.done(&["start", "Mails @work", "--at", "9:05"]);
    planner.done(&["intention", "Two dinners at home."]);
    planner
}

#[test]
fn its_days_are_those_of_day_and_its_score_is_that_of_score() {
    let planner = planner();
    for (asked, week) in [(vec![], "2026-W47"), (vec!["last"], "2026-W46"), (vec!["2026-W48"], "2026-W48")] {
        let arguments: Vec<&str> = ["week"].into_iter().chain(asked).chain(["--json"]).collect();
        let found = planner.json(&arguments);
        assert_eq!(found["week"], week);
        let keys: Vec<&String> = found.as_object().unwrap().keys().collect();
        let as_it_stands = ["intention", "outlook", "hours", "values", "areas", "both"];
        assert_eq!(keys, [&["week", "days", "score"], &as_it_stands[..]].concat());
        let days = found["days"].as_array().unwrap();
        assert_eq!(days.len(), 7);
        for day in days {
            assert_eq!(*day, planner.json(&["day", day["date"].as_str().unwrap(), "--json"]), "{week}");
        }
        assert_eq!(found["score"], planner.json(&["score", "--week", week, "--json"]));
        assert_eq!(found["score"]["lens"], "actual");
    }
}

#[test]
fn programs_read_what_the_text_says() {
    let planner = planner();
    let (text, found) = (planner.done(&["week"]), planner.json(&["week", "--json"]));
    assert_eq!(found["intention"], "Two dinners at home.");
    assert_eq!(
        found["outlook"],
        planner.json(&["score", "--week", "2026-W47", "--lens", "outlook", "--json"])
    );
    let hours = found["hours"].as_array().unwrap();
    let days: Vec<_> = hours.iter().map(|day| day["date"].as_str().unwrap()).collect();
    assert_eq!((days.len(), days[0], days[6]), (7, "2026-11-16", "2026-11-22"));
    assert_eq!(hours[4], json!({"date": "2026-11-20", "grace": true, "work": 0, "life": 120, "care": 120}));
    // The sums of the text are without grace days: 8h07 and 5h.
    let sum = |key: &str| -> i64 {
        let counted = hours.iter().filter(|day| day["grace"] == false);
        counted.map(|day| day[key].as_i64().unwrap()).sum()
    };
    assert_eq!((sum("work"), sum("life"), sum("care")), (8 * 60 + 7, 300, 60));
    let family = found["values"].as_array().unwrap().iter().find(|value| value["name"] == "Family").unwrap();
    assert_eq!(
        (&family["lived"], &family["in_sight"], &family["target"]),
        (&json!(60), &json!(300), &json!(840))
    );
    assert!(text.contains("Family  forecast 5h, target 14h  1h done"), "{text}");
    let areas = found["areas"].as_array().unwrap();
    let care = areas.iter().find(|area| area["id"] == "care").unwrap();
    assert_eq!(*care, json!({"id": "care", "name": "Care", "side": "life", "lived": 60, "in_sight": 60}));
    for area in areas {
        assert!(text.contains(&format!("\n{} ", area["name"].as_str().unwrap())), "{area} {text}");
    }
    assert_eq!(found["both"], 0);
}

#[test]
fn what_is_neither_done_nor_running_has_the_sign_of_the_screens() {
    let planner = planner();
    planner.done(&["stop"]);
    let sign = |text: &str| {
        let line = text.lines().find(|line| line.contains("Mails")).unwrap().to_owned();
        (line.contains(" · Mails"), line.contains("✓"))
    };
    let found = planner.json(&["day", "--json"]);
    let is_open = found["blocks"][0].get("status").is_none();
    assert_eq!(sign(&planner.done(&["week"])), (is_open, !is_open), "{found}");
}

#[test]
fn week_53_lies_in_two_years() {
    let planner = Planner::new();
    planner.done(&["add", "2026-12-31 22-1:30 Fireworks #family @people"]);
    planner.done(&["add", "2027-01-03 10-11 Walk @self-care"]);
    let week = planner.json(&["week", "2026-W53", "--json"]);
    let dates: Vec<&str> =
        week["days"].as_array().unwrap().iter().map(|day| day["date"].as_str().unwrap()).collect();
    assert_eq!((dates[0], dates[6]), ("2026-12-28", "2027-01-03"));
    let text = planner.done(&["week", "2026-W53"]);
    assert!(text.contains("W53, 28 December 2026 to 3 January 2027 · life 4h30, forecast"), "{text}");
    assert!(text.starts_with("No goal for 2026-W53 yet. Set one with 'aplomb intention 2026-W53 TEXT'.\n"));
    planner.misused(&["week", "2025-W53"]);
}

#[test]
fn as_text_it_has_a_line_for_each_thing() {
    let planner = planner();
    let text = planner.done(&["week"]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Two dinners at home.");
    // Friday is a grace day, so its two hours don't count. Saturday's four are planned.
    assert_eq!(lines[1], "W47, 16 to 22 November · work 8h07, life 5h, forecast");
    for line in [
        "Friday 20 November · a grace day: flu",
        "Mon 16 Nov    4h    1h             1h  done",
        "Tue 17 Nov  3h30     ·              ·  done",
        "Wed 18 Nov   37m     ·              ·  forecast",
        "Thu 19 Nov     ·     ·              ·",
        "Fri 20 Nov     ·    2h             2h  grace",
        "Sat 21 Nov     ·    4h              ·  planned",
        "W47         8h07    5h             1h  without grace days",
        "Craft   forecast 4h, target 21h",
        "Family  forecast 5h, target 14h  1h done",
        "Hours by area, without grace days",
        "Care    1h done",
    ] {
        assert!(lines.contains(&line), "{line}\n{text}");
    }
    // A block's name has its date, as commands take it, so that it works in filtered lines, too.
    let release = lines.iter().find(|line| line.contains("Release")).unwrap();
    let id = release.split_whitespace().next().unwrap();
    assert!(id.starts_with("2026-11-17/") && release.contains("22:00–1:30"), "{release}");
    planner.done(&["energy", id, "-1"]);
    let again = planner.done(&["week"]);
    assert!(again.lines().any(|line| line.starts_with(id) && line.ends_with('▼')), "{again}");
    assert_eq!(text.matches(" Release ").count(), 1, "stored once, and shown once");
}

#[test]
fn the_week_is_the_iso_week_whatever_day_weeks_are_shown_from() {
    let planner = planner();
    let before = planner.done(&["week"]);
    planner.write("config.toml", "week_start = \"sun\"\n");
    assert_eq!(planner.done(&["week"]), before);
}

#[test]
fn an_empty_life_has_an_empty_week() {
    let planner = Planner::new();
    let text = planner.done(&["week"]);
    assert!(text.starts_with("No goal for this week yet. Set one with 'aplomb intention TEXT'.\n"), "{text}");
    assert!(text.contains("W47, 16 to 22 November · nothing planned yet\n"), "{text}");
    assert!(text.contains("Craft   forecast 0m, target 21h\n"), "{text}");
    assert!(!text.contains("Hours by area"), "{text}");
    assert_eq!(planner.json(&["week", "--json"])["score"]["alignment"]["score"], json!(null));
}

#[test]
fn grace_takes_a_range_of_days_in_one_change() {
    let planner = Planner::new();
    let said = planner.done(&["grace", "fri..2026-11-22", "Ada is ill"]);
    assert_eq!(said.lines().count(), 3, "{said}");
    for day in ["20", "21", "22"] {
        assert!(planner.file(&format!("days/2026/2026-11-{day}.toml")).contains("Ada is ill"), "{day}");
    }
    planner.done(&["undo"]);
    assert!(!planner.root().join("days/2026/2026-11-21.toml").exists(), "one change, one undo");
    planner.done(&["grace", "fri..sun"]);
    assert_eq!(planner.done(&["grace", "fri..sun", "--off"]).lines().count(), 3);
    assert!(
        planner
            .refused(&["grace", "2026-11-22..2026-11-20"])
            .contains("Friday 20 November is before Sunday 22 November. Write the earlier day first.")
    );
    assert!(planner.refused(&["grace", "2026-01-01..2026-12-31"]).contains("at most 100"));
    assert!(planner.misused(&["grace", "fri..31feb"]).contains("'31feb' is not a day"));
}

#[test]
fn a_week_that_is_over_has_no_forecast() {
    let mut planner = planner();
    assert!(planner.done(&["week"]).contains("\nforecast  alignment"));
    let text = planner.at("2026-11-24T08:00").done(&["week", "last"]);
    assert!(text.contains("\n\ndone  alignment") && !text.contains("\nforecast"), "{text}");
}
