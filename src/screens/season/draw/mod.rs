//! Draws Season: its headline, the year, targets and facts, the map of values, and work and life by week.

mod columns;
mod strip;
mod tables;

use crate::app::frame::{Frame, WITH_PANEL};
use crate::app::{Context, Model, Verb, chrome};
use crate::canvas::widgets::{whole_parts, wrap};
use crate::canvas::{Canvas, Region, Role};
use crate::report::season::{SeasonReport, sentences};
use crate::screens::season::hints::hints;
use crate::screens::season::layout::layout;
use crate::screens::season::state::{SeasonPart, SeasonState, kept};

/// Draws the screen over the full width.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let area = canvas.area();
    let frame = Frame::new(model, (area.width, area.height));
    let bottom = frame.lower.map_or(frame.message, |lower| lower.y);
    let room = Region::new(0, frame.answer, area.width, bottom.saturating_sub(frame.answer));
    let place = body(canvas, model, &frame, room);
    chrome::title(canvas, model, &frame, &place, true);
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
    parts(canvas, state, content, room);
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
    if lines.len() > rows {
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
        let keys = model.keymap.keys(Context::Table, Verb::Add);
        let key = keys.first().map_or("", String::as_str);
        quiet.push(format!("{}. Press {key} to name a season.", sentences::when(content)));
    } else if is_wide {
        quiet.push(sentences::when(content));
    }
    quiet.extend(sentences::to_date(content));
    if is_wide {
        quiet.extend(sentences::course(content).filter(|words| *words != answer));
    }
    for words in quiet {
        canvas.put(1, y, columns, &whole_parts(&words, usize::from(columns)), Role::Muted);
        y += 1;
    }
    y + 1
}

fn parts(canvas: &mut Canvas<'_>, state: &SeasonState, content: &SeasonReport, room: Region) {
    let places = layout(state, content, room);
    let has_values = places.iter().any(|(part, _)| *part == SeasonPart::Values);
    // Without a season, some parts have no rows.
    for (part, area) in places.into_iter().filter(|(_, area)| area.height > 0) {
        match part {
            SeasonPart::Year => strip::draw(canvas, state, content, area),
            SeasonPart::Intents => tables::intents(canvas, state, content, area),
            SeasonPart::Facts => tables::facts(canvas, state, content, area),
            SeasonPart::Values => columns::values(canvas, state, content, area),
            SeasonPart::Swing => columns::swing(canvas, state, content, area, !has_values),
        }
    }
}
