//! Looking back: planned and done time, real lengths, moved blocks, and weeks in which the numbers differ.

use super::*;
use crate::domain::Side;
use crate::report::review::look_back::LookBack;

fn back(days: &[(&str, &str)], now: &str) -> LookBack {
    LookBack::new(&life(days), &ctx(now), "2026-W47".parse().unwrap())
}

fn pairs(pairs: &[crate::report::review::look_back::LookBackRow]) -> Vec<(&str, i64, i64)> {
    pairs.iter().map(|pair| (pair.id.as_str(), pair.planned, pair.lived)).collect()
}

#[test]
fn what_was_let_go_was_never_planned_and_what_was_carried_counts_once() {
    let monday = block(
        "Pages",
        "plan = \"09:00-10:00\"\nactual = [\"09:00-10:30\"]\narea = \"work\"\nvalues = [\"craft\"]\nstatus = \"done\"",
    ) + &block("Let go", "plan = \"10:00-12:00\"\narea = \"work\"\nstatus = \"released\"")
        + &block(
            "Carried",
            "plan = \"13:00-14:00\"\narea = \"work\"\nstatus = \"moved\"\nmoved_to = 2026-11-17\ncarried = 1",
        )
        + &block("Crossed out", "plan = \"15:00-15:30\"\narea = \"work\"\nstatus = \"skipped\"")
        + &block("Gone", "plan = \"16:00-16:30\"\narea = \"work\"\nstatus = \"moved\"");
    let tuesday = block("Carried", "plan = \"13:00-14:00\"\narea = \"work\"\nstatus = \"done\"");
    let back = back(&[("2026-11-16", &monday), ("2026-11-17", &tuesday)], SUNDAY);
    // Planned: 1h, 30m and, on Tuesday only, 1h, because a moved block counts on its new day. Done: 1h30 and 1h.
    assert_eq!(pairs(&back.areas), [("work", 150, 150)]);
    assert_eq!(pairs(&back.sides), [("work", 150, 150), ("life", 0, 0)]);
    assert_eq!(pairs(&back.values), [("craft", 60, 90)]);
    assert_eq!(back.ran_over, [("Pages".to_owned(), 30)]);
    // A block that was moved once before has now been moved twice.
    assert_eq!(back.moved, [("Carried".to_owned(), 2), ("Gone".to_owned(), 1)]);
    let stretch = &back.stretched[0];
    assert_eq!((stretch.id.as_str(), stretch.planned, stretch.lived), ("work", 120, 150));
    assert!((stretch.ratio() - 1.25).abs() < 1e-9);
}

#[test]
fn overlapping_minutes_count_once_and_the_rest_of_sunday_is_not_missed() {
    let sunday = block(
        "Walk",
        "plan = \"10:00-12:00\"\nactual = [\"10:00-11:00\", \"10:30-12:00\"]\narea = \"people\"",
    ) + &block("Talk", "plan = \"11:00-12:00\"\nactual = [\"11:00-12:00\"]\narea = \"people\"")
        + &block("Tonight", "plan = \"18:00-20:00\"\narea = \"people\"");
    let back = back(&[("2026-11-22", &sunday)], SUNDAY);
    assert_eq!(pairs(&back.areas), [("people", 120 + 5, 120)]);
}

#[test]
fn a_day_of_grace_is_left_out_and_said() {
    let text = format!("grace = \"flu\"\n{}", block("Pages", "plan = \"09:00-10:00\"\narea = \"work\""));
    let life = life(&[("2026-11-20", &text)]);
    let content = review(&life, SUNDAY, &Choices::default());
    assert_eq!(content.look_back.all, (0, 0));
    assert_eq!(sentences::when(&content), "16 to 22 November · Friday was a grace day");
    let state = PageView::page(Page::LookBack);
    assert_eq!(sentences::headline(&state, &content), "Nothing recorded this week, grace days aside.");
}

#[test]
fn rows_that_differ_most_come_first_and_sleep_is_no_reason() {
    let monday = block("Sleep", "plan = \"00:00-08:00\"\narea = \"sleep\"")
        + &block("Pages", "plan = \"09:00-10:00\"\nactual = [\"09:00-09:50\"]\narea = \"work\"")
        + &block("Walk", "plan = \"12:00-13:00\"\narea = \"people\"\nvalues = [\"family\"]");
    let back = back(&[("2026-11-16", &monday)], SUNDAY);
    let rows: Vec<&str> = back.rows(Some(2)).iter().map(|pair| pair.id.as_str()).collect();
    assert_eq!(rows, ["people", "family"]);
    let all: Vec<&str> = back.rows(None).iter().map(|pair| pair.id.as_str()).collect();
    assert_eq!(all, ["sleep", "people", "work", "family"]);
}

