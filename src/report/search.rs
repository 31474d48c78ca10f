//! Search over all days: the search text and the hits.

use chrono::NaiveDate;

use crate::domain::config::Clock;
use crate::domain::fold::fold;
use crate::domain::{AreaTree, Block, Day, Profile};

/// A block or a day's note that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Day of the block or note.
    pub date: NaiveDate,
    /// The block. `None` for a note.
    pub block: Option<Box<Block>>,
    /// Title of the block, or the note.
    pub title: String,
    /// Time in words. Empty if there is no set time.
    pub when: String,
}

/// A search text. A hit has every word of it. Case and accents don't matter. Tags match by id and by name.
#[derive(Debug, Clone)]
pub struct Needle {
    words: Vec<String>,
    profile: Profile,
    areas: AreaTree,
    clock: Clock,
}

impl Needle {
    /// Prepares a typed text. `profile` gives the names of tags, `clock` how times are shown.
    pub fn new(text: &str, profile: &Profile, clock: Clock) -> Needle {
        let words = fold(text).split_whitespace().map(str::to_owned).collect();
        Needle { words, profile: profile.clone(), areas: AreaTree::new(profile), clock }
    }

    /// Returns whether nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    fn is_in(&self, text: &str) -> bool {
        let text = fold(text);
        self.words.iter().all(|word| text.contains(word.as_str()))
    }

    /// Returns whether title, note, people and tags of a block contain every word.
    pub fn is_in_block(&self, block: &Block) -> bool {
        let area = block.area.as_deref().and_then(|id| self.areas.get(id)).map(|area| &area.name);
        let engagement = block.engagement.as_deref().and_then(|id| self.profile.engagement(id));
        let values = block.values.iter().filter_map(|id| self.profile.value(id)).map(|value| &value.name);
        let ids = block.area.iter().chain(&block.engagement).chain(&block.values);
        let names = area.into_iter().chain(engagement.map(|one| &one.name)).chain(values);
        let mut text = block.title.clone();
        for part in ids.chain(names).chain(&block.note).chain(&block.with) {
            text.push('\n');
            text.push_str(part);
        }
        self.is_in(&text)
    }

    /// Returns the notes and blocks of a day that match.
    pub fn hits(&self, day: &Day) -> Vec<Hit> {
        if self.is_empty() {
            return Vec::new();
        }
        let note = day.head.note.iter().chain(day.head.grace.iter()).filter(|note| self.is_in(note));
        let notes =
            note.map(|note| Hit { date: day.date, block: None, title: note.clone(), when: String::new() });
        let blocks = day.blocks.iter().filter(|block| self.is_in_block(block)).map(|block| Hit {
            date: day.date,
            block: Some(Box::new(block.clone())),
            title: block.title.clone(),
            when: block.lived().next().or(block.plan).map(|span| span.short(self.clock)).unwrap_or_default(),
        });
        notes.chain(blocks).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Value;

    #[test]
    fn every_word_is_found_somewhere_in_ids_and_in_names() {
        let value = Value { id: "craft".into(), name: "Good wörk".into(), ..Value::default() };
        let profile = Profile { values: vec![value], ..Profile::default() };
        let block = Block {
            title: "Pricing page".into(),
            values: vec!["craft".into()],
            with: vec!["Ines".into()],
            ..Block::default()
        };
        for (text, found) in
            [("PRICING ines", true), ("craft", true), ("work", true), ("pricing brandt", false)]
        {
            assert_eq!(Needle::new(text, &profile, Clock::Hours24).is_in_block(&block), found, "{text}");
        }
        assert!(Needle::new("  ", &profile, Clock::Hours24).is_empty());
    }
}
