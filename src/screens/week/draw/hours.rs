//! The week by the hour: the hours down, the days across.

use super::blocks::BlockLook;
use crate::app::Model;
use crate::canvas::widgets::wrap;
use crate::canvas::{Canvas, Role};
use crate::domain::Time;
use crate::domain::config::Clock;
use crate::domain::text::width;
use crate::report::day::agenda::{Agenda, MinuteSpan};
use crate::screens::days::marks::is_marked;
use crate::screens::week::layout::hours::{DayColumn, HourCell, Hours, is_here};
use crate::screens::week::layout::{Head, Subject, WeekLayout};
use crate::screens::week::state::{agenda_of, week_days};

/// From so many columns on a title that is longer goes on below, where its block has the rows for it.
const WRAPS: u16 = 20;

/// Draws the hours and their days.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, layout: &WeekLayout, hours: &Hours) {
    margin(canvas, model, layout, hours);
    for (day, head) in hours.days.iter().zip(&layout.heads.1) {
        let Some(agenda) = agenda_of(model, day.date) else { continue };
        upper(canvas, model, agenda, day, *head, layout, hours);
        for cell in &day.cells {
            draw_cell(canvas, model, agenda, cell, *head, layout, hours);
        }
    }
}

/// The row of the terminal in which a row of the hours stands, where it is seen.
fn y(layout: &WeekLayout, hours: &Hours, row: usize) -> Option<u16> {
    let line = hours.line(row)?;
    Some(layout.area.y + (hours.upper + line) as u16)
}

fn margin(canvas: &mut Canvas<'_>, model: &Model, layout: &WeekLayout, hours: &Hours) {
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
            // Hours in which nothing happens have no row.
            let before = row.checked_sub(1).and_then(|above| hours.rows.get(above));
            if before.is_some_and(|above| above.end < minutes.start) {
                canvas.fill(0, y, 1, "⋮", ":", Role::Faint);
            }
            said = Some(hour);
        }
    }
    let (above, below) = hours.out_of_sight();
    if let (Some(notes), true) = (layout.notes, above > 0) {
        canvas.put(1, notes, 20, &format!("{above} earlier"), Role::Faint);
    }
    if below > 0 {
        canvas.put(1, layout.area.bottom(), 20, &format!("{below} later"), Role::Faint);
    }
}

/// ` 9`, or ` 9 am`.
fn hour_words(hour: i64, clock: Clock) -> String {
    let hour = hour.rem_euclid(24);
    match clock {
        Clock::Hours24 => format!("{hour:2}"),
        Clock::Hours12 => format!("{:2} {}", (hour + 11) % 12 + 1, if hour < 12 { "am" } else { "pm" }),
    }
}

/// What has no row among the hours: blocks without a time, and what began on the day before, under the cursor.
fn upper(
    canvas: &mut Canvas<'_>,
    model: &Model,
    agenda: &Agenda,
    day: &DayColumn,
    head: Head,
    layout: &WeekLayout,
    hours: &Hours,
) {
    let end = head.x + head.width;
    let rows = hours.upper;
    for (line, item) in day.upper.iter().enumerate() {
        let look = BlockLook::new(model, agenda, &agenda.items[*item]);
        // Where there are more than there are rows, the last row is the one under the cursor's.
        let line = if line >= rows && look.here && rows > 0 { rows - 1 } else { line };
        if line >= rows {
            continue;
        }
        let y = layout.area.y + line as u16;
        canvas.fill(head.x, y, head.width, " ", " ", Role::Text);
        if look.here {
            canvas.tint(head.x, y, head.width - 1);
            pointer(canvas, head.x, y);
        } else if is_marked(model, look.item) {
            canvas.put(head.x, y, 1, "*", Role::Accent);
        }
        let is_tail = look.item.date != day.date;
        let until = look.item.place.span().end.short(model.config.clock);
        let title = look.title(head.width, canvas.is_ascii());
        // What still runs from a day before has no end yet.
        let ends = is_tail && !agenda.runs_on(look.item);
        let words = if ends { format!("until {until} {title}") } else { title };
        let mark = look.mark().filter(|_| !ends);
        let x = mark.map_or(head.x + 1, |(mark, role)| {
            head.x + 1 + canvas.put(head.x + 1, y, end.saturating_sub(head.x + 1), mark, role)
        });
        canvas.put(x, y, (end - 1).saturating_sub(x), &words, look.role());
    }
}

