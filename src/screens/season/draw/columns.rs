//! What stands in columns of weeks, months or quarters: the values as a map of shades, and the swing.

use super::tables::{first_shown, name_columns, out_of_part};
use crate::canvas::widgets::whole_parts;
use crate::canvas::{Canvas, Region, Role};
use crate::report::season::figures::{SOME, shade as shade_of};
use crate::report::season::{Grain, SeasonColumn, SeasonReport, sentences};
use crate::screens::season::state::{SeasonPart, SeasonState};

/// The swing's rows, from more work to more life.
pub const BANDS: u16 = 5;
/// From so many columns on a week has room for its name between brackets.
const ROOMY: u16 = 5;
/// From which share of work on a week stands in which row, the first row first.
const BAND_EDGES: [f64; 4] = [0.70, 0.55, 0.45, 0.30];

/// The sign of a shade, from none to full, and its role.
pub fn shade(canvas: &Canvas<'_>, level: usize) -> (&'static str, Role) {
    const SIGNS: [(&str, &str); 5] = [("·", "."), ("░", ":"), ("▒", "+"), ("▓", "%"), ("█", "#")];
    let (sign, plain) = SIGNS[level.min(4)];
    (canvas.sign(sign, plain), Role::Heat(level.min(4) as u8))
}

/// Which columns are shown, where, and how wide.
struct Shown {
    first: usize,
    count: usize,
    start: u16,
    cell: u16,
}

impl Shown {
    fn new(state: &SeasonState, content: &SeasonReport, area: Region) -> Shown {
        let (least, most) = if content.grain == Grain::Weeks { (4, 6) } else { (5, 8) };
        let all = content.columns.len();
        // A name takes what all columns leave it, and in any case as much as a short one needs.
        let in_any_case = if area.width < 70 { 9 } else { 13 };
        let beside = area.width.saturating_sub((all as u16).saturating_mul(most) + 7).max(in_any_case);
        let name = name_columns(content, beside).max(if area.width < 70 { 5 } else { 10 });
        let start = area.x + 3 + name + 3;
        let room = area.right().saturating_sub(start + 1);
        let cell = (room / (all as u16).max(1)).clamp(least, most);
        let count = usize::from(room / cell).min(all).max(1);
        let chosen = state.column_in(content);
        // The column under the cursor is among them, with what lies before it.
        let first = (chosen + 1).saturating_sub(count).min(all.saturating_sub(count));
        Shown { first, count, start, cell }
    }

    fn columns<'a>(&self, content: &'a SeasonReport) -> impl Iterator<Item = (u16, usize, &'a SeasonColumn)> {
        let (start, cell) = (self.start, self.cell);
        let columns = content.columns.iter().enumerate().skip(self.first).take(self.count);
        columns.enumerate().map(move |(place, (index, column))| (start + place as u16 * cell, index, column))
    }
}

/// The heading and the columns' labels: the running one in square brackets, the one under the cursor in round ones.
fn head(
    canvas: &mut Canvas<'_>,
    content: &SeasonReport,
    shown: &Shown,
    area: Region,
    words: &str,
    chosen: Option<usize>,
) {
    canvas.put(area.x + 3, area.y, shown.start.saturating_sub(area.x + 4), words, Role::Head);
    for (x, index, column) in shown.columns(content) {
        let role = match (chosen == Some(index), column.is_now, column.score.is_some()) {
            (true, ..) => Role::Strong,
            (_, true, _) => Role::Tab,
            (.., true) => Role::Muted,
            _ => Role::Faint,
        };
        // Where columns are narrow the brackets would touch the weeks beside: their numbers are enough.
        let label = if shown.cell < ROOMY { column.label.trim_start_matches('W') } else { &column.label };
        let took = canvas.put(x, area.y, shown.cell - 1, label, role);
        let brackets =
            if chosen == Some(index) { Some(("(", ")")) } else { column.is_now.then_some(("[", "]")) };
        if let Some((left, right)) = brackets {
            canvas.put(x - 1, area.y, 1, left, role);
            canvas.put(x + took, area.y, 1, right, role);
        }
    }
}

/// The values as a map: the darker the more of what was asked; a dot where a value got half an hour.
pub fn values(canvas: &mut Canvas<'_>, state: &SeasonState, content: &SeasonReport, area: Region) {
    let shown = Shown::new(state, content, area);
    let is_here = state.part == SeasonPart::Values;
    let chosen = is_here.then(|| state.column_in(content));
    head(canvas, content, &shown, area, heading(content.grain), chosen);
    let rows = area.height.saturating_sub(2);
    let row = state.at.row.min(content.values.len().saturating_sub(1));
    let top = first_shown(row, rows);
    out_of_part(canvas, area, content.values.len(), top, rows);
    let name = shown.start.saturating_sub(area.x + 5);
    for (y, (index, value)) in
        (area.y + 1..).zip(content.values.iter().enumerate().skip(top).take(usize::from(rows)))
    {
        let here = is_here && index == row;
        if here {
            canvas.put(area.x + 1, y, 1, "›", Role::Accent);
            canvas.tint(area.x, y, area.width);
        }
        let role = match (here, value.resting) {
            (true, _) => Role::Strong,
            (_, true) => Role::Muted,
            _ => Role::Text,
        };
        canvas.put(area.x + 3, y, name, &value.name, role);
        for (x, column_index, column) in shown.columns(content) {
            let is_chosen = here && chosen == Some(column_index);
            cell(canvas, column, &value.id, (x, y), shown.cell, is_chosen);
        }
    }
    if area.height < 3 {
        return;
    }
    let y = area.bottom() - 1;
    let words = match chosen.and_then(|chosen| content.columns.get(chosen)).zip(content.values.get(row)) {
        Some((column, value)) => Some(sentences::in_column(content, value, column)),
        None => sentences::every_value(content).map(|words| format!("{} {words}", canvas.sign("•", "*"))),
    };
    let x = area.x + 3;
    let columns = area.right().saturating_sub(x + 1);
    let words = whole_parts(&words.unwrap_or_default(), usize::from(columns));
    canvas.put(x, y, columns, &words, Role::Muted);
}

