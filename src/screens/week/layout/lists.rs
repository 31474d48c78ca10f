//! Lays out the week as lists beside each other: every start, and titles on the day shown.

use crate::screens::week::state::kept;
use chrono::NaiveDate;

use super::hours::is_here;
use super::in_order;
use crate::app::Model;
use crate::report::day::agenda::{Agenda, Stop};
use crate::report::week::Showing;

/// Column of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListColumn {
    /// The day.
    pub date: NaiveDate,
    /// Lines in view, from the top.
    pub lines: Vec<ColumnLine>,
}

/// A line of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnLine {
    /// A block or, on the day shown, free time.
    Entry(Stop),
    /// Number of entries above the view.
    Earlier(usize),
    /// Number of entries below the view.
    Later(usize),
}

impl ListColumn {
    /// Lays out a day in `rows` rows. Only the day shown has free time, and scrolls.
    pub fn new(model: &Model, date: NaiveDate, agenda: &Agenda, rows: usize) -> ListColumn {
        let is_in_view = std::ptr::eq(agenda, model.shown());
        let showing = kept(model).showing;
        let is_shown = |stop: &Stop| match stop {
            // A block that began on the day before has its line there.
            Stop::Item(item) => agenda
                .items
                .get(*item)
                .is_some_and(|item| showing.has(item) && (!item.is_tail(date) || is_in_view)),
            Stop::Gap(_) => is_in_view && showing != Showing::Lived && model.preview.is_none(),
        };
        let stops = in_order(model, agenda).into_iter().filter_map(|at| agenda.stops.get(at).copied());
        let entries: Vec<Stop> =
            stops.filter(|stop| is_shown(stop) || is_here(model, agenda, *stop)).collect();
        let cursor = entries.iter().position(|entry| is_here(model, agenda, *entry)).unwrap_or(0);
        ListColumn { date, lines: window(&entries, rows, cursor) }
    }
}

/// Returns the entries that fit, and lines that count the others.
fn window(entries: &[Stop], rows: usize, cursor: usize) -> Vec<ColumnLine> {
    if entries.len() <= rows {
        return entries.iter().map(|entry| ColumnLine::Entry(*entry)).collect();
    }
    let seen = |top: usize| {
        let left = rows.saturating_sub(usize::from(top > 0));
        let is_all = entries.len() - top <= left;
        if is_all { entries.len() - top } else { left.saturating_sub(1) }.max(1)
    };
    // A line that counts one entry takes as much room as the entry.
    let tops = (0..entries.len()).filter(|top| *top != 1);
    let is_seen = |top: &usize| (*top..*top + seen(*top)).contains(&cursor);
    let top = tops.clone().find(is_seen).unwrap_or(cursor);
    let end = (top + seen(top)).min(entries.len());
    let mut lines: Vec<ColumnLine> = (top > 0).then_some(ColumnLine::Earlier(top)).into_iter().collect();
    lines.extend(entries.iter().take(end).skip(top).map(|entry| ColumnLine::Entry(*entry)));
    lines.extend((end < entries.len()).then_some(ColumnLine::Later(entries.len() - end)));
    lines.truncate(rows.max(1));
    // A single row shows the entry under the cursor.
    if rows <= 1 {
        lines = entries.get(cursor).map(|entry| ColumnLine::Entry(*entry)).into_iter().collect();
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
            let entries: Vec<Stop> = (0..count).map(Stop::Item).collect();
            let cursor = at % count;
            let lines = window(&entries, rows, cursor);
            prop_assert!(lines.len() <= rows);
            prop_assert!(lines.contains(&ColumnLine::Entry(Stop::Item(cursor))));
            let told = lines.iter().map(|line| match line {
                ColumnLine::Entry(_) => 1,
                ColumnLine::Earlier(many) | ColumnLine::Later(many) => *many,
            });
            if rows > 2 {
                prop_assert_eq!(told.sum::<usize>(), count);
            }
        }
    }
}
