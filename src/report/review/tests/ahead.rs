//! Next week: blocks not marked and their ways, and times for values that fell short.

use super::*;
use crate::domain::{Agenda, Place, Span, Status, Unread};
use crate::report::review::ahead::finish;
use crate::report::review::left_over::left_over;

fn done(title: &str) -> String {
    block(title, "plan = \"08:00-09:00\"\narea = \"people\"\nstatus = \"done\"")
}

fn ways(content: &ReviewReport) -> Vec<(&str, LeftOverWay, Option<String>)> {
    let leftovers = content.ahead.leftovers.iter();
    leftovers
        .map(|one| {
            let (way, span) = one.way();
            (one.target.block.title.as_str(), way, span.map(|span: Span| span.to_string()))
        })
        .collect()
}

#[test]
fn what_was_planned_and_is_over_without_a_word_is_left_over() {
    let monday = block("Open", "plan = \"09:00-10:00\"")
        + &block("Begun", "plan = \"10:00-11:00\"\nactual = [\"10:00-10:10\"]")
        + &done("Done")
        + &block("Untimed", "")
        + &block("Only lived", "actual = [\"12:00-13:00\"]");
    let sunday = block("Tonight", "plan = \"17:00-18:30\"")
        + &block("Running", "plan = \"16:00-17:00\"\nactual = [\"16:00-\"]");
    let grace = format!("grace = \"\"\n{}", block("Let be", "plan = \"09:00-10:00\""));
    let life = life(&[("2026-11-16", &monday), ("2026-11-17", &grace), ("2026-11-22", &sunday)]);
    let left = left_over(&life, &ctx(SUNDAY), "2026-W47".parse().unwrap());
    let titles: Vec<&str> = left.iter().map(|target| target.block.title.as_str()).collect();
    assert_eq!(titles, ["Open", "Begun"]);
}

#[test]
fn each_is_offered_what_is_sensible_for_it() {
    let monday = done("Something")
        + &block("Taxes", "plan = \"09:00-10:00\"\narea = \"people\"")
        + &block("Call", "plan = \"09:30-10:30\"\narea = \"people\"")
        + &block("Dishes", "plan = \"20:00-20:30\"\narea = \"home\"")
        + &block("Swim", "plan = \"07:00-08:00\"\narea = \"self-care\"\nroutine = \"swim\"")
        + &block("Again and again", "plan = \"13:00-14:00\"\narea = \"people\"\ncarried = 3");
    let tuesday = block("No one said", "plan = \"09:00-10:00\"\narea = \"people\"");
    let life = life(&[("2026-11-16", &monday), ("2026-11-17", &tuesday)]);
    let content = review(&life, SUNDAY, &Choices::default());
    let next_monday = LeftOverWay::Day(on("2026-11-23"));
    assert_eq!(
        ways(&content),
        [
            ("Swim", LeftOverWay::CrossOut, None),
            ("Taxes", next_monday, Some("09:00-10:00".to_owned())),
            // Its time is taken, so it gets the first free time after it.
            ("Call", next_monday, Some("10:00-11:00".to_owned())),
            ("Again and again", LeftOverWay::Inbox, None),
            ("Dishes", LeftOverWay::CrossOut, None),
            ("No one said", LeftOverWay::Leave, None),
        ]
    );
    assert_eq!(sentences::summary(&content.ahead), ["2 moved", "1 to the inbox", "2 skipped"]);
    let why: Vec<Option<&str>> = content.ahead.leftovers.iter().map(sentences::why).collect();
    let (swim, dishes) = (Some("its routine plans the next one"), Some("chores don't move on"));
    assert_eq!(why, [swim, None, None, None, dishes, None]);
    // A chosen way needs no reason.
    let mut choices = Choices::default();
    for leftover in &content.ahead.leftovers {
        choices
            .leftovers
            .insert((leftover.target.date, leftover.target.block.id.clone()), LeftOverWay::Leave);
    }
    let chosen = review(&life, SUNDAY, &choices);
    assert!(chosen.ahead.leftovers.iter().all(|leftover| sentences::why(leftover).is_none()));
}

