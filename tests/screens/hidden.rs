//! Long names and titles: figures, remedies and names of boundaries are not cut before them, and nothing is cut beside
//! free cells.

use super::frames::{DARK, PLAIN, draw, lines};
use super::harness::App;
use super::lives::{IN_SEASONS, LIFE, NOW, PROFILE};

const LONG: &str = "A title of sixty letters, which says a lot about little work";
const DINNER: &str = "Dinner at home with everyone who is around and hungry";
const FRIENDS: &str = "Friends and the people I would call at three in the night";

/// Returns a life with long names: a boundary, a value, a job and people, and a long title that runs.
fn long() -> App {
    let profile = PROFILE
        .replace("Dinner at home", DINNER)
        .replace("name = \"Family\"", &format!("name = \"{FRIENDS}\""));
    let profile =
        profile.replace("name = \"Acme, day job\"", "name = \"Brothers and Sons and Partners of Lisbon\"");
    let block = |id: &str, title: &str, keys: &str| {
        format!(
            "\n[[block]]\nid = \"{id}\"\ntitle = \"{title}\"\narea = \"work\"\nengagement = \"acme\"\n{keys}\n"
        )
    };
    let today = [
        block("l0ng0", LONG, "plan = \"09:00-11:00\"\nactual = [\"09:05-\"]\nvalues = [\"family\"]"),
        block(
            "sh0rt",
            "Short",
            "plan = \"11:15-13:00\"\nwith = [\"Ada and her whole class of small astronauts\"]",
        ),
        block("l0ng1", LONG, "plan = \"18:30-19:15\""),
    ];
    let today = format!("schema = 1\ndate = 2026-11-18\nzone = \"Europe/Lisbon\"\n{}", today.concat());
    App::open(&[("life.toml", &profile), ("days/2026/2026-11-18.toml", &today)], NOW)
}

fn frame(app: &mut App, keys: &str, size: (u16, u16)) -> Vec<String> {
    app.press(&format!("<{}x{}>", size.0, size.1)).press(keys);
    lines(&draw(app, DARK, size).0)
}

#[track_caller]
fn row<'a>(frame: &'a [String], text: &str) -> &'a str {
    frame.iter().find(|row| row.contains(text)).unwrap_or_else(|| panic!("no {text}:\n{}", frame.join("\n")))
}

/// Returns all words from a column on.
fn words(frame: &[String], from: usize) -> String {
    let rows: Vec<String> = frame.iter().map(|row| row.chars().skip(from).collect()).collect();
    rows.iter().flat_map(|row| row.split_whitespace()).collect::<Vec<_>>().join(" ")
}

/// First columns of the panel, in 120 and in 200 columns.
const PANEL: (usize, usize) = (84, 150);

#[test]
fn a_headline_shortens_a_title_and_keeps_its_figure() {
    for (size, said) in [
        ((80, 24), format!(" {LONG}, 1h18 left")),
        ((60, 20), " A title of sixty letters, which says a lot abo…, 1h18 left".to_owned()),
    ] {
        assert_eq!(frame(&mut long(), "", size)[1].trim_end(), said);
    }
    let at_40 = &frame(&mut long(), "", (40, 12))[1];
    assert!(at_40.trim_end().ends_with("…, 1h18 left"), "{at_40}");
}

#[test]
fn the_name_of_a_boundary_is_not_cut_before_a_title() {
    let mut app = App::open(
        &[
            ("life.toml", PROFILE),
            (
                "days/2026/2026-11-18.toml",
                &format!(
                    "schema = 1\n[[block]]\ntitle = \"{LONG}\"\nplan = \"18:30-19:15\"\narea = \"work\"\nengagement = \"acme\"\n"
                ),
            ),
        ],
        NOW,
    );
    for size in [(60, 20), (70, 20), (80, 24), (105, 30)] {
        let frame = frame(&mut app, "", size);
        assert!(row(&frame, "18:30–19:15").contains("  crosses Dinner at home"), "at {size:?}: {frame:#?}");
    }
}

#[test]
fn a_window_keeps_its_times() {
    for size in [(80, 24), (60, 20)] {
        let frame = frame(&mut long(), "", size);
        let row = row(&frame, ", no work 18:00–20:00");
        assert!(row.contains("Dinner a") && row.contains("…, no"), "at {size:?}: {frame:#?}");
    }
    // A name that is whole only without them has none.
    row(&frame(&mut long(), "", (120, 40)), DINNER);
}

