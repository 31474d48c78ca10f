//! How a screen divides the terminal: a pure function of its size and of what is shown, shared by view and mouse.

pub mod grid;
pub mod list;
pub mod review;
pub mod week;
pub mod why;

use super::model::Model;
use super::prompt::Purpose;
use super::screen::Screen;
use super::sheet::Sheet;
use crate::domain::config::Zoom;
pub use grid::Grid;
pub use list::List;

/// The fewest columns and rows that anything is shown in.
pub const LEAST: (u16, u16) = (40, 10);
/// From so many columns on there is a side panel.
pub const WITH_PANEL: u16 = 100;
/// From so many rows on a wide screen shows the grid.
pub const WITH_GRID: u16 = 34;
/// The side panel's columns.
pub const PANEL: u16 = 36;

/// Cells of the terminal: columns from the left, rows from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Its first column.
    pub x: u16,
    /// Its first row.
    pub y: u16,
    /// Its columns.
    pub width: u16,
    /// Its rows.
    pub height: u16,
}

impl Area {
    /// From a corner, so many columns and rows.
    pub fn new(x: u16, y: u16, width: u16, height: u16) -> Area {
        Area { x, y, width, height }
    }

    /// The column behind it.
    pub fn right(self) -> u16 {
        self.x.saturating_add(self.width)
    }

    /// The row below it.
    pub fn bottom(self) -> u16 {
        self.y.saturating_add(self.height)
    }

    /// Whether a cell lies in it.
    pub fn contains(self, x: u16, y: u16) -> bool {
        (self.x..self.right()).contains(&x) && (self.y..self.bottom()).contains(&y)
    }
}

/// Where the parts of the Day screen lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// The grid or the list.
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

/// How many rows the open sheet takes of the lower part; none where it takes another.
fn lower_rows(model: &Model, (columns, rows): (u16, u16)) -> Option<u16> {
    // Only Day has a panel.
    let is_wide = columns >= WITH_PANEL && model.screen == Screen::Day;
    let half = rows / 2;
    match model.sheet.as_ref()? {
        Sheet::Prompt(prompt) if prompt.purpose == Purpose::Search => Some((rows * 2 / 3).max(6)),
        Sheet::Prompt(_) => Some(9.min(half.max(6))),
        Sheet::Start(list) => Some((list.shown.len() as u16 + 3).min(half.max(5))),
        Sheet::Felt(_) => Some(4),
        Sheet::Menu(menu, _) => Some(menu.lines().len() as u16 + 2),
        Sheet::Palette(_) => Some(half.max(6)),
        Sheet::Card(card) if !is_wide => Some((card.lines.len() as u16 + 5).min((rows * 2 / 3).max(6))),
        Sheet::Inbox(_) if !is_wide => Some((model.life.inbox.len() as u16 * 2 + 4).min(half.max(6))),
        _ => None,
    }
}

/// The Day screen as it is laid out.
#[derive(Debug, Clone)]
pub struct Layout {
    /// Where its parts lie.
    pub frame: Frame,
    /// What the day itself looks like.
    pub body: Body,
}

/// The day, in one of its two shapes.
#[derive(Debug, Clone)]
pub enum Body {
    /// The hours down.
    Grid(Grid),
    /// One line for each block.
    List(List),
}

impl Layout {
    /// Of the day that is shown, in a terminal that has room for it (see [`has_room`]).
    pub fn new(model: &Model, size: (u16, u16)) -> Layout {
        let frame = Frame::new(model, size);
        let agenda = model.shown();
        let body = match zoom(model.zoom, size) {
            Zoom::Grid(minutes) => Body::Grid(Grid::new(model, agenda, frame.main, i64::from(minutes))),
            _ => Body::List(List::new(model, agenda, frame.main)),
        };
        Layout { frame, body }
    }
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
