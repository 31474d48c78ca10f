//! `check`: every problem of every file, in the order of lines.

use super::support::Planner;

const DAY: &str = "days/2026/2026-11-18.toml";

/// Returns the lines of `check` over these files.
fn check(files: &[(&str, &str)]) -> (i32, Vec<String>) {
    let said = Planner::with(files).run(&["check"]);
    assert_eq!(said.err, "");
    (said.code, said.out.lines().map(str::to_owned).collect())
}

#[test]
fn every_wrong_value_of_a_file_is_named_with_an_example() {
    let day = "schema = 1\n[[block]]\ntitle = 5\nplan = \"9-10\"\nenergy = \"high\"\nvalues = [\"craft\", 3]\n\
               actual = [\"09:00-08:00\", \"x\"]\n[[block]]\ntitle = \"b\"\nplan = 09:00\n";
    let (code, lines) = check(&[(DAY, day)]);
    let expected = [
        "3:9: write text in quotes, not a whole number. Example: title = \"Pricing page\"",
        "4:8: '9-10' is not a time range. Write it as in 09:00-10:30",
        "5:10: write a whole number, not text. Example: energy = 1",
        "6:11: no value 'craft'",
        "6:20: write text in quotes, not a whole number. Example: values = [\"craft\"]",
        "7:11: 09:00-08:00 ends before it starts. Past midnight write hours from 24 on, as in 22:00-25:30",
        "7:26: 'x' is not a time range. Write it as in 09:00-10:30",
        "10:8: write a time range, as in \"09:00-10:30\", not a date or a time without quotes",
    ];
    assert_eq!((code, lines), (1, expected.map(|line| format!("{DAY}:{line}")).to_vec()));
}

#[test]
fn a_rule_of_a_routine_that_names_no_day_is_named() {
    let of = |rule: &str| format!("[[routine]]\ntitle = \"x\"\n{rule}\n");
    let rules = [
        "monthly = 32",
        "monthly = \"5 tue\"",
        "monthly = \"3 someday\"",
        "monthly = [1]",
        "monthly = \"last fri\"\ndays = [\"mon\"]",
        "yearly = \"02-30\"\nlasts = 40",
        "monthly = \"3 tue\"\nonce = true\nlasts = 3",
    ];
    let text = format!("schema = 1\n{}", rules.map(of).concat());
    let day = "schema = 1\n[[block]]\ntitle = \"Visit\"\nlasts = 0\n";
    let (code, lines) = check(&[("routines.toml", &text), (DAY, day)]);
    let expected = [
        "routines.toml:4:11: a day of the month goes from 1 to 31",
        "routines.toml:5:1: a routine has days, or monthly, or yearly: one of the three",
        "routines.toml:7:11: few months have a 5th Tuesday. Write \"last\" for the last one. Example: monthly = 1",
        "routines.toml:8:1: a routine has days, or monthly, or yearly: one of the three",
        "routines.toml:10:11: '3 someday' is not a day of the month. Write it as 31, \"3 tue\" or \"last fri\". \
         Example: monthly = 1",
        "routines.toml:11:1: a routine has days, or monthly, or yearly: one of the three",
        "routines.toml:13:11: write a day of the month, as in 31, \"3 tue\" or \"last fri\", not a list",
        "routines.toml:17:8: a routine has days, or monthly, or yearly: one of the three",
        "routines.toml:20:10: write a day of the year as MM-DD, as in \"05-14\"",
        "routines.toml:21:9: write a number of days from 1 to 28. Example: lasts = 3",
        "days/2026/2026-11-18.toml:4:9: write a number of days from 1 to 28. Example: lasts = 3",
    ];
    assert_eq!((code, lines), (1, expected.map(str::to_owned).to_vec()));
}

