//! Snapshots of screens at fixed sizes: one of the bodies of each group, and one list each of all top lines, all
//! messages and all key lines.

use super::frames::{DARK, PLAIN};
use super::harness::App;
use super::lives::{FULL, LIFE, NOW, ODD, PROFILE, WEEK_53, WIND_DOWN, with_templates};
use super::parts::{Group, Shot, listing};

const WIDE: (u16, u16) = (120, 40);
const USUAL: (u16, u16) = (80, 24);
const FLAT: (u16, u16) = (100, 20);
const NARROW: (u16, u16) = (60, 20);
const SMALL: (u16, u16) = (40, 10);
const LOW: (u16, u16) = (40, 12);
const HUGE: (u16, u16) = (200, 60);

fn shows(shots: &mut Vec<Shot>, name: &'static str, mut app: App, keys: &str, sizes: &[(u16, u16)]) {
    app.press(keys);
    shots.push(Shot::new(name, &mut app, DARK, sizes));
}

fn shows_plainly(shots: &mut Vec<Shot>, name: &'static str, mut app: App, keys: &str, sizes: &[(u16, u16)]) {
    app.press(keys);
    shots.push(Shot::new(name, &mut app, PLAIN, sizes));
}

fn hold(name: &str, text: &str) {
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(name, text) });
}

/// Makes a test of the bodies for each group, and the list of all groups.
macro_rules! groups {
    ($($name:ident,)*) => {
        static GROUPS: &[&Group] = &[$(&$name::GROUP),*];

        $(mod $name {
            pub static GROUP: super::Group = super::Group::new(super::$name);

            #[test]
            fn bodies() {
                for shot in GROUP.shots() {
                    super::hold(shot.name, &shot.bodies());
                }
            }
        })*
    };
}

groups! {
    the_day,
    the_day_as_a_grid,
    the_day_by_a_clock_of_twelve_hours,
    other_days,
    the_card,
    the_prompt,
    sheets_in_the_lower_part,
    sheets_that_take_the_screen,
    replanning,
    closing_the_day,
    suggesting,
    the_panels_faces_and_the_message_line,
    a_small_life,
    a_file_that_does_not_parse,
    titles_that_are_hard_to_set,
    the_first_start,
    the_week,
    sheets_on_the_week,
    a_week_with_everything_in_it,
    the_season,
    seasons_that_are_changed,
    life,
    the_review,
    too_little_room,
}

#[test]
fn heads() {
    hold("heads", &listing(GROUPS, |frame| frame.head.as_ref()));
}

#[test]
fn messages() {
    hold("messages", &listing(GROUPS, |frame| frame.message.as_ref()));
}

#[test]
fn footers() {
    hold("footers", &listing(GROUPS, |frame| frame.footer.as_ref()));
}

const PROMPT: &str = "athu 17:30-18:30 Walk with Brandt +studio #";

fn the_day(shots: &mut Vec<Shot>) {
    shows(shots, "day", App::sample(), "", &[WIDE, USUAL, FLAT, NARROW, SMALL, HUGE]);
    shows(shots, "wind_down", App::open(WIND_DOWN, NOW), "jj", &[WIDE, USUAL, NARROW]);
    shows(shots, "wind_down_free", App::open(WIND_DOWN, NOW), "j", &[WIDE, USUAL, SMALL]);
    shows_plainly(shots, "wind_down_plain", App::open(WIND_DOWN, NOW), "j", &[WIDE, USUAL]);
    shows_plainly(shots, "day_plain", App::sample(), "", &[USUAL, SMALL]);
}

fn the_day_as_a_grid(shots: &mut Vec<Shot>) {
    shows(shots, "grid_60", App::sample(), "z", &[USUAL, NARROW, SMALL]);
    shows(shots, "grid_30", App::sample(), "zz", &[USUAL, HUGE]);
    shows(shots, "grid_15", App::sample(), "zzz", &[WIDE, USUAL]);
    shows(shots, "wide_list", App::sample(), "zzzz", &[WIDE]);
}

