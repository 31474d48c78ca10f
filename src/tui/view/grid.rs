//! The day as a grid: the hours down, what was planned and, beside it, what was lived.

use ratatui::layout::{Position, Rect};

use super::parts::{edge_role, felt, is_marked, is_under_cursor, sign};
use crate::app::Model;
use crate::app::agenda::{Agenda, Extent, Item, State, Stop};
use crate::app::words::{detail, tags};
use crate::domain::Time;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;

/// Where the columns of the grid lie, from its left edge.
const HOUR: u16 = 1;
const RHYTHM: u16 = 4;
const WINDOW: u16 = 5;
const POINTER: u16 = 6;
const PLAN: u16 = 7;

/// A block's place in a column: its rows, and which of how many lanes it takes.
struct Cell<'a> {
    item: &'a Item,
    extent: Extent,
    rows: (i64, i64),
    lane: usize,
    lanes: usize,
    /// Whether it is the first of its block's places in this column.
    is_first: bool,
}

impl Cell<'_> {
    /// The rows in which its title may stand: the first that is seen, but not one in which it only ends.
    fn title_rows(&self, scale: &Scale) -> std::ops::Range<i64> {
        let ends_within = self.extent.end.rem_euclid(scale.step) != 0;
        self.rows.0..(self.rows.1 - i64::from(ends_within)).max(self.rows.0 + 1)
    }
}

/// How the minutes of the day lie on rows.
struct Scale {
    first: i64,
    step: i64,
}

impl Scale {
    fn row(&self, minute: i64) -> i64 {
        (minute - self.first).div_euclid(self.step)
    }

    fn rows(&self, extent: Extent) -> (i64, i64) {
        let start = self.row(extent.start);
        (start, self.row(extent.end - 1).max(start) + 1)
    }
}

/// Draws the grid, a row for so many minutes.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, agenda: &Agenda, area: Rect, step: i64) {
    let timed: Vec<&Item> = agenda.items.iter().filter(|item| item.state != State::Untimed).collect();
    let untimed = agenda.items.iter().filter(|item| item.state == State::Untimed);
    let lived_x = area.x + PLAN + (area.width - PLAN) * 3 / 5;
    let mut y = area.y;
    canvas.put(area.x + PLAN + 2, y, 8, "PLAN", Role::Head);
    canvas.put(lived_x, y, 8, "LIVED", Role::Head);
    y += 1;
    for item in untimed {
        let here = is_under_cursor(model, agenda, item);
        super::parts::pointer(canvas, area.x + POINTER, y, here, is_marked(model, item));
        let words = format!("{} {}", sign(item).0, item.block.title);
        canvas.put(
            area.x + PLAN,
            y,
            lived_x - area.x - PLAN,
            &words,
            if here { Role::Strong } else { Role::Text },
        );
        if here {
            canvas.tint(area.x, y, lived_x - area.x);
            canvas.cursor = Some(Position::new(area.x + POINTER, y));
        }
        y += 1;
    }
    let own = timed.iter().filter(|item| item.date == agenda.date);
    let earliest = own.clone().map(|item| item.place.start).chain([agenda.wake.start]).min().unwrap_or(0);
    let latest = own.map(|item| item.place.start + step).chain([agenda.wake.end]).max().unwrap_or(0);
    let scale = Scale { first: earliest.div_euclid(step) * step, step };
    let rows = scale.row(latest - 1) + 1;
    let now_row = agenda.now.map(|now| scale.row(now));
    let body = Rect::new(area.x, y, area.width, area.bottom().saturating_sub(y));
    let has_now = i64::from(now_row.is_some_and(|row| (0..rows).contains(&row)));
    let height = i64::from(body.height);
    let cursor_row = cursor_rows(model, agenda, &scale).map(|rows| rows.0).or(now_row).unwrap_or(0);
    // What is over goes first, so that the evening stays in sight; the cursor, and two rows above it, stay.
    let hidden = (rows + has_now - height).max(0);
    let top = hidden.min((cursor_row - 2).max(0)).max(cursor_row + 2 - height).clamp(0, hidden);
    let place = |row: i64| -> Option<u16> {
        let below_now = has_now == 1 && now_row.is_some_and(|now| row > now);
        let line = row - top + i64::from(below_now);
        (row < rows && (0..height).contains(&line)).then(|| body.y + line as u16)
    };
    margin(canvas, model, agenda, &scale, rows, &place, area.x);
    let plan = cells(&timed, &scale, |item| item.plan.into_iter().collect());
    let lived = cells(&timed, &scale, |item| item.lived.clone());
    let selected = timed.iter().copied().find(|item| is_under_cursor(model, agenda, item));
    if let Some(rows) = cursor_rows(model, agenda, &scale) {
        for (index, y) in (rows.0..rows.1).filter_map(place).enumerate() {
            canvas.tint(area.x + POINTER, y, lived_x - area.x - POINTER - 1);
            if index == 0 {
                canvas.put(area.x + POINTER, y, 1, "›", Role::Accent);
                canvas.cursor = Some(Position::new(area.x + POINTER, y));
            }
        }
    }
    for cell in &plan {
        let here = selected.is_some_and(|item| std::ptr::eq(item, cell.item));
        planned(canvas, model, cell, &scale, &place, (area.x + PLAN, lived_x - 1), here);
    }
    for cell in &lived {
        let here = selected.is_some_and(|item| std::ptr::eq(item, cell.item));
        was_lived(canvas, model, cell, &scale, &place, (lived_x, area.right()), here);
    }
    free_time(canvas, model, agenda, &scale, &plan, &place, (area.x + PLAN + 2, lived_x - 1));
    if let (Some(now), Some(y)) = (
        agenda.now,
        now_row.and_then(|row| place(row).map(|y| y + 1)).filter(|y| has_now == 1 && *y < body.bottom()),
    ) {
        let time = Time::from_minutes(now.clamp(0, 2880) as u32).short();
        canvas.fill(area.x + 1, y, area.width.saturating_sub(2), "─", "-", Role::Accent);
        canvas.put(area.x + 2, y, 9, &format!(" {time} "), Role::Accent);
    }
}

