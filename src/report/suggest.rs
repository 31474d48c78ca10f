//! Suggested times in words, and by how much values fall short of their weekly targets.

use super::gather::{as_of, gather};
use crate::alignment::{Lens, Period, whole_minutes};
use crate::domain::config::Clock;
use crate::domain::date::short;
use crate::domain::{Ctx, Life, Minutes, Week};
use crate::planning::suggest::{Shortfall, Shortfalls, Slot, Wanted};

/// Returns the values that fall short in the weeks of a period that are not over, done and planned hours together. The
/// figures are those of the forecast of each week. Its days have to be loaded.
pub fn shortfalls(life: &Life, ctx: &Ctx, period: Period) -> Shortfalls {
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

/// Returns what times are suggested for: `Free times for Call the accountant, 30m`. For a block that is planned they
/// are `Other times`.
pub fn heading(wanted: &Wanted) -> String {
    let other = if wanted.from.is_some() && wanted.block.plan.is_some() { "Other" } else { "Free" };
    format!("{other} times for {}, {}", wanted.block.title, Minutes(wanted.length).short())
}

/// Returns the sentence for no suggestion in so many days.
pub fn none_free(wanted: &Wanted, days: i64) -> String {
    let days = if days == 1 { "Today has".to_owned() } else { format!("The next {days} days have") };
    format!("{days} no {} free in one piece.", Minutes(wanted.shortest).short())
}

/// Returns the day and the time of a suggestion: `Thu 19 Nov`, `9:00–10:30`.
pub fn when(clock: Clock, (date, span): Slot) -> (String, String) {
    (short(date), span.short(clock))
}
