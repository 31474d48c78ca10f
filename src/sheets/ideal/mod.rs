//! The ideal week beside the last weeks: what routines plan and what was done, by area and by value.

mod draw;

use chrono::NaiveDate;

use crate::app::footer::{Hints, LEAVE};
use crate::app::{Context, Effect, Model, Sheet, SheetCover, SheetNext, Turn, Verb, picker};
use crate::canvas::{Canvas, Region, cells};
use crate::domain::{Ctx, Place, Week};
use crate::planning::ideal;
use crate::report::ideal::{IdealWeek, needed};

/// Sheet of the ideal week.
#[derive(Debug)]
pub struct IdealSheet {
    /// The comparison. `None` while days are loading.
    pub shown: Option<IdealWeek>,
    /// First and last day that it needs.
    days: (NaiveDate, NaiveDate),
    /// Week that Enter lays it out in.
    pub week: Week,
    /// Week that it is taken from.
    pub last: Week,
    /// Index of the chosen line.
    pub chosen: usize,
}

/// Lays out the ideal week in the current week.
pub fn lay_out(turn: &mut Turn<'_>) {
    let edit = ideal::lay_out(&turn.model.life, turn.ctx, turn.model.week());
    turn.make(edit, Verb::LayOut);
}

/// Opens the comparison.
pub fn open(turn: &mut Turn<'_>) {
    let week = turn.model.week();
    let last = if week.sunday() < turn.model.today { week } else { Week::of(turn.model.today).plus(-1) };
    let days = needed(&turn.model.life, turn.ctx);
    let mut sheet = IdealSheet { shown: None, days, week, last, chosen: 0 };
    sheet.show(turn.model, turn.ctx);
    if let Some((from, to)) = turn.model.life.missing(sheet.days.0, sheet.days.1) {
        turn.effects.push(Effect::Load(from, to));
    }
    turn.open(sheet);
}

impl IdealSheet {
    fn show(&mut self, model: &Model, ctx: &Ctx) {
        let is_loaded = model.life.missing(self.days.0, self.days.1).is_none();
        self.shown = is_loaded.then(|| IdealWeek::new(&model.life, ctx));
        self.chosen = self.chosen.min(self.lines().saturating_sub(1));
    }

    /// Returns the number of lines that can be chosen.
    fn lines(&self) -> usize {
        self.shown.as_ref().map_or(0, |shown| shown.areas.len() + shown.values.len())
    }
}

impl Sheet for IdealSheet {
    fn context(&self) -> Context {
        Context::Ideal
    }

    fn days(&self, _: &Model) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.days.0.min(self.last.monday()), self.days.1))
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        match verb {
            Verb::Close => return SheetNext::Close,
            Verb::Take => {
                let edit = ideal::lay_out(&turn.model.life, turn.ctx, self.week);
                if turn.make(edit, Verb::LayOut) {
                    return SheetNext::Close;
                }
            }
            Verb::Add => {
                let edit = ideal::from_week(&turn.model.life, turn.ctx, self.last);
                turn.make(edit, Verb::IdealWeek);
                self.show(turn.model, turn.ctx);
            }
            Verb::Undo => {
                turn.step_back(true);
                self.show(turn.model, turn.ctx);
            }
            _ => {
                let lines = self.lines();
                picker::choose(&mut self.chosen, verb, lines);
            }
        }
        SheetNext::Stay
    }

    fn refresh(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.show(turn.model, turn.ctx);
        SheetNext::Stay
    }

    fn changed(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.refresh(turn)
    }

    fn cover(&self, model: &Model, (columns, rows): (u16, u16)) -> SheetCover {
        let wanted = cells(draw::rows(self, model, columns).0.len()) + 2;
        SheetCover::Lower(wanted.min((rows * 2 / 3).max(6)))
    }

    fn hints(&self, model: &Model) -> Hints {
        use Verb::*;
        let has_routines = !model.life.routines.is_empty();
        let has_lines = self.lines() > 0;
        let lays = has_routines && self.week.sunday() >= model.today;
        let keys = [
            (lays, Take, "lay it out"),
            (true, Add, "take last week"),
            (has_lines, Down, ""),
            (has_lines, Up, "line"),
        ];
        let shown = keys.into_iter().filter(|(is_shown, ..)| *is_shown).map(|(_, verb, words)| (verb, words));
        Hints::of(shown.collect::<Vec<_>>()).right(LEAVE)
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        draw::draw(canvas, self, model, area);
    }
}

/// Says why nothing can be compared. `None`: it can.
fn unread(model: &Model) -> Option<String> {
    model.life.unread(Place::Routines).map(|unread| unread.sentence(Place::Routines, model.today))
}
