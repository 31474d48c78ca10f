//! The review of a week: what happened, how it felt, and only then the numbers. Then boundaries and promises,
//! the question, and next week.

pub mod ahead;
pub mod commitments;
mod draft;
pub mod figures;
pub mod look_back;
pub mod parting;
pub mod sentences;
#[cfg(test)]
pub(crate) mod tests;

use chrono::{Datelike, NaiveDate};

pub use ahead::{Ahead, Choices};
pub use figures::{ReviewReport, days, period};

use crate::domain::record::words;
use crate::domain::{Life, Week};

words! {
    /// Pages of a review, in order.
    Page {
        /// Planned and done time.
        LookBack = "look back",
        /// Check-in: how it felt.
        Signs = "signs",
        /// Balance and alignment over the weeks of the season.
        Numbers = "balance and alignment",
        /// Boundaries, promises, and things said no to.
        Boundaries = "boundaries",
        /// Jobs, and the question.
        Fit = "fit",
        /// Next week.
        NextWeek = "next week",
    }
}

impl Page {
    /// Returns the name of the page.
    pub fn name(self) -> &'static str {
        match self {
            Page::LookBack => "Look back",
            Page::Signs => "Check-in",
            Page::Numbers => "Balance and alignment",
            Page::Boundaries => "Boundaries",
            Page::Fit => "Fit",
            Page::NextWeek => "Next week",
        }
    }

    /// Returns whether Tab shows the page in another form: all rows, or the chart as a table.
    pub fn has_other_form(self) -> bool {
        matches!(self, Page::LookBack | Page::Numbers)
    }

    /// Returns the page some steps further. `None` beyond either end.
    pub fn step(self, by: isize) -> Option<Page> {
        let at = Page::ALL.iter().position(|page| *page == self)?;
        Page::ALL.get(at.checked_add_signed(by)?).copied()
    }
}

/// A line of the last page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AheadLine {
    /// Goal of next week.
    Intention,
    /// A block that is not marked, or several of a day, by index of the row.
    Unmarked(usize),
    /// A value that fell short, by index.
    Starving(usize),
    /// A day of next week, by index.
    Day(usize),
}

/// Returns the lines of the last page, in order.
pub fn lines(ahead: &Ahead) -> Vec<AheadLine> {
    std::iter::once(AheadLine::Intention)
        .chain((0..ahead.rows.len()).map(AheadLine::Unmarked))
        .chain((0..ahead.starving.len()).map(AheadLine::Starving))
        .chain((0..ahead.days.len()).map(AheadLine::Day))
        .collect()
}

/// A page of a review, with what was answered and done there.
#[derive(Debug, Clone, Copy)]
pub struct PageView<'a> {
    /// The page.
    pub page: Page,
    /// Engagement whose check-in is answered. `None` means the week as a whole.
    pub whose: Option<&'a str>,
    /// Whether anything was answered since the week was marked as reviewed.
    pub has_answered: bool,
    /// What finishing changed. `None` if the page does not say it.
    pub done: Option<&'a sentences::Done>,
}

impl PageView<'_> {
    /// Returns a page without answers.
    pub fn page(page: Page) -> PageView<'static> {
        PageView { page, whose: None, has_answered: false, done: None }
    }

    /// Returns whether finishing would change nothing.
    pub fn is_finished(&self, content: &ReviewReport) -> bool {
        content.record.reviewed.is_some() && content.ahead.edits().is_empty() && !self.has_answered
    }
}

/// Returns the week to review for a day shown: the day's own week if that is over. Otherwise last week, from Monday
/// to Thursday while it is not reviewed. Otherwise this week.
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
