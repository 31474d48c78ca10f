//! Closing the day, in the evening and on the next morning.

use super::files::{assert_same, difference};
use super::frames::{DARK, draw, lines};
use super::harness::App;
use super::lives::{PROFILE, ROUTINES};

const WEDNESDAY: &str = "days/2026/2026-11-18.toml";
const EVENING: &str = "2026-11-18T21:45";

/// A day by hand that nobody marked but for the stand-up. The timer had the pages for 20 minutes.
const DAY: &str = r#"# Wednesday, by hand
schema = 1
date = 2026-11-18
zone = "Europe/Lisbon"

[[block]]
id = "b1n00"
title = "Bin day"

[[block]]
id = "st4nd"
title = "Stand-up"
plan = "08:30-09:00"
status = "done"

[[block]]
id = "c4a10"            # with Ines
title = "Call"
plan = "09:00-10:00"
area = "work"
engagement = "acme"

[[block]]
id = "p4ges"
title = "Pages"
plan = "10:00-11:30"
actual = ["10:05-10:25"]
area = "work"
values = ["craft"]

[[block]]
id = "t4xes"
title = "Taxes"
plan = "14:00-15:00"
area = "home"
carried = 2
"#;

fn files() -> Vec<(&'static str, &'static str)> {
    vec![("life.toml", PROFILE), ("routines.toml", ROUTINES), (WEDNESDAY, DAY)]
}

pub fn evening() -> App {
    App::open(&files(), EVENING)
}

const LISTED: &str =
    "close on Call | Call Done | Pages Day(2026-11-19) | Walk Done | Taxes Done | Bin day Skipped";

#[test]
fn two_keys_close_the_day_and_one_brings_it_back() {
    let mut app = evening();
    let before = app.files();
    let (frame, _) = draw(&mut app, DARK, (80, 24));
    assert!(
        lines(&frame)[1].contains("5 blocks are not marked. Press C to close the day."),
        "{:?}",
        lines(&frame)[1]
    );
    app.press("C");
    assert_eq!(app.sheet().as_deref(), Some(LISTED));
    app.press("<Enter>");
    assert_eq!(app.said(), "Wed 18 Nov closed: 3 done, 1 moved, 1 skipped.  u undo");
    let changed = difference(&before, &app.files());
    for expected in [
        "18: + status = 'done'",
        "18: + status = 'moved' | moved_to = 2026-11-19",
        "18: + status = 'skipped'",
    ] {
        assert!(changed.iter().any(|line| line.contains(expected)), "{expected}: {changed:#?}");
    }
    assert_eq!(app.problems(), Vec::<String>::new());
    app.assert_saved();
    app.press("C");
    assert_eq!(app.said(), "There is nothing to close: every past block is marked.");
    app.press("u");
    assert_same(&before, &app.files(), "closed, then undone");
    // Nothing is asked by itself again today, but the key works.
    app.press("C");
    assert_eq!(app.sheet().as_deref(), Some(LISTED));
}

#[test]
fn each_line_takes_the_way_of_its_key() {
    for (keys, words) in [
        ("c", "Call Skipped"),
        ("g", "Call CalledOff"),
        ("b", "Call Inbox"),
        ("m", "Call Day(2026-11-19)"),
        ("mm", "Call Day(2026-11-20)"),
        ("cd", "Call Done"),
        ("e9:10-9:50<Enter>", "Call DoneAt([Span"),
        ("e9:10-9:50<Esc>", "Call Done"),
        ("<Space>", "Call Skipped"),
        ("<Space><Space>", "Call Day(2026-11-19)"),
        ("<Space><Space><Space>", "Call Inbox"),
        ("<Space><Space><Space><Space>", "Call CalledOff"),
        ("<Space><Space><Space><Space><Space>", "Call Left"),
        ("<Space><Space><Space><Space><Space><Space>", "Call Done"),
    ] {
        let mut app = evening();
        app.press("C").press(keys);
        let sheet = app.sheet().unwrap();
        assert!(sheet.contains(&format!("| {words}")), "{keys}: {sheet}");
        app.press("<Esc>");
        assert_eq!(app.files()[WEDNESDAY], DAY, "{keys}");
    }
}

