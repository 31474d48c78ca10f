//! What stands below the days: their hours, and what the values or the areas are given.

use crate::app::Model;
use crate::canvas::widgets::{bar, out_of_sight, whole_parts};
use crate::canvas::{Canvas, Region, Role};
use crate::domain::text::width as columns_of;
use crate::report::week::{self, DayHours, Showing, WeekReport, sentences};
use crate::screens::week::layout::{WeekBody, WeekLayout, is_low, part_columns};
use crate::screens::week::state::{Below, kept};

/// The columns of a name, at least.
const NAME: u16 = 8;
/// The columns of a bar, and where there is little room.
const BAR: (u16, u16) = (18, 5);

/// Draws the totals, and the values or the areas.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, layout: &WeekLayout) {
    let Some(content) = kept(model).content.as_deref() else { return };
    // While another week is written about, nothing of its figures is known.
    if content.shown != week::shown(model.shown().date, model.config.week_start) {
        return;
    }
    if let Some(y) = layout.totals {
        match layout.body {
            WeekBody::List(_) => of_one(canvas, model, content, y),
            WeekBody::Lists(_) => totals(canvas, model, content, layout, y, 1),
            WeekBody::Hours(_) => totals(canvas, model, content, layout, y, 3),
        }
    }
    if let Some(area) = layout.part {
        part(canvas, model, content, area, layout.part_hidden);
    }
}

/// The hours of the day in view, in words.
fn of_one(canvas: &mut Canvas<'_>, model: &Model, content: &WeekReport, y: u16) {
    let date = model.shown().date;
    if let Some(hours) = content.days.iter().find(|hours| hours.date == date) {
        let columns = canvas.area().width - 2;
        canvas.put(1, y, columns, &whole_parts(&sentences::day(hours), usize::from(columns)), Role::Muted);
    }
}

/// The hours of each day below it: work, life, and of it care.
fn totals(
    canvas: &mut Canvas<'_>,
    model: &Model,
    content: &WeekReport,
    layout: &WeekLayout,
    y: u16,
    indent: u16,
) {
    type Figure = fn(&DayHours) -> i64;
    let rows: [(&str, Figure); 3] =
        [("work", |hours| hours.work), ("life", |hours| hours.life), ("care", |hours| hours.care)];
    let heads = &layout.heads.1;
    let has_margin = heads.first().is_some_and(|head| head.x >= 5);
    for (y, (name, figure)) in (y..).zip(rows) {
        if has_margin {
            canvas.put(1, y, 5, name, Role::Muted);
        }
        let of = |date| content.days.iter().find(|hours| hours.date == date);
        for (hours, head) in heads.iter().filter_map(|head| Some((of(head.date)?, head))) {
            let role = match hours.date {
                _ if hours.is_grace => Role::Faint,
                date if date > content.today || content.showing == Showing::Plan => Role::Planned,
                _ => Role::Text,
            };
            let x = head.x + indent;
            let end = head.x + head.width;
            let mut words = sentences::figure_of(hours, figure(hours));
            // Without a margin the day in view has room for the names.
            if !has_margin && hours.date == model.shown().date {
                words = format!("{words} {name}");
            }
            canvas.put(x, y, end.saturating_sub(x), &words, role);
        }
    }
}

/// A row's name, what stands behind it in words, and what its bar shows: lived, in sight, asked.
type BelowRow = (String, String, Option<(f64, f64, f64)>);

fn rows(content: &WeekReport, part: Below) -> Vec<BelowRow> {
    match part {
        Below::Days => Vec::new(),
        Below::Values => {
            let row = |value: &crate::report::week::WeekValueRow| {
                let lived = if content.showing == Showing::Plan { 0.0 } else { value.lived };
                let bar = value.asked.filter(|_| !value.resting);
                let bar = bar.map(|asked| (lived, value.in_sight, asked));
                (value.name.clone(), sentences::value(content, value), bar)
            };
            content.values.iter().map(row).collect()
        }
        Below::Areas => {
            let most = content.areas.iter().map(|area| area.in_sight).max().unwrap_or(0) as f64;
            let row = |area: &crate::report::week::AreaRow| {
                let bar = (area.lived as f64, area.in_sight as f64, most);
                (area.name.clone(), sentences::area(content, area), Some(bar))
            };
            let both = sentences::both(content).map(|words| ("Both".to_owned(), words, None));
            content.areas.iter().map(row).chain(both).collect()
        }
    }
}

fn part(canvas: &mut Canvas<'_>, model: &Model, content: &WeekReport, area: Region, hidden: (u16, u16)) {
    let of = kept(model).part(is_low(model.size));
    let rows = rows(content, of);
    let columns = part_columns(area.width);
    let margin = if area.width >= crate::app::frame::WITH_PANEL { 8 } else { 1 };
    let width = (area.width - margin) / columns;
    let bar_cells = if width >= 50 { BAR.0 } else { BAR.1 };
    let longest =
        |of: fn(&BelowRow) -> &String| rows.iter().map(|row| columns_of(of(row)) as u16).max().unwrap_or(0);
    let room = width.saturating_sub(bar_cells + 4 + longest(|row| &row.1));
    let name_columns = longest(|row| &row.0).min(room).max(NAME);
    // Down the first column, then down the next, as far as there are rows.
    let height = rows.len().div_ceil(usize::from(columns)).max(1);
    let top = hidden.0;
    // What is not seen is counted in names, however many stand beside each other.
    let count = |is_hidden: &dyn Fn(u16) -> bool| {
        (0..rows.len()).filter(|index| is_hidden((index % height) as u16)).count()
    };
    let (above, below) = (count(&|line| line < top), count(&|line| line >= top + area.height));
    out_of_sight(canvas, area.right() - 1, area.bottom(), above, below);
    for (index, (name, words, figures)) in rows.iter().enumerate() {
        let (column, line) = ((index / height) as u16, (index % height) as u16);
        let Some(line) = line.checked_sub(top).filter(|line| *line < area.height) else { continue };
        let (x, y) = (margin + column * width, area.y + line);
        let end = x + width - 1;
        canvas.put(x, y, name_columns, name, Role::Text);
        let mut behind = x + name_columns + 1;
        if let Some((lived, in_sight, asked)) = figures {
            // Where areas are compared, what is missing to the largest is no track to be filled.
            match of {
                Below::Areas => compared(canvas, behind, y, bar_cells, *lived, *in_sight, *asked),
                _ => bar(canvas, behind, y, bar_cells, *lived, *in_sight, *asked),
            }
            behind += bar_cells + 2;
        }
        canvas.put(behind, y, end.saturating_sub(behind), words, Role::Muted);
    }
}

fn compared(canvas: &mut Canvas<'_>, x: u16, y: u16, cells: u16, lived: f64, in_sight: f64, most: f64) {
    let length = ((in_sight / most.max(1.0)) * f64::from(cells)).round().max(1.0) as u16;
    bar(canvas, x, y, length.min(cells), lived, in_sight, in_sight);
}
