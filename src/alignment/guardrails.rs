//! Load warnings: limits of work and rest. They are shown, never scored, and are neither medical nor legal
//! advice (`scoring.md`, "Guardrails"). They are about load, so grace days count like any others.

use chrono::NaiveDate;

use super::counting::{CountedPiece, count};
use super::gathered::Gathered;
use super::rounding::rounded;
use super::{AsOf, Lens, Period};
use crate::domain::date::{plus, weekday_name};
use crate::domain::intervals::{Interval, merge};
use crate::domain::time::HOUR;
use crate::domain::{Minutes, Moment, Side, Week};

/// Least rest between the work of two days, in minutes: 11 hours (directive 2003/88/EC, article 3).
pub const DAILY_REST: i64 = 11 * HOUR as i64;
/// Minutes of work from which a week is long: 55 hours (WHO/ILO 2021, on stroke and heart disease).
pub const LONG_WEEK: i64 = 55 * HOUR as i64;
/// Highest mean work per week over the reference period, in minutes: 48 hours (directive 2003/88/EC, article
/// 6).
pub const MEAN_WEEK: i64 = 48 * HOUR as i64;
/// Reference period in whole weeks: four months (article 16).
pub const MEAN_OVER_WEEKS: i64 = 17;
/// Fewest logged weeks for a mean.
pub const FEWEST_WEEKS: usize = 9;

/// A load warning. Minutes are minutes of work.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Guardrail {
    /// Less than 11 hours between the work of two days.
    ShortRest {
        /// Day before the short rest.
        evening: NaiveDate,
        /// Day after it.
        morning: NaiveDate,
        /// Minutes of rest. 0 if one day's work ran into the other.
        minutes: i64,
    },
    /// A week of 55 hours of work or more.
    LongWeek {
        /// Which week.
        week: Week,
        /// Minutes of work so far.
        minutes: i64,
    },
    /// A mean above 48 hours over the last 17 complete weeks.
    LongMean {
        /// Number of logged weeks in the mean.
        weeks: usize,
        /// Mean minutes of work per week.
        minutes: f64,
    },
}

impl Guardrail {
    /// Returns the source of the limit.
    pub fn source(&self) -> &'static str {
        match self {
            Guardrail::ShortRest { .. } => "EU directive 2003/88/EC, article 3",
            Guardrail::LongWeek { .. } => "WHO/ILO 2021",
            Guardrail::LongMean { .. } => "EU directive 2003/88/EC, articles 6 and 16",
        }
    }

    /// Returns the finding and the limit as a sentence.
    pub fn sentence(&self) -> String {
        use chrono::Datelike;
        let short = |minutes: i64| Minutes(u32::try_from(minutes).unwrap_or(0)).short();
        match self {
            Guardrail::ShortRest { evening, morning, minutes } => format!(
                "{} between {}'s work and {}'s. The limit is 11h ({})",
                short(*minutes),
                weekday_name(evening.weekday()),
                weekday_name(morning.weekday()),
                self.source()
            ),
            Guardrail::LongWeek { minutes, .. } => {
                format!("{} of work in a week. The limit is 55h ({})", short(*minutes), self.source())
            }
            Guardrail::LongMean { weeks, minutes } => format!(
                "{} of work a week over {weeks} weeks. The limit is 48h ({})",
                short(rounded(*minutes)),
                self.source()
            ),
        }
    }
}

/// Returns the load warnings of a week so far: rest before each of its days, its load, and the mean of the
/// last 17 complete weeks. The week itself is part of the mean once it is over.
pub fn passed(gathered: &Gathered, week: Week, as_of: &AsOf) -> Vec<Guardrail> {
    let mut passed: Vec<Guardrail> = week
        .days()
        .filter_map(|morning| {
            let evening = plus(morning, -1);
            let (_, last) = reach(&work_of(gathered, Period::day(evening), as_of))?;
            let (first, _) = reach(&work_of(gathered, Period::day(morning), as_of))?;
            let minutes = (first - last).max(0);
            (evening < morning && minutes < DAILY_REST).then_some(Guardrail::ShortRest {
                evening,
                morning,
                minutes,
            })
        })
        .collect();
    let minutes = length(&work_of(gathered, Period::week(week), as_of));
    if minutes >= LONG_WEEK {
        passed.push(Guardrail::LongWeek { week, minutes });
    }
    passed.extend(long_mean(gathered, week, as_of));
    passed
}

fn long_mean(gathered: &Gathered, week: Week, as_of: &AsOf) -> Option<Guardrail> {
    let last = if week.sunday() < as_of.today { week } else { Week::of(as_of.today).plus(-1).min(week) };
    let logged: Vec<i64> = (0..MEAN_OVER_WEEKS)
        .map(|back| Period::week(last.plus(-back)))
        .filter(|period| !lived(gathered, *period, as_of, |_| true).is_empty())
        .map(|period| length(&work_of(gathered, period, as_of)))
        .collect();
    let mean = logged.iter().sum::<i64>() as f64 / logged.len() as f64;
    (logged.len() >= FEWEST_WEEKS && mean > MEAN_WEEK as f64)
        .then_some(Guardrail::LongMean { weeks: logged.len(), minutes: mean })
}