fn the_day_by_a_clock_of_twelve_hours(shots: &mut Vec<Shot>) {
    let app = || App::sample().configured("clock = 12\n");
    shows(shots, "twelve_hours", app(), "", &[WIDE, USUAL, NARROW, SMALL]);
    shows_plainly(shots, "twelve_hours_plain", app(), "", &[USUAL]);
    shows(shots, "twelve_hours_prompt", app(), PROMPT, &[USUAL]);
    shows(shots, "twelve_hours_card", app(), "<Enter>", &[WIDE]);
    shows(shots, "twelve_hours_start", app(), "s", &[USUAL]);
    shows(shots, "twelve_hours_search", app(), "/invoices", &[USUAL]);
    shows(shots, "twelve_hours_said", app(), "jJ", &[USUAL]);
}

fn other_days(shots: &mut Vec<Shot>) {
    shows(shots, "yesterday", App::sample(), "h", &[WIDE, USUAL]);
    shows(shots, "tomorrow", App::sample(), "l", &[USUAL]);
    shows(shots, "grace", App::sample(), "gfri<Enter>", &[WIDE]);
    shows(shots, "empty", App::sample(), "g+90<Enter>", &[USUAL, SMALL]);
    shows(shots, "before_all", App::sample(), "g-200<Enter>", &[USUAL]);
}

fn the_card(shots: &mut Vec<Shot>) {
    shows(shots, "card_running", App::sample(), "<Enter>", &[WIDE, USUAL]);
    shows(shots, "card_planned", App::sample(), "j<Enter>jj", &[WIDE, USUAL, NARROW]);
    shows_plainly(shots, "card_plain", App::sample(), "j<Enter>", &[USUAL]);
}

fn the_prompt(shots: &mut Vec<Shot>) {
    shows(shots, "prompt_completes", App::sample(), PROMPT, &[WIDE, USUAL, NARROW, SMALL]);
    let crosses = format!("{PROMPT}family");
    shows(shots, "prompt_crosses", App::sample(), &crosses, &[WIDE, USUAL, NARROW, SMALL]);
    shows_plainly(shots, "prompt_plain", App::sample(), PROMPT, &[USUAL]);
    shows(shots, "prompt_refuses", App::sample(), "a9-10 Write #crfat", &[USUAL]);
    let long = format!("a20-21 {}end", "long words ".repeat(20));
    shows(shots, "prompt_long", App::open(LIFE, NOW), &long, &[USUAL, SMALL]);
}

fn sheets_in_the_lower_part(shots: &mut Vec<Shot>) {
    shows(shots, "start", App::sample(), "s", &[WIDE, USUAL, NARROW, SMALL]);
    shows(shots, "start_narrowed", App::sample(), "s9:40 bra<↓>", &[USUAL]);
    shows(shots, "felt", App::sample(), "E", &[WIDE, USUAL]);
    shows(shots, "day_menu", App::sample(), "Dj", &[WIDE, USUAL, SMALL]);
    shows(shots, "palette", App::sample(), ":", &[USUAL]);
    shows(shots, "palette_no_match", App::sample(), ":nite<↓>", &[USUAL, SMALL]);
    shows_plainly(shots, "palette_plain", App::sample(), "4:", &[USUAL]);
    shows(shots, "palette_narrowed", App::sample(), ":in", &[WIDE, SMALL]);
    shows(shots, "goto", App::sample(), "g<↓>", &[WIDE, USUAL, NARROW, SMALL]);
    shows(shots, "goto_typed", App::sample(), "g24 dec", &[USUAL]);
    shows_plainly(shots, "goto_plain", App::sample(), "g", &[USUAL, SMALL]);
    shows(shots, "search", App::sample(), "/brandt<↓>", &[WIDE, USUAL, SMALL]);
    shows(shots, "inbox", App::sample(), "ij", &[WIDE, USUAL]);
}

fn sheets_that_take_the_screen(shots: &mut Vec<Shot>) {
    shows(shots, "why", App::sample(), "w", &[WIDE, USUAL, HUGE]);
    shows(shots, "why_day", App::sample(), "wh", &[USUAL]);
    shows_plainly(shots, "why_plain", App::sample(), "wj", &[WIDE]);
    shows(shots, "help", App::sample(), "?", &[WIDE, USUAL]);
    shows(shots, "help_narrowed", App::sample(), "?/undo", &[USUAL]);
}

