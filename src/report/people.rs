//! Hours with people: this week, and in a typical week.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::fold::fold;
use crate::domain::intervals::Interval;
use crate::domain::{Block, Ctx, Day, Life, Place, Week, covered};
use crate::planning::recurrence::with_routines;

/// Weeks that a typical week is the median of.
pub const TYPICAL_WEEKS: i64 = 4;

/// Hours with a person. Overlaps count once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonHours {
    /// Name, as it was last written.
    pub name: String,
    /// Minutes of the week that are done.
    pub done: i64,
    /// Forecast of the week in minutes: done, or still planned.
    pub forecast: i64,
    /// Median minutes done in the [`TYPICAL_WEEKS`] weeks before. Weeks that are not over, that have a file that can't be
    /// read, or that began before the first day with a file are left out. `None` if no week is left.
    pub typical: Option<i64>,
}

/// Returns the hours with each person in a week, most hours first: everyone with hours in the week, or in a typical one.
/// A week counts as typical only if all its days are loaded.
pub fn people_hours(life: &Life, ctx: &Ctx, week: Week) -> Vec<PersonHours> {
    let own = Spans::of(life, ctx, week);
    let today = life.today(ctx);
    let can_count = |week: &Week| {
        let has_begun = life.first_day.is_some_and(|first| first <= week.monday());
        let is_read = |date: NaiveDate| life.day(date).is_some() && life.unread(Place::Day(date)).is_none();
        has_begun && week.sunday() < today && week.days().all(is_read)
    };
    let before = (1..=TYPICAL_WEEKS).map(|back| week.plus(-back)).filter(can_count);
    let before: Vec<Spans> = before.map(|week| Spans::of(life, ctx, week)).collect();
    // The newest week comes first, so its spelling is kept.
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for spans in [&own].into_iter().chain(&before) {
        for (key, person) in &spans.0 {
            names.entry(key).or_insert(&person.name);
        }
    }
    let mut people: Vec<PersonHours> = names
        .into_iter()
        .map(|(key, name)| {
            let (done, forecast) = own.minutes(key);
            let typical = median(before.iter().map(|spans| spans.minutes(key).0).collect());
            PersonHours { name: name.to_owned(), done, forecast, typical }
        })
        .filter(|person| person.forecast > 0 || person.typical.is_some_and(|typical| typical > 0))
        .collect();
    people.sort_by_key(|person| -person.forecast.max(person.typical.unwrap_or(0)));
    people
}

/// A person's spans in a week.
#[derive(Debug, Default)]
struct Person {
    name: String,
    done: Vec<Interval>,
    planned: Vec<Interval>,
}

/// Spans with each person in a week, by folded name.
#[derive(Debug, Default)]
struct Spans(BTreeMap<String, Person>);

impl Spans {
    fn of(life: &Life, ctx: &Ctx, week: Week) -> Spans {
        let (mut spans, today) = (Spans::default(), life.today(ctx));
        for date in week.days() {
            let Some(day) = life.day(date) else { continue };
            spans.add(life, ctx, &with_routines(life, day, today));
        }
        spans
    }

    fn add(&mut self, life: &Life, ctx: &Ctx, day: &Day) {
        for block in day.blocks.iter().filter(|block| !block.with.is_empty()) {
            let done = life.lived(ctx, day, block);
            let planned = still_planned(ctx, day, block);
            for name in &block.with {
                let person = self.0.entry(fold(name)).or_default();
                person.name.clone_from(name);
                person.done.extend(&done);
                person.planned.extend(planned);
            }
        }
    }

    /// Returns the minutes done with a person, and the forecast.
    fn minutes(&self, key: &str) -> (i64, i64) {
        let Some(person) = self.0.get(key) else { return (0, 0) };
        let all = person.done.iter().chain(&person.planned).copied().collect();
        (covered(person.done.clone()), covered(all))
    }
}

/// Returns the part of a block's plan that is still to come. `None` if the plan no longer counts.
fn still_planned(ctx: &Ctx, day: &Day, block: &Block) -> Option<Interval> {
    let (start, end) = day.resolve(block, block.plan.filter(|_| block.status.is_none())?, ctx.zone)?;
    let start = start.max(ctx.minute());
    (start < end).then_some((start, end))
}

