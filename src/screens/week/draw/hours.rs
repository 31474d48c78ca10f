//! Draws the week by the hour: hours down, days across.

use super::blocks::BlockLook;
use crate::app::Model;
use crate::canvas::widgets::hidden;
use crate::canvas::{Canvas, Role, cells};
use crate::domain::text::width;
use crate::report::day::agenda::{Agenda, MinuteSpan, Stop};
use crate::screens::cursor::put_pointer;
use crate::screens::days::draw_time::{hour_words, time_words};
use crate::screens::days::marks::is_marked;
use crate::screens::week::layout::hours::{HourCell, HourColumn, WeekHours, is_here};
use crate::screens::week::layout::{ColumnHead, WeekLayout};
use crate::screens::week::state::{agenda_of, week_days};

/// Draws the hours and their days.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, layout: &WeekLayout, hours: &WeekHours) {
    margin(canvas, model, layout, hours);
    for (index, (day, head)) in hours.days.iter().zip(&layout.heads.1).enumerate() {
        let Some(agenda) = agenda_of(model, day.date) else { continue };
        upper(canvas, model, agenda, day, *head, layout, hours);
        for cell in &day.cells {
            draw_cell(canvas, model, agenda, cell, (index, *head), layout, hours);
        }
    }
}

/// Returns the terminal's row for a row of the hours. None where it is out of view.
fn y(layout: &WeekLayout, hours: &WeekHours, row: usize) -> Option<u16> {
    let line = hours.line(row)?;
    Some(layout.area.y + cells(hours.upper + line))
}

fn margin(canvas: &mut Canvas<'_>, model: &Model, layout: &WeekLayout, hours: &WeekHours) {
    let columns = layout.heads.1.first().map_or(0, |head| head.x.saturating_sub(1));
    let now = week_days(model).iter().find_map(|(_, agenda)| agenda.now);
    let mut said = None;
    for (row, minutes) in hours.rows.iter().enumerate() {
        let Some(y) = y(layout, hours, row) else { continue };
        let hour = minutes.start.div_euclid(60);
        if said != Some(hour) {
            let is_now = now.is_some_and(|now| now.div_euclid(60) == hour);
            let role = if is_now { Role::Accent } else { Role::Muted };
            canvas.put(1, y, columns, &hour_words(hour, model.config.clock), role);
            // Hours without a block have no row.
            let before = row.checked_sub(1).and_then(|above| hours.rows.get(above));
            if before.is_some_and(|above| above.end < minutes.start) {
                canvas.fill(0, y, 1, "┆", ":", Role::Faint);
            }
            said = Some(hour);
        }
    }
    let (above, below) = hours.out_of_sight();
    if let (Some(notes), true) = (layout.notes, above > 0) {
        canvas.put(1, notes, 20, &hidden(canvas, above, 0), Role::Faint);
    }
    if below > 0 {
        canvas.put(1, layout.area.bottom(), 20, &hidden(canvas, 0, below), Role::Faint);
    }
}

/// Draws the blocks that have no row among the hours: those with no set time and, under the cursor, one that began on
/// the day before.
fn upper(
    canvas: &mut Canvas<'_>,
    model: &Model,
    agenda: &Agenda,
    day: &HourColumn,
    head: ColumnHead,
    layout: &WeekLayout,
    hours: &WeekHours,
) {
    let end = head.x + head.width;
    let rows = hours.upper;
    let items = day.upper.iter().filter_map(|item| agenda.items.get(*item));
    for (line, item) in items.enumerate() {
        let look = BlockLook::new(model, agenda, item);
        // Where they do not all fit, the block under the cursor takes the last row.
        let line = if line >= rows && look.here && rows > 0 { rows - 1 } else { line };
        if line >= rows {
            continue;
        }
        let y = layout.area.y + cells(line);
        canvas.fill(head.x, y, head.width, " ", " ", Role::Text);
        if look.here {
            canvas.tint(head.x, y, head.width - 1);
            put_pointer(canvas, head.x, y);
        } else if is_marked(model, look.item) {
            canvas.put(head.x, y, 1, "*", Role::Accent);
        }
        let until = look.item.place.span().end.short(model.config.clock);
        let title = look.title(head.width, canvas.is_ascii());
        // A block that still runs has no end yet.
        let ends = look.item.is_tail(day.date) && !agenda.runs_on(look.item);
        let words = if ends { format!("until {until} {title}") } else { title };
        let mark = look.mark().filter(|_| !ends);
        let x = mark.map_or(head.x + 1, |(mark, role)| {
            head.x + 1 + canvas.put(head.x + 1, y, end.saturating_sub(head.x + 1), mark, role)
        });
        canvas.put(x, y, (end - 1).saturating_sub(x), &words, look.role());
    }
}

