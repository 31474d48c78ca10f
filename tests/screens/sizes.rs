//! What is read whole at every size: nothing of it is cut, and what has no room is reached with the arrows.

use super::frames::{DARK, draw, lines};
use super::harness::App;
use super::lives::{PROFILE, TODAY};

const SIZES: [(u16, u16); 8] =
    [(40, 10), (47, 14), (60, 20), (80, 24), (100, 10), (105, 30), (120, 40), (200, 60)];

fn sunday() -> App {
    App::sample_at("2026-11-22T18:05")
}

fn frame(app: &mut App, size: (u16, u16)) -> Vec<String> {
    lines(&draw(app, DARK, size).0)
}

/// All words that are seen of a screen, scrolled from its top to its end.
fn seen(app: &mut App, size: (u16, u16)) -> String {
    let mut all = Vec::new();
    app.press(&format!("<{}x{}>", size.0, size.1));
    app.press("gg");
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
        ("3", &["Release watch by 1h20, Release", "Downtime", "16 to 22", "day of grace"]),
        ("3<Tab>", &["People", "Freedom", "lived 34h40"]),
        ("3]", &["energised,", "rather", "STUDIO", "last", "only you"]),
        ("3]]", &["most of", "W42: alignment 43,", "no Health", "10 points", "(42)"]),
        ("3]]<Tab>", &["57h53", "15h43", "balanced, not aligned", "Friday was"]),
        ("3]]]", &["crossed once,", "allotment,", "owed 18h."]),
        ("3]]]]2", &["19 %", "72 %", "20.16 EUR", "one Friday", "(2)", "below them."]),
        ("3]]]]]", &["Sun 29", "2h05 planned", "Nothing was left"]),
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
            // Words may be wrapped anywhere.
            let all: Vec<&str> = seen.split(' ').map(|word| word.trim_end_matches(',')).collect();
            for words in words.iter().flat_map(|words| words.split(' ')) {
                assert!(
                    all.contains(&words.trim_end_matches(',')),
                    "{keys} at {size:?} lacks {words:?}: {seen}"
                );
            }
        }
    }
}

#[test]
fn what_lies_above_and_below_a_page_is_said() {
    let mut app = sunday();
    app.press("3]]]");
    let said = |app: &mut App| frame(app, (40, 10))[8].trim().to_owned();
    assert_eq!(said(&mut app), "24 more below");
    app.press("jj");
    assert_eq!(said(&mut app), "2 above, 22 below");
    app.press("<PgDn>");
    assert_eq!(said(&mut app), "8 above, 16 below");
    app.press("Gj");
    assert_eq!(said(&mut app), "24 more above");
    app.press("k");
    assert_eq!(said(&mut app), "23 above, 1 below", "one key goes back one row");
    assert_eq!(frame(&mut app, (120, 40))[38].trim(), "");
}

#[test]
fn the_week_that_the_arrows_go_to_is_seen() {
    let mut app = sunday();
    app.press("<40x10>3]]<←>");
    let (buffer, cursor) = draw(&mut app, DARK, (40, 10));
    let lines = lines(&buffer);
    let y = cursor.unwrap().y;
    assert!(lines[usize::from(y - 1)].contains("W46: alignment 88"), "{lines:#?}, at {y}");
    // In the table it is the line under the cursor, below its heads.
    app.press("<Tab>jjjkkgg");
    assert_eq!(app.review(), "2026-W47, balance and alignment 0, at 2026-W41, the other form");
    app.press("jj<PgDn>k");
    let (buffer, cursor) = draw(&mut app, DARK, (40, 10));
    let lines = super::frames::lines(&buffer);
    assert!(lines[1].contains("week alignment balance work"), "{lines:#?}");
    assert!(lines[usize::from(cursor.unwrap().y)].contains("› W46  88.0"), "{lines:#?}, {cursor:?}");
}

#[test]
fn a_line_of_the_boundaries_has_its_sign_once() {
    let mut app = sunday();
    app.press("<40x10>3]]]");
    for _ in 0..25 {
        let lines = frame(&mut app, (40, 10));
        for line in lines.iter().filter(|line| line.contains("times, crossed") || line.contains("min")) {
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
    // Since Wednesday nothing was written: much is left over, and much is said of it.
    let mut app = App::sample().open_again("2026-11-22T18:05");
    app.press("<40x10>3]]]]]<Enter>");
    assert!(app.said().len() > 40, "{}", app.said());
    let line = frame(&mut app, (40, 10))[8].trim_end().to_owned();
    assert!(line.ends_with("…  u undo"), "{line}");
}
