//! The review as it is laid out: what stands in which rows of a page, as tall as it has to be, and which of these rows
//! are seen. Nothing is cut for want of rows: where not all of a page fits, it scrolls.

mod ahead;
mod figures;
mod numbers;
mod reading;
mod signs;

pub use numbers::{Numbers, QUADRANT_NAME, QUADRANTS, WEEK, lies_in, weeks_in_row};
pub use reading::{DIFFERING, FIGURE};
pub use signs::SignColumns;

use crate::alignment::Quadrant;
use crate::app::Model;
use crate::app::frame::{Frame, WITH_PANEL};
use crate::canvas::{Region, Role, Words};
use crate::domain::text::wrap;
use crate::report::review::{Page, ReviewReport, sentences};
use crate::screens::review::state::{ReviewState, kept};

/// Where text begins on a page of the review.
pub const INDENT: u16 = 4;
/// Below so many rows what is said once comes last: the quiet line.
const LOW: u16 = 14;

/// What stands in some rows of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum PagePart {
    /// Words, in one row.
    Words(Vec<Words>),
    /// The heads of a table's columns.
    Heads(Vec<Words>),
    /// What was planned of something and what was lived, by its number; its name beside the bars, which begin behind
    /// so many columns, or above them.
    Pair {
        /// Which of the rows that are shown.
        index: usize,
        /// The columns of names; none where they stand above.
        name: Option<u16>,
    },
    /// The two lines over the weeks, under their heading.
    Chart(Numbers),
    /// A row of what is said of the week under the cursor.
    Chosen(String),
    /// The weeks of a quadrant, in words.
    Quadrant(Quadrant),
    /// The answers to the question itself; above them, where there are two rows, which week they are for.
    Question,
    /// The heads of the signs' columns.
    SignHeads,
    /// A sign, by its number.
    Sign(usize),
    /// An engagement whose signs can be answered for it alone, by its number.
    Asked(usize),
    /// Something to choose, in one row or several: what it is about, and what is chosen.
    Choice {
        /// What it is about.
        about: Vec<Words>,
        /// What is chosen.
        chosen: String,
        /// From which column on that stands.
        x: u16,
        /// Whether it begins in this row, and whether it ends there: where the signs of the arrows stand.
        ends: (bool, bool),
    },
}

impl PagePart {
    /// Whether it heads the columns of lines that the cursor goes through.
    fn is_heads(&self) -> bool {
        matches!(self, PagePart::Heads(_))
    }
}

/// A part in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedPart {
    /// What it is.
    pub part: PagePart,
    /// Its first row, from the top of the page.
    pub y: u16,
    /// Its rows.
    pub rows: u16,
    /// The line of the cursor that it belongs to, where there is one.
    pub line: Option<usize>,
}

/// A page as it grows, from its top to its bottom.
#[derive(Debug, Default)]
struct PageRows {
    placed: Vec<PlacedPart>,
    rows: u16,
}

impl PageRows {
    fn part(&mut self, part: PagePart, rows: u16) {
        self.of_line(None, part, rows);
    }

    fn of_line(&mut self, line: Option<usize>, part: PagePart, rows: u16) {
        self.placed.push(PlacedPart { part, y: self.rows, rows, line });
        self.rows = self.rows.saturating_add(rows);
    }

    fn blank(&mut self) {
        self.rows = self.rows.saturating_add(1);
    }

    fn words(&mut self, x: u16, text: impl Into<String>, role: Role) {
        self.part(PagePart::Words(vec![Words::new(x, text, role)]), 1);
    }

    /// A text in as many rows as it takes up to the column before the last.
    fn text(&mut self, x: u16, columns: u16, text: &str, role: Role) {
        for row in wrap(text, room(x, columns)) {
            self.words(x, row, role);
        }
    }
}

/// The columns from one on to the last but one.
fn room(x: u16, columns: u16) -> usize {
    usize::from(columns.saturating_sub(x + 1))
}

/// A page as it is laid out, and what is seen of it.
#[derive(Debug, Clone, PartialEq)]
pub struct PageLayout {
    /// Its parts.
    pub parts: Vec<PlacedPart>,
    /// The rows that they take.
    pub rows: u16,
    /// Where the page is seen.
    pub seen: Region,
    /// The first of its rows that is seen there.
    pub top: u16,
    /// What stays in sight below it.
    pub pinned: Option<PlacedPart>,
}

impl PageLayout {
    /// Of the page that one is on, in a terminal that has room for it.
    pub fn new(model: &Model, content: &ReviewReport, size: (u16, u16)) -> PageLayout {
        let frame = Frame::new(model, size);
        let top = if size.0 >= WITH_PANEL { 2 } else { 1 };
        let bottom = frame.lower.map_or(frame.message, |lower| lower.y);
        let area = Region::new(0, top, size.0, bottom.saturating_sub(top));
        PageLayout::of(model, content, area)
    }

