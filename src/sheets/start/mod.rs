//! Starting and stopping from a list, now or at a time that is typed.

mod draw;
mod list;

use chrono::Timelike;
use tui_input::Input;

use crate::app::footer::{Hints, of_a_list};
use crate::app::house::PendingStart;
use crate::app::{Context, Model, Sheet, SheetCover, SheetNext, Tone, Turn, Verb, picker};
use crate::canvas::{Canvas, Region, cells};
use crate::domain::edits::Target;
use crate::domain::edits::timer::{self, Started};
use crate::domain::{Moment, Time};
use crate::line::{self, LineFor, Vocabulary};
use crate::planning::typed;
use crate::report::search::Hit;

/// A line of the start list.
#[derive(Debug, Clone, PartialEq)]
pub enum StartLine {
    /// Stops the running block.
    Stop {
        /// Title of the running block.
        title: String,
        /// Job or client, else area.
        whose: String,
        /// Since when, in words.
        when: String,
    },
    /// Starts a block.
    Block {
        /// Block.
        target: Box<Target>,
        /// Job or client, else area.
        whose: String,
        /// When it was done or is planned, in words.
        when: String,
    },
    /// Starts a new block, titled as typed.
    New,
}

/// List of blocks that can be started or stopped.
#[derive(Debug, Default)]
pub struct StartList {
    /// Words that filter the list, and a time to start or stop at.
    pub input: Input,
    /// All lines.
    pub all: Vec<StartLine>,
    /// Lines that match what is typed.
    pub shown: Vec<StartLine>,
    /// Index of the chosen line.
    pub chosen: usize,
    /// Whether the list asks when a forgotten timer ended. If so, a typed time is that end.
    pub asks: bool,
    /// End that is taken while nothing is typed. None without one.
    pub offer: Option<Time>,
    /// Block that starts after that. None where the timer is only stopped.
    pub then: Option<Box<PendingStart>>,
}

/// Opens the list.
pub fn open(turn: &mut Turn<'_>) {
    turn.open(list::list(turn.model, turn.ctx));
}

/// Asks when a forgotten timer ended, and starts `then` afterwards. Returns false, and opens nothing, where none was
/// forgotten.
pub fn ask_when_ended(turn: &mut Turn<'_>, then: Option<PendingStart>) -> bool {
    let ctx = turn.ctx;
    let end = then.as_ref().and_then(|(_, at)| *at).unwrap_or(ctx.minute());
    let Some(running) = timer::forgotten(&turn.model.life, ctx, end) else { return false };
    // A block that began after its plan did not end as planned.
    let planned = running.plan_end.filter(|end| *end > running.since).map(|end| ctx.zone.local(end).time());
    let planned = planned.map(|end| Time::from_minutes(end.num_seconds_from_midnight() / 60));
    let list = list::list(turn.model, ctx);
    turn.open(StartList { offer: planned, asks: true, then: then.map(Box::new), ..list });
    let (title, since) = (&running.block.title, ctx.tells(running.since));
    let hint = match planned {
        Some(planned) => format!("Enter: until {}, as planned", planned.short(ctx.clock)),
        None => format!("Type when it ended, as in {}", ctx.clock.example("17:00", "5pm")),
    };
    turn.say(Tone::Notice, format!("{title} has run since {since}. {hint}."));
    true
}

impl Sheet for StartList {
    fn context(&self) -> Context {
        Context::Start
    }

    fn line(&self) -> Option<&Input> {
        Some(&self.input)
    }

    fn line_mut(&mut self) -> Option<&mut Input> {
        Some(&mut self.input)
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        match verb {
            Verb::Close => {
                turn.stop_search();
                SheetNext::Close
            }
            Verb::Take => {
                turn.stop_search();
                if self.take(turn) { SheetNext::Close } else { SheetNext::Stay }
            }
            _ if picker::choose(&mut self.chosen, verb, self.shown.len()) => SheetNext::Stay,
            _ => turn.edit_line(self, verb),
        }
    }

