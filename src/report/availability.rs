//! When the user is free for each job or client in a week, in words to send to others. No block, boundary, value or
//! person is named.

use chrono::NaiveDate;

use crate::domain::config::Clock;
use crate::domain::date::{plus, short, span};
use crate::domain::profile::Engagement;
use crate::domain::{Ctx, Life, Place, Refused, Week};
use crate::line::engagement_name;
use crate::planning::suggest::{AvailableDay, available};
use crate::planning::whole_day::BESIDE;

/// Words for a job, or a day of it, without a free time.
pub const NO_FREE_TIME: &str = "No free time";
/// Words for a day whose file can't be read.
const NOT_KNOWN: &str = "Not known";

/// When the user is free in a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Availability {
    /// The week.
    pub week: Week,
    /// The first day told: today, in the current week.
    pub from: NaiveDate,
    /// Name of the zone of all times.
    pub zone: &'static str,
    /// The jobs and clients, in their order. Archived ones are left out.
    pub jobs: Vec<AvailableJob>,
}

/// When the user is free for a job or client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AvailableJob {
    /// Its name.
    pub name: String,
    /// A day and its free times: `Wed 18 Nov`, `9:00–10:30, 14:00–17:00`. Empty if no day has any.
    pub rows: Vec<[String; 2]>,
}

impl Availability {
    /// Returns when the user is free in a week, for one job by its id or for all.
    ///
    /// # Errors
    ///
    /// Refused if the week is over. [`Refused::Need`] if its days or those beside are not loaded. [`Refused::Unread`]
    /// if boundaries or routines can't be read.
    pub fn new(life: &Life, ctx: &Ctx, week: Week, only: Option<&str>) -> Result<Availability, Refused> {
        life.need([Place::Life, Place::Routines])?;
        let today = life.today(ctx);
        if week.sunday() < today {
            return Err(Refused::because(format!(
                "Week {} is over. Choose this week or a later one.",
                week.number()
            )));
        }
        if let Some((from, to)) = life.missing(plus(week.monday(), -BESIDE), plus(week.sunday(), BESIDE)) {
            return Err(Refused::Need(from, to));
        }
        let named = |one: &&Engagement| only.map_or(!one.archived, |id| one.id == id);
        let jobs = life.profile.engagements.iter().filter(named);
        let job = |one: &Engagement| AvailableJob {
            name: engagement_name(life, &one.id),
            rows: rows(&available(life, ctx, week, one), ctx.clock),
        };
        let from = week.monday().max(today);
        Ok(Availability { week, from, zone: ctx.zone.name(), jobs: jobs.map(job).collect() })
    }

    /// Returns the headline: `Free times in week 47`.
    pub fn headline(&self) -> String {
        format!("Free times in week {}", self.week.number())
    }

    /// Returns the dates and the zone: `18 November to 22 November 2026, times in Europe/Lisbon`.
    pub fn when(&self) -> String {
        format!("{}, times in {}", span(self.from, self.week.sunday()), self.zone)
    }

    /// Returns what is said without any job. `None` if there is one.
    pub fn none(&self) -> Option<&'static str> {
        self.jobs.is_empty().then_some("No job or client yet. Add one: aplomb engagement add 'Acme @work'")
    }
}

/// Returns the days in words. Empty if all days are known and none has a free time.
fn rows(days: &[AvailableDay], clock: Clock) -> Vec<[String; 2]> {
    if days.iter().all(|day| day.free.as_ref().is_some_and(Vec::is_empty)) {
        return Vec::new();
    }
    let words = |day: &AvailableDay| match &day.free {
        None => NOT_KNOWN.to_owned(),
        Some(free) if free.is_empty() => NO_FREE_TIME.to_owned(),
        Some(free) => free.iter().map(|span| span.short(clock)).collect::<Vec<_>>().join(", "),
    };
    days.iter().map(|day| [short(day.date), words(day)]).collect()
}
