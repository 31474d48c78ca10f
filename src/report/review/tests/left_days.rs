//! Days without a record: their blocks share a line, until each gets its own.

use super::*;
use crate::domain::Status;
use crate::report::review::ahead::finish;
use crate::report::review::left_over::{DayWay, LeftOverWay};

const TUESDAY: &str = "2026-11-17";

/// Monday is recorded except two blocks. Tuesday has three blocks without a record, Wednesday one.
fn half_written() -> Life {
    let open = |title: &str, plan: &str| block(title, &format!("plan = \"{plan}\"\narea = \"people\""));
    let monday = block("Done", "plan = \"08:00-09:00\"\nstatus = \"done\"")
        + &open("Taxes", "09:00-10:00")
        + &open("Call", "11:00-12:00");
    let tuesday = open("One", "09:00-10:00") + &open("Two", "10:00-11:00") + &open("Three", "11:00-12:00");
    life(&[("2026-11-16", &monday), (TUESDAY, &tuesday), ("2026-11-18", &open("Alone", "09:00-10:00"))])
}

/// Returns the text of each line of blocks that are not marked.
fn said(content: &ReviewReport) -> Vec<String> {
    let ahead = &content.ahead;
    let line = |line: AheadLine| match line {
        AheadLine::LeftDay(at) => {
            let day = &ahead.left_days[at];
            format!("{}: {}", sentences::left_of_day(day, false), sentences::way_of_day(ahead, day))
        }
        AheadLine::Leftover(at) => {
            let one = &ahead.leftovers[at];
            format!("{}: {:?}", one.target.block.title, one.way().0)
        }
        other => panic!("{other:?}"),
    };
    left_lines(ahead).into_iter().map(line).collect()
}

fn chosen(way: DayWay) -> Choices {
    Choices { left_days: [(on(TUESDAY), way)].into(), ..Choices::default() }
}

fn key(content: &ReviewReport, title: &str) -> (NaiveDate, String) {
    let one = content.ahead.leftovers.iter().find(|one| one.target.block.title == title).unwrap();
    (one.target.date, one.target.block.id.clone())
}

/// Lines of Monday's blocks.
const MONDAY: [&str; 2] = ["Taxes: Day(2026-11-23)", "Call: Day(2026-11-23)"];
const WEDNESDAY: &str = "Alone: Leave";

#[test]
fn a_day_without_a_word_is_one_line_and_left_as_it_is() {
    let content = review(&half_written(), SUNDAY, &Choices::default());
    let tuesday = "3 blocks, nothing recorded: leave them";
    assert_eq!(said(&content), [MONDAY[0], MONDAY[1], tuesday, WEDNESDAY]);
    assert_eq!(content.ahead.leftovers.len(), 6, "each is counted all the same");
    assert_eq!(sentences::summary(&content.ahead), ["2 moved"]);
    let state = PageView::page(Page::NextWeek);
    assert_eq!(
        sentences::headline(&state, &content),
        "What is the goal of week 48? 6 blocks are not marked."
    );
}

#[test]
fn all_of_it_goes_the_way_that_its_line_says() {
    let mut life = half_written();
    for (way, status, line, summary) in [
        (DayWay::Done, Status::Done, "all done, as planned", "3 done"),
        (DayWay::CrossOut, Status::Skipped, "skip them all", "3 skipped"),
    ] {
        let content = review(&life, SUNDAY, &chosen(way));
        assert_eq!(said(&content)[2], format!("3 blocks, nothing recorded: {line}"));
        assert_eq!(sentences::summary(&content.ahead), ["2 moved", summary]);
        let edit = finish(&life, &ctx(SUNDAY), content.week, &content.score, &content.ahead, "").unwrap();
        let before = life.clone();
        let inverse = life.apply(edit).unwrap();
        let blocks = &life.day(on(TUESDAY)).unwrap().blocks;
        assert!(blocks.iter().all(|block| block.status == Some(status)), "{blocks:?}");
        life.apply(inverse).unwrap();
        assert_eq!(life, before);
    }
}

