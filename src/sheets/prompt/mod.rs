//! The line that is typed: what it is for, what it would do, and what could be meant.
//!
//! What a line is for is a [`Purpose`]: the few that every screen knows stand here, others in the folder of the screen or
//! sheet that opens them.

mod draw;
mod keys;
mod read;
mod when;

pub mod blocks;
pub mod cell;
pub mod texts;

use std::fmt::Debug;
use std::ops::Range;
use std::rc::Rc;

use chrono::NaiveDate;
use tui_input::Input;

use crate::app::footer::Hints;
use crate::app::{Context, Cover, Model, Sheet, Then, Turn, Verb};
use crate::canvas::{Area, Canvas};
use crate::domain::config::Clock;
use crate::domain::{Block, Ctx, Edit};
use crate::line::{Completion, LineFor, Vocabulary, completions, read as read_entry, tags_of_last_time};

pub use keys::{earlier, remember, say_notice};
pub use read::{Outlined, Reader, Stays, noted};
pub use texts::Text;

/// What a line is for.
pub trait Purpose: Debug {
    /// What stands before the line.
    fn name(&self) -> &'static str;

    /// An example, shown while nothing is typed; empty where none helps.
    fn hint(&self, _: Clock) -> String {
        String::new()
    }

    /// What stands below a line that was not changed. None of a line that does not begin with what is there.
    fn unchanged(&self) -> Option<Vec<String>> {
        None
    }

    /// Whether it is about blocks or a day, so that the day is shown as it would be.
    fn is_of_a_day(&self) -> bool {
        true
    }

    /// What the line is an entry for, with tags that can be completed. None where it is no entry.
    fn entry(&self) -> Option<LineFor> {
        None
    }

    /// What stands before the words that say what would be saved.
    fn saves(&self) -> &'static str {
        "Saves"
    }

    /// What stands below an offered line.
    fn besides_offer(&self, _: Clock) -> Vec<String> {
        Vec::new()
    }

    /// What the key that takes the line does.
    fn takes(&self) -> &'static str {
        "save"
    }

    /// What a line would do.
    ///
    /// # Errors
    /// Why it does nothing yet: it is empty, it can't be read, it is refused, or days have to be loaded.
    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays>;

    /// Makes the edit of a line that was taken. Returns whether it was made.
    fn make(&self, turn: &mut Turn<'_>, edit: Edit, reading: &Reading) -> bool {
        let is_made = match self.is_of_a_day() {
            true => turn.make_and_follow(Ok(edit), Verb::Add),
            false => turn.make(Ok(edit), Verb::Add),
        };
        if is_made {
            say_notice(turn, reading.notice.as_ref());
        }
        is_made
    }

    /// What follows once the line is closed; with what it said where it was taken.
    fn closed(&self, _: &mut Turn<'_>, _: Option<&Reading>) {}
}

/// What Enter would do.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Make this edit.
    Make(Box<Edit>),
    /// Look at this day.
    Look(NaiveDate),
    /// Go to the first, or the last, stop.
    Ends {
        /// To the first.
        first: bool,
    },
    /// Give this to the sheet that the line was opened over; none: nothing yet.
    Name(Option<Box<Block>>),
    /// Nothing; the line is closed.
    Close,
    /// Nothing; the line stays, and says why.
    Stay,
    /// Days have to be loaded first.
    Need(NaiveDate, NaiveDate),
}

/// What is to be known before Enter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A boundary is crossed, which blocks nothing.
    Crosses {
        /// What is crossed.
        sentence: String,
        /// That it can stay, and where else there would be room.
        stays: String,
    },
    /// Anything else.
    Words(String),
}

impl std::fmt::Display for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Notice::Crosses { sentence, stays } => write!(f, "{sentence} {stays}"),
            Notice::Words(words) => f.write_str(words),
        }
    }
}

/// What a line would do, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What Enter would do.
    pub outcome: Outcome,
    /// What it would save, line by line.
    pub says: Vec<String>,
    /// A crossing, or why it is refused.
    pub notice: Option<Notice>,
    /// What takes the place of what was not understood, with Tab.
    pub suggestion: Option<(Range<usize>, String)>,
}

impl Reading {
    /// A line that does nothing but what it says.
    fn only(outcome: Outcome, says: Vec<String>) -> Reading {
        Reading { outcome, says, notice: None, suggestion: None }
    }
}

/// A line that is being typed.
#[derive(Debug)]
pub struct Prompt {
    /// What it is for.
    pub purpose: Rc<dyn Purpose>,
    /// The line and its cursor.
    pub input: Input,
    /// What it began with.
    initial: String,
    /// What Enter takes while nothing is typed.
    pub offer: Option<String>,
    /// What it would do.
    pub reading: Reading,
    /// What could be meant by the tag at the cursor.
    pub completion: Option<Completion>,
    /// The candidate that is chosen.
    pub chosen: Option<usize>,
    /// The sheet that it was opened over, and goes back to.
    under: Option<Box<dyn Sheet>>,
}

