//! Work and life by week over a season: which side was larger in each week, and by how much one is short
//! (`scoring.md`, "Work and life by week"). A heavy stretch is fine if it swings back.

use chrono::NaiveDate;

use super::gathered::Gathered;
use super::score::Balance;
use super::{AsOf, Lens, Period};
use crate::domain::{Heavy, Season, Week};

/// A complete week of a season: its days inside the season, without grace days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeekSide {
    /// Which week.
    pub week: Week,
    /// Minutes of work.
    pub work: f64,
    /// Minutes of life.
    pub life: f64,
}

impl WeekSide {
    /// Returns the side with more than half. `None` for an empty or exactly even week.
    pub fn larger(&self) -> Option<Heavy> {
        if self.work > self.life {
            Some(Heavy::Work)
        } else if self.life > self.work {
            Some(Heavy::Life)
        } else {
            None
        }
    }

    /// Returns the work share, 0 to 1. `None` for an empty week.
    pub fn share(&self) -> Option<f64> {
        (!self.is_empty()).then(|| self.work / (self.work + self.life))
    }

    fn is_empty(&self) -> bool {
        self.work + self.life <= 0.0
    }
}

/// Weeks in a row with the same larger side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekRun {
    /// Larger side.
    pub side: Heavy,
    /// Number of weeks.
    pub weeks: u32,
}

/// Work and life by week of a season, up to now.
#[derive(Debug, Clone, PartialEq)]
pub struct Swing {
    /// Complete weeks, oldest first, from the first day that has a file.
    pub weeks: Vec<WeekSide>,
    /// Weeks in a row up to the last complete week. `None` after an even week.
    pub current: Option<WeekRun>,
    /// Longest run of weeks, the later one on a tie.
    pub longest: Option<WeekRun>,
    /// Balance of the season so far, the current week included.
    pub so_far: Balance,
}

impl Swing {
    /// Returns the number of weeks in which a side was larger.
    pub fn larger(&self, side: Heavy) -> usize {
        self.weeks.iter().filter(|week| week.larger() == Some(side)).count()
    }
}

/// Returns work and life by week of a season up to now. The days of the season must be gathered.
pub fn of(gathered: &Gathered, season: &Season, as_of: &AsOf) -> Swing {
    until(gathered, season, as_of, as_of.today)
}

/// Returns work and life by week of a season up to the end of a day, over the weeks that were complete by then. A
/// week is complete once its Sunday is before today.
pub fn until(gathered: &Gathered, season: &Season, as_of: &AsOf, day: NaiveDate) -> Swing {
    let balance = |from, to| {
        let period = Period { from, to };
        gathered.score(period, Lens::Actual, as_of).balance
    };
    let mut weeks = Vec::new();
    // Weeks before the first day are empty, and an empty week changes nothing.
    let first = gathered.first_day().unwrap_or(as_of.today).max(season.start);
    let mut week = Week::of(first);
    while week.monday() <= season.end && week.sunday() < as_of.today && week.sunday() <= day {
        let minutes = balance(week.monday().max(season.start), week.sunday().min(season.end));
        weeks.push(WeekSide { week, work: minutes.work, life: minutes.life });
        let next = week.plus(1);
        if next <= week {
            break;
        }
        week = next;
    }
    let (current, longest) = runs(&weeks);
    let to = season.end.min(as_of.today).min(day);
    let so_far = if season.start <= to { balance(season.start, to) } else { Balance::default() };
    Swing { weeks, current, longest, so_far }
}

