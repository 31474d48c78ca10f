//! What the Season screen shows: the span of its numbers, one time axis, and all of its parts at every size.

use aplomb::canvas::theme::{Depth, Theme};
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

use super::frames::{DARK, PLAIN, draw, lines};
use super::harness::App;
use super::lives::{LIFE, NOW};

const ALL: [(u16, u16); 6] = [(40, 12), (60, 20), (80, 24), (100, 30), (120, 40), (200, 60)];
const LOW: [(u16, u16); 4] = [(40, 10), (40, 12), (60, 20), (80, 24)];
const HEADS: [&str; 5] = ["2026 ", "TARGETS", "THE SEASON", "BY WEEK", "WORK AND LIFE BY WEEK"];

fn sample() -> App {
    App::sample_at("2026-11-18T09:42")
}

fn frame(app: &mut App, size: (u16, u16)) -> Vec<String> {
    app.press(&format!("<{}x{}>", size.0, size.1));
    lines(&draw(app, DARK, size).0)
}

/// Returns the column where a text begins in a line.
fn column(line: &str, text: &str) -> Option<usize> {
    line.find(text).map(|at| line[..at].width())
}

/// Returns a life with these values, each an id and a name, and a season around today.
fn with_values(values: &[(String, String)]) -> App {
    let mut profile = "zone = \"Europe/Lisbon\"\n".to_owned();
    for (id, name) in values {
        profile.push_str(&format!("\n[[value]]\nid = \"{id}\"\nname = \"{name}\"\nweekly = \"3h\"\n"));
    }
    let seasons =
        "schema = 1\n[[season]]\nid = \"s5\"\nname = \"Launch\"\nstart = 2026-11-09\nend = 2027-01-03\n";
    let day = "zone = \"Europe/Lisbon\"\n\n[[block]]\nid = \"w2rks\"\ntitle = \"Work\"\n\
        actual = [\"09:00-15:30\"]\narea = \"work\"\n";
    App::open(&[("life.toml", &profile), ("seasons.toml", seasons), ("days/2026/2026-11-16.toml", day)], NOW)
}

#[test]
fn the_numbers_are_those_of_the_season_and_stand_there_once() {
    let mut app = sample();
    app.press("4");
    for size in ALL {
        let lines = frame(&mut app, size);
        let text = lines.join("\n");
        assert_eq!(text.matches("alignment ").count(), 1, "at {size:?}: {text}");
        assert!(text.contains("alignment 83") && text.contains("balance 96"), "at {size:?}: {text}");
        assert!(!text.contains("forecast"), "at {size:?}: {text}");
        let named = lines[..3].join("\n").to_lowercase();
        assert!(size.0 < 60 || named.contains("so far"), "at {size:?}: {named}");
    }
    // A season that is over is whole, and a day in no season has no numbers.
    app.press("[");
    assert!(frame(&mut app, (120, 40))[0].contains("Whole season   alignment 92"));
    app.press("g2026-03-01<Enter>");
    assert!(frame(&mut app, (120, 40))[0].ends_with("    alignment —   balance — "));
}

#[test]
fn every_part_is_reached_and_what_is_hidden_is_said() {
    // At 40 by 10 the chart has no room for its heading.
    for size in LOW.into_iter().filter(|size| *size != (40, 10)) {
        for key in ["<Tab>", "j"] {
            let mut app = sample();
            app.press(&format!("<{}x{}>4<Shift-Tab>", size.0, size.1));
            let mut left: Vec<&str> = HEADS.to_vec();
            for _ in 0..40 {
                let lines = frame(&mut app, size);
                let text = lines.join("\n");
                // A part of few rows is in view as a whole, so its heading is too.
                left.retain(|head| !text.contains(head));
                let (above, below) = (text.contains("↑ "), text.contains("more below"));
                assert!(above || below, "at {size:?} nothing says that there is more: {text}");
                app.press(key);
            }
            assert!(left.is_empty(), "at {size:?} {key} does not reach {left:?}");
        }
    }
}

