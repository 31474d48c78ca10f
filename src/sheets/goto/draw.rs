//! Draws the line for a date and its calendar.

use chrono::{Datelike, NaiveDate};

use super::keys::NAME;
use super::layout::{Calendar, GoToLayout};
use super::{Destination, GoToDate};
use crate::app::Model;
use crate::canvas::widgets::{typed_line, whole_parts, wrap};
use crate::canvas::{Canvas, Region, Role};
use crate::domain::Week;
use crate::domain::date::{month_name, plus, weekday_name};

/// Examples of what can be typed.
const EXAMPLES: &str = "fri, +3, -7, 24, 24 dec, 2026-12-24, 2026-W52, g first block, e last block";

/// Draws the line and, where it has room, the calendar.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model, sheet: &GoToDate, area: Region) {
    let layout = GoToLayout::new(area, sheet.month(), sheet.shown(), model.config.week_start);
    draw_line(canvas, sheet, layout.line);
    let Some(calendar) = &layout.calendar else { return };
    draw_month(canvas, model, sheet, calendar);
    let legend = format!("[ ] today  {} has blocks", mark(canvas));
    match calendar.title {
        _ if layout.is_beside => {
            canvas.put(1, layout.line.bottom() - 1, layout.line.width - 1, &legend, Role::Faint);
        }
        Some(title) => {
            canvas.put_right(calendar.right(), title, 23, &legend, Role::Faint);
        }
        None => {}
    }
}

/// Draws the line, and below it the words for what Enter does.
fn draw_line(canvas: &mut Canvas<'_>, sheet: &GoToDate, area: Region) {
    let end = area.right() - 1;
    let at = typed_line(canvas, NAME, &sheet.input, 1, area.y, end);
    if sheet.input.value().is_empty() {
        let columns = end.saturating_sub(at);
        canvas.put(at, area.y, columns, &whole_parts(EXAMPLES, columns.into()), Role::Faint);
    }
    let role = if sheet.destination == Destination::Nowhere { Role::Notice } else { Role::Text };
    let lines = wrap(&sheet.says, usize::from(end.saturating_sub(1)));
    for (y, line) in (area.y + 1..area.bottom()).zip(lines) {
        canvas.put(1, y, end.saturating_sub(1), &line, role);
    }
}

/// Sign of a day with blocks.
fn mark(canvas: &Canvas<'_>) -> &'static str {
    canvas.sign("·", ".")
}

fn draw_month(canvas: &mut Canvas<'_>, model: &Model, sheet: &GoToDate, calendar: &Calendar) {
    let shown = sheet.shown();
    if let Some(y) = calendar.title {
        let name = format!("{} {}", month_name(shown), shown.year());
        canvas.put(calendar.x, y, calendar.right() - calendar.x, &name, Role::Head);
    } else {
        let name = month_name(shown);
        canvas.put(calendar.x, calendar.head, 3, name.get(..3).unwrap_or(name), Role::Head);
    }
    if let Some((_, first)) = calendar.weeks.first() {
        for index in 0..7 {
            let name = weekday_name(plus(*first, index.into()).weekday());
            canvas.put(
                calendar.digits_x(index),
                calendar.head,
                2,
                name.get(..2).unwrap_or(name),
                Role::Muted,
            );
        }
    }
    for (y, first) in &calendar.weeks {
        // The week's number is that of its Thursday, whatever day it begins on.
        let thursday = (0..7).map(|day| plus(*first, day)).find(|day| day.weekday() == chrono::Weekday::Thu);
        let number = Week::of(thursday.unwrap_or(*first)).number();
        canvas.put(calendar.x, *y, 3, &format!("W{number:02}"), Role::Faint);
        for index in 0..7 {
            let date = plus(*first, index.into());
            if date.month() == shown.month() {
                draw_day(canvas, model, calendar, (index, *y), (date, date == shown));
            }
        }
    }
}

/// Draws a day: its number, brackets around today's, the cursor's sign before the shown one, and the sign of blocks.
fn draw_day(
    canvas: &mut Canvas<'_>,
    model: &Model,
    calendar: &Calendar,
    (index, y): (u16, u16),
    (date, is_shown): (NaiveDate, bool),
) {
    let is_today = date == model.today;
    let has_blocks = model.life.day(date).is_some_and(|day| !day.blocks.is_empty());
    let role = match (is_shown, is_today, has_blocks) {
        (true, ..) => Role::Strong,
        (_, true, _) => Role::Accent,
        (_, _, true) => Role::Text,
        (_, _, false) => Role::Muted,
    };
    let x = calendar.digits_x(index);
    canvas.put(x, y, 2, &format!("{:>2}", date.day()), role);
    // In a narrow terminal the cursor's sign takes the place of the brackets.
    let has_brackets = is_today && (!is_shown || x - 1 > calendar.day_x(index));
    if has_brackets {
        canvas.put(x - 1, y, 1, "[", role);
        canvas.put(x + 2, y, 1, "]", role);
    }
    if is_shown {
        canvas.put(calendar.day_x(index), y, 1, "›", Role::Accent);
        canvas.tint(calendar.day_x(index), y, calendar.cell);
    }
    if has_blocks {
        let at = x + if has_brackets { 3 } else { 2 };
        canvas.put(at, y, 1, mark(canvas), role);
    }
}
