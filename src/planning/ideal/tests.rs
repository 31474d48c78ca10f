use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::Zone;
use crate::domain::date::parse_iso;
use crate::planning::recurrence::with_routines;

/// Wednesday of week 47.
fn today() -> NaiveDate {
    parse_iso("2026-11-18").unwrap()
}

fn ctx() -> Ctx {
    Ctx::at(Zone::UTC, "2026-11-18T12:00")
}

#[derive(serde::Deserialize)]
struct Sample {
    #[serde(default)]
    block: Vec<Block>,
    #[serde(default)]
    routine: Vec<Routine>,
}

/// Returns a life with weeks 46 to 48, and these blocks on these days after today.
fn life(days: &[(i64, &str)], routines: &str) -> Life {
    let mut life = Life { first_day: parse_iso("2026-11-09"), ..Life::default() };
    for date in parse_iso("2026-11-09").unwrap().iter_days().take(21) {
        life.days.insert(date, Day::empty(date));
    }
    for (away, text) in days {
        let day = life.days.get_mut(&plus(today(), *away)).unwrap();
        day.blocks = toml::from_str::<Sample>(text).unwrap().block;
        day.has_file = true;
    }
    life.routines = toml::from_str::<Sample>(routines).unwrap().routine;
    life
}

/// Returns the blocks of all files, as `18 Run 07:00-07:45`.
fn written(life: &Life) -> Vec<String> {
    let of_day = |(date, day): (&NaiveDate, &Day)| {
        let line = |block: &Block| {
            format!(
                "{} {} {}",
                date.day(),
                block.title,
                block.plan.map_or(String::new(), |plan| plan.to_string())
            )
        };
        day.blocks.iter().map(line).collect::<Vec<_>>()
    };
    life.days.iter().flat_map(of_day).collect()
}

const RUN: &str = r#"
    [[routine]]
    id = "run"
    title = "Run"
    days = ["mon", "wed", "fri"]
    plan = "07:00-07:45"
    [[routine]]
    id = "tea"
    title = "Tea"
    days = ["wed", "thu"]
    plan = "16:00-16:30"
    [[routine]]
    id = "bins"
    title = "Bin day"
    days = ["thu"]
"#;

#[test]
fn the_ideal_week_is_laid_out_from_now_on() {
    let mut before = life(&[], RUN);
    before.days.get_mut(&plus(today(), 2)).unwrap().head.grace = Some(String::new());
    let week = Week::of(today());
    let edit = lay_out(&before, &ctx(), week).unwrap();
    assert_eq!(edit.label, "Ideal week laid out: 3 blocks on 2 days");
    let mut after = before.clone();
    after.apply(edit).unwrap();
    assert_eq!(written(&after), ["18 Tea 16:00-16:30", "19 Bin day ", "19 Tea 16:00-16:30"]);
    assert!(matches!(lay_out(&after, &ctx(), week), Err(Refused::Already(_))));
    // Only the next week has usual blocks now.
    let next = lay_out(&after, &ctx(), week.plus(1)).unwrap();
    assert_eq!(next.label, "Ideal week laid out in week 48: 6 blocks on 4 days");
    assert!(lay_out(&after, &ctx(), week.plus(-1)).is_err());
    assert!(matches!(lay_out(&after, &ctx(), week.plus(2)), Err(Refused::Need(..))));
    assert!(matches!(lay_out(&life(&[], ""), &ctx(), week), Err(Refused::Because(_))));
}

#[test]
fn a_week_becomes_routines_that_begin_after_it() {
    let work = "title = \"Pages\"\nplan = \"09:00-12:00\"\narea = \"work\"\nvalues = [\"craft\"]\n";
    let week = [
        (-9, format!("[[block]]\nid = \"a1\"\n{work}status = \"done\"\nactual = [\"09:10-11:00\"]\nenergy = 1\n")),
        (-8, format!("[[block]]\nid = \"a2\"\n{work}[[block]]\nid = \"b2\"\ntitle = \"Dentist\"\nplan = \"14:00-15:00\"\nstatus = \"skipped\"\n")),
        (-7, "[[block]]\nid = \"c3\"\ntitle = \"Swim\"\nactual = [\"18:00-19:00\"]\nstatus = \"done\"\n[[block]]\ntitle = \"Bin day\"\n".to_owned()),
        (-6, "[[block]]\ntitle = \"Play\"\nplan = \"18:00-19:00\"\nmilestone = true\n[[block]]\ntitle = \"Taxes\"\nplan = \"18:00-19:00\"\ndue = 2026-11-12\n[[block]]\ntitle = \"Run\"\nplan = \"07:00-07:45\"\nroutine = \"run\"\n".to_owned()),
        (2, format!("[[block]]\nid = \"a9\"\n{work}")),
        (6, format!("[[block]]\nid = \"a8\"\n{work}")),
    ];
    let week: Vec<(i64, &str)> = week.iter().map(|(away, text)| (*away, text.as_str())).collect();
    let before = life(&week, RUN);
    let edit = from_week(&before, &ctx(), Week::of(today()).plus(-1)).unwrap();
    assert_eq!(edit.label, "2 routines made from week 46");
    let mut after = before.clone();
    after.apply(edit).unwrap();
    assert_eq!(after.days, before.days);
    let made: Vec<String> = after.routines[3..]
        .iter()
        .map(|one| {
            let days = one.days.names().collect::<Vec<_>>().join(" ");
            format!(
                "{} {} {days} {:?} {:?}",
                one.id,
                one.plan.unwrap(),
                one.from.unwrap().to_string(),
                one.skip
            )
        })
        .collect();
    assert_eq!(
        made,
        ["pages 09:00-12:00 mon tue \"2026-11-18\" [2026-11-24]", "swim 18:00-19:00 wed \"2026-11-18\" []"]
    );
    assert_eq!(after.routines[3].values, ["craft"]);
    let again = from_week(&after, &ctx(), Week::of(today()).plus(-1));
    assert_eq!(again.unwrap_err().to_string(), "Week 46 has no blocks that are not in your routines.");
    // Of the running week they begin on the next Monday.
    let edit = from_week(&before, &ctx(), Week::of(today())).unwrap();
    let mut after = before.clone();
    after.apply(edit).unwrap();
    assert_eq!(after.routines[3].from, parse_iso("2026-11-23"));
}

