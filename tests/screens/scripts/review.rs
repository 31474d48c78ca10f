//! Keys in the review: its pages, its answers, and what it changes in next week.

use super::{Script, run_at, script};
use crate::frames::{DARK, draw, lines};
use crate::harness::App;
use crate::lives::{PROFILE, TODAY, TOMORROW, YESTERDAY};

/// Sunday evening of the scripts' week.
pub(super) const SUNDAY: &str = "2026-11-22T18:05";

/// Monday's file, which another program has written, too.
const MONDAY: &str = r#"# Monday, by hand
schema = 1
date = 2026-11-16

[[block]]
id = "pag3s"
title = "Pages"
plan = "09:00-13:00"
actual = ["09:00-14:00"]
area = "work"
engagement = "acme"
values = ["craft"]
status = "done"
x-mood = "good"

[[block]]
id = "dr1ft"
title = "Draft"      # of the talk
plan = "15:00-16:00"
area = "work"
engagement = "studio"
demand = "high"
with = ["Ines"]
x-slides = 12
"#;

const LAST_WEEK: &str = r#"schema = 1
week = "2026-W46"
question = "no"
answer = "Too much of it was theirs."

[signs]
energised = 2
matched = 4
"#;

const THIS_WEEK: &str = r#"# What for.
schema = 1
week = "2026-W47"
intention = "Ship the page."
mood = "of another program"
"#;

pub(super) const LIFE: &[(&str, &str)] = &[
    ("life.toml", PROFILE),
    ("days/2026/2026-11-16.toml", MONDAY),
    ("days/2026/2026-11-17.toml", YESTERDAY),
    ("weeks/2026-W46.toml", LAST_WEEK),
    ("weeks/2026-W47.toml", THIS_WEEK),
];

const WAYS: &[Script] = &[
    script("3 is the review of this week", "3", &["at 2026-W47, look back 0"]),
    script("Enter goes on, Backspace back", "3<Enter><Enter><Backspace>", &["at 2026-W47, signs 0"]),
    script("] and [ are the larger steps", "3]]][", &["at 2026-W47, balance and alignment 0"]),
    script("no page lies before the first", "3[[", &["at 2026-W47, look back 0"]),
    script("nor behind the last", "3]]]]]]]]", &["at 2026-W47, next week intention"]),
    script("Esc leaves it, and it is kept", "3]]<Esc>3", &["at 2026-W47, balance and alignment 0"]),
    script("q leaves it too", "3q", &["at free 18:15–23:00"]),
    script("digits go to screens where none answer", "3]]1", &["at free 18:15–23:00"]),
    script("Tab shows all rows", "<40x10>3<Tab>j", &["at 2026-W47, look back 1, the other form"]),
    script("Esc goes back from them first", "3<Tab><Esc>", &["at 2026-W47, look back 0"]),
    script("Tab on the signs is one engagement", "3]<Tab>", &["at 2026-W47, signs of acme 0"]),
    script("and behind the last it is life again", "3]<Tab><Tab>", &["at 2026-W47, signs 0"]),
    script(
        "its own line says how",
        "3]jjjjj3",
        &["at 2026-W47, signs 5", "says Your answers above count for this job too.  Tab answer for it alone"],
    ),
    script("Tab from its own line is that one", "3]jjjjj<Tab>", &["at 2026-W47, signs of acme 0"]),
    script(
        "arrows go through the weeks of the chart",
        "3]]<←>",
        &["at 2026-W47, balance and alignment 0, at 2026-W47"],
    ),
    script(
        "g reviews the week of a day",
        "3g2026-11-10<Enter>",
        &["on 2026-11-10", "at 2026-W46, next week intention"],
    ),
    script("gg and ge are the first line and the last", "3]gek", &["at 2026-W47, signs 4"]),
    script("Tab does nothing where there is one form", "3]]]<Tab>", &["at 2026-W47, boundaries 0"]),
    script("and leaves the cursor where it is", "3]]]]]j<Tab>", &["at 2026-W47, next week Taxes: Left"]),
    script("a week that is still to come waits", "2]3", &["on 2026-11-29", "at 2026-W47, look back 0"]),
    script("t is this week again", "3g2026-11-10<Enter>t", &["on 2026-11-10", "at 2026-W47, look back 0"]),
];

