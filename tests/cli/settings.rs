//! `settings`: list, print one, change one.

use super::support::Planner;

#[test]
fn they_are_listed_printed_and_changed_with_comments_kept() {
    let planner = Planner::new();
    let text = "# mine\nschema = 1\nclock = 24   # as in Lisbon\nown = 1\n";
    planner.write("config.toml", text);
    let list = planner.done(&["settings"]);
    assert!(
        list.starts_with("theme           auto   (default auto)\nclock           24     (default 24)\n"),
        "{list}"
    );
    assert_eq!(list.lines().count(), 10);
    assert_eq!(planner.done(&["settings", "clock"]), "24\n");
    assert_eq!(planner.done(&["settings", "clock", "12"]), "Clock: 12 hours, was 24 hours.\n");
    assert_eq!(planner.file("config.toml"), text.replace("clock = 24", "clock = 12"));
    assert_eq!(planner.done(&["settings", "clock", "12"]), "Clock: 12 hours already.\n");
    assert_eq!(planner.done(&["settings", "clock", "default"]), "Clock: 24 hours, was 12 hours.\n");
    assert_eq!(planner.file("config.toml"), text);
    assert_eq!(planner.done(&["settings", "week-start", "Sunday"]), "Week starts on: Sunday, was Monday.\n");
    assert_eq!(planner.done(&["settings", "hours.latest", "22:00"]), "Free time until: 22:00, was 21:00.\n");
    let after = format!("{text}week_start = \"sun\"\nhours = {{ latest = \"22:00\" }}\n");
    assert_eq!(planner.file("config.toml"), after);
    assert!(planner.done(&["check"]).ends_with("No errors, 1 note.\n"));
}

#[test]
fn they_are_printed_as_json() {
    let planner = Planner::new();
    planner.done(&["settings", "zoom", "30"]);
    let one = planner.json(&["settings", "zoom", "--json"]);
    assert_eq!((&one["key"], &one["value"], &one["default"]), (&"zoom".into(), &30.into(), &"auto".into()));
    let all = planner.json(&["settings", "--json"]);
    let mouse = &all.as_array().unwrap()[5];
    assert_eq!((&mouse["key"], &mouse["value"]), (&"mouse".into(), &true.into()));
    let set = planner.json(&["settings", "mouse", "off", "--json"]);
    assert_eq!(set["value"], false);
}

#[test]
fn what_is_not_possible_is_refused_and_changes_nothing() {
    let planner = Planner::new();
    let said = planner.refused(&["settings", "them", "dark"]);
    assert!(said.contains("There is no setting 'them'. Did you mean theme?"), "{said}");
    let said = planner.refused(&["settings", "xyzzy"]);
    assert!(said.contains("There is no setting 'xyzzy'. Write one of: theme, clock, "), "{said}");
    let said = planner.refused(&["settings", "theme", "blue"]);
    assert!(
        said.contains("'blue' is not possible for theme. Write auto, dark, light, terminal or mono."),
        "{said}"
    );
    let broken = "theme = \"blue\"\nclock = 24\n";
    planner.write("config.toml", broken);
    let said = planner.refused(&["settings", "clock", "12"]);
    assert!(
        said.contains("Can't save: config.toml has an error in line 1. Fix it, or run aplomb check."),
        "{said}"
    );
    let said = planner.run(&["settings", "clock"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.contains("config.toml:1:9"), "{}", said.err);
    assert_eq!(planner.file("config.toml"), broken);
}

#[test]
fn completions_list_the_keys() {
    let planner = Planner::new();
    assert!(planner.done(&["completions", "bash"]).contains("week_start"));
}
