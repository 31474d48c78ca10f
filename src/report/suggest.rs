//! Suggested times in words, and by how much values fall short of their weekly targets.

use chrono::NaiveDate;

use super::gather::{REACH, as_of, gather};
use crate::alignment::{Lens, Period, whole_minutes};
use crate::domain::config::Clock;
use crate::domain::date::{long, plus, short};
use crate::domain::{Ctx, Life, Minutes, Place, Refused, Week};
use crate::line::engagement_name;
use crate::planning::suggest::{DAYS_BACK, Finder, Shortfall, Shortfalls, Slot, Wanted};

/// Returns what finds times in a period, with the values below their target in its weeks.
///
/// # Errors
///
/// [`Refused::Need`] if the days of these weeks or of the last four weeks are not loaded. [`Refused::Unread`] if
/// boundaries or routines can't be read.
pub fn finder<'a>(life: &'a Life, ctx: &'a Ctx, period: Period) -> Result<Finder<'a>, Refused> {
    life.need([Place::Life, Place::Routines])?;
    let from = Week::of(period.from).monday().min(life.today(ctx));
    let from = plus(from, -REACH).min(plus(life.today(ctx), -DAYS_BACK));
    match life.missing(from, plus(Week::of(period.to).sunday(), REACH)) {
        Some((from, to)) => Err(Refused::Need(from, to)),
        None => Ok(Finder::new(life, ctx, period, shortfalls(life, ctx, period))),
    }
}

/// Returns the values that fall short in the weeks of a period that are not over, done and planned hours together. The
/// figures are those of the forecast of each week. Its days have to be loaded.
fn shortfalls(life: &Life, ctx: &Ctx, period: Period) -> Shortfalls {
    let (mut week, last) = (Week::of(period.from.max(life.today(ctx))), Week::of(period.to));
    let mut all = Vec::new();
    while week <= last {
        let days = Period::week(week);
        let score = gather(life, ctx, days).score(days, Lens::Outlook, &as_of(life, ctx));
        for value in &score.values {
            let target = value.target.unwrap_or_default();
            // To the minute, as the figures beside it are shown.
            let minutes = whole_minutes(target).saturating_sub(whole_minutes(value.minutes));
            if minutes > 0 {
                let target = whole_minutes(target);
                all.push(Shortfall { week, value: value.id.clone(), minutes, target });
            }
        }
        week = week.plus(1);
    }
    Shortfalls::new(all)
}

/// Returns what times are suggested for: `Free times for Call the accountant, 30m`. For a planned block they
/// are `Other times`.
pub fn heading(wanted: &Wanted) -> String {
    let other = if wanted.from.is_some() && wanted.block.plan.is_some() { "Other" } else { "Free" };
    let up_to = if wanted.shortest < wanted.length { "up to " } else { "" };
    format!("{other} times for {}, {up_to}{}", wanted.block.title, Minutes(wanted.length).short())
}

/// Returns the sentence for no suggestion in some days. A job with hours of its own is named, as the rest of the day may
/// be free.
pub fn none_free(life: &Life, wanted: &Wanted, today: NaiveDate, period: Period) -> String {
    let length = Minutes(wanted.shortest).short();
    let job = wanted.block.engagement.as_deref().and_then(|id| life.profile.engagement(id));
    let within = match (period.from == today, period.length()) {
        (true, 1) => "today".to_owned(),
        (true, days) => format!("in the next {days} days"),
        (false, days) => format!("in the {days} days from {}", long(period.from)),
    };
    match job.filter(|job| !job.hours.is_empty()) {
        Some(job) => {
            format!("No {length} is free in {}'s hours {within}.", engagement_name(life, &job.id))
        }
        None => format!("No {length} is free in one piece {within}."),
    }
}

/// Returns the day and the time of a suggestion: `Thu 19 Nov`, `9:00–10:30`.
pub fn when(clock: Clock, (date, span): Slot) -> (String, String) {
    (short(date), span.short(clock))
}
