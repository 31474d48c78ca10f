//! Edits of the block under the cursor that keep its day.

use super::{Script, run, script};
use crate::lives::LIFE;

const SCRIPTS: &[Script] = &[
    script(
        "e edits the line",
        "je<Ctrl-U>10:30-10:45 Stand-up, short<Enter>",
        &[
            "at Stand-up, short",
            "says Stand-up, short changed, 10:30 to 10:45.  u undo",
            "18: - title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme'",
            "18: + title = 'Stand-up, short' | plan = '10:30-10:45'",
        ],
    ),
    script(
        "e adds a tag and keeps what is not in the line",
        "e #family<Enter>",
        &[
            "at Pricing page",
            "says Pricing page changed.  u undo",
            "18: - values = ['craft']",
            "18: + values = ['craft', 'family']",
        ],
    ),
    script(
        "e writes another time and keeps the rest",
        "jje<Home><Ctrl-K>11:15-12:30 Code reviews +acme %high<Enter>",
        &[
            "at Code reviews",
            "says Code reviews changed, 11:15 to 12:30.  u undo",
            "18: - plan = '11:00-12:30'",
            "18: + plan = '11:15-12:30'",
        ],
    ),
    script(
        "n writes a note",
        "jnAsk Ines<Enter>",
        &["at Stand-up", "says Stand-up: note saved.  u undo", "18: + note = 'Ask Ines'"],
    ),
    script(
        "n with nothing takes the note away",
        "jnAsk<Enter>n<Ctrl-U><Enter>",
        &["at Stand-up", "says Stand-up: note removed.  u undo"],
    ),
    script(
        "x deletes",
        "jx",
        &[
            "says Stand-up deleted.  u undo",
            "18: - id = 'st4nd' | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme'",
        ],
    ),
    script(
        "x on a routine's block leaves its date out",
        "jjjx<Enter>",
        &["says Walk deleted.  u undo", "routines: + skip = [2026-11-18]"],
    ),
    script(
        "x on free time does nothing",
        "jjjjx",
        &["at free 13:15–14:00", "says No block is under the cursor."],
    ),
    script(
        "d is done as planned",
        "jd",
        &[
            "at Stand-up",
            "says Stand-up done as planned, 10:30 to 11:00, ahead of time.  u undo",
            "18: + status = 'done'",
        ],
    ),
    script(
        "d stops what runs",
        "d",
        &[
            "at Pricing page",
            "says Pricing page done. Pricing page stopped after 37m.  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + status = 'done'",
        ],
    ),
    script(
        "d on what is done already is refused",
        "jdd",
        &["at Stand-up", "says Stand-up is already done.", "18: + status = 'done'"],
    ),
    script(
        "d makes a routine's block the day's own",
        "jjjd",
        &[
            "at Walk",
            "says Walk done as planned, 12:30 to 13:15, ahead of time.  u undo",
            "18: + id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | status = 'done' | routine = 'walk'",
        ],
    ),
    script(
        "c crosses out",
        "jc",
        &["at Stand-up", "says Stand-up skipped.  u undo", "18: + status = 'skipped'"],
    ),
    script(
        "c on what has begun says what stays",
        "<Space>c",
        &[
            "says Pricing page skipped (37m of it was done and stays recorded).  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + status = 'skipped'",
        ],
    ),
    script(
        "reopen opens again, by name",
        "jc:reopen<Enter>",
        &["at Stand-up", "says Stand-up no longer skipped.  u undo"],
    ),
    script(
        "f fixes and unfixes",
        "jf",
        &["at Stand-up", "says Stand-up fixed.  u undo", "18: + fixed = true"],
    ),
    script(
        "f on what is fixed",
        "Gkkkf",
        &["at Call with Ines", "says Call with Ines no longer fixed.  u undo", "18: - fixed = true"],
    ),
    script(
        "X lets it cross",
        "GkkkX",
        &[
            "at Call with Ines",
            "says Call with Ines may cross Dinner at home, this once.  u undo",
            "18: + allow = ['dinner']",
        ],
    ),
    script(
        "X on what crosses nothing is refused",
        "jX",
        &["at Stand-up", "says This block crosses no boundary."],
    ),
    script(
        "E in two keys",
        "E4",
        &["at Pricing page", "says Pricing page felt lifted.  u undo", "18: + energy = 1"],
    ),
    script(
        "E with the arrows",
        "E<→><→><Enter>",
        &["at Pricing page", "says Pricing page felt energised.  u undo", "18: + energy = 2"],
    ),
    script(
        "E 0 takes it back",
        "E50<Esc>E0",
        &["at Pricing page", "says Pricing page: rating removed.  u undo"],
    ),
    script("E Esc leaves it", "E<Esc>", &["at Pricing page"]),
    script(
        "J is a quarter later",
        "jJ",
        &[
            "at Stand-up",
            "says Stand-up now 10:45 to 11:15.  u undo",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '10:45-11:15'",
        ],
    ),
    script(
        "J J K within a second is one step",
        "jJJK",
        &[
            "at Stand-up",
            "says Stand-up now 10:45 to 11:15.  u undo",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '10:45-11:15'",
        ],
    ),
    script(
        "J, a pause, J are two steps",
        "jJ<2s>J",
        &[
            "at Stand-up",
            "says Stand-up now 11:00 to 11:30.  u undo",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '11:00-11:30'",
        ],
    ),
    script(
        "J there and K back leaves the file as it was",
        "jJK",
        &["at Stand-up", "says Stand-up now 10:30 to 11:00.  u undo"],
    ),
    script(
        "J on a routine's block, twice",
        "jjjJJ",
        &[
            "at Walk",
            "says Walk now 13:00 to 13:45.  u undo",
            "18: + id = * | title = 'Walk' | plan = '13:00-13:45' | area = 'self-care' | routine = 'walk'",
        ],
    ),
    script(
        "> and < make longer and shorter",
        "j>><",
        &[
            "at Stand-up",
            "says Stand-up now 10:30 to 11:15.  u undo",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '10:30-11:15'",
        ],
    ),
    script(
        "< stops at the shortest",
        "j<<<<<",
        &[
            "at Stand-up",
            "says Stand-up can't be shorter than 5m.",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '10:30-10:45'",
        ],
    ),
    script(
        "K stops at midnight",
        "h<Home>KKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKK",
        &[
            "on 2026-11-17",
            "at Taxes",
            "says Taxes has to stay on its day, from 0:00 to 48:00. Move it to another day instead.",
            "17: - plan = '16:00-17:00'",
            "17: + plan = '00:00-01:00'",
        ],
    ),
    script(
        "J on an untimed item is refused",
        "<Home>J",
        &["at Bin day", "says Bin day has no set time, so there is no plan to change."],
    ),
    script(
        "J on what was only logged is refused",
        "hGK",
        &[
            "on 2026-11-17",
            "at Brandt, call",
            "says Brandt, call was not planned, so there is no plan to change.",
        ],
    ),
    script(
        "& moves the touching block along",
        "j&>",
        &[
            "at Stand-up",
            "says Stand-up now 10:30 to 11:15.  u undo",
            "touching",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '10:30-11:15'",
            "18: - plan = '11:00-12:30'",
            "18: + plan = '11:15-12:30'",
        ],
    ),
    script(
        "& stops where the neighbour has no room",
        "jj&>>>>>",
        &[
            "at Code reviews",
            "says Walk has no room left.",
            "touching",
            "18: - plan = '11:00-12:30'",
            "18: + plan = '11:00-13:00'",
            "18: + id = * | title = 'Walk' | plan = '13:00-13:15' | area = 'self-care' | routine = 'walk'",
        ],
    ),
    script(
        "& twice is as before",
        "j&&>",
        &[
            "at Stand-up",
            "says Stand-up now 10:30 to 11:15.  u undo",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '10:30-11:15'",
        ],
    ),
    script(
        "steps within a second are undone as one",
        "jJJKu",
        &["at Stand-up", "says Undone: Stand-up now 10:45 to 11:15.  U redo"],
    ),
    script(
        "steps of a routine's block are undone as one",
        "jjjJJu",
        &["at Walk", "says Undone: Walk now 13:00 to 13:45.  U redo"],
    ),
    script(
        "steps with a pause between are undone one by one",
        "jJ<2s>Ju",
        &[
            "at Stand-up",
            "says Undone: Stand-up now 11:00 to 11:30.  U redo",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '10:45-11:15'",
        ],
    ),
    script(
        "later and longer are two steps",
        "jJ>u",
        &[
            "at Stand-up",
            "says Undone: Stand-up now 10:45 to 11:30.  U redo",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '10:45-11:15'",
        ],
    ),
    script(
        "steps of 2 blocks are two steps",
        "jJjJu",
        &[
            "at Code reviews",
            "says Undone: Code reviews now 11:15 to 12:45.  U redo",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '10:45-11:15'",
        ],
    ),
    script(
        "what moved along comes back with it",
        "j&>u",
        &["at Stand-up", "says Undone: Stand-up now 10:30 to 11:15.  U redo", "touching"],
    ),
];

