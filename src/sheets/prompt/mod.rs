//! The line being typed: its purpose, what it would do, and its completions.
//!
//! A [`Purpose`] says what a line is for. Purposes that several screens use are here, others are in the folder of the
//! screen or sheet that opens the line.

mod draw;
mod keys;
mod read;
mod when;

pub mod blocks;
pub mod cell;
pub mod life;
pub mod routines;
pub mod texts;

use std::fmt::Debug;
use std::ops::Range;
use std::rc::Rc;

use chrono::NaiveDate;
use tui_input::Input;

use crate::app::footer::Hints;
use crate::app::{Context, Model, Sheet, SheetCover, SheetNext, Turn, Verb};
use crate::canvas::{Canvas, Region};
use crate::domain::config::{Clock, SettingChange};
use crate::domain::{Block, Ctx, Edit};
use crate::line::{Completion, LineFor, Vocabulary, completions, read as read_entry, tags_of_last_time};

pub use keys::{earlier, remember, say_notice};
pub use read::{Outlined, Reader, Stays, noted};
pub use texts::FreeText;

/// Purpose of a line.
pub trait Purpose: Debug {
    /// Label in front of the line.
    fn name(&self) -> &'static str;

    /// Example, shown while the line is empty. Empty for none.
    fn hint(&self, _: Clock) -> String {
        String::new()
    }

    /// Words below the line while its text is unchanged. Enter then closes it without a change. None for a line that
    /// is read even then.
    fn unchanged(&self) -> Option<Vec<String>> {
        None
    }

    /// Whether the line is about blocks or a day. If so, the day is previewed.
    fn is_of_a_day(&self) -> bool {
        true
    }

    /// Kind of entry that the line is, whose tags can be completed. None for any other text.
    fn entry(&self) -> Option<LineFor> {
        None
    }

    /// Tags and keys of the line, for the footer: with and without those that don't fit. Where there are any, tags can
    /// be completed.
    fn sigils(&self) -> &'static [&'static str] {
        match self.entry() {
            Some(_) => &["@area +job #value %mine %high", "@area #value"],
            None => &[],
        }
    }

    /// Label in front of what would be saved. Words about a line that saves nothing have none.
    fn saves(&self) -> &'static str {
        "Saves"
    }

    /// Sentences below an offered line.
    fn besides_offer(&self, _: Clock) -> Vec<String> {
        Vec::new()
    }

    /// Most rows that it wants: a rule, the line, and the words below. They do not change while one types.
    fn rows(&self) -> u16 {
        9
    }

    /// Verb for Enter in the footer.
    fn takes(&self) -> &'static str {
        "save"
    }

    /// Reads what the line would do.
    ///
    /// # Errors
    /// The line does nothing yet: it is empty, it can't be read, it is refused, or days have to be loaded.
    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays>;

    /// Makes the edit of the line after Enter. Returns whether it was made.
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

    /// Called after the line was closed, with its reading where it was taken with Enter.
    fn closed(&self, _: &mut Turn<'_>, _: Option<&Reading>) {}
}

/// Effect of Enter.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Makes this edit.
    Make(Box<Edit>),
    /// Gives this block to the sheet below the line. None takes back what was given.
    Name(Option<Box<Block>>),
    /// Changes this setting.
    Set(Box<SettingChange>),
    /// Closes the line without a change.
    Close,
    /// Does nothing. The line stays open.
    Stay,
    /// Does nothing until the days from the first to the last date are loaded.
    Need(NaiveDate, NaiveDate),
}

/// Something to know before Enter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// What the plan crosses, or what is too much. It can be saved all the same, and its message says it again.
    Plan(String),
    /// Any other sentence.
    Words(String),
}

impl std::fmt::Display for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Notice::Plan(words) | Notice::Words(words) => f.write_str(words),
        }
    }
}

/// Result of reading a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Effect of Enter.
    pub outcome: Outcome,
    /// Words for what would be saved, line by line.
    pub says: Vec<String>,
    /// A boundary crossed, or the reason why the line is refused.
    pub notice: Option<Notice>,
    /// Range of bytes that was not understood, and what Tab puts there.
    pub suggestion: Option<(Range<usize>, String)>,
}

impl Reading {
    /// Returns a reading without notice and suggestion.
    fn only(outcome: Outcome, says: Vec<String>) -> Reading {
        Reading { outcome, says, notice: None, suggestion: None }
    }
}

