//! All names that tags can use: which record an id or a name means, and which known name is nearest to an unknown one.

use super::dates;
use super::fields::{FIELDS, TagField, TagText};
use super::length;
use super::names::Term;
use super::prefix::{Prefix, prefixes};
use super::tokens::{Tag, as_a_word};
use crate::domain::fold::fold;
use crate::domain::id::nearest;
use crate::domain::profile::{DayShape, Engagement};
use crate::domain::text::clean;
use crate::domain::{Block, Ledger, Life, Place, Profile};

/// The refusal of a tag: the sentence, and what to write instead. None without a suggestion.
pub(super) type Refusal = (String, Option<String>);

/// The names that tags can use, what engagements bring to a block, and the hours of a day.
#[derive(Clone, Default)]
pub struct Vocabulary {
    /// The terms of each field. Archived ones come last.
    terms: Vec<(&'static TagField, Term)>,
    engagements: Vec<Engagement>,
    pub(super) day: DayShape,
    /// The files with names that can't be read.
    unread: Vec<Place>,
}

impl Vocabulary {
    /// Returns the vocabulary of a life. A name from a file that can't be read is refused for that reason.
    pub fn of_life(life: &Life) -> Vocabulary {
        let unread = [Place::Life, Place::Ledger].into_iter().filter(|place| life.unread(*place).is_some());
        Vocabulary { unread: unread.collect(), ..Vocabulary::new(&life.profile, &life.ledger) }
    }

    /// Returns the vocabulary of a profile, and of the ledger's promises and people.
    pub fn new(profile: &Profile, ledger: &Ledger) -> Vocabulary {
        let named = |field: &'static TagField| {
            field.terms(profile, ledger).into_iter().map(move |term| (field, term))
        };
        let mut terms: Vec<(&TagField, Term)> = FIELDS.iter().flat_map(named).collect();
        // Where an archived term and another have the same name, the name means the other.
        terms.sort_by_key(|(_, term)| term.archived);
        Vocabulary { terms, engagements: profile.engagements.clone(), day: profile.day, unread: Vec::new() }
    }

    /// Returns the terms of a prefix, each with its field.
    pub(super) fn of(&self, prefix: Prefix) -> impl Iterator<Item = (&'static TagField, &Term)> {
        self.terms.iter().filter(move |(field, _)| prefix.is_of(field)).map(|(field, term)| (*field, term))
    }

    /// Returns the field and the id that a text means after a prefix. The order is: the exact id, the id
    /// and then the name without case and accents, an earlier id.
    pub(super) fn meant(&self, prefix: Prefix, written: &str) -> Option<(&'static TagField, &str)> {
        let folded = fold(written.trim());
        let find = |fits: &dyn Fn(&Term) -> bool| self.of(prefix).find(|(_, term)| fits(term));
        find(&|term| term.id == written)
            .or_else(|| find(&|term| fold(&term.id) == folded))
            .or_else(|| find(&|term| fold(term.name.trim()) == folded))
            .or_else(|| find(&|term| term.was.iter().any(|old| fold(old) == folded)))
            .map(|(field, term)| (field, term.id.as_str()))
    }

    /// Returns the field and the id that a tag names.
    ///
    /// # Errors
    ///
    /// Nothing has that id or name. The refusal suggests the nearest tag, if there is one.
    pub(super) fn known(&self, tag: &Tag, written: &str) -> Result<(&'static TagField, String), Refusal> {
        let meant = self.meant(tag.prefix, written).map(|(field, id)| (field, id.to_owned()));
        meant.ok_or_else(|| self.unknown(tag, written))
    }

    /// Returns the file with the names of a prefix, if that file can't be read.
    pub(super) fn unread(&self, prefix: Prefix) -> Option<Place> {
        match prefix.field.text {
            TagText::Record(file, _) => self.unread.iter().copied().find(|place| *place == file),
            _ => None,
        }
    }

    /// Whether a tag of this field can have a text, and reads back as the same text.
    pub(super) fn can_say(&self, field: &TagField, text: &str) -> bool {
        match field.text {
            TagText::Record(..) | TagText::Word(_) => {
                self.terms.iter().any(|(of, term)| of.key == field.key && term.id == text)
            }
            TagText::Day => dates::date(text, Default::default()).is_some(),
            TagText::Length => length::duration(text).is_some(),
            TagText::Days => super::read::days(text).is_some(),
            TagText::Free(..) => text.trim() == text && !is_blank(text),
        }
    }

    fn unknown(&self, tag: &Tag, written: &str) -> Refusal {
        let noun = tag.prefix.noun();
        if let Some(place) = self.unread(tag.prefix) {
            let message =
                format!("can't look up the {noun} '{written}': {place} can't be read. Run aplomb check.");
            return (message, None);
        }
        let typed = &tag.typed_prefix;
        // The minus of a tag that takes something away stays in the suggestion.
        let minus = if tag.name != written && tag.name.starts_with('-') { "-" } else { "" };
        let near = self.near(tag.prefix, written).map(|id| format!("{typed}{minus}{id}"));
        let suggestion = near.or_else(|| self.elsewhere(typed, written));
        let message = match &suggestion {
            Some(better) => format!("no {noun} '{written}'; did you mean {better}?"),
            None => as_a_word(&format!("no {noun} '{written}'"), &format!("{typed}{written}")),
        };
        (message, suggestion)
    }

    /// Returns the id with the nearest id or name.
    pub(super) fn near(&self, prefix: Prefix, written: &str) -> Option<&str> {
        let both = |term: &'_ Term| [fold(&term.id), fold(&term.name)];
        let names: Vec<(String, &str)> =
            self.of(prefix).flat_map(|(_, term)| both(term).map(|name| (name, term.id.as_str()))).collect();
        let folded = fold(written);
        let near = nearest(&folded, names.iter().map(|(name, _)| name.as_str()))?;
        names.iter().find(|(name, _)| name == near).map(|(_, id)| *id)
    }

    /// Returns the tag for the same word with another sigil, such as `@work` for `#work`.
    fn elsewhere(&self, typed: &str, written: &str) -> Option<String> {
        let mut others = prefixes().filter(|other| other.is_sigil() && !typed.starts_with(other.text));
        others.find_map(|other| Some(format!("{}{}", other.text, self.meant(other, written)?.1)))
    }

    /// Returns a block with the area, agenda and values of an engagement. It is empty where there is no such
    /// engagement.
    pub(super) fn brought_by(&self, engagement: Option<&str>) -> Block {
        let known = engagement.and_then(|id| self.engagements.iter().find(|one| one.id == id));
        known.map_or_else(Block::default, |one| Block {
            area: one.area.clone(),
            agenda: one.agenda,
            values: one.values.clone(),
            ..Block::default()
        })
    }
}

/// Whether a text is blank once it is cleaned.
pub(super) fn is_blank(text: &str) -> bool {
    clean(text).trim().is_empty()
}