fn any_routines() -> impl Strategy<Value = Vec<Routine>> {
    let days = proptest::collection::vec(select(vec!["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), 1..4);
    let plan = select(vec![None, Some("07:00-07:45"), Some("09:00-12:00"), Some("23:30-25:00")]);
    let one = (days, plan, 1u32..3, any::<bool>()).prop_map(|(days, plan, every, once)| Routine {
        title: "Run".into(),
        days: days.iter().filter_map(|day| crate::domain::date::weekday(day)).collect(),
        plan: plan.and_then(|plan| plan.parse().ok()),
        from: parse_iso("2026-11-02"),
        every: Some(every),
        once,
        ..Routine::default()
    });
    proptest::collection::vec(one, 1..5).prop_map(|mut routines| {
        for (index, routine) in routines.iter_mut().enumerate() {
            routine.id = format!("r{index}");
        }
        routines
    })
}

proptest! {
    #[test]
    fn laying_out_twice_changes_nothing_and_shows_what_was_shown(routines in any_routines(), ahead in 0i64..2) {
        let before = Life { routines, ..life(&[], "") };
        let week = Week::of(today()).plus(ahead);
        // What a day shows: the blocks, whether they are in its file or usual.
        let shown = |life: &Life| -> Vec<String> {
            let days = life.days.values().map(|day| with_routines(life, day, today()).into_owned());
            let mut all: Vec<String> = days.flat_map(|day| {
                let line = move |block: &Block| format!("{} {:?} {:?}", day.date, block.routine, block.plan);
                day.blocks.iter().map(line).collect::<Vec<_>>()
            }).collect();
            all.sort();
            all
        };
        if let Ok(edit) = lay_out(&before, &ctx(), week) {
            let mut after = before.clone();
            let back = after.apply(edit).unwrap();
            prop_assert!(lay_out(&after, &ctx(), week).is_err(), "twice");
            for (date, day) in &after.days {
                prop_assert!(*date >= today() && Week::of(*date) == week || *day == before.days[date], "{date}");
            }
            if before.routines.iter().all(|one| !one.once) {
                prop_assert_eq!(shown(&after), shown(&before));
            }
            after.apply(back).unwrap();
            prop_assert_eq!(after, before);
        }
    }

    #[test]
    fn a_week_that_becomes_routines_changes_no_day_and_doubles_nothing(routines in any_routines()) {
        // The plan of last week, as it was laid out there.
        let mut before = life(&[], "");
        let week = Week::of(today()).plus(-1);
        for routine in &routines {
            for date in week.days().filter(|date| routine.days.contains(date.weekday())) {
                let id = format!("{}{}", routine.id, date.day());
                let block = Block { id, routine: None, is_virtual: false, ..routine.block() };
                before.days.get_mut(&date).unwrap().blocks.push(block);
            }
        }
        if let Ok(edit) = from_week(&before, &ctx(), week) {
            let mut after = before.clone();
            after.apply(edit).unwrap();
            prop_assert_eq!(&after.days, &before.days);
            prop_assert!(from_week(&after, &ctx(), week).is_err(), "twice");
            // Each planned block of the week comes again in the next one, once.
            for date in week.days() {
                let mut plans: Vec<_> = before.days[&date].blocks.iter().filter_map(|block| block.plan).collect();
                plans.sort();
                plans.dedup();
                let usual = occurrences(&after, &Day::empty(plus(date, 14)), today());
                let mut usual: Vec<_> = usual.into_iter().filter_map(|block| block.plan).collect();
                usual.sort();
                prop_assert_eq!(usual, plans, "{}", date);
            }
        }
    }
}
