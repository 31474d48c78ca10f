use proptest::prelude::*;

use super::*;
use crate::domain::block::Status;

const FREE: &str = "2026-11-20";

/// What a template keeps of a block.
type Kept = (String, Option<Span>, Vec<String>, Vec<String>, bool);

/// Returns what a template keeps of blocks, in the order of their plans.
fn kept(blocks: &[Block]) -> Vec<Kept> {
    let of = |block: &Block| {
        (block.title.clone(), block.plan, block.values.clone(), block.with.clone(), block.fixed)
    };
    let mut kept: Vec<Kept> = blocks.iter().map(of).collect();
    kept.sort_by_key(|(title, plan, values, with, fixed)| {
        (plan.map(|plan| (plan.start, plan.end)), title.clone(), values.clone(), with.clone(), *fixed)
    });
    kept
}

#[test]
fn a_day_is_saved_with_what_was_planned_and_used_on_another() {
    let mut before = life();
    let today = before.days.get_mut(&date(TODAY)).unwrap();
    today.blocks[1].values = vec!["craft".into()];
    today.blocks[1].status = Some(Status::Done);
    let skipped = Block { status: Some(Status::Skipped), ..block("skip1", "Skipped", "16:00-17:00") };
    let usual = Block { routine: Some("run".into()), ..block("runs1", "Run", "18:00-18:45") };
    let logged = Block { actual: vec!["08:00-08:30".parse().unwrap()], ..block("logd1", "Call", "") };
    today.blocks.extend([skipped, usual, logged]);
    let (saved, label) = after(&before, template_save(&before, " Office day ", date(TODAY)));
    assert_eq!(label, "Office day saved: 3 blocks");
    let template = &saved.templates[0];
    assert_eq!((template.id.as_str(), template.name.as_str()), ("office-day", "Office day"));
    let titles: Vec<&str> = template.blocks.iter().map(|block| block.title.as_str()).collect();
    assert_eq!(titles, ["Pricing page", "Reviews", "Logo"]);
    assert!(template.blocks.iter().all(|block| block.status.is_none() && block.actual.is_empty()));

    let (used, label) = after(&saved, template_use(&saved, &noon(), "office DAY", date(FREE)));
    assert_eq!(label, "3 blocks of Office day planned on Friday 20 November");
    assert_eq!(titled(&used, FREE, "Pricing page").values, ["craft"]);
    let again = refusal(template_use(&used, &noon(), "office-day", date(FREE)));
    assert_eq!(again, "All blocks of Office day are planned already on Friday 20 November.");
    let mut some = saved.clone();
    some.days.get_mut(&date(TODAY)).unwrap().blocks.remove(1);
    let (_, label) = after(&some, template_use(&some, &noon(), "office-day", date(TODAY)));
    assert_eq!(label, "1 block of Office day planned (2 already were)");
    let (_, label) = after(&saved, template_rename(&saved, "office-day", "Desk"));
    assert_eq!(label, "Office day is now Desk");
}

#[test]
fn a_template_of_that_name_is_replaced_and_the_label_says_so() {
    let (saved, _) = after(&life(), template_save(&life(), "Desk", date(TODAY)));
    assert_eq!(refusal(template_save(&saved, "desk", date(TODAY))), "Desk already has these blocks.");
    let (replaced, label) = after(&saved, template_save(&saved, "desk", date("2026-11-19")));
    assert_eq!(label, "Desk replaced: 1 block instead of 3");
    assert_eq!((replaced.templates.len(), replaced.templates[0].blocks.len()), (1, 1));
    let (gone, label) = after(&replaced, template_remove(&replaced, "Desk"));
    assert_eq!((label.as_str(), gone.templates.len()), ("Template Desk deleted", 0));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let (saved, _) = after(&life(), template_save(&life(), "Desk", date(TODAY)));
    let (saved, _) = after(&saved, template_save(&saved, "Home", date("2026-11-19")));
    for (edit, said) in [
        (template_save(&saved, "  ", date(TODAY)), "A template needs a name."),
        (
            template_save(&saved, "Empty", date(FREE)),
            "Nothing to save: apart from routines, nothing is planned on this day.",
        ),
        (template_use(&saved, &noon(), "Dsk", date(FREE)), "No template is named 'Dsk'."),
        (template_rename(&saved, "Desk", "home"), "Another template is named Home."),
        (template_rename(&saved, "Desk", "Desk"), "Desk is its name already."),
        (template_rename(&saved, "Desk", ""), "A template needs a name."),
        (template_remove(&saved, "Dsk"), "No template is named 'Dsk'."),
    ] {
        assert_eq!(refusal(edit), said);
    }
    let mut locked = saved.clone();
    locked.unread.insert(crate::domain::Place::Templates, crate::domain::Unread::sample());
    assert!(matches!(template_save(&locked, "Desk", date("2026-11-19")), Err(Refused::Unread(_))));
}

