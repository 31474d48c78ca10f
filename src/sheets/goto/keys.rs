//! Keys on the line for a date: the calendar, earlier lines, and Enter.

use tui_input::Input;

use super::{Destination, GoToDate};
use crate::app::{SheetNext, Turn, Verb};
use crate::sheets::prompt::{earlier, remember};

/// Label in front of the line.
pub const NAME: &str = "Go to";

impl GoToDate {
    /// Carries out an action. The keymap gives moves in the calendar only while nothing is typed.
    pub(super) fn on_key(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        let model = &*turn.model;
        self.clicked = None;
        match verb {
            Verb::Close => {
                // The text is kept, so that Up brings it back.
                remember(turn, NAME, self.input.value());
                return SheetNext::Close;
            }
            Verb::Take => return self.take(turn),
            Verb::DayAfter => self.step(model, 1),
            Verb::DayBefore => self.step(model, -1),
            Verb::WeekAfter => self.step(model, 7),
            Verb::WeekBefore => self.step(model, -7),
            Verb::MonthAfter => self.step_month(model, true),
            Verb::MonthBefore => self.step_month(model, false),
            Verb::Down | Verb::Up => {
                if let Some(line) = earlier(turn, NAME, self.input.value(), verb == Verb::Down) {
                    self.input = Input::new(line);
                    self.read(turn.model);
                }
            }
            other => return turn.edit_line(self, other),
        }
        SheetNext::Stay
    }

    /// Carries out what Enter does.
    pub(super) fn take(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        match self.destination {
            Destination::Day(date) => {
                remember(turn, NAME, self.input.value());
                turn.model.screen.look_at(turn, date);
            }
            Destination::Ends { first } => {
                turn.model.screen.on(turn, if first { Verb::First } else { Verb::Last });
            }
            Destination::Nowhere => return SheetNext::Stay,
        }
        SheetNext::Close
    }
}
