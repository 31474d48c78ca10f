//! A segment: the part of a period that lies in one season, or a run of its days without one. Each is scored by
//! itself.

use chrono::NaiveDate;

use super::balance;
use super::boundaries::{self, Crossed, DayTable};
use super::component::{COMPONENTS, Component};
use super::counting::{Piece, count, live_part, may_count};
use super::gather::GatheredDay;
use super::intention::{self, Intended};
use super::places::Places;
use super::sweep::{Average, Placed, Swept, sweep};
use super::terms::{Ask, Terms};
use super::{AsOf, Lens, Period};
use crate::domain::date::plus;

/// Energy and agency weigh in full from this many averaged minutes a week on: two hours. A convention.
const ENOUGH_MINUTES: f64 = 120.0;
/// A check-in with fewer answers gives no score.
const FEWEST_ANSWERS: usize = 3;
/// Below this part of the full weights there is no score: too little is known. A convention.
const LEAST_EVIDENCE: f64 = 0.35;

/// A check-in's five answers.
pub(super) type SignAnswers = [Option<u8>; 5];

/// The days of a segment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Segment {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub season: Option<usize>,
}

/// Cuts a period where a season begins or ends.
pub(super) fn segments(terms: &Terms, period: Period) -> Vec<Segment> {
    if period.from > period.to {
        return Vec::new();
    }
    let edges = terms.seasons.iter().flat_map(|season| [season.start, plus(season.end, 1)]);
    let mut starts: Vec<NaiveDate> = edges.filter(|edge| period.from < *edge && *edge <= period.to).collect();
    starts.push(period.from);
    starts.sort_unstable();
    starts.dedup();
    let mut segments: Vec<Segment> = Vec::with_capacity(starts.len());
    for (place, &from) in starts.iter().enumerate() {
        let to = starts.get(place + 1).map_or(period.to, |next| plus(*next, -1));
        let season = terms.season_on(from);
        match segments.last_mut() {
            Some(last) if last.season == season => last.to = to,
            _ => segments.push(Segment { from, to, season }),
        }
    }
    segments
}

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

/// A segment, measured.
#[derive(Debug)]
pub(super) struct Measure {
    pub live: f64,
    pub days: u32,
    pub components: [Option<Measured>; COMPONENTS],
    /// Alignment; none where too little is known.
    pub alignment: Option<f64>,
    /// Ω, the sum of the weights after evidence.
    pub evidence: f64,
    pub values: Vec<ValueMeasure>,
    pub swept: Swept,
    pub crossed: Vec<Crossed>,
    pub intended: Vec<Intended>,
    pub check_ins: Vec<SignAnswers>,
    pub balance: Option<f64>,
}

/// All that a segment is measured with.
pub(super) struct Measurer<'a> {
    pub terms: &'a Terms,
    pub lens: Lens,
    pub as_of: &'a AsOf,
    /// The days of the period, and those that reach into it.
    pub table: DayTable<'a>,
    pub places: Places<'a>,
}

impl<'a> Measurer<'a> {
    /// Measures a segment. Days outside `counted` never count, and `check_ins` are those that belong to it.
    pub fn measure(&mut self, segment: &Segment, counted: Period, check_ins: Vec<SignAnswers>) -> Measure {
        let (days, pieces) = self.collect(segment, counted);
        let live: f64 = days.iter().map(|(_, part)| part).sum();
        let asks = self.terms.asks(segment.season);
        let mut values: Vec<ValueMeasure> =
            asks.iter().enumerate().map(|(value, ask)| self.value(value, *ask, &days, live)).collect();
        let is_active: Vec<bool> = values.iter().map(|value| value.target.is_some()).collect();

        let swept = sweep(&pieces, &is_active, &mut self.places);
        for (value, minutes) in values.iter_mut().zip(&swept.values) {
            value.minutes = *minutes;
        }
        let mut crossed = vec![Crossed::default(); self.terms.boundaries.len()];
        let mut intended = vec![Intended::default(); values.len()];
        for (day, _) in &days {
            boundaries::add_day(day, &self.table, self.terms, self.lens, self.as_of, &mut crossed);
            if self.lens == Lens::Actual {
                intention::add_day(day, self.as_of, &is_active, &mut intended);
            }
        }

        let mut components: [Option<Measured>; COMPONENTS] = Default::default();
        let full = &self.terms.weights;
        // No evidence is not a good week: without any block only the signs are left.
        if swept.counted > 0 {
            let weight = |component: Component| full[component.index()];
            components[Component::Values.index()] = of_values(weight(Component::Values), &values);
            components[Component::Energy.index()] = of_energy(weight(Component::Energy), &swept.energy, live);
            components[Component::Agency.index()] =
                of_agency(weight(Component::Agency), &swept.agency, live, self.terms.tau);
            components[Component::Boundaries.index()] =
                of_boundaries(weight(Component::Boundaries), &crossed, self.terms);
            components[Component::Intention.index()] =
                of_intention(weight(Component::Intention), &intended, asks);
        }
        components[Component::Signs.index()] = of_signs(full[Component::Signs.index()], &check_ins);

        let present = || components.iter().flatten();
        let evidence: f64 = present().map(|component| component.weight).sum();
        let enough = evidence > 0.0 && evidence >= LEAST_EVIDENCE * full.iter().sum::<f64>();
        let weighted: f64 = present().map(|component| component.weight * component.value).sum();
        let share = (swept.work + swept.life > 0.0).then(|| swept.work / (swept.work + swept.life));
        let target = self.terms.target(segment.season);
        Measure {
            live,
            days: days.len() as u32,
            alignment: (live > 0.0 && enough).then(|| 100.0 * weighted / evidence),
            evidence,
            components,
            values,
            swept,
            crossed,
            intended,
            check_ins,
            balance: share.map(|share| balance::score(share, target)),
        }
    }

