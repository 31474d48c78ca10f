//! What may lie over a screen: one sheet at a time, each with its own keys.

use tui_input::Input;

use super::keymap::Context;
use super::prompt::Prompt;
use super::verb::Verb;
use super::welcome::Welcome;
use crate::alignment::{Lens, Period, Score};
use crate::domain::Moment;
use crate::domain::verbs::Target;
use crate::domain::verbs::timer::Started;
use crate::planning::replan::{Asked, Line, Past, Proposal};
use crate::report::standing::Reason;

/// A sheet over the screen.
#[derive(Debug, Clone)]
pub enum Sheet {
    /// A line that is typed.
    Prompt(Box<Prompt>),
    /// What can be done with a block.
    Card(Card),
    /// Start or stop.
    Start(StartList),
    /// How it felt.
    Felt(Felt),
    /// Why the numbers are what they are.
    Why(Box<Why>),
    /// Replanning from now.
    Replan(Box<Replan>),
    /// Things that have no day yet.
    Inbox(usize),
    /// What is rare and heavy, and the line that is chosen.
    Menu(Menu, usize),
    /// Any action by name.
    Palette(Palette),
    /// The keys that work here.
    Help(Help),
    /// The first start.
    Welcome(Box<Welcome>),
}

impl Sheet {
    /// Where its keys stand.
    pub fn context(&self) -> Context {
        match self {
            Sheet::Prompt(_) => Context::Prompt,
            Sheet::Card(_) => Context::Card,
            Sheet::Start(_) => Context::Start,
            Sheet::Felt(_) => Context::Felt,
            Sheet::Why(_) => Context::Why,
            Sheet::Replan(_) => Context::Replan,
            Sheet::Inbox(_) => Context::Inbox,
            Sheet::Menu(menu, _) => menu.context(),
            Sheet::Palette(_) => Context::Palette,
            Sheet::Help(help) if help.typing => Context::Prompt,
            Sheet::Help(_) => Context::Help,
            Sheet::Welcome(_) => Context::Welcome,
        }
    }

    /// The line that is typed on it, if it has one.
    pub fn line(&self) -> Option<&Input> {
        match self {
            Sheet::Prompt(prompt) => Some(&prompt.input),
            Sheet::Start(start) => Some(&start.input),
            Sheet::Palette(palette) => Some(&palette.input),
            Sheet::Help(help) if help.typing => Some(&help.input),
            Sheet::Welcome(welcome) => welcome.line(),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn input(&mut self) -> Option<&mut Input> {
        match self {
            Sheet::Prompt(prompt) => Some(&mut prompt.input),
            Sheet::Start(start) => Some(&mut start.input),
            Sheet::Palette(palette) => Some(&mut palette.input),
            Sheet::Help(help) if help.typing => Some(&mut help.input),
            Sheet::Welcome(welcome) => welcome.input(),
            _ => None,
        }
    }
}

/// A menu of what is rare and heavy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// This day, and its week.
    Day,
    /// This season as a whole.
    Season,
}

impl Menu {
    /// What it offers.
    pub fn lines(self) -> &'static [Verb] {
        match self {
            Menu::Day => &[Verb::Grace, Verb::DayNote, Verb::Intention],
            Menu::Season => &[Verb::Add, Verb::Done, Verb::Split, Verb::Delete],
        }
    }

    /// Where its keys stand.
    pub fn context(self) -> Context {
        match self {
            Menu::Day => Context::DayMenu,
            Menu::Season => Context::SeasonMenu,
        }
    }
}

