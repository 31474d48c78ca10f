//! Palette: any action by name.

use tui_input::Input;

use crate::app::footer::{Hints, of_a_list};
use crate::app::{Context, Model, Sheet, SheetCover, SheetNext, Turn, Verb, picker};
use crate::canvas::widgets::typed_line;
use crate::canvas::{Canvas, Region, Role};
use crate::line::fold;

/// List of actions, filtered by what is typed.
#[derive(Debug, Default)]
pub struct Palette {
    /// Text that is typed.
    pub input: Input,
    /// Actions that match it, best first.
    pub shown: Vec<Verb>,
    /// Index of the chosen line.
    pub chosen: usize,
}

/// Opens the palette with all actions.
pub fn open(turn: &mut Turn<'_>) {
    let mut palette = Palette::default();
    palette.narrow();
    turn.open(palette);
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
            Verb::Close => SheetNext::Close,
            Verb::Take => {
                if let Some(verb) = self.shown.get(self.chosen).copied() {
                    turn.verb(verb);
                }
                SheetNext::Close
            }
            _ if picker::choose(&mut self.chosen, verb, self.shown.len()) => SheetNext::Stay,
            _ => turn.edit_line(self, verb),
        }
    }

    fn typed(&mut self, _: &mut Turn<'_>) -> SheetNext {
        self.narrow();
        SheetNext::Stay
    }

    fn cover(&self, _: &Model, (_, rows): (u16, u16)) -> SheetCover {
        SheetCover::Lower((rows / 2).max(6))
    }

    fn hints(&self, _: &Model) -> Hints {
        of_a_list("do it")
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        typed_line(canvas, "Do", &self.input, 1, area.y, area.right() - 1);
        if self.shown.is_empty() {
            canvas.put(3, area.y + 1, area.width.saturating_sub(4), "No matches", Role::Faint);
        }
        let list = area.without_top(1);
        picker::draw(canvas, list, 1, (&self.shown, self.chosen), |canvas, y, verb, here| {
            canvas.put(3, y, 16, verb.name(), if here { Role::Strong } else { Role::Text });
            canvas.put(20, y, area.width.saturating_sub(32), verb.doc(), Role::Muted);
            canvas.put_right(area.right() - 1, y, 9, &model.keymap.key(*verb), Role::Key);
        });
    }
}

impl Palette {
    /// Filters the actions: first those whose name begins with the text, then those whose name contains its words, then
    /// those whose description does, then those whose name contains its letters in order.
    fn narrow(&mut self) {
        let typed = fold(self.input.value());
        let words: Vec<&str> = typed.split_whitespace().collect();
        let is_for_sheets = |verb: &Verb| {
            use Verb::*;
            verb.figure().is_some()
                || matches!(
                    verb,
                    Take | Complete
                        | ClearLine
                        | DeleteWord
                        | Less
                        | More
                        | Narrow
                        | Close
                        | Open
                        | Palette
                        | Back
                        | Leave
                        | OtherWay
                        | NameTime
                )
        };
        let rank = |verb: Verb| {
            let (name, doc) = (verb.name(), fold(verb.doc()));
            if name.starts_with(typed.trim()) {
                Some(0)
            } else if words.iter().all(|word| name.contains(word)) {
                Some(1)
            } else if words.iter().all(|word| name.contains(word) || doc.contains(word)) {
                Some(2)
            } else {
                is_subsequence(&typed, name).then_some(3)
            }
        };
        let mut ranked: Vec<(i32, Verb)> = Verb::ALL
            .iter()
            .filter(|verb| !is_for_sheets(verb))
            .filter_map(|verb| Some((rank(*verb)?, *verb)))
            .collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        self.shown = ranked.into_iter().map(|(_, verb)| verb).collect();
        self.chosen = 0;
    }
}

/// Whether a name contains the typed letters in their order.
fn is_subsequence(typed: &str, name: &str) -> bool {
    let mut letters = name.chars();
    typed.chars().filter(|letter| !letter.is_whitespace()).all(|letter| letters.any(|other| other == letter))
}
