//! Properties of every suggestion and of every filled week, on generated lives.

use chrono::{Datelike, Timelike};
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::intervals::Interval;
use crate::planning::free::taken;
use crate::planning::recurrence::with_routines;

const PROFILE: &str = r#"
    engagement = [
        { id = "acme", name = "Acme", area = "work", before = "10m", after = "20m", hours = [
            { days = ["weekdays"], window = "09:00-17:00" }, { days = ["sat"], window = "22:00-26:00" },
        ] },
        { id = "studio", name = "Studio", area = "work", after = "5m" },
    ]
    boundary = [
        { id = "dinner", name = "Dinner", days = ["daily"], window = "18:00-20:00", no = ["work"] },
        { id = "night", name = "Night", days = ["weekend"], window = "21:30-30:00", no = ["engagement:studio"] },
    ]
    value = [{ id = "craft", name = "Craft", weekly = "10h" }, { id = "health", name = "Health", weekly = "3h" }]
"#;

/// Returns the text of some blocks or tasks: a start, a length in quarters of an hour, and other keys.
fn blocks(list: &'static str) -> impl Strategy<Value = String> {
    let more = select(vec![
        "",
        ", area = \"work\"",
        ", area = \"self-care\", values = [\"health\"]",
        ", engagement = \"acme\"",
        ", engagement = \"studio\", values = [\"craft\"], demand = \"high\"",
        ", status = \"skipped\"",
        ", status = \"done\"",
        ", allow = [\"dinner\"]",
        ", demand = \"low\", due = 2026-11-20",
        ", due = 2026-11-12",
        ", zone = \"America/New_York\"",
    ]);
    prop::collection::vec((24_u32..120, 1_u32..14, 0_usize..4, more), 0..7).prop_map(move |blocks| {
        let block = |(index, (start, length, title, more)): (usize, (u32, u32, usize, &str))| {
            let time = |quarters: u32| format!("{:02}:{:02}", quarters / 4, quarters % 4 * 15);
            let plan = match list {
                "task" => format!("estimate = \"{}m\"", length * 10),
                _ => format!("plan = \"{}-{}\"", time(start), time(start + length)),
            };
            format!("{{ id = \"{list}{index}\", title = \"T{title}\", {plan}{more} }}")
        };
        format!("block = [{}]", blocks.into_iter().enumerate().map(block).collect::<Vec<_>>().join(", "))
    })
}

#[derive(serde::Deserialize)]
struct Blocks {
    block: Vec<Block>,
}

fn parsed(text: &str) -> Vec<Block> {
    toml::from_str::<Blocks>(text).unwrap().block
}

prop_compose! {
    /// Makes a life with some days around Wednesday 18 November, some of them grace days.
    fn any_life()(
        days in prop::collection::vec(blocks("b"), 8),
        tasks in blocks("task"),
        preset in prop::option::of(select(Preset::ALL)),
        wake in select(vec!["07:00-23:00", "05:30-21:00", "10:00-26:00"]),
        grace in 0_i64..12,
        zone in prop::option::of(select(vec!["Asia/Kolkata", "America/New_York"])),
    ) -> Life {
        let mut life = Life { profile: toml::from_str(PROFILE).unwrap(), ..Life::default() };
        life.profile.rhythm.preset = preset;
        life.profile.day.wake = wake.parse().unwrap();
        for (away, text) in (-3_i64..).zip(&days) {
            let date = plus(on("2026-11-18"), away);
            let mut day = crate::domain::Day { blocks: parsed(text), ..crate::domain::Day::empty(date) };
            day.head.grace = (away == grace).then(String::new);
            day.head.zone = zone.filter(|_| away == 2).and_then(|zone| zone.parse().ok());
            life.days.insert(date, day);
        }
        life.inbox = parsed(&tasks);
        life
    }
}

/// Returns the time that all planned or done blocks take.
fn busy(life: &Life, ctx: &Ctx) -> Vec<(Option<String>, Interval)> {
    let days = life.days.values().map(|day| with_routines(life, day, life.today(ctx)));
    let blocks = days.flat_map(|day| {
        let of = |block: &Block| {
            let taken = taken(&day, block, ctx.zone, Some(ctx.minute()));
            taken.into_iter().map(|interval| (block.engagement.clone(), interval)).collect::<Vec<_>>()
        };
        day.blocks.iter().flat_map(of).collect::<Vec<_>>()
    });
    blocks.collect()
}

fn overlap(a: Interval, b: Interval) -> bool {
    a.0 < b.1 && b.0 < a.1
}

