//! Tests of the edits of a week's record, and of their inverses.

use super::*;
use crate::domain::week::{Answer, Answers};
use crate::domain::{Life, Week, WeekRecord};

fn week() -> Week {
    "2026-W47".parse().unwrap()
}

fn life() -> Life {
    let mut life = Life::default();
    let record: WeekRecord =
        toml::from_str("intention = \"Ship it.\"\n[signs.by.acme]\nmatched = 2").unwrap();
    life.weeks.insert(week(), record);
    life
}

fn answers(given: [u8; 5]) -> Answers {
    Answers::from_all(given.map(|answer| (answer > 0).then_some(answer)))
}

#[test]
fn signs_are_answered_for_life_and_for_one_engagement_apart() {
    let mut life = life();
    let before = life.clone();
    let first = life.apply(check_in(&life, week(), None, answers([3, 2, 4, 3, 0])).unwrap()).unwrap();
    let second =
        life.apply(check_in(&life, week(), Some("studio"), answers([0, 5, 0, 0, 0])).unwrap()).unwrap();
    let signs = &life.weeks[&week()].signs;
    assert_eq!(signs.life().all(), [Some(3), Some(2), Some(4), Some(3), None]);
    assert_eq!(signs.by["studio"].all(), [None, Some(5), None, None, None]);
    assert_eq!(signs.by["acme"].all()[1], Some(2), "what another has of its own stays");
    // A job or client without any answer has no entry in the check-in.
    life.apply(check_in(&life, week(), Some("acme"), Answers::default()).unwrap()).unwrap();
    assert!(!life.weeks[&week()].signs.by.contains_key("acme"));
    let mut life = before.clone();
    life.apply(check_in(&life, week(), None, answers([3, 2, 4, 3, 0])).unwrap()).unwrap();
    life.apply(check_in(&life, week(), Some("studio"), answers([0, 5, 0, 0, 0])).unwrap()).unwrap();
    life.apply(second).unwrap();
    life.apply(first).unwrap();
    assert_eq!(life, before);
}

#[test]
fn what_is_so_already_is_refused_and_an_unread_week_is_asked_for() {
    let life = life();
    assert!(check_in(&life, week(), Some("acme"), answers([0, 2, 0, 0, 0])).is_err());
    assert!(question(&life, week(), None).is_err());
    assert!(answer_words(&life, week(), None).is_err());
    assert!(week_note(&life, week(), None).is_err());
    let refused = intention(&life, week(), Some("Ship it.".into())).unwrap_err();
    assert_eq!(refused.to_string(), "Week 47 already has that goal.");
    let other = week().plus(1);
    assert_eq!(question(&life, other, Some(Answer::No)), Err(Refused::NeedWeek(other)));
}

#[test]
fn a_review_keeps_its_numbers_to_one_decimal_and_what_was_said() {
    let (mut life, ctx) = (life(), at("2026-11-22T18:05"));
    life.apply(question(&life, week(), Some(Answer::Partly)).unwrap()).unwrap();
    life.apply(answer_words(&life, week(), Some("The writing does.".into())).unwrap()).unwrap();
    life.apply(week_note(&life, week(), Some("snow".into())).unwrap()).unwrap();
    life.apply(reviewed(&life, &ctx, week(), Some(71.860_7), None).unwrap()).unwrap();
    let record = &life.weeks[&week()];
    assert_eq!((record.alignment, record.balance), (Some(71.9), None));
    assert_eq!(record.reviewed.unwrap().to_string(), "2026-11-22 18:05:00");
    assert_eq!(record.intention.as_deref(), Some("Ship it."));
    assert_eq!((record.question, record.note.as_deref()), (Some(Answer::Partly), Some("snow")));
}
