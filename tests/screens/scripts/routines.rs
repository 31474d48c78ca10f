//! Routines: made of a block, and edited and deleted by one of their blocks.

use super::{Script, run, script};
use crate::lives::LIFE;

/// Today's usual walk is under the cursor after these keys.
const SCRIPTS: &[Script] = &[
    script(
        "r and Enter make a routine of a block, on its weekday",
        "jr<Enter>",
        &[
            "says Stand-up: routine made, every Wednesday, 10:30 to 11:00.  u undo",
            "18: + routine = 'stand-up'",
            "routines: + id = * | title = 'Stand-up' | days = ['wed'] | plan = '10:30-11:00' | from = 2026-11-18 | area = 'work' | engagement = 'acme'",
        ],
    ),
    script(
        "r on free time writes a new one",
        "Grmon wed 7-7:45 Swim #craft<Enter>",
        &[
            "says Swim: routine added, every Monday and Wednesday, 7:00 to 7:45.  u undo",
            "routines: + id = * | title = 'Swim' | days = ['mon', 'wed'] | plan = '07:00-07:45' | from = 2026-11-18 | values = ['craft']",
        ],
    ),
    script("x asks which ones", "jjjx", &["in scope of Walk"]),
    script("x Esc deletes nothing", "jjjx<Esc>", &[]),
    script(
        "x Enter deletes this one only",
        "jjjx<Enter>",
        &["says Walk deleted.  u undo", "routines: + skip = [2026-11-18]"],
    ),
    script(
        "x a deletes the routine where nothing was done",
        "jjjxa",
        &[
            "says Walk: routine deleted.  u undo",
            "routines: - id = 'walk'            # on foot | title = 'Walk' | days = ['weekdays'] | plan = '12:30-13:15' | from = 2026-11-18 | area = 'self-care'",
        ],
    ),
    script("e Enter edits this one only", "jjje<Enter>", &["in Edit ‹12:30-13:15 Walk @self-care›"]),
];

#[test]
fn routines_are_made_edited_and_deleted_with_their_blocks() {
    run(LIFE, SCRIPTS);
}
