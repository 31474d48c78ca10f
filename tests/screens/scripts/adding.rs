//! Lines that add and log.

use aplomb::app::Action;

use super::{Script, run, script};
use crate::frames::{DARK, draw, lines};
use crate::harness::App;
use crate::lives::{LIFE, NOW, PROFILE};

const SCRIPTS: &[Script] = &[
    script(
        "a with a span",
        "a20-21 Read<Enter>",
        &[
            "at Read",
            "says Read planned, 20:00 to 21:00.  u undo",
            "18: + id = * | title = 'Read' | plan = '20:00-21:00'",
        ],
    ),
    script(
        "a with tags",
        "a20-21:30 Write +studio #family %high<Enter>",
        &[
            "at Write",
            "says Write planned, 20:00 to 21:30.  u undo",
            "18: + id = * | title = 'Write' | plan = '20:00-21:30' | area = 'work' | engagement = 'studio' | values = ['family'] | agenda = 'mine' | demand = 'high'",
        ],
    ),
    script(
        "a with a start and a length",
        "a20:00 45m Read<Enter>",
        &[
            "at Read",
            "says Read planned, 20:00 to 20:45.  u undo",
            "18: + id = * | title = 'Read' | plan = '20:00-20:45'",
        ],
    ),
    script(
        "a with a start alone lasts until the next block",
        "a13:30 Read<Enter>",
        &[
            "at Read",
            "says Read planned, 13:30 to 14:00.  u undo",
            "18: + id = * | title = 'Read' | plan = '13:30-14:00'",
        ],
    ),
    script(
        "a without a time takes a short gap",
        "jjjjaNap<Enter>",
        &[
            "at Nap",
            "says Nap planned, 13:15 to 14:00.  u undo",
            "18: + id = * | title = 'Nap' | plan = '13:15-14:00'",
        ],
    ),
    script(
        "a without a time takes the first hour of a long gap",
        "GaFilm<Enter>",
        &[
            "at Film",
            "says Film planned, 20:00 to 21:00.  u undo",
            "18: + id = * | title = 'Film' | plan = '20:00-21:00'",
        ],
    ),
    script(
        "a with a length in a gap",
        "Ga30m Film<Enter>",
        &[
            "at Film",
            "says Film planned, 20:00 to 20:30.  u undo",
            "18: + id = * | title = 'Film' | plan = '20:00-20:30'",
        ],
    ),
    script(
        "a with a length that does not fit takes the next free time that is long enough",
        "jjjja1h Nap<Enter>",
        &[
            "at Nap",
            "says Nap planned, 15:00 to 16:00.  u undo",
            "18: + id = * | title = 'Nap' | plan = '15:00-16:00'",
        ],
    ),
    script(
        "a with a time at the end",
        "aLunch 12:30-13:00 @home<Enter>",
        &[
            "at Lunch",
            "says Lunch planned, 12:30 to 13:00.  u undo",
            "18: + id = * | title = 'Lunch' | plan = '12:30-13:00' | area = 'home'",
        ],
    ),
    script(
        "a offers the last tags of a title, and takes them only with Tab",
        "a21-22 Invoices<Tab><Enter>",
        &[
            "at Invoices",
            "says Invoices planned, 21:00 to 22:00.  u undo",
            "18: + id = * | title = 'Invoices' | plan = '21:00-22:00' | area = 'work' | engagement = 'studio' | values = ['craft'] | agenda = 'mine'",
        ],
    ),
    script(
        "a takes a title used before without its tags where Tab is not pressed",
        "a21-22 Invoices<Enter>",
        &[
            "at Invoices",
            "says Invoices planned, 21:00 to 22:00.  u undo",
            "18: + id = * | title = 'Invoices' | plan = '21:00-22:00'",
        ],
    ),
    script(
        "a makes a value that does not exist yet, chosen from the list",
        "a21-22 Guitar #music<↓><Enter><Enter>",
        &[
            "at Guitar",
            "says Guitar planned, 21:00 to 22:00.  u undo",
            "18: + id = * | title = 'Guitar' | plan = '21:00-22:00' | values = ['music']",
            "life: + id = * | name = 'Music' | from = 2026-11-18",
        ],
    ),
    script(
        "a makes a job that does not exist yet, chosen from the list",
        "a21-22 Garden +neighbours<↓><Enter><Enter>",
        &[
            "at Garden",
            "says Garden planned, 21:00 to 22:00.  u undo",
            "18: + id = * | title = 'Garden' | plan = '21:00-22:00' | area = 'work' | engagement = 'neighbours'",
            "life: + id = * | name = 'Neighbours' | area = 'work' | from = 2026-11-18",
        ],
    ),
    script(
        "a makes nothing up: Tab takes no new value that was not chosen",
        "a21-22 Guitar #music<Tab><Enter>",
        &[
            "at Pricing page",
            "in Add ‹21-22 Guitar #music› ! No value 'music'. To keep it as text, quote it: \"#music\".",
        ],
    ),
    script(
        "a says what looks like a time and is title",
        "a21-22 Chapter 3-4 again<Enter>",
        &[
            "at Chapter 3-4 again",
            "says Chapter 3-4 again planned, 21:00 to 22:00. '3-4' is part of the title.  u undo",
            "18: + id = * | title = 'Chapter 3-4 again' | plan = '21:00-22:00'",
        ],
    ),
    script(
        "a on another day",
        "afri 9-10 Plan<Enter>",
        &[
            "on 2026-11-20",
            "at Plan",
            "says Plan planned, Friday 20 November, 9:00 to 10:00.  u undo",
            "20: + date = 2026-11-20 | zone = 'Europe/Lisbon' | id = * | title = 'Plan' | plan = '09:00-10:00'",
        ],
    ),
    script(
        "a on tomorrow's file with its line ends",
        "ltomorrow<Esc>atomorrow 14-15 Plan<Enter>",
        &[
            "on 2026-11-19",
            "at Plan",
            "says Plan planned, Thursday 19 November, 14:00 to 15:00.  u undo",
            "19: + id = * | title = 'Plan' | plan = '14:00-15:00'",
        ],
    ),
    script(
        "an untimed item",
        "aon fri Birthday<Enter>",
        &[
            "on 2026-11-20",
            "at Birthday",
            "says Birthday planned, Friday 20 November.  u undo",
            "20: + date = 2026-11-20 | zone = 'Europe/Lisbon' | id = * | title = 'Birthday'",
        ],
    ),
    script(
        "Enter on free time adds there",
        "jjjj<Enter>Nap<Enter>",
        &[
            "at Nap",
            "says Nap planned, 13:15 to 14:00.  u undo",
            "18: + id = * | title = 'Nap' | plan = '13:15-14:00'",
        ],
    ),
    script(
        "a crossing is said and blocks nothing",
        "a18:00-18:20 Mail @work<Enter>",
        &[
            "at Mail",
            "says Crosses Dinner at home by 20m.  m nearest free time  X allow this once",
            "18: + id = * | title = 'Mail' | plan = '18:00-18:20' | area = 'work'",
        ],
    ),
    script(
        "what a crossing costs is said before it is saved",
        "a19:00-19:45 Mail @work",
        &[
            "at Pricing page",
            "in Add ‹19:00-19:45 Mail @work› | Wednesday 18 November, 19:00 to 19:45, 45m | Mail · work · linked to no value yet: add #value ! Crosses Dinner at home by 45m. That costs 2.7 points of alignment. You can still save it, or use 20:00 to 20:45, which is free.",
        ],
    ),
    script(
        "m moves it to the nearest free time, without a question",
        "a19:00-19:45 Mail @work<Enter>m",
        &[
            "at Mail",
            "says Mail moved to 20:00–20:45.  u undo",
            "18: + id = * | title = 'Mail' | plan = '20:00-20:45' | area = 'work'",
        ],
    ),
    script(
        "after another key m asks where to",
        "a19:00-19:45 Mail @work<Enter>jkm",
        &[
            "at Mail",
            "in Move to ‹› | Wednesday 18 November, 20:00 to 20:45, 45m",
            "18: + id = * | title = 'Mail' | plan = '19:00-19:45' | area = 'work'",
        ],
    ),
    script(
        "X allows it",
        "a19:00-19:45 Mail @work<Enter>X",
        &[
            "at Mail",
            "says Mail may cross Dinner at home, this once.  u undo",
            "18: + id = * | title = 'Mail' | plan = '19:00-19:45' | area = 'work' | allow = ['dinner']",
        ],
    ),
    script(
        "an unknown value is refused with the nearest",
        "a20-21 Write #crfat<Enter>",
        &[
            "at Pricing page",
            "in Add ‹20-21 Write #crfat› ! No value 'crfat'; did you mean #craft?  Press Tab for #craft",
        ],
    ),
    script(
        "Tab takes the nearest",
        "a20-21 Write #crfat<Tab><Enter>",
        &[
            "at Write",
            "says Write planned, 20:00 to 21:00.  u undo",
            "18: + id = * | title = 'Write' | plan = '20:00-21:00' | values = ['craft']",
        ],
    ),
    script(
        "a tag is completed with Tab",
        "a20-21 Write #fam<Tab><Enter>",
        &[
            "at Write",
            "says Write planned, 20:00 to 21:00.  u undo",
            "18: + id = * | title = 'Write' | plan = '20:00-21:00' | values = ['family']",
        ],
    ),
    script(
        "a tag is completed with the arrows and Enter",
        "a20-21 Write +<↓><Enter><Enter>",
        &[
            "at Write",
            "says Write planned, 20:00 to 21:00.  u undo",
            "18: + id = * | title = 'Write' | plan = '20:00-21:00' | area = 'work' | engagement = 'studio' | values = ['craft'] | agenda = 'mine'",
        ],
    ),
    script("Esc leaves nothing behind", "a20-21 Read<Esc>", &["at Pricing page"]),
    script("Ctrl-C leaves nothing behind", "a20-21 Read<Ctrl-C>", &["at Pricing page"]),
    script("an empty line is not saved", "a<Enter>", &["at Pricing page", "in Add ‹›"]),
    script(
        "the line can be cleared and words deleted",
        "a20-21 Read this<Ctrl-W>it<Ctrl-U>20-21 Sew<Enter>",
        &[
            "at Sew",
            "says Sew planned, 20:00 to 21:00.  u undo",
            "18: + id = * | title = 'Sew' | plan = '20:00-21:00'",
        ],
    ),
    script(
        "an earlier line comes back with the arrow",
        "a20-21 Sew<Enter>a<↑><Enter>",
        &[
            "at Sew",
            "says Sew planned, 20:00 to 21:00.  u undo",
            "18: + id = * | title = 'Sew' | plan = '20:00-21:00' | id = * | title = 'Sew' | plan = '20:00-21:00'",
        ],
    ),
    script(
        "a paste is one line",
        "a<paste 20-21 Sew\non><Enter>",
        &[
            "at Sew on",
            "says Sew on planned, 20:00 to 21:00.  u undo",
            "18: + id = * | title = 'Sew on' | plan = '20:00-21:00'",
        ],
    ),
    script(
        "the day is shown as it would be",
        "afri 9-10 Plan",
        &[
            "at Pricing page",
            "in Add ‹fri 9-10 Plan› | Friday 20 November, 9:00 to 10:00, 1h | Plan · linked to no value yet: add #value | No area, so it counts as neither work nor life. Add @work, @care …",
        ],
    ),
    script(
        "A logs what has happened",
        "A8-8:30 Mail @work<Enter>",
        &[
            "at Mail",
            "says Mail logged, 8:00 to 8:30.  u undo",
            "18: + id = * | title = 'Mail' | actual = ['08:00-08:30'] | area = 'work' | status = 'done'",
        ],
    ),
    script(
        "A with a length ends now",
        "A30m Mail<Enter>",
        &[
            "at Mail",
            "says Mail logged, 9:12 to 9:42.  u undo",
            "18: + id = * | title = 'Mail' | actual = ['09:12-09:42'] | status = 'done'",
        ],
    ),
    script(
        "A without a time is refused",
        "AMail<Enter>",
        &[
            "at Pricing page",
            "in Add what happened ‹Mail› ! Write when it was: 9-10:30, or 45m for the last 45 minutes.",
        ],
    ),
    script(
        "A of what is still to come is refused",
        "A20-21 Film<Enter>",
        &[
            "in Add what happened ‹20-21 Film› ! 21:00 is still to come. It is 9:42. Write what is over, or plan it.",
        ],
    ),
    script(
        "A of what has just ended is of today, whatever day is looked at",
        "hA30m Mail<Enter>",
        &[
            "at Mail",
            "says Mail logged, 9:12 to 9:42.  u undo",
            "18: + id = * | title = 'Mail' | actual = ['09:12-09:42'] | status = 'done'",
        ],
    ),
    script(
        "A yesterday",
        "Ayesterday 20-21 Film<Enter>",
        &[
            "on 2026-11-17",
            "at Film",
            "says Film logged, yesterday, Tuesday 17 November, 20:00 to 21:00.  u undo",
            "17: + id = * | title = 'Film' | actual = ['20:00-21:00'] | status = 'done'",
        ],
    ),
];

