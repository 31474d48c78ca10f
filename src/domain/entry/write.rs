//! From a block back to its line.

use chrono::NaiveDate;

use super::tags::{FIXED, Kind, Vocabulary};
use super::tokens::{self, FORMS, SIGILS, Word, is_sigil};
use super::when;
use crate::domain::block::Block;
use crate::domain::config::Clock;
use crate::domain::time::{DAY, Span, Time};

/// The line that reads back as the same block: its plan, its title and its tags. What an engagement brings anyhow
/// is not said again. What the grammar cannot say is left out: a reference that is not known, a span that ends
/// before it starts or that lies before the day's start.
pub fn line(block: &Block, vocabulary: &Vocabulary) -> String {
    let time = block.plan.and_then(|plan| written_span(plan, vocabulary.day_start));
    let title = written_title(&block.title, time.is_some(), vocabulary.day_start);
    let parts = time.into_iter().chain([title]).chain(tags(block, vocabulary));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The shortest form that is read as this very span, if there is one.
fn written_span(span: Span, day_start: Time) -> Option<String> {
    let plain = |time: Time| format!("{}:{:02}", time.minutes() / 60, time.minutes() % 60);
    let night = (span.end.minutes() > DAY)
        .then(|| format!("{}-{}", plain(span.start), span.end.short(Clock::Hours24)));
    let whole = format!("{}-{}", plain(span.start), plain(span.end));
    night.into_iter().chain([whole]).find(|text| when::span(text, day_start) == Ok(span))
}

fn written_title(title: &str, has_time: bool, day_start: Time) -> String {
    let title: String = tokens::kept(title).map(|(_, letter)| letter).collect();
    if title.is_empty() {
        return title;
    }
    let mut spaces = title.chars().filter(|letter| letter.is_whitespace());
    let mut written = String::with_capacity(title.len() + 4);
    let last = spaces.clone().count();
    let quote_first = !has_time && opens_with_time(&title, day_start);
    for (index, word) in title.split(char::is_whitespace).enumerate() {
        match word {
            // A space at either end stands only with something beyond it.
            "" if index == 0 || index == last => written.push_str("\"\""),
            word if index == 0 && quote_first => written.push_str(&quoted(word)),
            word => written.push_str(&written_word(word)),
        }
        written.extend(spaces.next());
    }
    written
}

/// Whether the head of a title would be read as a time, or refused as one. What *today* is makes no difference.
fn opens_with_time(title: &str, day_start: Time) -> bool {
    let words = tokens::words(title);
    let plain: Vec<&Word> = words.iter().filter(|word| word.tag.is_none()).collect();
    when::head(&plain, NaiveDate::default(), day_start).map_or(true, |head| head.words > 0)
}

fn written_word(word: &str) -> String {
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    let names = |letter: char| letter == '"' || letter.is_alphabetic();
    let escapes = |letter: char| letter == '"' || is_sigil(letter);
    match (first, second) {
        (Some('"'), _) => format!("\\{word}"),
        (Some(sigil), Some(next)) if is_sigil(sigil) && names(next) => format!("\\{word}"),
        (Some('\\'), Some(next)) if escapes(next) => quoted(word),
        _ if FORMS.iter().any(|(form, _)| has_prefix(word, form)) => quoted(word),
        _ => word.to_owned(),
    }
}

/// Whether a word goes on after a word form.
fn has_prefix(word: &str, form: &str) -> bool {
    word.len() > form.len() && word.get(..form.len()).is_some_and(|head| head.eq_ignore_ascii_case(form))
}

/// The word as text. Inside a word a quote is text already, so only what stands before the first needs quoting.
fn quoted(word: &str) -> String {
    let (head, rest) = word.split_at(word.find('"').unwrap_or(word.len()));
    format!("\"{head}\"{rest}")
}

fn tags(block: &Block, vocabulary: &Vocabulary) -> Vec<String> {
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
