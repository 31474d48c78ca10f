//! `--html` and `--markdown`: pages have the same figures as `--json`, and no text of the data can break them.

use roxmltree::{Document, Node, ParsingOptions};
use serde_json::Value;

use super::support::Planner;
use super::{review, season};

/// The palette for which contrast was computed.
const PALETTE: &str = include_str!("../fixtures/palette.toml");

fn parse(text: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn text_of(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|one| one.text()).collect()
}

/// Returns all elements with a tag name.
fn all<'a>(document: &'a Document<'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(move |node| node.has_tag_name(name))
}

/// Makes the sample life.
fn sample() -> Planner {
    let planner = Planner::with(&[]);
    planner.done(&["demo", "--keep", planner.root().to_str().unwrap()]);
    planner
}

/// Returns the value at a figure's place in `--json`. A step is a key, or in a list the id or the period of an entry.
fn at<'a>(json: &'a Value, key: &str) -> &'a Value {
    key.split('/').fold(json, |json, step| {
        let is_called = |entry: &&Value| {
            ["id", "week", "month", "quarter"]
                .iter()
                .any(|name| entry.get(name).is_some_and(|one| one == step))
        };
        let found = match json {
            Value::Array(list) => {
                list.iter().find(is_called).or_else(|| list.get(step.parse::<usize>().ok()?))
            }
            other => other.get(step),
        };
        found.unwrap_or_else(|| panic!("no {step} of {key}"))
    })
}

/// Returns the number of a figure's text in minutes, points or as a share, and the largest rounding error.
fn number(shown: &str) -> (f64, f64) {
    let shown = shown.trim_start_matches("default ");
    let part = |text: &str| text.parse::<f64>().unwrap_or_else(|_| panic!("{shown}"));
    if let Some(minutes) = shown.strip_suffix('m') {
        return (part(minutes), 0.5);
    }
    if let Some((hours, minutes)) = shown.split_once('h') {
        return (part(hours) * 60.0 + if minutes.is_empty() { 0.0 } else { part(minutes) }, 0.5);
    }
    if let Some(share) = shown.strip_suffix("%") {
        return (part(share) / 100.0, 0.005);
    }
    (part(shown), if shown.contains('.') { 0.1 } else { 0.5 })
}

/// Checks that every figure of a page is the one of `--json`. Returns the places of all figures.
fn hold(page: &Document<'_>, json: &Value) -> Vec<String> {
    let mut keys = Vec::new();
    for figure in all(page, "data") {
        let key = figure.attribute("data-key").unwrap();
        let expected = at(json, key).as_f64().unwrap_or_else(|| panic!("{key} is no number"));
        let exact: f64 = figure.attribute("value").unwrap().parse().unwrap();
        let (shown, rounding) = number(&text_of(figure));
        assert!((exact - expected).abs() < 1e-9, "{key}: {exact}, not {expected}");
        assert!((shown - expected).abs() <= rounding + 1e-9, "{key}: {shown}, not {expected}");
        keys.push(key.to_owned());
    }
    keys
}

/// Returns the numbers of a line in the first line chart, computed from its axis.
fn drawn(page: &Document<'_>, class: &str) -> Vec<f64> {
    let line = all(page, "polyline").find(|line| line.attribute("class") == Some(class)).unwrap();
    let svg = line.parent().unwrap();
    let height = |words: &str| -> f64 {
        let tick = svg.children().find(|node| node.has_tag_name("text") && text_of(*node) == words).unwrap();
        tick.attribute("y").unwrap().parse::<f64>().unwrap() - 4.0
    };
    let (hundred, seventy) = (height("100"), height("70"));
    let points = svg.children().filter(|node| node.attribute("class") == Some(class));
    let points = points
        .filter(|node| node.has_tag_name("polyline"))
        .flat_map(|line| line.attribute("points").unwrap().split(' ').map(str::to_owned).collect::<Vec<_>>());
    points
        .map(|point| point.split_once(',').unwrap().1.parse::<f64>().unwrap())
        .map(|y| 100.0 - (y - hundred) / (seventy - hundred) * 30.0)
        .collect()
}

