//! Typed lines, by command: what each prints. Every accepted line passes `check` and reads back the same.

use proptest::prelude::*;
use proptest::sample::select;

use super::support::{Planner, id};

/// Runs a command that succeeds with a note. Returns its standard output and standard error.
#[track_caller]
fn noted(planner: &Planner, arguments: &[&str]) -> (String, String) {
    let said = planner.run(arguments);
    assert_eq!(said.code, 0, "{arguments:?}: {said:?}");
    (said.out, said.err)
}

#[test]
fn a_time_or_a_day_counts_at_either_end() {
    for (line, said) in [
        ("14:00 - 15:00 Call", "Call planned, 14:00 to 15:00."),
        ("Lunch 12-13 @home", "Lunch planned, 12:00 to 13:00."),
        ("call mum tomorrow 10-11", "call mum planned, Thursday 19 November, 10:00 to 11:00."),
        ("call mum 10-11 tomorrow", "call mum planned, Thursday 19 November, 10:00 to 11:00."),
        ("9-10 tomorrow Swim", "Swim planned, Thursday 19 November, 9:00 to 10:00."),
        ("14:00 2 h Deep work", "Deep work planned, 14:00 to 16:00."),
        ("14:00 1.5h Call", "Call planned, 14:00 to 15:30."),
        ("Dentist 14:00", "Dentist planned, 14:00 to 14:30."),
        ("14:00 Dentist 45m", "Dentist planned, 14:00 to 14:45."),
        ("sunday roast 12-15", "roast planned, Sunday 22 November, 12:00 to 15:00."),
        ("+3 people for dinner 19-21", "+3 people for dinner planned, 19:00 to 21:00."),
        ("Flight tomorrow 20:40", "Flight planned, Thursday 19 November, 20:40 to 21:10."),
        ("Party 22-2", "Party planned, 22:00 to 2:00."),
        ("47:50 Late", "Late planned, the night to Thursday 19 November, 23:50 to 0:00."),
        ("Friday report", "report planned, Friday 20 November."),
        ("Call mum tomorrow", "Call mum planned, Thursday 19 November."),
        ("20 nov Fair", "Fair planned, Friday 20 November."),
        ("Read 1984", "Read 1984 put into the inbox."),
        ("Run 5-10 km", "Run 5-10 km put into the inbox."),
        ("Email 30m", "Email planned, 9:45 to 10:15."),
    ] {
        let out = Planner::new().done(&["add", line]);
        assert!(out.contains(said), "{line}: {out}");
    }
}

#[test]
fn a_line_that_is_too_long_is_refused_and_changes_nothing() {
    let planner = Planner::new();
    let before = planner.today();
    let (long, full) = ("word ".repeat(401), "word ".repeat(400));
    for command in [["add", &long], ["log", &long], ["start", &long], ["intention", &long], ["search", &long]]
    {
        let said = planner.run(&command);
        assert_eq!(said.code, 2, "{said:?}");
        assert!(
            said.err.contains("The text has 2005 characters. At most 2000 are possible."),
            "{}",
            said.err
        );
    }
    assert_eq!(planner.today(), before);
    planner.done(&["add", &full]);
}

#[test]
fn what_was_read_as_title_is_said_on_standard_error() {
    let planner = Planner::new();
    for (line, said, note) in [
        (
            "Meeting 4-5",
            "put into the inbox",
            "note: '4-5' is part of the title. Put it first to make it the time.",
        ),
        ("Won 3-2", "put into the inbox", "note: '3-2' is part of the title."),
        ("Finish by friday", "put into the inbox", "note: 'friday' is part of the title. Write due:fri"),
        ("1-2 Lunch", "planned, 1:00 to 2:00", "note: 1:00 at night. Did you mean 13-14?"),
    ] {
        let (out, err) = noted(&planner, &["add", line]);
        assert!(out.contains(said) && err.starts_with(note), "{line}: {out}{err}");
    }
    let edited = planner.add("10-11 Pages");
    let (_, err) = noted(&planner, &["edit", &edited, "Chapter 3-4 of it"]);
    assert_eq!(err, "note: '3-4' is part of the title. Put it first to make it the time.\n");
}

