//! The mouse in the calendar: a click chooses a day, a second one goes there, and the wheel changes the month.

use chrono::Datelike;

use super::GoToDate;
use super::layout::GoToLayout;
use crate::app::mouse::{Gesture, Mouse};
use crate::app::{SheetNext, Turn};
use crate::canvas::Region;

impl GoToDate {
    /// Handles an event of the mouse. `area` is the region of the sheet. Returns `None` if it does nothing.
    pub(super) fn on_mouse_in(
        &mut self,
        turn: &mut Turn<'_>,
        mouse: Mouse,
        area: Region,
    ) -> Option<SheetNext> {
        let shown = self.shown();
        let before = self.clicked.take();
        match mouse.gesture {
            Gesture::WheelUp | Gesture::WheelDown => {
                self.choose(turn.model, shown);
                self.step_month(turn.model, mouse.gesture == Gesture::WheelDown);
            }
            Gesture::Press if before == Some((mouse.x, mouse.y)) => return Some(self.take(turn)),
            Gesture::Press => {
                let layout = GoToLayout::new(area, self.month(), shown, turn.model.config.week_start);
                let day = layout.calendar?.day_at(mouse.x, mouse.y)?;
                // Days of the months before and after are not drawn.
                if day.month() != shown.month() {
                    return None;
                }
                if day == shown {
                    return Some(self.take(turn));
                }
                self.choose(turn.model, day);
                self.clicked = Some((mouse.x, mouse.y));
            }
            Gesture::Drag | Gesture::Release => {
                self.clicked = before;
                return None;
            }
        }
        Some(SheetNext::Stay)
    }
}
