//! How alignment changed from one score to another, over the components that both have: a week without a check-in
//! is not better or worse for that alone.

use super::component::Component;
use super::score::{ComponentScore, Score};

/// A change of alignment.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Points gained where above 0, lost where below.
    pub points: f64,
    /// What it was taken over.
    pub components: Vec<Component>,
}

/// The change from an earlier score to a later one: the difference of their alignments, each taken over the
/// components that both have, with its own weights. None where either has no alignment, or nothing in common.
pub fn between(earlier: &Score, later: &Score) -> Option<Change> {
    earlier.alignment.and(later.alignment)?;
    let components: Vec<Component> = later
        .components
        .iter()
        .map(|component| component.id)
        .filter(|id| earlier.component(*id).is_some())
        .collect();
    let points = over(&later.components, &components)? - over(&earlier.components, &components)?;
    Some(Change { points, components })
}

/// Alignment over some of the components only.
fn over(components: &[ComponentScore], chosen: &[Component]) -> Option<f64> {
    let chosen = || components.iter().filter(|component| chosen.contains(&component.id));
    let weight: f64 = chosen().map(|component| component.weight).sum();
    let sum: f64 = chosen().map(|component| component.weight * component.value).sum();
    (weight > 0.0).then(|| 100.0 * sum / weight)
}
