//! Lays out Day, as a grid of hours or as a list.

pub mod grid;
pub mod scale;
mod title_ends;
pub mod titles;

use self::grid::DayGrid;
use crate::app::Model;
use crate::app::frame::{Frame, zoom};
use crate::canvas::Region;
use crate::domain::config::Zoom;
use crate::screens::day::state::next_day;
use crate::screens::days::list::DayList;

/// Layout of Day.
#[derive(Debug, Clone)]
pub struct DayLayout {
    /// Areas of the panel, the sheet, the message and the hints.
    pub frame: Frame,
    /// The day, as a grid or a list.
    pub body: DayBody,
    /// List of the day after, below a grid. `None` where it has no room, or is not known.
    pub next: Option<NextDay>,
}

/// The day after the one shown, below its grid.
#[derive(Debug, Clone)]
pub struct NextDay {
    /// Row of its heading.
    pub head: u16,
    /// Its first blocks and free times.
    pub list: DayList,
    /// Number of its lines that have no room.
    pub hidden: usize,
}

/// Fewest rows for the day after.
const LEAST_NEXT: u16 = 6;

/// The day in one of its two shapes.
#[derive(Debug, Clone)]
pub enum DayBody {
    /// Grid of hours.
    Grid(DayGrid),
    /// One line for each block.
    List(DayList),
}

impl DayLayout {
    /// Lays out the day shown. The terminal must have room (see [`crate::app::frame::has_room`]).
    pub fn new(model: &Model, size: (u16, u16)) -> DayLayout {
        let frame = Frame::new(model, size);
        let agenda = model.shown();
        let body = match zoom(model.zoom, size) {
            Zoom::Grid(minutes) => DayBody::Grid(DayGrid::new(model, agenda, frame.main, i64::from(minutes))),
            _ => DayBody::List(DayList::new(model, agenda, frame.main)),
        };
        let next = match &body {
            DayBody::Grid(grid) if frame.panel.is_some() => next(model, grid),
            _ => None,
        };
        DayLayout { frame, body, next }
    }
}

/// Lays out the day after in the rows that a grid leaves.
fn next(model: &Model, grid: &DayGrid) -> Option<NextDay> {
    let agenda = next_day(model).filter(|_| model.preview.is_none())?;
    let head = grid.below()? + 1;
    let y = head + 1;
    let area = Region { y, height: grid.area.bottom().saturating_sub(y), ..grid.area };
    if area.height < LEAST_NEXT {
        return None;
    }
    let list = DayList { cursor: None, ..DayList::new(model, agenda, area) };
    let hidden = agenda.stops.len().saturating_sub(list.lines.len());
    Some(NextDay { head, list, hidden })
}
