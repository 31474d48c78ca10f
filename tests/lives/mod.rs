//! Generated lives: up to ten days within one segment, and days with impossible data.

use std::collections::BTreeMap;

use aplomb::alignment::{AsOf, Gathered, Lens, Period, Score, Terms};
use aplomb::domain::date::{parse_iso, plus};
use aplomb::domain::profile::{Forbidden, Pay};
use aplomb::domain::season::Intent;
use aplomb::domain::time::Stretch;
use aplomb::domain::week::Answers;
use aplomb::domain::{
    Agenda, Block, Boundary, CheckIn, Day, Energy, Engagement, Heavy, Minutes, Profile, Season, Span, Status,
    Time, Value, Week, Weekdays, Zone,
};
use chrono::{NaiveDate, Weekday};
use proptest::prelude::*;
use proptest::sample::select;

/// A profile with some days, a check-in, and the moment that it is now.
#[derive(Debug, Clone)]
pub struct Life {
    pub profile: Profile,
    pub seasons: Vec<Season>,
    pub zone: Zone,
    pub days: Vec<Day>,
    pub signs: [Option<u8>; 5],
    pub now: i64,
}

impl Life {
    pub fn as_of(&self) -> AsOf {
        AsOf { now: self.now, today: self.zone.local(self.now).date() }
    }

    pub fn period(&self) -> Period {
        Period { from: self.days[0].date, to: self.days[self.days.len() - 1].date }
    }

    pub fn gather(&self) -> Gathered {
        let terms = Terms::new(&self.profile, &self.seasons, self.zone);
        let mut gathered = Gathered::new(terms, self.days.first().map(|day| day.date));
        for day in &self.days {
            let day = gathered.terms().gather(day);
            gathered.insert(day);
            let week = Week::of(gathered_date(&self.days, 0));
            gathered.check_in(week, &CheckIn::of(Answers::from_all(self.signs)));
        }
        gathered
    }

    pub fn score(&self, lens: Lens) -> Score {
        self.gather().score(self.period(), lens, &self.as_of())
    }
}

fn gathered_date(days: &[Day], place: usize) -> NaiveDate {
    days.get(place).map(|day| day.date).unwrap_or_default()
}

const VALUES: [&str; 4] = ["craft", "family", "health", "rest"];

fn span(longest: u32) -> impl Strategy<Value = Span> {
    (0..1700_u32, 5..longest).prop_map(|(start, minutes)| {
        Span::new(Time::from_minutes(start), Time::from_minutes(start + minutes))
    })
}

/// Makes any block that a file can have.
pub fn any_block() -> impl Strategy<Value = Block> {
    let when = prop_oneof![
        3 => span(300).prop_map(|actual| (None, vec![Stretch::Over(actual)], None)),
        2 => span(300).prop_map(|plan| (Some(plan), vec![], None)),
        2 => span(300).prop_map(|plan| (Some(plan), vec![], Some(Status::Done))),
        2 => span(300).prop_map(|both| (Some(both), vec![Stretch::Over(both)], Some(Status::Done))),
        1 => (span(300), span(300)).prop_map(|(plan, actual)| (Some(plan), vec![Stretch::Over(actual)], None)),
        1 => (span(300), select(vec![Status::Skipped, Status::Moved, Status::Released]))
            .prop_map(|(plan, status)| (Some(plan), vec![], Some(status))),
        1 => (span(300), span(300)).prop_map(|(a, b)| (None, vec![Stretch::Over(a), Stretch::Over(b)], None)),
        1 => (0..1700_u32).prop_map(|since| (None, vec![Stretch::Running(Time::from_minutes(since))], None)),
    ];
    let areas = vec!["work", "work", "care", "self-care", "downtime", "home", "sleep", "ghost"];
    let tags = (
        prop::option::of(select(areas)),
        prop::option::of(select(vec!["acme", "studio", "phantom"])),
        prop::collection::vec(select(vec!["craft", "family", "health", "rest", "nothing"]), 0..3),
        prop::option::of(select(Agenda::ALL)),
        prop::option::of(-2..=2_i64),
        prop::collection::vec(select(vec!["b0", "b1", "b2"]), 0..2),
    );
    ("[a-z]{4}", when, tags).prop_map(|(id, (plan, actual, status), tags)| {
        let (area, engagement, values, agenda, energy, allow) = tags;
        Block {
            id,
            plan,
            actual,
            status,
            area: area.map(str::to_owned),
            engagement: engagement.map(str::to_owned),
            values: values.into_iter().map(str::to_owned).collect(),
            agenda,
            energy: energy.and_then(Energy::new),
            allow: allow.into_iter().map(str::to_owned).collect(),
            ..Block::default()
        }
    })
}

