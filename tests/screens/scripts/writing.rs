//! Writing down (`W`), and what is said while planning: milestones, full days and limits.

use super::{Script, run, script};
use crate::lives::{LIFE, with_limits};

const WRITTEN: &[Script] = &[
    script("W opens the menu", "W", &["in write 0"]),
    script("and each of its keys closes it", "W<Esc>WqWW", &[]),
    script(
        "p writes a promise",
        "WpAda: Saturday at the aquarium 4h by:2026-11-28 because:\"missed the play\"<Enter>",
        &[
            "says Promised Ada: Saturday at the aquarium, 4h.  u undo",
            "ledger: + id = * | to = 'Ada' | what = 'Saturday at the aquarium' | minutes = '4h' | because = 'missed the play' | made = 2026-11-18 | by = 2026-11-28",
        ],
    ),
    script(
        "the line says what it saves",
        "WpAda: the zoo 4h by:sat",
        &["in Promise ‹Ada: the zoo 4h by:sat› | To Ada: the zoo | 4h · by Saturday 21 November"],
    ),
    script(
        "and what it lacks",
        "Wpthe zoo",
        &[
            "in Promise ‹the zoo› ! Begin with who it is and a colon, for example: Ada: Saturday at the aquarium 4h by:sat.",
        ],
    ),
    script(
        "n on a block says no to it and skips it",
        "jjjWn<Enter>",
        &[
            "says Said no to Walk.  u undo",
            "18: + id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | status = 'skipped' | routine = 'walk'",
            "ledger: + id = * | to = '' | what = 'Walk' | spared = '45m' | on = 2026-11-18",
        ],
    ),
    script(
        "n with other words skips nothing",
        "jjjWn<Ctrl-U>committee: a talk 20h #family<Enter>",
        &[
            "says Said no to a talk.  u undo",
            "ledger: + id = * | to = 'committee' | what = 'a talk' | spared = '20h' | for = ['family'] | on = 2026-11-18",
        ],
    ),
    script("n on free time is about nothing", "GWn", &["in Say no to ‹›"]),
    script(
        "t writes a conversation",
        "WtInes: no calls after 17:00 boundary:dinner by:fri<Enter>",
        &[
            "says Talk to Ines by Fri 20 Nov: no calls after 17:00.  u undo",
            "ledger: + id = * | with = 'Ines' | about = 'no calls after 17:00' | boundary = 'dinner' | by = 2026-11-20",
        ],
    ),
    script(
        "e writes a trial",
        "Weacme remote: home until:2027-01-10<Enter>",
        &[
            "says Trial until Sun 10 Jan: home.  u undo",
            "ledger: + id = * | engagement = 'acme' | option = 'remote' | what = 'home' | start = 2026-11-18 | until = 2027-01-10",
        ],
    ),
    script(
        "i adds a task and leaves the inbox closed",
        "WiCall Mum 30m<Enter>",
        &[
            "says Call Mum put into the inbox.  u undo",
            "inbox: + id = * | title = 'Call Mum' | estimate = '30m' | created = 2026-11-18",
        ],
    ),
    script("Enter takes the chosen line, also on other screens", "4Wj<Enter>", &["in Say no to ‹›"]),
    script(
        "a value is completed",
        "Wna talk 2h #fa<Tab><Enter>",
        &[
            "says Said no to a talk.  u undo",
            "ledger: + id = * | to = '' | what = 'a talk' | spared = '2h' | for = ['family'] | on = 2026-11-18",
        ],
    ),
    script(
        "in R, W is about the chosen block",
        "R3jWn<Enter>",
        &[
            "says Said no to Stand-up.  u undo",
            "18: + status = 'skipped'",
            "ledger: + id = * | to = '' | what = 'Stand-up' | spared = '30m' | on = 2026-11-18",
        ],
    ),
];

#[test]
fn what_is_written_down() {
    run(LIFE, WRITTEN);
}