/// Opens the sample on Wednesday at 11:00, when the school calls the parent.
fn at_eleven() -> App {
    let mut app = App::sample_at("2026-11-18T11:00");
    app.press("<120x40>");
    app
}

fn closing_the_day(shots: &mut Vec<Shot>) {
    use super::close::evening;
    shows(shots, "close", evening(), "C4jm", &[WIDE, USUAL, NARROW, SMALL]);
    shows(shots, "close_asks", evening(), "Cjjjm", &[WIDE, USUAL, SMALL]);
    shows(shots, "close_when", evening(), "Ce9:10-9:50", &[USUAL, SMALL]);
    shows_plainly(shots, "close_plain", evening(), "C", &[USUAL]);
}

fn replanning(shots: &mut Vec<Shot>) {
    shows(shots, "replan_nothing", at_eleven(), "R", &[WIDE, USUAL, SMALL]);
    shows(
        shots,
        "replan",
        at_eleven(),
        "R3nAda, ill @care #family<Enter>",
        &[WIDE, USUAL, NARROW, SMALL, HUGE],
    );
    shows(shots, "replan_late", at_eleven(), "R<→><→>jj", &[WIDE, USUAL, SMALL]);
    shows(shots, "replan_other_ways", at_eleven(), "R3j<Space>jf", &[WIDE, USUAL]);
    shows(shots, "replan_name", at_eleven(), "R3nAda, ill @care #", &[WIDE, USUAL, SMALL]);
    let afternoon = || {
        let mut app = App::open(LIFE, "2026-11-18T10:30");
        app.press("<Space><10200s><tick>");
        app
    };
    shows(shots, "replan_past", afternoon(), "R", &[WIDE, USUAL, NARROW]);
    shows(shots, "replan_past_marked", afternoon(), "R<Space>j<Space><Space>3", &[WIDE, USUAL, SMALL]);
    shows(shots, "replan_running", App::sample(), "R2", &[WIDE]);
    shows(shots, "replan_applied", at_eleven(), "R3nAda, ill @care #family<Enter><Enter>", &[WIDE, USUAL]);
    shows_plainly(shots, "replan_plain", at_eleven(), "R3", &[WIDE, USUAL, SMALL]);
}

fn suggesting(shots: &mut Vec<Shot>) {
    shows(shots, "suggest_block", App::sample(), "jjS", &[WIDE, USUAL, LOW]);
    shows(shots, "suggest_gap", App::sample(), "jjjjjjS", &[WIDE, USUAL, LOW]);
    shows(shots, "suggest_task", App::sample(), "iSj", &[USUAL]);
    shows(shots, "suggest_on_week", App::sample(), "2jjSj", &[WIDE]);
    shows_plainly(shots, "suggest_plain", App::sample(), "jjS", &[USUAL]);
    shows(shots, "templates", App::open(&with_templates(), NOW), "Dtj", &[WIDE, USUAL, LOW]);
    shows(shots, "templates_save", App::open(&with_templates(), NOW), "DtaOffice day", &[USUAL, LOW]);
    shows(shots, "templates_none", App::open(LIFE, NOW), "Dt", &[USUAL, LOW]);
    shows(shots, "settings", App::sample(), "=j+", &[WIDE, USUAL, LOW, SMALL]);
    shows(shots, "settings_time", App::sample(), "=jjjjjjjj<Enter>", &[USUAL, SMALL]);
    shows_plainly(shots, "settings_plain", App::sample(), "=jjjj", &[USUAL]);
    shows(shots, "ideal", App::sample(), "Dv", &[WIDE, USUAL, LOW]);
    shows(shots, "ideal_none", App::open(&[("life.toml", PROFILE)], NOW), "Dv", &[USUAL, LOW]);
    shows(shots, "write", App::sample(), "W", &[USUAL, LOW]);
    shows(shots, "write_no", App::sample(), "jjWn", &[USUAL, LOW]);
    shows(shots, "fill", App::sample(), "Dfj<Space>", &[WIDE, USUAL, LOW]);
    shows_plainly(shots, "fill_plain", App::sample(), "Df<Space>", &[USUAL]);
    shows(shots, "fill_applied", App::sample(), "Df<Enter>", &[USUAL]);
}

