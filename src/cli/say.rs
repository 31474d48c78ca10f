//! What a command says of what it did.

use chrono::NaiveDate;

use super::failure::Failure;
use super::plan;
use super::print::{shown, write};
use super::session::Session;
use crate::domain::edits::added;
use crate::domain::{Block, Change, Edit, EntryChange, Life};

use crate::line::tags_in_words;
pub(super) use crate::line::{engagement_name, value_name};

impl Session {
    /// What was done, in a line.
    pub(super) fn say_done(&self, edit: &Edit) -> Result<(), Failure> {
        write(&format!("{}.\n", shown(edit.label.trim_end_matches('.'))))
    }

    /// What was added: its id, what was understood, and what it crosses.
    pub(super) fn say_added(&self, edit: &Edit) -> Result<(), Failure> {
        let (id, block) = match (added(edit), edit.changes.first()) {
            (Some((_, block)), _) => (&block.id, block),
            (None, Some(Change::Task(EntryChange { after: Some(task), .. }))) => (&task.id, task),
            _ => return self.say_done(edit),
        };
        let label = edit.label.trim_end_matches('.');
        write(&format!("{}  {}.\n", self.paint.strong(&shown(id)), shown(label)))?;
        self.say_tags(block)?;
        self.say_crossings(edit)
    }

    /// What a block that was changed says now.
    pub(super) fn say_understood(&self, edit: &Edit) -> Result<(), Failure> {
        match changed(edit) {
            Some((_, block)) => self.say_tags(block),
            None => Ok(()),
        }
    }

    /// What a block that was added or changed crosses.
    pub(super) fn say_crossings(&self, edit: &Edit) -> Result<(), Failure> {
        let sentence =
            changed(edit).and_then(|(date, block)| plan::crossings(&self.life, &self.ctx, date, block));
        match sentence {
            Some(sentence) => write(&format!("{}\n", shown(&sentence))),
            None => Ok(()),
        }
    }

    fn say_tags(&self, block: &Block) -> Result<(), Failure> {
        let words = tags_in_words(block, &self.life);
        if words.is_empty() {
            return Ok(());
        }
        write(&format!("       {}\n", self.paint.faint(&shown(&words.join(" · ")))))
    }
}

/// The first block that an edit adds, else the first that it changes.
fn changed(edit: &Edit) -> Option<(NaiveDate, &Block)> {
    added(edit).or_else(|| {
        edit.changes.iter().find_map(|change| match change {
            Change::Block(date, EntryChange { after: Some(block), .. }) => Some((*date, block)),
            _ => None,
        })
    })
}

/// The values of a block, by their names.
pub(super) fn value_names(life: &Life, block: &Block) -> Vec<String> {
    block.values.iter().map(|id| value_name(life, id)).collect()
}

/// A name within a sentence: `craft` for `Craft`, but `CV` and `Acme HQ` as they are.
pub(super) fn lower(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if !letters.clone().any(char::is_uppercase) => {
            first.to_lowercase().collect::<String>() + letters.as_str()
        }
        _ => name.to_owned(),
    }
}
