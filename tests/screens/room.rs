//! Long, wide and many: words and times are not cut while other cells are free, and every key that is offered does
//! something.

use super::frames::{DARK, PLAIN, draw, lines};
use super::harness::App;
use super::lives::{FULL, IN_SEASONS, LIFE, NOW, PROFILE, SEASONS, TODAY};

const LONG: &str = "A title of sixty letters, which says a lot about little work";
const FRIENDS: &str = "Friends and the people I would call at three in the night";
const SEASON: &str = "The launch of all that we have worked on for so long";

/// Returns a life with a season, a goal, values and titles that are long.
fn long() -> App {
    let profile = PROFILE.replace("name = \"Family\"", &format!("name = \"{FRIENDS}\""));
    let seasons = SEASONS.replace("name = \"Launch\"", &format!("name = \"{SEASON}\""));
    let block = |id: &str, title: &str, keys: &str| {
        format!("\n[[block]]\nid = \"{id}\"\ntitle = \"{title}\"\nvalues = [\"family\"]\n{keys}\n")
    };
    let today = [
        block("run00", "Run", "plan = \"07:00-07:45\"\nactual = [\"07:00-07:45\"]\nstatus = \"done\""),
        block("l0ng0", LONG, "plan = \"13:00-16:00\""),
        block("sh0rt", "Short", "plan = \"13:00-13:30\""),
        block("ca110", "Call with everybody", "plan = \"16:30-17:30\""),
    ];
    let today = format!("schema = 1\ndate = 2026-11-18\nzone = \"Europe/Lisbon\"\n{}", today.concat());
    let goal = format!("schema = 1\nweek = \"2026-W47\"\nintention = \"{LONG} and more of it\"\n");
    let files = [
        ("life.toml", profile.as_str()),
        ("seasons.toml", seasons.as_str()),
        ("weeks/2026-W47.toml", goal.as_str()),
        ("days/2026/2026-11-18.toml", today.as_str()),
    ];
    App::open(&files, NOW)
}

fn frame(app: &mut App, keys: &str, size: (u16, u16)) -> Vec<String> {
    app.press(&format!("<{}x{}>", size.0, size.1)).press(keys);
    lines(&draw(app, DARK, size).0)
}

#[track_caller]
fn row<'a>(frame: &'a [String], text: &str) -> &'a str {
    frame.iter().find(|row| row.contains(text)).unwrap_or_else(|| panic!("no {text}:\n{}", frame.join("\n")))
}

fn words(frame: &[String]) -> String {
    frame.iter().flat_map(|row| row.split_whitespace()).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_planned_runs_over_what_was_done_where_that_is_blank() {
    let wide = frame(&mut long(), "", (120, 40));
    row(&wide, &format!("Call with everybody  {}", &FRIENDS[..40]));
    // Beside a block that was done, the words end before it.
    assert!(row(&wide, "│ Run ").contains("… ┃ ✓"), "{wide:#?}");
    let wide = frame(&mut long(), "", (200, 60));
    let at = |text: &str| row(&wide, text).find("Friends").unwrap();
    assert_eq!(at("│ Call with everybody"), at("│ Run "), "they are in one column");
}

#[test]
fn a_title_in_a_lane_takes_the_lanes_that_are_blank_in_its_row() {
    let beside = frame(&mut long(), "", (120, 40));
    assert!(
        beside.iter().any(|row| row.contains("│ A title of sixty letters, which … │ Short")),
        "{beside:#?}"
    );
    // The first row of the block is above the view. Its title is in a later one, beside nothing.
    let below = frame(&mut long(), "a21-22 Walk ", (120, 34));
    row(&below, &format!("│ {LONG}"));
}

#[test]
fn the_season_of_the_day_is_shortened_before_its_week_is_left_out() {
    let said = frame(&mut long(), "", (100, 40));
    row(&said, "Wednesday 18 November · The launch");
    row(&said, "…, week 2 of 8");
    // In a narrow terminal it leaves room for the scores.
    for screen in ["1", "2"] {
        let said = frame(&mut long(), screen, (80, 24));
        assert!(said[2].contains(" · The launch") && said[2].contains("…  "), "{said:#?}");
        assert!(said[2].contains("forecast   alignment"), "{said:#?}");
    }
}

#[test]
fn a_goal_and_a_note_that_are_cut_say_so() {
    let said = frame(&mut long(), "", (80, 24));
    assert!(
        row(&said, "Week's goal: A title of sixty letters, which").trim_end().ends_with('…'),
        "{said:#?}"
    );
}

#[test]
fn times_of_another_week_are_not_cut_when_replanning() {
    // This week has no free hour left, so that blocks go to the next one.
    let busy = |day: u32| {
        let id = format!("b{day:02}sy");
        let block =
            format!("[[block]]\nid = \"{id}\"\ntitle = \"Away\"\nplan = \"07:00-23:00\"\nfixed = true\n");
        (format!("days/2026/2026-11-{day}.toml"), format!("schema = 1\ndate = 2026-11-{day}\n\n{block}"))
    };
    let mut files: Vec<(String, String)> = (19..25).map(busy).collect();
    files.push(("days/2026/2026-11-18.toml".to_owned(), TODAY.replace("18:30-19:30", "18:30-23:00")));
    files.push(("life.toml".to_owned(), PROFILE.to_owned()));
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    for size in [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)] {
        let said = frame(&mut App::open(&files, NOW), "R9", size);
        let moved: Vec<&String> = said.iter().filter(|row| row.contains("→  25 Nov ")).collect();
        assert!(!moved.is_empty(), "{said:#?}");
        assert!(moved.iter().all(|row| !row.contains('…')), "{size:?}: {moved:#?}");
    }
}

