//! What tags can name: ids and names of a profile, and which of them an unknown one most likely meant.

use super::fold::fold;
use super::tokens::{SIGILS, Word};
use super::{EntryError, Tags};
use crate::domain::block::{Agenda, Demand};
use crate::domain::id::nearest;
use crate::domain::ledger::Ledger;
use crate::domain::life::Life;
use crate::domain::place::Place;
use crate::domain::profile::{DayShape, Engagement, Profile};

/// What a tag names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An area of life: `@area`, `area:`.
    Area,
    /// An engagement: `+engagement`, `for:`.
    Engagement,
    /// A value: `#value`, `value:`.
    Value,
    /// An agenda, a demand, or that it is fixed: `%mine`, `%high`, `%fixed`.
    Mark,
    /// Someone: `with:`.
    Person,
    /// A day: `due:`.
    Due,
    /// A promise: `promise:`.
    Promise,
    /// A demand: `demand:`.
    Demand,
    /// An agenda: `agenda:`.
    Agenda,
    /// A length: `estimate:`.
    Estimate,
    /// A boundary: `allow:`.
    Boundary,
}

impl Kind {
    /// Whether a file names what such a tag can name.
    fn is_named_in(self, place: Place) -> bool {
        match self {
            Kind::Area | Kind::Engagement | Kind::Value | Kind::Boundary => place == Place::Life,
            Kind::Promise => place == Place::Ledger,
            Kind::Mark | Kind::Person | Kind::Due | Kind::Demand | Kind::Agenda | Kind::Estimate => false,
        }
    }

    /// What it is called.
    pub fn noun(self) -> &'static str {
        match self {
            Kind::Area => "area",
            Kind::Engagement => "engagement",
            Kind::Value => "value",
            Kind::Mark => "mark",
            Kind::Person => "person",
            Kind::Due => "day",
            Kind::Promise => "promise",
            Kind::Demand => "demand",
            Kind::Agenda => "agenda",
            Kind::Estimate => "length",
            Kind::Boundary => "boundary",
        }
    }
}

/// Something that a tag can name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) kind: Kind,
    pub(super) id: String,
    pub(super) name: String,
    was: Vec<String>,
    pub(super) archived: bool,
}

/// All that tags can name, what engagements bring, and the hours of a day.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    pub(super) terms: Vec<Term>,
    engagements: Vec<Engagement>,
    pub(super) day: DayShape,
    /// The files that name what tags can name, of those that can't be read.
    unread: Vec<Place>,
}

/// The word that fixes a block, beside agendas and demands.
pub(super) const FIXED: &str = "fixed";
/// The word that says that a block's day will not come again.
pub(super) const MILESTONE: &str = "milestone";

impl Vocabulary {
    /// Of a life, as far as its files can be read.
    pub fn of_life(life: &Life) -> Vocabulary {
        let unread = [Place::Life, Place::Ledger].into_iter().filter(|place| life.unread(*place).is_some());
        Vocabulary { unread: unread.collect(), ..Vocabulary::new(&life.profile, &life.ledger) }
    }

    /// Of a profile, and of the ledger's promises.
    pub fn new(profile: &Profile, ledger: &Ledger) -> Vocabulary {
        let mut terms = Vec::new();
        let mut add = |kind, id: &str, name: &str, was: &[String], archived| {
            let name = if name.is_empty() { id } else { name };
            terms.push(Term { kind, id: id.to_owned(), name: name.to_owned(), was: was.to_vec(), archived });
        };
        for area in profile.areas() {
            add(Kind::Area, &area.id, &area.name, &area.was, area.archived);
        }
        for engagement in &profile.engagements {
            add(Kind::Engagement, &engagement.id, &engagement.name, &engagement.was, engagement.archived);
        }
        for value in &profile.values {
            add(Kind::Value, &value.id, &value.name, &value.was, value.archived);
        }
        for boundary in &profile.boundaries {
            add(Kind::Boundary, &boundary.id, &boundary.name, &boundary.was, boundary.archived);
        }
        for promise in &ledger.promises {
            add(Kind::Promise, &promise.id, &promise.what, &[], !promise.is_open());
        }
        for demand in Demand::ALL {
            add(Kind::Demand, demand.word(), demand.word(), &[], false);
            add(Kind::Mark, demand.word(), demand.word(), &[], false);
        }
        for agenda in Agenda::ALL {
            add(Kind::Agenda, agenda.word(), agenda.word(), &[], false);
            add(Kind::Mark, agenda.word(), agenda.word(), &[], false);
        }
        for mark in [FIXED, MILESTONE] {
            add(Kind::Mark, mark, mark, &[], false);
        }
        for day in ["today", "tomorrow", "mon", "tue", "wed", "thu", "fri", "sat", "sun"] {
            add(Kind::Due, day, day, &[], false);
        }
        // A name that something archived shares with something in use means the latter.
        terms.sort_by_key(|term| term.archived);
        let vocabulary = Vocabulary {
            terms,
            engagements: profile.engagements.clone(),
            day: profile.day,
            unread: Vec::new(),
        };
        let promised = ledger.promises.iter().map(|promise| &promise.to);
        let told = profile.boundaries.iter().flat_map(|boundary| &boundary.told);
        let people: Vec<String> =
            promised.chain(ledger.talks.iter().map(|talk| &talk.with)).chain(told).cloned().collect();
        vocabulary.and_people(people)
    }

