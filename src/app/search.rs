//! Searching all days: what a hit is, and which blocks are one.

use chrono::NaiveDate;

use crate::domain::entry::fold;
use crate::domain::{Block, Day};

/// A block or a day's note that holds what is searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its day.
    pub date: NaiveDate,
    /// The block's id; none of a note on the day.
    pub id: Option<String>,
    /// What it is called, or the note.
    pub title: String,
    /// When, in words; empty of an untimed item.
    pub when: String,
}

/// What is searched for, made ready: case and accents aside, every word somewhere.
#[derive(Debug, Clone)]
pub struct Needle {
    words: Vec<String>,
}

impl Needle {
    /// Of what was typed.
    pub fn new(text: &str) -> Needle {
        Needle { words: fold(text).split_whitespace().map(str::to_owned).collect() }
    }

    /// Whether nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    fn is_in(&self, text: &str) -> bool {
        let text = fold(text);
        self.words.iter().all(|word| text.contains(word.as_str()))
    }

    /// Whether title, note, people and tags of a block hold every word.
    pub fn is_in_block(&self, block: &Block) -> bool {
        let mut text = block.title.clone();
        let tags = block.area.iter().chain(&block.engagement).chain(&block.note);
        for part in tags.chain(&block.with).chain(&block.values) {
            text.push('\n');
            text.push_str(part);
        }
        self.is_in(&text)
    }

    /// The hits of a day.
    pub fn hits(&self, day: &Day) -> Vec<Hit> {
        if self.is_empty() {
            return Vec::new();
        }
        let note = day.head.note.iter().chain(day.head.grace.iter()).filter(|note| self.is_in(note));
        let notes =
            note.map(|note| Hit { date: day.date, id: None, title: note.clone(), when: String::new() });
        let blocks = day.blocks.iter().filter(|block| self.is_in_block(block)).map(|block| Hit {
            date: day.date,
            id: Some(block.id.clone()),
            title: block.title.clone(),
            when: block.lived().next().or(block.plan).map(|span| span.short()).unwrap_or_default(),
        });
        notes.chain(blocks).collect()
    }
}
