//! Draws a line being typed, its completions, and what it would save.

use super::{Outcome, Prompt};
use crate::alignment::rounded;
use crate::app::Model;
use crate::app::chrome;
use crate::app::footer;
use crate::canvas::widgets::{typed_line, whole_parts, wrap, wrap_all};
use crate::canvas::{Canvas, Region, Role, cells};
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
        let behind = at + canvas.put(at, area.y, end.saturating_sub(at), offer, Role::Faint) + 3;
        let uses = "Enter uses it";
        if behind + cells(uses.len()) <= end {
            canvas.put(behind, area.y, end - behind, uses, Role::Muted);
        }
    } else if prompt.input.value().is_empty() {
        let hint = prompt.purpose.hint(model.config.clock);
        let room = end.saturating_sub(at);
        canvas.put(at, area.y, room, &whole_parts(&hint, room.into()), Role::Faint);
    }
    let reading = &prompt.reading;
    let bottom = area.bottom();
    let columns = usize::from(end.saturating_sub(8));
    let notice = reading.notice.as_ref().map(ToString::to_string);
    let says: Vec<&str> = reading.says.iter().map(String::as_str).collect();
    let notice_rows = notice.as_ref().map_or(0, |notice| wrap(notice, columns).len());
    let needed: usize = says.iter().map(|text| wrap(text, columns).len()).sum::<usize>() + notice_rows;
    let mut y = area.y + 1;
    if let Some(completion) = &prompt.completion {
        let x = at.saturating_sub(12).clamp(1, end.saturating_sub(44).max(1));
        // Where rows are few, what would be saved comes before more candidates.
        let left = area.height.saturating_sub(1);
        let rows = usize::from(left.saturating_sub(cells(needed)).max(1).min(left.saturating_sub(3)).min(3));
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
    let mut y = (area.y + 2).max(y);
    if prompt.completion.is_none() && reading.says.is_empty() && reading.notice.is_none() {
        return;
    }
    // Where rows are few, the empty row above is used too.
    if usize::from(bottom.saturating_sub(y)) < needed && prompt.completion.is_none() {
        y = area.y + 1;
    }
    let saves = matches!(reading.outcome, Outcome::Make(_) | Outcome::Name(_));
    if saves && !reading.says.is_empty() && y < bottom {
        canvas.put(1, y, 6, prompt.purpose.saves(), Role::Head);
    }
    // The notice is not cut before the words above it are, but those keep a row.
    let left = usize::from(bottom.saturating_sub(y));
    let kept = left.saturating_sub(notice_rows).max(usize::from(!says.is_empty())).min(left);
    let said = wrap_all(&says, columns, kept);
    let left = left.saturating_sub(said.len());
    let said =
        said.into_iter().map(|(index, line)| (line, if index == 0 { Role::Text } else { Role::Muted }));
    let notice: Vec<&str> = notice.iter().map(String::as_str).collect();
    let notice = wrap_all(&notice, columns, left).into_iter().map(|(_, line)| (line, Role::Notice));
    for (line, role) in said.chain(notice) {
        canvas.put(8, y, end.saturating_sub(8), &line, role);
        y += 1;
    }
    if prompt.offer.is_some() {
        let besides = prompt.purpose.besides_offer(model.config.clock);
        let besides: Vec<&str> = besides.iter().map(String::as_str).collect();
        let lines = wrap_all(&besides, columns, usize::from(bottom.saturating_sub(y)));
        // A row stays blank above them, if there is one.
        y += u16::from(y + cells(lines.len()) < bottom);
        for (y, (_, line)) in (y..bottom).zip(&lines) {
            canvas.put(8, y, end.saturating_sub(8), line, Role::Muted);
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
