//! Help: the keys that work here, the signs, and the grammar of the entry line.

mod content;
mod draw;
mod grammar;
mod keys_here;
mod layout;

use tui_input::Input;

use self::layout::HelpLayout;
use crate::app::footer::{Hints, LEAVE};
use crate::app::{Context, Model, Sheet, SheetNext, Turn, Verb};
use crate::canvas::{Canvas, Region};

/// Lines per page.
const PAGE: usize = 10;

/// Help, scrolled and filtered.
#[derive(Debug, Default)]
pub struct Help {
    /// Index of the first visible line.
    pub top: usize,
    /// Text that filters the lines.
    pub input: Input,
    /// Whether that text is being typed.
    pub typing: bool,
    /// Sheet whose keys are shown, and that comes back afterwards. `None` means the screen.
    under: Option<Box<dyn Sheet>>,
}

/// Opens help at its top, over the open sheet if there is one.
pub fn open(turn: &mut Turn<'_>) {
    let under = turn.model.sheet.take();
    turn.open(Help { under, ..Help::default() });
}

impl Sheet for Help {
    fn context(&self) -> Context {
        if self.typing { Context::Prompt } else { Context::Help }
    }

    fn line(&self) -> Option<&Input> {
        self.typing.then_some(&self.input)
    }

    fn line_mut(&mut self) -> Option<&mut Input> {
        self.typing.then_some(&mut self.input)
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        match verb {
            Verb::Close if self.typing => (self.typing, self.input) = (false, Input::default()),
            Verb::Close => {
                turn.model.sheet = self.under.take();
                turn.refresh_sheet();
                return SheetNext::Close;
            }
            Verb::Take if self.typing => self.typing = false,
            Verb::Narrow => self.typing = true,
            Verb::Down => self.scroll(turn.model, 1),
            Verb::Up => self.scroll(turn.model, -1),
            Verb::PageDown => self.scroll(turn.model, PAGE as isize),
            Verb::PageUp => self.scroll(turn.model, -(PAGE as isize)),
            Verb::First => self.top = 0,
            Verb::Last => self.scroll(turn.model, isize::MAX),
            _ => return turn.edit_line(self, verb),
        }
        SheetNext::Stay
    }

    fn typed(&mut self, _: &mut Turn<'_>) -> SheetNext {
        self.top = 0;
        SheetNext::Stay
    }

    fn refresh(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.under(|sheet| sheet.refresh(turn))
    }

    fn changed(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.under(|sheet| sheet.changed(turn))
    }

    fn hints(&self, _: &Model) -> Hints {
        use Verb::*;
        match self.typing {
            true => Hints::of([(Take, "keep")]),
            false => Hints::of([(Down, ""), (Up, "scroll"), (Narrow, "filter")]),
        }
        .right(LEAVE)
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, _: Region) {
        draw::draw(canvas, model, self);
    }
}

impl Help {
    /// Moves the first visible line, within the lines.
    fn scroll(&mut self, model: &Model, by: isize) {
        let last = HelpLayout::new(model, self).last_top();
        self.top = self.top.saturating_add_signed(by).min(last);
    }

    /// Lets the sheet below follow a change. A sheet that closes is not there any more afterwards.
    fn under(&mut self, act: impl FnOnce(&mut dyn Sheet) -> SheetNext) -> SheetNext {
        if self.under.as_mut().is_some_and(|sheet| act(&mut **sheet) == SheetNext::Close) {
            self.under = None;
        }
        SheetNext::Stay
    }
}
