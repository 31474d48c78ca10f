//! Lays out the day as a list: a line for each block and for each free time.

use crate::app::Model;
use crate::canvas::blocks::felt;
use crate::canvas::{Region, cells};
use crate::domain::config::Clock;
use crate::domain::text::width;
use crate::report::day::agenda::{Agenda, BlockState, Item, MinuteSpan, Stop};
use crate::report::day::words::detail;
use crate::screens::days::beside::column_for;
use crate::screens::days::texts::{title, words};

/// Columns before a title, in signs and in ASCII.
const TITLE: (u16, u16) = (21, 23);

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListLine {
    /// Block, by its index in the agenda.
    Item(usize),
    /// Second line of the block under the cursor, where the list has no column for tags.
    Detail(usize),
    /// Free time.
    Gap(MinuteSpan),
    /// Time around a job's blocks that is in no free time shown, by its index in the agenda.
    WindDown(usize),
    /// Line of now, with its minute.
    Now(i64),
    /// Number of done blocks that are folded into this line.
    Folded(usize),
}

impl ListLine {
    /// Returns the block of the line. None for a line without one, and for the second line of a block.
    fn item(self, agenda: &Agenda) -> Option<&Item> {
        match self {
            ListLine::Item(item) => agenda.items.get(item),
            _ => None,
        }
    }
}

/// Layout of a day as a list.
#[derive(Debug, Clone)]
pub struct DayList {
    /// The whole list.
    pub area: Region,
    /// Lines in view, from the top.
    pub lines: Vec<ListLine>,
    /// Index of the line under the cursor. None where the cursor is on no line.
    pub cursor: Option<usize>,
    /// Columns that the times take beyond those of `9:00–10:30`.
    pub wider: u16,
    /// Terminal column at which titles begin.
    pub title: u16,
    /// Terminal column at which jobs, values and areas begin, where the titles leave room.
    pub tags: u16,
    /// Columns at the right end for the signs of how the blocks in view felt, with a gap. 0 where none has a sign.
    pub felt: u16,
    /// Whether there is a third column with jobs, values and areas.
    pub has_tags: bool,
}

impl DayList {
    /// Lays out a day.
    pub fn new(model: &Model, agenda: &Agenda, area: Region) -> DayList {
        let has_tags = area.width >= 60;
        let (lines, cursor) = lines(model, agenda, has_tags);
        let rows = usize::from(area.height);
        let (mut lines, cursor) = fitted(agenda, lines, cursor, rows);
        lines.truncate(rows);
        let wider = if model.config.clock == Clock::Hours12 { 6 } else { 0 };
        let title_x = area.x + wider + if model.is_ascii { TITLE.1 } else { TITLE.0 };
        let items: Vec<&Item> = lines.iter().filter_map(|line| line.item(agenda)).collect();
        let signs = items.iter().filter_map(|item| felt(item.block.energy, model.is_ascii));
        let felt = signs.map(|(sign, _)| cells(width(sign)) + 2).max().unwrap_or(0);
        let wanted = (area.x + wider + 42 + area.width.saturating_sub(80) / 2).saturating_sub(title_x);
        let rows: Vec<(usize, usize)> = items
            .iter()
            .map(|item| (width(&title(item, model.is_ascii)), width(&words(model, agenda, item))))
            .collect();
        let mut list = DayList { area, lines, cursor, wider, title: title_x, tags: title_x, felt, has_tags };
        list.tags += column_for(list.room(), &rows, wanted);
        list
    }

    /// Number of columns for a title and the words at its right.
    pub fn room(&self) -> u16 {
        self.area.right().saturating_sub(self.title + self.felt + 1)
    }

    /// Returns the stop in a row of the terminal. None on the line of now, on folded blocks and below the
    /// list.
    pub fn stop(&self, y: u16) -> Option<Stop> {
        match *self.lines.get(usize::from(y.checked_sub(self.area.y)?))? {
            ListLine::Item(item) | ListLine::Detail(item) => Some(Stop::Item(item)),
            ListLine::Gap(gap) => Some(Stop::Gap(gap)),
            ListLine::WindDown(_) | ListLine::Now(_) | ListLine::Folded(_) => None,
        }
    }
}