/// Returns the last run of weeks and the longest. An even week ends a run, an empty one does not.
fn runs(weeks: &[WeekSide]) -> (Option<WeekRun>, Option<WeekRun>) {
    let (mut current, mut longest): (Option<WeekRun>, Option<WeekRun>) = (None, None);
    for week in weeks.iter().filter(|week| !week.is_empty()) {
        current = week.larger().map(|side| match current {
            Some(run) if run.side == side => WeekRun { side, weeks: run.weeks + 1 },
            _ => WeekRun { side, weeks: 1 },
        });
        if current.map_or(0, |run| run.weeks) >= longest.map_or(1, |run| run.weeks) {
            longest = current;
        }
    }
    (current, longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(number: i64, work: f64, life: f64) -> WeekSide {
        let first: Week = "2026-W41".parse().unwrap();
        WeekSide { week: first.plus(number), work, life }
    }

    #[test]
    fn an_even_week_breaks_a_run_and_an_empty_one_does_not() {
        let work = |weeks| Some(WeekRun { side: Heavy::Work, weeks });
        let life = |weeks| Some(WeekRun { side: Heavy::Life, weeks });
        for (weeks, expected) in [
            (vec![], (None, None)),
            (vec![(3.0, 1.0), (0.0, 0.0), (2.0, 1.0)], (work(2), work(2))),
            (vec![(3.0, 1.0), (1.0, 1.0), (2.0, 1.0)], (work(1), work(1))),
            (vec![(3.0, 1.0), (3.0, 1.0), (1.0, 2.0)], (life(1), work(2))),
            (vec![(3.0, 1.0), (2.0, 2.0)], (None, work(1))),
        ] {
            let weeks: Vec<WeekSide> =
                (0..).zip(weeks).map(|(n, (work, life))| week(n, work, life)).collect();
            assert_eq!(runs(&weeks), expected, "{weeks:?}");
        }
    }
    #[test]
    fn a_season_knows_its_complete_weeks_and_what_is_owed() {
        use super::super::samples::{as_of, sample};
        let hours = |span: &str, area: &str| {
            format!("[[block]]\ntitle = \"X\"\nactual = [\"{span}\"]\narea = \"{area}\"\n")
        };
        let season = "season = [{ id = \"s\", name = \"S\", start = 2026-11-11, end = 2026-11-30 }]";
        let grace = format!("grace = \"\"\n{}", hours("09:00-19:00", "work"));
        let days = [
            ("2026-11-09", hours("09:00-19:00", "work")),
            ("2026-11-12", hours("09:00-11:00", "care")),
            ("2026-11-17", hours("09:00-13:00", "work")),
            ("2026-11-18", grace),
            ("2026-11-23", hours("09:00-10:00", "work")),
        ];
        let days: Vec<(&str, &str)> = days.iter().map(|(date, text)| (*date, text.as_str())).collect();
        let life = sample("", season, &days);
        let swing = of(&life.gathered, &life.seasons[0], &as_of("2026-11-24T09:00"));
        let weeks: Vec<(f64, f64)> = swing.weeks.iter().map(|week| (week.work, week.life)).collect();
        assert_eq!(
            weeks,
            [(0.0, 120.0), (240.0, 0.0)],
            "Monday lay before the season, this week is not over"
        );
        assert_eq!((swing.larger(Heavy::Work), swing.larger(Heavy::Life)), (1, 1));
        assert_eq!(swing.so_far.owed, Some((300.0 - 120.0) / 2.0));
        // As of the Sunday of its first week, and a day before.
        let on =
            |day: &str| until(&life.gathered, &life.seasons[0], &as_of("2026-11-24T09:00"), as_of(day).today);
        let sunday = on("2026-11-15T09:00");
        assert_eq!((sunday.weeks.len(), sunday.so_far.owed), (1, None), "only life was recorded");
        assert_eq!(
            (sunday.current, sunday.longest),
            (Some(WeekRun { side: Heavy::Life, weeks: 1 }), sunday.current)
        );
        // On its Sunday a week is not complete yet.
        let at = as_of("2026-11-22T18:00");
        let week = |swing: Swing| swing.weeks.iter().map(|week| week.week.number()).collect::<Vec<_>>();
        let season = &life.seasons[0];
        assert_eq!(week(until(&life.gathered, season, &at, at.today)), [46]);
        let saturday = on("2026-11-14T09:00");
        assert_eq!((saturday.weeks.len(), saturday.so_far.life), (0, 120.0));
        assert_eq!(on("2026-11-10T09:00").so_far, Balance::default());
    }
}
