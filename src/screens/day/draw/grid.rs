//! Draws the day as a grid: hours down, the plan at the left and what was done at the right.

use crate::app::Model;
use crate::canvas::blocks::{edge_role, felt};
use crate::canvas::widgets::{hidden_within, pointer, whole_parts};
use crate::canvas::{Canvas, Role, cells};
use crate::domain::config::Clock;
use crate::domain::text::{pad_left, width};
use crate::report::day::agenda::{Agenda, BlockState, Item, MinuteSpan, Stop, WindDown};
use crate::report::day::words::{manner, since, tags};
use crate::screens::cursor::put_pointer;
use crate::screens::day::layout::grid::{DayGrid, GridCell};
use crate::screens::day::layout::titles::{done_words, planned_title};
use crate::screens::days::beside::beside;
use crate::screens::days::draw_time::{free_words, hour_words, time_words};
use crate::screens::days::marks::{is_marked, is_new, sign};

/// Fewest columns of words beside a felt energy, as many as `done` has.
const LEAST: usize = 4;
/// Columns of the margin, from the grid's left edge.
const HOUR: u16 = 1;
const RHYTHM: u16 = 4;
const WINDOW: u16 = 5;
const POINTER: u16 = 6;

/// Draws the grid.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, agenda: &Agenda, grid: &DayGrid) {
    let area = grid.area;
    let ((plan_x, plan_end), (lived_x, _)) = (grid.plan_columns(), grid.lived_columns());
    canvas.put(plan_x + 2, area.y, 8, "PLAN", Role::Head);
    canvas.put(lived_x, area.y, 8, "DONE", Role::Head);
    let (above, below) = grid.out_of_sight();
    let x = plan_x + 9;
    let room = plan_end.saturating_sub(x);
    canvas.put(x, area.y, room, &hidden_within(canvas, (above, below), room), Role::Faint);
    let above = grid.untimed.iter().filter_map(|item| agenda.items.get(*item));
    for (item, y) in above.zip(area.y + 1..) {
        untimed(canvas, model, agenda, item, grid, y);
    }
    margin(canvas, model, agenda, grid);
    if let (Some(now), Some(y)) = (agenda.now, grid.now_y()) {
        now_row(canvas, grid, y, now, model.config.clock);
    }
    cursor(canvas, model, agenda, grid);
    for cell in &grid.plan {
        planned(canvas, model, agenda, cell, grid);
    }
    for cell in &grid.lived {
        done(canvas, model, agenda, cell, grid);
    }
    wind_downs(canvas, model, agenda, grid);
    free_time(canvas, model, agenda, grid, (plan_x + 2, plan_end));
}

/// Draws the time at the left of the row of now, and a line through the columns that have no block there.
fn now_row(canvas: &mut Canvas<'_>, grid: &DayGrid, y: u16, now: i64, clock: Clock) {
    for (from, to) in [grid.plan_columns(), grid.lived_columns()] {
        canvas.fill(from, y, to.saturating_sub(from + 1), "─", "-", Role::Accent);
    }
    let columns = 5 + grid.wider;
    let time = pad_left(&time_words(now, clock), columns.into());
    canvas.put(grid.area.x, y, columns, &time, Role::Accent);
}

/// Tints the rows of the block or free time under the cursor where they are drawn, and puts the cursor's sign.
fn cursor(canvas: &mut Canvas<'_>, model: &Model, agenda: &Agenda, grid: &DayGrid) {
    let Some(rows) = grid.cursor else { return };
    let ((_, plan_end), pointer_x) = (grid.plan_columns(), grid.area.x + grid.wider + POINTER);
    let is_here = |cell: &&GridCell| {
        agenda.items.get(cell.item).is_some_and(|item| model.is_under_cursor(agenda, item))
    };
    let (x, end, lane_end) =
        match (free_here(model), grid.plan.iter().find(is_here), grid.lived.iter().find(is_here)) {
            // A row that free time shares with a block is not tinted: the cursor is not on that block.
            (Some(gap), ..) if grid.free_row(gap).1 => (pointer_x, pointer_x + 1, pointer_x + 1),
            // A block that nobody planned is only among what was done.
            (None, None, Some(done)) => (done.columns.0 - 1, row_end(done, true), done.columns.1),
            (None, Some(plan), _) => (pointer_x, row_end(plan, true), plan.columns.1),
            _ => (pointer_x, plan_end, plan_end),
        };
    let edge = grid.plan.iter().find(is_here).map_or(grid.plan_columns().0, |plan| plan.columns.0);
    for (index, y) in own_rows(grid, rows, edge).enumerate() {
        // Only the row of the title runs over blank lanes.
        if index == 0 {
            canvas.tint(x, y, end.saturating_sub(x));
            put_pointer(canvas, x, y);
        } else {
            canvas.shade(x, y, lane_end.saturating_sub(x));
        }
    }
}

