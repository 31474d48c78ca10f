//! The six components of a segment: what each is worth, what it weighs after evidence, and what it lacks and why.

use super::boundaries::Crossed;
use super::intention::Intended;
use super::sweep::Average;
use super::terms::{Ask, Terms};

/// Energy and agency weigh in full from this many averaged minutes a week on: two hours. A convention.
const ENOUGH_MINUTES: f64 = 120.0;

/// A check-in's five answers.
pub(super) type SignAnswers = [Option<u8>; 5];

/// What a component's loss is put down to, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cause {
    Value(u32),
    Sign(usize),
    Place(usize),
    Boundary(u32),
}

/// A component of a segment's score.
#[derive(Debug, Clone)]
pub(super) struct Measured {
    /// Its weight after evidence.
    pub weight: f64,
    /// x, 0 to 1.
    pub value: f64,
    /// What 1 − x is put down to; the parts sum to it.
    pub lacks: Vec<(Cause, f64)>,
}

/// One value in a segment.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct ValueMeasure {
    pub minutes: i64,
    /// Scaled by the part of the segment in which it is in force.
    pub weight: f64,
    /// Minutes asked of the segment as it is scored; none where the value is not active.
    pub target: Option<f64>,
}

/// V = Σ w·a / Σ w over active values, a = min(1, m / target): importance times consistency, as in the Valued
/// Living Questionnaire (Wilson et al. 2010).
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

/// S, the mean over check-ins of the mean of (x − 1)/4. A convention, as its weight by answers is.
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

/// E, the mean of (e + 2)/4 over the rated minutes.
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

/// A = min(1, mean of g / τ): it asks for enough of one's own agenda, not for all of it.
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

/// B = 1 − Σ ω·c / Σ ω over boundaries with a window.
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

/// Σ w·min(planned, lived) / Σ w·planned, day by day. A value's weight is whole on the days on which it is active.
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

/// A weighted mean from what each cause weighs and how much of that it lacks; none where nothing weighs anything.
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

/// How much a mean over so many minutes is worth: min(1, minutes · 7 / (120 · live)).
fn known_part(minutes: f64, live: f64) -> f64 {
    (minutes * 7.0 / (ENOUGH_MINUTES * live.max(1.0))).min(1.0)
}
