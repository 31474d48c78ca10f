//! Tests of the edits of seasons: seasons stay valid, and each edit can be undone.

use proptest::prelude::*;

use super::*;
use crate::domain::season::{Heavy, Intent, Season};
use crate::domain::validate;

/// Returns a life with two seasons: Close to home until 1 November, and Launch with intents until 3 January.
fn seasons() -> Life {
    let text = r#"
        [[season]]
        id = "home"
        name = "Close to home"
        start = 2026-08-03
        end = 2026-11-01
        heavy = "life"

        [[season]]
        id = "launch"
        name = "Launch"
        start = 2026-11-09
        end = 2027-01-03
        heavy = "work"
        ratio = 0.7
        success = "v1 is out."
        intent = { craft = { weight = 5, weekly = "12h" }, rest = { resting = true } }
    "#;
    #[derive(serde::Deserialize)]
    struct File {
        season: Vec<Season>,
    }
    let mut life = life();
    life.seasons = toml::from_str::<File>(text).unwrap().season;
    life
}

fn of<'a>(life: &'a Life, id: &str) -> &'a Season {
    life.seasons.iter().find(|season| season.id == id).unwrap()
}

#[test]
fn the_next_one_follows_with_the_other_side_heavy_and_the_same_intents() {
    let life = seasons();
    let next = next_season(&life, of(&life, "launch"));
    assert_eq!(
        (next.start, next.end),
        (date("2027-01-04"), date("2027-02-28")),
        "eight weeks, as Launch has"
    );
    assert_eq!((next.heavy, next.ratio), (Some(Heavy::Life), Some(0.7)));
    assert_eq!(next.intent, of(&life, "launch").intent);
    assert_eq!((next.name.as_str(), &next.success), ("", &None));
    let (then, label) = after(&life, season_add(&life, Season { name: " At rest ".into(), ..next }));
    assert_eq!(label, "At rest added, from Monday 4 January");
    assert_eq!(then.seasons[2].id, "at-rest");
}

#[test]
fn where_little_is_free_the_next_one_is_as_long_as_that() {
    let life = seasons();
    let next = next_season(&life, of(&life, "home"));
    assert_eq!((next.start, next.end), (date("2026-11-02"), date("2026-11-08")), "Launch begins on the 9th");
    let first = first_season(&life, date("2026-11-18"));
    assert_eq!((first.start, first.end), (date("2027-01-04"), date("2027-04-04")), "13 weeks after Launch");
    assert_eq!(first.heavy, None);
    let (then, _) = after(&life, season_add(&life, Season { name: "Launch".into(), ..next }));
    let ids: Vec<&str> = then.seasons.iter().map(|season| season.id.as_str()).collect();
    assert_eq!(ids, ["home", "launch-2", "launch"], "by their start, and no id twice");
    let after_home = next_season(&then, of(&then, "home"));
    assert_eq!(after_home.start, date("2027-01-04"), "no day is free before");
}

#[test]
fn an_overlap_is_refused_with_both_names() {
    let life = seasons();
    let launch = of(&life, "launch").clone();
    let early = Season { start: date("2026-11-01"), ..launch.clone() };
    assert_eq!(
        refusal(season_replace(&life, "launch", early, "x")),
        "Launch overlaps Close to home, which goes from 3 August to 1 November 2026."
    );
    let new = Season { name: "Third".into(), start: date("2026-12-31"), end: date("2027-02-01"), ..launch };
    let words = refusal(season_add(&life, new));
    assert!(words.contains("Third") && words.contains("Launch"), "{words}");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let life = seasons();
    let launch = of(&life, "launch").clone();
    let backwards = Season { end: date("2026-11-08"), ..launch.clone() };
    assert_eq!(refusal(season_replace(&life, "launch", backwards, "x")), "The season ends before it starts.");
    let same = season_replace(&life, "launch", launch.clone(), "x");
    assert_eq!(refusal(same), "Nothing changes: Launch already says so.");
    assert_eq!(refusal(season_end(&life, &noon(), "home")), "Close to home ended on Sunday 1 November.");
    assert_eq!(
        refusal(season_end(&life, &at("2026-11-05T09:00"), "launch")),
        "Launch has not begun: it starts on Monday 9 November."
    );
    assert_eq!(refusal(season_end(&life, &noon(), "nix")), "No season has the id 'nix'.");
    assert_eq!(
        refusal(season_split(&life, "launch", date("2026-11-09"), "")),
        "Launch goes from Monday 9 November to Sunday 3 January. The second part has to begin after the first day."
    );
    assert_eq!(refusal(season_add(&life, Season { name: " ".into(), ..launch })), "A season needs a name.");
}