#[test]
fn every_figure_of_the_page_is_that_of_json() {
    for planner in [sample(), season::planner()] {
        for by in ["weeks", "months", "quarters"] {
            let html = planner.done(&["season", "--by", by, "--html", "-"]);
            let json = planner.json(&["season", "--by", by, "--json"]);
            let page = parse(&html);
            let keys = hold(&page, &json);
            let has = |key: String| assert!(keys.contains(&key), "{key} is not on the page");
            for column in json[by].as_array().unwrap() {
                let name = column[by.trim_end_matches('s')].as_str().unwrap();
                for what in ["alignment", "balance", "work", "life"]
                    .into_iter()
                    .filter(|what| !column[what].is_null())
                {
                    has(format!("{by}/{name}/{what}"));
                }
                for value in column["values"].as_array().unwrap() {
                    has(format!("{by}/{name}/values/{}/minutes", value["id"].as_str().unwrap()));
                }
            }
            for value in json["values"].as_array().unwrap() {
                for what in ["weight", "target", "minutes", "asked", "planned", "kept"] {
                    let is_said = what == "minutes" || value["resting"] == false && !value[what].is_null();
                    if is_said {
                        has(format!("values/{}/{what}", value["id"].as_str().unwrap()));
                    }
                }
            }
            // A row for the season to date below the months would look like their sum.
            assert_eq!(keys.iter().any(|key| key == "score/alignment/score"), by == "weeks", "{by}");
            for (class, what) in [("align", "alignment"), ("bal", "balance")] {
                let drawn = drawn(&page, class);
                let said: Vec<f64> =
                    json[by].as_array().unwrap().iter().filter_map(|one| one[what].as_f64()).collect();
                assert_eq!(drawn.len(), said.len());
                assert!(drawn.iter().zip(&said).all(|(a, b)| (a - b).abs() < 0.1), "{drawn:?} {said:?}");
            }
        }
    }
}

#[test]
fn it_says_what_the_screen_says_and_both_forms_say_the_same() {
    let planner = sample();
    let html = planner.done(&["season", "--html", "-"]);
    let page = parse(&html);
    let markdown = planner.done(&["season", "--markdown", "-"]);
    let said: Vec<String> = ["h1", "p"].iter().flat_map(|name| all(&page, name).map(text_of)).collect();
    let plain = planner.done(&["season"]);
    for words in plain.lines().filter(|line| line.ends_with('.')) {
        assert!(said.iter().any(|one| one == words), "{words}: {said:?}");
        assert!(markdown.lines().any(|line| line.trim_start_matches("# ") == words), "{words}\n{markdown}");
    }
    assert!(html.contains("<title>Launch</title>"));
    assert!(
        html.contains("Made by aplomb ") && html.contains("Wednesday 18 November 2026, 9:42. This page has")
    );
    let rows = all(&page, "tr").filter(|row| row.children().any(|cell| cell.has_tag_name("td")));
    for row in rows {
        let cells: Vec<String> = row.children().map(text_of).collect();
        let line = format!("| {} |", cells.join(" | "));
        assert!(markdown.lines().any(|one| one == line), "{line}\n{markdown}");
    }
    for figure in all(&page, "svg").filter(|svg| svg.attribute("role") == Some("img")) {
        let title = figure.children().find(|node| node.has_tag_name("title")).unwrap();
        assert_eq!(figure.attribute("aria-label"), title.text());
    }
    assert_eq!(all(&page, "figure").count(), 6);
}

