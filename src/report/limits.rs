//! Limits of a week that the user set for a job or an area: which are reached, and the sentences about them.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::gather::{as_of, gather};
use crate::alignment::Period;
use crate::alignment::limits::{self, LimitUse};
use crate::domain::{AreaTree, Ctx, Life, Week};
use crate::report::day::words::length;

/// Returns whether a job or an area has a limit of hours a week.
pub fn has_limit(life: &Life) -> bool {
    let profile = &life.profile;
    profile.engagements.iter().any(|one| one.most.is_some())
        || profile.areas().iter().any(|one| one.most.is_some())
}

/// Returns the days that [`reached`] reads. `None`: there is no limit.
pub fn read_by_reached(life: &Life, ctx: &Ctx) -> Option<(NaiveDate, NaiveDate)> {
    let today = life.today(ctx);
    has_limit(life).then(|| (Week::of(today).monday(), today))
}

/// Returns the limits that what is recorded this week has reached, the running block included, the most used first.
/// Empty while a day of the week up to today is not loaded.
pub fn reached(life: &Life, ctx: &Ctx) -> Vec<LimitUse> {
    let Some((from, to)) = read_by_reached(life, ctx) else { return Vec::new() };
    if life.missing(from, to).is_some() {
        return Vec::new();
    }
    let (week, areas) = (Period::week(Week::of(to)), AreaTree::new(&life.profile));
    limits::reached(&gather(life, ctx, week), &life.profile.engagements, &areas, week, &as_of(life, ctx))
}

/// Returns the sentence about a limit that is reached: `Acme: 40h reached.`
pub fn reached_words(limit: &LimitUse) -> String {
    format!("{}: {} reached.", limit.name, length(limit.most))
}

/// Returns a sentence about a limit that a change of the plan comes near, reaches or passes.
pub fn planned_words(LimitUse { name, minutes, most, .. }: &LimitUse) -> String {
    let (used, limit) = (length(*minutes), length(*most));
    match minutes.cmp(most) {
        Ordering::Greater => {
            format!("{name} is {} over its limit of {limit} a week.", length(minutes - most))
        }
        Ordering::Equal => format!("{name} reaches its limit of {limit} a week."),
        Ordering::Less => format!("{name} is near its limit: {used} of {limit} a week done or planned."),
    }
}
