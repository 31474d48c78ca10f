//! Texts that are complete at every size: nothing is cut, and the arrows reach lines that don't fit.

use super::frames::{DARK, PLAIN, draw, lines};
use super::harness::App;
use super::lives::{NOW, PROFILE, TODAY};

const SIZES: [(u16, u16); 8] =
    [(40, 10), (47, 14), (60, 20), (80, 24), (100, 10), (105, 30), (120, 40), (200, 60)];

fn sunday() -> App {
    App::sample_at("2026-11-22T18:05")
}

fn frame(app: &mut App, size: (u16, u16)) -> Vec<String> {
    lines(&draw(app, DARK, size).0)
}

/// Returns all words of a screen, scrolled from its top to.
fn seen(app: &mut App, size: (u16, u16)) -> String {
    let mut all = Vec::new();
    app.press(&format!("<{}x{}>", size.0, size.1));
    app.press("gg").press(&"k".repeat(12));
    loop {
        let now = frame(app, size);
        let is_same = all.last() == Some(&now);
        all.push(now);
        if is_same {
            break;
        }
        app.press("j");
    }
    let rows = all.iter().flat_map(|frame| &frame[..frame.len() - 1]);
    let words: Vec<&str> = rows.flat_map(|row| row.split_whitespace()).collect();
    words.join(" ")
}

#[test]
fn every_page_of_the_review_is_read_whole_at_every_size() {
    let pages: [(&str, &[&str]); 8] = [
        ("3", &["Release watch by 1h20, Release", "Downtime", "16 to 22", "grace day"]),
        ("3<Tab>", &["People", "Freedom", "done 34h40"]),
        ("3]", &["energised,", "rather", "STUDIO", "W46", "20%"]),
        ("3]]", &["On target", "W42: alignment 44,", "got little", "100 last", "(W42)"]),
        ("3]]<Tab>", &["57h53", "15h43", "balanced, not aligned"]),
        ("3]]]", &["crossed for", "allotment,", "4 of 6", "33h short"]),
        ("3]]]]2", &["19%", "72%", "20.16 EUR", "one Friday", "(2)", "below."]),
        ("3]]]]]", &["Sun 29", "2h05 planned", "Enter marks 3 as done"]),
    ];
    for (keys, words) in pages {
        let mut app = sunday();
        app.press(keys);
        if keys == "3]]" {
            app.press("<←><←><←><←><←>");
        }
        for size in SIZES {
            let seen = seen(&mut app, size);
            assert!(!seen.contains('…'), "{keys} at {size:?} is cut: {seen}");
            // Lines may be wrapped between any two words.
            let all: Vec<&str> = seen.split(' ').map(|word| word.trim_end_matches([',', ':'])).collect();
            for words in words.iter().flat_map(|words| words.split(' ')) {
                assert!(
                    all.contains(&words.trim_end_matches([',', ':'])),
                    "{keys} at {size:?} lacks {words:?}: {seen}"
                );
            }
        }
    }
}

#[test]
fn a_day_of_which_all_is_left_is_read_whole_at_every_size() {
    // Nothing was recorded after Wednesday. Thursday is days back, so it has one line.
    let mut app = App::sample().open_again("2026-11-22T18:05");
    app.press("3]]]]]");
    for _ in 0..40 {
        if !app.review().ends_with(" all 13 of 2026-11-19") {
            app.press("j");
        }
    }
    for (keys, said) in [("", "13 blocks"), ("<→>", "Lunch boxes"), ("<→>", "skipped")] {
        app.press(keys);
        for size in SIZES {
            let seen = seen(&mut app, size);
            assert!(!seen.contains('…'), "{said} at {size:?} is cut: {seen}");
            assert!(seen.contains(said), "at {size:?} lacks {said}: {seen}");
            assert_eq!(seen.contains("stay on this day"), !keys.is_empty() || said == "13 blocks", "{seen}");
        }
        while !app.review().contains("Lunch boxes") && !app.review().contains("2026-11-19") {
            app.press("k");
        }
    }
}