    fn typed(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        list::narrow(self, turn.model);
        // A search also finds blocks that were done long ago.
        turn.search_for(list::typed(self, turn.model).0);
        SheetNext::Stay
    }

    fn found(&mut self, model: &Model, hits: Vec<Hit>) {
        list::found(self, model, hits);
    }

    fn cover(&self, _: &Model, (_, rows): (u16, u16)) -> SheetCover {
        SheetCover::Lower((cells(self.shown.len()) + 3).min((rows / 2).max(5)))
    }

    fn hints(&self, _: &Model) -> Hints {
        of_a_list("do it", self.shown.len())
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        draw::draw(canvas, self, model.config.clock, area);
    }
}

impl StartList {
    /// Carries out the chosen line. Returns false where the sheet stays open.
    fn take(&self, turn: &mut Turn<'_>) -> bool {
        let (typed, time) = list::typed(self, turn.model);
        match self.shown.get(self.chosen).cloned() {
            Some(StartLine::Stop { .. }) => self.stop_or_go_on(turn, time),
            Some(StartLine::Block { target, .. }) => {
                let (at, ended) = self.at_or_ended(turn, time);
                turn.start(Started::Block(*target), at, ended, Verb::StartStop)
            }
            // Figures alone are a time that was typed wrongly.
            Some(StartLine::New) if self.asks && !typed.chars().any(char::is_alphabetic) => {
                let example = turn.ctx.clock.example("17:00", "5pm");
                let words = match typed.is_empty() {
                    true => format!("Type when it ended, as in {example}."),
                    false => format!("'{typed}' is not a time. Type when it ended, as in {example}."),
                };
                turn.say(Tone::Notice, words);
                false
            }
            Some(StartLine::New) => self.start_new(turn, &typed, time),
            None => true,
        }
    }

    /// Stops the timer, at the typed time if there is one, and starts the block that follows.
    fn stop_or_go_on(&self, turn: &mut Turn<'_>, time: Option<Time>) -> bool {
        let ended = time.and_then(|time| ended_at(turn, time));
        match (self.then.as_deref(), ended) {
            (Some((what, at)), Some(_)) => turn.start(what.clone(), *at, ended, Verb::StartStop),
            (Some(then), None) => turn.ask_when_ended(Some(then.clone())),
            _ => turn.stop(ended),
        }
    }

    /// Returns the start of the new block and the end of the forgotten one, one of which is the typed time. A start
    /// of None means now. An end of None means that it is not known.
    fn at_or_ended(&self, turn: &Turn<'_>, time: Option<Time>) -> (Option<Moment>, Option<Moment>) {
        match time {
            Some(time) if self.asks => (None, ended_at(turn, time)),
            time => (time.map(|time| timer::started_at(&turn.model.life, turn.ctx, time)), None),
        }
    }

    /// Starts a new block from the typed text.
    fn start_new(&self, turn: &mut Turn<'_>, text: &str, time: Option<Time>) -> bool {
        let life = &turn.model.life;
        let vocabulary = Vocabulary::of_life(life);
        let (at, ended) = self.at_or_ended(turn, time);
        let began = at.unwrap_or(turn.ctx.minute());
        let block = match line::read(text, &vocabulary, turn.model.today, LineFor::Add) {
            Ok(entry) => typed::started(life, turn.ctx, &vocabulary, &entry, began)
                .map_err(|refused| refused.to_string()),
            Err(_) if text.is_empty() => Err("Write what starts, then Enter.".to_owned()),
            Err(error) => Err(error.message),
        };
        match block {
            Ok(block) => turn.start(Started::New(block), at, ended, Verb::StartStop),
            Err(words) => {
                turn.say(Tone::Notice, words);
                false
            }
        }
    }
}

/// Returns the moment of a time typed as the end of the running block. None where nothing runs.
fn ended_at(turn: &Turn<'_>, time: Time) -> Option<Moment> {
    Some(timer::to_end(&turn.model.life, turn.ctx)?.ended_at(turn.ctx, time))
}
