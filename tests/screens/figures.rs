//! A figure is the same on every screen and in every command, as text and as JSON.

use std::fmt::Write;
use std::process::Command;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::frames::{DARK, draw, lines};
use super::harness::App;

const LIFE: &str = r#"schema = 1
zone = "Europe/Lisbon"
value = [
    { id = "craft", name = "Craft", weight = 5, weekly = "12h" },
    { id = "family", name = "Family", weekly = "9h" },
]
engagement = [{ id = "acme", name = "Acme", area = "work", agenda = "theirs" }]
[[boundary]]
id = "dinner"
name = "Dinner"
days = ["weekdays"]
window = "18:30-19:30"
no = ["work"]
"#;

const SEASONS: &str = r#"schema = 1
season = [
    { id = "a", name = "Launch", start = 2026-10-05, end = 2026-11-17, heavy = "work" },
    { id = "b", name = "Winter", start = 2026-11-18, end = 2027-01-03 },
]
"#;

/// Makes a block of a file, with a title that has no meaning.
fn block() -> impl Strategy<Value = String> {
    let keys = select(vec![
        "area = \"work\"\nengagement = \"acme\"\nagenda = \"theirs\"",
        "area = \"work\"\nvalues = [\"craft\"]\nagenda = \"mine\"\nenergy = 1",
        "area = \"work\"\nengagement = \"acme\"\nenergy = -1",
        "area = \"people\"\nvalues = [\"family\"]",
        "area = \"care\"\nvalues = [\"family\"]\nenergy = -2",
        "area = \"sleep\"",
        "area = \"meals\"",
        "values = [\"craft\"]",
    ]);
    let state = select(vec!["done", "planned", "both", "skipped", "moved"]);
    (keys, state, 24..88_u32, 1..20_u32).prop_map(|(keys, state, start, length)| {
        let clock = |quarters: u32| format!("{:02}:{:02}", quarters / 4, quarters % 4 * 15);
        let span = format!("{}-{}", clock(start), clock(start + length));
        let when = match state {
            "done" => format!("actual = [\"{span}\"]"),
            "planned" => format!("plan = \"{span}\""),
            "both" => format!("plan = \"{span}\"\nactual = [\"{span}\"]\nstatus = \"done\""),
            "skipped" => format!("plan = \"{span}\"\nstatus = \"skipped\""),
            _ => format!("plan = \"{span}\"\nstatus = \"moved\"\nmoved_to = 2026-11-20"),
        };
        format!("title = \"It\"\n{when}\n{keys}\n")
    })
}

/// Makes three weeks of files, some of them with grace days.
fn files() -> impl Strategy<Value = Vec<(String, String)>> {
    let day = (prop::collection::vec(block(), 0..5), prop::bool::weighted(0.1));
    prop::collection::vec(day, 21).prop_map(|days| {
        let dates = chrono::NaiveDate::from_ymd_opt(2026, 11, 2).unwrap().iter_days();
        dates
            .zip(days)
            .filter(|(_, (blocks, is_grace))| !blocks.is_empty() || *is_grace)
            .map(|(date, (blocks, is_grace))| {
                let mut text = String::from("schema = 1\n");
                if is_grace {
                    text.push_str("grace = \"\"\n");
                }
                for (index, block) in blocks.iter().enumerate() {
                    write!(text, "\n[[block]]\nid = \"b{}{index}\"\n{block}", date.format("%d")).unwrap();
                }
                (format!("days/2026/{date}.toml"), text)
            })
            .collect()
    })
}

