//! What the pure rooms are told of the world, and times in words by its clock.

use chrono::{DateTime, Datelike, NaiveDateTime, Timelike, Utc};

use super::config::Clock;
use super::date::{days_between, long, weekday_name};
use super::id::IdSource;
use super::time::Time;
use super::zone::{Moment, Zone};

/// What the pure rooms are told of the world: the time, the zone and where new ids come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ctx {
    /// Now.
    pub now: DateTime<Utc>,
    /// The current zone: life's, else the system's.
    pub zone: Zone,
    /// Where new ids come from.
    pub ids: IdSource,
    /// How times are shown.
    pub clock: Clock,
}

impl Ctx {
    /// Now, as a whole minute.
    pub fn minute(&self) -> Moment {
        self.now.timestamp().div_euclid(60)
    }

    /// What the clocks show now.
    pub fn local(&self) -> NaiveDateTime {
        self.zone.local(self.minute())
    }

    /// What the clocks show at a moment, as people read it: `9:05`.
    pub fn shows(&self, moment: Moment) -> String {
        let local = self.zone.local(moment);
        Time::from_minutes(local.hour() * 60 + local.minute()).short(self.clock)
    }

    /// The same with the calendar day, unless that is today's: `yesterday 22:10`, `Monday 9:05`,
    /// `Tuesday 3 November, 16:05`.
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

    /// The same within a sentence: `at 9:05`, `yesterday at 22:10`, `on Monday at 9:05`, `on Tuesday 3 November at 16:05`.
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