#[test]
fn a_feeling_is_one_key_a_block() {
    let mut app = evening();
    app.press("C4215").press("<Enter>");
    let text = &app.files()[WEDNESDAY];
    let felt: Vec<&str> = text.lines().filter(|line| line.starts_with("energy")).collect();
    // The call, what was done of the pages, the walk and the taxes.
    assert_eq!(felt, ["energy = 1", "energy = -1", "energy = -2", "energy = 2"], "{text}");
}

#[test]
fn when_it_really_was_is_refused_where_it_can_not_be() {
    let mut app = evening();
    app.press("Ce22-23");
    assert!(app.sheet().unwrap().contains("still to come"), "{:?}", app.sheet());
    app.press("<Ctrl-U>fri 9-10");
    assert!(app.sheet().unwrap().contains("'fri' is not a time range"), "{:?}", app.sheet());
    app.press("<Ctrl-U>9:10-9:50, 10-10:04<Enter><Enter>");
    assert!(
        app.files()[WEDNESDAY].contains("actual = [\"09:10-09:50\", \"10:00-10:04\"]"),
        "{}",
        app.files()[WEDNESDAY]
    );
}

#[test]
fn the_third_time_it_asks_what_now() {
    let to_taxes = "Cjjj";
    for (keys, words) in [
        ("m<Esc>", "| Taxes Day(2026-11-19)"),
        ("m<lt>", "| Taxes Day(2026-11-19)"),
        ("mhInes<Enter>", "| Taxes HandedOver(\"Ines\")"),
        ("mn", "| Taxes SaidNo"),
    ] {
        let mut app = evening();
        app.press(to_taxes).press(&keys.replace("<lt>", "<"));
        let sheet = app.sheet().unwrap();
        assert!(sheet.contains(words) && !sheet.contains("asking"), "{keys}: {sheet}");
        let before = app.files();
        app.press("<Enter>");
        assert_eq!(app.sheet(), None, "{keys}: it asks once");
        app.press("u");
        assert_same(&before, &app.files(), keys);
    }
    // In the evening today has no room, which it says.
    let mut app = evening();
    app.press(to_taxes).press("md");
    assert_eq!(app.said(), "Today has no room for it.");
    // By Space it is asked on Enter.
    let mut app = evening();
    app.press(to_taxes).press("<Space><Space><Enter>");
    assert!(app.sheet().unwrap().contains("close on Taxes, asking"), "{:?}", app.sheet());
    app.press("n<Enter>");
    assert!(app.files()["ledger.toml"].contains("what = \"Taxes\""), "{}", app.files()["ledger.toml"]);
    assert!(app.files()["ledger.toml"].contains("spared = \"1h\""));
}

