//! What the last four weeks say: when something is usual, how demanding it is, and whether it is done on weekends.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{DAYS_BACK, QUARTER, reason::Usual};
use crate::domain::date::plus;
use crate::domain::time::DAY;
use crate::domain::{Block, Demand, Life, Profile, Status};
use crate::line::fold;

/// How many blocks of one title make its start usual. Of a value or an area it takes one more.
const TIMES: usize = 2;

/// A block of the last weeks or of the days in which a time is looked for.
#[derive(Debug, Clone)]
struct Past {
    date: NaiveDate,
    /// Whether its day is over.
    is_past: bool,
    title: String,
    values: Vec<String>,
    area: Option<String>,
    job: Option<String>,
    demand: Option<Demand>,
    /// Start and end by the clock, in minutes. `None` without a set time.
    span: Option<(u32, u32)>,
}

/// The blocks of the last weeks.
#[derive(Debug, Clone)]
pub(super) struct History(Vec<Past>);

/// When something is usual, and which hours of the day it has had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Habit {
    /// Median start by the clock, in minutes.
    pub start: u32,
    /// What the habit is of.
    pub of: Usual,
    /// For each quarter of an hour of the day, whether something alike was in it at least twice.
    pub quarters: Vec<bool>,
}

impl History {
    /// Reads the loaded days from four weeks before today to the last day in which a time is looked for.
    pub fn new(life: &Life, today: NaiveDate, to: NaiveDate) -> History {
        let known = |ids: &[String]| {
            let id =
                |id: &String| life.profile.value(id).map_or_else(|| id.clone(), |value| value.id.clone());
            ids.iter().map(id).collect()
        };
        let from = plus(today, -DAYS_BACK);
        let days = life.days.range(from..=to.max(from));
        let blocks = days.flat_map(|(date, day)| day.blocks.iter().map(move |block| (*date, block)));
        let happened =
            |block: &Block| !matches!(block.status, Some(Status::Skipped | Status::Moved | Status::Released));
        let past = blocks.filter(|(_, block)| happened(block)).map(|(date, block)| Past {
            date,
            is_past: date < today,
            title: fold(&block.title),
            values: known(&block.values),
            area: block.area.clone(),
            job: job_of(&life.profile, block),
            demand: block.demand,
            span: span_of(block),
        });
        History(past.collect())
    }

    /// Returns the habit of a block's title, else of its values, else of its area. `None` if it has none.
    pub fn habit(&self, profile: &Profile, block: &Block) -> Option<Habit> {
        let title = fold(&block.title);
        let serves =
            |past: &Past| block.values.iter().find(|id| past.values.contains(&value_id(profile, id)));
        let same_title = self.starts(|past| past.title == title);
        if same_title.len() >= TIMES {
            return habit(same_title, Usual::Own);
        }
        let same_value = self.starts(|past| serves(past).is_some());
        if let (true, Some(value)) = (same_value.len() > TIMES, block.values.first()) {
            return habit(same_value, Usual::Value(value.clone()));
        }
        let area = block.area.as_ref()?;
        let same_area = self.starts(|past| past.area.as_ref() == Some(area));
        if same_area.len() > TIMES { habit(same_area, Usual::Area(area.clone())) } else { None }
    }

    fn starts(&self, is_alike: impl Fn(&Past) -> bool) -> Vec<(u32, u32)> {
        self.0.iter().filter(|past| past.is_past && is_alike(past)).filter_map(|past| past.span).collect()
    }

    /// Returns how demanding a block is: as it says, else as most blocks with its title, else as most that serve its
    /// values. `None` if that is not known.
    pub fn demand(&self, profile: &Profile, block: &Block) -> Option<Demand> {
        let title = fold(&block.title);
        let of_title = || self.majority(|past| past.title == title);
        let of_values = || {
            let values: Vec<String> = block.values.iter().map(|id| value_id(profile, id)).collect();
            self.majority(|past| past.values.iter().any(|id| values.contains(id)))
        };
        block.demand.or_else(of_title).or_else(of_values)
    }

    /// Returns the demand of more than half of the blocks that say one.
    fn majority(&self, is_alike: impl Fn(&Past) -> bool) -> Option<Demand> {
        let said: Vec<Demand> =
            self.0.iter().filter(|past| is_alike(past)).filter_map(|past| past.demand).collect();
        let count = |demand: &Demand| said.iter().filter(|other| *other == demand).count();
        Demand::ALL.iter().find(|demand| 2 * count(demand) > said.len()).copied()
    }

    /// Returns whether blocks of the same job, or without a job of the same area, were on a weekend.
    pub fn has_weekends(&self, profile: &Profile, block: &Block) -> bool {
        let job = job_of(profile, block);
        self.0.iter().any(|past| {
            let is_free = matches!(past.date.weekday(), Weekday::Sat | Weekday::Sun);
            is_free && past.is_past && past.job == job && (job.is_some() || past.area == block.area)
        })
    }
}

fn value_id(profile: &Profile, id: &str) -> String {
    profile.value(id).map_or_else(|| id.to_owned(), |value| value.id.clone())
}

/// Returns the id of a block's job. `None` if it has none that is known.
pub(super) fn job_of(profile: &Profile, block: &Block) -> Option<String> {
    block.engagement.as_deref().and_then(|id| profile.engagement(id)).map(|job| job.id.clone())
}

/// Returns when a block was, by the clock: from its first start to the last end.
fn span_of(block: &Block) -> Option<(u32, u32)> {
    let spans: Vec<_> = block.lived().collect();
    let spans = if spans.is_empty() { block.plan.into_iter().collect() } else { spans };
    let start = spans.iter().map(|span| span.start).min()?;
    let end = spans.iter().map(|span| span.end).max()?;
    Some((start.minutes(), end.minutes()))
}

fn habit(mut spans: Vec<(u32, u32)>, of: Usual) -> Option<Habit> {
    spans.sort_unstable();
    let (start, _) = *spans.get(spans.len() / 2)?;
    let mut counts = vec![0_u32; (DAY / QUARTER) as usize];
    for (start, end) in &spans {
        for quarter in (*start / QUARTER..end.div_ceil(QUARTER)).take(counts.len()) {
            let place = quarter as usize % counts.len();
            counts.iter_mut().skip(place).take(1).for_each(|count| *count += 1);
        }
    }
    Some(Habit { start, of, quarters: counts.into_iter().map(|count| count >= 2).collect() })
}
