//! A list for each day, side by side: every start down each column, and the day under the cursor with room for
//! titles.

use crate::screens::week::state::kept;
use chrono::NaiveDate;

use super::Subject;
use super::hours::is_here;
use super::in_order;
use crate::app::Model;
use crate::report::day::agenda::{Agenda, Stop};
use crate::report::week::Showing;

/// A day in its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayList {
    /// Which day.
    pub date: NaiveDate,
    /// What is seen of it, a line for each.
    pub lines: Vec<DayLine>,
}

/// A line of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayLine {
    /// A block or, on the day under the cursor, free time.
    Entry(Subject),
    /// So many entries above.
    Earlier(usize),
    /// So many below.
    Later(usize),
}

impl DayList {
    /// Lays a day out in so many rows. Only the day under the cursor shows its free time, and is scrolled.
    pub fn new(model: &Model, date: NaiveDate, agenda: &Agenda, rows: usize) -> DayList {
        let is_in_view = std::ptr::eq(agenda, model.shown());
        let entries: Vec<Subject> = in_order(model, agenda)
            .into_iter()
            .map(|at| &agenda.stops[at])
            .filter_map(|stop| {
                let subject = match stop {
                    Stop::Item(item) => Subject::Item(*item),
                    Stop::Gap(gap) => Subject::Gap(*gap),
                };
                let is_shown = match stop {
                    Stop::Item(item) => {
                        let item = &agenda.items[*item];
                        // What began on the day before has its line there.
                        kept(model).showing.has(item) && (item.date == date || is_in_view)
                    }
                    Stop::Gap(_) => {
                        let has_plan = kept(model).showing != Showing::Lived;
                        is_in_view && has_plan && model.preview.is_none()
                    }
                };
                (is_shown || is_here(model, agenda, subject)).then_some(subject)
            })
            .collect();
        let cursor = entries.iter().position(|entry| is_here(model, agenda, *entry)).unwrap_or(0);
        DayList { date, lines: window(&entries, rows, cursor) }
    }
}

/// The entries that fit, with what they leave out said above and below them.
fn window(entries: &[Subject], rows: usize, cursor: usize) -> Vec<DayLine> {
    if entries.len() <= rows {
        return entries.iter().map(|entry| DayLine::Entry(*entry)).collect();
    }
    let seen = |top: usize| {
        let left = rows.saturating_sub(usize::from(top > 0));
        let is_all = entries.len() - top <= left;
        if is_all { entries.len() - top } else { left.saturating_sub(1) }.max(1)
    };
    // One entry alone is never what stands above: its own line is as short.
    let tops = (0..entries.len()).filter(|top| *top != 1);
    let is_seen = |top: &usize| (*top..*top + seen(*top)).contains(&cursor);
    let top = tops.clone().find(is_seen).unwrap_or(cursor);
    let shown = top..(top + seen(top)).min(entries.len());
    let mut lines: Vec<DayLine> = (top > 0).then_some(DayLine::Earlier(top)).into_iter().collect();
    lines.extend(entries[shown.clone()].iter().map(|entry| DayLine::Entry(*entry)));
    lines.extend((shown.end < entries.len()).then_some(DayLine::Later(entries.len() - shown.end)));
    lines.truncate(rows.max(1));
    // Where there is one row, it is the entry's.
    if rows <= 1 {
        lines = vec![DayLine::Entry(entries[cursor])];
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_entry_under_the_cursor_is_seen_and_none_goes_uncounted(
            count in 1usize..40,
            rows in 1usize..20,
            at in 0usize..40,
        ) {
            let entries: Vec<Subject> = (0..count).map(Subject::Item).collect();
            let cursor = at % count;
            let lines = window(&entries, rows, cursor);
            prop_assert!(lines.len() <= rows);
            prop_assert!(lines.contains(&DayLine::Entry(Subject::Item(cursor))));
            let told = lines.iter().map(|line| match line {
                DayLine::Entry(_) => 1,
                DayLine::Earlier(many) | DayLine::Later(many) => *many,
            });
            if rows > 2 {
                prop_assert_eq!(told.sum::<usize>(), count);
            }
        }
    }
}