#[test]
fn every_figure_of_a_review_is_that_of_json_and_both_forms_say_the_same() {
    let mut sample = sample();
    sample.at("2026-11-22T18:05");
    for planner in [sample, review::planner()] {
        let html = planner.done(&["review", "--html", "-"]);
        let json = planner.json(&["review", "--json"]);
        let page = parse(&html);
        let keys = hold(&page, &json);
        let has = |key: String| assert!(keys.contains(&key), "{key} is not on the page");
        for week in json["season"]["weeks"].as_array().unwrap() {
            for what in ["alignment", "balance", "work", "life"].iter().filter(|what| !week[**what].is_null())
            {
                has(format!("season/weeks/{}/{what}", week["week"].as_str().unwrap()));
            }
        }
        for (list, figures) in [
            ("boundaries", vec!["kept", "crossed", "minutes"]),
            ("engagements", vec!["minutes", "outside"]),
            ("promises", vec!["left"]),
        ] {
            for one in json[list].as_array().unwrap() {
                for what in figures.iter().filter(|what| !one[**what].is_null()) {
                    has(format!("{list}/{}/{what}", one["id"].as_str().unwrap()));
                }
            }
        }
        for list in ["areas", "values"] {
            for one in json["look_back"][list].as_array().unwrap() {
                has(format!("look_back/{list}/{}/planned", one["id"].as_str().unwrap()));
                has(format!("look_back/{list}/{}/lived", one["id"].as_str().unwrap()));
            }
        }
        for (class, what) in [("align", "alignment"), ("bal", "balance")] {
            let drawn = drawn(&page, class);
            let weeks = json["season"]["weeks"].as_array().unwrap();
            let said: Vec<f64> = weeks.iter().filter_map(|one| one[what].as_f64()).collect();
            assert_eq!(drawn.len(), said.len());
            assert!(drawn.iter().zip(&said).all(|(a, b)| (a - b).abs() < 0.1), "{drawn:?} {said:?}");
        }
        let markdown = planner.done(&["review", "--markdown", "-"]);
        for words in ["h1", "h2"].iter().flat_map(|name| all(&page, name).map(text_of)) {
            let is_there = |line: &str| line.trim_start_matches(['#', ' ']) == words;
            assert!(markdown.lines().any(is_there), "{words}\n{markdown}");
        }
    }
}

#[test]
fn what_is_written_in_the_data_is_only_text() {
    let hostile = "<script>alert('1')</script> & \\\"x\\\" ]]> --> </svg> | `*_ 👩 مرحبا e\u{301}";
    let life = format!("schema = 1\n[[value]]\nid = \"craft\"\nname = \"{hostile}\"\nweekly = \"10h\"\n");
    let seasons = format!(
        "schema = 1\n[[season]]\nid = \"s\"\nname = \"{hostile}\"\nstart = 2026-11-02\nend = 2026-11-29\nsuccess = \"{hostile}\"\n"
    );
    let planner = Planner::with(&[("life.toml", &life), ("seasons.toml", &seasons)]);
    planner.done(&["log", "2026-11-10 9-17 Pages #craft @work"]);
    let html = planner.done(&["season", "--html", "-"]);
    let page = parse(&html);
    let words = hostile.replace("\\\"", "\"");
    assert_eq!(all(&page, "h1").map(text_of).collect::<Vec<_>>(), [words.as_str()]);
    assert_eq!(all(&page, "script").count() + all(&page, "img").count(), 0);
    hold(&page, &planner.json(&["season", "--json"]));
    let markdown = planner.done(&["season", "--markdown", "-"]);
    assert!(
        markdown.starts_with("# \\<script\\>alert('1')\\</script\\> \\& \"x\" \\]\\]\\> --\\>"),
        "{markdown}"
    );
}

#[test]
fn a_young_life_has_a_page_without_numbers() {
    let planner = Planner::new();
    let html = planner.done(&["season", "--html", "-"]);
    let page = parse(&html);
    assert_eq!(all(&page, "h1").map(text_of).collect::<Vec<_>>(), ["No season today."]);
    assert_eq!(all(&page, "figure").count(), 0);
    hold(&page, &planner.json(&["season", "--json"]));

    let seasons = "schema = 1\n[[season]]\nid = \"day\"\nname = \"A day\"\nstart = 2026-11-18\nend = 2026-11-18\n\
                   [[season]]\nid = \"later\"\nname = \"Later\"\nstart = 2027-01-04\nend = 2028-01-09\n";
    planner.write("seasons.toml", seasons);
    planner.done(&["log", "8-9 Pages #craft @work"]);
    let html = planner.done(&["season", "--html", "-"]);
    let page = parse(&html);
    assert!(html.contains("No numbers yet: less than 4h of work and life."));
    let cells: Vec<String> = all(&page, "tr").map(text_of).filter(|row| row.starts_with("W47")).collect();
    assert_eq!(cells[0], "W47——1h0m");
    assert_eq!(all(&page, "polyline").count(), 0, "a line needs a number");
    hold(&page, &planner.json(&["season", "--json"]));

    let html = planner.done(&["season", "later", "--html", "-"]);
    let page = parse(&html);
    assert!(
        all(&page, "p").map(text_of).any(|words| words.starts_with("Later, 53 weeks, still to come")),
        "{html}"
    );
    assert_eq!(all(&page, "figure").count(), 0);
}

