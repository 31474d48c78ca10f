//! Sample lives for tests, written as in files.

use serde::Deserialize;

use super::{AsOf, Gathered, Lens, Period, Score, Terms};
use crate::domain::date::parse_iso;
use crate::domain::week::Answers;
use crate::domain::{Block, CheckIn, Day, Profile, Season, Zone};

#[derive(Deserialize, Default)]
#[serde(default)]
struct SampleSeasons {
    season: Vec<Season>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct SampleDay {
    zone: Option<Zone>,
    grace: Option<String>,
    block: Vec<Block>,
}

/// A sample life in UTC. Its days are given as `("2026-11-16", text)`.
pub(crate) struct Sample {
    pub profile: Profile,
    pub seasons: Vec<Season>,
    pub gathered: Gathered,
}

pub(crate) fn sample(life: &str, seasons: &str, days: &[(&str, &str)]) -> Sample {
    let profile: Profile = toml::from_str(life).unwrap();
    let seasons = toml::from_str::<SampleSeasons>(seasons).unwrap().season;
    let terms = Terms::new(&profile, &seasons, Zone::UTC);
    let mut gathered = Gathered::new(terms, days.first().map(|(date, _)| parse_iso(date).unwrap()));
    for (date, text) in days {
        let day = gathered.terms().gather(&day(date, text));
        gathered.insert(day);
    }
    Sample { profile, seasons, gathered }
}

pub(crate) fn day(date: &str, text: &str) -> Day {
    let file: SampleDay = toml::from_str(text).unwrap();
    let mut day = Day { blocks: file.block, has_file: true, ..Day::empty(parse_iso(date).unwrap()) };
    (day.head.zone, day.head.grace) = (file.zone, file.grace);
    day
}

/// Reads `2026-11-16T09:00`, in UTC. Today is that date.
pub(crate) fn as_of(text: &str) -> AsOf {
    let (date, time) = text.split_once('T').unwrap();
    let today = parse_iso(date).unwrap();
    AsOf { now: Zone::UTC.moment(today, time.parse().unwrap()), today }
}

/// Reads `2026-11-16..2026-11-22`.
pub(crate) fn period(text: &str) -> Period {
    let (from, to) = text.split_once("..").unwrap();
    Period::new(parse_iso(from).unwrap(), parse_iso(to).unwrap())
}

impl Sample {
    pub fn score(&self, days: &str, lens: Lens, now: &str) -> Score {
        self.gathered.score(period(days), lens, &as_of(now))
    }

    pub fn check_in(&mut self, week: &str, answers: [Option<u8>; 5]) {
        self.gathered.check_in(week.parse().unwrap(), &CheckIn::of(Answers::from_all(answers)));
    }
}