#[test]
fn what_is_missing_or_has_the_wrong_brackets_is_named_once() {
    let life = "schema = 1\n[[boundary]]\nwindow = 3\nno = \"work\"\n[[engagement]]\nname = \"Acme\"\n\
                pay = { amount = 3 }\nhours = [{ dys = [\"mon\"], window = \"09:00-17:00\" }]\n";
    let (code, lines) =
        check(&[("life.toml", life), ("seasons.toml", "schema = 1\n[season]\nname = \"x\"\n")]);
    let expected = [
        "life.toml:2:1: name is missing. Example: name = \"Dinner at home\"",
        "life.toml:2:1: days is missing. Example: days = [\"weekdays\"]",
        "life.toml:3:10: write a time range, as in \"09:00-10:30\", not a whole number",
        "life.toml:4:6: write a list in [ ], not text. Example: no = [\"work\", \"engagement:acme\"]",
        "life.toml:7:7: write a list in [ ], not keys in { }. \
         Example: pay = [{ amount = 3200, currency = \"EUR\", per = \"month\" }]",
        "life.toml:8:10: days is missing. Example: days = [\"weekdays\"]",
        "life.toml:8:12: note: aplomb knows no key 'dys' here. Did you mean days?",
        "seasons.toml:2:1: write each season below a line of its own. Example: [[season]]",
    ];
    assert_eq!((code, lines), (1, expected.map(str::to_owned).to_vec()));
}

#[test]
fn errors_in_the_form_of_a_file_hide_no_wrong_value() {
    let day = "schema = 1\n[[block]]\ntitle = \"a\"\nstatus = done\nenergy = 9\ntitle = \"b\"\n";
    let (_, lines) = check(&[(DAY, day)]);
    let expected = [
        "4:10: text needs quotes. Example: title = \"Dentist\"",
        "5:10: energy goes from -2 (drained) to 2 (energised). Example: energy = 1",
        "6:1: this key is here twice. Remove one",
    ];
    assert_eq!(lines, expected.map(|line| format!("{DAY}:{line}")));
}

#[test]
fn a_misspelt_key_is_a_note_that_counts_only_where_one_is_strict() {
    let files = [
        ("config.toml", "them = \"dark\"\n"),
        (
            "life.toml",
            "schema = 1\nmine = 1\n[[values]]\nname = \"x\"\n[[value]]\nname = \"Craft\"\nwieght = 3\n",
        ),
        (DAY, "schema = 1\n[[block]]\ntitle = \"a\"\nenrgy = 1\n[[blocks]]\ntitle = \"b\"\n"),
        (
            "weeks/2026-W47.toml",
            "schema = 1\n[signs]\nmatchd = 2\n[signs.by.acme]\nadd = 1\n[felt.acme]\nintegrity = true\n",
        ),
    ];
    let planner = Planner::with(&files);
    let said = planner.run(&["check"]);
    let expected = "config.toml:1:1: note: aplomb knows no key 'them' here. Did you mean theme?\n\
                    life.toml:2:1: note: aplomb knows no key 'mine' here.\n\
                    life.toml:3:3: note: aplomb knows no key 'values' here. Did you mean value?\n\
                    life.toml:7:1: note: aplomb knows no key 'wieght' here. Did you mean weight?\n\
                    weeks/2026-W47.toml:3:1: note: aplomb knows no key 'matchd' here. Did you mean matched?\n\
                    weeks/2026-W47.toml:5:1: note: aplomb knows no key 'add' here. Did you mean adds?\n\
                    days/2026/2026-11-18.toml:4:1: note: aplomb knows no key 'enrgy' here. Did you mean energy?\n\
                    days/2026/2026-11-18.toml:5:3: note: aplomb knows no key 'blocks' here. Did you mean block?\n";
    let unknown = "weeks/2026-W47.toml:4:1: no engagement 'acme'\n";
    assert_eq!(said.out.replace(unknown, ""), expected);
    assert_eq!((said.code, planner.run(&["check", "--strict"]).code), (1, 1));
    let planner = Planner::with(&files[..2]);
    let said = planner.run(&["check"]);
    assert!(said.out.ends_with("weight?\nNo errors, 4 notes.\n"), "{said:?}");
    assert_eq!((said.code, planner.run(&["check", "--strict"]).code), (0, 1));
    // Unknown keys are kept, and edits still work.
    planner.done(&["add", "10-11 Walk"]);
}

