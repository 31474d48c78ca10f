//! How alignment changed between two scores, over the components that both have (`scoring.md`, "Change"). A
//! missing check-in alone makes a week neither better nor worse.

use super::component::Component;
use super::score::{ComponentScore, Score};

/// Change of alignment between two scores.
#[derive(Debug, Clone, PartialEq)]
pub struct AlignmentChange {
    /// Points: above 0 is a gain, below 0 a loss.
    pub points: f64,
    /// The two alignments compared, the earlier one first.
    pub between: (f64, f64),
    /// Components that were compared.
    pub components: Vec<Component>,
    /// Components that only one of the scores has. They are left out.
    pub apart: Vec<Component>,
}

/// Returns the change from an earlier score to a later one.
///
/// Both alignments are taken over the components that both scores have, each with its own weights. With the
/// same components on both sides it is the plain difference. `None` if a score has no alignment, or if no
/// component is shared.
pub fn between(earlier: &Score, later: &Score) -> Option<AlignmentChange> {
    earlier.alignment.and(later.alignment)?;
    let has = |score: &Score, id: Component| score.component(id).is_some();
    let (components, others): (Vec<Component>, Vec<Component>) =
        Component::ALL.iter().partition(|id| has(earlier, **id) && has(later, **id));
    let apart: Vec<Component> =
        others.into_iter().filter(|id| has(earlier, *id) || has(later, *id)).collect();
    let (before, after) = match apart.is_empty() {
        true => (earlier.alignment?, later.alignment?),
        false => (over(&earlier.components, &components)?, over(&later.components, &components)?),
    };
    Some(AlignmentChange { points: after - before, between: (before, after), components, apart })
}

/// Returns the alignment over the chosen components, 0 to 100. `None` if their weights sum to 0.
fn over(components: &[ComponentScore], chosen: &[Component]) -> Option<f64> {
    let chosen = || components.iter().filter(|component| chosen.contains(&component.id));
    let weight: f64 = chosen().map(|component| component.weight).sum();
    let sum: f64 = chosen().map(|component| component.weight * component.value).sum();
    (weight > 0.0).then(|| 100.0 * sum / weight)
}

#[cfg(test)]
mod tests {
    use super::super::Lens;
    use super::super::samples::sample;
    use super::*;

    #[test]
    fn a_week_is_compared_over_what_both_weeks_have() {
        let life = r#"value = [{ id = "craft", name = "Craft", weekly = "7h" }]"#;
        let hours =
            |span: &str| format!("[[block]]\ntitle = \"X\"\nactual = [\"{span}\"]\nvalues = [\"craft\"]\n");
        let (first, second) = (hours("09:00-09:30"), hours("09:00-09:45"));
        let mut life = sample(life, "", &[("2026-11-09", &first), ("2026-11-16", &second)]);
        life.check_in("2026-W46", [Some(1); 5]);
        let week = |days: &str| life.score(days, Lens::Actual, "2026-11-30T09:00");
        let (before, after) = (week("2026-11-09..2026-11-15"), week("2026-11-16..2026-11-22"));
        let change = between(&before, &after).unwrap();
        // The target of a day is an hour. The first week reaches half of it, the second three quarters. The check-in
        // of the first week makes no difference.
        assert!((change.points - 25.0).abs() < 1e-9, "{change:?}");
        assert!((change.between.0 - 50.0).abs() < 1e-9, "{change:?}");
        assert_eq!(change.components, [Component::Values]);
        assert_eq!(change.apart, [Component::Signs]);
        assert_eq!(between(&before, &week("2026-12-07..2026-12-13")), None);
    }

    #[test]
    fn weeks_that_have_the_same_differ_by_what_is_shown_of_them() {
        // The second week is in two seasons. Its alignment is the mean of both, and so is the alignment compared.
        let life = r#"value = [{ id = "craft", name = "Craft", weekly = "7h" }]"#;
        let seasons = r#"season = [
            { id = "a", name = "A", start = 2026-11-01, end = 2026-11-18, intent = { craft = { weekly = "14h" } } },
            { id = "b", name = "B", start = 2026-11-19, end = 2026-12-31 },
        ]"#;
        let block = |keys: &str| format!("[[block]]\ntitle = \"X\"\nvalues = [\"craft\"]\n{keys}\n");
        let first = block("plan = \"09:00-12:00\"\nactual = [\"09:00-11:00\"]");
        let second = block("plan = \"09:00-12:00\"\nactual = [\"10:00-11:00\"]");
        let third = block("actual = [\"09:00-12:00\"]\nenergy = -2");
        let days =
            [("2026-11-09", first.clone() + &third), ("2026-11-16", second), ("2026-11-20", first + &third)];
        let days: Vec<(&str, &str)> = days.iter().map(|(date, text)| (*date, text.as_str())).collect();
        let life = sample(life, seasons, &days);
        let week = |days: &str| life.score(days, Lens::Actual, "2026-11-30T09:00");
        let (before, after) = (week("2026-11-09..2026-11-15"), week("2026-11-16..2026-11-22"));
        let change = between(&before, &after).unwrap();
        assert_eq!(change.apart, []);
        assert_eq!(change.points, after.alignment.unwrap() - before.alignment.unwrap());
        let taken = |score: &Score| over(&score.components, &change.components).unwrap();
        assert!((taken(&after) - taken(&before) - change.points).abs() > 0.1, "the same either way");
    }
}
