use std::collections::BTreeSet;

use chrono::{Datelike, Weekday};
use proptest::prelude::*;

use super::*;
use crate::domain::date::{parse_iso, weekday};
use crate::domain::profile::in_force;
use crate::domain::routine::month_and_day;
use crate::domain::{MonthDay, Status, Week, Zone};

fn date(text: &str) -> NaiveDate {
    parse_iso(text).unwrap()
}

fn weekly(days: &[&str]) -> Routine {
    Routine {
        id: "run".into(),
        title: "Run".into(),
        days: days.iter().map(|day| weekday(day).unwrap()).collect(),
        ..Routine::default()
    }
}

fn monthly(day: u32) -> Routine {
    Routine { id: "bins".into(), monthly: Some(MonthDay::Number(day)), ..Routine::default() }
}

fn month(day: &str) -> Routine {
    Routine { id: "club".into(), monthly: day.parse().ok(), ..Routine::default() }
}

fn yearly(day: &str) -> Routine {
    Routine { id: "birthday".into(), yearly: Some(day.into()), ..Routine::default() }
}

#[test]
fn routines_fall_on_their_days() {
    let fortnightly =
        |from: &str| Routine { every: Some(2), from: parse_iso(from), ..weekly(&["mon", "wed"]) };
    let bounded =
        Routine { from: parse_iso("2026-11-04"), until: parse_iso("2026-11-11"), ..weekly(&["wed"]) };
    let skipping = Routine { skip: vec![date("2026-11-11")], ..weekly(&["wed"]) };
    for (routine, falls, does_not) in [
        (weekly(&["mon", "wed"]), vec!["2026-11-16", "2026-11-18"], vec!["2026-11-17"]),
        (weekly(&[]), vec![], vec!["2026-11-16", "2026-11-22"]),
        (bounded, vec!["2026-11-04", "2026-11-11"], vec!["2026-10-28", "2026-11-18"]),
        (skipping, vec!["2026-11-04"], vec!["2026-11-11"]),
        // Counted from the ISO week of `from`. Week 53 counts as one.
        (
            fortnightly("2026-11-18"),
            vec!["2026-11-18", "2026-11-30", "2026-12-28"],
            vec!["2026-11-16", "2026-11-23", "2027-01-04"],
        ),
        (Routine { every: Some(2), ..weekly(&["mon"]) }, vec![], vec!["2026-11-16", "2026-11-23"]),
        (Routine { every: Some(0), ..weekly(&["mon"]) }, vec!["2026-11-16", "2026-11-23"], vec![]),
        (monthly(1), vec!["2026-11-01", "2026-12-01"], vec!["2026-11-02"]),
        (monthly(31), vec!["2026-10-31", "2026-11-30", "2027-02-28"], vec!["2026-12-01", "2026-12-30"]),
        (monthly(29), vec!["2027-02-28", "2028-02-29"], vec!["2028-02-28", "2026-11-30"]),
        (monthly(0), vec![], vec!["2026-11-01", "2026-11-30"]),
        (yearly("05-14"), vec!["2026-05-14", "2027-05-14"], vec!["2026-04-14", "2026-05-15"]),
        (yearly("02-29"), vec!["2028-02-29", "2027-02-28"], vec!["2028-02-28", "2027-03-01"]),
        (yearly("5-14"), vec![], vec!["2026-05-14"]),
        (month("3 tue"), vec!["2026-11-17", "2026-12-15"], vec!["2026-11-10", "2026-11-24"]),
        (month("1 sun"), vec!["2026-11-01", "2026-12-06"], vec!["2026-11-08"]),
        (month("last fri"), vec!["2026-11-27", "2027-02-26", "2026-07-31"], vec!["2026-07-24"]),
    ] {
        for day in falls {
            assert!(routine.falls_on(date(day)), "{routine:?} on {day}");
        }
        for day in does_not {
            assert!(!routine.falls_on(date(day)), "{routine:?} not on {day}");
        }
    }
}

