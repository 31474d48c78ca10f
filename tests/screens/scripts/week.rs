//! Keys on the Week screen: from day to day, and the keys of Day on the day in view.

use super::{Script, run, script};
use crate::harness::App;
use crate::lives::{EVERY_FIELD, FULL, LIFE, NOW, WEEK_53};
use aplomb::report::week::Showing;
use aplomb::screens::week::state::{WeekPart as Part, WeekState, agenda_of, week_days};

const WAYS: &[Script] = &[
    script("2 is the week, on the day in view", "2", &["shows Week", "at Pricing page"]),
    script("arrows go from day to day", "2ll", &["on 2026-11-20", "shows Week", "at free 7:00–12:30"]),
    script("and from block to block", "2jj", &["shows Week", "at Code reviews"]),
    script(
        "before the first column lies the week before",
        "2hhh",
        &["on 2026-11-15", "shows Week", "at minute 960"],
    ),
    script(
        "] is the week after, [ the one before",
        "2]][",
        &["on 2026-11-25", "shows Week", "at free 7:00–12:30"],
    ),
    script("t is today", "2]t", &["shows Week", "at Pricing page"]),
    script("g goes to a date", "2gsun<Enter>", &["on 2026-11-22", "shows Week", "at free 7:00–23:00"]),
    script("q goes back to Day, on the day in view", "2lq", &["on 2026-11-19", "at Tickets"]),
    script("Esc too", "2<Esc>", &["at Pricing page"]),
    script("q on Day quits", "2qq", &["at Pricing page", "quits"]),
    script("a hit of a search opens its day", "2/taxes<Enter>", &["on 2026-11-17", "at Taxes"]),
    script("Enter opens the card", "2j<Enter>", &["shows Week", "at Stand-up", "in card of Stand-up, start"]),
    script(
        "Enter on free time adds there",
        "2lll<Enter>",
        &["on 2026-11-21", "shows Week", "at free 7:00–23:00", "in Add ‹›"],
    ),
    script("z changes nothing of Day's own zoom", "2zz+-", &["shows Week", "at Pricing page"]),
    script("o shows the plan alone", "2o", &["shows Week", "at Pricing page", "says Shown: plan only."]),
    script("oo what was lived alone", "2oo", &["shows Week", "at Pricing page", "says Shown: done only."]),
    script(
        "ooo both again",
        "2ooo",
        &["shows Week", "at Pricing page", "says Shown: forecast. Done so far, then the plan."],
    ),
    script(
        "on Day o says where they stand",
        "o",
        &["at Pricing page", "says Day shows the plan and what is done side by side."],
    ),
    script("above the first block stands set the goal", "2<Home>kk", &["shows Week", "at set the goal"]),
    script("below it the first block", "2<Home>kkj", &["shows Week", "at Bin day"]),
    script(
        "Enter writes it in its place",
        "2<Home>k<Enter>",
        &["shows Week", "at set the goal", "in Week's goal ‹›"],
    ),
    script(
        "keys of blocks mean no block there",
        "2<Home>kdxLJ",
        &["shows Week", "at set the goal", "says No block is under the cursor."],
    ),
    script(
        "it is that of every day of the week",
        "2<Home>kl",
        &["on 2026-11-19", "shows Week", "at set the goal"],
    ),
    script("on Day there is none", "2<Home>kq", &["at Pricing page"]),
    script(
        "nor on days without a block where 1 goes down",
        "2hhhkj",
        &["on 2026-11-15", "shows Week", "at minute 420"],
    ),
    script("Tab turns no face of Day's panel", "2<Tab><Tab>q", &["at Pricing page"]),
];

const CHANGES: &[Script] = &[
    script(
        "L takes a block along to the day after",
        "2jL",
        &[
            "on 2026-11-19",
            "shows Week",
            "at Stand-up",
            "says Stand-up moved to Thursday 19 November, 10:30 to 11:00.  u undo",
            "18: - id = 'st4nd' | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme'",
            "19: + id = * | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme'",
        ],
    ),
    script(
        "J moves by a quarter of an hour",
        "2<120x40>jJ",
        &[
            "shows Week",
            "at Stand-up",
            "says Stand-up now 10:45 to 11:15.  u undo",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '10:45-11:15'",
        ],
    ),
    script(
        "set the goal is written in its place",
        "2DiTwo dinners<Enter>",
        &[
            "shows Week",
            "at Pricing page",
            "says Week 47's goal: Two dinners.  u undo",
            "weeks/2026-W47: + week = '2026-W47' | intention = 'Two dinners'",
        ],
    ),
    script(
        "a day is made one of grace",
        "2lDgflu<Enter>",
        &[
            "on 2026-11-19",
            "shows Week",
            "at Tickets",
            "says Thursday 19 November is a grace day: flu.  u undo",
            "19: + grace = 'flu'",
        ],
    ),
];

#[test]
fn ways() {
    run(LIFE, WAYS);
}

#[test]
fn changes() {
    run(LIFE, CHANGES);
}

/// Returns the last block of a file.
fn block(text: &str) -> toml::Table {
    let file: toml::Table = text.parse().unwrap();
    file["block"].as_array().unwrap().last().unwrap().as_table().unwrap().clone()
}

