//! `template`: days by name.

use super::support::Planner;

fn planner() -> Planner {
    let planner = Planner::new();
    planner.done(&["add", "10-12 Tickets +acme #craft %high"]);
    planner.done(&["add", "17-18:30 Support +acme"]);
    planner
}

#[test]
fn a_day_is_saved_used_shown_renamed_and_deleted() {
    let planner = planner();
    let none = planner.done(&["template"]);
    assert_eq!(none, "No templates yet. Save today as one: aplomb template save 'Office day'\n");
    assert_eq!(planner.done(&["template", "save", "Office day"]), "Office day saved: 2 blocks.\n");
    planner.done(&["add", "fri 8-9 Run"]);
    assert_eq!(planner.done(&["template", "save", "Run", "fri"]), "Run saved: 1 block.\n");
    let list =
        "office-day  Office day  2 blocks  10:00–18:30\nrun         Run          1 block    8:00–9:00\n";
    assert_eq!(planner.done(&["template"]), list);
    assert_eq!(planner.done(&["template", "list"]), list);
    let shown = planner.done(&["template", "show", "office-day"]);
    assert!(shown.starts_with("Office day\n10:00–12:00  Tickets  "), "{shown}");
    let used = planner.done(&["template", "use", "office day", "tomorrow"]);
    assert_eq!(
        used,
        "2 blocks of Office day planned on Thursday 19 November.\nSupport: Crosses Dinner at home by 30m.\n"
    );
    let again = planner.refused(&["template", "use", "Office day", "tomorrow"]);
    assert!(
        again.contains("All blocks of Office day are planned already on Thursday 19 November."),
        "{again}"
    );
    planner.done(&["undo"]);
    assert!(!planner.done(&["day", "tomorrow"]).contains("Support"));
    assert_eq!(planner.done(&["template", "rename", "run", "Early run"]), "Run is now Early run.\n");
    assert_eq!(
        planner.done(&["template", "save", "early RUN"]),
        "Early run replaced: 2 blocks instead of 1.\n"
    );
    planner.done(&["undo"]);
    assert_eq!(planner.done(&["template", "rm", "Early run"]), "Template Early run deleted.\n");
    planner.done(&["template", "rm", "office-day"]);
    assert_eq!(planner.done(&["template"]), none);
    assert_eq!(planner.done(&["check"]), planner.done(&["check", "--strict"]));
}

#[test]
fn a_miss_names_the_nearest_and_a_file_with_an_error_is_named() {
    let planner = planner();
    planner.done(&["template", "save", "Office day"]);
    let said = planner.refused(&["template", "use", "Ofice day"]);
    assert!(said.contains("No template is named 'Ofice day'; did you mean Office day?"), "{said}");
    let said = planner.refused(&["template", "show", "zzz"]);
    assert!(said.contains("No template is named 'zzz'. Run aplomb template for the list."), "{said}");
    let said = planner.misused(&["template", "sav"]);
    assert!(said.contains("There is no command 'sav'. Did you mean save?"), "{said}");
    let said = planner.misused(&["template", "zzz"]);
    assert!(said.contains("Run aplomb template --help for the list."), "{said}");
    planner.write("templates.toml", "schema = 1\n[[template]\n");
    for arguments in [&["template"][..], &["template", "save", "X"], &["template", "use", "X"]] {
        let said = planner.run(arguments);
        assert!(said.code == 1 && said.err.contains("templates.toml:2:12"), "{said:?}");
    }
    assert_eq!(planner.file("templates.toml"), "schema = 1\n[[template]\n");
    // Other answers don't need it.
    planner.done(&["add", "19-20 Walk"]);
    planner.done(&["day"]);
}

#[test]
fn the_manual_has_the_commands_below_a_command() {
    let page = Planner::new().done(&["man"]);
    for heading in ["APLOMB TEMPLATE", "APLOMB TEMPLATE SAVE", "APLOMB TEMPLATE RM"] {
        assert!(page.contains(&format!(".SH \"{heading}\"")), "{heading}");
    }
}
