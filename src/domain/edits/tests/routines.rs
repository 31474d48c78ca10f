//! Edits of routines.

use chrono::{Datelike, Weekday};
use proptest::prelude::*;

use super::*;
use crate::domain::block::Status;
use crate::domain::routine::MonthDay;

fn runs(days: &[Weekday]) -> Routine {
    Routine {
        id: "run".into(),
        title: "Run".into(),
        days: days.iter().copied().collect(),
        plan: Some(span("07:00-07:45")),
        from: Some(date("2026-10-05")),
        ..Routine::default()
    }
}

/// Returns a life with a routine on Mondays and Wednesdays, and today's own copy of it.
fn running() -> Life {
    let mut life = life();
    life.first_day = Some(date("2026-11-09"));
    life.routines = vec![runs(&[Weekday::Mon, Weekday::Wed])];
    life
}

fn copied(life: &mut Life, day: &str, status: Option<Status>) -> Target {
    let own = Block { id: "runs1".into(), is_virtual: false, status, ..life.routines[0].block() };
    life.days.get_mut(&date(day)).unwrap().blocks.push(own.clone());
    Target::new(date(day), own)
}

/// Returns the days from a day on, 60 of them, on which some routine falls, each with its title.
fn shown(life: &Life, from: NaiveDate) -> Vec<(NaiveDate, String)> {
    let on = |day: NaiveDate| {
        let found = life.routines.iter().filter(move |routine| routine.falls_on(day));
        found.map(move |routine| (day, routine.title.clone()))
    };
    from.iter_days().take(60).flat_map(on).collect()
}

#[test]
fn a_routine_is_made_of_a_block_which_is_then_its_own() {
    let life = life();
    let weekly = Routine { days: [Weekday::Wed].into_iter().collect(), ..Routine::default() };
    let logo = target(&life, TODAY, "aftr1");
    let made = weekly.like(&logo.block);
    let (changed, label) = after(&life, routine_from_block(&life, &noon(), &logo, made.clone()));
    assert_eq!(label, "Logo: routine made, every Wednesday, 14:00 to 15:00");
    let routine = &changed.routines[1];
    assert_eq!((routine.id.as_str(), routine.from), ("logo", Some(date(TODAY))));
    assert_eq!(get(&changed, TODAY, "aftr1").routine.as_deref(), Some("logo"));
    assert!(routine.brought(get(&changed, TODAY, "aftr1")));
    // On other days the block stays alone.
    let other = Routine { days: [Weekday::Thu].into_iter().collect(), ..made };
    let (changed, _) = after(&life, routine_from_block(&life, &noon(), &logo, other));
    assert_eq!(get(&changed, TODAY, "aftr1").routine, None);
    // A second one, and one without a rule.
    let again = Target::new(date(TODAY), Block { routine: Some("run".into()), ..logo.block.clone() });
    assert_eq!(
        refusal(routine_from_block(&life, &noon(), &again, weekly.like(&logo.block))),
        "Logo is already of the routine run."
    );
    let none = refusal(routine_add(&life, &noon(), Routine { title: "x".into(), ..Routine::default() }));
    assert!(none.contains("one of the three"), "{none}");
}

