//! What a plan asks of the user: the rest of today against its waking hours, and the limits of the week.

use super::Overload;
use super::desk::Desk;
use super::scores::period;
use crate::alignment::Gathered;
use crate::alignment::limits::{self, LimitUse};
use crate::domain::{Day, Edit, Refused, Time, covered};
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

/// Returns the rest of today without lost time, and the waking time for it. `None` if the blocks fit. A block counts from
/// the end of the lost time on, so that both figures are of the same hours.
pub(super) fn overload(desk: &Desk<'_>, after: &After) -> Option<Overload> {
    let day = after.today.as_ref().or_else(|| desk.days.get(&desk.today))?;
    let now = desk.asked.at;
    let (wakes, sleeps) = desk.ctx.zone.resolve(desk.today, desk.life.profile.day.wake)?;
    let (mut planned, mut lost) = (Vec::new(), vec![desk.lost]);
    for block in day.blocks.iter().filter(|block| block.status.is_none() && !desk.is_sleep(block)) {
        let place = block.plan.and_then(|plan| day.resolve(block, plan, desk.ctx.zone));
        let Some(place @ (start, end)) = place.filter(|(_, end)| *end > now) else { continue };
        let list = if desk.is_lost_time(block, place) { &mut lost } else { &mut planned };
        list.push((start.max(now), end));
    }
    // Minutes of both are lost.
    let planned = covered([planned, lost.clone()].concat()) - covered(lost.clone());
    let awake = vec![(now.max(wakes), sleeps.max(now.max(wakes)))];
    let left = covered([awake, lost.clone()].concat()) - covered(lost);
    let until = desk.ctx.zone.time_on(desk.today, sleeps).unwrap_or(Time::LAST);
    (planned > left).then_some(Overload { planned, left, until })
}

/// Returns the limits of the week that the plan comes near or passes.
pub(super) fn limits(desk: &Desk<'_>, after: &After) -> Vec<LimitUse> {
    limits::near(&after.week, &desk.life.profile.engagements, &desk.areas, period(desk), &desk.as_of)
}
