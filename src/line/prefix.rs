//! The prefix of a tag: a sigil such as `#`, or a word with a colon such as `for:`.

use super::fields::{FIELDS, TagField};

/// A prefix, and the first field that it can mean. Several fields share `%`.
#[derive(Clone, Copy)]
pub(super) struct Prefix {
    pub(super) text: &'static str,
    pub(super) field: &'static TagField,
}

impl Prefix {
    /// Whether it can mean a field.
    pub(super) fn is_of(self, field: &TagField) -> bool {
        field.prefixes.contains(&self.text)
    }

    /// Whether it is a sigil, not a word with a colon.
    pub(super) fn is_sigil(self) -> bool {
        self.text.len() == 1
    }

    /// Returns the word for its tags in refusals.
    pub(super) fn noun(self) -> &'static str {
        let is_shared = FIELDS.iter().filter(|field| self.is_of(field)).count() > 1;
        if is_shared { "tag" } else { self.field.noun }
    }
}

/// Returns all prefixes, in the order of the table. A shared prefix comes once for each of its fields.
pub(super) fn prefixes() -> impl Iterator<Item = Prefix> {
    FIELDS.iter().flat_map(|field| field.prefixes.iter().map(move |text| Prefix { text, field }))
}

/// Returns the prefixes that are words with a colon, such as `for:`.
pub(super) fn forms() -> impl Iterator<Item = &'static str> {
    prefixes().filter(|prefix| !prefix.is_sigil()).map(|prefix| prefix.text)
}

/// Whether a letter is a sigil.
pub(super) fn is_sigil(letter: char) -> bool {
    prefixes().any(|prefix| prefix.is_sigil() && prefix.text.starts_with(letter))
}
