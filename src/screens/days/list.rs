//! Where the list shows what: one line for each block, free time a line of its own.

use crate::app::Model;
use crate::canvas::Region;
use crate::domain::config::Clock;
use crate::report::day::agenda::{Agenda, BlockState, MinuteSpan, Stop};

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListLine {
    /// A block, by its number in the agenda.
    Item(usize),
    /// The second line of the block under the cursor, where there is no third column.
    Detail(usize),
    /// Free time.
    Gap(MinuteSpan),
    /// The line of now.
    Now(i64),
    /// So many blocks that are over, folded.
    Folded(usize),
}

/// The list of a day, laid out.
#[derive(Debug, Clone)]
pub struct List {
    /// All of it.
    pub area: Region,
    /// The lines that are seen, from the top.
    pub lines: Vec<ListLine>,
    /// Which of them the cursor is on.
    pub cursor: Option<usize>,
    /// How many columns more the times take than `9:00–10:30` does.
    pub wider: u16,
    /// Whether there is a third column, with engagements, values and areas.
    pub has_tags: bool,
}

impl List {
    /// Lays a day out.
    pub fn new(model: &Model, agenda: &Agenda, area: Region) -> List {
        let has_tags = area.width >= 60;
        let (lines, cursor) = lines(model, agenda, has_tags);
        let rows = usize::from(area.height);
        let (mut lines, cursor) = fitted(agenda, lines, cursor, rows);
        lines.truncate(rows);
        let wider = if model.config.clock == Clock::Hours12 { 6 } else { 0 };
        List { area, lines, cursor, wider, has_tags }
    }

    /// The line that stands in a row of the terminal.
    pub fn line(&self, y: u16) -> Option<ListLine> {
        self.lines.get(usize::from(y.checked_sub(self.area.y)?)).copied()
    }
}

/// The lines of a day, and which of them the cursor is on.
fn lines(model: &Model, agenda: &Agenda, has_tags: bool) -> (Vec<ListLine>, Option<usize>) {
    let mut lines = Vec::new();
    let mut cursor = None;
    let mut now = agenda.now;
    let selected = if std::ptr::eq(agenda, &model.agenda) { model.stop() } else { None };
    for (index, stop) in agenda.stops.iter().enumerate() {
        let start = match stop {
            Stop::Item(item) if agenda.items[*item].state == BlockState::Untimed => i64::MIN,
            Stop::Item(item) => agenda.items[*item].place.start,
            Stop::Gap(gap) => gap.start,
        };
        if let Some(minute) = now.filter(|now| *now < start) {
            lines.push(ListLine::Now(minute));
            now = None;
        }
        let under_cursor = match stop {
            Stop::Item(item) => model.is_under_cursor(agenda, &agenda.items[*item]),
            Stop::Gap(_) => model.preview.is_none() && selected == Some(index),
        };
        if under_cursor {
            cursor = Some(lines.len());
        }
        match stop {
            Stop::Item(item) => {
                lines.push(ListLine::Item(*item));
                if under_cursor && !has_tags {
                    lines.push(ListLine::Detail(*item));
                }
            }
            Stop::Gap(gap) => lines.push(ListLine::Gap(*gap)),
        }
    }
    lines.extend(now.filter(|_| !agenda.stops.is_empty()).map(ListLine::Now));
    (lines, cursor)
}

/// The lines that fit: what is over is folded first, then the list is scrolled to the cursor.
fn fitted(
    agenda: &Agenda,
    mut lines: Vec<ListLine>,
    mut cursor: Option<usize>,
    rows: usize,
) -> (Vec<ListLine>, Option<usize>) {
    if lines.len() > rows {
        let over = |line: &ListLine| matches!(line, ListLine::Item(item) if agenda.items[*item].state == BlockState::Done);
        let past = lines.iter().take_while(|line| over(line)).count().min(cursor.unwrap_or(0));
        let fold = past.min(lines.len() - rows + 1);
        if fold > 1 {
            lines.splice(..fold, [ListLine::Folded(fold)]);
            cursor = cursor.map(|cursor| cursor + 1 - fold);
        }
    }
    if lines.len() > rows {
        let at = cursor.unwrap_or(0);
        let top = at.saturating_sub(rows.saturating_sub(3)).min(lines.len() - rows);
        lines.drain(..top);
        cursor = cursor.map(|cursor| cursor - top);
    }
    (lines, cursor)
}
