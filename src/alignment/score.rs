//! A score, with the figures that its sentences need.

use super::component::Component;
use super::rounding::rounded;
use super::{Lens, NEAR, Period};
use crate::domain::Moment;
use crate::domain::record::words;

/// Lowest alignment of an aligned week, and lowest balance of a balanced week: 70. A convention.
pub const QUADRANT_CUT: f64 = 70.0;
/// Minutes of work and life from which screens show a number: 4 hours. `--json` has no such limit.
pub const MINUTES_BEFORE_A_NUMBER: f64 = 240.0;

/// Alignment and balance of a period through a lens, with their causes. Minutes are minutes of counted days.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Days of the score.
    pub period: Period,
    /// Lens of the score.
    pub lens: Lens,
    /// Whether every file that the score needs was read. If not, it has no figures.
    pub is_whole: bool,
    /// Sum of `live` over the days, 0 to 1 each: how much is known of them.
    pub live: f64,
    /// Number of days that could count, without grace days and days before the first file.
    pub days: u32,
    /// Number of days that count in the whole period: without grace days and days before the first file, with days
    /// still to come.
    pub all_days: u32,
    /// Number of the days so far on which anything was recorded.
    pub recorded: u32,
    /// Alignment, 0 to 100. `None` if too little is known.
    pub alignment: Option<f64>,
    /// Ω, the sum of the weights after evidence. `None` without an alignment.
    pub evidence: Option<f64>,
    /// Sum of the full weights: 100, unless life.toml sets others.
    pub full_evidence: f64,
    /// Components that have a value, in order. Empty without an alignment.
    pub components: Vec<ComponentScore>,
    /// Losses with their causes, largest first. They sum to 100 minus the alignment.
    pub losses: Vec<Loss>,
    /// Balance of work and life.
    pub balance: Balance,
    /// Values in force on any of the days, in the profile's order.
    pub values: Vec<ValueMinutes>,
    /// Minutes covered by anything that counts.
    pub counted_minutes: f64,
    /// Figures behind the losses.
    pub figures: Figures,
}

/// Weight and value of a component.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ComponentScore {
    /// Which component.
    pub id: Component,
    /// Weight after evidence.
    pub weight: f64,
    /// Value, 0 to 1.
    pub value: f64,
}

/// Points that alignment loses to one cause.
#[derive(Debug, Clone, PartialEq)]
pub struct Loss {
    /// Component that loses them.
    pub component: Component,
    /// Id of a value or boundary, key of a check-in question, or `area/engagement`. Either part is empty if
    /// blocks had none.
    pub cause: String,
    /// Points, 0 to 100.
    pub points: f64,
}

/// Balance of a period.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Balance {
    /// Balance, 0 to 100. `None` if work or life is less than 5% of both together, or with less than 2.5 live days.
    pub score: Option<f64>,
    /// Minutes of work. A minute of both sides counts half.
    pub work: f64,
    /// Minutes of life. A minute of both sides counts half.
    pub life: f64,
    /// Minutes of chores, meals, travel or sleep alone, without work or life.
    pub upkeep: f64,
    /// Work share: work out of work and life, 0 to 1. `None` without work and life.
    pub share: Option<f64>,
    /// Target for the work share, 0 to 1. `None` if the season has no heavy side, or if the seasons of the
    /// period have different targets.
    pub target: Option<f64>,
    /// Whether the seasons of the period have different targets.
    pub is_mixed: bool,
    /// Minutes of work done beyond the target, in every lens. Above 0 life is behind, below 0 work is behind. `None`
    /// if work or life is less than 5% of both together.
    pub owed: Option<f64>,
}

/// Minutes and target of a value.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueMinutes {
    /// Id of the value.
    pub id: String,
    /// Minutes that served the value.
    pub minutes: f64,
    /// Target as set, in minutes for the days of the period on which the value is in force. `None` if the value has
    /// no target on these days, or is paused.
    pub target: Option<f64>,
    /// Target that the score measures against, in minutes. Each day counts by its `live`. `None` if the value is not
    /// active on any of the days.
    pub needed: Option<f64>,
    /// Weight, scaled by the part of the live days on which the value is in force. Over several segments it is the
    /// mean weighted by live days.
    pub weight: f64,
    /// Whether the season pauses the value.
    pub resting: bool,
}

