//! Simple tools by name: push the rest of the day, shrink to fit, swap with the next.

use super::{Script, run, script};
use crate::lives::LIFE;

const SCRIPTS: &[Script] = &[
    script(
        "push asks how long, and Enter takes a quarter of an hour",
        "j:push<Enter><Enter>",
        &[
            "says 5 blocks pushed by 15m.  u undo",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '10:45-11:15'",
            "18: - plan = '11:00-12:30'",
            "18: + plan = '11:15-12:45'",
            "18: + id = * | title = 'Walk' | plan = '12:45-13:30' | area = 'self-care' | routine = 'walk'",
            "18: - plan = '14:00-15:00'",
            "18: + plan = '14:15-15:15'",
            "18: - plan = '18:30-19:30'",
            "18: + plan = '18:45-19:45'",
        ],
    ),
    script(
        "push takes a length",
        "jj:push-rest<Enter>45m<Enter>",
        &[
            "says 4 blocks pushed by 45m.  u undo",
            "18: - plan = '11:00-12:30'",
            "18: + plan = '11:45-13:15'",
            "18: + id = * | title = 'Walk' | plan = '13:15-14:00' | area = 'self-care' | routine = 'walk'",
            "18: - plan = '14:00-15:00'",
            "18: + plan = '14:45-15:45'",
            "18: - plan = '18:30-19:30'",
            "18: + plan = '19:15-20:15'",
        ],
    ),
    script(
        "a length that is none stays in the line",
        "j:push<Enter>soon<Enter>",
        &["in Push by ‹soon› ! Write how long: 15m, 1h or 1h30."],
    ),
    script(
        "a push past the end of the day is refused, and the line stays",
        "j:push<Enter>4h<Enter>",
        &["in Push by ‹4h› ! Invoices would cross Dinner at home by 1h. Nothing is moved."],
    ),
    script("Esc pushes nothing", "j:push<Enter>1h<Esc>", &[]),
    script(
        "swap with the next",
        "jj:swap<Enter>",
        &[
            "says Code reviews and Walk swapped.  u undo",
            "18: - plan = '11:00-12:30'",
            "18: + plan = '11:45-13:15'",
            "18: + id = * | title = 'Walk' | plan = '11:00-11:45' | area = 'self-care' | routine = 'walk'",
        ],
    ),
    script(
        "swap with what is fixed is refused",
        "jjjjj:swap<Enter>",
        &["says Call with Ines is fixed. Press f to let it move."],
    ),
    script("what runs is not swapped", ":swap<Enter>", &["says Pricing page has begun: it stays."]),
    script(
        "one u takes both halves of a swap back",
        "jj:swap<Enter>u",
        &["says Undone: Code reviews and Walk swapped.  U redo"],
    ),
    script("a block that fits is not shrunk", "jj:shrink<Enter>", &["says Code reviews already fits."]),
    script(
        "a block shrinks to its free part",
        "j>>:shrink<Enter>",
        &["says Stand-up now 10:30 to 11:00, 30m shorter.  u undo"],
    ),
];

#[test]
fn tools() {
    run(LIFE, SCRIPTS);
}
