//! Balance and alignment over the season's weeks: two lines, the four quadrants, and where the two part. As a table
//! too, for exactness and for screen readers.

use ratatui::layout::{Position, Rect};

use super::chart::{Chart, Marked};
use super::{INDENT, more_below};
use crate::alignment::Quadrant;
use crate::app::review::{Content, State, sentences};
use crate::app::trend::WeekPoint;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;

/// From so many columns on the quadrants stand beside the lines.
const WITH_QUADRANTS: u16 = 100;
/// The columns of the quadrants beside the lines.
const QUADRANTS: u16 = 44;
/// The least rows of the lines, their labels included.
const LEAST: u16 = 7;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, state: &State, content: &Content, area: Rect) {
    if content.weeks.is_empty() {
        canvas.put(
            INDENT,
            area.y,
            area.width.saturating_sub(INDENT + 1),
            "No week is known yet.",
            Role::Muted,
        );
        return;
    }
    if state.is_other {
        return table(canvas, state, content, area);
    }
    let is_wide = area.width >= WITH_QUADRANTS;
    // Below the lines: the week under the cursor, the quadrants where they do not stand beside, where the two part.
    let beside = if is_wide { 0 } else { 4 };
    let parted = content.parted.len().min(3) as u16;
    let needed = |rows: u16| if rows > 0 { rows + 2 } else { 0 };
    let mut parted =
        (0..=parted).rev().find(|rows| area.height >= 1 + LEAST + 1 + beside + needed(*rows)).unwrap_or(0);
    let has_quadrants = is_wide || area.height > LEAST + 2 + beside;
    let beside = if has_quadrants { beside } else { 0 };
    if beside == 0 && !is_wide {
        parted = 0;
    }
    let rows = area.height.saturating_sub(2 + beside + needed(parted)).min(20);
    let width = if is_wide { (area.width - QUADRANTS - 3).min(100) } else { area.width };
    let heading = match &content.season {
        Some(_) => "THE SEASON SO FAR",
        None => "THE LAST WEEKS",
    };
    let mut x = 1 + canvas.put(1, area.y, width - 2, heading, Role::Head) + 4;
    for (sign, ascii, words, role) in
        [("━━", "##", " alignment   ", Role::Align), ("┄┄", "--", " balance", Role::Balance)]
    {
        let sign = canvas.sign(sign, ascii);
        x += canvas.put(x, area.y, width.saturating_sub(x), sign, role);
        x += canvas.put(x, area.y, width.saturating_sub(x), words, Role::Muted);
    }
    let marked = Marked { reviewed: content.week, chosen: state.column };
    let lines = Rect::new(1, area.y + 1, width - 1, rows);
    let chart = Chart::new(&content.weeks, lines, &marked);
    chart.draw(canvas, &marked);
    let mut y = lines.bottom();
    if let Some(point) = state.column_in(content).and_then(|at| content.weeks.get(at)) {
        canvas.put(INDENT, y, area.width.saturating_sub(INDENT + 1), &sentences::in_week(point), Role::Text);
        canvas.cursor = Some(Position::new(INDENT, y));
        y += 1;
    }
    if is_wide {
        let height = rows.min(14);
        let beside = (chart.right() + 6).min(area.width - QUADRANTS - 1);
        quadrants(canvas, content, &marked, Rect::new(beside, area.y + 2, QUADRANTS, height));
    } else if beside > 0 {
        for quadrant in Quadrant::ALL {
            let weeks = of_quadrant(&content.weeks, *quadrant, &marked);
            let words = if weeks.is_empty() { " ·".to_owned() } else { weeks.join(" ") };
            canvas.put(INDENT, y, 24, quadrant.word(), Role::Muted);
            canvas.put(INDENT + 24, y, area.width.saturating_sub(INDENT + 25), &words, Role::Text);
            y += 1;
        }
    }
    if parted > 0 {
        parting(canvas, content, Rect::new(area.x, y + 1, area.width, area.bottom().saturating_sub(y + 1)));
    }
}

/// The weeks of a quadrant by number: the reviewed one in square brackets, the chosen one in round ones.
fn of_quadrant(weeks: &[WeekPoint], quadrant: Quadrant, marked: &Marked) -> Vec<String> {
    let lies_in = |point: &&WeekPoint| point.score.is_shown() && point.score.quadrant() == Some(quadrant);
    let number = |point: &WeekPoint| match point.week {
        week if marked.chosen == Some(week) => format!("({:02})", week.number()),
        week if week == marked.reviewed => format!("[{:02}]", week.number()),
        week => format!(" {:02} ", week.number()),
    };
    weeks.iter().filter(lies_in).map(number).collect()
}

/// The weeks in the four quadrants, each named; they stand in theirs, not at their point.
fn quadrants(canvas: &mut Canvas<'_>, content: &Content, marked: &Marked, area: Rect) {
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
        // The latest weeks are those that are seen.
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

/// Where the two numbers part, the latest week first.
fn parting(canvas: &mut Canvas<'_>, content: &Content, area: Rect) {
    canvas.put(1, area.y, area.width.saturating_sub(2), "WHERE THE TWO PART", Role::Head);
    for (y, parted) in (area.y + 1..area.bottom()).zip(&content.parted) {
        canvas.put(1, y, 4, &format!("W{:02}", parted.week.number()), Role::Muted);
        let what = parted.what;
        let words = match parted.words.as_str() {
            "" => what.to_owned(),
            words => format!("{what}: {words}"),
        };
        canvas.put(6, y, area.width.saturating_sub(7), &words, Role::Text);
    }
}

/// The same as a table.
fn table(canvas: &mut Canvas<'_>, state: &State, content: &Content, area: Rect) {
    let columns: [(u16, u16, &str); 6] = [
        (1, 6, "week"),
        (8, 9, "alignment"),
        (19, 7, "balance"),
        (28, 8, "work"),
        (37, 8, "life"),
        (46, 7, "grace"),
    ];
    for (x, width, head) in columns {
        canvas.put(x, area.y, width, head, Role::Faint);
    }
    canvas.put(55, area.y, area.width.saturating_sub(56), "quadrant", Role::Faint);
    let rows = usize::from(area.height.saturating_sub(1));
    let at = state.column_in(content).unwrap_or(0);
    let top = (at + 1).saturating_sub(rows);
    for (y, (index, point)) in (area.y + 1..area.bottom()).zip(content.weeks.iter().enumerate().skip(top)) {
        let here = index == at;
        let role = if here { Role::Strong } else { Role::Text };
        let score = &point.score;
        let number = |value: Option<f64>| match value.filter(|_| score.is_shown()) {
            Some(value) => format!("{value:.1}"),
            None => "—".to_owned(),
        };
        let hours = |minutes: f64| crate::app::words::length(minutes.round() as i64);
        let cells = [
            format!("W{:02}", point.week.number()),
            number(score.alignment),
            number(score.balance.score),
            hours(score.balance.work),
            hours(score.balance.life),
            if point.grace > 0 { point.grace.to_string() } else { "·".to_owned() },
        ];
        for ((x, width, _), cell) in columns.iter().zip(&cells) {
            canvas.put(*x, y, *width, cell, role);
        }
        let quadrant = score.quadrant().filter(|_| score.is_shown()).map_or("", Quadrant::word);
        canvas.put(55, y, area.width.saturating_sub(56), quadrant, Role::Muted);
        if here {
            canvas.put(0, y, 1, "›", Role::Accent);
            canvas.tint(area.x, y, area.width);
            canvas.cursor = Some(Position::new(0, y));
        }
    }
    more_below(canvas, area, content.weeks.len().saturating_sub(top + rows));
}
