//! Usual blocks: the blocks that routines bring to a day. A usual block is in no file until it is touched.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::close::DAYS_BACK;
use crate::domain::date::plus;
use crate::domain::{Block, Day, Life, Place, Routine, id};

/// Returns the usual blocks of a day. A routine with a block in the day's file was touched there, and brings no other
/// block. Ids are derived, so a block keeps its id from one reading to the next. They are unique within the day.
/// `today` decides where a routine with `once` stands.
pub fn occurrences(life: &Life, day: &Day, today: NaiveDate) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for routine in life.routines.iter().filter(|routine| stands_on(life, routine, day.date, today)) {
        let is_touched = |block: &Block| routine.brought(block);
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
    with_routines_since(life, day, today, today)
}

/// Returns a day as [`with_routines`] does, if it is not before `since`. A day before `today` gets no block of a routine
/// with `once`: the last one stands on today.
pub fn with_routines_since<'a>(
    life: &Life,
    day: &'a Day,
    since: NaiveDate,
    today: NaiveDate,
) -> Cow<'a, Day> {
    let has_usual = day.date >= since && life.unread(Place::Day(day.date)).is_none();
    let usual = if has_usual { occurrences(life, day, today) } else { Vec::new() };
    let mut whole = Cow::Borrowed(day);
    for block in usual {
        let place = whole.position(&block);
        whole.to_mut().blocks.insert(place, block);
    }
    whole
}

/// Returns whether a routine's usual block stands on a date, whatever the day's own file has. With `once` there is at
/// most one, from `today` on: the last one named, on today until it is marked, else the next one.
fn stands_on(life: &Life, routine: &Routine, date: NaiveDate, today: NaiveDate) -> bool {
    if !routine.once {
        return routine.falls_on(date);
    }
    if date < today || has_open_copy(life, routine, today) {
        return false;
    }
    let is_open = is_last_open(life, routine, today);
    if date == today {
        return is_open;
    }
    let is_named = |date: NaiveDate| {
        routine.falls_on(date)
            && !life.day(date).is_some_and(|day| day.blocks.iter().any(|block| routine.knows(block)))
    };
    !is_open
        && routine.falls_on(date)
        && !plus(today, 1).iter_days().take_while(|other| *other < date).any(is_named)
}

/// Returns whether a copy of a routine's block is in the inbox, or on a day that is loaded, and not marked. Closing the
/// day no longer asks about a copy before its days back, so it does not count.
fn has_open_copy(life: &Life, routine: &Routine, today: NaiveDate) -> bool {
    let days = life.days.range(plus(today, -DAYS_BACK)..).flat_map(|(_, day)| &day.blocks);
    life.inbox.iter().chain(days).any(|block| routine.knows(block) && block.status.is_none())
}

/// Returns whether the last block that a routine names, up to today, is not marked. Since that day it has then no block
/// in a file and skips no day. Where one of these days is not loaded or can't be read, nobody knows, so it is not open.
fn is_last_open(life: &Life, routine: &Routine, today: NaiveDate) -> bool {
    let Some(last) = routine.last_named(today) else { return false };
    let is_read = |date: &NaiveDate| life.unread(Place::Day(*date)).is_none();
    let is_free = |date: &NaiveDate| {
        let marked = |block: &Block| routine.knows(block) && block.status.is_some();
        !routine.skip.contains(date)
            && life.day(*date).is_some_and(|day| !day.blocks.iter().any(marked))
            && is_read(date)
    };
    last.iter_days().take_while(|date| *date <= today).all(|date| is_free(&date))
}

/// Returns the first day that must be loaded to know which blocks of routines with `once` stand on today. None: there
/// is no such routine.
pub fn first_open(life: &Life, today: NaiveDate) -> Option<NaiveDate> {
    let once = life.routines.iter().filter(|routine| routine.once);
    // A block that was touched, but not marked, stands on today as well.
    once.filter_map(|routine| routine.last_named(today)).map(|last| last.min(plus(today, -DAYS_BACK))).min()
}

/// Returns a copy of a part of a life, as [`Life::around`] does, with the days that tell which blocks of routines with
/// `once` stand on today.
pub fn part(life: &Life, today: NaiveDate, dates: impl IntoIterator<Item = NaiveDate>, reach: i64) -> Life {
    let open = first_open(life, today).into_iter().flat_map(|first| first.iter_days());
    life.around(dates.into_iter().chain(open.take_while(|date| *date <= today)), reach)
}

#[cfg(test)]
mod tests;