/// The rows of the block or the free time under the cursor.
fn cursor_rows(model: &Model, agenda: &Agenda, scale: &Scale) -> Option<(i64, i64)> {
    let item = agenda.items.iter().find(|item| is_under_cursor(model, agenda, item));
    if let Some(item) = item {
        return (item.state != State::Untimed).then(|| scale.rows(item.plan.unwrap_or(item.place)));
    }
    let gap = model.gap().filter(|_| model.preview.is_none())?;
    Some((scale.row(gap.start), scale.row(gap.start) + 1))
}

fn margin(
    canvas: &mut Canvas<'_>,
    model: &Model,
    agenda: &Agenda,
    scale: &Scale,
    rows: i64,
    place: &impl Fn(i64) -> Option<u16>,
    x: u16,
) {
    for row in 0..rows {
        let Some(y) = place(row) else { continue };
        let minute = scale.first + row * scale.step;
        let hour = minute.div_euclid(60);
        if minute.rem_euclid(60) == 0 {
            canvas.put(x + HOUR, y, 3, &format!("{:2}", hour.rem_euclid(24)), Role::Muted);
        }
        if !canvas.is_ascii() && !canvas.is_mono() {
            let level = model.life.profile.rhythm.level(hour.rem_euclid(24) as u32).unwrap_or(0);
            let bar = ["", "▏", "▎", "▍", "▌"][usize::from(level.min(4))];
            canvas.put(x + RHYTHM, y, 1, bar, Role::Rhythm);
        }
        let extent = Extent { start: minute, end: minute + scale.step };
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

/// Gives each place of each block its lane: blocks that share time, or begin in the same row, stand side by side.
fn cells<'a>(items: &[&'a Item], scale: &Scale, extents: impl Fn(&Item) -> Vec<Extent>) -> Vec<Cell<'a>> {
    let mut cells: Vec<Cell<'a>> = Vec::new();
    for item in items {
        for (index, extent) in extents(item).into_iter().enumerate() {
            let rows = scale.rows(extent);
            cells.push(Cell { item, extent, rows, lane: 0, lanes: 1, is_first: index == 0 });
        }
    }
    cells.sort_by_key(|cell| (cell.extent.start, -cell.extent.end));
    let clash = |a: &Cell<'_>, b: &Cell<'_>| a.extent.overlaps(b.extent) || a.rows.0 == b.rows.0;
    // Blocks that touch each other through others share their lanes' width.
    let mut start = 0;
    while start < cells.len() {
        let mut end = start + 1;
        while end < cells.len() && cells[start..end].iter().any(|cell| clash(cell, &cells[end])) {
            end += 1;
        }
        for index in start..end {
            let taken: Vec<usize> = cells[start..index]
                .iter()
                .filter(|cell| clash(cell, &cells[index]))
                .map(|cell| cell.lane)
                .collect();
            cells[index].lane = (0..).find(|lane| !taken.contains(lane)).unwrap_or(0);
        }
        let lanes = cells[start..end].iter().map(|cell| cell.lane + 1).max().unwrap_or(1);
        cells[start..end].iter_mut().for_each(|cell| cell.lanes = lanes);
        start = end;
    }
    cells
}

