//! Moving blocks and their edges: by steps, together with touching blocks, and to other days.

use crate::app::model::Cursor;
use crate::app::{Tone, Turn, Verb};
use crate::domain::date::plus;
use crate::domain::edits::{self, InTurn, Target, edits_in_turn, together};
use crate::domain::{Block, Ctx, Edit, Life, Refused, Span};
use crate::report::day::agenda::Item;

/// Function that returns the edit of a block's plan by a number of minutes.
pub(super) type PlanChange = fn(&Life, &Ctx, &Target, i64) -> Result<Edit, Refused>;

/// Touching blocks that a change moves along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Neighbours {
    /// The block that ends where this one begins.
    Before,
    /// The block that begins where this one ends.
    After,
    /// Both.
    Both,
}

impl Turn<'_> {
    /// Moves blocks by a number of minutes. Touching edges move too, if that is switched on.
    pub(super) fn shift(&mut self, verb: Verb, minutes: i64) {
        self.step_by(verb, minutes, Neighbours::Both, edits::shift);
    }

    /// Makes blocks longer or shorter by a number of minutes. The start of a touching block after them moves too, if
    /// that is switched on.
    pub(super) fn resize(&mut self, verb: Verb, minutes: i64) {
        self.step_by(verb, minutes, Neighbours::After, edits::resize);
    }

    /// Changes the targets by a number of minutes. For a single target, moves the touching blocks on a side along.
    fn step_by(&mut self, verb: Verb, minutes: i64, side: Neighbours, change: PlanChange) {
        match self.model.targets().as_slice() {
            [target] if !self.touching(target, side).is_empty() => {
                let edit = self.with_neighbours(target, minutes, side, change);
                let cursor = self.model.cursor.clone();
                if self.make(edit, verb) {
                    self.model.cursor = cursor;
                }
            }
            _ => {
                let marks = self.model.marks.clone();
                self.each(verb, |life, ctx, target| change(life, ctx, target, minutes));
                self.model.marks = marks;
            }
        }
    }

    /// Returns the blocks whose plan touches a block's plan on a side, each with whether it comes after. Leaves out
    /// fixed blocks and those marked or tracked. Empty while blocks move alone.
    fn touching(&self, target: &Target, side: Neighbours) -> Vec<(Target, bool)> {
        let (true, Some(plan)) = (self.model.touch, target.block.plan) else { return Vec::new() };
        let touches = |item: &Item| {
            let is_other =
                item.date == target.date && item.block.id != target.block.id && item.block.is_open();
            let other: Span = item.block.plan.filter(|_| is_other && !item.block.is_fixed())?;
            let is_after = if other.start == plan.end {
                true
            } else if other.end == plan.start {
                false
            } else {
                return None;
            };
            let is_meant = side == Neighbours::Both || (side == Neighbours::After) == is_after;
            is_meant.then(|| (Target::new(item.date, item.block.clone()), is_after))
        };
        self.model.agenda.items.iter().filter_map(touches).collect()
    }

    /// Returns the edit that changes a block and moves the touching edges of its neighbours by as much.
    ///
    /// # Errors
    /// The change is refused, or a neighbour would be shorter than 5 minutes or outside the times of a plan.
    pub(super) fn with_neighbours(
        &self,
        target: &Target,
        minutes: i64,
        side: Neighbours,
        change: PlanChange,
    ) -> Result<Edit, Refused> {
        let (life, ctx) = (&self.model.life, self.ctx);
        let own = change(life, ctx, target, minutes)?;
        let (step, label) = (own.step.clone(), own.label.clone());
        let mut edits = vec![own];
        for (neighbour, is_after) in self.touching(target, side) {
            let no_room = || Refused::because(format!("{} has no room left.", neighbour.block.title));
            let plan = neighbour.block.plan.ok_or_else(no_room)?;
            let moved = if is_after {
                plan.start.shifted(minutes).map(|start| Span::new(start, plan.end))
            } else {
                plan.end.shifted(minutes).map(|end| Span::new(plan.start, end))
            };
            let plan = moved.filter(|plan| plan.minutes() >= 5 && plan.is_forward()).ok_or_else(no_room)?;
            let after = Block { plan: Some(plan), ..neighbour.block.clone() };
            edits.push(edits::replace(life, ctx, &neighbour, after, "moved along")?);
        }
        Ok(Edit { step, label, ..together(edits) })
    }

    /// Moves blocks by a number of days. The screen follows them.
    pub(super) fn across_days(&mut self, verb: Verb, days: i64) {
        let targets = self.model.targets();
        if targets.is_empty() {
            return self.say(Tone::Plain, "No block is under the cursor.");
        }
        let edits = edits_in_turn(&self.model.life, self.ctx, &targets, |life, ctx, target| {
            edits::move_to(life, ctx, target, plus(target.date, days), None)
        });
        let edit = edits.map(InTurn::together);
        let arrived = edit
            .as_ref()
            .ok()
            .and_then(|edit| edits::added(edit).map(|(date, block)| (date, block.id.clone())));
        if self.make(edit, verb) {
            self.model.clear_selection();
            if let Some((date, id)) = arrived {
                self.model.date = date;
                self.model.cursor = Cursor::Block(date, id);
            }
        }
    }
}
