//! Replanning from now.

use super::{Script, run, script};
use crate::files::{assert_same, difference};
use crate::frames::{DARK, draw, lines};
use crate::harness::App;
use crate::lives::LIFE;

const SCRIPTS: &[Script] = &[
    script(
        "R shows what the clock says has gone: nothing where something runs",
        "R",
        &["in replan nothing gone, on Pricing page"],
    ),
    script("Esc leaves, nothing changed", "R3<Esc>", &[]),
    script("R leaves too", "R3R", &[]),
    script(
        "Enter with nothing gone says so",
        "R<Enter>",
        &[
            "in replan nothing gone, on Pricing page",
            "says No time is lost yet. Press 1 to 9 for the hours lost.",
        ],
    ),
    script(
        "R 3 Enter",
        "R3<Enter>",
        &[
            "says Lost time from 9:42 to 12:45, the day replanned. Pricing page stopped after 37m.  u undo  e name it",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + status = 'moved' | moved_to = 2026-11-18",
            "18: + id = * | title = 'Lost time' | plan = '09:42-12:45' | fixed = true",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '15:00-15:30'",
            "18: - plan = '11:00-12:30'",
            "18: + plan = '15:30-17:00'",
            "18: + id = * | title = 'Pricing page' | plan = '12:45-13:30' | area = 'work' | engagement = 'acme' | values = ['craft'] | moved_from = 2026-11-18 | carried = 1 | id = * | title = 'Walk' | plan = '13:30-14:00' | area = 'self-care' | routine = 'walk'",
        ],
    ),
    script(
        "R → → Enter: all runs half an hour late",
        "R<→><→><Enter>",
        &[
            "says Lost time from 9:42 to 10:15, the day replanned. Pricing page stopped after 37m.  u undo  e name it",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + status = 'moved' | moved_to = 2026-11-18",
            "18: + id = * | title = 'Lost time' | plan = '09:42-10:15' | fixed = true | id = * | title = 'Pricing page' | plan = '10:15-11:00' | area = 'work' | engagement = 'acme' | values = ['craft'] | moved_from = 2026-11-18 | carried = 1",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '11:00-11:30'",
            "18: - plan = '11:00-12:30'",
            "18: + plan = '11:30-13:00'",
            "18: + id = * | title = 'Walk' | plan = '13:00-13:45' | area = 'self-care' | routine = 'walk'",
        ],
    ),
    script(
        "n names what the time is for",
        "R3nAda, ill @care #family<Enter><Enter>",
        &[
            "says Ada, ill from 9:42 to 12:45, the day replanned. Pricing page stopped after 37m.  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + status = 'moved' | moved_to = 2026-11-18",
            "18: + id = * | title = 'Ada, ill' | plan = '09:42-12:45' | area = 'care' | values = ['family'] | fixed = true",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '15:00-15:30'",
            "18: - plan = '11:00-12:30'",
            "18: + plan = '15:30-17:00'",
            "18: + id = * | title = 'Pricing page' | plan = '12:45-13:30' | area = 'work' | engagement = 'acme' | values = ['craft'] | moved_from = 2026-11-18 | carried = 1 | id = * | title = 'Walk' | plan = '13:30-14:00' | area = 'self-care' | routine = 'walk'",
        ],
    ),
    script(
        "n and Esc go back to the proposal",
        "R3nAda<Esc>",
        &[
            "in replan 9:42–12:45 gone, on Pricing page | Pricing page Later | Stand-up Later | Code reviews Later | Walk Later",
        ],
    ),
    script(
        "n wants no time",
        "R3n9-10 Ada<Enter>",
        &["in Lost time ‹9-10 Ada› ! Only the name goes here. Set the length with 1–9 and the arrows."],
    ),
    script(
        "n with nothing takes the name away again",
        "R1nAda<Enter>n<Ctrl-U><Enter><Enter>",
        &[
            "says Lost time from 9:42 to 10:45, the day replanned. Pricing page stopped after 37m.  u undo  e name it",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + status = 'moved' | moved_to = 2026-11-18",
            "18: + id = * | title = 'Lost time' | plan = '09:42-10:45' | fixed = true",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '11:30-12:00'",
            "18: + id = * | title = 'Pricing page' | plan = '10:45-11:30' | area = 'work' | engagement = 'acme' | values = ['craft'] | moved_from = 2026-11-18 | carried = 1",
            "18: - plan = '11:00-12:30'",
            "18: + plan = '12:00-13:30'",
            "18: + id = * | title = 'Walk' | plan = '13:30-14:15' | area = 'self-care' | routine = 'walk'",
            "18: - plan = '14:00-15:00'",
            "18: + plan = '14:15-15:15'",
        ],
    ),
    script(
        "Space gives the line another choice",
        "R3<Space><Enter>",
        &[
            "says Lost time from 9:42 to 12:45, the day replanned. Pricing page stopped after 37m.  u undo  e name it",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + status = 'moved' | moved_to = 2026-11-19",
            "18: + id = * | title = 'Lost time' | plan = '09:42-12:45' | fixed = true",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '12:45-13:15'",
            "18: + id = * | title = 'Walk' | plan = '13:15-14:00' | area = 'self-care' | routine = 'walk'",
            "18: - plan = '11:00-12:30'",
            "18: + plan = '15:00-16:30'",
            "19: + id = * | title = 'Pricing page' | plan = '13:15-14:00' | area = 'work' | engagement = 'acme' | values = ['craft'] | moved_from = 2026-11-18 | carried = 1",
        ],
    ),
    script(
        "Space on what is fixed says why not",
        "R3jjjjj<Space>",
        &[
            "in replan 9:42–12:45 gone, on Call with Ines | Pricing page Later | Stand-up Later | Code reviews Later | Walk Later",
            "says Call with Ines is fixed: replanning leaves it.  f unfix it on Day",
        ],
    ),
    script(
        "f on what is fixed says the same",
        "R3jjjjjf",
        &[
            "in replan 9:42–12:45 gone, on Call with Ines | Pricing page Later | Stand-up Later | Code reviews Later | Walk Later",
            "says Call with Ines is fixed: replanning leaves it.  f unfix it on Day",
        ],
    ),
    script(
        "f lets a block stay, fixed",
        "R3jf<Enter>",
        &[
            "says Lost time from 9:42 to 12:45, the day replanned. Pricing page stopped after 37m.  u undo  e name it",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + status = 'moved' | moved_to = 2026-11-18",
            "18: + id = * | title = 'Lost time' | plan = '09:42-12:45' | fixed = true",
            "18: + fixed = true",
            "18: - plan = '11:00-12:30'",
            "18: + plan = '15:00-16:30'",
            "18: + id = * | title = 'Pricing page' | plan = '12:45-13:30' | area = 'work' | engagement = 'acme' | values = ['craft'] | moved_from = 2026-11-18 | carried = 1 | id = * | title = 'Walk' | plan = '13:30-14:00' | area = 'self-care' | routine = 'walk'",
        ],
    ),
    script(
        "f twice is as if it had not been",
        "R3jff",
        &[
            "in replan 9:42–12:45 gone, on Stand-up | Pricing page Later | Stand-up Later | Code reviews Later | Walk Later",
        ],
    ),
    script(
        "g makes it a grace day instead",
        "R3gAda is ill<Enter>",
        &["says Wednesday 18 November is a grace day: Ada is ill.  u undo", "18: + grace = 'Ada is ill'"],
    ),
    script(
        "g and Esc go back to the proposal",
        "R3gAda<Esc>",
        &[
            "in replan 9:42–12:45 gone, on Pricing page | Pricing page Later | Stand-up Later | Code reviews Later | Walk Later",
        ],
    ),
    script(
        "on another day R says that it is for today",
        "lR",
        &["on 2026-11-19", "says You can only replan today.  t today"],
    ),
    script("the card leads there", "j<Enter>R", &["in replan nothing gone, on Pricing page"]),
    script(
        "one u takes its whole target back",
        "R3<Enter>u",
        &[
            "says Undone: Lost time from 9:42 to 12:45, the day replanned. Pricing page stopped after 37m.  U redo",
        ],
    ),
    script(
        "a routine's block that has no place is called off this once",
        "R3jjj<Space><Space><Enter>",
        &[
            "says Lost time from 9:42 to 12:45, the day replanned. Pricing page stopped after 37m.  u undo  e name it",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + status = 'moved' | moved_to = 2026-11-18",
            "18: + id = * | title = 'Lost time' | plan = '09:42-12:45' | fixed = true | id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | status = 'released' | routine = 'walk'",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '13:30-14:00'",
            "18: - plan = '11:00-12:30'",
            "18: + plan = '15:00-16:30'",
            "18: + id = * | title = 'Pricing page' | plan = '12:45-13:30' | area = 'work' | engagement = 'acme' | values = ['craft'] | moved_from = 2026-11-18 | carried = 1",
        ],
    ),
];

