use super::support::Planner;

#[test]
fn starting_stops_and_stopping_says_for_how_long() {
    let mut planner = Planner::new();
    let pages = planner.add("9:30-10:30 Pages +acme");
    let started = planner.done(&["start"]);
    assert!(started.contains("Pages started, 9:42."), "{started}");
    planner.at("10:00");
    let call = planner.done(&["start", "Incident call +acme", "--at", "9:50"]);
    assert!(call.contains("Incident call started, 9:50. Pages stopped after 8m."), "{call}");
    planner.at("10:05");
    assert_eq!(planner.done(&["stop", "--energy", "tired"]), "Incident call stopped after 15m.\n");
    planner.done(&["start", &pages]);
    assert!(planner.refused(&["start", &pages]).contains("is already running, since 10:05"));
    planner.at("10:40");
    assert_eq!(planner.done(&["stop", "--at", "10:35"]), "Pages stopped after 30m.\n");
    let today = planner.today();
    assert!(today.contains("actual = [\"09:42-09:50\", \"10:05-10:35\"]"), "{today}");
    assert!(today.contains("energy = -1") && today.matches("status = \"done\"").count() == 2, "{today}");
    assert!(planner.refused(&["stop"]).contains("Nothing is running"));
    assert!(planner.refused(&["start"]).contains("Nothing is left to start now"));
    assert!(planner.refused(&["start", "zzzz9"]).contains("'zzzz9'"), "a word like an id is no title");
}

#[test]
fn a_new_block_that_is_like_a_planned_one_is_said() {
    let planner = Planner::new();
    planner.add("9:30-10:30 Pricing page +acme");
    let output = planner.run(&["start", "Pricing"]);
    let note = "note: This is a new block. To start Pricing page instead, write its full title.\n";
    assert_eq!((output.code, output.err.as_str()), (0, note));
    // A title that shares only part of its words gets no note.
    planner.done(&["start", "Page turning"]);
}

#[test]
fn under_a_minute_nothing_is_kept() {
    let planner = Planner::new();
    planner.done(&["start", "Call"]);
    assert_eq!(planner.done(&["stop"]), "This start of Call lasted under a minute and is not kept.\n");
    assert_eq!(planner.today(), "");
}

#[test]
fn since_when_it_runs_goes_by_the_calendar() {
    let mut planner = Planner::new();
    let life = planner.file("life.toml");
    planner.write("life.toml", &format!("{life}\n[day]\nstart = \"04:00\"\n"));
    planner.at("2026-11-17T00:30").done(&["start", "Night work"]);
    assert!(planner.file("days/2026/2026-11-16.toml").contains("24:30-"));
    for (now, since) in [("2026-11-17T09:30", "0:30"), ("2026-11-18T09:30", "yesterday 0:30")] {
        assert_eq!(
            planner.at(now).done(&["status"]),
            format!("Night work has run since {since}.\n"),
            "{now}"
        );
    }
}

#[test]
fn a_timer_that_was_forgotten_asks_when_it_ended() {
    let mut planner = Planner::new();
    planner.at("2026-11-17T16:05").done(&["start", "Pages +acme"]);
    planner.at("09:00");
    assert_eq!(planner.done(&["status"]), "Pages has run since yesterday 16:05.\n");
    let asked = planner.refused(&["stop"]);
    assert!(
        asked.contains("Pages has run since yesterday 16:05. When did it end? Run aplomb stop --at TIME"),
        "{asked}"
    );
    planner.done(&["stop", "--at", "17:00"]);
    assert!(planner.file("days/2026/2026-11-17.toml").contains("actual = [\"16:05-17:00\"]"));
}

