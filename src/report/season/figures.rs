//! Figures of a season: target and minutes of each value, and the values and both sides by week, month or
//! quarter.

use chrono::{Datelike, NaiveDate};

use super::year::Year;
use super::{Grain, year_of};
use crate::alignment::swing::{self, Swing};
use crate::alignment::{AsOf, Gathered, Lens, Period, Score, whole_minutes};
use crate::domain::date::plus;
use crate::domain::edits::{self, ValueTarget};
use crate::domain::{Answer, Life, Minutes, Season, Value, Week};
use crate::report::{trend, unread};

/// Minutes that count as some time for a value in a week, a month or a quarter: half an hour.
pub const SOME: f64 = 30.0;
/// Parts of a target at which the shade changes: any, a third, two thirds, all.
const PARTS: [f64; 4] = [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0];
/// Part of a target from which a value got clearly more than its target. A convention.
const OVER: f64 = 1.25;
/// Number of days ahead that are shown as columns.
const DAYS_AHEAD: i64 = 371;

/// Returns the shade of a value in the map: 0 none of its target, 1 any, 2 a third, 3 two thirds, 4 all.
/// Without a target any minute gives 1.
pub fn shade(minutes: f64, target: Option<f64>) -> usize {
    match target {
        _ if minutes < 1.0 => 0,
        Some(target) if target > 0.0 => level(minutes / target, &PARTS),
        _ => 1,
    }
}

/// Returns whether a value got clearly more than its target: a quarter more, or above. Without a target never.
pub fn is_over(minutes: f64, target: Option<f64>) -> bool {
    target.is_some_and(|target| target > 0.0 && minutes + 1e-9 >= target * OVER)
}

/// Returns how many of the edges a number reaches.
pub fn level(value: f64, edges: &[f64; 4]) -> usize {
    edges.iter().filter(|edge| value + 1e-9 >= **edge).count()
}

/// State of a value in a season: on track, behind, paused, or without a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Served {
    /// Paused this season.
    Resting,
    /// No target, and not paused.
    AsksNothing,
    /// No target yet: the season has not begun, or no day counts.
    NotYet,
    /// On track: it reached its target so far.
    OnCourse,
    /// Behind its target so far, by these minutes.
    Behind(u32),
}

/// A value in a season.
#[derive(Debug, Clone, PartialEq)]
pub struct SeasonValueRow {
    /// Id of the value.
    pub id: String,
    /// Name of the value.
    pub name: String,
    /// Weight in force, and whether the season sets it.
    pub weight: (f64, bool),
    /// Weekly target in force, and whether the season sets it.
    pub weekly: (Option<Minutes>, bool),
    /// Whether the season pauses it.
    pub resting: bool,
    /// Minutes done so far.
    pub minutes: f64,
    /// Target for the whole season in minutes, as it was set. `None` without a target.
    pub asked: Option<f64>,
    /// Target for the recorded days so far, in minutes. `None` without a target, or before a day counts.
    pub needed: Option<f64>,
    /// Whether it is on track.
    pub served: Served,
}

/// A column: a week, a month or a quarter.
#[derive(Debug, Clone, PartialEq)]
pub struct SeasonColumn {
    /// Head of the column: `W47`, `Nov`, `Q4`.
    pub label: String,
    /// Full name: `2026-W47`, `2026-11`, `2026-Q4`.
    pub name: String,
    /// Days of the column.
    pub period: Period,
    /// Whether it contains today.
    pub is_now: bool,
    /// Score of what was done. `None` before the first day and after today, or if a file can't be read.
    pub score: Option<Score>,
    /// Number of grace days.
    pub grace: usize,
    /// Minutes of work and of life inside the season. `None` if the column is not complete.
    pub sides: Option<(f64, f64)>,
    /// Target for the work share, 0 to 1, in the season with most of its days. 1/2 without a heavy side. `None` if
    /// most of its days are in no season.
    pub meant: Option<f64>,
}

impl SeasonColumn {
    /// Returns minutes and target of a value. `None` if they are not known.
    pub fn value(&self, id: &str) -> Option<(f64, Option<f64>)> {
        let value = self.score.as_ref()?.values.iter().find(|value| value.id == id)?;
        Some((value.minutes, value.target))
    }

    /// Returns whether every value with a target got some time. `None` without targets.
    pub fn has_every_value(&self) -> Option<bool> {
        let score = self.score.as_ref()?;
        let mut asked = score.values.iter().filter(|value| value.target.is_some()).peekable();
        asked.peek()?;
        Some(asked.all(|value| value.minutes >= SOME))
    }
}

