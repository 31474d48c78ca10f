//! Draws the proposal that fills the week.

use super::FillSheet;
use crate::app::{Model, picker};
use crate::canvas::widgets::{out_of_sight, whole_parts, wrap};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::text::width;
use crate::planning::suggest::FillLine;
use crate::report::suggest::when;

/// Column of the day, right of the sign.
const DAY: u16 = 5;
/// Columns between two parts of a line.
const GAP: u16 = 2;

/// First columns of the parts of a line. `None` for the reason without room: then the chosen line has it below.
struct FillColumns {
    time: u16,
    title: u16,
    why: Option<u16>,
}

impl FillColumns {
    fn new(sheet: &FillSheet, model: &Model, columns: u16) -> FillColumns {
        let clock = model.config.clock;
        let longest = |of: &dyn Fn(&FillLine) -> usize| {
            cells(sheet.lines.iter().map(|(line, _)| of(line)).max().unwrap_or_default())
        };
        let time = DAY + longest(&|line| width(&when(clock, line.suggestion.slot).0)) + GAP;
        let title = time + longest(&|line| width(&when(clock, line.suggestion.slot).1)) + GAP;
        let why = title + longest(&|line| width(&line.block.title)) + GAP;
        // Of several reasons the first has to fit.
        let room = longest(&|line| width(line.suggestion.why().split(", ").next().unwrap_or_default()));
        FillColumns { time, title, why: (why + room < columns).then_some(why) }
    }
}

/// Returns the rows that the reason of the chosen line takes below it.
pub(super) fn below(sheet: &FillSheet, model: &Model, columns: u16) -> u16 {
    match FillColumns::new(sheet, model, columns).why {
        Some(_) => 0,
        None => {
            let rows = sheet.lines.iter().map(|(line, _)| under(line, false, columns).len());
            cells(rows.max().unwrap_or_default())
        }
    }
}

/// Returns why a line has its time, or that it is left out.
fn words(line: &FillLine, is_out: bool) -> String {
    if is_out { "left out".to_owned() } else { line.suggestion.why() }
}

fn under(line: &FillLine, is_out: bool, columns: u16) -> Vec<String> {
    wrap(&words(line, is_out), columns.saturating_sub(DAY + 1).into())
}

/// Draws the title and the lines.
pub(super) fn draw(canvas: &mut Canvas<'_>, sheet: &FillSheet, model: &Model, area: Region) {
    let at = FillColumns::new(sheet, model, area.width);
    let list = area.without_top(1);
    let mut rows: Vec<Result<usize, String>> = Vec::new();
    let mut chosen = 0;
    for (index, (line, is_out)) in sheet.lines.iter().enumerate() {
        if index == sheet.chosen {
            chosen = rows.len();
        }
        rows.push(Ok(index));
        if at.why.is_none() && index == sheet.chosen {
            rows.extend(under(line, *is_out, area.width).into_iter().map(Err));
        }
    }
    let kept = sheet.kept().len();
    let heading = match kept {
        1 => "Fill the week: 1 block".to_owned(),
        kept => format!("Fill the week: {kept} blocks"),
    };
    canvas.put(1, area.y, area.width.saturating_sub(2), &heading, Role::Head);
    let (above, below) = picker::out_of_view(list.height, rows.len(), chosen);
    out_of_sight(canvas, area.right() - 1, area.y, above, below);
    let end = area.width.saturating_sub(1);
    picker::draw(canvas, list, 1, (&rows, chosen), |canvas, y, row, is_here| {
        let index = match row {
            Ok(index) => *index,
            Err(why) => {
                canvas.put(DAY, y, end.saturating_sub(DAY), why, Role::Muted);
                return;
            }
        };
        let Some((line, is_out)) = sheet.lines.get(index) else { return };
        let (day, time) = when(model.config.clock, line.suggestion.slot);
        let role = match (is_here, is_out) {
            (_, true) => Role::Faint,
            (true, false) => Role::Strong,
            (false, false) => Role::Text,
        };
        let sign = if *is_out { ("–", Role::Faint) } else { ("+", Role::Accent) };
        canvas.put(3, y, 1, sign.0, sign.1);
        canvas.put(DAY, y, end.saturating_sub(DAY), &day, role);
        canvas.put_right(at.title - GAP, y, at.title - GAP - at.time, &time, role);
        let room = at.why.map_or(end, |why| why - GAP).saturating_sub(at.title);
        canvas.put(at.title, y, room, &line.block.title, role);
        if let Some(x) = at.why {
            let room = end.saturating_sub(x);
            canvas.put(x, y, room, &whole_parts(&words(line, *is_out), room.into()), Role::Muted);
        }
    });
}
