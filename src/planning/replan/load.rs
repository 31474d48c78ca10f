//! What a plan asks of the user: the rest of today against its waking hours, and the limits of the week.

use super::Overload;
use super::apply::lost_block;
use super::desk::Desk;
use super::scores::period;
use crate::alignment::Gathered;
use crate::alignment::limits::{self, LimitUse};
use crate::domain::{Block, Day, Edit, Moment, Refused, Time};
use crate::planning::recurrence::{part, with_routines};

/// Today and the week after a plan.
pub(super) struct After {
    /// Today, with its usual blocks. `None` if the plan does not change it.
    today: Option<Day>,
    /// Today's week, gathered.
    pub week: Gathered,
}

/// Returns today and the week after an edit.
///
/// # Errors
///
/// If the edit does not apply.
pub(super) fn after(desk: &Desk<'_>, edit: &Edit) -> Result<After, Refused> {
    let mut life = part(desk.life, desk.today, edit.days(), 0);
    life.apply(edit.clone())?;
    let mut after = After { today: None, week: desk.week.clone() };
    for date in edit.days() {
        let Some(day) = life.day(date) else { continue };
        let day = with_routines(&life, day, desk.today).into_owned();
        let gathered = after.week.terms().gather(&day);
        after.week.insert(gathered);
        if date == desk.today {
            after.today = Some(day);
        }
    }
    Ok(after)
}

/// Returns the rest of today without lost time, and the waking time for it. `None` if the blocks fit.
pub(super) fn overload(desk: &Desk<'_>, after: &After) -> Option<Overload> {
    let day = after.today.as_ref().or_else(|| desk.days.get(&desk.today))?;
    let now = desk.asked.at;
    let (wakes, sleeps) = desk.ctx.zone.resolve(desk.today, desk.life.profile.day.wake)?;
    let lost = lost_block(desk);
    let is_lost = |block: &Block| {
        lost.as_ref().is_some_and(|lost| (&block.title, block.plan) == (&lost.title, lost.plan))
    };
    let rest = |block: &Block| -> Option<Moment> {
        let (start, end) = day.resolve(block, block.plan?, desk.ctx.zone)?;
        let counts = block.status.is_none() && !desk.is_sleep(block) && !is_lost(block);
        counts.then_some((end - start.max(now)).max(0))
    };
    let planned = day.blocks.iter().filter_map(rest).sum();
    let awake = (sleeps - now.max(wakes)).max(0);
    let gone = lost.map_or(0, |_| (desk.lost.1.min(sleeps) - desk.lost.0.max(wakes)).max(0));
    let until = desk.ctx.zone.time_on(desk.today, sleeps).unwrap_or(Time::LAST);
    (planned > awake - gone).then_some(Overload { planned, left: awake - gone, until })
}

/// Returns the limits of the week that the plan comes near or passes.
pub(super) fn limits(desk: &Desk<'_>, after: &After) -> Vec<LimitUse> {
    limits::near(&after.week, &desk.life.profile.engagements, &desk.areas, period(desk), &desk.as_of)
}
