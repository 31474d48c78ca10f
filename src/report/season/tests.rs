//! A season worked out by hand: two weeks, three values, on the Wednesday of the second.

use serde::Deserialize;

use super::*;
use crate::alignment::AsOf;
use crate::domain::date::parse_iso;
use crate::domain::{Block, Ctx, Day, Minutes, Season, Zone};
use crate::report::gather::gather;

const PROFILE: &str = r#"
    value = [
        { id = "craft", name = "Craft", weekly = "7h" },
        { id = "family", name = "Family", weekly = "14h", weight = 4 },
        { id = "rest", name = "Rest", weekly = "7h" },
    ]
"#;
const SEASONS: &str = r#"
    [[season]]
    id = "s"
    name = "Sprint"
    start = 2026-11-09
    end = 2026-11-22
    heavy = "work"
    intent = { craft = { weight = 5, weekly = "14h" }, rest = { resting = true } }
"#;

#[derive(Deserialize)]
struct Seasons {
    season: Vec<Season>,
}

#[derive(Deserialize)]
struct Blocks {
    block: Vec<Block>,
}

pub(crate) fn on(text: &str) -> NaiveDate {
    parse_iso(text).unwrap()
}

/// Returns midnight at the start of a day: 0 of the day is done yet.
pub(crate) fn ctx(today: &str) -> Ctx {
    Ctx::at(Zone::UTC, &format!("{today}T00:00"))
}

pub(crate) fn life() -> Life {
    let lived = |value: &str, area: &str, span: &str| {
        let text = format!(
            "[[block]]\nid = \"b1111\"\ntitle = \"X\"\nactual = [\"{span}\"]\narea = \"{area}\"\nvalues = [\"{value}\"]"
        );
        toml::from_str::<Blocks>(&text).unwrap().block
    };
    let days = [
        ("2026-11-09", lived("craft", "work", "10:00-12:00")),
        ("2026-11-10", lived("family", "people", "18:00-19:00")),
        ("2026-11-11", lived("craft", "work", "09:00-09:20")),
        ("2026-11-16", lived("family", "people", "14:00-19:00")),
    ];
    let mut life = Life {
        profile: toml::from_str(PROFILE).unwrap(),
        seasons: toml::from_str::<Seasons>(SEASONS).unwrap().season,
        first_day: Some(on("2026-11-09")),
        ..Life::default()
    };
    for date in on("2026-11-01").iter_days().take(40) {
        life.days.insert(date, Day::empty(date));
    }
    for (date, blocks) in days {
        life.days.insert(on(date), Day { blocks, has_file: true, ..Day::empty(on(date)) });
    }
    life
}

pub(crate) fn content_of(life: &Life, date: &str, today: &str, grain: Grain) -> SeasonReport {
    let ctx = ctx(today);
    let period = period(life, on(today), on(date), grain != Grain::Weeks).unwrap_or(Period::day(on(date)));
    let gathered = gather(life, &ctx, period);
    let as_of = AsOf { now: ctx.minute(), today: on(today) };
    SeasonReport::new(life, &gathered, &as_of, on(date), grain, grain != Grain::Weeks)
}

pub(crate) fn content() -> SeasonReport {
    content_of(&life(), "2026-11-18", "2026-11-18", Grain::Weeks)
}

#[test]
fn what_was_given_stands_against_what_nine_days_ask() {
    let mut content = content();
    // Two weeks of 14 hours. Four days were recorded: eight hours are needed so far.
    let rows: Vec<(f64, Option<f64>, Served)> =
        content.values.iter().map(|row| (row.minutes, row.asked.map(f64::round), row.served)).collect();
    assert_eq!(
        rows,
        [
            (140.0, Some(1680.0), Served::Behind(340)),
            (360.0, Some(1680.0), Served::Behind(120)),
            (0.0, None, Served::Resting),
        ]
    );
    assert_eq!((content.values[0].weight, content.values[1].weight), ((5.0, true), (4.0, false)));
    assert_eq!(content.values[1].weekly, (Some(Minutes(840)), false));
    assert_eq!(sentences::course(&content).unwrap(), "Craft is 5h40 behind and Family 2h.");
    assert_eq!(sentences::given(&content, &content.values[0]), "2h20 of 28h");
    assert_eq!(sentences::headline(&content), "Craft is 5h40 behind and Family 2h.", "it has no sentence");
    assert_eq!(
        sentences::when(&content),
        "Sprint, week 2 of 2 · 9 November to 22 November 2026 · 60% of work and life hours are for work"
    );
    let to_date = sentences::to_date(&content).unwrap();
    assert!(to_date.ends_with(" so far (28% work, target: 60% work)."), "{to_date}");
    // Of many values behind, only the furthest are named.
    let family = content.values.iter().find(|value| value.name == "Family").cloned().unwrap();
    content.values.extend(std::iter::repeat_n(family, 9));
    assert_eq!(
        sentences::course(&content).unwrap(),
        "Craft is 5h40 behind, Family 2h, Family 2h and 8 more."
    );
}

