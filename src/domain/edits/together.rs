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

/// Returns one edit for each target. Each is built on the life that the ones before it leave, and its label says which
/// timers it stops.
///
/// # Errors
///
/// The first refusal, of building or of applying an edit.
pub fn edits_in_turn<T>(
    life: &Life,
    ctx: &Ctx,
    targets: &[T],
    edit: impl Fn(&Life, &Ctx, &T) -> Result<Edit, Refused>,
) -> Result<Vec<Edit>, Refused> {
    if let [target] = targets {
        return Ok(vec![telling(life, ctx, edit(life, ctx, target)?)]);
    }
    let mut life = life.clone();
    let mut edits = Vec::with_capacity(targets.len());
    for target in targets {
        let made = telling(&life, ctx, edit(&life, ctx, target)?);
        life.apply(made.clone())?;
        edits.push(made);
    }
    Ok(edits)
}
