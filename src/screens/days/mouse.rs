//! The mouse on the screens of days. A press moves the cursor, and a second press opens the block. A drag previews
//! the changed day. Its release makes one edit.

use super::moving::{Neighbours, PlanChange};
use crate::app::model::{Cursor, Preview};
use crate::app::mouse::{Gesture, Grip, MouseHold, Press};
use crate::app::{Turn, Verb};
use crate::domain::edits::{self, Target};
use crate::domain::{Edit, Refused};
use crate::report::day::agenda::{Agenda, MinuteSpan, Stop};

impl Turn<'_> {
    /// Returns whether the screen takes mouse events: no sheet is open, or one that a press outside closes.
    pub(in crate::screens) fn takes_mouse(&self) -> bool {
        self.model.sheet.as_ref().is_none_or(|sheet| sheet.gives_way())
    }

    /// Handles the wheel and the release of the button.
    pub(in crate::screens) fn roll(&mut self, gesture: Gesture) {
        match gesture {
            Gesture::Release if self.model.held.is_some() => self.release(),
            _ if self.model.sheet.is_none() => self.wheel(gesture),
            _ => {}
        }
    }

    /// Moves the cursor to the pressed stop, and keeps the press for a drag or a release. Closes an open card.
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

    /// Previews the day with the pressed part moved to a minute. Does nothing where the edit would be refused.
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

    /// Makes the edit that the drag previewed. Without a drag, opens what was pressed if the cursor was already
    /// there.
    fn release(&mut self) {
        let Some(held) = self.model.held.take() else { return };
        let preview = self.model.preview.take();
        let left = preview.and_then(|Preview { block, .. }| block);
        match (held.press.grip, left) {
            (Some((grip, _)), Some((date, id))) => {
                // Each drag is its own step of undo, even where the next one follows at once.
                let edit = self.dragged(grip, held.by).map(|edit| Edit { step: None, ..edit });
                if self.make(edit, Verb::Later) {
                    self.model.cursor = Cursor::Block(date, id);
                }
            }
            _ if held.was_selected && !held.has_moved => self.verb(Verb::Open),
            _ => {}
        }
    }

    /// Returns the edit that moves the block under the cursor, or one of its edges, by a number of minutes.
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

/// Returns the cursor on a stop of a day. None where the day has no such stop.
pub(in crate::screens) fn cursor_on(agenda: &Agenda, stop: Stop) -> Option<Cursor> {
    match stop {
        _ if !agenda.stops.contains(&stop) => None,
        Stop::Gap(gap) => Some(Cursor::Minute(gap.start)),
        Stop::Item(item) => {
            agenda.items.get(item).map(|item| Cursor::Block(item.date, item.block.id.clone()))
        }
    }
}

/// Returns the first free time that shares a minute with a row. None where there is none.
pub(in crate::screens) fn gap_in(agenda: &Agenda, row: MinuteSpan) -> Option<MinuteSpan> {
    agenda.stops.iter().find_map(|stop| match stop {
        Stop::Gap(gap) if gap.overlaps(row) => Some(*gap),
        _ => None,
    })
}
