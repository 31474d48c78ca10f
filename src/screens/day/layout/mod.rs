//! Lays out Day, as a grid of hours or as a list.

pub mod grid;
pub mod titles;

use self::grid::DayGrid;
use crate::app::Model;
use crate::app::frame::{Frame, zoom};
use crate::domain::config::Zoom;
use crate::screens::days::list::DayList;

/// Layout of Day.
#[derive(Debug, Clone)]
pub struct DayLayout {
    /// Areas of the panel, the sheet, the message and the hints.
    pub frame: Frame,
    /// The day, as a grid or a list.
    pub body: DayBody,
}

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
        DayLayout { frame, body }
    }
}
