//! Palette: any action by name.

mod actions;
mod draw;
mod narrow;

use tui_input::Input;

use crate::app::footer::{Hints, of_a_list};
use crate::app::{Context, Model, Sheet, SheetCover, SheetNext, Tone, Turn, Verb, picker};
use crate::canvas::{Canvas, Region};

pub use actions::PaletteAction;

/// List of actions, filtered by what is typed.
#[derive(Debug)]
pub struct Palette {
    /// Text that is typed.
    pub input: Input,
    /// Actions that match it, best first.
    pub shown: Vec<PaletteAction>,
    /// Index of the chosen line.
    pub chosen: usize,
    /// Action that is nearest to a text without a match. `None` if none is near.
    pub nearest: Option<PaletteAction>,
    /// Whether that action is chosen, so that Enter does it.
    pub takes_nearest: bool,
    /// All actions, most likely first.
    all: Vec<PaletteAction>,
}

/// Opens the palette with all actions.
pub fn open(turn: &mut Turn<'_>) {
    let all = actions::actions(turn.model);
    let input = Input::default();
    turn.open(Palette { input, shown: all.clone(), chosen: 0, nearest: None, takes_nearest: false, all });
}

impl Sheet for Palette {
    fn context(&self) -> Context {
        Context::Palette
    }

    fn line(&self) -> Option<&Input> {
        Some(&self.input)
    }

    fn line_mut(&mut self) -> Option<&mut Input> {
        Some(&mut self.input)
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        match verb {
            Verb::Close => return SheetNext::Close,
            Verb::Take => {
                let nearest = self.nearest.filter(|_| self.takes_nearest);
                let Some(action) = self.shown.get(self.chosen).copied().or(nearest) else {
                    return SheetNext::Stay;
                };
                act(turn, action);
                return SheetNext::Close;
            }
            Verb::Down => self.takes_nearest = self.nearest.is_some(),
            Verb::Up => self.takes_nearest = false,
            _ => {}
        }
        match picker::choose(&mut self.chosen, verb, self.shown.len()) {
            true => SheetNext::Stay,
            false => turn.edit_line(self, verb),
        }
    }

    fn typed(&mut self, _: &mut Turn<'_>) -> SheetNext {
        let text = self.input.value();
        self.shown = narrow::matching(&self.all, text);
        self.nearest = if self.shown.is_empty() { narrow::nearest_to(&self.all, text) } else { None };
        (self.chosen, self.takes_nearest) = (0, false);
        SheetNext::Stay
    }

    fn cover(&self, _: &Model, (_, rows): (u16, u16)) -> SheetCover {
        SheetCover::Lower((rows / 2).max(6))
    }

    fn hints(&self, _: &Model) -> Hints {
        of_a_list("do it", self.shown.len().max(usize::from(self.nearest.is_some())))
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        draw::draw(canvas, model, self, area);
    }
}

/// Carries out an action. One that this screen does not know is said to be of another.
fn act(turn: &mut Turn<'_>, action: PaletteAction) {
    let screen = turn.model.screen;
    let is_known = turn.model.keymap.belongs_to_chain(screen.context(turn.model), action.verb);
    if action.works || is_known && !screen.ignores().contains(&action.verb) {
        turn.verb(action.verb);
    } else {
        turn.say(Tone::Plain, format!("Not on {}: {}.", screen.name(), action.words));
    }
}
