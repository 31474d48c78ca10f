//! The ideal week: laid out, seen beside the last weeks, taken from last week. And routines on Week.

use super::{Script, run, script};
use crate::lives::{LIFE, PROFILE, TODAY};

const SCRIPTS: &[Script] = &[
    script(
        "D l plans what routines bring, from now on",
        "Dl",
        &[
            "says Ideal week laid out: 3 blocks on 3 days.  u undo",
            "18: + id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | routine = 'walk'",
            "19: + id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | routine = 'walk'",
            "20: + date = 2026-11-20 | zone = 'Europe/Lisbon' | id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | routine = 'walk'",
        ],
    ),
    script(
        "twice changes nothing",
        "DlDl",
        &[
            "says All of the ideal week is planned already in week 47.",
            "18: + id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | routine = 'walk'",
            "19: + id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | routine = 'walk'",
            "20: + date = 2026-11-20 | zone = 'Europe/Lisbon' | id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | routine = 'walk'",
        ],
    ),
    script(
        "of the week in view",
        "]Dl",
        &[
            "on 2026-11-25",
            "says Ideal week laid out in week 48: 5 blocks on 5 days.  u undo",
            "23: + date = 2026-11-23 | zone = 'Europe/Lisbon' | id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | routine = 'walk'",
            "24: + date = 2026-11-24 | zone = 'Europe/Lisbon' | id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | routine = 'walk'",
            "25: + date = 2026-11-25 | zone = 'Europe/Lisbon' | id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | routine = 'walk'",
            "26: + date = 2026-11-26 | zone = 'Europe/Lisbon' | id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | routine = 'walk'",
            "27: + date = 2026-11-27 | zone = 'Europe/Lisbon' | id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | routine = 'walk'",
        ],
    ),
    script("a week that is over stays", "[Dl", &["on 2026-11-11", "says Week 46 is over."]),
    script(
        "D v shows it beside the last weeks",
        "Dv",
        &["in ideal 0 Your routines plan 3h45 a week, without sleep. No whole week is recorded yet."],
    ),
    script("Esc and q leave it", "Dv<Esc>Dvq", &[]),
    script(
        "Enter there lays it out",
        "Dv<Enter>",
        &[
            "says Ideal week laid out: 3 blocks on 3 days.  u undo",
            "18: + id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | routine = 'walk'",
            "19: + id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | routine = 'walk'",
            "20: + date = 2026-11-20 | zone = 'Europe/Lisbon' | id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | routine = 'walk'",
        ],
    ),
    script(
        "a takes last week, u takes it back",
        "Dva",
        &[
            "in ideal 0 Your routines plan 6h45 a week, without sleep. No whole week is recorded yet.",
            "says 2 routines made from week 46.  u undo",
            "routines: + id = * | title = 'Pages' | days = ['tue', 'thu'] | plan = '08:00-09:00' | from = 2026-11-18 | area = 'work' | id = * | title = 'Swim' | days = ['thu'] | plan = '18:00-19:00' | from = 2026-11-18",
        ],
    ),
    script(
        "and one undo brings it back",
        "Dvau",
        &[
            "in ideal 0 Your routines plan 3h45 a week, without sleep. No whole week is recorded yet.",
            "says Undone: 2 routines made from week 46.",
        ],
    ),
    script(
        "on Week x l ends a routine with the day before",
        "2lljxl",
        &[
            "on 2026-11-20",
            "shows Week",
            "says Walk deleted from Friday 20 November on.  u undo",
            "routines: + until = 2026-11-19",
        ],
    ),
    script(
        "on Week x a deletes all of it",
        "2lljxa",
        &[
            "on 2026-11-20",
            "shows Week",
            "says Walk: routine deleted.  u undo",
            "routines: - id = 'walk'            # on foot | title = 'Walk' | days = ['weekdays'] | plan = '12:30-13:15' | from = 2026-11-18 | area = 'self-care'",
        ],
    ),
    script(
        "on Week x Enter skips one day",
        "2lljx<Enter>",
        &[
            "on 2026-11-20",
            "shows Week",
            "says Walk deleted on Friday 20 November.  u undo",
            "routines: + skip = [2026-11-20]",
        ],
    ),
    script(
        "on Week e l changes this and later ones",
        "2lljel<Ctrl-U>weekdays 13-13:45 Walk<Enter>",
        &[
            "on 2026-11-20",
            "shows Week",
            "says Walk: routine changed, on weekdays, 13:00 to 13:45, from Friday 20 November.  u undo",
            "routines: + until = 2026-11-19 | id = * | title = 'Walk' | days = ['weekdays'] | plan = '13:00-13:45' | from = 2026-11-20 | was = ['walk']",
        ],
    ),
    script(
        "on Week e a changes all",
        "2lljea<Ctrl-U>mon 13-13:45 Walk<Enter>",
        &[
            "on 2026-11-20",
            "shows Week",
            "says Walk: routine changed, every Monday, 13:00 to 13:45.  u undo",
            "routines: - days = ['weekdays'] | plan = '12:30-13:15'",
            "routines: + days = ['mon'] | plan = '13:00-13:45'",
            "routines: - area = 'self-care'",
        ],
    ),
    script(
        "r there edits the routine",
        "2lljr",
        &[
            "on 2026-11-20",
            "shows Week",
            "in Routine ‹weekdays 12:30-13:15 Walk @self-care from:2026-11-18› | mon wed · weekdays · 3 tue · last fri · 31 · 05-14, also every:2 until:2027-06-30 once:yes",
        ],
    ),
];

/// Two blocks of last week, one of them on two days.
const LAST_WEEK: [&str; 2] = [
    "schema = 1\ndate = 2026-11-10\n\n[[block]]\nid = \"p4ge1\"\ntitle = \"Pages\"\nplan = \"08:00-09:00\"\narea = \"work\"\nstatus = \"done\"\n",
    "schema = 1\ndate = 2026-11-12\n\n[[block]]\nid = \"p4ge2\"\ntitle = \"Pages\"\nplan = \"08:00-09:00\"\narea = \"work\"\n\n[[block]]\nid = \"sw1m0\"\ntitle = \"Swim\"\nactual = [\"18:00-19:00\"]\nstatus = \"done\"\n",
];

#[test]
fn the_ideal_week() {
    let days = [("days/2026/2026-11-10.toml", LAST_WEEK[0]), ("days/2026/2026-11-12.toml", LAST_WEEK[1])];
    let life: Vec<(&str, &str)> = LIFE.iter().copied().chain(days).collect();
    run(&life, SCRIPTS);
}

const WITHOUT_ROUTINES: &[Script] = &[
    script(
        "without routines D l says what it lays out",
        "Dl",
        &["says There is no ideal week yet: you have no routines."],
    ),
    script(
        "and D v says where they come from",
        "Dv",
        &["in ideal 0 Your routines plan 0m a week, without sleep. No whole week is recorded yet."],
    ),
    script(
        "a says that last week has nothing",
        "Dva",
        &[
            "in ideal 0 Your routines plan 0m a week, without sleep. No whole week is recorded yet.",
            "says Week 46 has no blocks that are not in your routines.",
        ],
    ),
];

#[test]
fn without_routines() {
    run(&[("life.toml", PROFILE), ("days/2026/2026-11-18.toml", TODAY)], WITHOUT_ROUTINES);
}
