//! The hours down and the days across: every start has a row of its own, so that none is lost.

use crate::screens::week::state::kept;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Subject;
use crate::app::Model;
use crate::report::day::agenda::{Agenda, BlockState, Item, MinuteSpan};
use crate::report::week::Showing;

/// The fewest columns of a lane.
const LANE: u16 = 12;
/// Minutes of an hour.
const HOUR: i64 = 60;

/// A block, or the free time under the cursor, in the column of its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HourCell {
    /// What it is.
    pub subject: Subject,
    /// From when to when.
    pub extent: MinuteSpan,
    /// From its first row to the one behind its last, among all rows of the hours.
    pub rows: (usize, usize),
    /// How many of them from the first on are its own: nothing else begins in them.
    pub own: usize,
    /// Which lane it takes, and how many share the column there.
    pub lane: (u16, u16),
    /// Whether it began on a day before: it has its name there.
    pub is_tail: bool,
    /// Whether it shares its time with one that begins above it.
    pub shares: bool,
}

impl HourCell {
    /// Its columns, in the column of a day from one x to another.
    pub fn columns(&self, (from, to): (u16, u16)) -> (u16, u16) {
        let (lane, lanes) = self.lane;
        let width = (to - from) / lanes.max(1);
        let start = from + width * lane;
        (start, if lane + 1 == lanes { to } else { start + width })
    }
}

/// A day in its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayColumn {
    /// Which day.
    pub date: NaiveDate,
    /// Blocks without a time, and those that have none of the rows: they stand on top, a row for each.
    pub upper: Vec<usize>,
    /// The others, in the order in which they are drawn.
    pub cells: Vec<HourCell>,
}

/// The hours of a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// Its days, as they are shown.
    pub days: Vec<DayColumn>,
    /// The rows of the hours, each with the minutes that it stands for.
    pub rows: Vec<MinuteSpan>,
    /// The first of them that is seen.
    pub top: usize,
    /// How many are seen.
    pub height: usize,
    /// The rows above them, for what has no row among the hours.
    pub upper: usize,
}

impl Hours {
    /// Lays a week out in so many rows, in columns of such a width.
    pub fn new(model: &Model, days: &[(NaiveDate, &Agenda)], width: u16, height: usize) -> Hours {
        let showing = kept(model).showing;
        let laid: Vec<DayColumn> =
            days.iter().map(|(date, agenda)| day(model, *date, agenda, showing, width)).collect();
        let upper = laid.iter().map(|day| day.upper.len()).max().unwrap_or(0).min(height / 3);
        let room = height - upper;
        let rows = fitting(model, days, &laid, room);
        let mut hours = Hours { days: laid, rows, top: 0, height: room, upper };
        hours.place();
        hours.top = hours.first_seen(model, days);
        hours
    }

    /// The row of the hours in which a row of the body stands, counted below the upper ones.
    pub fn line(&self, row: usize) -> Option<usize> {
        row.checked_sub(self.top).filter(|line| *line < self.height)
    }

    /// How many blocks begin above what is seen, and how many below it.
    pub fn out_of_sight(&self) -> (usize, usize) {
        let starts = || self.days.iter().flat_map(|day| &day.cells).filter(|cell| !cell.is_tail);
        let above = starts().filter(|cell| cell.rows.0 < self.top).count();
        (above, starts().filter(|cell| cell.rows.0 >= self.top + self.height).count())
    }

    /// Gives every start a row of its own within its hour, and every cell the rows that it covers.
    fn place(&mut self) {
        let mut of_hour: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        for (row, minutes) in self.rows.iter().enumerate() {
            of_hour.entry(minutes.start.div_euclid(HOUR)).or_default().push(row);
        }
        for day in &mut self.days {
            let mut starts: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
            for (index, cell) in day.cells.iter().enumerate().filter(|(_, cell)| !cell.is_tail) {
                starts.entry(cell.extent.start.div_euclid(HOUR)).or_default().push(index);
            }
            for (hour, starting) in starts {
                let rows = of_hour.get(&hour).map_or(&[][..], Vec::as_slice);
                let mut next = 0;
                for (at, index) in starting.iter().enumerate() {
                    let minute = day.cells[*index].extent.start.rem_euclid(HOUR);
                    let natural = (minute * rows.len() as i64 / HOUR) as usize;
                    // Those behind it in the hour need theirs too.
                    let last = rows.len().saturating_sub(starting.len() - at);
                    let place = natural.clamp(next, last.max(next));
                    next = place + 1;
                    day.cells[*index].rows.0 = rows.get(place).copied().unwrap_or_default();
                }
            }
            for cell in &mut day.cells {
                let covers = |row: &usize| self.rows[*row].overlaps(cell.extent);
                if cell.is_tail {
                    cell.rows.0 = (0..self.rows.len()).find(covers).unwrap_or(0);
                    cell.rows.1 = cell.rows.0;
                } else {
                    cell.rows.1 = cell.rows.0 + 1;
                }
                let last = (0..self.rows.len()).rfind(covers);
                cell.rows.1 = cell.rows.1.max(last.map_or(0, |last| last + 1));
            }
            for index in 0..day.cells.len() {
                let (first, end) = day.cells[index].rows;
                let (later, lane) = (&day.cells[index + 1..], day.cells[index].lane);
                let beside = || later.iter().filter(|cell| meet(lane, cell.lane));
                let is_taken = |row: &usize| beside().any(|cell| (cell.rows.0..cell.rows.1).contains(row));
                day.cells[index].own = (first + 1..end).find(is_taken).unwrap_or(end) - first;
            }
        }
    }

