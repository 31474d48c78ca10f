//! Properties that hold for any keys.

use proptest::prelude::*;
use proptest::sample::select;

use super::files::assert_same;
use super::frames::{DARK, draw};
use super::harness::App;
use super::lives::{FULL, IN_SEASONS, LIFE, NOW, ODD, PROFILE, SEASONS};

#[rustfmt::skip]
const KEYS: &[&str] = &[
    "j", "j", "j", "k", "h", "l", "G", "<Home>", "t", "[", "]", "<PgDn>",
    "J", "K", "J", "K", ">", "<", "L", "H", "d", "c", "x", "f", "X", "b", "y", "p", "v", "v", "V", "&", "z",
    "<Space>", "<Space>", "s", "E", "1", "4", "0", "n", "e", "a", "A", "m", "i", "S", "Df", "Dl", "Dv", "Dva", "W", "Wn", "WpAda: x", "D", "g", "w", "/", ":", "?",
    "<Enter>", "<Enter>", "<Enter>", "<Enter>", "<Esc>", "<Esc>", "<Tab>", "<↓>", "<↑>", "<→>", "<Backspace>",
    "<Ctrl-U>", "u", "u", "U", "q",
    "a9-10 Sew<Enter>", "aNap<Enter>", "afri 14:00 45m Film +studio<Enter>", "aon fri Birthday #family<Enter>",
    "A8-8:30 Mail @work<Enter>", "Ayesterday 22-1:30 Release<Enter>", "e #craft<Enter>", "nwhy<Enter>",
    "mfri<Enter>", "m20:00<Enter>", "mtomorrow 9-10<Enter>", "m-1<Enter>", "s9:30<Enter>", "spaint<Enter>",
    "R3<Enter>", "R", "R<→><Enter>", "R2nAda, ill @care #family<Enter><Enter>", "R5jf<Space>k<Space><Enter>", "R1gill<Enter>",
    "Dgill<Enter>", "Dn家<Enter>", "Difor us<Enter>", "ia15m Buy screws<Enter>", "imfri 9-10<Enter>", "ix",
    "gfri<Enter>", "g-9<Enter>", ":reopen<Enter>", "/re<Enter>",
    "4", "4>", "4l<", "4c", "4j>", "4<Tab>jj>", "4D", "4aNext one<Enter>", "4Ds+9<Enter>", "4x", "4n<Ctrl-U>So.<Enter>",
    "5", "5>", "5x", "5J", "5<Enter>j", "5<Enter>jje<Ctrl-U>9h<Enter>", "5<Enter>jj>", "5e<Ctrl-U>Making<Enter>", "5aaMusic 3h<Enter>", "5aj<Space>jj<Enter>", "5ar143<Enter>", "5<Shift-Tab>Ge2<→><↑><Enter>", "5<Tab>aChoir side:life<Enter>",
    "5<Tab><Tab>aBrandt @work %mine<Enter>", "5<Tab><Tab><Tab>aMornings weekdays 7-9 no:work<Enter>", "5<Shift-Tab>je<Ctrl-U>6:30-22:30<Enter>", "5<Tab>J", "5<Tab><Tab>x",
    "2", "2<Home>k", "2<Home>k<Enter>x<Enter>", "2lL", "2H", "2o", "2+", "2<Tab>", "2]", "2jJ", "2Difor us<Enter>", "2afri 9-10 Sew<Enter>",
    "4[", "4]", "4z", "4<Tab>jjj<", "4<Tab>je<Ctrl-U>2026-11-12<Enter>", "1",
    "3", "3", "3<Enter>", "3<Enter><Enter>", "345123", "3<Tab>4", "3]]]2", "3]]]]]", "3]]]]]<↓><→>", "3]]]]]G<→><Enter>",
    "3]]]]]j<→>j<←>k<Enter>", "3]]]]]eFor us.<Enter>", "3]]]]]Geflu<Enter><Enter>", "3g2026-11-10<Enter>", "3nwhy<Enter>", "3]]]]eSo.<Enter>",
    "<2s>", "<600s>", "<tick>", "<40000s><tick>", "<120x40>", "<40x10>", "<paste x\u{202e}\ty>",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// The disk may be slow, so that keys come while files are being saved.
    #[test]
    fn no_keys_break_a_file_and_all_is_undone_to_the_byte(
        keys in prop::collection::vec(select(KEYS), 1..40),
        is_slow in any::<bool>(),
        has_seasons in any::<bool>(),
        is_sunday in any::<bool>(),
    ) {
        // A line of another program keeps a day's file even without a block.
        let kept: Vec<(&str, String)> = LIFE
            .iter()
            .map(|(name, text)| {
                let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
                (*name, text.replacen("date = 2026-11-1", &format!("mood = 1{end}date = 2026-11-1"), 1))
            })
            .collect();
        let seasons = has_seasons.then_some(("seasons.toml", SEASONS));
        let mut files: Vec<(&str, &str)> = kept.iter().map(|(name, text)| (*name, text.as_str())).chain(seasons).collect();
        // On Sunday, Wednesday's timer has been stopped.
        let ended: Vec<String> = files.iter().map(|(_, text)| text.replace("\"09:05-\",", "\"09:05-09:42\",")).collect();
        if is_sunday {
            files.iter_mut().zip(&ended).for_each(|(file, ended)| file.1 = ended);
        }
        let mut app = App::open(&files, if is_sunday { "2026-11-22T18:05" } else { NOW });
        let before = app.files();
        app.is_slow = is_slow;
        for key in &keys {
            app.press(key);
        }
        let script = keys.concat();
        app.is_slow = false;
        app.deliver();
        app.assert_saved();
        prop_assert_eq!(app.problems(), Vec::<String>::new(), "{}", script);
        app.undo_all();
        assert_same(&before, &app.files(), &format!("{script}, then undo"));
        let done = app.redo_all();
        app.assert_saved();
        prop_assert_eq!(app.problems(), Vec::<String>::new(), "{}, then undo and redo", script);
        prop_assert_eq!(app.undo_all(), done);
        assert_same(&before, &app.files(), &format!("{script}, then undo, redo and undo"));
    }
}

