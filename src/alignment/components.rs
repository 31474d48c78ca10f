//! The six components of a segment: value, weight after evidence, and the causes of what is missing
//! (`scoring.md`, "Alignment" and "Why: the losses").

use super::boundaries::Crossed;
use super::intention::Intended;
use super::sweep::Average;
use super::terms::{Ask, Terms};

/// Averaged minutes per week from which energy and agency weigh in full: 2 hours. A convention.
const ENOUGH_MINUTES: f64 = 120.0;

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
    pub minutes: i64,
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
            let served = (value.minutes as f64 / value.target?).min(1.0);
            Some((Cause::Value(number), value.weight, value.weight * (1.0 - served)))
        })
        .collect();
    weighted_lack(weight, active)
}

/// Check-in: S, the mean over check-ins of the mean of (x − 1)/4. The formula and its weight by answers are
/// conventions.
pub(super) fn of_signs(weight: f64, check_ins: &[SignAnswers]) -> Option<Measured> {
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
    Some(Measured { weight: weight * known / count, value: (1.0 - total(&lacks)).max(0.0), lacks })
}

/// Energy: E, the mean of (e + 2)/4 over rated minutes.
pub(super) fn of_energy(weight: f64, energy: &Average, live: f64) -> Option<Measured> {
    let minutes = (energy.minutes > 0).then_some(energy.minutes as f64)?;
    let lacks: Vec<(Cause, f64)> = (0..)
        .map(Cause::Place)
        .zip(&energy.places)
        .map(|(place, share)| (place, share.lacking / minutes))
        .collect();
    Some(Measured {
        weight: weight * known_part(minutes, live),
        value: (1.0 - total(&lacks)).clamp(0.0, 1.0),
        lacks,
    })
}

/// Agency: A = min(1, mean of g / τ). Enough time under one's own agenda is enough; not all of it is needed.
pub(super) fn of_agency(weight: f64, agency: &Average, live: f64, tau: f64) -> Option<Measured> {
    let minutes = (agency.minutes > 0).then_some(agency.minutes as f64)?;
    let lacking = agency.lacking();
    let value = ((1.0 - lacking / minutes) / tau).clamp(0.0, 1.0);
    let lack = |share: f64| if lacking > 0.0 { share / lacking * (1.0 - value) } else { 0.0 };
    Some(Measured {
        weight: weight * known_part(minutes, live),
        value,
        lacks: (0..)
            .map(Cause::Place)
            .zip(&agency.places)
            .map(|(place, share)| (place, lack(share.lacking)))
            .collect(),
    })
}

/// Boundaries: B = 1 − Σ ω·c / Σ ω over boundaries with a window.
pub(super) fn of_boundaries(weight: f64, crossed: &[Crossed], terms: &Terms) -> Option<Measured> {
    let with_window = (0..)
        .zip(crossed)
        .zip(&terms.boundaries)
        .filter_map(|((number, crossed), boundary)| {
            let mean = crossed.mean()?;
            Some((Cause::Boundary(number), boundary.weight, boundary.weight * mean))
        })
        .collect();
    weighted_lack(weight, with_window)
}

/// Kept plans: Σ w·min(planned, done) / Σ w·planned, day by day. A value has its whole weight on days on
/// which it is active.
pub(super) fn of_intention(weight: f64, intended: &[Intended], asks: &[Ask]) -> Option<Measured> {
    let planned = (0..)
        .zip(intended)
        .zip(asks)
        .map(|((number, intended), ask)| {
            let missed = (intended.planned - intended.kept) as f64;
            (Cause::Value(number), ask.weight * intended.planned as f64, ask.weight * missed)
        })
        .collect();
    weighted_lack(weight, planned)
}

/// Returns a weighted mean. Each cause comes with its weight and the part of that weight it lacks. `None` if
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

/// Returns the evidence of a mean, 0 to 1: min(1, minutes · 7 / (120 · live)).
fn known_part(minutes: f64, live: f64) -> f64 {
    (minutes * 7.0 / (ENOUGH_MINUTES * live.max(1.0))).min(1.0)
}