    /// The same, with more people to offer: those of the blocks that are loaded, say.
    pub fn and_people(mut self, people: impl IntoIterator<Item = String>) -> Vocabulary {
        for person in people {
            let known = self.of(Kind::Person).any(|term| fold(&term.name) == fold(&person));
            if !person.is_empty() && !known {
                let (id, name) = (person.clone(), person);
                self.terms.push(Term { kind: Kind::Person, id, name, was: Vec::new(), archived: false });
            }
        }
        self
    }

    /// All of one kind.
    pub(super) fn of(&self, kind: Kind) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(move |term| term.kind == kind)
    }

    /// What an engagement brings to a block that does not say otherwise.
    pub(super) fn engagement(&self, id: &str) -> Option<&Engagement> {
        self.engagements.iter().find(|engagement| engagement.id == id)
    }

    /// The id that an id or a name means: the very id first, then both with case and accents aside, then an id
    /// that it had before.
    pub(super) fn id(&self, kind: Kind, written: &str) -> Option<&str> {
        let folded = fold(written.trim());
        let all = || self.of(kind);
        all()
            .find(|term| term.id == written)
            .or_else(|| all().find(|term| fold(&term.id) == folded))
            .or_else(|| all().find(|term| fold(term.name.trim()) == folded))
            .or_else(|| all().find(|term| term.was.iter().any(|old| fold(old) == folded)))
            .map(|term| term.id.as_str())
    }

    /// Whether the files that name this kind were read.
    pub(super) fn knows(&self, kind: Kind) -> bool {
        !self.unread.iter().any(|place| kind.is_named_in(*place))
    }

    /// The same, or the refusal that names the nearest.
    pub(super) fn known(&self, kind: Kind, written: &str, word: &Word) -> Result<String, EntryError> {
        self.id(kind, written).map(str::to_owned).ok_or_else(|| self.unknown(kind, written, word))
    }

    fn unknown(&self, kind: Kind, written: &str, word: &Word) -> EntryError {
        if let Some(place) = self.unread.iter().find(|place| kind.is_named_in(**place)) {
            let noun = kind.noun();
            let message =
                format!("can't look up the {noun} '{written}': {place} can't be read. Run aplomb check.");
            return EntryError { message, at: word.range.clone(), suggestion: None };
        }
        let tag = word.tag.as_ref();
        let prefix = tag.map_or("", |tag| tag.prefix.as_str());
        // What an edit takes away keeps its minus.
        let minus =
            if tag.is_some_and(|tag| tag.name != written && tag.name.starts_with('-')) { "-" } else { "" };
        let suggestion = self
            .near(kind, written)
            .map(|id| format!("{prefix}{minus}{id}"))
            .or_else(|| self.elsewhere(prefix, written));
        let hint = match &suggestion {
            Some(better) => format!("did you mean {better}?"),
            None => format!("quote it where it is text: \"{prefix}{written}\""),
        };
        let message = format!("no {} '{written}'; {hint}", kind.noun());
        EntryError { message, at: word.range.clone(), suggestion }
    }

    fn near(&self, kind: Kind, written: &str) -> Option<&str> {
        let folded = fold(written);
        let names: Vec<(String, &str)> = self
            .of(kind)
            .flat_map(|term| [(fold(&term.id), term.id.as_str()), (fold(&term.name), term.id.as_str())])
            .collect();
        let near = nearest(&folded, names.iter().map(|(name, _)| name.as_str()))?;
        names.iter().find(|(name, _)| name == near).map(|(_, id)| *id)
    }

    /// The same word under another sigil: `#work` for `@work`.
    fn elsewhere(&self, prefix: &str, written: &str) -> Option<String> {
        let others = SIGILS.iter().filter(|(sigil, _)| !prefix.starts_with(*sigil));
        others.filter_map(|(sigil, kind)| Some(format!("{sigil}{}", self.id(*kind, written)?))).next()
    }

    /// What the engagement of the tags brings is added where they say nothing themselves.
    pub(super) fn completed(&self, mut tags: Tags) -> Tags {
        if let Some(engagement) = tags.engagement.as_deref().and_then(|id| self.engagement(id)) {
            tags.area = tags.area.or_else(|| engagement.area.clone());
            tags.agenda = tags.agenda.or(engagement.agenda);
            if tags.lists.values.is_empty() {
                tags.lists.values.clone_from(&engagement.values);
            }
        }
        tags
    }
}
