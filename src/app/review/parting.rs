//! Where the two numbers part: the weeks that are not both aligned and balanced, each with what it was about.

use std::collections::BTreeMap;

use crate::alignment::reasons::sentence;
use crate::alignment::{Quadrant, Score};
use crate::app::trend::WeekPoint;
use crate::app::words::length;
use crate::domain::{AreaTree, Ctx, Life, Side, Week, covered};

/// A week in which the numbers part, or neither holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Parted {
    /// Which.
    pub week: Week,
    /// The quadrant that it lies in.
    pub quadrant: Quadrant,
    /// What it was about: `19h of Pricing page`, `no Craft at all`.
    pub words: String,
}

/// The weeks that are shown with numbers and do not hold on both axes, the latest first.
pub fn of(life: &Life, ctx: &Ctx, weeks: &[WeekPoint]) -> Vec<Parted> {
    let parted = weeks.iter().rev().filter(|point| point.score.is_shown()).filter_map(|point| {
        let quadrant = point.score.quadrant()?;
        let words = match quadrant {
            Quadrant::Both => return None,
            Quadrant::Aligned => largest(life, ctx, &point.score, point.week),
            Quadrant::Balanced => starved(life, &point.score),
            Quadrant::Neither => {
                point.score.losses.first().map(|loss| sentence(loss, &point.score, &life.profile))
            }
        };
        Some(Parted { week: point.week, quadrant, words: words.unwrap_or_default() })
    });
    parted.collect()
}

/// What took most of the heavier side: `19h of Pricing page`.
fn largest(life: &Life, ctx: &Ctx, score: &Score, week: Week) -> Option<String> {
    let areas = AreaTree::new(&life.profile);
    let side = if score.balance.work >= score.balance.life { Side::Work } else { Side::Life };
    let mut minutes: BTreeMap<&str, i64> = BTreeMap::new();
    for day in week.days().filter_map(|date| life.day(date)).filter(|day| day.head.grace.is_none()) {
        let of_side = |area: &Option<String>| area.as_deref().and_then(|area| areas.side(area)) == Some(side);
        for block in day.blocks.iter().filter(|block| of_side(&block.area)) {
            *minutes.entry(&block.title).or_default() += covered(life.lived(ctx, day, block));
        }
    }
    let (title, minutes) = minutes.into_iter().max_by_key(|(_, minutes)| *minutes)?;
    (minutes > 0).then(|| format!("{} of {title}", length(minutes)))
}

/// The value that lacked most, of equal ones the first: `no Craft at all`, `Craft had 1h30 of 12h`.
fn starved(life: &Life, score: &Score) -> Option<String> {
    let lacks = |minutes: f64, target: f64| 1.0 - (minutes / target).min(1.0);
    let asked = score.values.iter().filter_map(|value| Some((value, value.target.filter(|one| *one > 0.0)?)));
    let (value, target) = asked.rev().max_by(|(one, asks), (other, others)| {
        (one.weight * lacks(one.minutes, *asks)).total_cmp(&(other.weight * lacks(other.minutes, *others)))
    })?;
    let name = life.profile.value(&value.id).map_or(value.id.as_str(), |known| &known.name);
    if value.minutes < 1.0 {
        return Some(format!("no {name} at all"));
    }
    let (had, asked) = (length(value.minutes.round() as i64), length(target.round() as i64));
    (value.minutes < target).then(|| format!("{name} had {had} of {asked}"))
}