const WARNED: &[Script] = &[
    script(
        "work over a milestone",
        "a15-15:45 Tickets @work",
        &[
            "in Add ‹15-15:45 Tickets @work› | Wednesday 18 November, 15:00 to 15:45, 45m | Tickets · work · linked to no value yet: add #value ! Crosses School play by 45m. School play happens only once. You can still save it, or use 16:00 to 16:45, which is free.",
        ],
    ),
    script(
        "is saved all the same, and W makes up for it",
        "a15-15:45 Tickets @work<Enter>W<Enter>",
        &[
            "in Promise ‹Ada:  because:\"missed School play\"› | Write what it is.",
            "18: + id = * | title = 'Tickets' | plan = '15:00-15:45' | area = 'work'",
        ],
    ),
    script(
        "m moves it to the nearest free time",
        "a15-15:45 Tickets @work<Enter>m",
        &[
            "says Tickets moved to 16:00–16:45.  u undo",
            "18: + id = * | title = 'Tickets' | plan = '16:00-16:45' | area = 'work'",
        ],
    ),
    script(
        "X does not allow it",
        "a15-15:45 Tickets @work<Enter>X",
        &[
            "says School play is not a boundary. It happens only once.",
            "18: + id = * | title = 'Tickets' | plan = '15:00-15:45' | area = 'work'",
        ],
    ),
    script(
        "care at the same time is not warned of",
        "a15-15:45 Tea @care<Enter>",
        &[
            "says Tea planned, 15:00 to 15:45.  u undo",
            "18: + id = * | title = 'Tea' | plan = '15:00-15:45' | area = 'care'",
        ],
    ),
    script(
        "a milestone over work names the work",
        "a11-12 Recital @people %milestone<Enter>",
        &[
            "says Recital planned, 11:00 to 12:00. Code reviews: Crosses Recital by 1h. Recital happens only once.  u undo",
            "18: + id = * | title = 'Recital' | plan = '11:00-12:00' | area = 'people' | milestone = true",
        ],
    ),
    script(
        "a milestone is always fixed",
        "jjjjjf",
        &["says School play happens only once, so it is always fixed."],
    ),
    script(
        "near a limit",
        "a20-21:30 Letters +acme<Enter>",
        &[
            "says Letters planned, 20:00 to 21:30. Acme is near its limit: 9h25 of 10h a week done or planned. Press W, then n, to say no to one.  u undo",
            "18: + id = * | title = 'Letters' | plan = '20:00-21:30' | area = 'work' | engagement = 'acme' | agenda = 'theirs'",
        ],
    ),
    script(
        "over a limit",
        "a20-23 Letters +acme<Enter>",
        &[
            "says Letters planned, 20:00 to 23:00. Acme is 55m over its limit of 10h a week. Press W, then n, to say no to one.  u undo",
            "18: + id = * | title = 'Letters' | plan = '20:00-23:00' | area = 'work' | engagement = 'acme' | agenda = 'theirs'",
        ],
    ),
    script(
        "and the line says so before",
        "a20-23 Letters +acme",
        &[
            "in Add ‹20-23 Letters +acme› | Wednesday 18 November, 20:00 to 23:00, 3h | Letters · Acme, day job · work, someone else's agenda · linked to no value yet: add #value ! Acme is 55m over its limit of 10h a week. Press W, then n, to say no to one.",
        ],
    ),
    script(
        "moving within the week is nothing new",
        "jL",
        &[
            "on 2026-11-19",
            "says Stand-up moved to Thursday 19 November, 10:30 to 11:00.  u undo",
            "18: - id = 'st4nd' | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme'",
            "19: + id = * | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme'",
        ],
    ),
    script(
        "more than is awake",
        "a20:00-30:00 Night @care<Enter>",
        &[
            "says Night planned, 20:00 to 6:00. Today has 18h15 planned, but only 16h awake. Press W, then n, to say no to one.  u undo",
            "18: + id = * | title = 'Night' | plan = '20:00-30:00' | area = 'care'",
        ],
    ),
];

#[test]
fn what_is_said_while_planning() {
    run(&with_limits(), WARNED);
}