/// Returns the rows in view of a block whose edge is in column `edge`. A row that the next block begins in is that
/// block's, as it has its title.
fn own_rows(grid: &DayGrid, (from, to): (usize, usize), edge: u16) -> impl Iterator<Item = u16> {
    let begins = move |row: usize| grid.plan.iter().any(|cell| cell.rows.0 == row && cell.columns.0 == edge);
    (from..to).filter(move |row| *row == from || !begins(*row)).filter_map(|row| grid.y(row))
}

/// Returns the columns from a stretch's edge that a row of it takes: the title's row runs over blank lanes.
fn row_end(cell: &GridCell, is_title: bool) -> u16 {
    if is_title { cell.title_end.max(cell.columns.1) } else { cell.columns.1 }
}

/// Draws the edge of a stretch, and empties its rows where something may be under it: the line of now, or the end of the
/// block before. Returns the row of its title, None where it is out of view.
fn stretch(
    canvas: &mut Canvas<'_>,
    cell: &GridCell,
    grid: &DayGrid,
    edge: &'static str,
    role: Role,
) -> Option<u16> {
    let title = grid.title_row(cell).and_then(|row| grid.y(row));
    let from = cell.columns.0;
    for y in (cell.rows.0..cell.rows.1).filter_map(|row| grid.y(row)) {
        if Some(y) == title || Some(y) == grid.now_y() {
            let end = row_end(cell, Some(y) == title);
            canvas.fill(from, y, end.saturating_sub(from), " ", " ", Role::Text);
        }
        canvas.put(from, y, 1, edge, role);
    }
    title
}

fn untimed(canvas: &mut Canvas<'_>, model: &Model, agenda: &Agenda, item: &Item, grid: &DayGrid, y: u16) {
    let (area, (from, to)) = (grid.area, grid.plan_columns());
    let here = model.is_under_cursor(agenda, item);
    let pointer_x = area.x + grid.wider + POINTER;
    pointer(canvas, pointer_x, y, here, is_marked(model, item));
    let mut words = format!("{} {}", sign(item).0, item.block.title);
    if agenda.runs_on(item) {
        words.push_str(&format!(", {}", since(agenda, item, model.config.clock)));
    }
    canvas.put(from, y, to + 1 - from, &words, if here { Role::Strong } else { Role::Text });
    if here {
        canvas.tint(area.x, y, to + 1 - area.x);
        canvas.cursor = Some((pointer_x, y));
    }
}

fn margin(canvas: &mut Canvas<'_>, model: &Model, agenda: &Agenda, grid: &DayGrid) {
    let (scale, x) = (&grid.scale, grid.area.x + grid.wider);
    for row in 0..scale.count() {
        let Some(y) = grid.y(row) else { continue };
        let minute = scale.minutes(row).start;
        let hour = minute.div_euclid(60);
        if minute.rem_euclid(60) == 0 {
            let words = hour_words(hour, model.config.clock);
            canvas.put(grid.area.x + HOUR, y, 3 + grid.wider, &words, Role::Muted);
        }
        if !canvas.is_ascii() && !canvas.is_mono() {
            let hour = u32::try_from(hour.rem_euclid(24)).ok();
            let bar = match hour.and_then(|hour| model.life.profile.rhythm.level(hour)) {
                None | Some(0) => "",
                Some(1) => "▏",
                Some(2) => "▎",
                Some(3) => "▍",
                Some(_) => "▌",
            };
            canvas.put(x + RHYTHM, y, 1, bar, Role::Rhythm);
        }
        let extent = scale.minutes(row);
        let window = agenda.windows.iter().find(|window| window.extent.overlaps(extent));
        let crossed = window.is_some_and(|window| {
            agenda.items.iter().any(|item| {
                let spans = item.lived.iter().copied().chain(item.plan.filter(|_| item.lived.is_empty()));
                let here =
                    spans.into_iter().any(|span| span.overlaps(extent) && span.overlaps(window.extent));
                here && item.crossings.iter().any(|crossing| crossing.name == window.name)
            })
        });
        match (crossed, window) {
            (true, _) => canvas.put(x + WINDOW, y, 1, "!", Role::Notice),
            (false, Some(_)) => canvas.put(x + WINDOW, y, 1, "╎", Role::Boundary),
            _ => 0,
        };
    }
}