#[test]
fn what_is_carried_to_a_full_day_comes_later_that_day() {
    let monday = done("Something") + &block("Ada", "plan = \"12:00-13:00\"\narea = \"people\"");
    let next = block("Course", "plan = \"09:00-17:10\"\narea = \"growth\"");
    let life = life(&[("2026-11-16", &monday), ("2026-11-23", &next)]);
    let content = review(&life, SUNDAY, &Choices::default());
    let carried = (LeftOverWay::Day(on("2026-11-23")), Some("17:10-18:10".to_owned()));
    assert_eq!(ways(&content), [("Ada", carried.0, carried.1)]);
}

#[test]
fn what_has_its_own_hour_is_left_and_so_is_what_lies_weeks_back() {
    let monday = done("Something")
        + &block("Dentist", "plan = \"09:00-10:00\"\narea = \"people\"\nfixed = true")
        + &block("Night shift", "plan = \"21:30-30:00\"\narea = \"work\"")
        + &block("Bed", "plan = \"23:00-31:00\"\narea = \"sleep\"")
        + &block("Early", "plan = \"05:00-06:00\"\narea = \"people\"")
        + &block("Concert", "plan = \"20:00-22:45\"\narea = \"people\"");
    let life = life(&[("2026-11-16", &monday)]);
    let content = review(&life, SUNDAY, &Choices::default());
    let ways_then: Vec<(&str, LeftOverWay)> =
        ways(&content).into_iter().map(|(title, way, _)| (title, way)).collect();
    let next_monday = LeftOverWay::Day(on("2026-11-23"));
    assert_eq!(
        ways_then,
        [
            ("Early", LeftOverWay::Leave),
            ("Dentist", LeftOverWay::Leave),
            ("Concert", next_monday),
            ("Night shift", LeftOverWay::Leave),
            ("Bed", LeftOverWay::Leave),
        ]
    );
    // Three weeks later nothing is offered any more.
    let content = review(&life, "2026-12-13T18:05", &Choices::default());
    assert!(ways(&content).iter().all(|(_, way, _)| *way == LeftOverWay::Leave), "{:?}", ways(&content));
}

#[test]
fn a_day_of_grace_takes_nothing_in_and_a_choice_is_kept() {
    let monday = done("Something") + &block("Taxes", "plan = \"09:00-10:00\"\narea = \"people\"");
    let life = life(&[("2026-11-16", &monday)]);
    let mut choices = Choices::default();
    choices.grace.insert(on("2026-11-23"), true);
    let content = review(&life, SUNDAY, &choices);
    // Its weekday is a grace day, so it gets the next free day.
    assert_eq!(ways(&content)[0].1, LeftOverWay::Day(on("2026-11-24")));
    assert_eq!(sentences::summary(&content.ahead), ["1 moved", "Monday made a grace day"]);
    let key = (on("2026-11-16"), content.ahead.leftovers[0].target.block.id.clone());
    choices.leftovers.insert(key.clone(), LeftOverWay::Day(on("2026-11-27")));
    assert_eq!(ways(&review(&life, SUNDAY, &choices))[0].1, LeftOverWay::Day(on("2026-11-27")));
    // A choice that is no longer possible becomes the inbox.
    choices.leftovers.insert(key, LeftOverWay::Day(on("2026-11-23")));
    assert_eq!(ways(&review(&life, SUNDAY, &choices))[0].1, LeftOverWay::Inbox);
}

/// Returns a life with 4 hours of craft, and no time for family, which has a target of 4 hours a week.
fn hungry() -> Life {
    let monday = block("Pages", "actual = [\"09:00-13:00\"]\narea = \"work\"\nvalues = [\"craft\"]")
        + &block(
            "Mum",
            "plan = \"14:00-14:10\"\narea = \"people\"\nvalues = [\"family\"]\nstatus = \"skipped\"",
        );
    life(&[("2026-11-16", &monday)])
}

