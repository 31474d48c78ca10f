//! Why: the reasons of a day, a week or the season.

use super::model::Model;
use super::sheet::{Scope, Why};
use crate::alignment::{Lens, Period};
use crate::domain::{Ctx, Refused};
use crate::report::gather::{REACH, as_of, gather};
use crate::report::standing::reasons;

/// The reasons of a scope around the day in view. Where days are missing it says which.
pub fn why(model: &Model, ctx: &Ctx, scope: Scope) -> Result<Why, Refused> {
    let (period, lens) = match scope {
        Scope::Day => (Period::day(model.date), Lens::Outlook),
        Scope::Week => (Period::week(model.week()), Lens::Outlook),
        Scope::SoFar => (Period::week(model.week()), Lens::Actual),
        Scope::Season => {
            let season = model.life.season_on(model.date);
            let season = season.ok_or_else(|| Refused::because("No season holds this day."))?;
            (Period::new(season.start, season.end.min(model.week().sunday())), Lens::Outlook)
        }
    };
    let (from, to) =
        (crate::domain::date::plus(period.from, -REACH), crate::domain::date::plus(period.to, REACH));
    let from = model.life.first_day.map_or(from, |first| from.max(first));
    if let Some((from, to)) = model.life.missing(from, to) {
        return Err(Refused::Need(from, to));
    }
    let score = gather(&model.life, ctx, period).score(period, lens, &as_of(&model.life, ctx));
    let reasons = reasons(&model.life, ctx, &score);
    Ok(Why { scope, of: (period, lens), score, reasons, chosen: 0, below: 0 })
}
