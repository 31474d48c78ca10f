//! What the last four weeks say: when something is often done, how demanding it is, and whether it is done on weekends.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{DAYS_BACK, QUARTER, reason::Often};
use crate::domain::date::plus;
use crate::domain::fold::fold;
use crate::domain::time::DAY;
use crate::domain::{Block, Demand, Life, Profile, Status};

/// How many blocks of one title make its start frequent. Of a value or an area it takes one more.
const TIMES: usize = 2;

/// A block of the last weeks or of the days in which a time is looked for.
#[derive(Debug, Clone)]
struct Past<'a> {
    date: NaiveDate,
    /// Whether its day is over.
    is_past: bool,
    block: &'a Block,
}

/// The blocks of the last weeks.
#[derive(Debug, Clone)]
pub(super) struct History<'a>(Vec<Past<'a>>);

/// When something is often done, and which hours of the day it has had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Habit {
    /// Median start by the clock, in minutes.
    pub start: u32,
    /// What the habit is of.
    pub of: Often,
    /// Whether it is of Saturdays and Sundays. Otherwise it is of weekdays.
    pub on_weekends: bool,
    /// For each quarter of an hour of the day, whether something alike was in it at least twice.
    pub quarters: Vec<bool>,
}

impl<'a> History<'a> {
    /// Reads the loaded days from four weeks before today to the last day in which a time is looked for.
    pub fn new(life: &'a Life, today: NaiveDate, to: NaiveDate) -> History<'a> {
        let from = plus(today, -DAYS_BACK);
        let days = life.days.range(from..=to.max(from));
        let blocks = days.flat_map(|(date, day)| day.blocks.iter().map(move |block| (*date, block)));
        let happened =
            |block: &Block| !matches!(block.status, Some(Status::Skipped | Status::Moved | Status::Released));
        let past = blocks.filter(|(_, block)| happened(block));
        History(past.map(|(date, block)| Past { date, is_past: date < today, block }).collect())
    }

    /// Returns the habit of a block's title, else of its values, else of its area, on weekdays or on weekends. `None` if
    /// it has none.
    pub fn habit(&self, profile: &Profile, block: &Block, on_weekends: bool) -> Option<Habit> {
        let habit = |spans, of| habit(spans, of, on_weekends);
        let same_title = self.spans(on_weekends, |past| is_same(&past.title, &block.title));
        if same_title.len() >= TIMES {
            return habit(same_title, Often::Own);
        }
        let same_value = self.spans(on_weekends, |past| shares_value(profile, past, block));
        if let (true, Some(value)) = (same_value.len() > TIMES, block.values.first()) {
            return habit(same_value, Often::Value(value.clone()));
        }
        let area = block.area.as_ref()?;
        let same_area = self.spans(on_weekends, |past| past.area.as_ref() == Some(area));
        if same_area.len() > TIMES { habit(same_area, Often::Area(area.clone())) } else { None }
    }

    /// Returns when past blocks of weekdays or of weekends were, by the clock, in minutes.
    fn spans(&self, on_weekends: bool, is_alike: impl Fn(&Block) -> bool) -> Vec<(u32, u32)> {
        let of_kind = self.0.iter().filter(|past| past.is_past && is_weekend(past.date) == on_weekends);
        let past = of_kind.filter(|past| is_alike(past.block));
        past.filter_map(|past| span_of(past.block)).collect()
    }

    /// Returns how demanding a block is: as it says, else as most blocks with its title, else as most that serve its
    /// values. `None` if that is not known.
    pub fn demand(&self, profile: &Profile, block: &Block) -> Option<Demand> {
        let of_title = || self.majority(|past| is_same(&past.title, &block.title));
        let of_values = || self.majority(|past| shares_value(profile, past, block));
        block.demand.or_else(of_title).or_else(of_values)
    }

    /// Returns the demand of more than half of the blocks that say one.
    fn majority(&self, is_alike: impl Fn(&Block) -> bool) -> Option<Demand> {
        let said = self.0.iter().filter(|past| past.block.demand.is_some() && is_alike(past.block));
        let said: Vec<Demand> = said.filter_map(|past| past.block.demand).collect();
        let count = |demand: &Demand| said.iter().filter(|other| *other == demand).count();
        Demand::ALL.iter().find(|demand| 2 * count(demand) > said.len()).copied()
    }

    /// Returns whether blocks of the same job, or without a job of the same area, were on a weekend.
    pub fn has_weekends(&self, profile: &Profile, block: &Block) -> bool {
        let job = job_of(profile, block);
        self.0.iter().any(|past| {
            let is_same =
                |past: &Block| job_of(profile, past) == job && (job.is_some() || past.area == block.area);
            is_weekend(past.date) && past.is_past && is_same(past.block)
        })
    }
}

/// Returns whether a day is a Saturday or a Sunday.
pub(super) fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Returns whether two titles are the same, case and accents aside.
fn is_same(one: &str, other: &str) -> bool {
    match one.is_ascii() && other.is_ascii() {
        true => one.trim().eq_ignore_ascii_case(other.trim()),
        false => fold(one) == fold(other),
    }
}

/// Returns whether two blocks serve a common value, under its present or an earlier id.
fn shares_value(profile: &Profile, one: &Block, other: &Block) -> bool {
    let id = |id: &'_ String| profile.value(id).map_or_else(|| id.clone(), |value| value.id.clone());
    !one.values.is_empty()
        && other.values.iter().map(id).any(|value| one.values.iter().map(id).any(|own| own == value))
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

fn habit(mut spans: Vec<(u32, u32)>, of: Often, on_weekends: bool) -> Option<Habit> {
    spans.sort_unstable();
    let (start, _) = *spans.get(spans.len() / 2)?;
    let mut counts = vec![0_u32; (DAY / QUARTER) as usize];
    for (start, end) in &spans {
        for quarter in (*start / QUARTER..end.div_ceil(QUARTER)).take(counts.len()) {
            let place = quarter as usize % counts.len();
            counts.iter_mut().skip(place).take(1).for_each(|count| *count += 1);
        }
    }
    Some(Habit { start, of, on_weekends, quarters: counts.into_iter().map(|count| count >= 2).collect() })
}
