//! How the terminal is divided: a pure function of its size and of what is open, shared by drawing and mouse.

use super::model::Model;
use super::sheet::Cover;
use crate::canvas::Area;
use crate::domain::config::Zoom;

/// The fewest columns and rows that anything is shown in.
pub const LEAST: (u16, u16) = (40, 10);
/// From so many columns on there is a side panel.
pub const WITH_PANEL: u16 = 100;
/// From so many rows on a wide screen shows the grid.
pub const WITH_GRID: u16 = 34;
/// The side panel's columns.
pub const PANEL: u16 = 36;

/// Where the parts of a screen lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// What the screen itself shows.
    pub main: Area,
    /// The side panel, where there is one.
    pub panel: Option<Area>,
    /// The sheet that takes the lower part.
    pub lower: Option<Area>,
    /// The line of messages.
    pub message: u16,
    /// The line of keys.
    pub footer: u16,
}

impl Frame {
    /// Of a terminal of this size, with what is open.
    pub fn new(model: &Model, (columns, rows): (u16, u16)) -> Frame {
        let is_wide = columns >= WITH_PANEL;
        let (footer, message) = (rows - 1, rows - 2);
        let top = match (is_wide, rows < 16) {
            (true, false) => 5,
            (false, false) => 3,
            (_, true) => 2,
        };
        let lower = lower_rows(model, (columns, rows)).map(|wanted| {
            let taken = wanted.min(message.saturating_sub(top)).max(1);
            Area::new(0, message + 1 - taken, columns, taken)
        });
        let bottom = lower.map_or(message, |lower| lower.y);
        let panel = is_wide.then(|| Area::new(columns - PANEL, 2, PANEL, bottom.saturating_sub(2)));
        let width = panel.map_or(columns, |panel| panel.x - 1);
        Frame { main: Area::new(0, top, width, bottom.saturating_sub(top)), panel, lower, message, footer }
    }
}

/// How many rows the open sheet takes of the lower part. None where it takes another, or none is open.
fn lower_rows(model: &Model, size: (u16, u16)) -> Option<u16> {
    match model.sheet.as_ref()?.cover(model, size) {
        Cover::Lower(rows) => Some(rows),
        Cover::Panel(rows) if !has_panel(model, size) => Some(rows),
        Cover::Panel(_) | Cover::Whole => None,
    }
}

/// Whether the screen in view has a side panel in a terminal of this size.
pub fn has_panel(model: &Model, (columns, _): (u16, u16)) -> bool {
    columns >= WITH_PANEL && model.screen.has_panel()
}

/// What `auto` means in a terminal of this size.
pub fn zoom(zoom: Zoom, (columns, rows): (u16, u16)) -> Zoom {
    match zoom {
        Zoom::Auto if columns >= WITH_PANEL && rows >= WITH_GRID => Zoom::Grid(30),
        Zoom::Auto => Zoom::List,
        // A grid needs room for two columns of titles.
        Zoom::Grid(_) if columns < 60 => Zoom::List,
        chosen => chosen,
    }
}

/// Whether there is room for anything.
pub fn has_room((columns, rows): (u16, u16)) -> bool {
    columns >= LEAST.0 && rows >= LEAST.1
}
