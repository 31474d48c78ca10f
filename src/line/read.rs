//! Reads a typed line.

use std::ops::Range;

use chrono::NaiveDate;

use super::ends;
use super::fields::{TagField, TagText};
use super::moment::Setting;
use super::tokens::{self, Tag, Word};
use super::vocabulary::{Refusal, Vocabulary, is_blank};
use super::{EntryError, EntryTime, LineFor, ParsedEntry, dates, length};
use crate::domain::block::MOST_DAYS;
use crate::domain::{Block, Minutes};

/// Reads a line and returns its content. Days without a year and weekdays are counted from `today`, the planning day
/// in the current zone.
///
/// In an edit, fields that are not written stay unchanged. `value:-craft`, `with:-Ines` and `allow:-dinner` remove
/// values, people and boundaries.
///
/// ```
/// use aplomb::domain::{Ledger, Profile};
/// use aplomb::line::{EntryTime, LineFor, Vocabulary, read};
///
/// let vocabulary = Vocabulary::new(&Profile::default(), &Ledger::default());
/// let wednesday = "2026-11-18".parse()?;
/// let entry = read("tomorrow 9-10:30 Call Mum @people with:Ada", &vocabulary, wednesday, LineFor::Add)?;
/// assert_eq!(entry.title, "Call Mum");
/// assert_eq!(entry.date, Some("2026-11-19".parse()?));
/// assert_eq!(entry.when, EntryTime::Span("09:00-10:30".parse()?));
/// assert_eq!(entry.tags.area.as_deref(), Some("people"));
///
/// let error = read("9-5 Office", &vocabulary, wednesday, LineFor::Add).unwrap_err();
/// assert_eq!(error.suggestion.as_deref(), Some("9-17"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// - There is no title, or an edit changes nothing.
/// - The line begins with text that looks like a time or a day but is none, or with a length alone of more than 8
///   hours.
/// - A tag names an unknown record, has no valid day or length, or repeats a field that has only one value.
pub fn read(
    text: &str,
    vocabulary: &Vocabulary,
    today: NaiveDate,
    aim: LineFor,
) -> Result<ParsedEntry, EntryError> {
    let line = TypedLine { text, vocabulary, setting: Setting { today, day: vocabulary.day, aim } };
    let mut entry = line.entry()?;
    if is_blank(&entry.title) {
        entry.title.clear();
        if !aim.edits() {
            return Err(line.refused("there is no title. Write one, for example: 45m Walk"));
        }
        if entry == ParsedEntry::default() {
            return Err(line.refused("nothing changes"));
        }
    }
    Ok(entry)
}

/// Reads a number of days that an item can stand on. None for any other text.
pub(super) fn days(text: &str) -> Option<u32> {
    text.parse().ok().filter(|days| (2..=MOST_DAYS).contains(days))
}

struct TypedLine<'a> {
    text: &'a str,
    vocabulary: &'a Vocabulary,
    setting: Setting,
}

impl TypedLine<'_> {
    fn entry(&self) -> Result<ParsedEntry, EntryError> {
        let words = tokens::words(self.text);
        let (mut tags, mut away) = (Block::default(), Block::default());
        for word in &words {
            if let Some(tag) = &word.tag {
                self.tag(tag, &mut tags, &mut away)
                    .map_err(|(message, suggestion)| error(message, &word.range, suggestion))?;
            }
        }
        let text: Vec<&Word> = words.iter().filter(|word| word.tag.is_none()).collect();
        let mut ends = ends::read(&text, &self.setting)?;
        if let (true, EntryTime::Length(length)) = (self.setting.aim.is_inbox(), ends.when) {
            ends.when = EntryTime::None;
            tags.estimate = tags.estimate.or(Some(length));
        }
        if tags.lasts.is_some() && ends.when != EntryTime::None {
            ends.notes
                .push("lasts: is left out: it counts days, and only for an item without a time.".to_owned());
            tags.lasts = None;
        }
        let title = self.title(text.get(ends.title).unwrap_or_default());
        Ok(ParsedEntry { date: ends.date, when: ends.when, title, tags, away, notes: ends.notes })
    }

    /// Returns words with the spaces that were typed between them. Where a tag was in between there is one space.
    fn title(&self, words: &[&Word]) -> String {
        let mut title = String::new();
        let mut end = None;
        for word in words {
            if let Some(end) = end {
                let between = self.text.get(end..word.range.start).unwrap_or_default();
                let between: String = tokens::kept(between).map(|(_, letter)| letter).collect();
                let is_space = between.chars().all(char::is_whitespace);
                title.push_str(if is_space { &between } else { " " });
            }
            title.push_str(&word.text);
            end = Some(word.range.end);
        }
        title
    }

    /// Adds the text of a tag to `tags`, or to `away` where an edit removes it.
    fn tag(&self, tag: &Tag, tags: &mut Block, away: &mut Block) -> Result<(), Refusal> {
        let name = tag.name.trim();
        let is_away = tag.prefix.field.is_list && !tag.quoted;
        let (name, block) = match name.strip_prefix('-').filter(|_| is_away) {
            Some(name) if self.setting.aim.edits() => (name.trim_matches('"'), away),
            Some(_) => {
                let message =
                    format!("'{}{name}' takes a tag away, which only works in edit", tag.typed_prefix);
                return Err((message, None));
            }
            None => (name, tags),
        };
        let (field, text) = self.tagged(tag, name)?;
        if field.add(block, &text) {
            return Ok(());
        }
        Err((format!("a second {}. A block has only one", field.noun), None))
    }

    /// Returns the field of a tag, and the text for that field.
    fn tagged(&self, tag: &Tag, name: &str) -> Result<(&'static TagField, String), Refusal> {
        let field = tag.prefix.field;
        let text = match field.text {
            TagText::Record(..) | TagText::Word(_) => return self.vocabulary.known(tag, name),
            TagText::Day => match dates::date(name, self.setting.today) {
                Some(day) => day.to_string(),
                None => return Err(self.no_day(tag, name)),
            },
            TagText::Length => {
                let length = length::duration(name).map(|length| length.to_string());
                let length = length.filter(|text| text.parse::<Minutes>().is_ok());
                length.ok_or_else(|| (format!("'{name}' is not a length. Write it as 45m or 1h30"), None))?
            }
            TagText::Days => {
                let days = days(name).map(|days| days.to_string());
                let refused = || format!("'{name}' is not a number of days. Write 2 to {MOST_DAYS}");
                days.ok_or_else(|| (refused(), None))?
            }
            TagText::Free(refusal, _) if is_blank(name) => return Err((refusal.to_owned(), None)),
            TagText::Free(..) => name.to_owned(),
        };
        Ok((field, text))
    }

    fn no_day(&self, tag: &Tag, name: &str) -> Refusal {
        let suggestion = self.vocabulary.known(tag, name).err().and_then(|(_, suggestion)| suggestion);
        let hint = match &suggestion {
            Some(better) => format!("did you mean {better}?"),
            None => "write fri, +3 or 2026-11-27".to_owned(),
        };
        (format!("'{name}' is not a day: {hint}"), suggestion)
    }

    fn refused(&self, message: &str) -> EntryError {
        let end = self.text.len();
        error(message.to_owned(), &(end..end), None)
    }
}

fn error(message: String, at: &Range<usize>, suggestion: Option<String>) -> EntryError {
    EntryError { message, at: at.clone(), suggestion }
}
