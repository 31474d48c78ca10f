//! Lays out Season: the rows of its parts, and the columns of its two tables.

use super::facts::FACTS;
use super::state::{SeasonPart, SeasonState};
use crate::app::frame::WITH_PANEL;
use crate::canvas::{Region, cells};
use crate::domain::Season;
use crate::domain::text::{width, wrap};
use crate::report::season::{SeasonReport, sentences};

/// Order in which parts are added, until there is no more room. The part under the cursor comes before them.
const BY_NEED: [SeasonPart; 5] =
    [SeasonPart::Intents, SeasonPart::Values, SeasonPart::Year, SeasonPart::Swing, SeasonPart::Facts];

/// Rows of work and life by week, from more work to more life.
pub const BANDS: u16 = 5;
/// Columns of a value's bar.
pub const CELLS: u16 = 10;
/// Fewest columns of a name.
const NAME: u16 = 8;
/// Columns that a name may always take, where there are bars.
const NAME_BESIDE_BARS: u16 = 13;
/// With fewer columns there are no bars.
pub const NARROW: u16 = 70;
/// Column of a fact's text, right of its name.
pub const FACT: u16 = 18;

/// Returns the parts in view and their areas, from the top. The part under the cursor gets its rows first, then the
/// others that fit.
pub fn layout(state: &SeasonState, content: &SeasonReport, room: Region) -> Vec<(SeasonPart, Region)> {
    // Targets and facts are side by side, where both fit.
    let facts_at = facts_at(content, room.width).filter(|_| room.width >= WITH_PANEL);
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

/// Returns the rows that a part needs.
fn height(part: SeasonPart, content: &SeasonReport, columns: u16) -> u16 {
    let values = cells(content.values.len());
    match part {
        SeasonPart::Year => {
            if content.year.weeks.as_ref().is_some_and(|weeks| !weeks.is_empty()) {
                5
            } else {
                3
            }
        }
        SeasonPart::Intents => 1 + values.max(1),
        SeasonPart::Facts => content.season.as_ref().map_or(0, |season| facts_height(season, columns)),
        SeasonPart::Values | SeasonPart::Swing if content.columns.is_empty() => 0,
        SeasonPart::Values => 2 + values,
        SeasonPart::Swing => 2 + BANDS,
    }
}

/// Returns the columns of the names: as many as the longest needs, at most `most`.
pub fn name_columns(content: &SeasonReport, most: u16) -> u16 {
    let longest = content.values.iter().map(|value| width(&value.name)).max().unwrap_or(0);
    cells(longest).clamp(NAME, most.max(NAME))
}

/// Columns of the table of targets, from its left edge.
pub struct IntentColumns {
    /// Columns of a name.
    pub name: u16,
    /// Column after the weight.
    pub weight: u16,
    /// Column after the hours a week.
    pub weekly: u16,
    /// First column of the words on whether the value is on track.
    pub fares: u16,
}

impl IntentColumns {
    /// Returns the columns for a table of this width. The names get the columns that the rest leaves.
    pub fn new(content: &SeasonReport, columns: u16) -> IntentColumns {
        // A bracket follows the longest words.
        let how = fares_columns(content) + 1;
        // Columns from the end of each cell to the end of the next, or to the start of the last.
        let [weight, weekly, fares] = match columns {
            ..46 => [6, 9, 1],
            46..NARROW => [8, 9, 2],
            _ => [7, 11, CELLS + 22],
        };
        let room = columns.saturating_sub(3 + weight + weekly + fares + how);
        let least = if columns < NARROW { NAME } else { NAME_BESIDE_BARS };
        let name = name_columns(content, room.max(least));
        let weight = 3 + name + weight;
        IntentColumns { name, weight, weekly: weight + weekly, fares: weight + weekly + fares }
    }
}

/// Returns the columns of the table of targets, with names of at most `most` columns.
fn intents_width(content: &SeasonReport, most: u16) -> u16 {
    (3 + name_columns(content, most) + CELLS + 40 + fares_columns(content) + 2).max(NARROW)
}

/// Returns the columns of the longest words in the last column of targets.
fn fares_columns(content: &SeasonReport) -> u16 {
    let fares = content.values.iter().map(|value| width(&sentences::fares(content, value)));
    cells(fares.max().unwrap_or(0))
}

/// Returns the column where the facts begin beside the targets. Names are cut a little to make room. None
/// where the facts do not fit beside.
pub fn facts_at(content: &SeasonReport, columns: u16) -> Option<u16> {
    let season = content.season.as_ref()?;
    let longest = name_columns(content, columns);
    let mut places = (NAME_BESIDE_BARS.min(longest)..=longest).rev().map(|most| intents_width(content, most));
    places.find(|at| has_room_for_facts(season, columns.saturating_sub(*at)))
}

/// Returns the rows of the facts: the index of the fact, and the words of the row.
pub fn fact_rows(season: &Season, columns: u16) -> Vec<(usize, String)> {
    let room = usize::from(columns.saturating_sub(FACT + 1));
    let rows = FACTS.iter().enumerate().flat_map(|(index, fact)| {
        let rows = wrap(&(fact.show)(season).0, room);
        let rows = if rows.is_empty() { vec![String::new()] } else { rows };
        rows.into_iter().map(move |row| (index, row))
    });
    rows.collect()
}

/// Returns the rows that the facts take, with their heading.
pub fn facts_height(season: &Season, columns: u16) -> u16 {
    1 + cells(fact_rows(season, columns).len())
}

/// Returns whether the facts fit in `columns`: one row each for dates, lean and share, and few for name and sentence.
fn has_room_for_facts(season: &Season, columns: u16) -> bool {
    let rows = fact_rows(season, columns);
    let is_one = |fact: usize| rows.iter().filter(|(index, _)| *index == fact).count() == 1;
    // All facts but the name and the sentence.
    (1..FACTS.len() - 1).all(is_one) && rows.len() <= FACTS.len() + 3
}