fn pointer(canvas: &mut Canvas<'_>, x: u16, y: u16) {
    canvas.put(x, y, 1, "›", Role::Accent);
    canvas.cursor = Some((x, y));
}

fn draw_cell(
    canvas: &mut Canvas<'_>,
    model: &Model,
    agenda: &Agenda,
    cell: &HourCell,
    head: Head,
    layout: &WeekLayout,
    hours: &Hours,
) {
    let (from, to) = cell.columns(head.columns());
    // The last column is that of the next day's pointer.
    let end = if to == head.columns().1 { to } else { to - 1 };
    let seen = |row: usize| y(layout, hours, row);
    let here = is_here(model, agenda, cell.subject) && !cell.is_tail;
    let own = cell.rows.0..cell.rows.0 + cell.own;
    if here {
        own.clone().filter_map(seen).for_each(|y| canvas.tint(head.x, y, head.width - 1));
    }
    let Subject::Item(item) = cell.subject else {
        let Subject::Gap(gap) = cell.subject else { return };
        if let Some(y) = seen(cell.rows.0) {
            pointer(canvas, head.x, y);
            canvas.fill(from, y, end - from, " ", " ", Role::Text);
            let room = end.saturating_sub(from + 2);
            let free = format!("{}free", minute(gap.start));
            let until = format!("{free} to {}", shown(gap.end, model.config.clock));
            let words = if width(&until) <= usize::from(room) { until } else { free };
            canvas.put(from + 2, y, room, &words, Role::Strong);
        }
        return;
    };
    let look = BlockLook::new(model, agenda, &agenda.items[item]);
    let edge_role = look.edge_role(model);
    for row in cell.rows.0..cell.rows.1 {
        let Some(y) = seen(row) else { continue };
        let minutes = overlap(hours.rows[row], cell.extent);
        canvas.fill(from, y, end - from, " ", " ", Role::Text);
        let edge = look.edge(minutes);
        canvas.put(from, y, 1, edge, edge_role);
    }
    if cell.is_tail {
        return;
    }
    // Where its start lies above what is seen, its name stands in the first of its own rows that is.
    let Some((first, y)) = own.clone().find_map(|row| Some((row, seen(row)?))) else { return };
    if here {
        pointer(canvas, head.x, y);
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
    let room = end.saturating_sub(x);
    let title = look.title(room, canvas.is_ascii());
    if room < WRAPS || width(&title) <= usize::from(room) {
        canvas.put(x, y, room, &title, look.role());
        return;
    }
    let rows: Vec<u16> = own.skip_while(|row| *row < first).filter_map(seen).collect();
    let mut lines = wrap(&title, usize::from(room));
    if lines.len() > rows.len() {
        let rest = lines.split_off(rows.len() - 1).join(" ");
        lines.push(rest);
    }
    for (line, y) in lines.iter().zip(rows) {
        canvas.put(x, y, room, line, look.role());
    }
}

/// `:15 ` where something begins within its hour.
fn minute(start: i64) -> String {
    match start.rem_euclid(60) {
        0 => String::new(),
        minute => format!(":{minute:02} "),
    }
}

fn shown(minute: i64, clock: Clock) -> String {
    Time::from_minutes(minute.clamp(0, 2880) as u32).short(clock)
}

/// The minutes of a row that an extent covers; none where it covers none of it.
fn overlap(row: MinuteSpan, extent: MinuteSpan) -> Option<MinuteSpan> {
    let shared = MinuteSpan { start: row.start.max(extent.start), end: row.end.min(extent.end) };
    (shared.start < shared.end).then_some(shared)
}