/// Pieces of random lines: everything that has a meaning in the entry grammar, and much that has none.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "9-10", "9-5", "22-2", "1-2pm", "9:75", "48:00", "47:50", "14:00", "14:00 -", "0:30", "24:30", "3 pm", "9 to 10", "45m", "1h30", "15h30",
    "2 h", "today", "tomorrow", "yesterday", "fri", "sunday", "20 nov", "31 nov", "20.11.", "+3", "-1", "2026-11-30", "2026-11-30T15:42",
    "2026-03-29", "1:15", "at", "by", "for", "-", ":", "#craft", "#crfat", "+acme", "@home", "%high", "%milestone", "due:fri", "with:\"Ana M\"",
    "value:-craft", "\"9-10\"", "\\x", "\"", "\\", "Call", "mum", "Chapter 3-4", "日本", "👩‍👧", "\u{202e}", "(#craft)", "5-10 km", "John 3:16",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every accepted line reads back the same, and `check` finds no problem in it.
    #[test]
    fn any_line_that_is_taken_reads_back_and_passes_check(
        lines in prop::collection::vec((select(vec!["a", "A", "e", "m", "n", "ia", "ie", "ke", "le"]), prop::collection::vec(select(PIECES), 0..6)), 1..8),
        now in select(vec![NOW, "2026-11-19T00:40", "2026-03-29T00:10", "2026-10-25T01:30", "2026-12-31T23:50"]),
    ) {
        let files = if now == NOW { LIFE } else { &[("life.toml", PROFILE)][..] };
        let mut app = App::open(files, now);
        let before = app.files();
        for (key, pieces) in &lines {
            app.press(key).press("<Ctrl-U>").press(&format!("<paste {}>", pieces.join(" ").replace(['<', '>'], "")));
            app.press("<Enter><Enter><Esc><Esc>");
        }
        app.deliver();
        app.assert_saved();
        prop_assert_eq!(app.problems(), Vec::<String>::new(), "{:?}", lines);
        app.undo_all();
        assert_same(&before, &app.files(), &format!("{lines:?}, then undo"));
    }
}

/// Keys that are pressed while others write the same files. None of them removes data.
#[rustfmt::skip]
const EDITS: &[&str] = &[
    "1j", "1k", "1G", "1jd", "1kd", "1jnok<Enter>", "1>", "1<", "1J", "1K", "1f", "1<Space>", "1a9-10 Sew<Enter>", "1iaSoap<Enter><Esc>",
    "3<Home>", "3[[[[[]12", "3[[[[[]jj5", "3[[[[[]<Tab>4", "3]]]]]eFor us.<Enter>", "<Esc>1u", "<Esc>1U", "u", "U", "<2s>",
];

/// A change of another program, with a number of its own.
#[derive(Debug, Clone, Copy)]
enum Theirs {
    Block,
    Task,
    Note,
    Sign,
}