#[test]
fn replanning() {
    run(LIFE, SCRIPTS);
}

/// Wednesday as planned, with the stand-up done as planned.
const PARENT: &[(&str, &str)] = &[
    (
        "life.toml",
        r#"schema = 1
zone = "Europe/Lisbon"
value = [
    { id = "craft", name = "Craft", weight = 3, weekly = "12h" },
    { id = "family", name = "Family", weight = 2, weekly = "12h" },
    { id = "health", name = "Health", weight = 2, weekly = "4h" },
]
engagement = [{ id = "acme", name = "Acme", area = "work", agenda = "theirs" }]

[[boundary]]
id = "dinner"
name = "Dinner at home"
days = ["weekdays"]
window = "18:00-20:00"
no = ["work"]
"#,
    ),
    (
        "days/2026/2026-11-18.toml",
        r#"schema = 1
date = 2026-11-18
zone = "Europe/Lisbon"

[[block]]
id = "st4nd"
title = "Stand-up"
plan = "10:30-11:00"
area = "work"
engagement = "acme"
status = "done"

[[block]]
id = "c0des"
title = "Code reviews"
plan = "11:00-12:30"
area = "work"
engagement = "acme"

[[block]]
id = "wa1k0"
title = "Walk"
plan = "12:30-13:15"
area = "self-care"
values = ["health"]

[[block]]
id = "10g00"
title = "Logo, Brandt"
plan = "13:30-15:00"
area = "work"
values = ["craft"]

[[block]]
id = "ca110"
title = "Call with Ines"
plan = "15:00-15:30"
area = "work"
fixed = true

[[block]]
id = "phys0"
title = "Physio, Mum"
plan = "16:00-17:00"
area = "care"
values = ["family"]
fixed = true

[[block]]
id = "d1nn0"
title = "Dinner"
plan = "18:30-19:30"
area = "people"
values = ["family"]
"#,
    ),
    (
        "days/2026/2026-11-19.toml",
        r#"schema = 1
date = 2026-11-19
zone = "Europe/Lisbon"

[[block]]
id = "t1ck0"
title = "Tickets"
plan = "09:00-13:00"
area = "work"
engagement = "acme"

[[block]]
id = "re1ea"
title = "Release"
plan = "13:00-16:30"
area = "work"
engagement = "acme"
"#,
    ),
];

