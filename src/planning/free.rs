//! Free time of a day.

use chrono::{NaiveDate, Timelike};

use super::clocked::closed_hours;
use super::crossing;
use super::whole_day::{Beside, WholeDay};
use crate::domain::intervals::{Interval, union};
use crate::domain::{AreaTree, Block, Day, Minutes, Moment, Profile, Span, Stretch, Time, Zone};

/// Length of a block with only a start, in minutes, unless the next block comes sooner.
const UNSAID_LENGTH: i64 = 30;
/// A block that begins now begins at the next multiple of these minutes.
const STEP: u32 = 5;
/// A block planned by its length alone begins on a quarter of an hour.
const QUARTER: i64 = 15;

/// Returns the free times of a day inside its waking window, by the day's clocks. Done time is taken, and so are
/// plans that are not marked. A running block takes the time until `now`.
pub fn gaps(whole: &WholeDay<'_>, wake: Span, zone: Zone, now: Option<Moment>) -> Vec<Span> {
    let day = whole.day();
    let own = day.head.zone.unwrap_or(zone);
    between(own.resolve(day.date, wake), whole.taken(zone, now))
        .into_iter()
        .filter_map(|gap| on_the_clock(own, day.date, gap))
        .collect()
}

/// Returns a plan for a block in the next free time of the day that is long enough and crosses no boundary.
///
/// It begins on a quarter of an hour, from `now` on. `now` is `None` if now is on another day. The search then begins
/// with the waking window. `None` if no free time fits.
pub fn next_free(
    profile: &Profile,
    areas: &AreaTree,
    whole: &WholeDay<'_>,
    block: &Block,
    length: Minutes,
    zone: Zone,
    now: Option<Moment>,
) -> Option<Span> {
    let day = whole.day();
    let own = day.zone_of(block, zone);
    room(profile, areas, (day, &whole.beside), block, zone, now).into_iter().find_map(|(start, end)| {
        let past = i64::from(own.local(start).minute()) % QUARTER;
        let start = start + (QUARTER - past) % QUARTER;
        let span = (start, start + i64::from(length.0));
        (length.0 > 0 && span.1 <= end).then(|| exactly(own, day.date, span)).flatten()
    })
}

/// Returns the part of a free time that a block without a length takes: all of it up to 2 hours, else the
/// first hour.
///
/// ```
/// use aplomb::planning::free::taken_of;
///
/// assert_eq!(taken_of("09:00-10:30".parse()?).to_string(), "09:00-10:30");
/// assert_eq!(taken_of("13:00-17:00".parse()?).to_string(), "13:00-14:00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn taken_of(gap: Span) -> Span {
    let length = if gap.minutes() <= 120 { gap.minutes() } else { 60 };
    Span::new(gap.start, gap.start.shifted(length.into()).unwrap_or(gap.end))
}

/// Returns the free time nearest to a block's plan, as long as the plan and without a crossing. Of two equally near
/// ones it is the later. `None` if the block has no plan or nothing fits.
pub fn nearest_free(
    profile: &Profile,
    areas: &AreaTree,
    whole: &WholeDay<'_>,
    block: &Block,
    zone: Zone,
    now: Option<Moment>,
) -> Option<Span> {
    by_plan(profile, areas, whole, block, zone, now, |at, start| (at.abs_diff(start), at < start))
}

/// Returns the first free time at or after the time of day of a block's plan, as long as the plan and without a
/// crossing. If there is none, it is the nearest one before. It is for a block that moves to this day: a later time
/// suits its purpose better than one hours too early. `None` if the block has no plan or nothing fits.
pub fn free_from(
    profile: &Profile,
    areas: &AreaTree,
    whole: &WholeDay<'_>,
    block: &Block,
    zone: Zone,
    now: Option<Moment>,
) -> Option<Span> {
    by_plan(profile, areas, whole, block, zone, now, |at, start| (u64::from(at < start), at.abs_diff(start)))
}

/// Returns the free time with the lowest rank. `rank` takes the start of the free time and the start of the plan.
fn by_plan<R: Ord>(
    profile: &Profile,
    areas: &AreaTree,
    whole: &WholeDay<'_>,
    block: &Block,
    zone: Zone,
    now: Option<Moment>,
    rank: impl Fn(Moment, Moment) -> R,
) -> Option<Span> {
    let day = whole.day();
    let own = day.zone_of(block, zone);
    let (start, end) = day.resolve(block, block.plan?, zone)?;
    let length = end - start;
    let mut nearest: Vec<Moment> = room(profile, areas, (day, &whole.beside), block, zone, now)
        .into_iter()
        .filter(|(from, to)| to - from >= length)
        .map(|(from, to)| start.clamp(from, to - length))
        .collect();
    nearest.sort_by_key(|at| rank(*at, start));
    nearest.into_iter().find_map(|at| exactly(own, day.date, (at, at + length)))
}

