//! A score, with everything that its sentences need.

use super::component::Component;
use super::{Lens, Period};
use crate::domain::record::words;

/// Where aligned ends and not aligned begins, and likewise for balance; 70 itself is on the good side. A convention.
pub const QUADRANT_CUT: f64 = 70.0;
/// Minutes that have to be counted before a screen shows a number: four hours. The JSON output has no such rule.
pub const MINUTES_BEFORE_A_NUMBER: f64 = 240.0;

/// Alignment and balance of a period through a lens, with the reasons. Minutes are those of counted days.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Of these days.
    pub period: Period,
    /// Seen through this.
    pub lens: Lens,
    /// Whether every file that it needs was read. Where not, it holds no figure.
    pub is_whole: bool,
    /// Counted days, today in part where the lens is actual.
    pub live: f64,
    /// Counted days, today as a whole.
    pub days: u32,
    /// Alignment, 0 to 100; none where too little is known.
    pub alignment: Option<f64>,
    /// Ω, the points of evidence that it rests on.
    pub evidence: Option<f64>,
    /// The points that there can be: the sum of the full weights, 100 unless life.toml sets others.
    pub full_evidence: f64,
    /// What it is made of, in the components' order. Empty without an alignment.
    pub components: Vec<ComponentScore>,
    /// What it loses and to what, largest first; they sum to 100 less the alignment.
    pub losses: Vec<Loss>,
    /// Balance.
    pub balance: Balance,
    /// Every value that is in force on one of the days, in the profile's order.
    pub values: Vec<ValueMinutes>,
    /// Minutes covered by anything that counts.
    pub counted_minutes: f64,
    /// The figures behind the losses.
    pub figures: Figures,
}

/// A component of alignment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ComponentScore {
    /// Which.
    pub id: Component,
    /// Its weight after evidence.
    pub weight: f64,
    /// Its value, 0 to 1.
    pub value: f64,
}

/// Points that alignment lacks, and what that is put down to.
#[derive(Debug, Clone, PartialEq)]
pub struct Loss {
    /// The component that lacks them.
    pub component: Component,
    /// A value's id, a sign's key, a boundary's id, or `area/engagement`, either of them empty where blocks had none.
    pub cause: String,
    /// Points, 0 to 100.
    pub points: f64,
}

/// Balance of a period.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Balance {
    /// 0 to 100; none without any work or life.
    pub score: Option<f64>,
    /// Minutes of work; a minute that is both counts half.
    pub work: f64,
    /// Minutes of life, likewise.
    pub life: f64,
    /// Minutes under upkeep alone.
    pub upkeep: f64,
    /// Work out of work and life, 0 to 1.
    pub share: Option<f64>,
    /// The share that the season means, where it leans; none where the period's seasons mean different ones.
    pub target: Option<f64>,
    /// Minutes owed to life where above 0, to work where below. Where there is neither work nor life it is 0, and
    /// `share` is none.
    pub owed: f64,
}

/// What one value was given.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueMinutes {
    /// The value's id.
    pub id: String,
    /// Minutes that served it.
    pub minutes: f64,
    /// Minutes asked in this period as it is scored: by the live days, and by those on which the value is in force.
    /// None where it is not active.
    pub target: Option<f64>,
    /// Its weight, likewise scaled; over several segments the mean weighted by their live days.
    pub weight: f64,
    /// Whether it asks for nothing because the season lets it rest.
    pub resting: bool,
}

/// The figures behind the losses, by cause, in the order of their first appearance.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// Rated minutes by place.
    pub energy: Vec<PlaceMinutes>,
    /// Minutes with an agenda by place.
    pub agency: Vec<PlaceMinutes>,
    /// Boundaries with a window.
    pub boundaries: Vec<Crossings>,
    /// Values that were planned for.
    pub intention: Vec<Intention>,
    /// Answers to each sign, in the order of the check-ins.
    pub signs: Vec<SignFigures>,
}

/// Minutes of one place, an area and an engagement. Minutes that blocks share count for each in part.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceMinutes {
    /// `area/engagement`, as in a loss.
    pub cause: String,
    /// Minutes that are averaged.
    pub minutes: f64,
    /// Of them, those that left one tired or drained; for agency, those under others' agenda.
    pub low: f64,
    /// Of them, those that fell short of the best at all: did not energise one, or were not one's own.
    pub short: f64,
}

