//! What was recorded in the last weeks about a record of `life.toml`, in sentences and by week.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::alignment::{Lens, Period, Score, rounded};
use crate::domain::date::plus;
use crate::domain::profile::{Area, Boundary, Engagement, LifeRecord, Value};
use crate::domain::{AreaTree, Ctx, Life, Side, Time, Week, covered};
use crate::report::day::words::{length, money};
use crate::report::gather::{REACH, as_of, gather};
use crate::report::life::felt::each_hour;
use crate::report::review::commitments::boundaries;
use crate::report::standing::engagement_hours;
use crate::report::wording::{and, kept_on, times};

/// The number of weeks that are looked at, this week included.
pub const WEEKS: i64 = 8;

/// Returns the first and the last day that must be loaded.
pub fn needed(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let this = Week::of(today);
    (plus(this.plus(1 - WEEKS).monday(), -REACH), plus(this.sunday(), REACH))
}

/// What is said about a record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// Sentences.
    pub said: Vec<String>,
    /// Minutes recorded in each week, the earliest first. Empty where none are, or where hours don't matter.
    pub weeks: Vec<(Week, i64)>,
}

impl Evidence {
    /// Adds the hours of these weeks, or else the sentence that there are none.
    fn hours(&mut self, weeks: &[Week], minutes: &[i64], none: String) {
        let all: i64 = minutes.iter().sum();
        if all == 0 {
            self.said.push(none);
            return;
        }
        let per_week = all / i64::try_from(weeks.len().max(1)).unwrap_or(1);
        self.said.push(format!("{}: {}, {} a week.", span(weeks), length(all), length(per_week)));
        self.weeks = weeks.iter().copied().zip(minutes.iter().copied()).collect();
    }
}

/// Returns what is said about a record, from the loaded days of [`needed`].
pub fn evidence(life: &Life, ctx: &Ctx, record: &LifeRecord) -> Evidence {
    match record {
        LifeRecord::Value(value) => of_value(life, ctx, value),
        LifeRecord::Area(area) => of_area(life, ctx, area),
        LifeRecord::Engagement(job) => of_job(life, ctx, job),
        LifeRecord::Boundary(boundary) => of_boundary(life, ctx, boundary),
    }
}

/// Returns the weeks that are looked at and have a day since the first day with a file, the earliest first.
fn weeks(life: &Life, ctx: &Ctx) -> Vec<Week> {
    let this = Week::of(life.today(ctx));
    let all = (0..WEEKS).rev().map(|back| this.plus(-back));
    all.filter(|week| life.first_day.is_some_and(|first| first <= week.sunday())).collect()
}

/// Returns the scores of what was done in these weeks.
fn scores(life: &Life, ctx: &Ctx, weeks: &[Week]) -> Vec<Score> {
    let (Some(first), Some(last)) = (weeks.first(), weeks.last()) else { return Vec::new() };
    let gathered = gather(life, ctx, Period::new(first.monday(), last.sunday()));
    let as_of = as_of(life, ctx);
    weeks.iter().map(|week| gathered.score(Period::week(*week), Lens::Actual, &as_of)).collect()
}

/// Returns how long the weeks are in words: `In the last 8 weeks`, `This week`.
fn span(weeks: &[Week]) -> String {
    match weeks.len() {
        0 | 1 => "This week".to_owned(),
        count => format!("In the last {count} weeks"),
    }
}

/// Returns the hours of each week in one line: `W46 4h45 · W47 9h20`.
pub fn by_week(weeks: &[(Week, i64)]) -> String {
    let one = |(week, minutes): &(Week, i64)| match minutes {
        0 => format!("W{} –", week.number()),
        minutes => format!("W{} {}", week.number(), length(*minutes)),
    };
    weeks.iter().map(one).collect::<Vec<_>>().join(" · ")
}

