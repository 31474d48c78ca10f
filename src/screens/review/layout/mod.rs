//! Lays out the pages of the review: the rows of each part, and the rows in view. A page with too many rows scrolls,
//! so no part is cut.

mod boundaries;
mod chart;
mod fit;
mod look_back;
mod next_week;
mod numbers;
mod signs;

pub use chart::{APART, AXIS, ChartLayout, FIGURES};
pub use look_back::FIGURE;
pub use numbers::{QUADRANT_NAME, WEEK, lies_in, weeks_in_row};
pub use signs::SignColumns;

use crate::alignment::Quadrant;
use crate::app::Model;
use crate::app::frame::Frame;
use crate::canvas::{Region, Role, Words, cells};
use crate::domain::text::wrap;
use crate::report::review::{Page, ReviewReport, sentences};
use crate::screens::review::state::{ReviewState, kept};

/// Column where text begins.
pub const INDENT: u16 = 4;
/// With this many columns, charts and bars grow with the window.
pub const LARGE: u16 = 140;
/// With fewer rows the quiet sentences come last.
const LOW: u16 = 14;

/// A part of a page, in one row or several.
#[derive(Debug, Clone, PartialEq)]
pub enum PagePart {
    /// Words in one row.
    Words(Vec<Words>),
    /// Heads of a table's columns.
    Heads(Vec<Words>),
    /// Planned and done hours as two bars.
    Pair {
        /// Index of the pair among those shown.
        index: usize,
        /// How many pairs are shown, those that differ most first. None for all, in their own order.
        shown: Option<usize>,
        /// Columns of the names beside the bars. None where the name is above them.
        name: Option<u16>,
    },
    /// Chart of the weeks, under its heading.
    Chart(ChartLayout),
    /// A row of words about the week under the cursor.
    Chosen(String),
    /// Weeks of a quadrant, in words.
    Quadrant(Quadrant),
    /// Answers to the question about the week and, in a part of four rows, to the question about the season. A
    /// question with two rows has its heading above its answers.
    Question,
    /// Heads of the check-in.
    SignHeads,
    /// Sentence of the check-in, by its index.
    Sign(usize),
    /// Job that can have its own check-in, by its index.
    Asked(usize),
    /// Something to choose, in one row or several.
    Choice {
        /// What the choice is about.
        about: Vec<Words>,
        /// What is chosen.
        chosen: String,
        /// Column of what is chosen.
        x: u16,
        /// Whether the choice begins in this row, and whether it ends here. The arrows are there.
        ends: (bool, bool),
    },
}

impl PagePart {
    /// Returns whether the part is the heading of the parts below it.
    fn is_heading(&self) -> bool {
        matches!(self, PagePart::Words(words) if words.first().is_some_and(|words| words.role == Role::Head))
    }

    /// Returns whether the part is the heads of a table.
    fn is_heads(&self) -> bool {
        matches!(self, PagePart::Heads(_))
    }
}

/// A part with its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedPart {
    /// The part.
    pub part: PagePart,
    /// First row, from the top of the page.
    pub y: u16,
    /// Number of rows.
    pub rows: u16,
    /// Line of the cursor that the part belongs to. None where the cursor can't go.
    pub line: Option<usize>,
}

/// A page while it is laid out, from its top down.
#[derive(Debug, Default)]
struct PageRows {
    placed: Vec<PlacedPart>,
    rows: u16,
}

impl PageRows {
    /// Adds a part that the cursor can't go to.
    fn part(&mut self, part: PagePart, rows: u16) {
        self.of_line(None, part, rows);
    }

    /// Adds a part that belongs to a line of the cursor.
    fn of_line(&mut self, line: Option<usize>, part: PagePart, rows: u16) {
        self.placed.push(PlacedPart { part, y: self.rows, rows, line });
        self.rows = self.rows.saturating_add(rows);
    }

    /// Adds a blank row.
    fn blank(&mut self) {
        self.rows = self.rows.saturating_add(1);
    }

