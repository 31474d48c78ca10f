//! Where the two numbers differ: weeks that are not both aligned and balanced, with what they were about
//! (`scoring.md`, "Where they differ").

use chrono::NaiveDate;

use crate::alignment::{Quadrant, Score};
use crate::domain::profile::in_force;
use crate::domain::{AreaTree, Block, Ctx, Life, Side, Week, covered};
use crate::report::day::words::length;
use crate::report::trend::WeekPoint;
use crate::report::verdict::{lacking, leaning};

/// A week that is not both aligned and balanced.
#[derive(Debug, Clone, PartialEq)]
pub struct Parted {
    /// The week.
    pub week: Week,
    /// Quadrant of the week.
    pub quadrant: Quadrant,
    /// To which side the hours of an aligned week leaned: `more work than the season's target`. `None` in another quadrant.
    pub leaning: Option<&'static str>,
    /// What it was about: `Most hours for your values: Pricing page, 19h`, `Craft got little`. Empty if nothing stands out.
    pub words: String,
}

impl Parted {
    /// Returns the quadrant in the words of the table, and what the week was about: `neither: Craft got little`.
    pub fn in_words(&self) -> String {
        let about: Vec<&str> = self.leaning.into_iter().chain([self.words.as_str()]).collect();
        let about = about.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(". ");
        let word = match self.quadrant {
            Quadrant::Neither => "neither aligned nor balanced",
            other => other.word(),
        };
        match about.as_str() {
            "" => word.to_owned(),
            about => format!("{word}: {about}"),
        }
    }
}

/// Returns the weeks with numbers that are not both aligned and balanced, the latest first.
pub fn of(life: &Life, ctx: &Ctx, weeks: &[WeekPoint]) -> Vec<Parted> {
    let parted = weeks.iter().rev().filter(|point| point.score.is_shown()).filter_map(|point| {
        let quadrant = point.score.quadrant()?;
        let words = match quadrant {
            Quadrant::Both => return None,
            Quadrant::Aligned => served(life, ctx, &point.score, point.week).unwrap_or_default(),
            Quadrant::Balanced | Quadrant::Neither => lacking(&point.score, &life.profile),
        };
        let leaning = (quadrant == Quadrant::Aligned).then(|| leaning(&point.score.balance));
        Some(Parted { week: point.week, quadrant, leaning, words })
    });
    parted.collect()
}

/// Returns the block that served values most on the larger side: `Most hours for your values: Pricing page, 19h`. If
/// nothing on that side did, returns the one that did elsewhere. `None` if no block served a value.
fn served(life: &Life, ctx: &Ctx, score: &Score, week: Week) -> Option<String> {
    let areas = AreaTree::new(&life.profile);
    let side = if score.balance.work >= score.balance.life { Side::Work } else { Side::Life };
    // By title, in the order of the week. On a tie, the first is named.
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
        Some((length(*lived), title))
    };
    let (lived, title) = most(true).or_else(|| most(false))?;
    Some(format!("Most hours for your values: {title}, {lived}"))
}

/// Returns whether a block serves a value active in the scored week and in force on the day.
fn serves(life: &Life, score: &Score, date: NaiveDate, block: &Block) -> bool {
    let served = block.values.iter().filter_map(|id| life.profile.value(id));
    let is_active = |id: &str| score.values.iter().any(|value| value.id == id && value.target.is_some());
    served.into_iter().any(|value| in_force(value.from, value.until, date) && is_active(&value.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_said_in_the_words_of_the_table() {
        let said = |quadrant, leaning: Option<&'static str>, words: &str| {
            let week = "2026-W42".parse().unwrap();
            Parted { week, quadrant, leaning, words: words.to_owned() }.in_words()
        };
        assert_eq!(
            said(Quadrant::Neither, None, "Craft got little"),
            "neither aligned nor balanced: Craft got little"
        );
        assert_eq!(
            said(Quadrant::Aligned, Some("mostly work"), "Most hours for your values: Pages, 4h"),
            "aligned, not balanced: mostly work. Most hours for your values: Pages, 4h"
        );
        assert_eq!(said(Quadrant::Aligned, Some("mostly life"), ""), "aligned, not balanced: mostly life");
        assert_eq!(said(Quadrant::Balanced, None, ""), "balanced, not aligned");
    }
}
