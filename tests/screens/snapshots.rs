//! Whole screens at fixed sizes, to be looked at.

use super::frames::{DARK, PLAIN, frames};
use super::harness::App;
use super::lives::{FULL, LIFE, NOW, ODD, WEEK_53};

const WIDE: (u16, u16) = (120, 40);
const USUAL: (u16, u16) = (80, 24);
const FLAT: (u16, u16) = (100, 20);
const NARROW: (u16, u16) = (60, 20);
const SMALL: (u16, u16) = (40, 10);
const HUGE: (u16, u16) = (200, 60);

#[track_caller]
fn shows(name: &str, mut app: App, keys: &str, sizes: &[(u16, u16)]) {
    app.press(keys);
    insta::assert_snapshot!(name, frames(&mut app, DARK, sizes));
}

#[track_caller]
fn shows_plainly(name: &str, mut app: App, keys: &str, sizes: &[(u16, u16)]) {
    app.press(keys);
    insta::assert_snapshot!(name, frames(&mut app, PLAIN, sizes));
}

const PROMPT: &str = "athu 17:30-18:30 Walk with Brandt +studio #";

#[test]
fn the_day() {
    shows("day", App::sample(), "", &[WIDE, USUAL, FLAT, NARROW, SMALL, HUGE]);
    shows_plainly("day_plain", App::sample(), "", &[USUAL, SMALL]);
}

#[test]
fn the_day_as_a_grid() {
    shows("grid_60", App::sample(), "z", &[USUAL, NARROW, SMALL]);
    shows("grid_30", App::sample(), "zz", &[USUAL, HUGE]);
    shows("grid_15", App::sample(), "zzz", &[WIDE, USUAL]);
    shows("wide_list", App::sample(), "zzzz", &[WIDE]);
}

#[test]
fn the_day_by_a_clock_of_twelve_hours() {
    let app = || App::sample().configured("clock = 12\n");
    shows("twelve_hours", app(), "", &[WIDE, USUAL, NARROW, SMALL]);
    shows_plainly("twelve_hours_plain", app(), "", &[USUAL]);
    shows("twelve_hours_prompt", app(), PROMPT, &[USUAL]);
    shows("twelve_hours_card", app(), "<Enter>", &[WIDE]);
    shows("twelve_hours_start", app(), "s", &[USUAL]);
    shows("twelve_hours_search", app(), "/invoices", &[USUAL]);
    shows("twelve_hours_said", app(), "jJ", &[USUAL]);
}

#[test]
fn other_days() {
    shows("yesterday", App::sample(), "h", &[WIDE, USUAL]);
    shows("tomorrow", App::sample(), "l", &[USUAL]);
    shows("grace", App::sample(), "gfri<Enter>", &[WIDE]);
    shows("empty", App::sample(), "g+90<Enter>", &[USUAL, SMALL]);
    shows("before_all", App::sample(), "g-200<Enter>", &[USUAL]);
}

#[test]
fn the_card() {
    shows("card_running", App::sample(), "<Enter>", &[WIDE, USUAL]);
    shows("card_planned", App::sample(), "j<Enter>jj", &[WIDE, USUAL, NARROW]);
    shows_plainly("card_plain", App::sample(), "j<Enter>", &[USUAL]);
}

#[test]
fn the_prompt() {
    shows("prompt_completes", App::sample(), PROMPT, &[WIDE, USUAL, NARROW, SMALL]);
    let crosses = format!("{PROMPT}family");
    shows("prompt_crosses", App::sample(), &crosses, &[WIDE, USUAL, NARROW, SMALL]);
    shows_plainly("prompt_plain", App::sample(), PROMPT, &[USUAL]);
    shows("prompt_refuses", App::sample(), "a9-10 Write #crfat", &[USUAL]);
    let long = format!("a20-21 {}end", "long words ".repeat(20));
    shows("prompt_long", App::open(LIFE, NOW), &long, &[USUAL, SMALL]);
}

