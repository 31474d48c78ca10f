//! Lays out Season as one page: the rows of its parts, and what part of the page a window shows.

use super::facts::FACTS;
use super::scale::MOST_ROWS;
use super::state::{SeasonPart, SeasonState};
use super::table_columns::{NARROW, fact_rows, facts_at, facts_height};
use crate::app::frame::WITH_PANEL;
use crate::canvas::{Region, cells};
use crate::report::season::SeasonReport;

/// Rows of work and life by week, from more work to more life, in a window without rows to spare.
const BANDS: u16 = 5;
/// Fewest rows of work and life by week, in a low window.
const LEAST_BANDS: u16 = 3;
/// Rows of work and life by week around those: heading, weeks and a sentence.
const AROUND_BANDS: u16 = 3;

/// The parts one below the other, as high as they need. Targets and facts are side by side, where both fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Parts and their regions, from the top of the page.
    pub parts: Vec<(SeasonPart, Region)>,
    /// Rows of the page.
    pub rows: u16,
}

impl Page {
    /// Lays the parts out for a window of `width` columns and `rows` rows. The chart gets the rows that are left, and
    /// fewer in a window lower than the chart.
    pub fn new(content: &SeasonReport, (width, rows): (u16, u16)) -> Page {
        // A window that scrolls has a row less.
        let bands = BANDS.min(rows.saturating_sub(AROUND_BANDS + 1)).max(LEAST_BANDS);
        let page = Page::with_bands(content, width, bands);
        match rows.saturating_sub(page.rows) {
            0 => page,
            spare => Page::with_bands(content, width, (bands + spare).min(MOST_ROWS)),
        }
    }

    fn with_bands(content: &SeasonReport, width: u16, bands: u16) -> Page {
        let height = |part: SeasonPart, width: u16| height(part, content, width, bands);
        let mut y = 0_u16;
        let mut parts = Vec::new();
        let beside = facts_beside(content, width);
        for part in SeasonPart::ALL {
            let rows = match (part, beside) {
                (SeasonPart::Intents, Some(x)) => {
                    let right = width.saturating_sub(x);
                    let rows = height(part, x).max(height(SeasonPart::Facts, right));
                    parts.push((part, Region::new(0, y, x, rows)));
                    parts.push((SeasonPart::Facts, Region::new(x, y, right, rows)));
                    rows
                }
                (SeasonPart::Facts, Some(_)) => continue,
                _ => {
                    let rows = height(part, width);
                    parts.push((part, Region::new(0, y, width, rows)));
                    rows
                }
            };
            y = y.saturating_add(rows + 1);
        }
        Page { parts, rows: y.saturating_sub(1) }
    }

    /// Returns the region of a part.
    pub fn region(&self, part: SeasonPart) -> Region {
        let found = self.parts.iter().find(|(one, _)| *one == part);
        found.map_or(Region::new(0, 0, 0, 0), |(_, region)| *region)
    }

    /// Returns the first row of the page in a window of `rows` rows. The part under the cursor is in view as a whole, or
    /// where it does not fit, its row under the cursor and those around it.
    pub fn top(&self, state: &SeasonState, content: &SeasonReport, rows: u16) -> u16 {
        let part = self.region(state.part);
        let row = cursor_row(state, content, part);
        let top = match part.height <= rows {
            // A part above it is in view as a whole or not at all.
            true => {
                let least = part.bottom().saturating_sub(rows);
                let starts = self.parts.iter().map(|(_, region)| region.y);
                starts.filter(|y| (least..=part.y).contains(y)).min().unwrap_or(part.y)
            }
            false => row.saturating_sub(rows / 2).clamp(part.y, part.bottom() - rows),
        };
        top.min(self.rows.saturating_sub(rows))
    }
}

/// Returns the column where the facts begin, if they are beside the targets. `None` if they are below them.
pub fn facts_beside(content: &SeasonReport, width: u16) -> Option<u16> {
    facts_at(content, width).filter(|_| width >= WITH_PANEL)
}