/// Checks what is true of every suggested time for a block.
fn is_right(
    life: &Life,
    ctx: &Ctx,
    busy: &[(Option<String>, Interval)],
    block: &Block,
    one: &Suggestion,
) -> Result<(), TestCaseError> {
    let (date, span) = one.slot;
    let Some(place) = ctx.zone.resolve(date, span) else { return Err(TestCaseError::fail("no such time")) };
    let day = &life.days[&date];
    let own = day.head.zone.unwrap_or(ctx.zone);
    prop_assert!(day.head.grace.is_none() && place.0 >= ctx.minute(), "{date} {span}");
    let (wakes, sleeps) = own.resolve(date, life.profile.day.wake).unwrap();
    prop_assert!(wakes <= place.0 && place.1 <= sleeps, "{date} {span} is not in waking hours");
    prop_assert_eq!(own.local(place.0).minute() % 15, 0);
    let job = |id: Option<&String>| id.and_then(|id| life.profile.engagement(id));
    let minutes = |time: Option<Minutes>| i64::from(time.unwrap_or_default().0);
    for (other, taken) in busy {
        let (before, after) = match (job(other.as_ref()), job(block.engagement.as_ref())) {
            (Some(one), Some(other)) if one.id == other.id => (0, 0),
            (one, own) => (
                one.map_or(0, |one| minutes(one.before)) + own.map_or(0, |own| minutes(own.after)),
                one.map_or(0, |one| minutes(one.after)) + own.map_or(0, |own| minutes(own.before)),
            ),
        };
        prop_assert!(!overlap(place, (taken.0 - before, taken.1 + after)), "{date} {span} overlaps a block");
    }
    for boundary in life.profile.boundaries.iter().filter(|one| !block.allow.contains(&one.id)) {
        for date in (-2..=2).map(|days| plus(date, days)).filter(|date| boundary.holds_on(*date)) {
            let window = own.resolve(date, boundary.window).unwrap();
            prop_assert!(!overlap(place, window), "{date} {span} is inside {}", boundary.name);
        }
    }
    if let Some(job) = job(block.engagement.as_ref()).filter(|job| !job.hours.is_empty()) {
        let on = |date: NaiveDate| {
            let held = job.hours.iter().filter(move |hours| hours.days.contains(date.weekday()));
            held.filter_map(move |hours| own.resolve(date, hours.window)).collect::<Vec<_>>()
        };
        let hours = [on(plus(date, -1)), on(date)].concat();
        prop_assert!(
            hours.iter().any(|(from, to)| *from <= place.0 && place.1 <= *to),
            "{date} {span} is outside its hours"
        );
    }
    prop_assert!(!one.why().is_empty() && one.reasons.len() < 6);
    Ok(())
}

fn are_apart(ctx: &Ctx, slots: &[Slot]) -> Result<(), TestCaseError> {
    let places: Vec<Interval> =
        slots.iter().map(|(date, span)| ctx.zone.resolve(*date, *span).unwrap()).collect();
    for (index, one) in places.iter().enumerate() {
        prop_assert!(places.iter().skip(index + 1).all(|other| !overlap(*one, *other)), "{slots:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_time_is_free_waking_and_allowed_and_the_three_are_apart(
        life in any_life(),
        now in (5_u32..23, 0_u32..60),
        short in 0_u32..500,
    ) {
        let ctx = ctx(&format!("2026-11-18T{:02}:{:02}", now.0, now.1));
        let period = Period::new(on("2026-11-18"), on("2026-11-24"));
        let shortfalls = Shortfalls::new(vec![Shortfall {
            week: Week::of(on("2026-11-18")), value: "craft".into(), minutes: short.max(1), target: 600,
        }]);
        let finder = Finder::new(&life, &ctx, period, shortfalls.clone());
        let busy = busy(&life, &ctx);
        let of_blocks = life.days.iter().flat_map(|(date, day)| {
            day.blocks.iter().map(|block| Target::new(*date, block.clone())).collect::<Vec<_>>()
        });
        let mut wanted: Vec<Wanted> = of_blocks.map(|target| Wanted::block(&life, &ctx, &target)).collect();
        wanted.extend(life.inbox.iter().map(Wanted::task));
        wanted.push(Wanted::value(&life, "craft", short));
        for wanted in wanted {
            let found = finder.find(&wanted, SUGGESTIONS, &[]);
            for one in &found {
                is_right(&life, &ctx, &busy, &wanted.block, one)?;
                let length = one.slot.1.minutes();
                prop_assert!(wanted.shortest <= length && length <= wanted.length);
            }
            let slots: Vec<Slot> = found.iter().map(|one| one.slot).collect();
            are_apart(&ctx, &slots)?;
            let again = Finder::new(&life, &ctx, period, shortfalls.clone()).find(&wanted, SUGGESTIONS, &[]);
            prop_assert_eq!(&again, &found);
            let others = finder.find(&wanted, SUGGESTIONS, &slots);
            are_apart(&ctx, &[slots, others.iter().map(|one| one.slot).collect()].concat())?;
        }
    }

    #[test]
    fn a_filled_week_shares_no_minute_and_is_undone_as_one(life in any_life(), now in (5_u32..23, 0_u32..60)) {
        let ctx = ctx(&format!("2026-11-18T{:02}:{:02}", now.0, now.1));
        let week = Week::of(on("2026-11-18"));
        let short = |value: &str, minutes| Shortfall { week, value: value.into(), minutes, target: 600 };
        let shortfalls = Shortfalls::new(vec![short("craft", 145), short("health", 37)]);
        let period = Period::new(on("2026-11-18"), week.sunday());
        let lines = fill(Finder::new(&life, &ctx, period, shortfalls), week);
        for line in &lines {
            is_right(&life, &ctx, &busy(&life, &ctx), &line.block, &line.suggestion)?;
        }
        are_apart(&ctx, &lines.iter().map(|line| line.suggestion.slot).collect::<Vec<_>>())?;
        let mut after = life.clone();
        match filled(&life, &ctx, &lines) {
            Err(refused) => prop_assert!(lines.is_empty(), "{refused}"),
            Ok(edit) => {
                let count = |life: &Life| life.days.values().map(|day| day.blocks.len()).sum::<usize>();
                let back = after.apply(edit).unwrap();
                prop_assert_eq!(count(&after), count(&life) + lines.len());
                after.apply(back).unwrap();
                prop_assert_eq!(&after.inbox, &life.inbox);
                for (date, day) in &after.days {
                    prop_assert_eq!(&day.blocks, &life.days[date].blocks);
                }
            }
        }
    }
}
