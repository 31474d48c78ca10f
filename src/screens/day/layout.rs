//! Where Day shows what, as a grid of hours or as a list.

use super::grid::Grid;
use crate::app::Model;
use crate::app::frame::{Frame, zoom};
use crate::domain::config::Zoom;
use crate::screens::days::list::List;

/// The Day screen as it is laid out.
#[derive(Debug, Clone)]
pub struct DayLayout {
    /// Where its parts lie.
    pub frame: Frame,
    /// What the day itself looks like.
    pub body: DayBody,
}

/// The day, in one of its two shapes.
#[derive(Debug, Clone)]
pub enum DayBody {
    /// The hours down.
    Grid(Grid),
    /// One line for each block.
    List(List),
}

impl DayLayout {
    /// Of the day that is shown, in a terminal that has room for it (see [`crate::app::frame::has_room`]).
    pub fn new(model: &Model, size: (u16, u16)) -> DayLayout {
        let frame = Frame::new(model, size);
        let agenda = model.shown();
        let body = match zoom(model.zoom, size) {
            Zoom::Grid(minutes) => DayBody::Grid(Grid::new(model, agenda, frame.main, i64::from(minutes))),
            _ => DayBody::List(List::new(model, agenda, frame.main)),
        };
        DayLayout { frame, body }
    }
}