#[test]
fn a_change_is_what_the_two_figures_differ_by_or_says_over_what_it_is_taken() {
    // More than 5 hours count, and some of them serve craft. 1 hour of craft is needed on the one recorded day.
    let pages = |minutes: u32, keys: &str| {
        block(
            "Pages",
            &format!("actual = [\"09:00-09:{minutes:02}\"]\narea = \"work\"\nvalues = [\"craft\"]\n{keys}"),
        ) + &block("Mail", "actual = [\"10:00-15:00\"]\narea = \"work\"")
    };
    let said = |before: &str, now: &str| {
        let content =
            review(&life(&[("2026-11-09", before), ("2026-11-16", now)]), SUNDAY, &Choices::default());
        let shown = |score: &crate::alignment::Score| score.alignment.unwrap().round() as i64;
        (shown(&content.before), shown(&content.score), sentences::changed(&content).unwrap())
    };
    let (before, now, words) = said(&pages(30, ""), &pages(36, ""));
    assert_eq!(now - before, 4);
    assert_eq!(words, "Alignment is 4 points higher than last week.");
    // Only one week has rated hours, so the weeks are compared without energy.
    let (before, now, words) = said(&pages(30, "energy = 2"), &pages(45, ""));
    assert!(before < now);
    assert_eq!(
        words,
        format!(
            "Alignment was {before} last week. Only last week has rated blocks. Without them: 40 last week and {now} this week."
        )
    );
    let (_, _, words) = said(&pages(30, ""), &pages(30, ""));
    assert_eq!(words, "Alignment is as it was last week.");
    // Below four hours no number is shown, and none is compared.
    let short = block("Pages", "actual = [\"09:00-10:00\"]\narea = \"work\"\nvalues = [\"craft\"]");
    let life = life(&[("2026-11-09", &short), ("2026-11-16", &pages(30, ""))]);
    assert_eq!(sentences::changed(&review(&life, SUNDAY, &Choices::default())), None);
}

#[test]
fn only_what_is_known_of_a_block_stretches_its_plan() {
    let monday = block(
        // Begun, and moved to the next week.
        "Draft",
        "plan = \"09:00-11:00\"\nactual = [\"09:00-09:30\"]\narea = \"work\"\nstatus = \"moved\"\nmoved_to = 2026-11-24",
    );
    let sunday = block(
        // Much of it was done before the planned time, and it goes on.
        "Bread",
        "plan = \"18:00-20:00\"\nactual = [\"14:00-16:00\", \"18:00-\"]\narea = \"people\"",
    ) + &block(
        // All of it was done before the planned time.
        "Call",
        "plan = \"18:00-19:00\"\nactual = [\"13:00-14:15\"]\narea = \"people\"\nstatus = \"done\"",
    );
    let back = back(&[("2026-11-16", &monday), ("2026-11-22", &sunday)], SUNDAY);
    assert_eq!(back.ran_over, [("Call".to_owned(), 15)]);
    let stretched: Vec<(&str, i64, i64)> =
        back.stretched.iter().map(|one| (one.id.as_str(), one.planned, one.lived)).collect();
    assert_eq!(stretched, [("people", 60, 75)]);
}

#[test]
fn more_work_is_put_down_to_work_alone() {
    let monday = block(
        "Dinner",
        "plan = \"18:00-19:00\"\nactual = [\"18:00-20:00\"]\narea = \"people\"\nstatus = \"done\"",
    ) + &block("Incident", "actual = [\"09:00-11:00\"]\narea = \"work\"")
        + &block("Pages", "plan = \"11:00-12:00\"\nactual = [\"11:00-12:00\"]\narea = \"work\"");
    let said = |text: &str| {
        let content = review(&life(&[("2026-11-16", text)]), SUNDAY, &Choices::default());
        sentences::headline(&PageView::page(Page::LookBack), &content)
    };
    assert_eq!(said(&monday), "Work: 1h planned, 3h done.");
    let pages = monday.replace("11:00-12:00\"]", "11:00-13:00\"]");
    assert_eq!(said(&pages), "Work: 1h planned, 4h done. Pages ran over.");
}

