use super::*;
use crate::domain::block::{Energy, Status};
use crate::domain::profile::LifeKind;
use crate::domain::time::Minutes;

#[test]
fn an_added_block_gets_an_id_and_its_day_the_zone_in_force() {
    let life = life();
    let (after, label) =
        after(&life, add(&life, &noon(), date("2026-11-20"), block("", "Walk", "12:30-13:15")));
    let walk = titled(&after, "2026-11-20", "Walk");
    assert!(crate::domain::id::is_block_id(&walk.id) && walk.zone.is_none());
    assert_eq!(after.days[&date("2026-11-20")].head.zone, Some(zone("Europe/Lisbon")));
    assert_eq!(label, "Walk planned, Friday 20 November, 12:30 to 13:15");
}

#[test]
fn a_block_says_its_zone_where_the_day_has_another() {
    let mut life = life();
    life.days.get_mut(&date(TODAY)).unwrap().head.zone = Some(zone("America/New_York"));
    let (changed, _) = after(&life, add(&life, &noon(), date(TODAY), block("", "Walk", "12:30-13:15")));
    assert_eq!(titled(&changed, TODAY, "Walk").zone, Some(zone("Europe/Lisbon")));
    // An existing block keeps its zone. Typed times are converted to it.
    let (changed, _) =
        after(&life, did(&life, &noon(), &target(&life, TODAY, "morn1"), vec![span("11:05-11:50")]));
    assert_eq!(get(&changed, TODAY, "morn1").actual, ["06:05-06:50".parse().unwrap()]);
    assert!(
        refusal(did(&life, &noon(), &target(&life, TODAY, "morn1"), vec![span("01:00-02:00")]))
            .contains("not on that day")
    );
}

#[test]
fn what_is_logged_is_done() {
    let life = life();
    let lived = vec!["08:10-08:25".parse().unwrap()];
    let (after, label) = after(&life, log(&life, &noon(), date(TODAY), block("", "Incident", ""), lived));
    let incident = titled(&after, TODAY, "Incident");
    assert_eq!((incident.status, incident.plan), (Some(Status::Done), None));
    assert_eq!(label, "Incident logged, 8:10 to 8:25");
}

#[test]
fn statuses_come_and_go() {
    let life = life();
    let morning = target(&life, TODAY, "morn1");
    let (changed, label) = after(&life, done(&life, &noon(), &morning));
    assert_eq!(label, "Pricing page done as planned, 9:00 to 10:30");
    let (again, label) = after(&changed, reopen(&changed, &noon(), &target(&changed, TODAY, "morn1")));
    assert_eq!((again, label.as_str()), (life.clone(), "Pricing page no longer done"));
    let (changed, _) = after(&life, skip(&life, &noon(), &morning));
    assert_eq!(get(&changed, TODAY, "morn1").status, Some(Status::Skipped));
    let (changed, _) = after(&life, release(&life, &noon(), &morning));
    assert_eq!(get(&changed, TODAY, "morn1").status, Some(Status::Released));
    let (changed, label) = after(&life, energy(&life, &noon(), &morning, Energy::new(1)));
    assert_eq!(
        (get(&changed, TODAY, "morn1").energy, label.as_str()),
        (Energy::new(1), "Pricing page felt lifted")
    );
    assert_eq!(refusal(energy(&life, &noon(), &morning, None)), "Nothing changes in Pricing page.");
}

#[test]
fn done_stops_what_runs() {
    let mut life = life();
    life.days.get_mut(&date(TODAY)).unwrap().blocks[1].actual = vec!["09:05-".parse().unwrap()];
    let (changed, label) = after(&life, done(&life, &noon(), &target(&life, TODAY, "morn1")));
    assert_eq!(get(&changed, TODAY, "morn1").actual, ["09:05-12:00".parse().unwrap()]);
    assert_eq!(label, "Pricing page done");
}

#[test]
fn what_has_not_begun_simply_moves() {
    let life = life();
    let (changed, label) =
        after(&life, move_to(&life, &noon(), &target(&life, TODAY, "aftr1"), date("2026-11-19"), None));
    assert_eq!(changed.days[&date(TODAY)].block("aftr1"), None);
    assert_eq!(*get(&changed, "2026-11-19", "aftr1"), block("aftr1", "Logo", "14:00-15:00"));
    assert_eq!(label, "Logo moved to Thursday 19 November, 14:00 to 15:00");
    // If the id is taken on the new day, the block gets another one.
    let mut life = life;
    life.days.get_mut(&date("2026-11-19")).unwrap().blocks[0].id = "aftr1".into();
    let (changed, _) =
        after(&life, move_to(&life, &noon(), &target(&life, TODAY, "aftr1"), date("2026-11-19"), None));
    assert_ne!(titled(&changed, "2026-11-19", "Logo").id, "aftr1");
}