#[test]
fn blocks_are_added_and_logged() {
    run(LIFE, SCRIPTS);
}

#[test]
fn a_file_that_said_nothing_is_there_again_after_undo() {
    const DAY: &str = "days/2026/2026-11-18.toml";
    for (name, keys) in [
        (DAY, "a20-21 Sew<Enter>"),
        ("inbox.toml", "iaSoap<Enter><Esc>"),
        ("weeks/2026-W47.toml", "DiRest<Enter>"),
    ] {
        for text in ["", "\n", "schema = 1\n", "# mine\r\n\r\nschema = 1\r\n"] {
            let mut app = App::open(&[("life.toml", PROFILE), (name, text)], NOW);
            let before = app.files();
            app.press(keys);
            assert_ne!(app.files()[name], before[name], "{name} {text:?}");
            app.undo_all();
            crate::files::assert_same(&before, &app.files(), &format!("{name} {text:?}"));
        }
    }
}

#[test]
fn esc_closes_completions_first_and_up_brings_back_what_was_typed() {
    let mut app = crate::harness::App::open(LIFE, crate::lives::NOW);
    app.press("a20-21 Sew #fa<Esc>");
    assert!(app.sheet().is_some_and(|sheet| sheet.contains("20-21 Sew #fa")), "{:?}", app.sheet());
    app.press("<Esc>");
    assert_eq!(app.sheet(), None);
    app.press("a<Up>");
    assert!(app.sheet().is_some_and(|sheet| sheet.contains("20-21 Sew #fa")), "{:?}", app.sheet());
    // A word is deleted together with its sign.
    app.press("<Ctrl-W>");
    assert!(app.sheet().is_some_and(|sheet| sheet.contains("‹20-21 Sew ›")), "{:?}", app.sheet());
}

#[test]
fn a_line_takes_as_much_as_it_has_room_for_and_says_so() {
    let mut app = App::sample();
    app.press("a");
    app.act(Action::Paste("walk 日 ".repeat(14_000)));
    let line = |app: &App| app.model.sheet.as_ref().unwrap().line().unwrap().value().to_owned();
    assert_eq!(line(&app).chars().count(), 2000);
    let frame = lines(&draw(&mut app, DARK, (80, 24)).0);
    assert!(frame.iter().any(|row| row.contains("2000 of 2000 characters")), "{frame:?}");
    app.press("x");
    assert_eq!(line(&app).chars().count(), 2000);
    // Deleting always works.
    app.press("<Backspace><Ctrl-W>");
    assert!(line(&app).chars().count() < 2000);
}