#[test]
fn a_first_one_has_thirteen_weeks_as_they_are_counted() {
    let life = Life { seasons: Vec::new(), ..seasons() };
    let first = first_season(&life, date("2026-11-22"));
    assert_eq!((first.start, first.end), (date("2026-11-22"), date("2027-02-14")), "the Sunday is a week");
    assert_eq!((first.week_of(first.start), first.length().as_str()), ((1, 13), "13 weeks"));
    let of_days = |days: i64| Season { end: plus(first.start, days - 1), ..first.clone() }.length();
    assert_eq!([1, 2, 6, 7, 9].map(of_days), ["one day", "2 days", "6 days", "2 weeks", "3 weeks"]);
}

#[test]
fn in_a_gap_one_begins_with_it_or_today() {
    let life = seasons();
    let of = |today: &str, day: &str| {
        let season = season_in_gap(&life, date(today), date(day));
        (season.start.to_string(), season.end.to_string())
    };
    let is = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(of("2026-11-18", "2026-11-08"), is("2026-11-02", "2026-11-08"));
    assert_eq!(of("2026-11-05", "2026-11-08"), is("2026-11-05", "2026-11-08"), "today lies in it");
    assert_eq!(of("2026-11-18", "2026-08-02"), is("2026-05-04", "2026-08-02"), "nothing lies before it");
    assert_eq!(of("2026-07-15", "2026-08-02"), is("2026-07-15", "2026-08-02"));
    assert_eq!(of("2026-11-18", "2027-03-01"), is("2027-01-04", "2027-04-04"));
}

#[test]
fn one_of_more_than_two_years_is_refused() {
    let mut life = seasons();
    let launch = of(&life, "launch").clone();
    let long = Season { end: date("2028-11-09"), ..launch.clone() };
    assert_eq!(
        refusal(season_replace(&life, "launch", long.clone(), "x")),
        "A season lasts at most 2 years. Launch would go from 9 November 2026 to 9 November 2028."
    );
    let two_years = Season { end: date("2028-11-08"), ..launch.clone() };
    assert!(season_replace(&life, "launch", two_years, "x").is_ok());
    // A longer season that was written by hand can still be changed while its dates stay.
    life.seasons[1] = long.clone();
    assert!(season_replace(&life, "launch", Season { name: "Sea".into(), ..long.clone() }, "x").is_ok());
    let next = next_season(&life, &long);
    assert!(season_add(&life, Season { name: "Next".into(), ..next }).is_ok());
}

#[test]
fn a_side_that_goes_takes_its_share_along() {
    let life = seasons();
    let even = Season { heavy: None, ..of(&life, "launch").clone() };
    let (then, _) = after(&life, season_replace(&life, "launch", even, "x"));
    assert_eq!((of(&then, "launch").heavy, of(&then, "launch").ratio), (None, None));
}

#[test]
fn it_ends_today_and_splits_in_two() {
    let life = seasons();
    let (then, label) = after(&life, season_end(&life, &noon(), "launch"));
    assert_eq!((of(&then, "launch").end, label.as_str()), (date(TODAY), "Launch ends today, 7 weeks early"));

    let (then, label) = after(&life, season_split(&life, "launch", date("2026-12-01"), ""));
    assert_eq!(label, "Launch split: Launch 2 from Tuesday 1 December");
    let (first, second) = (of(&then, "launch"), of(&then, "launch-2"));
    assert_eq!((first.end, second.start), (date("2026-11-30"), date("2026-12-01")));
    assert_eq!((second.end, second.heavy, second.ratio), (date("2027-01-03"), Some(Heavy::Work), Some(0.7)));
    assert_eq!((&second.intent, &second.success), (&first.intent, &first.success));
    let (then, _) = after(&then, season_split(&then, "launch-2", date("2026-12-20"), "Landing"));
    assert_eq!(of(&then, "landing").name, "Landing");
}

