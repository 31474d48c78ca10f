//! One action on several blocks.

use super::timer::telling;
use crate::domain::ctx::Ctx;
use crate::domain::edit::{Edit, Refused};
use crate::domain::life::Life;

/// Joins several edits into one.
pub fn together(edits: Vec<Edit>) -> Edit {
    let label = match edits.as_slice() {
        [one] => one.label.clone(),
        [first, rest @ ..] => format!("{}, and {} more", first.label, rest.len()),
        [] => String::new(),
    };
    let step = match edits.as_slice() {
        [one] => one.step.clone(),
        _ => None,
    };
    Edit { label, step, changes: edits.into_iter().flat_map(|edit| edit.changes).collect() }
}

/// Edits of several targets.
#[derive(Debug, Clone)]
pub struct InTurn {
    /// An edit for each target that changes.
    pub edits: Vec<Edit>,
    /// A sentence for each target that would not change.
    pub already: Vec<String>,
}

impl InTurn {
    /// Returns the edits as one. Its label says how many targets do not change.
    pub fn together(self) -> Edit {
        let mut edit = together(self.edits);
        match self.already.len() {
            0 => {}
            1 => edit.label.push_str(" (1 already was)"),
            left => edit.label.push_str(&format!(" ({left} already were)")),
        }
        edit
    }
}

/// Returns an edit for each target. Each is built on the life after the edits before it, and its label says which
/// timers it stops. Of several targets, those that would not change are left out.
///
/// # Errors
///
/// The first refusal when an edit is built or applied. [`Refused::Already`] if no target would change.
pub fn edits_in_turn<T>(
    life: &Life,
    ctx: &Ctx,
    targets: &[T],
    edit: impl Fn(&Life, &Ctx, &T) -> Result<Edit, Refused>,
) -> Result<InTurn, Refused> {
    if let [target] = targets {
        let edits = vec![telling(life, ctx, edit(life, ctx, target)?)];
        return Ok(InTurn { edits, already: Vec::new() });
    }
    let mut life = life.clone();
    let (mut edits, mut already) = (Vec::with_capacity(targets.len()), Vec::new());
    for target in targets {
        match edit(&life, ctx, target) {
            Err(Refused::Already(sentence)) => already.push(sentence),
            made => {
                let made = telling(&life, ctx, made?);
                life.apply(made.clone())?;
                edits.push(made);
            }
        }
    }
    match (edits.is_empty(), already.first()) {
        (true, Some(sentence)) => Err(Refused::Already(sentence.clone())),
        _ => Ok(InTurn { edits, already }),
    }
}
