//! Templates: days by name, to plan on the current day, and the current day to save as one.

mod draw;
mod lines;

use crate::app::footer::{Hints, LEAVE};
use crate::app::model::Cursor;
use crate::app::{Context, Model, Sheet, SheetCover, SheetNext, Tone, Turn, Verb, picker};
use crate::canvas::{Canvas, Region, cells};
use crate::domain::edits;
use crate::domain::{Block, Place, Template};
use crate::sheets::prompt::Prompt;

/// Sheet of the templates. Its last line saves the current day as one.
#[derive(Debug)]
pub struct TemplateSheet {
    /// Index of the chosen line: a template or, behind the last one, the line that saves the day.
    pub chosen: usize,
}

/// Opens the templates with the first one chosen.
pub fn open(turn: &mut Turn<'_>) {
    open_at(turn, 0);
}

/// Opens the templates with a line chosen.
fn open_at(turn: &mut Turn<'_>, chosen: usize) {
    let mut sheet = TemplateSheet { chosen };
    sheet.show(turn);
    turn.open(sheet);
}

/// Returns the planned blocks of the current day, as a template would have them.
fn blocks_of_day(model: &Model) -> Vec<Block> {
    model.life.day(model.date).map(edits::template_blocks).unwrap_or_default()
}

impl TemplateSheet {
    /// Returns the chosen template. None: the line that saves the day is chosen.
    fn template<'a>(&self, model: &'a Model) -> Option<&'a Template> {
        model.life.templates.get(self.chosen)
    }

    /// Keeps the choice on a line, and shows the chosen template's blocks on the screen above.
    fn show(&mut self, turn: &mut Turn<'_>) {
        self.chosen = self.chosen.min(turn.model.life.templates.len());
        let template = self.template(turn.model).map(|one| one.id.clone());
        let edit = template
            .and_then(|id| edits::template_use(&turn.model.life, turn.ctx, &id, turn.model.date).ok());
        turn.model.preview = edit.and_then(|edit| turn.model.preview_of(turn.ctx, &edit));
        turn.model.screen.show_beside(turn);
    }

    /// Plans the chosen template on the current day, or asks for the name to save the day by.
    fn take(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        let Some(id) = self.template(turn.model).map(|one| one.id.clone()) else { return self.save(turn) };
        turn.model.preview = None;
        let edit = edits::template_use(&turn.model.life, turn.ctx, &id, turn.model.date);
        let planned = edit.as_ref().ok().cloned();
        if !turn.make(edit, Verb::Template) {
            self.show(turn);
            return SheetNext::Stay;
        }
        if let Some((date, block)) = planned.as_ref().and_then(edits::added) {
            turn.model.cursor = Cursor::Block(date, block.id.clone());
        }
        SheetNext::Close
    }

    /// Opens the line for the name to save the day by.
    fn save(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        if blocks_of_day(turn.model).is_empty() {
            turn.say(Tone::Notice, "Nothing to save: apart from routines, nothing is planned on this day.");
            return SheetNext::Stay;
        }
        Prompt::new(lines::SaveDay(turn.model.date), "").open(turn);
        SheetNext::Stay
    }
}

impl Sheet for TemplateSheet {
    fn context(&self) -> Context {
        Context::Templates
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        match (verb, self.template(turn.model).cloned()) {
            (Verb::Close, _) => {
                turn.model.preview = None;
                return SheetNext::Close;
            }
            (Verb::Take, _) => return self.take(turn),
            (Verb::Add, _) => return self.save(turn),
            (Verb::Edit, Some(one)) => Prompt::new(lines::Rename(one.id), one.name).open(turn),
            (Verb::Delete, Some(one)) => {
                let edit = edits::template_remove(&turn.model.life, &one.id);
                turn.make(edit, Verb::Template);
                self.show(turn);
            }
            (Verb::Undo, _) => {
                turn.step_back(true);
                self.show(turn);
            }
            _ if picker::choose(&mut self.chosen, verb, turn.model.life.templates.len() + 1) => {
                self.show(turn);
            }
            _ => {}
        }
        SheetNext::Stay
    }

    fn refresh(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.show(turn);
        SheetNext::Stay
    }

    fn changed(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.show(turn);
        SheetNext::Stay
    }

    fn cover(&self, model: &Model, (columns, rows): (u16, u16)) -> SheetCover {
        SheetCover::Lower((cells(draw::rows(self, model, columns).0.len()) + 2).min((rows / 2).max(6)))
    }

    fn hints(&self, model: &Model) -> Hints {
        use Verb::*;
        if self.template(model).is_none() {
            return Hints::of([(Take, "save the day"), (Down, ""), (Up, "choose")]).right(LEAVE);
        }
        Hints::of([(Take, "plan it"), (Add, "save this day"), (Edit, "rename"), (Delete, "delete")])
            .right(LEAVE)
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        draw::draw(canvas, self, model, area);
    }
}

/// Returns why the templates can't be read, as a sentence. None: they can.
fn unread(model: &Model) -> Option<String> {
    model.life.unread(Place::Templates).map(|unread| unread.sentence(Place::Templates, model.today))
}
