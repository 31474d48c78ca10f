//! What the season asks of each value, and its own facts: the two tables that are edited in place.

use crate::canvas::widgets::{bar, out_of_sight};
use crate::canvas::{Canvas, Region, Role};
use crate::domain::Season;
use crate::domain::text::{width, wrap};
use crate::report::season::{SeasonReport, Served, sentences};
use crate::screens::season::facts::FACTS;
use crate::screens::season::intents::ASKS;
use crate::screens::season::state::{SeasonPart, SeasonState};

/// Cells of a value's bar.
const CELLS: u16 = 10;

/// The columns that a name takes: those of the longest, and at most so many.
pub fn name_columns(content: &SeasonReport, most: u16) -> u16 {
    let longest = content.values.iter().map(|value| width(&value.name)).max().unwrap_or(0) as u16;
    longest.clamp(NAME, most.max(NAME))
}

/// The columns of a name, at least.
const NAME: u16 = 8;
/// The columns that a name may take in any case, where there is room for bars.
const NAME_BESIDE_BARS: u16 = 13;

/// The first of so many rows that are shown, so that the one under the cursor is among them.
pub fn first_shown(chosen: usize, rows: u16) -> usize {
    (chosen + 1).saturating_sub(usize::from(rows).max(1))
}

/// Says below a part how many of so many rows are above what is seen of it, and how many below.
pub fn out_of_part(canvas: &mut Canvas<'_>, area: Region, all: usize, top: usize, rows: u16) {
    let below = all.saturating_sub(top + usize::from(rows));
    out_of_sight(canvas, area.right() - 1, area.bottom(), top, below);
}

/// Below so many columns what a value was given stands in no bar.
const NARROW: u16 = 70;

/// Where weight and weekly target end, and where it begins how a value fares, in an area of so many columns. A name
/// takes what the rest leaves it.
struct Ends {
    name: u16,
    weight: u16,
    weekly: u16,
    fares: u16,
}

impl Ends {
    fn new(content: &SeasonReport, columns: u16) -> Ends {
        let how = content.values.iter().map(|value| width(&sentences::fares(content, value)) as u16);
        // With the bracket behind it.
        let how = how.max().unwrap_or(0) + 1;
        // From the end of the name to that of the weight, of the hours, and to how it fares.
        let [weight, weekly, fares] = match columns {
            ..46 => [6, 9, 1],
            46..NARROW => [8, 9, 2],
            _ => [7, 11, CELLS + 22],
        };
        let room = columns.saturating_sub(3 + weight + weekly + fares + how);
        let least = if columns < NARROW { NAME } else { NAME_BESIDE_BARS };
        let name = name_columns(content, room.max(least));
        let weight = 3 + name + weight;
        Ends { name, weight, weekly: weight + weekly, fares: weight + weekly + fares }
    }
}

/// The columns of what the season asks, with what lies between it and what stands beside it, where a name has so many
/// at most.
fn intents_width(content: &SeasonReport, most: u16) -> u16 {
    let fares = content.values.iter().map(|value| width(&sentences::fares(content, value)) as u16);
    (3 + name_columns(content, most) + CELLS + 40 + fares.max().unwrap_or(0) + 2).max(NARROW)
}

/// Where the season's own facts begin beside what it asks: names are cut, though not by much, where these have no room
/// otherwise.
pub fn facts_at(content: &SeasonReport, columns: u16) -> Option<u16> {
    let season = content.season.as_ref()?;
    let longest = name_columns(content, columns);
    let mut places = (NAME_BESIDE_BARS.min(longest)..=longest).rev().map(|most| intents_width(content, most));
    places.find(|at| has_room_for_facts(season, columns.saturating_sub(*at)))
}

/// What the season asks of each value, and what it was given.
pub fn intents(canvas: &mut Canvas<'_>, state: &SeasonState, content: &SeasonReport, area: Region) {
    let is_narrow = area.width < NARROW;
    let Ends { name, weight, weekly, fares } = Ends::new(content, area.width);
    let [weight_end, weekly_end, fares] = [weight, weekly, fares].map(|end| area.x + end);
    let end = area.right() - 1;
    canvas.put(area.x + 3, area.y, name + 3, "IT ASKS", Role::Head);
    if !is_narrow {
        canvas.put_right(weight_end, area.y, 6, "weight", Role::Faint);
        canvas.put_right(weekly_end, area.y, 8, "a week", Role::Faint);
        canvas.put(weekly_end + 3, area.y, 12, "so far", Role::Faint);
    }
    if content.values.is_empty() {
        let is_unread = content.unread.is_some();
        let words = if is_unread { "—" } else { "No value yet: life.toml names them." };
        canvas.put(area.x + 3, area.y + 1, end.saturating_sub(area.x + 3), words, Role::Muted);
    }
    let rows = area.height.saturating_sub(1);
    let chosen = state.at.row.min(content.values.len().saturating_sub(1));
    let top = first_shown(chosen, rows);
    out_of_part(canvas, area, content.values.len(), top, rows);
    let asks = crate::screens::season::intents::rows(content);
    let shown = asks.iter().enumerate().skip(top).take(usize::from(rows));
    for (y, (index, ask)) in (area.y + 1..).zip(shown) {
        let value = &ask.value;
        let here = state.part == SeasonPart::Intents && index == chosen;
        let at = |ask: usize| here && state.at.column == ask;
        let role = |ask: usize, is_own: bool| match (at(ask), is_own || value.resting) {
            (true, _) => Role::Strong,
            (false, true) => Role::Muted,
            (false, false) => Role::Text,
        };
        if here {
            canvas.put(area.x + 1, y, 1, "›", Role::Accent);
        }
        canvas.put(area.x + 3, y, name, &value.name, if value.resting { Role::Muted } else { Role::Text });
        let [weight, weekly, how] = ASKS.each_ref().map(|column| (column.show)(ask).0);
        canvas.put_right(weight_end, y, 7, &weight, role(0, !value.weight.1));
        canvas.put_right(weekly_end, y, 10, &weekly, role(1, !value.weekly.1));
        if !is_narrow {
            let x = weekly_end + 3;
            if let Some(asked) = value.asked {
                bar(canvas, x, y, CELLS, value.minutes, value.minutes, asked);
            }
            canvas.put(x + CELLS + 1, y, 17, &sentences::given(content, value), Role::Muted);
        }
        let fares_role = match (at(2), value.served) {
            (true, _) => Role::Strong,
            (_, Served::Behind(_)) => Role::Text,
            _ => Role::Muted,
        };
        canvas.put(fares, y, end.saturating_sub(fares), &how, fares_role);
        if here {
            let x = [weight_end - 1, weekly_end - 1, fares][state.at.column.min(2)];
            canvas.cursor = Some((x, y));
            canvas.tint(area.x, y, area.width.saturating_sub(2));
            mark_cell(
                canvas,
                state.at.column,
                [weight_end, weekly_end, fares],
                y,
                [&weight, &weekly, &how],
                end,
            );
        }
    }
}