/// Returns the time around a job's blocks that is in no free time of the list: where it starts, and its index.
fn wind_downs(agenda: &Agenda) -> impl Iterator<Item = (i64, usize)> {
    let is_in_gap = |extent: MinuteSpan| {
        agenda.stops.iter().any(|stop| matches!(stop, Stop::Gap(gap) if gap.overlaps(extent)))
    };
    let alone = agenda.wind_downs.iter().enumerate().filter(move |(_, one)| !is_in_gap(one.extent));
    alone.map(|(index, one)| (one.extent.start, index))
}

/// Returns all lines of a day, and the index of the one under the cursor.
fn lines(model: &Model, agenda: &Agenda, has_tags: bool) -> (Vec<ListLine>, Option<usize>) {
    let mut lines = Vec::new();
    let mut cursor = None;
    let mut now = agenda.now;
    let mut winds = wind_downs(agenda).peekable();
    let selected = if std::ptr::eq(agenda, &model.agenda) { model.stop() } else { None };
    for (index, stop) in agenda.stops.iter().enumerate() {
        let (start, under_cursor) = match stop {
            Stop::Item(item) => {
                let Some(item) = agenda.items.get(*item) else { continue };
                let start = if item.state == BlockState::Untimed { i64::MIN } else { item.place.start };
                (start, model.is_under_cursor(agenda, item))
            }
            Stop::Gap(gap) => (gap.start, model.preview.is_none() && selected == Some(index)),
        };
        while let Some((_, index)) = winds.next_if(|(at, _)| *at < start) {
            lines.push(ListLine::WindDown(index));
        }
        if let Some(minute) = now.filter(|now| *now < start) {
            lines.push(ListLine::Now(minute));
            now = None;
        }
        if under_cursor {
            cursor = Some(lines.len());
        }
        match stop {
            Stop::Item(item) => {
                lines.push(ListLine::Item(*item));
                let says = |item: &Item| !detail(&item.block, &model.life.profile, &model.areas).is_empty();
                if under_cursor && !has_tags && agenda.items.get(*item).is_some_and(says) {
                    lines.push(ListLine::Detail(*item));
                }
            }
            Stop::Gap(gap) => lines.push(ListLine::Gap(*gap)),
        }
    }
    lines.extend(winds.map(|(_, index)| ListLine::WindDown(index)));
    lines.extend(now.filter(|_| !agenda.stops.is_empty()).map(ListLine::Now));
    (lines, cursor)
}

/// Returns the lines that fit. Time around a job's blocks is left out first, then blocks done are folded, then the list
/// scrolls to the cursor.
fn fitted(
    agenda: &Agenda,
    mut lines: Vec<ListLine>,
    mut cursor: Option<usize>,
    rows: usize,
) -> (Vec<ListLine>, Option<usize>) {
    if lines.len() > rows {
        let is_wind_down = |line: &ListLine| matches!(line, ListLine::WindDown(_));
        cursor = cursor.map(|at| at - lines.iter().take(at).filter(|line| is_wind_down(line)).count());
        lines.retain(|line| !is_wind_down(line));
    }
    if lines.len() > rows {
        let over = |line: &&ListLine| match line {
            ListLine::Item(item) => {
                agenda.items.get(*item).is_some_and(|item| item.state == BlockState::Done)
            }
            _ => false,
        };
        let past = lines.iter().take_while(over).count().min(cursor.unwrap_or(0));
        // A block that crosses a boundary keeps its line.
        let crosses = |line: &&ListLine| match line {
            ListLine::Item(item) => agenda.items.get(*item).is_some_and(|item| !item.crossings.is_empty()),
            _ => false,
        };
        let folded = |past: usize| past - lines.iter().take(past).filter(crosses).count();
        let enough = |past: &usize| lines.len() - folded(*past) < rows;
        let past = (1..past).find(enough).unwrap_or(past);
        let count = folded(past);
        if count > 1 {
            let kept: Vec<ListLine> = lines.iter().take(past).filter(crosses).copied().collect();
            lines.splice(..past, [ListLine::Folded(count)].into_iter().chain(kept));
            cursor = cursor.map(|cursor| cursor + 1 - count);
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
