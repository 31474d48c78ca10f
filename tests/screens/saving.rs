//! A disk that is slower than the keys: pending edits are saved together, and quitting waits for them.

use super::harness::App;
use super::lives::{LIFE, NOW, TODAY};

const NAME: &str = "days/2026/2026-11-18.toml";

/// Opens the app with a slow disk.
fn slow() -> App {
    let mut app = App::open(LIFE, NOW);
    app.is_slow = true;
    app
}

/// Does all jobs of the disk. Returns how many there were.
fn orders(app: &mut App) -> usize {
    let mut count = 0;
    while app.deliver_one() {
        count += 1;
    }
    count
}

#[test]
fn many_fast_edits_are_two_saves() {
    let mut app = slow();
    app.press("j").press(&"J".repeat(30));
    let moved = app.model.life.clone();
    assert_eq!(orders(&mut app), 2, "the first edit, and all others");
    assert_eq!(app.model.life.days, moved.days);
    app.assert_saved();
    app.is_slow = false;
    app.undo_all();
    assert_eq!(app.files()[NAME], TODAY);
}

#[test]
fn what_others_wrote_between_two_saves_stays() {
    for before in [0, 1] {
        let mut app = slow();
        app.press("jJ");
        (0..before).for_each(|_| assert!(app.deliver_one()));
        app.press("JJ");
        app.write(NAME, &app.files()[NAME].replace("title = \"Bin day\"", "title = \"Bottles\""));
        app.press("J");
        orders(&mut app);
        app.press("<tick>");
        orders(&mut app);
        assert!(app.files()[NAME].contains("Bottles"));
        app.assert_saved();
        app.is_slow = false;
        app.undo_all();
        assert_eq!(app.files()[NAME], TODAY.replace("title = \"Bin day\"", "title = \"Bottles\""));
    }
}

#[test]
fn a_block_that_goes_from_day_to_day_is_never_on_no_disk() {
    let mut app = slow();
    app.press("jLLLL");
    let title = app.model.selected().unwrap().block.title.clone();
    loop {
        let files = app.files();
        let days = files.iter().filter(|(name, _)| name.starts_with("days/2026/2026-11-"));
        assert!(days.into_iter().any(|(_, text)| text.contains(&title)), "{title} is gone");
        if !app.deliver_one() {
            break;
        }
    }
    app.assert_saved();
}

#[test]
fn quitting_waits_until_everything_is_saved_and_needs_no_second_key() {
    for quit in ["q", "<Ctrl-C>"] {
        let mut app = slow();
        app.press("jJJJ").press(quit);
        assert!(!app.has_quit);
        let frame = super::frames::lines(&super::frames::draw(&mut app, super::frames::DARK, (120, 40)).0);
        assert!(frame.iter().any(|line| line.contains("Saving. aplomb closes once everything is saved.")));
        // Keys that the user types for the shell.
        app.press("ls");
        assert!(app.deliver_one() && !app.has_quit, "the last edits still wait");
        assert!(app.deliver_one() && app.has_quit);
        app.assert_saved();
    }
}

#[test]
fn quitting_once_more_does_not_wait_and_esc_stays() {
    let mut app = slow();
    app.press("jJJq<Esc>");
    orders(&mut app);
    assert!(!app.has_quit);
    app.press("Jqq");
    assert!(app.has_quit);
    // The runner saves the rest.
    app.has_quit = false;
    app.act(aplomb::app::Action::End);
    orders(&mut app);
    app.assert_saved();
}

#[test]
fn quitting_with_a_broken_file_is_asked_twice_unless_it_is_mended() {
    for is_mended in [false, true] {
        let mut app = slow();
        app.write(NAME, "[[block\n");
        app.press("jJJJq");
        orders(&mut app);
        assert!(!app.has_quit && app.model.saves.is_idle());
        let frame = super::frames::lines(&super::frames::draw(&mut app, super::frames::DARK, (120, 40)).0);
        assert!(frame.iter().any(|line| line.contains("Press q again to quit without saving")), "{frame:?}");
        app.press("j");
        assert!(!app.model.is_leaving, "who goes on stays");
        if is_mended {
            app.write(NAME, TODAY);
        }
        app.press("q");
        orders(&mut app);
        assert_eq!(app.has_quit, is_mended);
        app.press("q");
        assert!(app.has_quit);
    }
}
