//! When the user is free for a job or client.

use chrono::{NaiveDate, Timelike};

use super::busy::BusyTimes;
use super::{LEAST, QUARTER};
use crate::domain::intervals::union;
use crate::domain::profile::Engagement;
use crate::domain::{AreaTree, Block, Ctx, Day, Life, Moment, Place, Span, Week};
use crate::planning::clocked::closed_hours;
use crate::planning::crossing;
use crate::planning::free::{between, on_the_clock};

/// A day of a job or client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AvailableDay {
    /// The day.
    pub date: NaiveDate,
    /// The free times in the current zone, in order. None: the day can't be read, so they are not known.
    pub free: Option<Vec<Span>>,
}

/// Returns the days of a week on which the user has hours for a job, from today on, with the free times in them.
///
/// Without hours of its own a job has the waking hours. Taken are all blocks with the time to settle and to wind down
/// around them, boundaries that keep the job out, fixed hours of other jobs, and grace days. A free time lasts at least
/// half an hour. The days of the week and those beside it must be loaded.
pub fn available(life: &Life, ctx: &Ctx, week: Week, job: &Engagement) -> Vec<AvailableDay> {
    let today = life.today(ctx);
    let areas = AreaTree::new(&life.profile);
    let block = Block { engagement: Some(job.id.clone()), area: job.area.clone(), ..Block::default() };
    let busy = BusyTimes::new(life, ctx, (week.monday(), week.sunday())).closed(life, Some(&job.id));
    let day_of = |date: NaiveDate| {
        let day = life.day(date)?;
        let own = day.head.zone.unwrap_or(ctx.zone);
        let hours = match job.hours.is_empty() {
            true => own.resolve(date, life.profile.day.wake).into_iter().collect(),
            false => job.hours_on(date, own),
        };
        if hours.is_empty() {
            return None;
        }
        if life.unread(Place::Day(date)).is_some() {
            return Some(AvailableDay { date, free: None });
        }
        let mut closed = busy.clone();
        closed.extend(crossing::closed(&life.profile, &areas, day, &block, ctx.zone));
        closed.extend(closed_hours(&life.profile, &areas, &block, date, own));
        let first = from_now(ctx, day);
        let open = union(hours).into_iter().filter(|_| day.head.grace.is_none());
        let free = open.flat_map(|(start, end)| {
            let window = (start.max(first), end);
            between(Some(window).filter(|(start, end)| start < end), closed.clone())
        });
        let free = free.filter(|(start, end)| end - start >= i64::from(LEAST));
        let free = free.filter_map(|interval| on_the_clock(ctx.zone, date, interval)).collect();
        Some(AvailableDay { date, free: Some(free) })
    };
    let dates = week.days().filter(|date| *date >= today && job.is_active_on(*date));
    dates.filter_map(day_of).collect()
}