#[test]
fn moving_keeps_the_length_and_clears_no_field() {
    for (keys, date) in [
        ("L", "2026-11-23"),
        ("H", "2026-11-21"),
        ("LLL", "2026-11-25"),
        ("m2026-11-28<Enter>", "2026-11-28"),
    ] {
        let mut app = App::open(FULL, NOW);
        app.press("2gsun<Enter>gg");
        while app.place() != "All of it" {
            app.press("j");
        }
        let before = app.files();
        app.press(keys);
        let name = format!("days/2026/{date}.toml");
        assert_eq!(block(&app.files()[&name]), block(EVERY_FIELD), "{keys}");
        if !keys.starts_with('m') {
            let place = (app.model.date.to_string(), app.place());
            assert_eq!(place, (date.to_owned(), "All of it".to_owned()), "{keys}: the cursor goes along");
        }
        app.assert_saved();
        app.undo_all();
        assert_eq!(app.files(), before, "{keys}");
    }
}

#[test]
fn a_night_is_met_on_both_of_its_days_and_stored_once() {
    let mut app = App::open(FULL, NOW);
    app.press("2hgg");
    assert_eq!(app.place(), "Night shift");
    app.press("lgg");
    while app.place() != "Night shift" {
        app.press("j");
        assert!(app.place() != "Dinner", "not met on Wednesday");
    }
    assert_eq!(app.model.selected().unwrap().date.to_string(), "2026-11-17");
}

#[test]
fn a_year_of_53_weeks_goes_on_in_the_next() {
    let mut app = App::open(WEEK_53, "2026-12-30T09:00");
    app.press("2");
    let shown = |app: &App| app.model.kept::<WeekState>().content.as_ref().unwrap().week.to_string();
    assert_eq!(shown(&app), "2026-W53");
    app.press("llllL");
    assert_eq!((app.model.date.to_string().as_str(), shown(&app).as_str()), ("2027-01-03", "2026-W53"));
    app.press("l");
    assert_eq!((shown(&app).as_str(), app.place().as_str()), ("2027-W01", "free 7:00–9:00"));
    app.press("h[");
    assert_eq!(shown(&app), "2026-W52");
}

#[test]
fn the_week_begins_on_the_day_that_is_set() {
    for (start, first, last) in [
        ("mon", "2026-11-16", "2026-11-22"),
        ("sun", "2026-11-15", "2026-11-21"),
        ("sat", "2026-11-14", "2026-11-20"),
    ] {
        let mut app = App::open(LIFE, NOW).configured(&format!("week_start = \"{start}\"\n"));
        app.press("2");
        let days: Vec<String> = week_days(&app.model).iter().map(|(date, _)| date.to_string()).collect();
        assert_eq!((days.len(), days[0].as_str(), days[6].as_str()), (7, first, last), "{start}");
        // The week of the report is still the ISO week.
        assert_eq!(app.model.kept::<WeekState>().content.as_ref().unwrap().week.to_string(), "2026-W47");
        app.press(&"h".repeat(10));
        assert_eq!(app.model.date.to_string(), "2026-11-08");
        assert_eq!(week_days(&app.model).len(), 7);
    }
}

#[test]
fn tab_turns_what_stands_below_and_o_what_is_shown() {
    let mut app = App::open(LIFE, NOW);
    app.press("2<120x40>");
    let part = |app: &App| app.model.kept::<WeekState>().part(app.model.size.1 < 30);
    assert_eq!(part(&app), Part::Values);
    app.press("<Tab>");
    assert_eq!(part(&app), Part::Areas);
    app.press("<Tab>");
    assert_eq!(part(&app), Part::Values);
    // Where rows are few, Tab also shows the hours of the days.
    app.press("<80x24><Tab><Tab>");
    assert_eq!(part(&app), Part::Days);
    app.press("<Shift-Tab>");
    assert_eq!(part(&app), Part::Areas);
    app.press("o");
    let content = app.model.kept::<WeekState>().content.as_ref().unwrap();
    assert_eq!((content.showing, content.score.lens), (Showing::Plan, aplomb::alignment::Lens::Plan));
}

#[test]
fn what_is_written_about_turns_the_screen_to_its_week() {
    let mut app = App::open(LIFE, NOW);
    app.press("2a2026-11-25 9-10 Plan");
    let days = |app: &App| -> Vec<String> {
        week_days(&app.model).iter().map(|(date, _)| date.to_string()).collect()
    };
    assert_eq!((days(&app)[0].as_str(), days(&app).len()), ("2026-11-23", 7));
    let wednesday = agenda_of(&app.model, "2026-11-25".parse().unwrap()).unwrap();
    assert!(wednesday.items.iter().any(|item| item.block.title == "Plan"), "as it would be");
    app.press("<Esc>");
    assert_eq!(days(&app)[0], "2026-11-16");
    app.press("a2026-11-25 9-10 Plan<Enter>");
    assert_eq!((days(&app)[0].as_str(), app.place().as_str()), ("2026-11-23", "Plan"));
}

#[test]
fn only_the_week_in_view_is_built_and_only_on_its_screen() {
    let mut app = App::open(LIFE, NOW);
    assert!(
        app.model.kept::<WeekState>().content.is_none() && app.model.kept::<WeekState>().others.is_empty()
    );
    app.press("2");
    assert_eq!(
        app.model.kept::<WeekState>().others.len(),
        6,
        "the day in view is the one that is there already"
    );
    let days = app.model.life.days.len();
    app.press("hhlll");
    assert_eq!(app.model.life.days.len(), days, "nothing more is read for another column");
}
