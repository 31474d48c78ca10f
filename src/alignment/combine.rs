//! Combines measured segments into one score: the mean of their scores, weighted by live days.

use std::collections::BTreeMap;

use super::balance;
use super::component::{COMPONENTS, Component};
use super::components::{ASKED_ENERGY, Cause};
use super::least::PlaceShare;
use super::places::Places;
use super::rounding::sum;
use super::score::{
    Balance, ComponentScore, Crossings, Figures, Intention, Loss, PlaceMinutes, Score, SignFigures,
    ValueMinutes,
};
use super::segment::{Measure, Segment};
use super::terms::Terms;
use super::{Lens, NEAR, Period};
use crate::domain::intervals::Interval;
use crate::domain::week::SIGNS;

/// Highest level of energy that is tiring or draining, in quarters.
const DRAINING: usize = 1;
/// Highest level of agency with an agenda set by someone else, in quarters.
const THEIRS: usize = 2;

/// Input for combining a score.
pub(super) struct Parts<'a> {
    pub terms: &'a Terms,
    pub places: Places<'a>,
    pub segments: Vec<(Segment, Measure)>,
}

impl Parts<'_> {
    /// Returns the score of the whole period.
    pub fn combine(self, period: Period, lens: Lens) -> Score {
        let mut losses: BTreeMap<(Component, Cause), f64> = BTreeMap::new();
        let (mut weights, mut worth) = ([0.0; COMPONENTS], [(0.0, 0.0); COMPONENTS]);
        let (mut scored_live, mut alignment, mut evidence) = (0.0, 0.0, 0.0);
        for measure in self.measures() {
            let Some(score) = measure.alignment else { continue };
            scored_live += measure.live;
            alignment += measure.live * score;
            evidence += measure.live * measure.evidence;
            let sums = weights.iter_mut().zip(&mut worth);
            for ((&id, component), (weight, (live, value))) in
                Component::ALL.iter().zip(&measure.components).zip(sums)
            {
                let Some(component) = component else { continue };
                *weight += measure.live * component.weight;
                *live += measure.live;
                *value += measure.live * component.value;
                for &(cause, lack) in &component.lacks {
                    *losses.entry((id, cause)).or_default() +=
                        measure.live * 100.0 * component.weight / measure.evidence * lack;
                }
            }
        }
        let is_scored = scored_live > 0.0;
        let components = Component::ALL.iter().zip(weights).zip(worth).filter(|(_, (live, _))| *live > 0.0);
        let mut losses: Vec<Loss> = losses
            .into_iter()
            .filter(|(_, points)| *points > 0.0)
            .map(|((component, cause), points)| Loss {
                component,
                cause: self.cause(cause),
                points: points / scored_live,
            })
            .collect();
        losses.sort_by(|a, b| b.points.total_cmp(&a.points));
        Score {
            period,
            lens,
            is_whole: true,
            live: sum(self.measures().map(|measure| measure.live)),
            days: self.measures().map(|measure| measure.days).fold(0, u32::saturating_add),
            all_days: 0,
            recorded: self.measures().map(|measure| measure.recorded).sum(),
            alignment: is_scored.then(|| alignment / scored_live),
            evidence: is_scored.then(|| evidence / scored_live),
            full_evidence: self.terms.weights.iter().sum(),
            components: components
                .map(|((&id, weight), (live, value))| ComponentScore {
                    id,
                    weight: weight / scored_live,
                    value: value / live,
                })
                .collect(),
            losses,
            balance: self.balance(),
            values: self.values(period),
            counted_minutes: sum(self.measures().map(|measure| measure.swept.counted as f64)),
            figures: self.figures(),
        }
    }

    fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.segments.iter().map(|(_, measure)| measure)
    }

    fn cause(&self, cause: Cause) -> String {
        match cause {
            Cause::Value(value) => {
                self.terms.values.get(value as usize).map(|value| value.id.clone()).unwrap_or_default()
            }
            Cause::Boundary(boundary) => self
                .terms
                .boundaries
                .get(boundary as usize)
                .map(|boundary| boundary.id.clone())
                .unwrap_or_default(),
            Cause::Sign(sign) => SIGNS.get(sign).copied().unwrap_or_default().to_owned(),
            Cause::Place(place) => self.places.cause(place),
        }
    }

    fn balance(&self) -> Balance {
        let of = |minutes: fn(&Measure) -> f64| sum(self.measures().map(minutes));
        let (work, life) = (of(|measure| measure.swept.work), of(|measure| measure.swept.life));
        let (mut weight, mut weighed) = (0.0, 0.0);
        for measure in self.measures() {
            let (work, life) = (measure.swept.work, measure.swept.life);
            if let Some(score) = balance::score(work, life, measure.target) {
                weight += work + life;
                weighed += score * (work + life);
            }
        }
        let is_long = of(|measure| measure.live) >= balance::LEAST_LIVE - NEAR;
        let targets: Vec<Option<f64>> = self.measures().map(|measure| measure.target).collect();
        let first = targets.first().copied().flatten();
        let is_mixed = targets.windows(2).any(|pair| pair.first() != pair.last());
        let owed: Vec<f64> = self.measures().filter_map(|measure| measure.owed).collect();
        Balance {
            score: (is_long && weight > 0.0).then(|| weighed / weight),
            work,
            life,
            upkeep: of(|measure| measure.swept.upkeep),
            share: balance::share(work, life),
            target: first.filter(|_| !is_mixed),
            is_mixed,
            owed: (!owed.is_empty()).then(|| owed.iter().sum()),
        }
    }

    fn values(&self, period: Period) -> Vec<ValueMinutes> {
        let live = sum(self.measures().map(|measure| measure.live));
        let in_force =
            self.terms.values.iter().enumerate().filter(|(_, value)| value.days_in_force(period) > 0);
        in_force
            .map(|(number, value)| {
                let parts = || {
                    self.measures()
                        .filter_map(|measure| measure.values.get(number).map(|part| (measure, part)))
                };
                let needed: Vec<f64> = parts().filter_map(|(_, part)| part.target).collect();
                let set = self.segments.iter().filter_map(|(segment, _)| {
                    let ask = self.terms.asks(segment.season).get(number).filter(|ask| ask.is_active())?;
                    let days = value.days_in_force(Period { from: segment.from, to: segment.to });
                    (days > 0).then(|| ask.weekly * days as f64 / 7.0)
                });
                let set: Vec<f64> = set.collect();
                let weight = sum(parts().map(|(measure, part)| part.weight * measure.live));
                ValueMinutes {
                    id: value.id.clone(),
                    minutes: sum(parts().map(|(_, part)| part.minutes as f64)),
                    target: (!set.is_empty()).then(|| set.iter().sum()),
                    needed: (!needed.is_empty()).then(|| needed.iter().sum()),
                    weight: if live > 0.0 { weight / live } else { 0.0 },
                    resting: self
                        .segments
                        .iter()
                        .all(|(segment, _)| self.terms.rests(number, segment.season)),
                }
            })
            .collect()
    }

    fn figures(&self) -> Figures {
        let boundaries = self.terms.boundaries.iter().enumerate().filter_map(|(number, boundary)| {
            let parts = || self.measures().filter_map(|measure| measure.crossed.get(number));
            let windows: Vec<Interval> = parts().flat_map(|part| part.windows.iter().copied()).collect();
            (!windows.is_empty()).then(|| Crossings {
                id: boundary.id.clone(),
                windows,
                crossings: parts().map(|part| part.crossings).sum(),
                minutes: parts().map(|part| part.minutes as f64).sum(),
            })
        });
        let intention = self.terms.values.iter().enumerate().filter_map(|(number, value)| {
            let parts = || self.measures().filter_map(|measure| measure.intended.get(number));
            let planned: i64 = parts().map(|part| part.planned).sum();
            (planned > 0).then(|| Intention {
                id: value.id.clone(),
                planned: planned as f64,
                kept: parts().map(|part| part.kept as f64).sum(),
            })
        });
        let signs = SIGNS.iter().enumerate().filter_map(|(number, &sign)| {
            let check_ins = self.measures().flat_map(|measure| &measure.check_ins);
            let answers: Vec<u8> = check_ins.filter_map(|answers| *answers.get(number)?).collect();
            (!answers.is_empty()).then_some(SignFigures { sign, answers })
        });
        Figures {
            energy: self.by_place(|measure, place| measure.swept.energy.share(place, ASKED_ENERGY, DRAINING)),
            agency: self.by_place(|measure, place| measure.swept.agency.share(place, 1.0, THEIRS)),
            boundaries: boundaries.collect(),
            intention: intention.collect(),
            signs: signs.collect(),
        }
    }

    fn by_place(&self, share: fn(&Measure, usize) -> PlaceShare) -> Vec<PlaceMinutes> {
        (0..self.places.len())
            .filter_map(|place| {
                let of = |part: fn(&PlaceShare) -> f64| {
                    sum(self.measures().map(|measure| part(&share(measure, place))))
                };
                let minutes = of(|part| part.minutes);
                (minutes > 0.0).then(|| PlaceMinutes {
                    cause: self.places.cause(place),
                    minutes,
                    low: of(|part| part.low),
                    short: of(|part| part.short),
                })
            })
            .collect()
    }
}
