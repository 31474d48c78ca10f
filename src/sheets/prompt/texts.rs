//! Lines of free text: notes, reasons, goals.

use chrono::NaiveDate;

use super::{Outcome, Outlined, Prompt, Purpose, Reader, Stays};
use crate::app::{Turn, Verb};
use crate::domain::Week;
use crate::domain::config::Clock;
use crate::domain::date::long;
use crate::domain::edits::{self, Target};

/// Purpose of a line of free text.
#[derive(Debug, Clone)]
pub enum FreeText {
    /// Note of a block.
    Note(Box<Target>),
    /// Note of a day.
    DayNote(NaiveDate),
    /// Reason why a day is a grace day.
    Grace(NaiveDate),
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
            FreeText::Grace(_) => "Grace day, because",
            FreeText::Intention(_) => "Week's goal",
            FreeText::WeekNote(_) => "Note for the week",
            FreeText::AnswerWords(_) => "In my words",
        }
    }

    fn hint(&self, _: Clock) -> String {
        let hint = match self {
            FreeText::Grace(_) => "Ada has the flu, or leave it empty",
            FreeText::Intention(_) => "Ship the pricing page and have 2 dinners with Mum",
            _ => "",
        };
        hint.to_owned()
    }

    fn unchanged(&self) -> Option<Vec<String>> {
        (!matches!(self, FreeText::Grace(_))).then(Vec::new)
    }

    fn rows(&self) -> u16 {
        // Only a grace day has words below the line. Any other text is saved as it is typed.
        if matches!(self, FreeText::Grace(_)) { 7 } else { 4 }
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
            FreeText::Grace(date) => {
                says = vec![
                    format!("{} becomes a grace day: no targets, and left out of the scores.", long(*date)),
                    "The reason is up to you.".to_owned(),
                ];
                edits::grace(life, ctx, *date, Some(text.to_owned()))
            }
            FreeText::Intention(week) => edits::intention(life, *week, words),
            FreeText::WeekNote(week) => edits::week_note(life, *week, words),
            FreeText::AnswerWords(week) => edits::answer_words(life, *week, words),
        };
        Ok((Outcome::Make(Box::new(edit?)), says, None))
    }
}

/// Opens a line for the reason why the current day becomes a grace day. Makes a grace day a normal day again.
pub fn toggle_grace(turn: &mut Turn<'_>) {
    let date = turn.model.date;
    match turn.model.is_grace(date) {
        true => {
            let edit = edits::grace(&turn.model.life, turn.ctx, date, None);
            turn.make(edit, Verb::Grace);
        }
        false => Prompt::new(FreeText::Grace(date), "").open(turn),
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