#[test]
fn a_file_is_written_for_its_user_and_replaces_only_itself() {
    let planner = season::planner();
    let home = tempfile::tempdir().unwrap();
    let path = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    for (option, name) in [("--html", "season.html"), ("--markdown", "season.md")] {
        let file = path(name);
        assert_eq!(planner.done(&["season", option, &file]), format!("Wrote {file}.\n"));
        let first = std::fs::read_to_string(&file).unwrap();
        let plain = planner.done(&["season", option, "-"]);
        let mark = first.strip_prefix(&plain).unwrap();
        assert!(mark.starts_with("<!-- aplomb ") && mark.ends_with(" -->\n"), "{mark}");
        planner.done(&["season", "--by", "months", option, &file]);
        assert_ne!(std::fs::read_to_string(&file).unwrap(), first);
        let noted = first + "A note of my own.\n";
        std::fs::write(&file, &noted).unwrap();
        let said = planner.refused(&["season", option, &file]);
        assert!(said.contains("Can't write") && said.contains("Name another file"), "{said}");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), noted);
    }
    let life = planner.file("life.toml");
    let own = planner.root().join("life.toml");
    assert!(planner.refused(&["season", "--html", own.to_str().unwrap()]).contains("own data"));
    assert_eq!(planner.file("life.toml"), life);
    assert!(planner.refused(&["season", "--html", home.path().to_str().unwrap()]).contains("is a directory"));
    planner.refused(&["season", "--html", &path("none/season.html")]);
    assert!(!home.path().join("none").exists());
    planner.refused(&["season", "lanch", "--html", &path("lanch.html")]);
    assert!(!home.path().join("lanch.html").exists(), "what is refused writes nothing");
    for two in [["--html", "--markdown"], ["--json", "--html"], ["--json", "--markdown"]] {
        let mut arguments = vec!["season"];
        for option in two {
            arguments.push(option);
            arguments.extend((option != "--json").then_some("-"));
        }
        planner.misused(&arguments);
    }
    planner.misused(&["season", "--html"]);
}

#[test]
fn colours_are_those_of_the_palette() {
    let html = Planner::new().done(&["season", "--html", "-"]);
    let palette: toml::Table = PALETTE.parse().unwrap();
    let hex = |theme: &str, name: &str| {
        let heat = name.strip_prefix("heat").and_then(|shade| shade.parse::<usize>().ok());
        let theme = &palette[theme];
        match (name, heat) {
            ("page", _) if theme["background"].get("white").is_some() => theme["background"]["white"].clone(),
            ("page", _) => theme["background"]["base"].clone(),
            (_, Some(shade)) => theme["heat"]["hex"][shade].clone(),
            _ => theme["roles"][name]["hex"].clone(),
        }
    };
    let (light, rest) = html.split_once("@media screen and (prefers-color-scheme: dark)").unwrap();
    let (dark, _) = rest.split_once("* {").unwrap();
    for (theme, part) in [("light", light), ("dark", dark)] {
        let colours = part.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
        let mut count = 0;
        for (name, colour) in colours {
            assert_eq!(Some(colour.trim_end_matches(';')), hex(theme, name).as_str(), "{theme} {name}");
            count += 1;
        }
        assert_eq!(count, 14, "{theme}");
    }
}
