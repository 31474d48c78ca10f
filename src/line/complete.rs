//! Completion of the tag that is being typed.

use std::ops::Range;

use super::fields::{FIELDS, TagField};
use super::prefix::Prefix;
use super::vocabulary::Vocabulary;
use super::write::{tags, written_tag};
use super::{ParsedEntry, tokens};
use crate::domain::Block;
use crate::domain::fold::fold;
use crate::domain::id::of_words;

/// The candidates for a place of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the line that a candidate replaces.
    pub range: Range<usize>,
    /// The prefix of the tag as it was typed, such as `#` or `value:`. Empty where no tag was begun.
    pub sigil: String,
    /// The candidates. Those that begin with the typed letters come first, then those that contain them, then a new
    /// record with that name.
    pub candidates: Vec<TagCandidate>,
}

/// One candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagCandidate {
    /// The text that replaces the range, prefix included.
    pub insert: String,
    /// The id of the record that the tag names. Empty for several tags at once.
    pub id: String,
    /// Its name, as people read it.
    pub name: String,
    /// The key of the block's field in files, such as `engagement` or `values`. Empty for several tags at once.
    pub field: &'static str,
    /// Whether nothing has that name yet. Choosing the candidate then adds a record.
    pub is_new: bool,
}

/// Returns the tags that the last block with this title had, as one candidate at the end of the line. `blocks` go
/// from the latest to the earliest. None where no block with tags has the title, or where the line has tags already.
pub fn tags_of_last_time<'a>(
    text: &str,
    entry: &ParsedEntry,
    blocks: impl IntoIterator<Item = &'a Block>,
    vocabulary: &Vocabulary,
) -> Option<Completion> {
    if entry.title.is_empty() || entry.tags != Block::default() || entry.away != Block::default() {
        return None;
    }
    let title = fold(&entry.title);
    let insert = blocks.into_iter().filter(|block| fold(&block.title) == title).find_map(|block| {
        let mut again = block.clone();
        // Tags that belong to one time only are not offered again.
        FIELDS.iter().filter(|field| !field.is_lasting).for_each(|field| field.clear(&mut again));
        Some(tags(&again, vocabulary).join(" ")).filter(|tags| !tags.is_empty())
    })?;
    let insert = if text.ends_with(char::is_whitespace) { insert } else { format!(" {insert}") };
    let (id, name) = (String::new(), "as last time".to_owned());
    let candidate = TagCandidate { insert, id, name, field: "", is_new: false };
    Some(Completion { range: text.len()..text.len(), sigil: String::new(), candidates: vec![candidate] })
}

/// Returns the candidates for the tag at the cursor, a byte index into the text. None where no tag is being typed, or
/// where nothing matches.
///
/// ```
/// use aplomb::domain::{Ledger, Profile};
/// use aplomb::line::{Vocabulary, completions};
///
/// let vocabulary = Vocabulary::new(&Profile::default(), &Ledger::default());
/// let found = completions("Walk %mi", 8, &vocabulary).unwrap();
/// assert_eq!(found.range, 5..8);
/// let inserts: Vec<&str> = found.candidates.iter().map(|one| one.insert.as_str()).collect();
/// assert_eq!(inserts, ["%mine", "%milestone"]);
/// assert_eq!(completions("Walk", 4, &vocabulary), None);
/// ```
pub fn completions(text: &str, cursor: usize, vocabulary: &Vocabulary) -> Option<Completion> {
    let before = text.get(..cursor)?;
    let (range, prefix, sigil, name) = tag_at(text, before)?;
    let typed = fold(name);
    let fits = |word: &str| fold(word).find(&typed).map(|at| usize::from(at > 0));
    let mut found: Vec<(usize, TagCandidate)> = vocabulary
        .of(prefix)
        .filter(|(_, term)| !term.archived)
        .filter_map(|(field, term)| {
            let rank = fits(&term.id).into_iter().chain(fits(&term.name)).min()?;
            let insert = inserted(sigil, field, &term.id)?;
            let (id, name) = (term.id.clone(), term.name.clone());
            Some((rank, TagCandidate { insert, id, name, field: field.key, is_new: false }))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    let mut candidates: Vec<TagCandidate> = found.into_iter().map(|(_, candidate)| candidate).collect();
    candidates.extend(new_record(prefix, name, vocabulary));
    (!candidates.is_empty()).then(|| Completion { range, sigil: sigil.to_owned(), candidates })
}

/// Returns a candidate that adds a record with a name that no record has. None where such a tag can't add one, or
/// where its file can't be read.
fn new_record(prefix: Prefix, name: &str, vocabulary: &Vocabulary) -> Option<TagCandidate> {
    let (field, name) = (prefix.field, name.trim());
    let can_be_made = field.makes_records && vocabulary.unread(prefix).is_none();
    if !can_be_made || name.is_empty() || name.starts_with('-') || vocabulary.meant(prefix, name).is_some() {
        return None;
    }
    let id = of_words(&fold(name), |id| vocabulary.meant(prefix, id).is_some());
    let mut letters = name.chars();
    let first: String = letters.next()?.to_uppercase().collect();
    let name = first + letters.as_str();
    Some(TagCandidate { insert: written_tag(field, &id)?, id, name, field: field.key, is_new: true })
}

/// Returns the tag for an id, with the typed prefix unless the id can't follow that.
fn inserted(sigil: &str, field: &TagField, id: &str) -> Option<String> {
    let plain = format!("{sigil}{id}");
    if reads_as(&plain, id) { Some(plain) } else { written_tag(field, id) }
}

fn reads_as(text: &str, name: &str) -> bool {
    matches!(tokens::words(text).as_slice(), [word] if word.tag.as_ref().is_some_and(|tag| tag.name == name))
}

/// Returns the tag at the cursor: the bytes that a candidate replaces, the prefix, the prefix as it was typed, and
/// the text after it. `before` is the text before the cursor.
fn tag_at<'a>(text: &str, before: &'a str) -> Option<(Range<usize>, Prefix, &'a str, &'a str)> {
    let cursor = before.len();
    let words = tokens::words(text);
    let word = words.iter().find(|word| word.range.start < cursor && cursor <= word.range.end);
    match word {
        Some(word) if word.tag.is_some() => {
            let (prefix, sigil, typed) = tokens::beginning(before.get(word.range.start..)?)?;
            Some((word.range.clone(), prefix, sigil, typed.trim_end_matches('"')))
        }
        Some(word) if word.literal => None,
        // A prefix without text yet, or a name in an open quote.
        _ => {
            let open = before.rfind('"').map(|quote| word_start(before, quote));
            let starts = [word.map(|word| word.range.start), open];
            starts.into_iter().flatten().find_map(|start| {
                let begun = before.get(start..)?;
                let (prefix, sigil, typed) = tokens::beginning(begun)?;
                let is_open = begun.get(sigil.len()..).is_some_and(|name| name.starts_with('"'));
                let is_whole =
                    if is_open { !typed.contains('"') } else { !typed.contains(char::is_whitespace) };
                is_whole.then_some((start..cursor, prefix, sigil, typed))
            })
        }
    }
}

/// Returns the byte at which the word around a byte of the text begins.
fn word_start(text: &str, at: usize) -> usize {
    let spaces =
        text.char_indices().take_while(|(start, _)| *start < at).filter(|(_, letter)| letter.is_whitespace());
    spaces.last().map_or(0, |(space, letter)| space + letter.len_utf8())
}