#[test]
fn the_panel_says_what_would_help_in_full_and_keeps_figures() {
    let said = words(&frame(&mut long(), "", (120, 40)), PANEL.0);
    assert!(said.contains("Nobody knows about this boundary. Tell the people it affects."), "{said}");
    assert!(said.contains("would be crossed 45m"), "{said}");
    assert!(said.contains(FRIENDS), "{said}");
    let said = words(&frame(&mut long(), "<Tab><Tab>", (120, 40)), PANEL.0);
    assert!(said.contains("Ada and her whole class of small astronauts 1h45 —"), "{said}");
}

#[test]
fn a_crossing_is_said_in_full_beside_completions() {
    for (size, free) in [
        ((80, 24), "You can still save it, or use 17:00 to 18:00, which is free."),
        ((60, 20), "or use 17:00 to 18:00, which is free."),
    ] {
        let mut app = long();
        let frame = frame(&mut app, "a17:30-18:30 Walk +acme #", size);
        assert!(words(&frame, 0).contains(free), "at {size:?}: {frame:#?}");
        assert!(frame.iter().any(|row| row.contains("#craft")), "at {size:?}: {frame:#?}");
    }
}

#[test]
fn only_what_would_be_saved_is_labelled_so() {
    let mut app = App::sample();
    let unchanged = frame(&mut app, "e", (80, 24));
    assert!(!unchanged.iter().any(|row| row.contains("Saves")), "{unchanged:#?}");
    let changed = frame(&mut app, " x", (80, 24));
    row(&changed, "Saves");
}

#[test]
fn deleting_all_of_a_routine_says_from_which_day_on() {
    let routine = "id = \"walk\"\ntitle = \"Walk\"\ndays = [\"weekdays\"]\nplan = \"12:30-13:15\"\n";
    let routines = format!("schema = 1\n[[routine]]\n{routine}from = 2026-11-16\n");
    let done =
        "[[block]]\ntitle = \"Walk\"\nroutine = \"walk\"\nactual = [\"12:30-13:15\"]\nstatus = \"done\"\n";
    let monday = format!("schema = 1\ndate = 2026-11-16\nzone = \"Europe/Lisbon\"\n{done}");
    let unused = [("life.toml", PROFILE), ("routines.toml", routines.as_str())];
    let said = frame(&mut App::open(&unused, NOW), "jx", (80, 24));
    assert!(!row(&said, "all of them").contains("today"), "{said:#?}");
    let used = [unused[0], unused[1], ("days/2026/2026-11-16.toml", &monday)];
    let mut app = App::open(&used, NOW);
    row(&frame(&mut app, "jx", (80, 24)), "all of them   from today on");
    row(&frame(&mut app, "a", (80, 24)), "Walk deleted from Wednesday 18 November on.");
}

#[test]
fn bars_of_the_week_give_way_to_names() {
    let frame = frame(&mut long(), "2", (120, 40));
    assert!(row(&frame, "target 12h").contains("Friends and the people I"), "{frame:#?}");
}

#[test]
fn a_question_keeps_its_end() {
    let frame = frame(&mut long(), "E", (40, 12));
    assert!(row(&frame, "How did A").trim_end().ends_with("… feel?"), "{frame:#?}");
}

#[test]
fn counts_of_what_is_out_of_view_are_not_cut() {
    let mut app = App::sample();
    let frame = frame(&mut app, "2<Enter>", (80, 24));
    let counts = frame.iter().find(|row| row.contains("16 below")).unwrap();
    assert!(counts.starts_with(" 12 ↓") && !counts.contains('…'), "{counts}");
    let plain = lines(&draw(&mut app, PLAIN, (80, 24)).0);
    assert!(plain.iter().any(|row| row.starts_with(" +12")), "{plain:#?}");
    // A part without a row of its own leaves the last one to the counts.
    let mut app = App::sample();
    let season = self::frame(&mut app, "4D", (40, 12));
    assert!(season.iter().any(|row| row.trim_start().starts_with("↑ 5 more above")), "{season:#?}");
}

#[test]
fn a_sentence_of_the_season_shortens_a_value_and_keeps_its_hours() {
    let mut files = IN_SEASONS.to_vec();
    let profile = PROFILE.replace("name = \"Craft\"", &format!("name = \"{FRIENDS}\""));
    files[0].1 = &profile;
    let mut app = App::open(&files, NOW);
    let frame = frame(&mut app, "4<Tab><Tab>", (40, 20));
    let row = row(&frame, "W47, ");
    assert!(row.contains("…: ") && row.contains(" of 14h"), "{row}");
}

