//! Lays out Week. With many rows and columns it shows seven days by the hour, with fewer seven lists beside
//! each other. A narrow terminal shows the days' names and the list of one day.

pub mod hours;
pub mod lists;

use chrono::NaiveDate;

use crate::app::frame::{Frame, LOW, WITH_PANEL};
use crate::app::model::{Cursor, Model};
use crate::canvas::{Region, cells};
use crate::domain::config::Clock;
use crate::report::day::agenda::{Agenda, BlockState, Item, Stop};
use crate::report::week::Showing;
use crate::screens::days::list::DayList;
use crate::screens::days::mouse::{cursor_on, gap_in};
use crate::screens::week::state::{WeekPart, agenda_of, kept, week_days};
pub use hours::WeekHours;

/// With this many rows, a wide terminal shows hours.
const WITH_HOURS: u16 = 30;
/// With this many columns, the days are side by side.
const SIDE_BY_SIDE: u16 = 72;
/// With this many rows, a blank row is above the days' names.
const WITH_AIR: u16 = 28;
/// Columns of a day that is not shown in full: its times.
const NARROW: u16 = 8;
/// The same with the start of its titles.
const WITH_TITLES: u16 = 14;
/// Columns wanted for the day shown.
const WISHED: u16 = 30;
/// Rows of the totals: work, life, care.
pub const TOTALS: u16 = 3;
/// With fewer rows for days and values together, the days have two.
const WITH_LITTLE: u16 = 12;
/// Share of the rows for the values or areas below the hours: one row in this many.
const SHARE: u16 = 4;
/// Fewest rows of the days, before anything is shown below them.
const FEWEST: u16 = 8;

/// Column of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnHead {
    /// The day.
    pub date: NaiveDate,
    /// First column, for the cursor's sign.
    pub x: u16,
    /// Number of columns.
    pub width: u16,
}

impl ColumnHead {
    /// Returns the first column of the day's blocks, and the column after the last.
    pub fn columns(self) -> (u16, u16) {
        (self.x + 1, self.x + self.width)
    }
}

/// The days in one of three shapes.
#[derive(Debug, Clone)]
pub enum WeekBody {
    /// Hours down.
    Hours(WeekHours),
    /// A list for each day, beside each other.
    Lists(Vec<lists::ListColumn>),
    /// List of the day shown.
    List(Box<DayList>),
}

/// Layout of Week.
#[derive(Debug, Clone)]
pub struct WeekLayout {
    /// Areas of the sheet, the message and the hints.
    pub frame: Frame,
    /// Row of the week's goal. None where there is no room.
    pub intention: Option<u16>,
    /// Row of the line below the week's goal. None where there is no room.
    pub quiet: Option<u16>,
    /// Row of the days' names, None where there is no room, and the days' columns.
    pub heads: (Option<u16>, Vec<ColumnHead>),
    /// Row for notes on single days. None where there is no room.
    pub notes: Option<u16>,
    /// Region of the days.
    pub area: Region,
    /// Layout of the days.
    pub body: WeekBody,
    /// First row of the hours of each day. None where there is no room. A list of one day has one row.
    pub totals: Option<u16>,
    /// Region of the values or the areas. None where there is no room.
    pub part: Option<Region>,
    /// How many rows of the values or areas are above the view, and how many below it.
    pub part_hidden: (u16, u16),
}

/// Rows of the terminal that are not taken yet.
struct RowsLeft {
    y: u16,
    bottom: u16,
}

impl RowsLeft {
    /// Returns how many rows are left.
    fn left(&self) -> u16 {
        self.bottom.saturating_sub(self.y)
    }

    /// Takes `rows` rows at the top. Returns the first, or None where fewer than `left` would be left.
    fn take(&mut self, rows: u16, left: u16) -> Option<u16> {
        let y = self.y;
        (self.left() >= rows + left).then(|| {
            self.y += rows;
            y
        })
    }

    /// Takes `rows` rows at the bottom. Returns the first, or None where fewer than `left` would be left.
    fn take_below(&mut self, rows: u16, left: u16) -> Option<u16> {
        (self.left() >= rows + left).then(|| {
            self.bottom -= rows;
            self.bottom
        })
    }
}

impl WeekLayout {
    /// Lays out the week shown. The terminal must have room (see [`crate::app::frame::has_room`]).
    pub fn new(model: &Model, size: (u16, u16)) -> WeekLayout {
        let airy = WeekLayout::with_air(model, size, true);
        match &airy.body {
            // The blank rows are left out where the whole week is not in view with them.
            WeekBody::Hours(hours) if hours.out_of_sight() != (0, 0) => {
                WeekLayout::with_air(model, size, false)
            }
            _ => airy,
        }
    }

