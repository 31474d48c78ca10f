//! A proposal as one edit, joined from the edits that a user would make one by one.

use super::desk::{Desk, on_clock};
use super::{Mark, ReplanLine, ReplanWay, UNNAMED};
use crate::domain::edits::{self, Target, timer};
use crate::domain::{Block, Change, Edit, Life, Refused};

/// Returns the block for the lost time: planned from now on, and fixed.
pub(super) fn lost_block(desk: &Desk<'_>) -> Block {
    let unnamed = || Block { title: UNNAMED.to_owned(), ..Block::default() };
    let block = desk.asked.name.clone().unwrap_or_else(unnamed);
    Block { plan: desk.lost_span(), fixed: true, ..block }
}

/// Returns the whole proposal as one edit. Each part builds on the ones before.
///
/// # Errors
///
/// If a day is not loaded, a file can't be written, or one of the edits is refused.
pub(super) fn edit(desk: &Desk<'_>, lines: &[ReplanLine]) -> Result<Edit, Refused> {
    let ctx = desk.ctx;
    let mut life = desk.life.clone();
    let mut changes: Vec<Change> = Vec::new();
    let mut make = |life: &mut Life, edit: Edit| -> Result<(), Refused> {
        life.apply(edit.clone())?;
        changes.extend(edit.changes);
        Ok(())
    };
    let mut marked: Vec<String> = Vec::new();
    for past in &desk.past {
        let target = Target::new(desk.today, past.block.clone());
        let edit = match past.mark {
            Mark::NotMarked => continue,
            Mark::Done => edits::done(&life, ctx, &target)?,
            Mark::NotDone => edits::skip(&life, ctx, &target)?,
        };
        marked.push(edit.label.clone());
        make(&mut life, edit)?;
    }
    for line in lines {
        let target = Target::new(desk.today, line.block.clone());
        let edit = match line.way {
            ReplanWay::Stays if desk.asked.fixed.contains(&line.block.id) && !line.block.fixed => {
                edits::set_fixed(&life, ctx, &target, true)?
            }
            ReplanWay::Stays => continue,
            ReplanWay::Shorter(span) | ReplanWay::Later(span) => {
                edits::move_to(&life, ctx, &target, desk.today, Some(span))?
            }
            ReplanWay::AnotherDay(date, span) => edits::move_to(&life, ctx, &target, date, Some(span))?,
            ReplanWay::LetGo => edits::release(&life, ctx, &target)?,
            ReplanWay::Inbox => edits::to_inbox(&life, ctx, &target)?,
        };
        make(&mut life, edit)?;
    }
    let has_more =
        lines.iter().any(|line| line.way != ReplanWay::Stays || desk.asked.fixed.contains(&line.block.id));
    let mut label = match marked.as_slice() {
        [one] if !has_more => one.clone(),
        [_, _, ..] if !has_more => format!("{} blocks marked", marked.len()),
        _ => "The day replanned".to_owned(),
    };
    if desk.is_lost() {
        // A running block that stays keeps running.
        let goes_on = |running: &timer::Running| {
            let is_it = |line: &&ReplanLine| line.block.id == running.block.id && running.date == desk.today;
            lines.iter().find(is_it).is_some_and(|line| line.way == ReplanWay::Stays)
        };
        if let Some(running) = timer::running(&life, ctx).filter(|running| !goes_on(running)) {
            let is_planned = running.date == desk.today && running.block.plan.is_some();
            let stop = if is_planned {
                // The rest of it is too short for a new place, so it is marked as done.
                edits::done(&life, ctx, &Target::new(running.date, running.block))?
            } else {
                timer::stop(&life, ctx, None, None)?.0
            };
            make(&mut life, stop)?;
        }
        let block = lost_block(desk);
        let title = block.title.clone();
        let added = edits::add(&life, ctx, desk.today, block)?;
        make(&mut life, added)?;
        let span = on_clock(ctx.zone, desk.today, desk.lost);
        let (start, end) = (span.start.short(ctx.clock), span.end.short(ctx.clock));
        label = format!("{title} from {start} to {end}, the day replanned");
    }
    Ok(Edit::new(label, changes))
}
