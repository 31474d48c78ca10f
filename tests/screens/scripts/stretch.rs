//! A stretch of days: selected on Week with `v`, made grace days with `D` `g`.

use super::{Script, run, script};
use crate::lives::LIFE;

const SCRIPTS: &[Script] = &[
    script("v, then the arrows select days", "2vll", &["on 2026-11-20", "shows Week"]),
    script(
        "D g makes all of them grace days",
        "2vllDgleave<Enter>",
        &[
            "on 2026-11-20",
            "shows Week",
            "says 3 grace days, 18 November to 20 November 2026: leave.  u undo",
            "18: + grace = 'leave'",
            "19: + grace = 'leave'",
            "20: + date = 2026-11-20 | zone = 'Europe/Lisbon' | grace = 'leave'",
        ],
    ),
    script(
        "and again ordinary ones",
        "2vllDgleave<Enter>vhhDg",
        &["shows Week", "says 3 ordinary days, 18 November to 20 November 2026.  u undo"],
    ),
    script(
        "one that is a grace day already keeps its reason",
        "2lDgflu<Enter>hvllDg<Enter>",
        &[
            "on 2026-11-20",
            "shows Week",
            "says 2 grace days, 18 November to 20 November 2026.  u undo",
            "18: + grace = ''",
            "19: + grace = 'flu'",
            "20: + date = 2026-11-20 | zone = 'Europe/Lisbon' | grace = ''",
        ],
    ),
    script(
        "also backwards, over the end of a week",
        "2]vhhhhhhDg<Enter>",
        &[
            "on 2026-11-19",
            "shows Week",
            "says 7 grace days, 19 November to 25 November 2026.  u undo",
            "19: + grace = ''",
            "20: + date = 2026-11-20 | zone = 'Europe/Lisbon' | grace = ''",
            "21: + date = 2026-11-21 | zone = 'Europe/Lisbon' | grace = ''",
            "22: + date = 2026-11-22 | zone = 'Europe/Lisbon' | grace = ''",
            "23: + date = 2026-11-23 | zone = 'Europe/Lisbon' | grace = ''",
            "24: + date = 2026-11-24 | zone = 'Europe/Lisbon' | grace = ''",
            "25: + date = 2026-11-25 | zone = 'Europe/Lisbon' | grace = ''",
        ],
    ),
    script(
        "Esc takes it back",
        "2vll<Esc>Dg",
        &[
            "on 2026-11-20",
            "shows Week",
            "in Grace day, because ‹› | Friday 20 November becomes a grace day: no targets, and left out of the scores. | The reason is up to you.",
        ],
    ),
    script(
        "v again too",
        "2vllvDg",
        &[
            "on 2026-11-20",
            "shows Week",
            "in Grace day, because ‹› | Friday 20 November becomes a grace day: no targets, and left out of the scores. | The reason is up to you.",
        ],
    ),
    script(
        "another screen forgets it",
        "2vll1Dg",
        &[
            "on 2026-11-20",
            "in Grace day, because ‹› | Friday 20 November becomes a grace day: no targets, and left out of the scores. | The reason is up to you.",
        ],
    ),
    script("in one day v selects blocks", "2vjv", &["shows Week", "marked 2"]),
    script(
        "x deletes only those",
        "2jvjvx",
        &[
            "shows Week",
            "says Stand-up deleted, and 1 more.  u undo",
            "18: - id = 'st4nd' | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme' | id = 'c0des' | title = 'Code reviews' | plan = '11:00-12:30' | area = 'work' | engagement = 'acme' | demand = 'high' | x-ticket = 7",
        ],
    ),
    script(
        "on Day v selects no days",
        "vlDg",
        &[
            "on 2026-11-19",
            "in Grace day, because ‹› | Thursday 19 November becomes a grace day: no targets, and left out of the scores. | The reason is up to you.",
        ],
    ),
];

#[test]
fn a_stretch_of_days() {
    run(LIFE, SCRIPTS);
}
