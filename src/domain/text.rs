//! Text on its way to a terminal. All text from files goes through [`clean`], which takes out what would move the
//! cursor, change colours, turn the direction of writing or be invisible. Widths are counted in columns, grapheme by
//! grapheme.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The mark at the end of a text that was cut.
const ELLIPSIS: &str = "…";
const JOINER: char = '\u{200d}';

/// Returns the text without control, bidi and invisible format characters. A tab or a newline becomes a space.
///
/// ```
/// use aplomb::domain::text::clean;
///
/// assert_eq!(clean("\u{1b}[31mred\u{1b}[0m\ttext"), "[31mred[0m text");
/// ```
pub fn clean(text: &str) -> Cow<'_, str> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
    if is_plain || text.chars().all(|letter| letter != JOINER && !is_hidden(letter)) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut letters =
        text.chars().filter(|letter| matches!(letter, '\t' | '\n') || !is_hidden(*letter)).peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\t' | '\n' => cleaned.push(' '),
            JOINER => {
                if cleaned.chars().next_back().is_some_and(joins)
                    && letters.peek().copied().is_some_and(joins)
                {
                    cleaned.push(JOINER);
                }
            }
            letter => cleaned.push(letter),
        }
    }
    Cow::Owned(cleaned)
}

/// Returns whether a joiner beside a letter can have a meaning. Joiners build emoji, and letters of some scripts.
fn joins(letter: char) -> bool {
    !letter.is_ascii() && !letter.is_whitespace() && letter != JOINER
}

/// Returns whether a character would steer a terminal, turn the direction of writing or be invisible. [`clean`] takes
/// it out. Tabs and newlines are such characters too.
pub fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || u32::from(letter) & 0xfffe == 0xfffe // the last two code points of a plane stand for no character
        || matches!(
            letter,
            '\u{ad}' // soft hyphen
                | '\u{61c}' | '\u{200e}' | '\u{200f}' // marks of direction
                | '\u{180e}' | '\u{200b}' | '\u{feff}' // spaces without a width
                | '\u{2028}'..='\u{202e}' // separators of lines and paragraphs, embeddings of direction
                | '\u{2060}'..='\u{206f}' // joiners, invisible operators, isolates of direction
                | '\u{fff9}'..='\u{fffb}' // annotations
                | '\u{fdd0}'..='\u{fdef}' // code points that stand for no character
                | '\u{e0000}'..='\u{e007f}' // tags
        )
}

/// The most characters of a typed line.
pub const LONGEST: usize = 2000;

