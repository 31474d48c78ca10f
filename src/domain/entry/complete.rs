//! What could stand where a tag is being typed.

use std::ops::Range;

use super::fold::fold;
use super::tags::{Kind, Vocabulary};
use super::tokens;
use super::write::written_tag;

/// What could stand in a place of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The bytes that a candidate replaces.
    pub range: Range<usize>,
    /// The sigil, or the word with its colon, as typed.
    pub sigil: String,
    /// Those that begin with what is typed first, then those that hold it.
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
}

/// What could be meant by the tag that is being typed at the cursor, a byte of the text. None where none is, or
/// where nothing fits.
pub fn completions(text: &str, cursor: usize, vocabulary: &Vocabulary) -> Option<Completion> {
    let before = text.get(..cursor)?;
    let (range, kind, sigil, typed) = tag_at(text, before)?;
    let typed = fold(typed);
    let fits = |word: &str| fold(word).find(&typed).map(|at| usize::from(at > 0));
    let mut found: Vec<(usize, Candidate)> = vocabulary
        .of(kind)
        .filter(|term| !term.archived)
        .filter_map(|term| {
            let rank = fits(&term.id).into_iter().chain(fits(&term.name)).min()?;
            let insert = inserted(sigil, kind, &term.id)?;
            Some((rank, Candidate { insert, id: term.id.clone(), name: term.name.clone(), kind }))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    let candidates: Vec<Candidate> = found.into_iter().map(|(_, candidate)| candidate).collect();
    (!candidates.is_empty()).then(|| Completion { range, sigil: sigil.to_owned(), candidates })
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