#[test]
fn times_are_those_of_the_day_that_it_is_used_on() {
    let mut before = life();
    let today = before.days.get_mut(&date(TODAY)).unwrap();
    today.blocks[1].zone = Some(zone("America/New_York"));
    let away = before.days.get_mut(&date(FREE)).unwrap();
    (away.has_file, away.head.zone) = (true, Some(zone("Asia/Tokyo")));
    let (saved, _) = after(&before, template_save(&before, "Desk", date(TODAY)));
    let (used, _) = after(&saved, template_use(&saved, &noon(), "Desk", date(FREE)));
    assert_eq!(titled(&used, FREE, "Pricing page").zone, Some(zone("America/New_York")));
    assert_eq!(titled(&used, FREE, "Logo").zone, None);
    assert!(matches!(template_use(&used, &noon(), "Desk", date(FREE)), Err(Refused::Already(_))));
}

fn any_block() -> impl Strategy<Value = Block> {
    let words = || prop::collection::vec("[a-c]", 0..3);
    (0u32..40, 1u32..20, "[a-c]", words(), words(), any::<bool>(), 0usize..6).prop_map(
        |(start, length, title, values, with, fixed, status)| Block {
            plan: Some(Span::new(Time::from_minutes(start * 30), Time::from_minutes((start + length) * 30))),
            status: Status::ALL.get(status).copied(),
            title,
            values,
            with,
            fixed,
            ..Block::default()
        },
    )
}

proptest! {
    #[test]
    fn a_saved_day_is_the_same_on_an_empty_day_and_twice_changes_nothing(
        blocks in prop::collection::vec(any_block(), 1..8),
    ) {
        let mut life = life();
        let today = life.days.get_mut(&date(TODAY)).unwrap();
        today.blocks = blocks;
        for (at, block) in today.blocks.iter_mut().enumerate() {
            block.id = format!("{at}aaaa");
        }
        let stays = |block: &&Block| matches!(block.status, None | Some(Status::Done));
        let wanted: Vec<Block> = today.blocks.iter().filter(stays).cloned().collect();
        let saved = template_save(&life, "Day", date(TODAY));
        prop_assert_eq!(saved.is_ok(), !wanted.is_empty());
        let Ok(edit) = saved else { return Ok(()) };
        life.apply(edit).unwrap();
        life.apply(template_use(&life, &noon(), "Day", date(FREE)).unwrap()).unwrap();
        prop_assert_eq!(kept(&life.days[&date(FREE)].blocks), kept(&wanted));
        let starts: Vec<Option<Time>> = life.days[&date(FREE)].blocks.iter().map(Block::place).collect();
        prop_assert!(starts.is_sorted());
        let again = template_use(&life, &noon(), "Day", date(FREE));
        prop_assert!(matches!(again, Err(Refused::Already(_))), "{:?}", again);
        let again = template_save(&life, "day", date(FREE));
        let is_so = matches!(again, Err(Refused::Already(_)));
        // Blocks with the same start may come in another order.
        let mut own: Vec<Option<Time>> = wanted.iter().map(Block::place).collect();
        own.sort_unstable();
        own.dedup();
        prop_assert!(is_so || own.len() < wanted.len(), "{:?}", again);
    }
}
