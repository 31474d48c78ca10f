//! Why: what holds alignment back, of a day, a week or the season, and what would help.

mod draw;
mod layout;

use self::layout::{Layout, REASONS};
use crate::alignment::{Lens, Period, Score};
use crate::app::footer::Hints;
use crate::app::frame::has_room;
use crate::app::model::Cursor;
use crate::app::{Action, Context, Cover, Model, Sheet, Then, Tone, Turn, Verb};
use crate::canvas::{Area, Canvas};
use crate::domain::date::plus;
use crate::domain::{Ctx, Refused};
use crate::report::gather::{REACH, as_of, gather};
use crate::report::standing::{LossReason, reasons};
use crate::sheets::prompt::{Prompt, blocks};

/// What the reasons are given of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The day in view, done and planned.
    Day,
    /// The week, done and planned.
    Week,
    /// The week so far.
    SoFar,
    /// The season to the end of the week.
    Season,
}

impl Scope {
    /// All of them, from the least to the most.
    pub const ALL: [Scope; 4] = [Scope::Day, Scope::Week, Scope::SoFar, Scope::Season];
}

/// Why the numbers are what they are.
#[derive(Debug)]
pub struct Why {
    /// What it is about.
    pub scope: Scope,
    /// The period and lens.
    pub of: (Period, Lens),
    /// The numbers.
    pub score: Score,
    /// The reasons, largest first.
    pub reasons: Vec<LossReason>,
    /// The line that is chosen.
    pub chosen: usize,
    /// How many rows are scrolled on below the last of them.
    pub below: usize,
}

/// Opens the reasons of the week.
pub fn open(turn: &mut Turn<'_>) {
    open_scope(turn, Scope::Week, Verb::Why);
}

fn open_scope(turn: &mut Turn<'_>, scope: Scope, again: Verb) {
    match why(turn.model, turn.ctx, scope) {
        Ok(sheet) => turn.open(sheet),
        Err(Refused::Need(from, to)) => {
            // The season's days are on their way; the key that asked for them is pressed again when they come.
            let current = why(turn.model, turn.ctx, Scope::Week).ok();
            let again = if current.is_some() { Verb::More } else { again };
            if let Some(sheet) = current {
                turn.open(Why { scope: Scope::SoFar, ..sheet });
            }
            turn.wait_for(from, to, Action::Do(again));
        }
        Err(refused) => {
            turn.say(Tone::Plain, refused.to_string());
            if let Ok(sheet) = why(turn.model, turn.ctx, Scope::SoFar) {
                turn.open(sheet);
            }
        }
    }
}

impl Sheet for Why {
    fn context(&self) -> Context {
        Context::Why
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> Then {
        let last = self.reasons.len().min(REASONS).saturating_sub(1);
        let scope = Scope::ALL.iter().position(|scope| *scope == self.scope).unwrap_or(1);
        match (verb, verb.figure()) {
            (Verb::Close, _) => return Then::Close,
            (Verb::Down, _) if self.chosen < last => self.chosen += 1,
            // Behind the last reason the same keys scroll to what stands below.
            (Verb::Down, _) => self.below = (self.below + 1).min(self.most_below(turn.model)),
            (Verb::Up, _) => match self.below.min(self.most_below(turn.model)) {
                0 => (self.chosen, self.below) = (self.chosen.saturating_sub(1), 0),
                below => self.below = below - 1,
            },
            (Verb::Less, _) => {
                open_scope(turn, Scope::ALL[scope.saturating_sub(1)], Verb::Why);
                return Then::Close;
            }
            (Verb::More, _) => {
                open_scope(turn, Scope::ALL[(scope + 1).min(Scope::ALL.len() - 1)], Verb::Why);
                return Then::Close;
            }
            (Verb::Take, _) => return self.help_with(turn, self.chosen),
            (_, Some(figure)) if figure > 0 => return self.help_with(turn, figure - 1),
            _ => {}
        }
        Then::Stay
    }

    fn cover(&self, _: &Model, _: (u16, u16)) -> Cover {
        Cover::Whole
    }

    fn hints(&self, model: &Model) -> Hints {
        use Verb::*;
        Hints::of([
            (Take, if model.size.0 < 60 { "what helps" } else { "go to what helps" }),
            (Down, ""),
            (Up, "choose"),
            (Close, "back"),
            (Less, ""),
            (More, "day, week, so far, season"),
        ])
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, _: Area) {
        draw::draw(canvas, model, self);
    }
}

impl Why {
    /// How far the reasons scroll below the one that is chosen.
    fn most_below(&self, model: &Model) -> usize {
        if has_room(model.size) { Layout::new(model, self, model.size).most_below(self.chosen) } else { 0 }
    }

    /// Goes to what would help with a reason.
    fn help_with(&self, turn: &mut Turn<'_>, index: usize) -> Then {
        match self.reasons.get(index).and_then(|reason| reason.remedy.clone()) {
            Some(remedy) => match remedy.slot {
                Some((date, span)) => {
                    turn.go(date);
                    turn.model.cursor = Cursor::Minute(i64::from(span.start.minutes()));
                    Prompt::new(blocks::Add(Some(span)), "").open(turn);
                }
                None => turn.say(Tone::Notice, remedy.words),
            },
            None => {
                turn.say(Tone::Plain, "Nothing that aplomb knows of would mend this one.");
                open(turn);
            }
        }
        Then::Close
    }
}

/// The reasons of a scope around the day in view. Where days are missing it says which.
fn why(model: &Model, ctx: &Ctx, scope: Scope) -> Result<Why, Refused> {
    let (period, lens) = match scope {
        Scope::Day => (Period::day(model.date), Lens::Outlook),
        Scope::Week => (Period::week(model.week()), Lens::Outlook),
        Scope::SoFar => (Period::week(model.week()), Lens::Actual),
        Scope::Season => {
            let season = model.life.season_on(model.date);
            let season = season.ok_or_else(|| Refused::because("No season holds this day."))?;
            (Period::new(season.start, season.end.min(model.week().sunday())), Lens::Outlook)
        }
    };
    let (from, to) = (plus(period.from, -REACH), plus(period.to, REACH));
    let from = model.life.first_day.map_or(from, |first| from.max(first));
    if let Some((from, to)) = model.life.missing(from, to) {
        return Err(Refused::Need(from, to));
    }
    let score = gather(&model.life, ctx, period).score(period, lens, &as_of(&model.life, ctx));
    let reasons = reasons(&model.life, ctx, &score);
    Ok(Why { scope, of: (period, lens), score, reasons, chosen: 0, below: 0 })
}