/// Runs a command on the same files at the same time. Returns its output.
fn said(app: &App, now: &str, arguments: &[&str]) -> String {
    let root = app.root().to_str().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_aplomb"));
    command.args(["--dir", root, "--now", now, "--color", "never"]).args(arguments);
    let output = command.env("HOME", root).env_remove("XDG_STATE_HOME").output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn json(app: &App, now: &str, arguments: &[&str]) -> Value {
    serde_json::from_str(&said(app, now, &[arguments, &["--json"]].concat())).unwrap()
}

/// Returns alignment and balance from the first line that has them, each as a figure or a dash.
fn numbers(text: &str) -> [String; 2] {
    let line = text.lines().map(str::to_lowercase).find(|line| line.contains("alignment ")).unwrap();
    ["alignment ", "balance "].map(|name| {
        let rest = line.split(name).nth(1).unwrap_or_else(|| panic!("{name} is not in {line:?}"));
        rest.split([' ', ',', '.']).next().unwrap().to_owned()
    })
}

/// Returns both numbers of a score as shown. Below four hours of work and life they are dashes.
fn shown(score: &Value) -> [String; 2] {
    let is_shown =
        score["balance"]["work"].as_f64().unwrap() + score["balance"]["life"].as_f64().unwrap() >= 240.0;
    ["alignment", "balance"].map(|name| match score[name]["score"].as_f64().filter(|_| is_shown) {
        Some(figure) if figure < 70.0 => format!("{:.0}", figure.round().min(69.0)),
        Some(figure) => format!("{:.0}", figure.round()),
        None => "—".to_owned(),
    })
}

/// Returns a length such as `1h30`, `45m` or `2h`.
fn length(minutes: f64) -> String {
    let minutes = minutes.round() as i64;
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}m"),
        (hours, 0) => format!("{hours}h"),
        (hours, minutes) => format!("{hours}h{minutes:02}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_figure_is_the_same_wherever_it_is_said(
        days in files(),
        now in select(vec!["2026-11-18T09:42", "2026-11-20T17:05", "2026-11-22T21:00", "2026-11-24T08:00"]),
    ) {
        let mut files: Vec<(&str, &str)> =
            days.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        files.extend([("life.toml", LIFE), ("seasons.toml", SEASONS)]);
        let mut app = App::open(&files, now);
        let week = app.model.week().to_string();
        let of_week = |lens: &str| json(&app, now, &["score", "--week", &week, "--lens", lens]);
        let (actual, forecast) = (of_week("actual"), of_week("outlook"));

        // The commands, as text and as JSON.
        let (week_json, review) = (json(&app, now, &["week", &week]), json(&app, now, &["review", &week]));
        let season = json(&app, now, &["season"]);
        prop_assert_eq!(&week_json["score"], &actual);
        prop_assert_eq!(&week_json["outlook"], &forecast);
        prop_assert_eq!(&review["score"], &actual);
        let score_text = said(&app, now, &["score", "--week", &week]);
        let week_text = said(&app, now, &["week", &week]);
        let review_text = said(&app, now, &["review", &week]);
        let at = |text: &str, begins: &str| {
            text.lines().find(|line| line.starts_with(begins)).unwrap_or_else(|| panic!("{begins}: {text}")).to_owned()
        };
        prop_assert_eq!(numbers(&score_text), shown(&actual));
        prop_assert_eq!(numbers(&at(&week_text, "so far")), shown(&actual));
        prop_assert_eq!(numbers(&at(&week_text, "forecast")), shown(&forecast));
        if actual["balance"]["work"].as_f64().unwrap() + actual["balance"]["life"].as_f64().unwrap() >= 240.0 {
            prop_assert_eq!(numbers(&at(&review_text, "Alignment ")), shown(&actual));
        }
        let today = now.split('T').next().unwrap();
        let day = json(&app, now, &["score", "--from", today, "--to", today]);
        let day_text = said(&app, now, &["day"]);
        match at(&day_text, "today so far") {
            line if line.ends_with("a grace day, not scored") => prop_assert_eq!(shown(&day), ["—", "—"]),
            line => prop_assert_eq!(numbers(&line), shown(&day)),
        }
        prop_assert_eq!(numbers(&at(&day_text, "Week ")), shown(&forecast));
        prop_assert_eq!(&json(&app, now, &["day"])["score"], &day);

        // The losses that are printed make the printed score up to 100.
        let why = said(&app, now, &["why", "--week", &week]);
        let lost: f64 = why.lines().filter(|line| line.contains(". ") || line.contains('.')).filter_map(|line| {
            line.get(..5)?.trim().parse::<f64>().ok()
        }).sum();
        if shown(&actual)[0] != "—" {
            let score = actual["alignment"]["score"].as_f64().unwrap();
            prop_assert!((100.0 - lost - score).abs() <= 0.05 + 1e-9, "{lost} and {score}: {why}");
        }

        // A week in `season` has the same numbers. Its hours may be from fewer days.
        let column = season["weeks"].as_array().and_then(|weeks| weeks.iter().find(|one| one["week"] == week.as_str()));
        if let Some(column) = column.filter(|column| !column["work"].is_null()) {
            prop_assert_eq!(&column["alignment"], &actual["alignment"]["score"]);
            prop_assert_eq!(&column["balance"], &actual["balance"]["score"]);
        }
        let swing = |json: &Value| json["swing"]["owed"].clone();
        if review["season"]["name"] == season["season"]["name"] && review["season"]["name"].is_string() {
            prop_assert_eq!(swing(&review["season"]), swing(&season));
        }

        // The minutes of a value, and its full target.
        for value in week_json["values"].as_array().unwrap() {
            let (name, target) = (value["name"].as_str().unwrap(), value["target"].as_f64());
            let (done, all) = (value["lived"].as_f64().unwrap(), value["in_sight"].as_f64().unwrap());
            let Some(target) = target else { continue };
            let of = |minutes: f64| format!("{} of {}", length(minutes), length(target));
            let forecast = format!("forecast {}, target {}", length(all), length(target));
            for (text, words, sign) in [(&score_text, of(done), " of "), (&week_text, forecast, ", target ")] {
                let line = text.lines().find(|line| line.starts_with(&format!("{name} ")) && line.contains(sign));
                prop_assert!(line.is_some_and(|line| line.contains(&words)), "{} {}: {}", name, words, text);
            }
            let panel = lines(&draw(&mut app, DARK, (120, 40)).0).join("\n");
            prop_assert!(panel.contains(&of(done)), "{} {}: {}", name, of(done), panel);
            let back = review["look_back"]["values"].as_array().unwrap();
            let back = back.iter().find(|row| row["name"] == name).map_or(0.0, |row| row["lived"].as_f64().unwrap());
            prop_assert_eq!(back, done, "{}", name);
        }

        // Hours by side.
        for side in ["work", "life"] {
            let whole = actual["balance"][side].as_f64().unwrap();
            let back = review["look_back"]["sides"].as_array().unwrap();
            let back = back.iter().find(|row| row["id"] == side).unwrap()["lived"].as_f64().unwrap();
            let half = review["look_back"]["shared"].as_f64().unwrap() / 2.0;
            prop_assert_eq!(back - half, whole, "{}", side);
        }

        // Day and Week have the forecast of the same week in their first line, Season has the season to date.
        for (key, score) in [("1", &forecast), ("2", &forecast), ("4", &season["score"])] {
            app.press(key);
            let first = lines(&draw(&mut app, DARK, (120, 40)).0).swap_remove(0);
            prop_assert_eq!(numbers(&first), shown(score), "on screen {}", key);
        }
        app.press("1w");
        let why = lines(&draw(&mut app, DARK, (120, 40)).0).swap_remove(0);
        prop_assert_eq!(numbers(&why), shown(&forecast));
        app.press("l");
        let why = lines(&draw(&mut app, DARK, (120, 40)).0).swap_remove(0);
        prop_assert_eq!(numbers(&why), shown(&actual));

        // The season of a week has one name.
        let name = |text: &str| {
            let named = ["Launch, then Winter", "Launch, week", "Winter, week"];
            named.into_iter().find(|name| text.contains(name))
        };
        prop_assert_eq!(name(&score_text), name(&week_text));
        prop_assert_eq!(name(&score_text), name(&review_text));
        app.press("<Esc>2");
        let screen = lines(&draw(&mut app, DARK, (120, 40)).0).join("\n");
        prop_assert_eq!(name(&score_text), name(&screen));
    }
}
