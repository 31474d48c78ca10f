//! A week whose figures are worked out by hand.

use chrono::NaiveDate;

use super::*;
use crate::domain::config::WeekStart::{Monday, Saturday, Sunday};
use crate::domain::date::parse_iso;
use crate::domain::week::WeekRecord;
use crate::domain::{Block, Ctx, Day, Life, Profile, Zone};
use crate::report::day::Agenda;
use crate::report::gather::{as_of, gather};

fn date(text: &str) -> NaiveDate {
    parse_iso(text).unwrap()
}

fn at(text: &str) -> Ctx {
    Ctx::at(Zone::UTC, text)
}

/// Three days: one done, 1 grace day, one planned.
fn life() -> Life {
    let profile: Profile = toml::from_str(
        r#"
        value = [
            { id = "craft", name = "Craft", weekly = "7h" },
            { id = "family", name = "Family", weekly = "14h" },
            { id = "art", name = "Art" },
        ]
        area = [{ id = "mum", name = "Mum", parent = "care" }]
        "#,
    )
    .unwrap();
    let mut life = Life { profile, first_day: Some(date("2026-11-16")), ..Life::default() };
    let blocks = |texts: &[&str]| texts.iter().map(|text| toml::from_str::<Block>(text).unwrap()).collect();
    let mut put = |day: &str, grace: Option<&str>, texts: &[&str]| {
        let mut day = Day { blocks: blocks(texts), has_file: true, ..Day::empty(date(day)) };
        day.head.grace = grace.map(str::to_owned);
        life.days.insert(day.date, day);
    };
    put(
        "2026-11-16",
        None,
        &[
            "title = \"Pages\"\nactual = [\"09:00-12:00\"]\narea = \"work\"\nvalues = [\"craft\"]",
            "title = \"Visit\"\nactual = [\"18:00-19:00\"]\narea = \"mum\"\nvalues = [\"family\"]",
            "title = \"Bath\"\nactual = [\"18:30-20:00\"]\narea = \"care\"\nvalues = [\"family\"]",
        ],
    );
    put("2026-11-17", Some("flu"), &["title = \"Soup\"\nactual = [\"12:00-13:00\"]\narea = \"care\""]);
    put(
        "2026-11-19",
        None,
        &["title = \"Pages\"\nplan = \"09:00-11:00\"\narea = \"work\"\nvalues = [\"craft\"]"],
    );
    let week: Week = "2026-W47".parse().unwrap();
    life.weeks
        .insert(week, WeekRecord { intention: Some(" Two dinners. ".to_owned()), ..WeekRecord::default() });
    life
}

fn content(day: &str, start: WeekStart, showing: Showing) -> WeekReport {
    let (life, ctx, day) = (life(), at("2026-11-18T09:00"), date(day));
    let shown = shown(day, start);
    let gathered = gather(&life, &ctx, span(day, shown));
    WeekReport::new(&life, &gathered, &as_of(&life, &ctx), day, shown, showing)
}

#[test]
fn a_week_is_shown_from_the_day_that_is_set() {
    for (start, day, first) in [
        (Monday, "2026-11-18", "2026-11-16"),
        (Monday, "2026-11-22", "2026-11-16"),
        (Sunday, "2026-11-21", "2026-11-15"),
        (Sunday, "2026-11-22", "2026-11-22"),
        (Saturday, "2026-11-20", "2026-11-14"),
        (Saturday, "2026-11-21", "2026-11-21"),
        (Monday, "2027-01-01", "2026-12-28"),
    ] {
        let shown = shown(date(day), start);
        assert_eq!((shown.from, shown.length()), (date(first), 7), "{start} {day}");
        assert!((shown.from..=shown.to).contains(&date(day)));
    }
}