/// Everything that is shown about a season.
#[derive(Debug, Clone)]
pub struct SeasonReport {
    /// The day shown.
    pub date: NaiveDate,
    /// Today.
    pub today: NaiveDate,
    /// The season of that day. `None` if there is none.
    pub season: Option<Season>,
    /// Sentence about a file that the figures need and that can't be read. `None` if all were read.
    pub unread: Option<String>,
    /// Score of what was done in the season so far.
    pub score: Option<Score>,
    /// Values in force in the season. Without a season, today's values with their own targets.
    pub values: Vec<SeasonValueRow>,
    /// Length of a column.
    pub grain: Grain,
    /// Weeks of the season, or months or quarters of the year.
    pub columns: Vec<SeasonColumn>,
    /// Work and life by week. `None` without a season or if a file can't be read.
    pub swing: Option<Swing>,
    /// Weeks of the season by answer: was the week a step towards what the season is for?
    pub steps: Steps,
    /// Calendar year of the day shown.
    pub year: Year,
}

impl SeasonReport {
    /// Returns the report of the season of a day. `gathered` must have the days of [`super::period`].
    pub fn new(
        life: &Life,
        gathered: &Gathered,
        as_of: &AsOf,
        date: NaiveDate,
        grain: Grain,
        with_year: bool,
    ) -> SeasonReport {
        let season = life.season_on(date);
        let of = |season: &Season| Period::new(season.start, season.end);
        let score = season.map(|season| gathered.score(of(season), Lens::Actual, as_of));
        let swing = season
            .filter(|season| gathered.is_whole(of(season)))
            .map(|season| swing::of(gathered, season, as_of));
        let seen = super::period(life, as_of.today, date, with_year).unwrap_or(Period::day(date));
        let columns = match (grain, season) {
            (Grain::Weeks, Some(season)) => weeks(gathered, as_of, season, swing.as_ref()),
            (Grain::Weeks, None) => Vec::new(),
            (Grain::Months, _) => parts_of_year(life, gathered, as_of, date, 1),
            (Grain::Quarters, _) => parts_of_year(life, gathered, as_of, date, 3),
        };
        let year = Year::new(life, date, with_year.then_some((gathered, as_of)));
        let values = values(life, season, score.as_ref(), as_of.today);
        SeasonReport {
            date,
            today: as_of.today,
            season: season.cloned(),
            unread: unread::of_period(life, as_of.today, seen),
            score,
            values,
            grain,
            columns,
            swing,
            steps: season.map_or_else(Steps::default, |season| steps(life, season)),
            year,
        }
    }

    /// Returns the number of columns in which every value got some time, and the number of columns with
    /// targets. The current column counts once every value got some time in it.
    pub fn with_every_value(&self) -> (usize, usize) {
        let known = |column: &&SeasonColumn| !column.is_now || column.has_every_value() == Some(true);
        let asked = self.columns.iter().filter(known).filter_map(SeasonColumn::has_every_value);
        asked.fold((0, 0), |(some, all), every| (some + usize::from(every), all + 1))
    }
}

/// Number of weeks by answer to the question whether the week was a step towards what the season is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Steps {
    /// Weeks answered with yes.
    pub yes: usize,
    /// Weeks answered with partly.
    pub partly: usize,
    /// Weeks with any answer.
    pub all: usize,
}

fn steps(life: &Life, season: &Season) -> Steps {
    let weeks = life.weeks.range(Week::of(season.start)..=Week::of(season.end));
    let answers: Vec<Answer> = weeks.filter_map(|(_, record)| record.step).collect();
    let count = |wanted: Answer| answers.iter().filter(|answer| **answer == wanted).count();
    Steps { yes: count(Answer::Yes), partly: count(Answer::Partly), all: answers.len() }
}

/// Returns the target for the work share of a season, 0 to 1.
fn meant(season: &Season) -> f64 {
    season.target().unwrap_or(0.5)
}

/// Returns the target for the work share of a period. It is the target of the season with most of its days. `None` if
/// most of its days are in no season.
fn meant_in(life: &Life, period: Period) -> Option<f64> {
    life.season_of(period.from, period.to).map(meant)
}