/// Returns choices with one of the free times of a value.
fn taken(value: &str, slot: usize) -> Choices {
    Choices { slots: [(value.to_owned(), Some(slot))].into(), ..Choices::default() }
}

#[test]
fn a_value_that_starves_is_offered_free_time_that_crosses_nothing() {
    let content = review(&hungry(), SUNDAY, &Choices::default());
    let [family] = content.ahead.starving.as_slice() else { panic!("{:?}", content.ahead.starving) };
    assert_eq!((family.id.as_str(), family.had.0), ("family", 0.0));
    let slots: Vec<String> = family.slots.iter().map(|(date, span)| format!("{date} {span}")).collect();
    assert_eq!(slots, ["2026-11-23 08:00-09:30", "2026-11-24 08:00-09:30", "2026-11-25 08:00-09:30"]);
    // Nothing is planned unless the user chose it.
    assert_eq!(content.ahead.edits(), []);
    let content = review(&hungry(), SUNDAY, &taken("family", 1));
    assert_eq!(sentences::summary(&content.ahead), ["1h30 on Tuesday for Family"]);
    assert_eq!(content.ahead.edits().len(), 1);
}

#[test]
fn a_slot_lies_in_the_area_of_its_value() {
    let area = |life: &Life| {
        let content = review(life, SUNDAY, &taken("family", 0));
        let mut after = life.clone();
        content.ahead.edits().iter().for_each(|edit| drop(after.apply(edit.clone()).unwrap()));
        let added = &after.day(on("2026-11-23")).unwrap().blocks;
        added.iter().find(|block| block.title == "Family").unwrap().area.clone()
    };
    // If no block of the value has an area, it gets the area from the first start.
    let mut life = hungry();
    life.days.get_mut(&on("2026-11-16")).unwrap().blocks.retain(|block| block.title == "Pages");
    assert_eq!(area(&life).as_deref(), Some("people"));
    let visit = block(
        "Visit",
        "plan = \"14:00-14:10\"\narea = \"care\"\nvalues = [\"family\"]\nstatus = \"skipped\"",
    );
    life.days.get_mut(&on("2026-11-17")).unwrap().blocks = file(&visit).block;
    assert_eq!(area(&life).as_deref(), Some("care"));
}

#[test]
fn what_is_offered_to_one_value_is_offered_to_no_other() {
    let mut life = hungry();
    let play = toml::from_str("id = \"play\"\nname = \"Play\"\nweekly = \"4h\"").unwrap();
    life.profile.values.push(play);
    let nap = "plan = \"15:00-15:10\"\narea = \"people\"\nvalues = [\"play\"]\nstatus = \"skipped\"";
    life.days.get_mut(&on("2026-11-16")).unwrap().blocks.extend(file(&block("Nap", nap)).block);
    let first = |choices: &Choices| {
        let content = review(&life, SUNDAY, choices);
        let [family, play] = content.ahead.starving.as_slice() else {
            panic!("{:?}", content.ahead.starving)
        };
        [family, play].map(|one| one.slots[0])
    };
    let offered = first(&Choices::default());
    let [(one, family), (other, play)] = offered;
    assert!(one != other || !family.overlaps(play), "{offered:?}");
    for choices in [taken("family", 0), taken("play", 0)] {
        assert_eq!(first(&choices), offered, "{choices:?}");
    }
}

#[test]
fn what_the_coming_week_plans_already_is_not_offered_again() {
    let mut life = hungry();
    let planned = block("Zoo", "plan = \"09:00-13:00\"\narea = \"people\"\nvalues = [\"family\"]");
    life.days.get_mut(&on("2026-11-28")).unwrap().blocks = file(&planned).block;
    assert_eq!(review(&life, SUNDAY, &Choices::default()).ahead.starving, []);
}

