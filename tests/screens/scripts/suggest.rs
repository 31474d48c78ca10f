//! Suggested times: for a block, for a free time, in the inbox, and for the whole week.

use super::{Script, run, script};
use crate::harness::App;
use crate::lives::{LIFE, NOW};

const SCRIPTS: &[Script] = &[
    script(
        "S on a block shows other times, in their places",
        "jjS",
        &[
            "in suggest 0, Other times for Code reviews, 1h30 | Wed 18 Nov  15:00–16:30 | Thu 19 Nov  13:15–14:45 | Fri 20 Nov  8:00–9:30",
        ],
    ),
    script(
        "S 1 moves the block",
        "jjS1",
        &[
            "says Code reviews moved to 15:00 to 16:30.  u undo",
            "18: - plan = '11:00-12:30'",
            "18: + plan = '15:00-16:30'",
        ],
    ),
    script(
        "S j Enter moves it to the second time",
        "jjSj<Enter>",
        &[
            "on 2026-11-19",
            "says Code reviews moved to Thursday 19 November, 13:15 to 14:45.  u undo",
            "18: - id = 'c0des' | title = 'Code reviews' | plan = '11:00-12:30' | area = 'work' | engagement = 'acme' | demand = 'high' | x-ticket = 7",
            "19: + id = * | title = 'Code reviews' | plan = '13:15-14:45' | area = 'work' | engagement = 'acme' | demand = 'high' | x-ticket = 7",
        ],
    ),
    script(
        "S Enter u brings the bytes back",
        "jjS<Enter>u",
        &["says Undone: Code reviews moved to 15:00 to 16:30.  U redo"],
    ),
    script(
        "S on the card",
        "jj<Enter>S",
        &[
            "in suggest 0, Other times for Code reviews, 1h30 | Wed 18 Nov  15:00–16:30 | Thu 19 Nov  13:15–14:45 | Fri 20 Nov  8:00–9:30",
        ],
    ),
    script("S closes with each of its keys", "jjS<Esc>jSqjSS", &[]),
    script(
        "S on a free time shows what fits",
        "jjjjS",
        &[
            "in suggest 0, What fits 13:15–14:00 on Wednesday 18 November (45m) | Call the accountant 13:15–13:45 | Family 13:15–14:00 | Craft 13:15–14:00",
        ],
    ),
    script(
        "S 2 plans the second of them",
        "jjjjS2",
        &[
            "says Family planned, 13:15 to 14:00.  u undo",
            "18: + id = * | title = 'Family' | plan = '13:15-14:00' | area = 'people' | values = ['family'] | agenda = 'mine'",
        ],
    ),
    script(
        "S Enter plans a task there",
        "jjjjS<Enter>",
        &[
            "says Call the accountant planned, 13:15 to 13:45.  u undo",
            "18: + id = * | title = 'Call the accountant' | plan = '13:15-13:45' | estimate = '30m' | due = 2026-11-27",
            "inbox: - # Soon.",
            "inbox: - id = 't4t4t' | title = 'Call the accountant' | estimate = '30m' | due = 2026-11-27",
        ],
    ),
    script(
        "S on an item without a time",
        "<Home>S",
        &[
            "in suggest 0, Free times for Bin day, 30m | Wed 18 Nov  13:15–13:45 | Thu 19 Nov  8:00–8:30 | Fri 20 Nov  8:00–8:30",
        ],
    ),
    script(
        "S in the inbox",
        "iS",
        &[
            "in suggest 0, Free times for Call the accountant, 30m | Wed 18 Nov  13:15–13:45 | Thu 19 Nov  8:00–8:30 | Fri 20 Nov  8:00–8:30",
            "face Inbox",
        ],
    ),
    script("S in the inbox leads back to it", "ijS<Esc>", &["in inbox 1", "face Inbox"]),
    script(
        "S 3 in the inbox plans the task",
        "iS3",
        &[
            "on 2026-11-20",
            "says Call the accountant planned, Friday 20 November, 8:00 to 8:30.  u undo",
            "20: + date = 2026-11-20 | zone = 'Europe/Lisbon' | id = * | title = 'Call the accountant' | plan = '08:00-08:30' | estimate = '30m' | due = 2026-11-27",
            "inbox: - # Soon.",
            "inbox: - id = 't4t4t' | title = 'Call the accountant' | estimate = '30m' | due = 2026-11-27",
        ],
    ),
    script(
        "D f fills the week",
        "Df",
        &[
            "in fill 0 | Family 2026-11-18 15:00-16:30 | Craft 2026-11-19 13:15-14:45 | Family 2026-11-19 16:30-18:00 | Craft 2026-11-20 08:00-09:30 | Family 2026-11-20 09:30-11:00 | Craft 2026-11-21 08:00-09:30",
        ],
    ),
    script(
        "D f Enter plans all of it",
        "Df<Enter>",
        &[
            "says 6 blocks planned.  u undo",
            "18: + id = * | title = 'Family' | plan = '15:00-16:30' | area = 'people' | values = ['family'] | agenda = 'mine'",
            "19: + id = * | title = 'Craft' | plan = '13:15-14:45' | area = 'work' | values = ['craft'] | agenda = 'mine' | id = * | title = 'Family' | plan = '16:30-18:00' | area = 'people' | values = ['family'] | agenda = 'mine'",
            "20: + date = 2026-11-20 | zone = 'Europe/Lisbon' | id = * | title = 'Craft' | plan = '08:00-09:30' | area = 'work' | values = ['craft'] | agenda = 'mine' | id = * | title = 'Family' | plan = '09:30-11:00' | area = 'people' | values = ['family'] | agenda = 'mine'",
            "21: + date = 2026-11-21 | zone = 'Europe/Lisbon' | id = * | title = 'Craft' | plan = '08:00-09:30' | area = 'work' | values = ['craft'] | agenda = 'mine'",
        ],
    ),
    script("D f Enter u brings the bytes back", "Df<Enter>u", &["says Undone: 6 blocks planned.  U redo"]),
    script(
        "Space leaves a line out",
        "Dfj<Space><Enter>",
        &[
            "says 5 blocks planned.  u undo",
            "18: + id = * | title = 'Family' | plan = '15:00-16:30' | area = 'people' | values = ['family'] | agenda = 'mine'",
            "19: + id = * | title = 'Family' | plan = '16:30-18:00' | area = 'people' | values = ['family'] | agenda = 'mine'",
            "20: + date = 2026-11-20 | zone = 'Europe/Lisbon' | id = * | title = 'Craft' | plan = '08:00-09:30' | area = 'work' | values = ['craft'] | agenda = 'mine' | id = * | title = 'Family' | plan = '09:30-11:00' | area = 'people' | values = ['family'] | agenda = 'mine'",
            "21: + date = 2026-11-21 | zone = 'Europe/Lisbon' | id = * | title = 'Craft' | plan = '08:00-09:30' | area = 'work' | values = ['craft'] | agenda = 'mine'",
        ],
    ),
    script("D f Esc changes nothing", "Df<Space><Esc>", &[]),
    script(
        "S on Week",
        "2jjS1",
        &[
            "shows Week",
            "says Code reviews moved to 15:00 to 16:30.  u undo",
            "18: - plan = '11:00-12:30'",
            "18: + plan = '15:00-16:30'",
        ],
    ),
];

#[test]
fn times_are_suggested_and_taken() {
    run(LIFE, SCRIPTS);
}

#[test]
fn what_is_done_and_an_empty_life_say_why_nothing_is_suggested() {
    let mut app = App::open(LIFE, NOW);
    app.press("hGS");
    let words = "Brandt, call is already done. Copy it to plan it again, or reopen it.";
    assert_eq!((app.sheet(), app.said().as_str()), (None, words));
    let mut empty = App::open(&[], NOW);
    empty.press("<Esc>S");
    let words = "Nothing to suggest yet: the inbox is empty, and no value has a target.  i inbox";
    assert_eq!((empty.sheet(), empty.said().as_str()), (None, words));
    empty.press("Df");
    assert_eq!(empty.said(), "Nothing to plan: no task is due, and no value is below its target.");
}

#[test]
fn a_line_that_is_left_out_stays_out_when_the_clock_moves_on() {
    let mut app = App::open(LIFE, NOW);
    app.press("Dfj<Space>");
    let before = app.sheet();
    app.press("<60s><tick>");
    assert_eq!(app.sheet(), before);
    app.press("k<Space>jjj<Space>kk");
    assert!(app.sheet().unwrap().matches("left out").count() >= 2);
}