fn planned(canvas: &mut Canvas<'_>, model: &Model, agenda: &Agenda, cell: &GridCell, grid: &DayGrid) {
    let Some(item) = agenda.items.get(cell.item) else { return };
    let here = model.is_under_cursor(agenda, item);
    let is_new = here && is_new(model, item);
    let title_role = match item.state {
        _ if here => Role::Strong,
        BlockState::Done | BlockState::Running | BlockState::Paused => Role::Text,
        BlockState::Ghost | BlockState::Skipped | BlockState::Moved | BlockState::Released => Role::Faint,
        _ => Role::Planned,
    };
    let edge = match item.state {
        _ if is_new => "┃",
        BlockState::Ghost => "┊",
        _ => "│",
    };
    let role = if is_new { Role::Accent } else { edge_role(&item.block, &model.areas) };
    // A block that begins where this one ends is drawn later, and takes the row they share.
    let Some(y) = stretch(canvas, cell, grid, edge, role) else { return };
    let from = cell.columns.0;
    if is_marked(model, item) {
        canvas.put(from.saturating_sub(1), y, 1, "*", Role::Accent);
    }
    let to = row_end(cell, true);
    let title = planned_title(model, agenda, cell, item, &grid.scale);
    let words =
        if cell.is_alone { tags(&item.block, &model.life.profile, &model.areas) } else { String::new() };
    let x = from + 2;
    let room = to.saturating_sub(x + u16::from(!cell.is_alone));
    let (columns, tags_at) = beside(room, width(&title), width(&words), grid.tags.saturating_sub(x));
    canvas.put(x, y, columns, &title, title_role);
    canvas.put(x + tags_at, y, room.saturating_sub(tags_at), &words, Role::Faint);
    if here
        && cell.rows.1 - cell.rows.0 > 1
        && let Some(y) = grid.y(cell.rows.0 + 1)
    {
        let end = cell.columns.1 - u16::from(!cell.is_alone);
        canvas.put(x, y, end.saturating_sub(x), &manner(&item.block), Role::Muted);
    }
    if here {
        for y in own_rows(grid, cell.rows, from) {
            canvas.shade(from, y, cell.columns.1 - from);
        }
    }
    let is_unmarked = item.is_unmarked && item.lived.is_empty();
    if is_unmarked && !is_new {
        let (x, end) = grid.lived_columns();
        let is_taken = grid.lived.iter().any(|done| (done.rows.0..done.rows.1).contains(&cell.rows.0));
        if !is_taken {
            canvas.put(x + 2, y, end.saturating_sub(x + 2), "? not marked", Role::Muted);
        }
    }
}

fn done(canvas: &mut Canvas<'_>, model: &Model, agenda: &Agenda, cell: &GridCell, grid: &DayGrid) {
    let Some(item) = agenda.items.get(cell.item) else { return };
    let here = model.is_under_cursor(agenda, item);
    let Some(y) = stretch(canvas, cell, grid, "┃", edge_role(&item.block, &model.areas)) else { return };
    let (from, to) = (cell.columns.0, row_end(cell, true));
    let text = done_words(model, agenda, cell, item, &grid.scale);
    let role = match item.state {
        BlockState::Running if item.far_over.is_some() => Role::Notice,
        BlockState::Running => Role::Running,
        _ if here => Role::Strong,
        _ => Role::Text,
    };
    // In a lane without room for both, the word for the state is not cut for the felt energy.
    let has_room = |sign: &str| usize::from(to - from) >= width(&text).min(LEAST) + width(sign) + 4;
    let sign = felt(item.block.energy, canvas.is_ascii()).filter(|(sign, _)| cell.is_first && has_room(sign));
    let sign_width = sign.map_or(0, |(sign, _)| cells(width(sign)));
    let room = to.saturating_sub(from + 2 + if sign.is_some() { sign_width + 2 } else { 0 });
    // Of a timer far past its plan the question is left out, not cut.
    let text = if item.far_over.is_some() { whole_parts(&text, room.into()) } else { text };
    canvas.put(from + 2, y, room, &text, role);
    if let Some((sign, role)) = sign {
        canvas.put_right(to - 1, y, sign_width, sign, role);
    }
    let is_only_done = item.plan.is_none();
    if here && is_only_done {
        for y in (cell.rows.0..cell.rows.1).filter_map(|row| grid.y(row)) {
            canvas.shade(from, y, cell.columns.1 - from);
        }
    }
}

