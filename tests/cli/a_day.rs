use super::support::{Planner, id};

/// Returns the number at a path.
fn figure(value: &serde_json::Value, path: &str) -> f64 {
    value.pointer(path).and_then(serde_json::Value::as_f64).unwrap_or_else(|| panic!("{path} in {value:#}"))
}

#[track_caller]
fn near(value: &serde_json::Value, path: &str, expected: f64) {
    let found = figure(value, path);
    assert!((found - expected).abs() < 1e-6, "{path}: {found}, not {expected}");
}

#[test]
fn a_day_through_commands_scores_as_worked_out_by_hand() {
    let mut planner = Planner::new();
    planner.at("08:00");
    let pages = planner.add("9-11 Pages @work #craft %mine");
    let story = planner.add("20:00 1h Story @care #family");
    let reading = planner.add("21-22 Reading @growth #craft");
    planner.at("11:10");
    planner.done(&["did", &pages, "9-11"]);
    planner.done(&["energy", &pages, "1"]);
    planner.at("19:30");
    let call = planner.done(&["log", "18-19 Call @work %theirs"]);
    assert!(call.ends_with("Crosses Dinner at home by 1h.\n"), "{call}");
    planner.at("23:30");
    planner.done(&["done", &story]);
    planner.done(&["skip", &reading]);

    let score = planner.json(&["score", "--from", "today", "--to", "today", "--json"]);
    near(&score, "/live", 1.0);
    let component = |id: &str| {
        let all = score["alignment"]["components"].as_array().unwrap();
        let one = all.iter().find(|one| one["id"] == id).unwrap();
        (figure(one, "/weight"), (figure(one, "/value") * 1e6).round() / 1e6)
    };
    // Craft 2h of 3h, family 1h of 2h.
    assert_eq!(component("values"), (40.0, 0.583333));
    // Two hours with energy 1, which is above level.
    assert_eq!(component("energy"), (15.0, 1.0));
    // Two of three hours on your own agenda. 3/5 is enough.
    assert_eq!(component("agency"), (10.0, 1.0));
    // One hour of two is crossed: c = 2/3.
    assert_eq!(component("boundaries"), (10.0, 0.333333));
    // Craft 2h of 3h, family 1h of 1h.
    assert_eq!(component("intention"), (5.0, 0.75));
    near(&score, "/alignment/evidence", 80.0);
    // (40 · .5833 + 15 + 10 + 10/3 + 5 · .75) / 80
    near(&score, "/alignment/score", 69.270_833_333);
    let losses = score["alignment"]["losses"].as_array().unwrap();
    let lost: f64 = losses.iter().map(|loss| figure(loss, "/points")).sum();
    assert!((lost - 30.729_166_667).abs() < 1e-6, "{lost}");
    // A single day has no balance.
    assert_eq!(score["balance"]["score"], serde_json::Value::Null);
    near(&score, "/balance/work", 180.0);
    near(&score, "/balance/life", 60.0);
    near(&score, "/balance/share", 0.75);
    assert_eq!(score["balance"]["target"], serde_json::Value::Null);
    assert_eq!(score["quadrant"], serde_json::Value::Null);
    assert_eq!((figure(&score, "/scoring"), figure(&score, "/days")), (2.0, 1.0));

    let text = planner.done(&["score", "--from", "today", "--to", "today"]);
    assert!(text.starts_with("alignment 69   balance — (needs more than 1 day)\n"), "{text}");
    for line in ["Wednesday 18 November 2026, done so far", "work 3h, life 1h", "Based on 1 day."] {
        assert!(text.lines().any(|one| one == line), "{line}: {text}");
    }
    let why = planner.done(&["why", "--from", "today", "--to", "today"]);
    assert!(why.contains("Family: 1h of 2h"), "{why}");
    let causes = planner.json(&["why", "--from", "today", "--to", "today", "--json"]);
    assert_eq!(causes.as_array().unwrap().len(), losses.len());
    assert!(causes[0].get("remedy").is_some());
}

#[test]
fn hours_without_an_area_are_said_to_count_on_neither_side() {
    let planner = Planner::new();
    planner.done(&["log", "3:00-8:00 Pages @work #craft"]);
    assert!(!planner.done(&["score"]).contains("without an area"));
    planner.done(&["log", "8:00-9:30 Letters"]);
    let said = "1h30 without an area: neither work nor life. Add @work, @care …";
    for command in ["score", "why"] {
        let text = planner.done(&[command]);
        assert!(text.lines().any(|line| line == said), "{text}");
    }
    assert_eq!(figure(&planner.json(&["score", "--json"]), "/balance/work"), 300.0);
}

