//! Combines measured segments into one score: the mean of their scores, weighted by live days.

use std::collections::BTreeMap;

use super::balance;
use super::component::{COMPONENTS, Component};
use super::components::Cause;
use super::places::Places;
use super::score::{
    Balance, ComponentScore, Crossings, Figures, Intention, Loss, PlaceMinutes, Score, SignFigures,
    ValueMinutes,
};
use super::segment::{Measure, Segment};
use super::sweep::Average;
use super::terms::Terms;
use super::{Lens, Period};
use crate::domain::week::SIGNS;

/// Everything a score is combined from.
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
            live: self.measures().map(|measure| measure.live).sum(),
            days: self.measures().map(|measure| measure.days).sum(),
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
            counted_minutes: self.measures().map(|measure| measure.swept.counted as f64).sum(),
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
        let sum = |minutes: fn(&Measure) -> f64| self.measures().map(minutes).sum::<f64>();
        let work = sum(|measure| measure.swept.work);
        let life = sum(|measure| measure.swept.life);
        let weighed = |measure: &Measure| {
            measure.balance.map_or(0.0, |score| score * (measure.swept.work + measure.swept.life))
        };
        let has_any = work + life > 0.0;
        let mut targets = self.segments.iter().map(|(segment, _)| self.terms.target(segment.season));
        let first = targets.next().flatten();
        Balance {
            score: has_any.then(|| self.measures().map(weighed).sum::<f64>() / (work + life)),
            work,
            life,
            upkeep: sum(|measure| measure.swept.upkeep),
            share: has_any.then(|| work / (work + life)),
            target: first.filter(|_| targets.all(|target| target == first)),
            owed: balance::owed(work, life),
        }
    }

    fn values(&self, period: Period) -> Vec<ValueMinutes> {
        let live: f64 = self.measures().map(|measure| measure.live).sum();
        let in_force = self.terms.values.iter().enumerate().filter(|(_, value)| value.is_in_force_in(period));
        in_force
            .map(|(number, value)| {
                let parts = || {
                    self.measures()
                        .filter_map(|measure| measure.values.get(number).map(|part| (measure, part)))
                };
                let targets: Vec<f64> = parts().filter_map(|(_, part)| part.target).collect();
                let weight: f64 = parts().map(|(measure, part)| part.weight * measure.live).sum();
                ValueMinutes {
                    id: value.id.clone(),
                    minutes: parts().map(|(_, part)| part.minutes as f64).sum(),
                    target: (!targets.is_empty()).then(|| targets.iter().sum()),
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
            let windows: u32 = parts().map(|part| part.windows).sum();
            (windows > 0).then(|| Crossings {
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
            energy: self.by_place(|measure| &measure.swept.energy),
            agency: self.by_place(|measure| &measure.swept.agency),
            boundaries: boundaries.collect(),
            intention: intention.collect(),
            signs: signs.collect(),
        }
    }

    fn by_place(&self, average: fn(&Measure) -> &Average) -> Vec<PlaceMinutes> {
        (0..self.places.len())
            .filter_map(|place| {
                let parts = || self.measures().filter_map(|measure| average(measure).places.get(place));
                let minutes: f64 = parts().map(|part| part.minutes).sum();
                (minutes > 0.0).then(|| PlaceMinutes {
                    cause: self.places.cause(place),
                    minutes,
                    low: parts().map(|part| part.low).sum(),
                    short: parts().map(|part| part.short).sum(),
                })
            })
            .collect()
    }
}
