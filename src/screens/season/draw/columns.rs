//! Draws the parts with a column for each week, month or quarter: the map of values, and work and life by week.

use super::tables::{first_shown, out_of_part};
use crate::canvas::widgets::whole_parts;
use crate::canvas::{Canvas, Region, Role, cells};
use crate::report::season::figures::{SOME, shade as shade_of};
use crate::report::season::{Grain, SeasonColumn, SeasonReport, sentences};
use crate::screens::cursor::put_label;
use crate::screens::season::layout::{BANDS, name_columns};
use crate::screens::season::state::{SeasonPart, SeasonState};

/// With this many columns for a week, its name fits between brackets.
const ROOMY: u16 = 5;
/// Work shares that separate the rows of work and life by week, from the top.
const BAND_EDGES: [f64; 4] = [0.70, 0.55, 0.45, 0.30];

/// Returns the sign and the role of a shade, from 0 to 4.
pub fn shade(canvas: &Canvas<'_>, level: usize) -> (&'static str, Role) {
    let (heat, sign, plain) = match level {
        0 => (0, "·", "."),
        1 => (1, "░", ":"),
        2 => (2, "▒", "+"),
        3 => (3, "▓", "%"),
        _ => (4, "█", "#"),
    };
    (canvas.sign(sign, plain), Role::Heat(heat))
}

/// Columns in view.
struct ShownColumns {
    first: usize,
    count: usize,
    start: u16,
    cell: u16,
}

impl ShownColumns {
    fn new(state: &SeasonState, content: &SeasonReport, area: Region) -> ShownColumns {
        let (least, most) = if content.grain == Grain::Weeks { (4, 6) } else { (5, 8) };
        let all = content.columns.len();
        // Names get the space that the columns leave, and at least enough for a short one.
        let in_any_case = if area.width < 70 { 9 } else { 13 };
        let beside = area.width.saturating_sub(cells(all * usize::from(most) + 7)).max(in_any_case);
        let name = name_columns(content, beside).max(if area.width < 70 { 5 } else { 10 });
        let start = area.x + 3 + name + 3;
        let room = area.right().saturating_sub(start + 1);
        let cell = (room / cells(all).max(1)).clamp(least, most);
        let count = usize::from(room / cell).min(all).max(1);
        let chosen = state.column_in(content);
        // The column under the cursor is in view, with those before it.
        let first = (chosen + 1).saturating_sub(count).min(all.saturating_sub(count));
        ShownColumns { first, count, start, cell }
    }

    fn columns<'a>(&self, content: &'a SeasonReport) -> impl Iterator<Item = (u16, usize, &'a SeasonColumn)> {
        let columns = content.columns.iter().enumerate().skip(self.first).take(self.count);
        let xs = (self.start..).step_by(self.cell.into());
        columns.zip(xs).map(|((index, column), x)| (x, index, column))
    }
}

/// Draws a heading and the columns' labels. The current column has square brackets, the one under the cursor round
/// ones.
fn head(
    canvas: &mut Canvas<'_>,
    content: &SeasonReport,
    shown: &ShownColumns,
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
        // In narrow columns, brackets would touch the next label, so labels are numbers only.
        let label = if shown.cell < ROOMY { column.label.trim_start_matches('W') } else { &column.label };
        let marks = (chosen == Some(index), column.is_now);
        put_label(canvas, (x, area.y), shown.cell - 1, label, role, marks);
    }
}

/// Draws the map of values: the more of its target a value got, the darker. A dot marks half an hour or more.
pub fn values(canvas: &mut Canvas<'_>, state: &SeasonState, content: &SeasonReport, area: Region) {
    let shown = ShownColumns::new(state, content, area);
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
    let words = match chosen.and_then(|chosen| content.columns.get(chosen)).zip(content.values.get(row)) {
        Some((column, value)) => Some(sentences::in_column(content, value, column)),
        None => sentences::every_value(content).map(|words| format!("{} {words}", canvas.sign("•", "*"))),
    };
    foot(canvas, area, words);
}

/// Draws a sentence in the last row of a part with at least 3 rows.
fn foot(canvas: &mut Canvas<'_>, area: Region, words: Option<String>) {
    let (Some(words), 3..) = (words, area.height) else { return };
    let x = area.x + 3;
    let columns = area.right().saturating_sub(x + 1);
    canvas.put(x, area.bottom() - 1, columns, &whole_parts(&words, usize::from(columns)), Role::Muted);
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
        // Two columns are enough, and leave space between the weeks.
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

/// Draws work and life by week: each week in the row of its work share, and a line in the row of the season's
/// target. The labels are left out below the map of values, which has the same ones, unless the cursor is
/// here.
pub fn swing(
    canvas: &mut Canvas<'_>,
    state: &SeasonState,
    content: &SeasonReport,
    area: Region,
    is_alone: bool,
) {
    let shown = ShownColumns::new(state, content, area);
    let chosen = (state.part == SeasonPart::Swing).then(|| state.column_in(content));
    let title = match content.grain {
        Grain::Weeks => "WORK AND LIFE BY WEEK",
        Grain::Months => "WORK AND LIFE BY MONTH",
        Grain::Quarters => "WORK AND LIFE BY QUARTER",
    };
    if is_alone || chosen.is_some() {
        head(canvas, content, &shown, area, title, chosen);
    } else {
        canvas.put(area.x + 3, area.y, area.width.saturating_sub(4), title, Role::Head);
    }
    if chosen.is_some() {
        canvas.put(area.x + 1, area.y, 1, "›", Role::Accent);
    }
    let bands = area.height.saturating_sub(2).min(BANDS);
    let band = |share: f64| cells(BAND_EDGES.iter().filter(|edge| share + 1e-9 < **edge).count());
    // With fewer rows, the middle ones are left out.
    let row = |share: f64| match bands {
        BANDS => band(share),
        0 | 1 => 0,
        _ => u16::from(share < 0.5) * (bands - 1),
    };
    // Targets are drawn only where all rows fit.
    let is_meant = |column: &SeasonColumn, place: u16| {
        bands == BANDS && column.meant.is_some_and(|share| row(share) == place)
    };
    for place in 0..bands {
        let y = area.y + 1 + place;
        let words = match place {
            _ if shown.columns(content).any(|(_, _, column)| is_meant(column, place)) => "target",
            0 => "more work",
            2 if bands == BANDS => "even",
            _ if place + 1 == bands => "more life",
            _ => "",
        };
        canvas.put(area.x + 3, y, shown.start.saturating_sub(area.x + 4), words, Role::Faint);
        for (x, index, column) in shown.columns(content) {
            if is_meant(column, place) {
                // The line goes on where the next column has the same target.
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
        let x = shown.start + cells(chosen - shown.first) * shown.cell;
        canvas.cursor = Some((x, area.y));
    }
    let words = match chosen.and_then(|chosen| content.columns.get(chosen)) {
        Some(column) => Some(sentences::sides_in(content, column)),
        None => sentences::swing(content),
    };
    foot(canvas, area, words);
}