/// A step of two programs that write the same files.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// Keys are pressed.
    Ours(&'static str),
    /// The disk thread does one of its jobs.
    Disk,
    /// Another minute has passed: aplomb reads what others have written.
    Look,
    /// Another program writes.
    Theirs(Theirs),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => select(EDITS).prop_map(Step::Ours),
        4 => Just(Step::Disk),
        1 => Just(Step::Look),
        2 => select(vec![Theirs::Block, Theirs::Task, Theirs::Note, Theirs::Sign]).prop_map(Step::Theirs),
    ]
}

/// Writes as another program does. Returns the file, and the line that has to stay.
fn write_theirs(app: &App, theirs: Theirs, number: usize) -> (&'static str, String) {
    let (name, line, before) = match theirs {
        Theirs::Block => (
            "days/2026/2026-11-18.toml",
            format!("title = \"Theirs {number}\""),
            format!("\n[[block]]\nid = \"th{number:03}\"\n"),
        ),
        Theirs::Task => (
            "inbox.toml",
            format!("title = \"Theirs {number}\""),
            format!("\n[[task]]\nid = \"tt{number:03}\"\n"),
        ),
        Theirs::Note => ("days/2026/2026-11-18.toml", format!("x-theirs-{number} = true"), String::new()),
        Theirs::Sign => ("weeks/2026-W47.toml", format!("[signs.by.theirs-{number}]"), String::new()),
    };
    let text = app.files().get(name).cloned().unwrap_or_default();
    let after = if matches!(theirs, Theirs::Sign) { "\nadds = 5\n" } else { "\n" };
    match theirs {
        // A key of the file itself must be above its lists.
        Theirs::Note => app.write(name, &format!("{line}\n{text}")),
        _ => app.write(name, &format!("{text}{before}{line}{after}")),
    }
    (name, line)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Saves of both programs and reads of ours come in any order.
    #[test]
    fn nothing_that_others_write_is_lost(steps in prop::collection::vec(step(), 1..40)) {
        let mut app = App::open(LIFE, "2026-11-18T18:05");
        app.is_slow = true;
        let mut written = Vec::new();
        for (number, step) in steps.iter().enumerate() {
            match step {
                Step::Ours(keys) => { app.press(keys); }
                Step::Disk => { app.deliver_one(); }
                Step::Look => { app.press("<tick>"); }
                Step::Theirs(theirs) => written.push(write_theirs(&app, *theirs, number)),
            }
        }
        app.is_slow = false;
        app.deliver();
        app.press("<tick>");
        let files = app.files();
        for (name, line) in &written {
            let text = files.get(*name).map_or("", String::as_str);
            prop_assert!(text.contains(line), "{}: {} is lost from\n{}", name, line, text);
        }
        app.assert_saved();
    }
}

/// Keys that are pressed in the review.
#[rustfmt::skip]
const IN_REVIEW: &[&str] = &[
    "3", "<Enter>", "<Enter>", "<Enter>", "<Backspace>", "]", "]", "[", "j", "j", "j", "k", "G", "<Home>", "<PgDn>", "<PgUp>",
    "<→>", "<→>", "<←>", "<Tab>", "<Tab>", "<Shift-Tab>", "<Esc>", "1", "2", "3", "4", "5", "n", "nNote<Enter>", "e", "eWords<Enter>",
    "t", "g", "g2026-11-03<Enter>", "g2020-12-31<Enter>", "g2026-12-09<Enter>", "g2027-03-09<Enter>", "q", "1", "2H3", "2]]3", "1[[3",
    "u", "u", "U", "?", ":", "w", "R", "S", "Df", "Dv", "W", "i", "D", "/x", "<tick>", "<600s><tick>", "<40000s><tick>",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// The review can be drawn at any size of the terminal.
    #[test]
    fn the_review_is_drawn_whatever_is_pressed_at_any_size(
        steps in prop::collection::vec((select(IN_REVIEW), 1..130u16, 1..45u16), 1..30),
        files in select(vec![&[][..], &[("life.toml", PROFILE)][..], LIFE, ODD, FULL, IN_SEASONS]),
        now in select(vec![NOW, "2026-11-22T18:05", "2026-11-23T00:10", "2021-01-03T23:50"]),
    ) {
        let mut app = App::open(files, now);
        app.press("3");
        let mut script = String::from("3");
        for (keys, columns, rows) in steps {
            app.press(&format!("<{columns}x{rows}>{keys}"));
            script.push_str(keys);
            let (buffer, cursor) = draw(&mut app, DARK, (columns, rows));
            let is_inside = buffer.area.contains(cursor.into());
            prop_assert!(is_inside, "{} at {}x{}: {:?}", script, columns, rows, cursor);
        }
    }
}
