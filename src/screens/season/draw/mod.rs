//! Draws Season: its headline, the year, targets and facts, the map of values, and work and life by week.

mod heat;
mod part;
mod shades;
mod strip;
mod tables;
mod work_life;

use crate::app::frame::{Frame, WITH_PANEL};
use crate::app::{Context, Model, Verb, chrome};
use crate::canvas::widgets::{hidden, whole_parts, wrap};
use crate::canvas::{Canvas, Region, Role};
use crate::report::season::{SeasonReport, sentences};
use crate::screens::season::axis::TimeAxes;
use crate::screens::season::hints::hints;
use crate::screens::season::layout::Page;
use crate::screens::season::state::{SeasonPart, SeasonState, kept};

/// Draws the screen over the full width.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let area = canvas.area();
    let frame = Frame::new(model, (area.width, area.height));
    let bottom = frame.lower.map_or(frame.message, |lower| lower.y);
    let room = Region::new(0, frame.answer, area.width, bottom.saturating_sub(frame.answer));
    let place = body(canvas, model, &frame, room);
    chrome::title(canvas, model, &frame, &place);
    chrome::below(canvas, model, &frame, || hints(model));
}

/// Draws the report, or a message until it is built. Returns the title for a narrow terminal.
fn body(canvas: &mut Canvas<'_>, model: &Model, frame: &Frame, area: Region) -> String {
    let state = kept(model);
    let Some(content) = state.content.as_deref() else {
        let name = model.life.season_on(model.date).map(|season| season.name.clone()).unwrap_or_default();
        canvas.put(1, area.y, area.width - 2, "Loading the season …", Role::Faint);
        return name;
    };
    let top = head(canvas, model, content, frame, area);
    let room = Region::new(area.x, top, area.width, area.bottom().saturating_sub(top));
    parts(canvas, model, state, content, room);
    match &content.season {
        Some(season) => sentences::which(season, content.today),
        None => "no season".to_owned(),
    }
}

/// Draws the headline and the lines below it. Returns the row below them.
fn head(canvas: &mut Canvas<'_>, model: &Model, content: &SeasonReport, frame: &Frame, area: Region) -> u16 {
    let columns = area.width.saturating_sub(2);
    let is_wide = area.width >= WITH_PANEL;
    let is_low = area.height < 14;
    let mut y = area.y;
    let answer = sentences::headline(content);
    let rows = if is_low || frame.place > 0 { 1 } else { 2 };
    let mut lines = wrap(&answer, usize::from(columns));
    if lines.len() > rows && content.unread.is_some() {
        lines = vec![whole_parts(&answer, usize::from(columns))];
    } else if lines.len() > rows {
        // The facts show in full the sentence that is cut here.
        lines.truncate(rows - 1);
        lines.push(answer.chars().skip(lines.concat().chars().count()).collect::<String>().trim().to_owned());
    }
    for line in &lines {
        canvas.put(1, y, columns, line, Role::Strong);
        y += 1;
    }
    y = y.max(frame.place + 1);
    if is_low {
        return y;
    }
    let mut quiet: Vec<String> = Vec::new();
    if content.season.is_none() {
        quiet.push(format!("{}. {}", sentences::when(content), name_one(model)));
    } else if is_wide {
        quiet.push(sentences::when(content));
    }
    if is_wide {
        quiet.extend(sentences::course(content).filter(|words| *words != answer));
        quiet.extend(sentences::steps_in_words(content));
    }
    for words in quiet {
        canvas.put(1, y, columns, &whole_parts(&words, usize::from(columns)), Role::Muted);
        y += 1;
    }
    y + 1
}

/// Returns the sentence that says how to name a season.
fn name_one(model: &Model) -> String {
    format!("Press {} to name a season.", model.keymap.own_key(Context::Table, Verb::Add))
}

/// Draws the parts, or those of the page that fit, and how many rows are above and below.
fn parts(canvas: &mut Canvas<'_>, model: &Model, state: &SeasonState, content: &SeasonReport, room: Region) {
    let page = Page::new(content, (room.width, room.height));
    let scrolls = page.rows > room.height;
    let rows = if scrolls { room.height.saturating_sub(1) } else { room.height };
    let window = Region { height: rows, ..room };
    let top = if scrolls { page.top(state, content, rows) } else { 0 };
    let axes = TimeAxes::new(state, content, room.width);
    canvas.through(window, page.rows.max(rows), top, |canvas| {
        for (part, area) in &page.parts {
            one(canvas, model, (state, content, &axes), *part, *area);
        }
    });
    // The heading of a part that is higher than the window stays in view.
    let region = page.region(state.part);
    if region.y < top && rows > 0 {
        let head = Region { y: window.y, height: 1, ..region };
        match state.part {
            SeasonPart::Intents => {
                canvas.clear(head);
                tables::intents_head(canvas, content, head);
            }
            SeasonPart::Values => {
                canvas.clear(head);
                heat::head(canvas, state, content, &axes, head);
            }
            SeasonPart::Year | SeasonPart::Facts | SeasonPart::Swing => {}
        }
    }
    if scrolls {
        let below = page.rows.saturating_sub(top + rows);
        let words = hidden(canvas, top.into(), below.into());
        canvas.put_right(room.right() - 1, window.bottom(), room.width - 2, &words, Role::Faint);
    }
}

fn one(
    canvas: &mut Canvas<'_>,
    model: &Model,
    (state, content, axes): (&SeasonState, &SeasonReport, &TimeAxes),
    part: SeasonPart,
    area: Region,
) {
    let words = || when_empty(model, content, part);
    match part {
        SeasonPart::Year => strip::draw(canvas, state, content, &axes.strip, area),
        SeasonPart::Intents => tables::intents(canvas, state, content, &words(), area),
        SeasonPart::Facts => tables::facts(canvas, state, content, &words(), area),
        SeasonPart::Values => heat::draw(canvas, state, content, axes, &words(), area),
        SeasonPart::Swing => work_life::draw(canvas, state, content, axes, &words(), area),
    }
}

/// Returns what a part without content says: what will be there, and which key makes it.
fn when_empty(model: &Model, content: &SeasonReport, part: SeasonPart) -> String {
    if content.unread.is_some() {
        return "—".to_owned();
    }
    let season = name_one(model);
    let add = model.keymap.own_key(Context::Day, Verb::Add);
    match part {
        SeasonPart::Year => String::new(),
        SeasonPart::Intents => format!("No values yet. On Day, press {add} and type #family to add one."),
        SeasonPart::Facts => format!("Its dates and its share appear here. {season}"),
        SeasonPart::Values if content.values.is_empty() => {
            format!("Each value's hours appear here. On Day, press {add} and type #family.")
        }
        SeasonPart::Values => format!("Each value's hours by week appear here. {season}"),
        SeasonPart::Swing => format!("The work share of each week appears here. {season}"),
    }
}
