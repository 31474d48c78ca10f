//! Figures of a week: hours of its days, values and areas.

use chrono::NaiveDate;

use super::{Showing, days};
use crate::alignment::{AsOf, CountedHours, Gathered, Lens, Period, Score, rounded};
use crate::domain::edits::value_target;
use crate::domain::{AreaTree, Life, Minutes, Side, Value, Week};
use crate::report::season::sentences::named;
use crate::report::unread;

/// Area of care for others. It has its own figure beside the two sides.
const CARE: &str = "care";

/// Hours of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayHours {
    /// Whether its figures are known: every file that they need was read.
    pub is_known: bool,
    /// The day.
    pub date: NaiveDate,
    /// Whether it is a grace day. Its hours are shown, but not summed.
    pub is_grace: bool,
    /// Minutes of work.
    pub work: i64,
    /// Minutes of life, care included.
    pub life: i64,
    /// Minutes of care.
    pub care: i64,
}

/// A value in the week.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekValueRow {
    /// Id of the value.
    pub id: String,
    /// Name of the value.
    pub name: String,
    /// Minutes done.
    pub lived: f64,
    /// Forecast in minutes: done or planned. In the plan, planned.
    pub in_sight: f64,
    /// Target for the week in minutes, as it was set. `None` without a target.
    pub asked: Option<f64>,
    /// Target for the recorded days in minutes: what should be done so far. `None` without a target, or if no day
    /// counts yet.
    pub needed: Option<f64>,
    /// Weekly target.
    pub weekly: Minutes,
    /// Whether the season pauses it.
    pub resting: bool,
}

/// Hours of an area in the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaRow {
    /// Id of the area.
    pub id: String,
    /// Name of the area.
    pub name: String,
    /// Side of the area.
    pub side: Option<Side>,
    /// Minutes done.
    pub lived: i64,
    /// Forecast in minutes: done or planned.
    pub in_sight: i64,
}

/// Everything that is shown about a week, without its blocks.
#[derive(Debug, Clone)]
pub struct WeekReport {
    /// The day shown.
    pub date: NaiveDate,
    /// Today.
    pub today: NaiveDate,
    /// ISO week of the figures.
    pub week: Week,
    /// Seven days shown.
    pub shown: Period,
    /// Hours that are shown: the forecast, the plan or what was done.
    pub showing: Showing,
    /// Goal of the week. `None` if not set.
    pub intention: Option<String>,
    /// Sentence about a file that the figures need and that can't be read. `None` if all were read.
    pub unread: Option<String>,
    /// Season of the week, and its week: `Launch, week 7 of 13`.
    pub season: Option<String>,
    /// Hours of the days shown, in order.
    pub days: Vec<DayHours>,
    /// Score of the week, through the lens shown.
    pub score: Score,
    /// Values in force, in the profile's order.
    pub values: Vec<WeekValueRow>,
    /// Areas with any time in the ISO week, the largest first. Grace days are left out, as in the sums.
    pub areas: Vec<AreaRow>,
    /// Minutes that are work and life at once. Each area counts all of them, each side counts half.
    pub both: i64,
}

impl WeekReport {
    /// Returns the report of the week of a day. `gathered` must have the days of [`super::span`].
    pub fn new(
        life: &Life,
        gathered: &Gathered,
        as_of: &AsOf,
        date: NaiveDate,
        shown: Period,
        showing: Showing,
    ) -> WeekReport {
        let (week, lens) = (Week::of(date), showing.lens());
        let score = gathered.score(Period::week(week), lens, as_of);
        let lived = gathered.score(Period::week(week), Lens::Actual, as_of);
        let season = named(life, Period::week(week));
        let tree = AreaTree::new(&life.profile);
        let whole = gathered.hours(Period::week(week), lens, as_of).without_grace();
        WeekReport {
            date,
            today: as_of.today,
            week,
            shown,
            showing,
            unread: unread::of_period(life, as_of.today, super::span(date, shown)),
            intention: life.goal(week).map(str::to_owned),
            season,
            days: days(shown).map(|day| hours(gathered, &tree, day, lens, as_of)).collect(),
            values: values(life, date, &score, &lived),
            areas: if score.is_whole { areas(&whole, &tree) } else { Vec::new() },
            both: if score.is_whole { whole.both() } else { 0 },
            score,
        }
    }

    /// Returns whether the figures cover other days than the seven shown.
    pub fn is_askew(&self) -> bool {
        self.shown != Period::week(self.week)
    }

    /// Returns whether the ISO week is over.
    pub fn is_over(&self) -> bool {
        self.week.sunday() < self.today
    }
}

fn hours(gathered: &Gathered, tree: &AreaTree, date: NaiveDate, lens: Lens, as_of: &AsOf) -> DayHours {
    let hours = gathered.hours(Period::day(date), lens, as_of);
    let (work, life) = hours.sides();
    DayHours {
        is_known: gathered.knows(date),
        date,
        is_grace: gathered.day(date).is_some_and(|day| day.is_grace()),
        work: rounded(work),
        life: rounded(life),
        care: hours.under(|area| tree.is_under(area, CARE)).in_sight,
    }
}

fn areas(hours: &CountedHours, tree: &AreaTree) -> Vec<AreaRow> {
    let row = |id: &String| {
        let covered = hours.under(|area| area == id);
        AreaRow {
            id: id.clone(),
            name: tree.get(id).map_or(id, |area| &area.name).clone(),
            side: tree.side(id),
            lived: covered.lived,
            in_sight: covered.in_sight,
        }
    };
    let mut areas: Vec<AreaRow> = hours.areas().iter().map(row).filter(|area| area.in_sight > 0).collect();
    areas.sort_by_key(|area| -area.in_sight);
    areas
}

fn values(life: &Life, date: NaiveDate, score: &Score, lived: &Score) -> Vec<WeekValueRow> {
    let season = life.season_on(date);
    let weekly = |value: &Value| value_target(life, season, value).weekly.unwrap_or_default();
    if !score.is_whole {
        // Values and their weekly targets are known even if a file can't be read.
        let named = life.profile.values.iter().filter(|value| !value.is_closed());
        let row = |value: &Value| WeekValueRow {
            id: value.id.clone(),
            name: if value.name.is_empty() { value.id.clone() } else { value.name.clone() },
            lived: 0.0,
            in_sight: 0.0,
            asked: None,
            needed: None,
            weekly: weekly(value),
            resting: value_target(life, season, value).said.resting,
        };
        return named.map(row).collect();
    }
    let row = |minutes: &crate::alignment::ValueMinutes| {
        let known = life.profile.value(&minutes.id);
        let name = known.map(|value| value.name.as_str()).filter(|name| !name.is_empty());
        let own = lived.values.iter().find(|own| own.id == minutes.id);
        WeekValueRow {
            id: minutes.id.clone(),
            name: name.unwrap_or(&minutes.id).to_owned(),
            lived: own.map_or(0.0, |own| own.minutes),
            in_sight: minutes.minutes,
            asked: minutes.target,
            needed: own.and_then(|own| own.needed),
            weekly: known.map(weekly).unwrap_or_default(),
            resting: minutes.resting,
        }
    };
    score.values.iter().map(row).collect()
}
