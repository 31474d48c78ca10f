//! All data that is loaded: the small files whole, and some days and weeks.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::block::Block;
use super::ctx::Ctx;
use super::date::{Week, days_between, plus};
use super::day::Day;
use super::ledger::Ledger;
use super::place::Place;
use super::profile::Profile;
use super::routine::Routine;
use super::running;
use super::season::Season;
use super::template::Template;
use super::unread::Unread;
use super::week::WeekRecord;
use super::zone::{Moment, Zone};

/// All data that is loaded.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Life {
    /// `life.toml`.
    pub profile: Profile,
    /// `seasons.toml`, in the order of the file.
    pub seasons: Vec<Season>,
    /// `routines.toml`.
    pub routines: Vec<Routine>,
    /// `inbox.toml`: tasks, which are blocks without a day.
    pub inbox: Vec<Block>,
    /// `templates.toml`.
    pub templates: Vec<Template>,
    /// `ledger.toml`.
    pub ledger: Ledger,
    /// The loaded weeks. A loaded week without a file has an empty record.
    pub weeks: BTreeMap<Week, WeekRecord>,
    /// The loaded days. A loaded day without a file is empty.
    pub days: BTreeMap<NaiveDate, Day>,
    /// The first day that has a file, loaded or not. None: no day has one.
    pub first_day: Option<NaiveDate>,
    /// The files that can't be read, and why.
    pub unread: BTreeMap<Place, Unread>,
}

impl Life {
    /// Returns whether there is no data yet: no value, job, client, season, routine or day. False where a file can't
    /// be read, as it may have some.
    pub fn is_blank(&self) -> bool {
        let profile = &self.profile;
        let has_none = profile.values.is_empty() && profile.engagements.is_empty() && self.seasons.is_empty();
        has_none && self.routines.is_empty() && self.first_day.is_none() && self.unread.is_empty()
    }

    /// Returns the planning day of a moment by the clocks of a zone. A planning day begins at `[day] start`.
    pub fn planning_day(&self, zone: Zone, moment: Moment) -> NaiveDate {
        let date = zone.local(moment).date();
        if moment < zone.moment(date, self.profile.day.start) { plus(date, -1) } else { date }
    }

    /// Returns a week's goal, without spaces around it. `None` if it has none.
    pub fn goal(&self, week: Week) -> Option<&str> {
        let goal = self.weeks.get(&week)?.intention.as_deref()?.trim();
        (!goal.is_empty()).then_some(goal)
    }

    /// Returns the current planning day.
    pub fn today(&self, ctx: &Ctx) -> NaiveDate {
        self.planning_day(ctx.zone, ctx.minute())
    }

    /// Returns a day. None: it is not loaded.
    pub fn day(&self, date: NaiveDate) -> Option<&Day> {
        self.days.get(&date)
    }

    /// Returns a copy with the small files, the loaded days up to `reach` days around some dates, and their weeks.
    /// Code that tries an edit out copies this part instead of everything.
    pub fn around(&self, dates: impl IntoIterator<Item = NaiveDate>, reach: i64) -> Life {
        let mut part = Life {
            profile: self.profile.clone(),
            seasons: self.seasons.clone(),
            routines: self.routines.clone(),
            inbox: self.inbox.clone(),
            templates: self.templates.clone(),
            ledger: self.ledger.clone(),
            weeks: BTreeMap::new(),
            days: BTreeMap::new(),
            first_day: self.first_day,
            unread: self.unread.clone(),
        };
        for date in dates {
            let (from, to) = (plus(date, -reach), plus(date, reach));
            for (date, day) in self.days.range(from..=to) {
                part.days.entry(*date).or_insert_with(|| day.clone());
            }
            for (week, record) in self.weeks.range(Week::of(from)..=Week::of(to)) {
                part.weeks.entry(*week).or_insert_with(|| record.clone());
            }
        }
        part
    }

