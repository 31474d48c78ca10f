//! Moves to other days and the inbox, copies, and several blocks at once.

use super::{Script, run, script};
use crate::harness::App;
use crate::lives::{LIFE, NOW};

const SCRIPTS: &[Script] = &[
    script(
        "L goes to the day after",
        "jL",
        &[
            "on 2026-11-19",
            "says Stand-up moved to Thursday 19 November, 10:30 to 11:00.  u undo",
            "18: - id = 'st4nd' | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme'",
            "19: + id = * | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme'",
        ],
    ),
    script(
        "undone, the cursor is back on it",
        "jLu",
        &["at Stand-up", "says Undone: Stand-up moved to Thursday 19 November, 10:30 to 11:00.  U redo"],
    ),
    script(
        "and done again it goes along",
        "jLuU",
        &[
            "on 2026-11-19",
            "at Stand-up",
            "says Done again: Stand-up moved to Thursday 19 November, 10:30 to 11:00.  u undo",
            "18: - id = 'st4nd' | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme'",
            "19: + id = * | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme'",
        ],
    ),
    script(
        "H goes to the day before",
        "jH",
        &[
            "on 2026-11-17",
            "says Stand-up moved to yesterday, Tuesday 17 November, 10:30 to 11:00.  u undo",
            "17: + id = * | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme'",
            "18: - id = 'st4nd' | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme'",
        ],
    ),
    script(
        "L of what has begun leaves it as moved",
        "L",
        &[
            "on 2026-11-19",
            "at Pricing page",
            "says Pricing page moved to Thursday 19 November, 9:00 to 10:30. Pricing page stopped after 37m.  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + status = 'moved' | moved_to = 2026-11-19",
            "19: + id = * | title = 'Pricing page' | plan = '09:00-10:30' | area = 'work' | engagement = 'acme' | values = ['craft'] | moved_from = 2026-11-18 | carried = 1",
        ],
    ),
    script(
        "L of what is past carries on",
        "hL",
        &[
            "at Taxes",
            "says Taxes moved to today, 16:00 to 17:00.  u undo",
            "17: + status = 'moved' | moved_to = 2026-11-18",
            "18: + id = * | title = 'Taxes' | plan = '16:00-17:00' | area = 'home' | moved_from = 2026-11-17 | carried = 1",
        ],
    ),
    script(
        "L of what is done is refused",
        "kL",
        &["at Run", "says Run is already done. Copy it to plan it again, or reopen it."],
    ),
    script(
        "L of a routine's block leaves its date out",
        "jjjL",
        &[
            "on 2026-11-19",
            "says Walk moved to Thursday 19 November, 12:30 to 13:15.  u undo",
            "19: + id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | moved_from = 2026-11-18 | routine = 'walk'",
            "routines: + skip = [2026-11-18]",
        ],
    ),
    script(
        "undone, one is back where it was",
        "jjjLu",
        &["at Walk", "says Undone: Walk moved to Thursday 19 November, 12:30 to 13:15.  U redo"],
    ),
    script(
        "beside what the routine has on that day, which can be done too",
        "jjjLjd",
        &[
            "on 2026-11-19",
            "says Walk done as planned, Thursday 19 November, 12:30 to 13:15, ahead of time.  u undo",
            "19: + id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | moved_from = 2026-11-18 | routine = 'walk' | id = * | title = 'Walk' | plan = '12:30-13:15' | area = 'self-care' | status = 'done' | routine = 'walk'",
            "routines: + skip = [2026-11-18]",
        ],
    ),
    script(
        "b of a routine's block keeps its routine",
        "jjjb",
        &[
            "says Walk moved to the inbox.  u undo",
            "inbox: + id = * | title = 'Walk' | area = 'self-care' | moved_from = 2026-11-18 | routine = 'walk' | estimate = '45m' | created = 2026-11-18",
            "routines: + skip = [2026-11-18]",
        ],
    ),
    script(
        "x of what was moved leaves out no other day",
        "jjjLx<Enter>",
        &[
            "on 2026-11-19",
            "says Walk deleted on Thursday 19 November.  u undo",
            "routines: + skip = [2026-11-18]",
        ],
    ),
    script(
        "m to a date",
        "jmfri<Enter>",
        &[
            "says Stand-up moved to Friday 20 November, 10:30 to 11:00.  u undo",
            "18: - id = 'st4nd' | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme'",
            "20: + date = 2026-11-20 | zone = 'Europe/Lisbon' | id = * | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme'",
        ],
    ),
    script(
        "m to a time",
        "jm20:00<Enter>",
        &[
            "at Stand-up",
            "says Stand-up moved to 20:00–20:30.  u undo",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '20:00-20:30'",
        ],
    ),
    script(
        "m to a date and a time",
        "jmtomorrow 14-15<Enter>",
        &[
            "says Stand-up moved to Thursday 19 November, 14:00 to 15:00.  u undo",
            "18: - id = 'st4nd' | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme'",
            "19: + id = * | title = 'Stand-up' | plan = '14:00-15:00' | area = 'work' | engagement = 'acme'",
        ],
    ),
    script("m with nothing stays", "jm<Enter>", &["at Stand-up", "in Move to ‹›"]),
    script(
        "m to nonsense stays",
        "jmnever<Enter>",
        &["at Stand-up", "in Move to ‹never› ! Write a day, a time or both: fri, 14:00, tomorrow 9-10:30."],
    ),
    script(
        "m over a boundary says so",
        "jm19:00<Enter>",
        &[
            "at Stand-up",
            "says Crosses Dinner at home by 30m. That costs 1.8 points of alignment.  m nearest free time  X allow this once",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '19:00-19:30'",
        ],
    ),
    script(
        "m on free time does nothing",
        "jjjjm",
        &["at free 13:15–14:00", "says No block is under the cursor."],
    ),
    script(
        "b puts it back into the inbox",
        "jb",
        &[
            "says Stand-up moved to the inbox.  u undo",
            "18: - id = 'st4nd' | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme'",
            "inbox: + id = * | title = 'Stand-up' | area = 'work' | engagement = 'acme' | estimate = '30m' | created = 2026-11-18",
        ],
    ),
    script(
        "b of what has begun leaves it as moved",
        "b",
        &[
            "at Pricing page",
            "says Pricing page moved to the inbox. Pricing page stopped after 37m.  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + status = 'moved'",
            "inbox: + id = * | title = 'Pricing page' | area = 'work' | engagement = 'acme' | values = ['craft'] | moved_from = 2026-11-18 | estimate = '1h30m' | created = 2026-11-18 | carried = 1",
        ],
    ),
    script(
        "b of a fixed block",
        "Gkkkb",
        &[
            "says Call with Ines moved to the inbox.  u undo",
            "18: - id = 'ca110' | title = 'Call with Ines' | plan = '17:30-18:30' | area = 'work' | engagement = 'acme' | with = ['Ines'] | fixed = true",
            "inbox: + id = * | title = 'Call with Ines' | area = 'work' | engagement = 'acme' | with = ['Ines'] | fixed = true | estimate = '1h' | created = 2026-11-18",
        ],
    ),
    script(
        "y and p plan it again",
        "jylp",
        &[
            "on 2026-11-19",
            "at Stand-up",
            "says Stand-up planned, Thursday 19 November, 13:15 to 13:45.  u undo",
            "19: + id = * | title = 'Stand-up' | plan = '13:15-13:45' | area = 'work' | engagement = 'acme'",
        ],
    ),
    script(
        "y p on the same day",
        "jyp",
        &[
            "at Stand-up",
            "says Stand-up planned, 13:15 to 13:45.  u undo",
            "18: + id = * | title = 'Stand-up' | plan = '13:15-13:45' | area = 'work' | engagement = 'acme'",
        ],
    ),
    script("p with nothing copied", "p", &["at Pricing page", "says Nothing is copied yet."]),
    script("v marks and stays", "jv", &["at Stand-up", "marked 1"]),
    script(
        "v v and d are one step",
        "jvjvd",
        &[
            "at Code reviews",
            "says Stand-up done as planned, 10:30 to 11:00, ahead of time, and 1 more.  u undo",
            "18: + status = 'done'",
            "18: + status = 'done'",
        ],
    ),
    script("v again takes the mark away", "jvv", &["at Stand-up"]),
    script("V marks all, V again none", "VV", &["at Pricing page"]),
    script(
        "marks and x",
        "jvjvx",
        &[
            "at free 10:30–12:30",
            "says Stand-up deleted, and 1 more.  u undo",
            "18: - id = 'st4nd' | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme' | id = 'c0des' | title = 'Code reviews' | plan = '11:00-12:30' | area = 'work' | engagement = 'acme' | demand = 'high' | x-ticket = 7",
        ],
    ),
    script(
        "marks and L",
        "jvjvL",
        &[
            "on 2026-11-19",
            "at Stand-up",
            "says Stand-up moved to Thursday 19 November, 10:30 to 11:00, and 1 more.  u undo",
            "18: - id = 'st4nd' | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme' | id = 'c0des' | title = 'Code reviews' | plan = '11:00-12:30' | area = 'work' | engagement = 'acme' | demand = 'high' | x-ticket = 7",
            "19: + id = * | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme' | id = * | title = 'Code reviews' | plan = '11:00-12:30' | area = 'work' | engagement = 'acme' | demand = 'high' | x-ticket = 7",
        ],
    ),
    script(
        "marks and J keep the marks",
        "jvjvJJ",
        &[
            "at Code reviews",
            "says Stand-up now 11:00 to 11:30, and 1 more.  u undo",
            "marked 2",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '11:00-11:30'",
            "18: - plan = '11:00-12:30'",
            "18: + plan = '11:30-13:00'",
        ],
    ),
    script(
        "marks and m to a day",
        "jvjvmfri<Enter>",
        &[
            "at free 10:30–12:30",
            "says Stand-up moved to Friday 20 November, 10:30 to 11:00, and 1 more.  u undo",
            "18: - id = 'st4nd' | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme' | id = 'c0des' | title = 'Code reviews' | plan = '11:00-12:30' | area = 'work' | engagement = 'acme' | demand = 'high' | x-ticket = 7",
            "20: + date = 2026-11-20 | zone = 'Europe/Lisbon' | id = * | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme' | id = * | title = 'Code reviews' | plan = '11:00-12:30' | area = 'work' | engagement = 'acme' | demand = 'high' | x-ticket = 7",
        ],
    ),
    script(
        "marks and m to a time are refused",
        "jvjvm20:00<Enter>",
        &[
            "at Code reviews",
            "in Move to ‹20:00› ! Several blocks can only move to a day, each at its own time.",
            "marked 2",
        ],
    ),
    script(
        "marks and one that refuses change nothing",
        "kvjvL",
        &["at Pricing page", "says Run is already done. Copy it to plan it again, or reopen it.", "marked 2"],
    ),
    script(
        "marks and y p",
        "jvjvylp",
        &[
            "on 2026-11-19",
            "at Code reviews",
            "says Stand-up planned, Thursday 19 November, 10:30 to 11:00, and 1 more.  u undo",
            "19: + id = * | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme' | id = * | title = 'Code reviews' | plan = '11:00-12:30' | area = 'work' | engagement = 'acme' | demand = 'high'",
        ],
    ),
    script(
        "marks and f",
        "jvjvf",
        &[
            "at Code reviews",
            "says Stand-up fixed, and 1 more.  u undo",
            "18: + fixed = true",
            "18: + fixed = true",
        ],
    ),
    script(
        "marks and b",
        "jvjvb",
        &[
            "at free 10:30–12:30",
            "says Stand-up moved to the inbox, and 1 more.  u undo",
            "18: - id = 'st4nd' | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme' | id = 'c0des' | title = 'Code reviews' | plan = '11:00-12:30' | area = 'work' | engagement = 'acme' | demand = 'high' | x-ticket = 7",
            "inbox: + id = * | title = 'Stand-up' | area = 'work' | engagement = 'acme' | estimate = '30m' | created = 2026-11-18 | id = * | title = 'Code reviews' | area = 'work' | engagement = 'acme' | demand = 'high' | estimate = '1h30m' | created = 2026-11-18",
        ],
    ),
    script(
        "marks and c",
        "jvjvc",
        &[
            "at Code reviews",
            "says Stand-up skipped, and 1 more.  u undo",
            "18: + status = 'skipped'",
            "18: + status = 'skipped'",
        ],
    ),
    script("Esc takes marks away", "jvjv<Esc>", &["at Code reviews"]),
    script("marks tell how many they are", "jvjvjv", &["at Walk", "marked 3"]),
    script("another day takes marks away", "jvjvlh", &["at Pricing page"]),
    script(
        "marks are one undo",
        "jvjvdu",
        &[
            "at Code reviews",
            "says Undone: Stand-up done as planned, 10:30 to 11:00, ahead of time, and 1 more.  U redo",
        ],
    ),
    script(
        "marks over days are one undo",
        "jvjvLu",
        &[
            "at Stand-up",
            "says Undone: Stand-up moved to Thursday 19 November, 10:30 to 11:00, and 1 more.  U redo",
        ],
    ),
    script(
        "the inbox and the day are one undo",
        "jbu",
        &["says Undone: Stand-up moved to the inbox.  U redo"],
    ),
];