/// Figures behind the losses, by cause, in order of first use.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// Rated minutes, by place.
    pub energy: Vec<PlaceMinutes>,
    /// Minutes with an agenda, by place.
    pub agency: Vec<PlaceMinutes>,
    /// Boundaries with a window.
    pub boundaries: Vec<Crossings>,
    /// Values with planned minutes.
    pub intention: Vec<Intention>,
    /// Answers to each check-in question.
    pub signs: Vec<SignFigures>,
}

/// Minutes of a place: an area and a job. A minute that several places share counts for each in part.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceMinutes {
    /// `area/engagement`, as in a loss.
    pub cause: String,
    /// Minutes in the mean.
    pub minutes: f64,
    /// Minutes that felt tiring or draining. For agency, minutes with an agenda set by someone else.
    pub low: f64,
    /// Minutes below the target: not lifting, or not under one's own agenda.
    pub short: f64,
}

/// How often a boundary was kept and crossed.
#[derive(Debug, Clone, PartialEq)]
pub struct Crossings {
    /// Id of the boundary.
    pub id: String,
    /// Its windows on counted days, as moments.
    pub windows: Vec<(Moment, Moment)>,
    /// Number of windows that were crossed.
    pub crossings: u32,
    /// Minutes crossed, summed over the windows.
    pub minutes: f64,
}

/// Kept plans of a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Intention {
    /// Id of the value.
    pub id: String,
    /// Planned minutes.
    pub planned: f64,
    /// Planned minutes that were done, day by day.
    pub kept: f64,
}

/// Answers to a check-in question.
#[derive(Debug, Clone, PartialEq)]
pub struct SignFigures {
    /// Key of the question.
    pub sign: &'static str,
    /// Answers, 1 to 5, oldest first.
    pub answers: Vec<u8>,
}

words! {
    /// Quadrant of a week: aligned or not, balanced or not, both cut at 70 (`scoring.md`, "Where they
    /// differ").
    Quadrant {
        /// Aligned and balanced.
        Both = "aligned and balanced",
        /// Aligned, not balanced: hours off target that served your values.
        Aligned = "aligned, not balanced",
        /// Balanced, not aligned: hours on target, with little time for your values.
        Balanced = "balanced, not aligned",
        /// Neither aligned nor balanced.
        Neither = "neither",
    }
}

words! {
    /// Distance of a work share from its target (`scoring.md`, "Balance, 0 to 100").
    Standing {
        /// Within the band around the target: balance 100.
        OnTarget = "on target",
        /// Balance 70 or more.
        Near = "a little off target",
        /// Balance under 70.
        Off = "off target",
    }
}

impl Balance {
    /// Returns how far the share is from its target. `None` without a score.
    pub fn standing(&self) -> Option<Standing> {
        Some(match self.score? {
            score if score >= 100.0 - NEAR => Standing::OnTarget,
            score if score >= QUADRANT_CUT - NEAR => Standing::Near,
            _ => Standing::Off,
        })
    }
}

impl Score {
    /// Returns a score without figures, for a period with files that can't be read.
    pub(super) fn unknown(period: Period, lens: Lens) -> Score {
        Score {
            period,
            lens,
            is_whole: false,
            live: 0.0,
            days: 0,
            all_days: 0,
            recorded: 0,
            alignment: None,
            evidence: None,
            full_evidence: 0.0,
            components: Vec::new(),
            losses: Vec::new(),
            balance: Balance::default(),
            values: Vec::new(),
            counted_minutes: 0.0,
            figures: Figures::default(),
        }
    }

    /// Returns whether half of the days or more are live.
    pub fn is_mostly_known(&self) -> bool {
        self.live >= f64::from(self.days) / 2.0 - NEAR
    }

    /// Returns the quadrant, from unrounded numbers. `None` if a number is missing, or if less than half of the days
    /// are live: a week that is mostly unrecorded gets no verdict.
    pub fn quadrant(&self) -> Option<Quadrant> {
        if !self.is_mostly_known() {
            return None;
        }
        let is_met = |score: f64| score >= QUADRANT_CUT - NEAR;
        Some(match (is_met(self.alignment?), is_met(self.balance.score?)) {
            (true, true) => Quadrant::Both,
            (true, false) => Quadrant::Aligned,
            (false, true) => Quadrant::Balanced,
            (false, false) => Quadrant::Neither,
        })
    }

