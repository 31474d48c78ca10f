//! Usual blocks: the blocks that routines bring to a day. A usual block is in no file until it is touched.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use crate::domain::date::{Week, days_between, plus};
use crate::domain::profile::in_force;
use crate::domain::{Block, Day, Life, Place, Routine, id};

/// Returns the usual blocks of a day. A routine with a block in the day's file was touched there, and brings no other
/// block. Ids are derived, so a block keeps its id from one reading to the next. They are unique within the day.
pub fn occurrences(routines: &[Routine], day: &Day) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for routine in routines.iter().filter(|routine| falls_on(routine, day.date)) {
        let is_touched = |block: &Block| block.is_occurrence_of(&routine.id);
        if day.blocks.iter().chain(&blocks).any(is_touched) {
            continue;
        }
        let in_use = |id: &str| day.blocks.iter().chain(&blocks).any(|block| block.id == id);
        // The id comes from the routine's id, not its title or time: the block stays the same if these are edited.
        let id = id::derived(&day.date.to_string(), &routine.id, "routine", in_use);
        blocks.push(Block { id, ..routine.block() });
    }
    blocks
}

/// Returns a day with its usual blocks in order, if it is not before `today`. A day whose file can't be read gets
/// none: the file may have them already.
pub fn with_routines<'a>(life: &Life, day: &'a Day, today: NaiveDate) -> Cow<'a, Day> {
    let has_ghosts = day.date >= today && life.unread(Place::Day(day.date)).is_none();
    let ghosts = if has_ghosts { occurrences(&life.routines, day) } else { Vec::new() };
    let mut whole = Cow::Borrowed(day);
    for block in ghosts {
        let place = whole.position(&block);
        whole.to_mut().blocks.insert(place, block);
    }
    whole
}

/// Returns whether a routine falls on a date. In a month that is too short, its day is the last of the month:
/// the 31st is 28 February in most years, and so is 29 February.
///
/// ```
/// use aplomb::domain::{Routine, date::parse_iso};
/// use aplomb::planning::recurrence::falls_on;
///
/// let rent: Routine = toml::from_str("title = \"Rent\"\nmonthly = 31")?;
/// let days = ["2026-01-31", "2026-02-28", "2026-03-30"];
/// let found: Vec<bool> = days.into_iter().filter_map(parse_iso).map(|day| falls_on(&rent, day)).collect();
/// assert_eq!(found, [true, true, false]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn falls_on(routine: &Routine, date: NaiveDate) -> bool {
    if !in_force(routine.from, routine.until, date) || routine.skip.contains(&date) {
        return false;
    }
    let on_weekday = routine.days.contains(date.weekday()) && is_its_week(routine, date);
    let on_month_day = routine.monthly.is_some_and(|day| is_day_of_month(day, date));
    let on_year_day = routine.yearly.as_deref().is_some_and(|day| is_day_of_year(day, date));
    on_weekday || on_month_day || on_year_day
}

/// Returns whether a date is in a week of a routine that comes every n weeks. Weeks are counted from the ISO week of
/// its first day. Without a first day no week matches, unless n is 1.
fn is_its_week(routine: &Routine, date: NaiveDate) -> bool {
    let every = i64::from(routine.every.unwrap_or(1).max(1));
    if every == 1 {
        return true;
    }
    routine.from.is_some_and(|from| {
        let weeks = days_between(Week::of(from).monday(), Week::of(date).monday()) / 7;
        weeks % every == 0
    })
}

/// Returns whether a date is this day of its month, or the last one of a month that is shorter.
fn is_day_of_month(day: u32, date: NaiveDate) -> bool {
    let is_last = || plus(date, 1).month() != date.month();
    day == date.day() || day > date.day() && is_last()
}

