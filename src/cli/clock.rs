//! The only clock of the program, the system's time zone, and the seed of new ids.

#![allow(clippy::disallowed_methods, reason = "this is the one home of the clock")]

use std::hash::{BuildHasher, RandomState};

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::domain::Config;
use crate::domain::{Ctx, IdSource, Zone};

/// The clock of a command: the system's, or one frozen by `--now`.
#[derive(Debug, Clone, Copy)]
pub(super) struct SystemClock {
    frozen: Option<NaiveDateTime>,
    seed: u64,
}

impl SystemClock {
    /// Makes a clock. `frozen` is a local time at which the clock stops. `None` takes the system's time.
    pub(super) fn new(frozen: Option<NaiveDateTime>) -> SystemClock {
        // The standard library keys this hash at random, so two runs at the same moment get different seeds.
        let seed = RandomState::new().hash_one((Utc::now().timestamp_nanos_opt(), std::process::id()));
        SystemClock { frozen, seed }
    }

    /// Returns the context for code that may not read the clock: the time, the zone (`zone`, else the system's), the
    /// seed of ids, and what pure code needs of the settings.
    pub(super) fn ctx(&self, zone: Option<Zone>, config: &Config) -> Ctx {
        let zone = zone.unwrap_or_else(system_zone);
        let now = match self.frozen {
            Some(local) => DateTime::from_timestamp(zone.moment_of(local).saturating_mul(60), 0),
            None => None,
        };
        Ctx {
            now: now.unwrap_or_else(Utc::now),
            zone,
            ids: IdSource { seed: self.seed },
            clock: config.clock,
            hours: config.hours,
        }
    }
}

impl SystemClock {
    /// Returns a clock for the screens. A frozen clock starts at its frozen time and runs on from there.
    pub(super) fn running_on(self) -> Box<dyn Fn(Zone) -> DateTime<Utc>> {
        let begun = std::time::Instant::now();
        Box::new(move |zone| {
            let since = chrono::TimeDelta::from_std(begun.elapsed()).unwrap_or_default();
            match self.frozen {
                Some(_) => self.ctx(Some(zone), &Config::default()).now + since,
                None => Utc::now(),
            }
        })
    }
}

/// Returns the system's time zone: `TZ`, else what the system reports, else UTC.
pub(super) fn system_zone() -> Zone {
    let name = std::env::var("TZ").ok().filter(|name| !name.is_empty());
    name.and_then(|name| name.trim_start_matches(':').parse().ok())
        .or_else(|| iana_time_zone::get_timezone().ok()?.parse().ok())
        .unwrap_or(Zone::UTC)
}
