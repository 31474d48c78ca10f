//! Dates, ISO weeks and sets of weekdays, as files and sentences write them.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use serde::{Deserialize, Deserializer, de};
use toml_datetime::Datetime;

use super::config::WeekStart;
use super::time::deserialize_from_text;
use super::zone::Zone;

/// Returns the date so many days later, or earlier where `days` is negative. Beyond the ends of the calendar it returns
/// the date itself.
pub fn plus(date: NaiveDate, days: i64) -> NaiveDate {
    let count = Days::new(days.unsigned_abs());
    let moved = if days < 0 { date.checked_sub_days(count) } else { date.checked_add_days(count) };
    moved.unwrap_or(date)
}

/// Returns the days from one date to another: 1 from today to tomorrow, negative where `to` is the earlier one.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

/// Returns a date as `Wednesday 18 November`.
pub fn long(date: NaiveDate) -> String {
    format!("{} {} {}", weekday_name(date.weekday()), date.day(), month_name(date))
}

/// Returns a date as `Wed 18 Nov`.
pub fn short(date: NaiveDate) -> String {
    // Every name has at least three ASCII letters.
    let letters = |name: &'static str| name.get(..3).unwrap_or(name);
    format!("{} {} {}", letters(weekday_name(date.weekday())), date.day(), letters(month_name(date)))
}

/// Returns a range of dates as `5 October 2026 to 3 January 2027`, `5 October to 22 November 2026` or, for one day,
/// `5 October 2026`.
pub fn span(from: NaiveDate, to: NaiveDate) -> String {
    let last = format!("{} {} {}", to.day(), month_name(to), to.year());
    match from.year() == to.year() {
        _ if from == to => last,
        true => format!("{} {} to {last}", from.day(), month_name(from)),
        false => format!("{} {} {} to {last}", from.day(), month_name(from), from.year()),
    }
}

/// Returns the season of the year in a zone: north of the equator `spring` is March to May, south of it September to
/// November.
pub fn time_of_year(date: NaiveDate, zone: Zone) -> &'static str {
    match (date.month(), zone.is_southern()) {
        (3..=5, false) | (9..=11, true) => "spring",
        (6..=8, false) | (12 | 1 | 2, true) => "summer",
        (9..=11, false) | (3..=5, true) => "autumn",
        _ => "winter",
    }
}

/// The names of the months, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Returns the name of a date's month: `November`.
pub fn month_name(date: NaiveDate) -> &'static str {
    MONTHS.get(date.month0() as usize).copied().unwrap_or_default()
}

/// Returns the full name of a weekday: `Wednesday`.
pub fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// Reads a weekday: `mon` to `sun` or the full English name, in upper or lower case. None: any other text.
pub fn weekday(text: &str) -> Option<Weekday> {
    text.parse().ok()
}

/// Reads a date in the form `2026-11-22`. None: any other form, or no date of the calendar.
///
/// ```
/// use aplomb::domain::date::{long, parse_iso};
///
/// assert_eq!(parse_iso("2026-11-22").map(long).as_deref(), Some("Sunday 22 November"));
/// assert_eq!(parse_iso("2026-2-3"), None);
/// ```
pub fn parse_iso(text: &str) -> Option<NaiveDate> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        let add = |sum: u32, digit: &u8| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0'));
        digits.iter().try_fold(0, add)
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)
}

fn local_date(datetime: &Datetime) -> Option<NaiveDate> {
    let date = datetime.date?;
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}

/// Reads a TOML local date, for serde.
pub(crate) fn required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    optional(deserializer)?.ok_or_else(|| de::Error::custom("write a date, as in 2026-11-22"))
}

/// Reads a TOML local date of a key that may be absent, for serde.
pub(crate) fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    let datetime = Datetime::deserialize(deserializer)
        .map_err(|_| de::Error::custom("write a date without quotes, as in 2026-11-22"))?;
    match local_date(&datetime) {
        Some(date) if datetime.time.is_none() && datetime.offset.is_none() => Ok(Some(date)),
        _ => Err(de::Error::custom("write a date without a time, as in 2026-11-22")),
    }
}