#[test]
fn blocks_are_moved_copied_and_marked() {
    run(LIFE, SCRIPTS);
}

#[test]
fn what_waits_for_a_day_is_done_where_it_was_asked_for_or_not_at_all() {
    for (goes_on, is_pasted) in [("", true), ("t", false), ("l", false), ("2", false)] {
        let mut app = App::open(LIFE, NOW);
        let before = app.files();
        app.press("y");
        (app.is_slow, app.reads_slowly) = (true, true);
        app.press("g2027-06-01<Enter>p");
        app.press(goes_on);
        app.deliver();
        (app.is_slow, app.reads_slowly) = (false, false);
        app.deliver();
        let day = app.files().get("days/2027/2027-06-01.toml").cloned().unwrap_or_default();
        assert_eq!(day.contains("Pricing page"), is_pasted, "{goes_on}: {day}");
        if !is_pasted {
            assert_eq!(app.said(), "Nothing was changed: you moved on before that day was loaded.");
            crate::files::assert_same(&before, &app.files(), goes_on);
        }
    }
}

const MIXED: &str = "schema = 1\n[[block]]\nid = \"aaaa1\"\ntitle = \"Mail\"\nplan = \"07:00-07:30\"\nstatus = \"done\"\n\n\
    [[block]]\nid = \"aaaa2\"\ntitle = \"Read\"\nplan = \"07:30-08:00\"\n\n\
    [[block]]\nid = \"aaaa3\"\ntitle = \"Walk\"\nplan = \"08:00-08:30\"\nfixed = true\n";