#[test]
fn what_has_begun_or_is_past_stays_as_moved_and_carries_on() {
    let life = life();
    for id in ["morn1", "begn1"] {
        let source = target(&life, TODAY, id);
        let edit = move_to(&life, &noon(), &source, date("2026-11-20"), Some(span("16:00-17:00"))).unwrap();
        assert_eq!(edit.places()[0].to_string(), "days/2026/2026-11-20.toml", "the target is written first");
        let (changed, _) = after(&life, Ok(edit));
        let left = get(&changed, TODAY, id);
        assert_eq!((left.status, left.moved_to), (Some(Status::Moved), Some(date("2026-11-20"))));
        assert_eq!(left.actual, source.block.actual);
        let next = titled(&changed, "2026-11-20", &source.block.title);
        assert_eq!((next.carried, next.moved_from), (1, Some(date(TODAY))));
        assert!(next.is_open() && next.id != id && next.plan == Some(span("16:00-17:00")));
        let again = move_to(&changed, &noon(), &target(&changed, TODAY, id), date("2026-11-21"), None);
        assert!(refusal(again).contains("was already moved to Friday 20 November"));
    }
}

#[test]
fn within_its_day_a_block_is_only_planned_anew() {
    let life = life();
    let edit =
        move_to(&life, &noon(), &target(&life, TODAY, "morn1"), date(TODAY), Some(span("15:00-16:30")));
    let (changed, _) = after(&life, edit);
    assert_eq!(*get(&changed, TODAY, "morn1"), block("morn1", "Pricing page", "15:00-16:30"));
    assert!(
        refusal(move_to(&life, &noon(), &target(&life, TODAY, "aftr1"), date(TODAY), None))
            .contains("already")
    );
}

#[test]
fn what_was_let_go_stays_so_when_it_is_carried() {
    let mut life = life();
    life.days.get_mut(&date(TODAY)).unwrap().blocks[1].status = Some(Status::Released);
    let (changed, _) =
        after(&life, move_to(&life, &noon(), &target(&life, TODAY, "morn1"), date("2026-11-20"), None));
    assert_eq!(get(&changed, TODAY, "morn1").status, Some(Status::Released));
    assert_eq!(titled(&changed, "2026-11-20", "Pricing page").carried, 1);
}

#[test]
fn a_move_keeps_the_zone_in_which_the_time_was_meant() {
    let mut life = life();
    life.days.get_mut(&date("2026-11-19")).unwrap().head.zone = Some(zone("America/New_York"));
    let moved = |life: &Life, to, span| {
        after(life, move_to(life, &noon(), &target(life, TODAY, "aftr1"), to, span)).0
    };
    let there = moved(&life, date("2026-11-19"), None);
    assert_eq!(get(&there, "2026-11-19", "aftr1").zone, Some(zone("Europe/Lisbon")));
    let edit = move_to(&there, &noon(), &target(&there, "2026-11-19", "aftr1"), date(TODAY), None);
    assert_eq!(after(&there, edit).0, life);
}

#[test]
fn steps_shift_and_resize_within_the_day() {
    let life = life();
    let logo = target(&life, TODAY, "aftr1");
    let edit = shift(&life, &noon(), &logo, 15).unwrap();
    assert_eq!(edit.step, shift(&life, &noon(), &logo, -15).unwrap().step);
    let (changed, label) = after(&life, Ok(edit));
    assert_eq!(
        (get(&changed, TODAY, "aftr1").plan, label.as_str()),
        (Some(span("14:15-15:15")), "Logo now 14:15 to 15:15")
    );
    let (changed, _) = after(&life, resize(&life, &noon(), &logo, -55));
    assert_eq!(get(&changed, TODAY, "aftr1").plan, Some(span("14:00-14:05")));
    assert!(refusal(resize(&life, &noon(), &logo, -56)).contains("be shorter than 5m"));
    let (changed, _) = after(&life, resize_start(&life, &noon(), &logo, 55));
    assert_eq!(get(&changed, TODAY, "aftr1").plan, Some(span("14:55-15:00")));
    assert!(refusal(resize_start(&life, &noon(), &logo, 56)).contains("be shorter than 5m"));
    assert!(refusal(resize_start(&life, &noon(), &logo, -841)).contains("begins at 00:00"));
    assert!(refusal(shift(&life, &noon(), &logo, -841)).contains("has to stay on its day"));
    assert!(
        shift(&life, &noon(), &logo, 33 * 60).is_ok() && shift(&life, &noon(), &logo, 33 * 60 + 1).is_err()
    );
    let lived = Target::new(date(TODAY), Block { plan: None, ..target(&life, TODAY, "begn1").block });
    assert!(refusal(shift(&life, &noon(), &lived, 5)).contains("was not planned"));
}

