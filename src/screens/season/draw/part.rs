//! Pieces that several parts draw: labels of the columns, a sentence at the foot, and the sentence of an empty part.

use crate::canvas::widgets::{keeping, wrap};
use crate::canvas::{Canvas, Region, Role};
use crate::report::season::SeasonReport;
use crate::screens::cursor::{put_label, put_pointer};
use crate::screens::season::axis::TimeAxes;

/// With this many columns for a week, its name fits between brackets.
const ROOMY: u16 = 5;

/// Draws the labels of the columns in row `y`. The current column has square brackets, the one under the cursor round
/// ones. Columns to come are lighter.
pub fn labels(
    canvas: &mut Canvas<'_>,
    content: &SeasonReport,
    axes: &TimeAxes,
    y: u16,
    chosen: Option<usize>,
) {
    for at in &axes.columns {
        let Some(column) = content.columns.get(at.index) else { continue };
        let role = match (chosen == Some(at.index), column.is_now, column.period.from > content.today) {
            (true, ..) => Role::Strong,
            (_, true, _) => Role::Tab,
            (.., true) => Role::Faint,
            _ => Role::Muted,
        };
        // In narrow columns, brackets would touch the next label, so labels are numbers only.
        let label = if at.width < ROOMY { column.label.trim_start_matches('W') } else { &column.label };
        let marks = (chosen == Some(at.index), column.is_now);
        put_label(canvas, (at.x, y), at.width - 1, label, role, marks);
    }
}

/// Draws a sentence in row `y` of a part. `name` is the name in it that is shortened where the sentence is too long,
/// empty for none.
pub fn foot(canvas: &mut Canvas<'_>, area: Region, y: u16, words: Option<String>, name: &str) {
    let Some(words) = words else { return };
    let columns = area.right().saturating_sub(4);
    canvas.put(3, y, columns, &keeping(&words, &[name], usize::from(columns)), Role::Muted);
}

/// Draws the sentences of a part without content, below its heading.
pub fn empty(canvas: &mut Canvas<'_>, area: Region, words: &str, is_here: bool) {
    let columns = area.width.saturating_sub(4);
    if is_here {
        put_pointer(canvas, area.x + 1, area.y + 1);
    }
    for (y, line) in (area.y + 1..area.bottom()).zip(wrap(words, usize::from(columns))) {
        canvas.put(area.x + 3, y, columns, &line, Role::Muted);
    }
}
