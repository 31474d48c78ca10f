//! The review of a week: what happened, what it was like, and only then the numbers; then what was kept and crossed,
//! the question itself, and the week ahead.

pub mod ahead;
pub mod commitments;
mod draft;
pub mod figures;
pub mod left_over;
pub mod look_back;
pub mod parting;
pub mod sentences;
#[cfg(test)]
pub(crate) mod tests;

use chrono::{Datelike, NaiveDate};

pub use ahead::{Ahead, Choices};
pub use figures::{ReviewReport, days, period};
pub use left_over::LeftOverWay;

use self::left_over::DayWay;
use crate::domain::record::words;
use crate::domain::{Life, Week};

words! {
    /// The pages, in their order.
    Page {
        /// What was planned and what was lived.
        LookBack = "look back",
        /// How it felt.
        Signs = "signs",
        /// Balance and alignment over the season's weeks.
        Numbers = "balance and alignment",
        /// What was kept and crossed, promised and declined.
        Boundaries = "boundaries",
        /// The engagements, and the question itself.
        Fit = "fit",
        /// The week ahead.
        NextWeek = "next week",
    }
}

impl Page {
    /// Its name, as it stands in the first line.
    pub fn name(self) -> &'static str {
        match self {
            Page::LookBack => "Look back",
            Page::Signs => "Signs",
            Page::Numbers => "Balance and alignment",
            Page::Boundaries => "Boundaries",
            Page::Fit => "Fit",
            Page::NextWeek => "Next week",
        }
    }

    /// Whether Tab shows it in another form: all rows, the chart as a table.
    pub fn has_other_form(self) -> bool {
        matches!(self, Page::LookBack | Page::Numbers)
    }

    /// The page so many further on; none beyond either end.
    pub fn step(self, by: isize) -> Option<Page> {
        let at = Page::ALL.iter().position(|page| *page == self)?;
        Page::ALL.get(at.checked_add_signed(by)?).copied()
    }
}

/// A line of the last page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AheadLine {
    /// What the week ahead is for.
    Intention,
    /// A day of which all that was left over goes one way, by its number.
    LeftDay(usize),
    /// A block that was left over, by its number.
    Leftover(usize),
    /// A value that starves, by its number.
    Starving(usize),
    /// A day of the week ahead, by its number.
    Day(usize),
}

/// The lines of the last page, in their order.
pub fn lines(ahead: &Ahead) -> Vec<AheadLine> {
    std::iter::once(AheadLine::Intention)
        .chain(left_lines(ahead))
        .chain((0..ahead.starving.len()).map(AheadLine::Starving))
        .chain((0..ahead.days.len()).map(AheadLine::Day))
        .collect()
}

/// The lines of what was left over: a day's own stands above its blocks, and in their place as long as they all go one
/// way.
pub fn left_lines(ahead: &Ahead) -> Vec<AheadLine> {
    let mut lines = Vec::new();
    let mut from = 0;
    for (at, day) in ahead.left_days.iter().enumerate() {
        lines.extend((from..day.blocks.start).map(AheadLine::Leftover));
        lines.push(AheadLine::LeftDay(at));
        from = if day.way == DayWay::Each { day.blocks.start } else { day.blocks.end };
    }
    lines.extend((from..ahead.leftovers.len()).map(AheadLine::Leftover));
    lines
}

/// What of a review is told: a page of it, and what was answered and done there.
#[derive(Debug, Clone, Copy)]
pub struct PageView<'a> {
    /// The page.
    pub page: Page,
    /// For whom its signs are answered: none for life, else one engagement alone.
    pub whose: Option<&'a str>,
    /// Whether anything was answered since the week was marked as reviewed.
    pub has_answered: bool,
    /// What finishing has changed; none where that is not to be said.
    pub done: Option<&'a sentences::Done>,
}

impl PageView<'_> {
    /// A page as it is told where nothing is answered.
    pub fn page(page: Page) -> PageView<'static> {
        PageView { page, whose: None, has_answered: false, done: None }
    }

    /// Whether finishing would change nothing.
    pub fn is_finished(&self, content: &ReviewReport) -> bool {
        content.record.reviewed.is_some() && content.ahead.edits().is_empty() && !self.has_answered
    }
}

/// The week to review, where one looks at a day: its own if that is an earlier one than this; else the one that is
/// over, early in the week and while it waits for its review; else this one. Of a week to come there is nothing yet.
pub fn week_for(life: &Life, today: NaiveDate, date: NaiveDate) -> Week {
    let (this, looked_at) = (Week::of(today), Week::of(date));
    if looked_at < this {
        return looked_at;
    }
    let last = this.plus(-1);
    let is_early = today.weekday().num_days_from_monday() < 4;
    let has_begun = life.first_day.is_some_and(|first| first <= last.sunday());
    let is_reviewed = life.weeks.get(&last).is_some_and(|record| record.reviewed.is_some());
    if is_early && has_begun && !is_reviewed { last } else { this }
}
