//! Arguments of a score: its days and its lens.

use clap::Args;

use super::failure::Failure;
use super::values::{DateArg, WeekArg};
use crate::alignment::{Lens, Period};
use crate::domain::id::nearest;
use crate::domain::profile::find;
use crate::domain::{Ctx, Life, Week};

/// The days to score, and the lens.
#[derive(Debug, Args)]
pub(super) struct ScoreArgs {
    #[command(flatten)]
    period: PeriodArgs,
    /// done: what was done. plan: the plan as if it all happens. forecast: done so far, then the plan
    #[arg(long, value_name = "done|plan|forecast", default_value = "done", value_parser = lens)]
    pub(super) lens: Lens,
    /// Print JSON, for programs
    #[arg(long)]
    pub(super) json: bool,
}

/// The days to score.
#[derive(Debug, Args)]
pub(super) struct PeriodArgs {
    /// The first day. mon to sun is the last one
    #[arg(long, value_name = "DATE", requires = "to", conflicts_with_all = ["week", "season"])]
    from: Option<DateArg>,
    /// The last day. mon to sun is the last one, or the next if that is before --from
    #[arg(long, value_name = "DATE", requires = "from", conflicts_with_all = ["week", "season"])]
    to: Option<DateArg>,
    /// A week. Default: this week
    #[arg(long, value_name = "WEEK", conflicts_with = "season")]
    week: Option<WeekArg>,
    /// A season
    #[arg(long, value_name = "ID")]
    season: Option<String>,
}

impl ScoreArgs {
    /// Returns the days to score: a range, a season, or a week (this week by default).
    ///
    /// # Errors
    ///
    /// Fails where the range ends before it starts, and where no season has the id.
    pub(super) fn period(&self, life: &Life, ctx: &Ctx) -> Result<Period, Failure> {
        let today = life.today(ctx);
        let PeriodArgs { from, to, week, season } = &self.period;
        if let (Some(from), Some(to)) = (from, to) {
            let (from, last) = (from.on_past(today), to.on_past(today));
            let period = Period::new(from, if last < from { to.on(today) } else { last });
            if period.to < period.from {
                return Err(Failure::usage(format!("{} is before {}.", period.to, period.from)));
            }
            return Ok(period);
        }
        if let Some(id) = season {
            let season = find(&life.seasons, id, |season| &season.id, |season| &season.was);
            let season = season.ok_or_else(|| {
                let known = life.seasons.iter().map(|season| season.id.as_str());
                let hint = nearest(id, known).map(|id| format!(" Did you mean {id}?")).unwrap_or_default();
                Failure::refused(format!("No season has the id '{id}'.{hint}"))
            })?;
            return Ok(Period::new(season.start, season.end));
        }
        Ok(Period::week(week.as_ref().map_or(Week::of(today), |week| week.on(today))))
    }
}

/// Reads a lens, by its word on the screens or by its key in `--json`.
fn lens(text: &str) -> Result<Lens, String> {
    match text {
        "done" => Ok(Lens::Actual),
        "forecast" => Ok(Lens::Outlook),
        other => other
            .parse()
            .map_err(|_: String| format!("'{other}' is not a lens. Write done, plan or forecast.")),
    }
}