fn of_value(life: &Life, ctx: &Ctx, value: &Value) -> Evidence {
    let weeks = weeks(life, ctx);
    let minutes: Vec<i64> = scores(life, ctx, &weeks)
        .iter()
        .map(|score| score.values.iter().find(|one| one.id == value.id).map_or(0, |one| rounded(one.minutes)))
        .collect();
    let mut about = Evidence::default();
    let season = life.season_on(life.today(ctx));
    let intent = season.map(|season| (season, crate::domain::edits::intent_of(life, season, &value.id)));
    if let Some((season, intent)) = intent {
        if intent.resting {
            about.said.push(format!("Paused: it has no target in {}.", season.name));
        } else if let Some(weekly) = intent.weekly {
            about.said.push(format!(
                "In {} its target is {} a week. Change that on Season.",
                season.name,
                weekly.short()
            ));
        }
    }
    about.hours(&weeks, &minutes, format!("No block counts for it yet. Add #{} to one.", value.id));
    about
}

fn of_area(life: &Life, ctx: &Ctx, area: &Area) -> Evidence {
    let tree = AreaTree::new(&life.profile);
    let mut said = vec![
        match tree.side(&area.id) {
            Some(Side::Work) => "Its hours count as work in balance.",
            Some(Side::Life) => "Its hours count as life in balance.",
            Some(Side::Upkeep) => "Its hours count on neither side of balance.",
            None => "It has no side yet, so its hours don't count in balance.",
        }
        .to_owned(),
    ];
    let under: Vec<String> = tree
        .all()
        .iter()
        .filter(|other| other.parent.as_deref() == Some(area.id.as_str()) && !other.archived)
        .map(|other| other.name.clone())
        .collect();
    if !under.is_empty() {
        said.push(format!("{} {} part of it.", and(&under), if under.len() == 1 { "is" } else { "are" }));
    }
    let weeks = weeks(life, ctx);
    let minutes: Vec<i64> = weeks
        .iter()
        .map(|week| {
            let days = week.days().filter_map(|date| life.day(date));
            let spans = days.flat_map(|day| {
                let own = day
                    .blocks
                    .iter()
                    .filter(|block| block.area.as_deref().is_some_and(|id| tree.is_under(id, &area.id)));
                own.flat_map(|block| life.lived(ctx, day, block)).collect::<Vec<_>>()
            });
            covered(spans.collect())
        })
        .collect();
    let mut about = Evidence { said, weeks: Vec::new() };
    about.hours(&weeks, &minutes, nothing(&weeks));
    let worth = area.worth.iter().rfind(|worth| worth.from.is_none_or(|from| from <= life.today(ctx)));
    if let (Some(worth), Some(last)) = (worth, minutes.last())
        && worth.per == crate::domain::profile::Per::Hour
        && *last > 0
    {
        #[allow(clippy::cast_precision_loss, reason = "minutes of a week are few")]
        let amount = worth.amount * (*last as f64) / 60.0;
        let cost = money(amount, worth.currency.as_deref());
        about.said.push(format!("Unpaid, {} this week would cost {cost}.", length(*last)));
    }
    about
}

fn of_job(life: &Life, ctx: &Ctx, job: &Engagement) -> Evidence {
    let weeks = weeks(life, ctx);
    let (mut minutes, mut outside) = (Vec::new(), 0);
    for week in &weeks {
        let hours = engagement_hours(life, ctx, *week).into_iter().find(|hours| hours.id == job.id);
        minutes.push(hours.as_ref().map_or(0, |hours| hours.week));
        outside += hours.map_or(0, |hours| hours.outside);
    }
    let mut about = Evidence::default();
    about.hours(&weeks, &minutes, nothing(&weeks));
    if outside > 0 {
        about.said.push(format!("{} of it outside working hours.", length(outside)));
    }
    if job.hours.is_empty() && !job.archived {
        about.said.push("Without hours, aplomb can't say when you are free for it.".to_owned());
    }
    if job.clocked {
        about.said.push("Nothing private is suggested in its hours.".to_owned());
    }
    about
}

