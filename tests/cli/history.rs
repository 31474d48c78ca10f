//! Changes that are taken back, made again, listed, and files that are brought back.

use super::support::Planner;

#[test]
fn undo_brings_the_bytes_back_and_redo_makes_the_change_again() {
    let planner = Planner::new();
    let id = planner.add("9-10 Call");
    planner.add("tomorrow 11-12 Walk");
    let day = planner.today().replace("\"Call\"", "\"Call\"   # with Ines");
    planner.write("days/2026/2026-11-18.toml", &day);
    for command in
        [&["rm", "call"][..], &["move", "call", "fri"], &["note", "call", "bring papers"], &["skip", &id]]
    {
        planner.done(command);
        let after = (planner.today(), planner.json(&["day", "fri", "--json"]));
        assert_ne!(after.0, day, "{command:?}");
        let said = planner.done(&["undo"]);
        assert!(said.starts_with("Undone: Call") && said.ends_with(".\n"), "{said}");
        assert_eq!(planner.today(), day, "{command:?}");
        let said = planner.done(&["redo"]);
        assert!(said.starts_with("Done again: Call"), "{said}");
        assert_eq!((planner.today(), planner.json(&["day", "fri", "--json"])), after, "{command:?}");
        planner.done(&["undo"]);
    }
    planner.done(&["undo"]);
    planner.done(&["undo"]);
    assert_eq!(planner.refused(&["undo"]), "aplomb: Nothing to undo.\n");
    planner.done(&["redo"]);
    planner.done(&["add", "20-21 Read"]);
    assert_eq!(planner.refused(&["redo"]), "aplomb: Nothing to redo.\n");
}

#[test]
fn what_changed_since_stays_or_undo_says_so() {
    let planner = Planner::new();
    planner.add("9-10 Call");
    planner.done(&["energy", "call", "1"]);
    // Another key and another block: both stay.
    let since = planner.today().replace("\"Call\"", "\"Call Ines\"")
        + "\n[[block]]\nid = \"z9999\"\ntitle = \"Lunch\"\nplan = \"12:00-13:00\"\n";
    planner.write("days/2026/2026-11-18.toml", &since);
    planner.done(&["undo"]);
    assert_eq!(planner.today(), since.replace("energy = 1\n", ""));
    planner.done(&["redo"]);
    // The same key.
    planner.write("days/2026/2026-11-18.toml", &planner.today().replace("energy = 1", "energy = 2"));
    let said = planner.refused(&["undo"]);
    assert!(said.contains("days/2026/2026-11-18.toml has changed since"), "{said}");
}

#[test]
fn history_lists_changes_and_restore_brings_back_a_file() {
    let planner = Planner::new();
    assert_eq!(planner.done(&["history"]), "No changes yet. They appear here from the first one on.\n");
    planner.add("9-10 Call");
    let before = planner.today();
    planner.done(&["move", "call", "fri"]);
    planner.done(&["undo"]);
    let said = planner.done(&["history"]);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 3, "{said}");
    assert!(lines[0].contains("  Wed 18 Nov  9:42  Undone: Call moved to Friday"), "{said}");
    assert!(lines[1].contains("  Wed 18 Nov  9:42  Call moved to Friday"), "{said}");
    assert!(lines[2].contains("  Call "), "{said}");
    planner.done(&["rm", "call"]);
    let id = planner.done(&["history"]).split_whitespace().next().unwrap().to_owned();
    let file = "days/2026/2026-11-18.toml";
    let said = planner.done(&["restore", &format!("{file}@{id}")]);
    assert_eq!(said, format!("{file} is as it was before: Call deleted.\n"));
    assert_eq!(planner.today(), before);
    assert!(planner.refused(&["restore", &format!("{file}@{id}")]).contains("is already as it was"));
    assert!(planner.refused(&["restore", &format!("{file}@zzzzz")]).contains("No operation 'zzzzz'"));
    assert!(planner.refused(&["restore", &format!("../x.toml@{id}")]).contains("is no data file"));
    assert!(planner.misused(&["restore", file]).contains("Write it as"));
    planner.done(&["undo"]);
    assert!(!planner.run(&["day"]).out.contains("Call"), "a restore can be taken back");
}
