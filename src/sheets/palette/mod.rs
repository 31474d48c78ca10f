//! Any action by name: which actions fit what is typed.

use tui_input::Input;

use crate::app::footer::{Hints, of_a_list};
use crate::app::{Context, Cover, Model, Sheet, Then, Turn, Verb, picker};
use crate::canvas::widgets::typed_line;
use crate::canvas::{Area, Canvas, Role};
use crate::line::fold;

/// The list of actions, narrowed by what is typed.
#[derive(Debug, Default)]
pub struct Palette {
    /// What is typed.
    pub input: Input,
    /// The actions that fit it, best first.
    pub shown: Vec<Verb>,
    /// The line that is chosen.
    pub chosen: usize,
}

/// Opens the list of all actions.
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

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> Then {
        match verb {
            Verb::Close => Then::Close,
            Verb::Take => {
                if let Some(verb) = self.shown.get(self.chosen).copied() {
                    turn.verb(verb);
                }
                Then::Close
            }
            _ if picker::choose(&mut self.chosen, verb, self.shown.len()) => Then::Stay,
            _ => turn.edit_line(self, verb),
        }
    }

    fn typed(&mut self, _: &mut Turn<'_>) -> Then {
        self.narrow();
        Then::Stay
    }

    fn cover(&self, _: &Model, (_, rows): (u16, u16)) -> Cover {
        Cover::Lower((rows / 2).max(6))
    }

    fn hints(&self, _: &Model) -> Hints {
        of_a_list("do it")
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Area) {
        typed_line(canvas, "Do", &self.input, 1, area.y, area.right() - 1);
        if self.shown.is_empty() {
            canvas.put(3, area.y + 1, area.width.saturating_sub(4), "nothing is called that", Role::Faint);
        }
        let list = Area::new(0, area.y + 1, area.width, area.height.saturating_sub(1));
        picker::draw(canvas, list, 1, (self.shown.len(), self.chosen), |canvas, y, index, here| {
            let verb = self.shown[index];
            canvas.put(3, y, 16, verb.name(), if here { Role::Strong } else { Role::Text });
            canvas.put(20, y, area.width.saturating_sub(32), verb.doc(), Role::Muted);
            canvas.put_right(area.right() - 1, y, 9, &model.keymap.key(verb), Role::Key);
        });
    }
}

impl Palette {
    /// Shows the verbs that fit what is typed: those whose name begins with it first, then by what they do.
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

fn is_subsequence(typed: &str, name: &str) -> bool {
    let mut letters = name.chars();
    typed.chars().filter(|letter| !letter.is_whitespace()).all(|letter| letters.any(|other| other == letter))
}
