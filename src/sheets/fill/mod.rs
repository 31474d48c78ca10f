//! Filling the week: a list of times for what is due and for values below their target, planned as one edit.

mod draw;

use crate::alignment::Period;
use crate::app::footer::{Hints, LEAVE};
use crate::app::{Action, Context, Model, Sheet, SheetCover, SheetNext, Tone, Turn, Verb, picker};
use crate::canvas::{Canvas, Region, cells};
use crate::domain::date::plus;
use crate::domain::{Ctx, Refused, Week};
use crate::planning::suggest::{DAYS, FillLine, fill, filled};
use crate::report::suggest::finder;

/// Proposal that fills a week.
#[derive(Debug, Clone)]
pub struct FillSheet {
    /// The week.
    pub week: Week,
    /// Its lines, in the order of their times, and whether each is left out.
    pub lines: Vec<(FillLine, bool)>,
    /// Index of the chosen line.
    pub chosen: usize,
}

/// Opens the proposal for the current week.
pub fn open(turn: &mut Turn<'_>) {
    match FillSheet::new(turn.model, turn.ctx, turn.model.week()) {
        Ok(mut sheet) => {
            sheet.show(turn);
            turn.open(sheet);
        }
        Err(Refused::Because(words)) => turn.say(Tone::Plain, words),
        Err(refused) => turn.refuse(refused, Action::Do(Verb::FillWeek)),
    }
}

impl FillSheet {
    /// Finds what fills a week.
    ///
    /// # Errors
    /// Days have to be loaded, the week is over, or there is nothing to plan.
    fn new(model: &Model, ctx: &Ctx, week: Week) -> Result<FillSheet, Refused> {
        if week.sunday() < model.today {
            return Err(Refused::because("This week is over."));
        }
        // What is due in the first days of next week may fit before it.
        let monday = week.monday().max(model.today);
        let from = if monday <= plus(model.today, DAYS) { model.today } else { monday };
        let period = Period::new(from, week.sunday());
        let finder = finder(&model.life, ctx, period)?;
        let is_short = finder.shortfalls().of(week).next().is_some();
        let is_due = model.life.inbox.iter().any(|task| task.due.is_some_and(|due| due <= week.sunday()));
        let lines: Vec<_> = fill(finder, week).into_iter().map(|line| (line, false)).collect();
        match lines.is_empty() {
            false => Ok(FillSheet { week, lines, chosen: 0 }),
            true if is_short || is_due => Err(Refused::because(
                "No time is free this week for tasks that are due or values below target.",
            )),
            true => {
                Err(Refused::because("Nothing to plan: no task is due, and no value is below its target."))
            }
        }
    }

    /// Returns the lines that are not left out.
    fn kept(&self) -> Vec<FillLine> {
        self.lines.iter().filter(|(_, is_out)| !is_out).map(|(line, _)| line.clone()).collect()
    }

    /// Shows the chosen line in its place on the screen above.
    fn show(&mut self, turn: &mut Turn<'_>) {
        let line = self.lines.get(self.chosen).filter(|(_, is_out)| !is_out).map(|(line, _)| line.clone());
        let edit = line.and_then(|line| filled(&turn.model.life, turn.ctx, &[line]).ok());
        turn.model.preview = edit.and_then(|edit| turn.model.preview_of(turn.ctx, &edit));
        turn.model.screen.show_beside(turn);
    }

    /// Plans the lines that are not left out.
    fn apply(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        let kept = self.kept();
        if kept.is_empty() {
            turn.say(Tone::Plain, "All lines are left out. Press Space to take one back.");
            return SheetNext::Stay;
        }
        turn.model.preview = None;
        let edit = filled(&turn.model.life, turn.ctx, &kept);
        if turn.make(edit, Verb::FillWeek) { SheetNext::Close } else { SheetNext::Stay }
    }

    /// Finds the proposal again, after a change of the life. Lines that were left out stay so.
    fn again(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        match FillSheet::new(turn.model, turn.ctx, self.week) {
            Ok(mut fresh) => {
                for (line, is_out) in &mut fresh.lines {
                    *is_out = self.lines.iter().any(|(other, is_out)| *is_out && other == line);
                }
                fresh.chosen = self.chosen.min(fresh.lines.len().saturating_sub(1));
                *self = fresh;
                self.show(turn);
                SheetNext::Stay
            }
            // While days are loading, what is shown stays.
            Err(Refused::Need(..) | Refused::NeedWeek(_)) => SheetNext::Stay,
            Err(_) => {
                turn.model.preview = None;
                SheetNext::Close
            }
        }
    }
}

impl Sheet for FillSheet {
    fn context(&self) -> Context {
        Context::Fill
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        match verb {
            Verb::Close => {
                turn.model.preview = None;
                return SheetNext::Close;
            }
            Verb::Take => return self.apply(turn),
            Verb::OtherWay => {
                if let Some((_, is_out)) = self.lines.get_mut(self.chosen) {
                    *is_out = !*is_out;
                }
                self.show(turn);
            }
            _ if picker::choose(&mut self.chosen, verb, self.lines.len()) => self.show(turn),
            _ => {}
        }
        SheetNext::Stay
    }

    fn refresh(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.again(turn)
    }

    fn changed(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.again(turn)
    }

    fn cover(&self, model: &Model, (columns, rows): (u16, u16)) -> SheetCover {
        let wanted = cells(self.lines.len()) + draw::below(self, model, columns) + 2;
        SheetCover::Lower(wanted.min((rows / 2).max(6)))
    }

    fn hints(&self, _: &Model) -> Hints {
        use Verb::*;
        let is_out = self.lines.get(self.chosen).is_some_and(|(_, is_out)| *is_out);
        let other = if is_out { "take back" } else { "leave out" };
        let takes = match (self.kept().len(), self.lines.len()) {
            (0, _) => None,
            (kept, all) if kept < all => Some((Take, "plan the rest")),
            _ => Some((Take, "plan all")),
        };
        let keys =
            takes.into_iter().chain([(OtherWay, other), (Down, ""), (Up, "choose")]).collect::<Vec<_>>();
        Hints::of(keys).right(LEAVE)
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        draw::draw(canvas, self, model, area);
    }
}