/// The school calls at 11:00. Three keys make a block of three hours, and one key undoes it.
#[test]
fn a_sick_child_costs_three_keys() {
    for (named, keys) in [("Lost time", &["R", "3", "<Enter>"][..]), ("Ada, ill", &["R", "3", "n"][..])] {
        let mut app = App::open(PARENT, "2026-11-18T11:00");
        let before = app.files();
        for key in keys {
            app.press(key);
        }
        if named == "Ada, ill" {
            app.press("Ada, ill @care #family<Enter><Enter>");
        }
        assert_eq!(app.place(), named);
        // Lost time needs no start of a timer.
        let headline = format!("{named}, until 14:00. Then Logo, Brandt at 14:00.");
        assert_eq!(app.model.agenda.headline.as_ref(), Some(&headline));
        let tags = if named == "Lost time" { "" } else { " | area = 'care' | values = ['family']" };
        let came = format!("18: + id = * | title = '{named}' | plan = '11:00-14:00'{tags} | fixed = true");
        assert_eq!(
            difference(&before, &app.files()),
            [
                "18: - id = 'c0des' | title = 'Code reviews' | plan = '11:00-12:30' | area = 'work' | engagement = 'acme'",
                came.as_str(),
                "18: - plan = '12:30-13:15'",
                "18: + plan = '17:00-17:45'",
                "18: - plan = '13:30-15:00'",
                "18: + plan = '14:00-15:00'",
                "19: + id = * | title = 'Code reviews' | plan = '16:30-18:00' | area = 'work' | engagement = 'acme'",
            ]
        );
        app.assert_saved();
        app.press("u");
        assert_same(&before, &app.files(), "one undo");
        assert_eq!(app.undo_all(), 0);
    }
}

