//! What a plan keeps, where needed time is found, and what is told beside a plan.

use super::*;

/// Two long blocks with less time for both: each becomes shorter before one of them leaves today.
#[test]
fn a_long_block_becomes_shorter_before_it_leaves_today() {
    let plan = |until: &str| {
        let day = r#"
            block = [
                { id = "b1", title = "Logo", plan = "13:00-14:30", area = "work", values = ["craft"] },
                { id = "b2", title = "Pricing", plan = "14:30-16:00", area = "work", values = ["craft"] },
                { id = "b3", title = "Physio", plan = "17:30-23:00", area = "care", fixed = true },
            ]
        "#;
        let life = life(&[(0, &day.replace("17:30-23:00", &format!("{until}-23:00")))], "");
        let ctx = ctx("13:00");
        words(&proposed(&life, &ctx, &asked(&life, &ctx, 120)))
    };
    assert_eq!(plan("17:30")[..2], ["Logo later 15:00-16:05", "Pricing later 16:05-17:30"]);
    // Half of each is too little: one keeps what matters of it, and the other gets a day.
    assert_eq!(plan("16:30")[..2], ["Logo 2026-11-19 13:00-14:30", "Pricing later 15:00-16:30"]);
}

#[test]
fn what_becomes_of_the_running_block_is_told() {
    let runs = WEDNESDAY.replace("\"b2\", ", "\"b2\", actual = [\"11:05-\"], ");
    let fate = |days: &[(i64, &str)], now: &str, minutes, stays: &[&str]| {
        let life = life(days, "");
        let ctx = ctx(now);
        let fixed = stays.iter().map(|id| (*id).to_owned()).collect();
        let asked = ReplanRequest { fixed, ..asked(&life, &ctx, minutes) };
        proposed(&life, &ctx, &asked).running.map(|(block, fate)| (block.title, fate))
    };
    let is = |title: &str, fate| Some((title.to_owned(), fate));
    let today = [(0, runs.as_str()), (1, THURSDAY)];
    assert_eq!(fate(&today, "11:30", 0, &[]), is("Code reviews", Fate::GoesOn));
    assert_eq!(fate(&today, "11:30", 180, &[]), is("Code reviews", Fate::Moves));
    assert_eq!(fate(&today, "11:30", 180, &["b2"]), is("Code reviews", Fate::GoesOn));
    assert_eq!(fate(&today, "12:05", 120, &[]), is("Code reviews", Fate::Done));
    let call = r#"block = [{ id = "x1", title = "Call", actual = ["11:05-"], area = "work" }]"#;
    assert_eq!(fate(&[(0, call)], "11:30", 60, &[]), is("Call", Fate::Stopped));
    assert_eq!(fate(&[(0, WEDNESDAY)], "11:30", 60, &[]), None);
}

#[test]
fn time_that_is_lost_twice_is_one_block() {
    let mut life = life(&[(0, WEDNESDAY), (1, THURSDAY)], "");
    let now = ctx("11:00");
    life.apply(proposed(&life, &now, &asked(&life, &now, 180)).edit).unwrap();
    let again = proposed(&life, &now, &asked(&life, &now, 180));
    assert!(again.edit.changes.is_empty() && again.block.is_none() && again.lost.is_some());
    // At 13:00 it takes an hour more.
    let later = ctx("13:00");
    let more = proposed(&life, &later, &asked(&life, &later, 120)).block.unwrap();
    assert_eq!((more.title.as_str(), more.plan.unwrap().to_string()), (UNNAMED, "14:00-15:00".to_owned()));
}

/// What is fixed, kept or chosen to stay in the lost time is told. Lost time written down before is not.
#[test]
fn what_stays_in_the_lost_time_clashes_with_it() {
    let mut life = life(&[(0, WEDNESDAY), (1, THURSDAY)], "");
    let ctx = ctx("11:00");
    let clashes = |life: &Life, asked: &ReplanRequest| -> Vec<String> {
        proposed(life, &ctx, asked).clashes().map(|line| line.block.title.clone()).collect()
    };
    let mut asked = asked(&life, &ctx, 180);
    assert_eq!(clashes(&life, &asked), [""; 0]);
    asked.fixed.insert("b3".to_owned());
    asked.chosen.insert("b2".to_owned(), ReplanKind::Stays);
    asked.gone = 300;
    assert_eq!(clashes(&life, &asked), ["Code reviews", "Walk", "Call"]);
    asked = self::asked(&life, &ctx, 180);
    life.apply(proposed(&life, &ctx, &asked).edit).unwrap();
    assert_eq!(clashes(&life, &asked), [""; 0]);
}

/// A lunch, a school run and a bedtime begin a little late or not at all, and no other day gets them.
#[test]
fn what_is_tied_to_its_time_moves_two_hours_at_most() {
    let day = r#"block = [
        { id = "s1", title = "School run", plan = "07:45-08:30", area = "care", with = ["Ada"] },
        { id = "p1", title = "Pages", plan = "10:30-11:30", area = "work", values = ["craft"] },
        { id = "l1", title = "Lunch", plan = "12:00-13:00", area = "meals" },
        { id = "k1", title = "Pick-up", plan = "18:45-19:15", area = "care", with = ["Ada"] },
        { id = "b1", title = "Bedtime", plan = "19:30-20:00", area = "care", with = ["Ada"] },
    ]"#;
    let life = life(&[(0, day)], "");
    let plan = |now: &str, minutes: i64, title: &str| -> String {
        let ctx = ctx(now);
        let words = words(&proposed(&life, &ctx, &asked(&life, &ctx, minutes)));
        words.into_iter().find(|line| line.starts_with(title)).unwrap()
    };
    assert_eq!(plan("07:45", 90, "School"), "School run later 09:15-10:00");
    assert_eq!(plan("07:45", 135, "School"), "School run inbox");
    assert_eq!(plan("11:30", 120, "Lunch"), "Lunch later 13:30-14:30");
    assert_eq!(plan("11:30", 180, "Lunch"), "Lunch inbox");
    // The pick-up is never behind the bedtime.
    assert_eq!(plan("18:00", 75, "Pick-up"), "Pick-up later 19:15-19:30");
    assert_eq!(plan("18:00", 90, "Pick-up"), "Pick-up inbox");
    assert_eq!(plan("18:00", 240, "Bedtime"), "Bedtime inbox");
}

