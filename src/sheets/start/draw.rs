//! Draws the list of blocks that can be started or stopped.

use super::{StartLine, StartList};
use crate::app::picker;
use crate::canvas::widgets::typed_line;
use crate::canvas::{Canvas, Region, Role};
use crate::domain::config::Clock;

/// Draws the line being typed, and the lines that match it.
pub(super) fn draw(canvas: &mut Canvas<'_>, list: &StartList, clock: Clock, area: Region) {
    let end = area.right() - 1;
    let at = typed_line(canvas, "Start or stop", &list.input, 1, area.y, end);
    if let (Some(offer), true) = (list.offer, list.input.value().is_empty()) {
        let x = at + canvas.put(at, area.y, end.saturating_sub(at), &offer.typed(clock), Role::Faint) + 3;
        canvas.put(x, area.y, end.saturating_sub(x), "Enter uses it", Role::Muted);
    } else if list.input.value().is_empty() {
        canvas.put(
            at + 3,
            area.y,
            end.saturating_sub(at + 3),
            &format!("Type to filter, or a time such as {} to backdate", clock.example("9:40", "9:40am")),
            Role::Faint,
        );
    }
    let third = (area.width.saturating_sub(11)) / 3;
    let rows = area.without_top(1);
    picker::draw(canvas, rows, 2, (&list.shown, list.chosen), |canvas, y, entry, here| {
        let role = if here { Role::Strong } else { Role::Text };
        let (verb, title, whose, when) = match entry {
            StartLine::Stop { title, whose, when } => ("stop", title.as_str(), whose.as_str(), when.as_str()),
            StartLine::Block { target, whose, when } => {
                ("start", target.block.title.as_str(), whose.as_str(), when.as_str())
            }
            StartLine::New => ("start", "something new …", "", ""),
        };
        canvas.put(4, y, 6, verb, Role::Muted);
        canvas.put(11, y, third.max(18), title, role);
        canvas.put(12 + third.max(18), y, third.saturating_sub(2), whose, Role::Muted);
        let x = 12 + third.max(18) + third.saturating_sub(1);
        canvas.put(x, y, end.saturating_sub(x), when, Role::Muted);
    });
}
