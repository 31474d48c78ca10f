//! Proposals for small sample lives.

mod plans;
mod properties;

use chrono::NaiveDate;

use super::*;
use crate::alignment::Terms;
use crate::domain::date::{parse_iso, plus};
use crate::domain::{AreaTree, Day, Profile, Status, Zone};
use crate::planning::crossing::crossings;
use crate::planning::recurrence::with_routines;

const PROFILE: &str = r#"
    value = [
        { id = "craft", name = "Craft", weight = 3, weekly = "12h" },
        { id = "health", name = "Health", weight = 2, weekly = "4h" },
        { id = "family", name = "Family", weight = 2, weekly = "4h" },
    ]
    engagement = [{ id = "acme", area = "work", hours = [{ days = ["mon", "tue", "wed", "thu"], window = "09:00-17:00" }] }]
    [[boundary]]
    id = "dinner"
    name = "Dinner"
    days = ["weekdays"]
    window = "18:00-20:00"
    no = ["work"]
"#;

/// The parent's day at 11:00, and a Thursday with little room.
const WEDNESDAY: &str = r#"
    block = [
        { id = "b1", title = "Stand-up", plan = "10:30-11:00", area = "work", engagement = "acme", status = "done" },
        { id = "b2", title = "Code reviews", plan = "11:00-12:30", area = "work", engagement = "acme", agenda = "theirs" },
        { id = "b3", title = "Walk", plan = "12:30-13:15", area = "self-care", values = ["health"] },
        { id = "b4", title = "Logo", plan = "13:30-15:00", area = "work", values = ["craft"], agenda = "mine" },
        { id = "b5", title = "Call", plan = "15:00-15:30", area = "work", engagement = "acme", fixed = true },
        { id = "b6", title = "Physio", plan = "16:00-17:00", area = "care", fixed = true },
        { id = "b7", title = "Groceries", plan = "17:15-18:00", area = "home" },
        { id = "b8", title = "Dinner", plan = "18:30-19:30", area = "people", values = ["family"] },
    ]
"#;
const THURSDAY: &str = r#"
    block = [
        { id = "c1", title = "Tickets", plan = "09:00-12:30", area = "work", engagement = "acme" },
        { id = "c3", title = "Lunch", plan = "12:30-13:30", area = "meals" },
        { id = "c2", title = "Release", plan = "13:30-16:00", area = "work", engagement = "acme", fixed = true },
    ]
"#;

#[derive(serde::Deserialize)]
struct SampleBlocks {
    #[serde(default)]
    block: Vec<Block>,
    #[serde(default)]
    routine: Vec<crate::domain::Routine>,
}

fn wednesday() -> NaiveDate {
    parse_iso("2026-11-18").unwrap()
}

fn ctx(now: &str) -> Ctx {
    Ctx::at(Zone::UTC, &format!("{}T{now}", wednesday()))
}

/// Returns a life with the days from 9 days before Wednesday to 10 days after it. Days that are not given are empty.
fn life(days: &[(i64, &str)], routines: &str) -> Life {
    let mut life = Life { profile: toml::from_str::<Profile>(PROFILE).unwrap(), ..Life::default() };
    for away in -9..=10 {
        let date = plus(wednesday(), away);
        life.days.insert(date, Day::empty(date));
    }
    for (away, text) in days {
        let day = life.days.get_mut(&plus(wednesday(), *away)).unwrap();
        day.blocks = toml::from_str::<SampleBlocks>(text).unwrap().block;
        day.has_file = true;
    }
    life.routines = toml::from_str::<SampleBlocks>(routines).unwrap().routine;
    life.first_day = Some(plus(wednesday(), -2));
    life
}

fn gathered(life: &Life) -> Gathered {
    let terms = Terms::new(&life.profile, &life.seasons, Zone::UTC);
    let mut gathered = Gathered::new(terms, life.first_day);
    for day in life.days.values() {
        let day = gathered.terms().gather(&with_routines(life, day, wednesday()));
        gathered.insert(day);
    }
    gathered
}

