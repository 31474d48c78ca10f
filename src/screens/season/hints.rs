//! The key hints of Season.

use super::state::{SeasonPart, kept};
use crate::app::footer::Hints;
use crate::app::{Model, Verb};
use crate::report::season::Grain;

/// Returns the hints of the part under the cursor.
pub(super) fn hints(model: &Model) -> Hints {
    use Verb::*;
    let (mut hints, last) = match kept(model).part {
        SeasonPart::Year => (vec![(Left, ""), (Right, "season"), (Open, "open"), (Add, "next season")], None),
        _ if model.life.season_on(model.date).is_none() => (vec![(Add, "name a season")], None),
        SeasonPart::Intents => {
            let hints = [(Edit, "edit"), (Longer, "more"), (Shorter, "less"), (CrossOut, "pause")];
            (hints.into_iter().chain([(Add, "next season")]).collect(), Some((SeasonMenu, "end, split")))
        }
        SeasonPart::Facts => {
            let hints = [(Edit, "edit"), (Longer, "more"), (Shorter, "less"), (Add, "next season")];
            (hints.to_vec(), Some((SeasonMenu, "end, split")))
        }
        SeasonPart::Values | SeasonPart::Swing => {
            (vec![(Left, ""), (Right, "column"), (Open, "open it"), (Add, "next season")], None)
        }
    };
    // With few columns, not all parts are in view, so the key for the next part comes early.
    let at = match model.size.0 {
        80.. => hints.len(),
        _ => hints.iter().position(|(_, words)| !words.is_empty()).map_or(0, |at| at + 1),
    };
    hints.insert(at, (NextPart, if model.size.0 < 60 { "next" } else { "next part" }));
    hints.extend(last);
    let next = match kept(model).grain {
        Grain::Weeks => "months",
        Grain::Months => "quarters",
        Grain::Quarters => "weeks",
    };
    hints.extend([(Zoom, next), (Undo, "undo")]);
    Hints::of(hints).right(&[&[(Help, "help")]])
}