#[test]
fn bars_of_the_reasons_give_way_to_names() {
    let said = frame(&mut long(), "w", (120, 40));
    row(&said, "Friends and the people I would call at three in");
    for size in [(60, 40), (80, 40)] {
        let said = frame(&mut long(), "w", size);
        let figures = |row: &str| row.trim_end().ends_with("12h") || row.trim_end().ends_with("10h");
        assert!(figures(row(&said, "Friends and the pe")), "{said:#?}");
    }
}

#[test]
fn a_list_without_lines_offers_nothing_to_choose() {
    let empty = [("life.toml", PROFILE)];
    for (keys, keeps) in [("/zzzz", "Esc back"), (":zzzz", "Esc back"), ("w", "day, week"), ("R", "g grace")]
    {
        let said = frame(&mut App::open(&empty, NOW), keys, (120, 40));
        let last = said.last().unwrap();
        assert!(
            !last.contains("choose") && !last.contains("line") && !last.contains("other choice"),
            "{last}"
        );
        assert!(last.contains(keeps), "{last}");
        assert!(!words(&said).contains("on this line"), "{said:#?}");
    }
    // A key that finds nothing to do says so.
    let mut app = App::open(&empty, NOW);
    app.press("C");
    assert_eq!(app.said(), "There is nothing to close: every past block is marked.");
}

#[test]
fn in_a_phone_nothing_that_helps_is_cut() {
    // A crossing, with the time that is free instead.
    let said = frame(&mut App::open(LIFE, NOW), "a18-19 Walk with Brandt @work ", (40, 12));
    assert!(words(&said).contains("which is free."), "{said:#?}");
    // An error, with what to do.
    let mut files: Vec<(&str, &str)> = LIFE.to_vec();
    files.retain(|(name, _)| !name.ends_with("18.toml"));
    files.push(("days/2026/2026-11-18.toml", "[[block]\n"));
    let said = frame(&mut App::open(&files, NOW), "R", (40, 12));
    assert!(words(&said).contains("Fix it, or run aplomb check."), "{said:#?}");
    // The words of a menu, and an offer that has no room for its hint.
    let said = frame(&mut App::open(IN_SEASONS, NOW), "4D", (40, 12));
    assert!(words(&said).contains("opposite lean"), "{said:#?}");
    let said = frame(&mut App::sample(), "4a", (40, 12));
    assert!(!row(&said, "A season called").contains("Enter"), "{said:#?}");
    // What is next, on Week.
    let said = frame(&mut App::sample(), "2", (40, 12));
    row(&said, "10:30–11:00   │ · Stand-up");
}

#[test]
fn the_card_on_week_takes_only_the_rows_it_needs() {
    for size in [(120, 40), (200, 60)] {
        let said = frame(&mut App::sample(), "2<Enter>", size);
        let rule = said.iter().position(|row| row.starts_with(" ─────")).unwrap();
        assert!(rule >= usize::from(size.1 / 2), "{size:?}: {said:#?}");
        let card = said[rule..].join("\n");
        assert!(card.contains("everything, by name") && !card.contains("more below"), "{card}");
        assert!(!said[said.len() - 2].trim().is_empty(), "no row is blank: {card}");
    }
    // The choice goes down one list, then down the next.
    let mut app = App::sample();
    let said = frame(&mut app, &format!("2<Enter>{}", "<↓>".repeat(9)), (120, 40));
    row(&said, "› >      longer");
}

#[test]
fn signs_on_week_stand_apart_from_titles() {
    let said = frame(&mut App::open(FULL, NOW), "2", (80, 24));
    row(&said, "17:30! Call with Ines");
}

