//! The review: its pages by name in the first line, one sentence on top of each, its picture below.

mod ahead;
mod chart;
mod fit;
mod look_back;
mod numbers;
mod signs;

use ratatui::layout::{Position, Rect};

use super::parts::wrap;
use super::{footer, lower, message};
use crate::app::Model;
use crate::app::layout::{Frame, WITH_PANEL};
use crate::app::review::sentences::{self, HeldLine};
use crate::app::review::{Content, Page, State};
use crate::domain::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;

/// Where text begins on a page of the review.
const INDENT: u16 = 4;

/// Draws the page that one is on.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let area = canvas.area();
    let frame = Frame::new(model, (area.width, area.height));
    let state = &model.review;
    names(canvas, model);
    let top = if area.width >= WITH_PANEL { 2 } else { 1 };
    let bottom = frame.lower.map_or(frame.message, |lower| lower.y);
    let body = Rect::new(0, top, area.width, bottom.saturating_sub(top));
    match state.content.as_deref() {
        Some(content) => {
            let top = head(canvas, state, content, body);
            let room = Rect::new(0, top, area.width, body.bottom().saturating_sub(top));
            page(canvas, model, content, room);
        }
        None => {
            canvas.put(1, top, area.width - 2, "A moment: the week is being read.", Role::Faint);
        }
    }
    if let Some(lower) = frame.lower {
        lower::draw(canvas, model, lower.into());
    }
    message(canvas, model, frame.message, frame.lower.is_some());
    footer::draw(canvas, model, frame.footer);
}

fn page(canvas: &mut Canvas<'_>, model: &Model, content: &Content, room: Rect) {
    let state = &model.review;
    match state.page {
        Page::LookBack => look_back::draw(canvas, state, content, room),
        Page::Signs => signs::draw(canvas, state, content, room),
        Page::Numbers => numbers::draw(canvas, state, content, room),
        Page::Boundaries => held(canvas, state, content, room),
        Page::Fit => fit::draw(canvas, state, content, room),
        Page::NextWeek => ahead::draw(canvas, model, content, room),
    }
}

/// The pages by name, the one in view strong, and which week it is; where there is no room for all, that one alone.
fn names(canvas: &mut Canvas<'_>, model: &Model) {
    let area = canvas.area();
    let week = model.review.week.unwrap_or(model.week());
    let which = match area.width >= WITH_PANEL {
        true => format!("Review of W{:02}", week.number()),
        false => format!("W{:02}", week.number()),
    };
    let end = area.width - 1;
    canvas.put_right(end, 0, end, &which, Role::Muted);
    let room = usize::from(end).saturating_sub(width(&which) + 1);
    let names = |apart: usize| -> usize {
        Page::ALL.iter().map(|page| width(page.name()) + apart).sum::<usize>() - apart
    };
    let apart = [3, 2].into_iter().find(|apart| names(*apart) < room);
    let mut x = 1;
    for page in Page::ALL.iter().filter(|page| apart.is_some() || **page == model.review.page) {
        let role = if *page == model.review.page { Role::Tab } else { Role::Faint };
        x += canvas.put(x, 0, room as u16, page.name(), role) + apart.unwrap_or(2) as u16;
    }
}

/// The sentence and the quiet line; gives the row below them.
fn head(canvas: &mut Canvas<'_>, state: &State, content: &Content, area: Rect) -> u16 {
    let columns = usize::from(area.width.saturating_sub(2));
    let is_low = area.height < 14;
    let mut y = area.y;
    for line in wrap(&sentences::headline(state, content), columns).iter().take(2) {
        canvas.put(1, y, columns as u16, line, Role::Strong);
        y += 1;
    }
    canvas.cursor = Some(Position::new(1, area.y));
    if is_low {
        return y;
    }
    for line in wrap(&sentences::quiet(state, content), columns).iter().take(3) {
        canvas.put(1, y, columns as u16, line, Role::Muted);
        y += 1;
    }
    y + 1
}

/// The first of so many rows of a page that are shown.
fn first_shown(state: &State, all: usize, rows: u16) -> usize {
    state.line.min(all.saturating_sub(usize::from(rows)))
}

/// Says how much lies below what is shown, in the row beneath it.
fn more_below(canvas: &mut Canvas<'_>, area: Rect, hidden: usize) {
    if hidden > 0 && area.height > 0 {
        let words = format!("{hidden} more below");
        canvas.put_right(area.right().saturating_sub(1), area.bottom(), 16, &words, Role::Faint);
    }
}

/// What was kept and crossed, promised and declined.
fn held(canvas: &mut Canvas<'_>, state: &State, content: &Content, area: Rect) {
    let columns = usize::from(area.width.saturating_sub(INDENT + 3));
    // A line may take several rows: the cursor counts lines, the screen rows.
    let mut first_row = 0;
    let lines: Vec<(HeldLine, String)> = sentences::held(content)
        .into_iter()
        .enumerate()
        .flat_map(|(index, line)| {
            let text = match &line {
                HeldLine::Head(text) => (*text).to_owned(),
                HeldLine::Crossed(text) | HeldLine::Text(text) | HeldLine::Second(text) => text.clone(),
                HeldLine::Blank => String::new(),
            };
            let rows = wrap(&text, columns.saturating_sub(2));
            let rows = if rows.is_empty() { vec![String::new()] } else { rows };
            first_row += if index < state.line { rows.len() } else { 0 };
            rows.into_iter().map(move |row| (line.clone(), row)).collect::<Vec<_>>()
        })
        .collect();
    if lines.is_empty() {
        let words = "No boundary, no promise and no \"no\" of this week is written down.";
        canvas.put(INDENT, area.y, area.width.saturating_sub(INDENT + 1), words, Role::Muted);
        return;
    }
    let top = first_row.min(lines.len().saturating_sub(usize::from(area.height)));
    let mut was_crossed = false;
    for (y, (line, text)) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        let (x, role) = match line {
            HeldLine::Head(_) => (INDENT, Role::Head),
            HeldLine::Crossed(_) => (INDENT + 2, Role::Notice),
            HeldLine::Second(_) => (INDENT + 4, Role::Muted),
            HeldLine::Text(_) | HeldLine::Blank => (INDENT + 2, Role::Text),
        };
        let is_crossed = matches!(line, HeldLine::Crossed(_));
        if is_crossed && !was_crossed {
            canvas.put(INDENT, y, 1, "!", Role::Notice);
        }
        was_crossed = is_crossed;
        canvas.put(x, y, area.width.saturating_sub(x + 1), text, role);
    }
    more_below(canvas, area, lines.len().saturating_sub(top + usize::from(area.height)));
}