fn asked(_: &Life, ctx: &Ctx, minutes: i64) -> ReplanRequest {
    ReplanRequest { gone: minutes, ..ReplanRequest::from(ctx.minute()) }
}

fn proposed(life: &Life, ctx: &Ctx, asked: &ReplanRequest) -> Proposal {
    propose(life, ctx, &gathered(life), asked).unwrap()
}

/// Returns the lines in words: `Walk 15:30-16:00`.
fn words(proposal: &Proposal) -> Vec<String> {
    let of = |line: &ReplanLine| {
        let title = &line.block.title;
        match line.way {
            ReplanWay::Stays => format!("{title} stays"),
            ReplanWay::Shorter(span) => format!("{title} shorter {span}"),
            ReplanWay::Later(span) => format!("{title} later {span}"),
            ReplanWay::AnotherDay(date, span) => format!("{title} {date} {span}"),
            ReplanWay::Inbox => format!("{title} inbox"),
            ReplanWay::LetGo => format!("{title} called off"),
        }
    };
    proposal.lines.iter().map(of).collect()
}

#[test]
fn three_hours_of_the_parents_day() {
    let life = life(&[(0, WEDNESDAY), (1, THURSDAY)], "");
    let ctx = ctx("11:00");
    let proposal = proposed(&life, &ctx, &asked(&life, &ctx, 180));
    assert_eq!(
        words(&proposal),
        [
            "Code reviews 2026-11-19 16:00-17:00",
            "Walk later 15:30-16:00",
            "Logo shorter 14:00-15:00",
            "Call stays",
            "Physio stays",
            "Groceries stays",
            "Dinner stays"
        ]
    );
    assert_eq!(proposal.lost.unwrap().to_string(), "11:00-14:00");
    let block = proposal.block.unwrap();
    assert_eq!((block.title.as_str(), block.plan.unwrap().to_string()), (UNNAMED, "11:00-14:00".to_owned()));
    assert!(block.fixed && block.actual.is_empty() && block.area.is_none());
    assert_eq!(proposal.lines[0].after.as_deref(), Some("Release"));
    assert_eq!(proposal.lines[0].why, ReplanWhy::NoValue);
    assert!(
        matches!(&proposal.lines[1].why, ReplanWhy::Short(value, lacks) if value == "health" && *lacks > 0)
    );
    assert_eq!(proposal.lines[3].why, ReplanWhy::Fixed);
}

#[test]
fn nothing_private_moves_into_the_hours_of_a_job_that_pays_for_presence() {
    let mut life = life(&[(0, WEDNESDAY), (1, THURSDAY)], "");
    life.profile.engagements[0].clocked = true;
    let ctx = ctx("11:00");
    let proposal = proposed(&life, &ctx, &asked(&life, &ctx, 180));
    // Without fixed hours the walk is at 15:30. Work without a job may be part of any job.
    assert_eq!(words(&proposal)[1..3], ["Walk later 19:30-20:15", "Logo shorter 14:00-15:00"]);
}

#[test]
fn what_is_named_care_counts_for_its_values() {
    let life = life(&[(0, WEDNESDAY), (1, THURSDAY)], "");
    let ctx = ctx("11:00");
    let mut asked = asked(&life, &ctx, 180);
    let unnamed = proposed(&life, &ctx, &asked);
    asked.name = toml::from_str("title = \"Ada, ill\"\narea = \"care\"\nvalues = [\"family\"]").ok();
    let named = proposed(&life, &ctx, &asked);
    let family = |score: &Score| score.values.iter().find(|value| value.id == "family").unwrap().minutes;
    assert_eq!(family(&named.scores.like_this) - family(&unnamed.scores.like_this), 180.0);
    assert_eq!(family(&named.scores.left_alone) - family(&unnamed.scores.left_alone), 180.0);
    assert_eq!(words(&named), words(&unnamed));
    assert_eq!(named.edit.label, "Ada, ill from 11:00 to 14:00, the day replanned");
}