#[test]
fn values_in_two_columns_stand_apart() {
    let profile = format!("{PROFILE}\n[[value]]\nid = \"rest\"\nname = \"Rest\"\nweekly = \"3h\"\n");
    let profile = profile.replace("name = \"Craft\"", &format!("name = \"{FRIENDS}\""));
    let mut app = App::open(&[("life.toml", &profile), ("days/2026/2026-11-18.toml", TODAY)], NOW);
    let said = frame(&mut app, "2", (120, 40));
    assert!(row(&said, "Friends and the").contains("h   Rest"), "{said:#?}");
}

#[test]
fn a_timer_far_over_is_said_without_its_question_where_that_has_no_room() {
    let today = format!(
        "{TODAY}\n[[block]]\nid = \"0ther\"\ntitle = \"Other\"\nactual = [\"09:00-13:00\"]\nstatus = \"done\"\n"
    );
    let mut app =
        App::open(&[("life.toml", PROFILE), ("days/2026/2026-11-18.toml", &today)], "2026-11-18T21:45");
    let said = frame(&mut app, "", (100, 40));
    assert!(!words(&said).contains("still w…"), "{said:#?}");
    row(&said, "● 11h15 over");
}

#[test]
fn keys_in_front_of_words_are_not_cut() {
    let said = frame(&mut App::open(LIFE, NOW), "jjje", (40, 12));
    row(&said, "› Enter  this one only");
    let mut app = App::open(LIFE, NOW);
    app.model.keymap = aplomb::app::Keymap::with_overrides("[day]\nto-next-day = [\"Backspace\"]\n").unwrap();
    row(&frame(&mut app, "j<Enter>", (120, 40)), "Backspace  tomorrow");
    // In letters, the sign of the last line is not that of a cut.
    row(&lines(&draw(&mut app, PLAIN, (120, 40)).0), " ...        everything, by name");
}

#[test]
fn a_typed_line_ends_at_its_cursor_with_letters_of_several_characters() {
    let title = "👩‍👩‍👧 👩‍👩‍👧 🏳️‍🌈 👍🏽 a walk with everybody who is around";
    let today = format!(
        "schema = 1\ndate = 2026-11-18\n[[block]]\nid = \"w4lk0\"\ntitle = \"{title}\"\nplan = \"11:00-12:00\"\n"
    );
    let files = [("life.toml", PROFILE), ("days/2026/2026-11-18.toml", &today)];
    let mut app = App::open(&files, NOW);
    app.press("<40x12>je");
    let (buffer, cursor) = draw(&mut app, DARK, (40, 12));
    let said = lines(&buffer);
    let line = said[usize::from(cursor.1)].trim_end();
    assert!(line.starts_with(" Edit") && line.ends_with("who is around"), "{said:#?}");
    assert_eq!(buffer[(cursor.0 - 1, cursor.1)].symbol(), "d", "{said:#?}");
}

#[test]
fn in_a_phone_a_season_cuts_names_before_figures() {
    let day = |day: u32| {
        let keys = "plan = \"09:00-12:00\"\nactual = [\"09:00-12:00\"]\nstatus = \"done\"\narea = \"work\"\nvalues = [\"craft\"]";
        let block = format!("[[block]]\nid = \"b{day:02}00\"\ntitle = \"Pages\"\n{keys}\n");
        (
            format!("days/2026/2026-11-{day:02}.toml"),
            format!("schema = 1\ndate = 2026-11-{day:02}\n\n{block}"),
        )
    };
    let mut files: Vec<(String, String)> = (9..18).map(day).collect();
    let profile = PROFILE.replace("name = \"Family\"", &format!("name = \"{FRIENDS}\""));
    files.push(("life.toml".to_owned(), profile));
    files.push(("seasons.toml".to_owned(), SEASONS.to_owned()));
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let said = frame(&mut App::open(&files, NOW), "4", (40, 12));
    assert!(row(&said, "own 12h").trim_end().ends_with("15h26 behind"), "{said:#?}");
}

#[test]
fn the_grid_counts_what_is_out_of_view_in_a_narrow_column_too() {
    let said = frame(&mut App::sample(), "z", (60, 20));
    assert!(row(&said, "PLAN").contains("↑ 3 above  ↓ 1 below"), "{said:#?}");
}

#[test]
fn a_lane_leaves_columns_that_it_needs_in_no_row_to_the_next() {
    // What was felt is a word, in a row that the next block is not in.
    let mut app = App::sample();
    app.press("<120x40>");
    let said = lines(&draw(&mut app, PLAIN, (120, 40)).0);
    row(&said, "# :10 Incident c~ tired");
    assert!(row(&said, ":45 School run").contains("# done   "), "{said:#?}");
    assert!(row(&said, ":45 School run").contains("lifted"), "{said:#?}");
}
