//! Closing the day: every block that nobody marked, with what likely became of it. Enter does all of it at once.

mod draw;
mod lines;
mod state;

use chrono::NaiveDate;

use crate::app::action::Effect;
use crate::app::footer::Hints;
use crate::app::{Context, Model, Said, Sheet, SheetNext, Tone, Turn, Verb, picker};
use crate::canvas::{Canvas, Region};
use crate::domain::Energy;
use crate::domain::config::Carry;
use crate::domain::date::plus;
use crate::domain::edits::timer;
use crate::planning::close::{CloseLine, CloseScope, CloseWay, unmarked};
use crate::report::close::summary;
use crate::sheets::prompt::Prompt;

pub use state::CloseSheet;

/// What is said instead of a sheet without lines.
const NOTHING: &str = "There is nothing to close: every past block is marked.";

/// Opens the sheet for today and the days before.
pub fn open(turn: &mut Turn<'_>) {
    let scope = CloseScope::of_today(turn.model.today);
    let sheet = CloseSheet::new(&turn.model.life, turn.ctx, scope);
    if is_loaded(turn.model, &sheet) && sheet.closing.lines.is_empty() {
        return turn.say(Tone::Plain, NOTHING);
    }
    turn.open(sheet);
}

/// Opens the sheet by itself on the first start of a day, if a day that was not asked about has blocks that nobody
/// marked. Not while a timer runs: who works is not interrupted.
pub fn open_by_itself(turn: &mut Turn<'_>) {
    let model = &turn.model;
    let today = model.today;
    let is_working = timer::running(&model.life, turn.ctx).is_some();
    let is_asked = model.asked_on >= Some(today);
    if model.config.carry == Carry::Off || model.sheet.is_some() || is_asked || is_working {
        return;
    }
    let scope = CloseScope::of_today(today);
    // Who was never asked is asked about yesterday only.
    let from = model.asked_on.map_or(plus(today, -1), |asked| asked.max(scope.days.0));
    if unmarked(&model.life, turn.ctx, (from, plus(today, -1))).is_empty() {
        return remember(turn);
    }
    let sheet = CloseSheet::new(&model.life, turn.ctx, scope);
    turn.open(CloseSheet { is_by_itself: true, ..sheet });
}

/// Returns whether the days of a sheet are loaded.
fn is_loaded(model: &Model, sheet: &CloseSheet) -> bool {
    let (from, to) = sheet.scope.needs();
    model.life.missing(from, to).is_none()
}

impl Sheet for CloseSheet {
    fn context(&self) -> Context {
        match (self.is_asking, self.is_by_itself) {
            (true, _) => Context::ThirdTime,
            (false, true) => Context::CloseAsked,
            (false, false) => Context::Close,
        }
    }

    fn days(&self, _: &Model) -> Option<(NaiveDate, NaiveDate)> {
        Some(self.scope.needs())
    }

    fn lets_through(&self) -> bool {
        self.is_by_itself
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        if self.is_asking {
            return self.answer(turn, verb);
        }
        self.is_by_itself = false;
        let (life, ctx) = (&turn.model.life, turn.ctx);
        let mut way = |way: CloseWay| self.choose(life, ctx, |_, choice| choice.way = Some(way.clone()));
        match (verb, verb.figure()) {
            (Verb::Close, _) => {
                remember(turn);
                if turn.model.agenda.unmarked > 0 {
                    turn.model.put_off_on = Some(turn.model.today);
                }
                return SheetNext::Close;
            }
            (Verb::Take, _) => return self.take(turn),
            (Verb::OtherWay, _) => {
                self.change_way(life, ctx, CloseLine::next_kind);
            }
            (Verb::Done, _) => way(CloseWay::Done),
            (Verb::CrossOut, _) => way(CloseWay::Skipped),
            (Verb::ToInbox, _) => way(CloseWay::Inbox),
            (Verb::CallOff, _) => way(CloseWay::CalledOff),
            (Verb::Move, _) => {
                self.change_way(life, ctx, |line| line.next_day().unwrap_or(CloseWay::Inbox));
                let asks = self
                    .line()
                    .is_some_and(|line| line.is_moved_often() && !self.asked.contains(&line.key()));
                self.is_asking = asks;
            }
            (Verb::Edit, _) => return self.ask_when(turn),
            (_, Some(figure)) => {
                let felt = figure.checked_sub(1).and_then(|step| Energy::new(step as i64 - 2));
                self.rate(life, ctx, felt);
            }
            _ => {
                let rows = self.rows().len();
                picker::choose(&mut self.chosen, verb, rows);
            }
        }
        SheetNext::Stay
    }