    fn of(model: &Model, content: &ReviewReport, area: Region) -> PageLayout {
        let state = kept(model);
        let columns = area.width;
        let is_low = area.height < LOW;
        let mut rows = PageRows::default();
        rows.text(1, columns, &sentences::headline(&state.at(), content), Role::Strong);
        let quiet = sentences::quiet(&state.at(), content);
        // The quiet line comes last where there is little room; of the signs it says how to answer them.
        let is_first = !is_low || state.page == Page::Signs;
        if is_first {
            rows.text(1, columns, &quiet, Role::Muted);
        }
        if !is_low {
            rows.blank();
        }
        let last = wrap(&quiet, room(1, columns)).len() as u16 + 1;
        let below = if is_first { 0 } else { last };
        let height = area.height.saturating_sub(rows.rows + below);
        match state.page {
            Page::LookBack => reading::look_back(&mut rows, state, content, (columns, height)),
            Page::Signs => signs::page(&mut rows, state, content, (columns, height)),
            Page::Numbers if state.is_other => numbers::table(&mut rows, content, columns),
            Page::Numbers => numbers::chart(&mut rows, state, content, (columns, height)),
            Page::Boundaries => reading::held(&mut rows, content, columns),
            Page::Fit => figures::page(&mut rows, content, columns),
            Page::NextWeek => ahead::page(&mut rows, model, content, (columns, height)),
        }
        if !is_first {
            // Behind the cursor's last line there is no room to spare.
            if state.lines().is_none() {
                rows.blank();
            }
            rows.text(1, columns, &quiet, Role::Muted);
        }
        PageLayout::seen_of(rows, state, content, area)
    }

    fn seen_of(rows: PageRows, state: &ReviewState, content: &ReviewReport, mut seen: Region) -> PageLayout {
        let PageRows { placed: mut parts, mut rows } = rows;
        let mut pinned = None;
        if rows > seen.height {
            // What a page asks stays in sight.
            let question = parts.iter().position(|placed| placed.part == PagePart::Question);
            if let Some(placed) = question.map(|at| parts.remove(at)) {
                // What follows it moves up to where it stood.
                parts.iter_mut().filter(|other| other.y > placed.y).for_each(|other| other.y -= placed.rows);
                rows -= placed.rows;
                // Under a sheet its heading goes before what it is about.
                let taken = placed.rows.min(seen.height.saturating_sub(1)).max(1);
                seen.height = seen.height.saturating_sub(taken);
                pinned = Some(PlacedPart { y: seen.bottom(), rows: taken, ..placed });
            }
        }
        let cursor = state.cursor_line(content);
        let mut layout = PageLayout { parts, rows, seen, top: 0, pinned };
        layout.top = layout.top_for(cursor, state.line);
        // So do the heads of a table's columns.
        let is_heads = |placed: &&PlacedPart| placed.part.is_heads() && placed.y < layout.top;
        if let Some(placed) = layout.parts.iter().find(is_heads).cloned() {
            layout.pinned = Some(PlacedPart { y: seen.y, ..placed });
            layout.seen = Region { y: seen.y + 1, height: seen.height.saturating_sub(1), ..seen };
            layout.top = layout.top_for(cursor, state.line);
        }
        layout
    }

    /// From which row on the page is seen, with the cursor on a line or, where there is none, scrolled to a row.
    fn top_for(&self, cursor: Option<usize>, row: usize) -> u16 {
        let (height, last) = (self.seen.height, self.rows.saturating_sub(self.seen.height));
        let at = |line: usize| {
            let of: Vec<&PlacedPart> = self.parts.iter().filter(|placed| placed.line == Some(line)).collect();
            of.first().zip(of.last()).map(|(first, last)| (first.y, last.y + last.rows))
        };
        match cursor {
            None => (row.min(usize::from(u16::MAX)) as u16).min(last),
            Some(line) => match (at(line), at(line + 1)) {
                (None, _) => 0,
                // With the first line one sees what stands above it.
                (Some((_, to)), _) if line == 0 && to <= height => 0,
                // Behind the last line is what ends the page.
                (Some((from, _)), None) => last.min(from),
                // What follows the cursor is seen too, so that one knows that there is more.
                (Some((from, to)), Some(_)) => (to + 1).saturating_sub(height).min(last).min(from),
            },
        }
    }

    /// The row to scroll to so that what is said of the week under the cursor is seen.
    pub fn top_for_chosen(&self) -> usize {
        let rows = || self.parts.iter().filter(|placed| matches!(placed.part, PagePart::Chosen(_)));
        let (first, last) = (rows().next(), rows().next_back());
        let least = last.map_or(0, |last| (last.y + last.rows).saturating_sub(self.seen.height));
        usize::from(self.top.max(least).min(first.map_or(self.top, |first| first.y)))
    }

    /// How many of its rows lie above what is seen, and how many below.
    pub fn out_of_sight(&self) -> (u16, u16) {
        (self.top, self.rows.saturating_sub(self.top.saturating_add(self.seen.height)))
    }

    /// Down to which of its rows it can be scrolled, where no cursor does it.
    pub fn last_top(&self) -> usize {
        usize::from(self.rows.saturating_sub(self.seen.height))
    }
}
