//! `value`, `area`, `engagement`, `boundary` and `life`.

use super::support::Planner;

fn a_life() -> Planner {
    let planner = Planner::with(&[]);
    for line in [
        &["value", "add", "Música 3h weight:2 why:\"it is me\""][..],
        &["value", "add", "Craft 12h"],
        &["area", "add", "Band parent:people"],
        &[
            "engagement",
            "add",
            "Acme, day job %theirs #craft pay:3200EUR/month hours:\"weekdays 9-17\" after:15m",
        ],
        &["boundary", "add", "Dinner at home daily 18-20 no:work no:acme told:Ada told:Team"],
        &["life", "rhythm", "lark"],
    ] {
        planner.done(line);
    }
    planner
}

#[test]
fn a_life_is_defined_by_commands_and_its_file_reads_as_if_written_by_hand() {
    let planner = a_life();
    assert_eq!(planner.done(&["check", "--strict"]), "No problems.\n");
    let expected = "\
schema = 1

[rhythm]
preset = \"lark\"

[[value]]
id = \"musica\"
name = \"Música\"
why = \"it is me\"
weight = 2
weekly = \"3h\"
from = 2026-11-18

[[value]]
id = \"craft\"
name = \"Craft\"
weekly = \"12h\"
from = 2026-11-18

[[area]]
id = \"band\"
name = \"Band\"
side = \"life\"
parent = \"people\"

[[engagement]]
id = \"acme\"
name = \"Acme, day job\"
area = \"work\"
agenda = \"theirs\"
values = [\"craft\"]
pay = [{ amount = 3200, currency = \"EUR\", per = \"month\" }]
hours = [{ days = [\"weekdays\"], window = \"09:00-17:00\" }]
after = \"15m\"
from = 2026-11-18

[[boundary]]
id = \"dinner-at-home\"
name = \"Dinner at home\"
days = [\"daily\"]
window = \"18:00-20:00\"
no = [\"work\", \"engagement:acme\"]
told = [\"Ada\", \"Team\"]
from = 2026-11-18
";
    assert_eq!(planner.file("life.toml"), expected);
    for _ in 0..6 {
        planner.done(&["undo"]);
    }
    assert_eq!(
        planner.done(&["value"]),
        "No values yet. Add one: aplomb value add 'Music 3h weight:2 why:\"it is me\"'\n"
    );
}

#[test]
fn lists_say_what_is_set() {
    let planner = a_life();
    assert_eq!(
        planner.done(&["value", "list"]),
        "musica  Música  it is me · 3h a week · weight 2 · from 18 November 2026\n\
         craft   Craft   12h a week · from 18 November 2026\n"
    );
    assert_eq!(
        planner.done(&["boundary"]),
        "dinner-at-home  Dinner at home  daily 18:00-20:00 · keeps out Work, Acme · Ada, Team know · from 18 November 2026\n"
    );
    assert!(planner.done(&["area"]).ends_with("band       Band       life · part of People\n"));
    assert!(planner.done(&["life"]).contains("rhythm    Energy by hour   lark\n"));
}

#[test]
fn records_are_renamed_archived_and_brought_back() {
    let planner = a_life();
    let said = planner.done(&["value", "edit", "musica", "Song 4h why:none"]);
    assert!(said.starts_with("musica  Música is now Song: why removed, 4h a week.\n"), "{said}");
    planner.done(&["add", "9-10 Sing #song"]);
    assert_eq!(planner.done(&["value", "archive", "song"]).lines().next(), Some("musica  Song archived."));
    assert!(planner.done(&["value"]).ends_with("· archived on 18 November 2026\n"));
    assert_eq!(planner.run(&["value", "archive", "song"]).err, "aplomb: Song is already archived.\n");
    assert_eq!(
        planner.done(&["value", "reopen", "musica"]).lines().next(),
        Some("musica  Song brought back.")
    );
    assert_eq!(planner.done(&["check", "--strict"]), "No problems.\n");
}

#[test]
fn the_past_keeps_its_scores_or_the_command_says_so() {
    let mut planner = a_life();
    planner.done(&["log", "7-8 Sing #musica"]);
    let friday = planner.at("2026-11-20T09:00");
    let said = friday.run(&["value", "edit", "craft", "6h"]);
    assert_eq!(said.err, "note: This also changes scores since 18 November 2026. Kept reviews stay.\n");
    let said = friday.run(&["boundary", "edit", "dinner", "19-20"]);
    assert_eq!(
        (said.out.lines().next(), said.err.as_str()),
        (Some("dinner-at-home-2  Dinner at home: daily 19:00-20:00, from today."), "")
    );
    let life = friday.file("life.toml");
    assert!(life.contains("until = 2026-11-19\narchived = true\n"), "{life}");
    friday.done(&["engagement", "edit", "acme", "pay:3400EUR/month"]);
    assert!(
        friday
            .file("life.toml")
            .contains("}, { from = 2026-11-20, amount = 3400, currency = \"EUR\", per = \"month\" }]")
    );
    assert_eq!(friday.done(&["check", "--strict"]), "No problems.\n");
}

#[test]
fn what_is_wrong_is_refused_and_nothing_changes() {
    let planner = a_life();
    let before = planner.file("life.toml");
    for (line, expected) in [
        (&["value", "add", "craft"][..], "Another value is named Craft."),
        (&["value", "edit", "musca", "4h"], "No value is named 'musca'. Did you mean musica?"),
        (&["boundary", "add", "Night 22-6 no:wrk"], "No area and no job 'wrk'; did you mean work?"),
        (&["area", "edit", "people", "parent:band"], "People can't be part of Band."),
        (&["life", "wke", "7-23"], "There is no 'wke' to set. Did you mean wake?"),
        (&["life", "wake", "morning"], "'morning' is not a time range."),
        (
            &["life", "rhythm", "bear"],
            "'bear' is not possible. Write lark, neutral, owl, or 24 digits from 0 to 4, one for each hour.",
        ),
    ] {
        let run = planner.run(line);
        assert!(run.err.contains(expected), "{line:?}: {}", run.err);
        assert_eq!((run.code, planner.file("life.toml") == before), (1, true), "{line:?}");
    }
}