/// Returns the median. With an even number it is the mean of the two in the middle. `None` for no figure.
fn median(mut figures: Vec<i64>) -> Option<i64> {
    figures.sort_unstable();
    let half = figures.len() / 2;
    let upper = *figures.get(half)?;
    let lower = if figures.len().is_multiple_of(2) { *figures.get(half.checked_sub(1)?)? } else { upper };
    Some(i64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Zone;
    use crate::domain::date::{parse_iso, plus};
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Blocks {
        block: Vec<Block>,
    }

    const WEDNESDAY: &str = "2026-11-18";

    fn on(text: &str) -> NaiveDate {
        parse_iso(text).unwrap()
    }

    fn ctx(clock: &str) -> Ctx {
        Ctx::at(Zone::UTC, &format!("{WEDNESDAY}T{clock}"))
    }

    /// Returns a life with these blocks: a day, and the keys of its block besides the title.
    fn life(first_day: &str, blocks: &[(&str, &str)]) -> Life {
        let mut life = Life { first_day: Some(on(first_day)), ..Life::default() };
        for date in on("2026-10-01").iter_days().take(60) {
            life.days.insert(date, Day { has_file: true, ..Day::empty(date) });
        }
        for (date, keys) in blocks {
            let own = toml::from_str::<Blocks>(&format!("[[block]]\ntitle = \"X\"\n{keys}")).unwrap().block;
            life.days.get_mut(&on(date)).unwrap().blocks.extend(own);
        }
        life
    }

    fn hours(life: &Life) -> Vec<(String, i64, i64, Option<i64>)> {
        let people = people_hours(life, &ctx("12:00"), Week::of(on(WEDNESDAY)));
        people.into_iter().map(|one| (one.name, one.done, one.forecast, one.typical)).collect()
    }

    fn one(name: &str, done: i64, forecast: i64, typical: Option<i64>) -> (String, i64, i64, Option<i64>) {
        (name.to_owned(), done, forecast, typical)
    }

    #[test]
    fn hours_done_and_planned_count_once_and_names_fold() {
        let life = life(
            "2026-11-16",
            &[
                ("2026-11-16", "actual = [\"10:00-12:00\"]\nwith = [\"ada\", \"Inês\"]"),
                ("2026-11-16", "actual = [\"11:00-13:00\"]\nwith = [\"Ada\"]"),
                // Begun and not marked: what is still to come counts.
                (WEDNESDAY, "plan = \"11:30-13:00\"\nwith = [\"Ada\"]"),
                ("2026-11-20", "plan = \"09:00-10:00\"\nwith = [\"Ines\"]"),
                ("2026-11-20", "plan = \"10:00-11:00\"\nwith = [\"Ada\"]\nstatus = \"skipped\""),
                ("2026-11-20", "plan = \"12:00-13:00\""),
                // Over and not marked: nobody knows whether it was done.
                ("2026-11-17", "plan = \"09:00-10:00\"\nwith = [\"Mum\"]"),
                ("2026-11-23", "plan = \"09:00-10:00\"\nwith = [\"Mum\"]"),
            ],
        );
        assert_eq!(hours(&life), [one("Ada", 180, 240, None), one("Ines", 120, 180, None)]);
    }

    #[test]
    fn a_usual_week_is_the_median_of_the_last_four() {
        let week = |back: i64, hours: u32| {
            let date = plus(on("2026-11-16"), -7 * back).to_string();
            (date, format!("actual = [\"08:00-{:02}:00\"]\nwith = [\"Ada\"]", 8 + hours))
        };
        let weeks = [week(1, 1), week(2, 8), week(3, 4), week(4, 6), week(5, 16)];
        let blocks: Vec<(&str, &str)> =
            weeks.iter().map(|(date, keys)| (date.as_str(), keys.as_str())).collect();
        assert_eq!(hours(&life("2026-10-01", &blocks)), [one("Ada", 0, 0, Some(300))], "of 1, 4, 6 and 8");
        // The weeks from the first whole one on.
        assert_eq!(hours(&life("2026-10-27", &blocks)), [one("Ada", 0, 0, Some(270))], "of 1 and 8");
        let mut unread = life("2026-10-01", &blocks);
        unread.days.remove(&on("2026-11-10"));
        assert_eq!(hours(&unread), [one("Ada", 0, 0, Some(360))], "of 4, 6 and 8");
        // Someone met once in four weeks has no typical hours.
        let rare = life("2026-10-01", &[("2026-11-10", "actual = [\"08:00-09:00\"]\nwith = [\"Bo\"]")]);
        assert_eq!(hours(&rare), []);
    }
}