#[test]
fn a_touched_occurrence_has_no_ghost_beside_it() {
    let routines = vec![weekly(&["mon"]), Routine { id: "tea".into(), ..weekly(&["mon"]) }];
    let life = Life { routines, ..Life::default() };
    let occurrences = |day: &Day| occurrences(&life, day, day.date);
    let mut day = Day::empty(date("2026-11-16"));
    let both = occurrences(&day);
    assert_eq!(
        both.iter().map(|block| block.routine.as_deref()).collect::<Vec<_>>(),
        [Some("run"), Some("tea")]
    );
    assert!(both.iter().all(|block| block.is_virtual && id::is_block_id(&block.id)));
    assert_ne!(both[0].id, both[1].id);
    assert_eq!(occurrences(&day), both, "ids stay from one reading to the next");

    day.blocks.push(Block { routine: Some("run".into()), ..Block::default() });
    assert_eq!(occurrences(&day), both[1..]);
    // A block moved here from another day does not replace the day's own.
    day.blocks[0].moved_from = parse_iso("2026-11-15");
    assert_eq!(occurrences(&day), both);
    // An id that the day has already is not used again.
    day.blocks = vec![Block { id: both[1].id.clone(), ..Block::default() }];
    let beside = occurrences(&day);
    assert!(beside[1].id != both[1].id && id::is_block_id(&beside[1].id));
}

#[test]
fn days_past_have_no_ghosts_and_coming_ones_have_them_in_their_place() {
    let routine = Routine { plan: Some("07:00-07:45".parse().unwrap()), ..weekly(&["mon"]) };
    let mut day = Day::empty(date("2026-11-16"));
    for (title, plan) in [("Early", "06:00-06:30"), ("Late", "09:00-10:00")] {
        let plan = Some(plan.parse().unwrap());
        day.blocks.push(Block { title: title.into(), plan, ..Block::default() });
    }
    let mut life = Life { routines: vec![routine], ..Life::default() };
    let titles = |life: &Life, today: &str| -> Vec<String> {
        let whole = with_routines(life, &day, date(today));
        whole.blocks.iter().map(|block| block.title.clone()).collect()
    };
    assert_eq!(titles(&life, "2026-11-16"), ["Early", "Run", "Late"]);
    assert_eq!(titles(&life, "2026-11-17"), ["Early", "Late"]);
    // A file that can't be read may have its own blocks.
    life.unread.insert(Place::Day(day.date), crate::domain::Unread::sample());
    assert_eq!(titles(&life, "2026-11-16"), ["Early", "Late"]);
}

/// Returns a life with a routine and these days loaded, empty.
fn life_of(routine: Routine, (from, to): (NaiveDate, NaiveDate)) -> Life {
    let mut life = Life { routines: vec![routine], first_day: Some(from), ..Life::default() };
    life.days = from.iter_days().take_while(|day| *day <= to).map(|day| (day, Day::empty(day))).collect();
    life
}

/// Returns the loaded days from a day on that have a usual block.
fn shown(life: &Life, today: NaiveDate) -> Vec<NaiveDate> {
    let has = |day: &&Day| !occurrences(life, day, today).is_empty();
    life.days.values().filter(|day| day.date >= today).filter(has).map(|day| day.date).collect()
}

fn waters() -> Routine {
    Routine { once: true, from: parse_iso("2026-11-02"), ..weekly(&["mon"]) }
}

fn marked(status: Option<Status>) -> Block {
    Block { routine: Some("run".into()), status, ..Block::default() }
}

