//! The scoring cases of `tests/vectors`: small data directories, with the scores that `scoring.md` gives for them.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]
#![allow(clippy::disallowed_methods, reason = "cases are read from files of their own")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use aplomb::alignment::{ComponentScore, Lens, Period, Score};
use aplomb::domain::config::Clock;
use aplomb::domain::date::plus;
use aplomb::domain::{Ctx, IdSource, Week, Zone};
use aplomb::report::gather::{REACH, as_of, gather};
use aplomb::store::Store;
use chrono::{DateTime, NaiveDateTime};
use serde::Deserialize;

/// How far points, evidence and components may be from the expected ones.
const POINTS: f64 = 0.002;
/// How far minutes may be from the expected ones.
const MINUTES: f64 = 0.02;

#[derive(Deserialize)]
struct Case {
    from: String,
    to: String,
    lens: String,
    now: String,
    live: f64,
    days: u32,
    quadrant: Option<String>,
    alignment: Option<Alignment>,
    balance: Balance,
}

#[derive(Deserialize)]
struct Alignment {
    score: Option<f64>,
    evidence: Option<f64>,
    components: BTreeMap<String, f64>,
    weights: BTreeMap<String, f64>,
    losses: Vec<(String, String, f64)>,
}

#[derive(Deserialize)]
struct Balance {
    score: Option<f64>,
    work: f64,
    life: f64,
    upkeep: f64,
    share: Option<f64>,
    target: Option<f64>,
    /// Null where one side has almost no hours.
    owed: Option<f64>,
}

/// The differences that were found, one line each.
struct Differences(Vec<String>);

impl Case {
    fn period(&self) -> Period {
        Period::new(self.from.parse().unwrap(), self.to.parse().unwrap())
    }
}

impl Differences {
    fn compare(&mut self, what: &str, found: Option<f64>, expected: Option<f64>, tolerance: f64) {
        let same = match (found, expected) {
            (Some(found), Some(expected)) => (found - expected).abs() <= tolerance,
            (None, None) => true,
            _ => false,
        };
        if !same {
            self.0.push(format!("{what}: {found:?}, expected {expected:?}"));
        }
    }
}

fn compare(score: &Score, case: &Case) -> Vec<String> {
    let mut differences = Differences(Vec::new());
    let expected = case.alignment.as_ref();
    differences.compare("score", score.alignment, expected.and_then(|own| own.score), POINTS);
    differences.compare("evidence", score.evidence, expected.and_then(|own| own.evidence), POINTS);

    differences.compare("live", Some(score.live), Some(case.live), POINTS);
    differences.compare("days", Some(f64::from(score.days)), Some(f64::from(case.days)), POINTS);
    let quadrant = score.quadrant().map(|quadrant| quadrant.word().to_owned());
    if quadrant != case.quadrant {
        differences.0.push(format!("quadrant: {quadrant:?}, expected {:?}", case.quadrant));
    }
    let of = |figure: fn(&ComponentScore) -> f64| -> BTreeMap<String, f64> {
        score.components.iter().map(|component| (component.id.word().to_owned(), figure(component))).collect()
    };
    for (what, found, expected) in [
        ("x of", of(|component| component.value), expected.map(|own| own.components.clone())),
        ("weight of", of(|component| component.weight), expected.map(|own| own.weights.clone())),
    ] {
        let expected = expected.unwrap_or_default();
        for id in found.keys().chain(expected.keys()) {
            let figures = (found.get(id).copied(), expected.get(id).copied());
            differences.compare(&format!("{what} {id}"), figures.0, figures.1, POINTS);
        }
    }

    let found: BTreeMap<(String, String), f64> = score
        .losses
        .iter()
        .map(|loss| ((loss.component.word().to_owned(), loss.cause.clone()), loss.points))
        .collect();
    let losses: BTreeMap<(String, String), f64> = expected
        .iter()
        .flat_map(|own| &own.losses)
        .map(|(component, cause, points)| ((component.clone(), cause.clone()), *points))
        .collect();
    for cause in found.keys().chain(losses.keys()) {
        let points = |of: &BTreeMap<(String, String), f64>| of.get(cause).copied();
        differences.compare(&format!("{} {}", cause.0, cause.1), points(&found), points(&losses), POINTS);
    }
    if let Some(alignment) = score.alignment {
        let lost: f64 = score.losses.iter().map(|loss| loss.points).sum();
        differences.compare("the sum of losses", Some(lost), Some(100.0 - alignment), 1e-9);
    }

    let (found, expected) = (&score.balance, &case.balance);
    differences.compare("balance", found.score, expected.score, POINTS);
    differences.compare("share", found.share, expected.share, POINTS);
    differences.compare("target", found.target, expected.target, POINTS);
    differences.compare("owed", found.owed, expected.owed, MINUTES);
    for (what, found, expected) in [
        ("work", found.work, expected.work),
        ("life", found.life, expected.life),
        ("upkeep", found.upkeep, expected.upkeep),
    ] {
        differences.compare(what, Some(found), Some(expected), MINUTES);
    }
    differences.0
}

/// Runs every case of a directory. Returns how many there were, and the differences.
fn run(root: &Path) -> (usize, Vec<String>) {
    let text = fs::read_to_string(root.join("expected.json")).unwrap();
    let cases: Vec<Case> = serde_json::from_str(&text).unwrap();
    let mut store = Store::open(root.join("data"));
    let mut life = store.load();
    let zone = life.profile.zone.unwrap_or(Zone::UTC);
    let from = cases.iter().map(|case| case.period().from).min().unwrap();
    let to = cases.iter().map(|case| case.period().to).max().unwrap();
    store.load_days(&mut life, plus(from, -REACH), plus(to, REACH));
    store.load_weeks(&mut life, Week::of(from), Week::of(to));
    assert!(store.problems().is_empty());
    let mut differences = Vec::new();
    for case in &cases {
        let local = NaiveDateTime::parse_from_str(&case.now, "%Y-%m-%dT%H:%M").unwrap();
        let now = DateTime::from_timestamp(zone.moment_of(local) * 60, 0).unwrap();
        let ctx =
            Ctx { now, zone, ids: IdSource { seed: 0 }, clock: Clock::Hours24, hours: Default::default() };
        let lens: Lens = case.lens.parse().unwrap();
        let period = case.period();
        let score = gather(&life, &ctx, period).score(period, lens, &as_of(&life, &ctx));
        let name = format!("{} {}..{} {lens} at {}", root.display(), case.from, case.to, case.now);
        differences.extend(compare(&score, case).into_iter().map(|line| format!("{name}: {line}")));
    }
    (cases.len(), differences)
}

fn vectors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

#[test]
fn the_worked_example_scores_as_it_is_worked_out() {
    let (cases, differences) = run(&vectors().join("worked-example"));
    assert!(cases > 0 && differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn random_lives_score_as_the_specification_says() {
    let (mut cases, mut differences) = (0, Vec::new());
    for entry in fs::read_dir(vectors().join("random")).unwrap() {
        let (count, found) = run(&entry.unwrap().path());
        cases += count;
        differences.extend(found);
    }
    differences.sort();
    assert!(
        cases > 0 && differences.is_empty(),
        "{} of {cases}:\n{}",
        differences.len(),
        differences.join("\n")
    );
}