#[test]
fn a_ghost_that_is_touched_becomes_the_days_own() {
    let life = life();
    let run = ghost(&life, "2026-11-19");
    let (changed, _) = after(&life, shift(&life, &noon(), &run, 30));
    let own = titled(&changed, "2026-11-19", "Run");
    assert_eq!(
        (own.routine.as_deref(), own.is_virtual, own.plan),
        (Some("run"), false, Some(span("18:30-19:15")))
    );
    assert_eq!(changed.routines, life.routines);
    // This target was looked up before the block was changed. Two copies would count twice.
    assert_eq!(done(&changed, &noon(), &run), Err(Refused::Changed("Run".into())));
}

#[test]
fn a_ghost_that_is_moved_or_deleted_is_left_out_of_its_routine() {
    let life = life();
    let run = ghost(&life, "2026-11-19");
    let (changed, label) = after(&life, remove(&life, &noon(), &run));
    assert_eq!(
        (changed.routines[0].skip.as_slice(), label.as_str()),
        ([date("2026-11-19")].as_slice(), "Run deleted on Thursday 19 November")
    );
    assert_eq!(changed.days, life.days);
    let (changed, _) = after(&life, move_to(&life, &noon(), &run, date("2026-11-20"), None));
    assert_eq!(changed.routines[0].skip, [date("2026-11-19")]);
    // It keeps its routine, and the day it was moved from. So it is not the routine's own block on the new day.
    let moved = titled(&changed, "2026-11-20", "Run");
    assert_eq!((moved.routine.as_deref(), moved.moved_from), (Some("run"), Some(date("2026-11-19"))));
    // Moved again, it keeps the first `moved_from`. Deleting it makes the routine skip no other day. Moved back, it
    // has no `moved_from`.
    let again = Target::new(date("2026-11-20"), moved.clone());
    let (on, _) = after(&changed, move_to(&changed, &noon(), &again, date("2026-11-21"), None));
    assert_eq!(titled(&on, "2026-11-21", "Run").moved_from, Some(date("2026-11-19")));
    let (without, _) = after(&changed, remove(&changed, &noon(), &again));
    assert_eq!(without.routines, changed.routines);
    let (home, _) = after(&changed, move_to(&changed, &noon(), &again, date("2026-11-19"), None));
    let own = titled(&home, "2026-11-19", "Run");
    assert_eq!((own.routine.as_deref(), own.moved_from), (Some("run"), None));
    let (changed, _) = after(&life, to_inbox(&life, &noon(), &run));
    assert_eq!(changed.routines[0].skip, [date("2026-11-19")]);
    let task = &changed.inbox[1];
    assert_eq!((task.is_virtual, task.routine.as_deref()), (false, Some("run")));
    assert_eq!(task.moved_from, Some(date("2026-11-19")));
}

#[test]
fn the_inbox_takes_and_gives() {
    let life = life();
    let (changed, _) = after(&life, to_inbox(&life, &noon(), &target(&life, TODAY, "aftr1")));
    let task = &changed.inbox[1];
    assert_eq!((task.id.as_str(), task.plan, task.estimate), ("aftr1", None, Some(Minutes(60))));
    assert_eq!(task.created, Some(date(TODAY)));
    let edit = place(&changed, &noon(), "aftr1", date("2026-11-20"), span("09:00-10:00"));
    let (placed, label) = after(&changed, edit);
    let logo = get(&placed, "2026-11-20", "aftr1");
    assert_eq!((logo.created, logo.plan), (None, Some(span("09:00-10:00"))));
    assert_eq!(label, "Logo planned, Friday 20 November, 9:00 to 10:00");

    let (changed, _) = after(&life, to_inbox(&life, &noon(), &target(&life, TODAY, "begn1")));
    let left = get(&changed, TODAY, "begn1");
    assert_eq!((left.status, left.moved_to), (Some(Status::Moved), None));
    assert_eq!((changed.inbox[1].carried, changed.inbox[1].moved_from), (1, Some(date(TODAY))));

    let (changed, _) = after(&life, inbox_add(&life, &noon(), block("", "Buy stamps", "")));
    let id = changed.inbox[1].id.clone();
    let renamed = Block { title: "Stamps".into(), ..changed.inbox[1].clone() };
    after(&changed, inbox_replace(&changed, &id, renamed, "Stamps changed"));
    after(&changed, inbox_remove(&changed, &id));
    assert!(refusal(inbox_remove(&changed, "nope")).contains("'nope'"));
}

