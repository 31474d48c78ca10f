//! How a screen divides the terminal: a pure function of its size, shared by view and mouse.

use crate::domain::config::Zoom;

/// The fewest columns and rows that anything is shown in.
pub const LEAST: (u16, u16) = (40, 10);
/// From so many columns on there is a side panel.
pub const WITH_PANEL: u16 = 100;
/// From so many rows on a wide screen shows the grid.
pub const WITH_GRID: u16 = 34;
/// The side panel's columns.
pub const PANEL: u16 = 36;

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
