//! How a block felt, on five steps.

use crate::app::footer::Hints;
use crate::app::{Context, Cover, Model, Sheet, Then, Turn, Verb};
use crate::canvas::{Area, Canvas, Role};
use crate::domain::Energy;
use crate::domain::edits::{self, Target};

/// The sheet that asks how a block felt.
#[derive(Debug)]
pub struct Felt {
    /// The block.
    pub target: Target,
    /// The step that is chosen, 0 (drained) to 4 (energised).
    pub chosen: usize,
}

/// Asks how a block felt.
pub fn open(turn: &mut Turn<'_>, target: Target) {
    let chosen = target.block.energy.map_or(2, |energy| (energy.felt() + 2) as usize);
    turn.open(Felt { target, chosen });
}

impl Sheet for Felt {
    fn context(&self) -> Context {
        Context::Felt
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> Then {
        let step = match (verb, verb.figure()) {
            (Verb::Close, _) => return Then::Close,
            (Verb::Less, _) => {
                self.chosen = self.chosen.saturating_sub(1);
                return Then::Stay;
            }
            (Verb::More, _) => {
                self.chosen = (self.chosen + 1).min(Energy::WORDS.len() - 1);
                return Then::Stay;
            }
            (Verb::Take, _) => Some(self.chosen),
            (_, Some(figure)) => figure.checked_sub(1),
            _ => return Then::Stay,
        };
        let energy = step.and_then(|step| Energy::new(step as i64 - 2));
        let edit = edits::energy(&turn.model.life, turn.ctx, &self.target, energy);
        turn.make(edit, Verb::Felt);
        Then::Close
    }

    fn cover(&self, _: &Model, _: (u16, u16)) -> Cover {
        Cover::Lower(4)
    }

    fn hints(&self, _: &Model) -> Hints {
        use Verb::*;
        Hints::of([
            (Less, ""),
            (More, "less, more"),
            (Take, "take it"),
            (Choose0, "not said"),
            (Close, "close"),
        ])
    }

    fn draw(&self, _: &Model, canvas: &mut Canvas<'_>, area: Area) {
        let title = &self.target.block.title;
        canvas.put(1, area.y, area.width - 2, &format!("How did {title} feel?"), Role::Strong);
        let mut x = 1;
        for (index, word) in Energy::WORDS.iter().enumerate() {
            let here = index == self.chosen;
            // Where there is no room for the words between, the ends say which way it goes.
            let is_between = area.width < 56 && !here && (1..4).contains(&index);
            let word = if is_between { "" } else { word };
            let text = if here { format!("({}) {word}", index + 1) } else { format!("{} {word}", index + 1) };
            if here {
                canvas.point(x, area.y + 1);
            }
            let role = if here { Role::Strong } else { Role::Muted };
            x += canvas.put(x, area.y + 1, area.width.saturating_sub(x + 1), text.trim_end(), role);
            x += if area.width < 70 { 2 } else { 4 };
        }
    }
}
