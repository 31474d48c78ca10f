//! Tests that the rows of the field table are consistent.

use std::collections::HashSet;

use super::*;
use crate::domain::Record;
use crate::line::fields::{FIELDS, TagText};

#[test]
fn each_row_says_a_key_of_a_block() {
    for field in FIELDS {
        let text = match field.text {
            TagText::Word(words) => words[0],
            TagText::Day => "2026-11-20",
            TagText::Length => "45m",
            TagText::Days => "3",
            TagText::Record(..) | TagText::Free(..) => "x",
        };
        let mut block = Block::default();
        assert!(field.add(&mut block, text), "{}", field.key);
        assert_eq!(field.texts(&block), [text], "{}", field.key);
        let keys: Vec<String> = block.fields().into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, ["title", field.key]);
        field.clear(&mut block);
        assert_eq!(block, Block::default(), "{}", field.key);
    }
}

#[test]
fn prefixes_are_shared_by_words_alone() {
    let mut seen = HashSet::new();
    let sharing = FIELDS.iter().flat_map(|field| field.prefixes.iter().map(move |prefix| (field, *prefix)));
    for (field, prefix) in sharing {
        let is_word = matches!(field.text, TagText::Word(_));
        assert!(seen.insert(prefix) || is_word, "{prefix} of {} is taken", field.key);
    }
}
