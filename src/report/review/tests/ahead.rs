//! Next week: blocks not marked and their ways, and times for values that fell short.

use super::*;
use crate::domain::{Agenda, Place, Span, Status, Unread};
use crate::planning::close::{CloseChoice, CloseChoices, CloseWay};
use crate::report::review::ahead::finish;

fn done(title: &str) -> String {
    block(title, "plan = \"08:00-09:00\"\narea = \"people\"\nstatus = \"done\"")
}

fn ways(content: &ReviewReport) -> Vec<(&str, CloseWay, Option<String>)> {
    let lines = content.ahead.unmarked.iter();
    lines
        .map(|one| {
            let span = one.span.map(|span: Span| span.to_string());
            (one.target.block.title.as_str(), one.way.clone(), span)
        })
        .collect()
}

/// Returns the choice of a way for a block of Monday 16 November.
fn closing(content: &ReviewReport, way: CloseWay) -> CloseChoices {
    let key = content.ahead.unmarked[0].key();
    [(key, CloseChoice { way: Some(way), ..CloseChoice::default() })].into()
}

#[test]
fn the_last_days_are_closed_as_c_does_and_earlier_ones_are_left() {
    let monday = block("Taxes", "plan = \"09:00-10:00\"\narea = \"people\"");
    let saturday = block("Mum", "plan = \"09:00-10:00\"\narea = \"people\"")
        + &block("Essay", "plan = \"10:00-12:00\"\nactual = [\"10:00-10:30\"]\narea = \"work\"");
    let sunday = block("Zoo", "plan = \"09:00-12:00\"\narea = \"people\"");
    let days = [("2026-11-16", &*monday), ("2026-11-21", &*saturday), ("2026-11-22", &*sunday)];
    let content = review(&life(&days), SUNDAY, &Choices::default());
    let essay = (CloseWay::Day(on("2026-11-23")), Some("10:00-11:30".to_owned()));
    assert_eq!(
        ways(&content),
        [
            ("Zoo", CloseWay::Done, None),
            ("Mum", CloseWay::Done, None),
            ("Essay", essay.0, essay.1),
            ("Taxes", CloseWay::Left, None),
        ]
    );
    assert_eq!(sentences::summary(&content.ahead), ["2 done", "1 moved"]);
}

#[test]
fn a_day_of_grace_takes_nothing_in_and_a_choice_is_kept() {
    let monday = done("Something") + &block("Taxes", "plan = \"09:00-10:00\"\narea = \"people\"");
    let life = life(&[("2026-11-16", &monday)]);
    let content = review(&life, SUNDAY, &Choices::default());
    let to = |date: &str| CloseWay::Day(on(date));
    let mut choices = Choices { closing: closing(&content, to("2026-11-23")), ..Choices::default() };
    assert_eq!(ways(&review(&life, SUNDAY, &choices))[0].1, to("2026-11-23"));
    // On a grace day it has no place, so it goes to the inbox.
    choices.grace.insert(on("2026-11-23"), true);
    let content = review(&life, SUNDAY, &choices);
    assert_eq!(ways(&content)[0].1, CloseWay::Inbox);
    assert_eq!(sentences::summary(&content.ahead), ["1 to the inbox", "Monday made a grace day"]);
    choices.closing = closing(&content, to("2026-11-27"));
    assert_eq!(ways(&review(&life, SUNDAY, &choices))[0].1, to("2026-11-27"));
    // Next week only.
    let days: Vec<NaiveDate> =
        review(&life, SUNDAY, &choices).ahead.unmarked[0].days.iter().map(|(date, _)| *date).collect();
    assert_eq!((days.first(), days.last()), (Some(&on("2026-11-24")), Some(&on("2026-11-29"))));
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
    let taxes = closing(&review(&life, SUNDAY, &Choices::default()), CloseWay::Day(on("2026-11-23")));
    let content = review(&life, SUNDAY, &Choices { closing: taxes, ..taken("family", 0) });
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
    let content = review(&life, SUNDAY, &Choices::default());
    assert_eq!(span(&content), 90);
    // Three and a half of four hours move to next week.
    let closing = closing(&content, CloseWay::Day(on("2026-11-23")));
    let moved = Choices { closing, ..Choices::default() };
    assert_eq!(span(&review(&life, SUNDAY, &moved)), 30);
    // With a grace day the target is 3 hours and 26 minutes.
    let grace = Choices { grace: [(on("2026-11-29"), true)].into(), ..moved };
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
    let taxes = closing(&review(&life, SUNDAY, &Choices::default()), CloseWay::Day(on("2026-11-25")));
    let locked = |life: &mut Life, date: &str| {
        life.unread.insert(Place::Day(on(date)), Unread::sample());
    };
    // A block of an unreadable file stays there. No block moves to an unreadable day, and the day can't become a
    // grace day.
    locked(&mut life, "2026-11-16");
    locked(&mut life, "2026-11-24");
    life.unread.insert(Place::Inbox, Unread::sample());
    let grace = [(on("2026-11-24"), true)].into();
    let mut choices = Choices { grace, closing: taxes, ..Choices::default() };
    let content = review(&life, SUNDAY, &choices);
    let wednesday = CloseWay::Day(on("2026-11-25"));
    assert_eq!(ways(&content), [("Taxes", wednesday, Some("09:00-10:00".to_owned()))]);
    for way in [CloseWay::Inbox, CloseWay::Day(on("2026-11-24"))] {
        choices.closing = closing(&content, way);
        assert_eq!(ways(&review(&life, SUNDAY, &choices)), [("Taxes", CloseWay::Left, None)]);
    }
    assert!(content.ahead.days.iter().all(|day| !day.is_grace));
    let edit = finish(&life, &ctx(SUNDAY), content.week, &content.score, &content.ahead, "").unwrap();
    life.apply(edit).unwrap();
}

#[test]
fn a_choice_for_one_block_changes_none_of_the_others() {
    let tuesday = block("One", "plan = \"09:00-10:00\"\narea = \"people\"")
        + &block("Two", "plan = \"10:00-11:00\"\narea = \"people\"");
    let life = life(&[("2026-11-17", &tuesday)]);
    let closing = closing(&review(&life, SUNDAY, &Choices::default()), CloseWay::Done);
    let choices = Choices { closing, ..Choices::default() };
    assert_eq!(
        ways(&review(&life, SUNDAY, &choices)),
        [("One", CloseWay::Done, None), ("Two", CloseWay::Left, None)]
    );
}