#[test]
fn a_later_one_ends_the_earlier() {
    let planner = Planner::new();
    let day = |blocks: &str| format!("schema = 1\nzone = \"Europe/Lisbon\"\n{blocks}");
    let block = |id: &str, since: &str| {
        format!("[[block]]\nid = \"{id}\"\ntitle = \"{id}\"\nactual = [\"{since}-\"]\n")
    };
    planner.write("days/2026/2026-11-17.toml", &day(&block("a1111", "22:00")));
    planner.write("days/2026/2026-11-18.toml", &day(&block("b1111", "03:00")));
    assert_eq!(planner.json(&["status", "--json"])["running"]["id"], "b1111");
    planner.done(&["stop"]);
    assert!(planner.file("days/2026/2026-11-17.toml").contains("22:00-27:00"));
    assert!(planner.today().contains("03:00-09:42"));
    // A timer that ran until long after the end of its day needs --at to stop. The later timer runs on.
    planner.write("days/2026/2026-11-17.toml", &day(&block("a1111", "22:00")));
    planner.write("days/2026/2026-11-18.toml", &day(&block("b1111", "09:00")));
    assert!(planner.refused(&["stop"]).contains("a1111 has run since yesterday 22:00."));
    planner.done(&["stop", "--at", "23:10"]);
    assert!(planner.file("days/2026/2026-11-17.toml").contains("22:00-23:10"));
    assert!(planner.today().contains("09:00-\""));
}

#[test]
fn status_speaks_in_four_ways() {
    let planner = Planner::new();
    assert_eq!(planner.done(&["status"]), "Today is open.\n");
    assert_eq!(
        planner.json(&["status", "--json"]),
        serde_json::json!({"running": null, "planned": null, "next": null, "reached": []})
    );
    planner.add("16-17 Physio #family");
    assert_eq!(planner.done(&["status"]), "Free until 16:00, then Physio.\n");
    planner.done(&["start", "R & D \\#1 <x>"]);
    let status = planner.json(&["status", "--json"]);
    let (running, next) = (&status["running"], &status["next"]);
    assert_eq!((running["title"].as_str(), running["minutes"].as_i64()), (Some("R & D #1 <x>"), Some(0)));
    assert_eq!(
        (running["date"].as_str(), running["since"].as_str()),
        (Some("2026-11-18"), Some("2026-11-18T09:42"))
    );
    assert_eq!((next["start"].as_str(), next["in_minutes"].as_i64()), (Some("16:00"), Some(378)));
    assert_eq!(planner.json(&["status", "--format", "json"]), status);
    let waybar = planner.json(&["status", "--format", "waybar"]);
    assert_eq!(
        (waybar["text"].as_str(), waybar["class"].as_str()),
        (Some("R &amp; D #1 &lt;x&gt; 0m"), Some("running"))
    );
    assert!(planner.done(&["status", "--format", "tmux"]).starts_with("R & D ##1 <x>, since 9:42."));
}

#[test]
fn what_starts_says_its_plan_and_takes_no_time_that_is_not_now() {
    let planner = Planner::new();
    assert!(planner.refused(&["start", "Walk 7:00"]).contains("Leave the time out"));
    assert!(planner.refused(&["start", "10-11 Foo"]).contains("Leave the time out"));
    let said = planner.done(&["start", "9-10 Pages"]);
    assert!(said.contains("Pages started, 9:42.") && said.contains("planned 9:00–10:00"), "{said}");
    assert!(planner.refused(&["start", "pages"]).contains("Pages is already running, since 9:42"));
    assert!(planner.refused(&["start", "--at", "8:00"]).contains("left to start at 8:00"));
}

#[test]
fn of_several_that_run_each_ended_where_the_next_began_whatever_ends_the_last() {
    let day = |second: &str| {
        format!(
            "schema = 1\n[[block]]\nid = \"aaaa1\"\ntitle = \"Client call\"\narea = \"work\"\nactual = [\"08:00-\"]\n\
             [[block]]\nid = \"bbbb2\"\ntitle = \"Mail\"\nactual = [\"{second}-\"]\n"
        )
    };
    for arguments in [
        &["stop"][..],
        &["done", "bbbb2"],
        &["skip", "bbbb2"],
        &["did", "bbbb2", "9:00-9:30"],
        &["rm", "bbbb2"],
        &["start", "Tea"],
    ] {
        let planner = Planner::new();
        planner.write("days/2026/2026-11-18.toml", &day("09:00"));
        let said = planner.done(arguments);
        assert!(said.contains("Client call stopped after 1h"), "{arguments:?}: {said}");
        assert!(planner.today().contains("actual = [\"08:00-09:00\"]"), "{arguments:?}: {}", planner.today());
    }
    // Two timers of the same minute are both kept.
    for arguments in [&["stop"][..], &["start", "Tea"]] {
        let planner = Planner::new();
        planner.write("days/2026/2026-11-18.toml", &day("08:00"));
        let said = planner.done(arguments);
        assert!(
            said.contains("Client call stopped after 1h42") && said.contains("Mail stopped after 1h42"),
            "{said}"
        );
        assert_eq!(planner.today().matches("actual = [\"08:00-09:42\"]").count(), 2, "{}", planner.today());
    }
}