#[test]
fn the_row_under_the_cursor_is_always_in_view() {
    let values: Vec<(String, String)> =
        (0..300).map(|at| (format!("v{at}"), format!("Value {at}."))).collect();
    for (size, keys) in LOW.iter().chain(&[(120, 40)]).zip(["", "G", "<PgDn>", "G<PgUp>k", "jjj"]) {
        for part in ["4", "4<Tab><Tab>"] {
            let mut app = with_values(&values);
            app.press(&format!("<{}x{}>", size.0, size.1)).press(part).press(keys);
            for _ in 0..14 {
                let (buffer, cursor) = draw(&mut app, DARK, *size);
                let lines = lines(&buffer);
                let row = &lines[usize::from(cursor.1)];
                assert!(row.starts_with(" ›"), "at {size:?} {part}{keys}: {row:?} in {lines:#?}");
                let value =
                    app.season().split_whitespace().find(|word| word.ends_with('.')).map(str::to_owned);
                if let Some(value) = value.filter(|_| !app.season().contains("Facts")) {
                    assert!(row.contains(&format!("Value {value}")), "at {size:?}: {value} in {row}");
                    // The heading stays, however far down one is.
                    let head = if app.season().contains("Intents") { "TARGETS" } else { "BY WEEK" };
                    assert!(lines.iter().any(|line| line.contains(head)), "at {size:?}: {lines:#?}");
                }
                app.press("j");
            }
        }
    }
}

#[test]
fn clearly_more_than_its_target_is_told_apart_without_colour() {
    let mut app = sample();
    app.press("4");
    for (theme, full, over, words) in [(DARK, "██ ", "██▸", "█▸ 125%"), (PLAIN, "## ", "##>", "#> 125%")]
    {
        let lines = lines(&draw(&mut app, theme, (80, 40)).0);
        let at = lines.iter().position(|line| line.contains("BY WEEK")).unwrap();
        let row = |name: &str| lines[at..].iter().find(|line| line.contains(name)).unwrap();
        // In W41 Health got its target, and Craft a quarter more.
        assert!(row("  Health").contains(full) && row("  Craft").contains(over), "{lines:#?}");
        assert!(lines.iter().any(|line| line.contains(words)), "{lines:#?}");
        assert!(lines.iter().all(|line| !line.contains('•')), "{lines:#?}");
    }
}

#[test]
fn the_strip_shows_the_year_and_map_and_chart_share_their_columns() {
    for size in [(100, 60), (120, 40), (160, 60), (200, 60)] {
        let mut app = sample();
        app.press("4");
        let lines = frame(&mut app, size);
        let labels: Vec<&String> =
            lines.iter().filter(|line| line.contains("[W47]") || line.contains("[47]")).collect();
        assert_eq!(labels.len(), 2, "at {size:?}: {lines:#?}");
        for week in ["41", "44", "47", "53"] {
            assert_eq!(column(labels[0], week), column(labels[1], week), "W{week} at {size:?}: {lines:#?}");
        }
        // The strip has every month, and today in November.
        let at = lines.iter().position(|line| line.starts_with("   2026 ")).unwrap();
        for month in ["Jan", "Mar", "Jun", "Sep", "Dec"] {
            assert!(lines[at].contains(month), "{month} at {size:?}: {lines:#?}");
        }
        let today = column(&lines[at + 1], "┼").unwrap();
        let [from, to] = ["Nov", "Dec"].map(|month| column(&lines[at], month).unwrap());
        assert!((from..to).contains(&today), "at {size:?}: {lines:#?}");
        // Months are those of the strip too.
        app.press("z");
        let lines = frame(&mut app, size);
        let months: Vec<&String> =
            lines.iter().filter(|line| line.contains("Nov") && line.contains("Aug ")).collect();
        assert!(months.len() >= 2, "at {size:?}: {lines:#?}");
        for month in ["Feb", "Aug", "Nov", "Dec"] {
            let at: Vec<_> = months.iter().map(|line| column(line, month)).collect();
            assert!(at.windows(2).all(|pair| pair[0] == pair[1]), "{month} at {size:?}: {at:?} {lines:#?}");
        }
    }
}

#[test]
fn a_large_window_is_used() {
    let mut app = sample();
    app.press("4");
    let lines = frame(&mut app, (200, 60));
    let used = lines[..58].iter().rposition(|line| !line.trim().is_empty()).unwrap();
    assert!(used >= 50, "rows below {used} are empty: {lines:#?}");
    for head in ["╍╍", "BY WEEK", "target 60%"] {
        let line = lines.iter().find(|line| line.contains(head)).unwrap();
        assert!(line.trim_end().width() > 150, "{head}: {line}");
    }
}

