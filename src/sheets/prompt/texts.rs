//! Lines of one's own words: notes, reasons, intentions.

use chrono::NaiveDate;

use super::{Outcome, Outlined, Prompt, Purpose, Reader, Stays};
use crate::app::{Turn, Verb};
use crate::domain::Week;
use crate::domain::config::Clock;
use crate::domain::date::long;
use crate::domain::edits::{self, Target};

/// What the words are for.
#[derive(Debug, Clone)]
pub enum Text {
    /// A block's note.
    Note(Box<Target>),
    /// A note on a day.
    DayNote(NaiveDate),
    /// Why a day is a grace day.
    Grace(NaiveDate),
    /// What a week is for.
    Intention(Week),
    /// The note of a week.
    WeekNote(Week),
    /// The answer to the review's question in one's own words.
    AnswerWords(Week),
}

impl Purpose for Text {
    fn name(&self) -> &'static str {
        match self {
            Text::Note(_) => "Note",
            Text::DayNote(_) => "Note for the day",
            Text::Grace(_) => "Grace, because",
            Text::Intention(_) => "The week is for",
            Text::WeekNote(_) => "Note for the week",
            Text::AnswerWords(_) => "In my words",
        }
    }

    fn hint(&self, _: Clock) -> String {
        let hint = match self {
            Text::Grace(_) => "Ada has the flu; or nothing",
            Text::Intention(_) => "Ship the pricing page; two dinners with Mum",
            _ => "",
        };
        hint.to_owned()
    }

    fn unchanged(&self) -> Option<Vec<String>> {
        (!matches!(self, Text::Grace(_))).then(Vec::new)
    }

    fn is_of_a_day(&self) -> bool {
        !matches!(self, Text::Intention(_) | Text::WeekNote(_) | Text::AnswerWords(_))
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        let (life, ctx) = (&reader.model.life, reader.ctx);
        let words = (!text.is_empty()).then(|| text.to_owned());
        let mut says = Vec::new();
        let edit = match self {
            Text::Note(target) => edits::note(life, ctx, target, words),
            Text::DayNote(date) => edits::day_note(life, ctx, *date, words),
            Text::Grace(date) => {
                says = vec![
                    format!(
                        "{} becomes a day of grace: it asks for nothing and is left out of the scores.",
                        long(*date)
                    ),
                    "A reason is welcome, and not needed.".to_owned(),
                ];
                edits::grace(life, ctx, *date, Some(text.to_owned()))
            }
            Text::Intention(week) => edits::intention(life, *week, words),
            Text::WeekNote(week) => edits::week_note(life, *week, words),
            Text::AnswerWords(week) => edits::answer_words(life, *week, words),
        };
        Ok((Outcome::Make(Box::new(edit?)), says, None))
    }
}

/// Makes the day in view a grace day, or a day like others again.
pub fn toggle_grace(turn: &mut Turn<'_>) {
    let date = turn.model.date;
    match turn.model.life.day(date).is_some_and(|day| day.head.grace.is_some()) {
        true => {
            let edit = edits::grace(&turn.model.life, turn.ctx, date, None);
            turn.make(edit, Verb::Grace);
        }
        false => Prompt::new(Text::Grace(date), "").open(turn),
    }
}

/// Opens the note of the day in view.
pub fn open_day_note(turn: &mut Turn<'_>) {
    let date = turn.model.date;
    let note = turn.model.life.day(date).and_then(|day| day.head.note.clone());
    Prompt::new(Text::DayNote(date), note.unwrap_or_default()).open(turn);
}

/// Opens what the week in view is for.
pub fn open_intention(turn: &mut Turn<'_>) {
    let week = turn.model.week();
    let intention = turn.model.life.weeks.get(&week).and_then(|record| record.intention.clone());
    Prompt::new(Text::Intention(week), intention.unwrap_or_default()).open(turn);
}
