//! Go to a date: a line for it, and a calendar of its month.

mod draw;
mod keys;
mod layout;
mod mouse;
mod state;

use chrono::NaiveDate;
use tui_input::Input;

use crate::app::footer::{Hint, Hints, LEAVE};
use crate::app::mouse::Mouse;
use crate::app::{Context, Model, Sheet, SheetCover, SheetNext, Turn, Verb};
use crate::canvas::{Canvas, Region};

pub use state::{Destination, GoToDate};

/// Opens the line with the current day chosen in the calendar.
pub fn open(turn: &mut Turn<'_>) {
    let sheet = GoToDate::new(turn.model);
    turn.open(sheet);
}

impl Sheet for GoToDate {
    fn context(&self) -> Context {
        if self.input.value().is_empty() { Context::GoTo } else { Context::Prompt }
    }

    fn line(&self) -> Option<&Input> {
        Some(&self.input)
    }

    fn line_mut(&mut self) -> Option<&mut Input> {
        Some(&mut self.input)
    }

    fn days(&self, _: &Model) -> Option<(NaiveDate, NaiveDate)> {
        Some(self.month())
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        self.on_key(turn, verb)
    }

    fn typed(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.clicked = None;
        self.read(turn.model);
        // gg and ge need no Enter.
        if matches!(self.destination, Destination::Ends { .. }) { self.take(turn) } else { SheetNext::Stay }
    }

    fn changed(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.read(turn.model);
        SheetNext::Stay
    }

    fn on_mouse(&mut self, turn: &mut Turn<'_>, mouse: Mouse, area: Region) -> Option<SheetNext> {
        self.on_mouse_in(turn, mouse, area)
    }

    fn cover(&self, _: &Model, (columns, _): (u16, u16)) -> SheetCover {
        SheetCover::Lower(layout::rows(columns))
    }

    fn hints(&self, _: &Model) -> Hints {
        use Verb::*;
        let keys: &[Hint] = match self.context() {
            Context::GoTo => &[
                (Take, "go"),
                (DayBefore, ""),
                (DayAfter, "day"),
                (WeekBefore, ""),
                (WeekAfter, "week"),
                (MonthBefore, ""),
                (MonthAfter, "month"),
            ],
            _ => &[(Take, "go")],
        };
        Hints::of(keys).right(LEAVE)
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        draw::draw(canvas, model, self, area);
    }
}
