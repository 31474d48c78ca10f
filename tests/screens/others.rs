//! Other programs write the same files: an editor, a sync, another aplomb.

use aplomb::app::{Action, Keymap};
use aplomb::domain::{Block, Stretch};
use aplomb::report::search::Hit;
use aplomb::sheets::prompt::Prompt;
use aplomb::sheets::start::{StartLine, StartList};

use super::files::difference;
use super::frames::{PLAIN, draw, lines};
use super::harness::App;
use super::lives::{LIFE, NOW, TODAY, TOMORROW};

const NAME: &str = "days/2026/2026-11-18.toml";

#[test]
fn what_others_write_is_seen_with_the_next_minute() {
    let mut app = App::open(LIFE, NOW);
    app.write(NAME, &TODAY.replace("title = \"Stand-up\"", "title = \"Sit-down\""));
    app.press("j");
    assert_eq!(app.place(), "Stand-up");
    app.press("<tick>");
    assert_eq!(app.place(), "Sit-down");
    app.assert_saved();
}

#[test]
fn what_others_write_elsewhere_in_the_file_stays_when_it_is_saved() {
    let mut app = App::open(LIFE, NOW);
    let theirs =
        TODAY.replace("# the end", "# the end\n\n[[block]]\nid = \"n1ght\"\ntitle = \"Film\"\n# theirs");
    app.write(NAME, &theirs);
    let before = app.files();
    app.press("jd");
    assert_eq!(difference(&before, &app.files()), ["18: + status = 'done'"]);
    app.assert_saved();
    app.undo_all();
    assert_eq!(app.files(), before);
}

#[test]
fn an_undo_never_takes_back_what_others_did() {
    let mut app = App::open(LIFE, NOW);
    app.press("jd");
    let theirs = app.files()[NAME].replace("title = \"Stand-up\"", "title = \"Sit-down\"");
    app.write(NAME, &theirs);
    app.press("<tick>u");
    assert_eq!(app.files()[NAME], TODAY.replace("title = \"Stand-up\"", "title = \"Sit-down\""));
    app.assert_saved();
    // Where others have changed the same key, undo keeps their change.
    let mut app = App::open(LIFE, NOW);
    app.press("jd");
    let theirs = app.files()[NAME].replacen(
        "status = \"done\"\n\n[[block]]\nid = \"c0des\"",
        "status = \"skipped\"\n\n[[block]]\nid = \"c0des\"",
        1,
    );
    assert_ne!(theirs, app.files()[NAME]);
    app.write(NAME, &theirs);
    app.press("<tick>u");
    assert_eq!(app.files()[NAME], theirs);
    assert!(app.said().contains("has been changed elsewhere"), "{}", app.said());
    app.assert_saved();
}

#[test]
fn a_whole_review_is_undone_around_what_others_did() {
    let name = "days/2026/2026-11-17.toml";
    let mut app = App::open(LIFE, "2026-11-22T18:05");
    app.press("3]]]]]");
    while !app.review().contains("Taxes") {
        app.press("j");
    }
    let before = app.files();
    app.press("<→><Enter>");
    let finished = app.files();
    assert_ne!(finished[name], before[name]);
    app.write(name, &finished[name].replace("title = \"Taxes\"", "title = \"Tax return\""));
    app.press("<60s><tick>u");
    assert_eq!(app.files()[name], before[name].replace("title = \"Taxes\"", "title = \"Tax return\""));
    app.assert_saved();
}

#[test]
fn what_cannot_be_saved_is_kept_and_saved_once_it_can_be() {
    let mut app = App::open(LIFE, NOW);
    app.write(NAME, "[[block\n");
    app.press("jd");
    assert_eq!(app.files()[NAME], "[[block\n");
    assert!(!app.model.not_saved.is_empty() && !app.model.unsaved.is_empty());
    assert_eq!(app.model.selected().unwrap().block.status, Some(aplomb::domain::Status::Done));
    app.write(NAME, TODAY);
    app.press("<60s><tick>");
    assert_eq!((app.model.not_saved.len(), app.model.unsaved.len()), (0, 0));
    assert_eq!(app.files()[NAME].matches("status = \"done\"").count(), 2);
    app.assert_saved();
    app.undo_all();
    assert_eq!(app.files()[NAME], TODAY);
}

