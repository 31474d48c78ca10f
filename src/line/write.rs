//! Writes the line of a block.

use chrono::NaiveDate;

use super::fields::{TagField, as_written};
use super::prefix::{forms, is_sigil};
use super::vocabulary::Vocabulary;
use super::{EntryTime, LineFor, clock, read, tokens};
use crate::domain::Block;
use crate::domain::config::Clock;
use crate::domain::time::{DAY, Span, Time};

/// Returns the line that reads back as this block: its plan or when it was done, its title and its tags. What the
/// engagement brings is not repeated. What a line can't express is left out: an unknown name, a range that ends
/// before it starts or begins before the day's start.
///
/// ```
/// use aplomb::domain::{Block, Ledger, Profile};
/// use aplomb::line::{Vocabulary, line};
///
/// let vocabulary = Vocabulary::new(&Profile::default(), &Ledger::default());
/// let block = Block {
///     title: "9 lives".to_owned(),
///     plan: Some("14:00-15:30".parse()?),
///     area: Some("home".to_owned()),
///     fixed: true,
///     ..Block::default()
/// };
/// assert_eq!(line(&block, &vocabulary), "14:00-15:30 9 lives @home %fixed");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn line(block: &Block, vocabulary: &Vocabulary) -> String {
    joined(block, vocabulary, |time| written_title(&block.title, time, vocabulary))
}

/// Returns the line of a block with each word of its title in quotes.
pub(super) fn line_in_quotes(block: &Block, vocabulary: &Vocabulary) -> String {
    joined(block, vocabulary, |_| with_quotes(&block.title, &|_| true))
}

fn joined(block: &Block, vocabulary: &Vocabulary, title: impl Fn(Option<&str>) -> String) -> String {
    let time = block.line_span().and_then(|span| written_span(span, vocabulary.day.start));
    let title = title(time.as_deref());
    // With a time it stands on one day only.
    let block = &Block { lasts: block.lasts.filter(|_| time.is_none()), ..block.clone() };
    let parts = time.into_iter().chain([title]).chain(tags(block, vocabulary));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Returns the shortest text that reads as exactly this range. None where there is none.
fn written_span(span: Span, day_start: Time) -> Option<String> {
    let plain = |time: Time| format!("{}:{:02}", time.minutes() / 60, time.minutes() % 60);
    let night = (span.end.minutes() > DAY)
        .then(|| format!("{}-{}", plain(span.start), span.end.short(Clock::Hours24)));
    let whole = format!("{}-{}", plain(span.start), plain(span.end));
    night.into_iter().chain([whole]).find(|text| clock::span(text, day_start) == Ok(span))
}

/// Returns the title with the fewest quotes that make it read back unchanged after this time.
fn written_title(title: &str, time: Option<&str>, vocabulary: &Vocabulary) -> String {
    let title: String = tokens::kept(title).map(|(_, letter)| letter).collect();
    let count = title.split(char::is_whitespace).count();
    let ways: [&dyn Fn(usize) -> bool; 5] = [
        &|_| false,
        &|index| index == 0,
        &|index| index + 1 == count,
        &|index| index == 0 || index + 1 == count,
        &|_| true,
    ];
    let mut written = ways.iter().map(|quotes| with_quotes(&title, quotes));
    let last = written.len() - 1;
    let plain = written.by_ref().take(last).find(|text| reads_back(text, &title, time, vocabulary));
    plain.unwrap_or_else(|| with_quotes(&title, &|_| true))
}

/// Returns the title with some words quoted: those for whose index, from 0, `quotes` returns true.
fn with_quotes(title: &str, quotes: &dyn Fn(usize) -> bool) -> String {
    let mut spaces = title.chars().filter(|letter| letter.is_whitespace());
    let mut written = String::with_capacity(title.len() + 4);
    let last = spaces.clone().count();
    for (index, word) in title.split(char::is_whitespace).enumerate() {
        match word {
            "" if title.is_empty() => {}
            // Spaces at the ends of a line are dropped, so an empty quote protects them.
            "" if index == 0 || index == last => written.push_str("\"\""),
            "" => {}
            word if quotes(index) => written.push_str(&quoted(word)),
            word => written.push_str(&written_word(word)),
        }
        written.extend(spaces.next());
    }
    written
}

/// Whether a title reads back unchanged, and the time before it as a range, in every kind of line.
fn reads_back(written: &str, title: &str, time: Option<&str>, vocabulary: &Vocabulary) -> bool {
    let line = time.map_or_else(|| written.to_owned(), |time| format!("{time} {written}"));
    let aims = [LineFor::Add, LineFor::Log, LineFor::Edit, LineFor::Inbox];
    // Lines for the inbox have no times.
    aims.iter().filter(|aim| time.is_none() || **aim != LineFor::Inbox).all(|aim| {
        read(&line, vocabulary, NaiveDate::default(), *aim).is_ok_and(|entry| {
            let is_plain = entry.date.is_none() && entry.tags == Block::default();
            let has_time = matches!(entry.when, EntryTime::Span(_)) == time.is_some();
            let has_no_other = time.is_some() || entry.when == EntryTime::None;
            entry.title == title && is_plain && has_time && has_no_other
        })
    })
}

fn written_word(word: &str) -> String {
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    let names = |letter: char| letter == '"' || letter.is_alphabetic();
    match (first, second) {
        (Some('"'), _) | (Some('\\'), Some(_)) => format!("\\{word}"),
        (Some(sigil), Some(next)) if is_sigil(sigil) && names(next) => format!("\\{word}"),
        _ if forms().any(|form| has_prefix(word, form)) => quoted(word),
        _ => word.to_owned(),
    }
}

/// Whether a word begins with this prefix and has more text after it.
fn has_prefix(word: &str, form: &str) -> bool {
    word.len() > form.len() && word.get(..form.len()).is_some_and(|head| head.eq_ignore_ascii_case(form))
}

/// Returns the word in quotes, or escaped where it has quotes of its own.
fn quoted(word: &str) -> String {
    if word.contains('"') || word.starts_with('\\') { format!("\\{word}") } else { format!("\"{word}\"") }
}

/// Returns the tags of a block, in the order in which a line has them.
pub(super) fn tags(block: &Block, vocabulary: &Vocabulary) -> Vec<String> {
    let brought = vocabulary.brought_by(block.engagement.as_deref());
    let said = |field: &&TagField| field.differs(block, &brought);
    let tags_of = |field: &TagField| -> Vec<String> {
        let texts = field.texts(block).into_iter().filter(|text| vocabulary.can_say(field, text));
        texts.filter_map(|text| written_tag(field, &text)).collect()
    };
    as_written().into_iter().filter(said).flat_map(tags_of).collect()
}

/// Returns the tag for a text in a field, with the first prefix that fits, and in quotes where needed. None where no
/// tag can have that text.
pub(super) fn written_tag(field: &TagField, text: &str) -> Option<String> {
    let forms =
        field.prefixes.iter().flat_map(|prefix| [format!("{prefix}{text}"), format!("{prefix}\"{text}\"")]);
    forms.into_iter().find(|form| {
        let words = tokens::words(form);
        matches!(words.as_slice(), [word] if word.tag.as_ref().is_some_and(|tag| {
            tag.prefix.is_of(field) && tag.name == text && (tag.quoted || !text.starts_with('-'))
        }))
    })
}