#[test]
fn the_last_block_of_a_routine_with_once_stands_on_today_until_it_is_marked() {
    let range = (date("2026-10-19"), date("2026-12-31"));
    let mut life = life_of(waters(), range);
    let at = |life: &Life, today: &str| -> Vec<String> {
        shown(life, date(today)).iter().map(ToString::to_string).collect()
    };
    assert_eq!(at(&life, "2026-11-18"), ["2026-11-18"], "Monday's stands on Wednesday, and no other comes");
    assert_eq!(
        first_open(&life, date("2026-11-18")),
        parse_iso("2026-11-04"),
        "a touched one may stand there"
    );
    // On its own day it is one block, and before the first day there is only the first.
    assert_eq!(at(&life, "2026-11-16"), ["2026-11-16"]);
    assert_eq!(at(&life, "2026-10-28"), ["2026-11-02"]);
    // Marked where it stands, however: the next one comes on its day, and only that.
    for status in [Status::Done, Status::Skipped, Status::Released] {
        life.days.get_mut(&date("2026-11-17")).unwrap().blocks = vec![marked(Some(status))];
        assert_eq!(at(&life, "2026-11-18"), ["2026-11-23"], "{status}");
    }
    // Deleted: the date on which it stood is skipped.
    life.days.get_mut(&date("2026-11-17")).unwrap().blocks.clear();
    life.routines[0].skip = vec![date("2026-11-17")];
    assert_eq!(at(&life, "2026-11-18"), ["2026-11-23"]);
    // Moved ahead or to the inbox: no second one while that copy is not marked.
    life.days.get_mut(&date("2026-11-20")).unwrap().blocks = vec![marked(None)];
    assert!(at(&life, "2026-11-18").is_empty());
    life.days.get_mut(&date("2026-11-20")).unwrap().blocks.clear();
    life.inbox = vec![marked(None)];
    assert!(at(&life, "2026-11-18").is_empty());
    // After its last day nothing stands on today.
    let mut over = life_of(Routine { until: parse_iso("2026-11-17"), ..waters() }, range);
    assert!(at(&over, "2026-11-18").is_empty());
    over.days.remove(&date("2026-11-17"));
    over.routines[0].until = None;
    assert!(
        !at(&over, "2026-11-18").contains(&"2026-11-18".to_owned()),
        "nobody knows what a day not loaded has"
    );
}

#[test]
fn a_part_of_a_life_keeps_the_days_that_tell_what_stands_on_today() {
    let life = life_of(waters(), (date("2026-10-19"), date("2026-12-31")));
    let today = date("2026-11-18");
    let part = part(&life, today, [today], 0);
    assert_eq!(shown(&part, today), [today]);
    assert_eq!(part.days.len(), 15);
}

#[test]
fn days_past_have_no_block_of_a_routine_with_once() {
    let life = life_of(waters(), (date("2026-10-19"), date("2026-12-31")));
    let day = &life.days[&date("2026-11-16")];
    let (since, today) = (date("2026-11-09"), date("2026-11-18"));
    assert!(with_routines_since(&life, day, since, today).blocks.is_empty());
    assert_eq!(with_routines_since(&life, &life.days[&today], since, today).blocks.len(), 1);
}

/// Returns the days in a range that a rule names, month by month and week by week, as a calendar would be filled in.
fn by_calendar(routine: &Routine, (from, to): (NaiveDate, NaiveDate)) -> BTreeSet<NaiveDate> {
    let mut days = BTreeSet::new();
    if !routine.days.is_empty() {
        let every = i64::from(routine.every.unwrap_or(1));
        let mut week = Week::of(routine.from.unwrap_or(from));
        while week.monday() <= to {
            days.extend(week.days().filter(|day| routine.days.contains(day.weekday())));
            week = week.plus(every);
        }
    }
    for year in from.year()..=to.year() {
        let day_or_last = |month: u32, day: u32| {
            (1..=day).rev().find_map(|day| NaiveDate::from_ymd_opt(year, month, day)).unwrap()
        };
        for month in 1..=12 {
            let nth = |day, count| NaiveDate::from_weekday_of_month_opt(year, month, day, count);
            days.extend(routine.monthly.map(|day| match day {
                MonthDay::Number(day) => day_or_last(month, day),
                MonthDay::Nth(count, day) => nth(day, u8::try_from(count).unwrap()).unwrap(),
                MonthDay::Last(day) => nth(day, 5).or_else(|| nth(day, 4)).unwrap(),
            }));
        }
        let yearly = routine.yearly.as_deref().and_then(month_and_day);
        days.extend(yearly.map(|(month, day)| day_or_last(month, day)));
    }
    let is_in = |day: &NaiveDate| {
        in_force(routine.from, routine.until, *day)
            && !routine.skip.contains(day)
            && (from..=to).contains(day)
    };
    days.into_iter().filter(is_in).collect()
}