    /// Lays out the week, with blank rows or without.
    fn with_air(model: &Model, size: (u16, u16), has_air: bool) -> WeekLayout {
        let (columns, rows) = size;
        let frame = Frame::new(model, size);
        let bottom = frame.lower.map_or(frame.message, |lower| lower.y).max(frame.answer + 1);
        let mut left = RowsLeft { y: frame.answer, bottom };
        let is_side_by_side = is_side_by_side(model, columns);
        let is_low = is_low(size);
        let has_hours = columns >= WITH_PANEL && !is_low;

        let intention = left.take(1, 4);
        left.y = left.y.max((frame.place + 1).min(bottom));
        let quiet = left.take(1, 12);
        if has_air && rows >= WITH_AIR {
            left.take(1, 12);
        }
        let head = left.take(1, 2);
        let notes = is_side_by_side.then(|| left.take(1, 8)).flatten();

        let part_of = kept(model).part(is_low);
        let wanted = part_rows(model, part_of, columns);
        let totals_rows = if is_side_by_side { TOTALS } else { 1 };
        // With few rows, totals and values take turns.
        let below = if is_low { 0 } else { totals_rows + 1 };
        let fewest = if has_hours { (2 * FEWEST).max(left.left() / 2) } else { FEWEST };
        // Values or areas always get a share of the rows, as the hours scroll. An open sheet below takes that share.
        let share = if has_hours && frame.lower.is_none() { left.left() / SHARE } else { 0 };
        let room = left.left().saturating_sub(below + 1 + fewest).max(share);
        // With few rows, the chosen part takes most of them, and the days keep some.
        let spared = if left.left() < WITH_LITTLE { 2 } else { FEWEST };
        let taken = if is_low { wanted.min(left.left().saturating_sub(spared)) } else { wanted.min(room) };
        let part = (taken > 0).then(|| left.take_below(taken, if is_low { spared } else { 4 })).flatten();
        let part = part.map(|y| Region::new(0, y, columns, taken));
        let above = part.map_or(0, |_| kept(model).part_top.min(wanted.saturating_sub(taken)));
        let part_hidden = (above, part.map_or(0, |_| wanted.saturating_sub(above + taken)));
        let has_totals = !is_low || part_of == WeekPart::Days;
        if part.is_some() && has_totals {
            left.take_below(u16::from(has_air), fewest + totals_rows);
        }
        let least = if is_side_by_side { FEWEST } else { 4 };
        let totals = if has_totals { left.take_below(totals_rows, least) } else { None };
        // The blank row above shows how many blocks are out of view. The list of one day says that itself.
        let has_count = is_side_by_side || rows >= LOW;
        if has_count && (totals.is_some() || part.is_some()) {
            left.take_below(1, least);
        }
        let area = Region::new(0, left.y, columns, left.left());

        let days = week_days(model);
        let heads = heads(model, &days, columns, has_hours);
        let body = if has_hours {
            WeekBody::Hours(WeekHours::new(model, &days, &heads, usize::from(area.height)))
        } else if is_side_by_side {
            let rows = usize::from(area.height);
            WeekBody::Lists(
                days.iter()
                    .map(|(date, agenda)| lists::ListColumn::new(model, *date, agenda, rows))
                    .collect(),
            )
        } else {
            WeekBody::List(Box::new(DayList::new(model, model.shown(), area)))
        };
        WeekLayout {
            frame,
            intention,
            quiet,
            heads: (head, heads),
            notes,
            area,
            body,
            totals,
            part,
            part_hidden,
        }
    }

    /// Returns the day under a cell of the terminal, with the cursor for the block, free time or goal there. The
    /// cursor is None on a day's name and on an empty cell. Returns None outside the days.
    pub fn under(&self, model: &Model, x: u16, y: u16) -> Option<(NaiveDate, Option<Cursor>)> {
        let (row, heads) = &self.heads;
        let head = heads.iter().find(|head| (head.x..head.x + head.width).contains(&x));
        if Some(y) == *row {
            return Some((head?.date, None));
        }
        if Some(y) == self.intention {
            return Some((model.date, Some(Cursor::Intention)));
        }
        if !self.area.contains(x, y) {
            return None;
        }
        let line = usize::from(y - self.area.y);
        let (date, stop) = match &self.body {
            WeekBody::Hours(hours) => {
                let (index, head) = heads.iter().enumerate().find(|(_, one)| Some(*one) == head)?;
                (head.date, on_hours(model, hours, index, line, x, *head))
            }
            WeekBody::Lists(days) => {
                let day = days.iter().find(|day| head.is_some_and(|head| head.date == day.date))?;
                let entry = day.lines.get(line).and_then(|line| match line {
                    lists::ColumnLine::Entry(stop) => Some(*stop),
                    _ => None,
                });
                (day.date, entry)
            }
            WeekBody::List(list) => (model.shown().date, Some(list.stop(y)?)),
        };
        let agenda = agenda_of(model, date)?;
        Some((date, stop.and_then(|stop| cursor_on(agenda, stop))))
    }
}