/// Says that nothing was recorded in these weeks.
fn nothing(weeks: &[Week]) -> String {
    format!("{}: nothing recorded.", span(weeks))
}

fn of_boundary(life: &Life, ctx: &Ctx, boundary: &Boundary) -> Evidence {
    let weeks = weeks(life, ctx);
    let (mut windows, mut crossings, mut minutes) = (0, 0, 0.0);
    let mut by: BTreeMap<String, (usize, i64)> = BTreeMap::new();
    let mut talk = None;
    for (week, score) in weeks.iter().zip(scores(life, ctx, &weeks)) {
        let all = boundaries(life, ctx, *week, &score);
        let Some(held) = all.into_iter().find(|one| one.id == boundary.id) else { continue };
        windows += held.windows;
        crossings += held.crossed;
        minutes += held.minutes;
        for one in held.by {
            let whose = if one.whose.is_empty() { one.title } else { one.whose };
            let entry = by.entry(whose).or_default();
            *entry = (entry.0 + 1, entry.1 + one.minutes);
        }
        talk = held.talk;
    }
    let mut said = Vec::new();
    if windows == 0 {
        said.push("Not in force on a recorded day yet.".to_owned());
    } else {
        said.push(format!("{}: {}.", span(&weeks), kept_on(windows, crossings, minutes)));
    }
    if crossings > 0 {
        let mut by: Vec<(String, (usize, i64))> = by.into_iter().collect();
        by.sort_by_key(|(_, (_, minutes))| -minutes);
        let one = |(whose, (count, minutes)): (String, (usize, i64))| {
            format!("{whose} {} ({})", times(count), length(minutes))
        };
        said.push(format!("Crossed by {}.", and(&by.into_iter().map(one).collect::<Vec<_>>())));
        said.extend(most_at(life, ctx, &weeks, boundary));
    }
    said.push(match boundary.told.as_slice() {
        [] => "Nobody knows about this boundary. Tell the people it affects.".to_owned(),
        [one] => format!("{one} knows about it."),
        all => format!("{} know about it.", and(all)),
    });
    if let Some((with, by)) = talk {
        let by = by.map(|by| format!(" by {}", crate::domain::date::short(by))).unwrap_or_default();
        said.push(format!("You plan to talk to {with} about it{by}."));
    }
    Evidence { said, weeks: Vec::new() }
}

/// Returns the hour of the clock in which a boundary was crossed longest. None: it lasts less than two hours, so its
/// hours say it.
fn most_at(life: &Life, ctx: &Ctx, weeks: &[Week], boundary: &Boundary) -> Option<String> {
    if boundary.window.minutes() < 120 {
        return None;
    }
    let areas = AreaTree::new(&life.profile);
    let mut by_hour: BTreeMap<u32, i64> = BTreeMap::new();
    for day in weeks.iter().flat_map(|week| week.days()).filter_map(|date| life.day(date)) {
        if day.head.grace.is_some() || !boundary.holds_on(day.date) {
            continue;
        }
        let zone = day.head.zone.unwrap_or(ctx.zone);
        let Some(window) = zone.resolve(day.date, boundary.window) else { continue };
        for block in &day.blocks {
            if !crate::planning::crossing::keeps_out(boundary, &life.profile, &areas, block) {
                continue;
            }
            for (start, end) in life.lived(ctx, day, block) {
                let inside = (start.max(window.0), end.min(window.1));
                each_hour(zone, inside, |hour, minutes| *by_hour.entry(hour).or_default() += minutes);
            }
        }
    }
    let (hour, _) = by_hour.into_iter().max_by_key(|(hour, minutes)| (*minutes, std::cmp::Reverse(*hour)))?;
    let at = |hour: u32| Time::from_minutes(hour * 60).short(ctx.clock);
    Some(format!("Most of it between {} and {}.", at(hour), at(hour + 1)))
}