fn any_weekday() -> impl Strategy<Value = Weekday> {
    (0u8..7).prop_map(|day| Weekday::try_from(day).unwrap())
}

/// Any rule. Its days lie around the turn of 2026, whose last week is the 53rd, and the leap year 2028.
fn any_routine() -> impl Strategy<Value = Routine> {
    let some_day = || (0i64..900).prop_map(|days| plus(date("2026-09-28"), days));
    let rule = prop_oneof![
        (prop::collection::vec(any_weekday(), 1..4), 1u32..6).prop_map(|(days, every)| Routine {
            days: days.into_iter().collect(),
            every: Some(every),
            ..Routine::default()
        }),
        (1u32..32).prop_map(|day| Routine { monthly: Some(MonthDay::Number(day)), ..Routine::default() }),
        (1u32..5, any_weekday())
            .prop_map(|(nth, day)| Routine { monthly: Some(MonthDay::Nth(nth, day)), ..Routine::default() }),
        any_weekday().prop_map(|day| Routine { monthly: Some(MonthDay::Last(day)), ..Routine::default() }),
        prop_oneof![
            Just("02-29".to_owned()),
            (0i64..366).prop_map(|day| { plus(date("2028-01-01"), day).format("%m-%d").to_string() })
        ]
        .prop_map(|day| Routine { yearly: Some(day), ..Routine::default() }),
    ];
    let plan = prop::option::of(prop_oneof![Just("01:15-02:30"), Just("07:00-07:45"), Just("22:00-25:30")]);
    let ends = (some_day(), prop::option::of(some_day()), prop::collection::vec(some_day(), 0..4));
    (rule, plan, ends).prop_map(|(rule, plan, (from, until, skip))| Routine {
        id: "run".into(),
        title: "Run".into(),
        plan: plan.map(|plan| plan.parse().unwrap()),
        from: Some(from),
        until,
        skip,
        ..rule
    })
}

proptest! {
    #[test]
    fn every_block_that_a_rule_names_is_shown_once_on_its_day(routine in any_routine(), first in 0i64..500) {
        let from = plus(date("2026-10-01"), first);
        let range = (from, plus(from, 400));
        let life = life_of(routine, range);
        let routine = &life.routines[0];
        let named = by_calendar(routine, range);
        let zone: Zone = "Europe/Lisbon".parse().unwrap();
        for day in life.days.values() {
            let whole = with_routines(&life, day, from);
            prop_assert_eq!(whole.blocks.len(), usize::from(named.contains(&day.date)), "{}", day.date);
            for (block, plan) in whole.blocks.iter().filter_map(|block| Some((block, block.plan?))) {
                // It begins on this day, also where the clocks change in that hour.
                let (start, end) = day.resolve(block, plan, zone).unwrap();
                prop_assert_eq!(zone.local(start).date(), day.date);
                prop_assert!(start < end);
            }
        }
        // Touched, it is the same one.
        for date in named {
            let mut day = life.days[&date].clone();
            let usual = with_routines(&life, &day, from).blocks[0].clone();
            day.blocks.push(Block { is_virtual: false, ..usual });
            prop_assert_eq!(with_routines(&life, &day, from).blocks.len(), 1);
        }
    }

    #[test]
    fn a_routine_with_once_shows_at_most_one_block(
        routine in any_routine(),
        now in 0i64..500,
        marks in prop::collection::vec((0i64..120, 0usize..4), 0..6),
    ) {
        let today = plus(date("2027-01-15"), now);
        let range = (plus(today, -500), plus(today, 60));
        let mut life = life_of(Routine { once: true, ..routine }, range);
        for (back, status) in marks {
            let day = life.days.get_mut(&plus(today, -back)).unwrap();
            day.blocks = vec![marked(Status::ALL.get(status).copied())];
        }
        let shown = shown(&life, today);
        prop_assert!(shown.len() <= 1, "{shown:?}");
        let named = by_calendar(&life.routines[0], range);
        // It stands on today, or on a day that the rule names.
        prop_assert!(shown.iter().all(|day| *day == today || named.contains(day)));
    }
}