#[test]
fn ending_a_season_says_first_what_it_does() {
    for (size, key) in [((40, 12), "4D"), ((60, 20), "4D"), ((80, 24), "4D"), ((120, 40), "4D")] {
        let mut app = sample();
        let said = |app: &mut App| {
            let text = frame(app, size).join(" ");
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        app.press(&format!("<{}x{}>", size.0, size.1)).press(key);
        let text = said(&mut app);
        assert!(text.contains("Launch ends today, 7 weeks early. Undo with u."), "at {size:?}: {text}");
        app.press("d");
        let text = said(&mut app);
        assert!(text.contains("Launch ends today, 7 weeks"), "at {size:?}: {text}");
        // It ends today now, and a season that is over has ended.
        app.press("D");
        assert!(said(&mut app).contains("Launch already ends today."), "{}", said(&mut app));
        app.press("<Esc>[D");
        assert!(said(&mut app).contains("Close to home ended on Sunday 4 October."), "{}", said(&mut app));
    }
}

#[test]
fn names_of_any_kind_keep_the_columns_and_no_id_is_shown() {
    let names = [
        "Health".to_owned(),
        "Being there for the people I would call at three at night x".to_owned(),
        "家族と友達と一緒にゆっくり過ごす大切な時間を守ること".to_owned(),
        "להיות שם בשביל האנשים שאני אוהב באמת ובתמים".to_owned(),
    ];
    let values: Vec<(String, String)> =
        names.iter().enumerate().map(|(at, name)| (format!("zq{at}"), name.clone())).collect();
    for keys in ["4", "4z", "4<Tab><Tab>", "4c", "4>"] {
        let mut app = with_values(&values);
        app.press("<120x40>").press(keys);
        for size in [(40, 24), (60, 40), (80, 40), (100, 40), (120, 40), (200, 60)] {
            let lines = frame(&mut app, size);
            assert!(lines.iter().all(|line| !line.contains("zq")), "at {size:?}: {lines:#?}");
            let facts = size.1 < 40 || lines.iter().any(|line| line.contains("Mon 9 Nov 2026"));
            assert!(facts, "at {size:?} the facts are not in view: {lines:#?}");
            let at = lines.iter().position(|line| line.contains("TARGETS")).unwrap_or(0);
            let hours: Vec<_> =
                lines[at..].iter().filter_map(|line| column(line, "own 3h").map(|at| at + 6)).collect();
            assert!(hours.windows(2).all(|pair| pair[0] == pair[1]), "at {size:?}: {lines:#?}");
        }
    }
}

#[test]
fn an_empty_part_says_what_will_be_there_and_which_key_makes_it() {
    let said = |app: &mut App, size| {
        let text = frame(app, size).join(" ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for size in [(40, 30), (60, 30), (80, 24), (120, 40)] {
        let mut app = App::open(LIFE, NOW);
        app.press("4");
        let text = said(&mut app, size);
        for part in [
            "Its dates and its share appear here. Press a to name a season.",
            "Each value's hours by week appear here. Press a to name a season.",
            "The work share of each week appears here. Press a to name a season.",
        ] {
            assert!(text.contains(part), "{part} at {size:?}: {text}");
        }
        let mut app = with_values(&[]);
        app.press("4");
        let text = said(&mut app, size);
        let rest = {
            app.press("<Tab><Tab>");
            said(&mut app, size)
        };
        for part in [
            "No values yet. On Day, press a and type #family to add one.",
            "Each value's hours appear here. On Day, press a and type #family.",
        ] {
            assert!(text.contains(part) || rest.contains(part), "{part} at {size:?}: {text} {rest}");
        }
    }
}

#[test]
fn the_shades_of_the_chosen_row_are_not_reversed() {
    for depth in [Depth::Sixteen, Depth::AnyGround, Depth::Mono] {
        let mut app = sample();
        app.press("<120x40>4<Tab><Tab>");
        let theme = Theme { is_light: false, depth, is_ascii: false };
        let (buffer, _) = draw(&mut app, theme, (120, 40));
        let reversed = |sign: &str| {
            let cells = buffer.content().iter().filter(|cell| cell.symbol() == sign);
            cells.filter(|cell| cell.modifier.contains(Modifier::REVERSED)).count()
        };
        assert!(reversed("C") > 0, "{depth:?}: the name is");
        assert_eq!(["█", "▓", "▒", "░", "·"].map(reversed), [0; 5], "{depth:?}");
    }
}