#[test]
fn what_means_a_time_and_is_none_is_refused() {
    let planner = Planner::new();
    for (line, said) in [
        ("9:75-10 X", "'9:75-10' is not a time. To keep it as text, quote it: \"9:75-10\""),
        ("48:00 Call", "'48:00' is not a time. To keep it as text, quote it: \"48:00\""),
        ("50:50 split with Sam", "'50:50' is not a time. To keep it as text, quote it: \"50:50\""),
        ("14:00-13:00 X", "ends before it starts"),
        ("15h30 Dentist", "'15h30' is longer than 8 hours. For the time of day write 15:30."),
        ("31 nov Fair", "'31 nov' is not a date of the calendar"),
        ("monday", "no title"),
    ] {
        let err = planner.refused(&["add", line]);
        assert!(err.contains(said), "{line}: {err}");
    }
    assert!(planner.done(&["add", "'9:75' X"]).contains("inbox"));
}

#[test]
fn a_length_in_the_inbox_is_its_estimate() {
    let planner = Planner::new();
    let bank = id(&planner.done(&["add", "--inbox", "Call the bank 30m"]));
    assert!(planner.file("inbox.toml").contains("estimate = \"30m\""));
    planner.done(&["edit", &bank, "45m"]);
    assert!(planner.file("inbox.toml").contains("estimate = \"45m\""));
    let (_, err) = noted(&planner, &["add", "--inbox", "Dentist 14:00"]);
    assert_eq!(err, "note: '14:00' is part of the title. Things in the inbox have no time.\n");
    assert_eq!(planner.today(), "");
}

#[test]
fn an_edit_may_say_a_day_alone_or_a_time_alone() {
    let planner = Planner::new();
    let pages = planner.add("10-11 Pages");
    planner.done(&["edit", &pages, "Pricing page 12:00"]);
    assert!(planner.today().contains("plan = \"12:00-13:00\""), "{}", planner.today());
    planner.done(&["edit", &pages, "30m"]);
    assert!(planner.today().contains("plan = \"12:00-12:30\""));
    let said = planner.done(&["edit", &pages, "fri"]);
    assert!(said.starts_with("Pricing page moved to Friday 20 November, 12:00 to 12:30."), "{said}");
    let late = planner.add("23:00-24:00 Late");
    assert!(planner.refused(&["edit", &late, "47:30"]).contains("would end after 48:00"));
    let note = planner.add("today Bin day");
    assert!(planner.refused(&["edit", &note, "30m"]).contains("Bin day has no start time"));
}

#[test]
fn in_the_small_hours_the_day_is_said_and_the_coming_hours_are_meant() {
    let mut planner =
        Planner::with(&[("life.toml", "schema = 1\nzone = \"Europe/Lisbon\"\n[day]\nstart = \"04:00\"\n")]);
    planner.at("2026-11-19T01:00");
    assert!(planner.done(&["add", "9-10 Call"]).contains("planned, Thursday 19 November, 9:00 to 10:00"));
    let nurse = planner.done(&["add", "1:30-2:30 Nurse"]);
    assert!(nurse.contains("planned, the night to Thursday 19 November, 1:30 to 2:30"), "{nurse}");
    assert!(planner.today().contains("plan = \"25:30-26:30\""));
    assert!(
        planner
            .done(&["log", "0:15-0:45 Film"])
            .contains("logged, the night to Thursday 19 November, 0:15 to 0:45")
    );
}

#[test]
fn a_time_that_the_clocks_skip_is_refused() {
    let mut planner = Planner::new();
    planner.at("2026-03-28T12:00");
    for line in ["sun 1:15 45m x", "sun 1:15-1:45 x", "sun 1:15 x", "25:15-25:45 x"] {
        let err = planner.refused(&["add", line]);
        assert!(err.contains("The clocks skip 1:15 on Sunday 29 March."), "{line}: {err}");
    }
    // One end in the skipped hour is enough: the block would be shorter than its text says.
    assert!(planner.refused(&["add", "sun 1:30 1h x"]).contains("The clocks skip 1:30 on"));
    assert!(planner.refused(&["add", "sun 0:30-1:30 x"]).contains("The clocks skip 1:30 on"));
    let x = planner.add("sun 13:15-13:45 x %fixed");
    let day = planner.file("days/2026/2026-03-29.toml");
    planner.refused(&["edit", &format!("2026-03-29/{x}"), "1:15"]);
    planner.refused(&["move", &format!("2026-03-29/{x}"), "2026-03-29", "1:15-1:45"]);
    assert_eq!(planner.file("days/2026/2026-03-29.toml"), day);
}

