//! The timer and the start list.

use super::{Script, run, run_at, script};
use crate::harness::App;
use crate::lives::{LIFE, NOW};
use aplomb::app::Action;
use aplomb::domain::{Block, Stretch};
use aplomb::report::search::Hit;
use aplomb::sheets::start::{StartLine, StartList};

const SCRIPTS: &[Script] = &[
    script(
        "Space stops what runs",
        "<Space>",
        &[
            "at Pricing page",
            "says Pricing page stopped after 37m.  E how it felt",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
        ],
    ),
    script(
        "Space starts another and stops what runs",
        "j<Space>",
        &[
            "at Stand-up",
            "says Stand-up started, 9:42. Pricing page stopped after 37m.  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + actual = ['09:42-']",
        ],
    ),
    script(
        "Space twice leaves nothing of the second",
        "j<Space><Space>",
        &[
            "at Stand-up",
            "says This start of Stand-up lasted under a minute and is not kept.  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
        ],
    ),
    script(
        "Space starts a routine's block",
        "jjj<Space>",
        &[
            "at Walk",
            "says Walk started, 9:42. Pricing page stopped after 37m.  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + id = * | title = 'Walk' | plan = '12:30-13:15' | actual = ['09:42-'] | area = 'self-care' | routine = 'walk'",
        ],
    ),
    script(
        "Space on free time does nothing",
        "jjjj<Space>",
        &["at free 13:15–14:00", "says No block is under the cursor."],
    ),
    script(
        "Space on yesterday's block starts one like it and goes there",
        "h<Home><Space>",
        &[
            "at Taxes",
            "says Taxes started again today, 9:42. Pricing page stopped after 37m.  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + id = * | title = 'Taxes' | actual = ['09:42-'] | area = 'home'",
        ],
    ),
    script(
        "so does Space on Week",
        "2h<Home><Space>",
        &[
            "shows Week",
            "at Taxes",
            "says Taxes started again today, 9:42. Pricing page stopped after 37m.  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + id = * | title = 'Taxes' | actual = ['09:42-'] | area = 'home'",
        ],
    ),
    script(
        "so does the card's start",
        "h<Home><Enter><Space>",
        &[
            "at Taxes",
            "says Taxes started again today, 9:42. Pricing page stopped after 37m.  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + id = * | title = 'Taxes' | actual = ['09:42-'] | area = 'home'",
        ],
    ),
    script(
        "so does Space on what was found",
        "/taxes<Enter><Space>",
        &[
            "at Taxes",
            "says Taxes started again today, 9:42. Pricing page stopped after 37m.  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + id = * | title = 'Taxes' | actual = ['09:42-'] | area = 'home'",
        ],
    ),
    script(
        "s Enter stops what runs",
        "s<Enter>",
        &[
            "at Pricing page",
            "says Pricing page stopped after 37m.  E how it felt",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
        ],
    ),
    script(
        "s Enter resumes the last",
        "<Space>s<Enter>",
        &[
            "at Pricing page",
            "says Pricing page started, 9:42.  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', '09:42-', ]   # since",
        ],
    ),
    script(
        "s with a time is a forgotten stop",
        "s9:30<Enter>",
        &[
            "at Pricing page",
            "says Pricing page stopped after 25m.  E how it felt",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:30', ]   # since",
        ],
    ),
    script(
        "s with a time to come is refused",
        "s11:00<Enter>",
        &["at Pricing page", "in start ‹11:00› 0", "says 11:00 is still to come. It is 9:42."],
    ),
    script(
        "s and an arrow switch",
        "s<↓><Enter>",
        &[
            "at Run",
            "says Run started, 9:42. Pricing page stopped after 37m.  u undo",
            "18: - actual = ['07:00-07:40']",
            "18: + actual = ['07:00-07:40', '09:42-']",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
        ],
    ),
    script("s and letters narrow", "sbra", &["at Pricing page", "in start ‹bra› 0"]),
    script(
        "s and letters start",
        "sbra<Enter>",
        &[
            "at Brandt, call",
            "says Brandt, call started again today, 9:42. Pricing page stopped after 37m.  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + id = * | title = 'Brandt, call' | actual = ['09:42-'] | area = 'work' | engagement = 'studio'",
        ],
    ),
    script(
        "s starts something new",
        "sphone mum @people<Enter>",
        &[
            "at phone mum",
            "says phone mum started, 9:42. Pricing page stopped after 37m.  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + id = * | title = 'phone mum' | actual = ['09:42-'] | area = 'people'",
        ],
    ),
    script(
        "s starts something new at another time",
        "s9:30 zzz<Enter>",
        &[
            "at zzz",
            "says zzz started, 9:30. Pricing page stopped after 25m.  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:30', ]   # since",
            "18: + id = * | title = 'zzz' | actual = ['09:30-']",
        ],
    ),
    script(
        "s something new without a name stays",
        "s<↓><↓><↓><↓><↓><↓><↓><↓><↓><↓><↓><Enter>",
        &["at Pricing page", "in start ‹› 10", "says Write what starts, then Enter."],
    ),
    script("s Esc", "s<Esc>", &["at Pricing page"]),
    script(
        "stop, and how it felt",
        "<Space>E2",
        &[
            "at Pricing page",
            "says Pricing page felt tired.  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + energy = -1",
        ],
    ),
    script(
        "a switch is one undo",
        "j<Space>u",
        &["at Stand-up", "says Undone: Stand-up started, 9:42. Pricing page stopped after 37m.  U redo"],
    ),
    script(
        "a stop at another time is one undo",
        "s9:30<Enter>u",
        &["at Pricing page", "says Undone: Pricing page stopped after 25m.  U redo"],
    ),
];