#[test]
fn what_lies_above_and_below_a_page_is_said() {
    let mut app = sunday();
    app.press("3]]]");
    let said = |app: &mut App| frame(app, (40, 10))[8].trim().to_owned();
    assert_eq!(said(&mut app), "↓ 23 more below");
    app.press("jj");
    assert_eq!(said(&mut app), "↑ 2 more above  ↓ 21 more below");
    app.press("<PgDn>");
    assert_eq!(said(&mut app), "↑ 8 more above  ↓ 15 more below");
    app.press("Gj");
    assert_eq!(said(&mut app), "↑ 23 more above");
    app.press("k");
    assert_eq!(said(&mut app), "↑ 22 more above  ↓ 1 more below", "one key goes back one row");
    assert_eq!(frame(&mut app, (120, 40))[38].trim(), "");
}

#[test]
fn the_week_that_the_arrows_go_to_is_seen() {
    let mut app = sunday();
    app.press("<40x10>3]]<←>");
    let (buffer, cursor) = draw(&mut app, DARK, (40, 10));
    let seen = lines(&buffer);
    let y = cursor.1;
    assert!(seen[usize::from(y - 1)].contains("W46: alignment 94"), "{seen:#?}, at {y}");
    // In the table, the line under the cursor is seen below the heads.
    app.press("<Tab>jjjkkgg");
    assert_eq!(app.review(), "2026-W47, balance and alignment 0, at 2026-W41, the other form");
    app.press("jj<PgDn>k");
    let (buffer, cursor) = draw(&mut app, DARK, (40, 10));
    let seen = lines(&buffer);
    assert!(seen[1].contains("week alignment balance work"), "{seen:#?}");
    assert!(seen[usize::from(cursor.1)].contains("› W46  93.8"), "{seen:#?}, {cursor:?}");
}

#[test]
fn a_line_of_the_boundaries_has_its_sign_once() {
    let mut app = sunday();
    app.press("<40x10>3]]]");
    for _ in 0..25 {
        let lines = frame(&mut app, (40, 10));
        for line in lines.iter().filter(|line| line.contains("days, crossed") || line.contains("min")) {
            assert!(!line.starts_with("    ! times") && !line.starts_with("    ! min"), "{line}");
        }
        app.press("j");
    }
}

#[test]
fn names_of_every_length_have_the_room_that_there_is() {
    let long = "Craft and making things that last";
    let profile = PROFILE.replace("name = \"Craft\"", &format!("name = \"{long}\""));
    let profile = profile.replace("name = \"Acme, day job\"", "name = \"Acme and Sons of Lisbon\"");
    assert!(profile.contains(long) && profile.contains("Sons of"), "{profile}");
    let files = [("life.toml", profile.as_str()), ("days/2026/2026-11-18.toml", TODAY)];
    for keys in ["3<Tab>", "3]", "3]]]]"] {
        let mut app = App::open(&files, "2026-11-22T18:05");
        app.press(keys);
        for size in SIZES {
            let seen = seen(&mut app, size);
            assert!(!seen.contains('…'), "{keys} at {size:?}: {seen}");
        }
    }
}

#[test]
fn a_message_keeps_the_key_that_undoes() {
    // Three grace days make the message long.
    let mut app = App::sample().open_again("2026-11-22T18:05");
    app.press("<40x10>3]]]]]G<→>k<→>k<→><Enter>");
    assert!(app.said().len() > 40, "{}", app.said());
    let line = frame(&mut app, (40, 10))[8].trim_end().to_owned();
    assert!(line.ends_with("…  u undo"), "{line}");
}

/// Returns the text below the typed line in its sheet.
fn said_below(app: &mut App, size: (u16, u16)) -> String {
    let rows = frame(app, size);
    let rule = rows.iter().rposition(|row| row.trim_end().ends_with("─────")).unwrap();
    let words: Vec<&str> =
        rows[rule + 2..rows.len() - 1].iter().flat_map(|row| row.split_whitespace()).collect();
    words.join(" ")
}

