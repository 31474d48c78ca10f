//! From what a line says to a block: a new one, or one that changes.

use chrono::NaiveDate;

use super::{Entry, LineFor, Lists, Vocabulary, line, read};
use crate::domain::block::Block;

impl Entry {
    /// A new block of it, without an id and without a time, which depend on the day. An engagement brings its
    /// area, agenda and values; what is written wins.
    pub fn block(&self, vocabulary: &Vocabulary) -> Block {
        let tags = vocabulary.completed(self.tags.clone());
        Block {
            title: self.title.clone(),
            area: tags.area,
            engagement: tags.engagement,
            values: tags.lists.values,
            with: tags.lists.with,
            allow: tags.lists.allow,
            agenda: tags.agenda,
            demand: tags.demand,
            fixed: tags.fixed,
            milestone: tags.milestone,
            due: tags.due,
            promise: tags.promise,
            estimate: tags.estimate,
            ..Block::default()
        }
    }

    /// The block with what is written changed, for `edit`; its time is for the caller to change. Values, people
    /// and allowances are added to those that it has. A new engagement brings only what the block lacks.
    pub fn changed(&self, block: &Block, vocabulary: &Vocabulary) -> Block {
        let mut block = block.clone();
        if !self.title.is_empty() {
            block.title.clone_from(&self.title);
        }
        let tags = &self.tags;
        set(&mut block.area, &tags.area);
        set(&mut block.engagement, &tags.engagement);
        set(&mut block.agenda, &tags.agenda);
        set(&mut block.demand, &tags.demand);
        set(&mut block.due, &tags.due);
        set(&mut block.promise, &tags.promise);
        set(&mut block.estimate, &tags.estimate);
        block.fixed |= tags.fixed;
        block.milestone |= tags.milestone;
        self.away.taken_from(&mut block);
        tags.lists.added_to(&mut block);
        if let Some(engagement) = tags.engagement.as_deref().and_then(|id| vocabulary.engagement(id)) {
            block.area = block.area.or_else(|| engagement.area.clone());
            block.agenda = block.agenda.or(engagement.agenda);
            if block.values.is_empty() && self.away.values.is_empty() {
                block.values.clone_from(&engagement.values);
            }
        }
        block
    }

    /// The block after its whole line was before the writer, as in the prompt: what is no longer written is taken
    /// away. What a line cannot say, and what was left as it stood, stays.
    pub fn rewritten(&self, block: &Block, vocabulary: &Vocabulary, today: NaiveDate) -> Block {
        let old = read(&line(block, vocabulary), vocabulary, today, LineFor::Edit).unwrap_or_default();
        let (old, new) = (old.block(vocabulary), self.block(vocabulary));
        let mut block = block.clone();
        if !new.title.is_empty() {
            replace(&mut block.title, &old.title, &new.title);
        }
        replace(&mut block.area, &old.area, &new.area);
        replace(&mut block.engagement, &old.engagement, &new.engagement);
        replace(&mut block.agenda, &old.agenda, &new.agenda);
        replace(&mut block.demand, &old.demand, &new.demand);
        replace(&mut block.fixed, &old.fixed, &new.fixed);
        replace(&mut block.milestone, &old.milestone, &new.milestone);
        replace(&mut block.due, &old.due, &new.due);
        replace(&mut block.promise, &old.promise, &new.promise);
        replace(&mut block.estimate, &old.estimate, &new.estimate);
        let (old, new) = (Lists::of_block(old), Lists::of_block(new));
        if old != new {
            old.without(&new).taken_from(&mut block);
            new.added_to(&mut block);
        }
        self.away.taken_from(&mut block);
        block
    }
}

fn set<T: Clone>(slot: &mut Option<T>, written: &Option<T>) {
    if written.is_some() {
        slot.clone_from(written);
    }
}

fn replace<T: Clone + PartialEq>(slot: &mut T, old: &T, new: &T) {
    if old != new {
        slot.clone_from(new);
    }
}

impl Lists {
    fn of_block(block: Block) -> Lists {
        Lists { values: block.values, with: block.with, allow: block.allow }
    }

    fn pairs<'a>(&'a self, block: &'a mut Block) -> [(&'a Vec<String>, &'a mut Vec<String>); 3] {
        [(&self.values, &mut block.values), (&self.with, &mut block.with), (&self.allow, &mut block.allow)]
    }

    fn added_to(&self, block: &mut Block) {
        for (written, list) in self.pairs(block) {
            for one in written {
                if !list.contains(one) {
                    list.push(one.clone());
                }
            }
        }
    }

    fn taken_from(&self, block: &mut Block) {
        for (written, list) in self.pairs(block) {
            list.retain(|one| !written.iter().any(|away| super::fold(away) == super::fold(one)));
        }
    }

    /// What stands here and not there.
    fn without(&self, other: &Lists) -> Lists {
        let rest = |here: &[String], there: &[String]| {
            here.iter().filter(|one| !there.contains(one)).cloned().collect()
        };
        Lists {
            values: rest(&self.values, &other.values),
            with: rest(&self.with, &other.with),
            allow: rest(&self.allow, &other.allow),
        }
    }
}
