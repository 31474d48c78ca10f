//! The first start: when its questions appear, and what they write.

use aplomb::app::Context;
use aplomb::sheets::help::Help;
use aplomb::sheets::welcome::Welcome;

use crate::harness::App;
use crate::lives::NOW;

const LIFE: &str = include_str!("../../assets/init/life.toml");
const SEASONS: &str = include_str!("../../assets/init/seasons.toml");

fn asks(app: &App) -> bool {
    app.model.sheet_as::<Welcome>().is_some()
}

#[test]
fn the_questions_come_while_nothing_of_a_life_is_there() {
    let task = ("inbox.toml", "schema = 1\n[[task]]\nid = \"t1\"\ntitle = \"Call\"\n");
    for files in [&[][..], &[("life.toml", LIFE), ("seasons.toml", SEASONS), task], &[("config.toml", "")]] {
        assert!(asks(&App::open(files, NOW)), "{files:?}");
    }
    for file in [
        ("life.toml", "schema = 1\n[[value]]\nname = \"Craft\"\n"),
        ("life.toml", "schema = 1\n[[engagement]]\nname = \"Acme\"\n"),
        ("life.toml", "this can't be read"),
        ("seasons.toml", "schema = 1\n[[season]]\nname = \"A\"\nstart = 2026-10-05\nend = 2026-12-06\n"),
        ("routines.toml", "schema = 1\n[[routine]]\ntitle = \"Run\"\ndays = [\"mon\"]\n"),
        ("days/2026/2026-02-03.toml", "schema = 1\n[[block]]\ntitle = \"Walk\"\n"),
    ] {
        assert!(!asks(&App::open(&[file], NOW)), "{file:?}");
    }
}

#[test]
fn esc_on_the_first_page_writes_nothing() {
    for files in [&[][..], &[("life.toml", LIFE)]] {
        let mut app = App::open(files, NOW);
        let before = app.files();
        app.press("<Esc>");
        assert!(!asks(&app) && app.files() == before);
        app.press("<Enter>");
    }
}

#[test]
fn the_answers_are_written_into_the_commented_files() {
    for files in [&[][..], &[("life.toml", LIFE), ("seasons.toml", SEASONS)]] {
        let mut app = App::open(files, NOW);
        app.press("<Enter><Enter><Enter>");
        let written = app.files();
        for name in [
            "config.toml",
            "inbox.toml",
            "ledger.toml",
            "life.toml",
            "routines.toml",
            "seasons.toml",
            "templates.toml",
        ] {
            let starter = std::fs::read_to_string(format!("assets/init/{name}")).unwrap();
            let text = &written[name];
            assert!(starter.lines().all(|line| text.contains(line)), "{name}: {text}");
        }
        assert!(written["life.toml"].contains("[[value]]\nid = \"family\""), "{}", written["life.toml"]);
        assert!(written["seasons.toml"].contains("name = \"This autumn\""), "{}", written["seasons.toml"]);
        assert_eq!(app.problems(), Vec::<String>::new());
        app.assert_saved();
    }
}

#[test]
fn help_opens_over_the_questions_and_leads_back_to_them() {
    let mut app = App::open(&[], NOW);
    app.press("<Enter><Right>?");
    assert!(app.model.sheet_as::<Help>().is_some());
    assert_eq!(app.model.context(), Context::Help);
    app.press("<Esc>");
    let welcome = app.model.sheet_as::<Welcome>().unwrap();
    assert_eq!((welcome.offers[0].hours, welcome.row), (11, 0));
    // In a text field, ? is a letter.
    app.press("<Up><Down><Down><Down><Down><Down><Down><Down><Down>Why?<Down>Music");
    let welcome = app.model.sheet_as::<Welcome>().unwrap();
    let own: Vec<&str> = welcome.own.iter().map(|(name, _)| name.value()).collect();
    assert_eq!(own, ["Why?", "Music", ""]);
}