    fn refresh(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.changed(turn)
    }

    fn changed(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.list_again(&turn.model.life, turn.ctx);
        if !self.closing.lines.is_empty() || !is_loaded(turn.model, self) {
            return SheetNext::Stay;
        }
        if !self.is_by_itself {
            turn.say(Tone::Plain, NOTHING);
        }
        SheetNext::Close
    }

    fn hints(&self, _: &Model) -> Hints {
        use Verb::*;
        if self.is_asking {
            return Hints::of([
                (Done, "today"),
                (Shorter, "half of it"),
                (HandOver, "hand over"),
                (SayNo, "no"),
            ])
            .right(&[&[(Close, "move it")]]);
        }
        let keys = [
            (Take, "do this"),
            (OtherWay, "other way"),
            (Choose1, ""),
            (Choose5, "felt"),
            (CrossOut, "skip"),
            (Move, "other day"),
            (ToInbox, "inbox"),
            (CallOff, "call off"),
            (Edit, "times"),
            (Done, "done"),
            (Down, ""),
            (Up, "line"),
        ];
        Hints::of(keys).right(&[&[(Close, "later")]])
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        draw::draw(canvas, model, self, area);
    }
}

/// Remembers that today was asked about, so that nothing asks again by itself.
fn remember(turn: &mut Turn<'_>) {
    let today = turn.model.today;
    if turn.model.asked_on != Some(today) {
        turn.model.asked_on = Some(today);
        turn.effects.push(Effect::KeepAsked(today));
    }
}

impl CloseSheet {
    /// Makes the edit of all lines. Asks first about a block that was moved often.
    fn take(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        if let Some(at) = self.to_ask() {
            (self.chosen, self.is_asking) = (self.row_of(at), true);
            return SheetNext::Stay;
        }
        match self.closing.edit(&summary(&self.closing.lines)) {
            Some(edit) => {
                if !turn.make(Ok(edit), Verb::CloseDay) {
                    return SheetNext::Stay;
                }
            }
            None => turn.say(Tone::Plain, "Nothing changed: all of them stay on their days."),
        }
        remember(turn);
        SheetNext::Close
    }

    /// Answers the question about a block that was moved often.
    fn answer(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        let (life, ctx, today) = (&turn.model.life, turn.ctx, turn.model.today);
        let Some(line) = self.line() else { return SheetNext::Close };
        match verb {
            Verb::Done if line.days.iter().any(|(date, _)| *date == today) => {
                self.choose(life, ctx, |_, choice| choice.way = Some(CloseWay::Day(today)));
            }
            Verb::Done => {
                turn.say(Tone::Plain, "Today has no room for it.");
                return SheetNext::Stay;
            }
            Verb::Shorter => self.choose(life, ctx, |_, choice| choice.is_shrunk = true),
            Verb::SayNo => self.choose(life, ctx, |_, choice| choice.way = Some(CloseWay::SaidNo)),
            Verb::HandOver => {
                let title = line.target.block.title.clone();
                self.is_asking = false;
                let prompt = Prompt::new(lines::HandOverTo { title }, "");
                prompt.over(self.clone()).open(turn);
                return SheetNext::Close;
            }
            Verb::Close => {}
            _ => return SheetNext::Stay,
        }
        let key = self.line().map(|line| line.key());
        self.asked.extend(key);
        self.is_asking = false;
        SheetNext::Stay
    }

    /// Opens a line for the times at which the chosen block was really done.
    fn ask_when(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        let Some(line) = self.line() else { return SheetNext::Stay };
        let target = line.target.clone();
        if target.block.is_untimed() && target.date > turn.model.today {
            let said = Said::from("That day is still to come.");
            turn.say(Tone::Plain, said);
            return SheetNext::Stay;
        }
        Prompt::new(lines::WhenDone { target }, "").over(self.clone()).open(turn);
        SheetNext::Close
    }
}
