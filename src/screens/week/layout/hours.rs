//! Lays out the week by the hour: hours down, days across. Every start has its own row, so none is lost.

use crate::screens::week::state::kept;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::app::Model;
use crate::report::day::agenda::{Agenda, BlockState, Item, MinuteSpan, Stop};
use crate::report::week::Showing;
use crate::screens::days::lanes::{Lane, lane_groups};
use crate::screens::days::scroll::top_row;
use crate::screens::week::layout::ColumnHead;

/// Fewest columns of a lane.
const LANE: u16 = 12;
/// Minutes of an hour.
const HOUR: i64 = 60;

/// A block, or the free time under the cursor, in the column of its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HourCell {
    /// The block or the free time.
    pub stop: Stop,
    /// Its minutes, in the view chosen.
    pub extent: MinuteSpan,
    /// First row and the row after the last, among all rows of the hours.
    pub rows: (usize, usize),
    /// Number of rows, from the first on, in which no other block begins.
    pub own: usize,
    /// Its lane in the column.
    pub lane: Lane,
    /// Whether it began on an earlier day. Its title is in the column of that day.
    pub is_tail: bool,
    /// Whether it shares time with a block above it.
    pub shares: bool,
}

/// Column of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HourColumn {
    /// The day.
    pub date: NaiveDate,
    /// Indices of blocks above the hours: those with no set time and, under the cursor, one that began on the
    /// day before.
    pub upper: Vec<usize>,
    /// Blocks among the hours, in the order they are drawn.
    pub cells: Vec<HourCell>,
}

/// Layout of a week by the hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekHours {
    /// Columns of the days shown.
    pub days: Vec<HourColumn>,
    /// Minutes of each row.
    pub rows: Vec<MinuteSpan>,
    /// First row in view.
    pub top: usize,
    /// Number of rows in view.
    pub height: usize,
    /// Number of rows above the hours, for blocks that have no row among the hours.
    pub upper: usize,
}

impl WeekHours {
    /// Lays out a week in `height` rows, each day in the columns of its head.
    pub fn new(
        model: &Model,
        days: &[(NaiveDate, &Agenda)],
        heads: &[ColumnHead],
        height: usize,
    ) -> WeekHours {
        let showing = kept(model).showing;
        let column = |((date, agenda), head): (&(NaiveDate, &Agenda), &ColumnHead)| {
            day(model, *date, agenda, showing, head.width - 1)
        };
        let laid: Vec<HourColumn> = days.iter().zip(heads).map(column).collect();
        let upper = laid.iter().map(|day| day.upper.len()).max().unwrap_or(0).min(height / 3);
        let room = height - upper;
        let rows = fitting(model, days, &laid, room);
        let mut hours = WeekHours { days: laid, rows, top: 0, height: room, upper };
        hours.place();
        hours.top = hours.first_seen(model, days);
        hours
    }

    /// Returns the line of the view, from its top, that shows a row of the hours. None where it is out of view.
    pub fn line(&self, row: usize) -> Option<usize> {
        row.checked_sub(self.top).filter(|line| *line < self.height)
    }

    /// Returns how many blocks begin above the view, and how many below it.
    pub fn out_of_sight(&self) -> (usize, usize) {
        let starts = || self.days.iter().flat_map(|day| &day.cells).filter(|cell| !cell.is_tail);
        let above = starts().filter(|cell| cell.rows.0 < self.top).count();
        (above, starts().filter(|cell| cell.rows.0 >= self.top + self.height).count())
    }

    /// Returns the terminal column at which the title of a cell ends in a row, within its day: the next lane that has a
    /// block in that row, else the end of the day's column.
    pub fn title_end(&self, day: usize, row: usize, cell: &HourCell, head: ColumnHead) -> u16 {
        let (from, _) = cell.lane.columns(head.columns());
        let cells = self.days.get(day).into_iter().flat_map(|day| &day.cells);
        let beside = cells.filter(|other| (other.rows.0..other.rows.1).contains(&row));
        let starts = beside.map(|other| other.lane.columns(head.columns()).0).filter(|start| *start > from);
        // The last column before a lane stays blank.
        starts.min().map_or(head.columns().1, |start| start - 1)
    }

    /// Returns the terminal column up to which a row is blank behind a day, given by its index. None where the next
    /// day has a block there.
    pub fn blank_until(&self, day: usize, row: usize, heads: &[ColumnHead]) -> Option<u16> {
        let is_taken =
            |day: &HourColumn| day.cells.iter().any(|cell| (cell.rows.0..cell.rows.1).contains(&row));
        let behind = || self.days.iter().zip(heads).skip(day + 1);
        match behind().position(|(day, _)| is_taken(day)) {
            Some(0) => None,
            // The last column before a block is for its pointer.
            Some(count) => behind().nth(count).map(|(_, head)| head.x),
            None => heads.last().map(|head| head.x + head.width),
        }
    }