#[test]
fn left_alone_is_the_day_without_what_was_planned_in_the_time() {
    let life = life(&[(0, WEDNESDAY)], "");
    let ctx = ctx("11:00");
    let scores = proposed(&life, &ctx, &asked(&life, &ctx, 180)).scores;
    let minutes = |score: &Score| score.counted_minutes;
    // The code reviews, the walk and half an hour of the logo give way to the 3 lost hours, as in the plan.
    assert_eq!(minutes(&scores.left_alone) - minutes(&scores.before), 180.0 - (90.0 + 45.0 + 30.0));
}

#[test]
fn up_to_an_hour_all_runs_late() {
    let life = life(&[(0, WEDNESDAY)], "");
    let ctx = ctx("11:00");
    let late = proposed(&life, &ctx, &asked(&life, &ctx, 30));
    assert_eq!(
        words(&late)[..4],
        [
            "Code reviews later 11:30-13:00",
            "Walk later 13:00-13:45",
            "Logo shorter 13:45-15:00",
            "Call stays"
        ]
    );
    assert_eq!(late.lines[1].why, ReplanWhy::Late(30));
    // The gap before the logo takes up a quarter of an hour.
    let quarter = proposed(&life, &ctx, &asked(&life, &ctx, 15));
    assert_eq!(
        words(&quarter)[..3],
        ["Code reviews later 11:15-12:45", "Walk later 12:45-13:30", "Logo stays"]
    );
}

/// An hour is still up to an hour: where all of it does not fit, what serves no value becomes shorter.
#[test]
fn an_hour_too_runs_late() {
    let life = life(&[(0, WEDNESDAY), (1, THURSDAY)], "");
    let ctx = ctx("11:00");
    let late = proposed(&life, &ctx, &asked(&life, &ctx, 60));
    assert_eq!(
        words(&late)[..4],
        [
            "Code reviews later 12:00-13:00",
            "Walk later 13:00-13:45",
            "Logo shorter 13:45-15:00",
            "Call stays"
        ]
    );
    assert_eq!(late.lines[0].why, ReplanWhy::Late(60));
}

#[test]
fn what_is_over_and_not_marked_is_listed_and_nothing_else() {
    let past = |days: &str, now: &str| -> Vec<String> {
        let life = life(&[(0, days)], "");
        let ctx = ctx(now);
        let past = proposed(&life, &ctx, &ReplanRequest::from(ctx.minute())).past;
        past.iter().map(|past| format!("{} {}", past.block.title, past.planned)).collect()
    };
    assert_eq!(past(WEDNESDAY, "12:00"), [""; 0]);
    assert_eq!(past(WEDNESDAY, "12:40"), ["Code reviews 11:00-12:30"]);
    let afternoon = ["Code reviews 11:00-12:30", "Walk 12:30-13:15", "Logo 13:30-15:00", "Call 15:00-15:30"];
    assert_eq!(past(WEDNESDAY, "15:30"), afternoon);
    let runs = WEDNESDAY.replace("\"b2\", ", "\"b2\", actual = [\"11:05-\"], ");
    assert_eq!(past(&runs, "13:20"), ["Walk 12:30-13:15"]);
    let sleep = "block = [{ id = \"s1\", title = \"Nap\", plan = \"08:00-09:00\", area = \"sleep\" }]";
    assert_eq!(past(sleep, "12:40"), [""; 0]);
    assert_eq!(past("", "12:40"), [""; 0]);
}

