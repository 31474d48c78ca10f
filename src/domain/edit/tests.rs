use super::*;
use crate::domain::date::parse_iso;
use crate::domain::record::Source;

fn life() -> (Life, NaiveDate) {
    let date = parse_iso("2026-11-18").unwrap();
    let mut life = Life::default();
    let mut day = Day::empty(date);
    day.blocks =
        ["a1111", "b1111"].map(|id| Block { id: id.into(), title: id.into(), ..Block::default() }).into();
    life.days.insert(date, day);
    (life, date)
}

#[test]
fn an_inverse_brings_the_block_back_to_its_place_with_its_source() {
    let (mut life, date) = life();
    life.days.get_mut(&date).unwrap().blocks[0].source = Source::new(&"# mine\n[[block]]".into(), 0, 1);
    let (before, block) = (life.clone(), life.days[&date].blocks[0].clone());
    let inverse = life.apply(Edit::new("delete", vec![Change::without_block(date, &block)])).unwrap();
    assert_eq!(life.days[&date].blocks.len(), 1);
    let again = life.apply(inverse).unwrap();
    assert_eq!(life, before);
    let origin = life.days[&date].blocks[0].source.origin().unwrap();
    assert_eq!((&*origin.file, origin.index), ("# mine\n[[block]]", 0));
    life.apply(again).unwrap();
    assert_eq!(life.days[&date].blocks.len(), 1);
}

#[test]
fn an_edit_that_is_refused_half_way_changes_nothing() {
    let (mut life, date) = life();
    let (before, block) = (life.clone(), life.days[&date].blocks[0].clone());
    let stale = Block { title: "something else".into(), ..life.days[&date].blocks[1].clone() };
    let edit = Edit::new(
        "two",
        vec![Change::without_block(date, &block), Change::of_block(date, &stale, Block::default())],
    );
    assert_eq!(life.apply(edit), Err(Refused::Changed("something else".into())));
    assert_eq!(life, before);
}

#[test]
fn days_that_are_not_loaded_are_asked_for() {
    let (mut life, date) = life();
    let other = crate::domain::date::plus(date, 1);
    let edit = Edit::new("add", vec![Change::new_block(&Day::empty(other), Block::default())]);
    assert_eq!(life.apply(edit), Err(Refused::Need(other, other)));
}

#[test]
fn a_locked_file_is_not_edited() {
    let (mut life, date) = life();
    life.unread.insert(Place::Day(date), Unread::sample());
    let edit = Edit::new(
        "grace",
        vec![Change::DayHead(date, RecordChange { before: DayHead::default(), after: DayHead::default() })],
    );
    assert!(matches!(life.apply(edit), Err(Refused::Unread(_))));
}