#[test]
fn each_day_has_its_hours_and_a_day_of_grace_shows_its_own() {
    let content = content("2026-11-18", Monday, Showing::Outlook);
    let days: Vec<(i64, i64, i64)> = content.days.iter().map(|day| (day.work, day.life, day.care)).collect();
    // Monday's visit and bath overlap for half an hour. Mum is a part of care.
    let expected = [(180, 120, 120), (0, 60, 60), (0, 0, 0), (120, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)];
    assert_eq!(days, expected);
    assert_eq!(content.days.iter().map(|day| day.is_grace).collect::<Vec<_>>()[..3], [false, true, false]);
    assert_eq!(sentences::day(&content.days[0]), "work 3h, life 2h, including care 2h");
    assert_eq!(sentences::day(&content.days[1]), "grace day: life 1h, including care 1h");
    // The sums leave grace days out.
    assert_eq!(sentences::quiet(&content, false), "16 to 22 November · work 5h, life 2h, forecast");
    assert_eq!(content.intention.as_deref(), Some("Two dinners."));
}

#[test]
fn plan_and_life_alone_have_their_own_figures() {
    let planned = content("2026-11-18", Monday, Showing::Plan);
    assert_eq!(planned.days.iter().map(|day| day.work).sum::<i64>(), 120);
    assert_eq!(sentences::sides(&planned), "work 2h, planned");
    let lived = content("2026-11-18", Monday, Showing::Lived);
    assert_eq!(lived.days.iter().map(|day| day.work).sum::<i64>(), 180);
    assert_eq!(sentences::sides(&lived), "work 3h, life 2h, so far");
}

#[test]
fn values_and_areas_say_what_they_are_given() {
    let content = content("2026-11-18", Monday, Showing::Outlook);
    let words: Vec<String> =
        content.values.iter().map(|value| sentences::value(&content, value, false)).collect();
    assert_eq!(words, ["forecast 5h, target 7h", "forecast 2h, target 14h", "no target"]);
    // Of the recorded days only Monday counts: Tuesday is a grace day.
    assert_eq!(content.values[0].needed.map(f64::round), Some(60.0));
    assert_eq!((content.values[0].lived, content.values[0].in_sight), (180.0, 300.0));
    let areas: Vec<(&str, String)> = content
        .areas
        .iter()
        .map(|area| (area.name.as_str(), sentences::area(&content, area, false)))
        .collect();
    assert_eq!(
        areas,
        [
            // Tuesday is a grace day, so the sums leave out its hour of care.
            ("Work", "done 3h, forecast 5h".to_owned()),
            ("Care", "1h30 done".to_owned()),
            ("Mum", "1h done".to_owned())
        ]
    );
}

#[test]
fn where_weeks_begin_otherwise_the_figures_say_whose_they_are() {
    let content = content("2026-11-22", Sunday, Showing::Outlook);
    assert_eq!(content.week.to_string(), "2026-W47");
    assert_eq!(
        sentences::quiet(&content, false),
        "22 to 28 November · W47, 16 to 22 November: work 5h, life 2h, forecast"
    );
    assert_eq!(content.days.len(), 7);
    assert!(content.days.iter().all(|day| (day.work, day.life) == (0, 0)));
}

#[test]
fn dates_name_the_months_and_years_that_differ() {
    let today = date("2026-11-18");
    for (from, to, words) in [
        ("2026-11-16", "2026-11-22", "16 to 22 November"),
        ("2026-11-30", "2026-12-06", "30 November to 6 December"),
        ("2026-12-28", "2027-01-03", "28 December 2026 to 3 January 2027"),
        ("2025-11-17", "2025-11-23", "17 to 23 November 2025"),
    ] {
        assert_eq!(sentences::dates(Period::new(date(from), date(to)), today), words);
    }
}

#[test]
fn a_week_of_nothing_says_so() {
    assert_eq!(sentences::sides(&content("2026-12-31", Monday, Showing::Outlook)), "nothing planned yet");
    let empty = content("2026-12-31", Monday, Showing::Lived);
    assert_eq!((empty.week.number(), sentences::sides(&empty)), (53, "nothing recorded".to_owned()));
    assert_eq!(sentences::value(&empty, &empty.values[1], false), "done 0m, target 14h");
}

