//! Draws Life: the names of its parts, the list of records, and the facts of the one under the cursor.

use super::layout::{FACT, FactRow, LifeLayout, fact_rows, part_names, quiet_row};
use super::state::{LifePart, LifeState, kept};
use crate::app::Context;
use crate::app::frame::Frame;
use crate::app::{Model, Verb, chrome, picker};
use crate::canvas::widgets::{hidden, out_of_sight, whole_parts, wrap};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::text::width;
use crate::report::life::facts;

/// Draws the screen over the full width.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let area = canvas.area();
    let frame = Frame::new(model, (area.width, area.height));
    let state = kept(model);
    let columns = area.width.saturating_sub(2);
    let (head, quiet) = &state.content.head;
    canvas.put(1, frame.answer, columns, &whole_parts(head, columns.into()), Role::Strong);
    if let Some(y) = quiet_row(model) {
        canvas.put(1, y, columns, &whole_parts(quiet, columns.into()), Role::Muted);
    }
    let layout = LifeLayout::new(model);
    names(canvas, state, layout.names);
    if let Some(list) = layout.list {
        records(canvas, model, state, list);
    }
    if let Some(region) = layout.facts.filter(|_| state.part == LifePart::Day || state.record().is_some()) {
        record(canvas, state, region, layout.names);
    }
    chrome::title(canvas, model, &frame, state.part.names().0);
    chrome::below(canvas, model, &frame, || super::hints::hints(state, model));
}

/// Draws the names of the parts, that of the part shown in bold and in brackets without colour.
fn names(canvas: &mut Canvas<'_>, state: &LifeState, y: u16) {
    let columns = canvas.area().width;
    for (x, words, part) in part_names(columns) {
        let is_here = part == state.part;
        let role = if is_here { Role::Tab } else { Role::Faint };
        let end = columns.saturating_sub(1);
        if is_here && x > 0 {
            canvas.put(x - 1, y, 1, "[", Role::Accent);
            canvas.put((x + cells(width(words))).min(end), y, 1, "]", Role::Accent);
        }
        canvas.put(x, y, end.saturating_sub(x), words, role);
    }
}

/// Draws the list of records, or what will appear there.
fn records(canvas: &mut Canvas<'_>, model: &Model, state: &LifeState, area: Region) {
    let records = &state.content.records;
    let end = area.right().saturating_sub(1);
    if records.is_empty() {
        let key = model.keymap.own_key(Context::Table, Verb::Add);
        let words = state.part.kind().map(|kind| facts::empty(kind, &key)).unwrap_or_default();
        // The facts have no room of their own yet.
        let room = canvas.area().width.saturating_sub(4);
        for (y, line) in (area.y..area.bottom()).zip(wrap(&words, usize::from(room.min(76)))) {
            canvas.put(3, y, room, &line, Role::Muted);
        }
        canvas.point(3, area.y);
        return;
    }
    let cursor = state.cursor();
    picker::draw(canvas, area, 1, (records, cursor.row), |canvas, y, record, is_here| {
        let role = match (is_here, record.is_archived()) {
            (true, _) => Role::Strong,
            (_, true) => Role::Faint,
            _ => Role::Text,
        };
        canvas.put(3, y, end.saturating_sub(4), record.name(), role);
    });
}

/// Draws the facts of the record under the cursor and the sentences about it.
fn record(canvas: &mut Canvas<'_>, state: &LifeState, area: Region, names: u16) {
    let cursor = state.cursor();
    let (rows, chosen) = fact_rows(&state.content, area.width, cursor.fact);
    let (above, below) = picker::out_of_view(area.height, rows.len(), chosen);
    if !hidden(canvas, above, below).is_empty() {
        out_of_sight(canvas, area.right() - 1, names, above, below);
    }
    let top = chosen.saturating_sub(usize::from(area.height).saturating_sub(1));
    let end = area.right().saturating_sub(1);
    for (y, row) in (area.y..area.bottom()).zip(rows.iter().skip(top)) {
        match row {
            FactRow::Blank => {}
            FactRow::Head(words) => {
                canvas.put(area.x + 3, y, end.saturating_sub(area.x + 3), words, Role::Head);
            }
            FactRow::Stop(stop, words, is_first) => {
                let is_here = cursor.fact == Some(*stop);
                if is_here {
                    canvas.tint(area.x, y, area.width);
                }
                let (x, is_set) = match state.content.facts.get(*stop) {
                    Some((name, text, _)) => {
                        if *is_first {
                            let role = if is_here { Role::Text } else { Role::Muted };
                            canvas.put(area.x + 3, y, FACT - 4, name, role);
                        }
                        (area.x + FACT, !text.is_empty())
                    }
                    None => (area.x + 3, false),
                };
                let role = match (is_here, is_set) {
                    (true, _) => Role::Strong,
                    (_, true) => Role::Text,
                    _ => Role::Muted,
                };
                canvas.put(x, y, end.saturating_sub(x), words, role);
                if is_here && *is_first {
                    canvas.put(area.x + 1, y, 1, "›", Role::Accent);
                    canvas.point(area.x + 1, y);
                }
            }
        }
    }
    if state.content.is_loading && state.part != LifePart::Day {
        let y = area.y + cells(rows.len()) + 1;
        if y < area.bottom() {
            canvas.put(
                area.x + 3,
                y,
                end.saturating_sub(area.x + 3),
                "Loading the last weeks …",
                Role::Faint,
            );
        }
    }
}