#[test]
fn a_week_has_every_value_where_each_got_half_an_hour() {
    let content = content();
    let names: Vec<&str> = content.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["2026-W46", "2026-W47"]);
    let craft: Vec<_> = content.columns.iter().map(|column| column.value("craft")).collect();
    assert_eq!(craft, [Some((140.0, Some(840.0))), Some((0.0, Some(840.0)))]);
    let every: Vec<_> = content.columns.iter().map(SeasonColumn::has_every_value).collect();
    assert_eq!(every, [Some(true), Some(false)]);
    assert_eq!(content.with_every_value(), (1, 1), "the second runs until Sunday");
    assert_eq!(
        sentences::every_value(&content).unwrap(),
        "Every value not paused had 30m or more in the 1 week that is over."
    );
    assert_eq!(
        sentences::in_column(&content, &content.values[0], &content.columns[0]),
        "W46, Craft: 2h20 of 14h"
    );
}

#[test]
fn the_swing_knows_the_weeks_that_are_over_and_what_is_owed() {
    let content = content();
    let sides: Vec<Option<(f64, f64)>> = content.columns.iter().map(|column| column.sides).collect();
    assert_eq!(sides, [Some((140.0, 60.0)), None]);
    // 140 of 500 minutes were work, and the target is 60%.
    assert_eq!(content.swing.as_ref().unwrap().so_far.owed, Some(-160.0));
    assert_eq!(
        sentences::swing(&content).unwrap(),
        "More work than life in the only week so far. Work is 2h40 short of its share this season (target 60%)."
    );
}

#[test]
fn months_and_quarters_are_those_of_the_year() {
    let life = life();
    let months = content_of(&life, "2026-11-18", "2026-11-18", Grain::Months);
    let names: Vec<&str> = months.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!((names.len(), names[0], names[11]), (12, "2026-01", "2026-12"));
    let known: Vec<&str> = months
        .columns
        .iter()
        .filter(|column| column.score.is_some())
        .map(|column| column.label.as_str())
        .collect();
    assert_eq!(known, ["Nov"]);
    assert_eq!(months.columns[10].value("craft").unwrap().0, 140.0);
    assert_eq!(months.columns[10].period, Period::new(on("2026-11-01"), on("2026-11-30")));
    assert_eq!(sentences::swing(&months).unwrap(), "More life than work in the only month so far.");
    assert_eq!(months.year.weeks.as_ref().unwrap().len(), 2);

    let quarters = content_of(&life, "2026-11-18", "2026-11-18", Grain::Quarters);
    let labels: Vec<&str> = quarters.columns.iter().map(|column| column.label.as_str()).collect();
    assert_eq!(labels, ["Q1", "Q2", "Q3", "Q4"]);
    assert_eq!(quarters.columns[3].period.to, on("2026-12-31"));
    assert_eq!(quarters.columns[3].value("family").unwrap().0, 360.0);
}

#[test]
fn a_season_that_has_not_begun_asks_for_nothing_yet() {
    let content = content_of(&life(), "2026-11-10", "2026-11-05", Grain::Weeks);
    let served: Vec<Served> = content.values.iter().map(|row| row.served).collect();
    assert_eq!(served, [Served::NotYet, Served::NotYet, Served::Resting]);
    assert_eq!(content.columns.len(), 2);
    assert!(
        content.columns.iter().all(|column| column.score.is_none() && column.has_every_value().is_none())
    );
    assert_eq!(sentences::headline(&content), "Sprint is still to come.");
    assert_eq!(
        (sentences::to_date(&content), sentences::course(&content), sentences::every_value(&content)),
        (None, None, None)
    );
    assert!(sentences::when(&content).starts_with("Sprint, 2 weeks, still to come · "));
}

#[test]
fn without_a_season_it_says_so() {
    let content = content_of(&life(), "2026-12-24", "2026-11-18", Grain::Weeks);
    assert_eq!(sentences::headline(&content), "No season on 24 December.");
    assert!(content.season.is_none() && content.score.is_none() && content.columns.is_empty());
    assert_eq!(sentences::fares(&content, &content.values[0]), "");
    assert_eq!(content.values[0].weekly, (Some(Minutes(420)), false), "the value's own");
}

