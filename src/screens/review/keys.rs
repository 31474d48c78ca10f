//! Actions in the review: its pages, answers, and choices for next week.

use super::layout::PageLayout;
use super::state::{ReviewState, kept, kept_mut};
use crate::app::frame::has_room;
use crate::app::{Model, Said, Tone, Turn, Verb};
use crate::domain::edits;
use crate::domain::week::SIGNS;
use crate::domain::{Answer, Answers, Change, Edit, Refused, Week, WeekRecord};
use crate::planning::close::CloseWay;
use crate::report::review::ahead::finish;
use crate::report::review::{AheadLine, Choices, Page, lines, sentences};
use crate::sheets::prompt::{FreeText, Prompt};

/// Lines that a page moves the cursor by.
const SCROLL: usize = 8;
/// Answer that the first press of an arrow gives.
const MIDDLE: u8 = 3;

impl Turn<'_> {
    /// Carries out an action in the review. Returns false for other actions.
    pub(super) fn on_review(&mut self, verb: Verb) -> bool {
        let page = kept(self.model).page;
        match verb {
            Verb::GoOn if page == Page::NextWeek => self.finish_review(),
            Verb::GoOn | Verb::WeekAfter => self.turn_page(1),
            Verb::GoBack | Verb::WeekBefore => self.turn_page(-1),
            Verb::Down => self.line_by(1),
            Verb::Up => self.line_by(-1),
            Verb::PageDown => self.line_by(self.review_page_rows()),
            Verb::PageUp => self.line_by(-self.review_page_rows()),
            Verb::First => self.line_by(isize::MIN),
            Verb::Last => self.line_by(isize::MAX),
            Verb::Less | Verb::More => self.change(verb),
            Verb::NextPart => self.other_part(1),
            Verb::PreviousPart => self.other_part(-1),
            Verb::Edit => self.edit_of_review(),
            Verb::Note => {
                let (week, record) = self.reviewed();
                let note = record.note.clone().unwrap_or_default();
                Prompt::new(FreeText::WeekNote(week), note).open(self);
            }
            Verb::Today => {
                review_week(self.model, Week::of(self.model.today));
                self.stale = true;
            }
            Verb::Back if kept(self.model).whose.is_some() => self.answer_for(None),
            Verb::Back if kept(self.model).is_other => kept_mut(self.model).is_other = false,
            verb => match (page, verb.figure()) {
                (Page::Signs, Some(figure @ 1..=5)) => self.sign(u8::try_from(figure).ok(), verb),
                (Page::Fit, Some(figure @ 1..=3)) => {
                    self.question(Answer::ALL.get(figure - 1).copied(), verb);
                }
                _ => return false,
            },
        }
        true
    }

    /// Returns the week reviewed, and its record. The record is empty where the week has no file.
    fn reviewed(&self) -> (Week, WeekRecord) {
        let week = kept(self.model).week.unwrap_or(self.model.week());
        (week, self.model.life.weeks.get(&week).cloned().unwrap_or_default())
    }

    /// Goes to the next or the previous page. Does nothing before the first and after the last.
    fn turn_page(&mut self, by: isize) {
        if let Some(page) = kept(self.model).page.step(by) {
            kept_mut(self.model).turn(page);
        }
    }

    /// Returns the page's layout. None on a page with a cursor, and while nothing is shown.
    fn reading(&self) -> Option<PageLayout> {
        let review = &kept(self.model);
        let content = review.content.as_deref().filter(|_| review.lines().is_none())?;
        has_room(self.model.size).then(|| PageLayout::new(self.model, content, self.model.size))
    }

    /// Returns the rows that a page scrolls by. One row stays in view.
    fn review_page_rows(&self) -> isize {
        let rows = self.reading().map(|page| usize::from(page.seen.height.saturating_sub(1)).max(1));
        rows.unwrap_or(SCROLL) as isize
    }

    /// Moves the cursor by a number of lines, or scrolls a page without one. Stops at the ends.
    fn line_by(&mut self, by: isize) {
        let last = match kept(self.model).lines() {
            Some(lines) => lines.saturating_sub(1),
            None => self.reading().map_or(0, |page| page.last_top()),
        };
        let review = &mut *kept_mut(self.model);
        let to = |line: usize| line.min(last).saturating_add_signed(by).min(last);
        // In the table a line is a week.
        let Some(content) = review.content.as_deref().filter(|_| review.page == Page::Numbers) else {
            review.line = to(review.line);
            return;
        };
        match review.cursor_line(content) {
            Some(at) => review.column = content.weeks.get(to(at)).map(|point| point.week),
            None => review.line = to(review.line),
        }
    }

    /// Goes to the next job of the check-in, or to the other form of the page.
    fn other_part(&mut self, by: isize) {
        if kept(self.model).page.has_other_form() || self.asks_step() {
            let review = kept_mut(self.model);
            (review.is_other, review.line) = (!review.is_other, 0);
        }
        if kept(self.model).page != Page::Signs {
            return;
        }
        let Some(content) = kept(self.model).content.as_deref() else { return };
        let asked: Vec<String> = content.asked().map(|one| one.id.clone()).collect();
        if asked.is_empty() {
            let words = format!("No job had 4h or more {}.", sentences::in_the_week(content));
            return self.say(Tone::Plain, words);
        }
        let review = &kept(self.model);
        // With the cursor on a job's line, goes to that job, else to the next one.
        let here = review.line.checked_sub(SIGNS.len()).filter(|_| review.whose.is_none());
        let at = review.whose.as_ref().and_then(|id| asked.iter().position(|other| other == id));
        let to = match (here, at) {
            (Some(here), _) => Some(here),
            (None, None) if by > 0 => Some(0),
            (None, None) => Some(asked.len() - 1),
            (None, Some(at)) => at.checked_add_signed(by).filter(|to| *to < asked.len()),
        };
        self.answer_for(to.and_then(|to| asked.get(to).cloned()));
    }

    /// Goes to the check-in of a job. None means life's.
    fn answer_for(&mut self, whose: Option<String>) {
        let review = &mut *kept_mut(self.model);
        (review.whose, review.line) = (whose, 0);
    }

    /// Goes to the next or the previous answer, choice, or week of the chart.
    fn change(&mut self, verb: Verb) {
        let more = verb == Verb::More;
        match kept(self.model).page {
            Page::Signs => self.step_sign(verb),
            Page::Numbers => {
                let Some(content) = kept(self.model).content.as_deref() else { return };
                let Some(at) = kept(self.model).column_in(content) else { return };
                let to = at.saturating_add_signed(if more { 1 } else { -1 }).min(content.weeks.len() - 1);
                kept_mut(self.model).column = content.weeks.get(to).map(|point| point.week);
                if let Some(page) = self.reading() {
                    kept_mut(self.model).line = page.top_for_chosen();
                }
            }
            Page::Fit => {
                let all = Answer::ALL;
                let record = self.reviewed().1;
                let now = if kept(self.model).is_other { record.step } else { record.question };
                let at = now.and_then(|answer| all.iter().position(|other| *other == answer));
                let to = match (at, more) {
                    (None, _) => Some(1),
                    (Some(at), true) => Some((at + 1).min(all.len() - 1)),
                    (Some(at), false) => at.checked_sub(1),
                };
                self.question(to.and_then(|to| all.get(to).copied()), verb);
            }
            Page::NextWeek => self.choose_ahead(more),
            Page::LookBack | Page::Boundaries => {}
        }
    }

    /// Returns the five answers of life, or of the job chosen.
    fn answers(&self) -> [Option<u8>; 5] {
        let record = self.reviewed().1;
        match kept(self.model).whose.as_ref() {
            None => record.signs.life().all(),
            Some(id) => edits::own_answers(&self.model.life, &record, id).all(),
        }
    }

    /// Answers the sentence under the cursor, and goes to the next.
    fn sign(&mut self, answer: Option<u8>, verb: Verb) {
        let at = kept(self.model).line;
        let Some(now) = self.answers().get(at).copied() else {
            let said = Said::from("Your answers above count for this job too.")
                .key(Verb::NextPart, "answer for it alone");
            return self.say(Tone::Plain, said);
        };
        if now == answer || self.set_sign(at, answer, verb) {
            kept_mut(self.model).line = (at + 1).min(SIGNS.len() - 1);
        }
    }

    /// Steps the answer of the sentence under the cursor by one.
    fn step_sign(&mut self, verb: Verb) {
        let at = kept(self.model).line;
        let (own, life) = (self.answers(), self.reviewed().1.signs.life().all());
        // Without an answer of its own, a job begins at life's answer.
        let Some(shown) = own.iter().zip(life).map(|(own, life)| own.or(life)).nth(at) else { return };
        let to = match (shown, verb == Verb::More) {
            (None, _) => Some(MIDDLE),
            (Some(5), true) => return,
            (Some(answer), true) => Some(answer + 1),
            // Below 1 the answer is taken back.
            (Some(answer), false) => answer.checked_sub(1).filter(|answer| *answer > 0),
        };
        self.set_sign(at, to, verb);
    }

    /// Answers a sentence, by its index. None takes the answer back. Returns whether the edit was made.
    fn set_sign(&mut self, at: usize, answer: Option<u8>, verb: Verb) -> bool {
        let mut answers = self.answers();
        if let Some(now) = answers.get_mut(at) {
            *now = answer;
        }
        let (week, whose) = (self.reviewed().0, kept(self.model).whose.clone());
        let edit = edits::check_in(&self.model.life, week, whose.as_deref(), Answers::from_all(answers));
        self.answer(edit, verb)
    }

    /// Returns whether page Fit is shown, with a second question: was the week a step towards the season's sentence?
    fn asks_step(&self) -> bool {
        let review = kept(self.model);
        review.page == Page::Fit && review.content.as_ref().is_some_and(|content| content.success().is_some())
    }

    /// Answers the question under the pointer, and goes to the next. None takes the answer back.
    fn question(&mut self, answer: Option<Answer>, verb: Verb) {
        let (week, life) = (self.reviewed().0, &self.model.life);
        let is_step = kept(self.model).is_other && self.asks_step();
        let edit =
            if is_step { edits::step(life, week, answer) } else { edits::question(life, week, answer) };
        self.answer(edit, verb);
        if verb.figure().is_some() && self.asks_step() {
            kept_mut(self.model).is_other = true;
        }
    }

    /// Makes the edit of an answer, without a message, as the page shows the answer. Returns whether the edit was
    /// made.
    fn answer(&mut self, edit: Result<Edit, Refused>, verb: Verb) -> bool {
        let is_made = self.make(edit, verb);
        if is_made {
            self.model.message = None;
            kept_mut(self.model).has_answered = true;
        }
        is_made
    }

    /// Changes a choice for next week: what happens with a block not marked, the slot for a value, or whether a day
    /// is a grace day.
    fn choose_ahead(&mut self, more: bool) {
        let Some(content) = kept(self.model).content.as_deref() else { return };
        let ahead = &content.ahead;
        let step = |at: usize, of: usize| (at + if more { 1 } else { of - 1 }) % of.max(1);
        let mut choices = kept(self.model).choices.clone();
        let lines = lines(ahead);
        let Some(line) = lines.get(kept(self.model).line).or(lines.last()) else { return };
        match *line {
            AheadLine::Intention => {
                let said =
                    Said::from("There is no other choice here.").key(Verb::Edit, "write the week's goal");
                return self.say(Tone::Plain, said);
            }
            AheadLine::Unmarked(at) => {
                let of_row = ahead.rows.get(at).and_then(|row| ahead.unmarked.get(row.lines()));
                for one in of_row.unwrap_or_default() {
                    choices.closing.entry(one.key()).or_default().way = Some(one.step(more));
                }
            }
            AheadLine::Starving(at) => {
                let Some(starving) = ahead.starving.get(at) else { return };
                // After the last slot, the next choice is no slot.
                let of = starving.slots.len() + 1;
                let to = step(starving.chosen.unwrap_or(of - 1), of);
                choices.slots.insert(starving.id.clone(), (to + 1 < of).then_some(to));
            }
            AheadLine::Day(at) => {
                let Some(day) = ahead.days.get(at) else { return };
                choices.grace.insert(day.date, !day.is_grace);
                // Blocks chosen to move to a new grace day get another proposal.
                let moves_there = Some(CloseWay::Day(day.date));
                choices.closing.retain(|_, choice| choice.way != moves_there || day.is_grace);
            }
        }
        kept_mut(self.model).choices = choices;
        self.stale = true;
    }

    /// Edits the text under the cursor.
    fn edit_of_review(&mut self) {
        let (week, record) = self.reviewed();
        match kept(self.model).page {
            Page::Fit => {
                Prompt::new(FreeText::AnswerWords(week), record.answer.unwrap_or_default()).open(self)
            }
            Page::NextWeek => {
                let Some(content) = kept(self.model).content.as_deref() else { return };
                let ahead = content.ahead.week;
                let day = match kept(self.model).line_ahead() {
                    Some(AheadLine::Day(at)) => content.ahead.days.get(at),
                    _ => None,
                };
                match day.map(|day| day.date) {
                    Some(date) => {
                        let reason = self.model.life.day(date).and_then(|day| day.head.grace.clone());
                        Prompt::new(FreeText::Grace(date, date), reason.unwrap_or_default()).open(self);
                    }
                    None => {
                        let intention = content.ahead.intention.clone().unwrap_or_default();
                        Prompt::new(FreeText::Intention(ahead), intention).open(self);
                    }
                }
            }
            _ => Prompt::new(FreeText::WeekNote(week), record.note.unwrap_or_default()).open(self),
        }
    }

    /// Marks the week as reviewed, and makes the changes shown for next week, all in one edit.
    fn finish_review(&mut self) {
        let Some(content) = kept(self.model).content.as_deref() else { return };
        if kept(self.model).is_finished(content) {
            return self.show(self.model.house.home().verb());
        }
        let brief = sentences::Done::in_brief(&content.ahead);
        let summary = brief.in_words(sentences::which_week(content), |parts| parts.join(", "));
        let done = sentences::Done::of(&content.ahead);
        let edit = finish(&self.model.life, self.ctx, content.week, &content.score, &content.ahead, &summary);
        let chosen = kept(self.model).choices.clone();
        if self.make(edit, Verb::GoOn) {
            let review = kept_mut(self.model);
            (review.chosen, review.choices) = (chosen, Choices::default());
            (review.has_answered, review.line) = (false, 0);
            review.done = done;
        }
    }

    /// Brings the choices back after finishing was undone. Drops the choice for a day after an edit of its grace.
    pub(super) fn follow_review(&mut self, edit: &Edit, is_back: bool) {
        let review = &mut *kept_mut(self.model);
        if !is_back {
            // A reason written for a day replaces what was chosen for it.
            let said = edit.changes.iter().filter_map(|change| match change {
                Change::DayHead(date, _) => Some(date),
                _ => None,
            });
            said.for_each(|date| {
                review.choices.grace.remove(date);
            });
            return;
        }
        let is_of_it = |change: &Change| {
            matches!(change, Change::Week(week, keys)
                if Some(*week) == review.week && keys.before.reviewed != keys.after.reviewed)
        };
        if edit.changes.iter().any(is_of_it) {
            std::mem::swap(&mut review.choices, &mut review.chosen);
            review.done = sentences::Done::default();
        }
    }
}

/// Opens the review of a week. Returns false, and opens nothing, for a week that has not begun.
pub(super) fn review_week(model: &mut Model, week: Week) -> bool {
    if week.monday() > model.today {
        let words = format!("Week {} has not begun. There is nothing to review yet.", week.number());
        model.say(Tone::Notice, words);
        return false;
    }
    *kept_mut(model) = ReviewState::open(week, model.life.weeks.get(&week));
    true
}
