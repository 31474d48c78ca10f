//! Keys on days with nothing recorded: for a whole day, or block by block.

use super::review::{LIFE, SUNDAY, to_line};
use super::{Script, run_at, script};
use crate::frames::{DARK, draw, lines};
use crate::harness::App;
use crate::lives::TOMORROW;

const THURSDAY: &str = "days/2026/2026-11-19.toml";

/// Returns a life whose Thursday has two planned blocks and nothing recorded. Its file has Windows line ends.
fn files() -> Vec<(&'static str, &'static str)> {
    LIFE.iter().copied().chain([(THURSDAY, TOMORROW)]).collect()
}

fn on_thursday() -> App {
    let mut app = App::open(&files(), SUNDAY);
    app.press("3]]]]]");
    to_line(&mut app, "2026-11-19");
    app
}

const ROUND: &[Script] = &[
    script("as it is", "3]]]]]jjj", &["at 2026-W47, next week all of 2026-11-19: Leave"]),
    script("done", "3]]]]]jjj<→>", &["at 2026-W47, next week all of 2026-11-19: Done"]),
    script("skipped", "3]]]]]jjj<→><→>", &["at 2026-W47, next week all of 2026-11-19: CrossOut"]),
    script("one by one", "3]]]]]jjj<→><→><→>", &["at 2026-W47, next week all of 2026-11-19: Each"]),
    script("and round", "3]]]]]jjj<→><→><→><→>", &["at 2026-W47, next week all of 2026-11-19: Leave"]),
    script("or back", "3]]]]]jjj<←><←>", &["at 2026-W47, next week all of 2026-11-19: CrossOut"]),
    script("its blocks are below", "3]]]]]jjj<←>j", &["at 2026-W47, next week Tickets: Leave"]),
    script("with ways of their own", "3]]]]]jjj<←>jj<←>", &["at 2026-W47, next week Release: Done"]),
    script("and one leads back", "3]]]]]jjj<←>jk<→>j", &["at 2026-W47, next week family: None"]),
];

#[test]
fn its_ways_go_round() {
    run_at(SUNDAY, &files(), ROUND);
}

#[test]
fn all_of_a_day_is_one_line_and_one_undo() {
    let mut app = on_thursday();
    let before = app.files();
    app.press("<→><Enter>");
    assert_eq!(app.said(), "W47 is reviewed: 1 skipped, 2 done. Next week: 1 moved.  u undo");
    let text = &app.files()[THURSDAY];
    assert_eq!(text.matches("status = \"done\"").count(), 2, "{text}");
    assert!(text.starts_with("schema = 1\r\ndate = 2026-11-19\r\n"), "{text}");
    app.assert_saved();
    // One key undoes its whole target, and the choices stay.
    app.press("u");
    assert_eq!(app.files(), before);
    to_line(&mut app, "all of 2026-11-19: Done");
    app.press("U");
    assert_eq!(app.files()[THURSDAY].matches("status = \"done\"").count(), 2);
}

#[test]
fn one_by_one_only_what_is_chosen_changes() {
    let mut app = on_thursday();
    let before = app.files();
    app.press("<←>jj<←><Enter>");
    let text = &app.files()[THURSDAY];
    assert_eq!(text.matches("status = ").count(), 1, "{text}");
    let release = text.find("re1ea").unwrap();
    assert!(text[release..].contains("status = \"done\""), "{text}");
    app.press("u");
    assert_eq!(app.files(), before);
    to_line(&mut app, "all of 2026-11-19: Each");
    to_line(&mut app, "Release: Done");
}

#[test]
fn what_was_chosen_of_a_day_outlives_what_happens_meanwhile() {
    let mut app = on_thursday();
    app.press("<→><→>");
    // A minute passes, a question of the check-in is answered, and a day becomes a grace day.
    app.press("<60s><tick>[[[[3]]]]");
    to_line(&mut app, "2026-11-27");
    app.press("<→>gg");
    to_line(&mut app, "all of 2026-11-19: CrossOut");
}

#[test]
fn a_day_that_was_left_is_not_left_over_once_the_week_is_reviewed() {
    let mut app = on_thursday();
    let seen = |app: &mut App| lines(&draw(app, DARK, (120, 40)).0).join("\n");
    let frame = seen(&mut app);
    for words in [
        "What is the goal of week 48? 4 blocks are not marked.",
        "    NOT MARKED",
        "Thu 19 Nov  2 blocks, nothing recorded",
        "‹ leave them ›",
        "Enter moves 1 and skips 1.",
    ] {
        assert!(frame.contains(words), "{words}: {frame}");
    }
    app.press("<Enter>");
    let frame = seen(&mut app);
    for words in [
        "What is the goal of week 48? 2 blocks stay as they are.",
        "    LEFT AS IT IS",
        "Thu 19 Nov  2 blocks, none marked",
        "Reviewed: 1 skipped. Next week: 1 moved.",
    ] {
        assert!(frame.contains(words), "{words}: {frame}");
    }
    assert!(!frame.contains("not marked") && !frame.contains("LEFT OVER"), "{frame}");
}
