//! Draws the parts below the days: their hours, and bars of values or areas.

use crate::app::Model;
use crate::canvas::widgets::{Bar, bar, filled, out_of_sight, whole_parts};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::text::width as columns_of;
use crate::report::week::{self, DayHours, Showing, WeekReport, sentences};
use crate::screens::week::layout::{WeekBody, WeekLayout, is_low, part_columns};
use crate::screens::week::state::{WeekPart, kept};

/// Fewest columns of a name.
const NAME: u16 = 8;
/// Blank columns of a row: before and behind its bar, and between two columns of rows.
const BLANK: u16 = 6;
/// Most and fewest columns of a bar.
const BAR: (u16, u16) = (18, 5);

/// Draws the hours of the days, and the values or the areas.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, layout: &WeekLayout) {
    let Some(content) = kept(model).content.as_deref() else { return };
    // The block being written may be in another week than the report.
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

/// Draws the hours of the day shown, in words.
fn of_one(canvas: &mut Canvas<'_>, model: &Model, content: &WeekReport, y: u16) {
    let date = model.shown().date;
    if let Some(hours) = content.days.iter().find(|hours| hours.date == date) {
        let columns = canvas.area().width - 2;
        canvas.put(1, y, columns, &whole_parts(&sentences::day(hours), usize::from(columns)), Role::Muted);
    }
}

/// Draws the hours of each day below it: work, life, and care.
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
            // Without a margin, the names are in the day shown, which is wider.
            if !has_margin && hours.date == model.shown().date {
                words = format!("{words} {name}");
            }
            canvas.put(x, y, end.saturating_sub(x), &words, role);
        }
    }
}

/// Name, words, and bar. None means no bar.
type PartRow = (String, String, Option<Bar>);

/// Returns the rows of a part. `brief` is for narrow columns.
fn rows(content: &WeekReport, part: WeekPart, brief: bool) -> Vec<PartRow> {
    match part {
        WeekPart::Days => Vec::new(),
        WeekPart::Values => {
            let row = |value: &crate::report::week::WeekValueRow| {
                let lived = if content.showing == Showing::Plan { 0.0 } else { value.lived };
                let bar = value.asked.filter(|_| !value.resting);
                let needed = value.needed.filter(|_| content.showing != Showing::Plan);
                let bar = bar.map(|target| Bar { done: lived, forecast: value.in_sight, target, needed });
                (value.name.clone(), sentences::value(content, value, brief), bar)
            };
            content.values.iter().map(row).collect()
        }
        WeekPart::Areas => {
            let most = content.areas.iter().map(|area| area.in_sight).max().unwrap_or(0) as f64;
            let row = |area: &crate::report::week::AreaRow| {
                let (done, forecast) = (area.lived as f64, area.in_sight as f64);
                let bar = Bar { done, forecast, target: most, needed: None };
                (area.name.clone(), sentences::area(content, area, brief), Some(bar))
            };
            let both = sentences::both(content).map(|words| ("Both".to_owned(), words, None));
            content.areas.iter().map(row).chain(both).collect()
        }
    }
}

fn part(canvas: &mut Canvas<'_>, model: &Model, content: &WeekReport, area: Region, hidden: (u16, u16)) {
    let of = kept(model).part(is_low(model.size));
    let columns = part_columns(area.width);
    let margin = if area.width >= crate::app::frame::WITH_PANEL { 8 } else { 1 };
    let width = (area.width - margin) / columns;
    let longest = |rows: &[PartRow], of: fn(&PartRow) -> &String| {
        cells(rows.iter().map(|row| columns_of(of(row))).max().unwrap_or(0))
    };
    let whole = rows(content, of, false);
    let wanted = longest(&whole, |row| &row.0).max(NAME) + longest(&whole, |row| &row.1);
    let has_room = wanted + BAR.1 + BLANK <= width;
    let rows = if has_room { whole } else { rows(content, of, true) };
    let (names, words) = (longest(&rows, |row| &row.0), longest(&rows, |row| &row.1));
    // Bars give way to names and figures.
    let most = if width >= 50 { BAR.0 } else { BAR.1 };
    let bar_cells = width.saturating_sub(names.saturating_add(words + BLANK)).clamp(BAR.1, most);
    // Names may take the gap between two columns, but one that is cut stands apart.
    let room = width.saturating_sub(bar_cells + BLANK + words);
    let name_columns = if names <= room + 2 { names } else { room }.max(NAME);
    // Rows go down the first column, then down the next.
    let height = rows.len().div_ceil(usize::from(columns)).max(1);
    let (top, bottom) = (usize::from(hidden.0), usize::from(hidden.0 + area.height));
    // Rows out of view are counted in names, not in lines.
    let lines = || (0..rows.len()).map(|index| index % height);
    let (above, below) =
        (lines().filter(|line| *line < top).count(), lines().filter(|line| *line >= bottom).count());
    out_of_sight(canvas, area.right() - 1, area.bottom(), above, below);
    for (rows, column) in rows.chunks(height).zip(0..columns) {
        let x = margin + column * width;
        let end = x + width - 1;
        for ((name, words, figures), y) in rows.iter().skip(top).zip(area.y..area.bottom()) {
            canvas.put(x, y, name_columns, name, Role::Text);
            let mut behind = x + name_columns + 1;
            if let Some(figures) = figures {
                // Areas are compared with the largest one. That is no target, so no track is drawn.
                match of {
                    WeekPart::Areas => compared(canvas, behind, y, bar_cells, *figures),
                    _ => bar(canvas, behind, y, bar_cells, *figures),
                }
                behind += bar_cells + 2;
            }
            canvas.put(behind, y, end.saturating_sub(behind), words, Role::Muted);
        }
    }
}

fn compared(canvas: &mut Canvas<'_>, x: u16, y: u16, cells: u16, figures: Bar) {
    let cells = filled(cells, figures.forecast / figures.target.max(1.0)).max(1);
    bar(canvas, x, y, cells, Bar { target: figures.forecast, ..figures });
}