/// Returns whether `MM-DD` is the day of a date. In a year without it, 29 February means the last day of February.
fn is_day_of_year(text: &str, date: NaiveDate) -> bool {
    let number = |part: &str| (part.len() == 2).then(|| part.parse::<u32>().ok()).flatten();
    text.split_once('-')
        .and_then(|(month, day)| Some((number(month)?, number(day)?)))
        .is_some_and(|(month, day)| month == date.month() && is_day_of_month(day, date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::{parse_iso, weekday};

    fn date(text: &str) -> NaiveDate {
        parse_iso(text).unwrap()
    }

    fn weekly(days: &[&str]) -> Routine {
        Routine {
            id: "run".into(),
            title: "Run".into(),
            days: days.iter().map(|day| weekday(day).unwrap()).collect(),
            ..Routine::default()
        }
    }

    fn monthly(day: u32) -> Routine {
        Routine { id: "bins".into(), monthly: Some(day), ..Routine::default() }
    }

    fn yearly(day: &str) -> Routine {
        Routine { id: "birthday".into(), yearly: Some(day.into()), ..Routine::default() }
    }

    #[test]
    fn routines_fall_on_their_days() {
        let fortnightly =
            |from: &str| Routine { every: Some(2), from: parse_iso(from), ..weekly(&["mon", "wed"]) };
        let bounded =
            Routine { from: parse_iso("2026-11-04"), until: parse_iso("2026-11-11"), ..weekly(&["wed"]) };
        let skipping = Routine { skip: vec![date("2026-11-11")], ..weekly(&["wed"]) };
        for (routine, falls, does_not) in [
            (weekly(&["mon", "wed"]), vec!["2026-11-16", "2026-11-18"], vec!["2026-11-17"]),
            (weekly(&[]), vec![], vec!["2026-11-16", "2026-11-22"]),
            (bounded, vec!["2026-11-04", "2026-11-11"], vec!["2026-10-28", "2026-11-18"]),
            (skipping, vec!["2026-11-04"], vec!["2026-11-11"]),
            // Counted from the ISO week of `from`. Week 53 counts as one.
            (
                fortnightly("2026-11-18"),
                vec!["2026-11-18", "2026-11-30", "2026-12-28"],
                vec!["2026-11-16", "2026-11-23", "2027-01-04"],
            ),
            (Routine { every: Some(2), ..weekly(&["mon"]) }, vec![], vec!["2026-11-16", "2026-11-23"]),
            (Routine { every: Some(0), ..weekly(&["mon"]) }, vec!["2026-11-16", "2026-11-23"], vec![]),
            (monthly(1), vec!["2026-11-01", "2026-12-01"], vec!["2026-11-02"]),
            (monthly(31), vec!["2026-10-31", "2026-11-30", "2027-02-28"], vec!["2026-12-01", "2026-12-30"]),
            (monthly(29), vec!["2027-02-28", "2028-02-29"], vec!["2028-02-28", "2026-11-30"]),
            (monthly(0), vec![], vec!["2026-11-01", "2026-11-30"]),
            (yearly("05-14"), vec!["2026-05-14", "2027-05-14"], vec!["2026-04-14", "2026-05-15"]),
            (yearly("02-29"), vec!["2028-02-29", "2027-02-28"], vec!["2028-02-28", "2027-03-01"]),
            (yearly("5-14"), vec![], vec!["2026-05-14"]),
        ] {
            for day in falls {
                assert!(falls_on(&routine, date(day)), "{routine:?} on {day}");
            }
            for day in does_not {
                assert!(!falls_on(&routine, date(day)), "{routine:?} not on {day}");
            }
        }
    }

    #[test]
    fn a_touched_occurrence_has_no_ghost_beside_it() {
        let routines = [weekly(&["mon"]), Routine { id: "tea".into(), ..weekly(&["mon"]) }];
        let mut day = Day::empty(date("2026-11-16"));
        let both = occurrences(&routines, &day);
        assert_eq!(
            both.iter().map(|block| block.routine.as_deref()).collect::<Vec<_>>(),
            [Some("run"), Some("tea")]
        );
        assert!(both.iter().all(|block| block.is_virtual && id::is_block_id(&block.id)));
        assert_ne!(both[0].id, both[1].id);
        assert_eq!(occurrences(&routines, &day), both, "ids stay from one reading to the next");

        day.blocks.push(Block { routine: Some("run".into()), ..Block::default() });
        assert_eq!(occurrences(&routines, &day), both[1..]);
        // A block moved here from another day does not replace the day's own.
        day.blocks[0].moved_from = parse_iso("2026-11-15");
        assert_eq!(occurrences(&routines, &day), both);
        // An id that the day has already is not used again.
        day.blocks = vec![Block { id: both[1].id.clone(), ..Block::default() }];
        let beside = occurrences(&routines, &day);
        assert!(beside[1].id != both[1].id && id::is_block_id(&beside[1].id));
    }

    #[test]
    fn days_past_have_no_ghosts_and_coming_ones_have_them_in_their_place() {
        let routine = Routine { plan: Some("07:00-07:45".parse().unwrap()), ..weekly(&["mon"]) };
        let mut day = Day::empty(date("2026-11-16"));
        for (title, plan) in [("Early", "06:00-06:30"), ("Late", "09:00-10:00")] {
            let plan = Some(plan.parse().unwrap());
            day.blocks.push(Block { title: title.into(), plan, ..Block::default() });
        }
        let mut life = Life { routines: vec![routine], ..Life::default() };
        let titles = |life: &Life, today: &str| -> Vec<String> {
            let whole = with_routines(life, &day, date(today));
            whole.blocks.iter().map(|block| block.title.clone()).collect()
        };
        assert_eq!(titles(&life, "2026-11-16"), ["Early", "Run", "Late"]);
        assert_eq!(titles(&life, "2026-11-17"), ["Early", "Late"]);
        // A file that can't be read may have its own blocks.
        life.unread.insert(Place::Day(day.date), crate::domain::Unread::sample());
        assert_eq!(titles(&life, "2026-11-16"), ["Early", "Late"]);
    }
}