/// Brackets around the cell under the cursor, as around what is chosen everywhere: weight and hours stand before their
/// place, how it fares from its place on.
fn mark_cell(canvas: &mut Canvas<'_>, ask: usize, places: [u16; 3], y: u16, texts: [&str; 3], end: u16) {
    let ask = ask.min(2);
    let columns = width(texts[ask]) as u16;
    let (from, to) = match ask {
        2 => (places[2], (places[2] + columns).min(end)),
        _ => (places[ask].saturating_sub(columns), places[ask]),
    };
    canvas.put(from.saturating_sub(1), y, 1, "(", Role::Accent);
    canvas.put(to, y, 1, ")", Role::Accent);
}

/// Where a fact stands behind its name.
const FACT: u16 = 18;

/// The rows of the season's facts, in so many columns: of which fact each is, and what it says.
fn fact_rows(season: &Season, columns: u16) -> Vec<(usize, String)> {
    let room = usize::from(columns.saturating_sub(FACT + 1));
    let rows = FACTS.iter().enumerate().flat_map(|(index, fact)| {
        let rows = wrap(&(fact.show)(season).0, room);
        let rows = if rows.is_empty() { vec![String::new()] } else { rows };
        rows.into_iter().map(move |row| (index, row))
    });
    rows.collect()
}

/// How many rows the facts take in so many columns, their heading among them.
pub fn facts_height(season: &Season, columns: u16) -> u16 {
    1 + fact_rows(season, columns).len() as u16
}

/// Whether so many columns are enough for the facts: the figures and dates stand in one row each, and the sentence does
/// not go on for ever.
fn has_room_for_facts(season: &Season, columns: u16) -> bool {
    let rows = fact_rows(season, columns);
    let is_one = |fact: usize| rows.iter().filter(|(index, _)| *index == fact).count() == 1;
    // All but the name and the sentence.
    (1..FACTS.len() - 1).all(is_one) && rows.len() <= FACTS.len() + 3
}

/// The season's name, dates, lean and sentence.
pub fn facts(canvas: &mut Canvas<'_>, state: &SeasonState, content: &SeasonReport, area: Region) {
    let Some(season) = &content.season else { return };
    let end = area.right() - 1;
    canvas.put(area.x + 3, area.y, end.saturating_sub(area.x + 3), "THE SEASON", Role::Head);
    let shown = area.height.saturating_sub(1);
    let chosen = state.fact.min(FACTS.len() - 1);
    let rows = fact_rows(season, area.width);
    // The last row of the fact under the cursor is seen, and the first one in any case.
    let of_chosen = |of: &(usize, String)| of.0 == chosen;
    let last = rows.iter().rposition(of_chosen).unwrap_or(0);
    let top = first_shown(last, shown).min(rows.iter().position(of_chosen).unwrap_or(0));
    out_of_part(canvas, area, rows.len(), top, shown);
    let mut said = None;
    for (y, (index, text)) in (area.y + 1..).zip(rows.iter().skip(top).take(usize::from(shown))) {
        let (fact, is_first) = (&FACTS[*index], said != Some(*index));
        said = Some(*index);
        let here = state.part == SeasonPart::Facts && *index == chosen;
        let (_, is_said) = (fact.show)(season);
        let x = area.x + FACT;
        if is_first {
            canvas.put(area.x + 3, y, 14, fact.name, Role::Muted);
        }
        let role = match (here, is_said) {
            (true, _) => Role::Strong,
            (false, true) => Role::Text,
            (false, false) => Role::Muted,
        };
        canvas.put(x, y, end.saturating_sub(x), text, role);
        if here {
            canvas.tint(area.x, y, area.width);
        }
        if here && is_first {
            canvas.put(area.x + 1, y, 1, "›", Role::Accent);
            canvas.cursor = Some((x, y));
        }
    }
}
