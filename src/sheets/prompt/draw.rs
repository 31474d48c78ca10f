//! Draws a line being typed, its completions, and what it would save.

use super::Prompt;
use crate::alignment::rounded;
use crate::app::Model;
use crate::app::chrome;
use crate::app::footer;
use crate::canvas::widgets::{typed_line, whole_parts, wrap, wrap_all};
use crate::canvas::{Canvas, Region, Role};
use crate::line::TagCandidate;
use crate::report::day::words::length;

/// Draws the line. Where it was opened over a sheet, that sheet is drawn above it.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model, prompt: &Prompt, area: Region) {
    let Some(under) = &prompt.under else { return draw_line(canvas, model, prompt, area) };
    let message = area.bottom() - 2;
    let rows = prompt.rows(area.height).min(message.saturating_sub(3)).max(1);
    let top = message + 1 - rows;
    under.draw(model, canvas, Region { height: top, ..area });
    canvas.cursor = None;
    let inside = chrome::under_rule(canvas, Region { y: top, height: rows, ..area });
    draw_line(canvas, model, prompt, inside);
    chrome::message(canvas, model, message, true);
    footer::draw(canvas, model, area.bottom() - 1, Default::default);
}

/// Draws the line and everything below it into a region.
fn draw_line(canvas: &mut Canvas<'_>, model: &Model, prompt: &Prompt, area: Region) {
    let end = area.right() - 1;
    let at = typed_line(canvas, prompt.purpose.name(), &prompt.input, 1, area.y, end);
    if let (Some(offer), true) = (&prompt.offer, prompt.input.value().is_empty()) {
        let took = canvas.put(at, area.y, end.saturating_sub(at), offer, Role::Faint);
        canvas.put(at + took + 3, area.y, end.saturating_sub(at + took + 3), "Enter uses it", Role::Muted);
    } else if prompt.input.value().is_empty() {
        let hint = prompt.purpose.hint(model.config.clock);
        let room = end.saturating_sub(at);
        canvas.put(at, area.y, room, &whole_parts(&hint, room.into()), Role::Faint);
    }
    let mut y = area.y + 1;
    if let Some(completion) = &prompt.completion {
        let x = at.saturating_sub(12).clamp(1, end.saturating_sub(44).max(1));
        let rows = 3.min(area.height.saturating_sub(4)) as usize;
        let top = prompt.chosen.unwrap_or(0).saturating_sub(rows.saturating_sub(1));
        for (index, candidate) in completion.candidates.iter().enumerate().skip(top).take(rows) {
            let first = if candidate.is_new { None } else { Some(0) };
            let here = prompt.chosen.or(first) == Some(index);
            canvas.put(x, y, 1, if here { "›" } else { " " }, Role::Accent);
            let (insert, room) = match candidate.id.is_empty() {
                true => (candidate.insert.trim_start(), 40),
                false => (candidate.insert.as_str(), 16),
            };
            let took = canvas.put(x + 2, y, room, insert, if here { Role::Strong } else { Role::Text });
            let note = note(model, candidate).unwrap_or_else(|| match (candidate.is_new, candidate.field) {
                (false, _) => candidate.name.clone(),
                (true, "engagement") => format!("new job or client: {}  ↓ Enter", candidate.name),
                (true, _) => format!("new value: {}  ↓ Enter", candidate.name),
            });
            canvas.put(x + 3 + took.max(10), y, end.saturating_sub(x + 3 + took.max(10)), &note, Role::Muted);
            y += 1;
        }
    }
    let reading = &prompt.reading;
    let bottom = area.bottom();
    let mut y = (area.y + 2).max(y);
    if prompt.completion.is_none() && reading.says.is_empty() && reading.notice.is_none() {
        return;
    }
    let notice = reading.notice.as_ref().map(ToString::to_string);
    let texts: Vec<&str> = reading.says.iter().chain(&notice).map(String::as_str).collect();
    let columns = usize::from(end.saturating_sub(8));
    // Where rows are few, the empty row above is used too.
    let needed: usize = texts.iter().map(|text| wrap(text, columns).len()).sum();
    if usize::from(bottom.saturating_sub(y)) < needed && prompt.completion.is_none() {
        y = area.y + 1;
    }
    if !reading.says.is_empty() && y < bottom {
        canvas.put(1, y, 6, prompt.purpose.saves(), Role::Head);
    }
    for (index, line) in wrap_all(&texts, columns, usize::from(bottom.saturating_sub(y))) {
        let role = match index {
            _ if index == reading.says.len() => Role::Notice,
            0 => Role::Text,
            _ => Role::Muted,
        };
        canvas.put(8, y, end.saturating_sub(8), &line, role);
        y += 1;
    }
    if prompt.offer.is_some() {
        for line in prompt.purpose.besides_offer(model.config.clock) {
            y += 1;
            if y < bottom {
                canvas.put(8, y, end.saturating_sub(8), &line, Role::Muted);
            }
        }
    }
}

/// Words about a value among the completions: minutes so far and target of this week. None for other candidates.
fn note(model: &Model, candidate: &TagCandidate) -> Option<String> {
    let standing = model.standing.as_ref()?;
    let value =
        standing.score.values.iter().find(|value| candidate.field == "values" && value.id == candidate.id)?;
    if value.resting {
        return Some("paused this season".to_owned());
    }
    let lived =
        standing.lived.values.iter().find(|lived| lived.id == value.id).map_or(0.0, |lived| lived.minutes);
    let target = value.target?;
    Some(format!("{} of {} this week", length(rounded(lived.trunc())), length(rounded(target))))
}
