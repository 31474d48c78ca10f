//! The cost of ten years of history: reading and parsing them, scoring them, and showing one day of them.
//!
//! The last line of `cargo bench --bench score` is the important one: how many times longer a score takes than
//! reading and parsing the files.
#![allow(missing_docs, clippy::unwrap_used, reason = "it may fail loudly")]
#![allow(clippy::disallowed_methods, reason = "it writes the history that is read")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use aplomb::alignment::{AsOf, Gathered, Lens, Period, Score, Terms};
use aplomb::domain::date::plus;
use aplomb::domain::{Day, Life, Week, Zone};
use aplomb::report::reasons;
use aplomb::store::Store;
use chrono::NaiveDate;
use criterion::Criterion;
use serde::Deserialize;

const DAYS: u64 = 3650;
/// How often reading and scoring are measured, in turn.
const ROUNDS: usize = 9;
/// How many days before and after a period may have blocks that reach into the windows of its boundaries.
const REACH: i64 = 3;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn ten_years() -> Period {
    Period::new(plus(today(), 1 - DAYS as i64), today())
}

fn main() {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path();
    common::write_life(root, DAYS, today());
    assert_eq!(read_and_parse(root), DAYS as usize * 12);

    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    criterion.bench_function("ten years: read and parse", |run| run.iter(|| read_and_parse(black_box(root))));
    criterion.bench_function("ten years: score", |run| run.iter(|| score(black_box(root), ten_years())));
    criterion.bench_function("ten years: one day", |run| run.iter(|| day(black_box(root), today())));
    criterion.final_summary();
    // Cargo passes `--bench` to measure. A test run only tries everything once.
    if std::env::args().any(|argument| argument == "--bench") {
        println!("score over ten years: {:.1} times reading and parsing", ratio(root));
    }
}

/// Returns the median time of a score divided by the median time of reading. They are measured in turn, so that a
/// busy machine slows both.
fn ratio(root: &Path) -> f64 {
    fn time<T>(work: impl FnOnce() -> T) -> Duration {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    }
    let (mut parsed, mut scored) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        parsed.push(time(|| read_and_parse(root)));
        scored.push(time(|| score(root, ten_years())));
    }
    let median = |mut all: Vec<Duration>| {
        all.sort_unstable();
        all[all.len() / 2].as_secs_f64()
    };
    median(scored) / median(parsed)
}

/// Does everything that `aplomb score --from --to` does, except printing.
fn score(root: &Path, period: Period) -> (Score, Vec<String>) {
    let mut store = Store::open(root);
    let mut life = store.load();
    let gathered = gather(&mut store, &mut life, period);
    let as_of = as_of(&life);
    let score = gathered.score(period, Lens::Actual, &as_of);
    assert!(score.alignment.is_some());
    let losses = score.losses.iter();
    let reasons = losses.map(|loss| reasons::sentence(loss, &score, &life.profile, as_of.today)).collect();
    (score, reasons)
}

/// Does everything that `aplomb day` does, except printing.
fn day(root: &Path, date: NaiveDate) -> [Score; 2] {
    let mut store = Store::open(root);
    let mut life = store.load();
    store.load_days(&mut life, plus(date, -2), plus(date, 1));
    let week = Period::week(Week::of(date));
    let gathered = gather(&mut store, &mut life, week);
    let as_of = as_of(&life);
    [gathered.score(Period::day(date), Lens::Actual, &as_of), gathered.score(week, Lens::Outlook, &as_of)]
}

fn gather(store: &mut Store, life: &mut Life, period: Period) -> Gathered {
    let zone = zone(life);
    let mut gathered = Gathered::new(Terms::new(&life.profile, &life.seasons, zone), life.first_day);
    let (first, last) = (plus(period.from, -REACH), plus(period.to, REACH));
    let scanned = store.scan(Some(first), Some(last), false, zone, &mut |day: Day| {
        let day = gathered.terms().gather(&day);
        gathered.insert(day);
        ControlFlow::Continue(())
    });
    assert!(scanned.problems.is_empty());
    store.load_weeks(life, Week::of(period.from), Week::of(period.to));
    for (week, record) in &life.weeks {
        gathered.check_in(*week, &record.signs);
    }
    gathered
}

fn zone(life: &Life) -> Zone {
    life.profile.zone.unwrap_or(Zone::UTC)
}

fn as_of(life: &Life) -> AsOf {
    AsOf { now: zone(life).moment_of(today().and_hms_opt(12, 0, 0).unwrap()), today: today() }
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "what is read is what is measured")]
struct PlainDay {
    schema: i64,
    date: toml::value::Datetime,
    zone: Option<String>,
    block: Vec<PlainBlock>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "what is read is what is measured")]
struct PlainBlock {
    id: String,
    title: String,
    plan: Option<String>,
    #[serde(default)]
    actual: Vec<String>,
    area: Option<String>,
    engagement: Option<String>,
    #[serde(default)]
    values: Vec<String>,
    agenda: Option<String>,
    energy: Option<i8>,
    status: Option<String>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "what is read is what is measured")]
struct PlainWeek {
    schema: i64,
    week: String,
    intention: Option<String>,
    #[serde(default)]
    signs: BTreeMap<String, u8>,
}

/// Reads the same files into plain structs and does nothing else. Returns the number of blocks.
fn read_and_parse(root: &Path) -> usize {
    fn parse<T: for<'de> Deserialize<'de>>(path: &Path) -> T {
        toml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
    }
    let entries = |path: &Path| fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    for name in ["life.toml", "seasons.toml"] {
        black_box(parse::<toml::Table>(&root.join(name)));
    }
    for week in entries(&root.join("weeks")) {
        black_box(parse::<PlainWeek>(&week));
    }
    let days = entries(&root.join("days")).flat_map(|year| entries(&year).collect::<Vec<_>>());
    days.map(|path| black_box(parse::<PlainDay>(&path)).block.len()).sum()
}
