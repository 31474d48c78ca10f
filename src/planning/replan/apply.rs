//! A proposal as one edit, joined from the edits that a user would make one by one.

use super::desk::{Desk, Want, on_clock};
use super::{Mark, NEEDED, ReplanLine, ReplanWay, UNNAMED};
use crate::domain::edits::{self, Target, timer};
use crate::domain::running::running;
use crate::domain::{Block, Change, Edit, Life, Refused};

/// Returns the block for the lost time, fixed. `None` if nothing is lost, or if lost time written down before already
/// has all of the time. Where it has the beginning of the time, this one begins after it.
pub(super) fn lost_block(desk: &Desk<'_>) -> Option<Block> {
    if !desk.is_lost() {
        return None;
    }
    let title = if desk.asked.starts.is_some() { NEEDED } else { UNNAMED };
    let unnamed = || Block { title: title.to_owned(), ..Block::default() };
    let block = desk.asked.name.clone().unwrap_or_else(unnamed);
    let (mut start, end) = desk.lost;
    for Want { block: other, place, .. } in &desk.wants {
        if desk.is_lost_time(other, *place) && place.0 <= start && start < place.1 {
            start = place.1;
        }
    }
    let span = (start < end).then(|| on_clock(desk.ctx.zone, desk.today, (start, end)))?;
    Some(Block { plan: Some(span), fixed: true, ..block })
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
            ReplanWay::Stays if desk.asked.fixed.contains(&line.block.id) && !line.block.is_fixed() => {
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
    let goes_on = fate(desk, lines).is_none_or(|(_, fate)| fate == Fate::GoesOn);
    if let Some(running) = timer::running(&life, ctx).filter(|_| !goes_on) {
        let stop = if running.date == desk.today && running.block.plan.is_some() {
            // The rest of it is too short for a new place, so it is marked as done.
            edits::done(&life, ctx, &Target::new(running.date, running.block))?
        } else {
            timer::stop(&life, ctx, None, None)?.0
        };
        make(&mut life, stop)?;
    }
    if let Some(block) = lost_block(desk) {
        let title = block.title.clone();
        let span = block.plan.unwrap_or_else(|| on_clock(ctx.zone, desk.today, desk.lost));
        let added = edits::add(&life, ctx, desk.today, block)?;
        make(&mut life, added)?;
        let (start, end) = (span.start.short(ctx.clock), span.end.short(ctx.clock));
        let replanned = if has_more { ", the day replanned" } else { "" };
        label = format!("{title} from {start} to {end}{replanned}");
    }
    Ok(Edit::new(label, changes))
}

/// What becomes of the running block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It goes on.
    GoesOn,
    /// It is stopped now, and the rest of its plan takes the way of its line.
    Moves,
    /// It is stopped now and marked as done, because nearly all of its plan is over.
    Done,
    /// It is stopped now. It had no plan.
    Stopped,
}

/// Returns the running block and what becomes of it. `None` if nothing runs.
pub(super) fn fate(desk: &Desk<'_>, lines: &[ReplanLine]) -> Option<(Block, Fate)> {
    let running = running(desk.life, desk.ctx)?;
    let is_today = running.date == desk.today;
    let line = lines.iter().find(|line| is_today && line.block.id == running.block.id);
    let fate = match line {
        Some(line) if line.way == ReplanWay::Stays => Fate::GoesOn,
        Some(_) => Fate::Moves,
        None if !desk.is_lost_now() => Fate::GoesOn,
        None if is_today && running.block.plan.is_some() => Fate::Done,
        None => Fate::Stopped,
    };
    Some((running.block, fate))
}