/// Returns the stop under a cell of the hours. `line` is the row of the area, `index` the index of the day. None for
/// an empty cell.
fn on_hours(
    model: &Model,
    hours: &WeekHours,
    index: usize,
    line: usize,
    x: u16,
    head: ColumnHead,
) -> Option<Stop> {
    let day = hours.days.get(index)?;
    let Some(line) = line.checked_sub(hours.upper) else {
        return day.upper.get(line).map(|item| Stop::Item(*item));
    };
    let row = hours.top + line;
    let minutes = *hours.rows.get(row)?;
    // Of two blocks in one row the one drawn last is on top.
    let seen = day.cells.iter().rev().find(|cell| {
        let (from, to) = cell.lane.columns(head.columns());
        (cell.rows.0..cell.rows.1).contains(&row) && (x == head.x || (from..to).contains(&x))
    });
    let free = || gap_in(agenda_of(model, day.date)?, minutes).map(Stop::Gap);
    seen.map(|cell| cell.stop).or_else(free)
}

/// Returns the indices of a day's stops, in the order on the screen. With days side by side and only the plan or only
/// what was done shown, that is the order of those times.
pub fn in_order(model: &Model, agenda: &Agenda) -> Vec<usize> {
    let mut order: Vec<(usize, &Stop)> = agenda.stops.iter().enumerate().collect();
    let showing = kept(model).showing;
    let start = |item: &Item| {
        let seen = if showing == Showing::Plan { item.plan } else { item.lived.first().copied() };
        match item.state {
            // Blocks with no set time stay on top.
            BlockState::Untimed => i64::MIN,
            _ => seen.unwrap_or(item.place).start,
        }
    };
    if showing != Showing::Outlook && is_side_by_side(model, model.size.0) {
        order.sort_by_key(|(_, stop)| match stop {
            Stop::Gap(gap) => gap.start,
            Stop::Item(item) => agenda.items.get(*item).map_or(i64::MIN, start),
        });
    }
    order.into_iter().map(|(at, _)| at).collect()
}

/// Returns whether the days are side by side. With the 12-hour clock, each day needs one more column.
pub fn is_side_by_side(model: &Model, columns: u16) -> bool {
    columns >= SIDE_BY_SIDE + if model.config.clock == Clock::Hours12 { 7 } else { 0 }
}

/// Returns the rows that the values or the areas need.
fn part_rows(model: &Model, part: WeekPart, columns: u16) -> u16 {
    let Some(content) = kept(model).content.as_deref() else { return 0 };
    let count = match part {
        WeekPart::Days => 0,
        WeekPart::Values => content.values.len(),
        WeekPart::Areas => content.areas.len() + usize::from(content.both > 0),
    };
    cells(count).div_ceil(part_columns(columns))
}

/// Returns whether a terminal has so few rows that the parts below the days take turns.
pub fn is_low((_, rows): (u16, u16)) -> bool {
    rows < WITH_HOURS
}

/// Returns how many values or areas are side by side.
pub fn part_columns(columns: u16) -> u16 {
    if columns < 78 { 1 } else { (columns / 58).clamp(2, 3) }
}

/// Returns the columns of the days.
fn heads(model: &Model, days: &[(NaiveDate, &Agenda)], columns: u16, has_hours: bool) -> Vec<ColumnHead> {
    let is_twelve = model.config.clock == Clock::Hours12;
    let even = |first: u16, width: u16| {
        let xs = (0..).map(|index| first + index * width);
        days.iter().zip(xs).map(|((date, _), x)| ColumnHead { date: *date, x, width }).collect()
    };
    if has_hours {
        let margin = if is_twelve { 8 } else { 5 };
        let room = columns - margin - 1;
        // The day shown gets the columns that its titles need.
        let wished = hours::titles_need(model, model.shown()).clamp(room / 7, WISHED.max(room / 7));
        return uneven(model, days, margin, ((room - wished) / 6, room));
    }
    if !is_side_by_side(model, columns) {
        // Only the days' names, as far apart as fits.
        return even(1, ((columns - 2) / 7).min(12));
    }
    let wider = u16::from(is_twelve);
    let room = columns - 1;
    let width = match room.saturating_sub(WISHED) / 6 {
        width if width >= WITH_TITLES + wider => width.min(20),
        _ => NARROW + wider,
    };
    uneven(model, days, 0, (width, room))
}

/// Returns the columns of the days from column `x` on. The day shown takes what the others leave of `room`.
fn uneven(
    model: &Model,
    days: &[(NaiveDate, &Agenda)],
    mut x: u16,
    (width, room): (u16, u16),
) -> Vec<ColumnHead> {
    let here = model.shown().date;
    let end = x + room;
    let mut heads = Vec::new();
    for (date, _) in days {
        let width = if *date == here { room - 6 * width } else { width };
        heads.push(ColumnHead { date: *date, x, width });
        x += width;
    }
    // Where the block being written is on no day shown, the last day takes the columns left.
    if let Some(last) = heads.last_mut().filter(|_| days.iter().all(|(date, _)| *date != here)) {
        last.width += end.saturating_sub(x);
    }
    heads
}
