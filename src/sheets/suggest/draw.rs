//! Draws suggested times.

use super::{SuggestFor, SuggestSheet};
use crate::app::picker;
use crate::canvas::widgets::{hidden, keeping, out_of_sight, whole_parts, wrap};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::date::long;
use crate::domain::text::width;

/// Column of the first part of a line, right of its number.
const FIRST: u16 = 5;
/// Columns between two parts of a line.
const GAP: u16 = 2;

/// Columns of a line.
struct SuggestColumns {
    /// Columns of the title. 0 without titles.
    title: u16,
    /// First column of the time.
    when: u16,
    /// First column of the reason. `None` if the reasons have no room: then the chosen line has its own below it.
    why: Option<u16>,
}

impl SuggestColumns {
    /// Returns the columns in a terminal of `columns` columns.
    fn new(sheet: &SuggestSheet, columns: u16) -> SuggestColumns {
        let longest = |of: &dyn Fn(&super::SuggestLine) -> usize| {
            cells(sheet.lines.iter().map(of).max().unwrap_or_default())
        };
        let when = longest(&|line| width(&line.when));
        // Of several reasons the first has to fit.
        let why = longest(&|line| width(line.why.split(", ").next().unwrap_or_default()));
        let titles = longest(&|line| line.title.as_deref().map_or(0, width));
        let room = columns.saturating_sub(FIRST + 1);
        let gap = |part: u16| if part > 0 { part + GAP } else { 0 };
        let title = titles.min(room.saturating_sub(when + GAP));
        let when_x = FIRST + gap(title);
        let why_x = when_x + when + GAP;
        SuggestColumns { title, when: when_x, why: (why_x + why < columns).then_some(why_x) }
    }
}

/// Returns the rows below the title in a terminal of `columns` columns.
pub(super) fn rows(sheet: &SuggestSheet, columns: u16) -> u16 {
    let below = match SuggestColumns::new(sheet, columns).why {
        Some(_) => 0,
        // Every line can be the chosen one, so the sheet does not change its height.
        None => sheet.lines.iter().map(|line| under(&line.why, columns).len()).max().unwrap_or_default(),
    };
    cells(sheet.lines.len() + below)
}

/// Returns the title in some columns. The length stays as long as there is room for it.
fn heading(sheet: &SuggestSheet, columns: usize) -> String {
    match &sheet.what {
        SuggestFor::Block(target) => keeping(&sheet.heading, &[&target.block.title], columns),
        SuggestFor::Task(task, _) => keeping(&sheet.heading, &[&task.title], columns),
        // The day is the one above.
        SuggestFor::Gap((date, _)) if width(&sheet.heading) > columns => {
            sheet.heading.replacen(&format!(" on {}", long(*date)), "", 1)
        }
        SuggestFor::Gap(_) => sheet.heading.clone(),
    }
}

fn under(why: &str, columns: u16) -> Vec<String> {
    wrap(why, columns.saturating_sub(FIRST + 1).into())
}

/// Draws the title and the lines.
pub(super) fn draw(canvas: &mut Canvas<'_>, sheet: &SuggestSheet, area: Region) {
    let at = SuggestColumns::new(sheet, area.width);
    let list = area.without_top(1);
    let mut rows: Vec<Result<usize, String>> = Vec::new();
    let mut chosen = 0;
    for (index, line) in sheet.lines.iter().enumerate() {
        if index == sheet.chosen {
            chosen = rows.len();
        }
        rows.push(Ok(index));
        if at.why.is_none() && index == sheet.chosen {
            rows.extend(under(&line.why, area.width).into_iter().map(Err));
        }
    }
    let (above, below) = picker::out_of_view(list.height, rows.len(), chosen);
    let took = match cells(width(&hidden(canvas, above, below))) {
        0 => 0,
        columns => columns + GAP,
    };
    let room = area.width.saturating_sub(2 + took);
    canvas.put(1, area.y, room, &heading(sheet, room.into()), Role::Head);
    out_of_sight(canvas, area.right() - 1, area.y, above, below);
    picker::draw(canvas, list, 1, (&rows, chosen), |canvas, y, row, is_here| {
        let line = match row {
            Ok(index) => sheet.lines.get(*index).map(|line| (*index, line)),
            Err(why) => {
                canvas.put(FIRST, y, area.width.saturating_sub(FIRST + 1), why, Role::Muted);
                None
            }
        };
        let Some((index, line)) = line else { return };
        // Only the first three have a key of their own.
        if index < 3 {
            canvas.put(3, y, 1, &(index + 1).to_string(), Role::Key);
        }
        let role = if is_here { Role::Strong } else { Role::Text };
        canvas.put(FIRST, y, at.title, line.title.as_deref().unwrap_or_default(), role);
        let when = if at.title > 0 { Role::Muted } else { role };
        canvas.put(at.when, y, area.width.saturating_sub(at.when + 1), &line.when, when);
        if let Some(x) = at.why {
            let room = area.width.saturating_sub(x + 1);
            canvas.put(x, y, room, &whole_parts(&line.why, room.into()), Role::Muted);
        }
    });
}
