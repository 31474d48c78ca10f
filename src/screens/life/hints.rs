//! The key hints of Life.

use super::state::{LifePart, LifeState};
use crate::app::Model;
use crate::app::Verb;
use crate::app::footer::Hints;

/// Returns the hints for what is under the cursor.
pub(super) fn hints(state: &LifeState, model: &Model) -> Hints {
    use Verb::*;
    let is_narrow = model.size.0 < 60;
    let next = (NextPart, if is_narrow { "next" } else { "next part" });
    let record = state.record();
    let is_inside = state.cursor().fact.is_some();
    let put_away = match record {
        Some(record) if record.is_archived() => "bring back",
        _ => "archive",
    };
    let mut hints = match (state.part, record, is_inside) {
        (LifePart::Day, ..) => {
            vec![(Edit, "edit"), (Longer, "more"), (Shorter, "less"), next, (Settings, "settings")]
        }
        (_, None, _) => vec![(Add, "add"), next],
        (_, Some(_), false) => {
            vec![(Open, "open"), (Add, "add"), (Delete, put_away), next, (Later, ""), (Earlier, "order")]
        }
        (_, Some(_), true) => {
            vec![
                (Edit, "edit"),
                (Longer, "more"),
                (Shorter, "less"),
                (Left, "list"),
                (Delete, put_away),
                next,
            ]
        }
    };
    hints.push((Undo, "undo"));
    Hints::of(hints).right(&[&[(Help, "help")]])
}
