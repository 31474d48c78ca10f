//! `suggest`: free times, and why.

use super::support::Planner;

/// A Wednesday with work until 17:00, and a job with hours.
fn planner() -> Planner {
    let planner = Planner::new();
    planner.done(&["add", "9-17 Tickets +acme #craft %high"]);
    planner.done(&["add", "tomorrow 8-12 Release +acme"]);
    planner
}

#[test]
fn alone_it_is_for_the_value_furthest_behind() {
    let planner = planner();
    let said = planner.done(&["suggest"]);
    // 14h of Family are missing, and 13h of 21h of Craft.
    assert_eq!(
        said,
        "Free times for Family, up to 1h30\n\
         Thu 19 Nov  12:00–13:30  Family is 14h below this week's target\n\
         Fri 20 Nov    8:00–9:30  Family is 14h below this week's target\n\
         Sat 21 Nov    8:00–9:30  Family is 14h below this week's target\n\
         Plan the first: aplomb add '2026-11-19 12:00-13:30 Family @people #family %mine'\n"
    );
    let command = said.lines().last().unwrap().split('\'').nth(1).unwrap();
    assert!(planner.done(&["add", command]).contains("Family planned, Thursday 19 November"));
    let after = planner.done(&["suggest"]);
    assert!(
        after.contains("Family is 12h30 below this week's target") && !after.contains("12:00–13:30"),
        "{after}"
    );
}

#[test]
fn a_task_a_block_a_line_and_a_value_can_be_named() {
    let planner = planner();
    planner.done(&["add", "--inbox", "Call Ada's school 45m due:fri @care"]);
    let task = planner.done(&["inbox"]).split_whitespace().next().unwrap().to_owned();
    let said = planner.done(&["suggest", &task]);
    assert_eq!(
        said.lines().collect::<Vec<_>>(),
        [
            "Free times for Call Ada's school, 45m",
            "Wed 18 Nov  17:00–17:45  before it is due on Friday",
            "Thu 19 Nov  12:00–12:45  before it is due on Friday",
            "Fri 20 Nov    8:00–8:45  on the day it is due",
            &format!("Plan the first: aplomb place {task} 2026-11-18 17:00-17:45"),
        ]
    );
    let place: Vec<&str> = said.lines().last().unwrap().split(' ').skip(4).collect();
    planner.done(&place);
    let release = planner.done(&["suggest", "tomorrow/release", "--days", "3"]);
    assert!(release.starts_with("Other times for Release, 4h\n"), "{release}");
    let moves = release.lines().last().unwrap();
    assert!(
        moves.contains("aplomb move 2026-11-19/") && moves.ends_with("2026-11-19 12:00-16:00"),
        "{moves}"
    );
    let line = planner.done(&["suggest", "--text", "Ada's play 2h #family"]);
    assert!(line.starts_with("Free times for Ada's play, 2h\n"), "{line}");
    assert!(line.ends_with("aplomb add '2026-11-19 12:00-14:00 Ada'\\''s play #family'\n"), "{line}");
    // Craft is done on three days at most. Its energy is not known.
    assert!(
        planner.done(&["suggest", "--value", "#craft"]).starts_with("Free times for Craft, up to 1h30\n")
    );
}

#[test]
fn programs_get_the_same_times() {
    let planner = planner();
    let found = planner.json(&["suggest", "--json"]);
    let keys: Vec<&String> = found[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["date", "start", "end", "reason"]);
    assert_eq!(found.as_array().unwrap().len(), 3);
    assert_eq!((found[0]["date"].as_str(), found[0]["start"].as_str()), (Some("2026-11-19"), Some("12:00")));
    let none = planner.json(&["suggest", "--text", "Long 14h", "--json"]);
    assert_eq!(none, serde_json::json!([]));
    let none = planner.done(&["suggest", "--text", "Long 14h", "--days", "1"]);
    assert_eq!(none, "No 14h is free in one piece today. Look further ahead with --days.\n");
}

#[test]
fn what_can_not_be_suggested_is_said() {
    let planner = planner();
    let done = planner.add("8-9 Swim @self-care");
    planner.done(&["done", &done]);
    assert_eq!(
        planner.refused(&["suggest", &done]),
        "aplomb: Swim is already done. Copy it to plan it again, or reopen it.\n"
    );
    assert_eq!(
        planner.refused(&["suggest", "--value", "crft"]),
        "aplomb: No value has the id 'crft'. Did you mean craft?\n"
    );
    assert_eq!(
        planner.misused(&["suggest", "--days", "0"]),
        "aplomb: '0' is not a number of days. Write 1 to 60.\n"
    );
    let both = planner.misused(&["suggest", "--text", "a", "--value", "craft"]);
    assert_eq!(both, "aplomb: --text does not go with --value.\n");
    let empty = Planner::with(&[]);
    assert_eq!(
        empty.refused(&["suggest"]),
        "aplomb: No value has a weekly target yet. Name what you look for: aplomb suggest --text 'Walk 45m'.\n"
    );
    assert!(
        empty.done(&["suggest", "--text", "Walk 45m"]).contains("Wed 18 Nov  9:45–10:30  the first time")
    );
    let unread = Planner::with(&[("life.toml", "value = 3\n")]);
    let said = unread.run(&["suggest", "--text", "Walk 45m"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
}

#[test]
fn hours_of_the_settings_and_time_to_wind_down_are_read() {
    let planner = planner();
    planner.write("config.toml", "hours = { earliest = \"07:00\", latest = \"12:00\" }\n");
    let life =
        planner.file("life.toml").replace("agenda = \"theirs\"", "agenda = \"theirs\"\nafter = \"20m\"");
    planner.write("life.toml", &life);
    planner.done(&["check", "--strict"]);
    planner.done(&["add", "tomorrow 7-8 Breakfast"]);
    planner.done(&["add", "fri 7-9:45 Tickets +acme"]);
    let said = planner.done(&["suggest", "--text", "Walk 45m", "--days", "3"]);
    assert_eq!(said.lines().nth(1).unwrap(), "Fri 20 Nov  10:15–11:00  the first time that is free");
}
