//! Keys that are pressed on a life, and the outcome.
//!
//! After every script its files have no problems and are the same as the model. `u` brings back their first bytes,
//! and `U` the changed bytes again.

use super::files::{assert_same, difference};
use super::harness::App;
use super::lives::NOW;
use aplomb::app::Verb;
use aplomb::app::model::PanelFace;
use aplomb::domain::config::Zoom;

mod adding;
mod changing;
mod ideal;
mod items;
mod leaving;
mod life;
mod moving;
mod replan;
mod review;
mod routines;
mod seasons;
mod settings;
mod sheets;
mod stretch;
mod suggest;
mod templates;
mod timer;
mod tools;
mod ways;
mod week;
mod writing;

/// A script: keys, and what they do.
struct Script {
    does: &'static str,
    keys: &'static str,
    /// The outcome. `on …` is the day where it is not today, and `shows Week` the screen. `at …` is the place of the
    /// cursor and may be left out. `in …` is the open sheet, `says …` the message. `face`, `zoom`, `touching` and
    /// `marked` say how the day is shown. The rest are added and removed lines of files.
    then: &'static [&'static str],
}

const fn script(does: &'static str, keys: &'static str, then: &'static [&'static str]) -> Script {
    Script { does, keys, then }
}

/// Runs a table on Wednesday morning. One failure lists all differences.
fn run(files: &[(&str, &str)], scripts: &[Script]) {
    run_at(NOW, files, scripts);
}

/// The same at another time.
fn run_at(now: &str, files: &[(&str, &str)], scripts: &[Script]) {
    let mut wrong = String::new();
    for Script { does, keys, then } in scripts {
        let mut app = App::open(files, now);
        let before = app.files();
        app.press(keys);
        let after = app.files();
        let mut outcome = outcome(&app, difference(&before, &after));
        if !then.iter().any(|line| line.starts_with("at ")) {
            outcome.retain(|line| !line.starts_with("at "));
        }
        if outcome != *then {
            wrong.push_str(&format!("=== {does}: {keys}\n{outcome:#?}\n"));
        }
        for (name, text) in before.iter().filter(|(_, text)| text.contains("\r\n")) {
            let now = after.get(name).unwrap_or(text);
            assert_eq!(now.matches('\n').count(), now.matches("\r\n").count(), "{does}: {keys}: {now:?}");
        }
        assert_eq!(app.problems(), Vec::<String>::new(), "{does}: {keys}");
        app.assert_saved();
        // First redo what the script itself has undone.
        app.redo_all();
        let all = app.files();
        let undone = app.undo_all();
        assert_same(&before, &app.files(), &format!("{does}: {keys}, then undo"));
        app.assert_saved();
        assert_eq!(app.redo_all(), undone, "{does}: {keys}, then undo and redo");
        assert_same(&all, &app.files(), &format!("{does}: {keys}, then undo and redo"));
        app.undo_all();
        assert_same(&before, &app.files(), &format!("{does}: {keys}, then undo, redo and undo"));
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn outcome(app: &App, difference: Vec<String>) -> Vec<String> {
    let mut lines = Vec::new();
    if app.model.date != app.model.today {
        lines.push(format!("on {}", app.model.date));
    }
    if app.model.screen.verb() == Verb::ShowWeek {
        lines.push("shows Week".to_owned());
    }
    match app.model.screen.verb() {
        Verb::ShowReview => lines.push(format!("at {}", app.review())),
        Verb::ShowSeason => lines.push(format!("at {}", app.season())),
        Verb::ShowLife => lines.push(format!("at {}", app.life())),
        _ => lines.push(format!("at {}", app.place())),
    }
    lines.extend(app.sheet().map(|sheet| format!("in {sheet}")));
    if !app.said().is_empty() {
        lines.push(format!("says {}", app.said()));
    }
    let model = &app.model;
    let (face, zoom) = (format!("{:?}", model.face.unwrap_or(PanelFace::Week)), format!("{:?}", model.zoom));
    let shown = [
        (model.face.is_some_and(|face| face != PanelFace::Week), format!("face {face}")),
        (model.zoom != Zoom::Auto, format!("zoom {zoom}")),
        (model.touch, "touching".to_owned()),
        (!model.marks.is_empty(), format!("marked {}", model.marks.len())),
    ];
    lines.extend(shown.into_iter().filter(|(is_said, _)| *is_said).map(|(_, words)| words));
    if app.has_quit {
        lines.push("quits".to_owned());
    }
    lines.extend(difference);
    lines
}