#[test]
fn only_what_is_said_of_a_block_that_is_over_is_written() {
    let before = life(&[(0, WEDNESDAY)], "");
    let ctx = ctx("13:20");
    let status = |marks: &[(&str, Mark)]| {
        let marks = marks.iter().map(|(id, mark)| ((*id).to_owned(), *mark)).collect();
        let mut after = before.clone();
        let asked = ReplanRequest { marks, ..asked(&before, &ctx, 180) };
        after.apply(proposed(&before, &ctx, &asked).edit).unwrap();
        let day = &after.days[&wednesday()];
        assert!(day.blocks.iter().all(|block| block.actual.is_empty()));
        ["b2", "b3"].map(|id| day.block(id).unwrap().status)
    };
    assert_eq!(status(&[]), [None, None]);
    assert_eq!(status(&[("b2", Mark::NotMarked)]), [None, None]);
    assert_eq!(
        status(&[("b2", Mark::Done), ("b3", Mark::NotDone)]),
        [Some(Status::Done), Some(Status::Skipped)]
    );
}

#[test]
fn what_has_begun_and_is_not_marked_gives_way_like_a_coming_block() {
    let life = life(&[(0, WEDNESDAY)], "");
    let ctx = ctx("11:10");
    // No time is lost at first, even in the middle of a block.
    let nothing = proposed(&life, &ctx, &ReplanRequest::from(ctx.minute()));
    assert!(nothing.edit.changes.is_empty() && nothing.lost.is_none());
    let lost = proposed(&life, &ctx, &asked(&life, &ctx, 15));
    let block = lost.block.clone().unwrap();
    assert_eq!((block.title.as_str(), block.plan.unwrap().to_string()), (UNNAMED, "11:10-11:25".to_owned()));
    assert!(block.fixed && block.actual.is_empty());
    assert_eq!(words(&lost)[0], "Code reviews later 11:25-12:55");
    let mut asked = asked(&life, &ctx, 0);
    asked.hours(3);
    assert_eq!(proposed(&life, &ctx, &asked).lost.unwrap().to_string(), "11:10-14:10");
    asked.quarter(true);
    assert_eq!(proposed(&life, &ctx, &asked).lost.unwrap().to_string(), "11:10-14:25");
}

#[test]
fn what_runs_is_stopped_and_its_rest_finds_a_place() {
    let runs = WEDNESDAY.replace("\"b2\", ", "\"b2\", actual = [\"11:05-\"], ");
    let mut life = life(&[(0, &runs), (1, THURSDAY)], "");
    let ctx = ctx("11:30");
    let asked = asked(&life, &ctx, 180);
    let proposal = proposed(&life, &ctx, &asked);
    let first = &proposal.lines[0];
    assert!(first.is_begun);
    assert_eq!((first.planned.to_string(), first.lengths().1), ("11:30-12:30".to_owned(), 60));
    life.apply(proposal.edit).unwrap();
    let code = life.days[&wednesday()].block("b2").unwrap();
    assert_eq!(code.actual[0].over().unwrap().to_string(), "11:05-11:30");
    assert_eq!(code.status, Some(Status::Moved));
    let carries_on = life.days.values().flat_map(|day| &day.blocks).find(|block| block.moved_from.is_some());
    assert_eq!(carries_on.unwrap().title, "Code reviews");
    assert!(crate::domain::edits::timer::running(&life, &ctx).is_none());
}

#[test]
fn what_is_nearly_done_is_done_by_it() {
    let runs = WEDNESDAY.replace("\"b2\", ", "\"b2\", actual = [\"11:05-\"], ");
    let mut life = life(&[(0, &runs)], "");
    let ctx = ctx("12:05");
    let proposal = proposed(&life, &ctx, &asked(&life, &ctx, 120));
    assert!(proposal.lines.iter().all(|line| line.block.id != "b2"));
    life.apply(proposal.edit).unwrap();
    let code = life.days[&wednesday()].block("b2").unwrap();
    assert_eq!(
        (code.status, code.actual[0].over().unwrap().to_string()),
        (Some(Status::Done), "11:05-12:05".into())
    );
}

