//! The Season screen: what the season is for and how it stands, the year around it, what it asks of each value, the
//! values over time, and the swing. Where not all of it fits, the part under the cursor and those that fit beside it.

mod columns;
mod strip;
mod tables;

use ratatui::layout::Rect;

use crate::app::layout::WITH_PANEL;
use crate::app::season::{Part, State};
use crate::app::{Context, Model, Verb};
use crate::report::season::{SeasonReport, sentences};
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;
use crate::tui::view::parts::{whole_parts, wrap};

/// Which parts are shown first, where not all fit beside the one under the cursor.
const BY_NEED: [Part; 5] = [Part::Intents, Part::Values, Part::Year, Part::Swing, Part::Facts];

/// Draws it; gives what a narrow terminal says of where one is.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, area: Rect) -> String {
    let state = &model.season;
    let Some(content) = state.content.as_deref() else {
        let name = model.life.season_on(model.date).map(|season| season.name.clone()).unwrap_or_default();
        canvas.put(1, area.y, area.width - 2, "A moment: the season is being read.", Role::Faint);
        return name;
    };
    let top = head(canvas, model, content, area);
    let room = Rect::new(area.x, top, area.width, area.bottom().saturating_sub(top));
    parts(canvas, state, content, room);
    match &content.season {
        Some(season) => sentences::which(season, content.today),
        None => "no season".to_owned(),
    }
}

/// What the season is for, and how it stands; gives the row below.
fn head(canvas: &mut Canvas<'_>, model: &Model, content: &SeasonReport, area: Rect) -> u16 {
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
fn height(part: Part, content: &SeasonReport, columns: u16) -> u16 {
    let values = content.values.len() as u16;
    match part {
        Part::Year => {
            if content.year.weeks.as_ref().is_some_and(|weeks| !weeks.is_empty()) {
                5
            } else {
                3
            }
        }
        Part::Intents => 1 + values.max(1),
        Part::Facts => content.season.as_ref().map_or(0, |season| tables::facts_height(season, columns)),
        Part::Values | Part::Swing if content.columns.is_empty() => 0,
        Part::Values => 2 + values,
        Part::Swing => 2 + columns::BANDS,
    }
}

/// The parts of a screen: which rows each has, in the order in which they stand.
fn layout(state: &State, content: &SeasonReport, room: Rect) -> Vec<(Part, Rect)> {
    // Where both are read whole so, intents and facts stand side by side: they are one band.
    let facts_at = tables::facts_at(content, room.width).filter(|_| room.width >= WITH_PANEL);
    let is_wide = facts_at.is_some();
    let facts_at = facts_at.unwrap_or(room.width);
    let beside = room.width - facts_at;
    let together = |part: Part| if is_wide && part == Part::Facts { Part::Intents } else { part };
    let band = |part: Part| match part {
        Part::Intents if is_wide => height(part, content, facts_at).max(height(Part::Facts, content, beside)),
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
            Part::Intents if is_wide => {
                places.push((Part::Intents, Rect::new(room.x, y, facts_at, rows)));
                places.push((Part::Facts, Rect::new(facts_at, y, beside, rows)));
            }
            part => places.push((part, Rect::new(room.x, y, room.width, rows))),
        }
        y += rows + 1;
    }
    places
}

fn parts(canvas: &mut Canvas<'_>, state: &State, content: &SeasonReport, room: Rect) {
    let places = layout(state, content, room);
    let has_values = places.iter().any(|(part, _)| *part == Part::Values);
    // Without a season some parts have nothing to show.
    for (part, area) in places.into_iter().filter(|(_, area)| area.height > 0) {
        match part {
            Part::Year => strip::draw(canvas, state, content, area),
            Part::Intents => tables::intents(canvas, state, content, area),
            Part::Facts => tables::facts(canvas, state, content, area),
            Part::Values => columns::values(canvas, state, content, area),
            Part::Swing => columns::swing(canvas, state, content, area, !has_values),
        }
    }
}
