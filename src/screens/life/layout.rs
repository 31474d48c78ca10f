//! Layout of Life: the names of its parts, the list of records, and the facts of one. Drawing and mouse share it.

use super::state::{LifeContent, LifePart, LifeState, kept};
use crate::app::Model;
use crate::app::frame::{Frame, WITH_PANEL};
use crate::canvas::{Region, cells};
use crate::domain::Week;
use crate::domain::text::{width, wrap};
use crate::report::life::evidence::{Evidence, by_week};

/// Column of a fact's text, right of its name.
pub const FACT: u16 = 19;
/// Columns from which the list stands beside the facts.
const BESIDE: u16 = 60;
/// Columns from which the names of the parts are written out.
const WHOLE_NAMES: u16 = 70;
/// Columns of the list: fewest and most.
const LIST: (u16, u16) = (16, 34);
/// Columns of a line of sentences, so that it can be read.
const READABLE: u16 = 78;

/// A row of the facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactRow {
    /// Words of the stop with this index.
    Stop(usize, String),
    /// A week with its minutes, of the stop with this index.
    Week(usize, Week, i64),
    /// A heading.
    Head(&'static str),
    /// A blank row.
    Blank,
}

impl FactRow {
    /// Returns the index of the stop that the row is part of.
    pub fn stop(&self) -> Option<usize> {
        match self {
            FactRow::Stop(stop, _) | FactRow::Week(stop, ..) => Some(*stop),
            FactRow::Head(_) | FactRow::Blank => None,
        }
    }
}

/// What is under the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// The name of a part.
    Part(LifePart),
    /// A record.
    Row(usize),
    /// A fact, or a sentence.
    Fact(usize),
}

/// Positions of the parts of the screen.
#[derive(Debug, Clone)]
pub struct LifeLayout {
    /// Row of the names of the parts.
    pub names: u16,
    /// Region of the list. `None`: the facts take its place, or the part has no list.
    pub list: Option<Region>,
    /// Region of the facts. `None`: the list takes its place.
    pub facts: Option<Region>,
}

impl LifeLayout {
    /// Lays out the screen in the model's terminal.
    pub fn new(model: &Model) -> LifeLayout {
        let (columns, rows) = model.size;
        let frame = Frame::new(model, (columns, rows));
        let bottom = frame.lower.map_or(frame.message, |lower| lower.y);
        // A quiet sentence stands above the names where there is room for it.
        let names = quiet_row(model).map_or(frame.place.max(frame.answer) + 1, |y| y + 2);
        let body = Region::new(0, names + 1, columns, bottom.saturating_sub(names + 1));
        let body = if body.height > 8 { body.without_top(1) } else { body };
        let state = kept(model);
        let has_list = state.part.kind().is_some();
        let is_inside = state.cursor().fact.is_some();
        let (list, facts) = match (has_list, columns >= BESIDE) {
            (false, _) => (None, Some(body)),
            (true, true) => {
                let left = list_columns(state).min(columns / 3).max(LIST.0);
                let right = Region::new(left, body.y, columns - left, body.height);
                (Some(Region { width: left, ..body }), Some(right))
            }
            (true, false) if is_inside => (None, Some(body)),
            (true, false) => (Some(body), None),
        };
        LifeLayout { names, list, facts }
    }

    /// Returns what is in a cell of the terminal.
    pub fn spot(&self, model: &Model, x: u16, y: u16) -> Option<Spot> {
        let state = kept(model);
        if y == self.names {
            let all = part_names(model.size.0);
            return all
                .into_iter()
                .find(|(at, words, _)| (*at..*at + cells(width(words))).contains(&x))
                .map(|(.., part)| Spot::Part(part));
        }
        let line = |region: Region, chosen: usize| {
            let top = chosen.saturating_sub(usize::from(region.height.saturating_sub(1)));
            region.contains(x, y).then(|| top + usize::from(y - region.y))
        };
        let cursor = state.cursor();
        let in_list = self.list.and_then(|list| line(list, cursor.row));
        if let Some(row) = in_list.filter(|row| *row < state.content.records.len()) {
            return Some(Spot::Row(row));
        }
        let facts = self.facts?;
        let (rows, chosen) = fact_rows(&state.content, facts, cursor.fact);
        rows.get(line(facts, chosen)?)?.stop().map(Spot::Fact)
    }
}

/// Returns the row of the quiet sentence. `None` where there is no room for it.
pub fn quiet_row(model: &Model) -> Option<u16> {
    let frame = Frame::new(model, model.size);
    let row = frame.place.max(frame.answer) + 1;
    (model.size.1 >= 20 && frame.lower.is_none()).then_some(row)
}

/// Returns the names of the parts with their columns.
pub fn part_names(columns: u16) -> Vec<(u16, &'static str, LifePart)> {
    let is_short = columns < WHOLE_NAMES;
    let gap = if columns >= WITH_PANEL { 4 } else { 2 };
    let mut x = 1;
    let mut all = Vec::new();
    for part in LifePart::ALL {
        let (long, short) = part.names();
        let words = if is_short { short } else { long };
        all.push((x, words, part));
        x += cells(width(words)) + gap;
    }
    all
}

/// Returns the columns of the list: as many as the longest name needs.
fn list_columns(state: &LifeState) -> u16 {
    let longest = state.content.records.iter().map(|record| width(record.name())).max().unwrap_or(0);
    (cells(longest) + 6).clamp(LIST.0, LIST.1)
}

/// Returns the rows of the facts and of what is said, and the index of the row under the cursor: of the stop `chosen`,
/// or of the first one. Hours by week have a row each where all rows fit into the area.
pub fn fact_rows(content: &LifeContent, area: Region, chosen: Option<usize>) -> (Vec<FactRow>, usize) {
    let columns = area.width;
    let room = usize::from(columns.saturating_sub(FACT + 4)).max(8);
    let mut rows = Vec::new();
    let stop = |stop: usize, words: &str, room: usize| {
        let lines = wrap(words, room);
        let lines = if lines.is_empty() { vec![String::new()] } else { lines };
        lines.into_iter().map(move |words| FactRow::Stop(stop, words)).collect::<Vec<_>>()
    };
    for (index, (_, text, empty)) in content.facts.iter().enumerate() {
        rows.extend(stop(index, if text.is_empty() { empty } else { text }, room));
    }
    let Evidence { said, weeks } = &content.about;
    if !said.is_empty() {
        rows.extend([FactRow::Blank, FactRow::Head("SO FAR")]);
        let room = usize::from(columns.saturating_sub(4).min(READABLE));
        for (index, words) in said.iter().enumerate() {
            rows.extend(stop(content.facts.len() + index, words, room));
        }
        let last = content.facts.len() + said.len();
        if rows.len() + weeks.len() < usize::from(area.height) {
            rows.extend(weeks.iter().map(|(week, minutes)| FactRow::Week(last, *week, *minutes)));
        } else if !weeks.is_empty() {
            rows.extend(stop(last, &by_week(weeks), room));
        }
    }
    let is_chosen = |row: &FactRow| row.stop().is_some() && row.stop() == chosen;
    let at = rows.iter().rposition(is_chosen).unwrap_or(0);
    (rows, at)
}
