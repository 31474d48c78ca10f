//! By how much values fall short of their weekly targets, as the screens show it.

use super::gather::{as_of, gather};
use crate::alignment::{Lens, Period, whole_minutes};
use crate::domain::{Ctx, Life, Week};
use crate::planning::suggest::{Shortfall, Shortfalls};

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
