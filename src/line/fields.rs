//! The fields of a block that tags can set. Each has a row in [`FIELDS`].
//!
//! Reading, writing, editing, completing and showing tags all use this table. A new field with a tag needs a row
//! here, and its declaration in [`Block`].

use super::field_value::{FieldValue, is_list};
use super::names::{
    Term, agenda_words, area_name, demand_words, engagement_name, itself, people, promise_name, promises,
    terms, value_name,
};
use crate::domain::date::short;
use crate::domain::fold::fold;
use crate::domain::{Agenda, Block, Demand, Ledger, Life, Minutes, Place, Profile};

/// A field of a block that tags can set. Its value is handled as texts, each the text after a tag's prefix.
pub(super) struct TagField {
    /// The key of the field in files.
    pub(super) key: &'static str,
    /// The word for its value in refusals.
    pub(super) noun: &'static str,
    /// The prefixes of its tags: a sigil, a word with a colon, or both. The first that fits is written.
    pub(super) prefixes: &'static [&'static str],
    /// The valid texts of its tags.
    pub(super) text: TagText,
    /// Whether a block can have several. Then an edit adds to them, and can take one away.
    pub(super) is_list: bool,
    /// The place of the field among the tags of a written line, counted from 1.
    place: u8,
    /// How the field is shown. None: it is not.
    shown: Option<ShownField>,
    /// Whether the tag is offered again with a block of the same title.
    pub(super) is_lasting: bool,
    /// Whether completion offers to add a record for an unknown name.
    pub(super) makes_records: bool,
    /// Returns the texts of a block.
    get: fn(&Block) -> Vec<String>,
    /// Replaces the texts of a block.
    set: fn(&mut Block, &[String]),
}

/// The valid texts of a tag. Others are refused.
pub(super) enum TagText {
    /// The id or the name of one of these records, which are in that file.
    Record(Place, fn(&Profile, &Ledger) -> Vec<Term>),
    /// One of these words. Only fields of this kind can share a prefix.
    Word(&'static [&'static str]),
    /// A day: `fri`, `+3`, `2026-11-27`.
    Day,
    /// A length: `45m`.
    Length,
    /// A number of days: `3`.
    Days,
    /// Any text that is not blank. It has the refusal for a blank one, and the names to offer.
    Free(&'static str, fn(&Profile, &Ledger) -> Vec<Term>),
}

/// How a field is shown to people: `with Ines, Sam`.
struct ShownField {
    /// The place among the parts that are shown of a block, counted from 1.
    place: u8,
    /// The words before the texts.
    before: &'static str,
    /// Returns the words for a text.
    words: fn(&Life, &str) -> String,
}