/// Returns the row of the page that is under the cursor, in a part with this region.
fn cursor_row(state: &SeasonState, content: &SeasonReport, part: Region) -> u16 {
    let last = content.values.len().saturating_sub(1);
    let row = match state.part {
        SeasonPart::Year => 2,
        SeasonPart::Intents | SeasonPart::Values => 1 + state.at.row.min(last),
        SeasonPart::Facts => {
            let rows =
                content.season.as_ref().map(|season| fact_rows(season, part.width)).unwrap_or_default();
            let chosen = state.fact.min(FACTS.len() - 1);
            let is_chosen = |(fact, _): &(usize, String)| *fact == chosen;
            // A long sentence has its middle there.
            let ends = rows.iter().position(is_chosen).zip(rows.iter().rposition(is_chosen));
            1 + ends.map_or(0, |(first, last)| usize::midpoint(first, last))
        }
        // Where not all fits, the weeks and the sentence below them matter most.
        SeasonPart::Swing => usize::from(part.height),
    };
    part.y.saturating_add(cells(row))
}

/// Returns the rows that a part needs.
fn height(part: SeasonPart, content: &SeasonReport, columns: u16, bands: u16) -> u16 {
    let values = cells(content.values.len());
    // A heading, and sentences about what will be there.
    let empty = if columns < NARROW { 3 } else { 2 };
    match part {
        // The line of seasons and their names. With scores, those of every week, and what their shades mean.
        SeasonPart::Year if has_scores(content) => 6,
        SeasonPart::Year => 3,
        SeasonPart::Intents | SeasonPart::Values if content.values.is_empty() => empty,
        SeasonPart::Values | SeasonPart::Swing if content.columns.is_empty() => empty,
        SeasonPart::Intents => values.saturating_add(1),
        SeasonPart::Facts => content.season.as_ref().map_or(empty, |season| facts_height(season, columns)),
        // A heading, the values, a sentence, and what the shades mean.
        SeasonPart::Values => values.saturating_add(3),
        SeasonPart::Swing => bands + AROUND_BANDS,
    }
}

/// Returns whether the strip shows the scores of the weeks.
pub fn has_scores(content: &SeasonReport) -> bool {
    content.year.weeks.as_ref().is_some_and(|weeks| !weeks.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::table::TableCursor;
    use crate::report::season::Grain;
    use crate::report::season::tests::{content_of, life};
    use proptest::prelude::*;

    proptest! {
        /// Parts do not overlap, and all of them are on the page. A part that fits into the window is in view as a
        /// whole, else the row under the cursor is.
        #[test]
        fn a_window_shows_what_the_cursor_is_on(
            values in 0_usize..300,
            row in 0_usize..320,
            fact in 0_usize..9,
            part in proptest::sample::select(SeasonPart::ALL.to_vec()),
            has_season in any::<bool>(),
            width in 40_u16..220,
            rows in 3_u16..70,
        ) {
            let date = if has_season { "2026-11-18" } else { "2026-12-24" };
            let mut content = content_of(&life(), date, "2026-11-18", Grain::Weeks);
            content.values = content.values.iter().cycle().take(values).cloned().collect();
            let at = TableCursor { row, column: 0 };
            let state = SeasonState { part, at, fact, ..SeasonState::default() };
            let page = Page::new(&content, (width, rows));
            prop_assert_eq!(page.parts.len(), SeasonPart::ALL.len());
            for (at, (_, one)) in page.parts.iter().enumerate() {
                prop_assert!(one.bottom() <= page.rows && one.right() <= width && one.height > 0);
                for (_, other) in page.parts.iter().skip(at + 1) {
                    prop_assert!(other.y >= one.bottom() || other.x >= one.right());
                }
            }
            let top = page.top(&state, &content, rows);
            let region = page.region(part);
            prop_assert!(top + rows.min(page.rows) <= page.rows);
            if region.height <= rows {
                prop_assert!(top <= region.y && region.bottom() <= top + rows);
            } else {
                let row = cursor_row(&state, &content, region).min(region.bottom() - 1);
                prop_assert!((top..top + rows).contains(&row), "{row} from {top}");
            }
        }
    }
}
