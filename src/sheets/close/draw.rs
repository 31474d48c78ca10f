//! Draws closing a day: the blocks by day, and what becomes of each.

use super::CloseSheet;
use crate::app::{Context, Model, Verb, chrome, picker};
use crate::canvas::blocks::edge_role;
use crate::canvas::widgets::{in_rows, keeping, out_of_sight, whole_parts, wrap};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::date::{long, short};
use crate::domain::text::width;
use crate::planning::close::{CloseLine, CloseRow, CloseWay};
use crate::report::close::{LEFT, enter_does, heading, headline, moved, of_day, way};

/// Columns from which on a block and its way are in one row.
const ONE_ROW: u16 = 72;
/// Rows from which on there are empty rows between the parts.
const TALL: u16 = 16;
/// Rows of the list that no sentence takes, with the row that tells what is out of sight.
const LEAST_ROWS: u16 = 2;
/// Most rows of the question about a block that was moved often.
const ASKED: usize = 3;
/// First column of titles, behind the times.
const TITLE: u16 = 18;

/// A row of the list.
enum Row<'a> {
    /// Heading of a day.
    Head(String),
    /// A block, and in a wide terminal its way.
    Line(&'a CloseLine),
    /// Blocks of a day that are left: how many.
    Day(usize),
    /// The way of a block, below it.
    Way(&'a CloseLine),
}

/// Draws the sheet over the whole terminal, or without message line and footer where a line is open below it.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model, sheet: &CloseSheet, area: Region) {
    chrome::sheet_with_body(canvas, model, area, |canvas, bottom| body(canvas, model, sheet, bottom));
}

/// Draws the sentences and the list, above row `bottom`.
fn body(canvas: &mut Canvas<'_>, model: &Model, sheet: &CloseSheet, bottom: u16) {
    let area = canvas.area();
    let (columns, is_tall) = (area.width - 2, area.height >= TALL);
    let date = if area.width >= 80 { long(model.today) } else { short(model.today) };
    let took = canvas.put_right(area.width - 1, 0, columns / 2, &date, Role::Muted);
    canvas.put(1, 0, columns.saturating_sub(took + 1), "Close the day", Role::Tab);
    let lines = &sheet.closing.lines;
    let mut y = if is_tall { 2 } else { 1 };
    let asks = Asks::new(sheet, usize::from(columns));
    if let Some(asks) = asks.as_ref().filter(|_| !is_tall) {
        asks.draw(canvas, model, bottom.saturating_sub(asks.rows()).max(1), bottom);
        return canvas.point(1, y);
    }
    let first = y;
    let sentences = [(headline(lines.len()), Role::Strong), (enter_does(lines), Role::Muted)];
    for (words, role) in sentences {
        let rows = wrap(&words, usize::from(columns));
        // In few rows the list comes first.
        if y > first && y + cells(rows.len()) + LEAST_ROWS > bottom {
            break;
        }
        for line in rows {
            canvas.put(1, y, columns, &line, role);
            y += 1;
        }
    }
    y += u16::from(is_tall);
    // The message line stays free.
    let bottom = bottom.saturating_sub(1);
    match asks {
        // Between the list and the question is a row for what is out of sight.
        Some(asks) => {
            let most = bottom.saturating_sub(asks.rows()).max(y + 1);
            let end = list(canvas, model, sheet, y, most - 1);
            asks.draw(canvas, model, (end + 1).min(most), bottom);
        }
        None => drop(list(canvas, model, sheet, y, bottom)),
    }
    if lines.is_empty() {
        canvas.point(1, first);
    }
}