/// Returns the free time under the cursor. None while a line being typed is previewed.
fn free_here(model: &Model) -> Option<MinuteSpan> {
    model.gap().filter(|_| model.preview.is_none())
}

/// Draws a thin line in the plan for the time around a job's blocks, with its words in the first row that has no other
/// label.
fn wind_downs(canvas: &mut Canvas<'_>, model: &Model, agenda: &Agenda, grid: &DayGrid) {
    let (from, to) = grid.plan_columns();
    for wind_down in &agenda.wind_downs {
        let rows = grid.empty_rows(wind_down.extent).filter_map(|row| Some((row, grid.y(row)?)));
        let rows: Vec<(usize, u16)> = rows.filter(|(_, y)| Some(*y) != grid.now_y()).collect();
        for (_, y) in &rows {
            canvas.put(from, *y, 1, "╷", Role::Faint);
        }
        let has_label =
            |row: usize| agenda.windows.iter().any(|window| grid.empty_row(window.extent) == Some(row));
        if let Some((_, y)) = rows.iter().find(|(row, _)| !has_label(*row)) {
            let room = to.saturating_sub(from + 2);
            let words = free_words(None, &[wind_down], model.config.clock, room.into());
            canvas.put(from + 2, *y, room, &words, Role::Faint);
        }
    }
}

/// Draws the labels of free time and of boundary windows in the plan. Free time has a label under the cursor and at
/// the end of the day. A row with a block has no label, unless the free time under the cursor has no other row.
fn free_time(
    canvas: &mut Canvas<'_>,
    model: &Model,
    agenda: &Agenda,
    grid: &DayGrid,
    (from, to): (u16, u16),
) {
    let columns = to.saturating_sub(from);
    let in_it = |extent: MinuteSpan| -> Vec<&WindDown> {
        agenda.wind_downs.iter().filter(|one| one.extent.overlaps(extent)).collect()
    };
    for window in &agenda.windows {
        let row = grid.empty_row(window.extent);
        if let Some((row, y)) = row.and_then(|row| Some((row, grid.y(row)?))) {
            let end = if grid.is_done_blank(agenda, row) { grid.lived_columns().1 - 1 } else { to };
            let columns = end.saturating_sub(from);
            let words =
                free_words(Some(window), &in_it(grid.scale.minutes(row)), model.config.clock, columns.into());
            canvas.put(from, y, columns, &words, Role::Faint);
        }
    }
    let last = agenda.stops.iter().rev().find_map(|stop| match stop {
        Stop::Gap(gap) => Some(*gap),
        Stop::Item(_) => None,
    });
    let here = free_here(model);
    for (gap, role) in
        last.into_iter().map(|gap| (gap, Role::Faint)).chain(here.map(|gap| (gap, Role::Strong)))
    {
        let (row, is_shared) = grid.free_row(gap);
        let Some(y) = grid.y(row) else { continue };
        let is_here = here == Some(gap);
        let clock = model.config.clock;
        let until = format!("free until {}", gap.span().end.short(clock));
        let room = usize::from(columns).saturating_sub(width(&until) + 2);
        let also = free_words(None, &in_it(gap), clock, room);
        let words = if also.is_empty() || width(&also) > room { until } else { format!("{until}, {also}") };
        let is_window = agenda.windows.iter().any(|window| window.extent.start == gap.start);
        let (from, columns) = match is_shared {
            // At the right, after the block's title.
            true => {
                let needed = cells(width(&words) + 2).min(columns);
                (to - needed, needed)
            }
            false => (from, columns),
        };
        if is_here || !is_window && !is_shared {
            // The line of now ends a column before the words.
            canvas.fill(from - 1, y, columns + 1, " ", " ", Role::Text);
            canvas.put(from + u16::from(is_shared), y, columns, &words, role);
        }
        if is_here {
            canvas.tint(from, y, columns);
        }
    }
}
