//! Draws the day as a list: a line for each block and for each free time.

use crate::app::Model;
use crate::canvas::blocks::{edge_role, felt};
use crate::canvas::widgets::{pointer, whole_parts};
use crate::canvas::{Canvas, Role, cells};
use crate::domain::config::Clock;
use crate::domain::text::{pad_left, width};
use crate::report::day::agenda::{Agenda, BlockState, Item, MinuteSpan, WindDown};
use crate::report::day::words::{detail, since_time};
use crate::screens::days::beside::{beside, beside_kept};
use crate::screens::days::draw_time::{free_words, now_line};
use crate::screens::days::list::{DayList, ListLine};
use crate::screens::days::marks::{is_marked, is_new, sign};
use crate::screens::days::texts::{crossed, title, words};

/// Draws the list.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, agenda: &Agenda, list: &DayList) {
    let area = list.area;
    for ((row, line), y) in list.lines.iter().enumerate().zip(area.y..) {
        let here = list.cursor == Some(row);
        match line {
            ListLine::Item(index) => {
                let Some(item) = agenda.items.get(*index) else { continue };
                item_line(canvas, model, agenda, item, list, y);
            }
            ListLine::Detail(index) => {
                let Some(item) = agenda.items.get(*index) else { continue };
                detail_line(canvas, model, item, list, y);
            }
            ListLine::Gap(gap) => gap_line(canvas, model, agenda, (*gap, here), list, y),
            ListLine::WindDown(index) => {
                let Some(wind_down) = agenda.wind_downs.get(*index) else { continue };
                wind_down_line(canvas, wind_down, list, y, model.config.clock);
            }
            ListLine::Now(now) => now_line(canvas, area, y, *now, model.config.clock),
            ListLine::Folded(count) => {
                canvas.put(area.x + 5, y, area.width - 6, &format!("{count} done"), Role::Faint);
            }
        }
        if here {
            canvas.tint(area.x, y, area.width);
            canvas.cursor = Some((area.x + 1, y));
        }
    }
    if list.lines.is_empty() {
        let is_unread = agenda.unread.is_some();
        let words = if is_unread { "this day can't be shown" } else { "nothing recorded this day" };
        canvas.put(area.x + 5, area.y, area.width.saturating_sub(6), words, Role::Faint);
        canvas.cursor = Some((area.x + 1, area.y));
    }
}

/// Draws the second line of the block under the cursor. Long words begin further left than the title.
fn detail_line(canvas: &mut Canvas<'_>, model: &Model, item: &Item, list: &DayList, y: u16) {
    let area = list.area;
    let least = area.x + 3;
    let room = area.right().saturating_sub(least + 1);
    let words = whole_parts(&detail(&item.block, &model.life.profile, &model.areas), room.into());
    let columns = cells(width(&words));
    let x = area.right().saturating_sub(columns + 1).clamp(least, list.title);
    canvas.put(x, y, columns, &words, Role::Muted);
    canvas.shade(area.x, y, area.width);
}

/// Draws `9:00–10:30` with the dash always in the same column.
fn times(canvas: &mut Canvas<'_>, x: u16, y: u16, (start, end): (String, String), clock: Clock, role: Role) {
    let columns = if clock == Clock::Hours12 { 8 } else { 5 };
    canvas.put(x, y, columns, &pad_left(&start, columns.into()), role);
    canvas.put(x + columns, y, columns + 1, &format!("–{end}"), role);
}

