//! Jobs that pay for presence: their hours take nothing private, wherever aplomb picks a time by itself.

use chrono::NaiveDate;

use crate::domain::intervals::Interval;
use crate::domain::{AreaTree, Block, Profile, Side, Zone};

/// Returns the hours around a day that jobs with fixed hours close to a block. `own` is the zone of the day's clocks.
///
/// Open are the hours of the block's own job, all such hours to a block of a job with fixed hours, and all to work
/// without a job, which may be part of any. Everything else is private there, the work of another job too. A time that
/// the user wrote is never checked against them.
pub(super) fn closed_hours(
    profile: &Profile,
    areas: &AreaTree,
    block: &Block,
    date: NaiveDate,
    own: Zone,
) -> Vec<Interval> {
    let job = block.engagement.as_deref().and_then(|id| profile.engagement(id));
    let is_work = || block.area.as_deref().and_then(|area| areas.side(area)) == Some(Side::Work);
    if job.is_some_and(|job| job.clocked) || (job.is_none() && is_work()) {
        return Vec::new();
    }
    let clocked = profile.engagements.iter().filter(|job| job.clocked && job.is_active_on(date));
    clocked.flat_map(|job| job.hours_around(date, own)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::free::tests::{block, day, profile, zone};
    use super::super::free::{free_from, gaps, nearest_free, next_free};
    use super::super::whole_day::WholeDay;
    use super::*;
    use crate::domain::Minutes;
    use crate::domain::date::parse_iso;
    use crate::domain::profile::{Engagement, HoursWindow};

    const WEDNESDAY: &str = "2026-11-18";

    /// Acme by the clock on weekdays from 9 to 17, and Studio without fixed hours.
    fn clocked() -> Profile {
        let hours = HoursWindow {
            days: profile().boundaries[0].days.clone(),
            window: "09:00-17:00".parse().unwrap(),
        };
        let mut profile = profile();
        profile.engagements[0] = Engagement {
            clocked: true,
            hours: vec![hours],
            until: parse_iso("2026-11-30"),
            ..profile.engagements[0].clone()
        };
        profile.engagements.push(Engagement { id: "studio".into(), ..Engagement::default() });
        profile
    }

    fn of_job(job: &str, area: &str) -> Block {
        Block { engagement: Some(job.into()), ..block("Block", "10:00-11:00", area) }
    }

    #[test]
    fn fixed_hours_are_open_to_their_own_job_and_to_work_without_a_job() {
        let profile = clocked();
        let areas = AreaTree::new(&profile);
        let is_closed = |block: &Block, date: &str| {
            !closed_hours(&profile, &areas, block, parse_iso(date).unwrap(), zone()).is_empty()
        };
        let private = block("Walk", "10:00-11:00", "self-care");
        assert!(is_closed(&private, WEDNESDAY));
        assert!(is_closed(&block("Lunch", "12:00-13:00", "meals"), WEDNESDAY));
        assert!(is_closed(&Block::default(), WEDNESDAY));
        assert!(is_closed(&of_job("studio", "work"), WEDNESDAY));
        assert!(!is_closed(&of_job("acme", "work"), WEDNESDAY));
        assert!(!is_closed(&of_job("acme-2024", "self-care"), WEDNESDAY));
        assert!(!is_closed(&block("Mail", "10:00-11:00", "work"), WEDNESDAY));
        // A Sunday, and a day after the job.
        assert!(!is_closed(&private, "2026-11-22"));
        assert!(!is_closed(&private, "2026-12-02"));
    }

    #[test]
    fn no_search_for_free_time_ends_in_fixed_hours() {
        let profile = clocked();
        let areas = AreaTree::new(&profile);
        let wednesday = day(WEDNESDAY, &[]);
        let whole = WholeDay::alone(&wednesday);
        let walk = block("Walk", "10:00-11:00", "self-care");
        let next = |block: &Block, length| {
            next_free(&profile, &areas, &whole, block, Minutes(length), zone(), None)
                .map(|span| span.to_string())
        };
        assert_eq!(next(&walk, 120).as_deref(), Some("07:00-09:00"));
        assert_eq!(next(&walk, 180).as_deref(), Some("17:00-20:00"));
        assert_eq!(next(&of_job("acme", "work"), 30).as_deref(), Some("07:00-07:30"));
        assert_eq!(next(&of_job("acme", "work"), 180).as_deref(), Some("08:30-11:30"));
        let [nearest, from] = [nearest_free, free_from]
            .map(|find| find(&profile, &areas, &whole, &walk, zone(), None).unwrap().to_string());
        assert_eq!((nearest.as_str(), from.as_str()), ("08:00-09:00", "17:00-18:00"));
        // What is free is another question.
        assert_eq!(gaps(&whole, profile.day.wake, zone(), None).len(), 1);
        let mut grace = wednesday.clone();
        grace.head.grace = Some(String::new());
        let found = next_free(&profile, &areas, &WholeDay::alone(&grace), &walk, Minutes(180), zone(), None);
        assert_eq!(found.unwrap().to_string(), "07:00-10:00");
    }
}