const CHANGES: &[Script] = &[
    script(
        "digits answer, one after the other",
        "3]32",
        &["at 2026-W47, signs 2", "weeks/2026-W47: + [signs] | energised = 3 | matched = 2"],
    ),
    script(
        "arrows begin in the middle",
        "3]<→><→>",
        &["at 2026-W47, signs 0", "weeks/2026-W47: + [signs] | energised = 4"],
    ),
    script(
        "an engagement answers for itself",
        "3]<Tab>j2",
        &["at 2026-W47, signs of acme 2", "weeks/2026-W47: + [signs.by.acme] | matched = 2"],
    ),
    script(
        "its arrows begin where life's answer stands",
        "3]4k<Tab><←>",
        &[
            "at 2026-W47, signs of acme 0",
            "weeks/2026-W47: + [signs] | energised = 4 | [signs.by.acme] | energised = 3",
        ],
    ),
    script("yes, partly, no", "3]]]]2", &["at 2026-W47, fit 0", "weeks/2026-W47: + question = 'partly'"]),
    script(
        "and in one's own words",
        "3]]]]eThe writing does.<Enter>",
        &[
            "at 2026-W47, fit 0",
            "says Week 47: answered in own words.  u undo",
            "weeks/2026-W47: + answer = 'The writing does.'",
        ],
    ),
    script(
        "n is a note on every page",
        "3nsnow<Enter>",
        &["at 2026-W47, look back 0", "says Week 47: note saved.  u undo", "weeks/2026-W47: + note = 'snow'"],
    ),
    script(
        "the intention is that of the week ahead",
        "3]]]]]eTwo dinners<Enter>",
        &[
            "at 2026-W47, next week intention",
            "says Week 48's goal: Two dinners.  u undo",
            "weeks/2026-W48: + week = '2026-W48' | intention = 'Two dinners'",
        ],
    ),
];

#[test]
fn ways() {
    run_at(SUNDAY, LIFE, WAYS);
}

#[test]
fn changes() {
    run_at(SUNDAY, LIFE, CHANGES);
}

#[test]
fn below_the_least_there_is_no_answer() {
    let mut app = App::open(LIFE, SUNDAY);
    let before = app.files();
    app.press("3]1k<←>");
    assert_eq!(app.files(), before);
}

/// Presses down, and then up, until the cursor is on a line of the last page.
#[track_caller]
fn to_line(app: &mut App, words: &str) {
    for key in ["j"; 40].into_iter().chain(["k"; 40]) {
        if app.review().contains(words) {
            return;
        }
        app.press(key);
    }
    panic!("{words}: {}", app.review());
}

#[test]
fn what_was_left_over_goes_where_it_is_sent() {
    let mut app = App::open(LIFE, SUNDAY);
    let before = app.files();
    app.press("3]]]]]");
    to_line(&mut app, "Draft");
    // Its day is days back, so it is left until one chooses: done, skipped, then the days with room.
    assert!(app.review().ends_with("Draft: Left"), "{}", app.review());
    app.press("<→><→><→><→>");
    assert!(app.review().ends_with("Draft: Day(2026-11-24)"), "{}", app.review());
    app.press("<←><→>");
    assert!(app.review().ends_with("Draft: Day(2026-11-24)"), "{}", app.review());
    to_line(&mut app, "2026-11-27");
    app.press("<→>");
    app.press("<Enter>");
    assert!(app.said().starts_with("Week 47 reviewed. Next week: 1 moved, "), "{}", app.said());
    assert!(app.said().contains("Fri grace"), "{}", app.said());
    app.assert_saved();
    let files = app.files();
    let (old, new) = (&files["days/2026/2026-11-16.toml"], &files["days/2026/2026-11-24.toml"]);
    assert!(old.contains("status = \"moved\"\nmoved_to = 2026-11-24"), "{old}");
    assert!(old.starts_with("# Monday, by hand\n"), "{old}");
    // The moved block keeps all its fields.
    let kept = ["title = \"Draft\"", "15:00-16:00", "demand = \"high\"", "with = [\"Ines\"]"];
    for words in kept.iter().chain(&["moved_from = 2026-11-16", "carried = 1"]) {
        assert!(new.contains(words), "{words}: {new}");
    }
    assert!(files["days/2026/2026-11-27.toml"].contains("grace = \"\""));
    let week = &files["weeks/2026-W47.toml"];
    assert!(week.contains("reviewed = 2026-11-22T18:05:00"), "{week}");
    assert!(week.starts_with("# What for.\n") && week.contains("mood = \"of another program\""), "{week}");
    assert_eq!(app.problems(), Vec::<String>::new());
    // Once the week is reviewed, Enter on the last page leaves the review. Nothing is done twice.
    app.press("<Enter>");
    assert_eq!(app.files(), files);
    assert!(app.model.is_home());
    // One key undoes its whole target, and the choices stay.
    app.press("3u");
    assert_eq!(app.files(), before);
    assert_eq!(app.review(), "2026-W47, next week intention");
    to_line(&mut app, "Draft");
    assert!(app.review().ends_with("Draft: Day(2026-11-24)"), "{}", app.review());
    app.press("<Enter>");
    assert!(app.files()["days/2026/2026-11-24.toml"].contains("moved_from = 2026-11-16"));
    app.undo_all();
    assert_eq!(app.files(), before);
    app.press("U");
    assert!(app.files()["days/2026/2026-11-24.toml"].contains("moved_from = 2026-11-16"));
    app.press("<Enter>");
    assert!(app.model.is_home());
}

