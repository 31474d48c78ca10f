//! Draws the reasons, their points, and what would help.

use super::Why;
use super::layout::{WhyLayout, WhyPart, WhyRow};
use crate::app::{Model, footer};
use crate::canvas::widgets::{bar, out_of_sight};
use crate::canvas::{Canvas, Role, cells};
use crate::domain::text::width;

/// Draws the sheet over the whole terminal.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, why: &Why) {
    let area = canvas.area();
    let end = area.width - 1;
    let layout = WhyLayout::new(model, why, (area.width, area.height));
    canvas.put(1, 0, end - 1, &layout.of, Role::Muted);
    let took = canvas.put_right(end, 0, end - 1, &layout.share, Role::Muted);
    canvas.put_right(end - took, 0, end - 1, &layout.numbers, Role::Score);
    canvas.through(layout.seen, cells(layout.rows.len()), cells(layout.top), |canvas| {
        let mut last = None;
        for (y, of) in (0..).zip(layout.rows.iter().take(layout.top + layout.rows_in_view())) {
            let here = of.reason == Some(why.chosen);
            if here {
                canvas.tint(0, y, area.width);
            }
            if here && last != of.reason {
                canvas.put(4, y, 1, "›", Role::Accent);
                canvas.cursor = Some((4, y));
            }
            last = of.reason;
            row(canvas, of, y, here);
        }
    });
    let (above, below) = layout.out_of_sight();
    out_of_sight(canvas, end, layout.seen.bottom(), above, below);
    footer::draw(canvas, model, area.height - 1, Default::default);
    canvas.cursor = canvas.cursor.or(Some((1, layout.seen.y)));
}

/// Draws a row.
fn row(canvas: &mut Canvas<'_>, row: &WhyRow, y: u16, here: bool) {
    let end = canvas.area().width - 1;
    for part in &row.parts {
        match part {
            WhyPart::Words(words) => {
                let role = if here && words.role == Role::Text { Role::Strong } else { words.role };
                canvas.put(words.x, y, end.saturating_sub(words.x), &words.text, role);
            }
            WhyPart::Ending(words) => {
                canvas.put_right(words.x, y, cells(width(&words.text)), &words.text, words.role);
            }
            WhyPart::Key(words) => {
                canvas.put(words.x, y, 1, &words.text, Role::Key);
            }
            WhyPart::Rule(x, columns) => canvas.fill(*x, y, *columns, "─", "-", Role::Rule),
            WhyPart::Bar((x, cells), figures) => bar(canvas, *x, y, *cells, *figures),
        }
    }
}
