//! The mouse on what all screens share: the names of the screens, the footer, and the wheel.

use super::Turn;
use crate::app::frame::{Frame, has_room};
use crate::app::mouse::{Gesture, Mouse};
use crate::app::{Action, SheetNext, Verb, chrome, footer};

impl Turn<'_> {
    /// Handles an event of the mouse. A press on a key of the footer or on the name of a screen is that key. In a sheet
    /// the wheel chooses. Everything else is the screen's.
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        let model = &*self.model;
        let pressed = match mouse.y {
            _ if mouse.gesture != Gesture::Press => None,
            y if y + 1 == model.size.1 => footer::under(model, model.size.0, mouse.x),
            0 if model.sheet.is_none() => chrome::tab_under(model, mouse.x),
            _ => None,
        };
        if let Some(verb) = pressed {
            self.take(Action::Do(verb));
        } else if !self.mouse_in_sheet(mouse) {
            let model = &*self.model;
            let is_wheel = matches!(mouse.gesture, Gesture::WheelUp | Gesture::WheelDown);
            match &model.sheet {
                Some(sheet) if is_wheel || !sheet.gives_way() => self.wheel(mouse.gesture),
                _ => self.model.screen.on_mouse(self, mouse),
            }
        }
    }

    /// Passes an event of the mouse to a sheet in the lower part of the terminal. Returns whether it did something.
    fn mouse_in_sheet(&mut self, mouse: Mouse) -> bool {
        let model = &*self.model;
        let area = has_room(model.size).then(|| Frame::new(model, model.size).lower).flatten();
        // The first row of the lower part is a rule.
        let Some(area) = area.map(|area| area.without_top(1)) else { return false };
        let mut next = None;
        self.with_sheet(|sheet, turn| {
            next = sheet.on_mouse(turn, mouse, area);
            next.unwrap_or(SheetNext::Stay)
        });
        next.is_some()
    }

    /// Moves by a turn of the wheel. Does nothing for other gestures and during a drag.
    pub fn wheel(&mut self, gesture: Gesture) {
        let verb = match gesture {
            Gesture::WheelUp => Verb::Up,
            Gesture::WheelDown => Verb::Down,
            _ => return,
        };
        if self.model.held.is_none() {
            self.model.message = None;
            self.verb(verb);
        }
    }
}
