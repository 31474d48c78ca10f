//! Where the two numbers part: the weeks that are not both aligned and balanced, each with what it was about.

use std::collections::BTreeMap;

use crate::alignment::reasons::within;
use crate::alignment::{Balance, Quadrant, Score};
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
    /// What is said of one that lies there: `a heavy week that served you`.
    pub what: &'static str,
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
                point.score.losses.first().map(|loss| within(loss, &point.score, &life.profile))
            }
        };
        let what = named(quadrant, &point.score.balance);
        Some(Parted { week: point.week, quadrant, what, words: words.unwrap_or_default() })
    });
    parted.collect()
}

/// From this share of the larger side on hours are not even, whatever a season means them to be. A convention.
const UNEVEN: f64 = 0.65;

/// Whether hours of which work has this share are not even: where a season leans, balanced ones need not be.
pub(super) fn is_uneven(share: f64) -> bool {
    share.max(1.0 - share) > UNEVEN
}

/// A quadrant as it is said of a week that is not this one.
fn named(quadrant: Quadrant, balance: &Balance) -> &'static str {
    let share = balance.share.unwrap_or(0.5);
    match quadrant {
        Quadrant::Both => "both held",
        Quadrant::Aligned if share < balance.target.unwrap_or(0.5) => "a week light on work that served you",
        Quadrant::Aligned => "a heavy week that served you",
        Quadrant::Balanced if is_uneven(share) => "balanced hours, wrong things",
        Quadrant::Balanced => "even hours, wrong things",
        Quadrant::Neither => "neither balanced nor aligned",
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quadrant_is_said_as_the_hours_lie() {
        let said = |quadrant, share: f64, target: Option<f64>| {
            let balance = Balance {
                score: None,
                work: 0.0,
                life: 0.0,
                upkeep: 0.0,
                share: Some(share),
                target,
                owed: 0.0,
            };
            named(quadrant, &balance)
        };
        assert_eq!(said(Quadrant::Balanced, 0.6, None), "even hours, wrong things");
        // 58 h of work and 16 h of life, where a season means 60 of 100.
        assert_eq!(said(Quadrant::Balanced, 0.78, Some(0.6)), "balanced hours, wrong things");
        assert_eq!(said(Quadrant::Balanced, 0.3, Some(0.4)), "balanced hours, wrong things");
        assert_eq!(said(Quadrant::Aligned, 0.9, Some(0.6)), "a heavy week that served you");
        assert_eq!(said(Quadrant::Aligned, 0.2, None), "a week light on work that served you");
    }
}