#[test]
fn the_next_morning_it_opens_by_itself_once() {
    let morning = "2026-11-19T07:30";
    let mut app = evening().asked_on("2026-11-18").open_again(morning);
    assert!(app.sheet().unwrap().starts_with("close on "), "{:?}", app.sheet());
    // Its own letters change what it shows, and nothing else. Digits are screens until then.
    let before = app.files();
    let mut app = {
        app.press("c");
        assert!(app.sheet().unwrap().contains("| Call Skipped"), "{:?}", app.sheet());
        assert_same(&before, &app.files(), "a letter of the sheet");
        app.open_again(morning)
    };
    // A key that would change a block of the day below it, which nobody saw, only closes it.
    for key in ["x", "L", "J", "f", ">", "X"] {
        let mut app = evening().asked_on("2026-11-18").open_again(morning);
        let before = app.files();
        app.press(key);
        assert_eq!(app.sheet(), None, "{key}");
        assert_same(&before, &app.files(), key);
    }
    // Another key that means nothing there closes it and works as usual.
    let before = app.files();
    app.press("2");
    assert_eq!((app.sheet(), app.model.screen.verb()), (None, aplomb::app::Verb::ShowWeek));
    assert_same(&before, &app.files(), "another key");
    // Esc is later, and nothing asks again on this day.
    let mut app = app.open_again(morning);
    assert!(app.sheet().is_some());
    app.press("<Esc>");
    let mut app = app.open_again("2026-11-19T12:00");
    assert_eq!(app.sheet(), None);
    // The day after, what is left of it is still on the list, as it is.
    app.press("C");
    assert!(app.sheet().unwrap().contains("| Call Done"), "{:?}", app.sheet());
    let mut app = app.open_again("2026-11-21T09:00");
    app.press("C");
    assert!(app.sheet().unwrap().contains("| Call Left"), "{:?}", app.sheet());
    // Once it is closed the next morning is quiet.
    let mut app = evening().asked_on("2026-11-18");
    app.press("C<Enter>");
    assert_eq!(app.open_again(morning).sheet(), None);
    // So is one with `carry = "off"`.
    let app = evening().asked_on("2026-11-18");
    app.write("config.toml", "carry = \"off\"\n");
    assert_eq!(app.open_again(morning).sheet(), None);
}

#[test]
fn all_of_an_earlier_day_takes_one_key() {
    let mut app = evening().open_again("2026-11-21T09:00");
    app.press("Cjj");
    assert!(app.sheet().unwrap().starts_with("close on a day | Walk Done | "), "{:?}", app.sheet());
    app.press("d");
    let sheet = app.sheet().unwrap();
    assert!(
        sheet.starts_with("close on Call | ") && sheet.contains("| Call Done | Pages Done | "),
        "{sheet}"
    );
    app.press("jc<Enter>");
    assert!(app.said().starts_with("2 days closed: 5 done, 1 skipped"), "{}", app.said());
}

#[test]
fn a_window_too_small_to_draw_in_takes_no_key_but_the_one_that_quits() {
    let mut app = evening();
    let before = app.files();
    app.press("C<30x8><Enter>x");
    assert_same(&before, &app.files(), "nobody saw what the keys would do");
    app.press("<80x24>");
    assert_eq!(app.sheet().as_deref(), Some(LISTED));
    app.press("<30x8><Ctrl-C><Ctrl-C>");
    assert!(app.has_quit);
}

#[test]
fn put_off_in_the_evening_the_headline_asks_no_more() {
    let mut app = evening();
    app.press("C<Esc>");
    let (frame, _) = draw(&mut app, DARK, (80, 24));
    assert!(lines(&frame)[1].contains("Nothing more is planned today."), "{:?}", lines(&frame)[1]);
    // While something of today's plan is still to come, it does not ask.
    let mut app = App::open(&files(), "2026-11-18T12:00");
    let (frame, _) = draw(&mut app, DARK, (80, 24));
    assert!(!lines(&frame)[1].contains("not marked"), "{:?}", lines(&frame)[1]);
}

/// Returns the lines of the sheet in the evening, at a size.
fn seen(keys: &str, size: (u16, u16)) -> Vec<String> {
    let mut app = evening();
    app.press("C").press(keys);
    lines(&draw(&mut app, DARK, size).0)
}

#[test]
fn a_title_is_not_cut_beside_free_columns_and_says_how_often_it_was_moved() {
    let long = "A title of sixty letters, which says a lot about little work";
    let day = DAY.replace("Taxes", long);
    let files = [("life.toml", PROFILE), (WEDNESDAY, day.as_str())];
    for (size, title) in [
        ((80, 24), "A title of six…, moved 2 times moved to tomorrow, 14:00–15:00"),
        ((140, 40), "A title of sixty letters, which says a lot about little work, moved 2 times   moved to"),
        ((60, 20), "A title of sixty letters, wh…, moved 2 times"),
    ] {
        let mut app = App::open(&files, EVENING);
        app.press("Cjdjm<Esc>");
        let seen = lines(&draw(&mut app, DARK, size).0);
        assert!(seen.iter().any(|line| line.contains(title)), "{size:?}: {seen:#?}");
    }
}

