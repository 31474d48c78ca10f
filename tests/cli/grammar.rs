use super::support::Planner;

#[test]
fn what_was_understood_is_said() {
    let planner = Planner::new();
    let said = planner.done(&["add", "thu 17:30-18:30 Walk with Brandt +acme #craft with:Brandt"]);
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines[0].ends_with("Walk with Brandt planned, Thursday 19 November, 17:30 to 18:30."), "{said}");
    assert_eq!(lines[1].trim(), "Acme · Work · Craft · someone else's agenda · with Brandt");
    assert_eq!(lines[2], "Crosses Dinner at home by 30m.");
    // Lines work without quotes, too. An option in the middle would become part of the title.
    assert!(
        planner
            .done(&["add", "-1", "9-10", "Walk", "-", "alone"])
            .contains("Walk - alone planned, yesterday, Tuesday")
    );
    assert!(
        planner
            .misused(&["add", "9-10 Walk", "--dir", "x"])
            .contains("'--dir' would become part of the text")
    );
    assert!(planner.done(&["add", "--", "fri 9-10 --help line"]).contains("--help line planned, Friday"));
}

#[test]
fn errors_name_what_may_have_been_meant() {
    let planner = Planner::new();
    for (line, hint) in [
        ("9-10 Pages #crfat", "No value 'crfat'; did you mean #craft?"),
        ("9-10 Pages +acm", "did you mean +acme?"),
        ("9-5 Pages", "9-17?"),
        ("9-10", "There is no title. Write one"),
    ] {
        let said = planner.refused(&["add", line]);
        assert!(said.contains(hint), "{line}: {said}");
    }
    assert_eq!(planner.today(), "");
    let both = planner.misused(&["score", "--week", "last", "--from", "mon"]);
    assert!(both.contains("--week does not go with --from."), "{both}");
    assert!(planner.misused(&["--foo"]).contains("There is no option '--foo'. Run aplomb --help."));
    assert!(
        planner.misused(&["day", "--foo"]).contains("There is no option '--foo'. Run aplomb day --help.")
    );
    assert!(planner.misused(&["day", "someday"]).contains("'someday' is not a day. Write fri,"));
    assert!(planner.misused(&["score", "--week", "W47"]).contains("2026-W47"));
    assert!(planner.misused(&["score", "--from", "today"]).contains("--to"));
    assert!(
        planner
            .misused(&["energy", "k3f9x", "3"])
            .contains("drained, tired, level, lifted, energised, -2 to 2")
    );
    assert!(planner.misused(&["--now", "noon", "day"]).contains("2026-11-22T09:42"));
    planner.misused(&["sing"]);
    assert!(planner.refused(&["score", "--season", "launch"]).contains("No season"));
}

#[test]
fn without_a_time_it_goes_into_the_inbox_and_from_there_to_a_day() {
    let planner = Planner::new();
    let id = planner.add("Call the accountant due:fri estimate:45m");
    let inbox = planner.done(&["inbox"]);
    assert_eq!(inbox, format!("{id}  Call the accountant  45m  due Fri 20 Nov\n"));
    assert!(planner.refused(&["done", &id]).contains("is in the inbox"));
    planner.done(&["edit", &id, "Call the bank #craft"]);
    planner.done(&["note", &id, "ask for Ines"]);
    assert!(planner.refused(&["place", "nope1", "fri", "14:00"]).contains("Nothing in the inbox"));
    let placed = planner.done(&["place", &id, "fri", "14:00"]);
    assert_eq!(placed, "Call the bank planned, Friday 20 November, 14:00 to 14:45.\n");
    assert_eq!(
        planner.done(&["inbox"]),
        "The inbox is empty. Add a task: aplomb add --inbox 'Call the bank 30m'\n"
    );
    let friday = planner.file("days/2026/2026-11-20.toml");
    assert!(friday.contains("due = 2026-11-20") && friday.contains("note = \"ask for Ines\""), "{friday}");
    planner.done(&["move", &id, "inbox"]);
    planner.done(&["rm", &id]);
    assert_eq!(
        planner.done(&["inbox"]),
        "The inbox is empty. Add a task: aplomb add --inbox 'Call the bank 30m'\n"
    );
}

#[test]
fn a_length_alone_takes_the_next_free_time_that_crosses_nothing() {
    let mut planner = Planner::new();
    planner.add("10-11 Stand-up +acme");
    assert!(planner.done(&["add", "45m Walk"]).contains("11:00 to 11:45"));
    planner.at("17:45");
    assert!(planner.done(&["add", "1h Mail @work"]).contains("20:00 to 21:00"));
    assert!(planner.done(&["add", "21:30 Tea"]).contains("21:30 to 22:00"));
    planner.at("22:30");
    assert!(planner.refused(&["add", "1h Film"]).contains("Today has no 1h free"));
}

#[test]
fn what_is_logged_has_happened() {
    let planner = Planner::new();
    assert!(planner.done(&["log", "45m Walk"]).contains("Walk logged, 8:57 to 9:42"));
    assert!(planner.done(&["log", "yesterday 20-21 Film"]).contains("Tuesday 17 November, 20:00 to 21:00"));
    for line in ["10-11 Tea", "Tea", "yesterday 45m Tea"] {
        planner.refused(&["log", line]);
    }
    assert!(planner.today().contains("actual = [\"08:57-09:42\"]"));
    assert!(!planner.today().contains("plan ="));
}

#[test]
fn an_edit_changes_only_what_is_written() {
    let planner = Planner::new();
    let id = planner.add("10-11 Pages #craft %high with:Ines due:fri");
    planner.done(&["edit", &id, "10:30 Pricing page"]);
    let today = planner.today();
    assert!(
        today.contains("plan = \"10:30-11:30\"") && today.contains("title = \"Pricing page\""),
        "{today}"
    );
    assert!(today.contains("demand = \"high\"") && today.contains("due = 2026-11-20"), "{today}");
    planner.done(&["edit", &id, "45m value:-craft #family"]);
    assert!(planner.today().contains("values = [\"family\"]") && planner.today().contains("10:30-11:15"));
    let moved = planner.done(&["edit", &id, "thu 9-10 Pricing page, again"]);
    assert!(
        moved.starts_with("Pricing page, again moved to Thursday 19 November, 9:00 to 10:00."),
        "{moved}"
    );
    let thursday = planner.file("days/2026/2026-11-19.toml");
    assert!(thursday.contains("Pricing page, again") && thursday.contains(&id), "{thursday}");
    assert!(!planner.today().contains("Pricing"));
    assert!(planner.refused(&["edit", &id, "#crfat"]).contains("#craft"));
}