fn weeks(gathered: &Gathered, as_of: &AsOf, of: &Season, swing: Option<&Swing>) -> Vec<SeasonColumn> {
    let season = Period::new(of.start, of.end);
    let known = trend::weeks(gathered, season, as_of);
    let first = season.from.max(gathered.first_day().unwrap_or(season.from).min(as_of.today));
    let last = Week::of(season.to.min(plus(as_of.today.max(first), DAYS_AHEAD)));
    let mut week = Week::of(first);
    let mut columns = Vec::new();
    while week <= last {
        let point = known.iter().find(|point| point.week == week);
        let side = swing.and_then(|swing| swing.weeks.iter().find(|side| side.week == week));
        columns.push(SeasonColumn {
            label: format!("W{:02}", week.number()),
            name: week.to_string(),
            period: Period::week(week),
            is_now: week == Week::of(as_of.today),
            score: point.map(|point| point.score.clone()).filter(|score| score.is_whole),
            grace: point.map_or(0, |point| point.grace),
            sides: side.map(|side| (side.work, side.life)),
            meant: Some(meant(of)),
        });
        let next = week.plus(1);
        if next <= week {
            break;
        }
        week = next;
    }
    columns
}

/// Returns the months or quarters of a year. `months` is the length of a column.
fn parts_of_year(
    life: &Life,
    gathered: &Gathered,
    as_of: &AsOf,
    date: NaiveDate,
    months: u32,
) -> Vec<SeasonColumn> {
    let year = year_of(date);
    let number = year.from.year();
    let first_of = |month: u32| match month {
        13.. => plus(year.to, 1),
        _ => NaiveDate::from_ymd_opt(number, month, 1).unwrap_or(year.from),
    };
    let known_from = gathered.first_day().unwrap_or(as_of.today);
    let column = |part: u32| {
        let month = (part - 1) * months + 1;
        let period = Period::new(first_of(month), plus(first_of(month + months), -1));
        let is_known = period.from <= as_of.today && known_from <= period.to;
        let score = is_known.then(|| gathered.score(period, Lens::Actual, as_of));
        let score = score.filter(|score| score.is_whole);
        let days = period.from.iter_days().take_while(|day| *day <= period.to && *day <= as_of.today);
        let is_grace = |date| gathered.day(date).is_some_and(|day| day.is_grace());
        let (label, name) = match months {
            1 => (period.from.format("%b").to_string(), format!("{number:04}-{month:02}")),
            _ => (format!("Q{part}"), format!("{number:04}-Q{part}")),
        };
        SeasonColumn {
            label,
            name,
            period,
            is_now: (period.from..=period.to).contains(&as_of.today),
            grace: days.filter(|day| is_grace(*day)).count(),
            sides: score.as_ref().map(|score| (score.balance.work, score.balance.life)),
            meant: meant_in(life, period),
            score,
        }
    };
    (1..=12 / months).map(column).collect()
}

/// Returns the values in force in a season, or today without one, in the profile's order.
fn values(
    life: &Life,
    season: Option<&Season>,
    score: Option<&Score>,
    today: NaiveDate,
) -> Vec<SeasonValueRow> {
    let (from, to) = season.map_or((today, today), |season| (season.start, season.end));
    let in_force = |value: &&Value| {
        let begins = value.from.is_none_or(|first| first <= to);
        !value.is_closed() && begins && value.until.is_none_or(|last| from <= last)
    };
    let row = |value: &Value| {
        let asks = edits::value_target(life, season, value);
        let found = score.and_then(|score| score.values.iter().find(|known| known.id == value.id));
        let minutes = found.map_or(0.0, |found| found.minutes);
        let asked = found.and_then(|found| found.target);
        let needed = found.and_then(|found| found.needed);
        SeasonValueRow {
            id: value.id.clone(),
            name: if value.name.is_empty() { value.id.clone() } else { value.name.clone() },
            weight: (asks.weight, asks.said.weight.is_some()),
            weekly: (asks.weekly, asks.said.weekly.is_some()),
            resting: asks.said.resting,
            minutes,
            asked,
            needed,
            served: served(&asks, minutes, needed),
        }
    };
    life.profile.values.iter().filter(in_force).map(row).collect()
}

fn served(asks: &ValueTarget, minutes: f64, needed: Option<f64>) -> Served {
    match needed {
        _ if asks.said.resting => Served::Resting,
        None if asks.minutes().is_none() => Served::AsksNothing,
        Some(needed) => match (needed - minutes).round() {
            lacking if lacking > 0.0 => Served::Behind(whole_minutes(lacking)),
            _ => Served::OnCourse,
        },
        None => Served::NotYet,
    }
}