/// How a boundary fared.
#[derive(Debug, Clone, PartialEq)]
pub struct Crossings {
    /// The boundary's id.
    pub id: String,
    /// How often it held.
    pub windows: u32,
    /// How many of these were crossed.
    pub crossings: u32,
    /// For how many minutes.
    pub minutes: f64,
}

/// What came of the plans for one value.
#[derive(Debug, Clone, PartialEq)]
pub struct Intention {
    /// The value's id.
    pub id: String,
    /// Planned minutes.
    pub planned: f64,
    /// Of them, day by day, as many as were lived.
    pub kept: f64,
}

/// How a sign was answered.
#[derive(Debug, Clone, PartialEq)]
pub struct SignFigures {
    /// The sign's key.
    pub sign: &'static str,
    /// Answers, 1 to 5, oldest first.
    pub answers: Vec<u8>,
}

words! {
    /// Where a week lies on both axes, cut at 70.
    Quadrant {
        /// Both hold.
        Both = "aligned and balanced",
        /// A heavy week that serves.
        Aligned = "aligned, not balanced",
        /// Even hours, wrong things.
        Balanced = "balanced, not aligned",
        /// Neither holds.
        Neither = "neither",
    }
}

impl Score {
    /// Of a period of which not every file can be read: without any figure.
    pub(super) fn unknown(period: Period, lens: Lens) -> Score {
        Score {
            period,
            lens,
            is_whole: false,
            live: 0.0,
            days: 0,
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

    /// The quadrant; none where either number is none. The cut is made on unrounded numbers.
    pub fn quadrant(&self) -> Option<Quadrant> {
        Some(match (self.alignment? >= QUADRANT_CUT, self.balance.score? >= QUADRANT_CUT) {
            (true, true) => Quadrant::Both,
            (true, false) => Quadrant::Aligned,
            (false, true) => Quadrant::Balanced,
            (false, false) => Quadrant::Neither,
        })
    }

    /// Whether enough is counted for a screen to show a number.
    pub fn is_shown(&self) -> bool {
        self.counted_minutes >= MINUTES_BEFORE_A_NUMBER
    }

    /// A figure of it, such as its minutes of work; none where not every file that it needs was read.
    pub fn known(&self, figure: f64) -> Option<f64> {
        Some(figure).filter(|_| self.is_whole)
    }

    /// Alignment and balance as they are shown: neither before enough is counted.
    pub fn shown_numbers(&self) -> (Option<f64>, Option<f64>) {
        if self.is_shown() { (self.alignment, self.balance.score) } else { (None, None) }
    }

    /// The quadrant, likewise.
    pub fn shown_quadrant(&self) -> Option<Quadrant> {
        self.quadrant().filter(|_| self.is_shown())
    }

    /// A component, where it is present.
    pub fn component(&self, id: Component) -> Option<&ComponentScore> {
        self.components.iter().find(|component| component.id == id)
    }

    /// The losses as they are printed, by their place in `losses` and in tenths of a point: rounded by largest
    /// remainder, so that with the alignment, rounded to tenths too, they make 100.
    pub fn shown_losses(&self) -> Vec<(usize, i64)> {
        let Some(alignment) = self.alignment else { return Vec::new() };
        let tenths: Vec<f64> = self.losses.iter().map(|loss| loss.points * 10.0).collect();
        let mut shown: Vec<(usize, i64)> =
            tenths.iter().enumerate().map(|(place, tenths)| (place, tenths.floor() as i64)).collect();
        let whole = 1000 - (alignment * 10.0).round() as i64;
        let given: i64 = shown.iter().map(|(_, tenths)| tenths).sum();
        let mut order: Vec<usize> = (0..shown.len()).collect();
        order.sort_by(|&a, &b| tenths[b].fract().total_cmp(&tenths[a].fract()));
        for place in order.into_iter().take(usize::try_from(whole - given).unwrap_or(0)) {
            shown[place].1 += 1;
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