fn the_panels_faces_and_the_message_line(shots: &mut Vec<Shot>) {
    shows(shots, "face_inbox", App::sample(), "<Tab><Tab>", &[WIDE]);
    shows(shots, "marked", App::sample(), "jvjv", &[WIDE, USUAL]);
    shows(shots, "done", App::sample(), "jd", &[USUAL]);
    shows(shots, "crossing", App::sample(), "a18:00-18:20 Mail @work<Enter>", &[USUAL, SMALL]);
}

fn a_small_life(shots: &mut Vec<Shot>) {
    shows(shots, "small", App::open(LIFE, NOW), "", &[WIDE, USUAL, NARROW]);
    shows(shots, "small_moved", App::open(LIFE, NOW), "jcjLkk", &[WIDE, USUAL]);
    shows_plainly(shots, "small_plain", App::open(LIFE, NOW), "jc", &[WIDE, USUAL]);
}

fn a_file_that_does_not_parse(shots: &mut Vec<Shot>) {
    let broken: Vec<(&str, &str)> = LIFE
        .iter()
        .map(|(name, text)| {
            (*name, if name.ends_with("18.toml") { "[[block]\ntitle = \"x\"\n" } else { text })
        })
        .collect();
    shows(shots, "broken", App::open(&broken, NOW), "", &[WIDE, USUAL, SMALL]);
}

fn titles_that_are_hard_to_set(shots: &mut Vec<Shot>) {
    shows(shots, "odd", App::open(ODD, NOW), "", &[USUAL, NARROW, SMALL]);
    shows(shots, "odd_prompt", App::open(ODD, NOW), "a20-21 家族で👩‍👩‍👧 #", &[USUAL, SMALL]);
    shows(shots, "odd_card", App::open(ODD, NOW), "gg<Enter>", &[USUAL]);
    shows_plainly(shots, "odd_plain", App::open(ODD, NOW), "", &[USUAL]);
}

fn the_first_start(shots: &mut Vec<Shot>) {
    shows(shots, "welcome", App::open(&[], NOW), "", &[WIDE, USUAL, SMALL]);
    shows(shots, "welcome_values", App::open(&[], NOW), "<Enter>j", &[USUAL, SMALL]);
    shows(shots, "welcome_season", App::open(&[], NOW), "<Enter><Enter>", &[USUAL, SMALL]);
    shows(shots, "welcome_first", App::open(&[], NOW), "<Enter><Enter><Enter>", &[USUAL, SMALL]);
}

fn the_week(shots: &mut Vec<Shot>) {
    shows(shots, "week", App::sample(), "2", &[WIDE, USUAL, HUGE, FLAT, NARROW, SMALL]);
    shows_plainly(shots, "week_plain", App::sample(), "2", &[WIDE, USUAL, SMALL]);
    shows(shots, "week_tab", App::sample(), "2<Tab>", &[WIDE, USUAL, NARROW]);
    shows(shots, "week_areas", App::sample(), "2<Tab><Tab>", &[WIDE, USUAL, NARROW]);
    shows(shots, "week_plan", App::sample(), "2o", &[WIDE, USUAL]);
    shows(shots, "week_lived", App::sample(), "2oo", &[WIDE, USUAL]);
    shows(shots, "week_rows", App::sample(), "2+", &[WIDE]);
    shows(shots, "week_evening", App::sample(), "2G", &[WIDE, USUAL]);
    shows(shots, "week_grace", App::sample(), "2gfri<Enter>", &[WIDE, USUAL, NARROW, SMALL]);
    shows(shots, "week_empty", App::sample(), "2]]]]]]]]", &[WIDE, USUAL, SMALL]);
    shows(shots, "week_twelve", App::sample().configured("clock = 12\n"), "2", &[WIDE, USUAL, NARROW]);
    shows(
        shots,
        "week_sunday",
        App::sample().configured("week_start = \"sun\"\n"),
        "2gsun<Enter>",
        &[WIDE, USUAL],
    );
}

