//! Seven days side by side.

use ratatui::layout::Rect;

use crate::app::Model;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;

/// Draws it; gives what a narrow terminal says of where one is.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, area: Rect) -> String {
    canvas.put(1, area.y, area.width - 2, &format!("{}", model.week()), Role::Strong);
    String::new()
}
