//! Why: the reasons, with points, and what would help.

use ratatui::layout::{Position, Rect};

use super::parts::{bar, out_of_sight, role};
use crate::app::Model;
use crate::app::layout::why::{Layout, Part, Row, Weight};
use crate::app::sheet::Why;
use crate::domain::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;

/// Draws the reasons over the whole screen.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, why: &Why) {
    let area = canvas.area();
    let end = area.width - 1;
    let layout = Layout::new(model, why, (area.width, area.height));
    canvas.put(1, 0, end - 1, &layout.of, Role::Muted);
    canvas.put_right(end, 0, end - 1, &layout.numbers, Role::Score);
    let rows = layout.rows.len() as u16;
    canvas.through(Rect::from(layout.seen), rows, layout.top as u16, |canvas| {
        let mut last = None;
        for (y, of) in (0..).zip(&layout.rows) {
            let here = of.reason == Some(why.chosen);
            if here {
                canvas.tint(0, y, area.width);
            }
            if here && last != of.reason {
                canvas.put(4, y, 1, "›", Role::Accent);
                canvas.cursor = Some(Position::new(4, y));
            }
            last = of.reason;
            row(canvas, of, y, here);
        }
    });
    let (above, below) = layout.out_of_sight();
    out_of_sight(canvas, end, layout.seen.bottom(), above, below);
    super::footer::draw(canvas, model, area.height - 1);
    canvas.cursor = canvas.cursor.or(Some(Position::new(1, layout.seen.y)));
}

fn row(canvas: &mut Canvas<'_>, row: &Row, y: u16, here: bool) {
    let end = canvas.area().width - 1;
    for part in &row.parts {
        match part {
            Part::Words(words) => {
                let role =
                    if here && words.weight == Weight::Text { Role::Strong } else { role(words.weight) };
                canvas.put(words.x, y, end.saturating_sub(words.x), &words.text, role);
            }
            Part::Ending(words) => {
                canvas.put_right(words.x, y, width(&words.text) as u16, &words.text, role(words.weight));
            }
            Part::Key(words) => {
                canvas.put(words.x, y, 1, &words.text, Role::Key);
            }
            Part::Rule(x, columns) => canvas.fill(*x, y, *columns, "─", "-", Role::Rule),
            Part::Bar((x, cells), [lived, in_sight, asked]) => {
                bar(canvas, *x, y, *cells, *lived, *in_sight, *asked);
            }
        }
    }
}
