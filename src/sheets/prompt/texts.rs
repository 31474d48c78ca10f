//! Lines of free text: notes, reasons, goals.

use chrono::NaiveDate;

use super::{Outcome, Outlined, Prompt, Purpose, Reader, Reading, Stays};
use crate::app::{Turn, Verb};
use crate::domain::Week;
use crate::domain::config::Clock;
use crate::domain::date::{long, span};
use crate::domain::edits::{self, Target};

/// Purpose of a line of free text.
#[derive(Debug, Clone)]
pub enum FreeText {
    /// Note of a block.
    Note(Box<Target>),
    /// Note of a day.
    DayNote(NaiveDate),
    /// Reason why the days of a stretch are grace days: the first and the last.
    Grace(NaiveDate, NaiveDate),
    /// Goal of a week.
    Intention(Week),
    /// Note of a week.
    WeekNote(Week),
    /// Answer to the review's question, in the user's words.
    AnswerWords(Week),
}

impl Purpose for FreeText {
    fn name(&self) -> &'static str {
        match self {
            FreeText::Note(_) => "Note",
            FreeText::DayNote(_) => "Note for the day",
            FreeText::Grace(..) => "Grace day, because",
            FreeText::Intention(_) => "Week's goal",
            FreeText::WeekNote(_) => "Note for the week",
            FreeText::AnswerWords(_) => "In my words",
        }
    }

    fn hint(&self, _: Clock) -> String {
        let hint = match self {
            FreeText::Grace(..) => "Ada has the flu, or leave it empty",
            FreeText::Intention(_) => "Ship the pricing page and have 2 dinners with Mum",
            _ => "",
        };
        hint.to_owned()
    }

    fn unchanged(&self) -> Option<Vec<String>> {
        (!matches!(self, FreeText::Grace(..))).then(Vec::new)
    }

    fn rows(&self) -> u16 {
        // Only a grace day has words below the line. Any other text is saved as it is typed.
        if matches!(self, FreeText::Grace(..)) { 7 } else { 4 }
    }

    fn is_of_a_day(&self) -> bool {
        !matches!(self, FreeText::Intention(_) | FreeText::WeekNote(_) | FreeText::AnswerWords(_))
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        let (life, ctx) = (&reader.model.life, reader.ctx);
        let words = (!text.is_empty()).then(|| text.to_owned());
        let mut says = Vec::new();
        let edit = match self {
            FreeText::Note(target) => edits::note(life, ctx, target, words),
            FreeText::DayNote(date) => edits::day_note(life, ctx, *date, words),
            FreeText::Grace(from, to) => {
                let become_grace = match from == to {
                    true => format!("{} becomes a grace day", long(*from)),
                    false => format!("{} become grace days", span(*from, *to)),
                };
                says = vec![
                    format!("{become_grace}: no targets, and left out of the scores."),
                    "The reason is up to you.".to_owned(),
                ];
                edits::grace_days(life, ctx, (*from, *to), Some(text.to_owned()))
            }
            FreeText::Intention(week) => edits::intention(life, *week, words),
            FreeText::WeekNote(week) => edits::week_note(life, *week, words),
            FreeText::AnswerWords(week) => edits::answer_words(life, *week, words),
        };
        Ok((Outcome::Make(Box::new(edit?)), says, None))
    }

    fn closed(&self, turn: &mut Turn<'_>, taken: Option<&Reading>) {
        if matches!(self, FreeText::Grace(..)) && taken.is_some() {
            turn.model.days_from = None;
        }
    }
}

/// Opens a line for the reason why the selected days become grace days. Makes grace days normal days again, where all of
/// them are.
pub fn toggle_grace(turn: &mut Turn<'_>) {
    let (from, to) = turn.model.selected_days();
    match from.iter_days().take_while(|date| *date <= to).all(|date| turn.model.is_grace(date)) {
        true => {
            let edit = edits::grace_days(&turn.model.life, turn.ctx, (from, to), None);
            if turn.make(edit, Verb::Grace) {
                turn.model.clear_selection();
            }
        }
        false => Prompt::new(FreeText::Grace(from, to), "").open(turn),
    }
}

/// Opens the note of the current day.
pub fn open_day_note(turn: &mut Turn<'_>) {
    let date = turn.model.date;
    let note = turn.model.life.day(date).and_then(|day| day.head.note.clone());
    Prompt::new(FreeText::DayNote(date), note.unwrap_or_default()).open(turn);
}

/// Opens the goal of the current week.
pub fn open_intention(turn: &mut Turn<'_>) {
    let week = turn.model.week();
    let intention = turn.model.life.weeks.get(&week).and_then(|record| record.intention.clone());
    Prompt::new(FreeText::Intention(week), intention.unwrap_or_default()).open(turn);
}