#[test]
fn blocks_are_named_by_words_and_several_at_once() {
    let planner = Planner::new();
    let pages = planner.add("10-11 Pricing page");
    planner.add("11-12 Code reviews");
    planner.add("12-13 Code of conduct");
    planner.add("tomorrow 9-10 Swim");
    let said = planner.done(&["done", &pages, "code rev"]);
    assert_eq!(
        said,
        "Pricing page done as planned, 10:00 to 11:00, ahead of time.\nCode reviews done as planned, 11:00 to 12:00, ahead of time.\n"
    );
    let both = planner.refused(&["skip", "code"]);
    assert!(both.contains("Code reviews") && both.contains("Code of conduct"), "{both}");
    assert!(planner.done(&["skip", "swim"]).starts_with("Swim"));
    assert!(planner.refused(&["skip", "pa"]).contains("has the id or title 'pa'"));
    // Where one is refused, none is changed.
    planner.refused(&["done", "conduct", "pricing"]);
    assert_eq!(planner.today().matches("status = \"done\"").count(), 2);
    planner.done(&["energy", "pricing", "code rev", "-1"]);
    assert_eq!(planner.today().matches("energy = -1").count(), 2);
    planner.done(&["rm", "conduct", "tomorrow/swim"]);
    assert!(!planner.today().contains("conduct"));
    planner.add("Call the accountant");
    planner.add("Call the bank");
    assert!(planner.refused(&["place", "call", "fri", "9-10"]).contains("several things in the inbox"));
    assert!(planner.done(&["place", "bank", "fri", "9-10"]).starts_with("Call the bank planned"));
    planner.done(&["rm", "accountant"]);
    assert_eq!(
        planner.done(&["inbox"]),
        "The inbox is empty. Add a task: aplomb add --inbox 'Call the bank 30m'\n"
    );
}

#[test]
fn a_line_without_a_plan_changes_when_it_was_done() {
    let planner = Planner::new();
    let two = id(&planner.done(&["log", "8-9 Two"]));
    let said = planner.done(&["edit", &two, "8:15-8:45"]);
    assert_eq!(said.lines().next(), Some("Two changed, 8:15 to 8:45."));
    let day = planner.today();
    assert!(day.contains("actual = [\"08:15-08:45\"]") && !day.contains("plan"), "{day}");
    planner.done(&["edit", &two, "8:00"]);
    assert!(planner.today().contains("actual = [\"08:00-08:30\"]"));
    assert!(planner.refused(&["edit", &two, "16-17"]).contains("17:00 is still to come"));
    planner.done(&["did", &two, "7-7:10 7:20 - 7:30"]);
    assert!(planner.refused(&["edit", &two, "8-9"]).contains("Two was done at several times"));
    let call = id(&planner.done(&["start", "Call", "--at", "9:30"]));
    assert!(planner.refused(&["edit", &call, "9-10"]).contains("Call is still running"));
}

#[test]
fn the_day_is_said_where_it_is_not_today_and_the_year_where_it_is_not_this_one() {
    let planner = Planner::new();
    planner.add("fri 9-10 Swim");
    planner.add("friday Bin day");
    for (arguments, said) in [
        (&["energy", "swim", "1"][..], "Swim on Friday 20 November felt lifted."),
        (&["skip", "swim"], "Swim skipped on Friday 20 November."),
        (&["reopen", "swim"], "Swim on Friday 20 November no longer skipped."),
        (&["done", "swim"], "Swim done as planned, Friday 20 November, 9:00 to 10:00, ahead of time."),
        (&["done", "bin"], "Bin day done on Friday 20 November."),
        (&["edit", "swim", "Swim far"], "Swim far changed on Friday 20 November."),
        (&["copy", "swim far", "sat"], "Swim far copied to Saturday 21 November, 9:00 to 10:00."),
        (&["rm", "bin"], "Bin day deleted on Friday 20 November."),
    ] {
        let out = planner.done(arguments);
        assert!(out.contains(said), "{arguments:?}: {out}");
    }
    assert!(planner.done(&["add", "17 nov 9-10 Fair"]).contains("planned, Wednesday 17 November 2027, 9:00"));
    assert!(planner.done(&["add", "25:00 Film"]).contains("the night to Thursday 19 November, 1:00 to 1:30"));
    let pages = planner.add("10-11 Old");
    let moved = planner.done(&["edit", &pages, "tomorrow New 11-12"]);
    assert!(moved.starts_with("New moved to Thursday 19 November, 11:00 to 12:00."), "{moved}");
}