    /// Adds a row of words.
    fn words(&mut self, x: u16, text: impl Into<String>, role: Role) {
        self.part(PagePart::Words(vec![Words::new(x, text, role)]), 1);
    }

    /// Adds a text in as many rows as it needs.
    fn text(&mut self, x: u16, columns: u16, text: &str, role: Role) {
        for row in wrap(text, room(x, columns)) {
            self.words(x, row, role);
        }
    }
}

/// Returns how many columns there are from `x` to the last but one.
fn room(x: u16, columns: u16) -> usize {
    usize::from(columns.saturating_sub(x + 1))
}

/// Layout of a page, and the part of it in view.
#[derive(Debug, Clone, PartialEq)]
pub struct PageLayout {
    /// Its parts.
    pub parts: Vec<PlacedPart>,
    /// Number of its rows.
    pub rows: u16,
    /// Region of the terminal that shows the page.
    pub seen: Region,
    /// First row in view.
    pub top: u16,
    /// Part that does not scroll: the question of the week, or the heads of a table.
    pub pinned: Option<PlacedPart>,
}

impl PageLayout {
    /// Lays out the page shown. The terminal must have room (see [`crate::app::frame::has_room`]).
    pub fn new(model: &Model, content: &ReviewReport, size: (u16, u16)) -> PageLayout {
        let frame = Frame::new(model, size);
        let bottom = frame.lower.map_or(frame.message, |lower| lower.y);
        let area = Region::new(0, frame.answer, size.0, bottom.saturating_sub(frame.answer));
        PageLayout::of(model, content, area)
    }

    /// Lays out the page shown in an area.
    fn of(model: &Model, content: &ReviewReport, area: Region) -> PageLayout {
        let state = kept(model);
        let columns = area.width;
        let is_low = area.height < LOW;
        let mut rows = PageRows::default();
        rows.text(1, columns, &sentences::headline(&state.at(), content), Role::Strong);
        let quiet = std::iter::once(sentences::quiet(&state.at(), content));
        let quiet: Vec<String> = quiet
            .chain(sentences::success(content, state.page))
            .filter(|words| !words.is_empty())
            .flat_map(|words| wrap(&words, room(1, columns)))
            .collect();
        // With few rows the quiet sentences come last. In the check-in they explain the answers, so they stay
        // on top. The table has the figures, and its last week is at its end.
        let is_table = state.page == Page::Numbers && state.is_other;
        let is_first = !is_low || state.page == Page::Signs;
        let is_last = !is_first && !is_table;
        if is_first {
            quiet.iter().for_each(|words| rows.words(1, words, Role::Muted));
        }
        if !is_low {
            rows.blank();
        }
        let below = if is_last { cells(quiet.len()) + 1 } else { 0 };
        let height = area.height.saturating_sub(rows.rows + below);
        match state.page {
            Page::LookBack => look_back::page(&mut rows, state, content, (columns, height)),
            Page::Signs => signs::page(&mut rows, state, content, (columns, height)),
            Page::Numbers if is_table => numbers::table(&mut rows, content, columns),
            Page::Numbers => numbers::chart(&mut rows, state, content, (columns, height), is_low),
            Page::Boundaries => boundaries::page(&mut rows, content, columns),
            Page::Fit => fit::page(&mut rows, content, columns),
            Page::NextWeek => next_week::page(&mut rows, model, content, (columns, height)),
        }
        if is_last {
            // A page with a cursor needs that row for its lines.
            if state.lines().is_none() {
                rows.blank();
            }
            quiet.iter().for_each(|words| rows.words(1, words, Role::Muted));
        }
        PageLayout::seen_of(rows, state, content, area)
    }