#[test]
fn what_a_line_saves_and_why_it_is_refused_is_read_whole() {
    type Case = (&'static str, &'static [(u16, u16)], &'static str);
    let cases: [Case; 6] = [
        (
            "asun 17:30-18:30 Call Mum @people #family ",
            &[(60, 20), (80, 24)],
            "Saves Sunday 22 November, 17:30 to 18:30, 1h",
        ),
        ("asun 17:30-18:30 Call Mum @people #family ", &[(40, 10)], "Saves Sun 22 Nov, 17:30 to 18:30, 1h"),
        ("4Ds<Ctrl-U>12 oct", &[(80, 24), (60, 20)], "Both keep the share and the targets."),
        ("Dg", &[(80, 24), (60, 20)], "no targets, and"),
        ("4a", &[(60, 20), (80, 24)], "has the targets"),
        ("atomorrow 9-10:30 Pricing page +acme #craft", &[(60, 20)], "Pricing page"),
    ];
    for (keys, sizes, words) in cases {
        for size in sizes {
            let mut app = App::sample();
            app.press(keys);
            let said = said_below(&mut app, *size);
            assert!(said.contains(words) && !said.contains('…'), "{keys} at {size:?}: {said}");
        }
    }
}

#[test]
fn the_reasons_are_read_whole_at_every_size() {
    for size in SIZES {
        let mut app = App::sample();
        app.press("w");
        let first = frame(&mut app, size);
        assert!(
            first[0].contains("alignment 89   balance 87") && !first[0].contains('…'),
            "{size:?} {}",
            first[0]
        );
        assert!(first[size.1 as usize - 1].contains("Esc back"), "{size:?} {first:#?}");
        assert!(
            first.iter().any(|line| line.contains('›')),
            "the first reason is not seen at {size:?}: {first:#?}"
        );
        let mut seen = first.clone();
        for _ in 0..60 {
            app.press("j");
            seen.extend(frame(&mut app, size));
        }
        let last = frame(&mut app, size);
        let words = seen.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ");
        assert!(!words.contains('…'), "{size:?} cuts: {words}");
        for word in [
            "Total lost",
            "11.5",
            "Balance 87.",
            "Plan 45m",
            "Learning paused this season",
            "WHERE THE HOURS GO",
        ] {
            assert!(words.contains(word), "{size:?} lacks {word}: {words}");
        }
        assert!(last.iter().any(|line| line.contains("Learning")), "{size:?} {last:#?}");
        // The same number of keys leads back.
        app.press(&"k".repeat(60));
        assert_eq!(frame(&mut app, size), first, "{size:?}");
    }
}

#[test]
fn each_scope_of_the_reasons_is_named_with_both_numbers() {
    for keys in ["wh", "w", "wl", "wll"] {
        for columns in [40, 50, 60, 80] {
            let mut app = App::sample();
            app.press(keys);
            let head = frame(&mut app, (columns, 20)).remove(0);
            assert!(head.contains("alignment ") && head.contains("balance "), "{keys} at {columns}: {head}");
            assert!(!head.contains('…') && !head.starts_with("  "), "{keys} at {columns}: {head}");
        }
    }
}

#[test]
fn every_value_below_the_hours_is_reached() {
    // All values of the sample are seen without scrolling.
    for size in [(100, 30), (105, 30)] {
        let mut app = App::sample();
        app.press("2");
        let seen = frame(&mut app, size).join(" ");
        for words in ["9h20, target 12h", "4h05, target 5h", "Learning", "paused this season"] {
            assert!(seen.contains(words), "{size:?} lacks {words}: {seen}");
        }
    }
    let mut profile = PROFILE.to_owned();
    for number in 3..20 {
        profile.push_str(&format!(
            "\n[[value]]\nid = \"v{number:02}\"\nname = \"Value {number:02}\"\nweekly = \"1h\"\n"
        ));
    }
    let files = [("life.toml", profile.as_str()), ("days/2026/2026-11-18.toml", TODAY)];
    for size in [(60, 20), (80, 24), (100, 30), (105, 30), (40, 10)] {
        let mut app = App::open(&files, NOW);
        app.press(&format!("<{}x{}>2", size.0, size.1));
        let first = frame(&mut app, size);
        let mut seen = String::new();
        for _ in 0..30 {
            seen.push_str(&frame(&mut app, size).join(" "));
            app.press("<Tab>");
        }
        for number in 3..20 {
            assert!(seen.contains(&format!("Value {number:02}")), "{number} is not reached at {size:?}");
        }
        // Two Tabs and two Shift-Tabs lead back to the same frame.
        let mut app = App::open(&files, NOW);
        app.press(&format!("<{}x{}>2<Tab><Tab><Shift-Tab><Shift-Tab>", size.0, size.1));
        assert_eq!(frame(&mut app, size), first, "{size:?}");
    }
}

#[test]
fn the_question_keeps_its_heading() {
    for size in [(60, 20), (40, 10)] {
        let mut app = sunday();
        app.press("3]]]]");
        for _ in 0..12 {
            let rows = frame(&mut app, size);
            let at = rows.iter().position(|row| row.starts_with("  ›")).unwrap();
            assert_eq!(rows[at - 1].trim(), "THIS WEEK", "{size:?} {rows:#?}");
            app.press("j");
        }
    }
}

#[test]
fn the_keys_that_a_page_cannot_do_without_are_named_at_every_size() {
    let pages: [(&str, &[&str]); 8] = [
        ("3", &["Enter next", "Tab all"]),
        ("3]", &["1–5 answer", "↓ ↑ line", "Enter next"]),
        ("3]]", &["Enter next", "← → week"]),
        ("3]]<Tab>", &["Enter next", "↓ ↑ week"]),
        ("3]]]", &["Enter next"]),
        ("3]]]]", &["Enter next"]),
        ("3]]]]]", &["Enter finish", "e "]),
        ("3]]]]]j", &["Enter finish", "← → ", "e "]),
    ];
    for (keys, hints) in pages {
        let mut app = sunday();
        app.press(keys);
        for size in SIZES.into_iter().filter(|(columns, _)| *columns >= 47) {
            let line = frame(&mut app, size).pop().unwrap();
            let more: &[&str] = if size.0 >= 80 && keys.starts_with("3]]]]]") { &["previous"] } else { &[] };
            for hint in hints.iter().chain(more) {
                assert!(line.contains(hint), "{keys} at {size:?} lacks {hint:?}: {line}");
            }
            assert!(line.contains("Esc to Day") || line.contains("Esc back") || size.0 < 60, "{line}");
        }
        for size in SIZES {
            let (buffer, _) = draw(&mut app, PLAIN, size);
            let line = lines(&buffer).pop().unwrap();
            assert!(line.contains("  ? help "), "{keys} at {size:?}: the keys run into each other: {line}");
        }
        // Pages that scroll name the keys for it. On the last two pages of the review other keys come first.
        let page = frame(&mut app, (40, 10));
        assert!(page[9].contains("↓ ↑") || keys.starts_with("3]]]]"), "{page:#?}");
    }
}

#[test]
fn the_facts_of_a_season_are_read_whole() {
    let mut app = sunday();
    app.press("<120x40>4<Tab>");
    assert!(app.season().contains("Facts"), "{}", app.season());
    for size in SIZES {
        let seen = seen(&mut app, size);
        for words in ["Launch", "Mon 5 Oct 2026", "Sun 3 Jan 2027", "to work", "60%"] {
            assert!(seen.contains(words), "at {size:?} lacks {words}: {seen}");
        }
        // The sentence continues in the lines below, wherever it is broken.
        app.press("<120x40>4<Tab><Tab><Tab>").press(&format!("<{}x{}>", size.0, size.1));
        while !app.season().contains("Good season") {
            app.press(if app.season().contains("Facts") { "j" } else { "<Tab>" });
        }
        let words = ["v1", "is", "out,", "home", "dinner", "four", "nights", "a", "week."];
        let frame = frame(&mut app, size);
        let at = frame.iter().position(|line| line.contains("Good season if")).unwrap();
        let said = frame[at..frame.len() - 2].join(" ");
        assert!(
            !said.contains('…') && words.iter().all(|word| said.contains(word)),
            "at {size:?}: {frame:#?}"
        );
    }
}

#[test]
fn hours_that_the_week_leaves_out_are_marked() {
    let mut app = sunday();
    app.press("<120x40>2");
    let marked = |app: &mut App| -> Vec<String> {
        let lines = frame(app, (120, 40));
        lines.iter().filter(|line| line.starts_with('┆')).map(|line| line.chars().take(3).collect()).collect()
    };
    assert_eq!(marked(&mut app), ["┆22", "┆ 0"], "{:#?}", frame(&mut app, (120, 40)));
    let (buffer, _) = draw(&mut app, PLAIN, (120, 40));
    assert!(lines(&buffer).iter().any(|line| line.starts_with(":22 ")));
    // With a row for every hour there is nothing to mark.
    app.press("g21 nov<Enter>");
    assert!(frame(&mut app, (120, 45)).iter().all(|line| !line.starts_with("┆ 8")));
}

#[test]
fn a_low_week_shows_what_tab_asks_for() {
    let mut app = sunday();
    app.press("<40x10>2<Tab>");
    let lines = frame(&mut app, (40, 10));
    assert!(lines[0].starts_with(" W47 · Launch "), "{lines:#?}");
    assert!(lines[7].contains("Health") && lines[8].contains("2 more below"), "{lines:#?}");
    assert!(lines.iter().any(|line| line.contains("› 18:15")), "the cursor is seen: {lines:#?}");
    // Tab goes on to the values that don't fit, and then to the areas.
    app.press("<Tab>");
    let lines = frame(&mut app, (40, 10));
    assert!(lines[7].contains("Learning") && lines[8].contains("more above"), "{lines:#?}");
    let is_hours = |app: &mut App| frame(app, (40, 10))[7].starts_with(" work 2h35, life 4h50");
    while !is_hours(&mut app) {
        assert!(!frame(&mut app, (40, 10)).concat().contains("Craft "));
        app.press("<Tab>");
    }
    assert!(frame(&mut app, (60, 20))[19].contains("Tab values"));
}

#[test]
fn the_week_under_the_cursor_does_not_touch_those_beside_it() {
    let mut app = sunday();
    app.press("<120x40>4<Tab><Tab>");
    for size in [(40, 10), (60, 20), (80, 24), (120, 40)] {
        let frame = frame(&mut app, size);
        let head = frame.iter().find(|line| line.contains("BY WEEK")).unwrap();
        assert!(head.contains(" (W47) ") || head.contains(" (47)"), "{head}");
    }
    assert!(frame(&mut app, (60, 20)).iter().any(|line| line.contains("46 (47) 48")));
}

#[test]
fn the_panel_of_the_day_shows_names_whole() {
    for name in ["Craft and making", "Craft and making things that last"] {
        let profile = PROFILE.replace("name = \"Craft\"", &format!("name = \"{name}\""));
        let profile = profile.replace("name = \"Acme, day job\"", "name = \"Acme and Sons of Lisbon\"");
        let files = [("life.toml", profile.as_str()), ("days/2026/2026-11-18.toml", TODAY)];
        let mut app = App::open(&files, NOW);
        for size in [(100, 34), (120, 40)] {
            let lines = frame(&mut app, size);
            let at = lines.iter().position(|line| line.contains(name));
            let at = at.unwrap_or_else(|| panic!("{name} is cut: {lines:#?}"));
            assert!(lines[at..at + 2].concat().contains(" 37m of 12h"), "{lines:#?}");
        }
        app.press("<Tab>");
        let lines = frame(&mut app, (120, 40));
        assert!(lines.iter().any(|line| line.contains("Acme and Sons of Lisbon")), "{lines:#?}");
    }
}

#[test]
fn a_season_of_the_year_is_named_whole_where_there_is_room_before_it() {
    let mut app = sunday();
    app.press("<80x24>4<Tab><Tab><Tab><Tab>");
    assert!(app.season().contains("Year"), "{}", app.season());
    for size in [(40, 10), (60, 20), (80, 24), (105, 30)] {
        let frame = frame(&mut app, size);
        let names = frame.iter().find(|line| line.contains("Close to home "));
        assert!(names.is_some_and(|line| line.contains("› Launch")), "at {size:?}: {frame:#?}");
    }
}

#[test]
fn long_names_give_way_to_figures_in_the_panel() {
    const LIFE: &str = "zone = \"Europe/Lisbon\"\n\n[[value]]\nid = \"health\"\nname = \"Health\"\nweekly = \"3h\"\n\n\
        [[value]]\nid = \"friends\"\nname = \"Friends and the people I would call at three at night\"\nweekly = \"6h\"\n\n\
        [[value]]\nid = \"craft\"\nname = \"Craft\"\nweekly = \"12h\"\n";
    const DAY: &str = "zone = \"Europe/Lisbon\"\n\n[[block]]\nid = \"w2rks\"\ntitle = \"Work\"\nplan = \"13:00-18:30\"\n\
        area = \"work\"\nvalues = [\"craft\"]\n";
    let mut app = App::open(&[("life.toml", LIFE), ("days/2026/2026-11-16.toml", DAY)], "2026-11-16T09:42");
    for columns in [100, 110, 120, 160] {
        let frame = frame(&mut app, (columns, 40)).join("\n");
        for figures in ["0m of 3h", "0m of 6h", "0m of 12h", "Health: 0m done"] {
            assert!(frame.contains(figures), "{figures} at {columns}: {frame}");
        }
    }
}

#[test]
fn the_cell_of_how_a_value_fares_stands_in_brackets() {
    let mut app = sunday();
    app.press("<80x24>4ll");
    for size in [(40, 10), (60, 20), (80, 24), (120, 40)] {
        let lines = frame(&mut app, size);
        let row = lines.iter().find(|line| line.contains("› Craft")).unwrap();
        assert_eq!((row.matches('(').count(), row.matches(')').count()), (1, 1), "at {size:?}: {row}");
    }
}

#[test]
fn what_the_season_leaves_to_a_value_is_its_own_at_every_size() {
    let mut app = sunday();
    app.press("<80x24>4");
    for size in [(40, 10), (60, 20), (80, 24), (120, 40)] {
        let lines = frame(&mut app, size);
        let row = lines.iter().find(|line| line.contains("  Freedom")).unwrap();
        assert!(row.contains("own 6h"), "at {size:?}: {row}");
    }
}

#[test]
fn tab_turns_through_the_faces_where_there_is_no_panel() {
    for size in [(80, 24), (60, 20), (40, 12)] {
        let mut app = App::sample_at("2026-11-18T09:42");
        frame(&mut app, size);
        let mut seen = Vec::new();
        let heads = ["THIS WEEK", "BY JOB", "WITH WHOM", "INBOX", "Stand-up  "];
        for _ in heads {
            app.press("<Tab>");
            // The headline names the block too.
            let all = frame(&mut app, size)[2..].join("\n");
            let first = heads.into_iter().filter_map(|head| Some((all.find(head)?, head))).min();
            seen.push(first.map_or("nothing", |(_, head)| head));
        }
        assert_eq!(seen, heads, "{size:?}");
        // A key that moves the cursor goes back to the day.
        app.press("<Tab>j");
        assert!(frame(&mut app, size).concat().contains("Stand-up"), "{size:?}");
    }
}

#[test]
fn a_crossed_boundary_is_never_folded_and_the_screens_are_named() {
    for size in [(80, 24), (60, 20), (40, 12)] {
        let mut app = App::sample_at("2026-11-18T09:42");
        let lines = frame(&mut app, size);
        let all = lines.join("\n");
        assert!(all.contains("4 done") && all.contains("& Incident"), "{size:?}: {all}");
        let names = ["1 Day", "2 Week", "3 Review", "4 Season", "5 Life"];
        assert!(size.1 < 16 || names.iter().all(|name| lines[0].contains(name)), "{size:?}: {all}");
        assert!(all.contains("alignment 89   balance 87"), "{size:?}: {all}");
    }
}
