//! What a command says of what it did.

use chrono::NaiveDate;

use super::failure::Failure;
use super::plan;
use super::print::{shown, write};
use super::session::Session;
use crate::domain::edits::added;
use crate::domain::{AreaTree, Block, Change, Edit, EntryChange, Life};

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
        let words = tags(&self.life, block);
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

/// All that a block says beside its title and its time, in words.
fn tags(life: &Life, block: &Block) -> Vec<String> {
    let profile = &life.profile;
    let mut words = Vec::new();
    words.extend(block.engagement.as_ref().map(|id| engagement_name(life, id)));
    words.extend(
        block
            .area
            .as_ref()
            .map(|id| AreaTree::new(profile).get(id).map_or_else(|| id.clone(), |area| area.name.clone())),
    );
    words.extend((!block.values.is_empty()).then(|| value_names(life, block).join(", ")));
    words.extend(block.agenda.map(|agenda| agenda.word().to_owned()));
    words.extend(block.demand.map(|demand| {
        format!(
            "needs {}",
            match demand {
                crate::domain::Demand::Low => "little",
                crate::domain::Demand::Medium => "some",
                crate::domain::Demand::High => "much",
            }
        )
    }));
    words.extend((!block.with.is_empty()).then(|| format!("with {}", block.with.join(", "))));
    words.extend(block.fixed.then(|| "fixed".to_owned()));
    words.extend(block.milestone.then(|| "milestone".to_owned()));
    words.extend(block.estimate.map(|estimate| format!("takes {}", estimate.short())));
    words.extend(block.due.map(|due| format!("due {}", crate::domain::date::short(due))));
    let promise = |id: &String| life.ledger.promises.iter().find(|promise| promise.id == *id);
    words.extend(block.promise.as_ref().map(|id| match promise(id) {
        Some(promise) => format!("makes good: {}", promise.what),
        None => format!("makes good {id}"),
    }));
    words
}

/// An engagement by its name, or its id where it is not known: as people read it, up to the first comma.
pub(super) fn engagement_name(life: &Life, id: &str) -> String {
    match life.profile.engagement(id) {
        Some(known) if !known.name.is_empty() => known.short_name().to_owned(),
        _ => id.to_owned(),
    }
}

/// The values of a block, by their names.
pub(super) fn value_names(life: &Life, block: &Block) -> Vec<String> {
    block.values.iter().map(|id| value_name(life, id)).collect()
}

/// A value by its name, or its id where it is not known.
pub(super) fn value_name(life: &Life, id: &str) -> String {
    match life.profile.value(id) {
        Some(known) if !known.name.is_empty() => known.name.clone(),
        _ => id.to_owned(),
    }
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