#[test]
fn neither_number_is_shown_before_four_hours() {
    let planner = Planner::new();
    planner.done(&["log", "8:00-9:30 Pages @work #craft"]);
    let text = planner.done(&["score"]);
    assert!(text.starts_with("alignment —   balance — (less than 4h of work and life)\n"), "{text}");
    assert!(!planner.json(&["score", "--json"])["alignment"]["score"].is_null());
    assert!(
        planner
            .done(&[])
            .contains("today so far      alignment —   balance — (less than 4h of work and life)\n")
    );
}

#[test]
fn a_day_is_printed_in_one_line_for_each_block() {
    let mut planner = Planner::new();
    planner.add("9-10:30 Pricing page +acme #craft %fixed");
    planner.add("on today Birthday, Ada");
    planner.add("16-17 Physio \u{1b}[31m\u{202e}");
    let late = id(&planner.done(&["log", "8:10-8:25 Incident call +acme"]));
    planner.done(&["energy", &late, "tired"]);
    planner.done(&["start"]);
    let day = planner.done(&["day"]);
    let lines: Vec<&str> = day.lines().collect();
    assert_eq!(lines[0], "Pricing page, 48m left. Then Physio [31m at 16:00.");
    assert_eq!(lines[1], "Wednesday 18 November");
    let blocks: Vec<Vec<&str>> =
        lines[3..7].iter().map(|line| line.split_whitespace().skip(1).collect()).collect();
    assert_eq!(blocks[0], ["·", "Birthday,", "Ada"]);
    assert_eq!(blocks[1], ["8:10–8:25", "✓", "Incident", "call", "Acme", "▼"]);
    assert_eq!(blocks[2], ["9:42–", "●", "Pricing", "page", "◆", "Acme,", "Craft"]);
    assert_eq!(blocks[3], ["16:00–17:00", "·", "Physio", "[31m"]);
    assert!(!day.contains('\u{1b}') && !day.contains('\u{202e}'));
    planner.at("10:42");
    assert_eq!(planner.done(&["status"]), "Pricing page is 12m over. Then Physio [31m at 16:00.\n");
    planner.add("10:30-11 Stand-up");
    assert_eq!(planner.done(&["status"]), "Pricing page is 12m over. Stand-up is due.\n");
    planner.done(&["stop"]);
    assert_eq!(planner.done(&["status"]), "Stand-up was due at 10:30. Then Physio [31m at 16:00.\n");
    assert!(planner.done(&["--color", "always", "day"]).starts_with("\u{1b}[1mStand-up was due"));
}

#[test]
fn what_never_happened_crosses_nothing_once_it_is_over() {
    let mut planner = Planner::new();
    let release = planner.add("17:30-18:45 Release +acme");
    let crosses = |planner: &Planner| planner.done(&["day", "2026-11-18"]).contains("crosses Dinner at home");
    for (now, expected) in [("18:30", true), ("18:45", false), ("2026-11-19T09:00", false)] {
        assert_eq!(crosses(planner.at(now)), expected, "{now}");
    }
    planner.done(&["done", &format!("2026-11-18/{release}")]);
    assert!(crosses(&planner));
}

