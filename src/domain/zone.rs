//! From wall times to moments and back, through the time zones of the world.
//!
//! A moment is a whole minute counted from 1970-01-01 00:00 UTC. A wall time that the clocks skip means the
//! moment of the jump, a repeated one its first occurrence; a span whose end is written before its start holds
//! only where the end, read as the second occurrence, follows the start (`scoring.md`, "Minutes").

use std::fmt;
use std::str::FromStr;

use chrono::{
    DateTime, Duration, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Timelike, Utc,
};
use chrono_tz::Tz;

use super::time::{DAY, Span, Time, deserialize_from_text};

/// Minutes since 1970-01-01 00:00 UTC.
pub type Moment = i64;

/// Minutes that are covered by spans of moments, overlapping ones once.
pub fn covered(mut spans: Vec<(Moment, Moment)>) -> Moment {
    spans.sort_unstable();
    let mut reached = Moment::MIN;
    spans.into_iter().fold(0, |sum, (start, end)| {
        let fresh = (end - start.max(reached)).max(0);
        reached = reached.max(end);
        sum + fresh
    })
}

/// A time zone by its IANA name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

/// Not a zone that the time zone database knows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a time zone; write an IANA name, as in Europe/Lisbon")]
pub struct ZoneError(String);

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Zone = Zone(Tz::UTC);

    /// Its IANA name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The moment of a wall time on a planning day.
    pub fn moment(self, date: NaiveDate, time: Time) -> Moment {
        self.occurrences(date, time).0
    }

    /// Both moments of a wall time on a planning day: the same twice, unless the clocks show it twice.
    pub fn moments(self, date: NaiveDate, time: Time) -> (Moment, Moment) {
        self.occurrences(date, time)
    }

    /// The spans of a planning day that hold exactly the minutes from one moment to another: one, or two where the
    /// clocks go back between them. None where it takes times that the day does not have: before its midnight, after
    /// 48:00, or a start in an hour that the clocks show for the second time.
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

    /// A zone whose clocks never change and show what this one's show at a moment. None where that is not a whole
    /// number of hours away from UTC.
    pub fn unchanging(self, moment: Moment) -> Option<Zone> {
        let ahead = self.offset(DateTime::from_timestamp(moment.saturating_mul(60), 0)?.naive_utc());
        // These names count the other way round: `Etc/GMT+5` is five hours behind.
        match (ahead / 3600, ahead % 3600) {
            (0, 0) => Some(Zone::UTC),
            (hours, 0) => format!("Etc/GMT{:+}", -hours).parse().ok(),
            _ => None,
        }
    }

    /// The moments from start to end, or none where the span resolves to nothing.
    pub fn resolve(self, date: NaiveDate, span: Span) -> Option<(Moment, Moment)> {
        let (start, end) = (self.moment(date, span.start), self.occurrences(date, span.end));
        let end = if span.is_forward() { end.0 } else { end.1 };
        (end > start).then_some((start, end))
    }

    /// What the clocks show at a moment.
    pub fn local(self, moment: Moment) -> NaiveDateTime {
        let utc = DateTime::from_timestamp(moment.saturating_mul(60), 0).unwrap_or_default();
        utc.with_timezone(&self.0).naive_local()
    }

    /// The wall time of a moment as seen from a planning day, where it lies within that day's 48 hours. In a
    /// repeated hour both occurrences show the same.
    pub fn time_on(self, date: NaiveDate, moment: Moment) -> Option<Time> {
        let since = self.local(moment).signed_duration_since(date.and_time(NaiveTime::MIN)).num_minutes();
        (0..=i64::from(2 * DAY)).contains(&since).then(|| Time::from_minutes(since as u32))
    }

    /// The moment that the clocks of this zone show as `local`.
    pub fn moment_of(self, local: NaiveDateTime) -> Moment {
        self.moment(local.date(), Time::from_minutes(local.num_seconds_from_midnight() / 60))
    }

    /// Minutes that the zone is ahead of UTC during the whole of a planning day's 48 hours, if that is one figure.
    /// With it, moments of that day are plain arithmetic.
    pub fn steady_offset(self, date: NaiveDate) -> Option<i64> {
        let at = |date: NaiveDate| self.offset(date.and_time(NaiveTime::MIN));
        let (before, after) = (at(super::date::plus(date, -1)), at(super::date::plus(date, 3)));
        (before == after && before == at(super::date::plus(date, 1)) && before % 60 == 0)
            .then_some(before / 60)
    }

    /// Both readings of a wall time; the same twice, unless the clocks repeat it.
    fn occurrences(self, date: NaiveDate, time: Time) -> (Moment, Moment) {
        let Some(local) =
            date.and_time(NaiveTime::MIN).checked_add_signed(Duration::minutes(time.minutes().into()))
        else {
            let end = date.and_time(NaiveTime::MIN).and_utc().timestamp().div_euclid(60);
            return (end, end);
        };
        let minute = |moment: DateTime<Tz>| moment.timestamp().div_euclid(60);
        match self.0.from_local_datetime(&local) {
            LocalResult::Single(moment) => (minute(moment), minute(moment)),
            LocalResult::Ambiguous(first, second) => (minute(first.min(second)), minute(first.max(second))),
            LocalResult::None => {
                let jump = self.jump_near(local);
                (jump, jump)
            }
        }
    }

    /// Seconds ahead of UTC at a moment given in UTC.
    fn offset(self, utc: NaiveDateTime) -> i64 {
        i64::from(self.0.offset_from_utc_datetime(&utc).fix().local_minus_utc())
    }

    /// The moment at which the clocks jump over a wall time, found by halving the two days around it.
    fn jump_near(self, skipped: NaiveDateTime) -> Moment {
        let at = |minute: i64| {
            self.offset(DateTime::<Utc>::from_timestamp(minute * 60, 0).unwrap_or_default().naive_utc())
        };
        let middle = skipped.and_utc().timestamp().div_euclid(60);
        let (mut low, mut high) = (middle - 2 * i64::from(DAY), middle + 2 * i64::from(DAY));
        let before = at(low);
        while high - low > 1 {
            let half = low + (high - low) / 2;
            if at(half) == before { low = half } else { high = half }
        }
        high
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
        text.parse().map(Zone).map_err(|_| ZoneError(text.to_owned()))
    }
}

