//! What begins a tag: a sigil or a word with a colon.

use super::fields::{FIELDS, TagField};

/// What begins a tag, and the first of the fields that it stands for: several share `%`.
#[derive(Clone, Copy)]
pub(super) struct Prefix {
    pub(super) text: &'static str,
    pub(super) field: &'static TagField,
}

impl Prefix {
    /// Whether it stands for a field.
    pub(super) fn is_of(self, field: &TagField) -> bool {
        field.prefixes.contains(&self.text)
    }

    /// Whether it is a sigil, not a word with a colon.
    pub(super) fn is_sigil(self) -> bool {
        self.text.len() == 1
    }

    /// The word for what its tags say, in refusals.
    pub(super) fn noun(self) -> &'static str {
        let is_shared = FIELDS.iter().filter(|field| self.is_of(field)).count() > 1;
        if is_shared { "mark" } else { self.field.noun }
    }
}

/// Returns all prefixes, in the order of the table; one that fields share comes once for each.
pub(super) fn prefixes() -> impl Iterator<Item = Prefix> {
    FIELDS.iter().flat_map(|field| field.prefixes.iter().map(move |text| Prefix { text, field }))
}

/// Returns the words with a colon that begin a tag: `for:`.
pub(super) fn forms() -> impl Iterator<Item = &'static str> {
    prefixes().filter(|prefix| !prefix.is_sigil()).map(|prefix| prefix.text)
}

/// Whether a letter is a sigil.
pub(super) fn is_sigil(letter: char) -> bool {
    prefixes().any(|prefix| prefix.is_sigil() && prefix.text.starts_with(letter))
}
