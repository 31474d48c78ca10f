//! The engagements of the week in figures; below them the question itself, with the last weeks' answers above it.

use ratatui::layout::{Position, Rect};

use super::{INDENT, first_shown};
use crate::app::review::{Content, State, sentences};
use crate::app::words::length;
use crate::domain::Answer;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;
use crate::tui::view::parts::wrap;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, state: &State, content: &Content, area: Rect) {
    let words = content.record.answer.as_deref().unwrap_or_default();
    let columns = usize::from(area.width.saturating_sub(INDENT + 16));
    let answered = wrap(words, columns);
    // The question is what the page is for: it has its rows first.
    let question = 3 + answered.len().clamp(1, 3) as u16;
    let answers = (content.answers.len() as u16).min(area.height.saturating_sub(question + 3));
    let below = question + if answers > 0 { answers + 1 } else { 0 };
    let rows = area.height.saturating_sub(below).min(content.engagements.len().max(1) as u16 + 2);
    if rows >= 2 {
        table(canvas, state, content, Rect::new(area.x, area.y, area.width, rows - 1));
    }
    let mut y = area.y + if rows >= 2 { rows } else { 0 };
    let end = area.right() - 1;
    if answers > 0 {
        canvas.put(INDENT, y, end.saturating_sub(INDENT), "THE LAST WEEKS", Role::Head);
        y += 1;
        for answered in content.answers.iter().take(usize::from(answers)) {
            let said = answered.answer.map_or("", sentences::answer);
            canvas.put(INDENT + 2, y, 4, &format!("W{:02}", answered.week.number()), Role::Muted);
            canvas.put(INDENT + 7, y, 7, said, Role::Text);
            let words = answered.words.as_deref().unwrap_or_default();
            canvas.put(INDENT + 15, y, end.saturating_sub(INDENT + 15), words, Role::Muted);
            y += 1;
        }
        y += u16::from(area.bottom().saturating_sub(y) > question);
    }
    canvas.put(INDENT, y, end.saturating_sub(INDENT), "THIS WEEK", Role::Head);
    y += 1;
    canvas.put(INDENT - 2, y, 1, "›", Role::Accent);
    canvas.tint(area.x, y, area.width);
    canvas.cursor = Some(Position::new(INDENT - 2, y));
    let mut x = INDENT + 2;
    for (index, answer) in Answer::ALL.iter().enumerate() {
        let is_chosen = content.record.question == Some(*answer);
        let figure = index + 1;
        let (figure, role) = match is_chosen {
            true => (format!("({figure}) "), Role::Strong),
            false => (format!(" {figure}  "), Role::Muted),
        };
        x += canvas.put(
            x,
            y,
            end.saturating_sub(x),
            &figure,
            if is_chosen { Role::Strong } else { Role::Key },
        );
        x += canvas.put(x, y, end.saturating_sub(x), sentences::answer(*answer), role) + 4;
    }
    y += 1;
    if answered.is_empty() {
        let words = "in your own words, with e, or not at all";
        canvas.put(INDENT + 2, y, end.saturating_sub(INDENT + 2), words, Role::Faint);
    }
    for (y, line) in (y..area.bottom()).zip(&answered) {
        canvas.put(INDENT + 2, y, end.saturating_sub(INDENT + 2), line, Role::Text);
    }
}

fn percent(part: Option<f64>) -> String {
    part.map_or("—".to_owned(), |part| format!("{:.0} %", part * 100.0))
}

/// A line for each engagement; in a narrow terminal the last columns go.
fn table(canvas: &mut Canvas<'_>, state: &State, content: &Content, area: Rect) {
    let end = area.right() - 1;
    if content.engagements.is_empty() {
        let words = "No engagement had any time this week.";
        canvas.put(INDENT, area.y, end.saturating_sub(INDENT), words, Role::Muted);
        return;
    }
    let is_narrow = area.width < 76;
    let name = if area.width < 60 { 9 } else { 14 };
    let heads = ["ENGAGEMENT", "hours", "felt", "serves you", "theirs", "an hour pays", "outside its hours"];
    let widths = [name, 10, 18, 13, 9, 15, 18];
    let shown = if area.width >= 100 {
        7
    } else if is_narrow {
        3
    } else {
        6
    };
    let mut columns = Vec::new();
    let mut x = INDENT;
    for width in widths.into_iter().take(shown) {
        columns.push((x, width - 1));
        x += width;
    }
    for (index, (head, (x, width))) in heads.iter().zip(&columns).enumerate() {
        let role = if index == 0 { Role::Head } else { Role::Faint };
        canvas.put(*x, area.y, (*width).min(end.saturating_sub(*x)), head, role);
    }
    let rows = area.height.saturating_sub(1);
    let top = first_shown(state, content.engagements.len(), rows);
    for (y, one) in (area.y + 1..area.bottom()).zip(content.engagements.iter().skip(top)) {
        let outside = content.outside(&one.id);
        let cells = [
            sentences::engagement(content, &one.id),
            length(one.minutes.round() as i64),
            sentences::felt(one.energy).to_owned(),
            percent(one.serving),
            percent(one.theirs),
            sentences::rate(one.rate.as_ref()).unwrap_or("—".to_owned()),
            if outside > 0 { length(outside) } else { "·".to_owned() },
        ];
        for (index, (cell, (x, width))) in cells.iter().zip(&columns).enumerate() {
            let role = if index == 0 { Role::Text } else { Role::Muted };
            canvas.put(*x, y, (*width).min(end.saturating_sub(*x)), cell, role);
        }
    }
}