/// Returns the beginning of a text that fits into a line which has `taken` characters already, cut between graphemes.
pub fn that_fits(text: &str, taken: usize) -> &str {
    let room = LONGEST.saturating_sub(taken);
    let Some((limit, _)) = text.char_indices().nth(room) else { return text };
    let mut ends = text.grapheme_indices(true).map(|(at, grapheme)| at + grapheme.len());
    let end = ends.by_ref().take_while(|end| *end <= limit).last();
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

/// Returns the columns that a text takes once it is clean.
pub fn width(text: &str) -> usize {
    columns(&clean(text))
}

fn columns(cleaned: &str) -> usize {
    if cleaned.is_ascii() {
        return cleaned.len();
    }
    cleaned.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Returns the text, clean, in at most so many columns. A longer text is cut between graphemes and ends with `…`.
pub fn fit(text: &str, columns: usize) -> String {
    let cleaned = clean(text);
    if self::columns(&cleaned) <= columns {
        return cleaned.into_owned();
    }
    if columns == 0 {
        return String::new();
    }
    let mut end = 0;
    let mut taken = 0;
    for (at, grapheme) in cleaned.grapheme_indices(true) {
        taken += grapheme.width();
        if taken > columns - 1 {
            break;
        }
        end = at + grapheme.len();
    }
    format!("{}{ELLIPSIS}", &cleaned[..end])
}

/// Returns the text with a space in place of each hidden character ([`is_hidden`]). All others keep their place.
pub fn blank_hidden(text: &str) -> String {
    text.chars().map(|letter| if is_hidden(letter) { ' ' } else { letter }).collect()
}

/// Returns the text, clean, in lines of at most so many columns, broken at spaces. A longer word is broken between
/// graphemes. A grapheme that is wider than that has a line of its own.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    if columns == 0 {
        return lines;
    }
    // Each word is measured once: a text may be long.
    let (mut line, mut taken) = (String::new(), 0);
    for word in clean(text).split_whitespace() {
        let needed = self::columns(word);
        if !line.is_empty() && taken + 1 + needed > columns {
            lines.push(std::mem::take(&mut line));
            taken = 0;
        } else if !line.is_empty() {
            line.push(' ');
            taken += 1;
        }
        if needed <= columns {
            line.push_str(word);
            taken += needed;
            continue;
        }
        for grapheme in word.graphemes(true) {
            if !line.is_empty() && taken + grapheme.width() > columns {
                lines.push(std::mem::take(&mut line));
                taken = 0;
            }
            line.push_str(grapheme);
            taken += grapheme.width();
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Returns the text, clean and left-aligned, in exactly so many columns. A longer text is cut as by [`fit`].
pub fn pad(text: &str, columns: usize) -> String {
    let mut fitted = fit(text, columns);
    fitted.push_str(&blank(&fitted, columns));
    fitted
}

/// Returns the text, clean and right-aligned, in exactly so many columns. A longer text is cut as by [`fit`].
pub fn pad_left(text: &str, columns: usize) -> String {
    let fitted = fit(text, columns);
    blank(&fitted, columns) + &fitted
}

fn blank(fitted: &str, columns: usize) -> String {
    " ".repeat(columns.saturating_sub(self::columns(fitted)))
}

/// Returns words as a sentence: with a capital letter and a full stop. Names of files and quoted text at the start
/// stay as they are.
///
/// ```
/// use aplomb::domain::text::as_sentence;
///
/// assert_eq!(as_sentence("no value 'x'"), "No value 'x'.");
/// assert_eq!(as_sentence("'9:75' is not a time."), "'9:75' is not a time.");
/// assert_eq!(as_sentence("life.toml is empty"), "life.toml is empty.");
/// ```
pub fn as_sentence(words: &str) -> String {
    let first = words.split(' ').next().unwrap_or_default();
    let mut letters = words.chars();
    let sentence = match letters.next() {
        Some(letter) if first.chars().all(|one| one.is_lowercase() || one == '\'') => {
            letter.to_uppercase().chain(letters).collect()
        }
        _ => words.to_owned(),
    };
    let is_open = |last: char| last.is_alphanumeric() || matches!(last, '\'' | '"' | ')' | ']');
    if sentence.ends_with(is_open) { sentence + "." } else { sentence }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_steer_a_terminal_does_not_reach_it() {
        for (text, expected) in [
            ("Pricing page", "Pricing page"),
            ("", ""),
            ("\u{1b}[31mred\u{1b}[0m", "[31mred[0m"),
            ("\u{1b}]0;title\u{7}", "]0;title"),
            ("\u{9b}31m \u{90}q\u{9c}", "31m q"),
            ("a\tb\nc\r\nd", "a b c d"),
            ("del\u{7f}ete\u{0}", "delete"),
            ("abc\u{202e}fed\u{202c}", "abcfed"),
            ("\u{2066}x\u{2069}\u{200e}\u{200f}\u{61c}", "x"),
            ("zero\u{200b}width\u{feff} soft\u{ad}hyphen", "zerowidth softhyphen"),
            ("one\u{2028}two\u{2029}three", "onetwothree"),
            ("tag\u{e0041}\u{e007f}s", "tags"),
            ("join\u{200d}ed", "joined"),
            ("\u{200d}\u{200d}", ""),
            ("👩\u{200d}👩\u{200d}👧 at home", "👩\u{200d}👩\u{200d}👧 at home"),
            ("👩\u{200d}", "👩"),
            ("❤\u{fe0f}", "❤\u{fe0f}"),
            ("क्\u{200d}ष", "क्\u{200d}ष"),
            ("مرحبا بالعالم", "مرحبا بالعالم"),
            ("e\u{301}te\u{301}", "e\u{301}te\u{301}"),
        ] {
            assert_eq!(clean(text), expected, "{text:?}");
        }
        assert!(matches!(clean("as it is"), Cow::Borrowed(_)));
    }

    #[test]
    fn widths_are_those_of_graphemes() {
        for (text, expected) in [
            ("", 0),
            ("abc", 3),
            ("日本語", 6),
            ("e\u{301}a", 2),
            ("👩\u{200d}👩\u{200d}👧\u{200d}👦", 2),
            ("🇵🇹🇧🇷", 4),
            ("مرحبا", 5),
            ("\u{1b}[1m", 3),
            ("ｆｕｌｌ", 8),
            ("◆ ✓", 3),
        ] {
            assert_eq!(width(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_cut_lies_between_graphemes_and_shows() {
        for (text, columns, expected) in [
            ("Pricing page", 12, "Pricing page"),
            ("Pricing page", 8, "Pricing…"),
            ("Pricing page", 1, "…"),
            ("Pricing page", 0, ""),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("日本語", 2, "…"),
            ("ab👩\u{200d}👩\u{200d}👧cd", 4, "ab…"),
            ("ab👩\u{200d}👩\u{200d}👧cd", 5, "ab👩\u{200d}👩\u{200d}👧…"),
            ("🇵🇹🇧🇷🇫🇷", 5, "🇵🇹🇧🇷…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("a\u{1b}[0mb", 5, "a[0mb"),
        ] {
            assert_eq!(fit(text, columns), expected, "{text:?} in {columns}");
        }
        assert_eq!(pad("日本語", 4), "日… ");
        assert_eq!(pad("ab", 4), "ab  ");
        assert_eq!(pad_left("ab", 4), "  ab");
        assert_eq!(pad_left("日本語", 4), " 日…");
    }

    #[test]
    fn what_fits_a_line_ends_between_graphemes() {
        let family = "👩\u{200d}👩\u{200d}👧";
        for (text, taken, expected) in [
            ("Call Mum", 0, "Call Mum"),
            ("Call Mum", LONGEST - 8, "Call Mum"),
            ("Call Mum", LONGEST - 4, "Call"),
            ("Call Mum", LONGEST, ""),
            ("Call Mum", LONGEST + 70, ""),
            (family, LONGEST - 5, family),
            (family, LONGEST - 4, ""),
            ("ae\u{301}", LONGEST - 2, "a"),
        ] {
            assert_eq!(that_fits(text, taken), expected, "{text:?} after {taken}");
        }
    }

    #[test]
    fn what_is_wrapped_is_clean() {
        assert_eq!(
            wrap("Sp\u{1b}]0;x\u{7}ring\tof\u{9b}1m 2026\u{202e}", 8),
            ["Sp]0;xri", "ng of1m", "2026"]
        );
        assert_eq!(wrap("\u{1b}\u{9b}", 8), [""; 0]);
    }

    #[test]
    fn a_grapheme_wider_than_the_line_has_a_line_of_its_own() {
        assert_eq!(wrap("日本 a", 1), ["日", "本", "a"]);
        assert_eq!(wrap("a👩\u{200d}👧🇵🇹", 1), ["a", "👩\u{200d}👧", "🇵🇹"]);
        assert_eq!(wrap("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
    }

    /// Returns any text, often with pieces that are hard to measure.
    fn hard() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "a", " ", "é", "e\u{301}", "日", "👩", "\u{200d}", "👧", "🇵", "🇹", "\u{fe0f}", "\u{fe0e}", "ب",
            "\u{600}", "\u{1b}", "\t", "\u{202e}", "क", "\u{94d}", "ष", "1", "\u{20e3}", "🏽", "\u{200c}",
            "ﷺ", "각", "\u{1100}",
        ]);
        prop_oneof![prop::collection::vec(pieces, 0..12).prop_map(|all| all.concat()), any::<String>()]
    }

    proptest! {
        #[test]
        fn what_is_fitted_fits(text in hard(), columns in 0usize..20) {
            let fitted = fit(&text, columns);
            prop_assert!(width(&fitted) <= columns, "{fitted:?} takes {}", width(&fitted));
            prop_assert_eq!(width(&pad(&text, columns)), columns);
            prop_assert_eq!(width(&pad_left(&text, columns)), columns);
            prop_assert!(!fitted.chars().any(|letter| letter.is_control() || is_hidden(letter)));
            prop_assert_eq!(clean(&fitted), fitted.as_str());
        }

        #[test]
        fn what_is_wrapped_is_whole_and_fits(text in hard(), columns in 1usize..20) {
            let lines = wrap(&text, columns);
            for line in &lines {
                prop_assert!(!line.chars().any(is_hidden), "{:?}", line);
                let wide = line.graphemes(true).filter(|grapheme| grapheme.width() > 0).count();
                prop_assert!(width(line) <= columns || wide == 1, "{line:?} takes {}", width(line));
            }
            let cleaned = clean(&text);
            let words: Vec<&str> = cleaned.split_whitespace().collect();
            let joined = lines.join(" ");
            if words.iter().all(|word| width(word) <= columns) {
                prop_assert_eq!(joined.split_whitespace().collect::<Vec<_>>(), words.clone());
            }
            let graphemes = |word: &'_ str| -> Vec<String> { word.graphemes(true).map(str::to_owned).collect() };
            let whole: Vec<String> = words.into_iter().flat_map(graphemes).collect();
            let found: Vec<String> = joined.split_whitespace().flat_map(graphemes).collect();
            prop_assert_eq!(found, whole);
        }
    }
}
