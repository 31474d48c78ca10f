//! Draws the templates: each with its number of blocks and from when to when, and the line that saves the day.

use super::{TemplateSheet, blocks_of_day, unread};
use crate::app::{Context, Model, Verb, picker};
use crate::canvas::widgets::{hidden, out_of_sight, wrap};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::Template;
use crate::domain::date::long;
use crate::domain::text::width;

/// Column of the names.
const NAME: u16 = 3;
/// Columns between two parts of a line.
const GAP: usize = 3;

/// A row of the list.
pub(super) enum Row {
    /// A name, and what stands behind it. Empty where that has a row of its own.
    Line(String, String),
    /// Words below a line, or in place of the templates.
    Words(String),
}

/// Returns the rows of the list in `columns` columns, and the index of the chosen one.
pub(super) fn rows(sheet: &TemplateSheet, model: &Model, columns: u16) -> (Vec<Row>, usize) {
    let room = usize::from(columns.saturating_sub(NAME + 1));
    let details = |template: &Template| {
        let (count, hours) = template.summary(model.config.clock);
        if hours.is_empty() { count } else { format!("{count}, {hours}") }
    };
    let day = Template { blocks: blocks_of_day(model), ..Template::default() };
    let said = if day.blocks.is_empty() { "nothing planned to save".to_owned() } else { details(&day) };
    let templates = model.life.templates.iter().map(|one| (one.name.clone(), details(one)));
    let lines: Vec<(String, String)> =
        templates.chain([("Save this day as a template".to_owned(), said)]).collect();
    let mut rows: Vec<Row> = Vec::new();
    let empty = || {
        let key = model.keymap.own_key(Context::Templates, Verb::Add);
        format!("Your templates will appear here. Press {key} to save this day as one.")
    };
    let words = unread(model).or_else(|| model.life.templates.is_empty().then(empty));
    rows.extend(words.iter().flat_map(|words| wrap(words, room)).map(Row::Words));
    let names = lines.iter().map(|(name, _)| width(name)).max().unwrap_or_default();
    let fits = lines.iter().all(|(_, details)| names + GAP + width(details) <= room);
    let mut chosen = 0;
    for (index, (name, details)) in lines.into_iter().enumerate() {
        let is_here = index == sheet.chosen;
        if is_here {
            chosen = rows.len();
        }
        match fits {
            true => {
                let gap = " ".repeat(names + GAP - width(&name));
                rows.push(Row::Line(name, format!("{gap}{details}")));
            }
            false if is_here => {
                let names = wrap(&name, room).into_iter().map(|name| Row::Line(name, String::new()));
                rows.extend(names.chain([Row::Words(details)]));
            }
            false => rows.push(Row::Line(name, String::new())),
        }
    }
    (rows, chosen)
}

/// Draws the title and the lines.
pub(super) fn draw(canvas: &mut Canvas<'_>, sheet: &TemplateSheet, model: &Model, area: Region) {
    let list = area.without_top(1);
    let (rows, chosen) = rows(sheet, model, area.width);
    let (above, below) = picker::out_of_view(list.height, rows.len(), chosen);
    let title = format!("Templates, for {}", long(model.date));
    let taken = width(&hidden(canvas, above, below));
    let fits = width(&title) + taken + if taken > 0 { 5 } else { 2 } <= usize::from(area.width);
    let title = if fits { title.as_str() } else { "Templates" };
    canvas.put(1, area.y, area.width.saturating_sub(2), title, Role::Head);
    out_of_sight(canvas, area.right() - 1, area.y, above, below);
    let end = area.width.saturating_sub(1);
    let room = end.saturating_sub(NAME);
    picker::draw(canvas, list, 1, (&rows, chosen), |canvas, y, row, is_here| match row {
        Row::Words(words) => {
            canvas.put(NAME, y, room, words, Role::Muted);
        }
        Row::Line(name, details) => {
            let role = if is_here { Role::Strong } else { Role::Text };
            canvas.put(NAME, y, room, name, role);
            let x = NAME + cells(width(name));
            canvas.put(x, y, end.saturating_sub(x), details, Role::Muted);
        }
    });
}