fn heading(grain: Grain) -> &'static str {
    match grain {
        Grain::Weeks => "BY WEEK",
        Grain::Months => "BY MONTH",
        Grain::Quarters => "BY QUARTER",
    }
}

fn cell(
    canvas: &mut Canvas<'_>,
    column: &SeasonColumn,
    value: &str,
    (x, y): (u16, u16),
    columns: u16,
    is_chosen: bool,
) {
    if let Some((minutes, target)) = column.value(value) {
        let level = shade_of(minutes, target);
        let (sign, role) = shade(canvas, level);
        // Two columns are enough to be seen, and leave the map its air.
        let wide = if level == 0 { 1 } else { columns.saturating_sub(2).min(2) };
        for place in 0..wide {
            canvas.put(x + place, y, 1, sign, role);
        }
        if minutes >= SOME {
            let mark = canvas.sign("•", "*");
            canvas.put(x + wide, y, 1, mark, Role::Muted);
        }
    }
    if is_chosen {
        canvas.put(x - 1, y, 1, "(", Role::Accent);
        canvas.put(x + 3, y, 1, ")", Role::Accent);
        canvas.cursor = Some((x, y));
    }
}

/// The swing: each week in the row of its share of work, with a line in the row that its season means. Its columns are
/// labelled where the map of values does not stand above them with the same ones, and where the cursor is on them.
pub fn swing(
    canvas: &mut Canvas<'_>,
    state: &SeasonState,
    content: &SeasonReport,
    area: Region,
    is_alone: bool,
) {
    let shown = Shown::new(state, content, area);
    let chosen = (state.part == SeasonPart::Swing).then(|| state.column_in(content));
    if is_alone || chosen.is_some() {
        head(canvas, content, &shown, area, "THE SWING", chosen);
    } else {
        canvas.put(area.x + 3, area.y, area.width.saturating_sub(4), "THE SWING", Role::Head);
    }
    if chosen.is_some() {
        canvas.put(area.x + 1, area.y, 1, "›", Role::Accent);
    }
    let bands = area.height.saturating_sub(2).min(BANDS);
    let band = |share: f64| BAND_EDGES.iter().filter(|edge| share + 1e-9 < **edge).count() as u16;
    // Where there are fewer rows the middle ones are left out last.
    let row = |share: f64| match bands {
        BANDS => band(share),
        0 | 1 => 0,
        _ => u16::from(share < 0.5) * (bands - 1),
    };
    // What is meant is drawn where there are rows enough to tell it from what was lived.
    let is_meant = |column: &SeasonColumn, place: u16| {
        bands == BANDS && column.meant.is_some_and(|share| row(share) == place)
    };
    for place in 0..bands {
        let y = area.y + 1 + place;
        let words = match place {
            _ if shown.columns(content).any(|(_, _, column)| is_meant(column, place)) => "meant",
            0 => "more work",
            2 if bands == BANDS => "even",
            _ if place + 1 == bands => "more life",
            _ => "",
        };
        canvas.put(area.x + 3, y, shown.start.saturating_sub(area.x + 4), words, Role::Faint);
        for (x, index, column) in shown.columns(content) {
            if is_meant(column, place) {
                // It goes on to the next column, where that means the same.
                let goes_on = index + 1 < shown.first + shown.count
                    && content.columns.get(index + 1).is_some_and(|next| is_meant(next, place));
                canvas.fill(x, y, shown.cell - u16::from(!goes_on), "─", "-", Role::Track);
            }
            let share = column
                .sides
                .filter(|(work, life)| work + life > 0.0)
                .map(|(work, life)| work / (work + life));
            if share.is_some_and(|share| row(share) == place) {
                let role = if chosen == Some(index) { Role::Strong } else { Role::Served };
                canvas.fill(x, y, shown.cell - 1, "━", "#", role);
            }
        }
    }
    if let Some(chosen) = chosen.filter(|chosen| (shown.first..shown.first + shown.count).contains(chosen)) {
        let x = shown.start + (chosen - shown.first) as u16 * shown.cell;
        canvas.cursor = Some((x, area.y));
    }
    if area.height < 3 {
        return;
    }
    let words = match chosen.and_then(|chosen| content.columns.get(chosen)) {
        Some(column) => Some(sentences::sides_in(content, column)),
        None => sentences::swing(content),
    };
    let x = area.x + 3;
    let y = area.bottom() - 1;
    let columns = area.right().saturating_sub(x + 1);
    let words = whole_parts(&words.unwrap_or_default(), usize::from(columns));
    canvas.put(x, y, columns, &words, Role::Muted);
}
