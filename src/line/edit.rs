//! Makes a block from a typed line: a new one, or a changed one.

use chrono::NaiveDate;

use super::fields::FIELDS;
use super::{LineFor, ParsedEntry, Vocabulary, line, read};
use crate::domain::Block;

impl ParsedEntry {
    /// Returns a new block with the title and the tags of the line. It has no id and no time: these depend on the
    /// day. An engagement brings its area, agenda and values where the line has none.
    pub fn block(&self, vocabulary: &Vocabulary) -> Block {
        let mut block = Block { title: self.title.clone(), ..self.tags.clone() };
        fill(&mut block, &vocabulary.brought_by(self.tags.engagement.as_deref()), &Block::default());
        block
    }

    /// Returns the block with the written fields changed, as `edit` does. The caller changes the time. Values, people
    /// and boundaries are added to those of the block. The area, agenda and values of a written engagement only fill
    /// empty fields.
    pub fn changed(&self, block: &Block, vocabulary: &Vocabulary) -> Block {
        let mut block = block.clone();
        if !self.title.is_empty() {
            block.title.clone_from(&self.title);
        }
        for field in FIELDS {
            field.take(&mut block, &field.texts(&self.away));
            field.change(&mut block, &self.tags);
        }
        fill(&mut block, &vocabulary.brought_by(self.tags.engagement.as_deref()), &self.away);
        block
    }

    /// Returns the block after its whole line was edited, as in the prompt. A tag that is gone from the line is
    /// removed. Fields that a line can't express stay, and so do unchanged fields.
    pub fn rewritten(&self, block: &Block, vocabulary: &Vocabulary, today: NaiveDate) -> Block {
        let old = read(&line(block, vocabulary), vocabulary, today, LineFor::Edit).unwrap_or_default();
        let (old, new) = (old.block(vocabulary), self.block(vocabulary));
        let mut block = block.clone();
        if !new.title.is_empty() && new.title != old.title {
            block.title.clone_from(&new.title);
        }
        // Where one list differs, all lists are updated from the line.
        let list_differs = FIELDS.iter().any(|field| field.is_list && field.differs(&old, &new));
        for field in FIELDS {
            if field.differs(&old, &new) || field.is_list && list_differs {
                field.replace(&mut block, &old, &new);
            }
            field.take(&mut block, &field.texts(&self.away));
        }
        block
    }
}

/// Fills empty fields of a block with what an engagement brings. Fields in `away` stay empty.
fn fill(block: &mut Block, brought: &Block, away: &Block) {
    for field in FIELDS {
        if field.texts(block).is_empty() && field.texts(away).is_empty() {
            field.change(block, brought);
        }
    }
}
