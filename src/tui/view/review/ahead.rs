//! The week ahead: what it is for, what was left over, a slot for what starves, days of grace.

use ratatui::layout::{Position, Rect};

use super::INDENT;
use crate::app::Model;
use crate::app::review::{Content, Line, lines, sentences};
use crate::app::words::length;
use crate::domain::date::short;
use crate::domain::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;

/// A row of the page.
enum Row {
    Head(String),
    Blank,
    Line(usize, Line),
}

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, content: &Content, area: Rect) {
    let ahead = &content.ahead;
    let mut rows: Vec<Row> = Vec::new();
    let mut head = None;
    for (index, line) in lines(ahead).into_iter().enumerate() {
        let words = match line {
            Line::Intention => format!(
                "W{:02}, {}",
                ahead.week.number(),
                sentences::dates(ahead.week.monday(), ahead.week.sunday())
            ),
            Line::Leftover(_) => "LEFT OVER".to_owned(),
            Line::Starving(_) => "ROOM FOR WHAT STARVED".to_owned(),
            Line::Day(_) => "ITS DAYS".to_owned(),
        };
        if head.as_ref() != Some(&words) {
            if head.is_some() {
                rows.push(Row::Blank);
            }
            rows.push(Row::Head(words.clone()));
            head = Some(words);
        }
        rows.push(Row::Line(index, line));
    }
    // Where there is little room the blank rows go first.
    if rows.len() > usize::from(area.height) {
        rows.retain(|row| !matches!(row, Row::Blank));
    }
    let chosen = model.review.line.min(lines(ahead).len() - 1);
    let at = rows.iter().position(|row| matches!(row, Row::Line(index, _) if *index == chosen)).unwrap_or(0);
    let shown = usize::from(area.height);
    // What follows the cursor is seen too, so that one knows that there is more.
    let top = (at + 2).saturating_sub(shown).min(rows.len().saturating_sub(shown));
    for (y, row) in (area.y..area.bottom()).zip(rows.iter().skip(top)) {
        match row {
            Row::Blank => {}
            Row::Head(words) => {
                canvas.put(INDENT, y, area.width.saturating_sub(INDENT + 1), words, Role::Head);
            }
            Row::Line(index, line) => one(canvas, model, content, *line, *index == chosen, (area, y)),
        }
    }
    super::more_below(canvas, area, rows.len().saturating_sub(top + shown));
}

fn one(
    canvas: &mut Canvas<'_>,
    model: &Model,
    content: &Content,
    line: Line,
    here: bool,
    (area, y): (Rect, u16),
) {
    let ahead = &content.ahead;
    let end = area.right() - 1;
    let role = if here { Role::Strong } else { Role::Text };
    if here {
        canvas.put(INDENT - 2, y, 1, "›", Role::Accent);
        canvas.tint(area.x, y, area.width);
        canvas.cursor = Some(Position::new(INDENT - 2, y));
    }
    let x = INDENT;
    // What is chosen stands in a column of its own.
    let choice = match area.width {
        100.. => 62,
        70.. => area.width * 23 / 40,
        _ => area.width * 9 / 20,
    };
    let mut put =
        |x: u16, end: u16, text: &str, role: Role| canvas.put(x, y, end.saturating_sub(x), text, role);
    match line {
        Line::Intention => match &ahead.intention {
            Some(intention) => {
                put(x, end, intention, role);
            }
            None => {
                put(x, end, "e says what it is for", Role::Faint);
            }
        },
        Line::Leftover(at) => {
            let leftover = &ahead.leftovers[at];
            let block = &leftover.target.block;
            let when = short(leftover.target.date);
            let title = if area.width >= 70 { x + 12 } else { x + 4 };
            put(x, title - 1, if area.width >= 70 { &when } else { &when[..3] }, Role::Muted);
            let mut words = block.title.clone();
            if block.carried > 0 && width(&words) + 18 < usize::from(choice.saturating_sub(title)) {
                words.push_str(&format!(
                    ", carried {}",
                    if block.carried == 1 { "once".to_owned() } else { format!("{} times", block.carried) }
                ));
            }
            put(title, choice - 3, &words, role);
            let way = sentences::way(model.config.clock, leftover);
            // Where there is little room, the day says that it is carried.
            let way = if area.width < 60 { way.trim_start_matches("carry to ") } else { &way };
            choose(canvas, choice, end, y, way, here);
        }
        Line::Starving(at) => {
            let starving = &ahead.starving[at];
            let (had, asked) = starving.had;
            let words = format!(
                "{}: {} of {}",
                starving.name,
                length(had.round() as i64),
                length(asked.round() as i64)
            );
            put(x, choice - 3, &words, role);
            choose(
                canvas,
                choice,
                end,
                y,
                &sentences::offer(model.config.clock, model.today, starving),
                here,
            );
        }
        Line::Day(at) => {
            let day = ahead.days[at];
            let words = match (day.planned, area.width >= 70) {
                (0, true) => "nothing planned yet".to_owned(),
                (0, false) => "nothing yet".to_owned(),
                (planned, true) => format!("{} planned, {} free", length(planned), length(day.free)),
                (planned, false) => format!("{} planned", length(planned)),
            };
            put(x, x + 11, &short(day.date), role);
            put(x + 12, choice - 3, &words, Role::Muted);
            choose(
                canvas,
                choice,
                end,
                y,
                if day.is_grace { "a day of grace" } else { "an ordinary day" },
                here,
            );
        }
    }
}

/// What is chosen, between the arrows that change it where the cursor is.
fn choose(canvas: &mut Canvas<'_>, x: u16, end: u16, y: u16, words: &str, here: bool) {
    let role = if here { Role::Strong } else { Role::Muted };
    if here {
        canvas.put(x - 2, y, 1, canvas.sign("‹", "<"), Role::Accent);
    }
    let took = canvas.put(x, y, end.saturating_sub(x + 2), words, role);
    if here {
        canvas.put(x + took + 1, y, 1, canvas.sign("›", ">"), Role::Accent);
    }
}