#[test]
fn the_title_that_is_just_that_comes_first_and_todays_before_all_others() {
    let planner = Planner::new();
    let first = planner.add("10-11 Stand-up");
    planner.add("11-12 Stand-up of the others");
    assert!(planner.done(&["skip", "stand-up"]).starts_with("Stand-up skipped"));
    planner.done(&["reopen", &first]);
    assert!(planner.refused(&["done", ""]).contains("Name a block"));
    planner.add("tomorrow 9-10 Solo");
    planner.write("days/2026/2026-11-18.toml", "schema = 1\n[[block]\n");
    assert!(planner.run(&["done", "solo"]).err.contains("2026-11-18.toml"));
    assert!(!planner.file("days/2026/2026-11-19.toml").contains("done"));
}

#[test]
fn a_length_is_as_long_as_it_says_also_when_the_clocks_change() {
    for (now, arguments, minutes) in [
        ("2026-10-25T00:30", ["add", "1:45 45m d"], 45),
        ("2026-03-29T00:30", ["add", "0:45 45m d"], 45),
        ("2026-03-29T02:30", ["log", "45m d"], 45),
        ("2026-03-29T02:30", ["log", "0:45 d"], 30),
    ] {
        let mut planner = Planner::new();
        planner.at(now).run(&arguments);
        let day = planner.json(&["day", "--json"]);
        let block = &day["blocks"][0];
        let length = block["planned_minutes"].as_i64().max(block["actual_minutes"].as_i64());
        assert_eq!(length, Some(minutes), "{arguments:?}: {block}");
    }
    // An edit with only a time or only a length gets exactly that, too.
    let mut planner = Planner::new();
    planner.at("2026-10-25T00:10");
    let id = planner.add("21-22 d");
    for (words, plan) in [("0:30", "00:30-01:30"), ("3h", "00:30-02:30"), ("2:15", "02:15-05:15")] {
        planner.run(&["edit", &id, words]);
        let day = planner.file("days/2026/2026-10-25.toml");
        assert!(day.contains(&format!("plan = \"{plan}\"")), "{words}: {day}");
    }
    assert!(
        planner.at("2026-10-25T02:20").refused(&["log", "45m L"]).contains("The clocks showed 1:35 twice")
    );
}

#[test]
fn last_nights_hours_are_logged_after_midnight_and_future_ones_are_refused_by_their_own_time() {
    let mut planner = Planner::new();
    planner.at("2026-11-19T00:45");
    assert!(planner.done(&["log", "23:30-0:30 Night call"]).contains("Wednesday 18 November, 23:30 to 0:30"));
    assert!(planner.refused(&["log", "23:30-1:30 Night call"]).contains("is still to come"));
    for line in ["23-24 Film", "23:50 Tea", "22:00 1h Walk"] {
        let said = planner.done(&["log", line]);
        assert!(said.contains("Wednesday 18 November, 2"), "{line}: {said}");
    }
    assert!(planner.refused(&["log", "18-18:30 Walk"]).contains("is still to come"));
    planner.at("2026-11-18T09:42");
    assert!(planner.refused(&["log", "10:00 x"]).contains("10:00 is still to come"));
    assert!(planner.refused(&["log", "9:42 x"]).contains("Nothing has passed since 9:42"));
}

