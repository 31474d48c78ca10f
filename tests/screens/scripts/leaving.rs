//! Undo and redo, leaving, and keys without a meaning.

use aplomb::domain::config::Zoom;

use super::{Script, run, script};
use crate::files::assert_same;
use crate::harness::App;
use crate::lives::{LIFE, NOW};

const SCRIPTS: &[Script] = &[
    script("q quits", "q", &["at Pricing page", "quits"]),
    script("Ctrl-C quits", "<Ctrl-C>", &["at Pricing page", "quits"]),
    script("Ctrl-C in a sheet closes it", "w<Ctrl-C>", &["at Pricing page"]),
    script(
        "q in a prompt is a letter",
        "aq",
        &[
            "at Pricing page",
            "in Add ‹q› | Wednesday 18 November, 13:15 to 14:00, 45m | q · linked to no value yet: add #value | No area, so it counts as neither work nor life. Add @work, @care …",
        ],
    ),
    script("Esc never quits", "<Esc><Esc><Esc>", &["at Pricing page"]),
    script("Esc closes the sheet before the marks", "jvw<Esc>", &["at Stand-up", "marked 1"]),
    script("unknown keys do nothing", "Z@~<F9><Ctrl-G><Alt-x>B", &["at Pricing page"]),
    script("unknown keys in a sheet do nothing", "E9zZ<F2>", &["at Pricing page", "in felt Pricing page 2"]),
    script("u with nothing", "u", &["at Pricing page", "says Nothing to undo."]),
    script("U with nothing", "U", &["at Pricing page", "says Nothing to redo."]),
    script(
        "undo across kinds and days",
        "jdjnAsk<Enter>lxtuu",
        &["says Undone: Code reviews: note saved.  U redo", "18: + status = 'done'"],
    ),
    script(
        "undo goes where something changed",
        "lxtu",
        &["on 2026-11-19", "says Undone: Tickets deleted on Thursday 19 November.  U redo"],
    ),
    script(
        "redo is the other choice",
        "jduU",
        &[
            "at Stand-up",
            "says Done again: Stand-up done as planned, 10:30 to 11:00, ahead of time.  u undo",
            "18: + status = 'done'",
        ],
    ),
    script(
        "a new edit forgets what was undone",
        "jdukcU",
        &[
            "at Pricing page",
            "says Nothing to redo.",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + status = 'skipped'",
        ],
    ),
    script("the clock goes on", "<600s><tick>", &["at Pricing page"]),
    script("midnight comes", "<86400s><tick>", &["at Pricing page"]),
    script(
        "midnight comes while a line is typed",
        "a9-10 <86400s><tick>Read<Enter>",
        &[
            "on 2026-11-18",
            "at Read",
            "says Read planned, yesterday, Wednesday 18 November, 9:00 to 10:00.  u undo",
            "18: + id = * | title = 'Read' | plan = '09:00-10:00'",
        ],
    ),
];

#[test]
fn leaving_undoing_and_what_means_nothing() {
    run(LIFE, SCRIPTS);
}

#[test]
fn the_zoom_that_was_chosen_is_there_at_the_next_start() {
    for (keys, zoom) in
        [("z", Zoom::Grid(60)), ("zz+", Zoom::Grid(15)), ("z-", Zoom::List), ("j", Zoom::Auto)]
    {
        let mut app = App::open(LIFE, NOW);
        app.press(keys);
        let mut app = app.open_again(NOW);
        assert_eq!(app.model.zoom, zoom, "{keys}");
        // A later change of the configuration applies again.
        app.write("config.toml", "zoom = 30\n");
        app = app.open_again(NOW);
        assert_eq!(app.model.zoom, Zoom::Grid(30), "{keys}");
    }
}

#[test]
fn undo_goes_on_into_what_was_done_before_the_start() {
    let mut app = App::open(LIFE, NOW);
    let before = app.files();
    app.press("jd");
    let done = app.files();
    app.press("jx");
    let mut app = app.open_again(NOW);
    app.press("u");
    assert!(app.said().starts_with("Undone: Code reviews deleted"), "{}", app.said());
    assert_same(&done, &app.files(), "the newest change of the last run");
    app.press("u");
    assert_eq!(app.said(), "Undone: Stand-up done as planned, 10:30 to 11:00, ahead of time.  U redo");
    assert_same(&before, &app.files(), "the one before it");
    app.press("u");
    assert_eq!(app.said(), "Nothing to undo.");
    app.press("U");
    assert!(app.said().starts_with("Done again: Stand-up done"), "{}", app.said());
    assert_same(&done, &app.files(), "made again");
    assert!(app.model.agenda.items.iter().any(|item| item.block.title == "Code reviews"));
    app.assert_saved();
}