#[test]
fn finishing_is_one_edit_that_does_what_is_shown_and_is_taken_back_whole() {
    let mut life = hungry();
    let monday = life.days.get_mut(&on("2026-11-16")).unwrap();
    monday
        .blocks
        .extend(file(&block("Taxes", "id = \"tax00\"\nplan = \"15:00-16:00\"\narea = \"people\"")).block);
    let before = life.clone();
    let content = review(&life, SUNDAY, &taken("family", 0));
    let edit = finish(&life, &ctx(SUNDAY), content.week, &content.score, &content.ahead, "").unwrap();
    let inverse = life.apply(edit).unwrap();
    let day = |date: &str| life.day(on(date)).unwrap();
    assert_eq!(day("2026-11-16").block("tax00").unwrap().status, Some(Status::Moved));
    let next: Vec<&Block> = day("2026-11-23").blocks.iter().collect();
    let [family, taxes] = next.as_slice() else { panic!("{next:?}") };
    assert_eq!((taxes.title.as_str(), taxes.carried), ("Taxes", 1));
    assert_eq!((family.title.as_str(), family.area.as_deref()), ("Family", Some("people")));
    assert_eq!((family.values.as_slice(), family.agenda), (&["family".to_owned()][..], Some(Agenda::Mine)));
    let record = &life.weeks[&content.week];
    assert_eq!(record.reviewed, Some(ctx(SUNDAY).local()));
    assert_eq!(record.alignment, content.score.alignment.map(|one| (one * 10.0).round() / 10.0));
    // A reviewed week offers no changes.
    let again = review(&life, SUNDAY, &Choices::default());
    assert_eq!(again.ahead.edits(), []);
    life.apply(inverse).unwrap();
    assert_eq!(life, before);
}

#[test]
fn before_four_hours_neither_number_is_written() {
    let life = life(&[(
        "2026-11-16",
        &block("Pages", "actual = [\"09:00-12:00\"]\narea = \"work\"\nvalues = [\"craft\"]"),
    )]);
    let content = review(&life, SUNDAY, &Choices::default());
    let edit = finish(&life, &ctx(SUNDAY), content.week, &content.score, &content.ahead, "").unwrap();
    let mut after = life.clone();
    after.apply(edit).unwrap();
    let record = &after.weeks[&content.week];
    assert!(record.reviewed.is_some());
    assert_eq!((record.alignment, record.balance), (None, None));
    assert_eq!(content.ahead.starving, [], "too little is known to say that anything starves");
}

#[test]
fn what_is_carried_feeds_what_starves_and_a_day_of_grace_asks_for_nothing() {
    let zoo = block("Zoo", "plan = \"09:00-12:30\"\narea = \"people\"\nvalues = [\"family\"]");
    let mut life = hungry();
    let monday = life.days.get_mut(&on("2026-11-16")).unwrap();
    monday.blocks.extend(file(&zoo).block.into_iter().map(|block| Block { id: "z00m1".into(), ..block }));
    let span = |content: &ReviewReport| content.ahead.starving[0].slots[0].1.minutes();
    // Three and a half of four hours move to next week.
    assert_eq!(span(&review(&life, SUNDAY, &Choices::default())), 30);
    let leave = Choices {
        leftovers: [((on("2026-11-16"), "z00m1".to_owned()), LeftOverWay::Leave)].into(),
        ..Choices::default()
    };
    assert_eq!(span(&review(&life, SUNDAY, &leave)), 90);
    // With a grace day the target is 3 hours and 26 minutes.
    let grace = Choices { grace: [(on("2026-11-29"), true)].into(), ..Choices::default() };
    assert_eq!(review(&life, SUNDAY, &grace).ahead.starving, []);
    // Plans on a grace day do not count.
    let mut planned = hungry();
    planned.days.get_mut(&on("2026-11-28")).unwrap().blocks = file(&zoo).block;
    assert_eq!(span(&review(&planned, SUNDAY, &Choices::default())), 30);
    let grace = Choices { grace: [(on("2026-11-28"), true)].into(), ..Choices::default() };
    assert_eq!(span(&review(&planned, SUNDAY, &grace)), 90);
}