#[test]
fn blocks_are_started_and_stopped() {
    run(LIFE, SCRIPTS);
}

/// A night with a block planned until 1:31 and a forgotten timer on another.
const NIGHT: &[(&str, &str)] = &[
    ("life.toml", "schema = 1\nzone = \"Europe/Lisbon\"\n"),
    (
        "days/2026/2026-11-18.toml",
        "schema = 1\n\n[[block]]\nid = \"dep10\"\ntitle = \"Deploy\"\nplan = \"22:17-25:31\"\n",
    ),
];
const FORGOTTEN: &[(&str, &str)] = &[
    ("life.toml", "schema = 1\nzone = \"Europe/Lisbon\"\n"),
    (
        "days/2026/2026-11-17.toml",
        "schema = 1\n\n[[block]]\nid = \"dep10\"\ntitle = \"Deploy\"\nactual = [\"22:10-\"]\n",
    ),
    (
        "days/2026/2026-11-18.toml",
        "schema = 1\n\n[[block]]\nid = \"ma110\"\ntitle = \"Mail\"\nplan = \"09:00-10:00\"\n",
    ),
];

#[test]
fn last_nights_block_is_now() {
    let starts = &["at Deploy", "says Deploy started, 0:50.  u undo", "18: + actual = ['24:50-']"];
    run_at(
        "2026-11-19T00:50",
        NIGHT,
        &[
            script("the cursor is on it and Space starts it", "<Space>", starts),
            script("t goes there", "l<Home>t<Space>", starts),
            script("the card starts it", "<Enter><Enter>", starts),
            script("s offers it first", "s<Enter>", starts),
            script(
                "Space stops it",
                "<Space><2520s><Space>",
                &[
                    "at Deploy",
                    "says Deploy stopped after 42m.  E how it felt",
                    "18: + actual = ['24:50-25:32'] | status = 'done'",
                ],
            ),
        ],
    );
}

#[test]
fn what_was_forgotten_is_asked_about_before_anything_starts() {
    const ASKED: &str = "says Deploy has run since yesterday 22:10. Type when it ended, as in 17:00.";
    run_at(
        NOW,
        FORGOTTEN,
        &[
            script("it asks when it opens", "", &["in start ‹› 0", ASKED]),
            script("Space asks", "<Esc><Space>", &["in start ‹› 0", ASKED]),
            script(
                "so does whatever would end it",
                "<Esc>h<Home>d",
                &["on 2026-11-17", "in start ‹› 0", ASKED],
            ),
            script("so does a move", "<Esc>h<Home>L", &["on 2026-11-17", "in start ‹› 0", ASKED]),
            script(
                "a line that would end it says so",
                "<Esc>h<Home>mtoday 10-11<Enter>",
                &[
                    "on 2026-11-17",
                    "in Move to ‹today 10-11› ! Deploy has run since yesterday 22:10. Stop it first, and say when it ended.",
                ],
            ),
            script("without a time it asks again", "<Esc>t<Space><Enter>", &["in start ‹› 0", ASKED]),
            script(
                "what was to start starts once it is said",
                "<Esc>t<Space>23:05<Enter>",
                &[
                    "at Mail",
                    "says Mail started, 9:42. Deploy stopped after 55m.  u undo",
                    "17: - actual = ['22:10-']",
                    "17: + actual = ['22:10-23:05'] | status = 'done'",
                    "18: + actual = ['09:42-']",
                ],
            ),
            script(
                "so does something new",
                "<Esc>sphone mum<Enter>23:05<Enter>",
                &[
                    "at phone mum",
                    "says phone mum started, 9:42. Deploy stopped after 55m.  u undo",
                    "17: - actual = ['22:10-']",
                    "17: + actual = ['22:10-23:05'] | status = 'done'",
                    "18: + id = * | title = 'phone mum' | actual = ['09:42-']",
                ],
            ),
            script(
                "a time beside another line is when it ended",
                "23:05<↓><Enter>",
                &[
                    "at Mail",
                    "says Mail started, 9:42. Deploy stopped after 55m.  u undo",
                    "17: - actual = ['22:10-']",
                    "17: + actual = ['22:10-23:05'] | status = 'done'",
                    "18: + actual = ['09:42-']",
                ],
            ),
            script(
                "what lies after now is refused",
                "9:50<Enter>",
                &["in start ‹9:50› 0", "says 9:50 is still to come. It is 9:42."],
            ),
        ],
    );
}