    /// Returns the season of a day. None: the day is in no season.
    pub fn season_on(&self, date: NaiveDate) -> Option<&Season> {
        self.seasons.iter().find(|season| season.contains(date))
    }

    /// Returns the season with the most days of a range, the later one on a tie. None: at least as many days are in
    /// no season.
    pub fn season_of(&self, from: NaiveDate, to: NaiveDate) -> Option<&Season> {
        let days_in = |from: NaiveDate, to: NaiveDate| (days_between(from, to) + 1).max(0);
        let held = |season: &Season| days_in(season.start.max(from), season.end.min(to));
        let free = days_in(from, to) - self.seasons.iter().map(held).sum::<i64>();
        let most = self.seasons.iter().max_by_key(|season| (held(season), season.start))?;
        (held(most) > free.max(0)).then_some(most)
    }

    /// Returns the seasons with a day in a range, earliest first.
    pub fn seasons_in(&self, from: NaiveDate, to: NaiveDate) -> Vec<&Season> {
        let mut found: Vec<&Season> =
            self.seasons.iter().filter(|season| season.start <= to && from <= season.end).collect();
        found.sort_by_key(|season| season.start);
        found
    }

    /// Returns the first and the last day of a range that are not loaded. None: all are.
    pub fn missing(&self, from: NaiveDate, to: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let mut absent =
            from.iter_days().take_while(|day| *day <= to).filter(|day| !self.days.contains_key(day));
        let first = absent.next()?;
        Some((first, absent.last().unwrap_or(first)))
    }

    /// Returns when a block of a day was done, as moments up to now: its tracked times, else its plan if it is marked
    /// done. A running timer adds the time that counts ([`running::counted`]). Spans may overlap.
    pub fn lived(&self, ctx: &Ctx, day: &Day, block: &Block) -> Vec<(Moment, Moment)> {
        let over = block.lived().filter_map(|span| day.resolve(block, span, ctx.zone));
        over.map(|(start, end)| (start, end.min(ctx.minute())))
            .chain(running::counted(self, ctx, day, block))
            .filter(|(start, end)| start < end)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::date::parse_iso;
    use super::*;

    #[test]
    fn a_planning_day_begins_when_the_clocks_show_its_start() {
        let zone: Zone = "Europe/Lisbon".parse().unwrap();
        let mut life = Life::default();
        for (night, start) in [
            ("2026-03-29", "04:00"),
            ("2026-10-25", "04:00"),
            ("2026-11-18", "00:00"),
            ("2026-10-25", "01:30"),
        ] {
            life.profile.day.start = start.parse().unwrap();
            let day = parse_iso(night).unwrap();
            let begins = zone.moment(day, life.profile.day.start);
            for (moment, expected) in [(begins - 1, plus(day, -1)), (begins, day), (begins + 59, day)] {
                assert_eq!(life.planning_day(zone, moment), expected, "{night} {start} {}", moment - begins);
            }
        }
    }

    #[test]
    fn a_part_has_the_days_around_some_dates_with_their_weeks_and_what_is_small() {
        let date = |text: &str| parse_iso(text).unwrap();
        let mut life = Life { first_day: parse_iso("2026-01-01"), ..Life::default() };
        life.inbox.push(Block { title: "Stamps".into(), ..Block::default() });
        life.unread.insert(Place::Ledger, Unread::sample());
        for day in date("2026-01-01").iter_days().take(365) {
            life.days.insert(day, Day::empty(day));
            life.weeks.insert(Week::of(day), WeekRecord::default());
        }
        let part = life.around([date("2026-03-01"), date("2026-03-02"), date("2027-05-01")], 1);
        let days: Vec<String> = part.days.keys().map(NaiveDate::to_string).collect();
        assert_eq!(days, ["2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03"]);
        assert_eq!(part.weeks.keys().map(|week| week.number()).collect::<Vec<_>>(), [9, 10]);
        assert_eq!(Life { days: life.days.clone(), weeks: life.weeks.clone(), ..part }, life);
    }
}
