//! What a command prints about its edit.

use chrono::NaiveDate;

use super::failure::Failure;
use super::print::{shown, write};
use super::session::Session;
use crate::domain::edits::added;
use crate::domain::{Block, Change, Edit, EntryChange, Life};

use crate::line::tags_in_words;
pub(super) use crate::line::{engagement_name, value_name};
use crate::report::warnings;

impl Session {
    /// Prints one line about an edit.
    pub(super) fn say_done(&self, edit: &Edit) -> Result<(), Failure> {
        write(&format!("{}.\n", shown(edit.label.trim_end_matches('.'))))
    }

    /// Prints what was added: its id and title, its tags, and what to know about it.
    pub(super) fn say_added(&mut self, edit: &Edit) -> Result<(), Failure> {
        let (id, block) = match (added(edit), edit.changes.first()) {
            (Some((_, block)), _) => (&block.id, block),
            (None, Some(Change::Task(EntryChange { after: Some(task), .. }))) => (&task.id, task),
            _ => return self.say_done(edit),
        };
        let label = edit.label.trim_end_matches('.');
        write(&format!("{}  {}.\n", self.paint.strong(&shown(id)), shown(label)))?;
        self.say_tags(block)?;
        self.say_warnings(edit)
    }

    /// Prints the tags of the block that was changed.
    pub(super) fn say_understood(&self, edit: &Edit) -> Result<(), Failure> {
        match changed(edit) {
            Some((_, block)) => self.say_tags(block),
            None => Ok(()),
        }
    }

    /// Prints what to know about the plan that an edit made: what it crosses, and what is too much.
    pub(super) fn say_warnings(&mut self, edit: &Edit) -> Result<(), Failure> {
        if let Some((from, to)) = warnings::needed(&self.life, &self.ctx, edit) {
            self.load_aside(from, to);
        }
        let warnings = warnings::of_edit(&self.life, &self.life, &self.ctx, edit);
        let said = warnings.crosses().into_iter().chain(warnings.too_much());
        said.into_iter().try_for_each(|sentence| write(&format!("{}\n", shown(&sentence))))
    }

    fn say_tags(&self, block: &Block) -> Result<(), Failure> {
        let words = tags_in_words(block, &self.life);
        if words.is_empty() {
            return Ok(());
        }
        write(&format!("       {}\n", self.paint.faint(&shown(&words.join(" · ")))))
    }
}

/// Returns the first block that an edit adds, else the first that it changes.
fn changed(edit: &Edit) -> Option<(NaiveDate, &Block)> {
    added(edit).or_else(|| {
        edit.changes.iter().find_map(|change| match change {
            Change::Block(date, EntryChange { after: Some(block), .. }) => Some((*date, block)),
            _ => None,
        })
    })
}

/// Returns the names of a block's values.
pub(super) fn value_names(life: &Life, block: &Block) -> Vec<String> {
    block.values.iter().map(|id| value_name(life, id)).collect()
}