fn value(id: &'static str) -> impl Strategy<Value = Value> {
    let target = prop::option::weighted(0.9, 30..1200_u32);
    (prop::option::of(0..8_u32), target).prop_map(move |(weight, weekly)| Value {
        id: id.into(),
        name: id.into(),
        weight: weight.map(f64::from),
        weekly: weekly.map(Minutes),
        ..Value::default()
    })
}

fn boundary(id: &'static str) -> impl Strategy<Value = Boundary> {
    let no = prop_oneof![
        Just(vec![Forbidden::Area("work".into())]),
        Just(vec![Forbidden::Area("self-care".into()), Forbidden::Engagement("acme".into())]),
        Just(vec![Forbidden::Engagement("phantom".into())]),
    ];
    (span(240), no, prop::option::of(0..4_u32)).prop_map(move |(window, no, weight)| Boundary {
        id: id.into(),
        name: id.into(),
        days: [Weekday::Mon, Weekday::Tue, Weekday::Thu, Weekday::Sat].into_iter().collect::<Weekdays>(),
        window,
        no,
        weight: weight.map(f64::from),
        told: vec![],
        from: None,
        until: None,
        archived: false,
        was: vec![],
        source: Default::default(),
    })
}

fn profile() -> impl Strategy<Value = Profile> {
    let values = (value(VALUES[0]), value(VALUES[1]), value(VALUES[2]), value(VALUES[3]));
    let boundaries = (boundary("b0"), boundary("b1"));
    (values, boundaries, 0..3_usize, prop::option::of(0.1..1.0_f64)).prop_map(
        |((a, b, c, d), (first, second), kept, tau)| {
            let mut profile = Profile { values: vec![a, b, c, d], ..Profile::default() };
            profile.boundaries = vec![first, second].into_iter().take(kept).collect();
            profile.engagements = vec![engagement("acme"), engagement("studio")];
            profile.score.tau = tau;
            profile
        },
    )
}

fn engagement(id: &str) -> Engagement {
    Engagement { id: id.into(), name: id.into(), pay: Vec::<Pay>::new(), ..Engagement::default() }
}

/// Makes one season over all days, or none.
fn seasons() -> impl Strategy<Value = Vec<Season>> {
    let intent = (prop::option::of(0..8_u32), prop::option::of(30..900_u32), prop::bool::weighted(0.2))
        .prop_map(|(weight, weekly, resting)| Intent {
            weight: weight.map(f64::from),
            weekly: weekly.map(Minutes),
            resting,
        });
    let season =
        (prop::option::of(select(Heavy::ALL)), prop::collection::btree_map(select(&VALUES), intent, 0..4));
    prop::option::of(season).prop_map(|season| {
        let season = season.map(|(heavy, intents)| {
            let intent = intents.into_iter().map(|(id, intent)| (id.to_owned(), intent)).collect();
            one_season(parse_iso("2026-01-01").unwrap(), parse_iso("2026-12-31").unwrap(), heavy, intent)
        });
        season.into_iter().collect()
    })
}

fn one_season(
    start: NaiveDate,
    end: NaiveDate,
    heavy: Option<Heavy>,
    intent: BTreeMap<String, Intent>,
) -> Season {
    Season {
        id: "season".into(),
        name: "Season".into(),
        start,
        end,
        heavy,
        ratio: None,
        success: None,
        intent,
        was: vec![],
        source: Default::default(),
    }
}

fn signs() -> impl Strategy<Value = [Option<u8>; 5]> {
    prop::array::uniform5(prop::option::weighted(0.7, 1..=5_u8))
}

fn zone() -> impl Strategy<Value = Zone> {
    select(vec!["UTC", "Europe/Lisbon", "Asia/Kathmandu", "America/New_York"])
        .prop_map(|name| name.parse().unwrap())
}

/// Makes 3 to 10 days within one segment, seen from a moment within them or after them. In some lives the clocks
/// change.
pub fn life() -> impl Strategy<Value = Life> {
    let days = (prop::bool::ANY, 1..=10_usize).prop_flat_map(|(is_winter, count)| {
        let first = parse_iso(if is_winter { "2026-10-19" } else { "2026-06-01" }).unwrap();
        let blocks = prop::collection::vec(any_block(), 0..7);
        let grace = prop::bool::weighted(0.1);
        prop::collection::vec((blocks, grace), count.max(3)).prop_map(move |days| {
            (0..)
                .zip(days)
                .map(|(place, (blocks, is_grace))| {
                    let mut day = Day { blocks, has_file: true, ..Day::empty(plus(first, place)) };
                    day.head.grace = is_grace.then(String::new);
                    day
                })
                .collect::<Vec<Day>>()
        })
    });
    (profile(), seasons(), zone(), days, signs(), 0..12 * 24 * 60_i64).prop_map(
        |(profile, seasons, zone, days, signs, after)| {
            let now = zone.moment(days[0].date, Time::MIDNIGHT) + after;
            Life { profile, seasons, zone, days, signs, now }
        },
    )
}

