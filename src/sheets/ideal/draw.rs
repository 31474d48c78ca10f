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
/// Heads of the figures.
const IDEAL: &str = "IDEAL";
const DONE: &str = "DONE";
/// Columns between two columns of the table.
const GAP: u16 = 2;

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
            "Your ideal week will appear here. It is made of routines. Press {take} to turn week {} into routines, or {make} on a block to repeat it.",
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

/// Returns minutes as they stand in the table.
fn figure(minutes: i64) -> String {
    if minutes > 0 { length(minutes) } else { "·".to_owned() }
}

fn done_words(line: &IdealRow) -> String {
    line.done.map_or("—".to_owned(), figure)
}

/// Draws the title and the table.
pub(super) fn draw(canvas: &mut Canvas<'_>, sheet: &IdealSheet, model: &Model, area: Region) {
    let list = area.without_top(1);
    let (rows, chosen) = rows(sheet, model, area.width);
    let (above, below) = picker::out_of_view(list.height, rows.len(), chosen);
    let taken = cells(width(&hidden(canvas, above, below)));
    canvas.put(1, area.y, area.width.saturating_sub(taken + 3), "Ideal week", Role::Head);
    out_of_sight(canvas, area.right() - 1, area.y, above, below);
    let longest = |of: &dyn Fn(&IdealRow) -> usize, head: &str| {
        let lines =
            rows.iter().filter_map(|row| if let Row::Line(line) = row { Some(of(line)) } else { None });
        cells(lines.max().unwrap_or_default().max(width(head)))
    };
    let end = area.width.saturating_sub(1);
    let figures =
        [longest(&|line| width(&figure(line.ideal)), IDEAL), longest(&|line| width(&done_words(line)), DONE)];
    let words = longest(&|line| width(&line.difference()), "");
    // The figures stand beside the longest name, or as far right as they fit.
    let names = longest(&|line| width(&line.name), "VALUES");
    let names = names.min(end.saturating_sub(NAME + figures[0] + figures[1] + words + 3 * GAP)).max(6);
    let ideal = NAME + names + GAP + figures[0];
    let done = ideal + GAP + figures[1];
    let words = done + GAP;
    let chosen = (sheet.lines() > 0).then_some(chosen);
    if chosen.is_none() {
        canvas.point(NAME, list.y);
    }
    picker::draw(canvas, list, 1, (&rows, chosen), |canvas, y, row, is_here| match row {
        Row::Words(words) => {
            canvas.put(NAME, y, end.saturating_sub(NAME), words, Role::Muted);
        }
        Row::Heads(head) => {
            canvas.put(NAME, y, names, head, Role::Head);
            canvas.put_right(ideal, y, figures[0], IDEAL, Role::Head);
            canvas.put_right(done, y, figures[1], DONE, Role::Head);
        }
        Row::Line(line) => {
            let role = if is_here { Role::Strong } else { Role::Text };
            canvas.put(NAME, y, names, &line.name, role);
            canvas.put_right(ideal, y, figures[0], &figure(line.ideal), role);
            canvas.put_right(done, y, figures[1], &done_words(line), role);
            canvas.put(words, y, end.saturating_sub(words), &line.difference(), Role::Muted);
        }
    });
}
