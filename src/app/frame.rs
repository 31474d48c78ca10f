//! Layout of the terminal, as a pure function of its size and the open sheet. Drawing and mouse share it.

use super::message_line;
use super::model::Model;
use super::sheet::SheetCover;
use crate::canvas::{Region, cells};
use crate::domain::config::Zoom;

/// Smallest terminal that aplomb draws in: columns and rows.
pub const LEAST: (u16, u16) = (40, 10);
/// Number of columns from which there is a side panel.
pub const WITH_PANEL: u16 = 100;
/// Number of rows from which `auto` zoom shows the grid, in a terminal with a side panel.
pub const WITH_GRID: u16 = 34;
/// Number of rows below which a narrow terminal has no row of its own for the names of the screens.
pub const LOW: u16 = 16;
/// Width of the side panel in columns.
pub const PANEL: u16 = 36;
/// Number of columns from which the side panel is wider, and its width there.
pub const WIDE: (u16, u16) = (140, 50);

/// Positions of the parts of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Row of the current place and both scores. The first row has the names of the screens, except in a low terminal,
    /// where the place and the scores take it.
    pub place: u16,
    /// Row of the first sentence of a screen.
    pub answer: u16,
    /// Region of the screen itself.
    pub main: Region,
    /// Side panel. `None` below [`WITH_PANEL`] columns.
    pub panel: Option<Region>,
    /// Region of the sheet in the lower part. `None` if no sheet takes it.
    pub lower: Option<Region>,
    /// First row of the message, which may take several. The screen ends above it.
    pub message: u16,
    /// Row of the footer.
    pub footer: u16,
}

impl Frame {
    /// Divides a terminal, given its columns and rows. It has to be at least [`LEAST`].
    pub fn new(model: &Model, (columns, rows): (u16, u16)) -> Frame {
        let is_wide = columns >= WITH_PANEL;
        let footer = rows - 1;
        let wanted = lower_rows(model, (columns, rows));
        let said = message_line::shown(model, wanted.is_some())
            .map_or(0, |said| cells(said.lines((columns, rows)).len()));
        let message = footer - said.max(1);
        let (place, answer, top) = match (is_wide, rows < LOW) {
            (true, false) => (0, 2, 5),
            (true, true) => (0, 1, 3),
            (false, false) => (2, 1, if rows < 22 { 3 } else { 4 }),
            (false, true) => (0, 1, 2),
        };
        let lower = wanted.map(|wanted| {
            // It leaves out the rows of a message of more than one row.
            let end = if said > 1 { message } else { message + 1 };
            let taken = wanted.min((end - 1).saturating_sub(top)).max(1);
            Region::new(0, end - taken, columns, taken)
        });
        let bottom = lower.map_or(message, |lower| lower.y);
        let width = if columns >= WIDE.0 { WIDE.1 } else { PANEL };
        let panel =
            is_wide.then(|| Region::new(columns - width, answer, width, bottom.saturating_sub(answer)));
        let width = panel.map_or(columns, |panel| panel.x - 1);
        let main = Region::new(0, top, width, bottom.saturating_sub(top));
        Frame { place, answer, main, panel, lower, message, footer }
    }

    /// Returns the row for the week's goal and the day's note, above the day. `None` where there is no room.
    pub fn note(&self) -> Option<u16> {
        let last = self.place.max(self.answer) + if self.place < self.answer { 2 } else { 1 };
        (last < self.main.y).then_some(last)
    }
}

/// Returns the number of rows that the open sheet wants at the bottom. `None` if it is drawn elsewhere, or if no
/// sheet is open.
fn lower_rows(model: &Model, size: (u16, u16)) -> Option<u16> {
    match model.sheet.as_ref()?.cover(model, size) {
        SheetCover::Lower(rows) => Some(rows),
        SheetCover::Panel(rows) if !has_panel(model, size) => Some(rows),
        SheetCover::Panel(_) | SheetCover::Whole => None,
    }
}

/// Returns whether the current screen has a side panel in a terminal of this size.
pub fn has_panel(model: &Model, (columns, _): (u16, u16)) -> bool {
    columns >= WITH_PANEL && model.screen.has_panel()
}

/// Returns whether a face of the panel covers the day, in a terminal without a side panel.
pub fn is_covered(model: &Model) -> bool {
    model.face.is_some() && !has_panel(model, model.size)
}

/// Returns the zoom for a terminal of this size. It resolves `auto`, and falls back to the list in a narrow terminal.
pub fn zoom(zoom: Zoom, (columns, rows): (u16, u16)) -> Zoom {
    match zoom {
        Zoom::Auto if columns >= WITH_PANEL && rows >= WITH_GRID => Zoom::Grid(30),
        Zoom::Auto => Zoom::List,
        // A grid needs room for two columns of titles.
        Zoom::Grid(_) if columns < 60 => Zoom::List,
        chosen => chosen,
    }
}

/// Returns whether a terminal, given its columns and rows, is large enough to draw in.
pub fn has_room((columns, rows): (u16, u16)) -> bool {
    columns >= LEAST.0 && rows >= LEAST.1
}
