//! Suggested times: three for a block or a task, or what fits the free time under the cursor.

mod draw;

use crate::alignment::Period;
use crate::app::footer::{Hints, LEAVE};
use crate::app::{Action, Context, Model, Said, Sheet, SheetCover, SheetNext, Tone, Turn, Verb, picker};
use crate::canvas::{Canvas, Region};
use crate::domain::date::{long, plus};
use crate::domain::edits::{self, Target};
use crate::domain::{Block, Ctx, Edit, Life, Minutes, Refused};
use crate::planning::suggest::{DAYS, Fitting, SUGGESTIONS, Slot, Wanted, fitting};
use crate::report::suggest::{finder, heading, none_free, when};

/// Most lines for a free time.
const FITTING: usize = 9;

/// What is suggested.
#[derive(Debug, Clone)]
pub enum SuggestFor {
    /// Other times for a block.
    Block(Box<Target>),
    /// Times for a task of the inbox, and what opens the inbox again with the task at an index chosen.
    Task(Box<Block>, fn(&mut Turn<'_>, usize)),
    /// What fits a free time.
    Gap(Slot),
}

/// A suggestion.
#[derive(Debug, Clone)]
pub struct SuggestLine {
    /// What would be planned. `None` if all lines are about the same.
    pub title: Option<String>,
    /// The time.
    pub slot: Slot,
    /// Day and time in words. A free time has no day.
    pub when: String,
    /// Why, in words.
    pub why: String,
    /// The task that it plans, or the new block. `None` if it is about the block or the task of the sheet.
    what: Option<(Option<String>, Block)>,
}

/// Suggested times.
#[derive(Debug, Clone)]
pub struct SuggestSheet {
    /// What is suggested.
    pub what: SuggestFor,
    /// Title.
    pub heading: String,
    /// Suggestions, best first.
    pub lines: Vec<SuggestLine>,
    /// Index of the chosen one.
    pub chosen: usize,
}

/// Opens suggestions for the block or the free time under the cursor.
pub fn open(turn: &mut Turn<'_>) {
    let model = &turn.model;
    let what = match (model.selected(), model.gap()) {
        (Some(item), _) => SuggestFor::Block(Box::new(Target::new(item.date, item.block.clone()))),
        (None, Some(gap)) => SuggestFor::Gap((model.date, gap.span())),
        (None, None) => return turn.say(Tone::Plain, "No block or free time is under the cursor."),
    };
    open_for(turn, what);
}

/// Opens suggestions, or says why there are none.
pub fn open_for(turn: &mut Turn<'_>, what: SuggestFor) {
    match SuggestSheet::new(turn.model, turn.ctx, what) {
        Ok(sheet) if sheet.lines.is_empty() => {
            let key = match sheet.what {
                SuggestFor::Gap(_) => (Verb::Inbox, "inbox"),
                SuggestFor::Block(_) | SuggestFor::Task(..) => (Verb::Move, "to a date"),
            };
            turn.say(Tone::Notice, Said::from(sheet.heading).key(key.0, key.1));
        }
        Ok(mut sheet) => {
            sheet.show(turn);
            turn.open(sheet);
        }
        Err(refused) => turn.refuse(refused, Action::Do(Verb::Suggest)),
    }
}

impl SuggestSheet {
    /// Finds what is suggested now. Without a free time it has no lines, and its title says so.
    ///
    /// # Errors
    /// Days have to be loaded, a block can't be moved, or nothing fits.
    fn new(model: &Model, ctx: &Ctx, what: SuggestFor) -> Result<SuggestSheet, Refused> {
        let (life, clock) = (&model.life, model.config.clock);
        let due = match &what {
            SuggestFor::Gap(_) => None,
            SuggestFor::Block(target) => target.block.due,
            SuggestFor::Task(task, _) => task.due,
        };
        // From the day shown on, unless it is due before.
        let first =
            if due.is_some_and(|due| due < model.date) { model.today } else { model.date.max(model.today) };
        let period = match &what {
            SuggestFor::Gap((date, _)) => Period::day(*date),
            _ => Period::new(first, plus(first, DAYS - 1)),
        };
        let finder = finder(life, ctx, period)?;
        let wanted = match &what {
            SuggestFor::Block(target) => Wanted::block(life, ctx, target),
            SuggestFor::Task(task, _) => Wanted::task(task),
            SuggestFor::Gap(gap) => {
                let found = fitting(&finder, *gap, FITTING);
                if found.is_empty() {
                    let heading = nothing_fits(model, *gap)?;
                    return Ok(SuggestSheet { what, heading, lines: Vec::new(), chosen: 0 });
                }
                let line = |Fitting { task, block, suggestion }: Fitting| SuggestLine {
                    title: Some(block.title.clone()),
                    slot: suggestion.slot,
                    when: suggestion.slot.1.short(clock),
                    why: suggestion.why(),
                    what: Some((task.map(|task| task.id), block)),
                };
                let (day, length) = (long(gap.0), Minutes(gap.1.minutes()).short());
                let heading = format!("What fits {} on {day} ({length})", gap.1.short(clock));
                let lines = found.into_iter().map(line).collect();
                return Ok(SuggestSheet { what, heading, lines, chosen: 0 });
            }
        };
        let lines: Vec<SuggestLine> = finder
            .find(&wanted, SUGGESTIONS, &[])
            .into_iter()
            .map(|one| {
                let (day, time) = when(clock, one.slot);
                let when = format!("{day}  {time}");
                SuggestLine { title: None, slot: one.slot, when, why: one.why(), what: None }
            })
            .collect();
        let sheet = SuggestSheet { heading: heading(&wanted), what, lines, chosen: 0 };
        match sheet.lines.first() {
            // A block that can't be moved gets no other time. The refusal says why.
            Some(line) => sheet.edit(life, ctx, line).map(|_| sheet.clone()),
            None => Ok(SuggestSheet { heading: none_free(life, &wanted, model.today, period), ..sheet }),
        }
    }

    /// Returns the edit that takes a line.
    fn edit(&self, life: &Life, ctx: &Ctx, line: &SuggestLine) -> Result<Edit, Refused> {
        let (date, span) = line.slot;
        match (&self.what, &line.what) {
            (_, Some((Some(task), _))) => edits::place(life, ctx, task, date, span),
            (_, Some((None, block))) => {
                edits::add(life, ctx, date, Block { plan: Some(span), ..block.clone() })
            }
            (SuggestFor::Task(task, _), None) => edits::place(life, ctx, &task.id, date, span),
            (SuggestFor::Block(target), None) => edits::move_to(life, ctx, target, date, Some(span)),
            (SuggestFor::Gap(_), None) => Err(Refused::because("Nothing is chosen.")),
        }
    }

    /// Shows the chosen line in its place on the screen above.
    fn show(&mut self, turn: &mut Turn<'_>) {
        let edit = self.lines.get(self.chosen).map(|line| self.edit(&turn.model.life, turn.ctx, line));
        let edit = edit.and_then(Result::ok);
        turn.model.preview = edit.and_then(|edit| turn.model.preview_of(turn.ctx, &edit));
        turn.model.screen.show_beside(turn);
    }

    /// Takes a line.
    fn take(&mut self, turn: &mut Turn<'_>, index: usize) -> SheetNext {
        let Some(line) = self.lines.get(index) else { return SheetNext::Stay };
        let edit = self.edit(&turn.model.life, turn.ctx, line);
        turn.model.preview = None;
        if turn.make_and_follow(edit, Verb::Suggest) {
            turn.model.face = None;
            return SheetNext::Close;
        }
        self.show(turn);
        SheetNext::Stay
    }

    /// Closes it. Suggestions for a task lead back to the inbox.
    fn close(&self, turn: &mut Turn<'_>) -> SheetNext {
        turn.model.preview = None;
        if let SuggestFor::Task(task, back) = &self.what {
            let at = turn.model.life.inbox.iter().position(|one| one.id == task.id);
            back(turn, at.unwrap_or(0));
        }
        SheetNext::Close
    }

    /// Finds the suggestions again, after a change of the life.
    fn again(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        let what = match &self.what {
            SuggestFor::Block(target) => SuggestFor::Block(Box::new(target.now(&turn.model.life))),
            other => other.clone(),
        };
        match SuggestSheet::new(turn.model, turn.ctx, what) {
            Ok(fresh) if !fresh.lines.is_empty() => {
                let chosen = self.chosen.min(fresh.lines.len().saturating_sub(1));
                *self = SuggestSheet { chosen, ..fresh };
                self.show(turn);
                SheetNext::Stay
            }
            // While days are loading, what is shown stays.
            Err(Refused::Need(..) | Refused::NeedWeek(_)) => SheetNext::Stay,
            _ => self.close(turn),
        }
    }
}

/// Returns the sentence for a free time that nothing fits.
///
/// # Errors
/// Nothing can be planned on that day.
fn nothing_fits(model: &Model, (date, _): Slot) -> Result<String, Refused> {
    if model.is_grace(date) {
        return Err(Refused::because("A grace day stays free."));
    }
    let has_targets = model.life.profile.values.iter().any(|value| value.weekly.is_some());
    Ok(match model.life.inbox.is_empty() && !has_targets {
        true => "Nothing to suggest yet: the inbox is empty, and no value has a target.",
        false => "Nothing in the inbox fits here, and no value is below its target.",
    }
    .to_owned())
}

impl Sheet for SuggestSheet {
    fn context(&self) -> Context {
        Context::Suggest
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        match (verb, verb.figure()) {
            (Verb::Close, _) => self.close(turn),
            (Verb::Take, _) => self.take(turn, self.chosen),
            (_, Some(figure)) if figure > 0 => self.take(turn, figure - 1),
            _ => {
                if picker::choose(&mut self.chosen, verb, self.lines.len()) {
                    self.show(turn);
                }
                SheetNext::Stay
            }
        }
    }

    fn refresh(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.again(turn)
    }

    fn changed(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.again(turn)
    }

    fn cover(&self, _: &Model, (columns, rows): (u16, u16)) -> SheetCover {
        SheetCover::Lower((draw::rows(self, columns) + 2).min((rows / 2).max(6)))
    }

    fn hints(&self, _: &Model) -> Hints {
        use Verb::*;
        let take = match &self.what {
            SuggestFor::Block(_) => "move it there",
            _ => "plan it",
        };
        let last =
            if self.lines.len() > 1 { [(Choose1, ""), (Choose3, "at once")].to_vec() } else { Vec::new() };
        let keys = [vec![(Take, take)], last, vec![(Down, ""), (Up, "choose")]].concat();
        Hints::of(keys).right(LEAVE)
    }

    fn draw(&self, _: &Model, canvas: &mut Canvas<'_>, area: Region) {
        draw::draw(canvas, self, area);
    }
}
