//! What is shown of a week in figures: the hours of its days, and what its values and its areas are given.

use chrono::NaiveDate;

use super::{Showing, days};
use crate::alignment::{AsOf, CountedHours, Gathered, Lens, Period, Score};
use crate::domain::verbs::asked;
use crate::domain::{AreaTree, Life, Minutes, Side, Value, Week};
use crate::report::unread;

/// The area of care for others: it has a figure of its own, beside those of the two sides.
const CARE: &str = "care";

/// The hours of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayHours {
    /// Whether its figures are known: every file that they need was read.
    pub is_known: bool,
    /// Which day.
    pub date: NaiveDate,
    /// Whether it is a day of grace: its hours are shown, and are left out of the sums.
    pub is_grace: bool,
    /// Minutes of work.
    pub work: i64,
    /// Minutes of life, care among them.
    pub life: i64,
    /// Of life, minutes of care.
    pub care: i64,
}

/// What a value is given in the week.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekValueRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Minutes that were lived.
    pub lived: f64,
    /// Minutes that were lived or are planned; under the plan alone those that are planned.
    pub in_sight: f64,
    /// Minutes asked of the week; none where nothing is asked of it, or nothing counts yet.
    pub asked: Option<f64>,
    /// Minutes that any week is asked for.
    pub weekly: Minutes,
    /// Whether it rests this season.
    pub resting: bool,
}

/// The hours of an area in the days that are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its side of the scale.
    pub side: Option<Side>,
    /// Minutes that were lived.
    pub lived: i64,
    /// Minutes that were lived or are planned.
    pub in_sight: i64,
}

/// Everything that is shown of a week, its blocks apart.
#[derive(Debug, Clone)]
pub struct WeekReport {
    /// The day in view.
    pub date: NaiveDate,
    /// Today.
    pub today: NaiveDate,
    /// Its ISO week, of which the figures are.
    pub week: Week,
    /// The seven days that are shown.
    pub shown: Period,
    /// What of them.
    pub showing: Showing,
    /// What the week is for.
    pub intention: Option<String>,
    /// That a file that the figures need can't be read; none where all were read.
    pub unread: Option<String>,
    /// The season of the day in view, and which week of it: `Launch, week 7 of 13`.
    pub season: Option<String>,
    /// The days that are shown, in order.
    pub days: Vec<DayHours>,
    /// The week's numbers, as it is shown.
    pub score: Score,
    /// The values that are in force, in the profile's order.
    pub values: Vec<WeekValueRow>,
    /// The areas that have any time in the ISO week, the largest first; its days of grace left out, as in the sums.
    pub areas: Vec<AreaRow>,
    /// Minutes of them that are work and life at once: whole in each area, half on each side.
    pub both: i64,
}

impl WeekReport {
    /// Of what is gathered: the days of [`super::span`].
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
        let intention = life.weeks.get(&week).and_then(|record| record.intention.clone());
        let season = life.season_on(date).map(|season| {
            let (week, weeks) = season.week_of(date);
            format!("{}, week {week} of {weeks}", season.name)
        });
        let tree = AreaTree::new(&life.profile);
        let whole = gathered.hours(Period::week(week), lens, as_of).without_grace();
        WeekReport {
            date,
            today: as_of.today,
            week,
            shown,
            showing,
            unread: unread::of_period(life, as_of.today, super::span(date, shown)),
            intention: intention.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty()),
            season,
            days: days(shown).map(|day| hours(gathered, &tree, day, lens, as_of)).collect(),
            values: values(life, date, &score, &lived),
            areas: if score.is_whole { areas(&whole, &tree) } else { Vec::new() },
            both: if score.is_whole { whole.both() } else { 0 },
            score,
        }
    }

    /// Whether the figures are of other days than those that are shown.
    pub fn is_askew(&self) -> bool {
        self.shown != Period::week(self.week)
    }

    /// Whether the whole of the ISO week is over.
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
        work: work.round() as i64,
        life: life.round() as i64,
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
    let weekly = |value: &Value| asked(life, season, value).weekly.unwrap_or_default();
    if !score.is_whole {
        // Which values there are is known all the same.
        let named = life.profile.values.iter().filter(|value| !value.is_closed());
        let row = |value: &Value| WeekValueRow {
            id: value.id.clone(),
            name: if value.name.is_empty() { value.id.clone() } else { value.name.clone() },
            lived: 0.0,
            in_sight: 0.0,
            asked: None,
            weekly: weekly(value),
            resting: asked(life, season, value).said.resting,
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
            weekly: known.map(weekly).unwrap_or_default(),
            resting: minutes.resting,
        }
    };
    score.values.iter().map(row).collect()
}
