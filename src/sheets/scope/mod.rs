//! Question how much of a routine an action is about: this block, this and later ones, or all.

use chrono::NaiveDate;

use crate::app::footer::Hints;
use crate::app::{Context, Model, Sheet, SheetCover, SheetNext, Turn, Verb, picker};
use crate::canvas::{Canvas, Region};
use crate::domain::date::plus;
use crate::domain::edits::{self, RoutineScope, Target};
use crate::domain::{Change, EntryChange};
use crate::line::{Vocabulary, line};
use crate::sheets::menu::Menu;
use crate::sheets::prompt::Prompt;
use crate::sheets::prompt::blocks::EditBlock;
use crate::sheets::prompt::routines::EditRoutine;

/// The answers, the harmless one first.
const ANSWERS: [Verb; 3] = [Verb::Take, Verb::LaterOnes, Verb::AllOnes];

/// Sheet with the question.
#[derive(Debug)]
pub struct ScopeSheet {
    /// Block that the action is about.
    pub target: Target,
    /// Whether it is deleted. If not, it is edited.
    deletes: bool,
    /// The lines, with the chosen one.
    menu: Menu,
}

/// Opens the question how much of its routine is edited or deleted with a block. Returns false where the block is of no
/// routine.
pub fn asks(turn: &mut Turn<'_>, target: &Target, deletes: bool) -> bool {
    if edits::routine_of(&turn.model.life, target).is_none() {
        return false;
    }
    let act = if deletes { "Delete" } else { "Edit" };
    let title = format!("{act} {}: which ones?", target.block.title);
    let menu = Menu::new(Context::Scope, title, &ANSWERS);
    let mut sheet = ScopeSheet { target: target.clone(), deletes, menu };
    sheet.say_from_when(turn);
    turn.open(sheet);
    true
}

/// Opens the line of a block.
pub fn edit_this(turn: &mut Turn<'_>, target: Target) {
    let vocabulary = Vocabulary::of_life(&turn.model.life);
    let text = line(&target.block, &vocabulary);
    Prompt::new(EditBlock(target), text).open(turn);
}

impl ScopeSheet {
    /// Says from which day on all blocks are deleted, if earlier days keep theirs.
    fn say_from_when(&mut self, turn: &Turn<'_>) {
        let (life, ctx) = (&turn.model.life, turn.ctx);
        if !self.deletes {
            return;
        }
        let edit = edits::routine_delete(life, ctx, &self.target, RoutineScope::All).ok();
        let ends = edit.and_then(|edit| edit.changes.into_iter().find_map(last_day));
        let from = ends.map(|last| match plus(last, 1) {
            first if first == turn.model.today => "from today on".to_owned(),
            first => format!("from {} on", edits::dated(ctx, first)),
        });
        self.menu.say(Verb::AllOnes, from);
    }

    fn answer(&self, turn: &mut Turn<'_>, answer: Verb) {
        let target = &self.target;
        let scope = match answer {
            Verb::LaterOnes => Some(RoutineScope::Later(target.date)),
            Verb::AllOnes => Some(RoutineScope::All),
            _ => None,
        };
        let (life, ctx) = (&turn.model.life, turn.ctx);
        match (scope, self.deletes) {
            (None, true) => {
                let edit = edits::remove(life, ctx, target);
                turn.make(edit, Verb::Delete);
            }
            (Some(scope), true) => {
                let edit = edits::routine_delete(life, ctx, target, scope);
                turn.make(edit, Verb::Delete);
            }
            (None, false) => edit_this(turn, target.clone()),
            (Some(scope), false) => EditRoutine::open(turn, target, scope),
        }
    }
}

/// Returns the last day that a change gives a routine. None for other changes.
fn last_day(change: Change) -> Option<NaiveDate> {
    match change {
        Change::Routine(EntryChange { after, .. }) => after?.until,
        _ => None,
    }
}

impl Sheet for ScopeSheet {
    fn context(&self) -> Context {
        Context::Scope
    }

    fn refresh(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.say_from_when(turn);
        SheetNext::Stay
    }

    fn days(&self, model: &Model) -> Option<(NaiveDate, NaiveDate)> {
        // Whether a day has a block of the routine decides what deleting all of it means.
        let own = edits::routine_of(&model.life, &self.target).filter(|_| self.deletes)?;
        let first = model.life.first_day?;
        let first = own.from.map_or(first, |from| from.max(first));
        (first <= model.today).then_some((first, model.today))
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        if picker::choose(&mut self.menu.chosen, verb, ANSWERS.len()) {
            return SheetNext::Stay;
        }
        match verb {
            Verb::Take => {
                let chosen = ANSWERS.get(self.menu.chosen).copied().unwrap_or(Verb::Take);
                self.answer(turn, chosen);
            }
            Verb::LaterOnes | Verb::AllOnes => self.answer(turn, verb),
            _ => {}
        }
        SheetNext::Close
    }

    fn cover(&self, model: &Model, size: (u16, u16)) -> SheetCover {
        self.menu.cover(model, size)
    }

    fn hints(&self, model: &Model) -> Hints {
        self.menu.hints(model)
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        self.menu.draw(model, canvas, area);
    }
}