#[test]
fn a_file_without_its_schema_or_with_a_later_one_is_named() {
    let (code, lines) = check(&[
        ("config.toml", "schema = 2\n"),
        ("keys.toml", "# mine\nschema = 99\n"),
        ("inbox.toml", "[[task]]\ntitle = \"a\"\n"),
        ("ledger.toml", "\n# nothing yet\nschema = 2\n"),
        ("routines.toml", ""),
    ]);
    let later = |number| {
        format!(
            "schema {number} was written by a later aplomb. This one knows schema 1. It shows what it understands and never changes the file"
        )
    };
    let expected = [
        format!("config.toml:1:10: {}", later(2)),
        "inbox.toml:1:1: the schema is missing. Add schema = 1 at the top".to_owned(),
        format!("keys.toml:2:10: {}", later(99)),
        format!("ledger.toml:3:10: {}", later(2)),
    ];
    assert_eq!((code, lines), (1, expected.to_vec()));
}

#[test]
fn a_file_in_the_wrong_place_is_named_with_the_right_one() {
    let (code, lines) = check(&[
        ("days/2026-11-18.toml", ""),
        ("days/2026/2025-11-18.toml", ""),
        ("days/2026/monday.toml", ""),
        ("Life.toml", ""),
        ("season.toml", ""),
        ("notes.toml", ""),
        ("life.toml~", ""),
        ("weeks/2026-47.toml", ""),
    ]);
    let expected = [
        "Life.toml:1:1: aplomb does not read this. Rename it to life.toml",
        "season.toml:1:1: aplomb does not read this. Rename it to seasons.toml",
        "weeks/2026-47.toml:1:1: aplomb does not read this. Name it by its week, as in 2026-W47.toml",
        "days/2026/2025-11-18.toml:1:1: aplomb does not read this. Move it to days/2025/2025-11-18.toml",
        "days/2026/monday.toml:1:1: aplomb does not read this. Name it by its date, as in 2026-11-22.toml",
        "days/2026-11-18.toml:1:1: aplomb does not read this. Move it to days/2026/2026-11-18.toml",
    ];
    assert_eq!((code, lines), (1, expected.map(str::to_owned).to_vec()));
}

#[test]
fn no_number_of_a_file_is_without_end() {
    for (name, text) in [
        ("life.toml", "[[value]]\nname = \"a\"\nweight = X"),
        ("life.toml", "[score]\ntau = X"),
        ("life.toml", "[score.weights]\nvalues = X"),
        ("life.toml", "[[engagement]]\nname = \"a\"\npay = [{ per = \"hour\", amount = X }]"),
        (
            "life.toml",
            "[[boundary]]\nname = \"a\"\ndays = [\"mon\"]\nwindow = \"18:00-20:00\"\nno = [\"work\"]\nweight = X",
        ),
        (
            "seasons.toml",
            "[[season]]\nname = \"a\"\nstart = 2026-10-05\nend = 2026-10-06\nheavy = \"work\"\nratio = X",
        ),
        (
            "seasons.toml",
            "[[season]]\nname = \"a\"\nstart = 2026-10-05\nend = 2026-10-06\nintent = { a = { weight = X } }",
        ),
        ("weeks/2026-W47.toml", "alignment = X"),
        ("weeks/2026-W47.toml", "balance = X"),
    ] {
        for number in ["nan", "inf", "-inf", "-1", "1e9"] {
            let (code, lines) = check(&[(name, &format!("schema = 1\n{}\n", text.replace('X', number)))]);
            let is_named = lines.iter().any(|line| line.starts_with(name) && line.contains(" from "));
            let is_pay = text.contains("pay") && number == "1e9";
            assert!(code == 1 && is_named || is_pay, "{text} {number}: {lines:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_hard_link_is_named_as_a_save_ends_it() {
    let planner = Planner::with(&[("life.toml", "schema = 1\n")]);
    std::fs::hard_link(planner.root().join("life.toml"), planner.root().join("life.toml.kept")).unwrap();
    let said = planner.done(&["check"]);
    let words = "the next save ends the link. Use a symbolic link instead";
    assert_eq!(said, format!("life.toml:1:1: note: this file is a hard link: {words}\nNo errors, 1 note.\n"));
}