#[test]
fn a_day_of_grace_is_taken_back_in_the_minute_of_finishing() {
    let mut app = App::open(LIFE, SUNDAY);
    app.press("3]]]]]");
    to_line(&mut app, "2026-11-27");
    app.press("<→><Enter>");
    assert!(app.files().contains_key("days/2026/2026-11-27.toml"));
    to_line(&mut app, "2026-11-27");
    app.press("<→><Enter>");
    assert!(app.said().starts_with("Week 47 reviewed. "), "{}", app.said());
    assert!(!app.files().contains_key("days/2026/2026-11-27.toml"));
    app.assert_saved();
    app.press("<Enter>");
    assert!(app.model.is_home());
}

#[test]
fn an_undo_leaves_one_in_the_review_of_the_same_week() {
    let mut app = App::open(LIFE, SUNDAY);
    app.press("3]]]]]j<→><Enter>u13");
    assert_eq!(app.review(), "2026-W47, next week intention");
    assert_eq!(app.model.date.to_string(), "2026-11-22");
}

#[test]
fn a_review_that_is_opened_again_goes_on_where_it_was_left() {
    let mut app = App::open(LIFE, SUNDAY);
    app.press("3]3");
    let mut app = app.open_again("2026-11-22T19:00");
    app.press("3");
    // The first question of the check-in that is not answered.
    assert_eq!(app.review(), "2026-W47, signs 1");
    app.press("3333");
    let mut app = app.open_again("2026-11-22T20:00");
    app.press("3");
    assert_eq!(app.review(), "2026-W47, balance and alignment 0");
    app.press("]]1");
    let mut app = app.open_again("2026-11-23T07:00");
    // On Monday, last week is due for review.
    app.press("3");
    assert_eq!(app.review(), "2026-W47, next week intention");
}

#[test]
fn a_question_that_was_answered_in_words_alone_is_not_asked_again() {
    let mut app = App::open(LIFE, SUNDAY);
    app.press("3]]]]eThe writing does.<Enter>");
    let mut app = app.open_again("2026-11-22T19:00");
    app.press("3");
    assert_eq!(app.review(), "2026-W47, next week intention");
}

#[test]
fn a_week_whose_file_makes_no_sense_is_left_as_it_is() {
    let broken: Vec<(&str, &str)> = LIFE
        .iter()
        .map(|(name, text)| (*name, if name.ends_with("W47.toml") { "signs = 3\n" } else { *text }))
        .collect();
    let mut app = App::open(&broken, SUNDAY);
    let before = app.files();
    app.press("3]3");
    assert!(app.said().contains("Can't save: 2026-W47.toml"), "{}", app.said());
    assert_eq!(app.files(), before);
}

#[test]
fn no_number_is_shown_before_the_signs_were_asked() {
    let days = [("days/2026/2026-11-18.toml", TODAY), ("days/2026/2026-11-19.toml", TOMORROW)];
    let files: Vec<(&str, &str)> = [("life.toml", PROFILE)].into_iter().chain(days).collect();
    let mut app = App::open(&files, SUNDAY);
    for keys in ["3", "<Enter>"] {
        app.press(keys);
        // Skip the first line: it has the names of the pages.
        for line in lines(&draw(&mut app, DARK, (120, 40)).0).iter().skip(1) {
            assert!(!line.contains("lignment ") && !line.contains("alance "), "{line}");
        }
    }
}

#[test]
fn a_week_that_has_not_begun_is_not_reviewed() {
    let mut app = App::open(LIFE, SUNDAY);
    let before = app.files();
    app.press("3g2026-11-24<Enter>");
    assert_eq!(app.said(), "Week 48 has not begun. There is nothing to review yet.");
    assert_eq!(
        (app.review().as_str(), app.model.date.to_string().as_str()),
        ("2026-W47, look back 0", "2026-11-22")
    );
    assert_eq!(app.files(), before);
}

