//! Time around a job's blocks: to settle in before them, and to wind down after them.

use super::agenda::{Item, MinuteSpan};
use crate::domain::config::Clock;
use crate::domain::intervals::{Interval, union};
use crate::domain::{Life, Minutes};
use crate::line::engagement_name;
use crate::planning::free::between;

/// Time that a job needs before or after its blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindDown {
    /// Its minutes that no block takes.
    pub extent: MinuteSpan,
    /// Name of the job.
    job: String,
    /// Whether it is after the blocks.
    is_after: bool,
}

impl WindDown {
    /// Returns what it is, the longest words first: `wind-down after Acme until 17:15`, `wind-down after Acme`,
    /// `wind-down`. Before the blocks of a job it is `settling in for Acme from 8:50`.
    pub fn forms(&self, clock: Clock) -> [String; 3] {
        let (span, job) = (self.extent.span(), &self.job);
        let (what, of, time) = match self.is_after {
            true => {
                ("wind-down", format!("wind-down after {job}"), format!("until {}", span.end.short(clock)))
            }
            false => {
                ("settling in", format!("settling in for {job}"), format!("from {}", span.start.short(clock)))
            }
        };
        [format!("{of} {time}"), of, what.to_owned()]
    }
}

/// Returns the time around the blocks of each job that no block takes and that is not over at the minute `now`, in
/// order. Blocks of a job that touch are one stretch.
pub(super) fn wind_downs(life: &Life, items: &[Item], now: i64) -> Vec<WindDown> {
    let taking = || items.iter().filter(|item| item.takes_time());
    let place = |item: &Item| (item.place.start, item.place.end);
    let taken: Vec<Interval> = taking().map(place).collect();
    let mut found = Vec::new();
    for job in life.profile.engagements.iter().filter(|job| job.before.is_some() || job.after.is_some()) {
        let is_its = |item: &&Item| {
            let id = item.block.engagement.as_deref();
            id.and_then(|id| life.profile.engagement(id)).is_some_and(|own| own.id == job.id)
        };
        let minutes = |time: Option<Minutes>| i64::from(time.unwrap_or_default().0);
        for (start, end) in union(taking().filter(is_its).map(place).collect()) {
            let before = (start - minutes(job.before), start, false);
            let after = (end, end + minutes(job.after), true);
            for (from, to, is_after) in [before, after] {
                let free = between(Some((from, to)).filter(|(from, to)| from < to), taken.clone());
                let left = free.into_iter().filter(|(_, to)| *to > now);
                found.extend(left.map(|(start, end)| WindDown {
                    extent: MinuteSpan { start, end },
                    job: engagement_name(life, &job.id),
                    is_after,
                }));
            }
        }
    }
    found.sort_by_key(|one| one.extent);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;
    use crate::domain::{Block, Ctx, Day, Status, Zone};
    use crate::report::day::Agenda;

    #[test]
    fn it_is_around_stretches_as_far_as_no_block_takes_it() {
        let job = "id = \"acme\", name = \"Acme, day job\", before = \"10m\", after = \"15m\"";
        let profile = toml::from_str(&format!("engagement = [{{ {job} }}]")).unwrap();
        let mut life = Life { profile, ..Life::default() };
        let date = parse_iso("2026-11-18").unwrap();
        let acme = |plan: &str| Block {
            id: plan.into(),
            plan: plan.parse().ok(),
            engagement: Some("acme".into()),
            ..Block::default()
        };
        let other = Block { engagement: None, ..acme("12:10-13:00") };
        let skipped = Block { status: Some(Status::Skipped), ..acme("18:00-19:00") };
        let blocks = vec![acme("09:00-10:00"), acme("10:00-12:00"), other, acme("13:05-14:00"), skipped];
        life.days.insert(date, Day { blocks, ..Day::empty(date) });
        let said = |now: &str| -> Vec<String> {
            let agenda = Agenda::new(&life, &Ctx::at(Zone::UTC, now), date);
            let one = |one: &WindDown| format!("{} {}", one.extent.span(), one.forms(Clock::Hours24)[0]);
            agenda.wind_downs.iter().map(one).collect()
        };
        let all = [
            "08:50-09:00 settling in for Acme from 8:50",
            "12:00-12:10 wind-down after Acme until 12:10",
            "13:00-13:05 settling in for Acme from 13:00",
            "14:00-14:15 wind-down after Acme until 14:15",
        ];
        assert_eq!(said("2026-11-18T07:00"), all);
        assert_eq!(said("2026-11-18T14:10"), all[3..]);
        assert_eq!(said("2026-11-19T07:00"), [""; 0]);
    }
}