#[test]
fn what_is_no_work_keeps_about_its_time_of_day() {
    let late = "block = [{ id = \"n1\", title = \"A novel\", plan = \"20:30-21:30\", area = \"downtime\" }]";
    let full = "block = [{ id = \"f1\", title = \"Out\", plan = \"17:00-23:00\", area = \"people\" }]";
    let life = life(&[(0, late), (1, full)], "");
    let ctx = ctx("20:00");
    // Thursday is free all day, but not near the evening.
    let proposal = proposed(&life, &ctx, &asked(&life, &ctx, 180));
    assert_eq!(words(&proposal), ["A novel 2026-11-20 20:30-21:30"]);
}

#[test]
fn a_way_that_is_chosen_holds_and_the_others_make_room() {
    let life = life(&[(0, WEDNESDAY), (1, THURSDAY)], "");
    let ctx = ctx("11:00");
    let week = gathered(&life);
    let mut asked = asked(&life, &ctx, 180);
    let way = |asked: &ReplanRequest, id: &str| {
        let proposal = propose(&life, &ctx, &week, asked).unwrap();
        proposal.lines.into_iter().find(|line| line.block.id == id).unwrap()
    };
    // Space goes through all possible ways, and back to the first.
    let mut seen = vec![way(&asked, "b4").way.kind()];
    for _ in 0..4 {
        let next = next_way(&life, &ctx, &week, &asked, &way(&asked, "b4")).unwrap();
        asked.chosen.insert("b4".into(), next);
        assert_eq!(way(&asked, "b4").way.kind(), next);
        assert_eq!(way(&asked, "b4").why, ReplanWhy::Chosen);
        seen.push(next);
    }
    assert_eq!(
        seen,
        [
            ReplanKind::Shorter,
            ReplanKind::AnotherDay,
            ReplanKind::Inbox,
            ReplanKind::Stays,
            ReplanKind::Shorter
        ]
    );
    asked.chosen.clear();
    asked.fixed.insert("b2".into());
    assert_eq!(way(&asked, "b2").way, ReplanWay::Stays);
    let edit = propose(&life, &ctx, &week, &asked).unwrap().edit;
    let mut after = life.clone();
    after.apply(edit).unwrap();
    assert!(after.days[&wednesday()].block("b2").unwrap().fixed);
    // An untouched block can give way too.
    asked.chosen.insert("b7".into(), ReplanKind::Later);
    assert_eq!(way(&asked, "b7").way, ReplanWay::Later("17:45-18:30".parse().unwrap()));
    // A block fixed on the screen Day always stays.
    asked.chosen.insert("b5".into(), ReplanKind::Inbox);
    assert_eq!(way(&asked, "b5").way, ReplanWay::Stays);
}

#[test]
fn what_is_due_today_comes_first() {
    let due = WEDNESDAY.replace("\"b2\", ", "\"b2\", due = 2026-11-18, ");
    let life = life(&[(0, &due)], "");
    let ctx = ctx("11:00");
    let proposal = proposed(&life, &ctx, &asked(&life, &ctx, 180));
    assert_eq!(words(&proposal)[0], "Code reviews later 14:00-15:00");
    assert_eq!(proposal.lines[0].why, ReplanWhy::Due(wednesday()));
}