#[test]
fn a_reason_for_grace_counts_whatever_was_chosen_before() {
    let mut app = App::open(LIFE, SUNDAY);
    app.press("3]]]]]");
    to_line(&mut app, "2026-11-27");
    app.press("<→><→>eflu<Enter><Enter>");
    assert!(app.files()["days/2026/2026-11-27.toml"].contains("grace = \"flu\""));
    app.undo_all();
    to_line(&mut app, "2026-11-27");
    app.press("eflu<Enter><→>e<Ctrl-U>Mum<Enter><Enter>");
    assert!(app.files()["days/2026/2026-11-27.toml"].contains("grace = \"Mum\""));
}

#[test]
fn arrows_on_the_intention_say_which_key_writes_it() {
    let mut app = App::open(LIFE, SUNDAY);
    app.press("3]]]]]<→>");
    assert_eq!(
        (app.sheet(), app.said().as_str()),
        (None, "There is no other choice here.  e write the week's goal")
    );
}

#[test]
fn on_monday_what_changes_is_this_week() {
    let mut app = App::open(LIFE, "2026-11-23T07:00");
    app.press("3]]]]]");
    to_line(&mut app, "Draft");
    app.press("<→><→><→>");
    to_line(&mut app, "Taxes");
    app.press("<→><→><Enter>");
    assert!(app.said().starts_with("Week 47 reviewed: 1 skipped. This week: 1 moved."), "{}", app.said());
    let frame = lines(&draw(&mut app, DARK, (120, 40)).0).join("\n");
    assert!(frame.contains("Reviewed: 1 skipped. This week: 1 moved."), "{frame}");
}

#[test]
fn a_day_of_grace_keeps_its_reason_where_it_is_edited() {
    let grace = ("days/2026/2026-11-29.toml", "schema = 1\ndate = 2026-11-29\ngrace = \"flu\"\n");
    let files: Vec<(&str, &str)> = LIFE.iter().copied().chain([grace]).collect();
    let mut app = App::open(&files, SUNDAY);
    app.press("3]]]]]Ge");
    assert!(app.sheet().is_some_and(|sheet| sheet.contains("‹flu›")), "{:?}", app.sheet());
}

#[test]
fn the_last_line_of_what_was_kept_is_reached_where_lines_are_long() {
    let ledger: String = (0..12)
        .map(|number| {
            format!(
                "[[promise]]\nid = \"p{number}\"\nto = \"Ada\"\nwhat = \"A promise that takes more than one line of a narrow terminal, {number}.\"\n"
            )
        })
        .collect();
    let ledger = ledger + "[[no]]\nid = \"n1\"\nwhat = \"The very last\"\non = 2026-11-19\n";
    let files: Vec<(&str, &str)> = LIFE.iter().copied().chain([("ledger.toml", ledger.as_str())]).collect();
    let mut app = App::open(&files, SUNDAY);
    app.press("<40x14>3]]]G");
    let frame = lines(&draw(&mut app, DARK, (40, 14)).0).join("\n");
    assert!(frame.contains("The very last"), "{frame}");
}

#[test]
fn the_seasons_own_sentence_is_asked_for_after_the_question() {
    let season = "schema = 1\n[[season]]\nid = \"launch\"\nname = \"Launch\"\nstart = 2026-10-05\nend = 2027-01-03\n\
        success = \"v1 is out.\"\n";
    let worked = "schema = 1\n[[block]]\nid = \"w1\"\ntitle = \"Pages\"\nactual = [\"09:00-14:00\"]\narea = \"work\"\n";
    let files = [("life.toml", PROFILE), ("seasons.toml", season), ("days/2026/2026-11-17.toml", worked)];
    let mut app = App::open(&files, SUNDAY);
    let week = |app: &App| app.files().get("weeks/2026-W47.toml").cloned().unwrap_or_default();
    app.press("3]]]]");
    let frame = lines(&draw(&mut app, DARK, (80, 24)).0);
    assert!(
        frame.iter().any(|line| line.contains("Was this week a step towards \"v1 is out\"?")),
        "{frame:#?}"
    );
    // The first digit answers the question, the second the step. Tab goes from one to the other.
    app.press("13");
    assert!(
        week(&app).contains("question = \"yes\"") && week(&app).contains("step = \"no\""),
        "{}",
        week(&app)
    );
    app.press("<Tab>2<Left><Left>");
    assert!(
        week(&app).contains("question = \"partly\"") && week(&app).contains("step = \"yes\""),
        "{}",
        week(&app)
    );
    // Season counts the weeks, and those with `partly` on their own.
    for (keys, said) in [("4", "yes in 1 of 1 week."), ("3124", "yes in 0 of 1 week, partly in 1.")] {
        app.press(keys);
        let frame = lines(&draw(&mut app, DARK, (120, 40)).0).join(" ");
        let frame = frame.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(frame.contains(&format!("A step towards it: {said}")), "{keys}: {frame}");
    }
}
