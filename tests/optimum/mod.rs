//! Seeded days that break, and the best plan for each by brute force: every subset of the blocks on every day, at every
//! start and in every length. It has the same objective as the search of `planning::replan`.

use std::collections::BTreeMap;

use aplomb::alignment::{Gathered, Terms};
use aplomb::domain::date::{parse_iso, plus};
use aplomb::domain::{Block, Ctx, Day, IdSource, Life, Profile, Zone};
use aplomb::planning::replan::{ReplanRequest, Seeker};

/// Grid of all times, in minutes.
const STEP: i64 = 5;
/// Points of a subset that does not fit on a day.
const NEVER: i64 = i64::MIN / 4;

const PROFILE: &str = r#"
    value = [
        { id = "craft", name = "Craft", weight = 3, weekly = "12h" },
        { id = "health", name = "Health", weight = 2, weekly = "4h" },
        { id = "family", name = "Family", weight = 2, weekly = "6h" },
    ]
    [[boundary]]
    id = "dinner"
    name = "Dinner"
    days = ["weekdays"]
    window = "18:00-20:00"
    no = ["work"]
"#;

/// A day that breaks.
pub struct BrokenDay {
    pub life: Life,
    pub ctx: Ctx,
    pub week: Gathered,
    pub asked: ReplanRequest,
}

/// Pseudorandom numbers that are the same in every run (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as i64
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as i64) as usize]
    }
}

/// Returns a span of a day, from minutes.
fn span(start: i64, end: i64) -> aplomb::domain::Span {
    format!("{:02}:{:02}-{:02}:{:02}", start / 60, start % 60, end / 60, end % 60).parse().unwrap()
}

/// Returns a block from a start on.
fn block(dice: &mut Dice, id: String, start: i64, length: i64) -> Block {
    let (area, values): (&str, &[&str]) = dice.of(&[
        ("work", &["craft"][..]),
        ("work", &[]),
        ("self-care", &["health"]),
        ("people", &["family"]),
        ("home", &[]),
    ]);
    Block {
        title: id.clone(),
        id,
        plan: Some(span(start, start + length)),
        area: Some(area.to_owned()),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        fixed: dice.below(6) == 0,
        ..Block::default()
    }
}

/// Returns a seeded Wednesday with so many blocks that breaks in the morning or at noon, for 90 minutes to 5 hours, and
/// two days after it with little room. The other days are full.
pub fn broken_day(seed: u64, blocks: usize, lengths: &[i64]) -> BrokenDay {
    let mut dice = Dice(seed);
    let today = parse_iso("2026-11-18").unwrap();
    let now = 8 * 60 + 15 * dice.below(16);
    let mut life = Life { profile: toml::from_str::<Profile>(PROFILE).unwrap(), ..Life::default() };
    for away in -9..=10 {
        let date = plus(today, away);
        let mut day = Day::empty(date);
        day.has_file = away >= 0;
        let full = |from, to| Block {
            fixed: true,
            ..block(&mut Dice(7), format!("f{away}{from}"), from, to - from)
        };
        let morning = 7 * 60 + 15 * dice.below(20);
        let evening = morning + 15 * dice.below(12);
        match away {
            0 => {
                let mut start = now - 15 * dice.below(3);
                for number in 0..blocks {
                    let length = dice.of(lengths);
                    if start + length > 23 * 60 {
                        break;
                    }
                    day.blocks.push(block(&mut dice, format!("t{number}"), start, length));
                    start += length + dice.of(&[0, 0, 0, 15, 30, 45]);
                }
            }
            1 | 2 => day.blocks = vec![full(7 * 60, morning), full(evening, 23 * 60)],
            _ => day.blocks = vec![full(7 * 60, 23 * 60)],
        }
        day.blocks.retain(|block| block.plan.is_some_and(|plan| plan.minutes() > 0));
        life.days.insert(date, day);
    }
    life.first_day = Some(today);
    let zone = Zone::UTC;
    let at = zone.moment(today, span(now, now + 1).start);
    let ctx = Ctx {
        now: chrono::DateTime::from_timestamp(at * 60, 0).unwrap(),
        zone,
        ids: IdSource { seed: 7 },
        clock: Default::default(),
        hours: Default::default(),
    };
    let mut week = Gathered::new(Terms::new(&life.profile, &life.seasons, zone), life.first_day);
    for day in life.days.values() {
        let day = week.terms().gather(day);
        week.insert(day);
    }
    let asked = ReplanRequest { gone: 90 + 30 * dice.below(8), ..ReplanRequest::from(at) };
    BrokenDay { life, ctx, week, asked }
}

/// Returns the most points that the blocks can have in all.
pub fn optimum(seekers: &[Seeker]) -> i64 {
    let subsets = 1usize << seekers.len();
    // A block without a place has no points.
    let mut all = vec![0; subsets];
    for day in 0..seekers.first().map_or(0, |seeker| seeker.days.len()) {
        let here = on_day(seekers, day);
        let mut with_day = all.clone();
        for set in 0..subsets {
            let mut part = set;
            while part > 0 {
                if here[part] > NEVER {
                    with_day[set] = with_day[set].max(here[part] + all[set & !part]);
                }
                part = (part - 1) & set;
            }
        }
        all = with_day;
    }
    all[subsets - 1]
}

/// Returns for each subset of the blocks the most points that it can have on a day, with a place for each block.
fn on_day(seekers: &[Seeker], day: usize) -> Vec<i64> {
    let subsets = 1usize << seekers.len();
    let rooms = || seekers.iter().flat_map(|seeker| seeker.days[day].rooms.iter().copied());
    let (Some(first), Some(last)) = (rooms().map(|room| room.0).min(), rooms().map(|room| room.1).max())
    else {
        return (0..subsets).map(|set| if set == 0 { 0 } else { NEVER }).collect();
    };
    // Points of a subset of which the last block ends at a moment or before.
    let mut ending: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    let empty: Vec<i64> = (0..subsets).map(|set| if set == 0 { 0 } else { NEVER }).collect();
    let mut before = empty.clone();
    for now in (first..=last).step_by(STEP as usize) {
        let mut here = ending.remove(&now).unwrap_or_else(|| empty.clone());
        for (points, earlier) in here.iter_mut().zip(&before) {
            *points = (*points).max(*earlier);
        }
        for (index, seeker) in seekers.iter().enumerate() {
            let Some((_, end)) = seeker.days[day].rooms.iter().find(|(from, to)| *from <= now && now < *to)
            else {
                continue;
            };
            for length in (1..=seeker.length / STEP).map(|steps| steps * STEP) {
                if length < seeker.least || now + length > *end {
                    continue;
                }
                let points = seeker.points(Some((day, (now, now + length))));
                let then = ending.entry(now + length).or_insert_with(|| empty.clone());
                for (set, earlier) in here.iter().enumerate() {
                    let with = set | (1 << index);
                    if with != set && *earlier > NEVER {
                        then[with] = then[with].max(earlier + points);
                    }
                }
            }
        }
        before = here;
    }
    before
}
