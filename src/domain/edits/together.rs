//! One thing done to several targets.

use super::timer::telling;
use crate::domain::ctx::Ctx;
use crate::domain::edit::{Edit, Refused};
use crate::domain::life::Life;

/// Several edits as one.
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

/// The edits of several targets, each built on what the ones before it leave.
///
/// # Errors
///
/// The first refusal.
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