/// Pieces of random lines: everything that has a meaning in the grammar, and some that has none.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "9-10", "9-5", "22-2", "1-2pm", "9:75", "48:00", "47:50", "14:00", "14:00 -", "0:30", "24:30", "3 pm", "9 to 10", "45m", "1h30",
    "15h30", "2 h", "today", "tomorrow", "yesterday", "fri", "sunday", "20 nov", "31 nov", "+3", "2026-11-30T15:42", "2026-03-29", "1:15",
    "at", "by", "for", "-", "#craft", "+acme", "@home", "%milestone", "due:fri", "value:-craft", "\"9-10\"", "\\x", "\"", "Call", "mum",
    "Chapter 3-4", "日本", "\u{202e}", "\u{1b}]0;x\u{7}",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_taken_passes_check_and_reads_back(
        lines in prop::collection::vec((select(vec!["add", "log", "edit", "start", "did"]), prop::collection::vec(select(PIECES), 1..6)), 1..6),
        now in select(vec!["2026-11-18T09:42", "2026-11-19T00:40", "2026-03-29T00:10", "2026-10-25T01:30"]),
    ) {
        let mut planner = Planner::new();
        planner.at(now);
        let block = id(&planner.run(&["add", "today 0:05-0:10 Pages"]).out);
        for (command, pieces) in &lines {
            let line = pieces.join(" ");
            let mut arguments = vec![*command];
            if matches!(*command, "edit" | "did") {
                arguments.push(&block);
            }
            arguments.extend(if *command == "did" { line.split(' ').collect() } else { vec![line.as_str()] });
            let said = planner.run(&arguments);
            prop_assert!(said.code < 3, "{:?}: {:?}", arguments, said);
        }
        let check = planner.run(&["check"]);
        prop_assert_eq!((check.code, check.out.as_str()), (0, "No problems.\n"), "{:?}", lines);
    }
}

#[test]
fn a_block_of_another_zone_is_told_by_the_clocks_that_one_is_at_and_keeps_its_own() {
    let home = ("life.toml", "schema = 1\nzone = \"Europe/Berlin\"\n");
    let day = |times: &str| {
        format!("schema = 1\nzone = \"Europe/Lisbon\"\n[[block]]\nid = \"aaaa1\"\ntitle = \"One\"\n{times}\n")
    };
    let (plan, lived) = ("plan = \"10:00-11:00\"", "actual = [\"10:00-11:00\"]");
    for (times, arguments, said, kept) in [
        (plan, &["edit", "aaaa1", "30m"][..], "changed, 11:00 to 11:30", "plan = \"10:00-10:30\""),
        (lived, &["edit", "aaaa1", "30m"], "changed, 11:00 to 11:30", "\"10:00-10:30\""),
        (plan, &["edit", "aaaa1", "12:00"], "changed, 12:00 to 13:00", "plan = \"11:00-12:00\""),
        (plan, &["done", "aaaa1"], "as planned, 11:00 to 12:00", plan),
        (plan, &["move", "aaaa1", "tomorrow"], "19 November, 11:00 to 12:00", plan),
        (plan, &["edit", "aaaa1", "30m tomorrow"], "19 November, 11:00 to 11:30", "plan = \"11:00-11:30\""),
        (plan, &["copy", "aaaa1", "tomorrow"], "19 November, 11:00 to 12:00", plan),
    ] {
        let mut planner = Planner::with(&[home]);
        planner.write("days/2026/2026-11-18.toml", &day(times));
        let out = planner.at("2026-11-18T13:00").done(arguments);
        assert!(out.contains(said), "{arguments:?}: {out}");
        let file =
            if said.contains("19 ") { "days/2026/2026-11-19.toml" } else { "days/2026/2026-11-18.toml" };
        assert!(planner.file(file).contains(kept), "{arguments:?}: {}", planner.file(file));
    }
}

#[test]
fn commands_that_look_back_take_a_weekday_as_the_last_one() {
    let mut planner = Planner::new();
    let walk = planner.add("8-9 Walk");
    for (from, to, period) in [
        ("mon", "today", "16 to 18 November 2026"),
        ("fri", "mon", "13 to 16 November 2026"),
        ("wed", "wed", "Wednesday 18 November 2026"),
        ("2026-11-02", "sun", "2 to 15 November 2026"),
        // A last day that would be before the first is the next one.
        ("mon", "sun", "W47, 16 to 22 November 2026"),
    ] {
        for command in ["score", "why"] {
            let said = planner.done(&[command, "--from", from, "--to", to]);
            assert!(said.contains(&format!("\n{period}, done")), "{command} {from} {to}: {said}");
        }
    }
    planner.at("2026-11-19T09:00");
    assert_eq!(planner.done(&["close", "wed"]).lines().count(), 3);
    let said = planner.done(&["energy", &format!("wed/{walk}"), "lifted"]);
    assert_eq!(said, "Walk on Wednesday 18 November felt lifted.\n");
}