#[test]
fn what_was_begun_early_and_stopped_is_still_planned() {
    let mut planner = Planner::new();
    let sink = planner.add("16-17 Fix sink");
    planner.done(&["start", &sink]);
    planner.at("10:02").done(&["stop"]);
    assert!(planner.done(&["status"]).contains("Fix sink"));
    assert!(planner.at("16:05").done(&["status"]).starts_with("Fix sink was due at 16:00."));
}

#[test]
fn what_was_done_of_a_skipped_block_stays_recorded_and_is_said() {
    for (command, says) in [("skip", "skipped"), ("release", "called off")] {
        let mut planner = Planner::new();
        let page = planner.add("8-10 Page");
        planner.done(&["did", &page, "8:05-9:15"]);
        let said = planner.at("09:42").done(&[command, &page]);
        assert_eq!(said, format!("Page {says} (1h10 of it was done and stays recorded).\n"));
        assert!(planner.today().contains("actual = [\"08:05-09:15\"]"), "{}", planner.today());
        // Of a block that was not begun there is nothing to say.
        let walk = planner.add("11-12 Walk");
        assert_eq!(planner.done(&[command, &walk]), format!("Walk {says}.\n"));
    }
}

#[test]
fn a_limit_that_is_reached_is_said_with_the_running_block() {
    let mut planner = Planner::new();
    let life = planner.file("life.toml");
    let limits = "[[area]]\nid = \"work\"\nname = \"Work\"\nside = \"work\"\nmost = \"6h\"\n";
    let acme = life.replace("name = \"Acme, day job\"", "name = \"Acme, day job\"\nmost = \"5h\"");
    planner.write("life.toml", &format!("{acme}\n{limits}"));
    planner.write(
        "days/2026/2026-11-16.toml",
        "[[block]]\nid = \"m0nda\"\ntitle = \"Tickets & more\"\nactual = [\"09:00-13:00\"]\narea = \"work\"\nengagement = \"acme\"\n",
    );
    planner.done(&["start", "Pages +acme", "--at", "9:00"]);
    assert_eq!(planner.at("09:59").done(&["status"]), "Pages, since 9:00.\n");
    assert_eq!(planner.json(&["status", "--json"])["reached"], serde_json::json!([]));
    planner.at("10:00");
    let reached = "Acme: 5h reached. Pages, since 9:00.\n";
    assert_eq!(planner.done(&["status"]), reached);
    assert_eq!(planner.done(&["status", "--format", "tmux"]), reached);
    assert!(planner.done(&["day"]).starts_with(reached));
    let waybar = planner.json(&["status", "--format", "waybar"]);
    assert_eq!(waybar["text"], "Acme: 5h reached. Pages 1h");
    assert_eq!(waybar["tooltip"], reached.trim());
    let json = planner.json(&["status", "--json"]);
    let acme = serde_json::json!({
        "engagement": "acme", "minutes": 300, "most": 300, "words": "Acme: 5h reached."
    });
    assert_eq!(json["reached"], serde_json::json!([acme]));
    // An hour of other work: now the side has reached its limit too.
    planner.done(&["log", "8-9 Mail @work"]);
    planner.at("10:15").done(&["stop"]);
    assert_eq!(
        planner.done(&["status"]),
        "Acme: 5h reached. Work: 6h reached. Nothing more is planned today.\n"
    );
    // The next week begins without it, and a file with an error hides it.
    assert_eq!(planner.at("2026-11-23T09:00").done(&["status"]), "Today is open.\n");
}