#[test]
fn sheets_in_the_lower_part() {
    shows("start", App::sample(), "s", &[WIDE, USUAL, NARROW, SMALL]);
    shows("start_narrowed", App::sample(), "s9:40 bra<↓>", &[USUAL]);
    shows("felt", App::sample(), "E", &[WIDE, USUAL]);
    shows("day_menu", App::sample(), "Dj", &[WIDE, USUAL, SMALL]);
    shows("palette", App::sample(), ":", &[USUAL]);
    shows("palette_narrowed", App::sample(), ":in", &[WIDE, SMALL]);
    shows("search", App::sample(), "/brandt<↓>", &[WIDE, USUAL, SMALL]);
    shows("inbox", App::sample(), "ij", &[WIDE, USUAL]);
}

#[test]
fn sheets_that_take_the_screen() {
    shows("why", App::sample(), "w", &[WIDE, USUAL]);
    shows("why_day", App::sample(), "wh", &[USUAL]);
    shows_plainly("why_plain", App::sample(), "wj", &[WIDE]);
    shows("help", App::sample(), "?", &[WIDE, USUAL]);
    shows("help_narrowed", App::sample(), "?/undo", &[USUAL]);
}

/// The parent's morning: Wednesday at 11:00, and the school calls.
fn at_eleven() -> App {
    let mut app = App::sample_at("2026-11-18T11:00");
    app.press("<120x40>");
    app
}

#[test]
fn replanning() {
    shows("replan_nothing", at_eleven(), "R", &[WIDE, USUAL, SMALL]);
    shows("replan", at_eleven(), "R3nAda, ill @care #family<Enter>", &[WIDE, USUAL, NARROW, SMALL, HUGE]);
    shows("replan_late", at_eleven(), "R<→><→>jj", &[WIDE, USUAL, SMALL]);
    shows("replan_other_ways", at_eleven(), "R3j<Space>jf", &[WIDE, USUAL]);
    shows("replan_name", at_eleven(), "R3nAda, ill @care #", &[WIDE, USUAL, SMALL]);
    let afternoon = || {
        let mut app = App::open(LIFE, "2026-11-18T10:30");
        app.press("<Space><10200s><tick>");
        app
    };
    shows("replan_past", afternoon(), "R", &[WIDE, USUAL, NARROW]);
    shows("replan_past_marked", afternoon(), "R<Space>j<Space><Space>3", &[WIDE, USUAL, SMALL]);
    shows("replan_running", App::sample(), "R2", &[WIDE]);
    shows("replan_applied", at_eleven(), "R3nAda, ill @care #family<Enter><Enter>", &[WIDE, USUAL]);
    shows_plainly("replan_plain", at_eleven(), "R3", &[WIDE, USUAL, SMALL]);
}

#[test]
fn the_panels_faces_and_the_message_line() {
    shows("face_inbox", App::sample(), "<Tab><Tab>", &[WIDE]);
    shows("marked", App::sample(), "jvv", &[WIDE, USUAL]);
    shows("done", App::sample(), "jd", &[USUAL]);
    shows("crossing", App::sample(), "a18:00-18:20 Mail @work<Enter>", &[USUAL, SMALL]);
}

#[test]
fn a_small_life() {
    shows("small", App::open(LIFE, NOW), "", &[WIDE, USUAL, NARROW]);
    shows("small_moved", App::open(LIFE, NOW), "jcjLkk", &[WIDE, USUAL]);
    shows_plainly("small_plain", App::open(LIFE, NOW), "jc", &[WIDE, USUAL]);
}

#[test]
fn a_file_that_does_not_parse() {
    let broken: Vec<(&str, &str)> = LIFE
        .iter()
        .map(|(name, text)| {
            (*name, if name.ends_with("18.toml") { "[[block]\ntitle = \"x\"\n" } else { text })
        })
        .collect();
    shows("broken", App::open(&broken, NOW), "", &[WIDE, USUAL, SMALL]);
}