/// A line being typed.
#[derive(Debug)]
pub struct Prompt {
    /// Purpose of the line.
    pub purpose: Rc<dyn Purpose>,
    /// Text and cursor.
    pub input: Input,
    /// Text that it started with.
    initial: String,
    /// Line that Enter takes while nothing is typed.
    pub offer: Option<String>,
    /// Reading of the current text.
    pub reading: Reading,
    /// Completions of the tag at the cursor.
    pub completion: Option<Completion>,
    /// Index of the candidate chosen with the arrows.
    pub chosen: Option<usize>,
    /// Sheet that it was opened over, and that comes back afterwards.
    under: Option<Box<dyn Sheet>>,
}

impl Prompt {
    /// Builds a line that starts with a text.
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

    /// Sets a line that Enter takes while nothing is typed.
    pub fn offering(self, offer: Option<String>) -> Prompt {
        Prompt { offer, ..self }
    }

    /// Sets the sheet that comes back afterwards.
    pub fn over(self, sheet: impl Sheet) -> Prompt {
        Prompt { under: Some(Box::new(sheet)), ..self }
    }

    /// Puts the cursor after this many letters.
    pub fn at(self, letters: usize) -> Prompt {
        Prompt { input: self.input.with_cursor(letters), ..self }
    }

    /// Opens the line.
    pub fn open(mut self, turn: &mut Turn<'_>) {
        self.show(turn);
        turn.model.sheet = Some(Box::new(self));
    }

    /// Does what Enter would do with the line that it offers. Opens the line where it offers none.
    pub fn take_offer(mut self, turn: &mut Turn<'_>) {
        self.read(turn.model, turn.ctx);
        let is_taken = match (&self.offer, self.reading.outcome.clone()) {
            (Some(_), Outcome::Make(edit)) => self.purpose.make(turn, *edit, &self.reading),
            _ => false,
        };
        if !is_taken {
            self.open(turn);
        }
    }

    /// Reads the line again, after a change of the line or of the life.
    fn read(&mut self, model: &Model, ctx: &Ctx) {
        let offered = self.offer.clone().filter(|_| self.input.value().is_empty());
        let text = offered.unwrap_or_else(|| self.input.value().to_owned());
        // While the text is unchanged, Enter changes nothing.
        if let Some(says) = self.purpose.unchanged().filter(|_| text == self.initial) {
            self.reading = Reading::only(Outcome::Close, says);
            self.completion = None;
            return;
        }
        let is_untouched = text == self.initial;
        let reader = Reader { model, ctx, vocabulary: Vocabulary::of_life(&model.life), is_untouched };
        self.reading = reader.read(&*self.purpose, &text);
        let has_tags = !self.purpose.sigils().is_empty();
        let at = text.char_indices().nth(self.input.cursor()).map_or(text.len(), |(at, _)| at);
        let by_tag = has_tags.then(|| completions(&text, at, &reader.vocabulary)).flatten();
        self.completion = by_tag.or_else(|| {
            let aim = self.purpose.entry()?;
            of_last_time(aim, &text, at, model, &reader.vocabulary)
        });
    }

    /// Number of rows that it wants in a terminal of `rows` rows, with the rule above it.
    fn rows(&self, rows: u16) -> u16 {
        self.purpose.rows().min((rows / 2).max(7))
    }

    /// Reads the line again and previews its edit.
    fn show(&mut self, turn: &mut Turn<'_>) {
        self.read(turn.model, turn.ctx);
        turn.model.preview = match &self.reading.outcome {
            // For seasons and weeks there is no preview, only the words below the line.
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

/// Completion with the tags that this title had last. None unless the cursor is at the end of a new entry.
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

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        self.on_key(turn, verb)
    }

    fn typed(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.chosen = None;
        self.show(turn);
        SheetNext::Stay
    }

    fn refresh(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.show(turn);
        SheetNext::Stay
    }

    fn cover(&self, _: &Model, (_, rows): (u16, u16)) -> SheetCover {
        let rows = self.rows(rows);
        if self.under.is_some() { SheetCover::Whole } else { SheetCover::Lower(rows) }
    }

    fn hints(&self, _: &Model) -> Hints {
        use Verb::*;
        let takes = self.purpose.takes();
        let sigils = self.purpose.sigils();
        if sigils.is_empty() {
            return Hints::of([(Take, takes), (Close, "back")]);
        }
        Hints { sigils, ..Hints::of([(Take, takes), (Complete, "complete"), (Close, "back")]) }
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        draw::draw(canvas, model, self, area);
    }
}