/// Reads a list of TOML local dates, for serde.
pub(crate) fn list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<NaiveDate>, D::Error> {
    #[derive(Deserialize)]
    struct IsoDate(#[serde(deserialize_with = "required")] NaiveDate);
    Ok(Vec::<IsoDate>::deserialize(deserializer)?.into_iter().map(|item| item.0).collect())
}

/// Reads a TOML local date and time of a key that may be absent, for serde.
pub(crate) fn optional_datetime<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<NaiveDateTime>, D::Error> {
    let error = || de::Error::custom("write a date and time, as in 2026-11-22T18:05:00");
    let datetime = Datetime::deserialize(deserializer).map_err(|_| error())?;
    let (Some(date), Some(time), None) = (local_date(&datetime), datetime.time, datetime.offset) else {
        return Err(error());
    };
    let second = u32::from(time.second.unwrap_or(0)).min(59);
    NaiveTime::from_hms_opt(u32::from(time.hour), u32::from(time.minute), second)
        .map(|time| Some(date.and_time(time)))
        .ok_or_else(error)
}

/// An ISO week: Monday to Sunday, numbered 1 to 53 in the year of its Thursday. Its text form is `2026-W47`.
///
/// ```
/// use aplomb::domain::Week;
/// use aplomb::domain::date::parse_iso;
///
/// let week: Week = "2026-W53".parse().unwrap();
/// assert_eq!(Some(week.sunday()), parse_iso("2027-01-03"));
/// assert_eq!(week.plus(1).to_string(), "2027-W01");
/// assert!("2025-W53".parse::<Week>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Week {
    monday: NaiveDate,
}

/// A text that is no week: not in the form `2026-W47`, or not in the calendar.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a week. Write it as in 2026-W47")]
pub struct WeekError(String);

impl Week {
    /// Returns the week of a date.
    pub fn of(date: NaiveDate) -> Week {
        Week { monday: WeekStart::Monday.first_day(date) }
    }

    /// Returns the first day.
    pub fn monday(self) -> NaiveDate {
        self.monday
    }

    /// Returns the last day.
    pub fn sunday(self) -> NaiveDate {
        plus(self.monday, 6)
    }

    /// Returns the seven days, Monday first.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        (0..7).map(move |day| plus(self.monday, day))
    }

    /// Returns the week so many weeks later, or earlier where `weeks` is negative.
    pub fn plus(self, weeks: i64) -> Week {
        Week { monday: plus(self.monday, weeks.saturating_mul(7)) }
    }

    /// Returns the number, 1 to 53.
    pub fn number(self) -> u32 {
        self.monday.iso_week().week()
    }

    /// Returns the year of the number, which is the year of the Thursday.
    pub fn year(self) -> i32 {
        self.monday.iso_week().year()
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year(), self.number())
    }
}

impl FromStr for Week {
    type Err = WeekError;

    fn from_str(text: &str) -> Result<Week, WeekError> {
        let parts = text.split_once("-W").filter(|(year, number)| {
            year.len() == 4 && number.len() == 2 && text.bytes().filter(u8::is_ascii_digit).count() == 6
        });
        parts
            .and_then(|(year, number)| {
                NaiveDate::from_isoywd_opt(year.parse().ok()?, number.parse().ok()?, Weekday::Mon)
            })
            .map(|monday| Week { monday })
            .ok_or_else(|| WeekError(text.to_owned()))
    }
}

/// A set of weekdays. Files write it as a list of days and groups: `["mon", "wed"]`, `["weekdays"]`, `["weekend"]`,
/// `["daily"]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weekdays {
    names: Vec<DayName>,
}

impl Weekdays {
    /// Returns whether the set has a weekday.
    pub fn contains(&self, day: Weekday) -> bool {
        self.names.iter().any(|name| name.0 & (1 << day.num_days_from_monday()) != 0)
    }