#[test]
fn what_belongs_together_is_saved_together_or_not_at_all() {
    let tomorrow = "days/2026/2026-11-19.toml";
    for broken in [NAME, tomorrow] {
        let mut app = App::open(LIFE, NOW);
        let before = app.files();
        app.write(broken, "[[block\n");
        app.press("jL");
        let files = app.files();
        let other = if broken == NAME { tomorrow } else { NAME };
        assert_eq!((files[broken].as_str(), &files[other]), ("[[block\n", &before[other]));
        assert_eq!(app.model.unsaved.len(), 2);
        let frame = super::frames::lines(&super::frames::draw(&mut app, super::frames::DARK, (120, 40)).0);
        let name = broken.rsplit('/').next().unwrap();
        let said = format!("Not saved yet, kept here. Can't save: {name} has an error in line 1.");
        assert!(frame.iter().any(|line| line.contains(&said)), "{frame:?}");
        // Other edits are saved, except those connected with the edit that can't be saved.
        app.press("gsat<Enter>a9-10 Sew<Enter>");
        assert!(app.files()["days/2026/2026-11-21.toml"].contains("Sew"));
        app.press("thkd<60s><tick>");
        assert_eq!((app.files()[broken].as_str(), &app.files()[other]), ("[[block\n", &before[other]));
        app.write(broken, &before[broken]);
        app.press("<60s><tick>");
        assert_eq!((app.model.not_saved.len(), app.model.unsaved.len()), (0, 0));
        app.assert_saved();
        app.undo_all();
        assert_eq!(app.files(), before);
    }
}

#[test]
fn an_undo_loses_nothing_either_where_a_file_is_broken() {
    let mut app = App::open(LIFE, NOW);
    app.press("jL");
    let moved = app.files();
    app.write(NAME, "[[block\n");
    app.press("u");
    assert_eq!(app.files()["days/2026/2026-11-19.toml"], moved["days/2026/2026-11-19.toml"]);
    app.write(NAME, &moved[NAME]);
    app.press("<60s><tick>");
    app.assert_saved();
    assert_eq!(app.files()[NAME], TODAY);
}

#[test]
fn a_file_that_makes_no_sense_is_shown_as_far_as_it_can_be_and_never_written() {
    for wrong in
        [TOMORROW.replace("\"09:00-12:30\"", "\"12:30-09:00\""), TOMORROW.replace("[[block]]", "[[block]")]
    {
        let files: Vec<(&str, &str)> =
            LIFE.iter().map(|(name, text)| (*name, if *text == TOMORROW { &*wrong } else { text })).collect();
        let mut app = App::open(&files, NOW);
        let before = app.files();
        app.press("la9-10 Read<Enter><Esc>Dgill<Enter><Esc>jjxLJdh");
        assert_eq!(app.files(), before);
        app.press("tjd");
        assert_eq!(difference(&before, &app.files()), ["18: + status = 'done'"]);
    }
}

#[test]
fn what_others_write_while_a_save_is_under_way_stays() {
    let mut app = App::open(LIFE, NOW);
    let theirs = |text: &str| {
        text.replace("title = \"Bin day\"", "title = \"Bottles\"")
            .replace("# the end", "# the end\n\n[[block]]\nid = \"n1ght\"\ntitle = \"Film\"\n# theirs")
    };
    app.write(NAME, &theirs(TODAY));
    let before = app.files();
    app.is_slow = true;
    // Two edits are made before the first is saved, and one before the disk has been read again.
    app.press("jdjf3<tick>").press("jx");
    app.is_slow = false;
    app.deliver();
    let after = app.files();
    let kept = difference(&before, &after);
    assert!(after[NAME].contains("# theirs") && after[NAME].contains("Bottles"), "{kept:?}");
    assert!(kept.iter().all(|line| line.contains("+ ")), "{kept:?}");
    app.assert_saved();
    app.undo_all();
    assert_eq!(app.files(), before);
}

#[test]
fn a_sign_written_by_hand_outlives_the_next_answer_and_its_undo() {
    let week = "weeks/2026-W47.toml";
    let mut app = App::open(LIFE, "2026-11-22T18:05");
    app.press("3<Enter>4<2s>");
    let theirs = format!("{}growing = 2 # on paper\n", app.files()[week]);
    app.write(week, &theirs);
    app.press("3<2s>");
    assert_eq!(app.files()[week], format!("{theirs}matched = 3\n"));
    app.assert_saved();
    app.press("u");
    assert_eq!(app.files()[week], theirs);
    // An undo of earlier edits keeps a change that was read with the next minute.
    app.press("<60s>5<tick>uu");
    assert!(app.files()[week].contains("growing = 2 # on paper"), "{}", app.files()[week]);
    app.assert_saved();
}

#[test]
fn what_another_program_adds_between_undo_and_redo_stays() {
    let mut app = App::open(LIFE, "2026-11-18T18:05");
    app.is_slow = true;
    app.press("1a9-10 Sew<Enter>");
    assert!(app.deliver_one());
    app.press("u");
    let theirs = "\n[[block]]\nid = \"n1ght\"\ntitle = \"Film\"\n";
    app.write(NAME, &format!("{}{theirs}", app.files()[NAME]));
    app.press("U");
    app.is_slow = false;
    app.deliver();
    app.press("<tick>");
    let text = &app.files()[NAME];
    assert!(text.contains("title = \"Film\"") && text.contains("title = \"Sew\""), "{text}");
    app.assert_saved();
}

