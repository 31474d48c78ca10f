//! Items of a day without a time: added, marked, moved, and standing on several days.

use super::{Script, run, script};
use crate::lives::{INBOX, PROFILE};

const DAY: &str = "schema = 1\ndate = 2026-11-18\n\n[[block]]\nid = \"v1s1t\"\ntitle = \"Mum visits\"\narea = \"people\"\nlasts = 3\n\n\
    [[block]]\nid = \"p4ges\"\ntitle = \"Pages\"\nplan = \"11:00-12:00\"\n";

const SCRIPTS: &[Script] = &[
    script(
        "a day in front makes an item of that day",
        "atomorrow Bin day<Enter>",
        &[
            "on 2026-11-19",
            "says Bin day planned, Thursday 19 November.  u undo",
            "19: + date = 2026-11-19 | zone = 'Europe/Lisbon' | id = * | title = 'Bin day'",
        ],
    ),
    script(
        "it can stand on several days",
        "atoday Fair lasts:2 #family<Enter>",
        &[
            "says Fair planned, today.  u undo",
            "18: + id = * | title = 'Fair' | values = ['family'] | lasts = 2",
        ],
    ),
    script(
        "and only on as many as there can be",
        "atoday Fair lasts:40",
        &["in Add ‹today Fair lasts:40› ! '40' is not a number of days. Write 2 to 28."],
    ),
    script(
        "with a time it says that it does not count",
        "a14-15 Fair lasts:2",
        &[
            "in Add ‹14-15 Fair lasts:2› | Wednesday 18 November, 14:00 to 15:00, 1h | Fair · linked to no value yet: add #value | No area, so it counts as neither work nor life. Add @work, @care … ! lasts: is left out: it counts days, and only for an item without a time.",
        ],
    ),
    script("d marks it as done", "ggd", &["says Mum visits done.  u undo", "18: + status = 'done'"]),
    script(
        "so does the card",
        "gg<Enter><Enter>",
        &["says Mum visits done.  u undo", "18: + status = 'done'"],
    ),
    script(
        "from its second day too",
        "lggd",
        &["on 2026-11-19", "says Mum visits done.  u undo", "18: + status = 'done'"],
    ),
    script(
        "L moves all of it to the next day",
        "ggL",
        &[
            "on 2026-11-19",
            "says Mum visits moved to Thursday 19 November.  u undo",
            "18: - id = 'v1s1t' | title = 'Mum visits' | area = 'people' | lasts = 3",
            "19: + date = 2026-11-19 | zone = 'Europe/Lisbon' | id = * | title = 'Mum visits' | area = 'people' | lasts = 3",
        ],
    ),
    script(
        "m moves it to a day",
        "ggmsat<Enter>",
        &[
            "says Mum visits moved to Saturday 21 November.  u undo",
            "18: - id = 'v1s1t' | title = 'Mum visits' | area = 'people' | lasts = 3",
            "21: + date = 2026-11-21 | zone = 'Europe/Lisbon' | id = * | title = 'Mum visits' | area = 'people' | lasts = 3",
        ],
    ),
    script(
        "b moves it to the inbox",
        "ggb",
        &[
            "says Mum visits moved to the inbox.  u undo",
            "18: - id = 'v1s1t' | title = 'Mum visits' | area = 'people' | lasts = 3",
            "inbox: + id = * | title = 'Mum visits' | area = 'people' | created = 2026-11-18 | lasts = 3",
        ],
    ),
    script(
        "x deletes it, from its third day too",
        "llggx",
        &[
            "on 2026-11-20",
            "says Mum visits deleted.  u undo",
            "18: - id = 'v1s1t' | title = 'Mum visits' | area = 'people' | lasts = 3",
        ],
    ),
    script(
        "e changes how long it stands",
        "gge<Ctrl-U>Mum visits @people lasts:2<Enter>",
        &["says Mum visits changed.  u undo", "18: - lasts = 3", "18: + lasts = 2"],
    ),
    script(
        "without lasts it is one day",
        "gge<Ctrl-U>Mum visits @people<Enter>",
        &["says Mum visits changed.  u undo", "18: - lasts = 3"],
    ),
    script(
        "a time makes it a block",
        "ggm14:00-15:00<Enter>",
        &["says Mum visits moved to 14:00–15:00.  u undo", "18: + plan = '14:00-15:00'"],
    ),
    script(
        "a task of the inbox can go to a day without a time",
        "imsat<Enter>",
        &[
            "on 2026-11-21",
            "says Call the accountant planned, Saturday 21 November.  u undo",
            "21: + date = 2026-11-21 | zone = 'Europe/Lisbon' | id = * | title = 'Call the accountant' | estimate = '30m' | due = 2026-11-27",
            "inbox: - # Soon.",
            "inbox: - id = 't4t4t' | title = 'Call the accountant' | estimate = '30m' | due = 2026-11-27",
        ],
    ),
    script(
        "on Week it stands on each of its days",
        "2llggd",
        &["on 2026-11-20", "shows Week", "says Mum visits done.  u undo", "18: + status = 'done'"],
    ),
];

#[test]
fn items_without_a_time() {
    run(&[("life.toml", PROFILE), ("inbox.toml", INBOX), ("days/2026/2026-11-18.toml", DAY)], SCRIPTS);
}