#[test]
fn one_by_one_each_has_its_own_ways_below_the_line() {
    let life = half_written();
    let mut choices = chosen(DayWay::Each);
    let content = review(&life, SUNDAY, &choices);
    let tuesday = "3 blocks, nothing recorded: one by one";
    let all = [MONDAY[0], MONDAY[1], tuesday, "One: Leave", "Two: Leave", "Three: Leave", WEDNESDAY];
    assert_eq!(said(&content), all);
    let of_one = &content.ahead.leftovers[2].ways;
    assert!(
        of_one.contains(&(LeftOverWay::Day(on("2026-11-24")), Some("09:00-10:00".parse().unwrap()))),
        "{of_one:?}"
    );
    assert!(
        [LeftOverWay::Inbox, LeftOverWay::CrossOut, LeftOverWay::Done]
            .iter()
            .all(|way| of_one.contains(&(*way, None)))
    );
    choices.leftovers.insert(key(&content, "Two"), LeftOverWay::Inbox);
    let content = review(&life, SUNDAY, &choices);
    assert_eq!(said(&content)[3..6], ["One: Leave", "Two: Inbox", "Three: Leave"]);
    // The day is chosen as a whole again, and then block by block. The choice for a block is kept.
    choices.left_days.insert(on(TUESDAY), DayWay::Done);
    assert_eq!(sentences::summary(&review(&life, SUNDAY, &choices).ahead), ["2 moved", "3 done"]);
    choices.left_days.insert(on(TUESDAY), DayWay::Leave);
    assert_eq!(sentences::summary(&review(&life, SUNDAY, &choices).ahead), ["2 moved"]);
    choices.left_days.insert(on(TUESDAY), DayWay::Each);
    assert_eq!(said(&review(&life, SUNDAY, &choices)), said(&content));
}

#[test]
fn a_block_that_was_alone_keeps_its_way_when_another_joins_it() {
    let life = half_written();
    let first = review(&life, SUNDAY, &Choices::default());
    let choices =
        Choices { leftovers: [(key(&first, "One"), LeftOverWay::Done)].into(), ..Choices::default() };
    // At half past ten on Tuesday only one of its blocks is over.
    assert_eq!(said(&review(&life, "2026-11-17T10:30", &choices))[2..], ["One: Done"]);
    assert_eq!(
        said(&review(&life, "2026-11-17T11:30", &choices))[2..],
        ["2 blocks, nothing recorded: one by one", "One: Done", "Two: Leave"]
    );
}

#[test]
fn what_is_written_of_a_day_gives_its_blocks_lines_of_their_own() {
    let mut life = half_written();
    life.days.get_mut(&on(TUESDAY)).unwrap().blocks[1].status = Some(Status::Done);
    let content = review(&life, SUNDAY, &Choices::default());
    assert!(content.ahead.left_days.is_empty(), "{:?}", said(&content));
    assert_eq!(said(&content)[2..4], ["One: Day(2026-11-24)", "Three: Day(2026-11-24)"]);
}

#[test]
fn of_a_week_that_lies_back_every_day_is_a_line() {
    let mut life = half_written();
    life.days.get_mut(&on("2026-11-16")).unwrap().blocks[1].actual =
        vec![crate::domain::Stretch::Over("09:05-09:55".parse().unwrap())];
    let later = "2026-12-13T18:05";
    let content = review(&life, later, &Choices::default());
    let (two, three) = ("2 blocks, none marked", "3 blocks, none marked");
    let leave = "leave them";
    assert_eq!(
        said(&content),
        [format!("{two}: {leave}"), format!("{three}: {leave}"), WEDNESDAY.to_owned()]
    );
    assert_eq!(content.ahead.edits(), []);
    // Time was recorded on Monday, so the words leave out "as planned".
    let done = Choices { left_days: [(on("2026-11-16"), DayWay::Done)].into(), ..Choices::default() };
    assert_eq!(said(&review(&life, later, &done))[0], format!("{two}: all done"));
}

#[test]
fn what_stays_after_finishing_is_not_called_left_over() {
    let mut life = half_written();
    let content = review(&life, SUNDAY, &Choices::default());
    assert_eq!(sentences::left(&content), "not marked");
    let edit = finish(&life, &ctx(SUNDAY), content.week, &content.score, &content.ahead, "").unwrap();
    life.apply(edit).unwrap();
    let state = PageView::page(Page::NextWeek);
    let content = review(&life, SUNDAY, &Choices::default());
    assert_eq!(said(&content), ["3 blocks, none marked: leave them", WEDNESDAY]);
    assert_eq!(sentences::left(&content), "left as it is");
    assert_eq!(
        sentences::headline(&state, &content),
        "What is the goal of week 48? 4 blocks stay as they are."
    );
    // A block decided after the review no longer counts as one that stays.
    let content = review(&life, SUNDAY, &chosen(DayWay::CrossOut));
    assert_eq!(sentences::headline(&state, &content), "What is the goal of week 48? 1 block stays as it is.");
    assert_eq!(
        sentences::quiet(&state, &content),
        "Enter skips 3. 1 stays not marked: only what you recorded counts."
    );
}

#[test]
fn the_ways_of_a_day_go_round() {
    for way in DayWay::ALL {
        assert_eq!(way.step(1).step(-1), way);
    }
    assert_eq!((DayWay::Leave.step(1), DayWay::Leave.step(-1)), (DayWay::Done, DayWay::Each));
    assert_eq!(DayWay::Done.step(1).step(1), DayWay::Each);
}
