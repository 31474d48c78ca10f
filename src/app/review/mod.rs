//! The review of a week, guided: what happened, what it was like, and only then the numbers; then what was kept and
//! crossed, the question itself, and the week ahead. The content is built once and shown by the screen, the command
//! line and the page alike.

pub mod ahead;
pub mod content;
pub mod held;
mod laid;
pub mod left_over;
pub mod look_back;
pub mod parting;
pub mod sentences;
#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate};

pub use ahead::{Ahead, Choices};
pub use content::{Content, days, period};
pub use left_over::Way;

use self::left_over::DayWay;
use super::keymap::Context;
use crate::domain::record::words;
use crate::domain::week::SIGNS;
use crate::domain::{Life, Week, WeekRecord};

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

    /// Where its keys stand: digits answer where a page shows digits.
    pub fn context(self) -> Context {
        match self {
            Page::Signs => Context::ReviewSigns,
            Page::Fit => Context::ReviewQuestion,
            _ => Context::Review,
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
pub enum Line {
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
pub fn lines(ahead: &Ahead) -> Vec<Line> {
    std::iter::once(Line::Intention)
        .chain(left_lines(ahead))
        .chain((0..ahead.starving.len()).map(Line::Starving))
        .chain((0..ahead.days.len()).map(Line::Day))
        .collect()
}

/// The lines of what was left over: a day's own stands above its blocks, and in their place as long as they all go one
/// way.
pub fn left_lines(ahead: &Ahead) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut from = 0;
    for (at, day) in ahead.left_days.iter().enumerate() {
        lines.extend((from..day.blocks.start).map(Line::Leftover));
        lines.push(Line::LeftDay(at));
        from = if day.way == DayWay::Each { day.blocks.start } else { day.blocks.end };
    }
    lines.extend((from..ahead.leftovers.len()).map(Line::Leftover));
    lines
}

/// Where one is in the review, and what it shows.
#[derive(Debug, Clone)]
pub struct State {
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
    pub content: Option<Box<Content>>,
}

impl Default for State {
    fn default() -> State {
        State {
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

impl State {
    /// On a week, at the page where its review was left.
    pub fn open(week: Week, record: Option<&WeekRecord>) -> State {
        let page = resumed(record);
        let answers = record.map(|record| record.signs.life().all()).unwrap_or_default();
        let open = answers.iter().position(Option::is_none).filter(|_| page == Page::Signs);
        State { week: Some(week), page, line: open.unwrap_or(0), ..State::default() }
    }

    /// At the top of a page.
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
    pub fn cursor_line(&self, content: &Content) -> Option<usize> {
        let last = self.lines()?.saturating_sub(1);
        match self.page {
            Page::Numbers => self.column_in(content),
            _ => Some(self.line.min(last)),
        }
    }

    /// The line of the last page under the cursor.
    pub fn line_ahead(&self) -> Option<Line> {
        let content = self.content.as_deref().filter(|_| self.page == Page::NextWeek)?;
        lines(&content.ahead).get(self.line).copied()
    }

    /// The week of the chart under the cursor, by its place.
    pub fn column_in(&self, content: &Content) -> Option<usize> {
        let wanted = self.column.unwrap_or(content.week);
        content.weeks.iter().position(|point| point.week == wanted).or(content.weeks.len().checked_sub(1))
    }

    /// Whether finishing would change nothing.
    pub fn is_finished(&self, content: &Content) -> bool {
        content.record.reviewed.is_some() && content.ahead.edits().is_empty() && !self.has_answered
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
