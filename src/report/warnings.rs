//! What to know about a change of the plan: what it crosses, a day that is too full, a limit that is near. A plan can
//! always be kept.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::alignment::limits::{LimitOf, LimitUse, near};
use crate::alignment::{Period, rounded};
use crate::domain::date::{plus, short};
use crate::domain::{AreaTree, Block, Change, Ctx, Day, Edit, Life, Week, covered};
use crate::planning::crossing::{self, Crossing};
use crate::planning::suggest::DAYS_BACK;
use crate::planning::whole_day::BESIDE;
use crate::report::day::Agenda;
use crate::report::day::words::length;
use crate::report::gather::{REACH, as_of, gather};
use crate::report::limits::{has_limit, planned_words};
use crate::report::standing::Standing;

/// Minutes by which a day must be fuller than an average one to be said.
const MORE_THAN_AVERAGE: i64 = 60;
/// The least number of recorded days that make a mean.
const RECORDED: usize = 4;

/// What to know about a change of the plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Warnings {
    /// Blocks that cross something, by title.
    pub crossings: Vec<(String, Vec<Crossing>)>,
    /// Sentences about days that are too full.
    pub full_days: Vec<String>,
    /// Limits of the week that are near, reached or passed.
    pub limits: Vec<LimitUse>,
    /// Points of alignment that the crossings of a single block cost. `None`: not known, or several blocks.
    pub price: Option<f64>,
    /// The block, if the change is about a single one.
    about: Option<About>,
}

/// The only block that a change is about.
#[derive(Debug, Clone, PartialEq, Eq)]
struct About {
    date: NaiveDate,
    id: String,
    title: String,
}

impl Warnings {
    /// Returns the sentences about crossings, each with the title of its block where there are several blocks. `None`
    /// if nothing is crossed.
    pub fn crosses(&self) -> Option<String> {
        let said = self.crossings.iter().filter_map(|(title, crossings)| {
            let sentence = crossing::sentence(crossings)?;
            let is_it = self.about.as_ref().is_some_and(|about| about.title == *title);
            Some(if is_it { sentence } else { format!("{title}: {sentence}") })
        });
        let price = self.price.and_then(priced);
        Some(said.chain(price).collect::<Vec<_>>().join(" ")).filter(|said| !said.is_empty())
    }

    /// Adds what the crossings of a single block cost. `life` is that after the change.
    #[must_use]
    pub fn priced(mut self, life: &Life, standing: Option<&Standing>) -> Warnings {
        let boundaries: Vec<String> = self.own().iter().filter_map(|one| one.boundary().cloned()).collect();
        if let (Some(standing), Some(about), false) = (standing, &self.about, boundaries.is_empty()) {
            self.price = standing.price(life, about.date, &about.id, &boundaries);
        }
        self
    }

    /// Returns what is crossed by the only block that the change is about. Empty if there are several, or if another
    /// block crosses something.
    pub fn own(&self) -> &[Crossing] {
        match self.crossings.as_slice() {
            [(title, crossings)] if self.about.as_ref().is_some_and(|about| about.title == *title) => {
                crossings
            }
            _ => &[],
        }
    }

    /// Returns the sentences about days that are too full and about limits. Empty if there are none.
    pub fn too_much(&self) -> Vec<String> {
        self.full_days.iter().cloned().chain(self.limits.iter().map(planned_words)).collect()
    }
}

/// Returns how many days around an edit [`of_edit`] reads in the life after it.
pub fn reach(life: &Life) -> i64 {
    if has_limit(life) { 6 + REACH } else { BESIDE }
}

/// Returns the days that must be loaded to know everything about an edit that plans something. `None`: it plans nothing.
pub fn needed(life: &Life, ctx: &Ctx, edit: &Edit) -> Option<(NaiveDate, NaiveDate)> {
    let today = life.today(ctx);
    let weeks = || planned(edit).map(|(date, _, _)| Week::of(date)).filter(|week| week.sunday() >= today);
    let last = weeks().max()?;
    let (first, since) = (weeks().min()?, plus(today, -DAYS_BACK));
    Some(match has_limit(life) {
        true => (since.min(plus(first.monday(), -REACH)), plus(last.sunday(), REACH)),
        false => (since, today),
    })
}

/// Returns what to know about an edit that has been applied to a life. What was done before today is read from the
/// loaded days of `past`, which may be the same life.
pub fn of_edit(life: &Life, past: &Life, ctx: &Ctx, edit: &Edit) -> Warnings {
    let mut blocks = edit.changes.iter().filter_map(|change| match change {
        Change::Block(date, entry) => entry.after.as_ref().map(|block| (*date, block)),
        _ => None,
    });
    let about = blocks.next().filter(|_| blocks.next().is_none());
    let about = about.map(|(date, block)| About { date, id: block.id.clone(), title: block.title.clone() });
    let mut warnings =
        Warnings { crossings: crossing::of_edit(life, ctx, edit), about, ..Warnings::default() };
    let today = life.today(ctx);
    let more = |date: &NaiveDate| {
        let minutes = planned(edit).filter(|(on, _, _)| on == date).map(|(_, _, minutes)| minutes);
        *date >= today && minutes.sum::<i64>() > 0
    };
    let dates: BTreeSet<NaiveDate> = planned(edit).map(|(date, _, _)| date).collect();
    warnings.full_days =
        dates.iter().filter(|date| more(date)).filter_map(|date| full_day(life, past, ctx, *date)).collect();
    let weeks: BTreeSet<Week> = dates.iter().map(|date| Week::of(*date)).collect();
    warnings.limits = weeks.into_iter().flat_map(|week| limits(life, ctx, edit, week)).collect();
    warnings
}