    /// What is over goes first, so that the evening stays in sight; the cursor, and two rows above it, stay.
    fn first_seen(&self, model: &Model, days: &[(NaiveDate, &Agenda)]) -> usize {
        let hidden = self.rows.len().saturating_sub(self.height);
        let cell = self.days.iter().zip(days).find_map(|(day, (_, agenda))| {
            day.cells.iter().find(|cell| is_here(model, agenda, cell.subject)).filter(|cell| !cell.is_tail)
        });
        let row = cell.map_or(0, |cell| cell.rows.0);
        let least = (row + 2).saturating_sub(self.height);
        hidden.min(row.saturating_sub(2)).max(least).min(hidden)
    }
}

/// Whether two lanes, each one of so many, share columns.
fn meet((one, of): (u16, u16), (other, of_others): (u16, u16)) -> bool {
    one * of_others < (other + 1) * of && other * of < (one + 1) * of_others
}

/// Whether the cursor is on a block or on free time, or the block is the one that is being written.
pub fn is_here(model: &Model, agenda: &Agenda, subject: Subject) -> bool {
    match subject {
        Subject::Item(item) => agenda.items.get(item).is_some_and(|item| model.is_under_cursor(agenda, item)),
        Subject::Gap(gap) => {
            model.preview.is_none() && std::ptr::eq(agenda, &model.agenda) && model.gap() == Some(gap)
        }
    }
}

/// Where a block stands, as the week is shown.
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

/// A day's blocks, their rows still to be found.
fn day(model: &Model, date: NaiveDate, agenda: &Agenda, showing: Showing, width: u16) -> DayColumn {
    let (mut upper, mut cells) = (Vec::new(), Vec::new());
    let cell = |subject, extent, is_tail| HourCell {
        subject,
        extent,
        rows: (0, 0),
        own: 0,
        lane: (0, 1),
        is_tail,
        shares: false,
    };
    for (index, item) in agenda.items.iter().enumerate() {
        let is_here = model.is_under_cursor(agenda, item);
        let is_tail = item.date != date;
        if !showing.has(item) && !is_here {
            continue;
        }
        if item.state == BlockState::Untimed || (is_tail && is_here) {
            upper.push(index);
        }
        if item.state != BlockState::Untimed {
            cells.push(cell(Subject::Item(index), extent(showing, item), is_tail));
        }
    }
    let is_in_view = std::ptr::eq(agenda, &model.agenda) && model.preview.is_none();
    if let Some(gap) = model.gap().filter(|_| is_in_view) {
        cells.push(cell(Subject::Gap(gap), gap, false));
    }
    cells.sort_by_key(|cell| (!cell.is_tail, cell.extent.start, -cell.extent.end));
    for index in 1..cells.len() {
        let occupies = |cell: &HourCell| match cell.subject {
            Subject::Item(item) => !matches!(
                agenda.items[item].state,
                BlockState::Skipped | BlockState::Moved | BlockState::Released
            ),
            Subject::Gap(_) => false,
        };
        let (above, cell) = (&cells[..index], &cells[index]);
        let shares = above.iter().any(|other| occupies(other) && other.extent.overlaps(cell.extent));
        cells[index].shares = shares && occupies(&cells[index]);
    }
    lanes(&mut cells, agenda, width);
    DayColumn { date, upper, cells }
}

/// How many columns the name of a cell takes, with its edge and its minute.
fn needed(cell: &HourCell, agenda: &Agenda) -> usize {
    let title = match cell.subject {
        Subject::Item(item) => crate::domain::text::width(&agenda.items[item].block.title),
        Subject::Gap(_) => 0,
    };
    title + if cell.extent.start.rem_euclid(HOUR) == 0 { 3 } else { 7 }
}

/// Puts what shares its time side by side, where the column is wide enough for the names of all of it; elsewhere it
/// stands below each other.
fn lanes(cells: &mut [HourCell], agenda: &Agenda, width: u16) {
    let mut start = 0;
    while start < cells.len() {
        let mut end = start + 1;
        while end < cells.len()
            && cells[start..end].iter().any(|cell| cell.extent.overlaps(cells[end].extent))
        {
            end += 1;
        }
        for index in start..end {
            let clashes = cells[start..index].iter().filter(|cell| cell.extent.overlaps(cells[index].extent));
            let taken: Vec<u16> = clashes.map(|cell| cell.lane.0).collect();
            cells[index].lane.0 = (0..).find(|lane| !taken.contains(lane)).unwrap_or(0);
        }
        let count = cells[start..end].iter().map(|cell| cell.lane.0 + 1).max().unwrap_or(1);
        let lane = width / count.max(1);
        let fits =
            lane >= LANE && cells[start..end].iter().all(|cell| needed(cell, agenda) <= usize::from(lane));
        for cell in &mut cells[start..end] {
            cell.lane = if fits { (cell.lane.0, count) } else { (0, 1) };
        }
        start = end;
    }
}

/// The rows of the hours: the waking ones, and those in which anything begins; where they do not fit, the latter
/// alone. An hour has as many rows as some day has starts in it, and two where there is room for that.
fn fitting(model: &Model, days: &[(NaiveDate, &Agenda)], laid: &[DayColumn], room: usize) -> Vec<MinuteSpan> {
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
        // What was asked for is shown, and scrolled through.
        Some(least) => fits.unwrap_or_else(|| rows(&whole, usize::from(least))),
        None => fits.unwrap_or_else(tight),
    }
}