#[test]
fn a_copy_is_a_plan_without_a_past() {
    let life = life();
    let (changed, _) =
        after(&life, copy(&life, &noon(), &target(&life, TODAY, "begn1"), date("2026-11-19"), None));
    let copied = titled(&changed, "2026-11-19", "Reviews");
    assert!(copied.is_open() && copied.id != "begn1" && copied.plan == Some(span("11:00-12:30")));
}

#[test]
fn small_things_change_only_what_they_mean() {
    let life = life();
    let logo = target(&life, TODAY, "aftr1");
    let changed = |edit| {
        let (changed, _) = after(&life, edit);
        get(&changed, TODAY, "aftr1").clone()
    };
    assert_eq!(changed(set_fixed(&life, &noon(), &logo, true)), Block { fixed: true, ..logo.block.clone() });
    let noted = Block { note: Some("bring the sketches".into()), ..logo.block.clone() };
    assert_eq!(changed(note(&life, &noon(), &logo, noted.note.clone())), noted);
    let allowed = Block { allow: vec!["dinner".into()], ..logo.block.clone() };
    assert_eq!(changed(allow(&life, &noon(), &logo, "dinner")), allowed);
    let longer = Block { title: "Logo, Brandt".into(), ..logo.block.clone() };
    assert_eq!(changed(replace(&life, &noon(), &logo, longer.clone(), "Logo changed")), longer);
}

#[test]
fn days_and_weeks_are_spoken_of_as_a_whole() {
    let life = life();
    let (changed, label) = after(&life, grace(&life, &noon(), date("2026-11-20"), Some("Ada is ill".into())));
    let head = &changed.days[&date("2026-11-20")].head;
    assert_eq!((head.grace.as_deref(), head.zone), (Some("Ada is ill"), Some(zone("Europe/Lisbon"))));
    assert_eq!(label, "Friday 20 November is a grace day: Ada is ill");
    after(&life, day_note(&life, &noon(), date(TODAY), Some("snow".into())));
    let (changed, label) = after(&life, intention(&life, Week::of(date(TODAY)), Some("Two dinners.".into())));
    assert_eq!(label, "Week 47's goal: Two dinners.");
    assert!(intention(&changed, Week::of(date(TODAY)), Some("Two dinners.".into())).is_err());
    let far = Week::of(date(TODAY)).plus(9);
    assert_eq!(intention(&life, far, None), Err(Refused::NeedWeek(far)));
}

#[test]
fn days_that_are_not_loaded_are_asked_for() {
    let (life, far) = (life(), date("2027-03-01"));
    assert_eq!(add(&life, &noon(), far, block("", "Walk", "")), Err(Refused::Need(far, far)));
    assert_eq!(
        move_to(&life, &noon(), &target(&life, TODAY, "aftr1"), far, None),
        Err(Refused::Need(far, far))
    );
    let mut life = life;
    life.days.remove(&date("2026-11-17"));
    let missing = timer::start(&life, &noon(), timer::Started::New(block("", "Walk", "")), None, None);
    assert_eq!(missing, Err(Refused::Need(date("2026-11-17"), date("2026-11-17"))));
}

#[test]
fn a_value_moves_to_where_another_stands() {
    let mut life = life();
    life.profile = toml::from_str(
        r#"value = [{ id = "a", name = "Craft" }, { id = "b", name = "Rest" }, { id = "c" }, { id = "d" }]"#,
    )
    .unwrap();
    let order = |life: &Life| life.profile.values.iter().map(|value| value.id.clone()).collect::<String>();
    for (value, other, expected, said) in [
        ("a", "b", "bacd", "Craft moved below Rest"),
        ("a", "d", "bcda", "Craft moved below d"),
        ("d", "b", "adbc", "d moved above Rest"),
        ("c", "a", "cabd", "c moved above Craft"),
    ] {
        let (then, label) = after(&life, record_to(&life, LifeKind::Value, value, other));
        assert_eq!((order(&then).as_str(), label.as_str()), (expected, said));
    }
    assert_eq!(refusal(record_to(&life, LifeKind::Value, "a", "a")), "Craft is already there.");
    assert_eq!(refusal(record_to(&life, LifeKind::Value, "a", "x")), "No value has the id 'x'.");
}