    /// Returns whether work and life have enough minutes to show a number.
    pub fn is_shown(&self) -> bool {
        self.balance.work + self.balance.life >= MINUTES_BEFORE_A_NUMBER - NEAR
    }

    /// Returns a figure of the score, such as its minutes of work. `None` if a file that it needs was not
    /// read.
    pub fn known(&self, figure: f64) -> Option<f64> {
        Some(figure).filter(|_| self.is_whole)
    }

    /// Returns alignment and balance as shown. Both are `None` before 4 hours of work and life.
    pub fn shown_numbers(&self) -> (Option<f64>, Option<f64>) {
        if self.is_shown() { (self.alignment, self.balance.score) } else { (None, None) }
    }

    /// Returns the quadrant as shown. `None` before 4 hours of work and life.
    pub fn shown_quadrant(&self) -> Option<Quadrant> {
        self.quadrant().filter(|_| self.is_shown())
    }

    /// Returns a component. `None` if it has no value.
    pub fn component(&self, id: Component) -> Option<&ComponentScore> {
        self.components.iter().find(|component| component.id == id)
    }

    /// Returns the losses as shown: the index in `losses`, and tenths of a point. They are rounded by largest
    /// remainder, so that they sum to 100 with the rounded alignment (`scoring.md`, "Why: the losses").
    pub fn shown_losses(&self) -> Vec<(usize, i64)> {
        let Some(alignment) = self.alignment else { return Vec::new() };
        let tenths: Vec<f64> = self.losses.iter().map(|loss| loss.points * 10.0).collect();
        let mut shown: Vec<(usize, i64)> =
            tenths.iter().enumerate().map(|(place, tenths)| (place, rounded(tenths.floor()))).collect();
        let whole = 1000 - rounded(alignment * 10.0);
        let given: i64 = shown.iter().map(|(_, tenths)| tenths).sum();
        let mut order: Vec<(f64, &mut i64)> = tenths
            .iter()
            .map(|tenths| tenths.fract())
            .zip(shown.iter_mut().map(|(_, tenths)| tenths))
            .collect();
        order.sort_by(|one, other| other.0.total_cmp(&one.0));
        for (_, tenths) in order.into_iter().take(usize::try_from(whole - given).unwrap_or(0)) {
            *tenths += 1;
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::sample;
    use super::*;

    fn score(alignment: f64, points: &[f64]) -> Score {
        let mut score = sample("", "", &[]).score("2026-11-16..2026-11-22", Lens::Actual, "2026-11-23T09:00");
        score.alignment = Some(alignment);
        score.losses = points
            .iter()
            .map(|&points| Loss { component: Component::Values, cause: "craft".into(), points })
            .collect();
        score
    }

    #[test]
    fn printed_losses_and_the_printed_score_make_a_hundred() {
        for (alignment, points, shown) in [
            (47.711_916, vec![26.144_042, 26.144_042], vec![262, 261]),
            (99.95, vec![0.05], vec![0]),
            (99.94, vec![0.06], vec![1]),
            (99.7, vec![0.1, 0.1, 0.1], vec![1, 1, 1]),
            (100.0, vec![], vec![]),
        ] {
            let score = score(alignment, &points);
            let found: Vec<i64> = score.shown_losses().iter().map(|(_, tenths)| *tenths).collect();
            assert_eq!(found, shown, "{alignment}");
        }
    }

    #[test]
    fn quadrants_are_cut_at_seventy_unrounded() {
        for (alignment, balance, expected) in [
            (70.0, 70.0, "aligned and balanced"),
            (70.0, 69.999, "aligned, not balanced"),
            (69.999, 70.0, "balanced, not aligned"),
            (0.0, 0.0, "neither"),
        ] {
            let mut score = score(alignment, &[]);
            assert_eq!(score.quadrant(), None, "without a balance");
            score.balance.score = Some(balance);
            assert_eq!(score.quadrant().map(Quadrant::word), Some(expected));
        }
    }
}
