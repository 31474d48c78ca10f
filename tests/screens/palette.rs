//! The palette: what stands first, and that no words are cut.

use aplomb::app::Verb;
use aplomb::app::model::Cursor;
use aplomb::screens::HOUSE;
use aplomb::sheets::card;
use aplomb::sheets::palette::{Palette, PaletteAction};

use super::frames::{DARK, PLAIN, draw, lines};
use super::harness::App;
use super::lives::{LIFE, NOW};

fn listed(app: &App) -> Vec<PaletteAction> {
    app.model.sheet_as::<Palette>().unwrap().shown.clone()
}

#[test]
fn what_works_on_the_block_comes_first_then_the_screens_then_the_rest() {
    for down in 0..14 {
        let mut app = App::sample();
        app.press("gg").press(&"j".repeat(down));
        let on_card = card::actions(&app.model);
        app.press(":");
        let all = listed(&app);
        let first: Vec<Verb> = all
            .iter()
            .map(|action| action.verb)
            .take(on_card.len() - usize::from(!on_card.is_empty()))
            .collect();
        assert!(first.iter().all(|verb| on_card.contains(verb)), "{down}: {first:?}");
        let at = |verb: Verb| all.iter().position(|action| action.verb == verb).unwrap();
        let screens: Vec<usize> = HOUSE.screens.iter().map(|screen| at(screen.verb())).collect();
        assert!(at(Verb::Add) < screens[0] && screens[3] < at(Verb::Undo), "{down}");
        let works: Vec<bool> = all.iter().map(|action| action.works).collect();
        assert!(works.is_sorted_by(|one, other| one >= other), "{down}");
    }
}

#[test]
fn every_action_that_is_said_to_work_on_free_time_needs_no_block() {
    let mut app = App::open(LIFE, NOW);
    app.press("jjjj");
    assert!(matches!(app.model.cursor, Cursor::Minute(_)), "{:?}", app.model.cursor);
    app.press(":");
    for action in listed(&app).into_iter().filter(|action| action.works) {
        let mut app = App::open(LIFE, NOW);
        app.press("jjjj:").press(action.verb.name()).press("<Enter>");
        let said = app.model.message.as_ref().map_or(String::new(), |message| message.said.words.clone());
        assert!(!said.contains("No block") && !said.starts_with("Not on"), "{}: {said}", action.verb.name());
    }
}

#[test]
fn no_words_are_cut() {
    for keys in ["", "3", "4", "5"] {
        for size in [(40, 12), (60, 20), (80, 24), (120, 40)] {
            for theme in [DARK, PLAIN] {
                let mut app = App::sample();
                app.press(keys).press(&format!("<{}x{}>:", size.0, size.1));
                for _ in 0..listed(&app).len() {
                    let frame = lines(&draw(&mut app, theme, size).0);
                    let from = frame.iter().rposition(|row| row.starts_with(" Do")).unwrap();
                    let cut = frame[from..].iter().find(|row| row.contains(['…', '~']));
                    assert_eq!(cut, None, "{keys} at {size:?}");
                    app.press("<↓>");
                }
            }
        }
    }
}
