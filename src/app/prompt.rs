//! The line that is typed: what it is for, what it would do, and what could be meant.

use chrono::NaiveDate;
use tui_input::Input;

use super::model::Model;
use super::reading::Reader;
use super::sheet::Replan;
use crate::domain::date::Week;
use crate::domain::verbs::Target;
use crate::domain::{Block, Ctx, Edit, Span};
use crate::line::{Completion, LineFor, Vocabulary, completions, read, tags_of_last_time};
use crate::report::search::Hit;

/// What a line is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// A new block; without a time it takes this free time of the day in view.
    Add(Option<Span>),
    /// What has already happened.
    Log,
    /// Another line for a block.
    Edit(Target),
    /// A block's note.
    Note(Target),
    /// A note on a day.
    DayNote(NaiveDate),
    /// Why a day is one of grace.
    Grace(NaiveDate),
    /// What a week is for.
    Intention(Week),
    /// The note of a week.
    WeekNote(Week),
    /// The answer to the review's question in one's own words.
    AnswerWords(Week),
    /// Another day or time for blocks.
    Move(Vec<Target>),
    /// A day to look at.
    GoTo,
    /// A new thing for the inbox.
    Task,
    /// Another line for a thing in the inbox.
    EditTask(Block),
    /// A day for a thing in the inbox.
    Place(Block),
    /// A cell of a season, a new one, or where one is split.
    Season(super::season::Line),
    /// What the time is for that is gone.
    LostTime,
    /// What to look for in all days.
    Search,
}

impl Purpose {
    /// What stands before the line.
    pub fn name(&self) -> &'static str {
        match self {
            Purpose::Add(_) => "Add",
            Purpose::Log => "Add what happened",
            Purpose::Edit(_) | Purpose::EditTask(_) => "Edit",
            Purpose::Note(_) => "Note",
            Purpose::DayNote(_) => "Note for the day",
            Purpose::Grace(_) => "Grace, because",
            Purpose::Intention(_) => "The week is for",
            Purpose::WeekNote(_) => "Note for the week",
            Purpose::AnswerWords(_) => "In my words",
            Purpose::Move(_) | Purpose::Place(_) => "Move to",
            Purpose::GoTo => "Go to",
            Purpose::Task => "For the inbox",
            Purpose::Season(line) => line.name(),
            Purpose::LostTime => "The time is for",
            Purpose::Search => "Search",
        }
    }

    /// Whether the line begins with what is there.
    fn changes_what_is_there(&self) -> bool {
        use Purpose::*;
        let is_cell = matches!(self, Season(super::season::Line::Cell(..)));
        let is_of_week = matches!(self, Intention(_) | WeekNote(_) | AnswerWords(_));
        is_cell || is_of_week || matches!(self, Edit(_) | EditTask(_) | Note(_) | DayNote(_))
    }

    /// Whether it is about blocks or a day, so that the day is shown as it would be.
    pub fn is_of_a_day(&self) -> bool {
        use Purpose::*;
        !matches!(self, Season(_) | Intention(_) | WeekNote(_) | AnswerWords(_))
    }

    /// Whether the line is an entry, with tags that can be completed.
    pub fn is_entry(&self) -> bool {
        use Purpose::*;
        matches!(self, Add(_) | Log | Edit(_) | Task | EditTask(_) | LostTime)
    }
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
    /// Call the time that is gone this; none: nothing yet.
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
    pub suggestion: Option<(std::ops::Range<usize>, String)>,
}

/// A line that is being typed.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What it is for.
    pub purpose: Purpose,
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
    /// The candidate, the earlier line or the hit that is chosen.
    pub chosen: Option<usize>,
    /// What a search has found so far.
    pub hits: Vec<Hit>,
    /// Whether a search is still going through the days.
    pub searching: bool,
    /// How many files the search could not read.
    pub unread: usize,
    /// The replanning that it was opened from, and goes back to.
    pub over: Option<Box<Replan>>,
}

impl Prompt {
    /// A line with something in it to begin with.
    pub fn new(purpose: Purpose, text: String) -> Prompt {
        let reading = Reading { outcome: Outcome::Stay, says: Vec::new(), notice: None, suggestion: None };
        Prompt {
            purpose,
            initial: text.clone(),
            input: Input::new(text),
            offer: None,
            reading,
            completion: None,
            chosen: None,
            hits: Vec::new(),
            searching: false,
            unread: 0,
            over: None,
        }
    }

    /// Reads the line again, after it or the life has changed.
    pub fn read(&mut self, model: &Model, ctx: &Ctx) {
        let offered = self.offer.clone().filter(|_| self.input.value().is_empty());
        let text = offered.unwrap_or_else(|| self.input.value().to_owned());
        let reader = Reader { model, ctx, vocabulary: Vocabulary::of_life(&model.life) };
        let is_unchanged = self.purpose.changes_what_is_there() && text == self.initial;
        if is_unchanged {
            // Enter leaves it as it is. What it could be is seen before anything is typed.
            let says = match &self.purpose {
                Purpose::Season(line) => line.choices(),
                _ => None,
            };
            let says =
                says.map(|choices| vec![crate::app::season::typed::AS_IT_IS.to_owned(), choices.to_owned()]);
            let says = says.unwrap_or_default();
            self.reading = Reading { outcome: Outcome::Close, says, notice: None, suggestion: None };
            self.completion = None;
            return;
        }
        self.reading = reader.read(&self.purpose, &text);
        self.completion = self
            .purpose
            .is_entry()
            .then(|| {
                let at = text.char_indices().nth(self.input.cursor()).map_or(text.len(), |(at, _)| at);
                let by_tag = completions(&text, at, &reader.vocabulary);
                by_tag.or_else(|| self.tags_of_last_time(&text, at, model, &reader.vocabulary))
            })
            .flatten();
    }
}

impl Prompt {
    /// The tags that this title had last, at the end of a line that makes something new.
    fn tags_of_last_time(
        &self,
        text: &str,
        cursor: usize,
        model: &Model,
        vocabulary: &Vocabulary,
    ) -> Option<Completion> {
        let aim = match self.purpose {
            Purpose::Add(_) => LineFor::Add,
            Purpose::Log => LineFor::Log,
            Purpose::Task => LineFor::Inbox,
            _ => return None,
        };
        let entry = read(text, vocabulary, model.today, aim).ok().filter(|_| cursor == text.len())?;
        let days = model.life.days.values().rev().flat_map(|day| &day.blocks);
        tags_of_last_time(text, &entry, days.chain(&model.life.inbox), vocabulary)
    }
}

/// The first free time at or after the cursor, for a line without a time.
pub fn free_time(model: &Model) -> Option<Span> {
    use crate::report::day::agenda::Stop;
    let here = model.stop().unwrap_or(0);
    let gaps = |stops: &[Stop]| {
        stops.iter().find_map(|stop| match stop {
            Stop::Gap(gap) => Some(gap.span()),
            Stop::Item(_) => None,
        })
    };
    gaps(model.agenda.stops.get(here..).unwrap_or_default()).or_else(|| gaps(&model.agenda.stops))
}