/// Returns the span of a block with only a start: 30 minutes, or until the next block begins.
pub fn until_next(whole: &WholeDay<'_>, block: &Block, start: Time, zone: Zone) -> Span {
    let day = whole.day();
    let own = day.zone_of(block, zone);
    let begin = own.moment(day.date, start);
    let next = taken_by_others((day, &whole.beside), block, zone, None)
        .into_iter()
        .map(|(start, _)| start)
        .filter(|start| *start > begin)
        .min();
    let length = next.map_or(UNSAID_LENGTH, |next| (next - begin).min(UNSAID_LENGTH));
    Span::new(start, start.shifted(length).unwrap_or(Time::LAST))
}

/// Returns the times in which a block can be placed: inside the waking window, from now on, between the other blocks
/// and those of the days beside, outside the boundaries that keep it out and the fixed hours of other jobs.
pub(super) fn room(
    profile: &Profile,
    areas: &AreaTree,
    (day, beside): (&Day, &[Beside]),
    block: &Block,
    zone: Zone,
    now: Option<Moment>,
) -> Vec<Interval> {
    let waking = day.head.zone.unwrap_or(zone).resolve(day.date, profile.day.wake);
    let from = now.map(|now| {
        let past = day.zone_of(block, zone).local(now).minute() % STEP;
        now + i64::from((STEP - past) % STEP)
    });
    let window = waking.map(|(start, end)| (from.map_or(start, |from| from.max(start)), end));
    let mut taken = taken_by_others((day, beside), block, zone, now);
    taken.extend(crossing::closed(profile, areas, day, block, zone));
    if day.head.grace.is_none() {
        let own = day.head.zone.unwrap_or(zone);
        taken.extend(closed_hours(profile, areas, block, day.date, own));
    }
    between(window, taken)
}

/// Returns the time taken by all other blocks. The block itself may come from a day beside.
pub(super) fn taken_by_others(
    (day, beside): (&Day, &[Beside]),
    block: &Block,
    zone: Zone,
    now: Option<Moment>,
) -> Vec<Interval> {
    let is_other = |id: &str| block.id.is_empty() || id != block.id;
    let own = day.blocks.iter().filter(|other| is_other(&other.id));
    let beside = beside.iter().filter(|other| is_other(&other.id)).map(|other| other.interval);
    own.flat_map(|other| taken(day, other, zone, now)).chain(beside).collect()
}

/// Returns the time that a block takes: its plan if not marked, its done spans, and a running span until `now`.
pub(super) fn taken(day: &Day, block: &Block, zone: Zone, now: Option<Moment>) -> Vec<Interval> {
    let plan = block.plan.filter(|_| block.status.is_none());
    let lived = block.lived();
    let mut taken: Vec<Interval> =
        plan.into_iter().chain(lived).filter_map(|span| day.resolve(block, span, zone)).collect();
    for stretch in &block.actual {
        if let (Stretch::Running(since), Some(now)) = (stretch, now) {
            let since = day.zone_of(block, zone).moment(day.date, *since);
            taken.extend((since < now).then_some((since, now)));
        }
    }
    taken
}

/// Returns the free parts of a window, in order. None are free without a window.
pub fn between(window: Option<Interval>, taken: Vec<Interval>) -> Vec<Interval> {
    let Some((mut from, to)) = window else { return Vec::new() };
    let mut gaps = Vec::new();
    for (start, end) in union(taken) {
        if from < start.min(to) {
            gaps.push((from, start.min(to)));
        }
        from = from.max(end);
    }
    if from < to {
        gaps.push((from, to));
    }
    gaps
}

/// Returns the wall times of an interval. A start in the second pass of a repeated hour cannot be written, so
/// the span begins after that hour.
pub(super) fn on_the_clock(zone: Zone, date: NaiveDate, (start, end): Interval) -> Option<Span> {
    let last = zone.time_on(date, end)?;
    (start..end)
        .filter_map(|moment| zone.time_on(date, moment).filter(|time| zone.moment(date, *time) == moment))
        .map(|first| Span::new(first, last))
        .next()
        .filter(|span| zone.resolve(date, *span).is_some())
}

