//! Draws help over the whole terminal.

use super::Help;
use super::content::title;
use super::layout::{ABOVE, HelpLayout};
use crate::app::{Model, footer};
use crate::canvas::widgets::hidden;
use crate::canvas::{Canvas, Role};

pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model, help: &Help) {
    let area = canvas.area();
    let layout = HelpLayout::new(model, help);
    let narrowed = if help.typing || !help.input.value().is_empty() {
        format!("   / {}", help.input.value())
    } else {
        String::new()
    };
    let heading = format!("{}{narrowed}", title(model, help));
    let took = canvas.put(1, 0, area.width - 2, &heading, Role::Strong);
    for (y, line) in (ABOVE..).zip(layout.lines.iter().skip(layout.top).take(layout.rows)) {
        for words in line {
            canvas.put(words.x, y, area.width.saturating_sub(words.x), &words.text, words.role);
        }
    }
    if layout.lines.is_empty() {
        canvas.put(1, ABOVE, area.width - 2, "No matches", Role::Faint);
    }
    let (above, below) = layout.out_of_sight();
    let hidden = hidden(canvas, above, below);
    canvas.put(1, area.height - 2, area.width - 2, &hidden, Role::Faint);
    footer::draw(canvas, model, area.height - 1, Default::default);
    if help.typing {
        canvas.point(1 + took, 0);
    }
    canvas.point(1, ABOVE);
}