fn item_line(canvas: &mut Canvas<'_>, model: &Model, agenda: &Agenda, item: &Item, list: &DayList, y: u16) {
    let area = list.area;
    let under_cursor = model.is_under_cursor(agenda, item);
    let is_new = under_cursor && is_new(model, item);
    let crossed = crossed(agenda, item);
    let lived = matches!(item.state, BlockState::Done | BlockState::Running | BlockState::Paused);
    let (x, end) = (area.x, area.right());
    pointer(canvas, x + 1, y, under_cursor, is_marked(model, item));
    let role = match item.state {
        _ if under_cursor => Role::Strong,
        BlockState::Done => Role::Text,
        BlockState::Running => Role::Strong,
        BlockState::Ghost | BlockState::Skipped | BlockState::Moved | BlockState::Released => Role::Faint,
        _ => Role::Planned,
    };
    if item.state != BlockState::Untimed {
        let role = if under_cursor { Role::Strong } else { Role::Muted };
        let ends = match item.place.span().ends(model.config.clock) {
            // The block began on an earlier day and has not ended.
            _ if agenda.runs_on(item) => (since_time(item, model.config.clock), String::new()),
            ends => ends,
        };
        times(canvas, x + 3, y, ends, model.config.clock, role);
    }
    // Everything else is right of the times.
    let x = x + list.wider;
    let in_window = agenda.windows.iter().any(|window| window.extent.overlaps(item.place));
    if !crossed.is_empty() {
        canvas.put(x + 15, y, 1, "!", Role::Notice);
    } else if in_window && item.state != BlockState::Untimed {
        canvas.put(x + 15, y, 1, "╎", Role::Boundary);
    }
    let (mark, word) = sign(item);
    if canvas.is_ascii() {
        canvas.put(x + 17, y, 5, if is_new { "new" } else { word }, role);
    } else {
        let edge = match item.state {
            BlockState::Untimed => " ",
            _ if is_new || lived => "┃",
            BlockState::Ghost => "┊",
            _ => "│",
        };
        let edge_role = if is_new { Role::Accent } else { edge_role(&item.block, &model.areas) };
        canvas.put(x + 17, y, 1, edge, edge_role);
        let (mark, mark_role) = match item.state {
            _ if is_new => ("+", Role::Accent),
            BlockState::Running if item.far_over.is_some() => (mark, Role::Notice),
            BlockState::Running => (mark, Role::Running),
            _ if item.is_unmarked => (mark, Role::Accent),
            _ if !crossed.is_empty() && item.block.plan.is_none() => ("!", Role::Notice),
            _ => (mark, role),
        };
        canvas.put(x + 19, y, 1, mark, mark_role);
    }
    let felt = felt(item.block.energy, canvas.is_ascii());
    let (title, title_x) = (title(item, canvas.is_ascii()), list.title);
    // A row without a sign has its columns too.
    let room = list.room() + if felt.is_some() { 0 } else { list.felt };
    if !list.has_tags {
        canvas.put(title_x, y, room, &title, role);
    } else {
        let words = words(model, agenda, item);
        let is_plain = crossed.is_empty() && item.far_over.is_none();
        let words_role = if is_plain { Role::Muted } else { Role::Notice };
        let column = list.tags.saturating_sub(title_x);
        let kept = match item.far_over {
            Some(_) => width(&words),
            None if words.starts_with(&crossed) => width(&crossed),
            None => 0,
        };
        let (columns, at) = beside_kept(room, width(&title), (width(&words), kept), column);
        canvas.put(title_x, y, columns, &title, role);
        let left = room.saturating_sub(at);
        // The name of a boundary has no sign that it is cut behind it, if only what follows is.
        let words = if kept > 0 { whole_parts(&words, left.into()) } else { words };
        canvas.put(title_x + at, y, left, &words, words_role);
    }
    if let Some((sign, role)) = felt {
        canvas.put_right(end - 1, y, list.felt, sign, role);
    }
}

/// Draws the thin line of the time around a job's blocks.
fn wind_down_line(canvas: &mut Canvas<'_>, wind_down: &WindDown, list: &DayList, y: u16, clock: Clock) {
    let area = list.area;
    times(canvas, area.x + 3, y, wind_down.extent.span().ends(clock), clock, Role::Faint);
    thin_line(canvas, list, y);
    let x = list.title;
    let [_, words, _] = wind_down.forms(clock);
    canvas.put(x, y, area.right().saturating_sub(x + 1), &words, Role::Faint);
}

/// Draws the sign of the time around a job's blocks. In ASCII that column has words.
fn thin_line(canvas: &mut Canvas<'_>, list: &DayList, y: u16) {
    if !canvas.is_ascii() {
        canvas.put(list.area.x + list.wider + 17, y, 1, "╷", Role::Faint);
    }
}

fn gap_line(
    canvas: &mut Canvas<'_>,
    model: &Model,
    agenda: &Agenda,
    (gap, under_cursor): (MinuteSpan, bool),
    list: &DayList,
    y: u16,
) {
    let (area, clock) = (list.area, model.config.clock);
    let role = if under_cursor { Role::Strong } else { Role::Faint };
    pointer(canvas, area.x + 1, y, under_cursor, false);
    times(canvas, area.x + 3, y, gap.span().ends(clock), clock, role);
    let x = area.x + list.wider;
    let window = agenda.windows.iter().find(|window| window.extent.overlaps(gap));
    if window.is_some() {
        canvas.put(x + 15, y, 1, "╎", Role::Boundary);
    }
    canvas.put(x + if canvas.is_ascii() { 17 } else { 21 }, y, 5, "free", role);
    let wind_downs: Vec<&WindDown> =
        agenda.wind_downs.iter().filter(|one| one.extent.overlaps(gap)).collect();
    if !wind_downs.is_empty() {
        thin_line(canvas, list, y);
    }
    // They begin further left where they are long, behind the word.
    let title_x = list.title + 6;
    let room = area.right().saturating_sub(title_x + 1);
    let words = free_words(window, &wind_downs, clock, room.into());
    if !words.is_empty() {
        let (_, at) = beside(room, 0, width(&words), list.tags.saturating_sub(title_x));
        let at = at.min(room.saturating_sub(cells(width(&words))));
        canvas.put(title_x + at, y, room.saturating_sub(at), &words, Role::Faint);
    }
}
