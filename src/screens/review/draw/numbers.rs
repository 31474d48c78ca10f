//! Draws balance and alignment over the season's weeks: the chart, and the four quadrants beside it or in
//! words.

use super::chart::{ChartMarks, WeekChart};
use crate::alignment::Quadrant;
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::text::{width, wrap};
use crate::report::day::words::figure;
use crate::report::review::ReviewReport;
use crate::report::trend::WeekPoint;
use crate::screens::review::layout::{
    APART, ChartLayout, INDENT, QUADRANT_NAME, WEEK, lies_in, weeks_in_row,
};
use crate::screens::review::state::ReviewState;

/// Draws the chart under its heading. The quadrants are beside it, where there is room.
pub fn chart(
    canvas: &mut Canvas<'_>,
    state: &ReviewState,
    content: &ReviewReport,
    of: ChartLayout,
    area: Region,
) {
    legend(canvas, state, content, &of, area);
    let marked = marked(state, content);
    let chart = WeekChart::new(&content.weeks, of, (1, area.y + 1));
    chart.draw(canvas, &marked);
    if let Some(columns) = of.quadrants {
        let beside = 1 + of.columns() + APART;
        quadrants(canvas, content, &marked, Region::new(beside, area.y + 1, columns, of.axis.rows()));
    }
}

/// Draws the heading and what the lines stand for.
fn legend(
    canvas: &mut Canvas<'_>,
    state: &ReviewState,
    content: &ReviewReport,
    of: &ChartLayout,
    area: Region,
) {
    let here = state.column_in(content).and_then(|at| content.weeks.get(at)).filter(|_| of.has_figures);
    let figures = here.map(|point| {
        <[_; 2]>::from(point.score.shown_numbers()).map(|value| value.map_or("—".to_owned(), figure))
    });
    let [alignment, balance] = match figures {
        Some([alignment, balance]) => [format!(" alignment {alignment}"), format!(" balance {balance}")],
        None => [" alignment", " balance"].map(str::to_owned),
    };
    let signs = [("━━", "##", alignment, Role::Align), ("┄┄", "--", balance, Role::Balance)];
    let heading = if content.season.is_some() { "THE SEASON SO FAR" } else { "THE LAST WEEKS" };
    let legend: usize = signs.iter().map(|(sign, _, words, _)| width(sign) + width(words) + 3).sum();
    let mut x = 1;
    // The legend is always drawn. The heading gives way to it.
    if x + cells(width(heading) + 4 + legend) <= area.width {
        x += canvas.put(x, area.y, area.width, heading, Role::Head) + 4;
    }
    for (sign, ascii, words, role) in signs {
        let sign = canvas.sign(sign, ascii);
        x += canvas.put(x, area.y, area.width.saturating_sub(x), sign, role);
        x += canvas.put(x, area.y, area.width.saturating_sub(x), &words, Role::Muted) + 3;
    }
}

fn marked(state: &ReviewState, content: &ReviewReport) -> ChartMarks {
    ChartMarks { reviewed: content.week, chosen: state.column }
}

/// Draws a quadrant's name and its weeks.
pub fn in_words(
    canvas: &mut Canvas<'_>,
    state: &ReviewState,
    content: &ReviewReport,
    quadrant: Quadrant,
    area: Region,
) {
    let weeks = of_quadrant(&content.weeks, quadrant, &marked(state, content));
    canvas.put(INDENT, area.y, QUADRANT_NAME, quadrant.word(), Role::Muted);
    let x = INDENT + QUADRANT_NAME;
    for (weeks, y) in weeks.chunks(weeks_in_row(area.width)).zip(area.y..) {
        for (week, x) in weeks.iter().zip((x..).step_by(WEEK.into())) {
            canvas.put(x, y, WEEK, week, Role::Text);
        }
    }
}

/// Returns the weeks of a quadrant: the week reviewed in square brackets, the one under the cursor in round ones.
fn of_quadrant(weeks: &[WeekPoint], quadrant: Quadrant, marked: &ChartMarks) -> Vec<String> {
    let number = |point: &WeekPoint| match point.week {
        week if marked.chosen == Some(week) => format!("(W{:02})", week.number()),
        week if week == marked.reviewed => format!("[W{:02}]", week.number()),
        week => format!(" W{:02} ", week.number()),
    };
    weeks.iter().filter(|point| lies_in(point, quadrant)).map(number).collect()
}

/// Draws the four quadrants with their weeks. A week is placed in its quadrant, not at its point.
fn quadrants(canvas: &mut Canvas<'_>, content: &ReviewReport, marked: &ChartMarks, area: Region) {
    let (half, middle) = (area.width / 2, area.height / 2);
    let rule = area.y + middle;
    canvas.fill(area.x, rule, area.width, "─", "-", Role::Track);
    for y in area.y..area.bottom() {
        canvas.fill(
            area.x + half,
            y,
            1,
            if y == rule { "┼" } else { "│" },
            if y == rule { "+" } else { "|" },
            Role::Track,
        );
    }
    for (quadrant, x, is_above) in [
        (Quadrant::Aligned, 0, true),
        (Quadrant::Both, half + 2, true),
        (Quadrant::Neither, 0, false),
        (Quadrant::Balanced, half + 2, false),
    ] {
        let x = area.x + x;
        let width = half.saturating_sub(2);
        let top = if is_above { area.y } else { rule + 1 };
        let rows = if is_above { middle } else { area.height.saturating_sub(middle + 1) };
        let name = wrap(quadrant.word(), usize::from(width));
        for (y, words) in (top..).zip(&name) {
            canvas.put(x, y, width, words, Role::Muted);
        }
        let top = top + cells(name.len());
        let room = usize::from(rows).saturating_sub(name.len()).max(1);
        let weeks = of_quadrant(&content.weeks, quadrant, marked);
        let lines: Vec<&[String]> = weeks.chunks(usize::from(width / WEEK).max(1)).collect();
        // The latest weeks are in view.
        let hidden = lines.len().saturating_sub(room);
        for (y, line) in (top..).zip(lines.iter().skip(hidden)) {
            for (week, x) in line.iter().zip((x..).step_by(WEEK.into())) {
                let is_marked = week.starts_with(['(', '[']);
                canvas.put(x, y, WEEK, week, if is_marked { Role::Tab } else { Role::Text });
            }
        }
    }
}