/// The columns of a lane.
fn lane(cell: &Cell<'_>, (from, to): (u16, u16)) -> (u16, u16) {
    let width = (to - from) / cell.lanes as u16;
    let start = from + width * cell.lane as u16;
    (start, if cell.lane + 1 == cell.lanes { to } else { start + width })
}

/// `:15 ` where a block starts within its row, at a quarter past.
fn minute_mark(cell: &Cell<'_>, scale: &Scale) -> String {
    match cell.extent.start - (scale.first + cell.rows.0 * scale.step) {
        0 => String::new(),
        // It began before the grid does.
        _ if cell.rows.0 < 0 => String::new(),
        _ => format!(":{:02} ", cell.extent.start.rem_euclid(60)),
    }
}

fn planned(
    canvas: &mut Canvas<'_>,
    model: &Model,
    cell: &Cell<'_>,
    scale: &Scale,
    place: &impl Fn(i64) -> Option<u16>,
    columns: (u16, u16),
    here: bool,
) {
    let (from, to) = lane(cell, columns);
    let item = cell.item;
    let is_new = here && model.preview.is_some();
    let title_role = match item.state {
        _ if here => Role::Strong,
        State::Done | State::Running | State::Paused => Role::Text,
        State::Ghost | State::Skipped | State::Moved | State::Released => Role::Faint,
        _ => Role::Planned,
    };
    let edge = if item.state == State::Ghost { "┊" } else { "│" };
    let edge = if is_new { "┃" } else { edge };
    let role = if is_new { Role::Accent } else { edge_role(&item.block, &model.life.profile) };
    // A block that begins where this one ends takes the row that they share.
    let end = if cell.extent.end % scale.step == 0 { cell.rows.1 } else { cell.rows.1.max(cell.rows.0 + 1) };
    for row in cell.rows.0..end {
        if let Some(y) = place(row) {
            canvas.put(from, y, 1, edge, role);
        }
    }
    let Some(y) = cell.title_rows(scale).find_map(place) else { return };
    if is_marked(model, item) {
        canvas.put(from.saturating_sub(1), y, 1, "*", Role::Accent);
    }
    let mut title = format!("{}{}", minute_mark(cell, scale), item.block.title);
    match item.state {
        State::Skipped => title.insert_str(0, "– "),
        State::Moved => title.insert_str(0, "→ "),
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
    // Tags stand in a column of their own, and begin sooner where they are long and the title is short.
    let column = from + 29.max((to - from) * 3 / 5);
    let behind_title = from + 3 + crate::domain::text::width(&title) as u16;
    let needed = crate::domain::text::width(&words) as u16;
    let tags_x = column.min(to.saturating_sub(needed)).max(behind_title.min(column));
    let has_tags = cell.lanes == 1 && to.saturating_sub(from) >= 40;
    let title_end = if has_tags && !words.is_empty() { tags_x - 1 } else { to };
    canvas.put(from + 2, y, title_end.saturating_sub(from + 2), &title, title_role);
    if has_tags {
        canvas.put(tags_x, y, to.saturating_sub(tags_x), &words, Role::Faint);
    }
    if here
        && cell.rows.1 - cell.rows.0 > 1
        && let Some(y) = place(cell.rows.0 + 1)
    {
        canvas.put(from + 2, y, to.saturating_sub(from + 2), &detail(item, &model.life.profile), Role::Muted);
    }
    if here {
        for y in (cell.rows.0..cell.rows.1).filter_map(place) {
            canvas.tint(from, y, to - from);
        }
    }
}

fn was_lived(
    canvas: &mut Canvas<'_>,
    model: &Model,
    cell: &Cell<'_>,
    scale: &Scale,
    place: &impl Fn(i64) -> Option<u16>,
    columns: (u16, u16),
    here: bool,
) {
    let (from, to) = lane(cell, columns);
    let item = cell.item;
    let role = edge_role(&item.block, &model.life.profile);
    for y in (cell.rows.0..cell.rows.1).filter_map(place) {
        canvas.put(from, y, 1, "┃", role);
    }
    let Some(y) = cell.title_rows(scale).find_map(place) else { return };
    canvas.fill(from + 1, y, to.saturating_sub(from + 1), " ", " ", Role::Text);
    let plan_row = item.plan.map(|plan| scale.row(plan.start));
    let as_planned = plan_row == Some(cell.rows.0);
    let (text, text_role) = match item.state {
        State::Running if cell.is_first || item.lived.len() == 1 => {
            let since = item.lived.last().map(|last| last.span().start.short()).unwrap_or_default();
            let words = format!("● since {since}");
            (if as_planned { words } else { format!("{words} {}", item.block.title) }, Role::Running)
        }
        State::Running => ("●".to_owned(), Role::Running),
        _ if as_planned && cell.is_first => ("✓".to_owned(), Role::Text),
        _ if cell.is_first || item.plan.is_none() => {
            (format!("{}{}", minute_mark(cell, scale), item.block.title), Role::Text)
        }
        _ => ("✓".to_owned(), Role::Text),
    };
    let text_role = if here && item.state != State::Running { Role::Strong } else { text_role };
    let is_ascii = canvas.is_ascii();
    let sign = felt(item.block.energy, is_ascii).filter(|_| cell.is_first);
    let sign_width = if is_ascii { 9 } else { 2 };
    let room = to.saturating_sub(from + 2 + if sign.is_some() { sign_width + 1 } else { 0 });
    canvas.put(from + 2, y, room, &text, text_role);
    if let Some((sign, role)) = sign {
        canvas.put_right(to - 1, y, sign_width, sign, role);
    }
}

/// Names the free time under the cursor, the last of the day, and the windows where the plan leaves room for words.
fn free_time(
    canvas: &mut Canvas<'_>,
    model: &Model,
    agenda: &Agenda,
    scale: &Scale,
    plan: &[Cell<'_>],
    place: &impl Fn(i64) -> Option<u16>,
    (from, to): (u16, u16),
) {
    let columns = to.saturating_sub(from);
    let taken = |row: i64| plan.iter().any(|cell| cell.rows.0 <= row && row < cell.rows.1);
    for window in &agenda.windows {
        let (first, end) = scale.rows(window.extent);
        let row = (first..end).find(|row| !taken(*row));
        if let Some(y) = row.and_then(place) {
            let until = window.extent.span().end.short();
            let words = format!("{}, no {} until {until}", window.name, window.keeps_out);
            canvas.put(from, y, columns, &words, Role::Faint);
        }
    }
    let last = agenda.stops.iter().rev().find_map(|stop| match stop {
        Stop::Gap(gap) => Some(*gap),
        Stop::Item(_) => None,
    });
    let here = model.gap().filter(|_| model.preview.is_none());
    for (gap, role) in
        last.into_iter().map(|gap| (gap, Role::Faint)).chain(here.map(|gap| (gap, Role::Strong)))
    {
        // Its words stand in its first row that no block has.
        let row = (scale.row(gap.start)..=scale.row(gap.end - 1)).find(|row| !taken(*row));
        if let Some(y) = row.and_then(place) {
            let words = format!("free until {}", gap.span().end.short());
            let is_window = agenda.windows.iter().any(|window| window.extent.start == gap.start);
            if here == Some(gap) || !is_window {
                canvas.fill(from, y, columns, " ", " ", Role::Text);
                canvas.put(from, y, columns, &words, role);
            }
        }
    }
    if let Some(gap) = here
        && let Some(y) = place(scale.row(gap.start))
    {
        canvas.tint(from, y, columns);
    }
}
