//! State of the review: the page, the cursor, the choices, and the report.

use crate::app::{Context, Model, ScreenState};
use crate::domain::week::SIGNS;
use crate::domain::{Ctx, Week, WeekRecord};
use crate::report::gather::{as_of, gather};
use crate::report::review::{
    AheadLine, Choices, Page, PageView, ReviewReport, lines, period, sentences, week_for,
};

/// Returns the context in which a page's keys are looked up. Digits answer on pages with numbered answers.
pub fn context(page: Page) -> Context {
    match page {
        Page::Signs => Context::ReviewSigns,
        Page::Fit => Context::ReviewQuestion,
        _ => Context::Review,
    }
}

/// State of the review.
#[derive(Debug, Clone)]
pub struct ReviewState {
    /// Week reviewed. None until the screen is opened.
    pub week: Option<Week>,
    /// Page shown.
    pub page: Page,
    /// Line under the cursor. On a page without a cursor, the first row in view.
    pub line: usize,
    /// Id of the job whose check-in is answered. None for life's.
    pub whose: Option<String>,
    /// Whether the page shows its other form: all pairs, or the chart as a table. On page Fit, whether the cursor is
    /// on the question about the season.
    pub is_other: bool,
    /// Week of the chart under the cursor. None means the week reviewed.
    pub column: Option<Week>,
    /// Choices for next week.
    pub choices: Choices,
    /// Choices with which the review was finished. They come back when finishing is undone.
    pub chosen: Choices,
    /// Whether anything was answered since the week was marked as reviewed.
    pub has_answered: bool,
    /// Changes that finishing made, for the sentences of the page.
    pub done: sentences::Done,
    /// Report shown. None until its days are loaded.
    pub content: Option<Box<ReviewReport>>,
}

impl Default for ReviewState {
    fn default() -> ReviewState {
        ReviewState {
            week: None,
            page: Page::LookBack,
            line: 0,
            whose: None,
            is_other: false,
            column: None,
            choices: Choices::default(),
            chosen: Choices::default(),
            has_answered: false,
            done: sentences::Done::default(),
            content: None,
        }
    }
}

impl ReviewState {
    /// Returns the state for a week, on the page where its review was left.
    pub fn open(week: Week, record: Option<&WeekRecord>) -> ReviewState {
        let page = resumed(record);
        let answers = record.map(|record| record.signs.life().all()).unwrap_or_default();
        let open = answers.iter().position(Option::is_none).filter(|_| page == Page::Signs);
        ReviewState { week: Some(week), page, line: open.unwrap_or(0), ..ReviewState::default() }
    }

    /// Goes to the top of a page.
    pub fn turn(&mut self, page: Page) {
        (self.page, self.line, self.whose, self.is_other, self.column) = (page, 0, None, false, None);
    }

    /// Returns how many lines the cursor moves through. None on a page without a cursor, and while nothing is
    /// shown.
    pub fn lines(&self) -> Option<usize> {
        let content = self.content.as_deref()?;
        match self.page {
            Page::Signs if self.whose.is_some() => Some(SIGNS.len()),
            Page::Signs => Some(SIGNS.len() + content.asked().count()),
            Page::NextWeek => Some(lines(&content.ahead).len()),
            Page::Numbers if self.is_other => Some(content.weeks.len()),
            Page::LookBack | Page::Numbers | Page::Boundaries | Page::Fit => None,
        }
    }

    /// Returns the line under the cursor. None on a page without a cursor.
    pub fn cursor_line(&self, content: &ReviewReport) -> Option<usize> {
        let last = self.lines()?.saturating_sub(1);
        match self.page {
            Page::Numbers => self.column_in(content),
            _ => Some(self.line.min(last)),
        }
    }

    /// Returns the line of page Next week under the cursor. None on other pages.
    pub fn line_ahead(&self) -> Option<AheadLine> {
        let content = self.content.as_deref().filter(|_| self.page == Page::NextWeek)?;
        lines(&content.ahead).get(self.line).copied()
    }

    /// Returns the index of the week under the cursor of the chart. None where the chart has no week.
    pub fn column_in(&self, content: &ReviewReport) -> Option<usize> {
        let wanted = self.column.unwrap_or(content.week);
        content.weeks.iter().position(|point| point.week == wanted).or(content.weeks.len().checked_sub(1))
    }

    /// Returns the part of the state that the sentences depend on.
    pub fn at(&self) -> PageView<'_> {
        let (page, whose) = (self.page, self.whose.as_deref());
        PageView { page, whose, has_answered: self.has_answered, done: Some(&self.done) }
    }

    /// Returns whether finishing would change nothing.
    pub fn is_finished(&self, content: &ReviewReport) -> bool {
        self.at().is_finished(content)
    }
}

/// Returns the page where a review continues, from the answers given so far. An answered page is not shown again, and
/// no score is shown before the check-in is complete.
fn resumed(record: Option<&WeekRecord>) -> Page {
    let Some(record) = record.filter(|record| record.reviewed.is_none()) else { return Page::LookBack };
    if record.question.is_some() || record.answer.is_some() {
        Page::NextWeek
    } else {
        match record.signs.life().all().iter().flatten().count() {
            0 => Page::LookBack,
            given if given < SIGNS.len() => Page::Signs,
            _ => Page::Numbers,
        }
    }
}

impl ScreenState for ReviewState {}

/// Returns the state of the review.
pub fn kept(model: &Model) -> &ReviewState {
    model.kept()
}

/// Returns the state of the review, to be changed.
pub fn kept_mut(model: &mut Model) -> &mut ReviewState {
    model.kept_mut()
}

/// Returns the week reviewed. Before the screen is opened, returns the week it would open.
pub(super) fn reviewed_week(model: &Model) -> Week {
    kept(model).week.unwrap_or_else(|| week_for(&model.life, model.today, model.date))
}

/// Builds what the screen shows, once its days are loaded.
pub(super) fn refresh(model: &mut Model, ctx: &Ctx) {
    let week = reviewed_week(model);
    let (from, to) = model.range();
    if model.life.missing(from, to).is_some() {
        if kept(model).content.as_ref().is_some_and(|content| content.week != week) {
            kept_mut(model).content = None;
        }
        return;
    }
    let gathered = gather(&model.life, ctx, period(&model.life, model.today, week));
    let as_of = as_of(&model.life, ctx);
    let content = ReviewReport::new(&model.life, ctx, &gathered, &as_of, week, &kept(model).choices);
    kept_mut(model).content = Some(Box::new(content));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answer, Answers, CheckIn};

    #[test]
    fn what_was_left_goes_on_where_it_was() {
        let mut record = WeekRecord::default();
        let page = |record: &WeekRecord| ReviewState::open("2026-W47".parse().unwrap(), Some(record)).page;
        assert_eq!(page(&record), Page::LookBack);
        record.signs = CheckIn::of(Answers::from_all([Some(3); 5]));
        assert_eq!(page(&record), Page::Numbers);
        record.question = Some(Answer::Partly);
        assert_eq!(page(&record), Page::NextWeek);
        record.reviewed = Some(chrono::NaiveDateTime::default());
        assert_eq!(page(&record), Page::LookBack);
    }
}
