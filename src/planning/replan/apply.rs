//! A proposal as one edit, made of the verbs that a person would use one by one.

use super::reading::{Desk, on_clock};
use super::{Line, UNNAMED, Way};
use crate::domain::verbs::{self, Target, timer};
use crate::domain::{Block, Change, Edit, Life, Refused, Stretch};

/// The block that the time that is gone becomes: planned from now on, lived before.
pub(super) fn lost_block(desk: &Desk<'_>) -> Block {
    let (zone, at) = (desk.ctx.zone, desk.asked.at);
    let unnamed = || Block { title: UNNAMED.to_owned(), ..Block::default() };
    let block = desk.asked.name.clone().unwrap_or_else(unnamed);
    let past = (desk.lost.0, desk.lost.1.min(at));
    let coming = (desk.lost.0.max(at), desk.lost.1);
    let is_coming = coming.0 < coming.1;
    Block {
        plan: is_coming.then(|| on_clock(zone, desk.today, coming)),
        actual: if past.0 < past.1 {
            vec![Stretch::Over(on_clock(zone, desk.today, past))]
        } else {
            Vec::new()
        },
        fixed: is_coming || block.fixed,
        ..block
    }
}

/// All of it, each part built on what the ones before it leave.
pub(super) fn edit(desk: &Desk<'_>, lines: &[Line]) -> Result<Edit, Refused> {
    let ctx = desk.ctx;
    let mut life = desk.life.clone();
    let mut changes: Vec<Change> = Vec::new();
    let mut make = |life: &mut Life, edit: Edit| -> Result<(), Refused> {
        life.apply(edit.clone())?;
        changes.extend(edit.changes);
        Ok(())
    };
    for line in lines {
        let target = Target::new(desk.today, line.block.clone());
        let edit = match line.way {
            Way::Stays if desk.asked.fixed.contains(&line.block.id) && !line.block.fixed => {
                verbs::set_fixed(&life, ctx, &target, true)?
            }
            Way::Stays => continue,
            Way::Shorter(span) | Way::Later(span) => {
                verbs::move_to(&life, ctx, &target, desk.today, Some(span))?
            }
            Way::AnotherDay(date, span) => verbs::move_to(&life, ctx, &target, date, Some(span))?,
            Way::LetGo => verbs::release(&life, ctx, &target)?,
            Way::Inbox => verbs::to_inbox(&life, ctx, &target)?,
        };
        make(&mut life, edit)?;
    }
    let mut label = "The day replanned".to_owned();
    if desk.is_lost() {
        // What someone lets stay runs on.
        let goes_on = |running: &timer::Running| {
            let is_it = |line: &&Line| line.block.id == running.block.id && running.date == desk.today;
            lines.iter().find(is_it).is_some_and(|line| line.way == Way::Stays)
        };
        if let Some(running) = timer::running(&life, ctx).filter(|running| !goes_on(running)) {
            let is_planned = running.date == desk.today && running.block.plan.is_some();
            let stop = if is_planned {
                // So little of it was left that it gets no place: nothing of its plan stays open.
                verbs::done(&life, ctx, &Target::new(running.date, running.block))?
            } else {
                timer::stop(&life, ctx, None, None)?.0
            };
            make(&mut life, stop)?;
        }
        let block = lost_block(desk);
        let title = block.title.clone();
        let added = if block.plan.is_none() {
            let lived = block.actual.clone();
            verbs::log(&life, ctx, desk.today, block, lived)?
        } else {
            verbs::add(&life, ctx, desk.today, block)?
        };
        make(&mut life, added)?;
        let span = on_clock(ctx.zone, desk.today, desk.lost);
        let (start, end) = (span.start.short(ctx.clock), span.end.short(ctx.clock));
        label = format!("{title} from {start} to {end}, the day replanned");
    }
    Ok(Edit::new(label, changes))
}
