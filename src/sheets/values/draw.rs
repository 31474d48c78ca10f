//! Draws the common values, and the questions.

use super::{Offered, ValuesPage, ValuesSheet, has};
use crate::app::{Model, picker};
use crate::canvas::widgets::{out_of_sight, wrap};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::profile::QUESTIONS;
use crate::domain::text::width;

/// Column of the names and answers.
const NAME: u16 = 5;
/// Columns from which a value's meaning stands beside its name.
const BESIDE: u16 = 60;
/// Column of what a value means.
const MEANS: u16 = 20;

/// Draws the title and the lines.
pub(super) fn draw(canvas: &mut Canvas<'_>, sheet: &ValuesSheet, model: &Model, area: Region) {
    let room = area.width.saturating_sub(2);
    let (title, words) = match &sheet.page {
        ValuesPage::Ask(answers) => {
            let asks = QUESTIONS.get(answers.len()).map_or("", |question| question.asks);
            (format!("What matters to you? Question {} of {}", answers.len() + 1, QUESTIONS.len()), asks)
        }
        ValuesPage::Pick(offered) if offered.iter().any(|one| one.answer.is_some()) => (
            "What your answers speak for".to_owned(),
            "Leave out what is not you. The rest become your values.",
        ),
        ValuesPage::Pick(_) => {
            let title = match sheet.picked.len() {
                0 => "Common values".to_owned(),
                count => format!("Common values: {count} chosen"),
            };
            (title, "3 to 5 are plenty. If you don't know, three questions help.")
        }
    };
    canvas.put(1, area.y, room, &title, Role::Head);
    let mut y = area.y + 1;
    for line in wrap(words, usize::from(room.min(76))) {
        canvas.put(1, y, room, &line, Role::Muted);
        y += 1;
    }
    if area.height > 16 {
        y += 1;
    }
    let list = area.without_top(y - area.y);
    let lines: Vec<usize> = (0..sheet.lines()).collect();
    let (above, below) = picker::out_of_view(list.height, lines.len(), sheet.chosen);
    out_of_sight(canvas, area.right() - 1, area.y, above, below);
    picker::draw(canvas, list, 1, (&lines, sheet.chosen), |canvas, y, index, is_here| {
        let role = if is_here { Role::Strong } else { Role::Text };
        match &sheet.page {
            ValuesPage::Ask(answers) => {
                let answer = QUESTIONS.get(answers.len()).and_then(|question| question.answers.get(*index));
                canvas.put(3, y, 1, &(index + 1).to_string(), Role::Key);
                canvas.put(
                    NAME,
                    y,
                    room.saturating_sub(NAME),
                    answer.map_or("", |answer| answer.words),
                    role,
                );
            }
            ValuesPage::Pick(offered) => match offered.get(*index) {
                Some(one) => value(canvas, (sheet, model), one, (y, area.width), role),
                None => {
                    canvas.put(
                        NAME,
                        y,
                        room.saturating_sub(NAME),
                        "Another value, in your own words …",
                        role,
                    );
                }
            },
        }
    });
}

/// Draws a value: whether it is picked, its name, and what it means or which answer led to it.
fn value(
    canvas: &mut Canvas<'_>,
    (sheet, model): (&ValuesSheet, &Model),
    Offered { value, answer }: &Offered,
    (y, columns): (u16, u16),
    role: Role,
) {
    let is_own = has(&model.life, value);
    if sheet.picked.contains(value.id) {
        canvas.put(3, y, 1, "*", Role::Accent);
    }
    let end = columns.saturating_sub(1);
    let name =
        canvas.put(NAME, y, end.saturating_sub(NAME), value.name, if is_own { Role::Faint } else { role });
    let means = match (is_own, answer) {
        (true, _) => "already yours".to_owned(),
        (false, Some(answer)) => format!("you said: {answer}"),
        (false, None) => value.means.to_owned(),
    };
    let x = if columns >= BESIDE { MEANS } else { NAME + name + 2 };
    // In a narrow terminal half a sentence says less than none.
    if columns >= BESIDE || x + cells(width(&means)) <= end {
        canvas.put(x, y, end.saturating_sub(x), &means, Role::Muted);
    }
}
