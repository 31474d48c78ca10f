//! The Season screen: what the season is for and how it stands, the year around it, what it asks of each value, the
//! values over time, and the swing. Where not all of it fits, the part under the cursor and those that fit beside it.

mod columns;
mod strip;
mod tables;

use crate::app::frame::{Frame, WITH_PANEL};
use crate::app::{Context, Model, Verb, chrome};
use crate::canvas::widgets::{whole_parts, wrap};
use crate::canvas::{Canvas, Region, Role};
use crate::report::season::{SeasonReport, sentences};
use crate::screens::season::hints::hints;
use crate::screens::season::state::{SeasonPart, SeasonState, kept};

/// Which parts are shown first, where not all fit beside the one under the cursor.
const BY_NEED: [SeasonPart; 5] =
    [SeasonPart::Intents, SeasonPart::Values, SeasonPart::Year, SeasonPart::Swing, SeasonPart::Facts];

/// Draws the screen over the whole width.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let area = canvas.area();
    let frame = Frame::new(model, (area.width, area.height));
    let top = if area.width >= WITH_PANEL { 2 } else { 1 };
    let bottom = frame.lower.map_or(frame.message, |lower| lower.y);
    let place = body(canvas, model, Region::new(0, top, area.width, bottom.saturating_sub(top)));
    chrome::title(canvas, model, &place, true);
    chrome::below(canvas, model, &frame, || hints(model));
}

/// What the screen shows. Returns what a narrow terminal says of where one is.
fn body(canvas: &mut Canvas<'_>, model: &Model, area: Region) -> String {
    let state = kept(model);
    let Some(content) = state.content.as_deref() else {
        let name = model.life.season_on(model.date).map(|season| season.name.clone()).unwrap_or_default();
        canvas.put(1, area.y, area.width - 2, "A moment: the season is being read.", Role::Faint);
        return name;
    };
    let top = head(canvas, model, content, area);
    let room = Region::new(area.x, top, area.width, area.bottom().saturating_sub(top));
    parts(canvas, state, content, room);
    match &content.season {
        Some(season) => sentences::which(season, content.today),
        None => "no season".to_owned(),
    }
}

/// What the season is for, and how it stands; gives the row below.
fn head(canvas: &mut Canvas<'_>, model: &Model, content: &SeasonReport, area: Region) -> u16 {
    let columns = area.width.saturating_sub(2);
    let is_wide = area.width >= WITH_PANEL;
    let is_low = area.height < 14;
    let mut y = area.y;
    let answer = sentences::headline(content);
    let rows = if is_low { 1 } else { 2 };
    let mut lines = wrap(&answer, usize::from(columns));
    if lines.len() > rows {
        // What does not fit is not lost: the facts below have it, and e shows all of it.
        lines.truncate(rows - 1);
        lines.push(answer.chars().skip(lines.concat().chars().count()).collect::<String>().trim().to_owned());
    }
    for line in &lines {
        canvas.put(1, y, columns, line, Role::Strong);
        y += 1;
    }
    if is_low {
        return y;
    }
    let mut quiet: Vec<String> = Vec::new();
    if content.season.is_none() {
        let keys = model.keymap.keys(Context::Table, Verb::Add);
        let key = keys.first().map_or("", String::as_str);
        quiet.push(format!("{}; {key} names a season.", sentences::when(content)));
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

/// How many rows a part would like in so many columns.
fn height(part: SeasonPart, content: &SeasonReport, columns: u16) -> u16 {
    let values = content.values.len() as u16;
    match part {
        SeasonPart::Year => {
            if content.year.weeks.as_ref().is_some_and(|weeks| !weeks.is_empty()) {
                5
            } else {
                3
            }
        }
        SeasonPart::Intents => 1 + values.max(1),
        SeasonPart::Facts => {
            content.season.as_ref().map_or(0, |season| tables::facts_height(season, columns))
        }
        SeasonPart::Values | SeasonPart::Swing if content.columns.is_empty() => 0,
        SeasonPart::Values => 2 + values,
        SeasonPart::Swing => 2 + columns::BANDS,
    }
}

/// The parts of a screen: which rows each has, in the order in which they stand.
fn layout(state: &SeasonState, content: &SeasonReport, room: Region) -> Vec<(SeasonPart, Region)> {
    // Where both are read whole so, intents and facts stand side by side: they are one band.
    let facts_at = tables::facts_at(content, room.width).filter(|_| room.width >= WITH_PANEL);
    let is_wide = facts_at.is_some();
    let facts_at = facts_at.unwrap_or(room.width);
    let beside = room.width - facts_at;
    let together =
        |part: SeasonPart| if is_wide && part == SeasonPart::Facts { SeasonPart::Intents } else { part };
    let band = |part: SeasonPart| match part {
        SeasonPart::Intents if is_wide => {
            height(part, content, facts_at).max(height(SeasonPart::Facts, content, beside))
        }
        part => height(part, content, room.width),
    };
    let first = together(state.part);
    let mut shown = vec![first];
    let mut left = room.height.saturating_sub(band(first));
    for part in BY_NEED.into_iter().map(together) {
        let rows = band(part);
        if rows > 0 && !shown.contains(&part) && rows < left {
            shown.push(part);
            left -= rows + 1;
        }
    }
    shown.sort_unstable();
    let mut y = room.y;
    let mut places = Vec::new();
    for part in shown {
        let rows = band(part).min(room.bottom().saturating_sub(y));
        match part {
            SeasonPart::Intents if is_wide => {
                places.push((SeasonPart::Intents, Region::new(room.x, y, facts_at, rows)));
                places.push((SeasonPart::Facts, Region::new(facts_at, y, beside, rows)));
            }
            part => places.push((part, Region::new(room.x, y, room.width, rows))),
        }
        y += rows + 1;
    }
    places
}

fn parts(canvas: &mut Canvas<'_>, state: &SeasonState, content: &SeasonReport, room: Region) {
    let places = layout(state, content, room);
    let has_values = places.iter().any(|(part, _)| *part == SeasonPart::Values);
    // Without a season some parts have nothing to show.
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
