//! Every screen that needs an unreadable file names it in the headline, and shows no number.

use crate::frames::{DARK, draw, lines};
use crate::harness::App;
use crate::lives::LIFE;

const NOW: &str = "2026-11-18T09:42";
const BROKEN: &str = "[[block]\n";

/// Opens the life with one of its files broken, or with one more file that is broken.
fn with(name: &str) -> App {
    let mut files: Vec<(&str, &str)> = LIFE.iter().copied().filter(|(other, _)| *other != name).collect();
    files.push((name, BROKEN));
    App::open(&files, NOW)
}

/// Returns the screen, row by row.
fn said(app: &mut App, size: (u16, u16)) -> Vec<String> {
    lines(&draw(app, DARK, size).0)
}

#[test]
fn the_file_is_the_headline_and_no_number_is_made_without_it() {
    let seasons =
        "schema = 1\n[[season]]\nid = \"launch\"\nname = \"Launch\"\nstart = 2026-10-05\nend = 2027-01-03\n";
    for (name, sentence) in [
        ("days/2026/2026-11-18.toml", "Today's file has an error in line 1. Run aplomb check."),
        ("life.toml", "life.toml has an error in line 1. Run aplomb check."),
        ("routines.toml", "routines.toml has an error in line 1. Run aplomb check."),
    ] {
        for size in [(120, 40), (80, 24)] {
            for screen in ["1", "2", "3", "4", "5"] {
                let mut app = with(name);
                app.write("seasons.toml", seasons);
                app.press("<tick>").press(screen);
                let rows = said(&mut app, size);
                let all = rows.join("\n");
                assert!(all.contains(sentence), "{name}, {screen}, {size:?}:\n{all}");
                let numbers = ["alignment —", "balance —"];
                let is_headed = screen != "3";
                assert!(
                    !is_headed || numbers.iter().all(|words| rows[..3].concat().contains(words)),
                    "{name}:\n{all}"
                );
                for lie in ["is open", "Nothing is", "nothing is", "Fewer than", "No value yet", "free until"]
                {
                    let is_of_other_file = name != "days/2026/2026-11-18.toml" && lie == "free until";
                    assert!(
                        is_of_other_file || !all.contains(lie),
                        "{name}, {screen}, {size:?}: {lie}\n{all}"
                    );
                }
            }
        }
    }
}

#[test]
fn other_days_keep_working_and_the_broken_one_is_never_written() {
    let name = "days/2026/2026-11-18.toml";
    let mut app = with(name);
    let before = app.files();
    app.press("R");
    assert_eq!(app.sheet(), None);
    let words = "Can't save: 2026-11-18.toml has an error in line 1. Fix it, or run aplomb check.";
    assert_eq!(app.said(), words);
    // The broken day takes no edit. The next day does.
    app.press("a9-10 Walk<Enter><Esc><Space>jdxLJ");
    assert_eq!(app.files()[name], BROKEN);
    app.press("l");
    let headline = said(&mut app, (120, 40)).swap_remove(2);
    assert!(headline.contains("planned. First: Tickets at 9:00."), "{headline}");
    app.press("a19-20 Read<Enter>");
    let after = app.files();
    assert_eq!(after[name], BROKEN);
    let changed: Vec<&String> = after.keys().filter(|key| before.get(*key) != after.get(*key)).collect();
    assert_eq!(changed, ["days/2026/2026-11-19.toml"]);
}

#[test]
fn a_file_that_breaks_or_is_mended_meanwhile_is_told_at_once() {
    let mut app = App::open(LIFE, NOW);
    let name = "days/2026/2026-11-18.toml";
    let text = app.files()[name].clone();
    app.write(name, BROKEN);
    app.press("<60s><tick>");
    let rows = said(&mut app, (120, 40));
    assert!(rows[2].contains("Today's file has an error in line 1."), "{}", rows[2]);
    assert!(rows[0].contains("alignment —   balance —"), "{}", rows[0]);
    app.write(name, &text);
    app.press("<60s><tick>");
    let rows = said(&mut app, (120, 40));
    assert!(rows[2].contains("Pricing page") && !rows[0].contains("alignment —"), "{rows:?}");
}

#[test]
fn a_search_says_that_not_all_could_be_looked_through() {
    let mut app = with("days/2026/2026-11-18.toml");
    app.press("/Pricing");
    let all = said(&mut app, (120, 40)).join("\n");
    assert!(
        all.contains("No matches in the files that could be read") && all.matches("No matches").count() == 1,
        "{all}"
    );
}

#[test]
fn values_of_a_life_that_cant_be_read_are_not_called_unknown() {
    let mut app = with("life.toml");
    app.press("<Enter>");
    let all = said(&mut app, (120, 40)).join("\n");
    assert!(all.contains("serves craft") && !all.contains("unknown"), "{all}");
    app.press("<Esc>a15-16 Sketch #craft");
    let all = said(&mut app, (120, 40)).join("\n");
    assert!(all.contains("Can't look up the value 'craft': life.toml can't be read."), "{all}");
}

#[test]
fn where_nothing_can_be_chosen_the_cursor_is_on_the_headline() {
    for size in [(120, 40), (200, 60)] {
        let (buffer, cursor) = draw(&mut with("days/2026/2026-11-18.toml"), DARK, size);
        assert!(lines(&buffer)[usize::from(cursor.1)].contains("Today's file has an error"), "{cursor:?}");
    }
}