/// The card of a block: what can be done with it, the likeliest first.
#[derive(Debug, Clone)]
pub struct Card {
    /// The block.
    pub target: Target,
    /// What can be done, and how the card says it.
    pub lines: Vec<(Verb, &'static str)>,
    /// The line that is chosen.
    pub chosen: usize,
}

/// A line of the start list.
#[derive(Debug, Clone, PartialEq)]
pub enum StartLine {
    /// Stop what runs.
    Stop {
        /// What runs.
        title: String,
        /// The engagement or area, in words.
        whose: String,
        /// Since when, in words.
        when: String,
    },
    /// Start a block.
    Block {
        /// The block.
        target: Box<Target>,
        /// The engagement or area, in words.
        whose: String,
        /// When it was or is, in words.
        when: String,
    },
    /// Start something that is in no plan, called what was typed.
    New,
}

/// Start or stop something.
#[derive(Debug, Clone, Default)]
pub struct StartList {
    /// Letters that narrow, or a time that sets the clock back.
    pub input: Input,
    /// Everything that can be started or stopped.
    pub all: Vec<StartLine>,
    /// The lines that what is typed leaves.
    pub shown: Vec<StartLine>,
    /// The line that is chosen.
    pub chosen: usize,
    /// Whether it asks when something forgotten ended: a time that is typed is about that.
    pub asks: bool,
    /// What starts once that is said, and since when where that is not now.
    pub then: Option<Box<(Started, Option<Moment>)>>,
}

/// How a block felt.
#[derive(Debug, Clone)]
pub struct Felt {
    /// The block.
    pub target: Target,
    /// The step that is chosen, 0 (drained) to 4 (energised).
    pub chosen: usize,
}

/// What the reasons are given of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The day in view, as it stands.
    Day,
    /// The week, as it stands.
    Week,
    /// The week, as far as it is lived.
    SoFar,
    /// The season to date.
    Season,
}

impl Scope {
    /// All of them, from the least to the most.
    pub const ALL: [Scope; 4] = [Scope::Day, Scope::Week, Scope::SoFar, Scope::Season];
}

/// Why the numbers are what they are.
#[derive(Debug, Clone)]
pub struct Why {
    /// What it is about.
    pub scope: Scope,
    /// The period and lens.
    pub of: (Period, Lens),
    /// The numbers.
    pub score: Score,
    /// The reasons, largest first.
    pub reasons: Vec<Reason>,
    /// The line that is chosen.
    pub chosen: usize,
    /// How many rows are scrolled on below the last of them.
    pub below: usize,
}

/// Replanning from now: what is asked, and what is proposed.
#[derive(Debug, Clone, PartialEq)]
pub struct Replan {
    /// What is asked.
    pub asked: Asked,
    /// What is proposed.
    pub proposal: Proposal,
    /// The row that is chosen: first what is over and not marked, then what becomes of the other blocks.
    pub chosen: usize,
}

impl Replan {
    /// The block under the cursor that is over; none where it is one that is still to come.
    pub fn past(&self) -> Option<&Past> {
        self.proposal.past.get(self.chosen)
    }

    /// What becomes of the block under the cursor; none where it is over.
    pub fn line(&self) -> Option<&Line> {
        self.proposal.lines.get(self.chosen.checked_sub(self.proposal.past.len())?)
    }

    /// How many rows can be chosen.
    pub fn rows(&self) -> usize {
        self.proposal.past.len() + self.proposal.lines.len()
    }

    /// The row of a block.
    pub fn row_of(&self, id: &str) -> Option<usize> {
        let past = self.proposal.past.iter().map(|past| &past.block);
        past.chain(self.proposal.lines.iter().map(|line| &line.block)).position(|block| block.id == id)
    }

    /// The first row that has to give way.
    pub fn first_hit(&self) -> Option<usize> {
        let hit = self.proposal.lines.iter().position(|line| line.is_hit)?;
        Some(self.proposal.past.len() + hit)
    }
}

/// Any action by name.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    /// What is typed.
    pub input: Input,
    /// The verbs that it leaves, best first.
    pub shown: Vec<Verb>,
    /// The line that is chosen.
    pub chosen: usize,
}

/// The keys that work here.
#[derive(Debug, Clone, Default)]
pub struct Help {
    /// The first line that is shown.
    pub top: usize,
    /// What narrows it.
    pub input: Input,
    /// Whether that is being typed.
    pub typing: bool,
}
