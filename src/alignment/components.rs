//! The six components of a segment: value, weight after evidence, and the causes of what is missing
//! (`scoring.md`, "Alignment" and "Why: the losses").

use super::boundaries::Crossed;
use super::intention::Intended;
use super::least::Least;
use super::terms::{Ask, Terms};

/// ε, the target of mean energy. Level all week gives 4/5, and lifted all week gives 1. A convention.
pub(super) const ASKED_ENERGY: f64 = 5.0 / 8.0;
/// Part of the time that is enough evidence for all of it: a quarter. A convention.
const SPEAKS_FOR_ALL: f64 = 1.0 / 4.0;

/// Five answers of a check-in, 1 to 5 each. `None` means no answer.
pub(super) type SignAnswers = [Option<u8>; 5];

/// Cause of a loss, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cause {
    Value(u32),
    Sign(usize),
    Place(usize),
    Boundary(u32),
}

/// A component of a segment, measured.
#[derive(Debug, Clone)]
pub(super) struct Measured {
    /// Weight after evidence.
    pub weight: f64,
    /// Value x, 0 to 1.
    pub value: f64,
    /// Causes of what is missing. They sum to 1 − x.
    pub lacks: Vec<(Cause, f64)>,
}

/// A value in a segment.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct ValueMeasure {
    /// Minutes that served it.
    pub minutes: i64,
    /// Minutes that count: of each week at most twice the weekly target.
    pub counted: f64,
    /// Weight, scaled by the part of the live days on which the value is in force.
    pub weight: f64,
    /// Target for the segment in minutes. `None` if the value is not active.
    pub target: Option<f64>,
}

/// Values: V = Σ w·a / Σ w over active values, a = min(1, m / target). Importance times consistency, as in
/// the Valued Living Questionnaire (Wilson et al. 2010).
pub(super) fn of_values(weight: f64, values: &[ValueMeasure]) -> Option<Measured> {
    let active: Vec<(Cause, f64, f64)> = (0..)
        .zip(values)
        .filter_map(|(number, value)| {
            let served = (value.counted / value.target?).min(1.0);
            Some((Cause::Value(number), value.weight, value.weight * (1.0 - served)))
        })
        .collect();
    weighted_lack(weight, active)
}

/// Check-in: S, the mean over check-ins of the mean of (x − 1)/4. `weeks` is the number of weeks that could have one.
/// The formula and its weight by answers are conventions.
pub(super) fn of_signs(weight: f64, check_ins: &[SignAnswers], weeks: usize) -> Option<Measured> {
    if check_ins.is_empty() {
        return None;
    }
    let count = check_ins.len() as f64;
    let (mut known, mut lacks) = (0.0, [0.0; 5]);
    for check_in in check_ins {
        let answers = check_in.iter().flatten().count() as f64;
        known += answers / 5.0;
        for (lack, answer) in lacks.iter_mut().zip(check_in) {
            if let Some(answer) = answer {
                *lack += (5.0 - f64::from(*answer)) / 4.0 / answers / count;
            }
        }
    }
    let lacks: Vec<(Cause, f64)> = (0..).map(Cause::Sign).zip(lacks).collect();
    let weight = weight * known / count.max(weeks as f64);
    Some(Measured { weight, value: (1.0 - total(&lacks)).max(0.0), lacks })
}

/// Energy: E = min(1, mean of (e + 2)/4 over rated minutes / ε). `lived` is the minutes done, without sleep.
pub(super) fn of_energy(weight: f64, energy: &Least, places: usize, lived: i64) -> Option<Measured> {
    let value = (energy.mean()? / ASKED_ENERGY).min(1.0);
    let weight = weight * spoken_for(energy.minutes() as f64, lived as f64);
    Some(of_places(weight, value, places, |place| energy.share(place, ASKED_ENERGY, 0).lacking))
}

/// Agency: A = min(1, mean of g / τ). Not all time has to be under one's own agenda: τ of it is enough. `counted` is
/// the minutes that count, without sleep.
pub(super) fn of_agency(
    weight: f64,
    agency: &Least,
    places: usize,
    counted: i64,
    tau: f64,
) -> Option<Measured> {
    let value = (agency.mean()? / tau).min(1.0);
    let weight = weight * spoken_for(agency.minutes() as f64, counted as f64);
    Some(of_places(weight, value, places, |place| agency.share(place, 1.0, 0).lacking))
}

/// Returns a component whose loss is split among the places, in proportion to what each is short of.
fn of_places(weight: f64, value: f64, places: usize, lacking: impl Fn(usize) -> f64) -> Measured {
    let all: f64 = (0..places).map(&lacking).sum();
    let lack = |share: f64| if all > 0.0 { share / all * (1.0 - value) } else { 0.0 };
    let lacks = (0..places).map(|place| (Cause::Place(place), lack(lacking(place)))).collect();
    Measured { weight, value, lacks }
}

/// Boundaries: B = 1 − Σ ω·c / Σ ω over boundaries with a window.
pub(super) fn of_boundaries(weight: f64, crossed: &[Crossed], terms: &Terms) -> Option<Measured> {
    let with_window = (0..)
        .zip(crossed)
        .zip(&terms.boundaries)
        .filter_map(|((number, crossed), boundary)| {
            let (mean, weight) = (crossed.mean()?, boundary.weight * crossed.weight());
            Some((Cause::Boundary(number), weight, weight * mean))
        })
        .collect();
    weighted_lack(weight, with_window)
}

/// Kept plans: Σ w·K / Σ w·P', day by day. P' leaves out minutes that were planned beyond the target and not done.
/// Each active value has its whole weight, even if it is in force on some of the days only.
pub(super) fn of_intention(
    weight: f64,
    intended: &[Intended],
    asks: &[Ask],
    values: &[ValueMeasure],
) -> Option<Measured> {
    let mut all_targets = 0.0;
    let planned: Vec<(Cause, f64, f64)> = (0..)
        .zip(intended)
        .zip(asks)
        .zip(values)
        .filter_map(|(((number, intended), ask), value)| {
            let target = value.target?;
            all_targets += ask.weight * target;
            let (planned, kept) = (intended.planned as f64, intended.kept as f64);
            let asked = planned.min(kept.max(target));
            Some((Cause::Value(number), ask.weight * asked, ask.weight * (asked - kept)))
        })
        .collect();
    let all_planned: f64 = planned.iter().map(|(_, asked, _)| asked).sum();
    weighted_lack(weight * spoken_for(all_planned, all_targets), planned)
}

/// Returns a weighted mean. Each cause comes with its weight and the part of that weight that is missing. `None` if
/// the weights sum to 0.
fn weighted_lack(weight: f64, causes: Vec<(Cause, f64, f64)>) -> Option<Measured> {
    let sum: f64 = causes.iter().map(|cause| cause.1).sum();
    if sum <= 0.0 {
        return None;
    }
    let lacks: Vec<(Cause, f64)> = causes.into_iter().map(|(cause, _, lack)| (cause, lack / sum)).collect();
    Some(Measured { weight, value: (1.0 - total(&lacks)).clamp(0.0, 1.0), lacks })
}

fn total(lacks: &[(Cause, f64)]) -> f64 {
    lacks.iter().map(|(_, lack)| lack).sum()
}

/// Returns the evidence that a part gives for the whole, 0 to 1. A quarter is enough for 1.
fn spoken_for(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { (part / whole / SPEAKS_FOR_ALL).min(1.0) } else { 0.0 }
}