/// Returns the wall times of an interval. `None` if they cannot be written to the minute.
pub(super) fn exactly(zone: Zone, date: NaiveDate, interval: Interval) -> Option<Span> {
    let span = Span::new(zone.time_on(date, interval.0)?, zone.time_on(date, interval.1)?);
    (zone.resolve(date, span) == Some(interval)).then_some(span)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::date::parse_iso;
    use crate::domain::profile::{Area, Boundary, Engagement};
    use crate::domain::{Energy, Status, Weekdays};

    pub(crate) fn zone() -> Zone {
        "Europe/Lisbon".parse().unwrap()
    }

    pub(crate) fn block(title: &str, plan: &str, area: &str) -> Block {
        Block { title: title.into(), plan: plan.parse().ok(), area: Some(area.into()), ..Block::default() }
    }

    pub(crate) fn day(date: &str, blocks: &[Block]) -> Day {
        Day { blocks: blocks.to_vec(), ..Day::empty(parse_iso(date).unwrap()) }
    }

    pub(crate) fn profile() -> Profile {
        use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
        let boundary = |id: &str, name: &str, days: &[chrono::Weekday], window: &str, no: &str| Boundary {
            id: id.into(),
            name: name.into(),
            days: days.iter().copied().collect::<Weekdays>(),
            window: window.parse().unwrap(),
            no: vec![no.parse().unwrap()],
            weight: None,
            told: vec!["Ada".into()],
            from: parse_iso("2026-10-01"),
            until: None,
            archived: false,
            was: Vec::new(),
            source: Default::default(),
        };
        let weekdays = [Mon, Tue, Wed, Thu, Fri];
        Profile {
            own_areas: vec![Area {
                id: "side-project".into(),
                parent: Some("work".into()),
                ..Area::default()
            }],
            engagements: vec![Engagement {
                id: "acme".into(),
                was: vec!["acme-2024".into()],
                ..Engagement::default()
            }],
            boundaries: vec![
                boundary("dinner", "Dinner at home", &weekdays, "18:00-20:00", "work"),
                boundary("school", "Before school", &weekdays, "07:45-08:30", "engagement:acme"),
                boundary("night", "Quiet night", &[Sun], "23:00-30:00", "work"),
                boundary("saturday", "Saturday night", &[Sat], "24:00-27:00", "work"),
                Boundary { archived: true, ..boundary("old", "Old", &weekdays, "00:00-24:00", "work") },
            ],
            ..Profile::default()
        }
    }

    fn at(date: &str, time: &str) -> Option<Moment> {
        Some(zone().moment(parse_iso(date).unwrap(), time.parse().unwrap()))
    }

    fn written(gaps: Vec<Span>) -> String {
        gaps.iter().map(Span::to_string).collect::<Vec<_>>().join(" ")
    }

    const DATE: &str = "2026-11-18";

    fn busy() -> Day {
        let done = |title: &str, plan: &str, actual: &str| Block {
            actual: actual.split(' ').map(|span| span.parse().unwrap()).collect(),
            status: Some(Status::Done),
            energy: Energy::new(1),
            ..block(title, plan, "work")
        };
        day(
            DATE,
            &[
                block("Bin day", "", "home"),
                done("Run", "07:00-07:45", "07:05-07:30"),
                Block { actual: vec!["09:05-".parse().unwrap()], ..block("Pages", "09:00-10:30", "work") },
                block("Stand-up", "10:30-11:00", "work"),
                Block { status: Some(Status::Skipped), ..block("Reviews", "11:00-12:30", "work") },
                Block { status: Some(Status::Done), ..block("Walk", "12:30-13:15", "self-care") },
                block("Physio", "16:00-17:00", "care"),
                block("Invoices", "16:15-17:15", "work"),
                Block { zone: "America/New_York".parse().ok(), ..block("Call", "16:00-16:30", "work") },
            ],
        )
    }

    #[test]
    fn gaps_lie_between_what_is_planned_and_what_was_lived() {
        let wake = Profile::default().day.wake;
        let gaps_of = |day: &Day, now| written(gaps(&WholeDay::alone(day), wake, zone(), now));
        let expected = "07:00-07:05 07:30-09:00 11:00-12:30 13:15-16:00 17:15-21:00 21:30-23:00";
        assert_eq!(gaps_of(&busy(), at(DATE, "09:42")), expected);
        // A block that runs past its plan takes the time until now.
        let over = gaps_of(&busy(), at(DATE, "11:20"));
        assert!(over.contains(" 11:20-12:30 "), "{over}");
        assert_eq!(gaps_of(&day(DATE, &[]), None), "07:00-23:00");
        assert_eq!(gaps_of(&day(DATE, &[block("All", "00:00-24:00", "work")]), None), "");
        assert_eq!(gaps_of(&day(DATE, &[block("Late", "22:00-26:00", "work")]), None), "07:00-22:00");
    }

    #[test]
    fn the_next_free_time_is_long_enough_and_crosses_nothing() {
        let (profile, day) = (profile(), busy());
        let areas = AreaTree::new(&profile);
        let next = |block: &Block, length: u32, now: &str| {
            let found = next_free(
                &profile,
                &areas,
                &WholeDay::alone(&day),
                block,
                Minutes(length),
                zone(),
                at(DATE, now),
            );
            found.map(|span| span.to_string()).unwrap_or_default()
        };
        let walk = block("Walk", "", "self-care");
        assert_eq!(next(&walk, 45, "09:42"), "11:00-11:45");
        assert_eq!(next(&walk, 120, "09:42"), "13:15-15:15");
        assert_eq!(next(&walk, 45, "13:31"), "13:45-14:30");
        assert_eq!(next(&walk, 45, "13:45"), "13:45-14:30");
        assert_eq!(next(&walk, 45, "17:00"), "17:15-18:00");
        assert_eq!(next(&walk, 60, "17:00"), "17:15-18:15");
        assert_eq!(next(&walk, 60, "22:30"), "");
        assert_eq!(next(&walk, 0, "09:42"), "");
        let work = block("Mail", "", "work");
        assert_eq!(next(&work, 45, "17:00"), "17:15-18:00");
        assert_eq!(next(&work, 60, "17:00"), "20:00-21:00");
        let allowed = Block { allow: vec!["dinner".into()], ..work };
        assert_eq!(next(&allowed, 60, "17:00"), "17:15-18:15");
        let tomorrow = super::tests::day("2026-11-19", &[]);
        let found =
            next_free(&profile, &areas, &WholeDay::alone(&tomorrow), &walk, Minutes(45), zone(), None);
        assert_eq!(found.unwrap().to_string(), "07:00-07:45");
    }

    #[test]
    fn the_nearest_free_time_may_be_earlier() {
        let profile = profile();
        let areas = AreaTree::new(&profile);
        let brandt = Block { id: "k3f9x".into(), ..block("Walk with Brandt", "17:30-18:30", "work") };
        let mut thursday = day("2026-11-19", &[block("Release", "13:30-17:00", "work"), brandt.clone()]);
        let nearest = |day: &Day| {
            nearest_free(&profile, &areas, &WholeDay::alone(day), &brandt, zone(), None).unwrap().to_string()
        };
        assert_eq!(nearest(&thursday), "17:00-18:00");
        thursday.blocks.push(block("Groceries", "17:15-17:30", "home"));
        assert_eq!(nearest(&thursday), "20:00-21:00");
    }

    #[test]
    fn what_is_carried_to_a_day_comes_later_rather_than_earlier() {
        let profile = profile();
        let areas = AreaTree::new(&profile);
        let lunch = block("Lunch with Ada", "12:00-13:00", "people");
        let both = |plans: &[&str]| {
            let taken: Vec<Block> = plans.iter().map(|plan| block("Taken", plan, "work")).collect();
            let monday = day("2026-11-23", &taken);
            let whole = WholeDay::alone(&monday);
            let [nearest, from] =
                [nearest_free, free_from].map(|find| find(&profile, &areas, &whole, &lunch, zone(), None));
            (nearest.unwrap().to_string(), from.unwrap().to_string())
        };
        let pair = |nearest: &str, from: &str| (nearest.to_owned(), from.to_owned());
        assert_eq!(both(&["09:00-17:10"]), pair("08:00-09:00", "17:10-18:10"));
        assert_eq!(both(&["09:00-13:10"]), pair("13:10-14:10", "13:10-14:10"));
        assert_eq!(both(&["09:00-16:00"]), pair("16:00-17:00", "16:00-17:00"));
        assert_eq!(both(&["09:00-22:30"]), pair("08:00-09:00", "08:00-09:00"));
        assert_eq!(both(&["12:30-13:00"]), pair("11:30-12:30", "13:00-14:00"));
        // Of two equally near ones it is the later.
        assert_eq!(both(&["11:00-14:00"]), pair("14:00-15:00", "14:00-15:00"));
    }

    #[test]
    fn a_start_alone_lasts_until_the_next_block() {
        let dentist = block("Dentist", "", "self-care");
        let until = |start: &str| {
            until_next(&WholeDay::alone(&busy()), &dentist, start.parse().unwrap(), zone()).to_string()
        };
        assert_eq!(until("14:00"), "14:00-14:30");
        assert_eq!(until("15:45"), "15:45-16:00");
        assert_eq!(until("16:00"), "16:00-16:15");
        assert_eq!(until("47:45"), "47:45-48:00");
    }

    #[test]
    fn an_hour_that_comes_twice_is_not_offered_wrong() {
        // Lisbon, 25 October 2026: 01:00 to 02:00 comes twice. The block ends at 01:30 the second time.
        let night = day(
            "2026-10-25",
            &[block("Watch", "01:30-01:30", "home"), block("Sleep", "03:00-09:00", "sleep")],
        );
        let wake = "00:30-23:00".parse().unwrap();
        assert_eq!(
            written(gaps(&WholeDay::alone(&night), wake, zone(), None)),
            "00:30-01:30 02:00-03:00 09:00-23:00"
        );
    }
}