#[test]
fn in_ascii_titles_have_the_columns_that_they_need() {
    let mut app = App::sample();
    app.press("<120x40>");
    let frame = lines(&draw(&mut app, PLAIN, (120, 40)).0);
    assert!(frame.iter().any(|row| row.contains("Call with Ines, fixed  Acme")), "{frame:#?}");
}

#[test]
fn a_block_that_began_above_the_first_row_has_its_title_there() {
    let frame = frame(&mut App::open(LIFE, NOW), "", (120, 40));
    let at = frame.iter().position(|row| row.contains("Bin day")).unwrap();
    assert!(frame[at + 1].contains("│ Run ") && !frame[at + 1].contains(" 7 "), "{frame:#?}");
}

#[test]
fn the_hours_with_people_are_a_face_that_says_how_to_fill_it() {
    let frame_at = |app: &mut App, size| frame(app, "<Tab><Tab>", size);
    let wide = frame_at(&mut App::sample(), (120, 40));
    assert!(row(&wide, "WITH WHOM").trim_end().ends_with("Tab"), "{wide:#?}");
    assert!(words(&wide, PANEL.0).contains("WITH WHOM Tab forecast typical Ada"), "{wide:#?}");
    assert!(words(&wide, PANEL.0).contains("Ada 16h55 16h57"), "{wide:#?}");
    // Where there is room, also what is done.
    let mut app = App::sample();
    let narrow = frame(&mut app, "<Tab><Tab><Tab>", (80, 24));
    assert!(words(&narrow, 0).contains("done forecast typical Ada 4h45 16h55 16h57"), "{narrow:#?}");
    let none = frame_at(&mut App::open(&[("life.toml", PROFILE)], NOW), (120, 40));
    assert!(
        words(&none, PANEL.0).contains("Your hours with people appear here. Press a and write with:Ada."),
        "{none:#?}"
    );
}

#[test]
fn all_faces_stand_below_each_other_in_a_wide_panel() {
    let heads = ["THIS WEEK", "BY JOB", "WITH WHOM", "INBOX"];
    for turns in 0..4 {
        let mut app = App::sample();
        let frame = frame(&mut app, &"<Tab>".repeat(turns), (200, 60));
        let mut seen: Vec<(usize, &str)> = heads
            .iter()
            .map(|head| (frame.iter().position(|row| row.contains(&format!("│ {head}"))).unwrap(), *head))
            .collect();
        seen.sort_unstable();
        assert_eq!(seen[0].1, heads[turns], "{frame:#?}");
        // Only the first one is turned by the key.
        for (at, (y, head)) in seen.iter().enumerate() {
            assert_eq!(frame[*y].trim_end().ends_with("Tab"), at == 0, "{head}: {}", frame[*y]);
        }
    }
    let mut app = App::open(&[("life.toml", PROFILE)], NOW);
    let empty = frame(&mut app, "", (200, 60));
    assert!(words(&empty, PANEL.1).contains("Empty. Press i, then a to add something."), "{empty:#?}");
}

#[test]
fn a_tall_window_shows_the_day_after_below_the_day() {
    let mut app = App::sample();
    let tall = frame(&mut app, "", (200, 60));
    let at = tall.iter().position(|row| row.starts_with(" TOMORROW")).unwrap();
    let below = tall[at..].join("\n");
    assert!(below.contains("9:00–12:30   │ · Tickets"), "{tall:#?}");
    let is_line = |row: &&String| !row.chars().take(100).all(char::is_whitespace);
    let shown = tall[at + 1..58].iter().filter(is_line).count();
    let other = frame(&mut app, "<→>", (200, 60));
    let hidden = app.model.agenda.stops.len() - shown;
    assert!(hidden > 0 && tall[at].contains(&format!("↓ {hidden} more below")), "{shown}: {tall:#?}");
    // Other days are named.
    assert!(other.iter().any(|row| row.starts_with(" FRIDAY 20 NOVEMBER")), "{other:#?}");
    // While something is written, and in lower windows, the day has the rows for itself.
    for (keys, size) in [("<←>a18-19 Walk", (200, 60)), ("<Esc>", (120, 40))] {
        let frame = frame(&mut app, keys, size);
        assert!(!frame.iter().any(|row| row.contains("TOMORROW")), "{frame:#?}");
    }
}