/// Returns the work done on the days of a period, merged and in order.
fn work_of(gathered: &Gathered, period: Period, as_of: &AsOf) -> Vec<Interval> {
    lived(gathered, period, as_of, |side| side == Some(Side::Work))
}

fn lived(
    gathered: &Gathered,
    period: Period,
    as_of: &AsOf,
    keep: impl Fn(Option<Side>) -> bool,
) -> Vec<Interval> {
    let mut pieces: Vec<CountedPiece> = Vec::new();
    for day in gathered.days(period) {
        for block in day.blocks.iter().filter(|block| keep(block.side)) {
            count(day, block, Lens::Actual, as_of, &mut pieces);
        }
    }
    let mut intervals: Vec<Interval> = pieces.iter().map(|piece| (piece.start, piece.end)).collect();
    merge(&mut intervals, 0);
    intervals
}

/// Returns the first and the last moment of merged intervals. `None` if there is none.
fn reach(intervals: &[Interval]) -> Option<(Moment, Moment)> {
    Some((intervals.first()?.0, intervals.last()?.1))
}

fn length(intervals: &[Interval]) -> i64 {
    intervals.iter().map(|(start, end)| end - start).sum()
}

#[cfg(test)]
mod tests {
    use super::super::samples::{as_of, sample};
    use super::*;
    use crate::domain::date::parse_iso;

    fn work(span: &str) -> String {
        format!("[[block]]\ntitle = \"Work\"\nactual = [\"{span}\"]\narea = \"work\"\n")
    }

    fn date(text: &str) -> NaiveDate {
        parse_iso(text).unwrap()
    }

    #[test]
    fn a_short_night_between_two_days_of_work_is_said_on_days_of_grace_too() {
        let tuesday = format!("grace = \"\"\n{}", work("06:30-10:00"));
        let days = [
            ("2026-11-16", work("14:00-21:00")),
            ("2026-11-17", tuesday),
            ("2026-11-18", work("21:00-26:00")),
            ("2026-11-19", work("13:00-14:00")),
            ("2026-11-21", work("00:00-01:00")),
        ];
        let days: Vec<(&str, &str)> = days.iter().map(|(date, text)| (*date, text.as_str())).collect();
        let life = sample("", "", &days);
        let found = passed(&life.gathered, "2026-W47".parse().unwrap(), &as_of("2026-11-23T09:00"));
        let short = Guardrail::ShortRest {
            evening: date("2026-11-16"),
            morning: date("2026-11-17"),
            minutes: 9 * 60 + 30,
        };
        assert_eq!(found, [short]);
        assert_eq!(
            short.sentence(),
            "9h30 between Monday's work and Tuesday's. The limit is 11h (EU directive 2003/88/EC, article 3)"
        );
    }

    #[test]
    fn a_long_week_is_said_as_soon_as_it_is_one() {
        let monday = work("00:00-47:00");
        let friday = work("12:00-20:00");
        let life = sample("", "", &[("2026-11-16", &monday), ("2026-11-20", &friday)]);
        let week: Week = "2026-W47".parse().unwrap();
        assert_eq!(passed(&life.gathered, week, &as_of("2026-11-20T19:59")), []);
        let long = Guardrail::LongWeek { week, minutes: LONG_WEEK };
        assert_eq!(passed(&life.gathered, week, &as_of("2026-11-20T20:00")), [long]);
    }

    #[test]
    fn the_mean_needs_nine_weeks_and_leaves_out_the_empty_ones() {
        let text =
            work("00:00-47:00") + &work("40:00-48:00").replace("48:00", "47:30") + &work("47:30-48:00");
        let first: Week = "2026-W30".parse().unwrap();
        // 48 hours of work in every other week, and one hour more in the last.
        let passed_after = |weeks: i64| {
            let mut dates: Vec<String> =
                (0..weeks).map(|week| first.plus(2 * week).monday().to_string()).collect();
            let mut days: Vec<(String, String)> = dates.drain(..).map(|date| (date, text.clone())).collect();
            days.push((first.plus(2 * weeks - 2).sunday().to_string(), work("09:00-10:00")));
            days.sort();
            let days: Vec<(&str, &str)> =
                days.iter().map(|(date, text)| (date.as_str(), text.as_str())).collect();
            let life = sample("", "", &days);
            let today = first.plus(2 * weeks - 1).monday();
            let found = passed(&life.gathered, first.plus(2 * weeks - 1), &as_of(&format!("{today}T09:00")));
            found.into_iter().find(|guardrail| matches!(guardrail, Guardrail::LongMean { .. }))
        };
        assert_eq!(passed_after(8), None);
        let Some(Guardrail::LongMean { weeks: 9, minutes }) = passed_after(9) else { panic!("no mean") };
        assert!((minutes - (48.0 + 1.0 / 9.0) * 60.0).abs() < 1e-9);
    }
}