fn sheets_on_the_week(shots: &mut Vec<Shot>) {
    shows(shots, "week_card", App::sample(), "2j<Enter>", &[WIDE, USUAL, SMALL]);
    shows(shots, "week_prompt", App::sample(), &format!("2{PROMPT}family"), &[WIDE, USUAL, SMALL]);
    shows(shots, "week_prompt_far", App::sample(), "2a2026-12-24 18-20 Tree #family", &[WIDE, USUAL]);
    shows(shots, "week_intention", App::sample(), "2Di", &[WIDE, USUAL]);
    shows(shots, "week_start", App::sample(), "2s", &[USUAL]);
    shows(shots, "week_on_intention", App::sample(), "2<Home>k", &[WIDE, USUAL, SMALL]);
    shows(shots, "week_inbox", App::sample(), "2i", &[WIDE]);
    shows(shots, "week_marked", App::sample(), "2jvv", &[WIDE, USUAL]);
}

fn a_week_with_everything_in_it(shots: &mut Vec<Shot>) {
    shows(shots, "week_full", App::open(FULL, NOW), "2", &[WIDE, USUAL, HUGE, NARROW]);
    shows_plainly(shots, "week_full_plain", App::open(FULL, NOW), "2ljj", &[WIDE, USUAL]);
    shows(shots, "week_night", App::open(FULL, NOW), "2gg", &[WIDE, USUAL]);
    shows(shots, "week_53", App::open(WEEK_53, "2026-12-30T09:00"), "2l", &[WIDE, USUAL]);
    shows(shots, "week_odd", App::open(ODD, NOW), "2", &[WIDE, USUAL, NARROW]);
}

fn the_season(shots: &mut Vec<Shot>) {
    shows(shots, "season", App::sample(), "4", &[WIDE, USUAL, HUGE, NARROW, SMALL]);
    shows_plainly(shots, "season_plain", App::sample(), "4", &[WIDE, USUAL, SMALL]);
    shows(shots, "season_months", App::sample(), "4z<Tab><Tab>jh", &[WIDE, USUAL]);
    shows(shots, "season_quarters", App::sample(), "4zz", &[WIDE]);
    shows(shots, "season_year", App::sample(), "4<Shift-Tab>h", &[WIDE, USUAL, NARROW, SMALL]);
    shows(shots, "season_facts", App::sample(), "4<Tab>jj", &[WIDE, USUAL, SMALL]);
    shows(shots, "season_values", App::sample(), "4<Tab><Tab>jhhh", &[WIDE, USUAL, SMALL]);
    shows(shots, "season_swing", App::sample(), "4<Tab><Tab><Tab>h", &[USUAL, SMALL]);
    shows_plainly(shots, "season_swing_plain", App::sample(), "4<Tab><Tab><Tab>h", &[USUAL]);
}

fn life(shots: &mut Vec<Shot>) {
    shows(shots, "life", App::sample(), "5", &[WIDE, USUAL, HUGE, NARROW, LOW, SMALL]);
    shows_plainly(shots, "life_plain", App::sample(), "5<Enter>jj", &[WIDE, USUAL, LOW]);
    shows(shots, "life_areas", App::sample(), "5<Tab>jj", &[USUAL, LOW]);
    shows(shots, "life_jobs", App::sample(), "5<Tab><Tab>", &[WIDE, USUAL, LOW]);
    shows(shots, "life_boundaries", App::sample(), "5<Tab><Tab><Tab><Enter>j", &[WIDE, USUAL, NARROW]);
    shows(shots, "life_day", App::sample(), "5<Shift-Tab>", &[USUAL, LOW]);
    shows(shots, "life_new", App::sample(), "5<Tab><Tab>aBrandt @work %mine pay:90EUR/h", &[USUAL, LOW]);
    shows(shots, "rhythm", App::sample(), "5<Shift-Tab>Ge<→><↑>", &[USUAL, WIDE, LOW]);
    shows_plainly(shots, "rhythm_plain", App::sample(), "5<Shift-Tab>Ge", &[USUAL]);
    shows(shots, "values", App::sample(), "5aj<Space>", &[USUAL, LOW]);
    shows(shots, "values_question", App::sample(), "5ar2", &[USUAL, LOW]);
    shows(shots, "values_answers", App::sample(), "5ar245", &[USUAL, LOW]);
    shows_plainly(shots, "values_plain", App::open(LIFE, NOW), "5aj<Space>", &[USUAL]);
    shows(shots, "life_none", App::open(&[], NOW), "<Esc>5", &[USUAL, LOW]);
    shows(shots, "life_odd", App::open(ODD, NOW), "5<Tab><Tab>", &[WIDE, USUAL, LOW]);
}