#[test]
fn a_change_from_a_day_on_ends_the_routine_and_adds_one_that_goes_on() {
    let mut life = running();
    life.routines[0].skip = vec![date("2026-11-11"), date("2026-11-25")];
    let changed = Routine { plan: Some(span("08:00-08:45")), ..life.routines[0].clone() };
    let later = |life: &Life, day: &str, changed: &Routine| {
        routine_change(life, &noon(), "run", changed.clone(), (RoutineScope::Later(date(day)), None))
    };
    let (then, label) = after(&life, later(&life, TODAY, &changed));
    assert_eq!(
        label,
        "Run: routine changed from Wednesday 18 November on, every Monday and Wednesday, 8:00 to 8:45"
    );
    let [old, new] = then.routines.as_slice() else { panic!("{:?}", then.routines) };
    assert_eq!((old.until, old.skip.as_slice()), (Some(date("2026-11-17")), &[date("2026-11-11")][..]));
    assert_eq!(
        (new.id.as_str(), new.from, new.skip.as_slice(), new.was.as_slice()),
        ("run-2", Some(date(TODAY)), &[date("2026-11-25")][..], &["run".to_owned()][..])
    );
    // A block that was touched before is the new one's too: it brings no second one.
    let mut touched = life.clone();
    let own = copied(&mut touched, TODAY, Some(Status::Done));
    let (then, _) = after(&touched, later(&touched, TODAY, &changed));
    assert_eq!(routine_of(&then, &own).map(|routine| routine.id.as_str()), Some("run-2"));
    // Deleted, that one skips the day.
    let (gone, _) = after(&then, remove(&then, &noon(), &own));
    assert!(gone.routines[1].skip.contains(&date(TODAY)));
    // From its first day on it is all of it.
    let mut fresh = life.clone();
    fresh.routines[0].from = Some(date(TODAY));
    let changed = Routine { plan: Some(span("08:00-08:45")), ..fresh.routines[0].clone() };
    let (then, _) = after(&fresh, later(&fresh, TODAY, &changed));
    assert_eq!((then.routines.len(), then.routines[0].plan), (1, Some(span("08:00-08:45"))));
    assert_eq!(refusal(later(&fresh, TODAY, &fresh.routines[0])), "Nothing changes in Run.");
}

#[test]
fn a_touched_block_under_the_cursor_changes_with_its_routine() {
    let mut life = running();
    let own = copied(&mut life, TODAY, None);
    let changed = Routine { plan: Some(span("08:00-08:45")), ..life.routines[0].clone() };
    let scope = (RoutineScope::Later(date(TODAY)), Some(&own));
    let (then, _) = after(&life, routine_change(&life, &noon(), "run", changed, scope));
    let block = get(&then, TODAY, "runs1");
    assert_eq!((block.plan, block.routine.as_deref()), (Some(span("08:00-08:45")), Some("run-2")));
}

#[test]
fn a_block_is_deleted_from_its_day_on_or_with_its_routine() {
    let mut life = running();
    let usual = ghost(&life, TODAY);
    let delete = |life: &Life, target: &Target, scope| routine_delete(life, &noon(), target, scope);
    let (then, label) = after(&life, delete(&life, &usual, RoutineScope::Later(date(TODAY))));
    assert_eq!(label, "Run deleted from Wednesday 18 November on");
    assert_eq!(then.routines[0].until, Some(date("2026-11-17")));
    // Where nothing was done, all of it goes.
    let (then, label) = after(&life, delete(&life, &usual, RoutineScope::All));
    assert_eq!((then.routines.len(), label.as_str()), (0, "Run: routine deleted"));
    // A copy that goes with it does not count, another one does.
    let own = copied(&mut life, TODAY, None);
    let (then, _) = after(&life, delete(&life, &own, RoutineScope::All));
    assert!(then.routines.is_empty() && then.days[&date(TODAY)].block("runs1").is_none());
    life.days.get_mut(&date("2026-11-16")).unwrap().blocks.push(own.block.clone());
    let (then, label) = after(&life, delete(&life, &own, RoutineScope::All));
    assert_eq!(
        (then.routines[0].until, label.as_str()),
        (Some(date("2026-11-17")), "Run deleted from Wednesday 18 November on")
    );
    assert!(then.days[&date("2026-11-16")].block("runs1").is_some());
}

#[test]
fn one_day_is_left_out_and_a_routine_ends() {
    let mut life = running();
    life.days.insert(date("2026-11-23"), Day::empty(date("2026-11-23")));
    let ctx = noon();
    let (then, label) = after(&life, routine_skip(&life, &ctx, "run", date("2026-11-23")));
    assert_eq!(
        (then.routines[0].skip.as_slice(), label.as_str()),
        (&[date("2026-11-23")][..], "Run left out on Monday 23 November")
    );
    assert_eq!(
        refusal(routine_skip(&life, &ctx, "run", date("2026-11-24"))),
        "Run has no block on Tuesday 24 November. It comes every Monday and Wednesday, 7:00 to 7:45."
    );
    let (then, _) = after(&life, routine_end(&life, &ctx, "run", date("2026-11-23")));
    assert_eq!(then.routines[0].until, Some(date("2026-11-23")));
    assert!(refusal(routine_end(&then, &ctx, "run", date("2026-11-24"))).starts_with("Run already ends on"));
    assert!(refusal(routine_end(&life, &ctx, "run", date("2026-10-01"))).starts_with("Run begins on"));
    assert_eq!(refusal(routine_end(&life, &ctx, "walk", date(TODAY))), "No routine has the id 'walk'.");
    // The days since it began must be known before it is deleted.
    let mut far = life.clone();
    far.first_day = Some(date("2026-10-20"));
    assert_eq!(routine_remove(&far, &ctx, "run"), Err(Refused::Need(date("2026-10-20"), date("2026-11-08"))));
}

