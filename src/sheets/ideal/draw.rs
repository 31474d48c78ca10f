//! Draws the ideal week beside the last weeks, as a table of areas and of values.

use super::{IdealSheet, unread};
use crate::app::{Context, Model, Verb, picker};
use crate::canvas::widgets::{hidden, out_of_sight, wrap};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::text::width;
use crate::report::day::words::length;
use crate::report::ideal::IdealRow;

/// Column of the names.
const NAME: u16 = 3;
/// Columns of a figure.
const FIGURE: u16 = 9;

/// A row below the title.
pub(super) enum Row {
    /// Words about all of it.
    Words(String),
    /// The heads of the columns, with the head of the names.
    Heads(&'static str),
    /// A line that can be chosen.
    Line(IdealRow),
}

/// Returns the rows below the title in `columns` columns, and the index of the chosen one.
pub(super) fn rows(sheet: &IdealSheet, model: &Model, columns: u16) -> (Vec<Row>, usize) {
    let room = usize::from(columns.saturating_sub(NAME + 1));
    let words = |text: &str| wrap(text, room).into_iter().map(Row::Words).collect::<Vec<_>>();
    let Some(shown) = &sheet.shown else {
        return (words("Loading the last weeks …"), 0);
    };
    let mut rows = Vec::new();
    if let Some(unread) = unread(model) {
        rows.extend(words(&unread));
    } else if model.life.routines.is_empty() {
        let (make, take) = (model.keymap.key(Verb::Routine), model.keymap.own_key(Context::Ideal, Verb::Add));
        rows.extend(words(&format!(
            "Your ideal week will stand here. It is made of routines. Press {take} to make them of week {}, or {make} on a block.",
            sheet.last.number()
        )));
    } else {
        rows.extend(words(&shown.sentence()));
    }
    let mut chosen = 0;
    let mut number = 0;
    for (head, lines) in [("AREAS", &shown.areas), ("VALUES", &shown.values)] {
        if !lines.is_empty() {
            rows.push(Row::Heads(head));
        }
        for line in lines {
            if number == sheet.chosen {
                chosen = rows.len();
            }
            number += 1;
            rows.push(Row::Line(line.clone()));
        }
    }
    (rows, chosen)
}

/// Draws the title and the table.
pub(super) fn draw(canvas: &mut Canvas<'_>, sheet: &IdealSheet, model: &Model, area: Region) {
    let list = area.without_top(1);
    let (rows, chosen) = rows(sheet, model, area.width);
    let (above, below) = picker::out_of_view(list.height, rows.len(), chosen);
    let taken = cells(width(&hidden(canvas, above, below)));
    canvas.put(1, area.y, area.width.saturating_sub(taken + 3), "Ideal week", Role::Head);
    out_of_sight(canvas, area.right() - 1, area.y, above, below);
    let names = rows.iter().map(|row| match row {
        Row::Line(line) => width(&line.name),
        _ => 0,
    });
    let end = area.width.saturating_sub(1);
    // The figures stand beside the longest name, or as far right as they fit.
    let ideal = (NAME + cells(names.max().unwrap_or_default()) + 1 + FIGURE)
        .min(end.saturating_sub(2 * FIGURE + 2))
        .max(NAME + 8 + FIGURE);
    let done = ideal + FIGURE;
    let words = done + 3;
    picker::draw(canvas, list, 1, (&rows, chosen), |canvas, y, row, is_here| match row {
        Row::Words(words) => {
            canvas.put(NAME, y, end.saturating_sub(NAME), words, Role::Muted);
        }
        Row::Heads(head) => {
            canvas.put(NAME, y, ideal.saturating_sub(NAME + 5), head, Role::Head);
            canvas.put_right(ideal, y, FIGURE, "IDEAL", Role::Head);
            canvas.put_right(done, y, FIGURE, "DONE", Role::Head);
        }
        Row::Line(line) => {
            let role = if is_here { Role::Strong } else { Role::Text };
            let figure = |minutes: i64| if minutes > 0 { length(minutes) } else { "·".to_owned() };
            canvas.put(NAME, y, ideal.saturating_sub(NAME + FIGURE), &line.name, role);
            canvas.put_right(ideal, y, FIGURE, &figure(line.ideal), role);
            let lived = line.done.map_or("—".to_owned(), figure);
            canvas.put_right(done, y, FIGURE, &lived, role);
            canvas.put(words, y, end.saturating_sub(words), &line.difference(), Role::Muted);
        }
    });
}