    /// Returns whether the set has no weekday.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Returns a day or a group by its name: `mon`, `Monday`, `weekdays`. None: any other text.
    pub fn name(text: &str) -> Option<DayName> {
        let text = text.to_lowercase();
        let of_day = || weekday(&text).map(|day| DayName(1 << day.num_days_from_monday()));
        text.parse().ok().or_else(of_day)
    }

    /// Returns the days and groups as they were written.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.names.iter().map(|name| name.name())
    }
}

impl FromIterator<Weekday> for Weekdays {
    fn from_iter<I: IntoIterator<Item = Weekday>>(days: I) -> Weekdays {
        Weekdays { names: days.into_iter().map(|day| DayName(1 << day.num_days_from_monday())).collect() }
    }
}

impl FromIterator<DayName> for Weekdays {
    fn from_iter<I: IntoIterator<Item = DayName>>(names: I) -> Weekdays {
        Weekdays { names: names.into_iter().collect() }
    }
}

/// A weekday or a group of them, as bits: Monday is 1, Sunday is 64.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayName(u8);

impl DayName {
    const ALL: [(&'static str, u8); 10] = [
        ("mon", 1),
        ("tue", 2),
        ("wed", 4),
        ("thu", 8),
        ("fri", 16),
        ("sat", 32),
        ("sun", 64),
        ("weekdays", 31),
        ("weekend", 96),
        ("daily", 127),
    ];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, bits)| *bits == self.0).map_or("daily", |(name, _)| name)
    }
}

impl FromStr for DayName {
    type Err = String;

    fn from_str(text: &str) -> Result<DayName, String> {
        let found = Self::ALL.iter().find(|(name, _)| *name == text);
        found
            .map(|(_, bits)| DayName(*bits))
            .ok_or_else(|| format!("'{text}' is not a day. Write mon to sun, weekdays, weekend or daily"))
    }
}

deserialize_from_text! {
    Week => "a week, as in \"2026-W47\"",
    DayName => "a day, as in \"mon\", or weekdays, weekend, daily",
}

impl<'de> Deserialize<'de> for Weekdays {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Weekdays, D::Error> {
        Vec::<DayName>::deserialize(deserializer).map(|names| Weekdays { names })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        parse_iso(text).unwrap()
    }

    #[test]
    fn weeks_know_their_days_and_the_53rd() {
        let week: Week = "2026-W53".parse().unwrap();
        assert_eq!((week.monday(), week.sunday()), (date("2026-12-28"), date("2027-01-03")));
        assert_eq!(Week::of(date("2027-01-01")).to_string(), "2026-W53");
        assert_eq!(week.plus(1).to_string(), "2027-W01");
        for text in ["2025-W53", "2026-W00", "2026W47", "2026-w47", "26-W47", "2026-W4", ""] {
            assert!(text.parse::<Week>().is_err(), "{text}");
        }
    }

    #[test]
    fn dates_have_one_written_form() {
        assert_eq!(long(date("2026-11-18")), "Wednesday 18 November");
        assert_eq!(short(date("2026-11-08")), "Sun 8 Nov");
        for text in [
            "2026-1-1",
            "2026-02-30",
            "26-11-22",
            "+026-11-22",
            "2026-11-2x",
            "2026/11/22",
            "2026-11-22 ",
            "",
        ] {
            assert_eq!(parse_iso(text), None, "{text}");
        }
    }

    #[test]
    fn steps_at_the_ends_of_the_calendar_stay() {
        assert_eq!(plus(NaiveDate::MAX, 1), NaiveDate::MAX);
        assert_eq!(plus(NaiveDate::MIN, -1), NaiveDate::MIN);
    }

    #[test]
    fn weekdays_are_a_set() {
        let days: Weekdays = [Weekday::Mon, Weekday::Sun].into_iter().collect();
        assert!(days.contains(Weekday::Sun) && !days.contains(Weekday::Tue));
        assert_eq!(days.names().collect::<Vec<_>>(), ["mon", "sun"]);
    }
}
