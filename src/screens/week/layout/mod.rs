//! Where the Week screen shows what: seven days side by side, by the hour where there is room and as lists where
//! there is less; in a narrow terminal the seven as a strip, above the list of one.

pub mod hours;
pub mod lists;

use chrono::NaiveDate;

use crate::app::frame::{Frame, WITH_PANEL};
use crate::app::model::{Cursor, Model};
use crate::canvas::Region;
use crate::domain::config::Clock;
use crate::report::day::agenda::{Agenda, BlockState, MinuteSpan, Stop};
use crate::report::week::Showing;
use crate::screens::days::list::List;
use crate::screens::week::state::{Below, agenda_of, kept, week_days};
pub use hours::Hours;

/// From so many rows on a wide screen shows the hours.
const WITH_HOURS: u16 = 30;
/// From so many columns on the days stand side by side.
const SIDE_BY_SIDE: u16 = 72;
/// From so many rows on a line of air stands above the heads.
const WITH_AIR: u16 = 28;
/// What a day takes beside the one under the cursor, where each is a list: its times.
const NARROW: u16 = 8;
/// The same with a few letters of its titles.
const WITH_TITLES: u16 = 14;
/// What the day under the cursor would like there.
const WISHED: u16 = 30;
/// The rows of the totals: work, life, care.
pub const TOTALS: u16 = 3;
/// Below so many rows for days and values together the days have two.
const WITH_LITTLE: u16 = 12;
/// What stands below the hours has at least this part of the rows: one in so many.
const SHARE: u16 = 4;
/// The fewest rows for the days, before anything stands below them.
const FEWEST: u16 = 8;

/// A block of a day by its number in the agenda, or free time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A block.
    Item(usize),
    /// Free time.
    Gap(MinuteSpan),
}

/// The head of a day: where its column lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Which day.
    pub date: NaiveDate,
    /// Its first column: that of the cursor's sign.
    pub x: u16,
    /// Its columns.
    pub width: u16,
}

impl Head {
    /// The columns of its blocks: from their edge on.
    pub fn columns(self) -> (u16, u16) {
        (self.x + 1, self.x + self.width)
    }
}

/// The days, in one of their three shapes.
#[derive(Debug, Clone)]
pub enum WeekBody {
    /// The hours down.
    Hours(Hours),
    /// A list for each day, side by side.
    Lists(Vec<lists::DayList>),
    /// The day under the cursor alone.
    List(Box<List>),
}

/// The Week screen as it is laid out.
#[derive(Debug, Clone)]
pub struct WeekLayout {
    /// Where the sheet, the messages and the keys lie.
    pub frame: Frame,
    /// The row of what the week is for, where there is room for it.
    pub intention: Option<u16>,
    /// The row of the quiet line, where there is room for one.
    pub quiet: Option<u16>,
    /// The row of the heads, where there is room for it, and the heads.
    pub heads: (Option<u16>, Vec<Head>),
    /// The row below them, for what is said of single days.
    pub notes: Option<u16>,
    /// The days.
    pub area: Region,
    /// What they look like.
    pub body: WeekBody,
    /// The first row of the totals: of each day, or where there is one day its own in a line.
    pub totals: Option<u16>,
    /// The values or the areas.
    pub part: Option<Region>,
    /// How many of their rows lie above what is seen, and how many below.
    pub part_hidden: (u16, u16),
}

/// How many rows of the screen go where.
struct RowsLeft {
    y: u16,
    bottom: u16,
}

impl RowsLeft {
    fn left(&self) -> u16 {
        self.bottom.saturating_sub(self.y)
    }

    /// Takes so many rows from the top, where so many are left then.
    fn take(&mut self, rows: u16, left: u16) -> Option<u16> {
        let y = self.y;
        (self.left() >= rows + left).then(|| {
            self.y += rows;
            y
        })
    }

    /// The same from the bottom.
    fn take_below(&mut self, rows: u16, left: u16) -> Option<u16> {
        (self.left() >= rows + left).then(|| {
            self.bottom -= rows;
            self.bottom
        })
    }
}

impl WeekLayout {
    /// Of the week that is shown, in a terminal that has room for it (see [`crate::app::frame::has_room`]).
    pub fn new(model: &Model, size: (u16, u16)) -> WeekLayout {
        let airy = WeekLayout::with_air(model, size, true);
        match &airy.body {
            // Where it is what keeps the whole week from being seen, the air goes first.
            WeekBody::Hours(hours) if hours.out_of_sight() != (0, 0) => {
                WeekLayout::with_air(model, size, false)
            }
            _ => airy,
        }
    }

