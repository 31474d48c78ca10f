//! What tags can say in one life: which records an id or a name means, and which one an unknown name most likely meant.

use super::dates;
use super::fields::{FIELDS, TagField, TagText};
use super::fold::fold;
use super::length;
use super::names::Term;
use super::prefix::{Prefix, prefixes};
use super::tokens::Tag;
use crate::domain::id::nearest;
use crate::domain::profile::{DayShape, Engagement};
use crate::domain::text::clean;
use crate::domain::{Block, Ledger, Life, Place, Profile};

/// Why a tag is refused: the sentence, and what to write instead, where something is near.
pub(super) type Refusal = (String, Option<String>);

/// All that tags can name, what engagements bring to a block, and the hours of a day.
#[derive(Clone, Default)]
pub struct Vocabulary {
    /// What tags of each field can name, archived ones last.
    terms: Vec<(&'static TagField, Term)>,
    engagements: Vec<Engagement>,
    pub(super) day: DayShape,
    /// The files that name what tags can name, of those that can't be read.
    unread: Vec<Place>,
}

impl Vocabulary {
    /// The vocabulary of a life. A name from a file that can't be read is refused for that reason.
    pub fn of_life(life: &Life) -> Vocabulary {
        let unread = [Place::Life, Place::Ledger].into_iter().filter(|place| life.unread(*place).is_some());
        Vocabulary { unread: unread.collect(), ..Vocabulary::new(&life.profile, &life.ledger) }
    }

    /// The vocabulary of a profile and of the ledger's promises and people.
    pub fn new(profile: &Profile, ledger: &Ledger) -> Vocabulary {
        let named = |field: &'static TagField| {
            field.terms(profile, ledger).into_iter().map(move |term| (field, term))
        };
        let mut terms: Vec<(&TagField, Term)> = FIELDS.iter().flat_map(named).collect();
        // A name that something archived shares with something in use means the latter.
        terms.sort_by_key(|(_, term)| term.archived);
        Vocabulary { terms, engagements: profile.engagements.clone(), day: profile.day, unread: Vec::new() }
    }

    /// Returns what tags with this prefix can name, each with its field.
    pub(super) fn of(&self, prefix: Prefix) -> impl Iterator<Item = (&'static TagField, &Term)> {
        self.terms.iter().filter(move |(field, _)| prefix.is_of(field)).map(|(field, term)| (*field, term))
    }

    /// Returns what an id or a name means behind a prefix. The very id goes first, then both with case and accents aside,
    /// then an id that it had before.
    pub(super) fn meant(&self, prefix: Prefix, written: &str) -> Option<(&'static TagField, &str)> {
        let folded = fold(written.trim());
        let find = |fits: &dyn Fn(&Term) -> bool| self.of(prefix).find(|(_, term)| fits(term));
        find(&|term| term.id == written)
            .or_else(|| find(&|term| fold(&term.id) == folded))
            .or_else(|| find(&|term| fold(term.name.trim()) == folded))
            .or_else(|| find(&|term| term.was.iter().any(|old| fold(old) == folded)))
            .map(|(field, term)| (field, term.id.as_str()))
    }

    /// Returns what the tag names.
    ///
    /// # Errors
    ///
    /// Nothing has that id or name. With the refusal comes the nearest tag, where there is one.
    pub(super) fn known(&self, tag: &Tag, written: &str) -> Result<(&'static TagField, String), Refusal> {
        let meant = self.meant(tag.prefix, written).map(|(field, id)| (field, id.to_owned()));
        meant.ok_or_else(|| self.unknown(tag, written))
    }

    /// Returns the file that names what tags with this prefix can name, where it can't be read.
    pub(super) fn unread(&self, prefix: Prefix) -> Option<Place> {
        match prefix.field.text {
            TagText::Record(file, _) => self.unread.iter().copied().find(|place| *place == file),
            _ => None,
        }
    }

    /// Whether a tag of this field can say a text, so that it is read as that text again.
    pub(super) fn can_say(&self, field: &TagField, text: &str) -> bool {
        match field.text {
            TagText::Record(..) | TagText::Word(_) => {
                self.terms.iter().any(|(of, term)| of.key == field.key && term.id == text)
            }
            TagText::Day => dates::date(text, Default::default()).is_some(),
            TagText::Length => length::duration(text).is_some(),
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
        // What an edit takes away keeps its minus.
        let minus = if tag.name != written && tag.name.starts_with('-') { "-" } else { "" };
        let near = self.near(tag.prefix, written).map(|id| format!("{typed}{minus}{id}"));
        let suggestion = near.or_else(|| self.elsewhere(typed, written));
        let hint = match &suggestion {
            Some(better) => format!("did you mean {better}?"),
            None => format!("quote it where it is text: \"{typed}{written}\""),
        };
        (format!("no {noun} '{written}'; {hint}"), suggestion)
    }

    fn near(&self, prefix: Prefix, written: &str) -> Option<&str> {
        let both = |term: &'_ Term| [fold(&term.id), fold(&term.name)];
        let names: Vec<(String, &str)> =
            self.of(prefix).flat_map(|(_, term)| both(term).map(|name| (name, term.id.as_str()))).collect();
        let folded = fold(written);
        let near = nearest(&folded, names.iter().map(|(name, _)| name.as_str()))?;
        names.iter().find(|(name, _)| name == near).map(|(_, id)| *id)
    }

    /// Returns the tag that says the same word behind another sigil: `@work` for `#work`.
    fn elsewhere(&self, typed: &str, written: &str) -> Option<String> {
        let mut others = prefixes().filter(|other| other.is_sigil() && !typed.starts_with(other.text));
        others.find_map(|other| Some(format!("{}{}", other.text, self.meant(other, written)?.1)))
    }

    /// Returns a block of what an engagement brings: its area, its agenda and its values. Empty where there is no such
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

/// Whether a text shows nothing.
pub(super) fn is_blank(text: &str) -> bool {
    clean(text).trim().is_empty()
}