#[test]
fn the_question_has_rows_of_its_own_and_names_its_keys() {
    let question = "Taxes was moved 2 times already. What now?";
    for size in [(80, 24), (60, 20), (120, 40)] {
        let lines = seen("jjjm", size);
        let at = lines.iter().position(|line| line.trim() == question);
        let at = at.unwrap_or_else(|| panic!("{size:?}: {lines:#?}"));
        assert!(!lines[at - 1].contains('│'), "a row between both: {lines:#?}");
        assert!(
            lines[at - 2].contains("Bin day") || lines[at - 1].contains(" more "),
            "below the list: {lines:#?}"
        );
        assert!(lines.last().unwrap().ends_with("Esc move it "), "{lines:#?}");
    }
    let lines = seen("jjjm", (40, 12));
    assert!(lines.join(" ").contains("Taxes was moved 2 times already. What"), "{lines:#?}");
    assert!(lines.iter().any(|line| line.trim() == "now?"), "{lines:#?}");
}

#[test]
fn a_block_is_not_divided_from_its_way_and_a_heading_is_not_the_last_row() {
    // Where only one row is left above a line, it is the block's, not the one below it.
    let low = seen("je", (40, 12));
    assert!(low.iter().any(|line| line.contains("› 10:00–11:30 Pages")), "{low:#?}");
    let mut app = evening().open_again("2026-11-21T09:00");
    app.press("C");
    for (rows, column) in (10..24).flat_map(|rows| [(rows, 40), (rows, 80)]) {
        for _ in 0..8 {
            let seen = lines(&draw(&mut app, DARK, (column, rows)).0);
            let rows: Vec<&String> =
                seen[2..seen.len() - 2].iter().filter(|line| !line.trim().is_empty()).collect();
            let is_heading = |line: &str| line.contains(" November") && !line.contains('–');
            let last = rows.iter().rev().find(|line| !line.contains(" more "));
            assert!(!last.is_some_and(|line| is_heading(line)), "{column}: {seen:#?}");
            app.press("j");
        }
        app.press("<Home>");
    }
}

#[test]
fn the_day_marks_with_a_question_just_what_closing_would_list() {
    use aplomb::planning::close::unmarked;
    let birthday = "[[routine]]\nid = \"mum\"\ntitle = \"Mum's birthday, call\"\nyearly = \"11-18\"\nplan = \"08:00-08:30\"\n";
    let routines = format!("{ROUTINES}\n{birthday}");
    let grace = DAY.replace("zone = \"Europe/Lisbon\"", "zone = \"Europe/Lisbon\"\ngrace = \"flu\"");
    let mut asked = Vec::new();
    for day in [DAY, grace.as_str()] {
        for now in ["2026-11-18T12:00", EVENING, "2026-11-19T09:00"] {
            let files = [("life.toml", PROFILE), ("routines.toml", routines.as_str()), (WEDNESDAY, day)];
            let mut app = App::open(&files, now);
            app.press("<Esc>").press(if now.starts_with("2026-11-19") { "h" } else { "" });
            let agenda = app.model.shown();
            let marked = agenda.items.iter().filter(|item| item.is_unmarked);
            let mut shown: Vec<String> = marked.map(|item| item.block.title.clone()).collect();
            let listed = unmarked(&app.model.life, &app.ctx, (agenda.date, agenda.date));
            let mut listed: Vec<String> = listed.into_iter().map(|target| target.block.title).collect();
            shown.sort();
            listed.sort();
            assert_eq!(shown, listed, "{now}, {day}");
            asked.push(listed.len());
        }
    }
    assert_eq!(asked, [2, 5, 5, 0, 0, 0]);
}