    fn with_air(model: &Model, size: (u16, u16), has_air: bool) -> WeekLayout {
        let (columns, rows) = size;
        let frame = Frame::new(model, size);
        let top = if columns >= WITH_PANEL { 2 } else { 1 };
        let bottom = frame.lower.map_or(frame.message, |lower| lower.y).max(top + 1);
        let mut left = RowsLeft { y: top, bottom };
        let is_side_by_side = is_side_by_side(model, columns);
        let is_low = is_low(size);
        let has_hours = columns >= WITH_PANEL && !is_low;

        let intention = left.take(1, 4);
        let quiet = left.take(1, 12);
        if has_air && rows >= WITH_AIR {
            left.take(1, 12);
        }
        let head = left.take(1, 2);
        let notes = is_side_by_side.then(|| left.take(1, 8)).flatten();

        let part_of = kept(model).part(is_low);
        let wanted = part_rows(model, part_of, columns);
        let totals_rows = if is_side_by_side { TOTALS } else { 1 };
        // Where there are few rows, one takes the other's place.
        let below = if is_low { 0 } else { totals_rows + 1 };
        let fewest = if has_hours { 2 * FEWEST } else { FEWEST };
        // The hours leave them a fair share in any case: they can be scrolled. What is open below has it for itself.
        let share = if has_hours && frame.lower.is_none() { left.left() / SHARE } else { 0 };
        let room = left.left().saturating_sub(below + 1 + fewest).max(share);
        // Where one takes the other's place, what was asked for has the rows, and the days some.
        let spared = if left.left() < WITH_LITTLE { 2 } else { FEWEST };
        let taken = if is_low { wanted.min(left.left().saturating_sub(spared)) } else { wanted.min(room) };
        let part = (taken > 0).then(|| left.take_below(taken, if is_low { spared } else { 4 })).flatten();
        let part = part.map(|y| Region::new(0, y, columns, taken));
        let above = part.map_or(0, |_| kept(model).part_top.min(wanted.saturating_sub(taken)));
        let part_hidden = (above, part.map_or(0, |_| wanted.saturating_sub(above + taken)));
        let has_totals = !is_low || part_of == Below::Days;
        if part.is_some() && has_totals {
            left.take_below(u16::from(has_air), fewest + totals_rows);
        }
        let least = if is_side_by_side { FEWEST } else { 4 };
        let totals = if has_totals { left.take_below(totals_rows, least) } else { None };
        // A line of air above, in which what lies below is counted.
        if totals.is_some() || part.is_some() {
            left.take_below(1, least);
        }
        let area = Region::new(0, left.y, columns, left.left());

        let days = week_days(model);
        let heads = heads(model, &days, columns, has_hours);
        let body = if has_hours {
            let width = heads.first().map_or(1, |head| head.width - 1);
            WeekBody::Hours(Hours::new(model, &days, width, usize::from(area.height)))
        } else if is_side_by_side {
            let rows = usize::from(area.height);
            WeekBody::Lists(
                days.iter().map(|(date, agenda)| lists::DayList::new(model, *date, agenda, rows)).collect(),
            )
        } else {
            WeekBody::List(Box::new(List::new(model, model.shown(), area)))
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

    /// The day, and the block, free time or intention, that lies under a cell of the terminal; on the head of a day, or where
    /// nothing is, the day alone.
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
        let (date, subject) = match &self.body {
            WeekBody::Hours(hours) => {
                let (index, head) = heads.iter().enumerate().find(|(_, one)| Some(*one) == head)?;
                (head.date, on_hours(model, hours, index, line, x, *head))
            }
            WeekBody::Lists(days) => {
                let day = days.iter().find(|day| head.is_some_and(|head| head.date == day.date))?;
                let entry = day.lines.get(line).and_then(|line| match line {
                    lists::DayLine::Entry(subject) => Some(*subject),
                    _ => None,
                });
                (day.date, entry)
            }
            WeekBody::List(list) => {
                use crate::screens::days::list::ListLine;
                let subject = match list.line(y)? {
                    ListLine::Item(item) | ListLine::Detail(item) => Subject::Item(item),
                    ListLine::Gap(gap) => Subject::Gap(gap),
                    ListLine::Now(_) | ListLine::Folded(_) => return None,
                };
                (model.shown().date, Some(subject))
            }
        };
        let agenda = agenda_of(model, date)?;
        let cursor = subject.and_then(|subject| match subject {
            Subject::Gap(gap) => Some(Cursor::Minute(gap.start)),
            Subject::Item(item) => {
                let is_stop = agenda.stops.contains(&Stop::Item(item));
                let item = agenda.items.get(item).filter(|_| is_stop)?;
                Some(Cursor::Block(item.date, item.block.id.clone()))
            }
        });
        Some((date, cursor))
    }
}

fn on_hours(model: &Model, hours: &Hours, index: usize, line: usize, x: u16, head: Head) -> Option<Subject> {
    let day = hours.days.get(index)?;
    let Some(line) = line.checked_sub(hours.upper) else {
        return day.upper.get(line).map(|item| Subject::Item(*item));
    };
    let row = hours.top + line;
    let minutes = *hours.rows.get(row)?;
    // Of two in one row the one that is drawn last is seen.
    let seen = day.cells.iter().rev().find(|cell| {
        let (from, to) = cell.columns(head.columns());
        (cell.rows.0..cell.rows.1).contains(&row) && (x == head.x || (from..to).contains(&x))
    });
    let free = || {
        agenda_of(model, day.date)?.stops.iter().find_map(|stop| match stop {
            Stop::Gap(gap) if gap.overlaps(minutes) => Some(Subject::Gap(*gap)),
            _ => None,
        })
    };
    seen.map(|cell| cell.subject).or_else(free)
}

/// The stops of a day in the order in which they are seen, by their numbers: where the plan or what was lived is shown
/// alone and the days stand side by side, that of its own times.
pub fn in_order(model: &Model, agenda: &Agenda) -> Vec<usize> {
    let mut order: Vec<usize> = (0..agenda.stops.len()).collect();
    let showing = kept(model).showing;
    if showing != Showing::Outlook && is_side_by_side(model, model.size.0) {
        order.sort_by_key(|at| match agenda.stops[*at] {
            Stop::Gap(gap) => gap.start,
            Stop::Item(item) => {
                let item = &agenda.items[item];
                let seen = if showing == Showing::Plan { item.plan } else { item.lived.first().copied() };
                match item.state {
                    // What has no time stands where it stood, above all that has.
                    BlockState::Untimed => i64::MIN,
                    _ => seen.unwrap_or(item.place).start,
                }
            }
        });
    }
    order
}

/// Whether the days stand side by side: times of twelve hours take a column more in each.
fn is_side_by_side(model: &Model, columns: u16) -> bool {
    columns >= SIDE_BY_SIDE + if model.config.clock == Clock::Hours12 { 7 } else { 0 }
}

/// How many rows the values or the areas would like.
fn part_rows(model: &Model, part: Below, columns: u16) -> u16 {
    let Some(content) = kept(model).content.as_deref() else { return 0 };
    let count = match part {
        Below::Days => 0,
        Below::Values => content.values.len(),
        Below::Areas => content.areas.len() + usize::from(content.both > 0),
    };
    (count as u16).div_ceil(part_columns(columns))
}

/// Whether a terminal has so few rows that what stands below the days takes turns.
pub fn is_low((_, rows): (u16, u16)) -> bool {
    rows < WITH_HOURS
}

/// How many values or areas stand beside each other.
pub fn part_columns(columns: u16) -> u16 {
    if columns < 78 { 1 } else { (columns / 58).clamp(2, 3) }
}

/// Where the columns of the days lie.
fn heads(model: &Model, days: &[(NaiveDate, &Agenda)], columns: u16, has_hours: bool) -> Vec<Head> {
    let is_twelve = model.config.clock == Clock::Hours12;
    if has_hours {
        let margin = if is_twelve { 8 } else { 5 };
        let width = (columns - margin - 1) / 7;
        return days
            .iter()
            .zip(0..)
            .map(|((date, _), index)| Head { date: *date, x: margin + index * width, width })
            .collect();
    }
    if !is_side_by_side(model, columns) {
        // A strip: the names of the days, as far apart as there is room for.
        let width = ((columns - 2) / 7).min(12);
        return days
            .iter()
            .zip(0..)
            .map(|((date, _), index)| Head { date: *date, x: 1 + index * width, width })
            .collect();
    }
    let wider = u16::from(is_twelve);
    let room = columns - 1;
    let width = match room.saturating_sub(WISHED) / 6 {
        width if width >= WITH_TITLES + wider => width.min(20),
        _ => NARROW + wider,
    };
    let here = model.shown().date;
    let mut x = 0;
    let mut heads = Vec::new();
    for (date, _) in days {
        let width = if *date == here { room - 6 * width } else { width };
        heads.push(Head { date: *date, x, width });
        x += width;
    }
    // Where what is being written lies on no day that is shown, the last one has the room that is left.
    if let Some(last) = heads.last_mut().filter(|_| days.iter().all(|(date, _)| *date != here)) {
        last.width += room.saturating_sub(x);
    }
    heads
}
