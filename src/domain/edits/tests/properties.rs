use proptest::prelude::*;

use super::*;
use crate::domain::block::Energy;

/// One step: which edit, on which block, and how far.
type Step = (u8, usize, i64);

/// Returns the edit of a step, on a block that exists now. It may be refused.
fn edit(life: &Life, ctx: &Ctx, (verb, which, far): Step) -> Result<Edit, Refused> {
    let mut targets: Vec<Target> = life
        .days
        .iter()
        .flat_map(|(date, day)| day.blocks.iter().map(|block| Target::new(*date, block.clone())))
        .collect();
    targets.extend(["2026-11-18", "2026-11-20"].map(|day| ghost(life, day)));
    let target = &targets[which % targets.len()];
    let to = plus(date(TODAY), far % 7);
    let some =
        Span::new(Time::from_minutes(which as u32 % 1400), Time::from_minutes(which as u32 % 1400 + 45));
    let at = Some(ctx.minute() - far.abs() * 7);
    match verb {
        0 => add(life, ctx, to, block("", "Walk", "12:30-13:15")),
        1 => log(life, ctx, to, block("", "Talk", ""), vec![Stretch::Over(some)]),
        2 => done(life, ctx, target),
        3 => skip(life, ctx, target),
        4 => release(life, ctx, target),
        5 => reopen(life, ctx, target),
        6 => energy(life, ctx, target, Energy::new(far % 4)),
        7 => did(life, ctx, target, vec![some]),
        8 => note(life, ctx, target, (far > 0).then(|| "so".to_owned())),
        9 => set_fixed(life, ctx, target, far > 0),
        10 => allow(life, ctx, target, "dinner"),
        11 => remove(life, ctx, target),
        12 => copy(life, ctx, target, to, (far > 0).then_some(some)),
        13 => move_to(life, ctx, target, to, (far > 0).then_some(some)),
        14 => shift(life, ctx, target, far * 5),
        15 => resize(life, ctx, target, far * 5),
        16 => to_inbox(life, ctx, target),
        17 => place(
            life,
            ctx,
            &life.inbox[which % life.inbox.len().max(1)..]
                .first()
                .map(|task| task.id.clone())
                .unwrap_or_default(),
            to,
            some,
        ),
        18 => grace(life, ctx, to, (far > 0).then(String::new)),
        19 => timer::start(life, ctx, timer::Started::Block(target.clone()), at, None),
        20 => timer::start(life, ctx, timer::Started::New(block("", "Call", "")), at, None),
        21 => resize_start(life, ctx, target, far * 5),
        22 => template_save(life, ["Desk", "Home"][which % 2], target.date),
        23 => template_use(life, ctx, ["Desk", "Home"][which % 2], to),
        24 => template_rename(life, ["Desk", "Home"][which % 2], "Away"),
        25 => template_remove(life, ["Desk", "Away"][which % 2]),
        _ => timer::stop(life, ctx, at, None).map(|(edit, _)| edit),
    }
}

proptest! {
    #[test]
    fn whatever_is_done_can_be_undone(steps in prop::collection::vec((0u8..27, 0usize..4000, -30i64..30), 1..40)) {
        let before = life();
        let (mut life, mut undo) = (before.clone(), Vec::new());
        for (number, step) in steps.into_iter().enumerate() {
            let mut ctx = noon();
            ctx.now += chrono::Duration::minutes(number as i64 * 11);
            let Ok(edit) = edit(&life, &ctx, step) else { continue };
            let label = edit.label.clone();
            undo.push(life.apply(edit).map_err(|refused| TestCaseError::fail(format!("{label}: {refused}")))?);
            for (date, day) in &life.days {
                let mut ids: Vec<&str> = day.blocks.iter().map(|block| block.id.as_str()).collect();
                ids.sort_unstable();
                ids.dedup();
                prop_assert_eq!(ids.len(), day.blocks.len(), "ids of {} after {}", date, label);
                prop_assert!(day.blocks.iter().all(|block| !block.is_virtual && !block.id.is_empty()));
            }
        }
        while let Some(inverse) = undo.pop() {
            life.apply(inverse).map_err(|refused| TestCaseError::fail(refused.to_string()))?;
        }
        prop_assert_eq!(life, before);
    }
}