/// At 11:10 nobody has started the code reviews. At 13:20 they and the walk are over, and nobody has marked them.
/// Nothing about them is recorded unless the user says so. Later blocks move, and blocks that are over are listed.
#[test]
fn what_nobody_said_is_never_recorded() {
    let mut app = App::open(PARENT, "2026-11-18T11:10");
    let before = app.files();
    app.press("R");
    assert_eq!(app.sheet().unwrap(), "replan nothing gone, on Code reviews");
    let first = |app: &mut App| lines(&draw(app, DARK, (120, 40)).0)[2].trim().to_owned();
    assert_eq!(first(&mut app), "No time is lost yet. Everything stays as planned.");
    // A block whose time has begun and that is not marked moves like a later block, in full length.
    app.press("<→>");
    assert_eq!(
        app.sheet().unwrap(),
        "replan 11:10–11:25 gone, on Code reviews | Code reviews Later | Walk Later | Logo, Brandt Shorter"
    );
    app.press("<Enter>");
    let written = difference(&before, &app.files());
    assert!(
        written.iter().any(|line| line.contains("title = 'Lost time' | plan = '11:10-11:25' | fixed = true"))
    );
    assert!(written.iter().all(|line| !line.contains("actual") && !line.contains("done")), "{written:#?}");
    app.press("u");
    assert_same(&before, &app.files(), "one undo");

    // A morning with nothing recorded: three hours are lost from now on. Blocks that are over are listed and not
    // changed.
    let mut app = App::open(PARENT, "2026-11-18T13:20");
    let before = app.files();
    app.press("R");
    assert_eq!(
        app.sheet().unwrap(),
        "replan nothing gone, on Code reviews | Code reviews NotMarked | Walk NotMarked"
    );
    assert_eq!(first(&mut app), "2 blocks are not marked. No time is lost yet.");
    app.press("3<Enter>");
    let written = difference(&before, &app.files());
    let lost = "title = 'Lost time' | plan = '13:20-16:20' | fixed = true";
    assert!(written.iter().any(|line| line.contains(lost)), "{written:#?}");
    assert!(written.iter().all(|line| !line.contains("actual") && !line.contains("status")), "{written:#?}");
    app.assert_saved();
    app.press("u");
    assert_same(&before, &app.files(), "one undo");
}

/// Space on a line that `f` keeps takes that back.
#[test]
fn space_takes_back_what_f_keeps() {
    let mut app = App::open(PARENT, "2026-11-18T11:00");
    app.press("R3");
    let before = app.sheet().unwrap();
    app.press("f");
    assert_ne!(app.sheet().unwrap(), before);
    app.press("<Space>");
    assert_eq!(app.sheet().unwrap(), before);
}

/// Time that is lost again begins after the lost time that is written down.
#[test]
fn time_lost_again_begins_after_the_first() {
    let mut app = App::open(PARENT, "2026-11-18T11:00");
    app.press("R3<Enter>");
    let mut app = app.open_again("2026-11-18T13:00");
    app.press("R2");
    let frame = lines(&draw(&mut app, DARK, (120, 40)).0);
    let lost = frame.iter().find(|line| line.contains("Lost time") && line.contains('+')).unwrap();
    assert!(lost.contains("14:00–15:00"), "{lost}");
    app.press("<Enter>");
    assert!(app.said().starts_with("Lost time from 14:00 to 15:00"), "{}", app.said());
}

/// Space marks a block that is over. Enter saves these marks and nothing else.
#[test]
fn what_is_over_is_marked_where_someone_says_so() {
    let open = || App::open(PARENT, "2026-11-18T13:20");
    let before = open().files();
    let written = |keys: &str| {
        let mut app = open();
        app.press(keys);
        app.assert_saved();
        let written = difference(&before, &app.files());
        let said = app.said();
        app.press("u");
        assert_same(&before, &app.files(), "one undo");
        (said, written)
    };
    let (said, done) = written("R<Space><Enter>");
    assert_eq!(said, "Code reviews done as planned, 11:00 to 12:30.  u undo");
    assert_eq!(done, ["18: + status = 'done'"]);
    assert_eq!(written("Rj<Space><Space><Enter>").1, ["18: + status = 'skipped'"]);
    let (said, both) = written("R<Space>j<Space><Enter>");
    assert_eq!(said, "2 blocks marked.  u undo");
    assert_eq!(both, ["18: + status = 'done'", "18: + status = 'done'"]);
    // One more Space leads back to not marked.
    let mut app = open();
    app.press("R<Space><Space><Space>");
    assert_eq!(
        app.sheet().unwrap(),
        "replan nothing gone, on Code reviews | Code reviews NotMarked | Walk NotMarked"
    );
    app.press("<Enter>");
    assert_eq!(app.said(), "No time is lost yet. Press 1 to 9 for the hours lost.");
    app.press("f");
    assert_eq!(app.said(), "Code reviews is over.  Space mark it");
    assert_same(&before, &app.files(), "nothing is written");
}

#[test]
fn a_timer_that_was_forgotten_is_asked_about_before_a_day_is_replanned() {
    let mut app = App::open(LIFE, "2026-11-18T16:20");
    let before = app.files();
    app.press("R");
    assert_eq!(app.said(), "Pricing page has run since 9:05. Stop it first, and say when it ended.");
    app.press("3<Enter>");
    crate::files::assert_same(&before, &app.files(), "nothing is written of what nobody said");
}
