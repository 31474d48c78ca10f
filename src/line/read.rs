//! From a line to what it says.

use chrono::NaiveDate;

use super::ends;
use super::fold::fold;
use super::moment::Setting;
use super::tags::{FIXED, Kind, MILESTONE, Vocabulary};
use super::tokens::{self, Tag, Word};
use super::{Entry, EntryError, LineFor, Lists, Tags, When, dates, length};

/// Reads a line. In an edit what is not written stays as it is, and `value:-craft`, `with:-Ines` and `allow:-dinner`
/// take away.
///
/// # Errors
///
/// Where there is no title, or in an edit nothing at all; where what stands in front means a time and is none; where a
/// tag names nothing that is known, or says a second time what a block has once.
pub fn read(
    text: &str,
    vocabulary: &Vocabulary,
    today: NaiveDate,
    aim: LineFor,
) -> Result<Entry, EntryError> {
    let line = Line { text, vocabulary, setting: Setting { today, day: vocabulary.day, aim } };
    let mut entry = line.entry()?;
    if is_blank(&entry.title) {
        entry.title.clear();
        if !aim.edits() {
            return Err(line.refused("there is no title: write what it is"));
        }
        if entry == Entry::default() {
            return Err(line.refused("nothing is written that would change"));
        }
    }
    Ok(entry)
}

/// Whether a title shows nothing.
fn is_blank(title: &str) -> bool {
    crate::domain::text::clean(title).trim().is_empty()
}

struct Line<'a> {
    text: &'a str,
    vocabulary: &'a Vocabulary,
    setting: Setting,
}

impl Line<'_> {
    fn entry(&self) -> Result<Entry, EntryError> {
        let words = tokens::words(self.text);
        let mut entry = Entry::default();
        for word in &words {
            if let Some(tag) = &word.tag {
                self.tag(tag, word, &mut entry)?;
            }
        }
        let text: Vec<&Word> = words.iter().filter(|word| word.tag.is_none()).collect();
        let ends = ends::read(&text, &self.setting)?;
        let title = self.title(&text[ends.title]);
        let mut entry = Entry { date: ends.date, when: ends.when, title, notes: ends.notes, ..entry };
        if let (true, When::Length(length)) = (self.setting.aim.is_inbox(), entry.when) {
            entry.when = When::None;
            entry.tags.estimate = entry.tags.estimate.or(Some(length));
        }
        Ok(entry)
    }

    /// Words joined by the spaces that were typed between them, or by one where a tag stood there.
    fn title(&self, words: &[&Word]) -> String {
        let mut title = String::new();
        let mut end = None;
        for word in words {
            if let Some(end) = end {
                let between: String =
                    tokens::kept(&self.text[end..word.range.start]).map(|(_, letter)| letter).collect();
                let is_space = between.chars().all(char::is_whitespace);
                title.push_str(if is_space { &between } else { " " });
            }
            title.push_str(&word.text);
            end = Some(word.range.end);
        }
        title
    }

    fn tag(&self, tag: &Tag, word: &Word, entry: &mut Entry) -> Result<(), EntryError> {
        let Tags { area, engagement, lists, agenda, demand, fixed, milestone, due, promise, estimate } =
            &mut entry.tags;
        let name = tag.name.trim();
        let known = |name: &str| self.vocabulary.known(tag.kind, name, word);
        match tag.kind {
            Kind::Area => once(area, known(name)?, word, tag.kind)?,
            Kind::Engagement => once(engagement, known(name)?, word, tag.kind)?,
            Kind::Promise => once(promise, known(name)?, word, tag.kind)?,
            Kind::Demand => once(demand, chosen(&known(name)?, word)?, word, tag.kind)?,
            Kind::Agenda => once(agenda, chosen(&known(name)?, word)?, word, tag.kind)?,
            Kind::Mark => {
                let mark = known(name)?;
                if mark == FIXED {
                    *fixed = true;
                } else if mark == MILESTONE {
                    *milestone = true;
                } else if let Ok(mark) = mark.parse() {
                    once(demand, mark, word, Kind::Demand)?;
                } else {
                    once(agenda, chosen(&mark, word)?, word, Kind::Agenda)?;
                }
            }
            Kind::Due => {
                let day = dates::date(name, self.setting.today);
                once(due, day.ok_or_else(|| self.no_day(name, word))?, word, tag.kind)?;
            }
            Kind::Estimate => {
                let refusal = || format!("'{name}' is not a length; write it as in 45m or 1h30");
                let length = length::duration(name).ok_or_else(|| error(refusal(), word))?;
                once(estimate, length, word, tag.kind)?;
            }
            Kind::Value | Kind::Person | Kind::Boundary => {
                let (name, list) = match name.strip_prefix('-').filter(|_| !tag.quoted) {
                    Some(name) if self.setting.aim.edits() => (name.trim_matches('"'), &mut entry.away),
                    Some(_) => {
                        let message = format!("'{}{name}' takes away, which only an edit can", tag.prefix);
                        return Err(error(message, word));
                    }
                    None => (name, lists),
                };
                let id = if tag.kind == Kind::Person { self.person(name, word)? } else { known(name)? };
                let list = list.of(tag.kind);
                if !list.contains(&id) {
                    list.push(id);
                }
            }
        }
        Ok(())
    }

    /// Whoever is named, known or not: people have no list of their own.
    fn person(&self, name: &str, word: &Word) -> Result<String, EntryError> {
        if is_blank(name) {
            return Err(error("there is no name: write with whom".to_owned(), word));
        }
        Ok(name.to_owned())
    }

    fn no_day(&self, name: &str, word: &Word) -> EntryError {
        let mut error = match self.vocabulary.known(Kind::Due, name, word) {
            Err(error) => error,
            Ok(_) => error(String::new(), word),
        };
        let hint = match &error.suggestion {
            Some(better) => format!("did you mean {better}?"),
            None => "write it as in fri, +3 or 2026-11-27".to_owned(),
        };
        error.message = format!("'{name}' is not a day; {hint}");
        error
    }

    fn refused(&self, message: &str) -> EntryError {
        let end = self.text.len();
        EntryError { message: message.to_owned(), at: end..end, suggestion: None }
    }
}

impl Lists {
    /// The list of a kind that has one: people, boundaries, else values.
    pub(super) fn of(&mut self, kind: Kind) -> &mut Vec<String> {
        match kind {
            Kind::Person => &mut self.with,
            Kind::Boundary => &mut self.allow,
            _ => &mut self.values,
        }
    }
}

/// The word of a choice.
fn chosen<T: std::str::FromStr<Err = String>>(text: &str, word: &Word) -> Result<T, EntryError> {
    fold(text).parse().map_err(|message| error(message, word))
}

/// Sets what a block has once, and refuses a second that differs.
fn once<T: PartialEq>(slot: &mut Option<T>, value: T, word: &Word, kind: Kind) -> Result<(), EntryError> {
    match slot {
        Some(before) if *before != value => {
            Err(error(format!("a second {}: a block has one", kind.noun()), word))
        }
        _ => {
            *slot = Some(value);
            Ok(())
        }
    }
}

fn error(message: String, word: &Word) -> EntryError {
    EntryError { message, at: word.range.clone(), suggestion: None }
}