#[test]
fn titles_that_are_hard_to_set() {
    shows("odd", App::open(ODD, NOW), "", &[USUAL, NARROW, SMALL]);
    shows("odd_prompt", App::open(ODD, NOW), "a20-21 家族で👩‍👩‍👧 #", &[USUAL, SMALL]);
    shows("odd_card", App::open(ODD, NOW), "gg<Enter>", &[USUAL]);
    shows_plainly("odd_plain", App::open(ODD, NOW), "", &[USUAL]);
}

#[test]
fn the_first_start() {
    shows("welcome", App::open(&[], NOW), "", &[WIDE, USUAL, SMALL]);
    shows("welcome_values", App::open(&[], NOW), "<Enter>j", &[USUAL, SMALL]);
    shows("welcome_season", App::open(&[], NOW), "<Enter><Enter>", &[USUAL, SMALL]);
    shows("welcome_first", App::open(&[], NOW), "<Enter><Enter><Enter>", &[USUAL, SMALL]);
}

#[test]
fn the_week() {
    shows("week", App::sample(), "2", &[WIDE, USUAL, HUGE, FLAT, NARROW, SMALL]);
    shows_plainly("week_plain", App::sample(), "2", &[WIDE, USUAL, SMALL]);
    shows("week_tab", App::sample(), "2<Tab>", &[WIDE, USUAL, NARROW]);
    shows("week_areas", App::sample(), "2<Tab><Tab>", &[WIDE, USUAL, NARROW]);
    shows("week_plan", App::sample(), "2o", &[WIDE, USUAL]);
    shows("week_lived", App::sample(), "2oo", &[WIDE, USUAL]);
    shows("week_rows", App::sample(), "2+", &[WIDE]);
    shows("week_evening", App::sample(), "2G", &[WIDE, USUAL]);
    shows("week_grace", App::sample(), "2gfri<Enter>", &[WIDE, USUAL, NARROW, SMALL]);
    shows("week_empty", App::sample(), "2]]]]]]]]", &[WIDE, USUAL, SMALL]);
    shows("week_twelve", App::sample().configured("clock = 12\n"), "2", &[WIDE, USUAL, NARROW]);
    shows("week_sunday", App::sample().configured("week_start = \"sun\"\n"), "2gsun<Enter>", &[WIDE, USUAL]);
}

#[test]
fn sheets_on_the_week() {
    shows("week_card", App::sample(), "2j<Enter>", &[WIDE, USUAL, SMALL]);
    shows("week_prompt", App::sample(), &format!("2{PROMPT}family"), &[WIDE, USUAL, SMALL]);
    shows("week_prompt_far", App::sample(), "2a2026-12-24 18-20 Tree #family", &[WIDE, USUAL]);
    shows("week_intention", App::sample(), "2Di", &[WIDE, USUAL]);
    shows("week_start", App::sample(), "2s", &[USUAL]);
    shows("week_on_intention", App::sample(), "2<Home>k", &[WIDE, USUAL, SMALL]);
    shows("week_inbox", App::sample(), "2i", &[WIDE]);
    shows("week_marked", App::sample(), "2jvv", &[WIDE, USUAL]);
}

#[test]
fn a_week_with_everything_in_it() {
    shows("week_full", App::open(FULL, NOW), "2", &[WIDE, USUAL, HUGE, NARROW]);
    shows_plainly("week_full_plain", App::open(FULL, NOW), "2ljj", &[WIDE, USUAL]);
    shows("week_night", App::open(FULL, NOW), "2gg", &[WIDE, USUAL]);
    shows("week_53", App::open(WEEK_53, "2026-12-30T09:00"), "2l", &[WIDE, USUAL]);
    shows("week_odd", App::open(ODD, NOW), "2", &[WIDE, USUAL, NARROW]);
}

