//! `season`, as text and as JSON: the same figures as in `score`, week by week.

use serde_json::{Value, json};

use super::support::Planner;

const SEASONS: &str = r#"schema = 1

[[season]]
id = "spring"
name = "Spring"
start = 2026-03-02
end = 2026-05-31
heavy = "life"

[[season]]
id = "launch"
name = "Launch"
start = 2026-11-04
end = 2027-01-03
heavy = "work"
ratio = 0.6
success = "v1 is out."
[season.intent.craft]
weight = 5
weekly = "12h"
"#;

/// Three weeks of a season that begins on a Wednesday, with a grace day and a check-in.
pub fn planner() -> Planner {
    let planner = Planner::new();
    planner.write("seasons.toml", SEASONS);
    for line in [
        "2026-11-02 9-13 Before it #craft @work",
        "2026-11-05 9-14 Pages #craft @work",
        "2026-11-07 10-16 Zoo #family @people",
        "2026-11-10 9-17 Pages #craft @work",
        "2026-11-12 9-12 Ill",
        "2026-11-14 18-18:20 A call with Mum #family @people",
        "2026-11-17 9-13 Pages #craft @work",
        "2026-11-18 8-9 Breakfast, Mum #family @people",
    ] {
        planner.done(&["log", line]);
    }
    planner.done(&["grace", "2026-11-12", "flu"]);
    let signs = "schema = 1\nweek = \"2026-W45\"\n[signs]\nenergised = 4\nmatched = 3\ngrowing = 5\n";
    planner.write("weeks/2026-W45.toml", signs);
    planner
}

fn weeks(season: &Value) -> &Vec<Value> {
    season["weeks"].as_array().unwrap()
}

#[test]
fn its_weeks_are_those_of_score_week_by_week() {
    let planner = planner();
    let season = planner.json(&["season", "--json"]);
    let names: Vec<&str> = weeks(&season).iter().map(|week| week["week"].as_str().unwrap()).collect();
    assert_eq!(names, ["2026-W45", "2026-W46", "2026-W47"]);
    for week in weeks(&season) {
        let score = planner.json(&["score", "--week", week["week"].as_str().unwrap(), "--json"]);
        assert_eq!(week["alignment"], score["alignment"]["score"], "{week}");
        assert_eq!(week["balance"], score["balance"]["score"], "{week}");
        assert_eq!((&week["work"], &week["life"]), (&score["balance"]["work"], &score["balance"]["life"]));
        assert_eq!((&week["from"], &week["to"]), (&score["from"], &score["to"]));
    }
    assert_eq!(season["score"], planner.json(&["score", "--season", "launch", "--json"]));
}

#[test]
fn so_are_months_and_quarters_and_the_weeks_of_the_year() {
    let planner = planner();
    let months = planner.json(&["season", "--by", "months", "--json"]);
    let november = &months["months"][0];
    assert_eq!((months["months"].as_array().unwrap().len(), &november["month"]), (1, &json!("2026-11")));
    let score = planner.json(&["score", "--from", "2026-11-01", "--to", "2026-11-30", "--json"]);
    assert_eq!(november["alignment"], score["alignment"]["score"]);
    assert_eq!(november["balance"], score["balance"]["score"]);
    for week in months["year"]["weeks"].as_array().unwrap() {
        let score = planner.json(&["score", "--week", week["week"].as_str().unwrap(), "--json"]);
        assert_eq!(week["alignment"], score["alignment"]["score"], "{week}");
        assert_eq!(week["balance"], score["balance"]["score"], "{week}");
    }
    let quarters = planner.json(&["season", "--by", "quarters", "--json"]);
    assert_eq!(quarters["quarters"][0]["quarter"], "2026-Q4");
    let score = planner.json(&["score", "--from", "2026-10-01", "--to", "2026-12-31", "--json"]);
    assert_eq!(quarters["quarters"][0]["alignment"], score["alignment"]["score"]);
}