#[test]
fn a_day_elsewhere_is_told_by_the_clocks_that_one_is_at() {
    let planner = Planner::new();
    planner.write(
        "days/2026/2026-11-17.toml",
        "zone = \"America/New_York\"\n\n[[block]]\nid = \"d1nn3\"\ntitle = \"Dinner\"\nplan = \"18:30-20:00\"\n\n\
         [[block]]\nid = \"c4lls\"\ntitle = \"Call home\"\nplan = \"23:00-23:30\"\nzone = \"Europe/Lisbon\"\n\n\
         [[block]]\nid = \"w4lks\"\ntitle = \"Walk\"\nactual = [\"09:00-10:00\"]\nstatus = \"done\"\n\n\
         [[block]]\nid = \"t3a00\"\ntitle = \"Tea\"\nplan = \"17:00-17:30\"\nzone = \"Europe/London\"\n",
    );
    let tight = |text: String| -> Vec<String> {
        let rows = text.lines().filter(|line| line.contains('–'));
        rows.map(|line| line.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")).collect()
    };
    let rows = [
        "14:00–15:00 ✓ Walk 9:00–10:00 in New York",
        // London has the same local time.
        "17:00–17:30 · Tea",
        "23:00–23:30 · Call home",
        "23:30–1:00 · Dinner 18:30–20:00 in New York",
    ];
    assert_eq!(tight(planner.done(&["day", "2026-11-17"])), rows);
    assert_eq!(tight(planner.done(&["week"]))[..4], rows);
    // Files and JSON keep the block's own time.
    assert_eq!(planner.json(&["day", "2026-11-17", "--json"])["blocks"][3]["plan"], "18:30-20:00");
}

#[test]
fn grace_and_intentions_are_said_of_days_and_weeks() {
    let planner = Planner::new();
    assert_eq!(
        planner.done(&["grace", "fri", "Ada", "is ill"]),
        "Friday 20 November is a grace day: Ada is ill.\n"
    );
    assert!(planner.done(&["day", "fri"]).starts_with("Friday 20 November · a grace day: Ada is ill\n"));
    planner.done(&["grace", "today"]);
    planner.done(&["log", "8-9 Reading @care"]);
    let day = planner.done(&["day"]);
    let so_far = day.lines().find(|line| line.starts_with("today so far")).unwrap();
    assert!(so_far.ends_with("  a grace day, not scored"), "{day}");
    planner.done(&["grace", "today", "--off"]);
    planner.done(&["grace", "fri", "--off"]);
    assert!(planner.refused(&["grace", "fri", "--off"]).contains("is an ordinary day already"));
    assert_eq!(planner.file("days/2026/2026-11-20.toml"), "");
    planner.done(&["note", "-1", "first snow"]);
    assert!(planner.file("days/2026/2026-11-17.toml").contains("note = \"first snow\""));
    planner.done(&["note", "yesterday", ""]);
    assert_eq!(planner.done(&["intention", "Ship it."]), "Week 47's goal: Ship it.\n");
    planner.done(&["intention", "next", "Two dinners."]);
    assert!(planner.file("weeks/2026-W48.toml").contains("intention = \"Two dinners.\""));
    planner.done(&["intention", ""]);
    assert!(!planner.file("weeks/2026-W47.toml").contains("Ship"));
}

#[test]
fn the_next_free_time_begins_where_a_night_from_the_day_before_ends() {
    let planner = Planner::new();
    planner.add("22:00-8:00 Night shift @care");
    let said = planner.done(&["add", "tomorrow 45m Breakfast @home"]);
    assert!(said.contains("8:00 to 8:45"), "{said}");
}

#[test]
fn an_item_of_several_days_stands_on_each_of_them() {
    let planner = Planner::with(&[(
        "days/2026/2026-11-16.toml",
        "schema = 1\n[[block]]\nid = \"v1s1t\"\ntitle = \"Mum visits\"\nlasts = 3\n",
    )]);
    for (day, said) in [
        ("2026-11-15", None),
        ("2026-11-16", Some("day 1 of 3")),
        ("2026-11-17", Some("day 2 of 3")),
        ("2026-11-18", Some("day 3 of 3")),
        ("2026-11-19", None),
    ] {
        let out = planner.run(&["day", day]).out;
        assert_eq!(out.lines().find(|line| line.contains("Mum visits")).is_some(), said.is_some(), "{out}");
        assert!(said.is_none_or(|said| out.contains(said)), "{out}");
    }
}

#[test]
fn a_routine_with_once_stands_on_today_until_it_is_marked() {
    let planner = Planner::with(&[(
        "routines.toml",
        "schema = 1\n[[routine]]\nid = \"plants\"\ntitle = \"Water plants\"\ndays = [\"mon\"]\nonce = true\n\
         from = 2026-11-02\n",
    )]);
    let has = |day: &str| planner.run(&["day", day]).out.contains("Water plants");
    assert_eq!(["2026-11-16", "today", "2026-11-23"].map(has), [false, true, false]);
    let done = planner.run(&["done", "water plants"]);
    assert_eq!((done.code, done.err.as_str()), (0, ""), "{}", done.out);
    assert_eq!(["2026-11-23", "2026-11-30"].map(has), [true, false]);
}