/// The words that `due:` offers.
const DUE_WORDS: [&str; 9] = ["today", "tomorrow", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A row: the name of the block's field, the word for it in refusals, its prefixes, and the valid texts.
macro_rules! field {
    ($key:ident, $noun:literal, $prefixes:expr, $text:expr) => {
        TagField {
            key: stringify!($key),
            noun: $noun,
            prefixes: &$prefixes,
            text: $text,
            is_list: is_list(|block| &block.$key),
            place: u8::MAX,
            shown: None,
            is_lasting: false,
            makes_records: false,
            get: |block| block.$key.texts(stringify!($key)),
            set: |block, texts| block.$key.set(texts),
        }
    };
}

/// All fields that tags can set, in the order of completion.
#[rustfmt::skip]
pub(super) static FIELDS: &[TagField] = &[
    field!(area, "area", ["@", "area:"], TagText::Record(Place::Life, |profile, _| terms!(profile.areas())))
        .written(1).lasting().shown(2, "", area_name),
    field!(engagement, "job", ["+", "for:"], TagText::Record(Place::Life, |profile, _| terms!(profile.engagements)))
        .written(2).lasting().shown(1, "", engagement_name).making_records(),
    field!(values, "value", ["#", "value:"], TagText::Record(Place::Life, |profile, _| terms!(profile.values)))
        .written(3).lasting().shown(3, "", value_name).making_records(),
    field!(with, "person", ["with:"], TagText::Free("the name is missing: write with:Ines", people))
        .written(8).lasting().shown(6, "with ", itself),
    field!(due, "day", ["due:"], TagText::Day)
        .written(9).shown(10, "due ", |_, day| day.parse().map_or(day.to_owned(), short)),
    field!(promise, "promise", ["promise:"], TagText::Record(Place::Ledger, promises))
        .written(10).shown(11, "for promise", promise_name),
    field!(demand, "demand", ["%", "demand:"], TagText::Word(Demand::WORDS))
        .written(5).lasting().shown(5, "", demand_words),
    field!(agenda, "agenda", ["%", "agenda:"], TagText::Word(Agenda::WORDS))
        .written(4).lasting().shown(4, "", agenda_words),
    field!(fixed, "tag", ["%"], TagText::Word(&["fixed"]))
        .written(6).shown(7, "", itself),
    field!(milestone, "tag", ["%"], TagText::Word(&["milestone"]))
        .written(7).shown(8, "", itself),
    field!(estimate, "length", ["estimate:"], TagText::Length)
        .written(11).shown(9, "takes ", |_, length| length.parse().map_or(length.to_owned(), Minutes::short)),
    field!(lasts, "number of days", ["lasts:"], TagText::Days)
        .written(13).shown(12, "for ", |_, days| format!("{days} days")),
    field!(allow, "boundary", ["allow:"], TagText::Record(Place::Life, |profile, _| terms!(profile.boundaries)))
        .written(12),
];

impl TagField {
    /// Puts its tags at this place of a written line, counted from 1. Without it they come last.
    const fn written(self, place: u8) -> TagField {
        TagField { place, ..self }
    }

    /// Offers its tags again with the next block of the same title.
    const fn lasting(self) -> TagField {
        TagField { is_lasting: true, ..self }
    }

    /// Lets completion offer to add a record for an unknown name.
    const fn making_records(self) -> TagField {
        TagField { makes_records: true, ..self }
    }

    /// Shows it to people: its place, counted from 1, the words before its texts, and the words for each text.
    const fn shown(self, place: u8, before: &'static str, words: fn(&Life, &str) -> String) -> TagField {
        TagField { shown: Some(ShownField { place, before, words }), ..self }
    }

    /// Returns the terms that tags of this field can name, in the order in which they are offered.
    pub(super) fn terms(&self, profile: &Profile, ledger: &Ledger) -> Vec<Term> {
        match self.text {
            TagText::Record(_, names) | TagText::Free(_, names) => names(profile, ledger),
            TagText::Word(words) => words.iter().map(|word| Term::plain(word)).collect(),
            TagText::Day => DUE_WORDS.iter().map(|word| Term::plain(word)).collect(),
            TagText::Length | TagText::Days => Vec::new(),
        }
    }

    /// Returns the texts of a block in this field. Empty where it has none.
    pub(super) fn texts(&self, block: &Block) -> Vec<String> {
        (self.get)(block)
    }

    /// Adds a tag's text to a block. Returns false, and adds nothing, where the block has another text and can have
    /// only one.
    pub(super) fn add(&self, block: &mut Block, text: &str) -> bool {
        let mut texts = self.texts(block);
        if !texts.iter().any(|one| one == text) {
            if !self.is_list && !texts.is_empty() {
                return false;
            }
            texts.push(text.to_owned());
            (self.set)(block, &texts);
        }
        true
    }

    /// Changes a block by an edit: a list gets more entries, a single value is replaced.
    pub(super) fn change(&self, block: &mut Block, written: &Block) {
        let written = self.texts(written);
        if !self.is_list && !written.is_empty() {
            self.clear(block);
        }
        for text in &written {
            self.add(block, text);
        }
    }

    /// Whether two blocks have different texts in this field.
    pub(super) fn differs(&self, one: &Block, other: &Block) -> bool {
        self.texts(one) != self.texts(other)
    }

    /// Changes a block whose line was `old` and now is `new`. Texts that are gone from the line are removed, others
    /// stay.
    pub(super) fn replace(&self, block: &mut Block, old: &Block, new: &Block) {
        if self.is_list {
            let said = self.texts(new);
            let gone: Vec<String> = self.texts(old).into_iter().filter(|text| !said.contains(text)).collect();
            self.take(block, &gone);
        } else {
            self.clear(block);
        }
        self.change(block, new);
    }

    /// Removes texts from a block. Case and accents make no difference.
    pub(super) fn take(&self, block: &mut Block, away: &[String]) {
        let away: Vec<String> = away.iter().map(|text| fold(text)).collect();
        if !away.is_empty() {
            let mut texts = self.texts(block);
            texts.retain(|text| !away.contains(&fold(text)));
            (self.set)(block, &texts);
        }
    }

    /// Clears the field.
    pub(super) fn clear(&self, block: &mut Block) {
        (self.set)(block, &[]);
    }
}

/// Returns the fields in the order of their tags in a written line.
pub(super) fn as_written() -> Vec<&'static TagField> {
    let mut fields: Vec<&TagField> = FIELDS.iter().collect();
    fields.sort_by_key(|field| field.place);
    fields
}

/// Returns how the tags of each field are written, in the order of completion: `@area`, `%low`, `with:`. It is a sigil
/// with the noun or with each word that it takes, or a prefix that ends with a colon.
pub fn tag_forms() -> Vec<String> {
    let of_field = |field: &TagField| -> Vec<String> {
        let prefix = field.prefixes.first().copied().unwrap_or_default();
        match &field.text {
            TagText::Word(words) => words.iter().map(|word| format!("{prefix}{word}")).collect(),
            _ if prefix.ends_with(':') => vec![prefix.to_owned()],
            _ => vec![format!("{prefix}{}", field.noun)],
        }
    };
    FIELDS.iter().flat_map(of_field).collect()
}

/// Returns the tags of a block in words and with names, such as `Acme` and `with Ines`. Empty fields are left out.
pub fn tags_in_words(block: &Block, life: &Life) -> Vec<String> {
    let mut fields: Vec<(&TagField, &ShownField)> =
        FIELDS.iter().filter_map(|field| Some((field, field.shown.as_ref()?))).collect();
    fields.sort_by_key(|(_, shown)| shown.place);
    let in_words = |(field, shown): (&TagField, &ShownField)| {
        let words: Vec<String> = field.texts(block).iter().map(|text| (shown.words)(life, text)).collect();
        (!words.is_empty()).then(|| format!("{}{}", shown.before, words.join(", ")))
    };
    fields.into_iter().filter_map(in_words).collect()
}
