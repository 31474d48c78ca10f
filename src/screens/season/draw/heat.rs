//! Draws the map of values: a row for each value, and a cell for each week, month or quarter.

use super::part::{empty, foot, labels};
use super::shades;
use crate::canvas::{Canvas, Region, Role};
use crate::report::season::figures::{is_over, shade};
use crate::report::season::{Grain, SeasonColumn, SeasonReport, sentences};
use crate::screens::season::axis::{AxisColumn, TimeAxes};
use crate::screens::season::state::{SeasonPart, SeasonState};

/// Returns the heading for `columns` columns.
fn heading(grain: Grain, columns: u16) -> &'static str {
    match grain {
        Grain::Quarters if columns < 10 => "QUARTERLY",
        Grain::Weeks => "BY WEEK",
        Grain::Months => "BY MONTH",
        Grain::Quarters => "BY QUARTER",
    }
}

/// Draws the heading and the labels of the columns in the first row of `area`.
pub fn head(
    canvas: &mut Canvas<'_>,
    state: &SeasonState,
    content: &SeasonReport,
    axes: &TimeAxes,
    area: Region,
) {
    let columns = axes.names() + 1;
    canvas.put(3, area.y, columns, heading(content.grain, columns), Role::Head);
    let chosen = (state.part == SeasonPart::Values).then(|| state.column_in(content));
    labels(canvas, content, axes, area.y, chosen);
}

/// Draws the map. The more of its target a value got, the darker its cell. A sign behind the cell says that it got
/// clearly more.
pub fn draw(
    canvas: &mut Canvas<'_>,
    state: &SeasonState,
    content: &SeasonReport,
    axes: &TimeAxes,
    words: &str,
    area: Region,
) {
    let is_here = state.part == SeasonPart::Values;
    if content.columns.is_empty() || content.values.is_empty() {
        let columns = area.width.saturating_sub(4);
        canvas.put(3, area.y, columns, heading(content.grain, columns), Role::Head);
        return empty(canvas, area, words, is_here);
    }
    head(canvas, state, content, axes, area);
    let chosen = is_here.then(|| state.column_in(content));
    let row = state.at.row.min(content.values.len() - 1);
    for (y, (index, value)) in (area.y + 1..).zip(content.values.iter().enumerate()) {
        let here = is_here && index == row;
        if here {
            canvas.put(1, y, 1, "›", Role::Accent);
            // A reversed shade would look like its opposite, so only the name is.
            let tinted = if canvas.reverses() { 3 + axes.names() } else { area.width };
            canvas.tint(0, y, tinted);
        }
        let role = match (here, value.resting) {
            (true, _) => Role::Strong,
            (_, true) => Role::Muted,
            _ => Role::Text,
        };
        canvas.put(3, y, axes.names(), &value.name, role);
        for at in &axes.columns {
            let Some(column) = content.columns.get(at.index) else { continue };
            let is_chosen = here && chosen == Some(at.index);
            cell(canvas, column, &value.id, (*at, y), is_chosen);
        }
    }
    let sentence = match chosen.and_then(|chosen| content.columns.get(chosen)).zip(content.values.get(row)) {
        Some((column, value)) => Some(sentences::in_column(content, value, column)),
        None => sentences::every_value(content),
    };
    let name = content.values.get(row).map_or("", |value| &value.name);
    foot(canvas, area, area.bottom() - 2, sentence, name);
    shades::of_targets(canvas, (3, area.bottom() - 1), area.width.saturating_sub(4));
}

fn cell(
    canvas: &mut Canvas<'_>,
    column: &SeasonColumn,
    value: &str,
    (AxisColumn { x, width, .. }, y): (AxisColumn, u16),
    is_chosen: bool,
) {
    // The sign for more and a gap follow the shade.
    let mut columns = width.saturating_sub(2).max(1);
    let mut took = columns;
    if let Some((minutes, target)) = column.value(value) {
        let level = shade(minutes, target);
        let (sign, role) = shades::shade(canvas, level);
        if level == 0 {
            columns = 1;
        }
        for place in 0..columns {
            canvas.put(x + place, y, 1, sign, role);
        }
        if is_over(minutes, target) {
            canvas.put(x + columns, y, 1, shades::over(canvas), role);
            took += 1;
        }
    }
    if is_chosen {
        canvas.put(x - 1, y, 1, "(", Role::Accent);
        canvas.put(x + took, y, 1, ")", Role::Accent);
        canvas.cursor = Some((x, y));
    }
}