#[test]
fn how_far_plans_stretched_says_of_what() {
    // 3 of 4 planned hours at home were done, all in the block that was planned for 2 hours. It took 1.5 times its
    // plan.
    let monday = block("Wash", "plan = \"09:00-11:00\"\nactual = [\"09:00-12:00\"]\narea = \"home\"")
        + &block("Iron", "plan = \"13:00-15:00\"\narea = \"home\"\nstatus = \"skipped\"")
        + &block("Pages", "plan = \"16:00-18:00\"\nactual = [\"16:00-17:00\"]\narea = \"work\"");
    let content = review(&life(&[("2026-11-16", &monday)]), SUNDAY, &Choices::default());
    assert_eq!(pairs(&content.look_back.areas), [("home", 240, 180), ("work", 120, 60)]);
    assert_eq!(
        sentences::stand_out(&content)[0],
        "Blocks you planned and did: Home took 50% longer than planned and Work 50% less."
    );
}

#[test]
fn minutes_of_work_and_life_at_once_are_said_where_balance_has_fewer() {
    let monday = block("Pages", "actual = [\"09:00-13:00\"]\narea = \"work\"")
        + &block("Call", "actual = [\"12:00-13:30\"]\narea = \"work\"")
        + &block("Physio, Mum", "actual = [\"12:30-14:00\"]\narea = \"people\"")
        + &block("Ada", "actual = [\"12:45-13:00\"]\narea = \"care\"")
        + &block("Meal", "actual = [\"13:00-14:00\"]\narea = \"meals\"");
    let content = review(&life(&[("2026-11-16", &monday)]), SUNDAY, &Choices::default());
    let (back, balance) = (&content.look_back, &content.score.balance);
    assert_eq!((back.side(Side::Work).1, back.side(Side::Life).1, back.shared), (270, 90, 60));
    assert_eq!((balance.work, balance.life), (270.0 - 30.0, 90.0 - 30.0));
    let said = sentences::stand_out(&content);
    assert!(
        said.contains(&"1h were work and life at once. Half of it goes to each side of balance.".to_owned()),
        "{said:?}"
    );
}

#[test]
fn a_side_of_which_nothing_was_planned_or_lived_has_no_figure() {
    let work = |keys: &str| block("Pages", &format!("area = \"work\"\n{keys}"));
    let people = |keys: &str| block("Zoo", &format!("area = \"people\"\n{keys}"));
    let meals = block("Lunch", "area = \"meals\"\nplan = \"12:00-13:00\"");
    let (plan, lived) = ("plan = \"09:00-11:00\"", "actual = [\"14:00-15:00\"]");
    for (text, expected) in [
        (work(lived), "1h of work done, none of it planned."),
        (people(lived), "1h of life done, none of it planned."),
        (work(lived) + &people(lived), "1h of work and 1h of life done, none of it planned."),
        (work(plan), "2h of work planned, none of it recorded."),
        (people(plan) + &people(lived), "Life: 2h planned, 1h done."),
        (people(plan) + &work(lived), "Work: 1h done, none of it planned."),
        (work(plan) + &people(lived), "Work: 2h planned, none of it done."),
        (people(plan) + &meals, "2h of life planned, none of it recorded."),
        (meals.clone(), "1h planned, none of it work or life. Nothing recorded of it."),
    ] {
        let content = review(&life(&[("2026-11-16", &text)]), SUNDAY, &Choices::default());
        assert_eq!(sentences::headline(&PageView::page(Page::LookBack), &content), expected, "{text}");
    }
}

#[test]
fn the_numbers_that_a_review_showed_are_said_where_they_are_others_by_now() {
    let monday = block("Pages", "actual = [\"09:00-13:00\"]\narea = \"work\"\nvalues = [\"craft\"]")
        + &block("Zoo", "actual = [\"14:00-18:00\"]\narea = \"people\"\nvalues = [\"family\"]");
    let mut life = life_of_weekdays(&[("2026-11-16", &monday)]);
    let week: Week = "2026-W47".parse().unwrap();
    let said = |life: &Life| {
        let content = review(life, SUNDAY, &Choices::default());
        let point = content.weeks.iter().find(|point| point.week == week).unwrap();
        sentences::in_week(&content, point)
    };
    let plain = said(&life);
    assert!(plain.starts_with("W47: alignment ") && !plain.contains("review"), "{plain}");
    let score = review(&life, SUNDAY, &Choices::default()).score;
    let record = life.weeks.entry(week).or_default();
    record.reviewed = Some(ctx(SUNDAY).local());
    (record.alignment, record.balance) = (score.alignment, score.balance.score);
    assert_eq!(said(&life), plain);
    life.weeks.get_mut(&week).unwrap().alignment = Some(20.0);
    let balance = crate::report::day::words::figure(score.balance.score.unwrap());
    assert_eq!(said(&life), format!("{plain}. Its review showed 20 and {balance} (scoring version 1)"));
}
