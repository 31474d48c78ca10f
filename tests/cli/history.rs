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
    assert_eq!(lines.len(), 4, "{said}");
    assert_eq!(lines[0], "Wednesday 18 November");
    assert!(lines[1].starts_with("9:42  Undone: Call moved to Friday"), "{said}");
    assert!(lines[2].starts_with("9:42  Call moved to Friday"), "{said}");
    assert!(lines[3].starts_with("9:42  Call planned, 9:00 to 10:00  "), "{said}");
    planner.done(&["rm", "call"]);
    let all = planner.json(&["history", "--json"]);
    let id = all[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(all[0]["text"], "Call deleted");
    assert_eq!((&all[0]["kind"], &all[0]["at"]), (&"made".into(), &"2026-11-18T09:42".into()));
    assert_eq!(all[0]["files"], serde_json::json!(["days/2026/2026-11-18.toml"]));
    let said = planner.done(&["history"]);
    assert!(said.lines().nth(1).unwrap().ends_with(&format!("  {id}")), "{said}");
    let file = "days/2026/2026-11-18.toml";
    let said = planner.done(&["restore", &format!("{file}@{id}")]);
    assert_eq!(said, format!("{file} is as it was before: Call deleted.\n"));
    assert_eq!(planner.today(), before);
    assert!(planner.refused(&["restore", &format!("{file}@{id}")]).contains("is already as it was"));
    assert!(
        planner
            .refused(&["restore", &format!("{file}@zzzzz")])
            .contains("No change 'zzzzz'. The history keeps a year")
    );
    assert!(planner.refused(&["restore", &format!("../x.toml@{id}")]).contains("is not a file of your data"));
    assert!(planner.misused(&["restore", file]).contains("Write it as"));
    let said = planner.done(&["undo"]);
    assert_eq!(said, format!("Undone: {file} restored as it was before \"Call deleted\".\n"));
    assert!(!planner.run(&["day"]).out.contains("Call"), "a restore can be taken back");
}

#[test]
fn history_has_a_heading_for_each_day_and_cleans_titles() {
    let mut planner = Planner::new();
    planner.add("9-10 Call\u{1b}[31m");
    planner.at("2026-11-19T07:05").done(&["note", "today", "late"]);
    let said = planner.at("2027-01-02T08:00").done(&["history"]);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        (lines[0], lines[2], lines[3]),
        ("Thursday 19 November 2026", "", "Wednesday 18 November 2026")
    );
    assert!(lines[1].starts_with("7:05  Thursday 19 November: note saved  "), "{said}");
    assert!(!said.contains('\u{1b}'), "{said:?}");
}

#[test]
fn what_a_newer_aplomb_wrote_is_shown_and_left_out() {
    let planner = Planner::new();
    planner.add("9-10 Call");
    let day = planner.today();
    planner.done(&["skip", "call"]);
    let theirs = r#"{"id":"th3rs","at":"2026-11-18T09:43","label":"Call replaced by laptop's","kind":"theirs","origin":"laptop","files":[{"path":"days/2026/2026-11-18.toml","before":"a","after":"b","line":3}]}"#;
    let month = planner.log().join("2026-11.jsonl");
    let text = std::fs::read_to_string(&month).unwrap();
    std::fs::write(&month, format!("{text}{theirs}\n{{\"form\":2,\"files\":7}}\n")).unwrap();
    let said = planner.done(&["history"]);
    assert!(said.lines().nth(1).unwrap().starts_with("9:43  Call replaced by laptop's  "), "{said}");
    let said = planner.done(&["undo"]);
    let left = "Left out: Call replaced by laptop's. A newer aplomb made it, and only that one can undo it";
    assert_eq!(said, format!("Undone: Call skipped. {left}.\n"));
    assert_eq!(planner.today(), day);
    let text = std::fs::read_to_string(&month).unwrap();
    assert!(text.contains(theirs) && text.contains("\"form\":2"), "{text}");
    planner.done(&["undo"]);
    assert_eq!(planner.refused(&["undo"]), format!("aplomb: Nothing to undo. {left}.\n"));
}

/// A disk that is full shows only when the answer is written, after the change is saved.
#[cfg(target_os = "linux")]
#[test]
fn a_change_that_is_saved_but_can_not_be_answered_is_no_failure() {
    let planner = Planner::new();
    let said = planner.answered_to_full_disk(&["add", "9-10 Call"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.err.starts_with("note: The change is saved, but the answer can't be written: "), "{said:?}");
    assert!(planner.today().contains("Call"));
    assert_eq!(planner.answered_to_full_disk(&["undo"]).code, 0);
    assert_eq!(planner.answered_to_full_disk(&["redo"]).code, 0);
    assert_eq!(planner.answered_to_full_disk(&["day"]).code, 1, "nothing was saved");
}

#[test]
fn restore_takes_the_id_of_a_change_of_one_file_and_names_the_files_of_others() {
    let planner = Planner::new();
    planner.add("9-10 Call");
    let before = planner.today();
    planner.done(&["note", "call", "bring papers"]);
    planner.done(&["move", "call", "fri"]);
    let ids: Vec<String> = planner
        .json(&["history", "--json"])
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["id"].as_str().unwrap().to_owned())
        .collect();
    let said = planner.refused(&["restore", &ids[0]]);
    assert!(said.contains(&format!("2026-11-18.toml@{}", ids[0])) && said.contains(" or "), "{said}");
    assert!(planner.refused(&["restore", "zzzz9"]).contains("No change has the id 'zzzz9'"));
    planner.done(&["restore", &ids[1]]);
    assert_eq!(planner.today(), before);
}