#[test]
fn rules_are_said_in_words() {
    let days = |names: &[&str]| names.iter().map(|name| name.parse::<Weekday>().unwrap()).collect();
    for (routine, words) in [
        (
            Routine { days: days(&["mon", "wed", "fri"]), ..Routine::default() },
            "every Monday, Wednesday and Friday",
        ),
        (Routine { days: days(&["mon"]), every: Some(2), ..Routine::default() }, "every 2 weeks on Monday"),
        (toml::from_str("title = \"\"\ndays = [\"weekdays\"]").unwrap(), "on weekdays"),
        (toml::from_str("title = \"\"\ndays = [\"daily\"]").unwrap(), "every day"),
        (Routine { monthly: Some(MonthDay::Number(31)), ..Routine::default() }, "on the 31st of the month"),
        (Routine { monthly: "3 tue".parse().ok(), ..Routine::default() }, "on the 3rd Tuesday of the month"),
        (
            Routine { monthly: "last fri".parse().ok(), ..Routine::default() },
            "on the last Friday of the month",
        ),
        (Routine { yearly: Some("05-14".into()), ..Routine::default() }, "every year on 14 May"),
    ] {
        assert_eq!(routine.rule_words(), words);
    }
    assert_eq!(
        [1, 2, 3, 4, 11, 12, 13, 21, 22, 23].map(|day| MonthDay::Number(day).words()).concat(),
        "1st2nd3rd4th11th12th13th21st22nd23rd"
    );
}

proptest! {
    #[test]
    fn a_change_from_a_day_on_never_alters_what_lies_before_it(
        days in prop::collection::vec(0u8..7, 1..4),
        new_days in prop::collection::vec(0u8..7, 1..4),
        every in 1u32..5,
        once in any::<bool>(),
        start in 0i64..40,
        back in 0i64..50,
        skips in prop::collection::vec(0i64..60, 0..4),
        deletes in any::<bool>(),
    ) {
        let weekday = |day: u8| Weekday::try_from(day).unwrap();
        let first = date("2026-10-05");
        let mut life = running();
        life.routines[0] = Routine {
            days: days.into_iter().map(weekday).collect(),
            every: Some(every),
            once,
            from: Some(plus(first, start)),
            skip: skips.into_iter().map(|day| plus(first, day)).collect(),
            ..life.routines[0].clone()
        };
        life.first_day = None;
        let from = plus(first, back);
        let scope = RoutineScope::Later(from);
        let edit = match deletes {
            true => routine_delete(&life, &noon(), &Target::new(from, life.routines[0].block()), scope),
            false => {
                let new = Routine {
                    title: "Swim".into(),
                    days: new_days.iter().copied().map(weekday).collect(),
                    ..life.routines[0].clone()
                };
                routine_change(&life, &noon(), "run", new, (scope, None))
            }
        };
        let (then, _) = after(&life, edit);
        // With `once` the block that stands on the day counts from the day that named it.
        let first_day = match once {
            true => life.routines[0].last_named(from).unwrap_or(from),
            false => from,
        };
        let before = |life: &Life| -> Vec<(NaiveDate, String)> {
            shown(life, first).into_iter().filter(|(day, _)| *day < first_day).collect()
        };
        prop_assert_eq!(before(&then), before(&life));
        for (day, title) in shown(&then, first).into_iter().filter(|(day, _)| *day >= first_day) {
            prop_assert_eq!(title, "Swim");
            prop_assert!(!deletes, "{}", day);
            prop_assert!(new_days.contains(&(day.weekday().num_days_from_monday() as u8)));
        }
    }
}
