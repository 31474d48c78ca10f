//! Draws the day as a grid: hours down, the plan at the left and what was done at the right.

use crate::app::Model;
use crate::canvas::blocks::{edge_role, felt};
use crate::canvas::widgets::{hidden, pointer};
use crate::canvas::{Canvas, Role, cells};
use crate::domain::text::width;
use crate::report::day::agenda::{Agenda, BlockState, Item, MinuteSpan, Stop};
use crate::report::day::words::{detail, since, tags};
use crate::screens::cursor::put_pointer;
use crate::screens::day::layout::grid::{DayGrid, GridCell, RowScale};
use crate::screens::days::draw_time::{hour_words, now_line, window_words};
use crate::screens::days::marks::{is_marked, sign};

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
    canvas.put(x, area.y, plan_end.saturating_sub(x), &hidden(above, below), Role::Faint);
    let above = grid.untimed.iter().filter_map(|item| agenda.items.get(*item));
    for (item, y) in above.zip(area.y + 1..) {
        untimed(canvas, model, agenda, item, grid, y);
    }
    margin(canvas, model, agenda, grid);
    let pointer_x = area.x + grid.wider + POINTER;
    if let Some(rows) = grid.cursor {
        // A row that free time shares with a block is not tinted: the cursor is not on that block.
        let is_shared = free_here(model).is_some_and(|gap| grid.free_row(gap).1);
        let tinted = if is_shared { 1 } else { lived_x - pointer_x - 1 };
        for (index, y) in (rows.0..rows.1).filter_map(|row| grid.y(row)).enumerate() {
            canvas.tint(pointer_x, y, tinted);
            if index == 0 {
                put_pointer(canvas, pointer_x, y);
            }
        }
    }
    for cell in &grid.plan {
        planned(canvas, model, agenda, cell, grid);
    }
    for cell in &grid.lived {
        done(canvas, model, agenda, cell, grid);
    }
    free_time(canvas, model, agenda, grid, (plan_x + 2, plan_end));
    if let (Some(now), Some(y)) = (agenda.now, grid.now_y()) {
        now_line(canvas, area, y, now, model.config.clock);
    }
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
    for row in 0..grid.rows {
        let Some(y) = grid.y(row) else { continue };
        let minute = scale.minute(row);
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

/// Returns the minute of a block's start, such as `:15 `, where the block starts later than its row. Empty where both
/// start together.
fn minute_mark(cell: &GridCell, scale: &RowScale) -> String {
    match cell.extent.start - scale.minute(cell.rows.0) {
        0 => String::new(),
        // The block began before the grid's first row.
        _ if cell.rows.0 < 0 => String::new(),
        _ => format!(":{:02} ", cell.extent.start.rem_euclid(60)),
    }
}

fn planned(canvas: &mut Canvas<'_>, model: &Model, agenda: &Agenda, cell: &GridCell, grid: &DayGrid) {
    let Some(item) = agenda.items.get(cell.item) else { return };
    let here = model.is_under_cursor(agenda, item);
    let (from, to) = cell.lane.columns(grid.plan_columns());
    let scale = &grid.scale;
    let is_new = here && model.preview.is_some();
    let title_role = match item.state {
        _ if here => Role::Strong,
        BlockState::Done | BlockState::Running | BlockState::Paused => Role::Text,
        BlockState::Ghost | BlockState::Skipped | BlockState::Moved | BlockState::Released => Role::Faint,
        _ => Role::Planned,
    };
    let edge = if item.state == BlockState::Ghost { "┊" } else { "│" };
    let edge = if is_new { "┃" } else { edge };
    let role = if is_new { Role::Accent } else { edge_role(&item.block, &model.areas) };
    // A block that begins where this one ends is drawn later, and takes the row they share.
    for y in (cell.rows.0..cell.rows.1).filter_map(|row| grid.y(row)) {
        canvas.put(from, y, 1, edge, role);
    }
    let Some(y) = cell.title_rows(scale).find_map(|row| grid.y(row)) else { return };
    if is_marked(model, item) {
        canvas.put(from.saturating_sub(1), y, 1, "*", Role::Accent);
    }
    let mut title = format!("{}{}", minute_mark(cell, scale), item.block.title);
    match item.state {
        BlockState::Skipped => title.insert_str(0, "– "),
        BlockState::Moved => title.insert_str(0, "→ "),
        _ => {}
    }
    if item.block.fixed {
        title.push_str(" ◆");
    }
    if is_new {
        title.insert_str(0, "+ ");
    }
    canvas.fill(from + 1, y, to.saturating_sub(from + 1), " ", " ", Role::Text);
    let words = tags(&item.block, &model.life.profile, true);
    // Tags have their own column. It moves left where tags are long and the title is short.
    let column = from + 29.max((to - from) * 3 / 5);
    let behind_title = cells(usize::from(from) + 3 + width(&title));
    let needed = cells(width(&words));
    let tags_x = column.min(to.saturating_sub(needed)).max(behind_title.min(column));
    let has_tags = cell.lane.of == 1 && to.saturating_sub(from) >= 40;
    let title_end = if has_tags && !words.is_empty() { tags_x - 1 } else { to };
    canvas.put(from + 2, y, title_end.saturating_sub(from + 2), &title, title_role);
    if has_tags {
        canvas.put(tags_x, y, to.saturating_sub(tags_x), &words, Role::Faint);
    }
    if here
        && cell.rows.1 - cell.rows.0 > 1
        && let Some(y) = grid.y(cell.rows.0 + 1)
    {
        canvas.put(from + 2, y, to.saturating_sub(from + 2), &detail(item, &model.life.profile), Role::Muted);
    }
    if here {
        for y in (cell.rows.0..cell.rows.1).filter_map(|row| grid.y(row)) {
            canvas.tint(from, y, to - from);
        }
    }
}

fn done(canvas: &mut Canvas<'_>, model: &Model, agenda: &Agenda, cell: &GridCell, grid: &DayGrid) {
    let Some(item) = agenda.items.get(cell.item) else { return };
    let here = model.is_under_cursor(agenda, item);
    let (from, to) = cell.lane.columns(grid.lived_columns());
    let scale = &grid.scale;
    let role = edge_role(&item.block, &model.areas);
    for y in (cell.rows.0..cell.rows.1).filter_map(|row| grid.y(row)) {
        canvas.put(from, y, 1, "┃", role);
    }
    let Some(y) = cell.title_rows(scale).find_map(|row| grid.y(row)) else { return };
    canvas.fill(from + 1, y, to.saturating_sub(from + 1), " ", " ", Role::Text);
    let plan_row = item.plan.map(|plan| scale.row(plan.start));
    let as_planned = plan_row == Some(cell.rows.0);
    let (text, text_role) = match item.state {
        BlockState::Running if cell.is_first || item.lived.len() == 1 => {
            let words = format!("● {}", since(agenda, item, model.config.clock));
            let role = if item.far_over.is_some() { Role::Notice } else { Role::Running };
            (if as_planned { words } else { format!("{words} {}", item.block.title) }, role)
        }
        BlockState::Running => ("●".to_owned(), Role::Running),
        _ if as_planned && cell.is_first => ("✓".to_owned(), Role::Text),
        _ if cell.is_first || item.plan.is_none() => {
            (format!("{}{}", minute_mark(cell, scale), item.block.title), Role::Text)
        }
        _ => ("✓".to_owned(), Role::Text),
    };
    let text_role = if here && item.state != BlockState::Running { Role::Strong } else { text_role };
    let is_ascii = canvas.is_ascii();
    let sign = felt(item.block.energy, is_ascii).filter(|_| cell.is_first);
    let sign_width = if is_ascii { 9 } else { 2 };
    let room = to.saturating_sub(from + 2 + if sign.is_some() { sign_width + 1 } else { 0 });
    canvas.put(from + 2, y, room, &text, text_role);
    if let Some((sign, role)) = sign {
        canvas.put_right(to - 1, y, sign_width, sign, role);
    }
}

/// Returns the free time under the cursor. None while a line being typed is previewed.
fn free_here(model: &Model) -> Option<MinuteSpan> {
    model.gap().filter(|_| model.preview.is_none())
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
    for window in &agenda.windows {
        if let Some(y) = grid.empty_row(window.extent).and_then(|row| grid.y(row)) {
            canvas.put(from, y, columns, &window_words(window, model.config.clock), Role::Faint);
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
        let words = format!("free until {}", gap.span().end.short(model.config.clock));
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
            canvas.fill(from, y, columns, " ", " ", Role::Text);
            canvas.put(from + u16::from(is_shared), y, columns, &words, role);
        }
        if is_here {
            canvas.tint(from, y, columns);
        }
    }
}