#[test]
fn it_says_what_it_asks_and_what_that_was_given() {
    let season = planner().json(&["season", "launch", "--json"]);
    let facts = json!({
        "id": "launch", "name": "Launch", "start": "2026-11-04", "end": "2027-01-03", "heavy": "work",
        "ratio": 0.6, "target": 0.6, "success": "v1 is out.", "week": 3, "weeks": 9,
    });
    assert_eq!(season["season"], facts);
    let craft = &season["values"][0];
    // 5, 8 and 4 hours within the season. Monday's four were before it.
    assert_eq!(
        (&craft["minutes"], &craft["weight"], &craft["target"]),
        (&json!(1020), &json!(5), &json!(720))
    );
    assert_eq!(craft["of_season"], json!({"weight": true, "target": true}));
    // The target for the 61 days of the season, and the part of it that is due for the recorded days.
    assert!((craft["asked"].as_f64().unwrap() - 720.0 * 61.0 / 7.0).abs() < 1e-6);
    let live = season["score"]["live"].as_f64().unwrap();
    assert!((craft["due"].as_f64().unwrap() - 720.0 * live / 7.0).abs() < 1e-6);
    let family = &season["values"][1];
    assert_eq!((&family["of_season"]["weight"], &family["on_course"]), (&json!(false), &json!(false)));
    let behind = family["due"].as_f64().unwrap() - family["minutes"].as_f64().unwrap();
    assert_eq!(family["behind"], json!(behind.round() as i64));

    let some: Vec<Vec<bool>> = weeks(&season)
        .iter()
        .map(|week| week["values"].as_array().unwrap().iter().map(|one| one["some"] == true).collect())
        .collect();
    assert_eq!(some, [[true, true], [true, false], [true, true]], "twenty minutes are not some");
    assert_eq!(season["every_value"], json!({"in": 2, "of": 3}));
    assert_eq!(weeks(&season)[1]["grace"], 1);
    let swing = &season["swing"];
    // Only the part of W45 within the season counts: five hours of work, six of life.
    let week = json!({"week": "2026-W45", "work": 300, "life": 360, "share": 0.454545455, "larger": "life"});
    assert_eq!(swing["weeks"][0], week);
    assert_eq!(swing["current"], json!({"side": "work", "weeks": 1}));
    assert_eq!(swing["owed"], json!(1020 - 876));
    let stretches = season["year"]["seasons"].as_array().unwrap();
    let ids: Vec<&Value> = stretches.iter().map(|stretch| &stretch["season"]).collect();
    assert_eq!(ids, [&Value::Null, &json!("spring"), &Value::Null, &json!("launch")]);
    assert_eq!(season["year"]["weeks"], json!([]), "the year's weeks come with its months");
}

#[test]
fn as_text_it_has_a_line_for_each_thing() {
    let planner = planner();
    let text = planner.done(&["season"]);
    for line in [
        "v1 is out.",
        "Launch, week 3 of 9 · 4 November 2026 to 3 January 2027 · 60% of work and life hours are for work",
        "2 Mar to 31 May      Spring",
        "4 Nov to 3 Jan 2027  Launch     today",
        "Family  weight 1 (from life.toml)  14h a week (from life.toml)  7h20 of 122h   3h behind",
        "Every value had 30m or more in 2 of 3 weeks.",
    ] {
        assert!(text.lines().any(|one| one == line), "{line}\n{text}");
    }
    let week = text.lines().find(|line| line.starts_with("W46")).unwrap();
    assert!(week.ends_with("     8h     20m  1 grace day"), "{week}");
    assert!(planner.done(&["season", "spring"]).contains("Spring, 13 weeks, over"));
    assert!(planner.done(&["season", "--by", "quarters"]).contains("Quarter by quarter"));
}

#[test]
fn without_one_it_says_so_and_an_unknown_one_is_refused() {
    let planner = Planner::new();
    let text = planner.done(&["season"]);
    assert!(text.starts_with("No season today.\n"), "{text}");
    let season = planner.json(&["season", "--json"]);
    assert_eq!(
        (&season["season"], &season["score"], &season["swing"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    planner.write("seasons.toml", SEASONS);
    assert_eq!(
        planner.refused(&["season", "lanch"]),
        "aplomb: No season has the id 'lanch'; did you mean launch?\n"
    );
    planner.misused(&["season", "--by", "years"]);
    assert!(planner.done(&["season", "launch"]).contains("week 3 of 9"), "no day has a file yet");
}
