//! What makes sense in `life.toml`.

use super::{Fault, Faults, Step, fault, named, period, weight};
use crate::domain::profile::{Profile, SHIPPED_AREAS};
use crate::domain::time::DAY;

/// The faults of `life.toml`.
pub fn profile(profile: &Profile) -> Vec<Fault> {
    let mut faults = Faults { found: Vec::new() };
    let day = profile.day;
    if day.start.minutes() >= DAY / 2 {
        fault!(faults, ["day", "start"], "a planning day starts before noon");
    }
    if !day.wake.is_forward() || day.wake.minutes() > DAY {
        fault!(faults, ["day", "wake"], "the waking hours end after they begin, within 24 hours");
    }
    if profile.score.tau.is_some_and(|tau| !(tau > 0.0 && tau <= 1.0)) {
        fault!(faults, ["score", "tau"], "tau lies above 0 and is at most 1");
    }
    for (id, weight) in &profile.score.weights {
        if !["values", "signs", "energy", "agency", "boundaries", "intention"].contains(&id.as_str()) {
            fault!(faults, ["score", "weights", id.as_str()], "no component is called '{id}'");
        } else if !(weight.is_finite() && *weight >= 0.0 && *weight <= 1000.0) {
            fault!(faults, ["score", "weights", id.as_str()], "a weight goes from 0 to 1000");
        }
    }
    let weights = &profile.score.weights;
    if weights.len() == 6 && weights.values().all(|weight| *weight == 0.0) {
        fault!(faults, ["score", "weights"], "one weight at least has to be above 0");
    }
    for (index, value) in profile.values.iter().enumerate() {
        named(&mut faults, "value", index, &value.id, Some(&value.name));
        weight(&mut faults, &["value".into(), index.into(), "weight".into()], value.weight);
        period(&mut faults, "value", index, value.from, value.until);
    }
    for (index, area) in profile.own_areas.iter().enumerate() {
        let shipped = SHIPPED_AREAS.iter().any(|(id, ..)| *id == area.id);
        named(&mut faults, "area", index, &area.id, (!shipped).then_some(&area.name));
        if area.side.is_none() && area.parent.is_none() && !shipped {
            fault!(faults, ["area", index], "an area needs a side (work, life or upkeep) or a parent");
        }
    }
    for (index, engagement) in profile.engagements.iter().enumerate() {
        named(&mut faults, "engagement", index, &engagement.id, Some(&engagement.name));
        period(&mut faults, "engagement", index, engagement.from, engagement.until);
        for (part, pay) in engagement.pay.iter().enumerate() {
            if !(pay.amount.is_finite() && pay.amount >= 0.0) {
                fault!(
                    faults,
                    ["engagement", index, "pay", part, "amount"],
                    "an amount of pay is not below 0"
                );
            }
        }
        for (part, hours) in engagement.hours.iter().enumerate() {
            if !hours.window.is_forward() {
                fault!(
                    faults,
                    ["engagement", index, "hours", part, "window"],
                    "{} ends before it starts",
                    hours.window
                );
            }
        }
    }
    for (index, boundary) in profile.boundaries.iter().enumerate() {
        named(&mut faults, "boundary", index, &boundary.id, Some(&boundary.name));
        period(&mut faults, "boundary", index, boundary.from, boundary.until);
        if !boundary.window.is_forward() {
            fault!(
                faults,
                ["boundary", index, "window"],
                "{} ends before it starts; past midnight write hours from 24 on, as in 22:00-30:00",
                boundary.window
            );
        }
        if boundary.weight.is_some_and(|weight| !(weight.is_finite() && weight > 0.0 && weight <= 1000.0)) {
            fault!(faults, ["boundary", index, "weight"], "a boundary's weight lies above 0");
        }
    }
    let levels = &profile.rhythm.levels;
    if !levels.is_empty() && (levels.len() != 24 || levels.iter().any(|level| *level > 4)) {
        fault!(
            faults,
            ["rhythm", "levels"],
            "levels are 24 figures from 0 to 4, one for each hour from midnight"
        );
    }
    for (index, taken) in profile.questionnaires.iter().enumerate() {
        if taken.answers.len() != 10 || taken.answers.iter().any(|answer| *answer > 5) {
            fault!(
                faults,
                ["questionnaire", index, "answers"],
                "ten answers from 1 to 5, with 0 for those not given"
            );
        }
    }
    faults.found
}