#[test]
fn the_season() {
    shows("season", App::sample(), "4", &[WIDE, USUAL, HUGE, NARROW, SMALL]);
    shows_plainly("season_plain", App::sample(), "4", &[WIDE, USUAL, SMALL]);
    shows("season_months", App::sample(), "4z<Tab><Tab>jh", &[WIDE, USUAL]);
    shows("season_quarters", App::sample(), "4zz", &[WIDE]);
    shows("season_year", App::sample(), "4<Shift-Tab>h", &[WIDE, USUAL, NARROW, SMALL]);
    shows("season_facts", App::sample(), "4<Tab>jj", &[WIDE, USUAL, SMALL]);
    shows("season_values", App::sample(), "4<Tab><Tab>jhhh", &[WIDE, USUAL, SMALL]);
    shows("season_swing", App::sample(), "4<Tab><Tab><Tab>h", &[USUAL, SMALL]);
    shows_plainly("season_swing_plain", App::sample(), "4<Tab><Tab><Tab>h", &[USUAL]);
}

#[test]
fn seasons_that_are_changed() {
    shows("season_edit", App::sample(), "4jl<Enter><Ctrl-U>15h", &[WIDE, USUAL, SMALL]);
    shows("season_next", App::sample(), "4a", &[USUAL]);
    shows("season_menu", App::sample(), "4Dj", &[USUAL]);
    shows("season_to_come", App::sample(), "4aSpring<Enter>", &[WIDE, USUAL]);
    shows("season_none", App::open(LIFE, NOW), "4", &[WIDE, USUAL, SMALL]);
    shows("season_first", App::open(LIFE, NOW), "4aThis autumn<Enter>", &[USUAL]);
}

/// The sample life on its Sunday, with what came of it and what did not.
fn sunday() -> App {
    let mut app = App::sample().open_again("2026-11-22T18:05");
    app.press("<120x40>");
    app
}

#[test]
fn the_review() {
    shows("review_back", sunday(), "3", &[WIDE, USUAL, HUGE, NARROW, SMALL]);
    shows("review_back_all", sunday(), "3<Tab>", &[WIDE, USUAL]);
    shows("review_signs", sunday(), "3]3243", &[WIDE, USUAL, HUGE, NARROW, SMALL]);
    shows("review_signs_alone", sunday(), "3]<Tab>2", &[WIDE, USUAL]);
    shows("review_numbers", sunday(), "3]]", &[WIDE, USUAL, HUGE, NARROW, SMALL]);
    shows("review_numbers_week", sunday(), "3]]hhh", &[WIDE, USUAL]);
    shows("review_table", sunday(), "3]]<Tab>", &[WIDE, USUAL, SMALL]);
    shows("review_boundaries", sunday(), "3]]]", &[WIDE, USUAL, SMALL]);
    shows("review_fit", sunday(), "3]]]]2", &[WIDE, USUAL, HUGE, NARROW, SMALL]);
    shows("review_next", sunday(), "3]]]]]jjj<→>", &[WIDE, USUAL, HUGE, NARROW, SMALL]);
    let since_wednesday = || App::sample().open_again("2026-11-22T18:05");
    shows("review_days", since_wednesday(), "3]]]]]Gkkkkkkkkkk<←>", &[WIDE, USUAL, NARROW, SMALL]);
    shows_plainly("review_days_plain", since_wednesday(), "3]]]]]Gkkkkkkkkkk<→>", &[USUAL]);
    shows("review_done", sunday(), "3]]]]]<Enter>", &[USUAL]);
    shows_plainly("review_signs_plain", sunday(), "3]32", &[USUAL, SMALL]);
    shows_plainly("review_numbers_plain", sunday(), "3]]", &[WIDE, USUAL]);
    shows_plainly("review_next_plain", sunday(), "3]]]]]j", &[USUAL]);
    shows("review_help", sunday(), "3]?", &[WIDE]);
    shows("review_empty", App::open(&[], NOW), "<Esc><Esc>3]]]", &[USUAL]);
}

#[test]
fn too_little_room() {
    shows("no_room", App::sample(), "", &[(39, 10), (40, 9), (12, 5)]);
}