#[test]
fn what_the_running_week_has_lived_is_not_asked_for_again() {
    let mut life = hungry();
    let lived = block("Zoo", "actual = [\"05:00-09:00\"]\narea = \"people\"\nvalues = [\"family\"]");
    life.days.get_mut(&on("2026-11-23")).unwrap().blocks = file(&lived).block;
    assert_eq!(review(&life, "2026-11-23T09:10", &Choices::default()).ahead.starving, []);
    // What was planned on Monday and not done is still short on Tuesday.
    let missed = block("Zoo", "plan = \"05:00-09:00\"\narea = \"people\"\nvalues = [\"family\"]");
    life.days.get_mut(&on("2026-11-23")).unwrap().blocks = file(&missed).block;
    assert_eq!(review(&life, "2026-11-24T09:10", &Choices::default()).ahead.starving.len(), 1);
}

#[test]
fn a_value_asks_for_what_each_day_of_the_week_ahead_asks() {
    let mut life = hungry();
    // From Wednesday on a season pauses it: two sevenths of four hours are left.
    life.seasons = file(
        "[[season]]\nid = \"s\"\nname = \"S\"\nstart = 2026-11-25\nend = 2026-12-31\nintent = { family = { resting = true } }",
    )
    .season;
    let content = review(&life, SUNDAY, &Choices::default());
    assert_eq!(content.ahead.starving[0].slots[0].1.minutes(), 75);
}

#[test]
fn what_may_not_be_written_is_not_offered() {
    let monday = done("Something") + &block("Taxes", "plan = \"09:00-10:00\"\narea = \"people\"");
    let mut life = life(&[("2026-11-16", &monday), ("2026-11-17", &monday)]);
    let locked = |life: &mut Life, date: &str| {
        life.unread.insert(Place::Day(on(date)), Unread::sample());
    };
    // A block of an unreadable file stays there. No block moves to an unreadable day, and the day can't become a
    // grace day.
    locked(&mut life, "2026-11-16");
    locked(&mut life, "2026-11-24");
    life.unread.insert(Place::Inbox, Unread::sample());
    let grace = Choices { grace: [(on("2026-11-24"), true)].into(), ..Choices::default() };
    let content = review(&life, SUNDAY, &grace);
    assert_eq!(
        ways(&content),
        [("Taxes", LeftOverWay::Day(on("2026-11-25")), Some("09:00-10:00".to_owned()))]
    );
    assert!(content.ahead.leftovers[0].ways.iter().all(|(way, _)| *way != LeftOverWay::Inbox));
    assert!(content.ahead.days.iter().all(|day| !day.is_grace));
    let edit = finish(&life, &ctx(SUNDAY), content.week, &content.score, &content.ahead, "").unwrap();
    life.apply(edit).unwrap();
}

#[test]
fn a_choice_for_one_block_changes_none_of_the_others() {
    let tuesday = block("One", "plan = \"09:00-10:00\"\narea = \"people\"")
        + &block("Two", "plan = \"10:00-11:00\"\narea = \"people\"");
    let life = life(&[("2026-11-17", &tuesday)]);
    let first = (on("2026-11-17"), life.day(on("2026-11-17")).unwrap().blocks[0].id.clone());
    let choices = Choices { leftovers: [(first, LeftOverWay::Done)].into(), ..Choices::default() };
    assert_eq!(
        ways(&review(&life, SUNDAY, &choices)),
        [("One", LeftOverWay::Done, None), ("Two", LeftOverWay::Leave, None)]
    );
}

#[test]
fn what_was_lived_and_never_ended_is_offered_as_done() {
    let monday = done("Something")
        + &block("Work", "plan = \"10:00-13:00\"\nactual = [\"10:05-12:55\"]\narea = \"work\"");
    let content = review(&life(&[("2026-11-16", &monday)]), SUNDAY, &Choices::default());
    assert_eq!(ways(&content), [("Work", LeftOverWay::Done, None)]);
}