#[test]
fn an_intent_is_the_seasons_and_never_the_values() {
    let mut life = seasons();
    life.profile = toml::from_str(
        r#"value = [{ id = "craft", name = "Craft", weekly = "10h", was = ["work"] }, { id = "rest", name = "Rest" }]"#,
    )
    .unwrap();
    let heavier = Intent { weight: Some(6.0), ..of(&life, "launch").intent["craft"].clone() };
    let (then, label) = after(&life, season_intent(&life, "launch", "craft", heavier));
    assert_eq!(label, "Craft in Launch: weight 6, 12h a week");
    assert_eq!(then.profile, life.profile);
    let (then, label) = after(&then, season_intent(&then, "launch", "rest", Intent::default()));
    assert_eq!(label, "Rest in Launch: weight and target of life.toml");
    assert_eq!(
        of(&then, "launch").intent.keys().collect::<Vec<_>>(),
        ["craft"],
        "it says nothing of it any more"
    );
    // An intent under an earlier id of the value stays under that id.
    life.seasons[0].intent.insert("work".into(), Intent { weight: Some(1.0), ..Intent::default() });
    let resting = Intent { resting: true, ..Intent::default() };
    let (then, _) = after(&life, season_intent(&life, "home", "craft", resting));
    assert_eq!(of(&then, "home").intent.keys().collect::<Vec<_>>(), ["work"]);
}

#[test]
fn only_a_season_without_a_lived_day_goes() {
    let mut life = seasons();
    life.first_day = Some(date("2026-11-16"));
    let (then, label) = after(&life, season_remove(&life, &noon(), "home"));
    assert_eq!((then.seasons.len(), label.as_str()), (1, "Close to home deleted"), "no day had begun then");
    assert_eq!(
        refusal(season_remove(&life, &noon(), "launch")),
        "Launch has recorded days. End it, or change its dates."
    );
    after(&life, season_remove(&life, &at("2026-11-08T09:00"), "launch"));
    life.days.remove(&date("2026-11-17"));
    let need = Refused::Need(date("2026-11-17"), date("2026-11-17"));
    assert_eq!(season_remove(&life, &noon(), "launch"), Err(need));
}

/// One step: which edit, which season, which day, and how far.
type Step = (u8, usize, i64, i64);

fn step(life: &Life, (verb, which, day, far): Step) -> Result<Edit, Refused> {
    let Some(chosen) = life.seasons.get(which % life.seasons.len().max(1)) else {
        let first = first_season(life, plus(date(TODAY), day));
        return season_add(life, Season { name: "First".into(), ..first });
    };
    let (id, to) = (chosen.id.clone(), plus(date(TODAY), day));
    match verb {
        0 => season_add(life, Season { name: format!("N{far}"), ..next_season(life, chosen) }),
        1 => season_add(life, Season { name: "First".into(), ..first_season(life, to) }),
        2 => season_end(life, &noon(), &id),
        3 => season_split(life, &id, to, ""),
        4 => season_split(life, &id, plus(chosen.start, far), "Half"),
        5 => season_replace(life, &id, Season { start: to, ..chosen.clone() }, "start"),
        6 => season_replace(life, &id, Season { end: plus(chosen.end, far), ..chosen.clone() }, "end"),
        7 => season_replace(life, &id, Season { heavy: None, ..chosen.clone() }, "even"),
        8 => season_replace(life, &id, Season { ratio: Some(far as f64 / 60.0), ..chosen.clone() }, "share"),
        9 => {
            let intent = Intent { weight: Some(far as f64), resting: day > 0, ..Intent::default() };
            season_intent(life, &id, "craft", intent)
        }
        _ => season_remove(life, &noon(), &id),
    }
}

proptest! {
    #[test]
    fn seasons_always_make_sense_and_go_back(
        steps in prop::collection::vec((0u8..11, 0usize..5, -120i64..300, -40i64..60), 1..30),
    ) {
        let before = seasons();
        let (mut life, mut undo) = (before.clone(), Vec::new());
        for step in steps {
            let Ok(edit) = self::step(&life, step) else { continue };
            let label = edit.label.clone();
            undo.push(life.apply(edit).map_err(|refused| TestCaseError::fail(refused.to_string()))?);
            prop_assert_eq!(validate::seasons(&life.seasons), vec![], "after {}", label);
            let mut ids: Vec<&str> = life.seasons.iter().map(|season| season.id.as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), life.seasons.len(), "ids after {}", label);
        }
        while let Some(inverse) = undo.pop() {
            life.apply(inverse).map_err(|refused| TestCaseError::fail(refused.to_string()))?;
        }
        prop_assert_eq!(life, before);
    }
}
