use serde_json::{Value, json};

use super::support::Planner;

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn times_are_said_as_the_clock_has_them_but_files_and_programs_have_twenty_four_hours() {
    let planner = Planner::new();
    let plain = planner.json(&["day", "--json"]);
    planner.write("config.toml", "clock = 12\n");
    assert_eq!(planner.json(&["day", "--json"]), plain);
    let said = planner.done(&["add", "11-12:30 Pages"]);
    assert!(said.contains("Pages planned, 11:00 am to 12:30 pm."), "{said}");
    let said = planner.done(&["add", "2pm-3.15pm Call"]);
    assert!(said.contains("Call planned, 2:00 pm to 3:15 pm."), "{said}");
    assert!(planner.today().contains("plan = \"11:00-12:30\""), "{}", planner.today());
    let day = planner.done(&["day"]);
    assert!(day.starts_with("Free until 11:00 am, then Pages.\n"), "{day}");
    let lines: Vec<&str> = day.lines().filter(|line| line.contains('–')).collect();
    assert_eq!(&lines[0][5..], "  11:00 am–12:30 pm  ·  Pages");
    assert_eq!(&lines[1][5..], "       2:00–3:15 pm  ·  Call");
    let found = planner.done(&["search", "call"]);
    assert!(found.ends_with("       2:00–3:15 pm  Call\n"), "{found}");
    assert_eq!(planner.json(&["day", "--json"])["blocks"][0]["plan"], "11:00-12:30");
    assert_eq!(planner.json(&["status", "--json"])["next"]["start"], "11:00");
}

#[test]
fn a_score_has_its_shape_even_where_nothing_is_known() {
    let planner = Planner::with(&[]);
    let score = planner.json(&["score", "--week", "2026-W47", "--lens", "plan", "--json"]);
    assert_eq!(
        score,
        json!({
            "from": "2026-11-16", "to": "2026-11-22", "lens": "plan", "as_of": "2026-11-18T09:42",
            "scoring": 2, "live": 0, "days": 5, "recorded": 0,
            "alignment": {"score": null, "evidence": null, "components": [], "losses": []},
            "balance": {
                "score": null, "work": 0, "life": 0, "upkeep": 0, "share": null, "target": null, "owed": null
            },
            "quadrant": null,
        })
    );
    assert_eq!(planner.json(&["why", "--json"]), json!([]));
    assert_eq!(planner.json(&["search", "x", "--json"]), json!([]));
    assert!(std::fs::read_dir(planner.root()).unwrap().next().is_none(), "looking makes nothing");
}

#[test]
fn a_day_holds_the_keys_of_its_file_with_minutes() {
    let mut planner = Planner::new();
    planner.add("8-9:30 Pages +acme #craft with:Ines due:fri estimate:2h");
    planner.done(&["log", "8:15-8:45 Call"]);
    planner.done(&["start", "Tea"]);
    planner.done(&["grace", "today"]);
    planner.at("10:00");
    let day = planner.json(&["day", "--json"]);
    assert_eq!(keys(&day), ["date", "zone", "grace", "note", "blocks", "score"]);
    assert_eq!((&day["date"], &day["zone"]), (&json!("2026-11-18"), &json!("Europe/Lisbon")));
    assert_eq!((&day["grace"], &day["note"]), (&json!(""), &Value::Null));
    let blocks = day["blocks"].as_array().unwrap();
    let mut pages = blocks[0].clone();
    pages.as_object_mut().unwrap().remove("id");
    assert_eq!(
        pages,
        json!({
            "title": "Pages", "plan": "08:00-09:30", "area": "work", "engagement": "acme", "values": ["craft"],
            "with": ["Ines"], "agenda": "theirs", "estimate": "2h", "due": "2026-11-20",
            "planned_minutes": 90, "actual_minutes": 0
        })
    );
    assert_eq!((&blocks[1]["actual_minutes"], &blocks[1]["planned_minutes"]), (&json!(30), &json!(0)));
    assert_eq!((&blocks[2]["actual"], &blocks[2]["actual_minutes"]), (&json!(["09:42-"]), &json!(18)));
    assert_eq!((&day["score"]["lens"], &day["score"]["from"]), (&json!("actual"), &json!("2026-11-18")));
}

#[test]
fn a_search_finds_in_all_days_the_newest_first() {
    let planner = Planner::new();
    planner.done(&["add", "2026-03-02 9-10 Café with Inês #craft"]);
    planner.done(&["add", "2025-03-02 9-10 Pricing +acme with:Inês"]);
    planner.done(&["add", "2026-11-18 9-10 Walk"]);
    let found = planner.json(&["search", "ines", "--json"]);
    let titles: Vec<_> = found.as_array().unwrap().iter().map(|hit| hit["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Café with Inês", "Pricing"]);
    assert_eq!(found[0]["date"], "2026-03-02");
    let text = planner.done(&["search", "CAFE", "craft"]);
    assert!(
        text.starts_with("2026-03-02/") && text.ends_with("   9:00–10:00  Café with Inês  Craft\n"),
        "{text}"
    );
    assert!(planner.done(&["search", "day job"]).contains("Pricing"));
    assert_eq!(planner.done(&["search", "nowhere"]), "Nothing found in titles, notes, people and tags.\n");
}

#[test]
fn what_explains_itself_does() {
    let planner = Planner::with(&[]);
    assert!(planner.done(&["completions", "bash"]).contains("aplomb"));
    let manual = planner.done(&["man"]);
    assert!(manual.contains(".TH aplomb 1") && manual.contains("APLOMB SCORE"), "{manual}");
    let all = planner.done(&["--help"]);
    let commands =
        all.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names: Vec<&str> = commands.map(|line| line.split_whitespace().next().unwrap()).collect();
    assert!(names.contains(&"guide") && names.len() > 30, "{names:?}");
    for command in names {
        let help = planner.done(&[command, "--help"]);
        assert!(help.contains("Example:\n  aplomb") && !help.contains(';'), "{help}");
    }
    planner.done(&["--version"]);
}