fn seasons_that_are_changed(shots: &mut Vec<Shot>) {
    shows(shots, "season_edit", App::sample(), "4jl<Enter><Ctrl-U>15h", &[WIDE, USUAL, SMALL]);
    shows(shots, "season_next", App::sample(), "4a", &[USUAL]);
    shows(shots, "season_menu", App::sample(), "4Dj", &[USUAL]);
    shows(shots, "season_to_come", App::sample(), "4aSpring<Enter>", &[WIDE, USUAL]);
    shows(shots, "season_none", App::open(LIFE, NOW), "4", &[WIDE, USUAL, SMALL]);
    shows(shots, "season_first", App::open(LIFE, NOW), "4aThis autumn<Enter>", &[USUAL]);
}

/// Opens the sample on its Sunday evening, with done blocks and blocks that are not marked.
fn sunday() -> App {
    let mut app = App::sample().open_again("2026-11-22T18:05");
    app.press("<120x40>");
    app
}

fn the_review(shots: &mut Vec<Shot>) {
    shows(shots, "review_back", sunday(), "3", &[WIDE, USUAL, HUGE, NARROW, SMALL]);
    shows(shots, "review_back_all", sunday(), "3<Tab>", &[WIDE, USUAL]);
    shows(shots, "review_signs", sunday(), "3]3243", &[WIDE, USUAL, HUGE, NARROW, SMALL]);
    shows(shots, "review_signs_alone", sunday(), "3]<Tab>2", &[WIDE, USUAL]);
    shows(shots, "review_numbers", sunday(), "3]]", &[WIDE, USUAL, HUGE, NARROW, SMALL]);
    shows(shots, "review_numbers_week", sunday(), "3]]hhh", &[WIDE, USUAL]);
    shows(shots, "review_table", sunday(), "3]]<Tab>", &[WIDE, USUAL, SMALL]);
    shows(shots, "review_boundaries", sunday(), "3]]]", &[WIDE, USUAL, SMALL]);
    shows(shots, "review_fit", sunday(), "3]]]]2", &[WIDE, USUAL, HUGE, NARROW, SMALL]);
    shows(shots, "review_next", sunday(), "3]]]]]jjj<→>", &[WIDE, USUAL, HUGE, NARROW, SMALL]);
    let since_wednesday = || App::sample().open_again("2026-11-22T18:05");
    shows(shots, "review_days", since_wednesday(), "3]]]]]Gkkkkkkkkkk<←>", &[WIDE, USUAL, NARROW, SMALL]);
    shows_plainly(shots, "review_days_plain", since_wednesday(), "3]]]]]Gkkkkkkkkkk<→>", &[USUAL]);
    shows(shots, "review_done", sunday(), "3]]]]]<Enter>", &[USUAL]);
    shows_plainly(shots, "review_signs_plain", sunday(), "3]32", &[USUAL, SMALL]);
    shows_plainly(shots, "review_numbers_plain", sunday(), "3]]", &[WIDE, USUAL]);
    shows_plainly(shots, "review_next_plain", sunday(), "3]]]]]j", &[USUAL]);
    shows(shots, "review_help", sunday(), "3]?", &[WIDE]);
    shows(shots, "review_empty", App::open(&[], NOW), "<Esc><Esc>3]]]", &[USUAL]);
    shows(shots, "review_empty_back", App::open(&[], NOW), "<Esc><Esc>3", &[USUAL, SMALL]);
    shows(shots, "review_empty_numbers", App::open(&[], NOW), "<Esc><Esc>3]]", &[USUAL, SMALL]);
    shows(shots, "review_empty_fit", App::open(&[], NOW), "<Esc><Esc>3]]]]", &[USUAL, SMALL]);
}

fn too_little_room(shots: &mut Vec<Shot>) {
    shows(shots, "no_room", App::sample(), "", &[(39, 10), (40, 9), (12, 5)]);
}