/// Returns the first moment from now on that is on a quarter of an hour by the clocks of a day.
fn from_now(ctx: &Ctx, day: &Day) -> Moment {
    let now = ctx.minute();
    let past = day.head.zone.unwrap_or(ctx.zone).local(now).minute() % QUARTER;
    now + i64::from((QUARTER - past) % QUARTER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;
    use crate::domain::profile::HoursWindow;
    use crate::domain::{Minutes, Status};
    use crate::planning::free::tests::{block, day, profile, zone};

    const MONDAY: &str = "2026-11-16";

    /// Acme and Studio. Acme is kept out on weekdays from 7:45 to 8:30, and all work from 18:00 to 20:00.
    fn life(blocks: &[(&str, Vec<Block>)]) -> Life {
        let mut life = Life { profile: profile(), ..Life::default() };
        let days = life.profile.boundaries[0].days.clone();
        let window = "08:00-19:00".parse().unwrap();
        life.profile.engagements[0].hours = vec![HoursWindow { days, window }];
        life.profile.engagements[0].area = Some("work".into());
        life.profile.engagements.push(Engagement { id: "studio".into(), ..Engagement::default() });
        for date in Week::of(parse_iso(MONDAY).unwrap()).days() {
            life.days.insert(date, Day::empty(date));
        }
        for (date, blocks) in blocks {
            life.days.insert(parse_iso(date).unwrap(), day(date, blocks));
        }
        life
    }

    fn said(life: &Life, now: &str, job: usize) -> Vec<String> {
        let ctx = Ctx::at(zone(), now);
        let found =
            available(life, &ctx, Week::of(parse_iso(MONDAY).unwrap()), &life.profile.engagements[job]);
        let one = |day: AvailableDay| {
            let free = day.free.map_or("unknown".to_owned(), |free| {
                free.iter().map(Span::to_string).collect::<Vec<_>>().join(" ")
            });
            format!("{} {free}", day.date.format("%a"))
        };
        found.into_iter().map(one).collect()
    }

    fn of_job(job: &str, plan: &str) -> Block {
        Block { engagement: Some(job.into()), ..block("Block", plan, "work") }
    }

    #[test]
    fn it_is_the_jobs_hours_without_blocks_and_boundaries_from_now_on() {
        let skipped = Block { status: Some(Status::Skipped), ..of_job("acme", "12:00-13:00") };
        let mut life = life(&[
            (
                "2026-11-18",
                vec![of_job("acme", "10:00-11:00"), block("Physio", "14:00-14:45", "care"), skipped],
            ),
            ("2026-11-19", vec![block("Trip", "00:00-18:00", "home")]),
        ]);
        life.days.get_mut(&parse_iso("2026-11-20").unwrap()).unwrap().head.grace = Some(String::new());
        let now = "2026-11-18T09:20";
        assert_eq!(said(&life, now, 0), ["Wed 09:30-10:00 11:00-14:00 14:45-18:00", "Thu ", "Fri "]);
        // Studio has no hours of its own and no area, so no boundary keeps it out.
        assert_eq!(
            said(&life, now, 1),
            [
                "Wed 09:30-10:00 11:00-14:00 14:45-23:00",
                "Thu 18:00-23:00",
                "Fri ",
                "Sat 07:00-23:00",
                "Sun 07:00-23:00"
            ]
        );
        assert_eq!(said(&life, "2026-11-22T22:45", 1), ["Sun "]);
        assert_eq!(said(&life, "2026-11-23T09:00", 0), [""; 0]);
        life.profile.engagements[0].until = parse_iso("2026-11-19");
        assert_eq!(said(&life, now, 0).len(), 2);
    }

    #[test]
    fn the_time_to_settle_and_to_wind_down_and_fixed_hours_are_not_free() {
        let mut life =
            life(&[("2026-11-18", vec![of_job("acme", "10:00-12:00"), of_job("studio", "15:00-16:00")])]);
        life.profile.engagements[0].before = Some(Minutes(10));
        life.profile.engagements[0].after = Some(Minutes(30));
        let now = "2026-11-18T07:00";
        assert_eq!(said(&life, now, 0)[0], "Wed 08:30-10:00 12:00-14:30 16:10-18:00");
        assert_eq!(said(&life, now, 1)[0], "Wed 07:00-09:50 12:30-15:00 16:00-23:00");
        life.profile.engagements[0].clocked = true;
        assert_eq!(said(&life, now, 1)[0], "Wed 07:00-08:00 19:00-23:00");
        assert_eq!(said(&life, now, 0)[0], "Wed 08:30-10:00 12:00-14:30 16:10-18:00");
    }

    #[test]
    fn a_day_elsewhere_is_said_by_the_clocks_of_the_current_zone() {
        let mut life = life(&[]);
        let wednesday = life.days.get_mut(&parse_iso("2026-11-18").unwrap()).unwrap();
        wednesday.head.zone = "Europe/Berlin".parse().ok();
        assert_eq!(said(&life, "2026-11-18T05:00", 0)[0], "Wed 07:30-17:00");
    }
}
