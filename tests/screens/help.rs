//! Help: what it lists, how long it is, and from where it opens.

use aplomb::app::{Context, Turn, Verb};
use aplomb::screens::HOUSE;
use aplomb::sheets::help::Help;

use super::frames::{DARK, PLAIN, draw, lines};
use super::harness::App;

/// Keys that lead to a screen or to a sheet.
const PLACES: [&str; 24] = [
    "",
    "2",
    "3",
    "3]",
    "3]]]]",
    "4",
    "5",
    "5<Enter>",
    "5<Shift-Tab>",
    "5<Shift-Tab>Ge",
    "5a",
    "5ar",
    "<Enter>",
    "E",
    "w",
    "R",
    "S",
    "Df",
    "i",
    "D",
    "Dv",
    "W",
    "4D",
    "=",
];

fn frame(app: &mut App, size: (u16, u16)) -> Vec<String> {
    app.press(&format!("<{}x{}>", size.0, size.1));
    lines(&draw(app, DARK, size).0)
}

#[test]
fn help_is_at_most_forty_lines_and_seen_at_once_in_a_wide_terminal() {
    for keys in PLACES {
        for theme in [DARK, PLAIN] {
            let mut app = App::sample();
            app.press(keys).press("?");
            app.press("<80x60>");
            let tall = lines(&draw(&mut app, theme, (80, 60)).0);
            let used = tall[..58].iter().rposition(|row| !row.trim().is_empty()).unwrap() + 1;
            assert!(used <= 40, "{keys}: {used} lines\n{}", tall.join("\n"));
            app.press("<120x40>");
            let wide = lines(&draw(&mut app, theme, (120, 40)).0);
            assert!(wide.iter().all(|row| !row.contains("more below")), "{keys}\n{}", wide.join("\n"));
            assert!(wide.iter().any(|row| row.contains("@area +job #value")), "{keys}");
        }
    }
}

#[test]
fn no_words_of_help_are_cut_and_scrolling_reaches_all_of_them() {
    for keys in PLACES {
        let mut app = App::sample();
        app.press(keys).press("?");
        let words = |frame: &[String]| -> Vec<String> {
            frame[2..frame.len() - 2]
                .iter()
                .flat_map(|row| row.split_whitespace())
                .map(str::to_owned)
                .collect()
        };
        let all = words(&frame(&mut app, (80, 60)));
        for size in [(40, 10), (40, 12), (60, 20), (80, 24), (200, 60)] {
            app.press("<Home>");
            let mut seen = Vec::new();
            loop {
                let frame = frame(&mut app, size);
                assert!(frame.iter().all(|row| !row.contains('…')), "{keys} {size:?}\n{}", frame.join("\n"));
                seen.extend(words(&frame));
                let top = app.model.sheet_as::<Help>().unwrap().top;
                app.press("j");
                if app.model.sheet_as::<Help>().unwrap().top == top {
                    break;
                }
            }
            for word in &all {
                assert!(seen.contains(word), "{keys}: {word} is not seen at {size:?}");
            }
        }
    }
}

#[test]
fn the_place_in_a_long_help_is_said() {
    let mut app = App::sample();
    app.press("?");
    let below = |app: &mut App| frame(app, (80, 24))[22].trim().to_owned();
    let first = below(&mut app);
    assert!(first.starts_with("↓ ") && first.ends_with(" more below"), "{first}");
    app.press("j");
    assert!(below(&mut app).starts_with("↑ 1 more above  ↓ "), "{}", below(&mut app));
    app.press("G");
    let last = below(&mut app);
    assert!(last.starts_with("↑ ") && last.ends_with(" more above"), "{last}");
    // One line back from the end moves at once.
    app.press("k");
    assert!(below(&mut app).contains("below"), "{}", below(&mut app));
}

#[test]
fn help_opens_over_every_sheet_with_its_keys_and_leads_back() {
    for (keys, title) in [
        ("<Enter>", "Keys on the card"),
        ("E", "Keys while you rate a block"),
        ("w", "Keys on the reasons"),
        ("R", "Keys while you replan"),
        ("S", "Keys on suggested times"),
        ("Df", "Keys while you fill the week"),
        ("Dt", "Keys in the templates"),
        ("Dv", "Keys in the ideal week"),
        ("W", "Keys in this menu"),
        ("i", "Keys in the inbox"),
        ("g]", "Keys in the calendar"),
        ("D", "Keys in this menu"),
        ("4D", "Keys in this menu"),
    ] {
        let mut app = App::sample();
        app.press(keys);
        let before = (app.model.context(), frame(&mut app, (120, 40)));
        app.press("?");
        assert_eq!(app.model.context(), Context::Help, "{keys}");
        assert_eq!(frame(&mut app, (120, 40))[0].trim(), title);
        app.press("<tick><Esc>");
        assert_eq!((app.model.context(), frame(&mut app, (120, 40))), before, "{keys}");
    }
}

#[test]
fn where_text_is_typed_a_question_mark_is_text() {
    for keys in ["a", "g2", "s", "/", ":", "?/"] {
        let mut app = App::sample();
        app.press(keys).press("?");
        let line = app.model.sheet.as_ref().and_then(|sheet| sheet.line()).unwrap();
        assert!(line.value().ends_with('?'), "{keys}");
    }
}

#[test]
fn the_card_lists_only_keys_that_it_takes() {
    let mut app = App::sample();
    app.press("<Enter>?");
    let shown = frame(&mut app, (120, 40)).join("\n");
    let keys = shown.split("SIGNS").next().unwrap();
    assert!(keys.contains("start or stop this block") && !keys.contains("paste"), "{keys}");
    assert!(keys.contains("choose") && !keys.contains("block or gap"), "{keys}");
}

#[test]
fn where_digits_answer_they_do_not_go_to_screens() {
    for (keys, is_there) in [("3", true), ("3]", false)] {
        let mut app = App::sample();
        app.press(keys).press("?");
        let shown = frame(&mut app, (120, 40)).join("\n");
        assert_eq!(shown.contains("the screens, Day to Life"), is_there, "{shown}");
    }
}

#[test]
fn names_of_actions_are_not_in_help() {
    for keys in PLACES {
        let mut app = App::sample();
        app.press(keys).press("?");
        let shown = frame(&mut app, (120, 40)).join("\n");
        let named = Verb::ALL.iter().find(|verb| verb.name().contains('-') && shown.contains(verb.name()));
        assert_eq!(named, None, "{keys}");
    }
}

#[test]
fn every_action_that_help_lists_on_a_screen_does_something_there() {
    for keys in ["", "2", "3", "3]", "3]]]]", "4", "5", "5<Enter>"] {
        let mut app = App::sample();
        app.press(keys);
        let screen = app.model.screen;
        for (_, verb, _) in app.model.keymap.working(screen.context(&app.model)) {
            let everywhere = [Verb::Undo, Verb::Redo, Verb::Back, Verb::Leave, Verb::Quit];
            let opens = HOUSE.openers.iter().any(|(opener, _)| *opener == verb);
            if everywhere.contains(&verb) || opens || HOUSE.screen(verb).is_some() {
                continue;
            }
            let mut turn = Turn::new(&mut app.model, &app.ctx);
            let is_done = screen.on(&mut turn, verb);
            app.model.sheet = None;
            assert!(is_done || screen.ignores().contains(&verb), "{keys}: {}", verb.name());
        }
    }
}
