//! Draws Life: the names of its parts, the list of records, and the facts of the one under the cursor.

use super::layout::{FACT, FactRow, LifeLayout, fact_rows, part_names, quiet_row};
use super::state::{LifePart, LifeState, kept};
use crate::app::Context;
use crate::app::frame::Frame;
use crate::app::{Model, Verb, chrome, picker};
use crate::canvas::widgets::{filled, hidden_within, whole_parts, wrap};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::text::width;
use crate::report::day::words::length;
use crate::report::life::facts;

/// Columns of a length of time.
const FIGURE: u16 = 6;
/// Most columns of a week's bar.
const MOST_BAR: u16 = 60;

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
    let (rows, chosen) = fact_rows(&state.content, area, cursor.fact);
    let (above, below) = picker::out_of_view(area.height, rows.len(), chosen);
    let (x, last) = part_names(canvas.area().width).last().map_or((0, ""), |(x, words, _)| (*x, words));
    let room = area.right().saturating_sub(x + cells(width(last)) + 3);
    let words = hidden_within(canvas, (above, below), room);
    canvas.put_right(area.right() - 1, names, room, &words, Role::Faint);
    let top = chosen.saturating_sub(usize::from(area.height).saturating_sub(1));
    let end = area.right().saturating_sub(1);
    let longest = state.content.about.weeks.iter().map(|(_, minutes)| *minutes).max().unwrap_or(0).max(1);
    let mut before = top.checked_sub(1).and_then(|at| rows.get(at)).and_then(FactRow::stop);
    for (y, row) in (area.y..area.bottom()).zip(rows.iter().skip(top)) {
        let stop = row.stop();
        let is_first = stop != std::mem::replace(&mut before, stop);
        let is_here = stop.is_some() && cursor.fact == stop;
        if is_here {
            canvas.tint(area.x, y, area.width);
        }
        if is_here && is_first {
            canvas.put(area.x + 1, y, 1, "›", Role::Accent);
            canvas.point(area.x + 1, y);
        }
        let name_role = if is_here { Role::Text } else { Role::Muted };
        let mut put = |x: u16, words: &str, role: Role| canvas.put(x, y, end.saturating_sub(x), words, role);
        match row {
            FactRow::Blank => {}
            FactRow::Head(words) => {
                put(area.x + 3, words, Role::Head);
            }
            FactRow::Week(_, week, minutes) => {
                let from = area.x + 9;
                let most = end.saturating_sub(from + 1 + FIGURE).min(MOST_BAR);
                let bar = filled(most, *minutes as f64 / longest as f64).max(u16::from(*minutes > 0));
                put(area.x + 3, &format!("W{}", week.number()), name_role);
                let words = if *minutes == 0 { "–".to_owned() } else { length(*minutes) };
                put(from + bar + u16::from(bar > 0), &words, Role::Text);
                canvas.fill(from, y, bar, "━", "#", Role::Served);
            }
            FactRow::Stop(stop, words) => {
                let fact = state.content.facts.get(*stop);
                if let (Some((name, ..)), true) = (fact, is_first) {
                    put(area.x + 3, name, name_role);
                }
                let role = match fact {
                    _ if is_here => Role::Strong,
                    Some((_, text, _)) if !text.is_empty() => Role::Text,
                    _ => Role::Muted,
                };
                put(if fact.is_some() { area.x + FACT } else { area.x + 3 }, words, role);
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
