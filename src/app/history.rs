//! Undo and redo of the steps of one run. What was done before it is in the log of operations.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::merge::Merge;
use crate::domain::{Change, Edit, Life, RecordChange, Refused};

/// Equal steps on the same block count as one for undo if they follow within this time.
const ONE_STEP: TimeDelta = TimeDelta::seconds(1);

/// Two stacks of steps: one to undo with, one to redo with.
#[derive(Debug, Clone, Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<(Edit, u64)>,
    /// Steps that were made so far.
    count: u64,
    /// Steps of the log that were taken back after all of this run. They come first to be made again.
    below: usize,
}

/// A step to undo.
#[derive(Debug, Clone)]
struct Step {
    inverse: Edit,
    at: DateTime<Utc>,
    /// Number of the step, from 1. It stays through undo and redo.
    number: u64,
}

impl History {
    /// Returns whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Stores the inverse of an edit and the time when it was made. Clears the steps to redo. Returns the number of the
    /// step, which is the last one's again if the edit counts as one with it.
    pub fn did(&mut self, inverse: Edit, at: DateTime<Utc>) -> u64 {
        self.redo.clear();
        self.below = 0;
        if let Some(last) = self.undo.last_mut() {
            let is_next =
                inverse.step.is_some() && last.inverse.step == inverse.step && at - last.at <= ONE_STEP;
            if let Some(merged) = is_next.then(|| merge(&last.inverse, &inverse)).flatten() {
                (last.inverse, last.at) = (merged, at);
                return last.number;
            }
        }
        self.count += 1;
        self.undo.push(Step { inverse, at, number: self.count });
        self.count
    }

    /// Undoes the last step. Returns the edit that was applied and the number of the step, `None` if there is nothing
    /// to undo.
    ///
    /// # Errors
    ///
    /// Refused if the life can't apply the edit. The step stays if it can be tried again, once its days are loaded or
    /// its file is mended.
    pub fn undo(&mut self, life: &mut Life) -> Option<Result<(Edit, u64), Refused>> {
        let step = self.undo.pop()?;
        match life.apply(step.inverse.clone()) {
            Ok(redo) => {
                self.redo.push((redo, step.number));
                Some(Ok((step.inverse, step.number)))
            }
            Err(refused) => {
                if can_be_tried_again(&refused) {
                    self.undo.push(step);
                }
                Some(Err(refused))
            }
        }
    }

    /// Handles that a step of the log was taken back, or with `again` made again.
    pub fn stepped_below(&mut self, again: bool) {
        self.below = if again { self.below.saturating_sub(1) } else { self.below + 1 };
    }

    /// Redoes the step that was undone last, at a time. Returns the edit that was applied and the number of the step,
    /// `None` if that step is in the log, or there is nothing to redo.
    ///
    /// # Errors
    ///
    /// Refused as in [`History::undo`].
    pub fn redo(&mut self, life: &mut Life, at: DateTime<Utc>) -> Option<Result<(Edit, u64), Refused>> {
        let (edit, number) = if self.below == 0 { self.redo.pop()? } else { return None };
        match life.apply(edit.clone()) {
            Ok(inverse) => {
                self.undo.push(Step { inverse, at, number });
                Some(Ok((edit, number)))
            }
            Err(refused) => {
                if can_be_tried_again(&refused) {
                    self.redo.push((edit, number));
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