    /// Gives every start its own row within its hour, and every cell the rows that it covers.
    fn place(&mut self) {
        let mut of_hour: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        for (row, minutes) in self.rows.iter().enumerate() {
            of_hour.entry(minutes.start.div_euclid(HOUR)).or_default().push(row);
        }
        for day in &mut self.days {
            let mut starts: BTreeMap<i64, Vec<&mut HourCell>> = BTreeMap::new();
            for cell in day.cells.iter_mut().filter(|cell| !cell.is_tail) {
                starts.entry(cell.extent.start.div_euclid(HOUR)).or_default().push(cell);
            }
            for (hour, starting) in starts {
                let rows = of_hour.get(&hour).map_or(&[][..], Vec::as_slice);
                let (mut next, count) = (0, starting.len());
                for (at, cell) in starting.into_iter().enumerate() {
                    let minute = cell.extent.start.rem_euclid(HOUR);
                    let natural = usize::try_from(minute * rows.len() as i64 / HOUR).unwrap_or_default();
                    // Later starts of the hour need rows too.
                    let last = rows.len().saturating_sub(count - at);
                    let place = natural.clamp(next, last.max(next));
                    next = place + 1;
                    cell.rows.0 = rows.get(place).copied().unwrap_or_default();
                }
            }
            for cell in &mut day.cells {
                let extent = cell.extent;
                let covers = |row: &MinuteSpan| row.overlaps(extent);
                if cell.is_tail {
                    cell.rows.0 = self.rows.iter().position(covers).unwrap_or(0);
                    cell.rows.1 = cell.rows.0;
                } else {
                    cell.rows.1 = cell.rows.0 + 1;
                }
                let last = self.rows.iter().rposition(covers);
                cell.rows.1 = cell.rows.1.max(last.map_or(0, |last| last + 1));
            }
            let mut rest = day.cells.as_mut_slice();
            while let [cell, later @ ..] = rest {
                let (first, end) = cell.rows;
                let beside = || later.iter().filter(|other| cell.lane.meets(other.lane));
                let is_taken = |row: &usize| beside().any(|other| (other.rows.0..other.rows.1).contains(row));
                cell.own = (first + 1..end).find(is_taken).unwrap_or(end) - first;
                rest = later;
            }
        }
    }

    /// Returns the first row in view.
    fn first_seen(&self, model: &Model, days: &[(NaiveDate, &Agenda)]) -> usize {
        let cell = self.days.iter().zip(days).find_map(|(day, (_, agenda))| {
            day.cells.iter().find(|cell| is_here(model, agenda, cell.stop)).filter(|cell| !cell.is_tail)
        });
        let row = cell.map_or(0, |cell| cell.rows.0);
        top_row(self.rows.len(), self.height, row)
    }
}

/// Returns whether the cursor is on a block or a free time, or the block is being written.
pub fn is_here(model: &Model, agenda: &Agenda, stop: Stop) -> bool {
    match stop {
        Stop::Item(item) => agenda.items.get(item).is_some_and(|item| model.is_under_cursor(agenda, item)),
        Stop::Gap(gap) => {
            model.preview.is_none() && std::ptr::eq(agenda, &model.agenda) && model.gap() == Some(gap)
        }
    }
}

/// Returns a block's minutes, in the view chosen.
fn extent(showing: Showing, item: &Item) -> MinuteSpan {
    let lived = item.lived.first().map(|first| MinuteSpan {
        start: first.start,
        end: item.lived.iter().map(|extent| extent.end).max().unwrap_or(first.end),
    });
    match showing {
        Showing::Outlook => item.place,
        Showing::Plan => item.plan.unwrap_or(item.place),
        Showing::Lived => lived.unwrap_or(item.place),
    }
}

