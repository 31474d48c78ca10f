//! Limits of a week that the user set for a job or an area (`most` in life.toml). They are shown, never scored. They are
//! about load, so grace days count like any others.

use super::counting::{CountedPiece, count};
use super::gathered::Gathered;
use super::{AsOf, Lens, Period};
use crate::domain::{AreaTree, Engagement, Minutes, covered};

/// Part of a limit from which it is said: nine tenths.
const NEAR_TENTHS: i64 = 9;

/// A limit, and how much of it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitUse {
    /// What it is a limit of.
    pub of: LimitOf,
    /// Name of the job or the area.
    pub name: String,
    /// Minutes done or planned in the week. Overlaps count once.
    pub minutes: i64,
    /// The limit, in minutes.
    pub most: i64,
}

/// What a limit is set for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LimitOf {
    /// The job with this id.
    Engagement(String),
    /// The area with this id, and those under it.
    Area(String),
}

/// Returns the limits of jobs and areas of which nine tenths or more are done or planned, the most used first. The days
/// of the week must be gathered.
pub fn near(
    gathered: &Gathered,
    engagements: &[Engagement],
    areas: &AreaTree,
    week: Period,
    as_of: &AsOf,
) -> Vec<LimitUse> {
    let mut near = uses(gathered, engagements, areas, week, (Lens::Outlook, as_of));
    near.retain(|limit| 10 * limit.minutes >= NEAR_TENTHS * limit.most);
    near
}

/// Returns the limits that what is recorded has reached, a running block included, the most used first. The days of the
/// week up to today must be gathered.
pub fn reached(
    gathered: &Gathered,
    engagements: &[Engagement],
    areas: &AreaTree,
    week: Period,
    as_of: &AsOf,
) -> Vec<LimitUse> {
    let mut reached = uses(gathered, engagements, areas, week, (Lens::Actual, as_of));
    reached.retain(|limit| limit.minutes >= limit.most);
    reached
}

/// Returns all limits with the minutes that count through a lens, the most used first.
fn uses(
    gathered: &Gathered,
    engagements: &[Engagement],
    areas: &AreaTree,
    week: Period,
    (lens, as_of): (Lens, &AsOf),
) -> Vec<LimitUse> {
    let used = |of: LimitOf, name: &str, most: Option<Minutes>, minutes: &dyn Fn() -> i64| {
        let most = i64::from(most.filter(|most| most.0 > 0)?.0);
        Some(LimitUse { of, name: name.to_owned(), minutes: minutes(), most })
    };
    let of_jobs = engagements.iter().filter_map(|one| {
        let of = LimitOf::Engagement(one.id.clone());
        used(of, one.short_name(), one.most, &|| of_engagement(gathered, &one.id, week, (lens, as_of)))
    });
    let of_areas = areas.all().iter().filter_map(|one| {
        let hours = || gathered.hours(week, lens, as_of);
        let of = LimitOf::Area(one.id.clone());
        used(of, &one.name, one.most, &|| hours().under(|area| areas.is_under(area, &one.id)).in_sight)
    });
    let mut uses: Vec<LimitUse> = of_jobs.chain(of_areas).collect();
    uses.sort_by(|a, b| (b.minutes * a.most).cmp(&(a.minutes * b.most)));
    uses
}

/// Returns the minutes of a job that count through a lens.
fn of_engagement(gathered: &Gathered, id: &str, week: Period, (lens, as_of): (Lens, &AsOf)) -> i64 {
    let Some(number) = gathered.terms().engagement(id) else { return 0 };
    let mut pieces: Vec<CountedPiece> = Vec::new();
    for day in gathered.days(week) {
        for block in day.blocks.iter().filter(|block| block.engagement == Some(number)) {
            count(day, block, lens, as_of, &mut pieces);
        }
    }
    covered(pieces.iter().map(|piece| (piece.start, piece.end)).collect())
}

#[cfg(test)]
mod tests {
    use super::super::samples::{as_of, period, sample};
    use super::*;

    #[test]
    fn limits_are_said_from_nine_tenths_on() {
        let life = r#"
            engagement = [{ id = "acme", name = "Acme, day job", area = "work", most = "10h" }]
            area = [
                { id = "care", name = "Care", side = "life", most = "4h" },
                { id = "school", name = "School", parent = "care" },
                { id = "home", most = "1h" },
            ]
        "#;
        let block = |keys: &str| format!("[[block]]\ntitle = \"X\"\n{keys}\n");
        let days = |planned: &str| {
            let monday = block("actual = [\"09:00-14:00\"]\narea = \"work\"\nengagement = \"acme\"")
                + &block("actual = [\"08:00-09:00\"]\narea = \"care\"");
            let tuesday = block(&format!("plan = \"{planned}\"\narea = \"work\"\nengagement = \"acme\""))
                + &block("plan = \"16:00-19:00\"\narea = \"school\"");
            let life = sample(life, "", &[("2026-11-16", &monday), ("2026-11-17", &tuesday)]);
            let engagements = &life.profile.engagements;
            let areas = AreaTree::new(&life.profile);
            let (week, now) = (period("2026-11-16..2026-11-22"), as_of("2026-11-17T07:00"));
            near(&life.gathered, engagements, &areas, week, &now)
                .iter()
                .map(|limit| format!("{} {} of {}", limit.name, limit.minutes, limit.most))
                .collect::<Vec<String>>()
        };
        assert_eq!(days("09:00-12:55"), ["Care 240 of 240"]);
        assert_eq!(days("09:00-13:00"), ["Care 240 of 240", "Acme 540 of 600"]);
        assert_eq!(days("09:00-15:00"), ["Acme 660 of 600", "Care 240 of 240"]);
    }

    #[test]
    fn a_limit_is_reached_by_what_is_recorded_and_not_by_plans() {
        let life = r#"
            engagement = [{ id = "acme", name = "Acme, day job", area = "work", most = "5h" }]
            area = [{ id = "work", name = "Work", side = "work", most = "6h" }, { id = "home", most = "0m" }]
        "#;
        let monday = "[[block]]\ntitle = \"X\"\nactual = [\"09:00-12:00\"]\narea = \"work\"\nengagement = \"acme\"\n\
            [[block]]\ntitle = \"Y\"\nactual = [\"11:30-13:00\"]\narea = \"work\"\n";
        let tuesday = "[[block]]\ntitle = \"Z\"\nplan = \"09:00-18:00\"\nactual = [\"09:00-\"]\narea = \"work\"\nengagement = \"acme\"\n";
        let life = sample(life, "", &[("2026-11-16", monday), ("2026-11-17", tuesday)]);
        let areas = AreaTree::new(&life.profile);
        let at = |now: &str| {
            let (week, now) = (period("2026-11-16..2026-11-22"), as_of(now));
            reached(&life.gathered, &life.profile.engagements, &areas, week, &now)
                .iter()
                .map(|limit| format!("{} {} of {}", limit.name, limit.minutes, limit.most))
                .collect::<Vec<String>>()
        };
        assert_eq!(at("2026-11-17T10:59"), [""; 0]);
        assert_eq!(at("2026-11-17T11:00"), ["Acme 300 of 300", "Work 360 of 360"]);
        assert_eq!(at("2026-11-17T11:30"), ["Acme 330 of 300", "Work 390 of 360"]);
    }
}
