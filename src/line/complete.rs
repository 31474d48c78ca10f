//! What could stand where a tag is being typed.

use std::ops::Range;

use super::fold::fold;
use super::tags::{Kind, Vocabulary};
use super::tokens;
use super::write::{tags, written_tag};
use super::{Entry, Lists, Tags};
use crate::domain::block::Block;
use crate::domain::id::of_words;

/// What could stand in a place of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The bytes that a candidate replaces.
    pub range: Range<usize>,
    /// The sigil, or the word with its colon, as typed.
    pub sigil: String,
    /// Those that begin with what is typed first, then those that hold it, last a new one of that name.
    pub candidates: Vec<Candidate>,
}

/// One that could stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What is put in the place, the sigil included.
    pub insert: String,
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Whether there is none of that name yet, so that taking it makes one.
    pub is_new: bool,
}

/// The tags of the last block with this title, to follow a title that has none yet. None where there is no such block, or
/// the line has tags of its own. `blocks` go from the latest to the earliest.
pub fn tags_of_last_time<'a>(
    text: &str,
    entry: &Entry,
    blocks: impl IntoIterator<Item = &'a Block>,
    vocabulary: &Vocabulary,
) -> Option<Completion> {
    if entry.title.is_empty() || entry.tags != Tags::default() || entry.away != Lists::default() {
        return None;
    }
    let title = fold(&entry.title);
    let insert = blocks.into_iter().filter(|block| fold(&block.title) == title).find_map(|block| {
        // What held for that one time is not said again.
        let again = Block {
            fixed: false,
            milestone: false,
            due: None,
            promise: None,
            estimate: None,
            allow: Vec::new(),
            ..block.clone()
        };
        Some(tags(&again, vocabulary).join(" ")).filter(|tags| !tags.is_empty())
    })?;
    let insert = if text.ends_with(char::is_whitespace) { insert } else { format!(" {insert}") };
    let candidate = Candidate {
        insert,
        id: String::new(),
        name: "as last time".to_owned(),
        kind: Kind::Mark,
        is_new: false,
    };
    Some(Completion { range: text.len()..text.len(), sigil: String::new(), candidates: vec![candidate] })
}

/// What could be meant by the tag that is being typed at the cursor, a byte of the text. None where none is, or
/// where nothing fits.
pub fn completions(text: &str, cursor: usize, vocabulary: &Vocabulary) -> Option<Completion> {
    let before = text.get(..cursor)?;
    let (range, kind, sigil, name) = tag_at(text, before)?;
    let typed = fold(name);
    let fits = |word: &str| fold(word).find(&typed).map(|at| usize::from(at > 0));
    let mut found: Vec<(usize, Candidate)> = vocabulary
        .of(kind)
        .filter(|term| !term.archived)
        .filter_map(|term| {
            let rank = fits(&term.id).into_iter().chain(fits(&term.name)).min()?;
            let insert = inserted(sigil, kind, &term.id)?;
            let (id, name) = (term.id.clone(), term.name.clone());
            Some((rank, Candidate { insert, id, name, kind, is_new: false }))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    let mut candidates: Vec<Candidate> = found.into_iter().map(|(_, candidate)| candidate).collect();
    candidates.extend(new_one(kind, name, vocabulary));
    (!candidates.is_empty()).then(|| Completion { range, sigil: sigil.to_owned(), candidates })
}

/// A value or an engagement of a name that none has yet.
fn new_one(kind: Kind, name: &str, vocabulary: &Vocabulary) -> Option<Candidate> {
    let name = name.trim();
    let can_be_made = matches!(kind, Kind::Value | Kind::Engagement) && vocabulary.knows(kind);
    if !can_be_made || name.is_empty() || name.starts_with('-') || vocabulary.id(kind, name).is_some() {
        return None;
    }
    let id = of_words(&fold(name), |id| vocabulary.id(kind, id).is_some());
    let mut letters = name.chars();
    let first: String = letters.next()?.to_uppercase().collect();
    let name = first + letters.as_str();
    Some(Candidate { insert: written_tag(kind, &id)?, id, name, kind, is_new: true })
}

/// The word that was typed stays where the id can follow it as it is.
fn inserted(sigil: &str, kind: Kind, id: &str) -> Option<String> {
    let plain = format!("{sigil}{id}");
    if reads_as(&plain, id) { Some(plain) } else { written_tag(kind, id) }
}

fn reads_as(text: &str, name: &str) -> bool {
    matches!(tokens::words(text).as_slice(), [word] if word.tag.as_ref().is_some_and(|tag| tag.name == name))
}

/// The tag that the cursor stands in or at the end of: what a candidate replaces, and what is typed of it.
fn tag_at<'a>(text: &str, before: &'a str) -> Option<(Range<usize>, Kind, &'a str, &'a str)> {
    let cursor = before.len();
    let words = tokens::words(text);
    let word = words.iter().find(|word| word.range.start < cursor && cursor <= word.range.end);
    match word {
        Some(word) if word.tag.is_some() => {
            let (kind, sigil, typed) = tokens::beginning(&before[word.range.start..])?;
            Some((word.range.clone(), kind, sigil, typed.trim_end_matches('"')))
        }
        Some(word) if word.literal => None,
        // A prefix with nothing behind it yet, or the name in a quote that is still open.
        _ => {
            let open = before.rfind('"');
            let starts = [word.map(|word| word.range.start), open.map(|quote| word_start(before, quote))];
            starts.into_iter().flatten().find_map(|start| {
                let (kind, sigil, typed) = tokens::beginning(&before[start..])?;
                let is_open = before[start + sigil.len()..].starts_with('"');
                let holds = if is_open { !typed.contains('"') } else { !typed.contains(char::is_whitespace) };
                holds.then_some((start..cursor, kind, sigil, typed))
            })
        }
    }
}

fn word_start(text: &str, at: usize) -> usize {
    let mut spaces = text[..at].char_indices().filter(|(_, letter)| letter.is_whitespace());
    spaces.next_back().map_or(0, |(space, letter)| space + letter.len_utf8())
}
