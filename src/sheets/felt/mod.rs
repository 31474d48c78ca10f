//! Rating of how a block felt, in five steps.

use crate::app::footer::{Hints, LEAVE};
use crate::app::{Context, Model, Sheet, SheetCover, SheetNext, Turn, Verb};
use crate::canvas::widgets::keeping;
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::Energy;
use crate::domain::edits::{self, Target};
use crate::domain::text::width;

/// Sheet that asks how a block felt.
#[derive(Debug)]
pub struct FeltSheet {
    /// Block that is rated.
    pub target: Target,
    /// Chosen step, from 0 (drained) to 4 (energised).
    pub chosen: usize,
}

/// Opens the sheet for a block.
pub fn open(turn: &mut Turn<'_>, target: Target) {
    let chosen = target.block.energy.map_or(2, |energy| (energy.felt() + 2) as usize);
    turn.open(FeltSheet { target, chosen });
}

impl Sheet for FeltSheet {
    fn context(&self) -> Context {
        Context::Felt
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        let step = match (verb, verb.figure()) {
            (Verb::Close, _) => return SheetNext::Close,
            (Verb::Less, _) => {
                self.chosen = self.chosen.saturating_sub(1);
                return SheetNext::Stay;
            }
            (Verb::More, _) => {
                self.chosen = (self.chosen + 1).min(Energy::WORDS.len() - 1);
                return SheetNext::Stay;
            }
            (Verb::Take, _) => Some(self.chosen),
            (_, Some(figure)) => figure.checked_sub(1),
            _ => return SheetNext::Stay,
        };
        let energy = step.and_then(|step| Energy::new(step as i64 - 2));
        let edit = edits::energy(&turn.model.life, turn.ctx, &self.target, energy);
        turn.make(edit, Verb::Felt);
        SheetNext::Close
    }

    fn cover(&self, _: &Model, _: (u16, u16)) -> SheetCover {
        SheetCover::Lower(4)
    }

    fn hints(&self, _: &Model) -> Hints {
        use Verb::*;
        Hints::of([(Less, ""), (More, "less, more"), (Take, "save"), (Choose0, "no rating")]).right(LEAVE)
    }

    fn draw(&self, _: &Model, canvas: &mut Canvas<'_>, area: Region) {
        let title = &self.target.block.title;
        let (columns, question) = (area.width - 2, format!("How did {title} feel?"));
        canvas.put(1, area.y, columns, &keeping(&question, &[title], columns.into()), Role::Strong);
        let steps: Vec<String> = (1..)
            .zip(Energy::WORDS)
            .map(|(figure, word)| {
                let here = figure == self.chosen + 1;
                // In a narrow terminal only the ends of the scale have words.
                let is_between = area.width < 56 && !here && (2..5).contains(&figure);
                let word = if is_between { "" } else { word };
                let figure = if here { format!("({figure})") } else { figure.to_string() };
                format!("{figure} {word}").trim_end().to_owned()
            })
            .collect();
        let (end, y) = (area.width - 1, area.y + 1);
        let taken: u16 = steps.iter().map(|step| cells(width(step))).sum();
        // Blank columns between the steps, shared out where there are few.
        let (most, spare) = (if area.width < 70 { 2 } else { 4 }, end.saturating_sub(1 + taken));
        let gap = |index: usize| (spare / 4 + u16::from(index < usize::from(spare % 4))).clamp(1, most);
        let mut x = 1;
        for (index, step) in steps.iter().enumerate() {
            let here = index == self.chosen;
            if here {
                canvas.point(x, y);
            }
            let role = if here { Role::Strong } else { Role::Muted };
            x += canvas.put(x, y, end.saturating_sub(x), step, role) + gap(index);
        }
    }
}
