//! Draws work and life by week: each week in the row of its work share, and a line for the season's target.

use super::part::{empty, foot, labels};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::report::season::{Grain, SeasonColumn, SeasonReport, sentences};
use crate::screens::season::axis::TimeAxes;
use crate::screens::season::scale::ShareScale;
use crate::screens::season::state::{SeasonPart, SeasonState};

/// Columns of a figure such as `100%`.
const FIGURE: u16 = 4;

/// Draws the chart: a heading, the rows of the scale, the labels of the columns, and a sentence.
pub fn draw(
    canvas: &mut Canvas<'_>,
    state: &SeasonState,
    content: &SeasonReport,
    axes: &TimeAxes,
    words: &str,
    area: Region,
) {
    let is_here = state.part == SeasonPart::Swing;
    let title = match content.grain {
        Grain::Weeks => "WORK AND LIFE BY WEEK",
        Grain::Months => "WORK AND LIFE BY MONTH",
        Grain::Quarters => "WORK AND LIFE BY QUARTER",
    };
    let end = area.right().saturating_sub(1);
    if content.columns.is_empty() {
        canvas.put(3, area.y, end, title, Role::Head);
        return empty(canvas, area, words, is_here);
    }
    let chosen = is_here.then(|| state.column_in(content));
    if is_here {
        canvas.put(1, area.y, 1, "›", Role::Accent);
    }
    let share = |column: &SeasonColumn| {
        column.sides.filter(|(work, life)| work + life > 0.0).map(|(work, life)| work / (work + life))
    };
    let shown: Vec<_> =
        axes.columns.iter().filter_map(|at| Some((*at, content.columns.get(at.index)?))).collect();
    let shares = shown.iter().flat_map(|(_, column)| [share(column), column.meant]).flatten();
    let scale = ShareScale::new(shares, area.height.saturating_sub(3));
    let first = area.y + 1;
    let unnamed = figures(canvas, content, axes, first, scale);
    let measure = unnamed.unwrap_or_else(|| "work share".to_owned());
    canvas.put_all(3, area.y, end, &[(title, Role::Head), ("  ", Role::Faint), (&measure, Role::Faint)]);
    for (place, (at, column)) in shown.iter().enumerate() {
        if let Some(meant) = column.meant {
            // The line continues where the next column has the same target.
            let next = shown.get(place + 1).and_then(|(_, next)| next.meant);
            let columns = at.width - u16::from(next != Some(meant));
            let (sign, plain) = if column.period.from > content.today { ("┄", ".") } else { ("─", "-") };
            canvas.fill(at.x, first + scale.row(meant), columns, sign, plain, Role::Track);
        }
    }
    for (at, column) in &shown {
        let y = share(column).map(|share| first + scale.row(share));
        let is_chosen = chosen == Some(at.index);
        if let Some(y) = y {
            let role = if is_chosen { Role::Strong } else { Role::Served };
            canvas.fill(at.x, y, at.width - 1, "━", "#", role);
        }
        if is_chosen {
            canvas.cursor = Some((at.x, y.unwrap_or(first + scale.rows)));
        }
    }
    labels(canvas, content, axes, first + scale.rows, chosen);
    let sentence = match chosen.and_then(|chosen| content.columns.get(chosen)) {
        Some(column) => Some(sentences::sides_in(content, column)),
        None => sentences::swing(content),
    };
    foot(canvas, area, first + scale.rows + 1, sentence, "");
}

/// Draws the figures of the scale left of the columns. A row with a target names it. Returns the words about a target
/// that is not the figure of its row and has no room beside it.
fn figures(
    canvas: &mut Canvas<'_>,
    content: &SeasonReport,
    axes: &TimeAxes,
    first: u16,
    scale: ShareScale,
) -> Option<String> {
    let end = axes.columns.first().map_or(axes.start, |column| column.x).saturating_sub(1);
    // Columns left of the figures, before a gap.
    let beside = end.saturating_sub(FIGURE + 1);
    let mut unnamed = None;
    for row in 0..scale.rows {
        let y = first + row;
        let figure = format!("{}%", scale.percent(row));
        let meant =
            content.columns.iter().filter_map(|column| column.meant).find(|one| scale.row(*one) == row);
        let target = meant.map(|meant| format!("target {:.0}%", meant * 100.0));
        if let Some(words) = &target {
            if words.ends_with(&format!(" {figure}")) {
                canvas.put_right(end, y, end.saturating_sub(1), words, Role::Muted);
                continue;
            }
            match cells(words.len()) + 2 <= beside {
                true => _ = canvas.put_right(beside, y, beside, words, Role::Muted),
                false => unnamed = Some(words.clone()),
            }
        }
        if scale.has_figure(row) {
            canvas.put_right(end, y, FIGURE, &figure, Role::Faint);
        }
        let words = match row {
            _ if target.is_some() => "",
            0 => "more work",
            _ if row + 1 == scale.rows => "more life",
            _ => "",
        };
        if 3 + cells(words.len()) <= beside {
            canvas.put(3, y, beside, words, Role::Faint);
        }
    }
    unnamed
}
