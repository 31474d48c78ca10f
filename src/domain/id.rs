//! Ids: how blocks get one, and which known id an unknown one most likely meant.

use super::hash::fnv1a;

/// Crockford's base 32: no i, l, o, u.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters of a block's id.
const LENGTH: usize = 5;

/// Where new ids come from: a seed, and how many have been drawn from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdSource {
    /// Differs between any two runs that may write to the same day.
    pub seed: u64,
}

impl IdSource {
    /// A new block id that is not in use.
    pub fn block(self, in_use: impl Fn(&str) -> bool) -> String {
        draw(|round| format!("{} {round}", self.seed), in_use)
    }
}

/// The id of an entry that was written without one: the same whenever it is read, from its date, title and span.
pub fn derived(date: &str, title: &str, span: &str, in_use: impl Fn(&str) -> bool) -> String {
    draw(|round| format!("{date}\n{title}\n{span}\n{round}"), in_use)
}

/// An id made of a record's words, for what people tag by hand: `family-and-friends`.
pub fn of_words(words: &str, in_use: impl Fn(&str) -> bool) -> String {
    let letters: String = words
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
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

/// FNV-1a, stirred once more (the end of splitmix64): unlike the standard library's hash it is the same in every
/// version of every build.
fn hash(text: &str) -> u64 {
    let fnv = fnv1a(text.as_bytes());
    let stirred = (fnv ^ (fnv >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let stirred = (stirred ^ (stirred >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    stirred ^ (stirred >> 31)
}

/// Whether a word has the form of a block id: five base-32 characters with at least one digit.
pub fn is_block_id(word: &str) -> bool {
    word.len() == LENGTH
        && word.bytes().all(|byte| ALPHABET.contains(&byte))
        && word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a word can be an id: letters, digits, `-` and `_`, at most 40.
pub fn is_id(word: &str) -> bool {
    (1..=40).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

/// The known id nearest to an unknown one, if one is near enough to have been meant.
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
