//! Draws the faces of the side panel that list hours: by job, and with whom.

use super::panel::paragraph;
use crate::app::{Model, Verb};
use crate::canvas::widgets::{hidden, panel_head as head, wrap};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::text::width;
use crate::report::day::words::length;
use crate::report::standing::Standing;
use crate::report::unread::NO_NUMBERS;

/// Columns of a figure, with the gap before it.
const FIGURE: u16 = 10;
/// Fewest columns of a list with three figures.
const WITH_THREE: u16 = 44;

/// A row of a list: a name and a figure for each of its columns.
struct HoursRow {
    name: String,
    figures: Vec<String>,
}

/// Draws the hours of each job, today and in the week. Returns the row below them.
pub fn by_job(canvas: &mut Canvas<'_>, model: &Model, area: Region, key: &str) -> u16 {
    head(canvas, area, area.y, "BY JOB", key);
    let y = area.y + 2;
    let Some(standing) = known(model) else { return unknown(canvas, model, area, y) };
    let name =
        |id: &str| model.life.profile.engagement(id).map_or(id.to_owned(), |one| one.short_name().to_owned());
    let hours = &standing.engagements;
    if hours.is_empty() {
        return paragraph(canvas, area, y, "Nothing done for a job this week.");
    }
    let rows: Vec<HoursRow> = hours
        .iter()
        .map(|one| HoursRow { name: name(&one.id), figures: vec![figure(one.today), figure(one.week)] })
        .collect();
    let mut y = list(canvas, area, y, &["today", "this week"], &rows);
    let outside = || hours.iter().filter(|one| one.outside > 0);
    y += u16::from(outside().count() > 0);
    for one in outside().take(area.bottom().saturating_sub(y).into()) {
        let words = format!("outside {}'s hours", name(&one.id));
        let took = canvas.put_right(area.right() - 1, y, 8, &length(one.outside), Role::Muted);
        canvas.put(area.x + 1, y, area.width.saturating_sub(took + 3), &words, Role::Muted);
        y += 1;
    }
    y
}

/// Draws the hours with each person: the forecast of the week and the hours of a typical week and, with enough columns,
/// what is done. Returns the row below them.
pub fn with_whom(canvas: &mut Canvas<'_>, model: &Model, area: Region, key: &str) -> u16 {
    head(canvas, area, area.y, "WITH WHOM", key);
    let y = area.y + 2;
    let Some(standing) = known(model) else { return unknown(canvas, model, area, y) };
    if standing.people.is_empty() {
        let add = model.keymap.key(Verb::Add);
        let words = format!("Your hours with people appear here. Press {add} and write with:Ada.");
        return paragraph(canvas, area, y, &words);
    }
    let has_done = area.width >= WITH_THREE;
    let typical = |typical: Option<i64>| typical.map_or("—".to_owned(), figure);
    let row = |one: &crate::report::people::PersonHours| HoursRow {
        name: one.name.clone(),
        figures: has_done
            .then(|| figure(one.done))
            .into_iter()
            .chain([figure(one.forecast), typical(one.typical)])
            .collect(),
    };
    let rows: Vec<HoursRow> = standing.people.iter().map(row).collect();
    let heads = ["done", "forecast", "typical"];
    list(canvas, area, y, heads.get(usize::from(!has_done)..).unwrap_or_default(), &rows)
}

/// Returns the week's figures. `None` while they are loaded, or if a file that they need can't be read.
fn known(model: &Model) -> Option<&Standing> {
    model.standing.as_ref().filter(|standing| standing.score.is_whole)
}

/// Says why there are no figures. Returns the row below.
fn unknown(canvas: &mut Canvas<'_>, model: &Model, area: Region, y: u16) -> u16 {
    let words = if model.standing.is_some() { NO_NUMBERS } else { "Loading the week …" };
    paragraph(canvas, area, y, words)
}

fn figure(minutes: i64) -> String {
    if minutes == 0 { "·".to_owned() } else { length(minutes) }
}

/// Draws the heads of the figures, and the rows that fit. Returns the row below them.
fn list(canvas: &mut Canvas<'_>, area: Region, mut y: u16, heads: &[&str], rows: &[HoursRow]) -> u16 {
    // The column after each figure, from the left.
    let ends = || (0..cells(heads.len())).rev().map(|back| area.right() - 1 - back * FIGURE);
    for (end, words) in ends().zip(heads) {
        canvas.put_right(end, y, FIGURE - 1, words, Role::Muted);
    }
    y += 1;
    for (index, row) in rows.iter().enumerate() {
        let is_last = index + 1 == rows.len();
        // The name has the columns up to its first figure. A longer name has its own row.
        let first = ends().zip(&row.figures).map(|(end, figure)| end - cells(width(figure))).min();
        let room = first.unwrap_or(area.right()).saturating_sub(area.x + 2);
        let is_long = width(&row.name) > usize::from(room);
        let own_rows = if is_long { wrap(&row.name, usize::from(area.width - 2)) } else { Vec::new() };
        if y + cells(own_rows.len()) + u16::from(!is_last) >= area.bottom() {
            let more = hidden(canvas, 0, rows.len() - index);
            canvas.put(area.x + 1, y.min(area.bottom() - 1), area.width - 2, &more, Role::Faint);
            return area.bottom();
        }
        for line in &own_rows {
            canvas.put(area.x + 1, y, area.width - 2, line, Role::Text);
            y += 1;
        }
        if !is_long {
            canvas.put(area.x + 1, y, room, &row.name, Role::Text);
        }
        for (end, figure) in ends().zip(&row.figures) {
            canvas.put_right(end, y, FIGURE - 1, figure, Role::Text);
        }
        y += 1;
    }
    y
}
