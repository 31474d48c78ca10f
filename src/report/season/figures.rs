//! What is shown of a season: what it asks of each value and what that was given so far, the values and the two sides
//! week by week, or by month or quarter of the year.

use chrono::{Datelike, NaiveDate};

use super::year::Year;
use super::{Grain, year_of};
use crate::alignment::swing::{self, Swing};
use crate::alignment::{AsOf, Gathered, Lens, Period, Score};
use crate::domain::date::{MONTHS, days_between, plus};
use crate::domain::verbs::{self, Asked};
use crate::domain::{Life, Minutes, Season, Value, Week};
use crate::report::{trend, unread};

/// What counts as *some* of a value in a week, a month or a quarter: half an hour.
pub const SOME: f64 = 30.0;
/// From which part of what was asked on a value has which shade: any of it, a third, two thirds, all.
const PARTS: [f64; 4] = [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0];
/// So many days of a season that are still to come are shown as columns; more would be read by no one.
const DAYS_AHEAD: i64 = 371;

/// How much of what it asked a value got, as the map of values has it: 0 none, 1 any of it, 2 a third, 3 two thirds,
/// 4 all. Where nothing was asked, anything given is any of it.
pub fn shade(minutes: f64, target: Option<f64>) -> usize {
    match target {
        _ if minutes < 1.0 => 0,
        Some(target) if target > 0.0 => level(minutes / target, &PARTS),
        _ => 1,
    }
}

/// The shade of a number by its edges: 1 where it reaches the first, and so on.
pub fn level(value: f64, edges: &[f64; 4]) -> usize {
    edges.iter().filter(|edge| value + 1e-9 >= **edge).count()
}

/// How a value fares in a season so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Served {
    /// It rests.
    Resting,
    /// It asks for nothing, without resting.
    AsksNothing,
    /// Nothing is asked yet: the season has not begun, or nothing of it counts.
    NotYet,
    /// It has at least what was asked so far.
    OnCourse,
    /// It lacks so many minutes of what was asked so far.
    Behind(u32),
}

/// A value as a season has it.
#[derive(Debug, Clone, PartialEq)]
pub struct SeasonValueRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its weight in force, and whether the season says so itself.
    pub weight: (f64, bool),
    /// Its weekly target in force, and whether the season says so itself.
    pub weekly: (Option<Minutes>, bool),
    /// Whether it rests this season.
    pub resting: bool,
    /// Minutes that served it so far.
    pub minutes: f64,
    /// Minutes asked of it so far; none where nothing is asked.
    pub asked: Option<f64>,
    /// How it fares.
    pub served: Served,
}

/// A week, a month or a quarter.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// As it is headed: `W47`, `Nov`, `Q4`.
    pub label: String,
    /// In full, for programs and for sentences: `2026-W47`, `2026-11`, `2026-Q4`.
    pub name: String,
    /// Its days.
    pub period: Period,
    /// Whether today lies in it.
    pub is_now: bool,
    /// Its numbers as lived; none before anything is known and after today.
    pub score: Option<Score>,
    /// How many of its days are days of grace.
    pub grace: usize,
    /// Minutes of work and of life that the swing counts; none where it does not count yet.
    pub sides: Option<(f64, f64)>,
    /// The share of work, 0 to 1, that the season means which has most of its days: half where that leans to neither
    /// side; none where most of them lie in no season.
    pub meant: Option<f64>,
}

impl Column {
    /// Minutes and target of a value.
    pub fn value(&self, id: &str) -> Option<(f64, Option<f64>)> {
        let value = self.score.as_ref()?.values.iter().find(|value| value.id == id)?;
        Some((value.minutes, value.target))
    }

    /// Whether every value that was asked for got some of its time; none where nothing was asked.
    pub fn has_every_value(&self) -> Option<bool> {
        let score = self.score.as_ref()?;
        let mut asked = score.values.iter().filter(|value| value.target.is_some()).peekable();
        asked.peek()?;
        Some(asked.all(|value| value.minutes >= SOME))
    }
}

