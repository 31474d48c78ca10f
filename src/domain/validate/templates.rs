//! Validation of `templates.toml`.

use super::{Finding, Findings, PathStep, named};
use crate::domain::block::Block;
use crate::domain::template::Template;
use crate::domain::time::Time;

/// Returns the findings in `templates.toml`.
pub fn templates(templates: &[Template]) -> Vec<Finding> {
    let mut findings = Findings { found: Vec::new() };
    for (index, template) in templates.iter().enumerate() {
        named(&mut findings, "template", index, &template.id, Some(&template.name));
        for (at, block) in template.blocks.iter().enumerate() {
            let path = |key: Option<&str>| {
                let steps: [PathStep; 4] = ["template".into(), index.into(), "block".into(), at.into()];
                steps.into_iter().chain(key.map(PathStep::from)).collect()
            };
            let said = faults(block).into_iter();
            findings.found.extend(said.map(|(key, message)| Finding { path: path(key), message }));
        }
    }
    findings.found
}

/// Returns what is wrong in a block of a template, each with its key. None: the key is missing.
fn faults(block: &Block) -> Vec<(Option<&'static str>, String)> {
    let mut faults = Vec::new();
    if block.title.trim().is_empty() {
        faults.push((Some("title"), "a block needs a title".to_owned()));
    }
    match block.plan {
        None => faults
            .push((None, "a block of a template needs a plan. Example: plan = \"09:00-10:30\"".to_owned())),
        Some(plan) if !plan.is_forward() => faults.push((
            Some("plan"),
            format!("{plan} ends before it starts. Past midnight write hours from 24 on, as in 22:00-25:30"),
        )),
        Some(plan) if plan.end > Time::LAST => {
            faults.push((Some("plan"), format!("{plan} ends after 48:00, too late for one day")));
        }
        Some(_) => {}
    }
    let recorded = [
        ("actual", !block.actual.is_empty()),
        ("energy", block.energy.is_some()),
        ("status", block.status.is_some()),
    ];
    for (key, _) in recorded.into_iter().filter(|(_, is_set)| *is_set) {
        faults.push((Some(key), format!("a template has only plans. Remove {key}")));
    }
    faults
}