#[test]
fn a_routine_gets_its_own_copy_or_is_let_go() {
    let routines = r#"
        [[routine]]
        id = "walk"
        title = "Stroll"
        days = ["daily"]
        plan = "12:30-13:15"
        area = "self-care"
        values = ["health"]
    "#;
    let mut life = life(&[(0, &WEDNESDAY.replace("Walk", "Nap"))], routines);
    let ctx = ctx("11:00");
    let mut asked = asked(&life, &ctx, 120);
    let of = |life: &Life, asked: &ReplanRequest| {
        let lines = proposed(life, &ctx, asked).lines;
        lines.into_iter().find(|line| line.block.title == "Stroll").unwrap()
    };
    let stroll = of(&life, &asked);
    assert!(
        stroll.block.is_virtual && matches!(stroll.way, ReplanWay::Shorter(_) | ReplanWay::Later(_)),
        "{stroll:?}"
    );
    // The routine falls on every day, so its block can't move to another day.
    asked.chosen.insert(stroll.block.id.clone(), ReplanKind::AnotherDay);
    assert!(!matches!(of(&life, &asked).way, ReplanWay::AnotherDay(..)));
    asked.chosen.insert(stroll.block.id.clone(), ReplanKind::Inbox);
    assert_eq!(of(&life, &asked).way, ReplanWay::LetGo);
    life.apply(proposed(&life, &ctx, &asked).edit).unwrap();
    let own = life.days[&wednesday()].blocks.iter().find(|block| block.title == "Stroll").unwrap();
    assert_eq!((own.status, own.routine.as_deref()), (Some(Status::Released), Some("walk")));
    assert!(life.routines[0].skip.is_empty());
}

#[test]
fn days_of_grace_and_weekends_take_no_work_in() {
    let full = "block = [{ id = \"f1\", title = \"All day\", plan = \"07:00-23:00\", fixed = true }]";
    let mut life = life(&[(0, WEDNESDAY), (1, full)], "");
    life.days.get_mut(&plus(wednesday(), 2)).unwrap().head.grace = Some(String::new());
    let ctx = ctx("11:00");
    let mut asked = asked(&life, &ctx, 180);
    asked.chosen.insert("b4".into(), ReplanKind::AnotherDay);
    let proposal = proposed(&life, &ctx, &asked);
    assert_eq!(words(&proposal)[2], "Logo 2026-11-23 13:30-15:00");
    asked.chosen.insert("b3".into(), ReplanKind::AnotherDay);
    assert_eq!(words(&proposed(&life, &ctx, &asked))[1], "Walk 2026-11-21 12:30-13:15");
}

#[test]
fn nothing_gone_is_nothing_to_do() {
    let life = life(&[(0, WEDNESDAY)], "");
    let ctx = ctx("11:00");
    let proposal = proposed(&life, &ctx, &asked(&life, &ctx, 0));
    assert!(proposal.edit.changes.is_empty() && proposal.lost.is_none() && proposal.block.is_none());
    assert!(proposal.lines.iter().all(|line| line.way == ReplanWay::Stays));
    assert_eq!(proposal.scores.before, proposal.scores.like_this);
}

#[test]
fn days_that_are_not_loaded_are_asked_for() {
    let mut life = life(&[(0, WEDNESDAY)], "");
    let (week, ctx) = (gathered(&life), ctx("11:00"));
    life.days.remove(&plus(wednesday(), 7));
    let asked = asked(&life, &ctx, 60);
    let missing = plus(wednesday(), 7);
    assert_eq!(propose(&life, &ctx, &week, &asked), Err(Refused::Need(missing, missing)));
}

#[test]
fn where_all_of_it_does_not_fit_what_is_left_of_a_begun_block_runs_late() {
    let wednesday = r#"block = [
        { id = "p1", title = "Pages", plan = "09:00-10:30", area = "work", values = ["craft"] },
        { id = "s1", title = "Stand-up", plan = "10:30-11:00", area = "work", engagement = "acme" },
        { id = "r1", title = "Reviews", plan = "11:00-12:30", area = "work", engagement = "acme" },
        { id = "l1", title = "Logo", plan = "12:40-15:00", area = "work" },
        { id = "c1", title = "Call", plan = "15:00-15:30", area = "work", fixed = true },
    ]"#;
    let (life, ctx) = (life(&[(0, wednesday), (1, THURSDAY)], ""), ctx("09:42"));
    let proposal = proposed(&life, &ctx, &asked(&life, &ctx, 18));
    assert_eq!(
        words(&proposal),
        [
            "Pages later 10:00-10:45",
            "Stand-up later 10:45-11:15",
            "Reviews later 11:15-12:45",
            "Logo shorter 12:45-15:00",
            "Call stays"
        ]
    );
}
