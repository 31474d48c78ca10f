//! The five signs, answered from 1 to 5: for life, and where someone wishes for an engagement alone.

use ratatui::layout::{Position, Rect};

use super::INDENT;
use crate::app::review::{Content, State, sentences};
use crate::app::words::length;
use crate::domain::week::{SIGN_SENTENCES, SIGNS};
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;
use crate::tui::view::parts::wrap;

/// Below so many columns the figures stand under their sentence.
const BESIDE: u16 = 72;
/// Where figures stand beside their sentence.
struct Columns {
    first: u16,
    apart: u16,
    last_week: u16,
    is_beside: bool,
}

impl Columns {
    fn new(width: u16) -> Columns {
        match width {
            100.. => Columns { first: 58, apart: 7, last_week: 103, is_beside: true },
            BESIDE.. => Columns { first: 51, apart: 4, last_week: 74, is_beside: true },
            _ => Columns { first: INDENT + 2, apart: 4, last_week: 30, is_beside: false },
        }
    }

    /// The column of a figure from 1 to 5.
    fn at(&self, figure: usize) -> u16 {
        self.first + (figure as u16 - 1) * self.apart
    }
}

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, state: &State, content: &Content, area: Rect) {
    let columns = Columns::new(area.width);
    let (now, last) = match state.whose.as_deref() {
        None => (content.record.signs.life(), content.last.signs.life()),
        Some(id) => {
            let of = |signs: &crate::domain::CheckIn| signs.by.get(id).copied().unwrap_or_default();
            (of(&content.record.signs), of(&content.last.signs))
        }
    };
    let whose = state.whose.as_deref().map(|id| sentences::engagement(content, id).to_uppercase());
    canvas.put(INDENT, area.y, 30, whose.as_deref().unwrap_or("LIFE"), Role::Head);
    if columns.is_beside {
        canvas.put(columns.at(1).saturating_sub(2), area.y, 10, "not at all", Role::Faint);
        let wholly = columns.at(5).saturating_sub(2).max(columns.at(1) + 9);
        canvas.put(wholly, area.y, 6, "wholly", Role::Faint);
        let words = if area.width >= 100 { "last week" } else { "last" };
        canvas.put(columns.last_week, area.y, 9, words, Role::Faint);
    }
    let asked: Vec<_> = content.asked().filter(|_| state.whose.is_none()).collect();
    let needed = if columns.is_beside { 1 } else { 2 };
    let all = SIGNS.len() as u16 * needed + asked.len() as u16 + 3;
    let gap = u16::from(area.height > all + SIGNS.len() as u16 + 3);
    let each = needed + gap;
    // Where not all fits, what lies above the cursor goes.
    let body = area.y + 1 + gap;
    let rows = area.bottom().saturating_sub(body);
    let place = |line: usize| {
        let signs = line.min(SIGNS.len()) as u16 * each;
        let engagements = line.saturating_sub(SIGNS.len()) as u16 + u16::from(line >= SIGNS.len());
        signs + engagements
    };
    let line = state.line.min(SIGNS.len() + asked.len());
    let hidden = (place(line) + needed).saturating_sub(rows);
    let y_of =
        |line: usize| place(line).checked_sub(hidden).map(|row| body + row).filter(|y| *y < area.bottom());
    for (index, sentence) in SIGN_SENTENCES.iter().enumerate() {
        let Some(y) = y_of(index) else { continue };
        let here = line == index;
        pointer(canvas, area, y, here);
        let room = if columns.is_beside { columns.first - INDENT - 2 } else { area.width - INDENT - 1 };
        canvas.put(INDENT, y, room, sentence, if here { Role::Strong } else { Role::Text });
        let y = y + needed - 1;
        figures(canvas, &columns, y, here, now.all()[index]);
        if let Some(answer) = last.all()[index] {
            let words = if columns.is_beside { answer.to_string() } else { format!("last {answer}") };
            let x = if area.width >= 100 { columns.last_week + 4 } else { columns.last_week + 1 };
            canvas.put(x, y, 12, &words, Role::Muted);
        }
    }
    for (index, one) in asked.iter().enumerate() {
        let line_of = SIGNS.len() + index;
        let Some(y) = y_of(line_of) else { continue };
        let here = line == line_of;
        pointer(canvas, area, y, here);
        let name = sentences::engagement(content, &one.id).to_uppercase();
        canvas.put(INDENT, y, 20, &name, if here { Role::Strong } else { Role::Head });
        let hours = format!("{} this week", length(one.minutes.round() as i64));
        canvas.put(INDENT + 14, y, 20, &hours, Role::Muted);
        let x = if columns.is_beside { columns.first.saturating_sub(2) } else { INDENT + 30 };
        canvas.put(x, y, area.width.saturating_sub(x + 1), &own(content, &one.id, here), Role::Muted);
    }
    last_words(canvas, content, area, y_of(SIGNS.len() + asked.len()));
}

fn pointer(canvas: &mut Canvas<'_>, area: Rect, y: u16, here: bool) {
    if here {
        canvas.put(INDENT - 2, y, 1, "›", Role::Accent);
        canvas.tint(area.x, y, area.width);
        canvas.cursor = Some(Position::new(INDENT - 2, y));
    }
}

/// The five figures of a line, the one that is chosen in brackets.
fn figures(canvas: &mut Canvas<'_>, columns: &Columns, y: u16, here: bool, chosen: Option<u8>) {
    for figure in 1..=5 {
        let x = columns.at(figure);
        let is_chosen = chosen == Some(figure as u8);
        let role = match (is_chosen, here) {
            (true, _) => Role::Strong,
            (false, true) => Role::Text,
            (false, false) => Role::Faint,
        };
        canvas.put(x, y, 1, &figure.to_string(), role);
        if is_chosen {
            canvas.put(x - 1, y, 1, "(", Role::Strong);
            canvas.put(x + 1, y, 1, ")", Role::Strong);
        }
    }
}

/// How an engagement is answered: as above, or its own.
fn own(content: &Content, id: &str, here: bool) -> String {
    let answers = content.record.signs.by.get(id).map(|answers| answers.all()).unwrap_or_default();
    let given: Vec<String> =
        answers.iter().map(|answer| answer.map_or("·".to_owned(), |answer| answer.to_string())).collect();
    let tab = if here {
        format!("   Tab answers for {} alone", sentences::engagement(content, id))
    } else {
        String::new()
    };
    if answers.iter().all(Option::is_none) {
        format!("as above{tab}")
    } else {
        format!("{}{tab}", given.join(" "))
    }
}

/// What the answers are worth, where there is room for it.
fn last_words(canvas: &mut Canvas<'_>, content: &Content, area: Rect, below: Option<u16>) {
    let Some(y) = below.map(|y| y + 1).filter(|y| *y < area.bottom()) else { return };
    let given = content.record.signs.life().all().iter().flatten().count();
    let words = match given {
        0..3 => "Three answers are enough to count. They weigh 20 of 100, and only you can give them.",
        _ => "They weigh 20 of 100, and only you can give them.",
    };
    let lines = wrap(words, usize::from(area.width.saturating_sub(INDENT + 1)));
    for (y, line) in (y..area.bottom()).zip(&lines) {
        canvas.put(INDENT, y, area.width.saturating_sub(INDENT + 1), line, Role::Muted);
    }
}
