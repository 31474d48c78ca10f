//! Where the two numbers differ: weeks that are not both aligned and balanced, with what they were about
//! (`scoring.md`, "Where they differ").

use chrono::NaiveDate;

use crate::alignment::{Balance, Component, Quadrant, Score, rounded};
use crate::domain::profile::in_force;
use crate::domain::{AreaTree, Block, Ctx, Life, Side, Week, covered};
use crate::report::day::words::length;
use crate::report::reasons::within;
use crate::report::trend::WeekPoint;

/// A week that is not both aligned and balanced.
#[derive(Debug, Clone, PartialEq)]
pub struct Parted {
    /// The week.
    pub week: Week,
    /// Quadrant of the week.
    pub quadrant: Quadrant,
    /// Words for the quadrant: `a heavy week that served you`.
    pub what: &'static str,
    /// What it was about: `19h of Pricing page`, `no Craft at all`.
    pub words: String,
}

/// Returns the weeks with numbers that are not both aligned and balanced, the latest first.
pub fn of(life: &Life, ctx: &Ctx, weeks: &[WeekPoint]) -> Vec<Parted> {
    let parted = weeks.iter().rev().filter(|point| point.score.is_shown()).filter_map(|point| {
        let quadrant = point.score.quadrant()?;
        let words = match quadrant {
            Quadrant::Both => return None,
            Quadrant::Aligned => served(life, ctx, &point.score, point.week),
            Quadrant::Balanced if lacks_most(&point.score) == Some(Component::Values) => {
                starved(life, &point.score)
            }
            Quadrant::Balanced => lost(life, &point.score, lacks_most(&point.score)),
            Quadrant::Neither => {
                point.score.losses.first().map(|loss| within(loss, &point.score, &life.profile))
            }
        };
        let what = named(quadrant, &point.score.balance, lacks_most(&point.score));
        Some(Parted { week: point.week, quadrant, what, words: words.unwrap_or_default() })
    });
    parted.collect()
}

/// Share of the larger side above which hours are not even, whatever the target of the season. A convention.
const UNEVEN: f64 = 0.65;

/// Returns whether hours with this work share are not even. In a heavy season balanced hours need not be.
pub(super) fn is_uneven(share: f64) -> bool {
    share.max(1.0 - share) > UNEVEN
}

/// Returns the component with the largest loss, the first on a tie. `None` if nothing is lost.
pub(super) fn lacks_most(score: &Score) -> Option<Component> {
    let lost = |component: Component| -> f64 {
        let losses = score.losses.iter().filter(|loss| loss.component == component);
        losses.map(|loss| loss.points).sum()
    };
    let all = Component::ALL.iter().rev().map(|component| (*component, lost(*component)));
    all.filter(|(_, points)| *points > 0.0).max_by(|one, other| one.1.total_cmp(&other.1)).map(|(one, _)| one)
}

/// Returns the largest loss of a component in words.
fn lost(life: &Life, score: &Score, component: Option<Component>) -> Option<String> {
    let loss = score.losses.iter().find(|loss| Some(loss.component) == component)?;
    Some(within(loss, score, &life.profile))
}

/// Returns the words for the quadrant of a past week. For a balanced one they depend on the component with
/// the largest loss.
fn named(quadrant: Quadrant, balance: &Balance, most: Option<Component>) -> &'static str {
    let share = balance.share.unwrap_or(0.5);
    match quadrant {
        Quadrant::Both => "both held",
        Quadrant::Aligned if share < balance.target.unwrap_or(0.5) => "a week light on work that served you",
        Quadrant::Aligned => "a heavy week that served you",
        Quadrant::Balanced => match (is_uneven(share), most == Some(Component::Values)) {
            (true, true) => "balanced hours, wrong things",
            (false, true) => "even hours, wrong things",
            (true, false) => "balanced hours, not aligned",
            (false, false) => "even hours, not aligned",
        },
        Quadrant::Neither => "neither balanced nor aligned",
    }
}

/// Returns what served values most on the larger side: `19h of Pricing page`. If nothing did, what served
/// most beside it: `4h of Dinner beside 17h30 of work`. `None` without hours.
fn served(life: &Life, ctx: &Ctx, score: &Score, week: Week) -> Option<String> {
    let areas = AreaTree::new(&life.profile);
    let side = if score.balance.work >= score.balance.life { Side::Work } else { Side::Life };
    // By title, in the order of the week: on a tie the first is named.
    let mut minutes: Vec<(&str, bool, i64)> = Vec::new();
    for day in week.days().filter_map(|date| life.day(date)).filter(|day| day.head.grace.is_none()) {
        for block in day.blocks.iter().filter(|block| serves(life, score, day.date, block)) {
            let is_of_side = block.area.as_deref().and_then(|area| areas.side(area)) == Some(side);
            let lived = covered(life.lived(ctx, day, block));
            match minutes.iter_mut().find(|one| (one.0, one.1) == (block.title.as_str(), is_of_side)) {
                Some(one) => one.2 += lived,
                None => minutes.push((&block.title, is_of_side, lived)),
            }
        }
    }
    let most = |of_side: bool| {
        let lived = minutes.iter().filter(|one| one.1 == of_side && one.2 > 0);
        let (title, _, lived) = lived.rev().max_by_key(|one| one.2)?;
        Some(format!("{} of {title}", length(*lived)))
    };
    let (took, name) = match side {
        Side::Work => (score.balance.work, "work"),
        _ => (score.balance.life, "life"),
    };
    let beside = || {
        let took = format!("{} of {name}", length(rounded(took)));
        most(false).map_or(took.clone(), |served| format!("{served} beside {took}"))
    };
    (took >= 1.0).then(|| most(true).unwrap_or_else(beside))
}

/// Returns whether a block serves a value active in the scored week and in force on the day.
fn serves(life: &Life, score: &Score, date: NaiveDate, block: &Block) -> bool {
    let served = block.values.iter().filter_map(|id| life.profile.value(id));
    let is_active = |id: &str| score.values.iter().any(|value| value.id == id && value.target.is_some());
    served.into_iter().any(|value| in_force(value.from, value.until, date) && is_active(&value.id))
}

/// Returns the value that was shortest of its target, the first on a tie: `no Craft at all`, `Craft had 1h30
/// of 12h`.
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
    let (had, asked) = (length(rounded(value.minutes)), length(rounded(target)));
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
            named(quadrant, &balance, Some(Component::Values))
        };
        assert_eq!(said(Quadrant::Balanced, 0.6, None), "even hours, wrong things");
        // 58 h of work and 16 h of life, with a target of 60%.
        assert_eq!(said(Quadrant::Balanced, 0.78, Some(0.6)), "balanced hours, wrong things");
        assert_eq!(said(Quadrant::Balanced, 0.3, Some(0.4)), "balanced hours, wrong things");
        assert_eq!(said(Quadrant::Aligned, 0.9, Some(0.6)), "a heavy week that served you");
        assert_eq!(said(Quadrant::Aligned, 0.2, None), "a week light on work that served you");
    }
}