/// A life with impossible data: numbers without bounds, overlapping seasons, spans that end before they start.
#[derive(Debug, Clone)]
pub struct Chaos {
    pub life: Life,
    pub period: Period,
    pub as_of: AsOf,
    pub first_day: Option<NaiveDate>,
}

impl Chaos {
    pub fn gather(&self) -> Gathered {
        let terms = Terms::new(&self.life.profile, &self.life.seasons, self.life.zone);
        let mut gathered = Gathered::new(terms, self.first_day);
        for day in &self.life.days {
            let day = gathered.terms().gather(day);
            gathered.insert(day);
        }
        for week in 0..4 {
            let week = Week::of(self.period.from).plus(week);
            gathered.check_in(week, &CheckIn::of(Answers::from_all(self.life.signs)));
        }
        gathered
    }
}

fn wild_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>(),
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(f64::MIN_POSITIVE),
        Just(0.0),
        Just(-1.0),
        0.0..1.0_f64
    ]
}

fn wild_date() -> impl Strategy<Value = NaiveDate> {
    let near = (0..60_i64).prop_map(|day| plus(parse_iso("2026-10-10").unwrap(), day));
    prop_oneof![8 => near, 1 => Just(NaiveDate::MAX), 1 => Just(NaiveDate::MIN)]
}

fn wild_span() -> impl Strategy<Value = Span> {
    (0..=2880_u32, 0..=2880_u32).prop_map(|(a, b)| Span::new(Time::from_minutes(a), Time::from_minutes(b)))
}

/// Makes data of any kind that a file can have.
pub fn chaos() -> impl Strategy<Value = Chaos> {
    let numbers = prop::collection::vec(wild_number(), 24);
    let dates = prop::collection::vec(wild_date(), 12);
    let spans = prop::collection::vec(wild_span(), 8);
    let near = (0..60_i64).prop_map(|day| plus(parse_iso("2026-10-10").unwrap(), day));
    (life(), numbers, dates, spans, prop::option::of(near.clone()), near).prop_map(
        |(mut life, numbers, dates, spans, first_day, today)| {
            let mut number = numbers.into_iter().cycle();
            let mut number = move || number.next().unwrap_or_default();
            let profile = &mut life.profile;
            profile.score.tau = Some(number());
            for id in ["values", "signs", "energy", "agency", "boundaries", "intention", "nonsense"] {
                profile.score.weights.insert(id.into(), number());
            }
            for value in &mut profile.values {
                value.weight = Some(number());
                value.weekly =
                    value.weekly.map(|weekly| Minutes(weekly.0.wrapping_mul(weekly.0).wrapping_mul(7919)));
            }
            profile.values[1].from = Some(dates[0]);
            profile.values[1].until = Some(dates[1]);
            profile.values[2].id = profile.values[0].id.clone();
            profile.values[3].was = vec!["nothing".into(), "craft".into()];
            for (boundary, window) in profile.boundaries.iter_mut().zip(&spans) {
                boundary.weight = Some(number());
                boundary.window = *window;
            }
            profile.day.wake = spans[3];
            profile.day.start = spans[4].start;
            let intent = BTreeMap::from([
                ("craft".to_owned(), Intent { weight: Some(number()), ..Intent::default() }),
                ("nobody".to_owned(), Intent::default()),
            ]);
            for pair in dates[2..8].chunks(2) {
                let mut season = one_season(pair[0], pair[1], Some(Heavy::Life), intent.clone());
                season.ratio = Some(number());
                life.seasons.push(season);
            }
            for (day, span) in life.days.iter_mut().zip(&spans) {
                if let Some(block) = day.blocks.first_mut() {
                    block.actual.push(Stretch::Over(*span));
                    block.actual.push(Stretch::Running(span.end));
                    block.zone = "Pacific/Apia".parse().ok();
                }
            }
            let as_of = AsOf { now: life.now, today };
            Chaos { period: Period { from: dates[8], to: dates[9] }, as_of, first_day, life }
        },
    )
}