fn draw_cell(
    canvas: &mut Canvas<'_>,
    model: &Model,
    agenda: &Agenda,
    cell: &HourCell,
    (day, head): (usize, ColumnHead),
    layout: &WeekLayout,
    hours: &WeekHours,
) {
    let (from, to) = cell.lane.columns(head.columns());
    // The last column is for the pointer of the next day.
    let end = if to == head.columns().1 { to } else { to - 1 };
    let seen = |row: usize| y(layout, hours, row);
    let here = is_here(model, agenda, cell.stop) && !cell.is_tail;
    let own = cell.rows.0..cell.rows.0 + cell.own;
    if here {
        for (index, y) in own.clone().filter_map(seen).enumerate() {
            let columns = head.width - 1;
            if index == 0 { canvas.tint(head.x, y, columns) } else { canvas.shade(head.x, y, columns) }
        }
    }
    let Some(item) = agenda.item(cell.stop) else {
        let Stop::Gap(gap) = cell.stop else { return };
        if let Some(y) = seen(cell.rows.0) {
            put_pointer(canvas, head.x, y);
            canvas.fill(from, y, end - from, " ", " ", Role::Text);
            let room = end.saturating_sub(from + 2);
            let free = format!("{}free", minute(gap.start));
            let until = format!("{free} to {}", time_words(gap.end, model.config.clock));
            let words = if width(&until) <= usize::from(room) { until } else { free };
            canvas.put(from + 2, y, room, &words, Role::Strong);
        }
        return;
    };
    let look = BlockLook::new(model, agenda, item);
    let edge_role = look.edge_role(model);
    for row in cell.rows.0..cell.rows.1 {
        let (Some(y), Some(minutes)) = (seen(row), hours.rows.get(row)) else { continue };
        canvas.fill(from, y, end - from, " ", " ", Role::Text);
        let edge = look.edge(overlap(*minutes, cell.extent));
        canvas.put(from, y, 1, edge, edge_role);
    }
    if cell.is_tail {
        return;
    }
    // Where its start is above the view, the title is in the first of its own rows in view.
    let Some((first, y)) = own.clone().find_map(|row| Some((row, seen(row)?))) else { return };
    if here {
        put_pointer(canvas, head.x, y);
    } else if is_marked(model, look.item) {
        canvas.put(from - 1, y, 1, "*", Role::Accent);
    }
    let (sign, sign_role) = look.sign(cell.shares);
    canvas.put(from + 1, y, 1, sign, sign_role);
    let mut x = from + 2;
    if first == cell.rows.0 {
        x += canvas.put(x, y, end.saturating_sub(x), &minute(cell.extent.start), look.role());
    }
    if let Some((mark, role)) = look.mark() {
        x += canvas.put(x, y, end.saturating_sub(x), mark, role);
    }
    let end = hours.title_end(day, first, cell, head);
    let room = end.saturating_sub(x);
    let title = look.title(room, canvas.is_ascii());
    if width(&title) <= usize::from(room) {
        canvas.put(x, y, room, &title, look.role());
        return;
    }
    let rows: Vec<(usize, u16)> =
        own.skip_while(|row| *row < first).filter_map(|row| Some((row, seen(row)?))).collect();
    let behind = end.saturating_sub(from + 2);
    let lines = title_lines(&title, (room.into(), behind.into()), rows.len());
    // What is still too long runs over blank cells of the days after.
    let last = lines.len().saturating_sub(1);
    for (index, (line, (row, y))) in lines.iter().zip(rows).enumerate() {
        let end = match hours.title_end(day, row, cell, head) {
            end if index == last && end == head.columns().1 => {
                hours.blank_until(day, row, &layout.heads.1).unwrap_or(end)
            }
            end => end,
        };
        let x = if index == 0 { x } else { from + 2 };
        canvas.put(x, y, end.saturating_sub(x), line, look.role());
    }
}

/// Divides a title at its spaces into at most `rows` lines. `room` has the columns of the first line and of the later
/// ones. A word is never divided, so a line may be too long.
fn title_lines(title: &str, room: (usize, usize), rows: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in title.split(' ') {
        let (count, room) = (lines.len(), if lines.len() == 1 { room.0 } else { room.1 });
        let Some(line) = lines.last_mut() else { break };
        // A sign such as that of a fixed block stays with the word before it.
        let joins = line.is_empty() || word.chars().count() < 2 || width(line) + 1 + width(word) <= room;
        if joins || count >= rows {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// Returns `:15 ` where something begins within the hour. Empty at the full hour.
fn minute(start: i64) -> String {
    match start.rem_euclid(60) {
        0 => String::new(),
        minute => format!(":{minute:02} "),
    }
}

/// Returns the minutes that a row and an extent share. None where they share none.
fn overlap(row: MinuteSpan, extent: MinuteSpan) -> Option<MinuteSpan> {
    let shared = MinuteSpan { start: row.start.max(extent.start), end: row.end.min(extent.end) };
    (shared.start < shared.end).then_some(shared)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_title_is_divided_at_spaces() {
        assert_eq!(title_lines("Cook for two days", (8, 10), 2), ["Cook for", "two days"]);
        assert_eq!(title_lines("Breakfast", (5, 9), 3), ["Breakfast"]);
        assert_eq!(title_lines("Roadmap ◆", (7, 11), 2), ["Roadmap ◆"]);
        assert_eq!(title_lines("Mum home from hospital", (8, 9), 2), ["Mum home", "from hospital"]);
    }

    proptest! {
        #[test]
        fn no_word_of_a_title_is_lost(title in "[a-zé◆]{1,12}( [a-zé◆]{1,12}){0,6}", rows in 1usize..5) {
            let lines = title_lines(&title, (9, 12), rows);
            prop_assert!(lines.len() <= rows);
            prop_assert_eq!(lines.join(" "), title);
        }
    }
}
