//! Draws the model. Drawing reads the model and changes nothing.

use crate::app::frame::{Frame, has_room};
use crate::app::{Model, SheetCover};
use crate::canvas::widgets::wrap;
use crate::canvas::{Canvas, Role};

/// Draws the model. Returns the cell for the terminal's own cursor.
pub fn draw(model: &Model, canvas: &mut Canvas<'_>) -> (u16, u16) {
    let area = canvas.area();
    let size = (area.width, area.height);
    if !has_room(size) {
        no_room(canvas);
        return (0, 0);
    }
    match &model.sheet {
        Some(sheet) if sheet.cover(model, size) == SheetCover::Whole => sheet.draw(model, canvas, area),
        _ => model.screen.draw(model, canvas),
    }
    // Where nothing can be chosen, the cursor is on the first sentence.
    canvas.cursor.unwrap_or_else(|| (1, Frame::new(model, size).answer))
}

/// Draws the size that aplomb needs, in a terminal too small for anything else.
fn no_room(canvas: &mut Canvas<'_>) {
    let area = canvas.area();
    let words = "aplomb needs 40 columns and 10 rows.";
    for (y, line) in (0..area.height).zip(wrap(words, usize::from(area.width))) {
        canvas.put(0, y, area.width, &line, Role::Text);
    }
}