/// Everything that is shown of a season.
#[derive(Debug, Clone)]
pub struct SeasonReport {
    /// The day that it was looked for on.
    pub date: NaiveDate,
    /// Today.
    pub today: NaiveDate,
    /// The season; none where no season holds that day.
    pub season: Option<Season>,
    /// That a file that the figures need can't be read; none where all were read.
    pub unread: Option<String>,
    /// The season so far, as lived.
    pub score: Option<Score>,
    /// Every value that is in force in it; without a season, today's with their own figures.
    pub values: Vec<SeasonValueRow>,
    /// By what columns are.
    pub grain: Grain,
    /// The weeks of the season, or the months or quarters of the year.
    pub columns: Vec<Column>,
    /// The swing of the season.
    pub swing: Option<Swing>,
    /// The year of that day.
    pub year: Year,
}

impl SeasonReport {
    /// Of what is gathered: the days of [`super::period`].
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
            year,
        }
    }

    /// Of the columns in which anything was asked, those in which every value got some of its time; and all of them.
    /// The one that runs counts once every value had some in it: before, it may still have.
    pub fn with_every_value(&self) -> (usize, usize) {
        let known = |column: &&Column| !column.is_now || column.has_every_value() == Some(true);
        let asked = self.columns.iter().filter(known).filter_map(Column::has_every_value);
        asked.fold((0, 0), |(some, all), every| (some + usize::from(every), all + 1))
    }
}

/// The share of work that a season means.
fn meant(season: &Season) -> f64 {
    season.target().unwrap_or(0.5)
}

/// What is meant in a period: what the season of most of its days means, none where those lie in no season.
fn meant_in(life: &Life, period: Period) -> Option<f64> {
    let days_of = |season: &Season| {
        let (from, to) = (season.start.max(period.from), season.end.min(period.to));
        (days_between(from, to) + 1).max(0)
    };
    let free = days_between(period.from, period.to) + 1 - life.seasons.iter().map(days_of).sum::<i64>();
    // Of two with as many days it is the later one, in which the period ends.
    let most = life.seasons.iter().max_by_key(|season| (days_of(season), season.start))?;
    (days_of(most) > free.max(0)).then(|| meant(most))
}

fn weeks(gathered: &Gathered, as_of: &AsOf, of: &Season, swing: Option<&Swing>) -> Vec<Column> {
    let season = Period::new(of.start, of.end);
    let known = trend::weeks(gathered, season, as_of);
    let first = season.from.max(gathered.first_day().unwrap_or(season.from).min(as_of.today));
    let last = Week::of(season.to.min(plus(as_of.today.max(first), DAYS_AHEAD)));
    let mut week = Week::of(first);
    let mut columns = Vec::new();
    while week <= last {
        let point = known.iter().find(|point| point.week == week);
        let side = swing.and_then(|swing| swing.weeks.iter().find(|side| side.week == week));
        columns.push(Column {
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

/// The months of a year, or its quarters: runs of so many months.
fn parts_of_year(
    life: &Life,
    gathered: &Gathered,
    as_of: &AsOf,
    date: NaiveDate,
    months: u32,
) -> Vec<Column> {
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
            1 => (MONTHS[(month - 1) as usize][..3].to_owned(), format!("{number:04}-{month:02}")),
            _ => (format!("Q{part}"), format!("{number:04}-Q{part}")),
        };
        Column {
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

/// Every value that is in force in a season, or today where there is none, in the profile's order.
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
        let asks = verbs::asked(life, season, value);
        let found = score.and_then(|score| score.values.iter().find(|known| known.id == value.id));
        let minutes = found.map_or(0.0, |found| found.minutes);
        let asked = found.and_then(|found| found.target);
        let has_begun = score.is_some_and(|score| score.live > 0.0);
        SeasonValueRow {
            id: value.id.clone(),
            name: if value.name.is_empty() { value.id.clone() } else { value.name.clone() },
            weight: (asks.weight, asks.said.weight.is_some()),
            weekly: (asks.weekly, asks.said.weekly.is_some()),
            resting: asks.said.resting,
            minutes,
            asked,
            served: served(&asks, minutes, asked, has_begun),
        }
    };
    life.profile.values.iter().filter(in_force).map(row).collect()
}

fn served(asks: &Asked, minutes: f64, asked: Option<f64>, has_begun: bool) -> Served {
    match asked {
        _ if asks.said.resting => Served::Resting,
        None if asks.minutes().is_none() => Served::AsksNothing,
        Some(asked) if has_begun => match (asked - minutes).round() {
            lacking if lacking > 0.0 => Served::Behind(lacking as u32),
            _ => Served::OnCourse,
        },
        _ => Served::NotYet,
    }
}
