//! Undo and redo, within one run.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::merge::Merge;
use crate::domain::{Change, Edit, Life, RecordChange, Refused};

/// Equal steps on the same block count as one for undo if they follow within this time.
const ONE_STEP: TimeDelta = TimeDelta::seconds(1);

/// Two stacks of edits: one to undo with, one to redo with.
#[derive(Debug, Clone, Default)]
pub struct History {
    undo: Vec<(Edit, DateTime<Utc>)>,
    redo: Vec<Edit>,
}

impl History {
    /// Returns whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Stores the inverse of an edit and the time when it was made. Clears the steps to redo.
    pub fn did(&mut self, inverse: Edit, at: DateTime<Utc>) {
        self.redo.clear();
        if let Some((last, when)) = self.undo.last_mut() {
            let is_next = inverse.step.is_some() && last.step == inverse.step && at - *when <= ONE_STEP;
            if let Some(merged) = is_next.then(|| merge(last, &inverse)).flatten() {
                (*last, *when) = (merged, at);
                return;
            }
        }
        self.undo.push((inverse, at));
    }

    /// Undoes the last step. Returns the edit that was applied, `None` if there is nothing to undo.
    ///
    /// # Errors
    ///
    /// Refused if the life can't apply the edit. The step stays if it can be tried again, once its days are loaded or
    /// its file is mended.
    pub fn undo(&mut self, life: &mut Life) -> Option<Result<Edit, Refused>> {
        let (inverse, at) = self.undo.pop()?;
        match life.apply(inverse.clone()) {
            Ok(redo) => {
                self.redo.push(redo);
                Some(Ok(inverse))
            }
            Err(refused) => {
                if can_be_tried_again(&refused) {
                    self.undo.push((inverse, at));
                }
                Some(Err(refused))
            }
        }
    }

    /// Redoes the step that was undone last, at a time. Returns the edit that was applied, `None` if there is nothing
    /// to redo.
    ///
    /// # Errors
    ///
    /// Refused as in [`History::undo`].
    pub fn redo(&mut self, life: &mut Life, at: DateTime<Utc>) -> Option<Result<Edit, Refused>> {
        let edit = self.redo.pop()?;
        match life.apply(edit.clone()) {
            Ok(inverse) => {
                self.undo.push((inverse, at));
                Some(Ok(edit))
            }
            Err(refused) => {
                if can_be_tried_again(&refused) {
                    self.redo.push(edit);
                }
                Some(Err(refused))
            }
        }
    }
}

/// Returns whether the edit may succeed later, once its days are loaded or its file is mended.
fn can_be_tried_again(refused: &Refused) -> bool {
    matches!(refused, Refused::Need(..) | Refused::NeedWeek(_) | Refused::Unread(_))
}

/// Merges the inverses of two steps on the same blocks or weeks into one. `None` if another program has written in
/// between, because undo must not revert that too.
fn merge(first: &Edit, second: &Edit) -> Option<Edit> {
    if first.changes.len() != second.changes.len() {
        return None;
    }
    let changes = first.changes.iter().zip(&second.changes).map(|pair| match pair {
        (Change::Block(date, one), Change::Block(other, two)) if date == other => {
            let mut entry = two.clone();
            entry.after.clone_from(&one.after);
            (one.before == two.after && two.before.is_some()).then_some(Change::Block(*date, entry))
        }
        (Change::Week(week, one), Change::Week(other, two)) if week == other => {
            let mut after = two.after.clone();
            let keys = |after| Box::new(RecordChange { before: two.before.clone(), after });
            after.merge(&one.before, &one.after).then(|| Change::Week(*week, keys(after)))
        }
        _ => None,
    });
    Some(Edit {
        label: second.label.clone(),
        step: second.step.clone(),
        changes: changes.collect::<Option<_>>()?,
    })
}
