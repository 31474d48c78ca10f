//! What the mouse does with the days: a press puts the cursor there, a second one opens what is there, and what is
//! dragged is shown as it would be until it is let go. One drag is one edit.

use super::moving::{Neighbours, PlanChange};
use crate::app::model::{Cursor, Preview};
use crate::app::mouse::{Gesture, Grip, MouseHold, Press};
use crate::app::{Turn, Verb};
use crate::domain::edits::{self, Target};
use crate::domain::{Edit, Refused};

impl Turn<'_> {
    /// Whether the mouse means anything: where nothing lies over the screen, or only what gives way to it.
    pub(in crate::screens) fn takes_mouse(&self) -> bool {
        self.model.sheet.as_ref().is_none_or(|sheet| sheet.gives_way())
    }

    /// Does what the mouse did but for a press and a drag, which say where they were.
    pub(in crate::screens) fn roll(&mut self, gesture: Gesture) {
        let is_free = self.model.sheet.is_none() && self.model.held.is_none();
        let verb = match gesture {
            Gesture::Release if self.model.held.is_some() => return self.release(),
            Gesture::WheelUp if is_free => Verb::Up,
            Gesture::WheelDown if is_free => Verb::Down,
            _ => return,
        };
        self.model.message = None;
        self.verb(verb);
    }

    pub(in crate::screens) fn press(&mut self, press: Press) {
        // A press beside a card closes it.
        let was_open = self.model.sheet.is_some();
        self.let_go();
        self.model.sheet = None;
        self.model.message = None;
        let was_in_view = press.date == self.model.date;
        self.go(press.date);
        let before = self.model.stop();
        let was = self.model.cursor.clone();
        if let Some(cursor) = &press.cursor {
            self.model.cursor = cursor.clone();
        }
        let is_same = before == self.model.stop() && (before.is_some() || was == self.model.cursor);
        let was_selected = is_same && was_in_view && !was_open && press.cursor.is_some();
        if is_same {
            self.model.cursor = was;
        }
        self.model.held = Some(MouseHold { press, was_selected, has_moved: false, by: 0 });
    }

    /// Shows the day as it would be with what is held moved to a minute; where that cannot be, it stays where it was.
    pub(in crate::screens) fn drag(&mut self, minute: i64) {
        let Some(held) = self.model.held.clone() else { return };
        let Some((grip, taken_at)) = held.press.grip else { return };
        let by = minute - taken_at;
        if by == held.by {
            return;
        }
        let preview = match by {
            0 => None,
            _ => match self.dragged(grip, by).ok().and_then(|edit| self.model.preview_of(self.ctx, &edit)) {
                Some(preview) => Some(preview),
                None => return,
            },
        };
        self.model.preview = preview;
        self.model.held = Some(MouseHold { by, has_moved: true, ..held });
    }

    /// Makes the edit that a drag has shown; without one, opens what was pressed on with the cursor on it.
    fn release(&mut self) {
        let Some(held) = self.model.held.take() else { return };
        let preview = self.model.preview.take();
        let left = preview.and_then(|Preview { block, .. }| block);
        match (held.press.grip, left) {
            (Some((grip, _)), Some((date, id))) => {
                // However soon the next one follows, each drag is a step of its own.
                let edit = self.dragged(grip, held.by).map(|edit| Edit { step: None, ..edit });
                if self.make(edit, Verb::Later) {
                    self.model.cursor = Cursor::Block(date, id);
                }
            }
            _ if held.was_selected && !held.has_moved => self.verb(Verb::Open),
            _ => {}
        }
    }

    /// The edit that moves the block under the cursor, or an edge of it, by so many minutes.
    fn dragged(&self, grip: Grip, by: i64) -> Result<Edit, Refused> {
        let item = self.model.selected().ok_or_else(|| Refused::because("No block is under the cursor."))?;
        let target = Target::new(item.date, item.block.clone());
        let (side, change): (Neighbours, PlanChange) = match grip {
            Grip::Whole => (Neighbours::Both, edits::shift),
            Grip::Start => (Neighbours::Before, edits::resize_start),
            Grip::End => (Neighbours::After, edits::resize),
        };
        self.with_neighbours(&target, by, side, change)
    }
}
