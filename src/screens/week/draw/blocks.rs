//! How a block of the week looks, in hours and in lists.

use crate::app::Model;
use crate::canvas::blocks::edge_role;
use crate::canvas::theme::Role;
use crate::domain::Status;
use crate::domain::text::width;
use crate::report::day::agenda::{Agenda, BlockState, Item, MinuteSpan};
use crate::report::week::Showing;
use crate::screens::week::state::kept;

/// Look of a block on Week.
pub struct BlockLook<'a> {
    /// The block.
    pub item: &'a Item,
    /// Whether the cursor is on it.
    pub here: bool,
    /// Whether it is being written.
    is_new: bool,
    is_grace: bool,
    showing: Showing,
}

impl<'a> BlockLook<'a> {
    /// Returns the look of a day's block.
    pub fn new(model: &Model, agenda: &Agenda, item: &'a Item) -> BlockLook<'a> {
        let here = model.is_under_cursor(agenda, item);
        let is_grace = model.life.day(agenda.date).is_some_and(|day| day.head.grace.is_some());
        BlockLook {
            item,
            here,
            is_new: here && model.preview.is_some(),
            is_grace,
            showing: kept(model).showing,
        }
    }

    /// Returns whether the block is done in these minutes, in the view chosen. None means any minute.
    fn is_lived(&self, minutes: Option<MinuteSpan>) -> bool {
        let in_part = || {
            let overlaps = |lived: &MinuteSpan| minutes.is_none_or(|minutes| lived.overlaps(minutes));
            self.item.lived.iter().any(overlaps)
        };
        match self.showing {
            Showing::Plan => false,
            Showing::Lived => true,
            Showing::Outlook => self.item.state == BlockState::Done || in_part(),
        }
    }

    /// Returns its edge in a row of these minutes. None means the whole block.
    pub fn edge(&self, minutes: Option<MinuteSpan>) -> &'static str {
        match self.item.state {
            _ if self.is_new => "┃",
            BlockState::Untimed => " ",
            BlockState::Ghost => "┊",
            _ if self.is_lived(minutes) => "┃",
            _ => "│",
        }
    }

    /// Returns the role of its edge.
    pub fn edge_role(&self, model: &Model) -> Role {
        if self.is_new { Role::Accent } else { edge_role(&self.item.block, &model.areas) }
    }

    /// Returns the sign between edge and title: a boundary crossed, or time shared with a block above.
    pub fn sign(&self, shares: bool) -> (&'static str, Role) {
        if !self.item.crossings.is_empty() {
            ("!", Role::Notice)
        } else if shares {
            ("&", Role::Muted)
        } else {
            (" ", Role::Muted)
        }
    }

    /// Returns the sign before the title, with its role. None for a plain block.
    pub fn mark(&self) -> Option<(&'static str, Role)> {
        match self.item.state {
            _ if self.is_new => Some(("+ ", Role::Accent)),
            BlockState::Running => Some(("● ", Role::Running)),
            BlockState::Skipped | BlockState::Released => Some(("– ", Role::Faint)),
            BlockState::Moved => Some(("→ ", Role::Faint)),
            BlockState::Untimed => match self.item.block.status {
                Some(Status::Done) => Some(("✓ ", self.role())),
                Some(Status::Skipped | Status::Released) => Some(("– ", Role::Faint)),
                Some(Status::Moved) => Some(("→ ", Role::Faint)),
                None => Some(("· ", self.role())),
            },
            _ => None,
        }
    }

    /// Returns its title. In ASCII `, fixed` is left out where it does not fit into `columns`.
    pub fn title(&self, columns: u16, is_ascii: bool) -> String {
        let title = &self.item.block.title;
        let fixed = match (self.item.block.is_fixed(), is_ascii) {
            (false, _) => "",
            (true, false) => " ◆",
            (true, true) => ", fixed",
        };
        let fits = width(title) + width(fixed) <= usize::from(columns);
        format!("{title}{}", if fits || !is_ascii { fixed } else { "" })
    }

    /// Returns the role of its title.
    pub fn role(&self) -> Role {
        match self.item.state {
            _ if self.here => Role::Strong,
            _ if self.is_grace => Role::Faint,
            BlockState::Ghost | BlockState::Skipped | BlockState::Moved | BlockState::Released => Role::Faint,
            BlockState::Untimed if self.item.block.status.is_some_and(|status| status != Status::Done) => {
                Role::Faint
            }
            BlockState::Untimed => Role::Text,
            _ if self.is_lived(None) => Role::Text,
            _ => Role::Planned,
        }
    }
}