#[test]
fn replan_gives_titles_the_columns_that_are_free() {
    for (size, title) in [
        ((120, 40), format!("│ {LONG}    stays")),
        ((80, 24), "│ A title of sixty letters, which says a …  stays".to_owned()),
        ((60, 20), "│ A title of sixty letters, wh…  stays".to_owned()),
    ] {
        let mut app = long();
        let lines = frame(&mut app, "R", size);
        row(&lines, &title);
    }
    row(&frame(&mut long(), "R3", (120, 40)), "Friends and the pe… is 10h05 below");
    // Times and notes behind them are not cut for it.
    for size in [(120, 40), (80, 24), (60, 20), (40, 12)] {
        let lines = frame(&mut long(), "R3", size);
        let cut = lines.iter().find(|line| line.trim_end().ends_with('…'));
        assert_eq!(cut, None, "{size:?}: {lines:#?}");
    }
}

#[test]
fn a_line_over_replan_leaves_the_table_a_row() {
    for (size, keys) in [((60, 20), "R3n"), ((60, 18), "R3n"), ((80, 24), "R3n")] {
        let lines = frame(&mut App::sample(), keys, size);
        row(&lines, "›  9:42–10:30 ┃ Pricing page");
    }
}

#[test]
fn the_heading_of_suggestions_keeps_the_length() {
    let inbox = format!("schema = 1\n\n[[task]]\nid = \"t4t4t\"\ntitle = \"{LONG}\"\nestimate = \"30m\"\n");
    let mut app = App::open(&[("life.toml", PROFILE), ("inbox.toml", &inbox)], NOW);
    let lines = frame(&mut app, "iS", (40, 12));
    row(&lines, " Free times for A title of sixty …, 30m");
    let mut app = App::open(LIFE, NOW);
    let lines = frame(&mut app, "jjjjS", (40, 12));
    row(&lines, " What fits 13:15–14:00 (45m)");
}

#[test]
fn a_block_shown_in_another_week_is_drawn_over_nothing_and_names_its_week() {
    for size in [(40, 12), (40, 10), (60, 14)] {
        let lines = frame(&mut App::sample(), "2jjS", size);
        row(&lines, "› 13:45–15:15   │ · Code reviews  ");
    }
    let lines = frame(&mut App::sample(), "2jjS", (80, 24));
    row(&lines, " W48 · Launch ");
}

#[test]
fn a_timer_far_over_is_told_before_a_title_is() {
    let mut app = long().open_again("2026-11-18T21:45");
    row(&frame(&mut app, "", (80, 24)), "…  10h45 over, still working?");
    let lines = frame(&mut app, "R", (40, 12));
    row(&lines, " A title of sixty … has run since 9:05.");
    row(&lines, " Stop it first, and say when it ended.");
}

#[test]
fn a_date_loses_its_month_and_never_a_part_of_its_day() {
    let mut app = App::sample();
    let lines = frame(&mut app, "iS", (40, 12));
    assert!(lines[0].starts_with(" Wed 18  alignment"), "{lines:#?}");
    let day = [("life.toml", PROFILE), ("days/2026/2026-11-18.toml", super::lives::TODAY)];
    let lines = frame(&mut App::open(&day, NOW), "Dg", (40, 12));
    assert!(lines[0].starts_with(" Wed 18  ") && !lines[0].contains('…'), "{lines:#?}");
}

#[test]
fn the_line_of_now_ends_before_the_words_in_its_row() {
    let mut app = App::sample().open_again("2026-11-18T21:45");
    row(&frame(&mut app, "", (120, 40)), "21:45╎ ─ free until 22:30 ");
}

#[test]
fn a_short_name_of_a_reason_is_not_shortened() {
    let mut app = App::sample().open_again("2026-11-18T21:45");
    let lines = frame(&mut app, "", (120, 40));
    assert!(
        words(&lines, PANEL.0).contains("3 Health: 3h20 done or planned, 4h14 needed for about"),
        "{lines:#?}"
    );
}

#[test]
fn filling_the_week_offers_what_enter_does() {
    let mut app = App::sample();
    let lines = frame(&mut app, "Df", (80, 24));
    row(&lines, " Enter plan all  ");
    let lines = frame(&mut app, "<Space>", (80, 24));
    row(&lines, " Enter plan the rest  ");
    let lines = frame(&mut app, "j<Space>j<Space>j<Space>", (80, 24));
    assert!(lines[23].starts_with(" Space take back"), "{lines:#?}");
}