    /// Returns the layout with the rows in view.
    fn seen_of(rows: PageRows, state: &ReviewState, content: &ReviewReport, mut seen: Region) -> PageLayout {
        let PageRows { placed: mut parts, mut rows } = rows;
        let mut pinned = None;
        if rows > seen.height {
            // The question of the week stays in view.
            let question = parts.iter().position(|placed| placed.part == PagePart::Question);
            if let Some(placed) = question.map(|at| parts.remove(at)) {
                // Parts after it move up.
                parts.iter_mut().filter(|other| other.y > placed.y).for_each(|other| other.y -= placed.rows);
                rows -= placed.rows;
                // Where a sheet leaves one row, the heading is left out.
                let taken = placed.rows.min(seen.height.saturating_sub(1)).max(1);
                // With room for it, a blank row sets it apart from what scrolls.
                let gap = u16::from(seen.height >= LOW);
                seen.height = seen.height.saturating_sub(taken + gap);
                pinned = Some(PlacedPart { y: seen.bottom() + gap, rows: taken, ..placed });
            }
        }
        let cursor = state.cursor_line(content);
        let mut layout = PageLayout { parts, rows, seen, top: 0, pinned };
        layout.top = layout.top_for(cursor, state.line);
        // The heads of a table stay in view too.
        let is_heads = |placed: &&PlacedPart| placed.part.is_heads() && placed.y < layout.top;
        if let Some(placed) = layout.parts.iter().find(is_heads).cloned() {
            layout.pinned = Some(PlacedPart { y: seen.y, ..placed });
            layout.seen = Region { y: seen.y + 1, height: seen.height.saturating_sub(1), ..seen };
            layout.top = layout.top_for(cursor, state.line);
        }
        layout
    }

    /// Returns the first row to show, for the cursor's line or, without a cursor, for a row scrolled to.
    fn top_for(&self, cursor: Option<usize>, row: usize) -> u16 {
        let (height, last) = (self.seen.height, self.rows.saturating_sub(self.seen.height));
        let at = |line: usize| {
            let of: Vec<&PlacedPart> = self.parts.iter().filter(|placed| placed.line == Some(line)).collect();
            of.first().zip(of.last()).map(|(first, last)| (first.y, last.y + last.rows))
        };
        match cursor {
            None => cells(row).min(last),
            Some(line) => match (at(line), at(line + 1)) {
                (None, _) => 0,
                // With the first line, the rows above it are in view.
                (Some((_, to)), _) if line == 0 && to <= height => 0,
                // With the last line, the end of the page is in view.
                (Some((from, _)), None) => last.min(from),
                // A row after the cursor's line is in view, to show that there is more.
                (Some((from, to)), Some(_)) => (to + 1).saturating_sub(height).min(last).min(from),
            },
        }
    }

    /// Returns the row to scroll to, so that the words about the week under the cursor are in view.
    pub fn top_for_chosen(&self) -> usize {
        let rows = || self.parts.iter().filter(|placed| matches!(placed.part, PagePart::Chosen(_)));
        let (first, last) = (rows().next(), rows().next_back());
        let least = last.map_or(0, |last| (last.y + last.rows).saturating_sub(self.seen.height));
        usize::from(self.top.max(least).min(first.map_or(self.top, |first| first.y)))
    }

    /// Returns the row of the page after the last one in view. A heading whose rows are all below the view is below it
    /// too.
    pub fn end(&self) -> u16 {
        let end = self.rows.min(self.top.saturating_add(self.seen.height));
        let last = self.parts.iter().filter(|placed| placed.y < end).max_by_key(|placed| placed.y);
        let heading =
            last.filter(|placed| end < self.rows && placed.part.is_heading() && placed.y > self.top);
        heading.map_or(end, |placed| placed.y)
    }

    /// Returns how many rows are above the view, and how many below it.
    pub fn out_of_sight(&self) -> (u16, u16) {
        (self.top, self.rows.saturating_sub(self.end()))
    }

    /// Returns the last row that the page scrolls to.
    pub fn last_top(&self) -> usize {
        usize::from(self.rows.saturating_sub(self.seen.height))
    }
}
