//! The context of pure code: the time, the zone and the source of new ids. It also puts moments into words.

use chrono::{DateTime, Datelike, NaiveDateTime, Timelike, Utc};

use super::config::{Clock, Config, SuggestedHours};
use super::date::{days_between, long, weekday_name};
use super::id::IdSource;
use super::time::Time;
use super::zone::{Moment, Zone};

/// The context of pure code, which reads no clock and no settings itself. It is an argument, so that tests choose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ctx {
    /// The current time.
    pub now: DateTime<Utc>,
    /// The current zone: the zone of `life.toml`, else the system's.
    pub zone: Zone,
    /// The source of new ids.
    pub ids: IdSource,
    /// How times are shown, with 12 or 24 hours.
    pub clock: Clock,
    /// The hours in which free time is suggested.
    pub hours: SuggestedHours,
}

impl Ctx {
    /// Returns the context with the clock and the hours of these settings.
    pub fn with_settings(self, config: &Config) -> Ctx {
        Ctx { clock: config.clock, hours: config.hours, ..self }
    }

    /// Returns the current moment, in whole minutes.
    pub fn minute(&self) -> Moment {
        self.now.timestamp().div_euclid(60)
    }

    /// Returns the date and time that the clocks of the current zone show now.
    pub fn local(&self) -> NaiveDateTime {
        self.zone.local(self.minute())
    }

    /// Returns a moment as a time of day in the current zone: `9:05`.
    pub fn shows(&self, moment: Moment) -> String {
        let local = self.zone.local(moment);
        Time::from_minutes(local.hour() * 60 + local.minute()).short(self.clock)
    }

    /// Returns a moment as a time, with the calendar day unless that is today: `9:05`, `yesterday 22:10`,
    /// `Monday 9:05`, `Tuesday 3 November, 16:05`.
    pub fn tells(&self, moment: Moment) -> String {
        let date = self.zone.local(moment).date();
        let time = self.shows(moment);
        match days_between(date, self.local().date()) {
            0 => time,
            1 => format!("yesterday {time}"),
            2..=6 => format!("{} {time}", weekday_name(date.weekday())),
            _ => format!("{}, {time}", long(date)),
        }
    }

    /// Returns the same as part of a sentence: `at 9:05`, `yesterday at 22:10`, `on Monday at 9:05`,
    /// `on Tuesday 3 November at 16:05`.
    pub fn tells_at(&self, moment: Moment) -> String {
        let date = self.zone.local(moment).date();
        let time = self.shows(moment);
        match days_between(date, self.local().date()) {
            0 => format!("at {time}"),
            1 => format!("yesterday at {time}"),
            2..=6 => format!("on {} at {time}", weekday_name(date.weekday())),
            _ => format!("on {} at {time}", long(date)),
        }
    }
}

#[cfg(test)]
impl Ctx {
    /// Returns the context at a time in a zone, such as `2026-11-18T09:42`, with the defaults of the settings.
    pub(crate) fn at(zone: Zone, local: &str) -> Ctx {
        let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%dT%H:%M").unwrap();
        let now = DateTime::from_timestamp(zone.moment_of(local) * 60, 0).unwrap();
        let ids = IdSource { seed: 7 };
        Ctx { now, zone, ids, clock: Clock::default(), hours: SuggestedHours::default() }
    }
}