#[test]
fn the_year_is_all_of_its_seasons_and_gaps() {
    let mut life = life();
    life.seasons.push(Season { id: "t".into(), name: "T".into(), ..life.seasons[0].clone() });
    (life.seasons[1].start, life.seasons[1].end) = (on("2026-11-23"), on("2027-03-01"));
    let content = content_of(&life, "2026-11-18", "2026-11-18", Grain::Weeks);
    let stretches: Vec<(String, Option<&str>)> = content
        .year
        .stretches
        .iter()
        .map(|stretch| {
            let name = stretch.season.as_ref().map(|(id, _)| id.as_str());
            (format!("{}..{}", stretch.period.from, stretch.period.to), name)
        })
        .collect();
    assert_eq!(
        stretches,
        [
            ("2026-01-01..2026-11-08".to_owned(), None),
            ("2026-11-09..2026-11-22".to_owned(), Some("s")),
            ("2026-11-23..2026-12-31".to_owned(), Some("t")),
        ]
    );
    assert_eq!(content.year.all_weeks().len(), 53);
    assert_eq!(content.year.stretch_of("2026-W47".parse().unwrap()), 1);
}

#[test]
fn a_season_without_an_end_in_sight_has_columns_for_a_year_ahead() {
    let mut life = life();
    life.seasons[0].start = on("0001-01-01");
    life.seasons[0].end = on("9999-12-31");
    let content = content_of(&life, "2026-11-18", "2026-11-18", Grain::Weeks);
    assert_eq!(content.columns.first().map(|column| column.name.as_str()), Some("2026-W46"));
    assert!((50..60).contains(&content.columns.len()), "{}", content.columns.len());
}

#[test]
fn each_month_means_what_its_season_means() {
    let mut life = life();
    let home = Season {
        id: "home".into(),
        heavy: Some(crate::domain::Heavy::Life),
        ratio: None,
        start: on("2026-08-03"),
        end: on("2026-11-08"),
        ..life.seasons[0].clone()
    };
    life.seasons[0].end = on("2027-01-03");
    life.seasons.push(home);
    let content = content_of(&life, "2026-11-18", "2026-11-18", Grain::Months);
    let meant: Vec<Option<f64>> = content.columns.iter().skip(6).map(|column| column.meant).collect();
    assert_eq!(meant, [None, Some(0.4), Some(0.4), Some(0.4), Some(0.6), Some(0.6)], "July to December");
    let quarters = content_of(&life, "2026-11-18", "2026-11-18", Grain::Quarters);
    let meant: Vec<Option<f64>> = quarters.columns.iter().map(|column| column.meant).collect();
    assert_eq!(meant, [None, None, Some(0.4), Some(0.6)]);
    let last = content.year.stretches.last().unwrap();
    assert_eq!((last.period.to, last.whole.to), (on("2026-12-31"), on("2027-01-03")));
}

#[test]
fn what_is_over_has_not_begun() {
    let mut life = life();
    life.seasons[0].intent.clear();
    life.profile.values.clear();
    let headline = |today| sentences::headline(&content_of(&life, "2026-11-10", today, Grain::Weeks));
    assert_eq!(headline("2026-11-01"), "Sprint is still to come.");
    assert_eq!(headline("2026-11-22"), "Sprint has begun.");
    assert_eq!(headline("2026-11-23"), "Sprint is over.");
}

#[test]
fn an_empty_week_is_left_out_of_the_swing_and_that_is_said() {
    use crate::alignment::swing::{Swing, WeekSide};
    let first: crate::domain::Week = "2026-W41".parse().unwrap();
    let said = |hours: &[(f64, f64)]| {
        let weeks = hours.iter().enumerate().map(|(at, (work, life))| WeekSide {
            week: first.plus(at as i64),
            work: work * 60.0,
            life: life * 60.0,
        });
        let so_far = crate::alignment::Balance::default();
        let swing = Swing { weeks: weeks.collect(), current: None, longest: None, so_far };
        sentences::swing_in_words(&swing, false).unwrap()
    };
    for (weeks, expected) in [
        (&[(3.0, 1.0)][..], "More work than life in the only week so far."),
        (&[(3.0, 1.0), (0.0, 0.0)], "More work than life in the only week with hours so far."),
        (&[(3.0, 1.0), (0.0, 0.0), (3.0, 1.0)], "More work than life in all 2 weeks with hours."),
        (&[(1.0, 1.0), (0.0, 0.0), (3.0, 4.0)], "More life than work in 1 of 2 weeks with hours."),
        (&[(1.0, 1.0), (0.0, 0.0)], "As much work as life in the only week with hours so far."),
    ] {
        assert_eq!(said(weeks), expected);
    }
}