    /// The counted days with the part of each that is live, and all that counts on them.
    fn collect(&self, segment: &Segment, counted: Period) -> (Vec<(&'a GatheredDay, f64)>, Vec<Placed<'a>>) {
        let (from, to) = (segment.from.max(counted.from), segment.to.min(counted.to));
        let (mut days, mut placed) = (Vec::new(), Vec::new());
        let mut pieces: Vec<Piece> = Vec::new();
        let mut date = from;
        while date <= to && may_count(date, self.lens, self.as_of) {
            if let Some(day) = self.table.get(date).filter(|day| !day.is_grace) {
                let before = placed.len();
                for block in &day.blocks {
                    pieces.clear();
                    count(day, block, self.lens, self.as_of, &mut pieces);
                    placed.extend(pieces.iter().map(|&piece| Placed { piece, day, block }));
                }
                // A coming day without a plan is unknown, not empty.
                if date <= self.as_of.today || placed.len() > before {
                    days.push((day, live_part(self.terms, day, self.lens, self.as_of)));
                }
            }
            let next = plus(date, 1);
            if next == date {
                break;
            }
            date = next;
        }
        (days, placed)
    }

    /// What is asked of a value: its target and its weight, by the part of the live days on which it is in force.
    fn value(&self, value: usize, ask: Ask, days: &[(&GatheredDay, f64)], live: f64) -> ValueMeasure {
        let terms = &self.terms.values[value];
        let in_force: f64 =
            days.iter().filter(|(day, _)| terms.in_force(day.date)).map(|(_, part)| part).sum();
        let part = if live > 0.0 { in_force / live } else { 0.0 };
        ValueMeasure {
            minutes: 0,
            weight: ask.weight * part,
            target: (ask.is_active() && part > 0.0).then(|| ask.weekly * part * live.max(1.0) / 7.0),
        }
    }
}

/// V = Σ w·a / Σ w over active values, a = min(1, m / target): importance times consistency, as in the Valued
/// Living Questionnaire (Wilson et al. 2010).
fn of_values(weight: f64, values: &[ValueMeasure]) -> Option<Measured> {
    let active: Vec<(Cause, f64, f64)> = (0..)
        .zip(values)
        .filter_map(|(number, value)| {
            let served = (value.minutes as f64 / value.target?).min(1.0);
            Some((Cause::Value(number), value.weight, value.weight * (1.0 - served)))
        })
        .collect();
    weighted_lack(weight, active)
}

/// S, the mean over check-ins of the mean of (x − 1)/4: progress as it is felt (Smout et al. 2014).
fn of_signs(weight: f64, check_ins: &[SignAnswers]) -> Option<Measured> {
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
fn of_energy(weight: f64, energy: &Average, live: f64) -> Option<Measured> {
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
fn of_agency(weight: f64, agency: &Average, live: f64, tau: f64) -> Option<Measured> {
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
fn of_boundaries(weight: f64, crossed: &[Crossed], terms: &Terms) -> Option<Measured> {
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
fn of_intention(weight: f64, intended: &[Intended], asks: &[Ask]) -> Option<Measured> {
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

/// Whether a check-in says enough to count.
pub(super) fn says_enough(answers: &SignAnswers) -> bool {
    answers.iter().flatten().count() >= FEWEST_ANSWERS
}
