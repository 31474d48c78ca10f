//! How frames look where room is short: nothing is drawn over, signs stay true, and lists say what is out of view.

use super::frames::{DARK, PLAIN, draw, lines};
use super::harness::App;
use super::lives::NOW;

fn frame(app: &mut App, size: (u16, u16)) -> Vec<String> {
    lines(&draw(app, DARK, size).0)
}

#[test]
fn a_wide_and_low_window_keeps_the_headline_and_the_date() {
    for size in [(100, 10), (120, 12), (200, 15)] {
        for keys in ["", "i", "D"] {
            let mut app = App::sample();
            app.press(keys);
            let lines = frame(&mut app, size);
            assert!(lines[1].starts_with(" Pricing page, 48m left."), "{keys} at {size:?}: {lines:#?}");
            assert!(lines[2].starts_with(" Wednesday 18 November"), "{keys} at {size:?}: {lines:#?}");
        }
    }
}

#[test]
fn what_a_change_does_to_both_numbers_is_not_cut() {
    for (theme, words) in
        [(DARK, "alignment 89 → 90   balance 87 → 89"), (PLAIN, "89 -> 90   balance 87 -> 89")]
    {
        let mut app = App::sample();
        app.press("a18-19 Walk +studio");
        let lines = lines(&draw(&mut app, theme, (40, 12)).0);
        assert!(lines[0].contains(words), "{lines:#?}");
    }
}

#[test]
fn only_a_new_block_has_the_sign_of_a_new_one() {
    let mut app = App::sample();
    app.press("nTrue");
    let row = |app: &mut App| frame(app, (80, 24)).into_iter().find(|line| line.contains('›')).unwrap();
    assert!(row(&mut app).contains("● Pricing page"), "a note changes no sign: {}", row(&mut app));
    app.press("<Esc>a19-20 Walk");
    assert!(row(&mut app).contains("┃ + & Walk"), "{}", row(&mut app));
    let plain = lines(&draw(&mut app, PLAIN, (80, 24)).0);
    assert!(plain.iter().any(|line| line.contains("> 19:00-20:00 = new   & Walk")), "{plain:#?}");
}

#[test]
fn a_list_says_how_many_of_its_lines_are_out_of_view() {
    for keys in ["<Enter>", ":", "s", "/pricing", "i"] {
        let mut app = App::sample();
        app.press(keys);
        let lines = frame(&mut app, (40, 12));
        assert!(lines.iter().any(|line| line.contains(" more below")), "{keys}: {lines:#?}");
    }
    let mut app = App::sample();
    app.press("R3");
    assert!(frame(&mut app, (60, 20))[18].contains(" more below"));
}

#[test]
fn times_to_start_and_titles_found_are_not_cut_in_a_narrow_window() {
    let mut app = App::sample();
    app.press("s");
    let all = frame(&mut app, (40, 12)).join("\n");
    assert!(all.contains("since 9:05") && all.contains("to 8:30") && !all.contains('…'), "{all}");
    app.press("<Esc>/pricing");
    let all = frame(&mut app, (40, 12)).join("\n");
    assert!(all.contains("Tue 17 Nov 9:05   Pricing page"), "{all}");
}

#[test]
fn many_values_leave_room_for_the_reasons_and_say_how_many_have_none() {
    let mut profile = "zone = \"Europe/Lisbon\"\n".to_owned();
    for at in 0..60 {
        profile.push_str(&format!("\n[[value]]\nid = \"v{at}\"\nname = \"Value {at}\"\nweekly = \"1h\"\n"));
    }
    let block = |id: &str, area: &str, plan: &str| {
        format!("\n[[block]]\nid = \"{id}\"\ntitle = \"Do\"\nplan = \"{plan}\"\narea = \"{area}\"\n")
    };
    let day = block("w2rks", "work", "10:00-13:00") + &block("w3rks", "people", "14:00-18:00");
    let mut app = App::open(&[("life.toml", &profile), ("days/2026/2026-11-18.toml", &day)], NOW);
    let lines = frame(&mut app, (120, 40));
    let at = |words: &str| lines.iter().position(|line| line.contains(words));
    let shown = lines.iter().filter(|line| line.contains("Value ") && line.contains("── 0m of 1h")).count();
    let more = format!("{} more. Press w for all.", 60 - shown);
    let (more, why) = (at(&more), at("WHY "));
    assert!(more.is_some() && more < why, "{lines:#?}");
}

#[test]
fn a_heading_is_not_the_last_row_in_view() {
    let mut app = App::sample();
    app.press("3<Enter><Enter><Enter><Enter>");
    let lines = frame(&mut app, (60, 20));
    let at = lines.iter().position(|line| line.contains("THE LAST WEEKS"));
    assert!(at.is_none_or(|at| !lines[at + 1].trim().is_empty()), "{lines:#?}");
    let mut app = App::sample();
    app.press("w");
    let lines = frame(&mut app, (80, 24));
    let at = lines.iter().position(|line| line.contains("WHERE THE HOURS GO"));
    assert!(at.is_none_or(|at| lines[at + 1].contains("Craft")), "{lines:#?}");
}

#[test]
fn an_empty_inbox_offers_only_the_key_that_works() {
    let mut app = App::open(&[("life.toml", super::lives::PROFILE)], NOW);
    app.press("i");
    let lines = frame(&mut app, (40, 12));
    assert!(lines[11].starts_with(" a add ") && !lines[11].contains("delete"), "{lines:#?}");
}
