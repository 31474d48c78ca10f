//! Why: the reasons that lower alignment on a day, in a week or in the season, and what would help.

mod draw;
mod layout;

use self::layout::{REASONS, WhyLayout};
use crate::alignment::{Lens, Period, Score};
use crate::app::footer::{Hints, of_a_list};
use crate::app::frame::has_room;
use crate::app::model::Cursor;
use crate::app::{Action, Context, Model, Sheet, SheetNext, Tone, Turn, Verb};
use crate::canvas::{Canvas, Region};
use crate::domain::date::plus;
use crate::domain::{Block, Ctx, Refused};
use crate::line::{Vocabulary, line};
use crate::report::gather::{REACH, as_of, gather};
use crate::report::standing::{LossReason, NO_REMEDY, reasons};
use crate::sheets::prompt::{Prompt, blocks};

/// Period that the reasons are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Current day, done and planned.
    Day,
    /// Current week, done and planned.
    Week,
    /// Current week so far.
    SoFar,
    /// Season to the end of the current week, done and planned.
    Season,
}

impl Scope {
    /// Returns the next wider scope or, without `is_wider`, the next narrower one. Beyond the ends, returns the same
    /// scope.
    fn next(self, is_wider: bool) -> Scope {
        match (self, is_wider) {
            (Scope::Day | Scope::Week, false) => Scope::Day,
            (Scope::Day, true) | (Scope::SoFar, false) => Scope::Week,
            (Scope::Week, true) | (Scope::Season, false) => Scope::SoFar,
            (Scope::SoFar | Scope::Season, true) => Scope::Season,
        }
    }
}

/// Reasons of the scores.
#[derive(Debug)]
pub struct Why {
    /// Period that the reasons are about.
    pub scope: Scope,
    /// Its days, and whether planned time counts.
    pub of: (Period, Lens),
    /// Scores.
    pub score: Score,
    /// Reasons, largest first.
    pub reasons: Vec<LossReason>,
    /// Index of the chosen reason.
    pub chosen: usize,
    /// Rows scrolled down below the last reason.
    pub below: usize,
}

/// Opens the reasons of the current week.
pub fn open(turn: &mut Turn<'_>) {
    open_scope(turn, Scope::Week, Verb::Why);
}

/// Opens the reasons of a scope. Where days are missing, loads them and then carries out `again`.
fn open_scope(turn: &mut Turn<'_>, scope: Scope, again: Verb) {
    match why(turn.model, turn.ctx, scope) {
        Ok(sheet) => turn.open(sheet),
        Err(Refused::Need(from, to)) => {
            // The sheet stays one scope before, so that `More` opens this one once the days are loaded.
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

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        let shown = self.reasons.iter().filter(|reason| reason.tenths > 0).count();
        let last = shown.min(REASONS).saturating_sub(1);
        match (verb, verb.figure()) {
            (Verb::Close, _) => return SheetNext::Close,
            (Verb::Down, _) if self.chosen < last => self.chosen += 1,
            // After the last reason the same keys scroll to the rows below.
            (Verb::Down, _) => self.below = (self.below + 1).min(self.most_below(turn.model)),
            (Verb::Up, _) => match self.below.min(self.most_below(turn.model)) {
                0 => (self.chosen, self.below) = (self.chosen.saturating_sub(1), 0),
                below => self.below = below - 1,
            },
            (Verb::Less | Verb::More, _) => {
                open_scope(turn, self.scope.next(verb == Verb::More), Verb::Why);
                return SheetNext::Close;
            }
            (Verb::Take, _) => return self.help_with(turn, self.chosen),
            (_, Some(figure)) if figure > 0 => return self.help_with(turn, figure - 1),
            _ => {}
        }
        SheetNext::Stay
    }

    fn hints(&self, model: &Model) -> Hints {
        let take = if model.size.0 < 100 { "what helps" } else { "go to what helps" };
        let mut hints = of_a_list(take, self.reasons.len());
        hints.keys.extend([(Verb::Less, ""), (Verb::More, "day, week, so far, season")]);
        hints
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, _: Region) {
        draw::draw(canvas, model, self);
    }
}

impl Why {
    /// Most rows that can be scrolled down below the chosen reason.
    fn most_below(&self, model: &Model) -> usize {
        if has_room(model.size) { WhyLayout::new(model, self, model.size).most_below(self.chosen) } else { 0 }
    }

    /// Opens a line for the free time that would help with a reason, or says what would help.
    fn help_with(&self, turn: &mut Turn<'_>, index: usize) -> SheetNext {
        match self.reasons.get(index).and_then(|reason| reason.remedy.clone()) {
            Some(remedy) => match remedy.slot {
                Some(((date, span), value)) => {
                    turn.go(date);
                    turn.model.cursor = Cursor::Minute(i64::from(span.start.minutes()));
                    // Time and value are already in the line. Only the title is missing.
                    let block = Block { plan: Some(span), values: vec![value], ..Block::default() };
                    let written = line(&block, &Vocabulary::of_life(&turn.model.life));
                    Prompt::new(blocks::Add(Some(span)), format!("{written} ")).open(turn);
                }
                None => turn.say(Tone::Notice, remedy.words),
            },
            None => {
                turn.say(Tone::Plain, NO_REMEDY);
                open(turn);
            }
        }
        SheetNext::Close
    }
}

/// Builds the reasons of a scope.
///
/// # Errors
/// Days have to be loaded, or no season contains the current day.
fn why(model: &Model, ctx: &Ctx, scope: Scope) -> Result<Why, Refused> {
    let (period, lens) = match scope {
        Scope::Day => (Period::day(model.date), Lens::Outlook),
        Scope::Week => (Period::week(model.week()), Lens::Outlook),
        Scope::SoFar => (Period::week(model.week()), Lens::Actual),
        Scope::Season => {
            let season = model.life.season_on(model.date);
            let season = season.ok_or_else(|| Refused::because("No season on this day."))?;
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