#[test]
fn examples_of_times_and_what_is_typed_go_by_the_clock() {
    for (clock, keys, example) in [
        ("24", "s", "a time such as 9:40 to backdate"),
        ("12", "s", "a time such as 9:40am to backdate"),
        ("12", "a", "9am-10:30am Pricing page"),
        ("12", "A", "9am-10:30am What it was"),
        ("12", "jm", "fri, 2pm, tomorrow 9am-10:30am"),
        ("12", "ALunch", "Write when it was: 9am-10:30am, or 45m"),
        ("12", "jmnever", "fri, 2pm, tomorrow 9am-10:30am"),
    ] {
        let mut app = App::open(LIFE, NOW).configured(&format!("clock = {clock}\n"));
        app.press(keys);
        let frame = crate::frames::frames(&mut app, crate::frames::DARK, &[(100, 30)]);
        assert!(frame.contains(example), "{keys}: {frame}");
    }
    for typed in ["9:30am", "9:30 am", "9.30AM", "9:30"] {
        let mut app = App::open(LIFE, NOW).configured("clock = 12\n");
        app.press("s").press(typed).press("<Enter>");
        assert_eq!(app.said(), "Pricing page stopped after 25m.  E how it felt", "{typed}");
    }
}

#[test]
fn what_was_last_done_long_ago_is_found_by_its_letters() {
    const LONG_AGO: &str = "schema = 1\n[[block]]\nid = \"t4xes\"\ntitle = \"Tax return\"\nactual = [\"09:00-11:00\"]\narea = \"home\"\n\n\
        [[block]]\nid = \"p2and\"\ntitle = \"Tax adviser\"\nplan = \"12:00-13:00\"\n";
    let files: Vec<_> = LIFE.iter().copied().chain([("days/2026/2026-03-02.toml", LONG_AGO)]).collect();
    run(
        &files,
        &[
            script("letters find it", "stax", &["at Pricing page", "in start ‹tax› 0"]),
            script(
                "one like it starts today",
                "stax<Enter>",
                &[
                    "says Tax return started again today, 9:42. Pricing page stopped after 37m.  u undo",
                    "18: - actual = [ '09:05-', ]   # since",
                    "18: + actual = [ '09:05-09:42', ]   # since",
                    "18: + id = * | title = 'Tax return' | actual = ['09:42-'] | area = 'home'",
                ],
            ),
        ],
    );
}

#[test]
fn what_is_found_later_changes_nothing_about_what_enter_does() {
    let mut app = App::open(LIFE, NOW);
    app.press("stax return");
    let block = Block {
        title: "Tax return".to_owned(),
        actual: vec![Stretch::Over("09:00-11:00".parse().unwrap())],
        ..Block::default()
    };
    let hit = Hit {
        date: "2026-03-02".parse().unwrap(),
        title: block.title.clone(),
        block: Some(Box::new(block)),
        when: String::new(),
    };
    // Each typed letter starts one search.
    app.act(Action::Found("tax return".len() as u64, vec![hit]));
    let Some(list) = app.model.sheet_as::<StartList>() else { panic!("{:?}", app.sheet()) };
    assert_eq!((list.shown.len(), list.chosen), (2, 1));
    assert_eq!(list.shown[1], StartLine::New);
}