deserialize_from_text! { Zone => "an IANA time zone, as in \"Europe/Lisbon\"" }

#[cfg(test)]
mod tests {
    use super::super::date::parse_iso;
    use super::*;

    fn zone(name: &str) -> Zone {
        name.parse().unwrap()
    }

    fn utc(text: &str) -> Moment {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap().and_utc().timestamp() / 60
    }

    fn resolve(name: &str, date: &str, span: &str) -> Option<(Moment, Moment)> {
        zone(name).resolve(parse_iso(date).unwrap(), span.parse().unwrap())
    }

    #[test]
    fn a_plain_span_takes_its_zones_offset() {
        let expected = Some((utc("2026-11-18T14:00"), utc("2026-11-18T15:30")));
        assert_eq!(resolve("America/New_York", "2026-11-18", "09:00-10:30"), expected);
    }

    #[test]
    fn a_skipped_time_is_the_moment_of_the_jump() {
        // Lisbon, 29 March 2026: at 01:00 UTC the clocks go from 01:00 to 02:00.
        let jump = utc("2026-03-29T01:00");
        assert_eq!(resolve("Europe/Lisbon", "2026-03-29", "00:30-01:30"), Some((jump - 30, jump)));
        assert_eq!(resolve("Europe/Lisbon", "2026-03-29", "01:15-02:15"), Some((jump, jump + 15)));
        assert_eq!(resolve("Europe/Lisbon", "2026-03-29", "01:00-02:00"), None);
        // The evening before sees the same night as hours from 24 on.
        assert_eq!(resolve("Europe/Lisbon", "2026-03-28", "23:00-26:30"), Some((jump - 120, jump + 30)));
    }

    #[test]
    fn a_repeated_time_is_its_first_unless_the_end_stands_before_the_start() {
        // Lisbon, 25 October 2026: 01:00 to 02:00 comes twice, first at 00:00 UTC.
        let first = utc("2026-10-25T00:00");
        assert_eq!(resolve("Europe/Lisbon", "2026-10-25", "01:15-01:45"), Some((first + 15, first + 45)));
        assert_eq!(resolve("Europe/Lisbon", "2026-10-25", "01:30-01:15"), Some((first + 30, first + 75)));
        assert_eq!(resolve("Europe/Lisbon", "2026-10-25", "00:30-02:30"), Some((first - 30, first + 150)));
        assert_eq!(resolve("Europe/Lisbon", "2026-10-25", "10:00-09:00"), None);
        assert_eq!(resolve("Europe/Lisbon", "2026-10-24", "10:00-09:00"), None);
    }

    #[test]
    fn a_day_that_the_clocks_skip_whole_is_one_moment() {
        assert_eq!(resolve("Pacific/Apia", "2011-12-30", "09:00-10:00"), None);
        let jump = utc("2011-12-30T10:00");
        assert_eq!(
            zone("Pacific/Apia").moment(parse_iso("2011-12-30").unwrap(), Time::from_minutes(600)),
            jump
        );
    }

    #[test]
    fn moments_come_back_as_wall_times() {
        let (lisbon, day) = (zone("Europe/Lisbon"), parse_iso("2026-11-18").unwrap());
        let time = "25:30".parse().unwrap();
        assert_eq!(lisbon.time_on(day, lisbon.moment(day, time)), Some(time));
        assert_eq!(lisbon.time_on(day, lisbon.moment(day, Time::MIDNIGHT) - 1), None);
    }

    #[test]
    fn a_steady_offset_is_given_only_where_the_clocks_stand_still() {
        let lisbon = zone("Europe/Lisbon");
        assert_eq!(lisbon.steady_offset(parse_iso("2026-07-01").unwrap()), Some(60));
        for day in ["2026-10-23", "2026-10-24", "2026-10-25"] {
            assert_eq!(lisbon.steady_offset(parse_iso(day).unwrap()), None, "{day}");
        }
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_overflow() {
        for date in [NaiveDate::MAX, NaiveDate::MIN] {
            for name in ["UTC", "Europe/Lisbon", "Asia/Kathmandu", "Pacific/Apia"] {
                zone(name).resolve(date, "22:00-48:00".parse().unwrap());
                zone(name).steady_offset(date);
            }
        }
    }
}