/// Draws the list between two rows, scrolled so that the chosen line is visible. Returns the row below its last.
fn list(canvas: &mut Canvas<'_>, model: &Model, sheet: &CloseSheet, top: u16, bottom: u16) -> u16 {
    let is_wide = canvas.area().width >= ONE_ROW;
    let mut rows: Vec<Row<'_>> = Vec::new();
    let (mut here, mut date) = (0, None);
    for (index, row) in sheet.rows().iter().enumerate() {
        let lines = sheet.closing.lines.get(row.lines()).unwrap_or_default();
        let Some(line) = lines.first() else { continue };
        if date != Some(line.target.date) {
            date = Some(line.target.date);
            rows.push(Row::Head(heading(line.target.date, model.today)));
        }
        match row {
            CloseRow::Day(_) => rows.push(Row::Day(lines.len())),
            CloseRow::Line(_) => {
                rows.push(Row::Line(line));
                rows.extend((!is_wide).then_some(Row::Way(line)));
            }
        }
        if index == sheet.chosen {
            here = rows.len() - 1;
        }
    }
    let room = usize::from(bottom.saturating_sub(top)).max(1);
    let (first, seen) = view(&rows, here, room);
    let chosen = sheet.line().map(CloseLine::key);
    let is_day = |row: usize| chosen.is_none() && row == here;
    let titles = sheet.closing.lines.iter().map(|line| width(&title(line))).max().unwrap_or(0);
    let longest = sheet.closing.lines.iter().map(|line| width(&way_words(model, line))).max().unwrap_or(0);
    let ways = way_column(canvas.area().width, cells(titles), cells(longest));
    for (y, (index, row)) in (top..bottom).zip(rows.iter().enumerate().skip(first).take(seen)) {
        match row {
            Row::Day(count) => {
                let x = if is_wide { TITLE } else { 3 };
                if is_day(index) {
                    picker::point(canvas, 1, y, (0, canvas.area().width));
                }
                let role = if is_day(index) { Role::Strong } else { Role::Muted };
                let words = format!("{} {LEFT}", of_day(*count));
                canvas.put(x, y, canvas.area().width.saturating_sub(x + 1), &words, role);
            }
            Row::Head(words) => drop(canvas.put(1, y, canvas.area().width - 2, words, Role::Head)),
            Row::Line(line) => one(canvas, model, line, y, ways, chosen == Some(line.key())),
            Row::Way(line) => {
                let x = 4;
                let role = role_of(line);
                let words = way_words(model, line);
                let room = canvas.area().width.saturating_sub(x + 1);
                canvas.put(x, y, room, &whole_parts(&words, room.into()), role);
                if chosen == Some(line.key()) {
                    canvas.shade(0, y, canvas.area().width);
                }
            }
        }
    }
    let hidden =
        |rows: &[Row<'_>]| rows.iter().filter(|row| matches!(row, Row::Line(_) | Row::Day(_))).count();
    let above = hidden(rows.get(..first).unwrap_or_default());
    let below = hidden(rows.get(first + seen..).unwrap_or_default());
    out_of_sight(canvas, canvas.area().width - 1, bottom, above, below);
    if above + below > 0 { bottom } else { (top + cells(seen)).min(bottom) }
}

/// Returns the first row in view, and how many are, so that the chosen row `here` is. A block and its way are not
/// divided, and a day's heading is not the last row.
fn view(rows: &[Row<'_>], here: usize, room: usize) -> (usize, usize) {
    let is_way = |at: usize| matches!(rows.get(at), Some(Row::Way(_)));
    let block = here.saturating_sub(usize::from(is_way(here)));
    let mut first = (here + 1).saturating_sub(room).min(block);
    // Half a block at the top gives its row to what is below.
    first += usize::from(is_way(first) && first < block);
    let mut end = rows.len().min(first + room);
    while end > here + 1 && (is_way(end) || matches!(rows.get(end - 1), Some(Row::Head(_)))) {
        end -= 1;
    }
    (first, end - first)
}

/// Returns the column of the ways, right of the longest title where that leaves room for the longest way. `None` in a
/// narrow terminal, where the way is in a row of its own.
fn way_column(width: u16, titles: u16, ways: u16) -> Option<u16> {
    let most = (width / 2).max(width.saturating_sub(ways + 1));
    (width >= ONE_ROW).then(|| (TITLE + titles + 3).min(most).max(TITLE + 12))
}

/// Returns the title of a line, and how often it was moved.
fn title(line: &CloseLine) -> String {
    let block = &line.target.block;
    let notes = [block.title.clone(), moved(block)];
    notes.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Returns the title of a line in some columns. How often it was moved stays, as long as there is room for it.
fn title_in(line: &CloseLine, columns: u16) -> String {
    keeping(&title(line), &[&line.target.block.title], columns.into())
}

/// Returns the way of a line, and how it felt.
fn way_words(model: &Model, line: &CloseLine) -> String {
    let felt = line.felt.map(|felt| format!(", {}", felt.word())).unwrap_or_default();
    format!("{}{felt}", way(line, model.today, model.config.clock))
}

fn role_of(line: &CloseLine) -> Role {
    if line.way == CloseWay::Left { Role::Muted } else { Role::Text }
}

/// Draws a block: time, edge, title and, right of it, its way.
fn one(canvas: &mut Canvas<'_>, model: &Model, line: &CloseLine, y: u16, ways: Option<u16>, is_here: bool) {
    let end = canvas.area().width - 1;
    if is_here {
        picker::point(canvas, 1, y, (0, canvas.area().width));
    }
    let block = &line.target.block;
    let plan = line.planned.map(|plan| plan.short(model.config.clock));
    let role = if is_here { Role::Strong } else { role_of(line) };
    let Some(ways) = ways else {
        let time = plan.map(|plan| format!("{plan} ")).unwrap_or_default();
        let x = 3 + canvas.put(3, y, end.saturating_sub(3), &time, Role::Muted);
        canvas.put(x, y, end.saturating_sub(x), &title_in(line, end.saturating_sub(x)), role);
        return;
    };
    canvas.put_right(TITLE - 3, y, TITLE - 6, &plan.unwrap_or_default(), Role::Muted);
    canvas.put(TITLE - 2, y, 1, "│", edge_role(block, &model.areas));
    canvas.put(TITLE, y, ways - TITLE - 1, &title_in(line, ways - TITLE - 1), role);
    let room = end.saturating_sub(ways);
    canvas.put(ways, y, room, &whole_parts(&way_words(model, line), room.into()), role_of(line));
}

/// The question about a block that was moved often.
struct Asks {
    /// Rows of the question.
    words: Vec<String>,
}

impl Asks {
    /// Answers, each with its key.
    const WAYS: [(Verb, &str); 5] = [
        (Verb::Done, "do it today"),
        (Verb::Shorter, "move half of it"),
        (Verb::HandOver, "hand it over to someone"),
        (Verb::SayNo, "say no to it"),
        (Verb::Close, "move it once more"),
    ];

    /// Returns the question, wrapped. `None` if nothing is asked.
    fn new(sheet: &CloseSheet, columns: usize) -> Option<Asks> {
        let block = sheet.line().filter(|_| sheet.is_asking).map(|line| &line.target.block)?;
        let times = crate::report::wording::times(block.carried as usize);
        let words = format!("{} was moved {times} already. What now?", block.title);
        Some(Asks { words: in_rows(&words, &block.title, columns, ASKED) })
    }

    /// Returns how many rows it takes with its answers.
    fn rows(&self) -> u16 {
        cells(self.words.len() + Asks::WAYS.len())
    }

    /// Draws it from row `top` on, above row `bottom`.
    fn draw(&self, canvas: &mut Canvas<'_>, model: &Model, top: u16, bottom: u16) {
        let columns = canvas.area().width - 2;
        for (y, line) in (top..bottom).zip(&self.words) {
            canvas.put(1, y, columns, line, Role::Strong);
        }
        for (y, (verb, words)) in (top + cells(self.words.len())..bottom).zip(Asks::WAYS) {
            canvas.put(3, y, 4, &model.keymap.own_key(Context::ThirdTime, verb), Role::Key);
            canvas.put(8, y, columns.saturating_sub(7), words, Role::Text);
        }
    }
}
