//! The review's screen: where one is in it, and what is shown.

use crate::app::{Context, Model, ScreenState};
use crate::domain::week::SIGNS;
use crate::domain::{Ctx, Week, WeekRecord};
use crate::report::gather::{as_of, gather};
use crate::report::review::{
    AheadLine, Choices, Page, PageView, ReviewReport, lines, period, sentences, week_for,
};

/// Where the keys of a page stand: digits answer where a page shows digits.
pub fn context(page: Page) -> Context {
    match page {
        Page::Signs => Context::ReviewSigns,
        Page::Fit => Context::ReviewQuestion,
        _ => Context::Review,
    }
}

/// Where one is in the review, and what it shows.
#[derive(Debug, Clone)]
pub struct ReviewState {
    /// Which week is reviewed; none until the screen is opened.
    pub week: Option<Week>,
    /// The page.
    pub page: Page,
    /// The line under the cursor or, where a page is only read, the first of its rows that is seen.
    pub line: usize,
    /// For whom the signs are answered: none for life, else one engagement alone.
    pub whose: Option<String>,
    /// Whether the page shows its other form: all rows, the chart as a table.
    pub is_other: bool,
    /// The week of the chart under the cursor; none: the one that is reviewed.
    pub column: Option<Week>,
    /// What was chosen of the week ahead.
    pub choices: Choices,
    /// What was chosen when the review was finished: it is chosen again once that is taken back.
    pub chosen: Choices,
    /// Whether anything was answered since the week was marked as reviewed.
    pub has_answered: bool,
    /// What finishing has changed, part by part, since the screen shows it.
    pub done: sentences::Done,
    /// What is shown; none until its days are there.
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
    /// On a week, at the page where its review was left.
    pub fn open(week: Week, record: Option<&WeekRecord>) -> ReviewState {
        let page = resumed(record);
        let answers = record.map(|record| record.signs.life().all()).unwrap_or_default();
        let open = answers.iter().position(Option::is_none).filter(|_| page == Page::Signs);
        ReviewState { week: Some(week), page, line: open.unwrap_or(0), ..ReviewState::default() }
    }

    /// PageView the top of a page.
    pub fn turn(&mut self, page: Page) {
        (self.page, self.line, self.whose, self.is_other, self.column) = (page, 0, None, false, None);
    }

    /// How many lines the cursor can be on; none on a page that is only read.
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

    /// The line that the cursor is on; none on a page that is only read.
    pub fn cursor_line(&self, content: &ReviewReport) -> Option<usize> {
        let last = self.lines()?.saturating_sub(1);
        match self.page {
            Page::Numbers => self.column_in(content),
            _ => Some(self.line.min(last)),
        }
    }

    /// The line of the last page under the cursor.
    pub fn line_ahead(&self) -> Option<AheadLine> {
        let content = self.content.as_deref().filter(|_| self.page == Page::NextWeek)?;
        lines(&content.ahead).get(self.line).copied()
    }

    /// The week of the chart under the cursor, by its place.
    pub fn column_in(&self, content: &ReviewReport) -> Option<usize> {
        let wanted = self.column.unwrap_or(content.week);
        content.weeks.iter().position(|point| point.week == wanted).or(content.weeks.len().checked_sub(1))
    }

    /// What is told of where one is.
    pub fn at(&self) -> PageView<'_> {
        let (page, whose) = (self.page, self.whose.as_deref());
        PageView { page, whose, has_answered: self.has_answered, done: Some(&self.done) }
    }

    /// Whether finishing would change nothing.
    pub fn is_finished(&self, content: &ReviewReport) -> bool {
        self.at().is_finished(content)
    }
}

/// Where a review that was left goes on: no page is asked twice, and no figure is shown while signs are answered.
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

/// What the review keeps.
pub fn kept(model: &Model) -> &ReviewState {
    model.kept()
}

/// The same, to be changed.
pub fn kept_mut(model: &mut Model) -> &mut ReviewState {
    model.kept_mut()
}

/// The week that is reviewed, or would be.
pub(super) fn reviewed_week(model: &Model) -> Week {
    kept(model).week.unwrap_or_else(|| week_for(&model.life, model.today, model.date))
}

/// Builds what the review shows, once its days are there.
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