#[test]
fn a_small_block_moves_two_days_ahead_at_most() {
    let full = "block = [{ id = \"f1\", title = \"All day\", plan = \"07:00-23:00\", fixed = true }]";
    let small = "block = [{ id = \"e1\", title = \"Emails\", plan = \"15:00-15:30\", area = \"work\" }]";
    let plan = |days: &[(i64, &str)]| {
        let (life, ctx) = (life(days, ""), ctx("11:00"));
        let proposal = proposed(&life, &ctx, &asked(&life, &ctx, 12 * 60));
        (words(&proposal)[0].clone(), proposal.lines[0].why.clone())
    };
    assert_eq!(plan(&[(0, small), (1, full)]).0, "Emails 2026-11-20 15:00-15:30");
    assert_eq!(plan(&[(0, small), (1, full), (2, full)]), ("Emails inbox".to_owned(), ReplanWhy::Small));
}

#[test]
fn needed_time_is_where_it_harms_least() {
    let life = life(&[(0, WEDNESDAY), (1, THURSDAY)], "");
    let ctx = ctx("11:00");
    let week = gathered(&life);
    let needed = |minutes| find_time(&life, &ctx, &week, &asked(&life, &ctx, minutes));
    let found = |minutes| {
        let asked = needed(minutes).unwrap();
        let proposal = proposed(&life, &ctx, &asked);
        let moved: Vec<String> =
            words(&proposal).into_iter().filter(|line| !line.ends_with(" stays")).collect();
        (proposal.block.unwrap(), moved)
    };
    // The half hour before the physio is free.
    let (block, moved) = found(30);
    assert_eq!((block.title.as_str(), block.plan.unwrap().to_string()), (NEEDED, "15:30-16:00".to_owned()));
    assert!(block.fixed && moved.is_empty());
    // From 20:00 on all is free. The free time from 19:30 on crosses a boundary.
    assert_eq!(found(120).0.plan.unwrap().to_string(), "20:00-22:00");
    let none = needed(14 * 60).unwrap_err().to_string();
    assert_eq!(
        none,
        "The rest of today has no 14h free of fixed blocks. Ask for less, or press f on a block that may move."
    );
    // Where something has to give way, it is what is worth least.
    let full = WEDNESDAY.replace("18:30-19:30", "18:00-23:00");
    let life = self::life(&[(0, &full), (1, THURSDAY)], "");
    let asked = find_time(&life, &ctx, &gathered(&life), &asked(&life, &ctx, 60)).unwrap();
    let proposal = proposed(&life, &ctx, &asked);
    let moved: Vec<String> = words(&proposal).into_iter().filter(|line| !line.ends_with(" stays")).collect();
    assert_eq!(proposal.lost.unwrap().to_string(), "17:00-18:00");
    assert_eq!(moved, ["Groceries 2026-11-19 17:15-18:00"]);
}

#[test]
fn a_day_that_is_too_full_and_a_limit_that_is_near_are_told() {
    let mut life = life(&[(0, WEDNESDAY), (1, THURSDAY)], "");
    life.profile.engagements[0].most = "8h".parse().ok();
    let at = ctx("11:00");
    let proposal = proposed(&life, &at, &asked(&life, &at, 180));
    assert_eq!(proposal.overload, None);
    // 30m done, an hour of code reviews and the call, and 6 hours on Thursday.
    let limits: Vec<(&str, i64, i64)> =
        proposal.limits.iter().map(|limit| (limit.name.as_str(), limit.minutes, limit.most)).collect();
    assert_eq!(limits, [("", 480, 480)]);
    // 2h30 and 3h share 1h30, so they fill 4 hours, half an hour of them after 23:00.
    let full = WEDNESDAY.replace("17:15-18:00", "20:00-22:30").replace("18:30-19:30", "21:00-24:00");
    let life = self::life(&[(0, &full)], "");
    let overload = |now: &str, minutes| {
        let at = ctx(now);
        let left = proposed(&life, &at, &asked(&life, &at, minutes)).overload;
        left.map(|overload| (overload.planned, overload.left, overload.until.to_string()))
    };
    assert_eq!(overload("20:00", 0), Some((240, 180, "23:00".to_owned())));
    // What is fixed in the lost time is no load after it.
    let all = self::life(&[(0, &WEDNESDAY.replace("17:00\", area", "18:00\", area"))], "");
    let at = ctx("11:00");
    assert_eq!(proposed(&all, &at, &asked(&all, &at, 13 * 60)).overload, None);
    // Lost time counts on neither side, so a day with nothing else is not too full.
    let empty = self::life(&[], "");
    let at = ctx("22:50");
    assert_eq!(proposed(&empty, &at, &asked(&empty, &at, 40)).overload, None);
}
