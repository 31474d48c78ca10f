//! Draws balance and alignment over the season's weeks: the chart, and the four quadrants beside it or in
//! words.

use super::chart::{ChartMarks, WeekChart};
use crate::alignment::Quadrant;
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::text::width;
use crate::report::review::ReviewReport;
use crate::report::trend::WeekPoint;
use crate::screens::review::layout::{
    ChartSize, INDENT, QUADRANT_NAME, QUADRANTS, WEEK, lies_in, weeks_in_row,
};
use crate::screens::review::state::ReviewState;

/// Most columns of the chart, and most rows of the quadrants beside it.
const MOST: (u16, u16) = (100, 14);

/// Draws the chart under its heading. The quadrants are beside it, where there is room.
pub fn chart(
    canvas: &mut Canvas<'_>,
    state: &ReviewState,
    content: &ReviewReport,
    numbers: ChartSize,
    area: Region,
) {
    let columns = match numbers.has_quadrants {
        true => (area.width - QUADRANTS - 3).min(MOST.0),
        false => area.width,
    };
    let signs = [("━━", "##", " alignment", Role::Align), ("┄┄", "--", " balance", Role::Balance)];
    let heading = if content.season.is_some() { "THE SEASON SO FAR" } else { "THE LAST WEEKS" };
    let legend: usize = signs.iter().map(|(sign, _, words, _)| width(sign) + width(words) + 3).sum();
    let mut x = 1;
    // The legend is always drawn. The heading gives way to it.
    if x + cells(width(heading) + 4 + legend) <= columns {
        x += canvas.put(x, area.y, columns, heading, Role::Head) + 4;
    }
    for (sign, ascii, words, role) in signs {
        let sign = canvas.sign(sign, ascii);
        x += canvas.put(x, area.y, columns.saturating_sub(x), sign, role);
        x += canvas.put(x, area.y, columns.saturating_sub(x), words, Role::Muted) + 3;
    }
    let marked = marked(state, content);
    let lines = Region::new(1, area.y + 1, columns - 1, numbers.lines);
    let chart = WeekChart::new(&content.weeks, lines, &marked);
    chart.draw(canvas, &marked);
    if numbers.has_quadrants {
        let beside = (chart.right() + 6).min(area.width - QUADRANTS - 1);
        let rows = numbers.lines.saturating_sub(1).min(MOST.1);
        quadrants(canvas, content, &marked, Region::new(beside, area.y + 2, QUADRANTS, rows));
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
    if weeks.is_empty() {
        canvas.put(x + 1, area.y, 1, "·", Role::Text);
    }
    for (weeks, y) in weeks.chunks(weeks_in_row(area.width)).zip(area.y..) {
        for (week, x) in weeks.iter().zip((x..).step_by(WEEK.into())) {
            canvas.put(x, y, WEEK, week, Role::Text);
        }
    }
}

/// Returns the weeks of a quadrant as numbers: the week reviewed in square brackets, the one under the cursor
/// in round ones.
fn of_quadrant(weeks: &[WeekPoint], quadrant: Quadrant, marked: &ChartMarks) -> Vec<String> {
    let number = |point: &WeekPoint| match point.week {
        week if marked.chosen == Some(week) => format!("({:02})", week.number()),
        week if week == marked.reviewed => format!("[{:02}]", week.number()),
        week => format!(" {:02} ", week.number()),
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
    let places = [
        (Quadrant::Aligned, ["aligned,", "not balanced"], 0, true),
        (Quadrant::Both, ["aligned and", "balanced"], half + 2, true),
        (Quadrant::Neither, ["neither", ""], 0, false),
        (Quadrant::Balanced, ["balanced,", "not aligned"], half + 2, false),
    ];
    for (quadrant, name, x, is_above) in places {
        let x = area.x + x;
        let width = half.saturating_sub(2);
        let top = if is_above { area.y } else { rule + 1 };
        let rows = if is_above { middle } else { area.height.saturating_sub(middle + 1) };
        for (y, words) in (top..).zip(name) {
            canvas.put(x, y, width, words, Role::Muted);
        }
        let weeks = of_quadrant(&content.weeks, quadrant, marked);
        let in_row = usize::from(width / 5).max(1);
        let room = usize::from(rows.saturating_sub(2)).max(1);
        let lines: Vec<&[String]> = weeks.chunks(in_row).collect();
        // The latest weeks are in view.
        let hidden = lines.len().saturating_sub(room);
        for (y, line) in (top + 2..).zip(lines.iter().skip(hidden)) {
            let mut x = x;
            for week in line.iter() {
                let is_marked = week.starts_with(['(', '[']);
                canvas.put(x, y, 4, week, if is_marked { Role::Tab } else { Role::Text });
                x += 5;
            }
        }
    }
}