#[test]
fn a_file_that_breaks_meanwhile_stays_as_it_was_read_until_it_is_mended() {
    for (name, keys, again) in [
        ("life.toml", "4", "4"),
        ("weeks/2026-W47.toml", "3<Enter>4", "34"),
        (NAME, "jd", "d"),
        ("inbox.toml", "iaTea<Enter><Esc>", "iaTea<Enter><Esc>"),
    ] {
        let mut app = App::open(LIFE, "2026-11-18T18:05");
        app.write("weeks/2026-W47.toml", "intention = \"rest\"\n");
        app.press("<tick>");
        let text = app.files()[name].clone();
        let (values, tasks) = (app.model.life.profile.values.clone(), app.model.life.inbox.clone());
        app.write(name, "[[");
        app.press("<60s><tick>");
        assert!(
            app.model.all_problems().iter().any(|problem| problem.starts_with(&format!("{name}:1"))),
            "{:?}",
            app.model.all_problems()
        );
        assert_eq!((&app.model.life.profile.values, &app.model.life.inbox), (&values, &tasks));
        app.press(keys);
        assert_eq!(app.files()[name], "[[");
        assert!(app.model.not_saved.is_empty());
        app.press("<Esc>1");
        app.write(name, &text);
        app.press("<60s><tick>");
        assert_eq!(app.model.all_problems(), Vec::<&str>::new());
        app.press(again);
        app.assert_saved();
        assert_eq!(app.files()[name] == text, name == "life.toml", "{name}");
    }
}

#[test]
fn what_a_search_finds_after_it_was_left_is_heard_by_no_one() {
    let block = Block { title: "Sketches".to_owned(), ..Block::default() };
    let actual = vec![Stretch::Over("09:00-10:00".parse().unwrap())];
    let late = || {
        let block = Some(Box::new(Block { actual: actual.clone(), ..block.clone() }));
        let date = "2026-03-02".parse().unwrap();
        Action::Found(
            "ske".len() as u64,
            vec![Hit { date, title: block.as_ref().unwrap().title.clone(), block, when: String::new() }],
        )
    };
    // In another prompt the arrows bring back earlier lines and choose no hit.
    for left in ["/ske<Esc>", "sske<Esc>"] {
        let mut app = App::open(LIFE, NOW);
        app.press(left).press("a").act(late());
        assert!(app.model.sheet_as::<Prompt>().is_some(), "{left}: {:?}", app.sheet());
        assert_eq!(app.sheet(), Some("Add ‹›".to_owned()), "{left}");
    }
    let mut app = App::open(LIFE, NOW);
    app.press("/ske<Esc>s");
    let before = app.sheet();
    app.act(late());
    let Some(list) = app.model.sheet_as::<StartList>() else { panic!("{:?}", app.sheet()) };
    assert!(
        !list
            .shown
            .iter()
            .any(|line| matches!(line, StartLine::Block { target, .. } if target.block.title == "Sketches"))
    );
    assert_eq!(app.sheet(), before);
}

#[test]
fn a_message_names_the_keys_in_force_whatever_a_title_says() {
    let mut app = App::open(LIFE, NOW);
    app.model.keymap = Keymap::with_overrides("[global]\nundo = [\"Z\"]\nredo = [\"F9\"]\n").unwrap();
    app.press("a20-21 Walk stopped  twice; u undo. And  on in the park<Enter>");
    assert_eq!(
        app.said(),
        "Walk stopped  twice; u undo. And  on in the park planned, 20:00 to 21:00.  Z undo"
    );
    // A long message takes a second row. In a lower terminal the words are cut before the key is.
    for (columns, rows, cut) in [(50, 12, 0), (60, 12, 0), (40, 10, 1), (60, 10, 1)] {
        let lines = lines(&draw(&mut app, PLAIN, (columns, rows)).0);
        let end = lines.len() - 1;
        let message = lines[end - 2 + cut..end].concat();
        assert!(message.trim_end().ends_with(" Z undo"), "{message}");
        let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(message.contains("Walk stopped "), "{message}");
        assert_eq!(message.contains("in the park planned, 20:00 to 21:00."), cut == 0, "{message}");
    }
    app.press("Z");
    assert!(
        app.said().starts_with("Undone: Walk stopped  twice") && app.said().ends_with("  F9 redo"),
        "{}",
        app.said()
    );
}
