//! The one clock, the zone of this system, and where new ids begin.

#![allow(clippy::disallowed_methods, reason = "this is the one home of the clock")]

use std::hash::{BuildHasher, RandomState};

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::domain::config::Clock as Hours;
use crate::domain::{Ctx, IdSource, Zone};

/// The time that a command goes by.
#[derive(Debug, Clone, Copy)]
pub(super) struct SystemClock {
    frozen: Option<NaiveDateTime>,
    seed: u64,
}

impl SystemClock {
    /// The system's, or one that stands at a local time.
    pub(super) fn new(frozen: Option<NaiveDateTime>) -> SystemClock {
        // Keyed at random by the standard library, so that two runs at the same moment differ.
        let seed = RandomState::new().hash_one((Utc::now().timestamp_nanos_opt(), std::process::id()));
        SystemClock { frozen, seed }
    }

    /// Returns what the pure rooms are told: now, in the zone of a life, else the system's, and how times are
    /// shown.
    pub(super) fn ctx(&self, zone: Option<Zone>, hours: Hours) -> Ctx {
        let zone = zone.unwrap_or_else(system_zone);
        let now = match self.frozen {
            Some(local) => DateTime::from_timestamp(zone.moment_of(local).saturating_mul(60), 0),
            None => None,
        };
        Ctx { now: now.unwrap_or_else(Utc::now), zone, ids: IdSource { seed: self.seed }, clock: hours }
    }
}

impl SystemClock {
    /// Returns a clock that runs on from where this one stands, for the screens.
    pub(super) fn running_on(self) -> Box<dyn Fn(Zone) -> DateTime<Utc>> {
        let begun = std::time::Instant::now();
        Box::new(move |zone| {
            let since = chrono::TimeDelta::from_std(begun.elapsed()).unwrap_or_default();
            match self.frozen {
                Some(_) => self.ctx(Some(zone), Hours::default()).now + since,
                None => Utc::now(),
            }
        })
    }
}

/// The zone of this system; coordinated universal time where it does not say.
pub(super) fn system_zone() -> Zone {
    let name = std::env::var("TZ").ok().filter(|name| !name.is_empty());
    name.and_then(|name| name.trim_start_matches(':').parse().ok())
        .or_else(|| iana_time_zone::get_timezone().ok()?.parse().ok())
        .unwrap_or(Zone::UTC)
}
