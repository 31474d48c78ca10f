//! Columns of the two tables of Season: targets of the values, and facts.

use super::axis::ROOMY;
use super::facts::FACTS;
use super::intents::{self, INTENTS};
use crate::canvas::cells;
use crate::domain::Season;
use crate::domain::text::{width, width as text_width, wrap};
use crate::report::season::{SeasonReport, sentences};

/// Fewest columns of a name.
const NAME: u16 = 8;
/// The same where the figures behind it would be cut.
const SHORTEST: u16 = 5;
/// Columns that a name may always take, where there are bars.
const NAME_BESIDE_BARS: u16 = 13;
/// With fewer columns there are no bars.
pub const NARROW: u16 = 70;
/// Column of a fact's text, right of its name.
pub const FACT: u16 = 18;

/// Returns the columns of a value's bar in a terminal of `width` columns.
pub fn bar_columns(width: u16) -> u16 {
    if width < ROOMY { 10 } else { 20 }
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
    /// Columns of a bar.
    pub bar: u16,
    /// First column of the words on whether the value is on track.
    pub fares: u16,
}

impl IntentColumns {
    /// Returns the columns for a table of `columns` columns in a terminal of `width`. The names get the columns that
    /// the rest leaves.
    pub fn new(content: &SeasonReport, columns: u16, width: u16) -> IntentColumns {
        let bar = bar_columns(width);
        // A bracket follows the longest words.
        let how = fares_columns(content) + 1;
        // Columns from the end of each cell to the end of the next, or to the start of the last.
        let asks = intents::rows(content);
        // A cell has a bracket and a blank column before it.
        let needed = INTENTS.each_ref().map(|column| {
            let words = asks.iter().map(|ask| text_width(&(column.show)(ask).0));
            cells(words.max().unwrap_or(0)) + 2
        });
        let [mut weight, weekly, fares] = match columns {
            ..46 => [needed[0], needed[1], 2],
            46..NARROW => [needed[0].max(8), needed[1].max(9), 2],
            _ => [7, 11, bar + 22],
        };
        let mut room = columns.saturating_sub(3 + weight + weekly + fares + how);
        // Where a name needs it, the bracket follows it at once.
        if columns < NARROW && name_columns(content, columns) > room {
            (weight, room) = (weight - 1, room + 1);
        }
        let least = if columns < NARROW { NAME } else { NAME_BESIDE_BARS };
        let name = name_columns(content, room.max(least));
        let name = if columns < NARROW { name.min(room.max(SHORTEST)) } else { name };
        let weight = 3 + name + weight;
        IntentColumns { name, weight, weekly: weight + weekly, bar, fares: weight + weekly + fares }
    }
}

/// Returns the columns of the table of targets, with bars of `bar` columns and names of at most `most`.
fn intents_width(content: &SeasonReport, bar: u16, most: u16) -> u16 {
    (3 + name_columns(content, most) + bar + 40 + fares_columns(content) + 2).max(NARROW)
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
    let width_of = |most| intents_width(content, bar_columns(columns), most);
    let mut places = (NAME_BESIDE_BARS.min(longest)..=longest).rev().map(width_of);
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
    if columns <= FACT + 1 {
        return false;
    }
    let rows = fact_rows(season, columns);
    let is_one = |fact: usize| rows.iter().filter(|(index, _)| *index == fact).count() == 1;
    // All facts but the name and the sentence.
    (1..FACTS.len() - 1).all(is_one) && rows.len() <= FACTS.len() + 3
}