/// Returns what a crossing costs as a sentence. `None` where it is less than a tenth of a point.
fn priced(points: f64) -> Option<String> {
    let tenths = rounded(points * 10.0);
    let points = match (tenths / 10, tenths % 10) {
        (1, 0) => "1 point".to_owned(),
        (whole, 0) => format!("{whole} points"),
        (whole, tenth) => format!("{whole}.{tenth} points"),
    };
    (tenths > 0).then(|| format!("That costs {points} of alignment."))
}

/// Returns what an edit plans: the day, the block, and by how many minutes its plan grows. It is negative where a plan
/// shrinks or goes.
fn planned(edit: &Edit) -> impl Iterator<Item = (NaiveDate, &Block, i64)> {
    edit.changes.iter().filter_map(|change| {
        let Change::Block(date, entry) = change else { return None };
        let minutes = |block: &Option<Block>| {
            let open = block.as_ref().filter(|block| block.status.is_none());
            open.and_then(|block| block.plan).map_or(0, |plan| i64::from(plan.minutes()))
        };
        let grows = minutes(&entry.after) - minutes(&entry.before);
        let block = entry.after.as_ref().or(entry.before.as_ref())?;
        (grows != 0).then_some((*date, block, grows))
    })
}

/// Returns a sentence about a day with more planned than waking hours, or than was done on an average day. `None` if it has not.
fn full_day(life: &Life, past: &Life, ctx: &Ctx, date: NaiveDate) -> Option<String> {
    let agenda = Agenda::new(life, ctx, date);
    let (planned, awake) = (agenda.planned_minutes(), agenda.wake.minutes());
    let day = if date == life.today(ctx) { "Today".to_owned() } else { short(date) };
    if planned > awake {
        return Some(format!("{day} has {} planned, but only {} awake.", length(planned), length(awake)));
    }
    let average = done_on_average(past, ctx, date).filter(|average| planned > average + MORE_THAN_AVERAGE)?;
    let kind = if is_weekend(date) { "weekend day" } else { "weekday" };
    Some(format!(
        "{day} has {} planned. In the last 4 weeks you did {} on an average {kind}.",
        length(planned),
        length(average)
    ))
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Returns the mean minutes done on the recorded days of the last 4 weeks, weekdays or weekend days as `date` is one.
/// Sleep and grace days are left out. `None` below [`RECORDED`] days.
fn done_on_average(life: &Life, ctx: &Ctx, date: NaiveDate) -> Option<i64> {
    let (today, areas) = (life.today(ctx), AreaTree::new(&life.profile));
    let days = life.days.range(plus(today, -DAYS_BACK)..today).map(|(_, day)| day);
    let alike = days.filter(|day| is_weekend(day.date) == is_weekend(date) && day.head.grace.is_none());
    let done = |day: &Day| {
        let is_sleep =
            |block: &&Block| block.area.as_deref().is_some_and(|area| areas.is_under(area, "sleep"));
        let blocks = day.blocks.iter().filter(|block| !is_sleep(block));
        covered(blocks.flat_map(|block| life.lived(ctx, day, block)).collect())
    };
    let recorded: Vec<i64> = alike.map(done).filter(|minutes| *minutes > 0).collect();
    let count = i64::try_from(recorded.len()).unwrap_or(i64::MAX);
    (recorded.len() >= RECORDED).then(|| recorded.iter().sum::<i64>() / count)
}

/// Returns the limits of a week that are near and that an edit plans more for.
fn limits(life: &Life, ctx: &Ctx, edit: &Edit, week: Week) -> Vec<LimitUse> {
    let areas = AreaTree::new(&life.profile);
    let engagements = &life.profile.engagements;
    let of_week = |one: &(NaiveDate, &Block, i64)| Week::of(one.0) == week;
    let grows = |limit: &LimitOf| {
        let is_its = |block: &Block| match limit {
            LimitOf::Engagement(id) => block
                .engagement
                .as_deref()
                .and_then(|own| life.profile.engagement(own))
                .is_some_and(|own| own.id == *id),
            LimitOf::Area(id) => block.area.as_deref().is_some_and(|area| areas.is_under(area, id)),
        };
        let own = planned(edit).filter(of_week).filter(|(_, block, _)| is_its(block));
        own.map(|(_, _, minutes)| minutes).sum::<i64>() > 0
    };
    if !has_limit(life)
        || week.sunday() < life.today(ctx)
        || life.missing(week.monday(), week.sunday()).is_some()
    {
        return Vec::new();
    }
    let period = Period::week(week);
    let mut near = near(&gather(life, ctx, period), engagements, &areas, period, &as_of(life, ctx));
    near.retain(|limit| grows(&limit.of));
    near
}

#[cfg(test)]
mod tests {
    use super::priced;

    #[test]
    fn what_a_crossing_costs_is_said_from_a_tenth_of_a_point_on() {
        let said = |points: f64| priced(points).unwrap_or_default();
        assert_eq!(said(0.04), "");
        assert_eq!(said(-1.0), "");
        assert_eq!(said(0.05), "That costs 0.1 points of alignment.");
        assert_eq!(said(0.96), "That costs 1 point of alignment.");
        assert_eq!(said(2.0), "That costs 2 points of alignment.");
        assert_eq!(said(12.34), "That costs 12.3 points of alignment.");
    }
}