#[test]
fn areas_and_sides_add_up_but_for_what_is_both_and_that_is_said() {
    let mut life = life();
    let grace = date("2026-11-17");
    let call = "title = \"Call\"\nactual = [\"18:00-18:45\"]\narea = \"work\"";
    let monday = life.days.get_mut(&date("2026-11-16")).unwrap();
    monday.blocks.push(toml::from_str(call).unwrap());
    // Hours of a grace day are in no sum.
    life.days.get_mut(&grace).unwrap().blocks.push(toml::from_str(call).unwrap());
    let (ctx, day) = (at("2026-11-18T09:00"), date("2026-11-18"));
    let gathered = gather(&life, &ctx, Period::week(Week::of(day)));
    for showing in [Showing::Outlook, Showing::Lived] {
        let content =
            WeekReport::new(&life, &gathered, &as_of(&life, &ctx), day, Period::week(Week::of(day)), showing);
        let work = content.areas.iter().find(|area| area.id == "work").unwrap().in_sight as f64;
        assert_eq!(content.both, 45);
        assert_eq!(content.score.balance.work, work - 22.5);
        assert_eq!(content.score.balance.life, 120.0 - 22.5);
        let without_grace = || content.days.iter().filter(|day| !day.is_grace);
        // Each day is rounded by itself.
        assert!(
            (without_grace().map(|day| day.work).sum::<i64>() as f64 - content.score.balance.work).abs()
                <= 0.5
        );
        assert_eq!(sentences::both(&content).unwrap(), "45m, half to each side of balance");
    }
    assert_eq!(sentences::both(&content("2026-11-18", Monday, Showing::Outlook)), None);
}

#[test]
fn what_was_tracked_and_left_stands_where_it_was_once_its_time_is_past() {
    let mut life = life();
    let today = date("2026-11-18");
    let blocks = [
        "title = \"Past\"\nplan = \"09:00-10:00\"\nactual = [\"07:15-07:45\", \"08:00-08:20\"]",
        "title = \"Ahead\"\nplan = \"16:00-17:00\"\nactual = [\"08:30-08:40\"]",
        "title = \"Runs\"\nplan = \"11:00-13:00\"\nactual = [\"11:10-\"]",
        "title = \"Unplanned\"\nactual = [\"06:00-06:30\"]",
    ];
    let day = Day {
        blocks: blocks.iter().map(|text| toml::from_str::<Block>(text).unwrap()).collect(),
        has_file: true,
        ..Day::empty(today)
    };
    life.days.insert(today, day);
    let places = |now: &str| {
        let agenda = Agenda::new(&life, &at(now), today);
        let mut places: Vec<(String, i64, i64)> = agenda
            .items
            .iter()
            .map(|item| (item.block.title.clone(), item.place.start, item.place.end))
            .collect();
        places.sort();
        places
    };
    let hour = |hours: i64, minutes: i64| 60 * hours + minutes;
    let expected = |ahead: (i64, i64), past: (i64, i64)| {
        [
            ("Ahead".to_owned(), ahead.0, ahead.1),
            ("Past".to_owned(), past.0, past.1),
            ("Runs".to_owned(), hour(11, 0), hour(13, 0)),
            ("Unplanned".to_owned(), hour(6, 0), hour(6, 30)),
        ]
    };
    let (lived, planned) = ((hour(7, 15), hour(8, 20)), (hour(16, 0), hour(17, 0)));
    assert_eq!(places("2026-11-18T11:30"), expected(planned, lived));
    // Its plan is not over yet, so it is drawn there.
    assert_eq!(places("2026-11-18T09:59"), expected(planned, (hour(9, 0), hour(10, 0))));
    // On the day after, both plans are over.
    assert_eq!(places("2026-11-19T09:00"), expected((hour(8, 30), hour(8, 40)), lived));
}
