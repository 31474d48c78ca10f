//! Validation of `life.toml`.

use super::{Finding, Findings, PathStep, finding, named, period, weight};
use crate::domain::id::nearest;
use crate::domain::profile::{Pay, Profile, SHIPPED_AREAS};
use crate::domain::time::DAY;

/// The components of alignment, by the keys of their weights.
const COMPONENTS: [&str; 6] = ["values", "signs", "energy", "agency", "boundaries", "intention"];

/// Returns the findings in `life.toml`.
pub fn profile(profile: &Profile) -> Vec<Finding> {
    let mut findings = Findings { found: Vec::new() };
    let day = profile.day;
    if day.start.minutes() >= DAY / 2 {
        finding!(findings, ["day", "start"], "a planning day starts before noon");
    }
    if !day.wake.is_forward() || day.wake.minutes() > DAY {
        finding!(
            findings,
            ["day", "wake"],
            "the waking hours have to end after they begin, within 24 hours. Example: wake = \"07:00-23:00\""
        );
    }
    if profile.score.tau.is_some_and(|tau| !(tau > 0.0 && tau <= 1.0)) {
        finding!(findings, ["score", "tau"], "write a number from above 0 to 1. Example: tau = 0.6");
    }
    for (id, weight) in &profile.score.weights {
        if !COMPONENTS.contains(&id.as_str()) {
            let near = nearest(id, COMPONENTS).map(|near| format!(". Did you mean {near}?"));
            let all = format!(". The six are {}", COMPONENTS.join(", "));
            let hint = near.unwrap_or(all);
            finding!(findings, ["score", "weights", id.as_str()], "alignment has no part '{id}'{hint}");
        } else if !(weight.is_finite() && *weight >= 0.0 && *weight <= 1000.0) {
            finding!(findings, ["score", "weights", id.as_str()], "a weight goes from 0 to 1000");
        }
    }
    let weights = &profile.score.weights;
    if weights.len() == 6 && weights.values().all(|weight| *weight == 0.0) {
        finding!(findings, ["score", "weights"], "one weight at least has to be above 0");
    }
    for (index, value) in profile.values.iter().enumerate() {
        named(&mut findings, "value", index, &value.id, Some(&value.name));
        weight(&mut findings, &["value".into(), index.into(), "weight".into()], value.weight);
        period(&mut findings, "value", index, value.from, value.until);
    }
    for (index, area) in profile.own_areas.iter().enumerate() {
        let shipped = SHIPPED_AREAS.iter().any(|(id, ..)| *id == area.id);
        named(&mut findings, "area", index, &area.id, (!shipped).then_some(&area.name));
        if area.side.is_none() && area.parent.is_none() && !shipped {
            finding!(
                findings,
                ["area", index, "side"],
                "an area needs a side (work, life or upkeep) or a parent"
            );
        }
        amounts(&mut findings, ["area".into(), index.into(), "worth".into()], &area.worth);
    }
    for (index, engagement) in profile.engagements.iter().enumerate() {
        named(&mut findings, "engagement", index, &engagement.id, Some(&engagement.name));
        period(&mut findings, "engagement", index, engagement.from, engagement.until);
        amounts(&mut findings, ["engagement".into(), index.into(), "pay".into()], &engagement.pay);
        for (part, hours) in engagement.hours.iter().enumerate() {
            if !hours.window.is_forward() {
                finding!(
                    findings,
                    ["engagement", index, "hours", part, "window"],
                    "{} ends before it starts",
                    hours.window
                );
            }
        }
    }
    for (index, boundary) in profile.boundaries.iter().enumerate() {
        named(&mut findings, "boundary", index, &boundary.id, Some(&boundary.name));
        period(&mut findings, "boundary", index, boundary.from, boundary.until);
        if !boundary.window.is_forward() {
            finding!(
                findings,
                ["boundary", index, "window"],
                "{} ends before it starts. Past midnight write hours from 24 on, as in 22:00-30:00",
                boundary.window
            );
        }
        weight(&mut findings, &["boundary".into(), index.into(), "weight".into()], boundary.weight);
    }
    let levels = &profile.rhythm.levels;
    if !levels.is_empty() && (levels.len() != 24 || levels.iter().any(|level| *level > 4)) {
        finding!(
            findings,
            ["rhythm", "levels"],
            "levels need 24 numbers from 0 to 4, one for each hour from midnight"
        );
    }
    for (index, taken) in profile.questionnaires.iter().enumerate() {
        if taken.answers.len() != 10 || taken.answers.iter().any(|answer| *answer > 5) {
            finding!(
                findings,
                ["questionnaire", index, "answers"],
                "write 10 answers from 1 to 5, with 0 for those not given"
            );
        }
    }
    findings.found
}

/// Finds amounts of a list that are below 0 or no number.
fn amounts(findings: &mut Findings, list: [PathStep; 3], pay: &[Pay]) {
    for (part, pay) in pay.iter().enumerate() {
        if !(pay.amount.is_finite() && pay.amount >= 0.0) {
            let path = list.iter().cloned().chain([part.into(), "amount".into()]).collect();
            let message = "write an amount from 0 up. Example: amount = 3200".to_owned();
            findings.found.push(Finding { path, message });
        }
    }
}
