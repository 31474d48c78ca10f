//! The calendar of `g`: which days it asks for, and what it marks.

use super::frames::{DARK, PLAIN, draw, lines};
use super::harness::App;
use super::lives::{LIFE, NOW};
use super::mouse::{click, find, mouse};
use crossterm::event::MouseEventKind;

/// A block far from everything else.
const FAR: &str = "schema = 1\n[[block]]\nid = \"f4r\"\ntitle = \"Far\"\nplan = \"09:00-10:00\"\n";

fn far() -> App {
    let mut files = LIFE.to_vec();
    files.push(("days/2031/2031-03-15.toml", FAR));
    App::open(&files, NOW)
}

fn row<'a>(frame: &'a [String], week: &str) -> &'a str {
    frame.iter().find(|row| row.contains(week)).unwrap_or_else(|| panic!("no {week}:\n{}", frame.join("\n")))
}

fn frame(app: &mut App) -> Vec<String> {
    lines(&draw(app, DARK, (80, 24)).0)
}

#[test]
fn only_the_month_shown_is_asked_for_and_marked_once_it_has_come() {
    let mut app = far();
    app.reads_slowly = true;
    app.is_slow = true;
    app.press("g2031-03-01");
    assert!(row(&frame(&mut app), "W11").contains("15    16"), "marked before it was read");
    app.deliver();
    assert!(row(&frame(&mut app), "W11").contains("15·"), "not marked:\n{}", frame(&mut app).join("\n"));
    let day = |text: &str| text.parse().unwrap();
    let is_loaded = |app: &App, text: &str| app.model.life.days.contains_key(&day(text));
    assert!(is_loaded(&app, "2031-03-01") && is_loaded(&app, "2031-03-31"));
    for text in ["2027-06-01", "2029-03-15", "2031-02-28", "2031-04-01"] {
        assert!(!is_loaded(&app, text), "{text} was loaded");
    }
}

#[test]
fn the_week_begins_as_in_the_configuration() {
    for (start, first, week) in [("mon", "Mo", "16"), ("sun", "Su", "15"), ("sat", "Sa", "14")] {
        let mut app = App::open(LIFE, NOW).configured(&format!("week_start = \"{start}\"\n"));
        app.press("g");
        let frame = frame(&mut app);
        let head = row(&frame, "Mo ");
        assert_eq!(
            head.split_whitespace().find(|word| word.len() == 2 && !word.starts_with(char::is_numeric)),
            Some(first),
            "{head}"
        );
        let row = row(&frame, "W47");
        let (_, days) = row.split_once("W47").unwrap();
        assert!(days.trim_start().starts_with(week), "{row}");
    }
}

#[test]
fn without_colour_today_and_the_chosen_day_have_their_signs() {
    let mut app = App::open(LIFE, NOW);
    for (keys, signs) in [("g", &[">[18]"][..]), ("<→>", &[" [18]", "> 19"])] {
        app.press(keys);
        let frame = lines(&draw(&mut app, PLAIN, (80, 24)).0);
        for sign in signs {
            assert!(row(&frame, "W47").contains(sign), "{}", row(&frame, "W47"));
        }
    }
}

#[test]
fn where_rows_are_few_the_day_is_still_said() {
    let mut app = App::open(LIFE, NOW);
    app.press("g<↓>");
    for size in [(40, 10), (40, 12), (47, 14), (60, 12), (80, 12), (100, 10)] {
        let frame = lines(&draw(&mut app, DARK, size).0);
        let said = frame.iter().any(|row| row.contains("Wednesday 25 November"));
        let shown = frame.iter().any(|row| row.contains("›") && row.contains("25"));
        assert!(said && shown, "{size:?}\n{}", frame.join("\n"));
    }
}

#[test]
fn a_click_in_the_calendar_chooses_a_day_and_a_second_one_goes_there() {
    for size in [(40, 12), (60, 20), (80, 24), (120, 40)] {
        let mut app = App::open(LIFE, NOW);
        app.model.config.mouse = true;
        draw(&mut app, DARK, size);
        app.press("gfri");
        let (_, y) = find(&mut app, "W46");
        let frame = lines(&draw(&mut app, DARK, size).0);
        let x = frame[usize::from(y)].find(" 12 ").map(|byte| frame[usize::from(y)][..byte].chars().count());
        let at = (x.unwrap() as u16, y);
        click(&mut app, (at.0 + 1, at.1));
        assert!(app.sheet().unwrap().contains("Thursday 12 November"), "{size:?}: {:?}", app.sheet());
        assert_eq!(app.model.date.to_string(), "2026-11-18", "{size:?}");
        click(&mut app, (at.0 + 1, at.1));
        assert_eq!((app.model.date.to_string().as_str(), app.sheet()), ("2026-11-12", None), "{size:?}");
    }
}

#[test]
fn the_wheel_changes_the_month_and_a_click_beside_the_days_does_nothing() {
    let mut app = App::open(LIFE, NOW);
    app.model.config.mouse = true;
    draw(&mut app, DARK, (80, 24));
    app.press("g");
    let at = find(&mut app, " 12 ");
    mouse(&mut app, MouseEventKind::ScrollDown, at);
    mouse(&mut app, MouseEventKind::ScrollDown, (3, 3));
    assert!(app.sheet().unwrap().contains("18 January 2027"), "{:?}", app.sheet());
    mouse(&mut app, MouseEventKind::ScrollUp, at);
    find(&mut app, "December 2026");
    // The number of a week, where a day of January would be, and the list above.
    let (week, last) = (find(&mut app, "W51"), find(&mut app, " 31"));
    for at in [week, (last.0 + 12, last.1), (5, 6)] {
        click(&mut app, at);
        assert!(app.sheet().unwrap().contains("18 December"), "{at:?}: {:?}", app.sheet());
    }
    // The key of the footer works as before.
    let at = find(&mut app, "Esc back");
    click(&mut app, at);
    assert_eq!(app.sheet(), None);
}