impl Prompt {
    /// A line with something in it to begin with.
    pub fn new(purpose: impl Purpose + 'static, text: impl Into<String>) -> Prompt {
        let initial = text.into();
        Prompt {
            purpose: Rc::new(purpose),
            input: Input::new(initial.clone()),
            initial,
            offer: None,
            reading: Reading::only(Outcome::Stay, Vec::new()),
            completion: None,
            chosen: None,
            under: None,
        }
    }

    /// The same, with what Enter takes while nothing is typed.
    pub fn offering(self, offer: Option<String>) -> Prompt {
        Prompt { offer, ..self }
    }

    /// The same, over a sheet that it goes back to.
    pub fn over(self, sheet: impl Sheet) -> Prompt {
        Prompt { under: Some(Box::new(sheet)), ..self }
    }

    /// Opens it, over the sheet that it goes back to where there is one.
    pub fn open(mut self, turn: &mut Turn<'_>) {
        self.show(turn);
        turn.model.sheet = Some(Box::new(self));
    }

    /// Reads the line again, after it or the life has changed.
    fn read(&mut self, model: &Model, ctx: &Ctx) {
        let offered = self.offer.clone().filter(|_| self.input.value().is_empty());
        let text = offered.unwrap_or_else(|| self.input.value().to_owned());
        // Enter leaves it as it is. What it could be is seen before anything is typed.
        if let Some(says) = self.purpose.unchanged().filter(|_| text == self.initial) {
            self.reading = Reading::only(Outcome::Close, says);
            self.completion = None;
            return;
        }
        let reader = Reader { model, ctx, vocabulary: Vocabulary::of_life(&model.life) };
        self.reading = reader.read(&*self.purpose, &text);
        self.completion = self.purpose.entry().and_then(|aim| {
            let at = text.char_indices().nth(self.input.cursor()).map_or(text.len(), |(at, _)| at);
            let by_tag = completions(&text, at, &reader.vocabulary);
            by_tag.or_else(|| of_last_time(aim, &text, at, model, &reader.vocabulary))
        });
    }

    /// Reads the line again, and shows the day as it would be.
    fn show(&mut self, turn: &mut Turn<'_>) {
        self.read(turn.model, turn.ctx);
        turn.model.preview = match &self.reading.outcome {
            // A season or a week is no day: what it would be is said below the line.
            Outcome::Make(_) if !self.purpose.is_of_a_day() => None,
            Outcome::Make(edit) => turn.model.preview_of(turn.ctx, edit),
            Outcome::Need(from, to) => {
                turn.effects.push(crate::app::Effect::Load(*from, *to));
                None
            }
            _ => None,
        };
        turn.model.screen.show_beside(turn);
    }
}

/// The tags that this title had last, at the end of a line that makes something new.
fn of_last_time(
    aim: LineFor,
    text: &str,
    cursor: usize,
    model: &Model,
    vocabulary: &Vocabulary,
) -> Option<Completion> {
    if !matches!(aim, LineFor::Add | LineFor::Log | LineFor::Inbox) {
        return None;
    }
    let entry = read_entry(text, vocabulary, model.today, aim).ok().filter(|_| cursor == text.len())?;
    let days = model.life.days.values().rev().flat_map(|day| &day.blocks);
    tags_of_last_time(text, &entry, days.chain(&model.life.inbox), vocabulary)
}

impl Sheet for Prompt {
    fn context(&self) -> Context {
        Context::Prompt
    }

    fn line(&self) -> Option<&Input> {
        Some(&self.input)
    }

    fn line_mut(&mut self) -> Option<&mut Input> {
        Some(&mut self.input)
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> Then {
        self.on_key(turn, verb)
    }

    fn typed(&mut self, turn: &mut Turn<'_>) -> Then {
        self.chosen = None;
        self.show(turn);
        // gg and ge need no Enter.
        if matches!(self.reading.outcome, Outcome::Ends { .. }) { self.take(turn) } else { Then::Stay }
    }

    fn refresh(&mut self, turn: &mut Turn<'_>) -> Then {
        self.show(turn);
        Then::Stay
    }

    fn cover(&self, _: &Model, (_, rows): (u16, u16)) -> Cover {
        let rows = 9.min((rows / 2).max(6));
        if self.under.is_some() { Cover::Whole } else { Cover::Lower(rows) }
    }

    fn hints(&self, _: &Model) -> Hints {
        use Verb::*;
        let takes = self.purpose.takes();
        if self.purpose.entry().is_none() {
            return Hints::of([(Take, takes), (Close, "close")]);
        }
        let close = if self.under.is_some() { "back" } else { "close" };
        Hints {
            sigils: &["@area +engagement #value %agenda %demand", "@area #value"],
            ..Hints::of([(Take, takes), (Complete, "complete"), (Close, close)])
        }
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Area) {
        draw::draw(canvas, model, self, area);
    }
}