#[test]
fn blocks_are_changed() {
    run(LIFE, SCRIPTS);
}

#[test]
fn a_line_that_e_shows_reads_back_to_the_same_block() {
    const TITLES: &str = "schema = 1\n[[block]]\nid = \"aaaa1\"\ntitle = \"Chapter 3-4\"\n\n[[block]]\nid = \"aaaa2\"\n\
        title = \"Email 30m\"\n\n[[block]]\nid = \"aaaa3\"\ntitle = \"tomorrow\"\n\n[[block]]\nid = \"aaaa4\"\n\
        title = \"Chapter 3-4\"\nplan = \"10:00-11:00\"\n\n[[block]]\nid = \"aaaa5\"\ntitle = \"Email 30m #x\"\n\
        plan = \"11:00-12:00\"\n";
    let files =
        [("life.toml", "schema = 1\nzone = \"Europe/Lisbon\"\n"), ("days/2026/2026-11-18.toml", TITLES)];
    for down in 0..5 {
        let mut app = crate::harness::App::open(&files, crate::lives::NOW);
        let before = app.files();
        app.press("gg").press(&"j".repeat(down)).press("e");
        let sheet = app.sheet().unwrap_or_default();
        assert!(
            ["Chapter", "Email", "tomorrow"].iter().any(|title| sheet.contains(title)),
            "{sheet} {}",
            app.place()
        );
        app.press("<Enter>");
        assert_eq!(app.files(), before, "{} {}", app.place(), app.said());
        app.assert_saved();
    }
    let inbox = "schema = 1\n[[task]]\nid = \"t1\"\ntitle = \"Email 30m\"\nestimate = \"1h\"\n\n[[task]]\nid = \"t2\"\n\
        title = \"Chapter 3-4\"\n";
    for down in 0..2 {
        let files = [files[0], files[1], ("inbox.toml", inbox)];
        let mut app = crate::harness::App::open(&files, crate::lives::NOW);
        let before = app.files();
        app.press("i").press(&"j".repeat(down)).press("e");
        assert!(app.sheet().is_some_and(|sheet| sheet.contains("Chapter") || sheet.contains("Email")));
        app.press("<Enter>");
        assert_eq!(app.files(), before, "{down} {}", app.said());
    }
}
