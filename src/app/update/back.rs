//! Undo and redo. The current day and the cursor go to what has changed.

use chrono::NaiveDate;

use super::Turn;
use crate::app::action::{Action, Effect};
use crate::app::message::{Said, Tone};
use crate::app::model::Cursor;
use crate::app::verb::Verb;
use crate::domain::file::OperationKind;
use crate::domain::{Change, Span};

impl Turn<'_> {
    /// Undoes the last step, or redoes the one that was undone last.
    pub fn step_back(&mut self, is_undo: bool) {
        let (history, life) = (&mut self.model.history, &mut self.model.life);
        let done = if is_undo { history.undo(life) } else { history.redo(life, self.ctx.now) };
        let verb = if is_undo { Verb::Undo } else { Verb::Redo };
        match done {
            // Beyond the edits of this run, the log of operations goes on.
            None => self.effects.push(Effect::Step { again: !is_undo, at: self.ctx.local() }),
            Some(Err(refused)) => self.refuse(refused, Action::Do(verb)),
            Some(Ok((edit, number))) => {
                let places = edit.places();
                // Blocks that exist after the step. Their day becomes the current one, unless one of them is already
                // on the current day.
                let left = edit.changes.iter().filter_map(|change| match change {
                    Change::Block(date, entry) => Some((*date, entry.after.as_ref()?.id.clone())),
                    _ => None,
                });
                let mut left: Vec<(NaiveDate, String)> = left.collect();
                // Undo reverts changes in reverse order.
                if is_undo {
                    left.reverse();
                }
                let is_here = |date: &NaiveDate| *date == self.model.date;
                let days: Vec<NaiveDate> = match left.is_empty() {
                    false => left.iter().map(|(date, _)| *date).collect(),
                    true => edit.changes.iter().filter_map(came_from).collect(),
                };
                // A screen that shows days goes to the day of the change.
                if let (true, Some(date), false) =
                    (self.model.screen.shows_days(), days.first(), days.iter().any(is_here))
                {
                    self.model.date = *date;
                    // A usual block has no id, so the cursor goes to its time.
                    if let Some(plan) = edit.changes.iter().find_map(planned_then).filter(|_| left.is_empty())
                    {
                        self.model.cursor = Cursor::Minute(plan.start.minutes().into());
                    }
                }
                for screen in self.model.house.screens {
                    screen.follow(self, &edit, true);
                }
                let kind = if is_undo { OperationKind::Undo } else { OperationKind::Redo };
                self.save(places, kind, edit.label.clone(), number);
                // The cursor stays on its block if the step changed it. Otherwise it goes to the first changed block.
                let here: Vec<_> = left.iter().filter(|(date, _)| *date == self.model.date).collect();
                let is_one =
                    |one: &&(NaiveDate, String)| self.model.cursor == Cursor::Block(one.0, one.1.clone());
                if let (Some((date, id)), false) = (here.first(), here.iter().any(is_one)) {
                    self.model.cursor = Cursor::Block(*date, id.clone());
                }
                self.say_step(is_undo, &edit.label);
            }
        }
    }

    /// Says that a step was undone or redone, with the key for the other way.
    fn say_step(&mut self, is_undo: bool, label: &str) {
        let (did, other, does) = match is_undo {
            true => ("Undone", Verb::Redo, "redo"),
            false => ("Done again", Verb::Undo, "undo"),
        };
        self.say(Tone::Plain, Said::from(format!("{did}: {label}.")).key(other, does));
    }

    /// Handles the outcome of a step in the log of operations: the operation in words, or why nothing was changed.
    pub(super) fn stepped(&mut self, again: bool, outcome: Result<String, String>) {
        match outcome {
            Ok(label) => {
                self.model.history.stepped_below(again);
                self.say_step(!again, &label);
            }
            Err(reason) => self.say(Tone::Plain, reason),
        }
        self.stale = true;
    }
}

/// Returns the day of a change. For the removal of a block that was moved here, it is the day from which the block
/// came.
fn came_from(change: &Change) -> Option<NaiveDate> {
    match change {
        Change::Block(_, entry) if entry.after.is_none() => {
            entry.before.as_ref().and_then(|block| block.moved_from).or(change.place().date())
        }
        _ => change.place().date(),
    }
}

/// Returns the planned time of a block that the change removes and that was moved here. `None` for other changes.
fn planned_then(change: &Change) -> Option<Span> {
    match change {
        Change::Block(_, entry) if entry.after.is_none() => {
            entry.before.as_ref().filter(|block| block.moved_from.is_some())?.plan
        }
        _ => None,
    }
}
