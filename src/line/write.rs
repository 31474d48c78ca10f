//! From a block back to its line.

use chrono::NaiveDate;

use super::tags::{FIXED, Kind, MILESTONE, Vocabulary};
use super::tokens::{self, FORMS, SIGILS, is_sigil};
use super::{LineFor, When, clock, read};
use crate::domain::block::Block;
use crate::domain::config::Clock;
use crate::domain::time::{DAY, Span, Time};

/// The line that reads back as the same block: its plan or when it was done, its title and its tags. What an engagement brings anyhow is not
/// said again. What the grammar can't say is left out: a reference that is not known, a range that ends before it starts
/// or that lies before the day's start.
pub fn line(block: &Block, vocabulary: &Vocabulary) -> String {
    let time = block.line_span().and_then(|span| written_span(span, vocabulary.day.start));
    let title = written_title(&block.title, time.as_deref(), vocabulary);
    let parts = time.into_iter().chain([title]).chain(tags(block, vocabulary));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The shortest form that is read as this very range, if there is one.
fn written_span(span: Span, day_start: Time) -> Option<String> {
    let plain = |time: Time| format!("{}:{:02}", time.minutes() / 60, time.minutes() % 60);
    let night = (span.end.minutes() > DAY)
        .then(|| format!("{}-{}", plain(span.start), span.end.short(Clock::Hours24)));
    let whole = format!("{}-{}", plain(span.start), plain(span.end));
    night.into_iter().chain([whole]).find(|text| clock::span(text, day_start) == Ok(span))
}

/// The title with as few quotes as it needs to be read as itself behind this time.
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

/// The title with those of its words quoted, by their number.
fn with_quotes(title: &str, quotes: &dyn Fn(usize) -> bool) -> String {
    let mut spaces = title.chars().filter(|letter| letter.is_whitespace());
    let mut written = String::with_capacity(title.len() + 4);
    let last = spaces.clone().count();
    for (index, word) in title.split(char::is_whitespace).enumerate() {
        match word {
            "" if title.is_empty() => {}
            // A space at either end stands only with something beyond it.
            "" if index == 0 || index == last => written.push_str("\"\""),
            "" => {}
            word if quotes(index) => written.push_str(&quoted(word)),
            word => written.push_str(&written_word(word)),
        }
        written.extend(spaces.next());
    }
    written
}

/// Whether a title is read as itself, and the time before it as that time, whatever the line is for.
fn reads_back(written: &str, title: &str, time: Option<&str>, vocabulary: &Vocabulary) -> bool {
    let line = time.map_or_else(|| written.to_owned(), |time| format!("{time} {written}"));
    let aims = [LineFor::Add, LineFor::Log, LineFor::Edit, LineFor::Inbox];
    // Times are not read of what goes into the inbox.
    aims.iter().filter(|aim| time.is_none() || **aim != LineFor::Inbox).all(|aim| {
        read(&line, vocabulary, NaiveDate::default(), *aim).is_ok_and(|entry| {
            let is_plain = entry.date.is_none() && entry.tags == Default::default();
            let has_time = matches!(entry.when, When::Span(_)) == time.is_some();
            let has_no_other = time.is_some() || entry.when == When::None;
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
        _ if FORMS.iter().any(|(form, _)| has_prefix(word, form)) => quoted(word),
        _ => word.to_owned(),
    }
}

/// Whether a word goes on after a word form.
fn has_prefix(word: &str, form: &str) -> bool {
    word.len() > form.len() && word.get(..form.len()).is_some_and(|head| head.eq_ignore_ascii_case(form))
}

/// The word as text.
fn quoted(word: &str) -> String {
    if word.contains('"') || word.starts_with('\\') { format!("\\{word}") } else { format!("\"{word}\"") }
}

pub(super) fn tags(block: &Block, vocabulary: &Vocabulary) -> Vec<String> {
    let brought = block.engagement.as_deref().and_then(|id| vocabulary.engagement(id));
    let area = block.area.iter().filter(|_| brought.is_none_or(|one| one.area != block.area));
    let agenda = block.agenda.iter().filter(|_| brought.is_none_or(|one| one.agenda != block.agenda));
    let values = block.values.iter().filter(|_| brought.is_none_or(|one| one.values != block.values));
    let known = |kind: Kind, id: &String| {
        (vocabulary.id(kind, id) == Some(id)).then(|| written_tag(kind, id)).flatten()
    };
    let person =
        |name: &String| (name.trim() == name && !name.is_empty()).then(|| written_tag(Kind::Person, name));
    let mark = |word: &str| format!("%{word}");
    let mut tags: Vec<String> = Vec::new();
    tags.extend(area.filter_map(|id| known(Kind::Area, id)));
    tags.extend(block.engagement.iter().filter_map(|id| known(Kind::Engagement, id)));
    tags.extend(values.filter_map(|id| known(Kind::Value, id)));
    tags.extend(agenda.map(|agenda| mark(agenda.word())));
    tags.extend(block.demand.map(|demand| mark(demand.word())));
    tags.extend(block.fixed.then(|| mark(FIXED)));
    tags.extend(block.milestone.then(|| mark(MILESTONE)));
    tags.extend(block.with.iter().filter_map(|name| person(name).flatten()));
    tags.extend(block.due.map(|due| format!("due:{due}")));
    tags.extend(block.promise.iter().filter_map(|id| known(Kind::Promise, id)));
    tags.extend(block.estimate.filter(|length| length.0 > 0).map(|length| format!("estimate:{length}")));
    tags.extend(block.allow.iter().filter_map(|id| known(Kind::Boundary, id)));
    tags
}

/// A tag by its sigil where it has one that can stand before this name, else by its word; quoted where it must be.
/// None where the name holds what a tag cannot.
pub(super) fn written_tag(kind: Kind, name: &str) -> Option<String> {
    let sigil = SIGILS.iter().find(|(_, tagged)| *tagged == kind).map(|(sigil, _)| sigil.to_string());
    let form = FORMS.iter().find(|(_, tagged)| *tagged == kind).map(|(form, _)| (*form).to_owned());
    let forms = sigil
        .into_iter()
        .chain(form)
        .flat_map(|prefix| [format!("{prefix}{name}"), format!("{prefix}\"{name}\"")]);
    forms.into_iter().find(|text| {
        let read = tokens::words(text);
        matches!(read.as_slice(), [word] if word.tag.as_ref().is_some_and(|tag| {
            tag.kind == kind && tag.name == name && (tag.quoted || !name.starts_with('-'))
        }))
    })
}
