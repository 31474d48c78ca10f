//! The end of a day: plans that never happened, and a timer that nobody stopped.

use aplomb::report::day::words::headline;

use super::frames::{DARK, draw, lines};
use super::harness::App;

const LIFE: &str = r#"schema = 1
zone = "Europe/Lisbon"

[[engagement]]
id = "acme"
name = "Acme"
area = "work"

[[boundary]]
id = "dinner"
name = "Dinner at home"
days = ["weekdays"]
window = "18:00-20:00"
no = ["work"]

[[boundary]]
id = "nights"
name = "Nights off"
days = ["sun"]
window = "22:00-24:00"
no = ["work"]
"#;

const RELEASE: &str = "zone = \"Europe/Lisbon\"\n\n[[block]]\nid = \"r2l2s\"\ntitle = \"Release\"\n\
    plan = \"17:30-18:45\"\narea = \"work\"\nengagement = \"acme\"\n";

/// Opens the app on Monday, with work planned across the dinner boundary.
fn monday(now: &str, more: &str) -> App {
    let day = format!("{RELEASE}{more}");
    let mut app = App::open(&[("life.toml", LIFE), ("days/2026/2026-11-16.toml", &day)], now);
    if !now.starts_with("2026-11-16") {
        app.press("h");
    }
    app
}

/// Returns the lines of a frame that contain some words.
fn with(app: &mut App, size: (u16, u16), words: &str) -> Vec<String> {
    lines(&draw(app, DARK, size).0).into_iter().filter(|line| line.contains(words)).collect()
}

#[test]
fn a_plan_that_never_happened_crosses_nothing_once_it_is_over() {
    const WIDE: (u16, u16) = (120, 40);
    for (now, more, said) in [
        ("2026-11-16T09:00", "", Some("would be ")),
        ("2026-11-16T18:30", "", Some("would be ")),
        ("2026-11-16T18:45", "", None),
        ("2026-11-16T21:30", "", None),
        ("2026-11-17T21:30", "", None),
        ("2026-11-17T21:30", "status = \"done\"\n", Some("crossed 45m")),
        ("2026-11-17T21:30", "actual = [\"17:30-18:10\"]\n", Some("crossed 10m")),
        ("2026-11-17T21:30", "status = \"skipped\"\n", None),
    ] {
        let mut app = monday(now, more);
        let panel = with(&mut app, WIDE, "Dinner at home: ");
        assert_eq!(panel.len(), usize::from(said.is_some()), "{now} {more}: {panel:?}");
        assert!(panel.iter().all(|line| line.contains(said.unwrap())), "{now} {more}: {panel:?}");
        let list = with(&mut app, (80, 24), "crosses Dinner");
        assert_eq!(list.len(), usize::from(said.is_some()), "{now} {more}: {list:?}");
        app.press("2");
        let week = with(&mut app, WIDE, "!:30 Release");
        assert_eq!(week.len(), usize::from(said.is_some()), "{now} {more}: {week:?}");
    }
}

/// Opens the app on Monday morning, with a timer that has run since Sunday evening.
fn forgotten(day: &str, config: &str) -> App {
    let life = LIFE.replace("\n\n[[engagement]]", &format!("\n{day}\n\n[[engagement]]"));
    let sunday = "zone = \"Europe/Lisbon\"\n\n[[block]]\nid = \"r2l2s\"\ntitle = \"Release night\"\n\
        actual = [\"21:30-\"]\narea = \"work\"\nengagement = \"acme\"\n";
    let files = [("life.toml", &*life), ("days/2026/2026-11-22.toml", sunday), ("config.toml", config)];
    App::open(&files, "2026-11-23T08:40")
}

#[test]
fn a_timer_that_runs_since_yesterday_says_so() {
    for day in ["", "[day]\nstart = \"04:00\""] {
        let mut app = forgotten(day, "clock = 12\n");
        let wide = with(&mut app, (120, 40), "Release night, since");
        assert_eq!(wide.len(), 1, "{wide:?}");
        assert!(wide[0].contains("● Release night, since yesterday 9:30 pm"), "{wide:?}");
        assert!(with(&mut app, (120, 40), "crossed").is_empty(), "that was Sunday's");
        let list = with(&mut app, (80, 24), "● Release night");
        assert!(list[0].contains("9:30 pm– ") && !list[0].contains('!'), "{list:?}");
        let wider = with(&mut app, (98, 24), "● Release night");
        assert!(wider[0].contains("Acme, since yesterday 9:30 pm"), "{wider:?}");
        // The cursor is on the timer's block, and a line opens for the time when it ended.
        assert_eq!(app.place(), "Release night");
        let asked = "Release night has run since yesterday 9:30 pm. Type when it ended, as in 5pm.";
        assert_eq!(app.said(), asked);
        app.press("11:15 pm<Enter>");
        assert_eq!(app.said(), "Release night stopped after 1h45.  E how it felt");
    }
}

#[test]
fn a_timer_counts_to_the_end_of_its_planning_day() {
    for (day, done, list) in
        [("", "2h30 done", "21:30–0:00"), ("[day]\nstart = \"04:00\"", "6h30 done", "21:30–4:00")]
    {
        let mut app = forgotten(day, "");
        app.press("<Esc>h");
        let said = headline(&app.model.agenda, true, app.ctx.clock);
        assert!(said.starts_with(done), "{said}");
        let panel = with(&mut app, (120, 40), "Nights off: crossed 2h");
        assert_eq!(panel.len(), 1, "{panel:?}");
        let seen = with(&mut app, (80, 24), "● Release night");
        assert!(seen[0].contains(list), "{seen:?}");
        app.press("2");
        assert_eq!(with(&mut app, (120, 40), ":30 ● Rel").len(), 1);
    }
}