#[test]
fn what_is_so_already_does_not_keep_the_rest_back() {
    let files =
        [("life.toml", "schema = 1\nzone = \"Europe/Lisbon\"\n"), ("days/2026/2026-11-18.toml", MIXED)];
    run(
        &files,
        &[
            script(
                "V d with one that is done",
                "ggVd",
                &[
                    "at Mail",
                    "says Read done as planned, 7:30 to 8:00, and 1 more (1 already was).  u undo",
                    "18: + status = 'done'",
                    "18: + status = 'done'",
                ],
            ),
            script(
                "V f with one that is fixed",
                "ggVf",
                &[
                    "at Mail",
                    "says Mail fixed, and 1 more (1 already was).  u undo",
                    "18: + fixed = true",
                    "18: + fixed = true",
                ],
            ),
            script(
                "V d twice changes nothing the second time",
                "ggVdVd",
                &[
                    "at Mail",
                    "says Mail is already done.",
                    "marked 3",
                    "18: + status = 'done'",
                    "18: + status = 'done'",
                ],
            ),
        ],
    );
}

#[test]
fn copied_blocks_keep_their_times_and_one_alone_goes_to_the_gap() {
    let files =
        [("life.toml", "schema = 1\nzone = \"Europe/Lisbon\"\n"), ("days/2026/2026-11-18.toml", MIXED)];
    let mut app = crate::harness::App::open(&files, NOW);
    app.press("ggVyl").press("ge").press("p");
    let plans = |app: &crate::harness::App| -> Vec<String> {
        let day = app.model.life.day("2026-11-19".parse().unwrap()).unwrap();
        day.blocks.iter().map(|block| block.plan.unwrap().to_string()).collect()
    };
    assert_eq!(plans(&app), ["07:00-07:30", "07:30-08:00", "08:00-08:30"], "{}", app.said());
    app.press("hggjylgep");
    assert_eq!(plans(&app).last().unwrap(), "08:30-09:00", "{}", app.said());
}
