//! Settings: opened, changed by steps and by a line, written into `config.toml`, and refused.

use aplomb::domain::config::{Clock, Config, ThemeChoice, Zoom};

use crate::frames::{DARK, frames};
use crate::harness::App;
use crate::lives::{LIFE, NOW};

const CONFIG: &str = "# mine\nschema = 1\nclock = 24   # as in Lisbon\n\nown = { a = 1 }\n";

/// Opens the app with this `config.toml`.
fn open(config: &str) -> App {
    App::open(LIFE, NOW).configured(config)
}

/// Returns the text of `config.toml`.
fn file(app: &App) -> String {
    app.files().remove("config.toml").unwrap_or_default()
}

#[test]
fn equals_opens_the_settings_on_every_screen_and_each_of_its_keys_closes_them() {
    for screen in ["1", "2", "3", "4", "5", "5<Tab><Tab><Tab><Tab>"] {
        let mut app = App::sample();
        app.press(screen);
        app.press("=");
        assert_eq!(app.sheet().as_deref(), Some("settings 0"), "{screen}");
        app.press("jjk=");
        assert_eq!(app.sheet(), None);
        app.press("=<Esc>=q=");
        assert_eq!(app.sheet().as_deref(), Some("settings 0"));
    }
    let mut app = App::sample();
    app.press(":settings<Enter>");
    assert_eq!(app.sheet().as_deref(), Some("settings 0"));
}

#[test]
fn a_step_is_in_force_at_once_and_is_written_key_by_key() {
    let mut app = open(CONFIG);
    app.press("=j+");
    assert_eq!(app.said(), "Clock: 12 hours, was 24 hours.");
    assert_eq!(app.model.config.clock, Clock::Hours12);
    assert_eq!(file(&app), CONFIG.replace("clock = 24", "clock = 12"));
    app.press("-");
    assert_eq!(app.said(), "Clock: 24 hours, was 12 hours.");
    assert_eq!(file(&app), CONFIG);
    app.press("<Enter><Enter><Enter>");
    assert_eq!(app.said(), "Clock: 12 hours, was 24 hours.");
    app.press("k+jj<Enter>j++++");
    assert_eq!(app.model.config.theme, ThemeChoice::Dark);
    assert_eq!((app.model.config.zoom, app.model.zoom), (Zoom::Grid(15), Zoom::Grid(15)));
    let changed = "theme = \"dark\"\nweek_start = \"sun\"\nzoom = 15\n";
    let expected = CONFIG.replace("clock = 24", "clock = 12") + changed;
    assert_eq!(file(&app), expected);
    app.press("jjj+");
    assert!(app.model.touch);
    app.press("+");
    assert!(!app.model.touch);
    assert_eq!(app.problems(), Vec::<String>::new());
}

#[test]
fn the_new_clock_is_used_below_the_sheet_at_once() {
    let mut app = App::sample();
    let before = frames(&mut app, DARK, &[(80, 24)]);
    app.press("=j+<Esc>");
    let after = frames(&mut app, DARK, &[(80, 24)]);
    assert!(!before.contains(" am") && after.contains(" am"), "{after}");
}

#[test]
fn a_time_is_typed_and_esc_leaves_it() {
    let mut app = open(CONFIG);
    app.press("=jjjjjjjj<Enter>");
    assert_eq!(
        app.sheet().as_deref(),
        Some("Free time from ‹8:00› | Nothing to change. | Free time is suggested from this hour on.")
    );
    app.press("<Ctrl-U>7:30<Enter>");
    assert_eq!(app.sheet().as_deref(), Some("settings 8"));
    assert_eq!(app.said(), "Free time from: 7:30, was 8:00.");
    assert_eq!(file(&app), format!("{CONFIG}hours = {{ earliest = \"07:30\" }}\n"));
    app.press("<Enter><Ctrl-U>6:00<Esc>");
    assert_eq!(app.sheet().as_deref(), Some("settings 8"));
    app.press("j<Enter><Ctrl-U>7:00<Enter>");
    assert_ne!(app.sheet().as_deref(), Some("settings 9"), "a time before the first hour is refused");
    app.press("<Ctrl-U>default<Enter>");
    assert_eq!(app.sheet().as_deref(), Some("settings 9"));
    app.press("+");
    assert_eq!(app.said(), "Free time until: 21:30, was 21:00.");
    let hours = "hours = { earliest = \"07:30\", latest = \"21:30\" }\n";
    assert_eq!(file(&app), format!("{CONFIG}{hours}"));
}

#[test]
fn a_file_that_is_broken_is_not_written_and_the_change_is_taken_back() {
    let mut app = open(CONFIG);
    app.press("=j");
    app.write("config.toml", "schema = 1\nclock = 25\n");
    app.press("+");
    assert_eq!(app.said(), "Can't save: config.toml has an error in line 2. Fix it, or run aplomb check.");
    assert_eq!(app.model.config, Config::default());
    assert_eq!(file(&app), "schema = 1\nclock = 25\n");
}

#[test]
fn a_file_that_changed_meanwhile_is_read_again_and_not_written() {
    let mut app = open(CONFIG);
    app.press("=j");
    app.write("config.toml", "zoom = 30\n");
    app.press("+");
    assert_eq!(app.said(), "Can't save: config.toml changed meanwhile. Nothing was saved. Try again.");
    assert_eq!(app.model.config, Config { zoom: Zoom::Grid(30), ..Config::default() });
    assert_eq!(file(&app), "zoom = 30\n");
    app.press("+");
    assert_eq!(file(&app), "zoom = 30\nclock = 12\n");
}