/// Returns a day's blocks. Their rows are set later.
fn day(model: &Model, date: NaiveDate, agenda: &Agenda, showing: Showing, width: u16) -> HourColumn {
    let (mut upper, mut cells) = (Vec::new(), Vec::new());
    let cell = |stop, extent, is_tail| HourCell {
        stop,
        extent,
        rows: (0, 0),
        own: 0,
        lane: Lane::WHOLE,
        is_tail,
        shares: false,
    };
    for (index, item) in agenda.items.iter().enumerate() {
        let is_here = model.is_under_cursor(agenda, item);
        let is_tail = item.is_tail(date);
        if !showing.has(item) && !is_here {
            continue;
        }
        if item.state == BlockState::Untimed || (is_tail && is_here) {
            upper.push(index);
        }
        if item.state != BlockState::Untimed {
            cells.push(cell(Stop::Item(index), extent(showing, item), is_tail));
        }
    }
    let is_in_view = std::ptr::eq(agenda, &model.agenda) && model.preview.is_none();
    if let Some(gap) = model.gap().filter(|_| is_in_view) {
        cells.push(cell(Stop::Gap(gap), gap, false));
    }
    cells.sort_by_key(|cell| (!cell.is_tail, cell.extent.start, -cell.extent.end));
    let occupies = |cell: &HourCell| {
        agenda.item(cell.stop).is_some_and(|item| {
            !matches!(item.state, BlockState::Skipped | BlockState::Moved | BlockState::Released)
        })
    };
    let mut rest = cells.as_mut_slice();
    while let [above @ .., cell] = rest {
        let shares = above.iter().any(|other| occupies(other) && other.extent.overlaps(cell.extent));
        cell.shares = shares && occupies(cell);
        rest = above;
    }
    place_lanes(&mut cells, agenda, width);
    HourColumn { date, upper, cells }
}

/// Returns the columns that the longest title of a day needs.
pub fn titles_need(model: &Model, agenda: &Agenda) -> u16 {
    let column = day(model, agenda.date, agenda, kept(model).showing, u16::MAX);
    let own = column.cells.iter().filter(|cell| !cell.is_tail);
    // One column is for the pointer, one for the next day's.
    crate::canvas::cells(own.map(|cell| needed(cell, agenda) + 4).max().unwrap_or(0))
}

/// Returns the columns that a cell's title needs, with its edge and its minute.
fn needed(cell: &HourCell, agenda: &Agenda) -> usize {
    let title = agenda.item(cell.stop).map_or(0, |item| crate::domain::text::width(&item.block.title));
    title + if cell.extent.start.rem_euclid(HOUR) == 0 { 3 } else { 7 }
}

/// Puts blocks that share time side by side, where all of their titles fit. Else they are below each other.
fn place_lanes(cells: &mut [HourCell], agenda: &Agenda, width: u16) {
    for (group, lanes) in lane_groups(cells, |a, b| a.extent.overlaps(b.extent)) {
        let room = lanes.first().map_or(width, |lane| width / lane.of);
        let Some(cells) = cells.get_mut(group) else { continue };
        if room >= LANE && cells.iter().all(|cell| needed(cell, agenda) <= usize::from(room)) {
            cells.iter_mut().zip(lanes).for_each(|(cell, lane)| cell.lane = lane);
        }
    }
}

/// Returns the minutes of each row. An hour has as many rows as the day with the most starts in it needs, and at
/// least two where they fit. Waking hours without a start have no row where there is little room.
fn fitting(
    model: &Model,
    days: &[(NaiveDate, &Agenda)],
    laid: &[HourColumn],
    room: usize,
) -> Vec<MinuteSpan> {
    let mut starts: BTreeMap<i64, usize> = BTreeMap::new();
    for day in laid {
        let mut own: BTreeMap<i64, usize> = BTreeMap::new();
        for cell in day.cells.iter().filter(|cell| !cell.is_tail) {
            *own.entry(cell.extent.start.div_euclid(HOUR)).or_default() += 1;
        }
        for (hour, count) in own {
            let most = starts.entry(hour).or_default();
            *most = count.max(*most);
        }
    }
    let mut whole = starts.clone();
    if let Some((_, agenda)) = days.first() {
        let wake = agenda.wake;
        let last = (wake.end - 1).div_euclid(HOUR);
        for hour in wake.start.div_euclid(HOUR)..=last {
            whole.entry(hour).or_default();
        }
    }
    let rows = |hours: &BTreeMap<i64, usize>, least: usize| -> Vec<MinuteSpan> {
        let of_hour = |(hour, count): (&i64, &usize)| {
            let (hour, count) = (*hour, (*count).max(least) as i64);
            (0..count).map(move |row| MinuteSpan {
                start: hour * HOUR + row * HOUR / count,
                end: hour * HOUR + (row + 1) * HOUR / count,
            })
        };
        hours.iter().flat_map(of_hour).collect()
    };
    let least: &[u16] = match &kept(model).rows {
        Some(rows) => std::slice::from_ref(rows),
        None => &[2, 1],
    };
    let fits = least.iter().map(|least| rows(&whole, usize::from(*least))).find(|rows| rows.len() <= room);
    let tight = || rows(if starts.is_empty() { &whole } else { &starts }, 1);
    match kept(model).rows {
        // A zoom chosen by hand stays, and the hours scroll.
        Some(least) => fits.unwrap_or_else(|| rows(&whole, usize::from(least))),
        None => fits.unwrap_or_else(tight),
    }
}
