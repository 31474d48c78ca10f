//! Ids: new ones, the forms that they have, and the known id that is nearest to an unknown one.

use super::fold::fold;
use super::hash::fnv1a;

/// The digits of Crockford's base 32, which leaves out i, l, o and u.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// The length of a block's id.
const LENGTH: usize = 5;

/// The source of new block ids. It has a seed and no counter. From one seed the first free id is always the same, so
/// code that makes several blocks must say which ids are in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdSource {
    /// The seed. Two runs that may write to the same day need different ones.
    pub seed: u64,
}

impl IdSource {
    /// Returns a new block id: the first in the seed's series of ids that is not in use.
    ///
    /// ```
    /// use aplomb::domain::IdSource;
    /// use aplomb::domain::id::is_block_id;
    ///
    /// let source = IdSource { seed: 7 };
    /// let first = source.block(|_| false);
    /// assert!(is_block_id(&first));
    /// assert_eq!(source.block(|_| false), first);
    /// assert_ne!(source.block(|id| id == first), first);
    /// ```
    pub fn block(self, in_use: impl Fn(&str) -> bool) -> String {
        draw(|round| format!("{} {round}", self.seed), in_use)
    }
}

/// Returns the id of an entry that was written without one. It is made from the date, title and span, so it is the same
/// whenever the entry is read.
pub fn derived(date: &str, title: &str, span: &str, in_use: impl Fn(&str) -> bool) -> String {
    draw(|round| format!("{date}\n{title}\n{span}\n{round}"), in_use)
}

/// Returns an id made of a name, for records that people tag by hand: `family-and-friends`. Accents are left out. Where
/// it is in use it gets a number: `family-and-friends-2`.
pub fn of_words(words: &str, in_use: impl Fn(&str) -> bool) -> String {
    let letters: String = fold(words)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .skip_while(|c| !c.is_ascii_alphabetic())
        .collect();
    let parts: Vec<&str> = letters.split('-').filter(|part| !part.is_empty()).collect();
    let slug: String = parts.join("-").chars().take(36).collect();
    let slug = if slug.is_empty() { "x".to_owned() } else { slug.trim_end_matches('-').to_owned() };
    if !in_use(&slug) {
        return slug;
    }
    (2..).map(|count| format!("{slug}-{count}")).find(|id| !in_use(id)).unwrap_or_default()
}

/// Returns the first id of a series that has a digit and is not in use. The id of each round is a hash of its text
/// from `seed`.
fn draw(seed: impl Fn(u64) -> String, in_use: impl Fn(&str) -> bool) -> String {
    (0..)
        .map(|round| {
            let bits = hash(&seed(round));
            let letters =
                (0..LENGTH).filter_map(|place| ALPHABET.get((bits >> (place * 5) & 31) as usize).copied());
            letters.map(char::from).collect::<String>()
        })
        .find(|id| is_block_id(id) && !in_use(id))
        .unwrap_or_default()
}

/// Returns the FNV-1a hash of a text, mixed by the last steps of splitmix64 so that each of its bits depends on the
/// whole text.
fn hash(text: &str) -> u64 {
    let fnv = fnv1a(text.as_bytes());
    let stirred = (fnv ^ (fnv >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let stirred = (stirred ^ (stirred >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    stirred ^ (stirred >> 31)
}

/// Returns whether a word has the form of a block id: five base-32 characters, at least one of them a digit.
pub fn is_block_id(word: &str) -> bool {
    word.len() == LENGTH
        && word.bytes().all(|byte| ALPHABET.contains(&byte))
        && word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Returns whether a word can be an id: 1 to 40 ASCII letters, digits, `-` and `_`.
pub fn is_id(word: &str) -> bool {
    (1..=40).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

/// Returns the known id that is nearest to an unknown one. None: no id begins with it, or differs from it in at most
/// a third of its letters (of a short one, in at most one letter).
pub fn nearest<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let unknown = unknown.to_lowercase();
    let allowed = (unknown.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|id| (strsim::osa_distance(&unknown, &id.to_lowercase()), id))
        .filter(|(steps, id)| *steps <= allowed || id.to_lowercase().starts_with(&unknown))
        .min_by_key(|(steps, _)| *steps)
        .map(|(_, id)| id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawn_ids_have_the_form_and_are_free() {
        let first = IdSource { seed: 7 }.block(|_| false);
        assert!(is_block_id(&first), "{first}");
        assert_ne!(IdSource { seed: 7 }.block(|id| id == first), first);
    }

    #[test]
    fn a_derived_id_is_the_same_whenever_it_is_read() {
        let id = || derived("2026-01-18", "Walk", "09:00-10:00", |_| false);
        assert_eq!(id(), id());
        assert!(is_block_id(&id()));
    }

    #[test]
    fn an_id_of_words_can_be_typed_as_a_tag() {
        assert_eq!(of_words("Family and friends", |_| false), "family-and-friends");
        assert_eq!(of_words("3 × 家", |_| false), "x");
        assert_eq!(of_words("Work!", |id| id == "work"), "work-2");
        assert!(is_id(&of_words(&"long words ".repeat(9), |_| false)));
    }

    #[test]
    fn words_are_told_from_ids() {
        assert!(is_block_id("k3f9x") && is_block_id("00000"));
        for word in ["crafty", "hello", "k3f9", "k3f9xx", "K3F9X", "k3f9o", "k3f9-", ""] {
            assert!(!is_block_id(word), "{word}");
        }
    }

    #[test]
    fn the_nearest_id_is_one_that_could_have_been_meant() {
        let known = ["craft", "family", "health"];
        assert_eq!(nearest("crfat", known), Some("craft"));
        assert_eq!(nearest("Famly", known), Some("family"));
        assert_eq!(nearest("heal", known), Some("health"));
        assert_eq!(nearest("money", known), None);
        assert_eq!(nearest("", []), None);
    }
}
